"""Evaluation periods: TAHUNAN, SEMESTER, TRIWULAN, BULANAN (regulasi 3.5), and their codes in file names."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

# kind -> (code prefix, how many in a year)
_JENIS = {"TAHUNAN": ("", 1), "SEMESTER": ("S", 2), "TRIWULAN": ("TW", 4), "BULANAN": ("", 12)}
_KODE = re.compile(r"^(?P<tahun>\d{4})(?:-(?P<awalan>S|TW|)(?P<ke>\d{1,2}))?$")


@dataclass(frozen=True, slots=True, order=True)
class Periode:
    """A period; `ke` is 1 for TAHUNAN."""

    tahun: int
    jenis: str
    ke: int = 1

    @property
    def kode(self) -> str:
        """`2026`, `2026-S1`, `2026-TW3`, `2026-10`."""
        if self.jenis == "TAHUNAN":
            return str(self.tahun)
        awalan = _JENIS[self.jenis][0]
        return f"{self.tahun}-{awalan}{self.ke}" if awalan else f"{self.tahun}-{self.ke:02d}"

    @property
    def bulan(self) -> tuple[int, int]:
        """First and last month."""
        panjang = 12 // _JENIS[self.jenis][1]
        return (self.ke - 1) * panjang + 1, self.ke * panjang

    @property
    def awal(self) -> date:
        return date(self.tahun, self.bulan[0], 1)

    @property
    def akhir(self) -> date:
        bulan = self.bulan[1]
        return date(self.tahun, bulan, calendar.monthrange(self.tahun, bulan)[1])

    @property
    def judul(self) -> str:
        """For people: `Tahun 2026`, `Triwulan III Tahun 2026`, `Oktober 2026`."""
        if self.jenis == "TAHUNAN":
            return f"Tahun {self.tahun}"
        if self.jenis == "BULANAN":
            return f"{NAMA_BULAN[self.ke - 1]} {self.tahun}"
        return f"{self.jenis.capitalize()} {('I', 'II', 'III', 'IV')[self.ke - 1]} Tahun {self.tahun}"


NAMA_BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def jumlah_periode(jenis: str) -> int:
    """How many periods of this kind a year has."""
    return _JENIS[jenis][1]


def baca_periode(kode: str) -> Periode | None:
    """The period that a code such as `2026-TW3` names, or None."""
    cocok = _KODE.match(kode.strip().upper())
    if not cocok:
        return None
    tahun = int(cocok["tahun"])
    if cocok["ke"] is None:
        return Periode(tahun, "TAHUNAN")
    jenis = {"S": "SEMESTER", "TW": "TRIWULAN", "": "BULANAN"}[cocok["awalan"]]
    ke = int(cocok["ke"])
    return Periode(tahun, jenis, ke) if 1 <= ke <= jumlah_periode(jenis) else None
