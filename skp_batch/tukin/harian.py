"""Attendance by the day: what its rows add up to, days that are not counted, and what only the month's row says."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from skp_batch.schemas.kehadiran import KOLOM_HARIAN
from skp_batch.tukin.bulan import hari_senin_jumat
from skp_batch.tukin.kebijakan_presensi import PEMICU_MENIT
from skp_batch.tukin.model import Kehadiran

Hari = tuple[date, Kehadiran]


def _jumlah(hari: Sequence[Hari], kunci: str) -> Any:
    """The total of a column; of minutes all entries in the order of the days."""
    if kunci in PEMICU_MENIT:
        return tuple(m for _, h in hari for m in getattr(h, kunci))
    return sum((getattr(h, kunci) or Decimal(0) for _, h in hari), Decimal(0))


def gabung_harian(bulanan: Kehadiran, hari: Sequence[Hari]) -> tuple[Kehadiran, list[tuple[str, str]]]:
    """The month with its days; (column, what the days add up to) where the month's own row says something else."""
    hari = sorted(hari, key=lambda x: x[0])
    isi: dict[str, Any] = {}
    beda: list[tuple[str, str]] = []
    for kunci in KOLOM_HARIAN:
        jumlah, tertulis = _jumlah(hari, kunci), getattr(bulanan, kunci)
        if not jumlah:
            continue  # only the month's row knows this column
        if not tertulis:
            isi[kunci] = jumlah
        elif (sorted(tertulis) != sorted(jumlah)) if kunci in PEMICU_MENIT else tertulis != jumlah:
            beda.append((kunci, ";".join(map(str, jumlah)) if kunci in PEMICU_MENIT else str(jumlah)))
    return replace(bulanan, **isi, harian=tuple(hari)), beda


def hanya_bulanan(h: Kehadiran) -> Kehadiran:
    """What the month's row says of the columns that no day has."""
    kosong = {k: () if k in PEMICU_MENIT else None for k in KOLOM_HARIAN if _jumlah(h.harian, k)}
    return replace(h, harian=(), **kosong)  # type: ignore[arg-type]


def tanpa_tanggal(h: Kehadiran, netral: Collection[date]) -> Kehadiran:
    """Without what happened on days that the policy does not count; only known where the days are."""
    if not any(t in netral for t, _ in h.harian):
        return h
    hari = tuple(x for x in h.harian if x[0] not in netral)
    isi = {k: _jumlah(hari, k) for k in KOLOM_HARIAN if _jumlah(h.harian, k)}
    return replace(h, **isi, harian=hari)


def alpa_berturut(h: Kehadiran) -> int:
    """The longest row of absent days that the days show for certain: Mondays to Fridays, weekends between them."""
    hari = {t for t, x in h.harian if x.alpa}
    terpanjang = panjang = 0
    sebelum: date | None = None
    for t in sorted(hari):
        panjang = panjang + 1 if sebelum is not None and hari_senin_jumat(sebelum, t) == 2 else 1
        terpanjang, sebelum = max(terpanjang, panjang), t
    return terpanjang
