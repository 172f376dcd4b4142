from __future__ import annotations

from collections.abc import Iterator

from skp_batch.istilah import Tingkat
from skp_batch.nip import cacat_nip
from skp_batch.schemas.buku import LEMBAR_BUKU
from skp_batch.temuan import Temuan
from skp_batch.workbook.isi import IsiBuku
from skp_batch.workbook.kunci import IndeksKunci, bagian_kunci
from skp_batch.workbook.tabel import Baris, Tabel

MERUJUK = tuple(lembar.nama for lembar in LEMBAR_BUKU if lembar.acuan)


def rujukan(isi: IsiBuku) -> Iterator[Temuan]:
    """Keys refer to something (S207), and the NIP that refers is well formed (S204).

    The finding stands at the first key column at which the reference breaks; a NIP that PEGAWAI lacks is named once per
    sheet. Nothing is reported for what a flawed key in the sheet referred to may well be.
    """
    nip = {b.nip for b in isi.baris("PEGAWAI")}
    indeks = {nama: IndeksKunci(isi.tabel[nama], nip) for nama in ("PEGAWAI", "RHK", "TARGET") if isi.utuh(nama)}
    for nama in MERUJUK:
        tabel = isi.tabel.get(nama)
        if tabel is None or not tabel.utuh or "PEGAWAI" not in indeks:
            continue
        disebut = _milik_baris_kosong(isi, indeks["PEGAWAI"])
        for baris in _perlu_diperiksa(tabel, indeks):
            temuan = _periksa(isi, tabel, baris, indeks, disebut)
            if temuan is not None:
                yield temuan
            if nama in indeks:
                _tandai_putus(indeks[nama], baris, temuan, disebut)


def _perlu_diperiksa(tabel: Tabel, indeks: dict[str, IndeksKunci]) -> Iterator[Baris]:
    """All rows but those without a flaw whose SKP stands in PEGAWAI, and whose key in the sheet that it refers to."""
    orang, acuan = indeks["PEGAWAI"].semua, indeks.get(tabel.lembar.acuan)
    dalam = 0 if acuan is None or tabel.lembar.acuan == "PEGAWAI" else len(acuan.tabel.lembar.kunci)
    rencana = acuan.semua if acuan is not None and dalam else None
    for baris, kunci in zip(tabel.baris, tabel.kunci_baris(), strict=True):
        if baris.cacat or kunci[:2] not in orang or (rencana is not None and kunci[:dalam] not in rencana):
            yield baris


def _tandai_putus(indeks: IndeksKunci, baris: Baris, temuan: Temuan | None, disebut: set[str]) -> None:
    """Rows that refer to this one in turn follow from its broken key."""
    if baris.nip in disebut:
        indeks.tandai(baris, "nip")
    elif temuan is not None and (kolom := indeks.tabel.lembar.cari(temuan.judul)) is not None:
        indeks.tandai(baris, kolom.kunci)


def _milik_baris_kosong(isi: IsiBuku, pegawai: IndeksKunci) -> set[str]:
    """NIPs that PEGAWAI lacks, where as many of its rows have a blank NIP: that S201 is their one cause."""
    kosong = sum(1 for b in isi.baris("PEGAWAI") if not b.nip)
    if not kosong:
        return set()
    hilang = {b.nip for nama in MERUJUK for b in isi.baris(nama) if b.nip and not pegawai.ada((b.nip,))}
    return hilang if len(hilang) <= kosong else set()


def _periksa(
    isi: IsiBuku, tabel: Tabel, baris: Baris, indeks: dict[str, IndeksKunci], disebut: set[str]
) -> Temuan | None:
    nip = baris.nip
    if not nip or baris.cacat_di("nip"):
        return None
    pegawai = indeks["PEGAWAI"]
    if not pegawai.ada((nip,)):
        if pegawai.mungkin((nip,)) or nip in disebut:
            return None
        sebab = cacat_nip(nip)
        if sebab and "nip" in baris.gabung:
            return None
        if sebab:
            konteks = (("sebab", sebab), ("panjang", str(len(nip))))
            return isi.temuan("S204", tabel.lembar.nama, baris, "nip", tingkat=Tingkat.KESALAHAN, konteks=konteks)
        disebut.add(nip)
        return _putus(isi, tabel, baris, "nip", "PEGAWAI")
    milik = (nip, baris.skp_ke)
    berkunci_skp = "skp_ke" in tabel.lembar.kunci and not baris.cacat_di("skp_ke")
    if berkunci_skp and not pegawai.ada(milik) and not pegawai.mungkin(milik):
        return _putus(isi, tabel, baris, "skp_ke", "PEGAWAI", nilai=baris.skp_ke)
    acuan = tabel.lembar.acuan
    if acuan == "PEGAWAI" or acuan not in indeks:
        return None
    dalam = tabel.lembar.kunci[2:] if acuan == "TARGET" else ("no_rhk",)
    return _rujuk_rencana(isi, tabel, baris, indeks[acuan], dalam)


def _rujuk_rencana(
    isi: IsiBuku, tabel: Tabel, baris: Baris, acuan: IndeksKunci, dalam: tuple[str, ...]
) -> Temuan | None:
    """No RHK, then No Indikator: the longer the key, the later it can break."""
    kunci: tuple[str, ...] = (baris.nip, baris.skp_ke)
    for kolom in dalam:
        nilai = bagian_kunci(baris, kolom)
        if not nilai or baris.cacat_di(kolom):
            return None
        kunci = (*kunci, nilai)
        if not acuan.ada(kunci):
            return None if acuan.mungkin(kunci) else _putus(isi, tabel, baris, kolom, acuan.tabel.lembar.nama)
    return None


def _putus(isi: IsiBuku, tabel: Tabel, baris: Baris, kunci: str, acuan: str, nilai: str | None = None) -> Temuan:
    judul = tabel.lembar[kunci].judul
    return isi.temuan(
        "S207", tabel.lembar.nama, baris, kunci, nilai=nilai, konteks=(("acuan", acuan), ("kunci", judul))
    )
