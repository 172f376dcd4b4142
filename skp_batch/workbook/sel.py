"""What scanning a sheet gives: its cells with content, sparse, and its merged ranges."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isfinite
from typing import NamedTuple

from skp_batch.workbook.batas import TidakTerbaca

# More than 100 columns in each of 20,000 rows: no workbook of a unit, but cheap to pack into a small file.
BATAS_SEL = 2_000_000
BATAS_GABUNGAN = 50_000
TEKS_TERPANJANG = 32_767  # Excel's own limit; more in a cell would swell every output that shows it
BARIS_DICARI = 60  # how many rows with content are searched for the headings


class Sel(NamedTuple):
    """A cell with content. ``jenis``: n number (raw digits), s text, b logical ('1'/'0'), e error, d ISO date,
    '' formula without a stored value."""

    kolom: int
    jenis: str
    teks: str
    gaya: int
    rumus: bool


Baris = dict[int, list[Sel]]
Rentang = tuple[int, int, int, int]


@dataclass
class LembarMentah:
    """``baris`` has only rows with content, rows and cells ascending; ``gabungan`` is (row1, col1, row2, col2)."""

    nama: str
    bagian: str
    tampak: str
    baris: Baris = field(default_factory=dict)
    gabungan: list[Rentang] = field(default_factory=list)


def periksa_jumlah(baris: Baris, batas_baris: int, jumlah_sel: int) -> None:
    """B108 for more rows with content than allowed. A row of nothing but formulas that show "" has no content."""
    if jumlah_sel > BATAS_SEL:
        raise TidakTerbaca("B108", "terlalu_banyak_sel", {"batas": str(BATAS_SEL)})
    if len(baris) <= batas_baris:
        return
    berisi = sum(any(s.teks or not s.rumus or not s.jenis for s in satu) for satu in baris.values())
    if berisi > batas_baris:
        raise TidakTerbaca("B108", "terlalu_banyak_baris", {"batas": str(batas_baris)})


def periksa_gabungan(jumlah: int) -> None:
    if jumlah > BATAS_GABUNGAN:
        raise TidakTerbaca("B108", "terlalu_banyak_gabungan", {"batas": str(BATAS_GABUNGAN)})


def angka_atau_teks(teks: str) -> tuple[str, str]:
    """Kind and text of what stands in a number cell: what is no number there is text, so that it can be shown."""
    teks = teks.strip(" \t\r\n")
    try:
        angka = float(teks)
    except ValueError:
        return "s", teks[:TEKS_TERPANJANG]
    # float() also takes nan, inf and 1_000, and makes inf of 1e999; Excel writes none of them.
    sah = isfinite(angka) and teks[-1] in "0123456789." and "_" not in teks and teks.isascii()
    return ("n", teks) if sah else ("s", teks[:TEKS_TERPANJANG])
