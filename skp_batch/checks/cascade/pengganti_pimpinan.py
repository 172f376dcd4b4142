"""K314: a reference to a predecessor was taken as one to his successor."""

from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.cascade.catat import catat, di_rhk, orang
from skp_batch.checks.cascade.kaskade import Kaskade
from skp_batch.checks.cascade.rujukan import Cara
from skp_batch.istilah import Tingkat
from skp_batch.temuan import Temuan


def pengganti_pimpinan(k: Kaskade) -> Iterator[Temuan]:
    for b, r in k.rujukan():
        rencana = r.hubungan.rencana
        if r.cara is Cara.NOMOR and rencana.pengganti and rencana.calon is not None:
            yield catat(
                k,
                "K314",
                Tingkat.INFO,
                b.calon,
                di_rhk(r.rhk),
                r.rhk.no_pimpinan,
                pendahulu=orang(rencana.lama) if rencana.lama else f"NIP {r.hubungan.nip}",
                pengganti=orang(rencana.calon),
            )
