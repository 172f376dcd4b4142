"""The operator's small lists: capaian organisasi set one level up, and the units that must hand in."""

from __future__ import annotations

from pathlib import Path

from skp_batch.istilah import CAPAIAN_ORGANISASI, cocokkan
from skp_batch.workbook.tabel_masukan import baca_baris, kunci_tabel

_KODE, _CAPAIAN, _NAMA = kunci_tabel("kode_unit"), kunci_tabel("capaian"), kunci_tabel("nama_unit")


class MasukanLainSalah(Exception):
    """A list that cannot be used; the text is for the user."""


def baca_capaian(path: Path) -> dict[str, str]:
    """kode_unit -> capaian in its official spelling."""
    hasil: dict[str, str] = {}
    for baris in baca_baris(path, ("kode_unit", "capaian")):
        kode, tertulis = baris.isi.get(_KODE, ""), baris.isi.get(_CAPAIAN, "")
        if not kode and not tertulis:
            continue
        capaian = cocokkan(tertulis, CAPAIAN_ORGANISASI)
        if capaian is None or not kode:
            pilihan = ", ".join(CAPAIAN_ORGANISASI)
            raise MasukanLainSalah(
                f'Berkas "{path.name}" baris {baris.nomor}: kode_unit "{kode}" berisi capaian "{tertulis}". '
                f"Isi kolom kode_unit dan capaian; pilihan capaian: {pilihan}."
            )
        if hasil.setdefault(kode, capaian) != capaian:
            raise MasukanLainSalah(
                f'Berkas "{path.name}" baris {baris.nomor}: kode_unit "{kode}" disebut dua kali dengan capaian berbeda.'
            )
    if not hasil:
        raise MasukanLainSalah(f'Berkas "{path.name}" tidak berisi kolom kode_unit dan capaian.')
    return hasil


def baca_daftar_unit(path: Path) -> list[tuple[str, str]]:
    """(kode_unit, nama_unit) in the order of the list, each code once."""
    hasil: dict[str, str] = {}
    for baris in baca_baris(path, ("kode_unit", "nama_unit")):
        kode = baris.isi.get(_KODE, "")
        if kode:
            hasil.setdefault(kode, baris.isi.get(_NAMA, ""))
    if not hasil:
        raise MasukanLainSalah(f'Berkas "{path.name}" tidak berisi kolom kode_unit dan nama_unit.')
    return list(hasil.items())
