"""Golongan of PNS and PPPK: reading the spellings in use (kontrak.md section 1, regulasi 6.4)."""

from __future__ import annotations

import re

from skp_batch.istilah import rapikan

_ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII")
_RUANG = {"I": "abcd", "II": "abcd", "III": "abcd", "IV": "abcde"}
_PANGKAT_DASAR = (
    *("JURUMUDA", "JURU", "PENGATURMUDA", "PENGATUR", "PENATAMUDA", "PENATA"),
    *("PEMBINA", "PEMBINAUTAMAMUDA", "PEMBINAUTAMAMADYA", "PEMBINAUTAMA"),
)
_PANGKAT = frozenset(_PANGKAT_DASAR) | {p + "TINGKATI" for p in _PANGKAT_DASAR}

GOLONGAN_PNS = tuple(f"{g}/{r}" for g, huruf in _RUANG.items() for r in huruf)
GOLONGAN_PPPK = tuple(f"PPPK {r}" for r in _ROMAWI)
GOLONGAN = GOLONGAN_PNS + GOLONGAN_PPPK

_PNS = re.compile(
    r"^(?P<pangkat>.*?)[\s/,;(\-]*\b(?P<gol>IV|I{1,3})\s*[/.\-]?\s*(?P<ruang>[A-Ea-e])\)?$", re.IGNORECASE
)
_PPPK = re.compile(r"^(?P<awalan>PPPK|P3K|GOL(?:ONGAN)?\.?|)\s*/?\s*(?P<gol>[IVX]+)$", re.IGNORECASE)


def baca_golongan(teks: str) -> str | None:
    """'III/c' or 'PPPK IX' for a text such as 'III c', 'IIIc', 'Penata / III/c', 'PPPK IX', 'IX'; else None."""
    bersih = rapikan(teks).strip("() ")
    if cocok := _PNS.match(bersih):
        gol, ruang = cocok["gol"].upper(), cocok["ruang"].lower()
        pangkat = re.sub(r"[^A-Z]", "", re.sub(r"\bTK\b\.?", "TINGKAT", cocok["pangkat"].upper()))
        if ruang in _RUANG[gol] and (not pangkat or pangkat in _PANGKAT or pangkat in ("GOL", "GOLONGAN")):
            return f"{gol}/{ruang}"
        return None
    if (cocok := _PPPK.match(bersih)) and cocok["gol"].upper() in _ROMAWI:
        return f"PPPK {cocok['gol'].upper()}"
    return None


def tanpa_ruang(teks: str) -> bool:
    """Whether a text is a bare I–IV: for a PNS that lacks its ruang, for a PPPK it is whole."""
    return rapikan(teks).upper() in _RUANG
