"""The e-Kinerja download "Rekap Penilaian" (siasn.md 7.A): predikat of a unit's people in one period.

A title row names the period, with digits or Roman numbers; the heading row is found by NIP and Predikat. A sheet may
hold several such blocks, as the one that this program writes does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from skp_batch.periode import NAMA_BULAN, Periode, jumlah_periode
from skp_batch.siasn.baris_predikat import (
    Bacaan,
    BarisDitolak,
    BarisPredikat,
    baca_predikat,
    baca_rating,
    periksa_nip,
    singkat,
)
from skp_batch.workbook.tabel_masukan import LembarTeks, TabelTidakTerbaca, baca_lembar, kunci_tabel

_JENIS = {"bulan": "BULANAN", "triwulan": "TRIWULAN", "semester": "SEMESTER", "tahun": "TAHUNAN"}
_PERIODE = re.compile(r"^periode\W*(bulan|triwulan|semester|tahun)(?:an)?\b(.*)$", re.IGNORECASE)
_TAHUN = re.compile(r"\b(20\d{2})\b")
_ROMAWI = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
_BULAN = {nama.upper(): i for i, nama in enumerate(NAMA_BULAN, start=1)}
_KOLOM = ("nip", "nama", "jabatan", "ratinghasil", "ratingperilaku", "predikat")
# The payload sheets of our own ekspor.xlsx have NIP and predikat too, but are no rekap.
_BUKAN_REKAP = frozenset({"kuadrankinerjanilai", "rwjabatanid"})
_DIGIT_NIP_LAMA = 9

_Sel = Sequence[tuple[str, bool]]


def baca_rekap_penilaian(path: Path) -> Bacaan:
    """All rows of all sheets; raises TabelTidakTerbaca, with a text for the user, where no heading row is found."""
    hasil = Bacaan()
    ada_judul = False
    for lembar in baca_lembar(path):
        ada_judul |= _satu_lembar(path.name, lembar, hasil)
    if not ada_judul:
        raise TabelTidakTerbaca(
            f"{path.name}: judul kolom NIP dan Predikat tidak ditemukan. "
            "Gunakan unduhan Rekap Penilaian dari e-Kinerja."
        )
    return hasil


def urai_periode(teks: str) -> Periode | None:
    """`Periode Bulanan 6 Tahun 2026`, `Periode Triwulan III Tahun 2026`, `Periode Tahunan 2025`."""
    cocok = _PERIODE.match(" ".join(teks.split()))
    if cocok is None:
        return None
    jenis, sisa = _JENIS[cocok[1].lower()], cocok[2]
    tahun = _TAHUN.search(sisa)
    if tahun is None:
        return None
    if jenis == "TAHUNAN":
        return Periode(int(tahun[1]), jenis)
    ke = next(_bilangan(sisa[: tahun.start()] + sisa[tahun.end() :]), 0)
    return Periode(int(tahun[1]), jenis, ke) if 1 <= ke <= jumlah_periode(jenis) else None


def _bilangan(teks: str) -> Iterator[int]:
    for kata in re.findall(r"\w+", teks.upper()):
        if kata.isascii() and kata.isdigit() and len(kata) <= 2:
            yield int(kata)
        elif kata in _ROMAWI or kata in _BULAN:
            yield _ROMAWI.get(kata) or _BULAN[kata]


@dataclass(slots=True)
class _Blok:
    """Where in a sheet we are: the period last named, and the columns of the heading row below it."""

    periode: Periode | None = None
    teks_periode: str = ""
    kolom: dict[str, int] | None = None


def _satu_lembar(berkas: str, lembar: LembarTeks, hasil: Bacaan) -> bool:
    """Read a sheet's blocks; whether it has any heading row."""
    blok = _Blok()
    ada_judul = False
    for nomor, sel in lembar.baris:
        pertama = next((teks for teks, _ in sel if teks.strip()), "")
        if pertama.lower().startswith("periode"):
            blok = _Blok(teks_periode=" ".join(teks for teks, _ in sel if teks))
            blok.periode = urai_periode(blok.teks_periode)
        elif kolom := _judul(sel):
            blok.kolom = kolom
            ada_judul = True
        elif blok.kolom is not None:
            _satu_baris(BarisDitolak(berkas, lembar.nama, nomor, ""), sel, blok, hasil)
    return ada_judul


def _judul(sel: _Sel) -> dict[str, int] | None:
    """The columns by their keys, where this row is a heading row."""
    kunci = [kunci_tabel(teks) for teks, _ in sel]
    if "nip" not in kunci or not _BUKAN_REKAP.isdisjoint(kunci):
        return None
    kolom: dict[str, int] = {}
    for j, k in enumerate(kunci):
        for nama in _KOLOM:
            if k == nama or (nama not in ("nip", "nama", "jabatan") and k.startswith(nama)):
                kolom.setdefault(nama, j)
    return kolom if "predikat" in kolom else None


def _satu_baris(letak: BarisDitolak, sel: _Sel, blok: _Blok, hasil: Bacaan) -> None:
    assert blok.kolom is not None
    isi = {nama: sel[j][0].strip() for nama, j in blok.kolom.items() if j < len(sel)}
    dinilai = any(isi.get(nama) for nama in ("ratinghasil", "ratingperilaku", "predikat"))
    if not dinilai and sum(map(str.isdigit, isi.get("nip", ""))) < _DIGIT_NIP_LAMA:
        return  # a total, a signature, the titles of the next block
    j = blok.kolom["nip"]
    nip, sebab = periksa_nip(isi.get("nip", ""), j < len(sel) and sel[j][1])
    hasil_kerja, perilaku = baca_rating(isi.get("ratinghasil", "")), baca_rating(isi.get("ratingperilaku", ""))
    predikat = baca_predikat(isi.get("predikat", ""))
    kosong = False
    if not sebab and blok.periode is None:
        sebab = (
            f'periode "{singkat(blok.teks_periode)}" tidak dikenal' if blok.teks_periode else "periode tidak disebut"
        )
    for label, teks, nilai in (
        ("Rating hasil", isi.get("ratinghasil"), hasil_kerja),
        ("Rating perilaku", isi.get("ratingperilaku"), perilaku),
        ("Predikat", isi.get("predikat"), predikat),
    ):
        if not sebab and teks and nilai is None:
            sebab = f'{label} "{singkat(teks)}" tidak dikenal'
    if not sebab and predikat is None:
        sebab, kosong = "predikat kosong", True
    tempat = (letak.berkas, letak.lembar, letak.nomor)
    nama = isi.get("nama", "")
    if sebab or blok.periode is None:
        asing = isi.get("predikat", "") if sebab.startswith("Predikat ") else ""
        hasil.ditolak.append(BarisDitolak(*tempat, sebab, nip, nama, blok.periode, kosong, asing))
    else:
        hasil.baris.append(
            BarisPredikat(blok.periode, nip, nama, isi.get("jabatan", ""), hasil_kerja, perilaku, predikat, *tempat)
        )
