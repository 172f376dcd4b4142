"""Findings of the cascade: where they stand and whom they hold."""

from __future__ import annotations

from skp_batch.checks.cascade.indeks import Calon, Lembaga
from skp_batch.checks.cascade.kaskade import Kaskade
from skp_batch.checks.cascade.rujukan import Bawahan, Hubungan
from skp_batch.istilah import Menahan, Tingkat
from skp_batch.model import Rhk
from skp_batch.schemas.buku import MENURUT_NAMA
from skp_batch.temuan import Temuan

_PANJANG_KUTIPAN = 60


def catat(
    kaskade: Kaskade,
    kode: str,
    tingkat: Tingkat,
    calon: Calon,
    tempat: tuple[str, int, str],
    nilai: str,
    **konteks: str,
) -> Temuan:
    """A finding of one SKP at `tempat` (sheet, row, column key); at the row's NIP where the sheet lacks the column."""
    lembar, baris, kunci = tempat
    buku, skp = calon.lembaga.buku, calon.skp
    return Temuan(
        kode,
        tingkat,
        kaskade.kebijakan.menahan if tingkat is Tingkat.KESALAHAN else Menahan.TIDAK,
        buku.berkas,
        buku.unit.kode,
        lembar,
        baris,
        buku.alamat(lembar, kunci) or buku.alamat(lembar, "nip"),
        MENURUT_NAMA[lembar][kunci].judul,
        skp.nip,
        skp.skp_ke,
        skp.nama,
        nilai,
        tuple(konteks.items()),
    )


def catat_unit(
    kaskade: Kaskade, kode: str, lembaga: Lembaga, tempat: tuple[str, int, str], nilai: str, **konteks: str
) -> Temuan:
    """A PERINGATAN that concerns the unit, no person."""
    lembar, baris, kunci = tempat
    buku = lembaga.buku
    kolom = buku.alamat(lembar, kunci)
    if lembar == "UNIT":
        baris, kolom = buku.unit.sel.get(kunci) or buku.unit.sel.get("nip_pimpinan") or (0, 0)
    return Temuan(
        kode,
        Tingkat.PERINGATAN,
        Menahan.TIDAK,
        buku.berkas,
        buku.unit.kode,
        lembar,
        baris,
        kolom,
        MENURUT_NAMA[lembar][kunci].judul,
        nilai=nilai,
        konteks=tuple(konteks.items()),
    )


def di_pimpinan(bawahan: Bawahan, hubungan: Hubungan) -> tuple[str, int, str]:
    """NIP Atasan; of a ketua tim the first RHK that names him."""
    if hubungan.rhk is None:
        return "PEGAWAI", bawahan.calon.skp.baris, "nip_atasan"
    return "RHK", hubungan.rhk.baris, "nip_pimpinan"


def di_rhk(rhk: Rhk, kunci: str = "no_rhk_pimpinan") -> tuple[str, int, str]:
    return "RHK", rhk.baris, kunci


def orang(calon: Calon) -> str:
    """Name and NIP of a person, as far as they are filled."""
    return f"{calon.skp.nama} (NIP {calon.skp.nip})" if calon.skp.nama else f"NIP {calon.skp.nip}"


def kutip_rhk(rhk: Rhk) -> str:
    """An RHK for a saran: number and the beginning of its text."""
    teks = rhk.teks if len(rhk.teks) <= _PANJANG_KUTIPAN else rhk.teks[: _PANJANG_KUTIPAN - 1].rstrip() + "…"
    return f'{rhk.no} ("{teks}")'


def nama_pimpinan(hubungan: Hubungan) -> str:
    """The pimpinan whose plan counts, and for whom he stands."""
    rencana = hubungan.rencana
    if rencana.calon is None:
        return f"NIP {hubungan.nip}"
    if rencana.pengganti:
        return f"{rencana.calon.skp.nama or rencana.calon.skp.nip} (pengganti NIP {hubungan.nip})"
    return orang(rencana.calon)
