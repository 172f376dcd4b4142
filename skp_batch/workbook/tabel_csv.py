"""Rows of a CSV of any program: its encoding and separator found, lines one at a time."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from itertools import chain

from skp_batch.workbook.tabel_teks import Baris

_PEMISAH = "|;\t,"
_AKHIR_GARIS = re.compile(r"\r\n|\r|\n")
_POTONGAN = 1 << 20
# csv refuses a cell of more than 131,072 characters; a line of 300 such is no table
_GARIS_TERPANJANG = 4 << 20


def baris_csv(data: bytes, kolom_maks: int) -> Iterator[Baris]:
    """Rows with content; csv.Error for what is no CSV."""
    garis = _garis(data)
    awal = []
    for satu in garis:
        awal.append(satu)
        if satu.strip():
            break
    pertama = awal[-1].rstrip("\r\n") if awal else ""
    if pertama.lower().startswith("sep=") and len(pertama.strip()) == 5:
        pemisah = pertama.strip()[4]  # Excel's own hint
    else:
        pemisah = max(_PEMISAH, key="".join(pertama.split('"')[::2]).count)
    if pemisah in '"\0':
        raise csv.Error(f"separator {pemisah!r}")
    pembaca = csv.reader(chain(awal, garis), delimiter=pemisah)
    for sel in pembaca:
        if any(sel) and not (pembaca.line_num <= 1 and sel[0].lower().startswith("sep")):
            yield pembaca.line_num, sel[:kolom_maks], ()


def _garis(data: bytes) -> Iterator[str]:
    """Lines with their ends: the text of the whole file would be up to four times its size."""
    sandi = _sandi(data)
    urai = codecs.getincrementaldecoder(sandi)("replace")
    sisa = ""
    for pos in range(0, len(data), _POTONGAN):
        akhir = pos + _POTONGAN >= len(data)
        teks = sisa + urai.decode(data[pos : pos + _POTONGAN], akhir)
        mulai = 0
        for cocok in _AKHIR_GARIS.finditer(teks):
            if cocok.end() == len(teks) and teks.endswith("\r") and not akhir:
                break  # its line feed may come with the next piece
            yield teks[mulai : cocok.end()]
            mulai = cocok.end()
        sisa = teks[mulai:]
        if len(sisa) > _GARIS_TERPANJANG:
            raise csv.Error("line too long")
    if sisa:
        yield sisa


def _sandi(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    urai = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        for pos in range(0, len(data), _POTONGAN):
            urai.decode(data[pos : pos + _POTONGAN], pos + _POTONGAN >= len(data))
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"
