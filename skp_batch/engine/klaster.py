"""A Dask cluster as engine, through the Executor of its client.

Whoever controls the cluster controls this process (results are pickles), and the other way round: use only one that is
closed to others (docs/skala.md).
"""

from __future__ import annotations

import importlib
import logging
import os
import pickle
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from skp_batch.engine import pesan_klaster as pesan
from skp_batch.engine.dasar import Mesin, MesinGagal, PekerjaMati
from skp_batch.engine.jajak import susunan
from skp_batch.engine.kelayakan import periksa_pekerja
from skp_batch.engine.panggilan import Kandas, Panggilan, kerjakan

T = TypeVar("T")

BATAS_HUBUNG = 10  # seconds until the scheduler must have answered, and a first worker must be there
TANPA_PEKERJA = 60  # without any worker; a nanny has a dead one back within seconds
_SELANG = 2.0


class MesinDask(Mesin):
    """The workers of a cluster; `pekerja` are their threads when the run began, more may join."""

    def __init__(self, pelaksana: Any, alamat: str, pekerja: int) -> None:
        self._pelaksana, self._alamat, self.pekerja = pelaksana, alamat, pekerja
        self._sebab = pesan.penjadwal_hilang(alamat)

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        hasil: Future[T] = Future()
        tugas = Panggilan(kerjakan, susunan(), pickle.dumps((fn, args, kwargs))).kirim(self._pelaksana, fn.__name__)
        tugas.add_done_callback(partial(self._teruskan, hasil))
        return hasil

    def berhenti(self, sebab: str) -> None:
        """Drop all tasks; whoever waits for one is told `sebab`."""
        self._sebab = sebab
        self._pelaksana.shutdown(wait=False)

    def _teruskan(self, hasil: Future[T], tugas: Future[Any]) -> None:
        if tugas.cancelled():
            hasil.set_exception(MesinGagal(self._sebab))
        elif galat := tugas.exception():
            kelas = PekerjaMati if type(galat).__name__ == "KilledWorker" else MesinGagal
            hasil.set_exception(kelas(pesan.tugas_gagal(galat)))
        elif isinstance(isi := tugas.result(), Kandas):
            hasil.set_exception(isi.galat)
        else:
            hasil.set_result(isi)


@contextmanager
def klaster(alamat: str, bersama: Sequence[Path], masukan: Sequence[Path]) -> Iterator[Mesin]:
    """The cluster of the scheduler at `alamat`, once all its workers have been found fit."""
    klien = _hubungi(alamat)
    usai = threading.Event()
    try:
        with suppress(TimeoutError):
            klien.wait_for_workers(1, timeout=BATAS_HUBUNG)
        periksa_pekerja(klien, bersama, masukan)
        # pure: equal tasks of another run would be taken for this one's, their files for written
        mesin = MesinDask(klien.get_executor(pure=False), alamat, sum(klien.nthreads().values()) or 1)
        threading.Thread(target=_jaga, args=(klien, mesin, usai), daemon=True).start()
        yield mesin
    finally:
        usai.set()
        with suppress(Exception):  # a scheduler that is gone cannot be taken leave of
            klien.close(timeout=_SELANG)


def _hubungi(alamat: str) -> Any:
    dask = importlib.import_module("distributed")
    if not os.environ.get("SKP_BATCH_DEBUG"):  # its English lines say nothing to a user
        for nama in [n for n in logging.root.manager.loggerDict if n.split(".")[0] in ("distributed", "tornado")]:
            logging.getLogger(nama).setLevel(logging.CRITICAL + 1)
        warnings.filterwarnings("ignore", module=r"(distributed|dask)\b")
    kelas: Any = type("Klien", (dask.Client,), {"__del__": lambda _: None})  # one that never came to be cannot close
    try:
        return kelas(alamat, timeout=BATAS_HUBUNG, set_as_default=False)
    except Exception as galat:  # OSError, and whatever something else at that port leads to
        raise MesinGagal(pesan.penjadwal_diam(alamat, BATAS_HUBUNG)) from galat


def _jaga(klien: Any, mesin: MesinDask, usai: threading.Event) -> None:
    """Give up when no worker is left for long; Dask would wait for ever."""
    kosong = 0.0
    while not usai.wait(_SELANG):
        try:
            kosong = 0.0 if klien.nthreads() else kosong + _SELANG
        except Exception:  # noqa: BLE001 - the scheduler is gone: the client tells those who wait
            return
        if kosong >= TANPA_PEKERJA:
            mesin.berhenti(pesan.SEMUA_HILANG)
            return
