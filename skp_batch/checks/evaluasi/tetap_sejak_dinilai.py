from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.sidik import berubah_sejak_dinilai
from skp_batch.checks.susunan import Susunan
from skp_batch.temuan import Temuan


def tetap_sejak_dinilai(susunan: Susunan) -> Iterator[Temuan]:
    """Plan and realisasi are those that the atasan rated (N414)."""
    for s in susunan.diperiksa:
        if s.penilaian is not None and berubah_sejak_dinilai(s.skp.sidik_tertulis, s.skp.sidik):
            yield susunan.isi.temuan("N414", "PENILAIAN", s.penilaian, "rating_hasil")
