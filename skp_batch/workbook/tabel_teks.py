"""A table's cells as text, the same whichever way a sheet is read."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from skp_batch.istilah import rapikan
from skp_batch.workbook.pengurai import Ganjil
from skp_batch.workbook.tanggal_excel import serial_ke_tanggal

Baris = tuple[int, list[str], Collection[int]]  # number, cells as text, which of them were numbers
_PANGKAT_TERBESAR = 400  # Excel's own figures end at 308


def teks_nilai(macam: str, teks: str, tanggal: bool, sejak_1904: bool) -> tuple[str, bool]:
    """The text of a scanned cell, and whether it was a number."""
    if macam == "n":
        return (_tanggal(teks, sejak_1904), False) if tanggal else (_angka(teks), True)
    if macam == "b":
        return ("TRUE" if teks == "1" else "FALSE"), False
    return (_iso(teks) if macam == "d" else teks), False


def tanpa_tanda(nilai: str) -> str:
    """Trimmed, without the apostrophe with which SIASN and Excel mark text."""
    if not nilai:
        return ""
    teks = nilai.strip() if nilai.isascii() and nilai.isprintable() else rapikan(nilai)
    return rapikan(teks[1:]) if teks.startswith(("'", "’")) else teks


def _tanggal(teks: str, sejak_1904: bool) -> str:
    nilai = serial_ke_tanggal(teks, sejak_1904)
    if isinstance(nilai, datetime):
        return nilai.isoformat(sep=" ", timespec="minutes")
    if isinstance(nilai, time):
        return nilai.isoformat(timespec="minutes")
    return nilai.isoformat() if isinstance(nilai, date) else teks


def _iso(teks: str) -> str:
    """A date that is stored as such, as yyyy-mm-dd; with its time only where it has one."""
    try:
        nilai = datetime.fromisoformat(teks)
    except ValueError:
        return teks
    return nilai.date().isoformat() if nilai.time() == time.min else nilai.isoformat(sep=" ", timespec="minutes")


def _angka(teks: str) -> str:
    """Shortest decimal text, without exponent; one that would fill the memory stays as it is written."""
    try:
        nilai = Decimal(teks) if len(teks) < 40 else None
    except InvalidOperation as galat:
        raise Ganjil from galat
    biasa = teks if nilai is None or abs(nilai.adjusted()) > _PANGKAT_TERBESAR else format(nilai, "f")
    return biasa.rstrip("0").rstrip(".") if "." in biasa and "e" not in biasa.lower() else biasa
