"""Each payload is held against a JSON Schema of ours (acuan/*.schema.json) before it may leave.

Only the words that those schemas use are known; a schema with another word is refused when it is loaded, so that no
rule is passed over in silence. A validator of the whole language would weigh more than all that it checks here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "acuan"
_CATATAN = frozenset({"$schema", "$comment", "title"})
_DIKENAL = _CATATAN | {
    *("type", "const", "enum", "pattern", "minLength", "minimum", "maximum"),
    *("required", "properties", "additionalProperties", "anyOf", "allOf"),
}
_JENIS: Mapping[str, type | tuple[type, ...]] = {"string": str, "integer": int, "null": type(None), "object": dict}


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
    return list(_periksa(isi, skema(nama), ""))


def _pastikan_dikenal(s: Mapping[str, Any]) -> None:
    if asing := set(s) - _DIKENAL:
        raise SkemaSalah(", ".join(sorted(asing)))
    for bagian in (*s.get("properties", {}).values(), *s.get("anyOf", ()), *s.get("allOf", ())):
        _pastikan_dikenal(bagian)


def _periksa(nilai: object, s: Mapping[str, Any], letak: str) -> Iterator[str]:
    if "type" in s and not _berjenis(nilai, s["type"]):
        yield f"{letak}: bukan {s['type']}"
        return
    if "const" in s and nilai != s["const"]:
        yield f"{letak}: harus {s['const']!r}"
    if "enum" in s and nilai not in s["enum"]:
        yield f"{letak}: {nilai!r} tidak ada dalam daftar SIASN"
    if isinstance(nilai, str):
        if len(nilai) < s.get("minLength", 0):
            yield f"{letak}: kosong" if not nilai else f"{letak}: terlalu pendek"
        elif "pattern" in s and re.search(_pola(s["pattern"]), nilai, re.ASCII) is None:
            yield f"{letak}: bentuk {nilai!r} tidak sesuai"
    if isinstance(nilai, int) and not s.get("minimum", nilai) <= nilai <= s.get("maximum", nilai):
        yield f"{letak}: {nilai} di luar batas"
    if isinstance(nilai, dict):
        yield from _periksa_objek(nilai, s)
    for bagian in s.get("allOf", ()):
        yield from _periksa(nilai, bagian, letak)
    if "anyOf" in s and not any(next(_periksa(nilai, b, letak), None) is None for b in s["anyOf"]):
        yield _kunci_pilihan(s["anyOf"]) + ": tidak sejalan satu sama lain"


def _periksa_objek(nilai: Mapping[str, object], s: Mapping[str, Any]) -> Iterator[str]:
    for kunci in s.get("required", ()):
        if kunci not in nilai:
            yield f"{kunci}: tidak ada"
    bagian = s.get("properties", {})
    for kunci, isi in nilai.items():
        if kunci in bagian:
            yield from _periksa(isi, bagian[kunci], kunci)
        elif s.get("additionalProperties", True) is False:
            yield f"{kunci}: tidak dikenal SIASN"


def _berjenis(nilai: object, jenis: str | list[str]) -> bool:
    """JSON's types: True is no integer."""
    daftar = [jenis] if isinstance(jenis, str) else jenis
    return any(isinstance(nilai, _JENIS[j]) and not isinstance(nilai, bool) for j in daftar)


def _pola(pola: str) -> str:
    """In JSON Schema `$` is the very end; Python's would let a line break follow."""
    return pola.removesuffix("$") + r"\Z" if pola.endswith("$") else pola


def _kunci_pilihan(pilihan: list[Mapping[str, Any]]) -> str:
    return ", ".join(sorted({k for p in pilihan for k in p.get("properties", {})}))
