from __future__ import annotations

from collections.abc import Iterator

from skp_batch.temuan import Temuan
from skp_batch.workbook.isi import IsiBuku

_KUNCI = ("no_rhk", "no_indikator")


def harian_lengkap(isi: IsiBuku) -> Iterator[Temuan]:
    """A day's work names both its RHK and its indikator, or neither (S201): with one of them it would count nowhere."""
    tabel = isi.tabel.get("HARIAN")
    if tabel is None or not all(map(tabel.ada_kolom, _KUNCI)):
        return
    for baris in tabel.baris:
        kosong = [k for k in _KUNCI if baris.ambil(k) is None]
        if len(kosong) == 1 and not baris.cacat_di(*_KUNCI):
            yield isi.temuan("S201", "HARIAN", baris, kosong[0], konteks=(("sebab", ""),))
