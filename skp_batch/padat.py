"""Records of a whole batch in less memory: what is equal is held once, a row's cells without a dictionary each.

A hundred thousand rows of PEGAWAI have the same column keys, and most of their texts stand in many of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, ValuesView
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Self, TypeVar

from skp_batch.model import Buku, Skp

T = TypeVar("T")


class Isian(Mapping[str, Any]):
    """The filled cells of a row by column key; rows with the same keys share them."""

    __slots__ = ("_letak", "_nilai")

    def __init__(self, letak: Mapping[str, int], nilai: tuple[Any, ...]) -> None:
        self._letak, self._nilai = letak, nilai

    @classmethod
    def dari(cls, isi: Mapping[str, Any]) -> Self:
        return cls(_letak(tuple(isi)), tuple(isi.values()))

    def __getitem__(self, kunci: str) -> Any:
        return self._nilai[self._letak[kunci]]

    def get(self, kunci: str, lain: Any = None) -> Any:
        i = self._letak.get(kunci)
        return lain if i is None else self._nilai[i]

    def __iter__(self) -> Iterator[str]:
        return iter(self._letak)

    def __len__(self) -> int:
        return len(self._nilai)

    def values(self) -> ValuesView[Any]:
        return _Nilai(self)


class _Nilai(ValuesView[Any]):
    """The values without a look-up each."""

    __slots__ = ()
    _mapping: Isian

    def __iter__(self) -> Iterator[Any]:
        return iter(self._mapping._nilai)


@lru_cache(4096)
def _letak(kunci: tuple[str, ...]) -> Mapping[str, int]:
    return {k: i for i, k in enumerate(kunci)}


class Pemadat:
    """Makes the records of one batch small; thrown away when all are read."""

    def __init__(self) -> None:
        self._sama: dict[Any, Any] = {}
        self._angka: dict[str, Decimal] = {}

    def padatkan(self, buku: Buku) -> None:
        """In place; nothing that can be read from the record changes."""
        buku.kolom, buku.nama_lembar = self._kamus(buku.kolom), self._kamus(buku.nama_lembar)
        buku.baris_judul, buku.unit.sel = self._kamus(buku.baris_judul), self._kamus(buku.unit.sel)
        buku.angka_kredit = {self._satu(nip): self._isian(isi) for nip, isi in buku.angka_kredit.items()}
        for skp in buku.skp:
            self._skp(skp, buku)

    def _skp(self, skp: Skp, buku: Buku) -> None:
        satu = self._satu
        skp.berkas, skp.nip, skp.skp_ke = buku.berkas, satu(skp.nip), satu(skp.skp_ke)
        skp.pegawai, skp.cacat = self._isian(skp.pegawai), satu(skp.cacat)
        skp.sidik_isi, skp.sidik, skp.sidik_tertulis = satu(skp.sidik_isi), satu(skp.sidik), satu(skp.sidik_tertulis)
        if skp.capaian is not None:
            # by its digits: 1.0 and 1.00 are equal, but not the same text
            skp.capaian = self._angka.setdefault(str(skp.capaian), skp.capaian)

    def _satu(self, nilai: T) -> T:
        return self._sama.setdefault(nilai, nilai)  # type: ignore[no-any-return]

    def _isian(self, isi: Mapping[str, Any]) -> Isian:
        satu = self._satu
        return Isian(_letak(tuple(isi)), tuple([satu(v) if isinstance(v, str | date) else v for v in isi.values()]))

    def _kamus(self, isi: dict[Any, Any]) -> dict[Any, Any]:
        """A dictionary that is only read, held once for all workbooks of the same template."""
        return self._sama.setdefault(tuple(isi.items()), isi)  # type: ignore[no-any-return]
