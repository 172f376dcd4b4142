"""The Buku Kerja SKP as a whole: its sheets in the contract's order, and the sheets that the program makes."""

from __future__ import annotations

from skp_batch.istilah import kunci_judul
from skp_batch.schemas.kolom import Lembar
from skp_batch.schemas.pegawai import PEGAWAI
from skp_batch.schemas.pelaksanaan import HARIAN, PEMBINAAN, REALISASI
from skp_batch.schemas.penilaian import ANGKA_KREDIT, KEBERATAN, LAMPIRAN, PENILAIAN, PERILAKU
from skp_batch.schemas.rencana import PK, RHK, TARGET
from skp_batch.schemas.unit import UNIT

LEMBAR_BUKU: tuple[Lembar, ...] = (
    UNIT,
    PEGAWAI,
    RHK,
    TARGET,
    REALISASI,
    PENILAIAN,
    PERILAKU,
    LAMPIRAN,
    PK,
    HARIAN,
    PEMBINAAN,
    KEBERATAN,
    ANGKA_KREDIT,
)
MENURUT_NAMA: dict[str, Lembar] = {lembar.nama: lembar for lembar in LEMBAR_BUKU}

LEMBAR_HASIL = "HASIL PEMERIKSAAN"
LEMBAR_DAFTAR = "DAFTAR PILIHAN"
LEMBAR_RHK_PIMPINAN = "RHK PIMPINAN"
LEMBAR_ATASAN = "UNTUK ATASAN"
# Made by the program: never read, never S290.
LEMBAR_PROGRAM = ("PETUNJUK", LEMBAR_RHK_PIMPINAN, "RINGKASAN", LEMBAR_HASIL, LEMBAR_DAFTAR)
KOLOM_RHK_PIMPINAN = ("NIP", "Nama", "Jabatan", "No RHK", "Rencana Hasil Kerja", "Target", "Satuan", "Status SKP")

_KUNCI_NAMA = {kunci_judul(nama): lembar for nama, lembar in MENURUT_NAMA.items()}
_KUNCI_PROGRAM = frozenset(kunci_judul(nama) for nama in LEMBAR_PROGRAM)


def cari_lembar(nama: str) -> Lembar | None:
    """The contract's sheet that a tab name means, whatever its case and blanks."""
    return _KUNCI_NAMA.get(kunci_judul(nama))


def milik_program(nama: str) -> bool:
    return kunci_judul(nama) in _KUNCI_PROGRAM
