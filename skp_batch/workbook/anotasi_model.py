"""What the annotator is given: finished texts and values, no rule and no Excel detail."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

KESALAHAN = "KESALAHAN"
PERINGATAN = "PERINGATAN"
INFO = "INFO"
BERSIH = "BERSIH"
TINGKAT: tuple[str, ...] = (KESALAHAN, PERINGATAN, INFO)  # worst first

NAMA_HASIL = "HASIL PEMERIKSAAN"


class TidakDapatDianotasi(Exception):
    """The workbook cannot be patched without risk; `sebab` says why in plain Indonesian."""

    def __init__(self, sebab: str) -> None:
        super().__init__(sebab)
        self.sebab = sebab


@dataclass(frozen=True)
class Catatan:
    """All findings of one cell, one paragraph per finding; `tingkat` is the worst of them."""

    lembar: str
    baris: int
    kolom: int
    tingkat: str
    teks: tuple[str, ...]


class NilaiSistem(NamedTuple):
    """The value that a cell of a (sistem) column shows. `timpa`: also where the program wrote a constant."""

    lembar: str
    baris: int
    kolom: int
    nilai: str | Decimal | None
    timpa: bool = False


# What a NilaiSistem is, by place: to make thousands of them with names takes longer than to put them into the cells.
SelSistem = tuple[str, int, int, str | Decimal | None, bool]


@dataclass(frozen=True)
class BarisTemuan:
    """One finding as a row of the list on HASIL PEMERIKSAAN."""

    tingkat: str
    kode: str
    lembar: str
    sel: str
    kolom: str
    nip: str
    nama: str
    nilai: str
    pesan: str
    saran: str
    dasar: str
    menahan: str


class DariAtasan(NamedTuple):
    """What an atasan says about one SKP in his review workbook, and what came of it."""

    nip: str
    nama: str
    rating_hasil: str
    rating_perilaku: str
    akhir: str
    umpan_balik: str
    catatan: str
    berkas: str


@dataclass(frozen=True)
class HasilLembar:
    """The whole content of HASIL PEMERIKSAAN."""

    judul: str
    status: str
    tingkat_status: str
    identitas: tuple[tuple[str, str], ...]
    hitungan: tuple[tuple[str, int], ...]
    langkah_unit: tuple[str, ...]
    langkah_atasan: tuple[str, ...]
    per_pegawai: tuple[tuple[str, str, str, int, int, int], ...]
    per_lembar: tuple[tuple[str, int, int, int], ...]
    temuan: tuple[BarisTemuan, ...]
    dari_atasan: tuple[DariAtasan, ...] = ()
