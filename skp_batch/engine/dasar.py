"""What every engine is: an Executor that knows its width, groups of tasks for it, and how it says that it failed."""

from __future__ import annotations

import gc
import pickle
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


class Mesin(Executor):
    """Runs tasks that are module-level functions whose files all workers can reach. A task may be run twice (its worker
    died, or only seemed to), so what it writes must appear whole and be the same each time."""

    pekerja: int = 1  # tasks at once


class MesinGagal(Exception):
    """The engine cannot work (any more); the message says why and what to do, in Indonesian."""


class PekerjaMati(MesinGagal):
    """The worker died over this task; the engine goes on."""

    def __init__(
        self,
        pesan: str = "Salah satu proses pekerja dihentikan dari luar, biasanya karena memori komputer tidak cukup. "
        "Tutup program lain atau kurangi pekerja dengan --paralel 1, lalu jalankan lagi.",
    ) -> None:
        super().__init__(pesan)


def dapat_dikirim(galat: BaseException) -> BaseException:
    """An error as it can be handed to another process."""
    try:
        pickle.loads(pickle.dumps(galat))
    except Exception:  # noqa: BLE001 - whatever the error's own class does
        return RuntimeError(type(galat).__name__)
    return galat


@contextmanager
def tanpa_pengumpul() -> Iterator[None]:
    """Without the garbage collector: a batch is hundreds of thousands of small records without cycles that all live to
    its end, and to walk them again and again costs a quarter."""
    semula = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if semula:
            gc.enable()


def kelompokkan(butir: Sequence[T], pekerja: int, terbanyak: int = 25, tersedikit: int = 3) -> list[Sequence[T]]:
    """Groups of neighbours: large first, so that pandera's fixed cost per group is small, then ever smaller ones, so
    that no worker waits long for the last of another."""
    kelompok: list[Sequence[T]] = []
    i = 0
    while i < len(butir):
        ukuran = max(tersedikit, min(terbanyak, (len(butir) - i) // (pekerja * 2)))
        kelompok.append(butir[i : i + ukuran])
        i += ukuran
    return kelompok
