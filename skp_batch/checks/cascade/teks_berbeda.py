"""K305: the text is not that of the RHK that the number names."""

from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.cascade.catat import catat, di_rhk, nama_pimpinan
from skp_batch.checks.cascade.kaskade import Kaskade
from skp_batch.checks.cascade.rujukan import Cara
from skp_batch.istilah import Tingkat, kunci_teks
from skp_batch.temuan import Temuan


def teks_berbeda(k: Kaskade) -> Iterator[Temuan]:
    for b, r in k.rujukan():
        teks, sasaran = r.rhk.teks_pimpinan, r.sasaran
        if r.cara is not Cara.NOMOR or sasaran is None or not teks or teks == sasaran.teks:
            continue
        if "rhk_pimpinan" in r.rhk.cacat or "rhk" in sasaran.cacat or not sasaran.teks:
            continue
        lain = k.penyusun.menurut_teks(r, kunci_teks(teks))
        if sasaran.no in lain:
            continue
        yield catat(
            k,
            "K305",
            Tingkat.PERINGATAN,
            b.calon,
            di_rhk(r.rhk, "rhk_pimpinan"),
            teks,
            sebab="nomor_lain" if lain else "",
            no=sasaran.no,
            rhk_pimpinan=sasaran.teks,
            no_lain=", ".join(lain[:5]),
            pimpinan=nama_pimpinan(r.hubungan),
        )
