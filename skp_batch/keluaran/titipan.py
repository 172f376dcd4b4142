"""The folder where workers leave what a run needs until its end, and by way of which they write what stays.

It lies beside KELUAR, so on the same file system and, for a cluster, where all workers see it. A worker may be taken
for dead and still go on, also after the run has ended or a next one has begun. So each run has a folder of a name of
its own, and every file of a worker is made in it and then renamed to its place: once the folder is closed, nothing
arrives any more.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_AKHIRAN = "titipan-"
_SEMENTARA = ".skp-batch-titipan-"  # in the system's folder for temporary files
_SEMENTARA_UTUH = re.compile(re.escape(_SEMENTARA) + r"\w{8}(-tutup)?")
_BASI = 24 * 3600  # seconds after which such a folder is that of a run that was killed


@contextmanager
def folder_titipan(tujuan: Path | None) -> Iterator[Path]:
    """A folder for the workers, beside the folder `tujuan` that outputs are being written into; readable by the user
    alone. Of a run without outputs it lies where the system keeps temporary files."""
    if tujuan is None:
        _buang_basi(Path(tempfile.gettempdir()))
    awalan = tujuan.name.removesuffix("baru") + _AKHIRAN if tujuan else _SEMENTARA
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


def _buang_basi(sementara: Path) -> None:
    """Remove what killed runs of this user left among the temporary files."""
    with suppress(OSError), os.scandir(sementara) as isi:
        for e in isi:
            if _SEMENTARA_UTUH.fullmatch(e.name) and e.is_dir(follow_symlinks=False):
                s = e.stat(follow_symlinks=False)
                milik = os.name != "posix" or s.st_uid == os.geteuid()
                if milik and s.st_mtime < time.time() - _BASI:
                    shutil.rmtree(e.path, ignore_errors=True)


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
