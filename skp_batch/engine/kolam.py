"""Worker processes of this computer, each with a pipe of its own.

Not the pool of concurrent.futures: its workers share their pipes, so nobody knows what one that died was doing, and one
that dies while it answers leaves all others, and the run, waiting for ever.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import connection
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from skp_batch.engine.dasar import Mesin, MesinGagal, PekerjaMati, dapat_dikirim

T = TypeVar("T")

_PERCOBAAN = 3  # so often a worker may die before it has begun
_TAK_DAPAT_DIMULAI = (
    "Proses pekerja tidak dapat dimulai, biasanya karena memori komputer tidak cukup. Tutup program lain, atau "
    "jalankan dengan --paralel 1."
)
_mulai = threading.Lock()
_sudah_mengalah = True  # whether this process gave way already; only a worker is ever to


class MesinProses(Mesin):
    """Processes of this computer. A thread here waits for each; a worker that dies is replaced, and what it was doing
    is told so: PekerjaMati."""

    def __init__(self, pekerja: int, konteks: BaseContext) -> None:
        self.pekerja = pekerja
        self._konteks = konteks
        self._utas = ThreadPoolExecutor(pekerja)
        self._luang: deque[_Pekerja] = deque()

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        return self._utas.submit(self._suruh, fn, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._utas.shutdown(wait=wait, cancel_futures=cancel_futures)
        while self._luang:
            self._luang.pop().tutup()

    def _suruh(self, fn: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> T:
        tugas = pickle.dumps((fn, args, kwargs))
        pekerja = self._ambil()
        try:
            jawaban = pekerja.kerjakan(tugas)
        except (EOFError, OSError):
            pekerja.tutup()
            raise PekerjaMati from None
        self._luang.append(pekerja)
        berhasil, isi = pickle.loads(jawaban)
        if not berhasil:
            raise isi
        return isi  # type: ignore[no-any-return]

    def _ambil(self) -> _Pekerja:
        """A worker without a task, a new one where there is none."""
        with suppress(IndexError):
            while True:
                lama = self._luang.pop()
                if lama.hidup():
                    return lama
                lama.tutup()
        for _ in range(_PERCOBAAN):
            with suppress(EOFError, OSError):
                return _Pekerja(self._konteks)
        raise MesinGagal(_TAK_DAPAT_DIMULAI)


class _Pekerja:
    """A process, and our end of its pipe."""

    def __init__(self, konteks: BaseContext) -> None:
        self._saluran, miliknya = konteks.Pipe()
        try:
            self._proses = konteks.Process(target=_layani, args=(miliknya,), daemon=True)  # type: ignore[attr-defined]
            with _mulai:
                self._proses.start()
            miliknya.close()  # else its death would not be the end of the pipe
            self._saluran.recv_bytes()
        except BaseException:
            miliknya.close()
            self._saluran.close()
            raise

    def kerjakan(self, tugas: bytes) -> bytes:
        self._saluran.send_bytes(tugas)
        return self._saluran.recv_bytes()

    def hidup(self) -> bool:
        return bool(self._proses.is_alive())

    def tutup(self) -> None:
        """It ends when nothing can come any more."""
        self._saluran.close()
        self._proses.join()


def _layani(saluran: Connection) -> None:
    """A worker: does what it is given until its pipe is closed."""
    global _sudah_mengalah
    _sudah_mengalah = False
    gc.disable()  # as in `tanpa_pengumpul`
    threading.Thread(target=_ikut_berakhir, daemon=True).start()
    with suppress(EOFError, OSError, KeyboardInterrupt):
        saluran.send_bytes(b"")
        while True:
            saluran.send_bytes(_jawab(saluran.recv_bytes()))


def _jawab(tugas: bytes) -> bytes:
    try:
        fn, args, kwargs = pickle.loads(tugas)
        return pickle.dumps((True, fn(*args, **kwargs)))
    except BaseException as galat:  # noqa: BLE001 - handed on
        return pickle.dumps((False, dapat_dikirim(galat)))


def _ikut_berakhir() -> None:
    """Never live longer than who began it, however that went, also in the middle of a task."""
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
