"""LEMBAR SKP, one person's own sheet: its columns in the order of the official forms (PermenPANRB 6/2022, Lampiran).

F1 and F7 (kuantitatif, JA/JF), F2 and F7 (kuantitatif, JPT), F3 and F8 (kualitatif): the plan's columns come first and
are the form of the SKP, realisasi and umpan balik behind them make it the form of the evaluation. Each column names the
cell of the Buku Kerja that it stands for; the codes stand in a hidden row, so that headings may be worded freely.

F3 is a list: below an RHK stand its penugasan and its ukuran keberhasilan, in the same columns. What such a row holds
is said in its own hidden cell GANTI.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from skp_batch.schemas.buku import MENURUT_NAMA
from skp_batch.schemas.kolom import Kolom

NAMA_LEMBAR = "LEMBAR SKP"
TANDA = "skp-batch: LEMBAR SKP"
VERSI = "1"
KUNCI = ("JENIS", "NO RHK", "NO INDIKATOR")  # hidden key columns of every row
GANTI = "GANTI"  # `RHK.rhk=TARGET.indikator`: in this row the column of the second code holds the first


class Ragam(StrEnum):
    """Who fills a column."""

    RENCANA = "rencana"
    REALISASI = "realisasi"
    TAMPIL = "tampil"  # shown only, never merged back


@dataclass(frozen=True, slots=True)
class KolomLembar:
    """`kelompok` is the official heading, `judul` the one below it (blank where the official one says all)."""

    lembar: str
    kunci: str
    kelompok: str
    judul: str
    lebar: float
    ragam: Ragam

    @property
    def kode(self) -> str:
        return f"{self.lembar}.{self.kunci}"

    @property
    def kolom(self) -> Kolom:
        """The contract's column."""
        return MENURUT_NAMA[self.lembar][self.kunci]

    @property
    def per_rhk(self) -> bool:
        """Whether one cell holds for all indikator of an RHK."""
        return self.lembar == "RHK"


_NO = KolomLembar("RHK", "no_rhk", "NO.", "", 5, Ragam.TAMPIL)
_PIMPINAN = KolomLembar("RHK", "rhk_pimpinan", "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI", "", 24, Ragam.RENCANA)
RHK_TEKS = KolomLembar("RHK", "rhk", "RENCANA HASIL KERJA", "", 28, Ragam.RENCANA)
_ASPEK = KolomLembar("TARGET", "aspek", "ASPEK", "", 12, Ragam.RENCANA)
_INDIKATOR = "INDIKATOR KINERJA INDIVIDU"
_HASIL_KERJA = "HASIL KERJA"
UKURAN = "Ukuran keberhasilan/Indikator Kinerja Individu, dan Target:"
_PERSPEKTIF = KolomLembar("TARGET", "perspektif", "PERSPEKTIF", "", 16, Ragam.RENCANA)
_REALISASI = "REALISASI BERDASARKAN BUKTI DUKUNG"
UMPAN_BALIK = "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG"
_UMPAN = KolomLembar("REALISASI", "umpan_balik", UMPAN_BALIK, "", 24, Ragam.TAMPIL)
_RINCIAN = "RINCIAN RENCANA (bila perlu)"
PENUGASAN = KolomLembar("RHK", "penugasan", _RINCIAN, "Penugasan Dari", 20, Ragam.RENCANA)


def kolom_lembar(*, jpt: bool, kualitatif: bool, tahunan: bool) -> tuple[KolomLembar, ...]:
    """The columns of one form, official ones first; those under RINCIAN RENCANA belong to no form."""
    rencana: tuple[KolomLembar, ...]
    if kualitatif:
        rencana = (*_bila(not jpt, _PIMPINAN), *_daftar())
    elif jpt:
        rencana = (RHK_TEKS, _target("indikator", _INDIKATOR, "", 28), *_angka_target(), _PERSPEKTIF)
    else:
        rencana = (_PIMPINAN, RHK_TEKS, _ASPEK, _target("indikator", _INDIKATOR, "", 26), *_angka_target())
    rincian: tuple[KolomLembar, ...] = ()
    if not kualitatif:
        rincian = (
            _target("arah", _RINCIAN, "Arah", 14),
            _target("cara_hitung", _RINCIAN, "Cara Hitung", 15),
            PENUGASAN,
        )
    return (_NO, *rencana, *_kolom_realisasi(kualitatif, tahunan), _UMPAN, *rincian)


def resmi(kolom: KolomLembar) -> bool:
    """Whether a column stands in the official form (and so is printed)."""
    return kolom.kelompok != _RINCIAN


def _bila(ada: bool, kolom: KolomLembar) -> tuple[KolomLembar, ...]:
    return (kolom,) if ada else ()


def _target(kunci: str, kelompok: str, judul: str, lebar: float) -> KolomLembar:
    return KolomLembar("TARGET", kunci, kelompok, judul, lebar, Ragam.RENCANA)


def _daftar() -> tuple[KolomLembar, ...]:
    """HASIL KERJA of F3, two columns wide so that an indikator and its target stand side by side."""
    return (_target("indikator", _HASIL_KERJA, "", 36), _target("uraian_target", _HASIL_KERJA, "", 30))


def _angka_target() -> tuple[KolomLembar, ...]:
    return (
        _target("target", "TARGET", "Target", 9),
        _target("batas_atas", "TARGET", "Batas Atas", 9),
        _target("satuan", "TARGET", "Satuan", 11),
        _target("uraian_target", "TARGET", "Uraian Target", 16),
    )


def _kolom_realisasi(kualitatif: bool, tahunan: bool) -> tuple[KolomLembar, ...]:
    isi: tuple[tuple[str, str, float], ...] = (
        ("target_periode", "Target Periode", 10),
        ("realisasi", "Realisasi", 11),
        ("uraian_realisasi", "Uraian Realisasi", 20),
        ("bukti", "Bukti Dukung", 20),
        ("tautan", "Tautan Bukti Dukung", 20),
    )
    lewati = {"target_periode"} if tahunan else set()
    lewati |= {"target_periode", "realisasi"} if kualitatif else set()
    return tuple(
        KolomLembar("REALISASI", kunci, _REALISASI, judul, lebar * (1.4 if kualitatif else 1), Ragam.REALISASI)
        for kunci, judul, lebar in isi
        if kunci not in lewati
    )
