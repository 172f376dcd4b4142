"""Texts of a workbook: XML escapes, Excel's own _xHHHH_ escapes, and the table of shared strings."""

from __future__ import annotations

import re

from skp_batch.workbook.batas import TidakTerbaca, rusak
from skp_batch.workbook.pengurai import Ganjil, urai_sst
from skp_batch.workbook.sel import TEKS_TERPANJANG
from skp_batch.workbook.xml_aman import UTF8, penyandian

BATAS_TEKS_BERSAMA = 2_000_000
_ENTITAS = re.compile(r"&(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));|&")
_BERNAMA = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_EXCEL = re.compile(r"_x([0-9A-Fa-f]{4})_")

# The plain kind of shared string; what stands between two of them goes through the XML parser.
_SI = re.compile(r'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>')
_BATAS = "</t></si><si><t>"
_BERJARAK = '<t xml:space="preserve">'
_POTONGAN = 1 << 20
_POTONGAN_TERBESAR = 8 << 20  # no text of 32,767 characters reaches it; something without end tags does
_BANYAK_RUMIT = 500  # from here on, one run of the parser over everything is quicker than one over each
KENDALI = bytes(set(range(32)) - {9, 10, 13})  # no XML text may hold these


def _satu(cocok: re.Match[str]) -> str:
    desimal, heksa, nama = cocok.groups()
    if nama:
        return _BERNAMA[nama]
    kode = int(desimal) if desimal else int(heksa, 16) if heksa else 0
    if kode in (9, 10, 13) or 32 <= kode < 0xD800 or 0xE000 <= kode < 0xFFFE or 0x10000 <= kode <= 0x10FFFF:
        return chr(kode)
    raise Ganjil


def lepas_entitas(teks: str) -> str:
    """XML text with its references replaced; Ganjil for a reference that XML does not know."""
    return _ENTITAS.sub(_satu, teks) if "&" in teks else teks


def lepas_excel(teks: str) -> str:
    """_x000D_ and its like, the way Excel writes what XML cannot hold; _x005F_ is the underscore itself."""
    if "_x" not in teks:
        return teks
    hasil = _EXCEL.sub(lambda m: chr(int(m[1], 16)), teks)
    # Halves of a pair written one by one join; a lone half is no character and could not be written again.
    return hasil.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


class TeksBersama(dict[str, str]):
    """Shared strings by their number as it stands in the cell, so that no cell needs an int().

    A number without a string is a damaged workbook, not an empty cell: a lost text must not look like no text.
    """

    def __init__(self, daftar: list[str]) -> None:
        if max(map(len, daftar), default=0) > TEKS_TERPANJANG:
            daftar = [t[:TEKS_TERPANJANG] for t in daftar]
        super().__init__(zip(map(str, range(len(daftar))), daftar, strict=True))

    def __missing__(self, kunci: str) -> str:
        rapi = kunci.strip(" \t\r\n+").lstrip("0") or "0"
        if rapi == kunci or rapi not in self:
            raise rusak("nomor teks bersama tidak ada", nomor=kunci[:20])
        return self[rapi]


def baca_teks_bersama(xml: bytes) -> TeksBersama:
    """sharedStrings.xml: quickly where it is plain, else by the XML parser."""
    if xml.count(b"<si") > BATAS_TEKS_BERSAMA:  # before making millions of strings; a prefix is counted on the way
        raise TidakTerbaca("B108", "terlalu_banyak_teks", {"batas": str(BATAS_TEKS_BERSAMA)})
    try:
        return TeksBersama(_cepat(xml))
    except (Ganjil, UnicodeDecodeError):
        return TeksBersama([lepas_excel(t) for t in urai_sst(xml, BATAS_TEKS_BERSAMA)])


def _cepat(xml: bytes) -> list[str]:
    awal, akhir = xml.find(b"<si>"), xml.rfind(b"</sst>")
    if not 0 <= awal < akhir or b"<!" in xml or b"\r" in xml:
        raise Ganjil
    if penyandian(xml) not in UTF8 or _rumit(xml[:awal] + xml[akhir:]):
        raise Ganjil
    hasil: list[str] = []
    while awal < akhir:
        potong = xml.find(b"</si>", awal + _POTONGAN, akhir)
        potong = akhir if potong < 0 else potong + 5
        if potong - awal > _POTONGAN_TERBESAR:
            raise Ganjil
        mentah = xml[awal:potong]
        if len(mentah.translate(None, KENDALI)) < len(mentah):
            raise Ganjil
        hasil += _potongan(mentah.decode())
        awal = potong
    return hasil


def _potongan(teks: str) -> list[str]:
    """Cut where one plain string ends and the next begins; what holds a tag after that is looked at more closely."""
    semua = teks.replace(_BERJARAK, "<t>").split(_BATAS)
    rumit = [i for i, t in enumerate(semua) if "<" in t]  # also the first and the last, with what encloses all
    if len(rumit) > _BANYAK_RUMIT:
        raise Ganjil
    hasil: list[str] = []
    lalu, lolos = 0, "&" in teks or "_x" in teks
    for i in rumit:
        polos = semua[lalu:i]
        hasil += [lepas_excel(lepas_entitas(t)) for t in polos] if lolos else polos
        hasil += _menurut_pola(("<si><t>" if i else "") + semua[i] + ("</t></si>" if i < len(semua) - 1 else ""))
        lalu = i + 1
    return hasil


def _menurut_pola(teks: str) -> list[str]:
    bagian = _SI.split(teks)
    if sum(1 for sela in bagian[::2] if sela) > _BANYAK_RUMIT:
        raise Ganjil
    hasil: list[str] = []
    for i, satu in enumerate(bagian):
        if i % 2:
            hasil.append(lepas_excel(lepas_entitas(satu)))
        elif satu:
            hasil += _rumit(f"<sst>{satu}</sst>".encode())
    return hasil


def _rumit(xml: bytes) -> list[str]:
    """Rich and odd strings; what is not understood by itself may be so with its surroundings."""
    try:
        return [lepas_excel(t) for t in urai_sst(xml, BATAS_TEKS_BERSAMA)]
    except TidakTerbaca:
        raise Ganjil from None
