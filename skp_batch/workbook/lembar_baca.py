"""Reads LEMBAR SKP back: whose it is, and what stands in it, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from skp_batch.istilah import rapikan
from skp_batch.nip import bersihkan_nip
from skp_batch.schemas.buku import MENURUT_NAMA
from skp_batch.schemas.kolom import Jenis, Kolom
from skp_batch.workbook.alamat import alamat
from skp_batch.workbook.batas import Batas
from skp_batch.workbook.lembar_kolom import GANTI, KUNCI, TANDA, VERSI
from skp_batch.workbook.nilai import PEMBACA, Cacat, KelasSel, baca_angka, tampilan
from skp_batch.workbook.scan import BukuMentah, LembarMentah, Sel, buka_buku

_BARIS_DICARI = 20
_DIBACA = ("RHK", "TARGET", "REALISASI")
# shown on the sheet, but not the employee's to give
_TAMPIL = frozenset({"RHK.no_rhk", "REALISASI.umpan_balik"})
Nilai = object


class BukanLembar(Exception):
    """A workbook without LEMBAR SKP; the text is for the user."""


@dataclass(frozen=True, slots=True)
class SelLembar:
    """One filled cell; `cacat` where it cannot be read as what its column holds."""

    nilai: object
    sel: str
    tertulis: str
    cacat: bool = False


@dataclass(slots=True)
class BarisLembar:
    """A row of the sheet; `isi` by (sheet of the contract, column key)."""

    nomor: int
    jenis: str
    no_rhk: str
    no_indikator: str
    isi: dict[tuple[str, str], SelLembar] = field(default_factory=dict)


@dataclass(slots=True)
class LembarTerbaca:
    tab: str
    nip: str
    skp_ke: str
    kode_unit: str
    periode: str
    baris: list[BarisLembar] = field(default_factory=list)
    tanpa_kunci: list[str] = field(default_factory=list)  # addresses of cells in rows that have no key


def baca_lembar_skp(data: bytes, batas: Batas = Batas()) -> list[LembarTerbaca]:  # noqa: B008 - frozen
    """Every LEMBAR SKP of a workbook; TidakTerbaca for no workbook, BukanLembar where it has none."""
    mentah = buka_buku(data, batas)
    hasil = [terbaca for nama in mentah.lembar for terbaca in _baca(mentah, nama)]
    if not hasil:
        raise BukanLembar("berkas ini bukan LEMBAR SKP buatan program (baris tersembunyi di atasnya tidak ditemukan)")
    return hasil


def _baca(mentah: BukuMentah, nama: str) -> Iterator[LembarTerbaca]:
    tab = mentah.baca_lembar(nama)
    nomor = next((n for n in list(tab.baris)[:_BARIS_DICARI] if _teks(tab.baris[n], 1) == TANDA), 0)
    if not nomor:
        return
    meta = {s.kolom: rapikan(tampilan(s)) for s in tab.baris[nomor]}
    if meta.get(2) != VERSI:
        raise BukanLembar(f"versi LEMBAR SKP {meta.get(2) or '(kosong)'} tidak dikenal; buat lembar yang baru")
    kolom, kunci = _kolom(tab, nomor)
    if not kunci.keys() >= set(KUNCI):
        raise BukanLembar("kolom kunci yang tersembunyi sudah terhapus; buat lembar yang baru")
    hasil = LembarTerbaca(
        nama, bersihkan_nip(meta.get(3, "")), meta.get(4, "") or "1", meta.get(5, ""), meta.get(6, "")
    )
    for n, sel in tab.baris.items():
        if n > nomor:
            _baris(mentah, hasil, n, sel, kolom, kunci)
    yield hasil


def _kolom(tab: LembarMentah, nomor: int) -> tuple[dict[int, tuple[str, Kolom]], dict[str, int]]:
    """Columns by the codes in the hidden row above, and the key columns."""
    kolom: dict[int, tuple[str, Kolom]] = {}
    kunci: dict[str, int] = {}
    for n in [n for n in tab.baris if n < nomor]:
        for s in tab.baris[n]:
            teks = rapikan(s.teks)
            if teks in KUNCI or teks == GANTI:
                kunci[teks] = s.kolom
            elif kontrak := _kontrak(teks):
                kolom[s.kolom] = kontrak
    return kolom, kunci


def _kontrak(kode: str) -> tuple[str, Kolom] | None:
    """The contract's sheet and column that a code names."""
    lembar, _, nama = kode.partition(".")
    if lembar not in _DIBACA or kode in _TAMPIL:
        return None
    return next(((lembar, k) for k in MENURUT_NAMA[lembar].terbaca if k.kunci == nama), None)


def _kolom_rhk(ganti: str, kolom: dict[int, tuple[str, Kolom]]) -> dict[int, tuple[str, Kolom]]:
    """The columns of a row that belongs to the RHK as a whole."""
    hasil = {letak: k for letak, k in kolom.items() if k[0] == "RHK"}
    isi, _, tempat = ganti.partition("=")
    if kontrak := _kontrak(isi):
        hasil |= {letak: kontrak for letak, (lembar, k) in kolom.items() if f"{lembar}.{k.kunci}" == tempat}
    return hasil


def _baris(
    mentah: BukuMentah,
    hasil: LembarTerbaca,
    nomor: int,
    sel: list[Sel],
    kolom: dict[int, tuple[str, Kolom]],
    kunci: dict[str, int],
) -> None:
    jenis, no_rhk, no_indikator = (_teks(sel, kunci[k]) for k in KUNCI)
    ganti = _teks(sel, kunci[GANTI]) if GANTI in kunci else ""
    if ganti:
        kolom = _kolom_rhk(ganti, kolom)
    isi = {
        (kolom[s.kolom][0], kolom[s.kolom][1].kunci): s
        for s in sel
        if s.kolom in kolom and (rapikan(s.teks) or s.rumus)
    }
    if not no_rhk or not (no_indikator or ganti):
        # headings, identity and signatures have no key either; only cells of columns to fill in below a keyed row count
        if hasil.baris and isi and all(s.jenis in ("n", "s") for s in isi.values()) and _mirip_data(isi):
            hasil.tanpa_kunci += [alamat(nomor, s.kolom) for s in isi.values()]
        return
    satuan = isi.get(("TARGET", "satuan"))
    baris = BarisLembar(nomor, jenis, no_rhk, no_indikator)
    for (lembar, nama), s in isi.items():
        kontrak = MENURUT_NAMA[lembar][nama]
        kelas = KelasSel(mentah.jenis_format(s.gaya), mentah.sejak_1904)
        nilai = _nilai(s, kelas, kontrak, rapikan(satuan.teks) if satuan else "")
        if nilai is not None:
            cacat = isinstance(nilai, Cacat) or (kontrak.jenis is Jenis.PILIHAN and nilai not in kontrak.pilihan)
            tertulis = rapikan(tampilan(s, kelas)) or "(rumus tanpa nilai)"
            baris.isi[lembar, nama] = SelLembar(nilai, alamat(nomor, s.kolom), tertulis, cacat)
    hasil.baris.append(baris)


def _mirip_data(isi: dict[tuple[str, str], Sel]) -> bool:
    """A row that somebody put in below the table holds an indikator or a realisasi beside another cell."""
    return len(isi) >= 2 and any(k in isi for k in (("TARGET", "indikator"), ("REALISASI", "realisasi")))


def _nilai(sel: Sel, kelas: KelasSel, kolom: Kolom, satuan: str) -> object:
    if sel.jenis == "e":
        return Cacat("S209", sel.teks)
    if sel.jenis == "" and sel.rumus:
        return Cacat("B111", "")
    if kolom.jenis is Jenis.ANGKA:
        return baca_angka(sel, kelas, satuan)
    return PEMBACA[kolom.jenis](sel, kelas, kolom)


def _teks(sel: list[Sel], kolom: int) -> str:
    return next((rapikan(tampilan(s)) for s in sel if s.kolom == kolom), "")
