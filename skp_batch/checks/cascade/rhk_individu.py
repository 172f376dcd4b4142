"""K304: the intervened RHK is marked INDIVIDU."""

from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.cascade.catat import catat, di_rhk, nama_pimpinan
from skp_batch.checks.cascade.kaskade import Kaskade
from skp_batch.checks.cascade.rujukan import Cara
from skp_batch.istilah import Tingkat
from skp_batch.temuan import Temuan


def rhk_individu(k: Kaskade) -> Iterator[Temuan]:
    for b, r in k.rujukan():
        if r.cara not in (Cara.NOMOR, Cara.TEKS) or r.sasaran is None:
            continue
        if r.sasaran.klasifikasi == "INDIVIDU" and "klasifikasi" not in r.sasaran.cacat:
            yield catat(
                k,
                "K304",
                Tingkat.PERINGATAN,
                b.calon,
                di_rhk(r.rhk),
                r.rhk.no_pimpinan,
                no=r.sasaran.no,
                rhk_pimpinan=r.sasaran.teks,
                pimpinan=nama_pimpinan(r.hubungan),
            )
