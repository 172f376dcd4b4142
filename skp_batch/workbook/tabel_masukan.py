"""Small tables that the operator hands in (lists of employees, units, SIASN downloads): CSV or XLSX, cells as text."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from skp_batch.istilah import kunci_judul
from skp_batch.workbook.gate import Batas, TidakTerbaca, buka_file
from skp_batch.workbook.pengurai import Ganjil
from skp_batch.workbook.scan import buka_buku
from skp_batch.workbook.tabel_cepat import Saring, lembar_cepat
from skp_batch.workbook.tabel_csv import baris_csv
from skp_batch.workbook.tabel_hati import lembar_hati
from skp_batch.workbook.tabel_teks import Baris as _Baris
from skp_batch.workbook.tabel_teks import tanpa_tanda

# A download of a whole instansi is far larger than a unit's workbook.
BATAS_TABEL = Batas(byte=200 * 1024 * 1024, byte_terurai=1024**3, baris=500_000)
_KOLOM_MAKS = 300
_BARIS_JUDUL_MAKS = 30
_TANPA_ANGKA: frozenset[str] = frozenset()


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
    """A sheet and its filled rows, which can be gone through once."""

    nama: str
    baris: Iterator[tuple[int, list[tuple[str, bool]]]]  # number, cells as (text, was it a number)


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
        if not data.startswith(b"PK"):
            return _terbaik([_susun(baris_csv(data, _KOLOM_MAKS), kunci, simpan)], kunci, path)
        buku = buka_buku(data, BATAS_TABEL)
        try:
            cepat = lembar_cepat(buku, _KOLOM_MAKS)
            return _terbaik([_susun(baris, kunci, simpan, s) for s, baris in cepat], kunci, path)
        except Ganjil:
            hati = lembar_hati(buku, _KOLOM_MAKS)
            return _terbaik([_susun(baris, kunci, simpan) for _, baris in hati], kunci, path)


def baca_lembar(path: Path) -> Iterator[LembarTeks]:
    """All sheets of an XLSX, or the one of a CSV, as they stand: for tables whose heading row recurs."""
    with _pesan_jelas(path):
        data = _buka(path)
        lembar = _lembar_xlsx(data) if data.startswith(b"PK") else [("", baris_csv(data, _KOLOM_MAKS))]
        for nama, baris in lembar:
            yield LembarTeks(nama, _bertanda(baris, path))


def _lembar_xlsx(data: bytes) -> Iterable[tuple[str, Iterator[_Baris]]]:
    """Looked through once to see whether all of it is of the plain kind: still far quicker than the careful way."""
    buku = buka_buku(data, BATAS_TABEL)
    try:
        for _, baris in lembar_cepat(buku, _KOLOM_MAKS):
            deque(baris, maxlen=0)
    except Ganjil:
        return lembar_hati(buku, _KOLOM_MAKS)
    return zip(buku.lembar, (baris for _, baris in lembar_cepat(buku, _KOLOM_MAKS)), strict=True)


def _bertanda(baris: Iterable[_Baris], path: Path) -> Iterator[tuple[int, list[tuple[str, bool]]]]:
    with _pesan_jelas(path):
        for ke, (nomor, sel, angka) in enumerate(baris):
            if ke >= BATAS_TABEL.baris:
                raise TidakTerbaca("B108", "baris")
            yield nomor, [(tanpa_tanda(t), j in angka) for j, t in enumerate(sel)]


def _buka(path: Path) -> bytes:
    data = buka_file(path, BATAS_TABEL)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise TabelTidakTerbaca(
            f"{path.name} adalah berkas Excel lama (.xls) atau berkas berkata sandi. "
            "Simpan sebagai .xlsx tanpa kata sandi atau sebagai CSV, lalu jalankan lagi."
        )
    return data


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
            calon = [kunci_tabel(tanpa_tanda(teks)) for teks in sel]
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
            if sel[j] and (teks := tanpa_tanda(sel[j])) and kunci not in isi:
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
