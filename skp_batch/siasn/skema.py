"""Each payload is held against a JSON Schema of ours (acuan/*.schema.json) before it may leave.

Only the words that those schemas use are known; a schema with another word is refused when it is loaded, so that no
rule is passed over in silence. A validator of the whole language would weigh more than all that it checks here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "acuan"
_CATATAN = frozenset({"$schema", "$comment", "title"})
_DIKENAL = _CATATAN | {
    *("type", "const", "enum", "pattern", "minLength", "minimum", "maximum"),
    *("required", "properties", "additionalProperties", "anyOf", "allOf"),
}
_JENIS: Mapping[str, type] = {"string": str, "integer": int, "null": type(None), "object": dict}

Pemeriksa = Callable[[object, str, list[str]], None]  # value, its key, what it breaks


class SkemaSalah(ValueError):
    """A schema with a word that this validator does not know."""


@lru_cache(maxsize=8)
def skema(nama: str) -> Mapping[str, Any]:
    """The schema of `skp22`, `kinerja-periodik` or `angka-kredit`."""
    isi: dict[str, Any] = json.loads((_FOLDER / f"{nama}.schema.json").read_text("utf-8"))
    _pastikan_dikenal(isi)
    return isi


def pelanggaran(nama: str, isi: Mapping[str, object]) -> list[str]:
    """What a payload breaks, each with its key; empty where it is as SIASN wants it."""
    keluar: list[str] = []
    _pemeriksa(nama)(isi, "", keluar)
    return keluar


def _pastikan_dikenal(s: Mapping[str, Any]) -> None:
    if asing := set(s) - _DIKENAL:
        raise SkemaSalah(", ".join(sorted(asing)))
    for bagian in (*s.get("properties", {}).values(), *s.get("anyOf", ()), *s.get("allOf", ())):
        _pastikan_dikenal(bagian)


@lru_cache(maxsize=8)
def _pemeriksa(nama: str) -> Pemeriksa:
    return _susun(skema(nama))


def _susun(s: Mapping[str, Any]) -> Pemeriksa:
    """The schema as a function: its words are looked up once, not again for each of a hundred thousand payloads."""
    bagian = tuple(buat(s) for kata, buat in _SUSUNAN.items() if not kata.isdisjoint(s))
    jenis = _berjenis(s["type"]) if "type" in s else None

    def periksa(nilai: object, letak: str, keluar: list[str]) -> None:
        # JSON's types: True is no integer
        if jenis is not None and (not isinstance(nilai, jenis) or isinstance(nilai, bool)):
            keluar.append(f"{letak}: bukan {s['type']}")
            return
        for satu in bagian:
            satu(nilai, letak, keluar)

    return periksa


def _nilai_tetap(s: Mapping[str, Any]) -> Pemeriksa:
    def periksa(nilai: object, letak: str, keluar: list[str]) -> None:
        if "const" in s and nilai != s["const"]:
            keluar.append(f"{letak}: harus {s['const']!r}")
        if "enum" in s and nilai not in s["enum"]:
            keluar.append(f"{letak}: {nilai!r} tidak ada dalam daftar SIASN")

    return periksa


def _teks(s: Mapping[str, Any]) -> Pemeriksa:
    terpendek = s.get("minLength", 0)
    pola = re.compile(_pola(s.get("pattern", "")), re.ASCII)

    def periksa(nilai: object, letak: str, keluar: list[str]) -> None:
        if isinstance(nilai, str):
            if len(nilai) < terpendek:
                keluar.append(f"{letak}: kosong" if not nilai else f"{letak}: terlalu pendek")
            elif pola.search(nilai) is None:
                keluar.append(f"{letak}: bentuk {nilai!r} tidak sesuai")

    return periksa


def _batas(s: Mapping[str, Any]) -> Pemeriksa:
    def periksa(nilai: object, letak: str, keluar: list[str]) -> None:
        if isinstance(nilai, int) and not s.get("minimum", nilai) <= nilai <= s.get("maximum", nilai):
            keluar.append(f"{letak}: {nilai} di luar batas")

    return periksa


def _objek(s: Mapping[str, Any]) -> Pemeriksa:
    wajib = tuple(s.get("required", ()))
    bagian = {kunci: _susun(isi) for kunci, isi in s.get("properties", {}).items()}
    tertutup = s.get("additionalProperties", True) is False

    def periksa(nilai: object, letak: str, keluar: list[str]) -> None:
        if not isinstance(nilai, dict):
            return
        keluar += [f"{kunci}: tidak ada" for kunci in wajib if kunci not in nilai]
        for kunci, isi in nilai.items():
            if kunci in bagian:
                bagian[kunci](isi, kunci, keluar)
            elif tertutup:
                keluar.append(f"{kunci}: tidak dikenal SIASN")

    return periksa


def _semua(s: Mapping[str, Any]) -> Pemeriksa:
    bagian = tuple(map(_susun, s["allOf"]))

    def periksa(nilai: object, letak: str, keluar: list[str]) -> None:
        for satu in bagian:
            satu(nilai, letak, keluar)

    return periksa


def _salah_satu(s: Mapping[str, Any]) -> Pemeriksa:
    bagian = tuple(map(_susun, s["anyOf"]))
    kunci = ", ".join(sorted({k for p in s["anyOf"] for k in p.get("properties", {})}))

    def periksa(nilai: object, letak: str, keluar: list[str]) -> None:
        for satu in bagian:
            uji: list[str] = []
            satu(nilai, letak, uji)
            if not uji:
                return
        keluar.append(f"{kunci}: tidak sejalan satu sama lain")

    return periksa


# the words of a schema -> what makes their check, in the order in which they speak
_SUSUNAN: Mapping[frozenset[str], Callable[[Mapping[str, Any]], Pemeriksa]] = {
    frozenset({"const", "enum"}): _nilai_tetap,
    frozenset({"minLength", "pattern"}): _teks,
    frozenset({"minimum", "maximum"}): _batas,
    frozenset({"required", "properties", "additionalProperties"}): _objek,
    frozenset({"allOf"}): _semua,
    frozenset({"anyOf"}): _salah_satu,
}


def _berjenis(jenis: str | list[str]) -> tuple[type, ...]:
    return tuple(_JENIS[j] for j in ([jenis] if isinstance(jenis, str) else jenis))


def _pola(pola: str) -> str:
    """In JSON Schema `$` is the very end; Python's would let a line break follow."""
    return pola.removesuffix("$") + r"\Z" if pola.endswith("$") else pola
