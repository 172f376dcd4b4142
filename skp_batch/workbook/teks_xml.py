"""Texts of a workbook: XML escapes, Excel's own _xHHHH_ escapes, and the table of shared strings."""

from __future__ import annotations

import re

from skp_batch.workbook.batas import TidakTerbaca, rusak
from skp_batch.workbook.pengurai import Ganjil, urai_sst

BATAS_TEKS_BERSAMA = 2_000_000
_ENTITAS = re.compile(r"&(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));|&")
_BERNAMA = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_EXCEL = re.compile(r"_x([0-9A-Fa-f]{4})_")

_T = r"<t(?: xml:space=\"preserve\")?>([^<]*)</t>"
_SI = re.compile(rf"<si>(?:{_T}</si>|(.*?)</si>)|<si ?/>", re.S)
_FONETIK = re.compile(r"<rPh[ >](?:(?!<rPh).)*?</rPh>", re.S)
_TEKS = re.compile(r"<t(?: [^<>]*)?>([^<]*)</t>|<t(?: [^<>]*)?/>")
_TAG_LAIN = re.compile(
    r"<(?!/?(?:r|rPr|t|b|i|u|strike|sz|color|rFont|family|charset|scheme|vertAlign|outline|shadow|condense|extend"
    r"|phoneticPr)[ />])"
)
_POTONGAN = 1 << 20


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
    awal, akhir = xml.find(b"<si"), xml.rfind(b"</sst>")
    if b"<!" in xml or b"<sst" not in xml[: max(awal, 0)] or xml[akhir + 6 :].strip() or b"\r" in xml:
        raise Ganjil
    hasil: list[str] = []
    while awal < akhir:
        potong = xml.find(b"</si>", awal + _POTONGAN, akhir)
        potong = akhir if potong < 0 else potong + 5
        # A text holds 32,767 characters: a piece that grows so far has no end tags, and searching them is quadratic.
        if potong - awal > 8 * _POTONGAN:
            raise Ganjil
        hasil += _potongan(xml[awal:potong].decode())
        awal = potong
    return hasil


def _potongan(teks: str) -> list[str]:
    temu = _SI.findall(teks) if teks.rstrip().endswith(("</si>", "<si/>")) else []
    rumit = [(i, isi) for i, (_, isi) in enumerate(temu) if isi]
    hasil = [polos for polos, _ in temu]
    # Every '<' must belong to an <si> that was understood; else something stands there that this does not know.
    n_rumit, di_dalam = len(rumit), sum(isi.count("<") for _, isi in rumit)
    kosong = teks.count("<si") - teks.count("</si>")
    n_kosong_buka = teks.count("<si></si>")
    polos_n = len(temu) - n_rumit - kosong - n_kosong_buka
    if kosong < 0 or teks.count("<") != 4 * polos_n + 2 * n_rumit + di_dalam + kosong + 2 * n_kosong_buka:
        raise Ganjil
    for i, isi in rumit:
        hasil[i] = _kaya(isi)
    if "&" in teks:
        hasil = [lepas_entitas(t) for t in hasil]
    if "_x" in teks:
        hasil = [lepas_excel(t) for t in hasil]
    return hasil


def _kaya(isi: str) -> str:
    """Runs of a rich text joined; the reading aids for East Asian text are no part of it."""
    isi = _FONETIK.sub("", isi)
    if _TAG_LAIN.search(isi) or isi.count("<t") - isi.count("</t>") != len(re.findall(r"<t(?: [^<>]*)?/>", isi)):
        raise Ganjil
    return "".join(_TEKS.findall(isi))
