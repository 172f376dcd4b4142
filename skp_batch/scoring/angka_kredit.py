"""Angka kredit from a predikat: bulan/12 x per cent x koefisien (Peraturan BKN 3/2023; regulasi 5.3)."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from skp_batch.aturan import angka_kredit
from skp_batch.istilah import Predikat

_DUA_DESIMAL = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class BulanBertugas:
    """The months that count: how many, and the (year, month) of the first and the last."""

    jumlah: int
    awal: tuple[int, int]
    akhir: tuple[int, int]


def hitung_angka_kredit(jenjang: str, predikat: Predikat, bulan: int = 12, pada: date | None = None) -> Decimal | None:
    """Angka kredit of `bulan` months, half-up to 2 places; None for a jenjang that the table lacks."""
    tabel = angka_kredit(pada)
    aturan = tabel.jenjang.get(jenjang)
    if aturan is None:
        return None
    # one division, at the end: bulan/12 alone would not be exact
    nilai = bulan * tabel.persentase[predikat] * aturan.koefisien / Decimal(1200)
    return nilai.quantize(_DUA_DESIMAL, ROUND_HALF_UP)


def bulan_bertugas(mulai: date, selesai: date, tanggal_hitung: int = 15) -> BulanBertugas | None:
    """The months served from their `tanggal_hitung` or earlier to it or later; None where there is none."""
    bulan = [b for b in _bulan_antara(mulai, selesai) if mulai <= _hari(b, tanggal_hitung) <= selesai]
    return BulanBertugas(len(bulan), bulan[0], bulan[-1]) if bulan else None


def _bulan_antara(mulai: date, selesai: date) -> Iterator[tuple[int, int]]:
    tahun, bulan = mulai.year, mulai.month
    while (tahun, bulan) <= (selesai.year, selesai.month):
        yield tahun, bulan
        tahun, bulan = (tahun + 1, 1) if bulan == 12 else (tahun, bulan + 1)


def _hari(bulan: tuple[int, int], tanggal: int) -> date:
    return date(*bulan, min(tanggal, calendar.monthrange(*bulan)[1]))
