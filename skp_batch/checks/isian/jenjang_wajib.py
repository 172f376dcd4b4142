from __future__ import annotations

from collections.abc import Iterator

from skp_batch.temuan import Temuan
from skp_batch.workbook.isi import IsiBuku


def jenjang_wajib(isi: IsiBuku) -> Iterator[Temuan]:
    """FUNGSIONAL has a Jenjang JF (S214)."""
    for baris in isi.baris("PEGAWAI"):
        fungsional = baris.ambil("jenis_jabatan") == "FUNGSIONAL" and not baris.cacat_di("jenis_jabatan", "jenjang_jf")
        if fungsional and baris.ambil("jenjang_jf") is None:
            yield isi.temuan("S214", "PEGAWAI", baris, "jenjang_jf")
