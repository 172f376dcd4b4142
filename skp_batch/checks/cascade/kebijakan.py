"""What the operator decides about the cascade checks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from skp_batch.istilah import Menahan


@dataclass(frozen=True)
class KebijakanKaskade:
    """`menahan` is the policy kaskade_menahan; `dikenal` the NIPs of --data-pegawai; `unit_kurang` whether a unit of
    --daftar-unit has handed in nothing (both turn K301 into a PERINGATAN)."""

    menahan: Menahan = Menahan.EKSPOR
    dikenal: Collection[str] = ()
    unit_kurang: bool = False
