"""Q702: an RHK repeats the pimpinan's text, as written beside it or as it stands in the plan that the cascade found."""

from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.cascade.catat import catat, di_rhk
from skp_batch.checks.cascade.kaskade import Kaskade
from skp_batch.istilah import Tingkat, kunci_teks
from skp_batch.temuan import Temuan


def rhk_salinan(k: Kaskade) -> Iterator[Temuan]:
    for b in k.bawahan:
        sasaran = {id(r.rhk): r.sasaran.teks for r in b.rujukan if r.sasaran}
        for rhk in b.rhk:
            sendiri = kunci_teks(rhk.teks)
            if sendiri and sendiri in (kunci_teks(rhk.teks_pimpinan), kunci_teks(sasaran.get(id(rhk), ""))):
                yield catat(k, "Q702", Tingkat.INFO, b.calon, di_rhk(rhk, "rhk"), rhk.teks)
