"""Q checks of one workbook: the quality of what is written. All INFO."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from skp_batch.checks.mutu.bukti_beragam import bukti_beragam
from skp_batch.checks.mutu.indikator_terukur import indikator_terukur
from skp_batch.checks.mutu.rencana_salinan import rencana_salinan
from skp_batch.checks.mutu.rhk_hasil import rhk_hasil
from skp_batch.checks.susunan import Susunan
from skp_batch.temuan import Temuan

PEMERIKSAAN: tuple[Callable[[Susunan], Iterator[Temuan]], ...] = (
    rhk_hasil,
    rencana_salinan,
    indikator_terukur,
    bukti_beragam,
)
