"""Finding the heading row of a sheet by its headings, wherever rows were inserted above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from skp_batch.istilah import kunci_judul, rapikan
from skp_batch.schemas.kolom import Lembar
from skp_batch.workbook.scan import Sel
from skp_batch.workbook.sel import BARIS_DICARI

_SISTEM = kunci_judul("(sistem)")


@dataclass(slots=True)
class Judul:
    """The heading row: `kolom` by column key, and the headings that the contract does not know (column -> text)."""

    baris: int
    kolom: dict[str, int] = field(default_factory=dict)
    asing: dict[int, str] = field(default_factory=dict)


def cari_judul(lembar: Lembar, baris: Mapping[int, Sequence[Sel]]) -> Judul | None:
    """The row in which most headings of the sheet stand; at least two of them, or all where it has fewer."""
    terbaik: Judul | None = None
    for nomor in islice(baris, BARIS_DICARI):
        banyak = len(terbaik.kolom) if terbaik is not None else 1
        if len(baris[nomor]) <= banyak:  # has not the cells to be better
            continue
        judul = _baca_judul(lembar, nomor, baris[nomor])
        if len(judul.kolom) > banyak:
            terbaik = judul
            if len(judul.kolom) == len(lembar.kolom):
                break
    return terbaik


def _baca_judul(lembar: Lembar, nomor: int, sel: Sequence[Sel]) -> Judul:
    judul = Judul(nomor)
    for s in sel:
        if s.jenis != "s" or len(s.teks) > 200 or not (teks := rapikan(s.teks)):
            continue
        kolom = lembar.cari(teks)
        if kolom is not None and kolom.kunci not in judul.kolom:
            judul.kolom[kolom.kunci] = s.kolom
        elif not kunci_judul(teks).endswith(_SISTEM):
            judul.asing[s.kolom] = teks
    return judul
