"""Groups of work to their end, also when there is something among them that kills whoever works on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from itertools import islice
from typing import TypeVar

from skp_batch.engine.dasar import MesinGagal, PekerjaMati

T = TypeVar("T")
H = TypeVar("H")

# why such a file is not done
MEMATIKAN = (
    "proses pekerja mati setiap kali mengerjakannya, biasanya karena memori komputer tidak cukup untuk isinya; "
    "pindahkan dulu berkas itu lalu jalankan lagi"
)
# with more of them it is not the files
TERBANYAK = 10


def tuntaskan(
    antrean: dict[Future[H], Sequence[T]],
    kirim: Callable[[T], Future[H]],
    sebut: Callable[[T], str],
    susulan: Iterator[tuple[Future[H], Sequence[T]]] | None = None,
) -> Iterator[tuple[Sequence[T], H | None]]:
    """Each group with what came of it, in the order in which they are done; None for a single item that kills its
    worker. `antrean` are the groups on their way; for each that is done, `susulan` sends another. `kirim` sends one
    item again; `sebut` is its name.

    A worker may die for a reason that has nothing to do with its work. So the items of its group are done again one by
    one, and those with which that happens again once more at the end, when nothing else needs memory.
    """
    sendiri: list[T] = []
    while antrean:
        for tugas in wait(antrean, return_when=FIRST_COMPLETED).done:
            kelompok = antrean.pop(tugas)
            antrean |= islice(susulan or (), 1)
            try:
                hasil = tugas.result()
            except PekerjaMati:
                if len(kelompok) == 1:
                    sendiri += kelompok
                else:
                    antrean |= {kirim(satu): [satu] for satu in kelompok}
            else:
                yield kelompok, hasil
    mematikan: list[str] = []
    for satu in sendiri:
        try:
            terakhir = kirim(satu).result()
        except PekerjaMati:
            mematikan.append(sebut(satu))
            if len(mematikan) > TERBANYAK:
                raise MesinGagal(_terlalu_banyak(mematikan)) from None
            yield [satu], None
        else:
            yield [satu], terakhir


def _terlalu_banyak(nama: Sequence[str]) -> str:
    return (
        f"Proses pekerja mati pada {len(nama)} berkas, juga ketika dikerjakan satu per satu: "
        + ", ".join(f'"{n}"' for n in nama)
        + ". Biasanya memori komputer tidak cukup. Tutup program lain, atau pindahkan dulu berkas itu, lalu jalankan "
        "lagi."
    )
