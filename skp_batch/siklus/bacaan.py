"""Workbooks of units as this room needs them: bytes, typed sheets, and the SKPs joined from them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from skp_batch.aturan import muat_kebijakan
from skp_batch.checks.periksa import periksa_kumpulan
from skp_batch.checks.susunan import Susunan
from skp_batch.istilah import Menahan
from skp_batch.katalog import render
from skp_batch.model import Tinjauan, Unit
from skp_batch.workbook.batas import Batas, TidakTerbaca
from skp_batch.workbook.gate import buka_file
from skp_batch.workbook.isi import IsiBuku
from skp_batch.workbook.reader import baca_buku


class TidakDapatDipakai(Exception):
    """A workbook that this command cannot work with; the text is for the user."""


class BukuAtasan(TidakDapatDipakai):
    """A review workbook, which is no unit's: passed over where workbooks of units are looked for."""

    def __init__(self, pesan: str, tinjauan: Tinjauan) -> None:
        super().__init__(pesan)
        self.tinjauan = tinjauan


@dataclass(slots=True)
class BukuTerbaca:
    """A unit's workbook, read and checked."""

    nama: str
    data: bytes
    susunan: Susunan

    @property
    def isi(self) -> IsiBuku:
        return self.susunan.isi

    @property
    def unit(self) -> Unit:
        return self.isi.buku.unit


def baca_bytes(path: Path, nama: str, batas: Batas) -> bytes:
    """The file's bytes; TidakDapatDipakai with a sentence where it is none or too large."""
    try:
        return buka_file(path, batas)
    except TidakTerbaca as sebab:
        raise TidakDapatDipakai(f"{nama}: berkas terlalu besar atau bukan berkas biasa.") from sebab
    except OSError as galat:
        raise TidakDapatDipakai(f"{nama}: tidak dapat dibuka ({galat.strerror or galat}).") from galat


def baca_unit_skp(path: Path, nama: str, batas: Batas = Batas()) -> BukuTerbaca:  # noqa: B008 - frozen
    """A workbook whose sheets can be read and whose unit and period are known."""
    return susun_unit(baca_bytes(path, nama, batas), nama, batas)


def susun_unit(data: bytes, nama: str, batas: Batas = Batas()) -> BukuTerbaca:  # noqa: B008 - frozen
    """As baca_unit_skp, from bytes."""
    isi = baca_buku(data, nama, batas)
    if isi.buku.tinjauan is not None:
        periksa_kumpulan([isi], muat_kebijakan())
        raise BukuAtasan(f"{nama}: buku penilaian atasan, bukan buku kerja unit.", isi.buku.tinjauan)
    if not isi.buku.nama_lembar or not isi.utuh("PEGAWAI"):
        berat = [t for t in isi.buku.temuan if t.menahan is Menahan.BERKAS]
        alasan = render(berat[0]).pesan if berat else "lembar PEGAWAI tidak dapat dibaca."
        raise TidakDapatDipakai(f"{nama}: {alasan}")
    (susunan,) = periksa_kumpulan([isi], muat_kebijakan())
    if not isi.buku.unit.kode or isi.buku.unit.periode is None:
        raise TidakDapatDipakai(f"{nama}: Kode Unit, Tahun, atau periode di lembar UNIT belum terisi dengan benar.")
    return BukuTerbaca(nama, data, susunan)
