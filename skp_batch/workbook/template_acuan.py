"""The helper columns to which the comfort of the template refers."""

from __future__ import annotations

from dataclasses import dataclass

from skp_batch.workbook.template_bantu import Bantu, Jatah, Rak


@dataclass(frozen=True, slots=True)
class Acuan:
    """Helper columns by what they hold; see template_rumus.py."""

    rak: Rak
    jatah: Jatah
    pegawai: Bantu  # NIP#SKP Ke of PEGAWAI rows
    rhk: Bantu  # NIP#SKP Ke#No RHK of RHK rows
    milik: Bantu  # the same of TARGET rows
    realisasi: Bantu  # NIP#SKP Ke#No RHK#No Indikator of REALISASI rows
    penilaian: Bantu  # NIP#SKP Ke of PENILAIAN rows
    baris_target: Bantu  # row of TARGET that a REALISASI row is about
    baris_rhk: Bantu  # row of RHK that a REALISASI row is about
    baris_pegawai: Bantu  # row of PEGAWAI that a PENILAIAN row is about
