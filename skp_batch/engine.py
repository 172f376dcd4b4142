"""Where the work on single files runs: in this process, or in a pool of processes; any Executor fits."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

T = TypeVar("T")

# below this many files a pool costs more than it saves
BERKAS_PARALEL = 6
PEKERJA_TERBANYAK = 8
# what the workers import, pandas and pandera with it; the fork server imports it once for all of them
_PRAMUAT = ["skp_batch.pekerja", "skp_batch.schemas.skema"]


class MesinLokal(Executor):
    """Runs each task when it is submitted."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        hasil: Future[T] = Future()
        try:
            hasil.set_result(fn(*args, **kwargs))
        except Exception as galat:  # noqa: BLE001 - handed on by the Future
            hasil.set_exception(galat)
        return hasil


def jumlah_pekerja(diminta: int | None, berkas: int) -> int:
    """How many processes: as asked, else by cores; one for a handful of files."""
    if diminta is not None:
        return max(1, min(diminta, berkas))
    return 1 if berkas < BERKAS_PARALEL else min(_inti(), PEKERJA_TERBANYAK)


def _inti() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def panaskan(pekerja: int) -> None:
    """Let the fork server load what the workers need while this process still loads its own modules."""
    if pekerja > 1 and sys.platform != "win32":
        from multiprocessing import forkserver

        _konteks()
        forkserver.ensure_running()


def _konteks() -> BaseContext:
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    konteks = multiprocessing.get_context("forkserver")
    konteks.set_forkserver_preload(_PRAMUAT)
    return konteks


@contextmanager
def mesin(pekerja: int) -> Iterator[Executor]:
    """An Executor with so many workers; tasks not yet begun are dropped when the block fails."""
    if pekerja <= 1:
        yield MesinLokal()
        return
    kolam = ProcessPoolExecutor(pekerja, mp_context=_konteks(), initializer=gc.disable)  # as tanpa_pengumpul here
    try:
        yield kolam
    finally:
        kolam.shutdown(wait=True, cancel_futures=True)


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
