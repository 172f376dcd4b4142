"""Which predikat a kenaikan pangkat or jenjang asks for, as dated data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from skp_batch.aturan.nasional import _berlaku
from skp_batch.istilah import Predikat


@dataclass(frozen=True, slots=True)
class SyaratKenaikan:
    """`tahun` last years at least `minimal`; `syarat_lain` is what this program cannot see."""

    tahun: int
    minimal: Predikat
    aturan: str
    syarat_lain: str

    def terpenuhi(self, predikat: Predikat) -> bool:
        urutan = list(Predikat)
        return urutan.index(predikat) <= urutan.index(self.minimal)


@lru_cache(maxsize=8)
def syarat_kenaikan(jenis: str, pada: date | None = None) -> SyaratKenaikan:
    """For `pangkat` or `jenjang`, as in force on a day (None: the latest)."""
    isi = _berlaku("kenaikan", pada)[jenis]
    return SyaratKenaikan(int(isi["tahun"]), Predikat(isi["minimal"]), isi["aturan"], isi["syarat_lain"])
