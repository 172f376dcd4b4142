"""A Dask cluster as engine, through the Executor of its client.

Whoever controls the cluster controls this process (results are pickles), and the other way round: use only one that is
closed to others (docs/skala.md).
"""

from __future__ import annotations

import importlib
import logging
import os
import pickle
import secrets
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from skp_batch.engine import pesan_klaster as pesan
from skp_batch.engine.dasar import Mesin, MesinGagal, tanpa_pengumpul
from skp_batch.engine.jajak import Jawaban, ambil_contoh, jajaki, susunan

T = TypeVar("T")

BATAS_HUBUNG = 10  # seconds until the scheduler must have answered, and a first worker must be there
BATAS_JAJAK = 60  # a worker may be busy with another's task
TANPA_PEKERJA = 60  # without any worker; a nanny has a dead one back within seconds
_SELANG = 2.0
_DULU = 1_000_000  # priority of a question before all work


class Panggilan:
    """A call that happens when it is unpickled; the task is `pickle.loads` of it. A worker that cannot import what a
    task consists of dies of it, but not of an argument that is nothing but bytes: that task says what is missing."""

    def __init__(self, fn: Callable[..., Any], *args: Any) -> None:
        self._fn, self._args = fn, args

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self._fn, self._args

    def kirim(self, pelaksana: Any, nama: str, **pilihan: Any) -> Future[Any]:
        """`nama` is what the cluster shows, and learns by how long such tasks take."""
        tugas: Future[Any] = pelaksana.submit(pickle.loads, pickle.dumps(self), key=f"{nama}-{uuid4()}", **pilihan)
        return tugas


@dataclass(frozen=True, slots=True)
class Kandas:
    """A task that failed, as its result: of a task that raises, Dask logs the arguments, so names and NIP."""

    galat: Exception


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
            hasil.set_exception(MesinGagal(pesan.tugas_gagal(galat)))
        elif isinstance(isi := tugas.result(), Kandas):
            hasil.set_exception(isi.galat)
        else:
            hasil.set_result(isi)


def kerjakan(harus: dict[str, str], tugas: bytes) -> object:
    """A task as it runs in a worker, which may have joined since the others were looked over."""
    try:
        if susunan() != harus:
            raise MesinGagal(pesan.versi_beda("yang baru bergabung", harus, susunan()))
        fn, args, kwargs = pickle.loads(tugas)
        with tanpa_pengumpul():
            return fn(*args, **kwargs)
    except Exception as galat:  # noqa: BLE001 - handed on
        try:
            pickle.loads(pickle.dumps(galat))
        except Exception:  # noqa: BLE001 - whatever the error's own class does
            return Kandas(RuntimeError(type(galat).__name__))
        return Kandas(galat)


@contextmanager
def klaster(alamat: str, bersama: Sequence[Path], masukan: Sequence[Path]) -> Iterator[Mesin]:
    """The cluster of the scheduler at `alamat`, once all its workers have been found fit."""
    klien = _hubungi(alamat)
    usai = threading.Event()
    try:
        _periksa_pekerja(klien, bersama, masukan)
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


def _periksa_pekerja(klien: Any, bersama: Sequence[Path], masukan: Sequence[Path]) -> None:
    """Every worker has this program, and sees the inputs and the folders that all of them write into."""
    with suppress(TimeoutError):
        klien.wait_for_workers(1, timeout=BATAS_HUBUNG)
    pekerja = sorted(klien.nthreads())
    if not pekerja:
        raise MesinGagal(pesan.TANPA_PEKERJA)
    isi = secrets.token_bytes(32)
    tanda = f"jajak-{isi.hex()[:12]}"  # other runs may ask in the same folder
    balasan = [f"{tanda}-{i}" for i in range(len(pekerja))]
    contoh = ambil_contoh(masukan)
    try:
        for folder in bersama:
            (folder / tanda).write_bytes(isi)
        tugas = [
            Panggilan(jajaki, susunan(), bersama, contoh, tanda, n).kirim(
                klien.get_executor(pure=False, workers=[p]), "jajaki", priority=_DULU
            )
            for p, n in zip(pekerja, balasan, strict=True)
        ]
        wait(tugas, timeout=BATAS_JAJAK)
        for p, n, t in zip(pekerja, balasan, tugas, strict=True):
            if not t.done() or t.cancelled():
                raise MesinGagal(pesan.pekerja_diam(p, BATAS_JAJAK))
            if galat := t.exception():
                raise MesinGagal(pesan.tak_layak(p, galat))
            _nilai(p, t.result(), {folder: folder / n for folder in bersama}, isi)
    finally:
        for folder in bersama:
            for n in (tanda, *balasan):
                with suppress(OSError):
                    (folder / n).unlink()


def _nilai(pekerja: str, jawaban: Jawaban, balasan: Mapping[Path, Path], isi: bytes) -> None:
    """Raise where a worker is not fit; `balasan` is what it has left in each shared folder."""
    if jawaban.susunan != susunan():
        raise MesinGagal(pesan.versi_beda(pekerja, susunan(), jawaban.susunan))
    if jawaban.hilang:
        raise MesinGagal(pesan.masukan_tak_terlihat(pekerja, jawaban.hilang[0]))
    for folder, path in balasan.items():
        try:
            sampai = str(folder) not in jawaban.tertutup and path.read_bytes() == isi
            if sampai:
                path.chmod(0o600)  # as all outputs are at the end: only their owner may
        except OSError:
            sampai = False
        if not sampai:
            raise MesinGagal(pesan.folder_tak_terlihat(pekerja, folder))


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
