"""What a worker process does: read and check a group of files; later write their annotated copies."""

from __future__ import annotations

import errno
import os
import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from skp_batch.aturan import KebijakanPenilaian
from skp_batch.checks.periksa import NilaiSel, nilai_sistem, periksa_kumpulan
from skp_batch.istilah import Menahan, Tingkat
from skp_batch.keluaran.kembalian import TugasKembali, tulis_kembalian
from skp_batch.keluaran.titipan import tulis_utuh
from skp_batch.masukan import BerkasMasukan
from skp_batch.model import Buku
from skp_batch.temuan import Temuan
from skp_batch.workbook.batas import Batas, TidakTerbaca
from skp_batch.workbook.gate import buka_file
from skp_batch.workbook.reader import baca_buku


@dataclass(frozen=True, slots=True)
class Gagal:
    """A file that the program could not work on for a reason of the machine, not of its content."""

    berkas: str
    sebab: str


def baca_kelompok(
    berkas: Sequence[BerkasMasukan], kebijakan: KebijakanPenilaian, batas: Batas, titipan: Path | None
) -> list[Buku | Gagal]:
    """Read and check a group; with `titipan` the system values are left there for the second phase.

    Where the program itself fails at a file, that file is named and the others of its group are done without it.
    """
    try:
        return _baca_kelompok(berkas, kebijakan, batas, titipan)
    except OSError:  # the disk, not the file
        raise
    except Exception as galat:
        if os.environ.get("SKP_BATCH_DEBUG"):
            raise
        if len(berkas) == 1:
            return [Gagal(berkas[0].nama, _tak_terduga(galat))]
    return [satu for b in berkas for satu in baca_kelompok([b], kebijakan, batas, titipan)]


def _tak_terduga(galat: Exception) -> str:
    """What failed, without the values that were being worked on."""
    return (
        "memori komputer tidak cukup"
        if isinstance(galat, MemoryError)
        else f"kesalahan program ({type(galat).__name__})"
    )


def _baca_kelompok(
    berkas: Sequence[BerkasMasukan], kebijakan: KebijakanPenilaian, batas: Batas, titipan: Path | None
) -> list[Buku | Gagal]:
    hasil: list[Buku | Gagal] = []
    kumpulan = []
    for b in berkas:
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
        isi = baca_buku(data, b.nama, batas)
        isi.buku.acuan = b.acuan
        kumpulan.append(isi)
        hasil.append(isi.buku)
    for susunan in periksa_kumpulan(kumpulan, kebijakan):
        if titipan is not None and not susunan.isi.buku.acuan:
            nilai = nilai_sistem(susunan)
            tulis_utuh(titipan / susunan.isi.buku.sha256, pickle.dumps(nilai), titipan)
    return hasil


def tulis_kelompok(tugas: Sequence[TugasKembali], titipan: Path, tujuan: Path, batas: Batas) -> list[Gagal]:
    """Write the annotated copies of a group; a file that changed or cannot be read since is named."""
    gagal = []
    for t in tugas:
        try:
            titip = titipan / t.buku.sha256
            nilai: list[NilaiSel] = pickle.loads(titip.read_bytes()) if titip.is_file() else []
            tulis_kembalian(t, nilai, tujuan, titipan, batas)
        except OSError as galat:
            gagal.append(Gagal(t.buku.berkas, galat.strerror or str(galat)))
        except Exception as galat:
            if os.environ.get("SKP_BATCH_DEBUG"):
                raise
            gagal.append(Gagal(t.buku.berkas, _tak_terduga(galat)))
    return gagal


def _tak_terbuka(b: BerkasMasukan, sebab: TidakTerbaca) -> Buku:
    """A file that is refused before its content is looked at (too large)."""
    konteks = (("sebab", sebab.sebab), *sorted((k, str(v)) for k, v in sebab.konteks.items()))
    buku = Buku(b.nama, "", b.path.stat().st_size, acuan=b.acuan)
    buku.temuan.append(Temuan(sebab.kode, Tingkat.KESALAHAN, Menahan.BERKAS, b.nama, konteks=konteks))
    return buku
