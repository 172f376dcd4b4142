from __future__ import annotations

from collections.abc import Iterator

from skp_batch.nip import cacat_nip, ganjil_nip, pola_nip
from skp_batch.temuan import Temuan
from skp_batch.workbook.isi import IsiBuku

_POLA = {"PNS": "PNS", "CPNS": "PNS", "PPPK": "PPPK", "PPPK PARUH WAKTU": "PPPK"}


def nip_wajar(isi: IsiBuku) -> Iterator[Temuan]:
    """The pattern of the NIP agrees with Status (S210), and the NIP is plausible (S219)."""
    periode = isi.buku.unit.periode
    for baris in isi.baris("PEGAWAI"):
        if not baris.nip or baris.cacat_di("nip") or cacat_nip(baris.nip):
            continue
        pola, status = pola_nip(baris.nip), baris.teks("status")
        if not baris.cacat_di("status") and status in _POLA and _POLA[status] != pola:
            konteks = (("pola", str(pola)), ("status", status))
            yield isi.temuan("S210", "PEGAWAI", baris, "status", konteks=konteks)
        ganjil = ganjil_nip(baris.nip, periode.akhir) if periode else None
        if ganjil:
            yield isi.temuan("S219", "PEGAWAI", baris, "nip", konteks=(("sebab", ganjil),))
