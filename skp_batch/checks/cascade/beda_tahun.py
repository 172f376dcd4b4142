"""K310: the pimpinan's plan is of another year."""

from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.cascade.catat import catat, di_pimpinan, orang
from skp_batch.checks.cascade.kaskade import Kaskade
from skp_batch.checks.cascade.pilih_rencana import Keadaan
from skp_batch.istilah import Tingkat
from skp_batch.temuan import Temuan


def beda_tahun(k: Kaskade) -> Iterator[Temuan]:
    for b, h in k.hubungan():
        if h.rencana.keadaan is Keadaan.BEDA_TAHUN:
            yield catat(
                k,
                "K310",
                Tingkat.KESALAHAN,
                b.calon,
                di_pimpinan(b, h),
                h.nip,
                pimpinan=orang(h.rencana.calon) if h.rencana.calon else f"NIP {h.nip}",
                tahun=", ".join(map(str, h.rencana.tahun)),
                tahun_ini=str(b.calon.lembaga.tahun),
            )
