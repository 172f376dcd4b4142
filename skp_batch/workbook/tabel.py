"""A sheet after reading: its heading row, where its columns are, and its rows as typed values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from skp_batch.schemas.kolom import Kolom, Lembar


@dataclass(slots=True)
class Baris:
    """A row with content. `nilai` has the filled cells by column key; `cacat` the columns that have a KESALAHAN.

    A column in `cacat` has no entry in `nilai`, except a NIP that is malformed or stored as a number: the digits stay.
    """

    nomor: int
    nilai: dict[str, Any]
    cacat: set[str] = field(default_factory=set)
    mentah: dict[str, str] = field(default_factory=dict)  # what the flawed cells show
    singkat: set[str] = field(default_factory=set)  # Golongan written without its ruang or PPPK
    gabung: set[str] = field(default_factory=set)  # columns in which a cell merged from a row above counts here
    # asked for by every check, so kept apart; SKP Ke blank = 1
    nip: str = ""
    skp_ke: str = "1"

    def ambil(self, kunci: str) -> Any:
        return self.nilai.get(kunci)

    def teks(self, kunci: str) -> str:
        nilai = self.nilai.get(kunci)
        return "" if nilai is None else str(nilai)

    def cacat_di(self, *kunci: str) -> bool:
        return bool(self.cacat) and not self.cacat.isdisjoint(kunci)

    def kenali(self) -> None:
        """Set `nip` and `skp_ke` once the key cells are read."""
        self.nip = self.nilai.get("nip") or ""
        self.skp_ke = self.nilai.get("skp_ke") or "1"


@dataclass(slots=True)
class SelSistem:
    """What a (sistem) cell holds now: text, and whether a formula makes it."""

    teks: str
    rumus: bool


@dataclass(slots=True)
class Tabel:
    """One sheet of the contract as found in a file. `utuh` is False when a required column is missing (B106)."""

    lembar: Lembar
    nama: str
    baris_judul: int = 0
    kolom: dict[str, int] = field(default_factory=dict)
    baris: list[Baris] = field(default_factory=list)
    utuh: bool = True
    sistem: dict[tuple[int, str], SelSistem] = field(default_factory=dict)
    # (row of the merged cell, column key) -> the further rows for which it counts
    gabungan: dict[tuple[int, str], list[Baris]] = field(default_factory=dict)
    _kunci: list[tuple[str, ...]] = field(init=False, repr=False, compare=False, default_factory=list)

    def kunci_baris(self) -> list[tuple[str, ...]]:
        """The key of each row, with "" for a part that is missing or cannot be read; SKP Ke blank = 1.

        Put together once, for what checks the rows after they are read.
        """
        if len(self._kunci) != len(self.baris):
            kolom = self.lembar.kunci
            lain = kolom[2:]
            if kolom[:2] == ("nip", "skp_ke"):  # nearly every sheet
                self._kunci = [(b.nip, b.skp_ke, *[b.nilai.get(k, "") for k in lain]) for b in self.baris]
            else:
                self._kunci = [tuple([b.skp_ke if k == "skp_ke" else b.teks(k) for k in kolom]) for b in self.baris]
        return self._kunci

    def ada_kolom(self, kunci: str) -> bool:
        return kunci in self.kolom

    def dibaca(self) -> list[Kolom]:
        """Columns that are read and present."""
        return [k for k in self.lembar.terbaca if k.kunci in self.kolom]
