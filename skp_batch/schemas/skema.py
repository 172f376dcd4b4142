"""pandera schemas, derived from the sheet records: required, choices, limits, lengths, NIP (syarat.py).

pandera checks, it does not parse (never `coerce`): it gets frames of typed values, without the cells that could not be
read, so that one mistake gives one finding. Each check carries our code as its error, and lets CACAT pass.

Every check looks at one cell alone, so the frame holds each different value of a column once: fifty workbooks have tens
of thousands of cells but few different choices.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pandera.errors
import pandera.pandas as pa

from skp_batch.schemas.kolom import Lembar
from skp_batch.schemas.syarat import Syarat, syarat


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
    return pd.DataFrame(kolom, dtype=object, copy=False)  # a blank stays None, also where all else is text


@cache
def skema(lembar: Lembar) -> pa.DataFrameSchema:
    """The schema of one sheet; only columns that have a check."""
    return pa.DataFrameSchema(
        {kunci: pa.Column(None, list(map(_check, satu)), nullable=True) for kunci, satu in syarat(lembar).items()}
    )


def _check(satu: Syarat) -> pa.Check:
    """A check over a whole column of objects; blank cells are left out by pandera (ignore_na) unless they count."""

    def periksa(kolom: pd.Series[Any]) -> pd.Series[bool]:
        benar = [nilai is CACAT or (nilai is None and not satu.terisi) or satu.benar(nilai) for nilai in kolom]
        return pd.Series(benar, index=kolom.index, dtype=bool)

    return pa.Check(periksa, error=satu.kode, ignore_na=not satu.terisi)


# pandera prepares itself at its first check, and loads more for it: here it does so once, before workers are forked.
pa.DataFrameSchema({"a": pa.Column(None, nullable=True)}).validate(pd.DataFrame({"a": [CACAT]}))
