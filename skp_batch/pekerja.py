"""What a worker process does: read and check a group of files; later write their annotated copies."""

from __future__ import annotations

import errno
import gc
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from skp_batch.aturan import KebijakanPenilaian
from skp_batch.checks.periksa import nilai_sistem, periksa_kumpulan
from skp_batch.engine import beri_jalan
from skp_batch.gudang import Gudang
from skp_batch.istilah import Menahan, Tingkat
from skp_batch.keluaran.kembalian import TugasKembali, salin_kembalian, tulis_kembalian
from skp_batch.masukan import BerkasMasukan
from skp_batch.model import Buku
from skp_batch.temuan import Temuan
from skp_batch.workbook.batas import Batas, TidakTerbaca
from skp_batch.workbook.gate import buka_file
from skp_batch.workbook.reader import baca_buku

# no fault of the file that is being written: nothing more will fit, and the former KELUAR is worth more than half a one
_TEMPAT = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})


@dataclass(frozen=True, slots=True)
class Gagal:
    """A file that the program could not work on for a reason of the machine, not of its content."""

    berkas: str
    sebab: str


def baca_kelompok(
    berkas: Sequence[BerkasMasukan], kebijakan: KebijakanPenilaian, batas: Batas, gudang: Gudang | None
) -> list[Buku | Gagal]:
    """Read and check a group; with `gudang` the RHK and system values are left there for the phases after this.

    Where the program itself fails at a file, that file is named and the others of its group are done without it.
    """
    try:
        hasil = _baca_kelompok(berkas, kebijakan, batas, gudang)
        gc.collect(0)  # the collector is off (engine), and a parser and its handlers are a circle with large buffers
        return hasil
    except OSError:  # the disk, not the file
        raise
    except Exception as galat:
        if os.environ.get("SKP_BATCH_DEBUG"):
            raise
        if len(berkas) == 1:
            return [Gagal(berkas[0].nama, _tak_terduga(galat))]
    return [satu for b in berkas for satu in baca_kelompok([b], kebijakan, batas, gudang)]


def _tak_terduga(galat: Exception) -> str:
    """What failed, without the values that were being worked on."""
    return (
        "memori komputer tidak cukup"
        if isinstance(galat, MemoryError)
        else f"kesalahan program ({type(galat).__name__})"
    )


def _baca_kelompok(
    berkas: Sequence[BerkasMasukan], kebijakan: KebijakanPenilaian, batas: Batas, gudang: Gudang | None
) -> list[Buku | Gagal]:
    hasil: list[Buku | Gagal] = []
    kumpulan = []
    for b in berkas:
        if b.path.is_symlink():
            hasil.append(_tak_terbuka(b, TidakTerbaca("B101", "tautan")))
            continue
        if b.path.is_dir():  # found while looking for workbooks, and not to be looked into
            hasil.append(Gagal(b.nama, os.strerror(errno.EACCES)))
            continue
        try:
            data = buka_file(b.path, batas)
        except TidakTerbaca as sebab:
            hasil.append(_tak_terbuka(b, sebab))
            continue
        except OSError as galat:
            hasil.append(Gagal(b.nama, galat.strerror or str(galat)))
            continue
        if gudang is not None and (buku := gudang.cari(b, data)) is not None:
            hasil.append(buku)
            continue
        isi = baca_buku(data, b.nama, batas)
        isi.buku.acuan = b.acuan
        kumpulan.append(isi)
        hasil.append(isi.buku)
    susunan = {id(s.isi.buku): s for s in periksa_kumpulan(kumpulan, kebijakan)}
    if gudang is not None:
        for isi in kumpulan:
            s = None if isi.buku.acuan else susunan.get(id(isi.buku))
            gudang.taruh(isi.buku, nilai_sistem(s) if s else ())
    return hasil


def tulis_kelompok(
    tugas: str, gudang: Gudang, tujuan: Path, lama: Path | None, batas: Batas
) -> tuple[list[Gagal], int]:
    """Write the annotated copies of a group; a file that changed or cannot be read since is named. Copies that stand in
    the former KELUAR `lama` as they would be made are taken from there: how many is the second result."""
    beri_jalan()  # the main process writes all the rest meanwhile
    gagal: list[Gagal] = []
    dipakai_lagi = 0
    for t in gudang.ambil_tugas(tugas):
        try:
            dipakai_lagi += _kembalikan(t, gudang, tujuan, lama, batas)
        except OSError as galat:
            if galat.errno in _TEMPAT:
                raise
            gagal.append(Gagal(t.buku.berkas, galat.strerror or str(galat)))
        except Exception as galat:
            if os.environ.get("SKP_BATCH_DEBUG"):
                raise
            gagal.append(Gagal(t.buku.berkas, _tak_terduga(galat)))
    gc.collect(0)
    return gagal, dipakai_lagi


def _kembalikan(tugas: TugasKembali, gudang: Gudang, tujuan: Path, lama: Path | None, batas: Batas) -> bool:
    """One copy; whether it was taken from the former KELUAR."""
    simpanan = gudang.simpanan if tugas.buku.catatan else None
    if simpanan is None:
        tulis_kembalian(tugas, gudang.nilai(tugas.buku), tujuan, gudang.titipan, batas)
        return False
    # a copy follows from the record of its workbook and from what the batch found out about it
    # (by its repr, which is the same for the same values; a set in another order only costs a copy made anew)
    isi = repr((tugas.buku, tugas.temuan, tugas.sistem, tugas.dari_atasan))
    kunci = simpanan.kunci("salinan", tugas.buku.catatan, isi)
    bukti = simpanan.bukti(kunci)
    if bukti and lama is not None and salin_kembalian(tugas, bukti, lama, tujuan, gudang.titipan):
        return True
    baru = tulis_kembalian(tugas, gudang.nilai(tugas.buku), tujuan, gudang.titipan, batas)
    if baru != bukti:
        simpanan.taruh_bukti(kunci, baru)
    return False


def _tak_terbuka(b: BerkasMasukan, sebab: TidakTerbaca) -> Buku:
    """A file that is refused before its content is looked at (too large, a link to elsewhere)."""
    konteks = (("sebab", sebab.sebab), *sorted((k, str(v)) for k, v in sebab.konteks.items()))
    buku = Buku(b.nama, "", b.path.lstat().st_size, acuan=b.acuan)
    buku.temuan.append(Temuan(sebab.kode, Tingkat.KESALAHAN, Menahan.BERKAS, b.nama, konteks=konteks))
    return buku
