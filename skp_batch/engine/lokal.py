"""The engine of this computer: in this process, or in a pool of processes."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import connection
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from skp_batch.engine.dasar import Mesin, MesinGagal

T = TypeVar("T")

# below this many files a pool costs more than it saves
BERKAS_PARALEL = 6
PEKERJA_TERBANYAK = 8
# what the workers import, pandas and pandera with it; the fork server imports it once for all of them
_PRAMUAT = ["skp_batch.pekerja", "skp_batch.schemas.skema"]
_sudah_mengalah = True  # whether this process gave way already; only a worker is ever to
_FOLDER_TERPANJANG = 104 - len("/pymp-12345678/listener-12345678") - 1
_PEKERJA_MATI = (
    "Salah satu proses pekerja dihentikan dari luar, biasanya karena memori komputer tidak cukup. Tutup program lain "
    "atau kurangi pekerja dengan --paralel 1, lalu jalankan lagi."
)


class MesinLokal(Mesin):
    """Runs each task when it is submitted."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        hasil: Future[T] = Future()
        try:
            hasil.set_result(fn(*args, **kwargs))
        except Exception as galat:  # noqa: BLE001 - handed on by the Future
            hasil.set_exception(galat)
        return hasil


class MesinProses(ProcessPoolExecutor, Mesin):
    """Processes of this computer."""

    def __init__(self, pekerja: int) -> None:
        super().__init__(pekerja, mp_context=_konteks(), initializer=_siapkan)
        self.pekerja = pekerja


def _siapkan() -> None:
    """A worker begins: without the garbage collector as in `tanpa_pengumpul`, and never longer than who began it."""
    global _sudah_mengalah
    _sudah_mengalah = False
    gc.disable()
    threading.Thread(target=_ikut_berakhir, daemon=True).start()


def _ikut_berakhir() -> None:
    """End when the main process is gone, however it went. A worker would else wait for its next task for ever: the
    workers hold the writing end of the queue of tasks too, so that it never ends."""
    induk = multiprocessing.parent_process()
    if induk is not None:
        connection.wait([induk.sentinel])
        os._exit(1)


def beri_jalan() -> None:
    """For a task beside which the main process works too: its part is the longest, so a worker of this computer leaves
    it a core of its own (at this nicety it has one, beside as many workers as there are cores)."""
    global _sudah_mengalah
    if not _sudah_mengalah and hasattr(os, "nice"):
        os.nice(3)
    _sudah_mengalah = True


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
    kolam = MesinProses(pekerja)
    try:
        yield kolam
    except BrokenProcessPool as galat:
        raise MesinGagal(_PEKERJA_MATI) from galat
    finally:
        kolam.shutdown(wait=True, cancel_futures=True)
