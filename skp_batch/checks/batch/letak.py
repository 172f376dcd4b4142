"""Findings of the batch at a cell of a workbook that is no longer in memory: addresses come from the Buku record."""

from __future__ import annotations

from skp_batch.istilah import Menahan, Tingkat
from skp_batch.model import Buku, Skp
from skp_batch.schemas.buku import MENURUT_NAMA
from skp_batch.temuan import Temuan

Konteks = tuple[tuple[str, str], ...]


def temuan_pegawai(
    buku: Buku,
    skp: Skp,
    kode: str,
    tingkat: Tingkat,
    kunci: str = "nip",
    *,
    nilai: str = "",
    konteks: Konteks = (),
    menahan: Menahan = Menahan.TIDAK,
) -> Temuan:
    """At a column of the SKP's PEGAWAI row."""
    return _temuan(buku, skp, kode, tingkat, "PEGAWAI", skp.baris, kunci, nilai, konteks, menahan)


def temuan_penilaian(
    buku: Buku, skp: Skp, kode: str, tingkat: Tingkat, kunci: str, *, nilai: str = "", konteks: Konteks = ()
) -> Temuan:
    """At a column of the SKP's PENILAIAN row; at PEGAWAI.NIP where it has none."""
    if not skp.baris_penilaian or not buku.alamat("PENILAIAN", kunci):
        return temuan_pegawai(buku, skp, kode, tingkat, nilai=nilai, konteks=konteks)
    return _temuan(buku, skp, kode, tingkat, "PENILAIAN", skp.baris_penilaian, kunci, nilai, konteks, Menahan.TIDAK)


def temuan_capaian_unit(buku: Buku, kode: str, tingkat: Tingkat, *, nilai: str = "", konteks: Konteks = ()) -> Temuan:
    """At UNIT's Capaian Kinerja Organisasi."""
    baris, kolom = buku.unit.sel.get("capaian_organisasi") or buku.unit.sel.get("", (0, 0))
    judul = MENURUT_NAMA["UNIT"]["capaian_organisasi"].judul
    return Temuan(
        kode,
        tingkat,
        Menahan.TIDAK,
        buku.berkas,
        buku.unit.kode,
        "UNIT",
        baris,
        kolom,
        judul,
        nilai=nilai,
        konteks=konteks,
    )


def _temuan(
    buku: Buku,
    skp: Skp,
    kode: str,
    tingkat: Tingkat,
    lembar: str,
    baris: int,
    kunci: str,
    nilai: str,
    konteks: Konteks,
    menahan: Menahan,
) -> Temuan:
    return Temuan(
        kode,
        tingkat,
        menahan,
        buku.berkas,
        buku.unit.kode,
        lembar,
        baris,
        buku.alamat(lembar, kunci),
        MENURUT_NAMA[lembar][kunci].judul,
        skp.nip,
        skp.skp_ke,
        skp.nama,
        nilai,
        konteks,
    )
