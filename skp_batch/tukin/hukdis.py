"""Sanctions in force in a work month, by month since TMT, and their per cent under the policy or PP 94/2021."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from skp_batch.aturan.berkas_yaml import baca_yaml
from skp_batch.tukin.bulan import Bulan, bulan_dari
from skp_batch.tukin.kebijakan_jenis import kunci_kata, sebut
from skp_batch.tukin.kebijakan_lain import HukumanDisiplin
from skp_batch.tukin.model import Hukdis

_POTONG = re.compile(r"(?:PEMOTONGAN|POTONG)(?:TUKIN|TUNKIN|TUNJANGANKINERJA)(?:25%|25PERSEN)?(?:SELAMA)?(\d+)BULAN")


@dataclass(frozen=True, slots=True)
class KenaHukdis:
    """`ke` of `bulan` months; `bulan` None = open."""

    jenis: str
    persen: Decimal
    ke: int
    bulan: int | None
    dasar: str


@dataclass(frozen=True, slots=True)
class HasilHukdis:
    kena: tuple[KenaHukdis, ...] = ()  # those that count
    kalah: tuple[KenaHukdis, ...] = ()  # milder ones beside the heaviest
    tak_diatur: tuple[str, ...] = ()
    turun_kelas: bool = False

    @property
    def persen(self) -> Decimal:
        return min(Decimal(100), sum((k.persen for k in self.kena), Decimal(0)))


@lru_cache(maxsize=1)
def pp94() -> Mapping[str, Any]:
    """The national figures: persen, bulan, turun_kelas (names of sanctions that only change the class)."""
    isi: Mapping[str, Any] = baca_yaml(Path(__file__).parent / "pp94.yaml")
    return isi


def bulan_sanksi(h: HukumanDisiplin, tmt: Bulan, bulan: Bulan) -> int:
    """The how-manieth month of the sanction the work month is; 0 and less = not yet."""
    return bulan.sejak(tmt) + (1 if h.mulai == "bulan_tmt" else 0)


def hitung_hukdis(h: HukumanDisiplin | None, rows: Sequence[Hukdis], bulan: Bulan) -> HasilHukdis:
    """What the sanctions of a person take in a work month. No rule at all: each one that has begun is unknown."""
    if h is not None and h.mode == "tidak":
        return HasilHukdis()
    kena: list[KenaHukdis] = []
    tak_diatur: list[str] = []
    turun = False
    for r in sorted(rows, key=lambda r: (r.tmt, r.jenis)):
        ke = bulan_sanksi(h, bulan_dari(r.tmt), bulan) if h is not None else bulan.sejak(bulan_dari(r.tmt)) + 1
        if ke < 1:
            continue
        sanksi = _sanksi(h, r.jenis) if h is not None else None
        if sanksi is not None and (sanksi.bulan is None or ke <= sanksi.bulan):
            kena.append(KenaHukdis(sebut(r.jenis), sanksi.persen, ke, sanksi.bulan, sanksi.dasar))
        elif sanksi is None and h is not None and _hanya_kelas(h, r.jenis):
            turun = turun or ke <= int(pp94()["bulan_turun_kelas"])
        elif sanksi is None:
            tak_diatur.append(r.jenis)
    if h is not None and h.kombinasi == "terberat" and len(kena) > 1:
        berat = max(kena, key=lambda k: k.persen)
        return HasilHukdis((berat,), tuple(k for k in kena if k is not berat), tuple(tak_diatur), turun)
    return HasilHukdis(tuple(kena), (), tuple(tak_diatur), turun)


@dataclass(frozen=True, slots=True)
class _Sanksi:
    persen: Decimal
    bulan: int | None
    dasar: str


def _sanksi(h: HukumanDisiplin, jenis: str) -> _Sanksi | None:
    kunci = kunci_kata(jenis)
    if h.mode == "tabel":
        for s in h.tabel:
            if kunci_kata(s.jenis) == kunci:
                return _Sanksi(s.persen, s.bulan, s.dasar)
        return None
    cocok = _POTONG.fullmatch(kunci)
    persen = h.sedang.persen if h.sedang else Decimal(str(pp94()["persen"]))
    lama = h.sedang.bulan if h.sedang else list(pp94()["bulan"])
    if cocok and int(cocok[1]) in lama:
        return _Sanksi(persen, int(cocok[1]), "PP 94/2021")
    return None


def _hanya_kelas(h: HukumanDisiplin, jenis: str) -> bool:
    """A sanction that takes nothing itself: the lower class stands in PENERIMA for its time."""
    return h.turun_kelas and kunci_kata(jenis) in {kunci_kata(str(x)) for x in pp94()["turun_kelas"]}
