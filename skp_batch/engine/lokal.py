"""The engine of this computer: in this process, or in a pool of processes."""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from skp_batch.engine.dasar import Mesin
from skp_batch.engine.kolam import MesinProses

T = TypeVar("T")

# below this many files a pool costs more than it saves
BERKAS_PARALEL = 6
PEKERJA_TERBANYAK = 8
# what the workers import, pandas and pandera with it; the fork server imports it once for all of them
_PRAMUAT = ["skp_batch.pekerja", "skp_batch.schemas.skema"]
_FOLDER_TERPANJANG = 104 - len("/pymp-12345678/listener-12345678") - 1


class MesinLokal(Mesin):
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
    if pekerja > 1 and _dengan_peladen():
        from multiprocessing import forkserver

        _konteks()
        forkserver.ensure_running()


def _dengan_peladen() -> bool:
    """The fork server listens on a socket in the folder for temporary files; of a socket's path 108 bytes are heard
    (macOS: 104)."""
    return sys.platform != "win32" and len(os.fsencode(tempfile.gettempdir())) <= _FOLDER_TERPANJANG


def _konteks() -> BaseContext:
    if not _dengan_peladen():
        return multiprocessing.get_context("spawn")
    konteks = multiprocessing.get_context("forkserver")
    konteks.set_forkserver_preload(_PRAMUAT)
    return konteks


@contextmanager
def mesin(pekerja: int) -> Iterator[Mesin]:
    """An engine with so many workers; tasks not yet begun are dropped when the block fails."""
    if pekerja <= 1:
        yield MesinLokal()
        return
    kolam = MesinProses(pekerja, _konteks())
    try:
        yield kolam
    finally:
        kolam.shutdown(wait=True, cancel_futures=True)
