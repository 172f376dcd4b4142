"""A calendar month: the work month, the payment month, the month of a tariff. Never a bare number."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from skp_batch.periode import NAMA_BULAN

_KODE = re.compile(r"(\d{4})-(\d{2})")


class Bulan(NamedTuple):
    tahun: int
    bulan: int

    @property
    def kode(self) -> str:
        """`2026-09`."""
        return f"{self.tahun:04d}-{self.bulan:02d}"

    @property
    def judul(self) -> str:
        """`September 2026`."""
        return f"{NAMA_BULAN[self.bulan - 1]} {self.tahun}"

    @property
    def hari(self) -> int:
        return calendar.monthrange(self.tahun, self.bulan)[1]

    @property
    def awal(self) -> date:
        return date(self.tahun, self.bulan, 1)

    @property
    def akhir(self) -> date:
        return date(self.tahun, self.bulan, self.hari)

    def geser(self, n: int) -> Bulan:
        """The month `n` months later."""
        tahun, sisa = divmod(self.tahun * 12 + self.bulan - 1 + n, 12)
        return Bulan(tahun, sisa + 1)

    def sejak(self, lain: Bulan) -> int:
        """How many months after `lain` this one is."""
        return (self.tahun - lain.tahun) * 12 + self.bulan - lain.bulan

    @property
    def hari_kerja_kalender(self) -> int:
        """Mondays to Fridays; public holidays are not known here."""
        return hari_senin_jumat(self.awal, self.akhir)


def judul_tanggal(hari: date) -> str:
    """`15 September 2026`."""
    return f"{hari.day} {NAMA_BULAN[hari.month - 1]} {hari.year}"


def bulan_dari(hari: date) -> Bulan:
    return Bulan(hari.year, hari.month)


def baca_bulan(teks: str) -> Bulan | None:
    """The month that `2026-09` names, or None."""
    cocok = _KODE.fullmatch(teks.strip())
    if not cocok:
        return None
    tahun, bulan = int(cocok[1]), int(cocok[2])
    return Bulan(tahun, bulan) if 1900 <= tahun <= 2199 and 1 <= bulan <= 12 else None


def hari_senin_jumat(mulai: date, selesai: date) -> int:
    """Mondays to Fridays from `mulai` to `selesai`, both included."""
    if selesai < mulai:
        return 0
    minggu, sisa = divmod((selesai - mulai).days + 1, 7)
    return minggu * 5 + sum((mulai + timedelta(days=i)).weekday() < 5 for i in range(sisa))
