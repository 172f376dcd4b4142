"""From a workbook and a seed to a mutant: one to three changes at the levels of archive, part, and meaning."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from bench.fuzz import lembar, xml
from bench.fuzz.nilai import NAMA_ENTRI
from bench.fuzz.paket import Arsip, Isi

T = TypeVar("T")
_LEMBAR = re.compile(r"xl/worksheets/[^/]+\.xml")


def mutasi(asal: Arsip, rng: random.Random) -> tuple[bytes, list[str]]:
    """The mutant's bytes and what was done."""
    arsip = asal.salin()
    for _ in range(rng.choice((1, 1, 1, 1, 2, 2, 3))):
        rng.choices((_di_lembar, _di_bagian, _khusus, _di_zip), (45, 25, 20, 10))[0](arsip, rng)
    data = arsip.tulis()
    if rng.random() < 0.03:
        data = _di_bita(data, arsip, rng)
    return data, arsip.jejak


def _berbobot(rng: random.Random, daftar: Sequence[tuple[T, int]]) -> T:
    return rng.choices([d[0] for d in daftar], [d[1] for d in daftar])[0]


def _terapkan(arsip: Arsip, ke: int, ubah: Callable[[random.Random, bytes], bytes | None], rng: random.Random) -> None:
    satu = arsip.isi[ke]
    baru = ubah(rng, satu.data)
    if baru is not None and len(baru) < 20_000_000:
        arsip.isi[ke] = replace(satu, data=baru)
        arsip.jejak.append(f"{ubah.__name__} {satu.nama[:60]}")


def _pilih(arsip: Arsip, rng: random.Random, pola: str) -> int | None:
    calon = [i for i, satu in enumerate(arsip.isi) if re.fullmatch(pola, satu.nama)]
    return rng.choice(calon) if calon else None


def _di_lembar(arsip: Arsip, rng: random.Random) -> None:
    ke = _pilih(arsip, rng, _LEMBAR.pattern)
    if ke is not None:
        _terapkan(arsip, ke, _berbobot(rng, lembar.DI_LEMBAR), rng)


def _di_bagian(arsip: Arsip, rng: random.Random) -> None:
    ke = _pilih(arsip, rng, r".*\.(xml|rels|vml)")
    if ke is not None:
        _terapkan(arsip, ke, _berbobot(rng, xml.SEMUA), rng)


_ISI_LAIN = r"xl/(?:comments.*|drawings/.*|styles\.xml|sharedStrings\.xml)"
_TEMPAT: tuple[tuple[str, Callable[[random.Random, bytes], bytes | None]], ...] = (
    (r"xl/workbook\.xml", lembar.nama_lembar),
    (r"xl/workbook\.xml", lembar.nama_terdefinisi),
    (r".*\.rels", lembar.relasi),
    (r".*\.rels", lembar.relasi),
    (r"\[Content_Types\]\.xml", lembar.jenis_isi),
    (r"xl/skpbatch/anotasi\.xml", lembar.catatan_kita),
    (_ISI_LAIN, xml.ubah_atribut),
    (_ISI_LAIN, xml.buang_elemen),
)


def _khusus(arsip: Arsip, rng: random.Random) -> None:
    pola, ubah = rng.choice(_TEMPAT)
    ke = _pilih(arsip, rng, pola)
    if ke is not None:
        _terapkan(arsip, ke, ubah, rng)


def _di_zip(arsip: Arsip, rng: random.Random) -> None:
    if len(arsip.isi) < 2:
        return
    i, j = rng.randrange(len(arsip.isi)), rng.randrange(len(arsip.isi))
    satu = arsip.isi[i]
    ragam = rng.randrange(16)
    arsip.jejak.append(f"zip {ragam} {satu.nama[:60]}")
    angka = rng.choice((0, 1, 100, 0x7FFFFFFF, 0xFFFFFFFF, len(satu.data) + 1, max(0, len(satu.data) - 1)))
    if ragam == 0:
        del arsip.isi[i]
    elif ragam == 1:
        arsip.isi.insert(j, satu)
    elif ragam == 2:
        arsip.isi[i] = replace(satu, nama=rng.choice(NAMA_ENTRI))
    elif ragam == 3:
        arsip.isi.insert(j, Isi(rng.choice(NAMA_ENTRI), satu.data))
    elif ragam == 4:
        arsip.isi[i], arsip.isi[j] = replace(satu, data=arsip.isi[j].data), replace(arsip.isi[j], data=satu.data)
    elif ragam == 5:
        arsip.isi[i] = replace(satu, metode=rng.choice((0, 0, 1, 9, 12, 14, 99)))
    elif ragam == 6:
        arsip.isi[i] = replace(satu, crc=angka)
    elif ragam == 7:
        arsip.isi[i] = replace(satu, terurai=angka)
    elif ragam == 8:
        arsip.isi[i] = replace(satu, termampat=angka)
    elif ragam == 9:
        arsip.isi[i] = replace(satu, posisi=angka)
    elif ragam == 10:
        arsip.isi[i] = replace(satu, bendera=rng.choice((1, 8, 9, 0x800, 0x2000, 0xFFFF)))
    elif ragam == 11:
        arsip.isi[i] = replace(satu, nama_lokal=rng.choice(NAMA_ENTRI))
    elif ragam == 12:
        arsip.depan, arsip.belakang, arsip.komentar = rng.choice(
            ((b"MZ" * 50, b"", b""), (b"", b"x" * 99, b""), (b"", b"", b"PK\5\6" * 9))
        )
    elif ragam == 13:
        arsip.jumlah = rng.choice((0, 1, 65_535, len(arsip.isi) - 1, len(arsip.isi) + 1))
    elif ragam == 14:
        arsip.isi.insert(j, Isi("xl/bom.xml", b" " * rng.choice((1_000_000, 20_000_000))))
    else:
        rng.shuffle(arsip.isi)


def _di_bita(data: bytes, arsip: Arsip, rng: random.Random) -> bytes:
    arsip.jejak.append("bita")
    ragam = rng.randrange(3)
    if ragam == 0:
        return data[: rng.randrange(len(data) + 1)]
    hasil = bytearray(data)
    for _ in range(rng.choice((1, 4, 40))):
        hasil[rng.randrange(len(hasil))] = rng.randrange(256)
    return bytes(hasil)
