"""Helper columns of formulas on the hidden sheet, aligned row by row with a data sheet, and the budget of formulas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from skp_batch.schemas.buku import LEMBAR_DAFTAR
from skp_batch.workbook.template_daftar import Daftar
from skp_batch.workbook.template_tata import BARIS_DATA, Tata, huruf_kolom, kutip
from skp_batch.workbook.template_tulis import pasti

RUMUS_MAKS = 20_000 - 10  # of the contract; a few stand once in a book
BARIS = "¤"  # stands for the row's number in the text of a formula
_D = kutip(LEMBAR_DAFTAR)
# Formulas per row of a sheet: helper columns and visible ones together.
_LENGKAP = {"PEGAWAI": 15, "RHK": 12, "TARGET": 9, "REALISASI": 11, "PENILAIAN": 10}
_PENUH = {"PEGAWAI": 2, "RHK": 4, "TARGET": 5, "REALISASI": 8, "PENILAIAN": 8}
_RUJUKAN = {"PEGAWAI": 1, "RHK": 1, "TARGET": 1, "REALISASI": 7, "PENILAIAN": 5}


@dataclass(frozen=True, slots=True)
class Jatah:
    """Down to which 1-based row each sheet has formulas, and whether capaian and the comfort are among them."""

    akhir: Mapping[str, int]
    capaian: bool
    lengkap: bool = False


def bagi_jatah(tata: Mapping[str, Tata]) -> Jatah:
    """All prefilled rows and as many spare ones as RUMUS_MAKS allows. A large book goes without what is
    missing in each row, a very large one without live capaian too."""
    for bobot, capaian, lengkap in ((_LENGKAP, True, True), (_PENUH, True, False), (_RUJUKAN, False, False)):
        terisi = sum(n * tata[nama].terisi for nama, n in bobot.items())
        if terisi <= RUMUS_MAKS:
            cadangan = sum(n * tata[nama].cadangan for nama, n in bobot.items()) or 1
            bagian = min(1.0, (RUMUS_MAKS - terisi) / cadangan)
            akhir = {n: BARIS_DATA + tata[n].terisi + int(tata[n].cadangan * bagian) for n in bobot}
            return Jatah(akhir, capaian, lengkap)
    return Jatah(dict.fromkeys(_PENUH, BARIS_DATA), False)


@dataclass(frozen=True, slots=True)
class Bantu:
    """A helper column."""

    huruf: str
    akhir: int

    @property
    def sini(self) -> str:
        """The cell in the formula's own row, for formulas of the hidden sheet."""
        return f"${self.huruf}{BARIS}"

    @property
    def sebaris(self) -> str:
        """The same for formulas of a data sheet, whose rows may be sorted, inserted and deleted."""
        return f"INDEX({_D}!${self.huruf}:${self.huruf},ROW())"

    @property
    def rentang(self) -> str:
        return f"{_D}!${self.huruf}${BARIS_DATA + 1}:${self.huruf}${max(self.akhir, BARIS_DATA + 1)}"

    def di(self, baris: str) -> str:
        """The cell in the row that an expression gives."""
        return f"INDEX({_D}!${self.huruf}:${self.huruf},{baris})"

    def cari(self, kunci: str) -> str:
        """The row in which a key stands, "" where it is blank or unknown."""
        return f'IF({kunci}="","",IFERROR(MATCH({kunci},{self.rentang},0)+{BARIS_DATA},""))'


class Rak:
    """Writes helper columns."""

    def __init__(self, daftar: Daftar, jatah: Jatah) -> None:
        self._daftar = daftar
        self._jatah = jatah

    @property
    def lembar(self) -> Any:
        return self._daftar.lembar

    def kolom(self, nama: str, judul: str, rumus: str) -> Bantu:
        """One formula for every row of sheet `nama` that has formulas.

        The stored value is left out, so that LibreOffice, which does not recalculate files of Excel, does it here.
        """
        letak = self._daftar.kolom_baru(judul)
        akhir = self._jatah.akhir[nama]
        for r in range(BARIS_DATA, akhir):
            teks = "=" + rumus.replace(BARIS, str(r + 1))
            pasti(self._daftar.lembar.write_formula(r, letak, teks, None, ""), judul)
        return Bantu(huruf_kolom(letak), akhir)

    def tetapan(self, judul: str, nilai: list[float | str]) -> list[str]:
        """A column of constants or formulas (texts with `=`); the absolute reference of each."""
        letak = self._daftar.kolom_baru(judul)
        for i, n in enumerate(nilai, start=1):
            if isinstance(n, str) and n.startswith("="):
                pasti(self.lembar.write_formula(i, letak, n, None, ""), judul)
            elif isinstance(n, str):
                pasti(self.lembar.write_string(i, letak, n), judul)
            else:
                pasti(self.lembar.write_number(i, letak, n), judul)
        return [f"{_D}!${huruf_kolom(letak)}${i + 1}" for i in range(1, len(nilai) + 1)]
