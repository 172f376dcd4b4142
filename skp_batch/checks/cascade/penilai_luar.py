"""K317: the atasan is outside the batch, and the Penilai columns say who rates."""

from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.cascade.catat import catat, di_pimpinan
from skp_batch.checks.cascade.kaskade import Kaskade
from skp_batch.checks.cascade.pilih_rencana import Keadaan
from skp_batch.istilah import Tingkat
from skp_batch.temuan import Temuan


def penilai_luar(k: Kaskade) -> Iterator[Temuan]:
    for b in k.bawahan:
        h = b.atasan
        if h is not None and h.rencana.keadaan is Keadaan.TIDAK_ADA and b.penilai_terisi:
            penilai = b.calon.skp.teks("nama_penilai") or b.calon.skp.teks("nip_penilai")
            yield catat(k, "K317", Tingkat.PERINGATAN, b.calon, di_pimpinan(b, h), h.nip, penilai=penilai)
