"""Checks of one workbook on its joined SKPs: realisasi (S213-S216) and N codes. One rule, one function, one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from skp_batch.checks.evaluasi.bukti_ada import bukti_ada
from skp_batch.checks.evaluasi.dikecualikan import dikecualikan
from skp_batch.checks.evaluasi.harian_cocok import harian_cocok
from skp_batch.checks.evaluasi.indikator_ada import indikator_ada
from skp_batch.checks.evaluasi.keberatan_diputus import keberatan_diputus
from skp_batch.checks.evaluasi.predikat_ditimpa import predikat_ditimpa
from skp_batch.checks.evaluasi.rating_sebelum_setuju import rating_sebelum_setuju
from skp_batch.checks.evaluasi.realisasi_ada import realisasi_ada
from skp_batch.checks.evaluasi.realisasi_wajar import realisasi_wajar
from skp_batch.checks.evaluasi.rhk_utama_ada import rhk_utama_ada
from skp_batch.checks.evaluasi.target_terukur import target_terukur
from skp_batch.checks.evaluasi.tetap_sejak_dinilai import tetap_sejak_dinilai
from skp_batch.checks.susunan import Susunan
from skp_batch.temuan import Temuan

PEMERIKSAAN: tuple[Callable[[Susunan], Iterator[Temuan]], ...] = (
    dikecualikan,
    rhk_utama_ada,
    indikator_ada,
    target_terukur,
    realisasi_ada,
    realisasi_wajar,
    bukti_ada,
    harian_cocok,
    rating_sebelum_setuju,
    keberatan_diputus,
    predikat_ditimpa,
    tetap_sejak_dinilai,
)

# what can be said of a workbook whose period is not known
TANPA_PERIODE = tuple(
    cek for cek in PEMERIKSAAN if cek not in (target_terukur, realisasi_ada, realisasi_wajar, harian_cocok)
)
