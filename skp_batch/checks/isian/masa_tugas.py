from __future__ import annotations

from collections.abc import Iterator

from skp_batch.temuan import Temuan
from skp_batch.workbook.isi import IsiBuku
from skp_batch.workbook.unit import hari


def masa_tugas(isi: IsiBuku) -> Iterator[Temuan]:
    """Selesai Bertugas is not before Mulai Bertugas (S208)."""
    for baris in isi.baris("PEGAWAI"):
        mulai, selesai = baris.ambil("mulai_bertugas"), baris.ambil("selesai_bertugas")
        if mulai and selesai and selesai < mulai:
            urutan = (("sebab", "urutan"), ("lain", "Mulai Bertugas"), ("nilai_lain", hari(mulai)))
            yield isi.temuan("S208", "PEGAWAI", baris, "selesai_bertugas", nilai=hari(selesai), konteks=urutan)
