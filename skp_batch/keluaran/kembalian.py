"""The unit's own workbook back: annotated, or untouched with a .HASIL.xlsx beside it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from skp_batch.checks.periksa import NilaiSel
from skp_batch.keluaran.lembar_hasil import susun_catatan, susun_hasil
from skp_batch.keluaran.titipan import salin_utuh, tulis_utuh
from skp_batch.model import Buku
from skp_batch.temuan import Temuan
from skp_batch.workbook.annotator import anotasi, hasil_terpisah
from skp_batch.workbook.anotasi_model import DariAtasan, SelSistem, TidakDapatDianotasi
from skp_batch.workbook.batas import Batas, TidakTerbaca

FOLDER = "hasil-pemeriksaan"
_NAMA_TERPANJANG = 255  # bytes, on nearly every file system


@dataclass(frozen=True, slots=True)
class TugasKembali:
    """One file to return: its record, its findings in order, where it lies, the PENILAIAN system values, and what
    review workbooks say."""

    buku: Buku
    path: Path
    temuan: tuple[Temuan, ...]
    sistem: tuple[NilaiSel, ...] = ()
    dari_atasan: tuple[DariAtasan, ...] = ()


class MasukanBerubah(OSError):
    """The input is no longer what was checked."""

    def __init__(self) -> None:
        super().__init__("berkas berubah selagi diperiksa; tutup berkas itu lalu jalankan lagi")
        self.strerror = str(self)


def tulis_kembalian(
    tugas: TugasKembali, nilai: Sequence[NilaiSel], tujuan: Path, titipan: Path, batas: Batas
) -> dict[str, str]:
    """Write below `tujuan`/hasil-pemeriksaan, by way of `titipan`; the input is only read. Returns name and SHA-256 of
    each file that was made of the input's content."""
    sasaran = letak_kembalian(tujuan, tugas.buku)
    buku = tugas.buku
    if tugas.path.is_symlink():  # what it leads to is nobody's to hand back
        _tulis(_terpisah(tugas, sasaran, ""), titipan)
        return {}
    if not buku.sha256:  # refused for its size: copied without being taken into memory
        salin_utuh(tugas.path, sasaran, titipan)
        _tulis(_terpisah(tugas, sasaran, "berkas terlalu besar untuk dibuka"), titipan)
        return {}
    data = baca_tetap(tugas)
    if not buku.nama_lembar:  # not a readable workbook
        return _tulis({sasaran: data} | _terpisah(tugas, sasaran, ""), titipan)
    sistem = _nilai_sistem(buku, [*nilai, *tugas.sistem])
    hasil = susun_hasil(buku, tugas.temuan, tugas.dari_atasan)
    try:
        isi = anotasi(data, susun_catatan(buku, tugas.temuan), sistem, hasil, batas)
    except (TidakDapatDianotasi, TidakTerbaca) as galat:
        return _tulis({sasaran: data} | _terpisah(tugas, sasaran, galat.sebab), titipan)
    return _tulis({sasaran: isi}, titipan)


def salin_kembalian(tugas: TugasKembali, bukti: Mapping[str, str], lama: Path, tujuan: Path, titipan: Path) -> bool:
    """Take the files from a former KELUAR, `lama`, where they are still those of which `bukti` has the SHA-256."""
    asal, sasaran = letak_kembalian(lama, tugas.buku), letak_kembalian(tujuan, tugas.buku)
    isi: dict[Path, bytes] = {}
    for nama, sha256 in bukti.items():
        try:
            dari = asal.with_name(nama)
            byte = dari.read_bytes() if dari.is_file() and not dari.is_symlink() else b""
        except (OSError, ValueError):
            return False
        if hashlib.sha256(byte).hexdigest() != sha256:
            return False
        isi[sasaran.with_name(nama)] = byte
    baca_tetap(tugas)
    _tulis(isi, titipan)
    return True


def letak_kembalian(keluar: Path, buku: Buku) -> Path:
    return keluar / FOLDER / PurePosixPath(buku.berkas)


def baca_tetap(tugas: TugasKembali) -> bytes:
    """The input's bytes, which must be those that were checked."""
    data = tugas.path.read_bytes()
    if hashlib.sha256(data).hexdigest() != tugas.buku.sha256:
        raise MasukanBerubah
    return data


def _tulis(isi: Mapping[Path, bytes], titipan: Path) -> dict[str, str]:
    for path, byte in isi.items():
        tulis_utuh(path, byte, titipan)
    return {path.name: hashlib.sha256(byte).hexdigest() for path, byte in isi.items()}


def _terpisah(tugas: TugasKembali, sasaran: Path, sebab: str) -> dict[Path, bytes]:
    hasil = susun_hasil(tugas.buku, tugas.temuan, tugas.dari_atasan, tak_dianotasi=sebab)
    return {sasaran.with_name(_nama_hasil(sasaran.name)): hasil_terpisah(hasil)}


def _nama_hasil(nama: str) -> str:
    """The report's name beside the file's; a name that is nearly as long as the system allows is cut."""
    akhiran = ".HASIL.xlsx"
    return os.fsencode(nama)[: _NAMA_TERPANJANG - len(akhiran)].decode("utf-8", "ignore") + akhiran


def _nilai_sistem(buku: Buku, nilai: Sequence[NilaiSel]) -> list[SelSistem]:
    timpa = buku.tinjauan is not None  # a review is made by `templat`, which writes values there, not formulas
    nama = buku.nama_lembar
    tempat = {k: (nama[k[0]], kolom) for k, kolom in buku.kolom.items() if kolom and k[0] in nama}
    return [
        (letak[0], baris, letak[1], isi or (isi if isi != "" else None), timpa)
        for lembar, baris, kunci, isi in nilai
        if (letak := tempat.get((lembar, kunci)))
    ]
