"""pandera schemas, derived from the sheet records: required, choices, limits, lengths, NIP.

pandera checks, it does not parse (never `coerce`): it gets frames of typed values, without the cells that could not be
read, so that one mistake gives one finding. Each check carries our code as its error, and lets CACAT pass.

Every check looks at one cell alone, so the frame holds each different value of a column once: fifty workbooks have tens
of thousands of cells but few different choices.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pandera.errors
import pandera.pandas as pa

from skp_batch.golongan import GOLONGAN
from skp_batch.nip import cacat_nip
from skp_batch.schemas.kolom import Jenis, Kolom, Lembar


class _Cacat:
    """Fills the columns that have fewer values than others."""

    def __repr__(self) -> str:
        return "CACAT"


CACAT = _Cacat()


def pelanggaran(lembar: Lembar, nilai: Mapping[str, Sequence[Any]]) -> Iterator[tuple[str, str, Any]]:
    """(column key, code, value) of what breaks the sheet's schema; `nilai` has the different values by column."""
    try:
        skema(lembar).validate(_bingkai(nilai), lazy=True)
    except pandera.errors.SchemaErrors as galat:
        kasus = galat.failure_cases
        for kunci, kode, indeks in zip(kasus["column"], kasus["check"], kasus["index"], strict=True):
            yield str(kunci), str(kode), nilai[str(kunci)][int(indeks)]


def _bingkai(nilai: Mapping[str, Sequence[Any]]) -> pd.DataFrame:
    """Object columns of typed values, as long as the longest."""
    panjang = max(map(len, nilai.values()), default=0)
    kolom: dict[str, np.ndarray] = {}
    for kunci, satu in nilai.items():
        isi = np.full(panjang, CACAT, dtype=object)
        isi[: len(satu)] = satu
        kolom[kunci] = isi
    return pd.DataFrame(kolom, copy=False)


@cache
def skema(lembar: Lembar) -> pa.DataFrameSchema:
    """The schema of one sheet; only columns that have a check."""
    return pa.DataFrameSchema({k.kunci: pa.Column(None, checks, nullable=True) for k, checks in _diperiksa(lembar)})


@cache
def kolom_diperiksa(lembar: Lembar) -> tuple[str, ...]:
    """Keys of the columns that the schema looks at."""
    return tuple(k.kunci for k, _ in _diperiksa(lembar))


def _diperiksa(lembar: Lembar) -> list[tuple[Kolom, list[pa.Check]]]:
    semua = [(k, _checks(lembar, k)) for k in lembar.terbaca]
    return [(k, checks) for k, checks in semua if checks]


def _checks(lembar: Lembar, kolom: Kolom) -> list[pa.Check]:
    hasil: list[pa.Check] = []
    if kolom.wajib:
        hasil.append(pa.Check(_terisi, error="S201", ignore_na=False))
    if kolom.jenis is Jenis.PILIHAN:
        hasil.append(_check("S203", _anggota(kolom.pilihan)))
    elif kolom.jenis is Jenis.GOLONGAN:
        hasil.append(_check("S203", _anggota(GOLONGAN)))
    # the NIP that refers to PEGAWAI is checked with its reference (checks/isian/rujukan.py)
    elif kolom.jenis is Jenis.NIP and not (kolom.kunci == "nip" and lembar.acuan):
        hasil.append(_check("S204", lambda nilai: nilai is CACAT or cacat_nip(nilai) is None))
    elif kolom.jenis is Jenis.TEKS:
        hasil.append(_check("S212", lambda nilai: nilai is CACAT or len(nilai) <= kolom.panjang))
    elif kolom.jenis is Jenis.BULAT and (kolom.minimum is not None or kolom.maksimum is not None):
        bawah, atas = kolom.minimum or 0, kolom.maksimum or 10**9
        hasil.append(_check("S208", lambda nilai: nilai is CACAT or bawah <= nilai <= atas))
    return hasil


def _terisi(kolom: pd.Series[Any]) -> pd.Series[bool]:
    return kolom.notna()


def _anggota(pilihan: tuple[str, ...]) -> Callable[[Any], bool]:
    sah = frozenset(pilihan)
    return lambda nilai: nilai is CACAT or nilai in sah


def _check(kode: str, benar: Callable[[Any], bool]) -> pa.Check:
    """A check over a whole column of objects; blank cells are left out by pandera (ignore_na)."""

    def periksa(kolom: pd.Series[Any]) -> pd.Series[bool]:
        return pd.Series([nilai is None or benar(nilai) for nilai in kolom], index=kolom.index, dtype=bool)

    return pa.Check(periksa, error=kode)
