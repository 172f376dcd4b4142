"""Excel's serial numbers as dates."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

_MILIDETIK_SEHARI = 86_400_000
_TERAKHIR_1900 = 2_958_465  # 9999-12-31
_TERAKHIR_1904 = 2_957_003


def serial_ke_tanggal(teks: str, sejak_1904: bool) -> datetime | date | time | None:
    """A whole serial is a date, one with a fraction a datetime, one below 1 a time; None when Excel has no such day.

    Serial 60 of the 1900 system is 29 February 1900, a day that never was: None, and the days before it shift by one.
    """
    try:
        nilai = Decimal(teks)
    except InvalidOperation:
        return None
    if not nilai.is_finite() or not 0 <= nilai < _TERAKHIR_1900 + 1:
        return None
    hari = int(nilai)
    milidetik = int(((nilai - hari) * _MILIDETIK_SEHARI).to_integral_value())
    if milidetik == _MILIDETIK_SEHARI:
        hari, milidetik = hari + 1, 0
    jam = timedelta(milliseconds=milidetik)
    if hari == 0:
        return (datetime.combine(date.min, time.min) + jam).time()
    if hari > (_TERAKHIR_1904 if sejak_1904 else _TERAKHIR_1900) or (hari == 60 and not sejak_1904):
        return None
    if sejak_1904:
        pangkal = date(1904, 1, 1)
    else:
        pangkal = date(1899, 12, 31) if hari < 60 else date(1899, 12, 30)
    tanggal = pangkal + timedelta(days=hari)
    return tanggal if not milidetik else datetime.combine(tanggal, time.min) + jam
