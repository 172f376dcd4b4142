"""Rows of a large XLSX table, of which only some columns count: a whole instansi is 100,000 people of 65 columns.

Only sheets of the plain kind, as nearly every program writes them; all else raises Ganjil, and the caller reads the
table with openpyxl. Until the heading row is found every column is given, then those of `Saring` alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from skp_batch.workbook.alamat import nomor_kolom
from skp_batch.workbook.batas import Batas, TidakTerbaca
from skp_batch.workbook.pengurai import Ganjil, nilai_sel
from skp_batch.workbook.scan import BukuMentah, buka_buku
from skp_batch.workbook.tanggal_excel import serial_ke_tanggal
from skp_batch.workbook.teks_xml import lepas_entitas, lepas_excel

Baris = tuple[int, list[str], Collection[int]]  # number, cells as text, which of them were numbers
_POTONGAN = 1 << 20
_ATRIBUT = re.compile(r' (t|s)="([^"]*)"')
_ISI = re.compile(
    r"(?:<f[ >/].*?(?:</f>|/>))?(?:<v(?: [^<>]*)?>([^<]*)</v>|<is><t(?: [^<>]*)?>([^<]*)</t></is>|<v ?/>)?", re.S
)
_TANGGAL = frozenset({"tanggal", "waktu"})


class Saring:
    """The 0-based columns that the reader wants; None while it still looks for the headings."""

    def __init__(self) -> None:
        self.kolom: Collection[int] | None = None


def lembar_cepat(data: bytes, batas: Batas, kolom_maks: int) -> Iterator[tuple[Saring, Iterator[Baris]]]:
    """Each sheet as a Saring, to be set by the reader, and its rows with content."""
    try:
        buku = buka_buku(data, batas)
    except TidakTerbaca as galat:
        raise Ganjil from galat
    for info in buku.lembar.values():
        saring = Saring()
        yield saring, _baris(buku, info.bagian, saring, kolom_maks)


def _baris(buku: BukuMentah, bagian: str, saring: Saring, kolom_maks: int) -> Iterator[Baris]:
    xml = buku.paket.baca_xml(bagian)
    awal, akhir = _batas_data(xml)
    pola: re.Pattern[str] | None = None
    kolom_pola: Collection[int] | None = ()
    nilai = _Nilai(buku)
    nomor_lalu = 0
    while awal < akhir:
        potong = xml.find(b"</row>", awal + _POTONGAN, akhir)
        potong = akhir if potong < 0 else potong + 6
        try:
            teks = xml[awal:potong].decode()
        except UnicodeDecodeError as galat:
            raise Ganjil from galat
        awal = potong
        for satu in teks.split("</row>"):
            mulai = satu.rfind('<row r="')
            if mulai < 0:
                continue
            nomor = _bilangan(satu[mulai + 8 : satu.find('"', mulai + 8)])
            if nomor <= nomor_lalu:
                raise Ganjil
            nomor_lalu = nomor
            if pola is None or kolom_pola is not saring.kolom:
                pola, kolom_pola = _pola(saring.kolom, kolom_maks), saring.kolom
            if (hasil := nilai.baris(pola, satu, mulai, kolom_maks)) is not None:
                yield nomor, *hasil


def _batas_data(xml: bytes) -> tuple[int, int]:
    """Where the rows stand; Ganjil unless every row and cell begins as the plain kind does."""
    buka, tutup = xml.find(b"<sheetData>"), xml.rfind(b"</sheetData>")
    if tutup < 0 and xml.find(b"<sheetData/>") >= 0:
        return 0, 0
    polos = (
        0 <= buka < tutup
        and b"<!" not in xml
        and xml.count(b"<c>", buka, tutup) == 0
        and xml.count(b"<c ", buka, tutup) == xml.count(b'<c r="', buka, tutup)
        and xml.count(b"<row", buka, tutup) == xml.count(b'<row r="', buka, tutup)
    )
    if not polos:
        raise Ganjil
    return buka + 11, tutup


def _pola(kolom: Collection[int] | None, kolom_maks: int) -> re.Pattern[str]:
    """Address, other attributes, then a lone value or what else stands inside."""
    huruf = "[A-Z]{1,3}" if kolom is None else "|".join(_huruf(k) for k in sorted(kolom) if k < kolom_maks) or "!"
    return re.compile(rf'<c r="({huruf})[0-9]+"([^<>/]*)>(?:<v>([^<]*)</v></c>|(.*?)</c>)', re.S)


def _huruf(kolom: int) -> str:
    teks, sisa = "", kolom + 1
    while sisa:
        sisa, digit = divmod(sisa - 1, 26)
        teks = chr(65 + digit) + teks
    return teks


def _bilangan(teks: str) -> int:
    if not (teks.isascii() and teks.isdigit() and len(teks) < 8):
        raise Ganjil
    return int(teks)


class _Nilai:
    """Cells to text, as openpyxl with teks_sel would give them."""

    def __init__(self, buku: BukuMentah) -> None:
        self._buku = buku
        self._kolom: dict[str, int] = {}
        self._ragam: dict[str, tuple[str, bool]] = {}

    def baris(self, pola: re.Pattern[str], satu: str, mulai: int, kolom_maks: int) -> tuple[list[str], set[int]] | None:
        sel: list[str] = []
        angka: set[int] = set()
        for huruf, atribut, v, isi in pola.findall(satu, mulai):
            kolom = self._kolom.get(huruf)
            if kolom is None:
                kolom = self._kolom[huruf] = nomor_kolom(huruf) - 1
            if kolom >= kolom_maks:
                continue
            teks, bilangan = self._teks(atribut, v, isi)
            if teks:
                if kolom >= len(sel):
                    sel += [""] * (kolom + 1 - len(sel))
                sel[kolom] = teks
                if bilangan:
                    angka.add(kolom)
        return (sel, angka) if sel else None

    def _teks(self, atribut: str, v: str, isi: str) -> tuple[str, bool]:
        jenis, tanggal = self._ragam.get(atribut) or self._baca_atribut(atribut)
        if isi:
            cocok = _ISI.fullmatch(isi)
            if cocok is None:
                raise Ganjil
            v = cocok[1] or cocok[2] or ""
        if not v:
            return "", False
        if jenis == "s":
            return self._buku.teks_bersama[v], False
        hasil = nilai_sel(jenis, v, False, True, {}, _lepas)
        if hasil is None:
            return "", False
        macam, teks = hasil
        if macam == "n":
            return (self._tanggal(teks), False) if tanggal else (_angka(teks), True)
        if macam == "b":
            return ("TRUE" if teks == "1" else "FALSE"), False
        return teks, False

    def _baca_atribut(self, atribut: str) -> tuple[str, bool]:
        sifat = dict(_ATRIBUT.findall(atribut))
        gaya = _bilangan(sifat.get("s", "0"))
        hasil = self._ragam[atribut] = (sifat.get("t", "n"), self._buku.jenis_format(gaya) in _TANGGAL)
        return hasil

    def _tanggal(self, teks: str) -> str:
        nilai = serial_ke_tanggal(teks, self._buku.sejak_1904)
        if isinstance(nilai, datetime):
            return nilai.isoformat(sep=" ", timespec="minutes")
        if isinstance(nilai, time):
            return nilai.isoformat(timespec="minutes")
        return nilai.isoformat() if isinstance(nilai, date) else teks


def _angka(teks: str) -> str:
    """Shortest decimal text, without exponent."""
    try:
        biasa = format(Decimal(teks), "f") if len(teks) < 40 else teks
    except InvalidOperation as galat:
        raise Ganjil from galat
    return biasa.rstrip("0").rstrip(".") if "." in biasa else biasa


def _lepas(teks: str) -> str:
    return lepas_excel(lepas_entitas(teks))
