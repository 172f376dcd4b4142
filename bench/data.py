"""Workbooks for measuring: n units of 50 employees with about 1,400 rows each, about 150 KB a file.

A few are written by the template; the others are those with other NIPs, names of units and codes put into the shared
strings, so that 2,000 of them are made in minutes. Kept in bench/data/ and made again when the template gives others.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from skp_batch.contoh import BukuContoh, buat_skala
from skp_batch.workbook.template import tulis_buku

FOLDER = Path(__file__).parent / "data"
ASLI = 4
_PENANDA = "LENGKAP"


def siapkan(jumlah: int) -> Path:
    """The folder with `jumlah` workbooks."""
    folder = FOLDER / f"unit-{jumlah}"
    penanda, sidik = folder / _PENANDA, _sidik(jumlah)
    if penanda.is_file() and penanda.read_text() == sidik:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    buku = list(_semua(jumlah))
    for b in buku[:ASLI]:
        tulis_buku(_letak(folder, b), b.baris, cadangan=20)
    asli = buku[1:ASLI]  # the first unit is that of the head of all, whose rows are of another kind
    for i, b in enumerate(buku[ASLI:]):
        contoh = asli[i % len(asli)]
        _tiru(_letak(folder, contoh), _letak(folder, b), _padanan(contoh, b))
    penanda.write_text(sidik)
    return folder


def _sidik(jumlah: int) -> str:
    """Hash of the first workbook as the template makes it today: batches of two templates cannot be compared."""
    with tempfile.TemporaryDirectory() as sementara:
        contoh = Path(sementara, "contoh.xlsx")
        tulis_buku(contoh, next(_semua(jumlah)).baris, cadangan=20)
        return hashlib.sha256(contoh.read_bytes()).hexdigest()


def _letak(folder: Path, buku: BukuContoh) -> Path:
    return folder / Path(buku.nama_file).name


def _semua(jumlah: int) -> Iterator[BukuContoh]:
    yield from islice(buat_skala(jumlah), jumlah)


def _padanan(dari: BukuContoh, ke: BukuContoh) -> dict[bytes, bytes]:
    """Texts of one unit -> those of the other, for NIPs and what names the unit."""
    hasil: dict[bytes, bytes] = {}
    for lembar in ("UNIT", "PEGAWAI"):
        for a, b in zip(dari.baris[lembar], ke.baris[lembar], strict=True):
            for judul, nilai in a.items():
                lain = b[judul]
                if isinstance(nilai, str) and isinstance(lain, str) and nilai != lain:
                    hasil[nilai.encode()] = lain.encode()
    return hasil


def _tiru(asal: Path, tujuan: Path, padanan: Mapping[bytes, bytes]) -> None:
    kunci = sorted(padanan, key=len, reverse=True)
    pola = re.compile(rb"(?<=>)(" + b"|".join(map(re.escape, kunci)) + rb")(?=<)")
    with zipfile.ZipFile(asal) as masuk, zipfile.ZipFile(tujuan, "w", zipfile.ZIP_DEFLATED) as keluar:
        for info in masuk.infolist():
            isi = masuk.read(info)
            if info.filename == "xl/sharedStrings.xml":
                isi = pola.sub(lambda c: padanan[c[1]], isi)
            keluar.writestr(info, isi)
