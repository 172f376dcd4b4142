from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.susunan import Susunan
from skp_batch.temuan import Temuan


def keberatan_diputus(susunan: Susunan) -> Iterator[Temuan]:
    """An objection has a decision (N416)."""
    for s in susunan.diperiksa:
        for baris in s.keberatan:
            if baris.ambil("keputusan") is None and not baris.cacat_di("keputusan"):
                yield susunan.isi.temuan("N416", "KEBERATAN", baris, "keputusan")
