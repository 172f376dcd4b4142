"""K302: No RHK Pimpinan is not in that pimpinan's plan."""

from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.cascade.catat import catat, di_rhk, kutip_rhk, nama_pimpinan
from skp_batch.checks.cascade.kaskade import Kaskade
from skp_batch.checks.cascade.rujukan import Cara
from skp_batch.istilah import Tingkat
from skp_batch.temuan import Temuan


def rhk_pimpinan_tidak_ada(k: Kaskade) -> Iterator[Temuan]:
    for b, r in k.rujukan():
        if r.cara is not Cara.TIDAK_ADA:
            continue
        yield catat(
            k,
            "K302",
            Tingkat.KESALAHAN,
            b.calon,
            di_rhk(r.rhk),
            r.rhk.no_pimpinan,
            sebab="" if r.terdekat else "tanpa_saran",
            pimpinan=nama_pimpinan(r.hubungan),
            terdekat=kutip_rhk(r.terdekat[0]) if r.terdekat else "",
        )
