"""S checks of one workbook beyond single cells: one rule, one function, one file. The order is the reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from skp_batch.checks.isian.golongan_wajib import golongan_wajib
from skp_batch.checks.isian.harian_dalam_periode import harian_dalam_periode
from skp_batch.checks.isian.harian_lengkap import harian_lengkap
from skp_batch.checks.isian.jenjang_wajib import jenjang_wajib
from skp_batch.checks.isian.kunci_ganda import kunci_ganda
from skp_batch.checks.isian.masa_tugas import masa_tugas
from skp_batch.checks.isian.nip_wajar import nip_wajar
from skp_batch.checks.isian.periode_unit import periode_unit
from skp_batch.checks.isian.rujukan import rujukan
from skp_batch.checks.isian.target_dalam_batas import target_dalam_batas
from skp_batch.checks.isian.target_lengkap import target_lengkap
from skp_batch.checks.isian.tautan_terbuka import tautan_terbuka
from skp_batch.temuan import Temuan
from skp_batch.workbook.isi import IsiBuku

PEMERIKSAAN: tuple[Callable[[IsiBuku], Iterator[Temuan]], ...] = (
    periode_unit,
    golongan_wajib,
    jenjang_wajib,
    nip_wajar,
    masa_tugas,
    kunci_ganda,
    rujukan,
    target_lengkap,
    target_dalam_batas,
    harian_lengkap,
    harian_dalam_periode,
    tautan_terbuka,
)
