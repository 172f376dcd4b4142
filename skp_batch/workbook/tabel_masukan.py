"""Small tables that the operator hands in (lists of employees, units, SIASN downloads): CSV or XLSX, cells as text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from skp_batch.istilah import kunci_judul, rapikan
from skp_batch.workbook.gate import Batas, TidakTerbaca, buka_file, periksa_gerbang
from skp_batch.workbook.pengurai import Ganjil
from skp_batch.workbook.tabel_cepat import Baris as _Baris
from skp_batch.workbook.tabel_cepat import Saring, lembar_cepat

# A download of a whole instansi is far larger than a unit's workbook.
BATAS_TABEL = Batas(byte=200 * 1024 * 1024, byte_terurai=2 * 1024**3, baris=500_000)
_KOLOM_MAKS = 300
_BARIS_JUDUL_MAKS = 30
_TANPA_ANGKA: frozenset[str] = frozenset()
_PEMISAH = "|;\t,"
_GARIS = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class TabelTidakTerbaca(Exception):
    """A table that cannot be read; the text is for the user."""


@dataclass(frozen=True, slots=True)
class BarisTabel:
    """One row: its number in the file, its filled cells by heading (see kunci_tabel), and which of them were numbers.

    A NIP that stood as a number has lost its last digits: `angka` is how a reader of NIP can tell.
    """

    nomor: int
    isi: dict[str, str]
    angka: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LembarTeks:
    """A sheet with all its filled rows."""

    nama: str
    baris: list[tuple[int, list[tuple[str, bool]]]]  # number, cells as (text, was it a number)


@lru_cache(maxsize=4_096)
def kunci_tabel(judul: str) -> str:
    """`PNS ID`, `pns_id` and `Pns Id` are one heading."""
    return kunci_judul(judul.lstrip("'")).replace("_", "")


def baca_tabel(path: Path, dikenal: Collection[str] = ()) -> list[dict[str, str]]:
    """The rows of a CSV or XLSX table by kunci_tabel of their headings; blank cells are absent."""
    return [b.isi for b in baca_baris(path, dikenal)]


def baca_baris(path: Path, dikenal: Collection[str] = (), hanya: Collection[str] = ()) -> list[BarisTabel]:
    """As baca_tabel, with row numbers. `dikenal` are headings by which the heading row and the sheet are found.

    Without them the first row with two filled cells is the heading row. Cells of other columns than `hanya` (if given)
    are dropped at once: a download of a whole instansi has sixty columns.
    """
    kunci = frozenset(kunci_tabel(j) for j in dikenal)
    simpan = frozenset(kunci_tabel(j) for j in hanya)
    with _pesan_jelas(path):
        data = _buka(path)
        if simpan and data.startswith(b"PK"):
            try:
                cepat = lembar_cepat(data, BATAS_TABEL, _KOLOM_MAKS)
                return _terbaik([_susun(baris, kunci, simpan, _teks, s) for s, baris in cepat], kunci, path)
            except Ganjil:
                pass
        rapi, lembar = _isi_berkas(data)
        return _terbaik([_susun(baris, kunci, simpan, rapi) for _, baris in lembar], kunci, path)


def baca_lembar(path: Path) -> list[LembarTeks]:
    """All sheets of an XLSX, or the one of a CSV, as they stand: for tables whose heading row recurs."""
    with _pesan_jelas(path):
        rapi, lembar = _isi_berkas(_buka(path))
        return [
            LembarTeks(nama, [(n, [(rapi(t), j in angka) for j, t in enumerate(sel)]) for n, sel, angka in b])
            for nama, b in lembar
        ]


def _buka(path: Path) -> bytes:
    data = buka_file(path, BATAS_TABEL)
    if data.startswith(b"PK"):
        periksa_gerbang(data, BATAS_TABEL)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise TabelTidakTerbaca(
            f"{path.name} adalah berkas Excel lama (.xls) atau berkas berkata sandi. "
            "Simpan sebagai .xlsx tanpa kata sandi atau sebagai CSV, lalu jalankan lagi."
        )
    return data


def _isi_berkas(data: bytes) -> tuple[Callable[[str], str], Iterator[tuple[str, Iterator[_Baris]]]]:
    """How a cell's text is trimmed, and the sheets with their rows."""
    if data.startswith(b"PK"):
        return str, _lembar_xlsx(data)
    return _teks, iter([("", _baris_csv(data))])


@contextmanager
def _pesan_jelas(path: Path) -> Iterator[None]:
    """Whatever a file or the system refuses becomes a sentence for the user."""
    try:
        yield
    except TidakTerbaca as galat:
        raise TabelTidakTerbaca(_pesan(path, galat)) from galat
    except FileNotFoundError as galat:
        raise TabelTidakTerbaca(f"{path.name} tidak ditemukan.") from galat
    except OSError as galat:
        raise TabelTidakTerbaca(f"{path.name} tidak dapat dibuka; tutup dahulu bila sedang terbuka.") from galat
    except csv.Error as galat:
        raise TabelTidakTerbaca(f"{path.name} bukan CSV yang utuh; simpan ulang sebagai CSV atau .xlsx.") from galat


def _pesan(path: Path, galat: TidakTerbaca) -> str:
    if galat.kode == "B102":
        return f"{path.name} dikunci dengan kata sandi. Simpan tanpa kata sandi, lalu jalankan lagi."
    if galat.kode == "B108":
        return f"{path.name} terlalu besar untuk dibaca. Bagi menjadi beberapa berkas, lalu jalankan lagi."
    if galat.sebab == "kosong":
        return f"{path.name} kosong."
    return f"{path.name} bukan tabel yang dapat dibaca. Simpan sebagai .xlsx atau CSV, lalu jalankan lagi."


def _susun(
    baris: Iterable[_Baris],
    dikenal: frozenset[str],
    simpan: frozenset[str],
    rapi: Callable[[str], str],
    saring: Saring | None = None,
) -> tuple[int, list[BarisTabel]]:
    """How many known headings the table has (without known ones: how many headings), and its rows."""
    judul: list[str] = []
    terpakai: list[tuple[int, str]] = []
    hasil: list[BarisTabel] = []
    cocok = 0
    dilihat = 0
    for nomor, sel, bilangan in baris:
        if not judul:
            dilihat += 1
            if dilihat > _BARIS_JUDUL_MAKS:
                break
            calon = [kunci_tabel(rapi(teks)) for teks in sel]
            cocok = len(dikenal.intersection(calon)) if dikenal else sum(map(bool, calon))
            # one column is a table too when its heading is a known one
            if cocok >= (min(2, len(dikenal)) or 2):
                judul = calon
                terpakai = [(j, k) for j, k in enumerate(calon) if k and (not simpan or k in simpan)]
                if saring is not None:
                    saring.kolom = frozenset(j for j, _ in terpakai)
            continue
        isi: dict[str, str] = {}
        angka: set[str] = set()
        panjang = len(sel)
        for j, kunci in terpakai:
            if j >= panjang:
                break
            if sel[j] and (teks := rapi(sel[j])) and kunci not in isi:
                isi[kunci] = teks
                if j in bilangan:
                    angka.add(kunci)
        if isi:
            hasil.append(BarisTabel(nomor, isi, frozenset(angka) if angka else _TANPA_ANGKA))
            if len(hasil) > BATAS_TABEL.baris:
                raise TidakTerbaca("B108", "baris")
    return (cocok if judul else 0), hasil


def _terbaik(calon: list[tuple[int, list[BarisTabel]]], dikenal: frozenset[str], path: Path) -> list[BarisTabel]:
    """The sheet with the most known headings; the first of equals."""
    cocok, baris = max(calon, key=lambda c: c[0], default=(0, []))
    if not cocok:
        raise TabelTidakTerbaca(f"{path.name}: baris judul kolom tidak ditemukan.")
    return baris


# CSV


def _baris_csv(data: bytes) -> Iterator[_Baris]:
    teks = _urai_sandi(data)
    pertama = next((b for b in _garis(teks) if b.strip()), "").rstrip("\r\n")
    if pertama.lower().startswith("sep=") and len(pertama.strip()) == 5:
        pemisah = pertama.strip()[4]  # Excel's own hint
    else:
        pemisah = max(_PEMISAH, key=_di_luar_kutip(pertama).count)
    pembaca = csv.reader(_garis(teks), delimiter=pemisah)
    for sel in pembaca:
        if sel and not (pembaca.line_num <= 1 and sel[0].lower().startswith("sep")):
            yield pembaca.line_num, sel[:_KOLOM_MAKS], ()


def _garis(teks: str) -> Iterator[str]:
    """Lines with their ends, one at a time: StringIO would hold the whole table four times over."""
    return (cocok[0] for cocok in _GARIS.finditer(teks))


def _urai_sandi(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _di_luar_kutip(baris: str) -> str:
    return "".join(baris.split('"')[::2])


def _teks(nilai: str) -> str:
    """Trimmed, without the apostrophe with which SIASN and Excel mark text."""
    if not nilai:
        return ""
    teks = nilai.strip() if nilai.isascii() and nilai.isprintable() else rapikan(nilai)
    return rapikan(teks[1:]) if teks.startswith(("'", "’")) else teks


# XLSX


def _lembar_xlsx(data: bytes) -> Iterator[tuple[str, Iterator[_Baris]]]:
    from openpyxl import load_workbook

    try:
        buku = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Exception as galat:  # openpyxl raises anything on damaged packages
        raise TidakTerbaca("B101", "rusak") from galat
    for lembar in buku.worksheets:
        lembar.reset_dimensions()  # what a file says of its size is not trusted
        yield lembar.title, _baris_xlsx(lembar.iter_rows(max_row=1_048_576, max_col=_KOLOM_MAKS, values_only=True))


def _baris_xlsx(baris: Iterator[tuple[object, ...]]) -> Iterator[_Baris]:
    nomor = 0
    while True:
        try:
            nilai = next(baris)
        except StopIteration:
            return
        except Exception as galat:  # see above
            raise TidakTerbaca("B101", "rusak") from galat
        nomor += 1
        if any(n is not None for n in nilai):
            yield nomor, [teks_sel(n) for n in nilai], {j for j, n in enumerate(nilai) if _bilangan(n)}


def _bilangan(nilai: object) -> bool:
    return isinstance(nilai, int | float) and not isinstance(nilai, bool)


def teks_sel(nilai: object) -> str:
    """A cell's value as text: numbers as shortest decimal text, dates as yyyy-mm-dd."""
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "TRUE" if nilai else "FALSE"
    if isinstance(nilai, int):
        return str(nilai)
    if isinstance(nilai, float):
        teks = format(Decimal(repr(nilai)), "f")
        return teks.rstrip("0").rstrip(".") if "." in teks else teks
    if isinstance(nilai, datetime):
        return nilai.date().isoformat() if nilai.time() == time.min else nilai.isoformat(sep=" ", timespec="minutes")
    if isinstance(nilai, date):
        return nilai.isoformat()
    if isinstance(nilai, time):
        return nilai.isoformat(timespec="minutes")
    return _teks(str(nilai))
