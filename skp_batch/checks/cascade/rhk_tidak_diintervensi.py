"""K308: an RHK marked ORGANISASI that no bawahan supports."""

from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.cascade.catat import catat, di_rhk
from skp_batch.checks.cascade.isi_rencana import KUNCI_RHK
from skp_batch.checks.cascade.kaskade import Kaskade
from skp_batch.istilah import Tingkat
from skp_batch.temuan import Temuan


def rhk_tidak_diintervensi(k: Kaskade) -> Iterator[Temuan]:
    for pimpinan in k.bawahan:
        calon = pimpinan.calon
        bawahan = k.intervensi.bawahan.get(id(calon), ())
        # while none of them has written a plan, nobody can support anything
        if not any(b.calon.skp.ada_rhk for b in bawahan):
            continue
        sepi = [
            r
            for r in pimpinan.rhk
            if r.klasifikasi == "ORGANISASI"
            and r.no
            and r.cacat.isdisjoint(KUNCI_RHK | {"klasifikasi"})
            and not k.intervensi.didukung(calon, r)
        ]
        if len(sepi) <= k.intervensi.tak_tentu(calon):
            continue  # references that cannot be read may mean just these
        for r in sepi:
            yield catat(
                k,
                "K308",
                Tingkat.PERINGATAN,
                calon,
                di_rhk(r, "no_rhk"),
                r.no,
                rhk=r.teks,
                jumlah=str(len(bawahan)),
            )
