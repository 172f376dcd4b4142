"""Rows of an XLSX table of any spelling, one after the other: a few at a time in memory, however large the sheet."""

from __future__ import annotations

from collections.abc import Iterator

from skp_batch.workbook.pengurai import PenguraiLembar
from skp_batch.workbook.scan import BukuMentah
from skp_batch.workbook.sel import Sel
from skp_batch.workbook.tabel_cepat import TANGGAL
from skp_batch.workbook.tabel_teks import Baris, teks_nilai
from skp_batch.workbook.teks_xml import lepas_excel


def lembar_hati(buku: BukuMentah, kolom_maks: int) -> Iterator[tuple[str, Iterator[Baris]]]:
    """Each sheet's name and its rows with content, as the file has them."""
    for info in buku.lembar.values():
        yield info.nama, _baris(buku, info.bagian, kolom_maks)


def _baris(buku: BukuMentah, bagian: str, kolom_maks: int) -> Iterator[Baris]:
    pengurai = PenguraiLembar(buku.teks_bersama, lepas_excel, buku.paket.batas.baris)
    for baris in pengurai.alirkan(buku.paket.alirkan(bagian)):
        for nomor, sel in baris:
            teks: list[str] = []
            angka: set[int] = set()
            for satu in sel:
                _taruh(buku, satu, kolom_maks, teks, angka)
            if teks:
                yield nomor, teks, angka


def _taruh(buku: BukuMentah, satu: Sel, kolom_maks: int, teks: list[str], angka: set[int]) -> None:
    kolom = satu.kolom - 1
    if kolom >= kolom_maks:
        return
    isi, bilangan = teks_nilai(satu.jenis, satu.teks, buku.jenis_format(satu.gaya) in TANGGAL, buku.sejak_1904)
    if isi:
        teks += [""] * (kolom + 1 - len(teks))
        teks[kolom] = isi
        if bilangan:
            angka.add(kolom)
