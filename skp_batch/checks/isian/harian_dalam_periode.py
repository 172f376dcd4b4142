from __future__ import annotations

from collections.abc import Iterator

from skp_batch.temuan import Temuan
from skp_batch.workbook.isi import IsiBuku
from skp_batch.workbook.unit import hari

_PERIODE = ("tahun", "jenis_periode", "periode_ke", "tanggal_mulai", "tanggal_selesai")


def harian_dalam_periode(isi: IsiBuku) -> Iterator[Temuan]:
    """HARIAN is dated within the period (S208). Where the period's own dates are wrong, that is the one mistake."""
    unit = isi.buku.unit
    if unit.mulai is None or unit.selesai is None or any(b.cacat_di(*_PERIODE) for b in isi.baris("UNIT")):
        return
    luar = (("sebab", "luar_periode"), ("mulai", hari(unit.mulai)), ("selesai", hari(unit.selesai)))
    for baris in isi.baris("HARIAN"):
        tanggal = baris.ambil("tanggal")
        if tanggal and not unit.mulai <= tanggal <= unit.selesai:
            yield isi.temuan("S208", "HARIAN", baris, "tanggal", nilai=hari(tanggal), konteks=luar)
