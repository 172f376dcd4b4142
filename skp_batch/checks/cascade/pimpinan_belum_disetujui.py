"""K307: the pimpinan's plan is not PERSETUJUAN."""

from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.cascade.catat import catat, di_pimpinan, nama_pimpinan
from skp_batch.checks.cascade.kaskade import Kaskade
from skp_batch.istilah import Tingkat
from skp_batch.temuan import Temuan


def pimpinan_belum_disetujui(k: Kaskade) -> Iterator[Temuan]:
    for b, h in k.hubungan():
        calon = h.rencana.calon
        if not h.rencana.ada or calon is None or calon.skp.nip == b.calon.skp.nip:
            continue
        status = calon.skp.status_skp
        # an empty or unreadable Status SKP has its own finding
        if status and status != "PERSETUJUAN" and "status_skp" not in calon.skp.cacat:
            yield catat(
                k,
                "K307",
                Tingkat.PERINGATAN,
                b.calon,
                di_pimpinan(b, h),
                h.nip,
                pimpinan=nama_pimpinan(h),
                status=status,
            )
