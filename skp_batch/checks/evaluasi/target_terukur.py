from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.susunan import Susunan
from skp_batch.temuan import Temuan


def target_terukur(susunan: Susunan) -> Iterator[Temuan]:
    """Names targets in words only (N417) and, once per person, indikator not due in this period (N413)."""
    for s in susunan.diperiksa:
        if s.kualitatif or s.baris.cacat_di("pendekatan"):
            continue
        belum = 0
        for ind in s.indikator:
            t = ind.target
            belum += not ind.jatuh_tempo
            kata = t.ambil("target") is None and t.ambil("uraian_target") is not None and not t.cacat_di("target")
            if kata:
                yield susunan.isi.temuan("N417", "TARGET", t, "uraian_target")
        if belum:
            yield susunan.isi.temuan("N413", "PEGAWAI", s.baris, "nip", konteks=(("jumlah", str(belum)),))
