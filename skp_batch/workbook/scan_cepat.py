"""The fast path: sheet XML of the plain kind, the way nearly every program writes it, cut at its cells.

Plain means: no prefix, no comment or CDATA, every cell that is not blank with its address. It is proved, not assumed:
each piece must be a cell and nothing else, what stands between rows must be empty rows, and what stands around the rows
goes through the XML parser. Anything that does not fit raises Ganjil, and the careful parser reads the sheet instead;
nothing is ever skipped.

A row is cut where its own number ends an address: of `<c r="A7" s="1"><v>5</v></c><c r="B7" s="2"/>` the pieces are
` s="1"><v>5</v></c><c r="B` and ` s="2"/>`, each a cell and the column of the next one. Most of them stand in many
rows, so that each is understood once for its column, and for most cells all the work is to look it up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from skp_batch.workbook.alamat import BARIS_TERAKHIR, KOLOM_TERAKHIR, huruf, nomor_kolom
from skp_batch.workbook.pengurai import Ganjil, nilai_sel, urai_lembar
from skp_batch.workbook.sel import BARIS_DICARI, BATAS_SEL, Baris, Rentang, Sel, periksa_jumlah
from skp_batch.workbook.teks_xml import lepas_entitas, lepas_excel
from skp_batch.workbook.xml_aman import UTF8, penyandian

# Whole rows of about this many bytes are decoded and cut at a time: memory stays small, limits act early.
_POTONGAN = 1 << 20
_POTONGAN_AWAL = 1 << 16  # until the heading row is known
_POTONGAN_TERBESAR = 8 << 20  # a row of all 16,384 columns stays below it; what is no row at all does not
_K = r"\x00-\x08\x0b\x0c\x0e-\x1f"  # no XML may hold these
_A = rf'(?: [a-zA-Z][a-zA-Z0-9:]*+="[^"<&{_K}]*+")*+ ?'
_T = rf"[^<&{_K}]*+(?:&(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);[^<&{_K}]*+)*+"
_S = r"[ \t\n]*+"
# Blank cells that no row is cut at: without address, or with one that is none.
_KOSONG = rf'(?:<c(?:{_A}/>|(?! r="[A-Z]{{1,3}}[0-9]{{1,7}}"){_A}></c>){_S})*+'
_ATRIBUT = re.compile(r' ([a-zA-Z0-9:]+)="([^"<&]*)"')
_SEL = '<c r="'
_ALAMAT = re.compile(rf'{_SEL}([A-Z]{{1,3}})([0-9]{{1,7}})"')
_BERIKUT = rf"{_SEL}([A-Z]{{0,3}})"
# A piece of a row. Nearly every one: attributes, a value, and the next cell.
_BIASA = re.compile(rf"([^<>{_K}]*)><v>([^<{_K}]+)</v></c>{_BERIKUT}")
# Any: attributes, formula, value; then the next cell.
_POTONG = re.compile(
    rf"({_A})(?:/>|>(<f{_A}(?:/>|>{_T}</f>))?"
    rf'(<v(?: xml:space="preserve")?>({_T})</v>|<v ?/>|<is><t(?: xml:space="preserve")?>({_T})</t></is>)?</c>)'
    rf"{_S}{_KOSONG}{_BERIKUT}"
)
# From the value on: a value that nobody reads, and the next cell.
_EKOR_LEWAT = re.compile(rf"[^<&{_K}]*</v></c>{_BERIKUT}")
# What stands before the first cell of a row: empty rows and the row's own tag.
_BARIS_KOSONG = rf"{_S}(?:<row{_A}/>{_S})*+"
_AWAL_BARIS = re.compile(rf"{_BARIS_KOSONG}<row{_A}>{_S}{_KOSONG}")
_AKHIR = re.compile(_BARIS_KOSONG)

TakDibaca = Callable[[Baris], Iterable[int]]


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
_Sifat = tuple[str, str, int, dict[str, str]]  # type as written, kind, style, values


class _Atribut(dict[str, _Sifat]):
    """From the attributes after the address, of which a sheet has few different ones."""

    def __init__(self, teks_bersama: dict[str, str]) -> None:
        super().__init__()
        self._nilai: dict[str, dict[str, str]] = {"s": teks_bersama}

    def __missing__(self, kunci: str) -> _Sifat:
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


def pindai(
    xml: bytes, teks_bersama: dict[str, str], batas_baris: int, tak_dibaca: TakDibaca | None = None
) -> tuple[Baris, list[Rentang]]:
    """Cells and merged ranges of a plain sheet; Ganjil for every other.

    `tak_dibaca` tells from the first rows in which columns nobody will look at what formulas have made: half the cells
    of a sheet can be such.
    """
    awal, akhir = _batas_data(xml)
    _, gabungan = urai_lembar(xml[:awal] + xml[akhir:], {}, lepas_excel, batas_baris)
    pemindai = _Pemindai(teks_bersama)
    cari, sepotong = tak_dibaca, _POTONGAN_AWAL if tak_dibaca is not None else _POTONGAN
    while awal < akhir:
        potong = xml.find(b"</row>", awal + sepotong, akhir)
        potong = akhir if potong < 0 else potong + 6
        if potong - awal > _POTONGAN_TERBESAR:
            raise Ganjil
        pemindai.potongan(xml[awal:potong])
        if tak_dibaca is not None and (pemindai.dilihat > BATAS_SEL or pemindai.baris_dilihat > batas_baris):
            return pindai(xml, teks_bersama, batas_baris)  # the limits count all cells
        periksa_jumlah(pemindai.baris, batas_baris, pemindai.jumlah)
        if cari is not None and len(pemindai.baris) >= BARIS_DICARI:
            pemindai.lewati = {huruf(k) for k in cari(pemindai.baris)}
            cari, sepotong = None, _POTONGAN
        awal = potong
    return pemindai.baris, gabungan


def _batas_data(xml: bytes) -> tuple[int, int]:
    """Where the rows stand, after making sure that nothing before or after can hide them."""
    buka = xml.find(b"<sheetData>")
    tutup = xml.rfind(b"</sheetData>")
    if buka < 0 or tutup < buka:
        raise Ganjil
    if b"<!" in xml[:buka] or b"<!" in xml[tutup:] or b"<sheetData" in xml[tutup:] or b"\r" in xml:
        raise Ganjil
    if penyandian(xml[:buka]) not in UTF8:
        raise Ganjil
    return buka + 11, tutup


class _Pemindai:
    def __init__(self, teks_bersama: dict[str, str]) -> None:
        self.bersama = teks_bersama
        self.atribut = _Atribut(teks_bersama)
        self._awal: set[str] = set()  # what was found to stand between a row's number and its first cell
        self._baris_lalu = 0
        self.lewati: Collection[str] = frozenset()  # columns without those formulas
        self.baris: Baris = {}
        self.jumlah = self.dilihat = self.baris_dilihat = 0

    def potongan(self, mentah: bytes) -> None:
        *semua, akhir = mentah.decode().split("</row>")
        if _AKHIR.fullmatch(akhir) is None:
            raise Ganjil
        kolom = _SemuaKolom(self)  # anew for each piece of the sheet: what they remember stays small
        try:
            for satu in semua:
                alamat = _ALAMAT.search(satu)
                if alamat is not None:
                    self._satu_baris(kolom[alamat[1]], alamat[2], satu[: alamat.start()], satu[alamat.end() :])
                elif _AWAL_BARIS.fullmatch(satu) is None:
                    raise Ganjil
        finally:
            kolom.lupakan()

    def _satu_baris(self, kolom: _Kolom, no: str, awal: str, isi: str) -> None:
        """A row with cells, of which the first stands in `kolom`: what stands before it, and what after its address."""
        sifat = awal.removeprefix(f'<row r="{no}"')
        if sifat not in self._awal:
            if _AWAL_BARIS.fullmatch(awal) is None:
                raise Ganjil
            if len(sifat) < len(awal):  # else it has a number of its own
                self._awal.add(sifat)
        nomor = int(no)
        if not self._baris_lalu < nomor <= BARIS_TERAKHIR:
            raise Ganjil
        self._baris_lalu = nomor
        isi += _SEL  # the last cell too ends with the column of the next, which is none
        potong = isi.split(no + '"')
        try:
            satu = _sel(kolom, potong)
        except Ganjil:  # it may be cut too often: s="7" in row 7
            satu = _sel(kolom, _iris(isi, no))
        if satu:
            self.baris[nomor] = satu
        self.jumlah += len(satu)
        self.dilihat += len(potong)
        self.baris_dilihat += "</c>" in isi


def _sel(kolom: _Kolom, potong: Sequence[str]) -> list[Sel]:
    """The cells of a row from its pieces, the first of them in `kolom`."""
    satu: list[Sel] = []
    for p in potong:
        sel, kolom = kolom.kenal(p) or kolom.urai(p)
        if sel is not None:
            satu.append(sel)
    if kolom.nomor <= KOLOM_TERAKHIR:
        raise Ganjil
    return satu


def _iris(isi: str, no: str) -> list[str]:
    """The pieces of a row, cut at whole addresses only: slower, and never too often."""
    satu, *lain = _ALAMAT.split(isi)
    hasil = []
    for kolom, nomor, sisa in zip(*[iter(lain)] * 3, strict=True):
        if nomor == no:
            hasil.append(satu + _SEL + kolom)
            satu = sisa
        else:
            satu += f'{_SEL}{kolom}{nomor}"{sisa}'
    return [*hasil, satu]


class _SemuaKolom(dict[str, "_Kolom"]):
    """The columns by their letters; none is what stands behind the last cell of a row."""

    def __init__(self, pemindai: _Pemindai) -> None:
        super().__init__()
        self._pemindai = pemindai

    def __missing__(self, kunci: str) -> _Kolom:
        try:
            nomor = nomor_kolom(kunci) if kunci else KOLOM_TERAKHIR + 1
        except ValueError:
            raise Ganjil from None
        kolom = self[kunci] = _Kolom(nomor, self, self._pemindai, kunci in self._pemindai.lewati)
        return kolom

    def lupakan(self) -> None:
        """Undo the circles between the columns: a worker runs without the collector."""
        for kolom in self.values():
            kolom.lupakan()
        self.clear()


class _Kolom:
    """What the pieces say that stand in one column: the cell, None where it has no content, and the next column."""

    __slots__ = ("_atribut", "_berikut", "_lewati", "_pemindai", "_rumus", "_semua", "_tahu", "kenal", "nomor")

    def __init__(self, nomor: int, semua: _SemuaKolom, pemindai: _Pemindai, lewati: bool) -> None:
        self.nomor, self._semua, self._pemindai, self._lewati = nomor, semua, pemindai, lewati
        self._tahu: dict[str, tuple[Sel | None, _Kolom]] = {}
        self.kenal = self._tahu.get
        self._berikut: dict[str, _Kolom] = {}
        self._atribut = pemindai.atribut
        self._rumus = ""  # where the column's formulas do not count: the last one, up to its value

    def urai(self, potong: str) -> tuple[Sel | None, _Kolom]:
        """What a piece says that is not known yet."""
        if self._rumus and potong.startswith(self._rumus):  # long, often unlike all others, and of no interest
            lewat = _EKOR_LEWAT.fullmatch(potong, len(self._rumus))
            if lewat is not None:
                return None, self._menuju(lewat[1])
        biasa = _BIASA.fullmatch(potong)
        if biasa is None:
            hasil = self._lain(potong)
        else:
            atribut, v, berikut = biasa.groups()
            _, jenis, gaya, nilai = self._atribut.get(atribut) or self._atribut[atribut]
            teks = nilai.get(v) or nilai[v]
            # half the time of Sel(...), which a hundred thousand cells notice
            sel = tuple.__new__(Sel, (self.nomor, jenis, teks, gaya, False)) if teks else None
            hasil = sel, self._menuju(berikut)
        self._tahu[potong] = hasil
        return hasil

    def _lain(self, potong: str) -> tuple[Sel | None, _Kolom]:
        cocok = _POTONG.fullmatch(potong)
        if cocok is None:
            raise Ganjil
        atribut, rumus, ada, v, sebaris, berikut = cocok.groups()
        kolom = self._menuju(berikut)
        if potong[cocok.end(1)] == "/":
            return None, kolom
        tulis, _, gaya, _ = self._atribut[atribut]
        if rumus is not None and v is not None and self._lewati and "&" not in v:
            self._rumus = potong[: cocok.start(4)]
            return None, kolom
        isi = v or sebaris or ""
        hasil = nilai_sel(tulis, isi, rumus is not None, ada is not None, self._pemindai.bersama, _lepas)
        return None if hasil is None else Sel(self.nomor, hasil[0], hasil[1], gaya, rumus is not None), kolom

    def lupakan(self) -> None:
        self._tahu.clear()
        self._berikut.clear()

    def _menuju(self, huruf_kolom: str) -> _Kolom:
        kolom = self._berikut.get(huruf_kolom)
        if kolom is None:
            kolom = self._semua[huruf_kolom]
            if kolom.nomor <= self.nomor:
                raise Ganjil
            self._berikut[huruf_kolom] = kolom
        return kolom


def _lepas(teks: str) -> str:
    return lepas_excel(lepas_entitas(teks))
