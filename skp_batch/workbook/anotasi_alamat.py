"""Ranges of cells, as the annotator needs them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from skp_batch.workbook.alamat import BARIS_TERAKHIR, KOLOM_TERAKHIR, alamat, urai_alamat
from skp_batch.workbook.anotasi_model import TidakDapatDianotasi

Rentang = tuple[int, int, int, int]  # baris, kolom, baris akhir, kolom akhir; 1-based, inclusive


def urai_sel(teks: str) -> tuple[int, int] | None:
    """Row and column of a cell's address; None for what is none."""
    try:
        return urai_alamat(teks)
    except ValueError:
        return None


def urai_rentang(sqref: str) -> list[Rentang]:
    """The ranges of an sqref; whole columns and what cannot be read are taken as large as they may be."""
    hasil: list[Rentang] = []
    for satu in sqref.split():
        kiri, _, kanan = satu.partition(":")
        a, b = urai_sel(kiri), urai_sel(kanan or kiri)
        if a and b:
            hasil.append((min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])))
        else:
            hasil.append((1, 1, BARIS_TERAKHIR, KOLOM_TERAKHIR))
    return hasil


def rentang_pasti(sqref: str) -> list[Rentang]:
    """The ranges of an sqref that can be read; what cannot is left out."""
    return [r for satu in sqref.split() if all(map(urai_sel, satu.split(":"))) for r in urai_rentang(satu)]


def memuat(rentang: Rentang, baris: int, kolom: int) -> bool:
    return rentang[0] <= baris <= rentang[2] and rentang[1] <= kolom <= rentang[3]


def padatkan(sel: Iterable[tuple[int, int]]) -> list[str]:
    """Cells as few ranges: runs down a column, then equal runs side by side."""
    lari: list[list[int]] = []  # kolom, baris awal, baris akhir
    for kolom, baris in sorted({(k, b) for b, k in sel}):
        if lari and lari[-1][0] == kolom and lari[-1][2] == baris - 1:
            lari[-1][2] = baris
        else:
            lari.append([kolom, baris, baris])
    blok: dict[tuple[int, int, int], int] = {}  # (baris awal, baris akhir, kolom akhir) -> kolom awal
    for kolom, awal, akhir in lari:
        blok[(awal, akhir, kolom)] = blok.pop((awal, akhir, kolom - 1), kolom)
    urut = sorted((awal, mulai, akhir, kolom) for (awal, akhir, kolom), mulai in blok.items())
    return [alamat(b1, k1) if (b1, k1) == (b2, k2) else f"{alamat(b1, k1)}:{alamat(b2, k2)}" for b1, k1, b2, k2 in urut]


class Gabungan:
    """Merged ranges, found by cell without going through all of them."""

    _TINGGI = 1_000  # a range higher than this is kept apart instead of under each of its rows
    # Ranges of a workbook do not overlap, so honest ones stay far below these.
    _TINGGI_TERBANYAK = 500
    _BARIS_TERBANYAK = 2_000_000

    def __init__(self, rentang: Iterable[Rentang]) -> None:
        self._per_baris: dict[int, list[Rentang]] = defaultdict(list)
        self._tinggi: list[Rentang] = []
        jumlah = 0
        for r in rentang:
            jumlah += min(r[2] - r[0], self._TINGGI)
            if len(self._tinggi) > self._TINGGI_TERBANYAK or jumlah > self._BARIS_TERBANYAK:
                raise TidakDapatDianotasi("terlalu banyak sel gabungan yang bertumpuk")
            if r[2] - r[0] > self._TINGGI:
                self._tinggi.append(r)
                continue
            for baris in range(r[0], r[2] + 1):
                self._per_baris[baris].append(r)

    def __bool__(self) -> bool:
        return bool(self._per_baris or self._tinggi)

    def cari(self, baris: int, kolom: int) -> Rentang | None:
        if not self:
            return None
        calon = (*self._per_baris.get(baris, ()), *self._tinggi)
        return next((r for r in calon if memuat(r, baris, kolom)), None)

    def tertutup(self, baris: int, kolom: int) -> bool:
        """A cell behind the first of its range, which nobody sees."""
        r = self.cari(baris, kolom)
        return r is not None and r[:2] != (baris, kolom)
