"""What the official forms print word for word: the 21 behaviours, and the pangkat of a golongan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from skp_batch.aturan.nasional import _berlaku


@dataclass(frozen=True, slots=True)
class NilaiDasar:
    """One core value: its choice in PERILAKU, the name that is printed, and its three behaviours."""

    nilai: str
    tampil: str
    perilaku: tuple[str, ...]


@lru_cache(maxsize=1)
def berakhlak() -> tuple[NilaiDasar, ...]:
    """The seven values in official order."""
    isi = _berlaku("berakhlak", None)
    return tuple(NilaiDasar(n["nilai"], n["tampil"], tuple(n["perilaku"])) for n in isi)


@lru_cache(maxsize=1)
def _pangkat() -> Mapping[str, str]:
    isi: Mapping[str, str] = _berlaku("pangkat", None)
    return isi


def pangkat_golongan(golongan: str) -> str:
    """`Penata, III/c` for III/c, `IX` for PPPK IX, any other text as it is."""
    if golongan.startswith("PPPK "):
        return golongan.removeprefix("PPPK ")
    nama = _pangkat().get(golongan)
    return f"{nama}, {golongan}" if nama else golongan
