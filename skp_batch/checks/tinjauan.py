"""A review workbook on its own: keys and ratings of its PENILAIAN; what leaves the worker is Buku.tinjauan."""

from __future__ import annotations

from collections.abc import Sequence

from skp_batch.checks.isian.kunci_ganda import kunci_ganda
from skp_batch.checks.skema_lembar import skema_satu_lembar
from skp_batch.istilah import Rating
from skp_batch.model import NilaiAtasan
from skp_batch.schemas.atasan import PENILAIAN_ATASAN
from skp_batch.workbook.isi import IsiBuku
from skp_batch.workbook.tabel import Baris


def periksa_tinjauan(kumpulan: Sequence[IsiBuku]) -> None:
    """Findings into each workbook, then its rows into Buku.tinjauan."""
    bagian = [(isi, isi.tabel["PENILAIAN"]) for isi in kumpulan if "PENILAIAN" in isi.tabel]
    skema_satu_lembar(PENILAIAN_ATASAN, [(isi, tabel) for isi, tabel in bagian if tabel.baris])
    for isi in kumpulan:
        isi.catat(kunci_ganda(isi))
        if isi.buku.tinjauan is not None:
            isi.buku.tinjauan.nilai = [_nilai(b) for b in isi.baris("PENILAIAN")]


def _nilai(b: Baris) -> NilaiAtasan:
    return NilaiAtasan(
        b.nomor,
        b.teks("kode_unit"),
        b.nip,
        b.skp_ke,
        _rating(b, "rating_hasil"),
        _rating(b, "rating_perilaku"),
        frozenset(b.cacat),
        b.teks("umpan_balik"),
        b.teks("catatan"),
    )


def _rating(b: Baris, kunci: str) -> Rating | None:
    nilai = b.ambil(kunci)
    return None if nilai is None or b.cacat_di(kunci) else Rating(nilai)
