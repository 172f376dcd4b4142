"""What a person's SKP waits for, in one phrase: the same words on the pages and in the messages."""

from __future__ import annotations

from skp_batch.istilah import Ekspor, StatusSkp
from skp_batch.katalog import KodeTidakDikenal, entri
from skp_batch.model import Skp

_LANGKAH = {
    StatusSkp.TERTAHAN: "perbaiki kesalahan di buku kerja",
    StatusSkp.BELUM_MENYUSUN: "pegawai menyusun SKP",
    StatusSkp.BELUM_DISETUJUI: "atasan menyetujui SKP",
    StatusSkp.BELUM_DINILAI: "atasan mengisi rating",
    StatusSkp.MENUNGGU_KEBERATAN: "atasan penilai memutus keberatan",
}
# the same as something that is waited for; what concerns SIASN is not asked of a unit
TUNGGUAN = {
    StatusSkp.BELUM_MENYUSUN: "penyusunan SKP",
    StatusSkp.BELUM_DISETUJUI: "persetujuan atasan",
    StatusSkp.BELUM_DINILAI: "rating dari atasan",
    StatusSkp.MENUNGGU_KEBERATAN: "keputusan keberatan",
}


def langkah(skp: Skp) -> str:
    """What is to be done next; blank where nothing is."""
    if skp.status in _LANGKAH:
        return _LANGKAH[skp.status]
    return "lengkapi data untuk SIASN" if skp.ekspor is Ekspor.TERTAHAN else ""


def judul_singkat(kode: str) -> str:
    """What a finding's code is about, to stand inside a sentence."""
    try:
        judul = entri(kode).judul
    except KodeTidakDikenal:
        return kode
    return judul[:1].lower() + judul[1:] if judul[1:2].islower() else judul
