"""Rows of a large XLSX table, of which only some columns count: a whole instansi is 100,000 people of 65 columns.

Only sheets of the plain kind, as nearly every program writes them; all else raises Ganjil, and tabel_hati.py reads the
table. Until the heading row is found every column is given, then those of `Saring` alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from skp_batch.workbook.alamat import nomor_kolom
from skp_batch.workbook.pengurai import Ganjil, nilai_sel
from skp_batch.workbook.scan import BukuMentah
from skp_batch.workbook.tabel_teks import Baris, teks_nilai
from skp_batch.workbook.teks_xml import lepas_entitas, lepas_excel
from skp_batch.workbook.xml_aman import UTF8, penyandian

TANGGAL = frozenset({"tanggal", "waktu"})
_POTONGAN_TERBESAR = 8 << 20  # a row stays far below it; what is no row at all does not
_ATRIBUT = re.compile(r' (t|s)="([^"]*)"')
_ISI = re.compile(
    r"(?:<f[ >/].*?(?:</f>|/>))?(?:<v(?: [^<>]*)?>([^<]*)</v>|<is><t(?: [^<>]*)?>([^<]*)</t></is>|<v ?/>)?", re.S
)


class Saring:
    """The 0-based columns that the reader wants; None while it still looks for the headings."""

    def __init__(self) -> None:
        self.kolom: Collection[int] | None = None


def lembar_cepat(buku: BukuMentah, kolom_maks: int) -> Iterator[tuple[Saring, Iterator[Baris]]]:
    """Each sheet as a Saring, to be set by the reader, and its rows with content."""
    for info in buku.lembar.values():
        saring = Saring()
        yield saring, _baris(buku, info.bagian, saring, kolom_maks)


def _baris(buku: BukuMentah, bagian: str, saring: Saring, kolom_maks: int) -> Iterator[Baris]:
    pola: re.Pattern[str] | None = None
    kolom_pola: Collection[int] | None = ()
    nilai = _Nilai(buku)
    nomor_lalu = 0
    for xml in _baris_utuh(buku.paket.alirkan(bagian)):
        try:
            teks = xml.decode()
        except UnicodeDecodeError as galat:
            raise Ganjil from galat
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


def _baris_utuh(aliran: Iterator[bytes]) -> Iterator[bytes]:
    """Pieces of whole rows; Ganjil unless every row and cell begins as the plain kind does."""
    xml = _hingga(aliran, b"", b"<sheetData")
    kepala, _, xml = xml.partition(b"<sheetData")
    if b"<!" in kepala or penyandian(kepala.removeprefix(b"\xef\xbb\xbf")) not in UTF8:
        raise Ganjil
    xml = _hingga(aliran, xml, b">")
    if not xml.startswith(b"/>"):
        if not xml.startswith(b">"):
            raise Ganjil
        yield from _potongan(aliran, xml[1:])
    for _ in aliran:  # the last piece proves the part
        pass


def _hingga(aliran: Iterator[bytes], xml: bytes, tanda: bytes) -> bytes:
    """What has come, and more of it until the sign is there."""
    while tanda not in xml:
        potong = next(aliran, b"")
        if not potong or len(xml) > _POTONGAN_TERBESAR:
            raise Ganjil
        xml += potong
    return xml


def _potongan(aliran: Iterator[bytes], xml: bytes) -> Iterator[bytes]:
    while True:
        tutup = xml.find(b"</sheetData>")
        akhir = tutup if tutup >= 0 else xml.rfind(b"</row>") + 6
        if tutup >= 0 or akhir > 5:
            satu, xml = xml[:akhir], xml[akhir:]
            polos = (
                b"<!" not in satu
                and b"<c>" not in satu
                and satu.count(b"<c ") == satu.count(b'<c r="')
                and satu.count(b"<row") == satu.count(b'<row r="')
            )
            if not polos:
                raise Ganjil
            yield satu
        if tutup >= 0:
            return
        potong = next(aliran, b"")
        if not potong or len(xml) > _POTONGAN_TERBESAR:
            raise Ganjil
        xml += potong


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
    """Cells to text."""

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
        return teks_nilai(*hasil, tanggal, self._buku.sejak_1904) if hasil else ("", False)

    def _baca_atribut(self, atribut: str) -> tuple[str, bool]:
        sifat = dict(_ATRIBUT.findall(atribut))
        gaya = _bilangan(sifat.get("s", "0"))
        hasil = self._ragam[atribut] = (sifat.get("t", "n"), self._buku.jenis_format(gaya) in TANGGAL)
        return hasil


def _lepas(teks: str) -> str:
    return lepas_excel(lepas_entitas(teks))
