"""The fast path: one compiled regex over sheet XML of the plain kind, the way nearly every program writes it.

Plain means: no prefix, no comment or CDATA, every cell with its address. It is proved, not assumed: what stands
between two matched cells must be rows and blank cells and nothing else, and what stands around the rows goes through
the XML parser. Anything that does not fit raises Ganjil, and the careful parser reads the sheet instead; nothing is
ever skipped.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Collection, Iterable

from skp_batch.workbook.alamat import BARIS_TERAKHIR, huruf, nomor_kolom
from skp_batch.workbook.pengurai import Ganjil, nilai_sel, urai_lembar
from skp_batch.workbook.sel import BARIS_DICARI, BATAS_SEL, Baris, Rentang, Sel, periksa_jumlah
from skp_batch.workbook.teks_xml import KENDALI, lepas_entitas, lepas_excel
from skp_batch.workbook.xml_aman import UTF8, penyandian

# Whole rows of about this many bytes are decoded and matched at a time: memory stays small, limits act early.
_POTONGAN = 1 << 20
_POTONGAN_AWAL = 1 << 16  # until the heading row is known
_POTONGAN_TERBESAR = 8 << 20  # a row of all 16,384 columns stays below it; what is no row at all does not
_A = r'(?: [a-zA-Z][a-zA-Z0-9:]*+="[^"<&]*+")*+ ?'
# A cell that is not blank: column, row, its other attributes, then a lone value, the value after a formula, or
# whatever else stands inside (looked at once more by _ISI).
_T = r"[^<&]*+(?:&(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);[^<&]*+)*+"
_SEL = re.compile(
    rf'<c r="([A-Z]{{1,3}})([0-9]{{1,7}})"([^/<>]*)>(?:<v>([^<]+)</v>|<f{_A}>{_T}</f><v>([^<]*)</v>|(.*?))</c>', re.S
)
_ATRIBUT = re.compile(r' ([a-zA-Z0-9:]+)="([^"<&]*)"')
_ISI = re.compile(
    rf"(<f{_A}(?:/>|>{_T}</f>))?"
    rf'(<v(?: xml:space="preserve")?>({_T})</v>|<v ?/>|<is><t(?: xml:space="preserve")?>({_T})</t></is>)?'
)
# Between two cells: blank cells, and where the row ends, empty rows and the next one.
_KOSONG = rf"(?:<c{_A}(?:/>|></c>)\s*+)*+"
_SELA = re.compile(rf"\s*+{_KOSONG}(?:</row>\s*+(?:<row{_A}/>\s*+)*+<row{_A}>\s*+{_KOSONG})*+")
_GANTI_BARIS = re.compile(r'</row><row r="[0-9]++"([^<>]*+)>')  # by far the most of them

TakDibaca = Callable[[Baris], Iterable[int]]


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
        if kunci == "" and self._jenis == "inlineStr":
            return ""
        nilai = nilai_sel(self._jenis, kunci, False, True, {}, _lepas)
        if nilai is None or nilai[0] != _JENIS[self._jenis]:
            raise Ganjil
        teks = self[kunci] = nilai[1]
        return teks


_BERTEKS = ("str", "inlineStr")
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
        self._bersama = teks_bersama
        self._kolom, self._atribut = _NomorKolom(), _Atribut(teks_bersama)
        self._sifat_baris: set[str] = set()
        self._baris_lalu = 0
        self.lewati: Collection[str] = frozenset()  # columns without those formulas
        self.baris: Baris = {}
        self.jumlah = self.dilihat = self.baris_dilihat = 0

    def potongan(self, mentah: bytes) -> None:
        if len(mentah.translate(None, KENDALI)) < len(mentah):
            raise Ganjil
        teks = mentah.decode()
        # Behind the last end tag each unclosed cell would be searched to the end of the piece: not matched there.
        batas = teks.rfind("</c>") + 4 if b"</c>" in mentah else 0
        bagian = _SEL.split(teks[:batas])
        self.dilihat += len(bagian) // 7
        # A piece starts and ends between rows, as if one were closed before and one opened after it.
        bagian[0] = "</row>" + bagian[0]
        self._kumpulkan(bagian)
        if _SELA.fullmatch(bagian[-1] + teks[batas:] + "<row>") is None:
            raise Ganjil

    def _kumpulkan(self, bagian: list[str]) -> None:
        """Cells of the split piece into rows: what stands between, then the six groups of each match."""
        bersama, nomor_kolom_, sifat, lewati = self._bersama, self._kolom, self._atribut, self.lewati
        sela_utuh, ganti_baris, sifat_baris = _SELA.fullmatch, _GANTI_BARIS.fullmatch, self._sifat_baris
        buat = tuple.__new__  # half the time of Sel(...), which a hundred thousand cells notice
        baris_kini, kolom_lalu = "", 0
        satu: list[Sel] = []
        semua: list[tuple[int, list[Sel]]] = []
        urut = iter(bagian)
        for sela, kolom_huruf, no_baris, atribut, v, v_rumus, isi in zip(*[urut] * 7, strict=False):
            if sela:
                ganti = ganti_baris(sela)
                if ganti is None or ganti[1] not in sifat_baris:
                    if sela_utuh(sela) is None:
                        raise Ganjil
                    if ganti is not None:
                        sifat_baris.add(ganti[1])
            if no_baris != baris_kini:
                satu, baris_kini, kolom_lalu = [], no_baris, 0
                semua.append((int(no_baris), satu))
            kolom = nomor_kolom_[kolom_huruf]
            if kolom <= kolom_lalu:
                raise Ganjil
            kolom_lalu = kolom
            tulis, jenis, gaya, nilai = sifat[atribut]
            if v:
                teks = nilai[v]
                if teks:
                    satu.append(buat(Sel, (kolom, jenis, teks, gaya, False)))
            elif v_rumus is not None:
                if kolom_huruf in lewati and "&" not in v_rumus:
                    continue
                if v_rumus:
                    satu.append(buat(Sel, (kolom, jenis, nilai[v_rumus], gaya, True)))
                else:  # an empty text is a value, of another kind it is none
                    satu.append(buat(Sel, (kolom, "s" if tulis in _BERTEKS else "", "", gaya, True)))
            elif isi[:7] == "<is><t>" and tulis == "inlineStr" and "<" not in isi[7:-9] and isi[-9:] == "</t></is>":
                teks = nilai[isi[7:-9]]
                if teks:
                    satu.append(buat(Sel, (kolom, "s", teks, gaya, False)))
            else:
                cocok = _ISI.fullmatch(isi)
                if cocok is None:
                    raise Ganjil
                rumus, ada, v, sebaris = cocok.groups()
                lain = nilai_sel(tulis, v or sebaris or "", rumus is not None, ada is not None, bersama, _lepas)
                if lain is not None:
                    satu.append(buat(Sel, (kolom, lain[0], lain[1], gaya, rumus is not None)))
        self._simpan(semua)

    def _simpan(self, semua: list[tuple[int, list[Sel]]]) -> None:
        nomor = [self._baris_lalu, *(n for n, _ in semua)]
        if not all(map(operator.lt, nomor, nomor[1:])) or nomor[-1] > BARIS_TERAKHIR:
            raise Ganjil
        self._baris_lalu = nomor[-1]
        self.baris.update((n, satu) for n, satu in semua if satu)
        self.baris_dilihat += len(semua)
        self.jumlah += sum(len(satu) for _, satu in semua)


def _lepas(teks: str) -> str:
    return lepas_excel(lepas_entitas(teks))
