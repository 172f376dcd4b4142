"""K316: the pimpinan's RHK was taken by its text, as the number is empty."""

from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.cascade.catat import catat, di_rhk, nama_pimpinan
from skp_batch.checks.cascade.kaskade import Kaskade
from skp_batch.checks.cascade.rujukan import Cara
from skp_batch.istilah import Tingkat
from skp_batch.temuan import Temuan


def rhk_menurut_teks(k: Kaskade) -> Iterator[Temuan]:
    for b, r in k.rujukan():
        if r.cara is Cara.TEKS and r.sasaran is not None:
            yield catat(
                k,
                "K316",
                Tingkat.INFO,
                b.calon,
                di_rhk(r.rhk),
                "",
                no=r.sasaran.no,
                rhk_pimpinan=r.sasaran.teks,
                pimpinan=nama_pimpinan(r.hubungan),
            )
