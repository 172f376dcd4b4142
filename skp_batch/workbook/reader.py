"""A file to typed sheets: gate, scan, heading rows, cells. Every failure becomes a finding with its cell."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from rapidfuzz import fuzz, process

from skp_batch.istilah import Menahan, Tingkat, kunci_judul
from skp_batch.model import Buku
from skp_batch.schemas.atasan import LEMBAR_DISTRIBUSI, PENILAIAN_ATASAN
from skp_batch.schemas.buku import LEMBAR_ATASAN, LEMBAR_BUKU, cari_lembar, milik_program
from skp_batch.schemas.kolom import Lembar
from skp_batch.schemas.penilaian import PENILAIAN
from skp_batch.schemas.unit import UNIT
from skp_batch.temuan import Temuan
from skp_batch.workbook.baris import DIBACA_SISTEM, baca_baris, baca_sistem
from skp_batch.workbook.batas import Batas, TidakTerbaca
from skp_batch.workbook.isi import IsiBuku
from skp_batch.workbook.judul import Judul, cari_judul
from skp_batch.workbook.scan import BukuMentah, LembarMentah, Sel, buka_buku
from skp_batch.workbook.tabel import Tabel
from skp_batch.workbook.tinjauan import baca_untuk_atasan, tab_atasan
from skp_batch.workbook.unit import JUDUL_ISIAN, baca_unit

_DISTRIBUSI = kunci_judul(LEMBAR_DISTRIBUSI)
MIRIP_MINIMAL = 70.0  # how alike an unknown heading must be to be named as the one that is perhaps meant


def baca_buku(data: bytes, berkas: str, batas: Batas | None = None) -> IsiBuku:
    """The workbook in `data`, with the findings of reading (B101-B106, B108, B111, S202, S205, S209, S290).

    A file that cannot be opened gives an IsiBuku without sheets whose one finding says why. Never raises for content.
    """
    buku = Buku(berkas, hashlib.sha256(data).hexdigest(), len(data))
    isi = IsiBuku(buku)
    try:
        mentah = buka_buku(data, batas or Batas())
        atasan = tab_atasan(mentah)
        lembar = {
            n: mentah.baca_lembar(n, tak_dibaca=partial(_tak_dibaca, n) if atasan is None else None)
            for n in mentah.lembar
            if cari_lembar(n) or n == atasan
        }
    except TidakTerbaca as sebab:
        buku.temuan.append(_tak_terbaca(berkas, sebab))
        return isi
    isi.catat(_susun(isi, mentah, lembar) if atasan is None else _susun_tinjauan(isi, mentah, lembar, atasan))
    buku.isi = _sidik_isi(isi)
    return isi


def _tak_dibaca(tab: str, baris: Mapping[int, Sequence[Sel]]) -> list[int]:
    """Columns of a data sheet of which no cell below the headings is looked at."""
    kontrak = cari_lembar(tab)
    judul = cari_judul(kontrak, baris) if kontrak is not None and kontrak is not UNIT else None
    if kontrak is None or judul is None:
        return []
    perlu = DIBACA_SISTEM.get(kontrak.nama, ())
    sistem = [kolom for kunci, kolom in judul.kolom.items() if kontrak[kunci].sistem and kunci not in perlu]
    return [*sistem, *judul.asing]


def _tak_terbaca(berkas: str, sebab: TidakTerbaca) -> Temuan:
    konteks = (("sebab", sebab.sebab), *sorted((k, str(v)) for k, v in sebab.konteks.items()))
    lembar = cari_lembar(sebab.konteks.get("lembar", ""))
    return Temuan(
        sebab.kode,
        Tingkat.KESALAHAN,
        Menahan.BERKAS,
        berkas,
        lembar=lembar.nama if lembar else "",
        konteks=konteks,
    )


def _susun(isi: IsiBuku, mentah: BukuMentah, lembar: dict[str, LembarMentah]) -> list[Temuan]:
    """Fill `isi.tabel` sheet by sheet: UNIT first for the period, TARGET before what needs its Satuan."""
    buku = isi.buku
    temuan: list[Temuan] = []
    menurut_nama: dict[str, LembarMentah] = {}
    for tab in mentah.lembar:
        kontrak = cari_lembar(tab)
        if kontrak is not None and kontrak.nama not in menurut_nama:
            menurut_nama[kontrak.nama] = lembar[tab]
        elif not milik_program(tab):
            temuan.append(_temuan_lembar(isi, "S290", tab, nilai=tab, konteks=(("sebab", "lembar"), ("mirip", ""))))
    for kontrak in LEMBAR_BUKU:
        ditemukan = menurut_nama.get(kontrak.nama)
        if ditemukan is None:
            if not kontrak.opsional:
                temuan.append(_temuan_lembar(isi, "B103", kontrak.nama))
            continue
        buku.nama_lembar[kontrak.nama] = ditemukan.nama
        temuan += _baca_lembar(isi, mentah, kontrak, ditemukan)
    # UNIT is read first, so a finding made before its Kode Unit was known is completed here
    return [t if t.kode_unit else t.dengan(kode_unit=buku.unit.kode) for t in temuan]


def _susun_tinjauan(isi: IsiBuku, mentah: BukuMentah, lembar: dict[str, LembarMentah], atasan: str) -> list[Temuan]:
    """A review workbook: UNTUK ATASAN and its own PENILAIAN; sheets of units in it are not read."""
    buku = isi.buku
    buku.nama_lembar[LEMBAR_ATASAN] = atasan
    temuan = list(baca_untuk_atasan(isi, mentah, lembar[atasan]))
    penilaian = next((n for n in lembar if cari_lembar(n) is PENILAIAN), None)
    for tab in mentah.lembar:
        if tab not in (atasan, penilaian) and not milik_program(tab) and kunci_judul(tab) != _DISTRIBUSI:
            temuan.append(_temuan_lembar(isi, "S290", tab, nilai=tab, konteks=(("sebab", "lembar"), ("mirip", ""))))
    if penilaian is None:
        return [*temuan, _temuan_lembar(isi, "B103", PENILAIAN.nama)]
    buku.nama_lembar[PENILAIAN.nama] = penilaian
    return [*temuan, *_baca_lembar(isi, mentah, PENILAIAN_ATASAN, lembar[penilaian])]


def _baca_lembar(isi: IsiBuku, mentah: BukuMentah, kontrak: Lembar, tab: LembarMentah) -> Iterator[Temuan]:
    if kontrak is UNIT:
        yield from baca_unit(isi, mentah, tab, partial(_kolom_hilang, isi))
        return
    judul = cari_judul(kontrak, tab.baris)
    tabel = Tabel(kontrak, tab.nama)
    isi.tabel[kontrak.nama] = tabel
    if judul is None:
        yield from _kolom_hilang(isi, tabel, [], None)
        return
    tabel.baris_judul = judul.baris
    tabel.kolom = judul.kolom
    for kunci, kolom in judul.kolom.items():
        isi.buku.kolom[kontrak.nama, kunci] = kolom
    isi.buku.baris_judul[kontrak.nama] = judul.baris
    yield from _kolom_hilang(
        isi, tabel, [k.judul for k in kontrak.terbaca if k.wajib and k.kunci not in judul.kolom], judul
    )
    yield from _kolom_asing(isi, tabel, judul)
    yield from baca_baris(isi, mentah, tabel, tab)
    baca_sistem(tabel, tab)


def _kolom_hilang(isi: IsiBuku, tabel: Tabel, hilang: list[str], judul: Judul | None) -> Iterator[Temuan]:
    """B106: one per required column that is missing; one at A1 where there is no heading row at all."""
    if judul is None:
        tabel.utuh = False
        konteks = (("sebab", "tanpa_judul"), ("mirip", ""))
        yield _temuan_lembar(isi, "B106", tabel.lembar.nama, baris=1, konteks=konteks)
        return
    tabel.utuh = tabel.utuh and not hilang
    for nama in hilang:
        mirip = process.extractOne(nama, list(judul.asing.values()), scorer=fuzz.ratio, score_cutoff=MIRIP_MINIMAL)
        yield _temuan_lembar(
            isi,
            "B106",
            tabel.lembar.nama,
            baris=judul.baris,
            judul=nama,
            konteks=(("mirip", mirip[0] if mirip else ""), ("sebab", "")),
        )


def _kolom_asing(isi: IsiBuku, tabel: Tabel, judul: Judul) -> Iterator[Temuan]:
    kenal = [k.judul for k in tabel.lembar.kolom if k.kunci not in judul.kolom]
    for kolom, teks in judul.asing.items():
        if kunci_judul(teks) in DIKENAL_TAK_DIPAKAI.get(tabel.lembar.nama, ()):
            continue
        mirip = process.extractOne(teks, kenal, scorer=fuzz.ratio, score_cutoff=MIRIP_MINIMAL)
        yield _temuan_lembar(
            isi,
            "S290",
            tabel.lembar.nama,
            baris=judul.baris,
            kolom=kolom,
            judul=teks,
            nilai=teks,
            konteks=(("mirip", mirip[0] if mirip else ""), ("sebab", "kolom")),
        )


# Heading of e-Kinerja's daily sheet that has no counterpart in HARIAN (siasn 7.B): known, not used.
DIKENAL_TAK_DIPAKAI = {"HARIAN": frozenset({kunci_judul("Rencana Aksi")})}


def _temuan_lembar(
    isi: IsiBuku,
    kode: str,
    lembar: str,
    *,
    baris: int = 0,
    kolom: int = 1,
    judul: str = "",
    nilai: str = "",
    konteks: tuple[tuple[str, str], ...] = (),
) -> Temuan:
    """A finding about a sheet or its heading row (column A of it, unless a heading is meant)."""
    berat = kode.startswith("B")
    return Temuan(
        kode,
        Tingkat.KESALAHAN if berat else Tingkat.INFO,
        Menahan.BERKAS if berat else Menahan.TIDAK,
        isi.buku.berkas,
        isi.buku.unit.kode,
        lembar,
        baris,
        kolom if baris else 0,
        judul,
        nilai=nilai,
        konteks=konteks,
    )


def _sidik_isi(isi: IsiBuku) -> str:
    """Fingerprint of all values read, whatever their place (B107, B109)."""
    sidik = hashlib.sha256()
    for kontrak in LEMBAR_BUKU:
        tabel = isi.tabel.get(kontrak.nama)
        if tabel is None:
            continue
        kunci = [k.kunci for k in kontrak.terbaca]
        semua = [
            list(map((baris.nilai | baris.mentah if baris.mentah else baris.nilai).get, kunci)) for baris in tabel.baris
        ]
        # repr is exact for every type of value; str, int, Decimal and date alike
        sidik.update(f"{kontrak.nama}{semua!r}".encode("utf-8", "surrogatepass"))
    return sidik.hexdigest()


__all__ = ["JUDUL_ISIAN", "baca_buku"]
