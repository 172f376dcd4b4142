"""Filling a text's placeholders. A missing value never breaks a message.

`{kunci}` is a value, shortened and without line breaks; `{kunci:angka}` groups thousands; `{kunci:ukuran}` turns bytes
into MB; `{kunci:koma}` writes 97.50 as 97,50; `[[ ... {kunci} ... ]]` is left out when one of its values is missing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from skp_batch.istilah import rapikan

PANJANG_NILAI = 80
PANJANG_DAFTAR = 500
# Lists of choices, paths and the like, which are of no use when cut short.
_PANJANG = frozenset({"pilihan", "kurang", "aturan", "angka", "kunci", "berkas", "lain", "berkas_lain", "rantai"})
# What stands for a value that is not known.
_NETRAL = {
    "nilai": "(kosong)",
    "judul": "kolom ini",
    "lembar": "yang dimaksud",
    "sel": "sel ini",
    "nip": "pegawai ini",
    "nama": "pegawai ini",
    "berkas": "berkas ini",
    "lain": "berkas lain",
    "kode_unit": "ini",
    "kunci": "Kunci baris ini",
    "jumlah": "Beberapa",
    "panjang": "sejumlah",
}
# How `jelaskan` names a value that only a finding has.
_LABEL = {
    "nilai": "isian",
    "judul": "kolom",
    "harus": "angka, tanggal, atau jam",
    "pilihan": "daftar pilihan",
    "terdekat": "pilihan terdekat",
    "acuan": "lembar rujukan",
    "kunci": "kunci baris",
    "lain": "berkas atau kolom lain",
    "nilai_lain": "isian lain",
    "maks": "batas atas",
    "min": "batas bawah",
    "kurang": "yang kurang",
    "diterima": "versi yang diterima",
    "seharusnya": "yang seharusnya",
    "siasn": "isian SIASN",
}
_TANDA = re.compile(r"\{(\w+)(?::(\w+))?\}")
_DESIMAL = re.compile(r"\d+\.\d+")
_PILIHAN = re.compile(r"\[\[(.*?)\]\]")


def isi(teks: str, nilai: Mapping[str, str]) -> str:
    """The text with its placeholders filled."""
    if "[[" in teks:
        teks = _PILIHAN.sub(lambda m: m[1] if all(nilai.get(t[1]) for t in _TANDA.finditer(m[1])) else "", teks)
    if "{" not in teks:
        return teks
    return _TANDA.sub(lambda m: _satu(m[1], m[2], nilai.get(m[1]) or ""), teks)


def penampung(teks: str) -> frozenset[str]:
    """The keys that a text uses."""
    return frozenset(m[1] for m in _TANDA.finditer(teks))


def tanpa_nilai(teks: str) -> str:
    """The text for a reader who has no finding before him: keys in place of values."""
    polos = teks.replace("[[", "").replace("]]", "")
    return _TANDA.sub(lambda m: f"<{_LABEL.get(m[1], m[1]).replace('_', ' ')}>", polos)


def _satu(kunci: str, bentuk: str | None, nilai: str) -> str:
    if not nilai:
        return _NETRAL.get(kunci, "yang dimaksud")
    if bentuk == "koma" and _DESIMAL.fullmatch(nilai):
        return nilai.replace(".", ",")
    if bentuk and nilai.isascii() and nilai.isdigit():
        return _mega(int(nilai)) if bentuk == "ukuran" else _ribuan(int(nilai))
    return pendek(nilai, PANJANG_DAFTAR if kunci in _PANJANG else PANJANG_NILAI)


@lru_cache(maxsize=4096)
def pendek(nilai: str, panjang: int = PANJANG_NILAI) -> str:
    """A value on one line, cut to so many characters."""
    rata = " ".join(rapikan(nilai[: panjang * 8]).split())
    return rata if len(rata) <= panjang else rata[: panjang - 1].rstrip() + "…"


def _ribuan(n: int) -> str:
    return f"{n:,}".replace(",", ".")


def _mega(n: int) -> str:
    mb = n / (1024 * 1024)
    return f"{_ribuan(round(mb))} MB" if mb >= 1 else f"{_ribuan(n)} byte"
