from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.susunan import Susunan
from skp_batch.temuan import Temuan


def indikator_ada(susunan: Susunan) -> Iterator[Temuan]:
    """Each RHK has an indikator (N402)."""
    for s in susunan.diperiksa:
        for r in s.rhk:
            no = r.baris.teks("no_rhk")
            if not r.indikator and not susunan.tak_pasti("TARGET", s, no):
                yield susunan.isi.temuan("N402", "RHK", r.baris, "no_rhk", konteks=(("no_rhk", no),))
