"""Exact figures: decimals (fractions where a decimal would not end), named rounding, numbers as Indonesian text."""

from __future__ import annotations

from decimal import (
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    Inexact,
    InvalidOperation,
)
from fractions import Fraction
from functools import lru_cache
from typing import Any

# A running amount: Decimal, or Fraction for the few people whose decimals would not end (a prorata of 7/21).
Bilangan = Any
# In this context a result that is not exact raises Inexact instead of being rounded.
TEPAT = Context(prec=60, traps=[Inexact, InvalidOperation, DivisionByZero])
LEBAR = Context(prec=60)
_TAMPIL = Context(prec=34)
_ENAM = Decimal("0.000001")
_SATU = Decimal(1)
_CARA = {
    "setengah_naik": ROUND_HALF_UP,
    "turun": ROUND_FLOOR,
    "naik": ROUND_CEILING,
    "setengah_genap": ROUND_HALF_EVEN,
}


def desimal(nilai: Bilangan) -> Decimal:
    """As decimal; exact where it ends within 34 digits (all but a prorata)."""
    if type(nilai) is Decimal:
        return nilai
    if type(nilai) is Fraction:
        return _TAMPIL.divide(Decimal(nilai.numerator), Decimal(nilai.denominator))
    return Decimal(nilai)


def bulatkan(nilai: Bilangan, cara: str = "setengah_naik", satuan: int = 1) -> int:
    """A multiple of `satuan`; amounts are never negative, so half up is half away from zero."""
    if type(nilai) is Fraction:
        return _bulatkan_pecahan(nilai, cara, satuan)
    d = Decimal(nilai)
    if satuan == 1:
        return int(d.quantize(_SATU, _CARA[cara], LEBAR))
    return _bulatkan_pecahan(Fraction(d), cara, satuan)


def _bulatkan_pecahan(nilai: Fraction, cara: str, satuan: int) -> int:
    pembilang, penyebut = nilai.numerator, nilai.denominator * satuan
    hasil, sisa = divmod(pembilang, penyebut)
    lebih = 2 * sisa - penyebut
    if cara == "naik":
        hasil += sisa > 0
    elif cara != "turun" and (lebih > 0 or (lebih == 0 and (cara == "setengah_naik" or hasil % 2))):
        hasil += 1
    return hasil * satuan


def angka(nilai: Decimal | Fraction | int) -> str:
    """`8.6` as `8,6`; `1234567` as `1.234.567`; at most six decimals."""
    return _angka(desimal(nilai))


@lru_cache(maxsize=16_384)
def _angka(d: Decimal) -> str:
    teks = format(d.quantize(_ENAM, ROUND_HALF_UP, LEBAR), "f")
    bulat, _, pecahan = teks.partition(".")
    pecahan = pecahan.rstrip("0")
    tanda, bulat = ("-", bulat[1:]) if bulat.startswith("-") else ("", bulat)
    return f"{tanda}{int(bulat):,}".replace(",", ".") + (f",{pecahan}" if pecahan else "")


def rupiah(nilai: Decimal | Fraction | int) -> str:
    return f"Rp{angka(nilai)}"
