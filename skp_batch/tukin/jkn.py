"""JKN contributions on tukin or TPP, under the ceiling that salary and TPP share."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from skp_batch.tukin.angka import bulatkan
from skp_batch.tukin.kebijakan_akhir import Jkn
from skp_batch.tukin.model import Penerima


@dataclass(frozen=True, slots=True)
class HasilJkn:
    alas: Decimal = Decimal(0)
    pekerja: int = 0
    pemberi_kerja: int = 0
    kurang: str = ""


def hitung_jkn(a: Jkn, p: Penerima, nilai: int, cara: str) -> HasilJkn:
    """Both shares of `nilai`, or of what the salary has left of the ceiling."""
    alas = Decimal(nilai)
    if a.dasar == "sisa_batas":
        if p.dasar_jkn_gaji is None:
            return HasilJkn(kurang="Dasar JKN Gaji")
        alas = min(alas, max(Decimal(0), Decimal(a.batas_gabungan or 0) - p.dasar_jkn_gaji))
    elif a.batas_gabungan is not None:
        alas = min(alas, Decimal(a.batas_gabungan))
    return HasilJkn(
        alas,
        bulatkan(alas * a.pekerja / 100, cara),
        bulatkan(alas * a.pemberi_kerja / 100, cara),
    )
