"""What a number format makes of a number: a percentage, a date, a time, a duration or just a number."""

from __future__ import annotations

import re

from lxml import etree

from skp_batch.workbook.xml_aman import lokal

UMUM, PERSEN, TANGGAL, WAKTU, DURASI = "umum", "persen", "tanggal", "waktu", "durasi"
# Formats that Excel numbers without writing their code into the file; 27-36 and 50-58 are East Asian dates.
_BAWAAN: dict[int, str] = {
    **dict.fromkeys((9, 10), PERSEN),
    **dict.fromkeys((14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)), TANGGAL),
    **dict.fromkeys((18, 19, 20, 21, 45, 47), WAKTU),
    46: DURASI,
}
# Quoted text, an escaped character, a padding or repeating one: shown as they are, they mean nothing.
_HARFIAH = re.compile(r'"[^"]*"?|\\.|_.|\*.', re.S)
_DURASI = re.compile(r"\[(h+|m+|s+)\]", re.I)
_KURUNG = re.compile(r"\[[^\]]*\]")
_KODE_TERPANJANG = 1024  # Excel stops at 255
_AMPM = re.compile(r"am/pm|a/p|上午/下午", re.I)
_ILMIAH = re.compile(r"e[+-]", re.I)


def ragam_kode(kode: str) -> str:
    """The kind of a custom format code, by its first section (that of positive numbers)."""
    polos = _HARFIAH.sub("", kode[:_KODE_TERPANJANG])
    polos = polos.split(";")[0]
    if _DURASI.search(polos):
        return DURASI
    polos = _KURUNG.sub("", polos).lower()
    if "general" in polos or "standard" in polos:
        return UMUM
    pakai_jam = _AMPM.search(polos) is not None
    polos = _ILMIAH.sub("", _AMPM.sub("", polos))
    huruf = set(polos)
    if huruf & set("ydeg"):
        return TANGGAL
    if pakai_jam or huruf & set("hs"):
        return WAKTU
    if "m" in huruf:
        return TANGGAL
    return PERSEN if "%" in huruf else UMUM


def ragam_gaya(gaya: etree._Element | None) -> list[str]:
    """The kind of each cell style (index = the cell's ``s``), from the tree of styles.xml."""
    if gaya is None:
        return []
    kode: dict[int, str] = {}
    hasil: list[str] = []
    for bagian in gaya:
        if lokal(bagian) == "numFmts":
            for format_ in bagian:
                kode[_angka(format_.get("numFmtId"))] = format_.get("formatCode", "")
        elif lokal(bagian) == "cellXfs":
            for xf in bagian:
                nomor = _angka(xf.get("numFmtId"))
                # A code in the file wins over the built-in of that number: that is what the writer showed.
                hasil.append(ragam_kode(kode[nomor]) if nomor in kode else _BAWAAN.get(nomor, UMUM))
    return hasil


def _angka(teks: str | None) -> int:
    return int(teks) if teks and teks.isascii() and teks.isdigit() else 0
