"""A task on its way to a worker of a cluster, and what the worker makes of it."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from skp_batch.engine import pesan_klaster as pesan
from skp_batch.engine.dasar import MesinGagal, dapat_dikirim, tanpa_pengumpul
from skp_batch.engine.jajak import susunan


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

    galat: BaseException


def kerjakan(harus: dict[str, str], tugas: bytes) -> object:
    """A task as it runs in a worker, which may have joined since the others were looked over."""
    try:
        if susunan() != harus:
            raise MesinGagal(pesan.versi_beda("yang baru bergabung", harus, susunan()))
        fn, args, kwargs = pickle.loads(tugas)
        with tanpa_pengumpul():
            return fn(*args, **kwargs)
    except Exception as galat:  # noqa: BLE001 - handed on
        return Kandas(dapat_dikirim(galat))
