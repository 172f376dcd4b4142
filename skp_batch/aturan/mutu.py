"""Word lists of the Q checks (mutu.yaml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class DaftarMutu:
    kata_kegiatan: frozenset[str]
    kata_ukuran: frozenset[str]


@cache
def daftar_mutu() -> DaftarMutu:
    data = yaml.safe_load(Path(__file__).with_name("mutu.yaml").read_text(encoding="utf-8"))
    return DaftarMutu(frozenset(data["kata_kegiatan"]), frozenset(data["kata_ukuran"]))
