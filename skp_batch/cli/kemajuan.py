"""Progress on a terminal; quiet in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from skp_batch.batch import Kemajuan


@contextmanager
def kemajuan() -> Iterator[Kemajuan]:
    """A function (step, done, of how many) that draws a bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda langkah, selesai, semua: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    kolom = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*kolom, console=Console(stderr=True), transient=True) as papan:
        tugas: dict[str, TaskID] = {}

        def maju(langkah: str, selesai: int, semua: int) -> None:
            if langkah not in tugas:
                tugas[langkah] = papan.add_task(langkah, total=semua)
            papan.update(tugas[langkah], completed=selesai)

        yield maju
