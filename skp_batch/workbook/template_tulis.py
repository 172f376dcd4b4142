"""Writing values with xlsxwriter so that nothing is guessed and nothing is dropped in silence."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from skp_batch.schemas.kolom import Kolom
from skp_batch.workbook.template_gaya import FORMAT_JAM, FORMAT_TANGGAL, HURUF, Gaya

_TEKS_MAKS = 32_767
_DIBUAT = datetime(2026, 1, 1)  # noqa: DTZ001 - fixed, so that equal inputs give equal bytes


class TeksKosong(str):
    """The stored value "" of a formula. xlsxwriter writes no type for a plain "", which readers take for a number."""

    __slots__ = ()

    def __eq__(self, lain: object) -> bool:
        return self is lain

    def __ne__(self, lain: object) -> bool:
        return self is not lain

    def __hash__(self) -> int:
        return str.__hash__(self)


KOSONG = TeksKosong("")


@contextmanager
def ketat() -> Iterator[None]:
    """xlsxwriter only warns where it drops a value or a rule; here that is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


@contextmanager
def buku_baru(judul: str) -> Iterator[tuple[Any, io.BytesIO]]:
    """A new workbook of ours and the memory that holds its bytes once the block has ended well."""
    import xlsxwriter

    from skp_batch.workbook.template_ws import LembarTulis

    penampung = io.BytesIO()
    with ketat():
        buku = xlsxwriter.Workbook(
            penampung,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "default_format_properties": {"font_name": HURUF, "font_size": 10, "font_scheme": False},
            },
        )
        buku.set_properties({"title": judul, "author": "skp-batch", "created": _DIBUAT})
        buku.worksheet_class = LembarTulis
        yield buku, penampung
        buku.close()


def pasti(hasil: int, apa: str) -> None:
    """Raise where xlsxwriter's return value says that it wrote nothing."""
    if hasil:
        raise ValueError(f"{apa}: xlsxwriter menolak ({hasil})")


def tulis_nilai(
    lembar: Any, baris: int, letak: int, nilai: object, kolom: Kolom, gaya: Gaya, *, isian: bool = False
) -> None:
    """One value at a 0-based place; a text is always a string cell, None and "" leave the cell empty."""
    bentuk = gaya.isian if isian else gaya.isi
    if nilai is None or (isinstance(nilai, str) and not nilai):
        return
    if isinstance(nilai, str):
        if len(nilai) > _TEKS_MAKS:
            raise ValueError(f"{kolom.judul}: teks lebih panjang dari {_TEKS_MAKS} karakter")
        hasil = lembar.write_string(baris, letak, nilai, bentuk(kolom))
    elif isinstance(nilai, bool):
        hasil = lembar.write_boolean(baris, letak, nilai, bentuk(kolom))
    elif isinstance(nilai, int | float | Decimal):
        hasil = lembar.write_number(baris, letak, float(nilai), bentuk(kolom))
    elif isinstance(nilai, time):
        hasil = lembar.write_datetime(baris, letak, nilai, bentuk(kolom, sebagai=FORMAT_JAM))
    elif isinstance(nilai, date | datetime):
        hasil = lembar.write_datetime(baris, letak, nilai, bentuk(kolom, sebagai=FORMAT_TANGGAL))
    else:
        raise TypeError(f"{kolom.judul}: nilai berjenis {type(nilai).__name__} tidak dikenal")
    pasti(hasil, kolom.judul)
    lembar.perlu_tinggi(baris, nilai, kolom.lebar)


def tersimpan(nilai: object) -> object:
    """A formula's stored value."""
    if nilai is None or (isinstance(nilai, str) and not nilai):
        return KOSONG
    return float(nilai) if isinstance(nilai, Decimal) else nilai
