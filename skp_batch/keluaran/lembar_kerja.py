"""Workbooks for people, made with xlsxwriter: one look, texts always as texts, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote

import xlsxwriter
from xlsxwriter.url import Url, UrlTypes

from skp_batch.istilah import Tingkat
from skp_batch.keluaran.lembar_cepat import IsiSel, LembarCepat, potong

# The colours of the annotated workbook, so that one colour means one thing everywhere.
WARNA_TINGKAT = {Tingkat.KESALAHAN: "#F8CBCB", Tingkat.PERINGATAN: "#FFE8B3", Tingkat.INFO: "#D6E6F5"}
WARNA_JUDUL = "#1F3A5F"
_TETAP = datetime(2000, 1, 1)  # noqa: DTZ001 - a document property, the same in every run
_GARIS: dict[str, object] = {"border": 1, "border_color": "#C9D1DB"}
_TINGGI_GARIS = 13.2
_GARIS_MAKS = 30  # a row may be 409 points high
_PANJANG_TAUTAN = 1_000
_AMAN_DI_ALAMAT = "/!$&'()*+,;=:@~"
_BATAS_TAUTAN = 60_000  # Excel takes 65,530 on a sheet


@dataclass(frozen=True, slots=True)
class KolomTabel:
    """A column of a table for people. `bungkus` wraps; `angka` shows a number with this format."""

    judul: str
    lebar: float
    bungkus: bool = False
    angka: str = ""


@dataclass(frozen=True, slots=True)
class Tautan:
    """A cell that opens a file beside the workbook."""

    berkas: str  # relative, with `/`
    teks: str
    tempat: str = ""  # 'SHEET'!A1


@dataclass(frozen=True, slots=True)
class Berwarna:
    """A cell with a background."""

    teks: str
    warna: str


Isi = str | int | Decimal | Tautan | Berwarna | None
_BERBENTUK = frozenset({Tautan, Berwarna})


class TulisGagal(RuntimeError):
    """xlsxwriter left a cell out."""


@contextmanager
def buku_kerja(path: Path | BinaryIO, judul: str, huruf: str = "Calibri", hemat: bool = False) -> Iterator[Penulis]:
    """A new workbook at `path`, or in a stream of bytes.

    The default font decides how wide a column is: Arial is alike everywhere, which printed forms need. With `hemat`
    each row goes to the disk as it is written, so rows must come in order; texts then stand in their cells.
    """
    buku = xlsxwriter.Workbook(
        str(path) if isinstance(path, Path) else path,
        {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "constant_memory": hemat}
        # beside the output, so that a killed run leaves no names in the system's folder for temporary files
        | ({"tmpdir": str(path.parent)} if isinstance(path, Path) else {"in_memory": True})
        | ({"default_format_properties": {"font_name": huruf, "font_size": 10}} if huruf != "Calibri" else {}),
    )
    buku.set_properties({"title": judul, "author": "skp-batch", "created": _TETAP})
    buku.set_calc_mode("auto")
    yield Penulis(buku, huruf)
    buku.close()


class Penulis:
    """Sheets and formats of one workbook."""

    def __init__(self, buku: Any, huruf: str = "Calibri") -> None:
        self.buku = buku
        self._huruf = huruf
        self._bentuk: dict[tuple[tuple[str, object], ...], Any] = {}
        self._warna: dict[str, Any] = {}  # the format of a cell with this background
        self._isi: dict[Any, IsiSel] = {}  # by format

    def bentuk(self, **sifat: object) -> Any:
        """A cell format, made once."""
        lengkap = {"font_name": self._huruf, "font_size": 10, "valign": "top"} | sifat
        kunci = tuple(sorted(lengkap.items()))
        if kunci not in self._bentuk:
            self._bentuk[kunci] = self.buku.add_format(lengkap)
        return self._bentuk[kunci]

    def lembar(self, nama: str, *, tegak: bool = False) -> Any:
        """A sheet that prints on A4, as wide as the page."""
        lembar = self.buku.add_worksheet(nama, LembarCepat)
        atur_halaman(lembar, tegak=tegak)
        return lembar

    def tabel(
        self,
        lembar: Any,
        kolom: Sequence[KolomTabel],
        baris: Iterable[Sequence[Isi]],
        *,
        mulai: int = 0,
        saring: bool = True,
    ) -> int:
        """A table from row `mulai` (0-based), with filter and frozen headings if `saring`; gives the row after it.

        The widths of columns hold for the whole sheet, so a sheet has one table, or tables of like columns.
        """
        kepala = self.bentuk(
            bold=True, font_color="#FFFFFF", bg_color=WARNA_JUDUL, border=1, border_color="#8A99AD", text_wrap=True,
            valign="vcenter",
        )  # fmt: skip
        for j, k in enumerate(kolom):
            lembar.set_column(j, j, k.lebar)
            self.sel(lembar, mulai, j, k.judul, kepala)
        lembar.set_row(mulai, 30)
        n = mulai + 1
        bentuk = [
            self.bentuk(**_GARIS, num_format=k.angka, align="center")
            if k.angka
            else self.bentuk(**_GARIS, text_wrap=k.bungkus, num_format="@")
            for k in kolom
        ]
        bungkus = [(j, max(1, int(k.lebar))) for j, k in enumerate(kolom) if k.bungkus]
        jadi = [self._isi_sel(x) for x in bentuk] if lembar.constant_memory else None
        for b in baris:
            garis = _garis_teks(bungkus, b)
            tinggi = garis * _TINGGI_GARIS + 2 if garis > 1 else 0
            if jadi is not None:
                self._baris_jadi(lembar, n, b, jadi, bentuk, tinggi)
            else:
                self._baris(lembar, n, b, bentuk, tinggi)
            n += 1
        if saring:
            lembar.autofilter(mulai, 0, max(n - 1, mulai), len(kolom) - 1)
            lembar.freeze_panes(mulai + 1, 0)
            lembar.repeat_rows(mulai)
        return n

    def _baris(self, lembar: Any, n: int, isi: Sequence[Isi], bentuk: Sequence[Any], tinggi: float) -> None:
        """A row of a table, cell by cell."""
        for j, (nilai, biasa) in enumerate(zip(isi, bentuk, strict=True)):
            if isinstance(nilai, Tautan | Berwarna):
                self.sel(lembar, n, j, *self._khusus(lembar, n, j, nilai, biasa))
            else:
                self.sel(lembar, n, j, nilai, biasa)
        if tinggi:
            lembar.set_row(n, tinggi)

    def _baris_jadi(
        self, lembar: Any, n: int, isi: Sequence[Isi], jadi: Sequence[IsiSel], bentuk: Sequence[Any], tinggi: float
    ) -> None:
        """The same at once, where rows go to the disk as they come; `jadi` are the columns' cells by value."""
        sel = [
            sel_biasa[nilai] if nilai.__class__ not in _BERBENTUK else ""
            for nilai, sel_biasa in zip(isi, jadi, strict=True)
        ]
        if "" in sel:
            for j, nilai in enumerate(isi):
                if isinstance(nilai, Tautan | Berwarna):
                    teks, satu = self._khusus(lembar, n, j, nilai, bentuk[j])
                    sel[j] = self._isi_sel(satu)[teks]
        if not lembar.tulis_baris(n, sel, tinggi):
            raise TulisGagal(f"{lembar.get_name()} {n + 1}")

    def _isi_sel(self, bentuk: Any) -> IsiSel:
        if bentuk not in self._isi:
            self._isi[bentuk] = IsiSel(bentuk)
        return self._isi[bentuk]

    def _khusus(self, lembar: Any, baris: int, kolom: int, nilai: Tautan | Berwarna, biasa: Any) -> tuple[str, Any]:
        """Text and format of a cell that is not plain; a link is noted."""
        if isinstance(nilai, Berwarna):
            if nilai.warna not in self._warna:
                self._warna[nilai.warna] = self.bentuk(**_GARIS, bg_color=nilai.warna)
            return nilai.teks, self._warna[nilai.warna]
        if lembar.hlink_count >= _BATAS_TAUTAN:
            return nilai.teks, biasa
        bentuk = self.bentuk(**_GARIS, font_color="#1155CC", underline=1)
        return self._hubungkan(lembar, baris, kolom, nilai, bentuk), bentuk

    def sel(self, lembar: Any, baris: int, kolom: int, nilai: str | int | Decimal | None, bentuk: Any) -> None:
        """A text as text, a number as number."""
        if nilai is None or nilai == "":
            kode = lembar.write_blank(baris, kolom, None, bentuk)
        elif isinstance(nilai, str):
            kode = lembar.write_string(baris, kolom, potong(nilai), bentuk)
        else:
            kode = lembar.write_number(baris, kolom, nilai, bentuk)
        if kode:
            raise TulisGagal(f"{lembar.get_name()} {baris + 1},{kolom + 1}: {kode}")

    def tautan(self, lembar: Any, baris: int, kolom: int, tautan: Tautan, bentuk: Any) -> None:
        """A link, or its text where the path is too long to be one."""
        self.sel(lembar, baris, kolom, self._hubungkan(lembar, baris, kolom, tautan, bentuk), bentuk)

    def _hubungkan(self, lembar: Any, baris: int, kolom: int, tautan: Tautan, bentuk: Any) -> str:
        """Put the link on the cell; its text, which is still to be written."""
        url = _UrlBerkas(tautan)
        gagal = len(url._link) > _PANJANG_TAUTAN or lembar.write_url(baris, kolom, url, bentuk)
        return tautan.teks if gagal else str(url._text)


class _UrlBerkas(Url):  # type: ignore[misc]
    """A file beside the workbook, written with `/`: xlsxwriter's own kind has `\\`, which opens on Windows alone."""

    def __init__(self, tautan: Tautan) -> None:
        super().__init__("internal:A1")
        self._link_type = UrlTypes.EXTERNAL
        self._link = self._relationship_link = quote(tautan.berkas, safe=_AMAN_DI_ALAMAT)
        self._anchor = tautan.tempat
        self._text = tautan.teks[:250]


def _garis_teks(bungkus: Sequence[tuple[int, int]], baris: Sequence[Isi]) -> int:
    """How many lines the tallest wrapped cell takes: not every program fits the height of rows by itself. `bungkus` are
    the wrapped columns and how many letters a line of theirs holds."""
    terbanyak = 1
    for j, lebar in bungkus:
        nilai = baris[j]
        if isinstance(nilai, str) and (len(nilai) > lebar or "\n" in nilai):
            terbanyak = max(terbanyak, sum(max(1, -(-len(g) // lebar)) for g in nilai.split("\n")))
    return min(terbanyak, _GARIS_MAKS)


def alamat_sel(tab: str, sel: str) -> str:
    """`'NAMA TAB'!A1` for a link, blank where there is no cell."""
    return f"'{tab.replace(chr(39), chr(39) * 2)}'!{sel}" if tab and sel else ""


def atur_halaman(lembar: Any, *, tegak: bool = False) -> None:
    """Prints on A4 as wide as the page, with page numbers."""
    lembar.set_paper(9)
    if not tegak:
        lembar.set_landscape()
    lembar.fit_to_pages(1, 0)
    lembar.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    lembar.set_footer("&L&8&A&R&8Halaman &P dari &N")
    lembar.hide_gridlines(2)
