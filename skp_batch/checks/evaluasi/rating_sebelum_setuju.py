from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.susunan import Susunan
from skp_batch.temuan import Temuan


def rating_sebelum_setuju(susunan: Susunan) -> Iterator[Temuan]:
    """No rating before the SKP is PERSETUJUAN (N408); once per SKP, at Rating Hasil Kerja."""
    for s in susunan.diperiksa:
        p = s.penilaian
        if p is None or s.baris.cacat_di("status_skp") or s.skp.status_skp in ("PERSETUJUAN", ""):
            continue
        if p.ambil("rating_hasil") is not None or p.ambil("rating_perilaku") is not None:
            konteks = (("status", s.skp.status_skp),)
            yield susunan.isi.temuan("N408", "PENILAIAN", p, "rating_hasil", konteks=konteks)
