"""A worksheet of xlsxwriter that writes plain cells in a fraction of the time.

The workbooks for people have half a million cells for ten thousand employees, nearly all of them a text, a number or a
blank with a format. For those the general way (converting A1 addresses, a list of attributes, each escaped) is left
out; every other cell takes it. Where rows go to the disk as they come, a row of a table is put together at once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from math import isfinite
from typing import Any, NamedTuple

from xlsxwriter.worksheet import Worksheet

from skp_batch.temuan import huruf_kolom

_PANJANG_SEL = 32_767  # of UTF-16, in a cell
_TERINGAT = 5_000  # values of which the cell is kept
# a text that can be put into XML as it is, blanks at its ends and the signs of an escape included
_POLOS = re.compile(r"(?!\s)[^&<>\x00-\x1f\x7f\ufffe\uffff_]*(?<!\s)")
_MIRIP_LOLOS = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")
_KENDALI = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")


class IsiSel(dict[Any, str]):
    """What follows a cell's address, by the cell's value: its format, then a text in its cell, a number or nothing. Of
    the last thousands of values it is kept, because most stand in many cells."""

    def __init__(self, bentuk: Any) -> None:
        super().__init__()
        self._gaya = f'" s="{bentuk._get_xf_index()}"'

    def __missing__(self, nilai: str | float | Decimal | None) -> str:
        if nilai is None or nilai == "":
            isi = "/>"
        elif isinstance(nilai, str):
            isi = f' t="inlineStr"><is>{_teks(potong(nilai))}</is></c>'
        elif isfinite(nilai):
            isi = f"><v>{nilai:.16G}</v></c>"
        else:
            raise ValueError(nilai)
        if len(self) >= _TERINGAT:
            self.clear()
        self[nilai] = self._gaya + isi
        return self[nilai]


def potong(teks: str) -> str:
    """As much of a text as a cell holds."""
    if len(teks) <= _PANJANG_SEL // 2:
        return teks
    return teks.encode("utf-16-le")[: _PANJANG_SEL * 2].decode("utf-16-le", "ignore")


def _teks(teks: str) -> str:
    """The element of a text, as xlsxwriter makes it, but never taken for markup."""
    if _POLOS.fullmatch(teks):
        return f"<t>{teks}</t>"
    tetap = ' xml:space="preserve"' if teks != teks.strip() else ""
    teks = _KENDALI.sub(lambda h: f"_x{ord(h[0]):04X}_", _MIRIP_LOLOS.sub("_x005F_", teks))
    return f"<t{tetap}>{teks.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</t>"


class TeksDiSel(NamedTuple):
    """A cell with its text in it."""

    string: str
    format: Any


class LembarCepat(Worksheet):  # type: ignore[misc]
    """For Workbook.add_worksheet(name, LembarCepat)."""

    previous_row: int  # xlsxwriter's: where rows go to the disk, the one that is at work

    def __init__(self) -> None:
        super().__init__()
        self._kolom: list[str] = []  # how the tags of a column's cells begin
        self._gaya: dict[Any, str] = {}  # format -> its attribute

    def write_string(self, row: int, col: int, string: str, cell_format: Any = None) -> int:
        """As xlsxwriter's, for a row and column by number."""
        return int(self._write_string(row, col, string, cell_format))

    def write_number(self, row: int, col: int, number: Any, cell_format: Any = None) -> int:
        """As xlsxwriter's, for a row and column by number."""
        return int(self._write_number(row, col, number, cell_format))

    def write_blank(self, row: int, col: int, blank: Any, cell_format: Any = None) -> int:
        """As xlsxwriter's, for a row and column by number."""
        return int(self._write_blank(row, col, blank, cell_format))

    def tulis_baris(self, baris: int, sel: Sequence[str], tinggi: float = 0) -> bool:
        """A whole row from column A on, below all that is written yet; each cell from an IsiSel. Only where rows go to
        the disk as they come (constant_memory); False where the sheet ends before."""
        if self._check_dimensions(baris, len(sel) - 1) or (self.dim_colmin and self._check_dimensions(baris, 0)):
            return False
        if self.previous_row == baris:
            self.table.clear()  # what write_url put there for a link on this row
        elif self.table or self.row_info:
            self._write_single_row(baris)
        self.previous_row = baris
        nomor = str(baris + 1)
        ukuran = f' ht="{int(tinggi * 4 / 3 + 0.5) * 0.75:.16g}" customHeight="1"' if tinggi else ""  # whole pixels
        isi = [nomor] * (3 * len(sel))  # of each cell: column, row, the rest
        isi[0::3] = self._awal(len(sel))
        isi[2::3] = sel
        self.fh.write(f'<row r="{nomor}"{ukuran}>{"".join(isi)}</row>')
        return True

    def _awal(self, banyak: int) -> list[str]:
        """How the tags of the first columns' cells begin."""
        for kolom in range(len(self._kolom), banyak):
            self._kolom.append(f'<c r="{huruf_kolom(kolom + 1)}')
        return self._kolom[:banyak]

    def _write_string(self, row: int, col: int, string: str, cell_format: Any = None) -> int:
        if not string.startswith("<r>") or cell_format is None:
            return int(super()._write_string(row, col, string, cell_format))
        kode = int(self._write_blank(row, col, None, cell_format))  # xlsxwriter would take the text for ready markup
        if not kode:
            self.table[row][col] = TeksDiSel(string, cell_format)
        return kode

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        jenis = cell.__class__.__name__
        if cell.format is None or jenis not in ("String", "Number", "Blank", "TeksDiSel"):
            super()._write_cell(row, col, cell)
            return
        gaya = self._gaya.get(cell.format)
        if gaya is None:
            gaya = self._gaya[cell.format] = f'" s="{cell.format._get_xf_index()}"'
        awal = f"{self._awal(col + 1)[col]}{row + 1}{gaya}"
        if jenis == "TeksDiSel" or (jenis == "String" and self.constant_memory):
            self.fh.write(f'{awal} t="inlineStr"><is>{_teks(cell.string)}</is></c>')
        elif jenis == "String":
            self.fh.write(f'{awal} t="s"><v>{cell.string}</v></c>')
        elif jenis == "Number":
            self.fh.write(f"{awal}><v>{cell.number:.16G}</v></c>")
        else:
            self.fh.write(f"{awal}/>")

    def _write_single_row(self, current_row_num: int = 0) -> None:
        """Where rows are written as they come: the height of one that is written is not needed any more."""
        nomor = self.previous_row
        super()._write_single_row(current_row_num)
        self.row_info.pop(nomor, None)
