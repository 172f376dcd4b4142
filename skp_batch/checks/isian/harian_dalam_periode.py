from __future__ import annotations

from collections.abc import Iterator

from skp_batch.temuan import Temuan
from skp_batch.workbook.isi import IsiBuku
from skp_batch.workbook.unit import hari


def harian_dalam_periode(isi: IsiBuku) -> Iterator[Temuan]:
    """HARIAN is dated within the period, and Jam Selesai is not before Jam Mulai (S208)."""
    unit = isi.buku.unit
    for baris in isi.baris("HARIAN"):
        tanggal = baris.ambil("tanggal")
        if tanggal and unit.mulai and unit.selesai and not unit.mulai <= tanggal <= unit.selesai:
            luar = (("sebab", "luar_periode"), ("mulai", hari(unit.mulai)), ("selesai", hari(unit.selesai)))
            yield isi.temuan("S208", "HARIAN", baris, "tanggal", nilai=hari(tanggal), konteks=luar)
        mulai, selesai = baris.ambil("jam_mulai"), baris.ambil("jam_selesai")
        if mulai and selesai and selesai < mulai:
            urutan = (("sebab", "urutan"), ("lain", "Jam Mulai"), ("nilai_lain", f"{mulai:%H:%M}"))
            yield isi.temuan("S208", "HARIAN", baris, "jam_selesai", nilai=f"{selesai:%H:%M}", konteks=urutan)
