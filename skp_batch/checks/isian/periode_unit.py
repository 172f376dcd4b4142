from __future__ import annotations

from collections.abc import Iterator

from skp_batch.periode import jumlah_periode
from skp_batch.temuan import Temuan
from skp_batch.workbook.isi import IsiBuku
from skp_batch.workbook.unit import hari, temuan_unit


def periode_unit(isi: IsiBuku) -> Iterator[Temuan]:
    """Periode Ke fits Jenis Periode; Tanggal Mulai and Selesai lie in the named period, in this order (S201, S208)."""
    if not isi.utuh("UNIT") or not isi.baris("UNIT"):
        return
    baris = isi.baris("UNIT")[0]
    jenis, ke = baris.teks("jenis_periode"), baris.ambil("periode_ke")
    if jenis in ("SEMESTER", "TRIWULAN", "BULANAN") and not baris.cacat_di("jenis_periode", "periode_ke"):
        banyak = jumlah_periode(jenis)
        if ke is None:
            yield temuan_unit(isi, "S201", "periode_ke", konteks=(("sebab", "periode_ke"),))
        elif not 1 <= ke <= banyak:
            batas = (("sebab", "batas"), ("min", "1"), ("maks", str(banyak)))
            yield temuan_unit(isi, "S208", "periode_ke", nilai=str(ke), konteks=batas)
    unit = isi.buku.unit
    if unit.mulai and unit.selesai and unit.selesai < unit.mulai:
        urutan = (("sebab", "urutan"), ("lain", "Tanggal Mulai"), ("nilai_lain", hari(unit.mulai)))
        yield temuan_unit(isi, "S208", "tanggal_selesai", nilai=hari(unit.selesai), konteks=urutan)
        return
    if unit.periode is None:
        return
    awal, akhir = unit.periode.awal, unit.periode.akhir
    luar = (("sebab", "periode"), ("mulai", hari(awal)), ("selesai", hari(akhir)), ("periode", unit.periode.judul))
    for kunci, tanggal in (("tanggal_mulai", unit.mulai), ("tanggal_selesai", unit.selesai)):
        if tanggal is not None and not awal <= tanggal <= akhir:
            yield temuan_unit(isi, "S208", kunci, nilai=hari(tanggal), konteks=luar)
