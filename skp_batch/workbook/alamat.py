"""Cell addresses as Excel shows them, and ranges."""

from __future__ import annotations

import re
from functools import lru_cache

KOLOM_TERAKHIR = 16_384
BARIS_TERAKHIR = 1_048_576
_ALAMAT = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")


@lru_cache(maxsize=1024)
def huruf(kolom: int) -> str:
    """1 -> A, 27 -> AA."""
    if not 1 <= kolom <= KOLOM_TERAKHIR:
        raise ValueError(f"kolom di luar lembar: {kolom}")
    teks = ""
    while kolom:
        kolom, sisa = divmod(kolom - 1, 26)
        teks = chr(65 + sisa) + teks
    return teks


def nomor_kolom(teks: str) -> int:
    """A -> 1; ValueError beyond XFD."""
    nomor = 0
    for c in teks.upper():
        nomor = nomor * 26 + ord(c) - 64
    if not 1 <= nomor <= KOLOM_TERAKHIR:
        raise ValueError(f"kolom di luar lembar: {teks}")
    return nomor


def alamat(baris: int, kolom: int) -> str:
    return f"{huruf(kolom)}{baris}"


def urai_alamat(teks: str) -> tuple[int, int]:
    """B12 -> (12, 2), that is row and column; ValueError for what is no cell of a sheet."""
    cocok = _ALAMAT.fullmatch(teks)
    if cocok is None or int(cocok[2]) > BARIS_TERAKHIR:
        raise ValueError(f"bukan alamat sel: {teks}")
    return int(cocok[2]), nomor_kolom(cocok[1])


def urai_rentang(teks: str) -> tuple[int, int, int, int]:
    """A1:B2 -> (1, 1, 2, 2), the corners in order; a single cell is a range too."""
    awal, _, akhir = teks.partition(":")
    (r1, c1), (r2, c2) = urai_alamat(awal), urai_alamat(akhir or awal)
    return min(r1, r2), min(c1, c2), max(r1, r2), max(c1, c2)
