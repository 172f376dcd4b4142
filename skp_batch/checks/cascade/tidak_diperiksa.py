"""K311: the pimpinan's own file, row or RHK is at fault, so the cascade to it is not checked."""

from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.cascade.catat import catat, di_pimpinan
from skp_batch.checks.cascade.kaskade import Kaskade
from skp_batch.checks.cascade.pilih_rencana import Keadaan
from skp_batch.checks.cascade.rujukan import Cara
from skp_batch.istilah import Tingkat
from skp_batch.temuan import Temuan

_BATAS_DAFTAR = 12
_SEBAB = {Keadaan.BERKAS_TERTAHAN: "berkas", Keadaan.NIP_CACAT: "nip", Keadaan.NIP_GANDA: "ganda"}


def tidak_diperiksa(k: Kaskade) -> Iterator[Temuan]:
    for b in k.bawahan:
        ragu: dict[int, list[str]] = {}
        for r in b.rujukan:
            if r.cara is Cara.RAGU:
                no = r.rhk.no_pimpinan or (r.sasaran.no if r.sasaran else "")
                daftar = ragu.setdefault(id(r.hubungan), [])
                if no and no not in daftar:
                    daftar.append(no)
        for h in b.hubungan:
            sebab = _SEBAB.get(h.rencana.keadaan, "rhk" if id(h) in ragu else "")
            if sebab:
                yield catat(
                    k,
                    "K311",
                    Tingkat.PERINGATAN,
                    b.calon,
                    di_pimpinan(b, h),
                    h.nip,
                    sebab=sebab,
                    lain=h.rencana.berkas,
                    no=", ".join(ragu.get(id(h), ())[:_BATAS_DAFTAR]),
                )
