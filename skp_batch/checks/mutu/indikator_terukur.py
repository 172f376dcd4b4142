from __future__ import annotations

import re
from collections.abc import Iterator

from skp_batch.aturan.mutu import daftar_mutu
from skp_batch.checks.susunan import Susunan
from skp_batch.temuan import Temuan
from skp_batch.workbook.tabel import Baris

_KATA = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def indikator_terukur(susunan: Susunan) -> Iterator[Temuan]:
    """An indikator has a Target, or a number or a unit in its words (Q704)."""
    for s in susunan.diperiksa:
        for ind in s.indikator:
            if not _terukur(ind.target):
                yield susunan.isi.temuan("Q704", "TARGET", ind.target, "indikator")


def _terukur(t: Baris) -> bool:
    if t.ambil("target") is not None or t.cacat_di("target", "indikator", "uraian_target"):
        return True
    kata = f"{t.teks('indikator')} {t.teks('uraian_target')} {t.teks('satuan')}".casefold()
    return (
        "%" in kata or any(ch.isdigit() for ch in kata) or not daftar_mutu().kata_ukuran.isdisjoint(_KATA.findall(kata))
    )
