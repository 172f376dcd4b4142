"""Rupiah in words, as it stands on payment sheets: `Lima juta … rupiah`."""

from __future__ import annotations

_SATUAN = (
    "",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_BESAR = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))


def terbilang(nilai: int, satuan: str = "rupiah") -> str:
    """`1001011` → `Satu juta seribu sebelas rupiah`; a negative amount begins with `Minus`."""
    kata = "nol" if nilai == 0 else _kata(abs(nilai))
    teks = " ".join(filter(None, ("minus" if nilai < 0 else "", kata, satuan)))
    return teks[0].upper() + teks[1:]


def _kata(n: int) -> str:
    """Words of a positive number; a thousand alone is `seribu`."""
    if n < 12:
        return _SATUAN[n]
    if n < 20:
        return f"{_SATUAN[n - 10]} belas"
    for dasar, nama in _BESAR:
        if n >= dasar:
            depan, sisa = divmod(n, dasar)
            awal = "seribu" if nama == "ribu" and depan == 1 else f"{_kata(depan)} {nama}"
            return f"{awal} {_kata(sisa)}" if sisa else awal
    dasar, nama = (100, "ratus") if n >= 100 else (10, "puluh")
    depan, sisa = divmod(n, dasar)
    awal = "seratus" if nama == "ratus" and depan == 1 else f"{_SATUAN[depan]} {nama}"
    return f"{awal} {_kata(sisa)}" if sisa else awal
