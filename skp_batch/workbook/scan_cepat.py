"""The fast path: one compiled regex over sheet XML of the plain kind, the way nearly every program writes it.

Plain means: no prefix, no comment or CDATA, every cell with its address, attributes in the usual order. It is proved
for each piece by counting: every '<' must belong to a row or to a cell that the pattern matched whole. Whatever is
left over raises Ganjil, and the careful parser reads the sheet instead; nothing is ever skipped.
"""

from __future__ import annotations

import operator
import re

from skp_batch.workbook.alamat import BARIS_TERAKHIR, nomor_kolom, urai_rentang
from skp_batch.workbook.pengurai import Ganjil, nilai_sel
from skp_batch.workbook.sel import (
    Baris,
    Rentang,
    Sel,
    periksa_gabungan,
    periksa_jumlah,
)
from skp_batch.workbook.teks_xml import lepas_entitas, lepas_excel
from skp_batch.workbook.xml_aman import penyandian

# Whole rows of about this many bytes are decoded and matched at a time: memory stays small, limits act early.
_POTONGAN = 1 << 20
# A cell that is not blank: column, row, its other attributes, then a lone value, the value after a formula, or
# whatever else stands inside (looked at once more by _ISI).
_SEL = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"([^/>]*)>(?:<v>([^<]+)</v>|<f(?:>| [^<>]*>)[^<]*</f><v>([^<]+)</v>|(.*?))</c>',
    re.S,
)
_ATRIBUT = re.compile(r' ([a-zA-Z:]+)="([^"<&]*)"')
_ISI = re.compile(
    r"(<f(?: [^<>]*)?(?:/>|>[^<]*</f>))?"
    r'(<v(?: xml:space="preserve")?>([^<]*)</v>|<v ?/>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?'
)
_GABUNG = re.compile(r'<mergeCell ref="([^"]*)" ?/>')


class _NomorKolom(dict[str, int]):
    def __missing__(self, kunci: str) -> int:
        try:
            nomor = self[kunci] = nomor_kolom(kunci)
        except ValueError:
            raise Ganjil from None
        return nomor


class _Nilai(dict[str, str]):
    """Stored values of one kind by their spelling in the XML: most stand many times in a sheet, so each is looked
    at once and kept once. A value that its kind does not have is Ganjil."""

    def __init__(self, jenis: str) -> None:
        super().__init__()
        self._jenis = jenis

    def __missing__(self, kunci: str) -> str:
        nilai = nilai_sel(self._jenis, kunci, False, True, {}, _lepas)
        if nilai is None or nilai[0] != _JENIS[self._jenis]:
            raise Ganjil
        teks = self[kunci] = nilai[1]
        return teks


_JENIS = {"n": "n", "b": "b", "e": "e", "d": "d", "str": "s", "s": "s", "inlineStr": "s"}


class _Atribut(dict[str, tuple[str, str, int, dict[str, str]]]):
    """From the attributes after the address, of which a sheet has few different ones: type as written, kind, style,
    values."""

    def __init__(self, teks_bersama: dict[str, str]) -> None:
        super().__init__()
        self._nilai: dict[str, dict[str, str]] = {"s": teks_bersama}

    def __missing__(self, kunci: str) -> tuple[str, str, int, dict[str, str]]:
        pasangan = _ATRIBUT.findall(kunci)
        sifat = dict(pasangan)
        tulis, gaya = sifat.get("t", "n"), sifat.get("s", "0")
        if len(sifat) < len(pasangan) or "r" in sifat or _ATRIBUT.sub("", kunci).strip(" "):
            raise Ganjil
        if tulis not in _JENIS or not (gaya.isdigit() and gaya.isascii() and len(gaya) < 7):
            raise Ganjil
        nilai = self._nilai.setdefault(tulis, _Nilai(tulis))
        hasil = self[kunci] = (tulis, _JENIS[tulis], int(gaya), nilai)
        return hasil


def pindai(xml: bytes, teks_bersama: dict[str, str], batas_baris: int) -> tuple[Baris, list[Rentang]]:
    """Cells and merged ranges of a plain sheet; Ganjil for every other."""
    awal, akhir = _batas_data(xml)
    baris: Baris = {}
    if awal < akhir:
        pemindai = _Pemindai(teks_bersama, baris)
        while awal < akhir:
            potong = xml.find(b"</row>", awal + _POTONGAN, akhir)
            potong = akhir if potong < 0 else potong + 6
            pemindai.potongan(xml[awal:potong])
            periksa_jumlah(baris, batas_baris, pemindai.jumlah)
            awal = potong
    return baris, _gabungan(xml, akhir)


def _batas_data(xml: bytes) -> tuple[int, int]:
    """Where the rows stand, after making sure that nothing in the part can hide or move them."""
    buka = xml.find(b"<sheetData>")
    tutup = xml.rfind(b"</sheetData>")
    if buka < 0 or tutup < buka:
        raise Ganjil
    kepala, ekor = xml[:buka], xml[tutup:]
    # Comments and CDATA among the rows are found by counting, like everything else there.
    if b"<worksheet" not in kepala or b"<!" in kepala or b"<!" in ekor or b"<sheetData" in ekor or b"\r" in xml:
        raise Ganjil
    if not ekor.rstrip().endswith(b"</worksheet>") or penyandian(kepala) not in ("utf-8", "us-ascii", "ascii"):
        raise Ganjil
    return buka + 11, tutup


def _gabungan(xml: bytes, mulai: int) -> list[Rentang]:
    jumlah = xml.count(b"<mergeCell ", mulai)
    periksa_gabungan(jumlah)
    if not jumlah and xml.find(b"mergeCell", mulai) < 0:
        return []
    temu = _GABUNG.findall(xml[mulai:].decode())
    if len(temu) != jumlah:
        raise Ganjil
    try:
        return [urai_rentang(satu) for satu in temu]
    except ValueError:
        raise Ganjil from None


class _Pemindai:
    def __init__(self, teks_bersama: dict[str, str], baris: Baris) -> None:
        self._bersama, self._baris = teks_bersama, baris
        self._kolom, self._atribut = _NomorKolom(), _Atribut(teks_bersama)
        self._baris_lalu = 0
        self.jumlah = 0

    def potongan(self, mentah: bytes) -> None:
        teks = mentah.decode()
        # Up to the last end tag only: behind it each unclosed cell would be searched to the end of the piece.
        temu = _SEL.findall(teks, 0, teks.rfind("</c>") + 4) if b"</c>" in mentah else []
        dalam, dalam_tunggal = self._kumpulkan(temu)
        row, row_tutup, c = mentah.count(b"<row"), mentah.count(b"</row>"), mentah.count(b"<c ")
        # Every tag is one of a row, a blank cell or a matched cell, and those without end tag close themselves.
        if mentah.count(b"<") != row + row_tutup + c + len(temu) + dalam:
            raise Ganjil
        if mentah.count(b"/>") != (row - row_tutup) + (c - len(temu)) + dalam_tunggal:
            raise Ganjil

    def _kumpulkan(self, temu: list[tuple[str, ...]]) -> tuple[int, int]:
        """Cells of the matches into rows; how many tags stand inside them, how many of these close themselves."""
        dalam = 2 * len(temu)
        tunggal = 0
        bersama, nomor_kolom_, sifat = self._bersama, self._kolom, self._atribut
        buat = tuple.__new__  # half the time of Sel(...), which a hundred thousand cells notice
        baris_kini, kolom_lalu = "", 0
        satu: list[Sel] = []
        semua: list[tuple[int, list[Sel]]] = []
        for huruf, no_baris, atribut, v, v_rumus, isi in temu:
            if no_baris != baris_kini:
                satu, baris_kini, kolom_lalu = [], no_baris, 0
                semua.append((int(no_baris), satu))
            kolom = nomor_kolom_[huruf]
            if kolom <= kolom_lalu:
                raise Ganjil
            kolom_lalu = kolom
            tulis, jenis, gaya, nilai = sifat[atribut]
            if v:
                teks = nilai[v]
                if teks:
                    satu.append(buat(Sel, (kolom, jenis, teks, gaya, False)))
            elif v_rumus:
                dalam += 2
                satu.append(buat(Sel, (kolom, jenis, nilai[v_rumus], gaya, True)))
            else:
                dalam += isi.count("<") - 2
                tunggal += isi.count("/>")
                cocok = _ISI.fullmatch(isi)
                if cocok is None:
                    raise Ganjil
                rumus, ada, v, sebaris = cocok.groups()
                lain = nilai_sel(tulis, v or sebaris or "", rumus is not None, ada is not None, bersama, _lepas)
                if lain is not None:
                    satu.append(buat(Sel, (kolom, lain[0], lain[1], gaya, rumus is not None)))
        self._simpan(semua)
        return dalam, tunggal

    def _simpan(self, semua: list[tuple[int, list[Sel]]]) -> None:
        nomor = [self._baris_lalu, *(n for n, _ in semua)]
        if not all(map(operator.lt, nomor, nomor[1:])) or nomor[-1] > BARIS_TERAKHIR:
            raise Ganjil
        self._baris_lalu = nomor[-1]
        self._baris.update((n, satu) for n, satu in semua if satu)
        self.jumlah += sum(len(satu) for _, satu in semua)


def _lepas(teks: str) -> str:
    return lepas_excel(lepas_entitas(teks))
