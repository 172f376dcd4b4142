"""The folder where workers leave what a run needs until its end, and by way of which they write what stays.

It lies beside KELUAR, so on the same file system and, for a cluster, where all workers see it. A worker may be taken
for dead and still go on, also after the run has ended or a next one has begun. So each run has a folder of a name of
its own, and every file of a worker is made in it and then renamed to its place: once the folder is closed, nothing
arrives any more.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_AKHIRAN = "titipan-"


@contextmanager
def folder_titipan(tujuan: Path | None) -> Iterator[Path]:
    """A folder for the workers, beside the folder `tujuan` that outputs are being written into; readable by the user
    alone."""
    awalan = tujuan.name.removesuffix("baru") + _AKHIRAN if tujuan else "skp-batch-"
    folder = Path(tempfile.mkdtemp(prefix=awalan, dir=tujuan.parent if tujuan else None))
    try:
        yield folder
    finally:
        tutup_titipan(folder)


def tutup_titipan(folder: Path) -> None:
    """After this no worker can put a file anywhere by way of `folder`; what was in it is removed."""
    tutup = folder.with_name(folder.name + "-tutup")
    with suppress(OSError):  # closed already, or a file in it is open on Windows
        folder.rename(tutup)
    shutil.rmtree(tutup if tutup.exists() else folder, ignore_errors=True)


def buang_titipan(tanda: Path) -> None:
    """Close what killed runs left; `tanda` is the path that the names of all their folders begin with."""
    with suppress(OSError):  # a folder that may be written but not listed
        for sisa in sorted(tanda.parent.iterdir()):
            if sisa.name.startswith(tanda.name + _AKHIRAN):
                tutup_titipan(sisa)


def tulis_utuh(path: Path, isi: bytes, titipan: Path) -> None:
    """Write a file that is there whole or not at all, however many workers do it at once."""
    pegangan, sementara = tempfile.mkstemp(dir=titipan)
    with os.fdopen(pegangan, "wb") as aliran:
        aliran.write(isi)
    _pindah(sementara, path)


def salin_utuh(asal: Path, path: Path, titipan: Path) -> None:
    """Copy a file in the same way."""
    pegangan, sementara = tempfile.mkstemp(dir=titipan)
    with os.fdopen(pegangan, "wb") as aliran, asal.open("rb") as sumber:
        shutil.copyfileobj(sumber, aliran, 1 << 20)
    _pindah(sementara, path)


def _pindah(sementara: str, path: Path) -> None:
    # not before there is a file to move: a worker that comes too late makes no folder either
    path.parent.mkdir(parents=True, exist_ok=True)
    os.replace(sementara, path)
