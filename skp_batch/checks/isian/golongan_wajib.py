from __future__ import annotations

from collections.abc import Iterator

from skp_batch.golongan import tanpa_ruang
from skp_batch.temuan import Temuan
from skp_batch.workbook.isi import IsiBuku


def golongan_wajib(isi: IsiBuku) -> Iterator[Temuan]:
    """Golongan is filled unless PPPK PARUH WAKTU (S201); of a PNS a bare I-IV lacks its ruang (S203)."""
    for baris in isi.baris("PEGAWAI"):
        if baris.cacat_di("golongan", "status") or not baris.nip:
            continue
        golongan, status = baris.teks("golongan"), baris.teks("status")
        if not golongan and status and status != "PPPK PARUH WAKTU":
            yield isi.temuan("S201", "PEGAWAI", baris, "golongan", konteks=(("sebab", "golongan"),))
        elif status in ("PNS", "CPNS") and tanpa_ruang(golongan.removeprefix("PPPK ")) and "golongan" in baris.singkat:
            pilihan = (("pilihan", "I/a sampai IV/e"), ("terdekat", ""))
            nilai = golongan.removeprefix("PPPK ")
            yield isi.temuan("S203", "PEGAWAI", baris, "golongan", nilai=nilai, konteks=pilihan)
