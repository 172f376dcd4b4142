"""A lock against two runs that write the same folder, held by the operating system so that a killed run frees it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class SedangDipakai(Exception):
    """Another run holds the lock."""


@contextmanager
def kunci(path: Path) -> Iterator[None]:
    """Hold `path` as a lock file, and take it away at the end; raises SedangDipakai where another run has it."""
    while True:
        fd = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        try:
            _kunci(fd)
        except OSError as e:
            os.close(fd)
            raise SedangDipakai(str(path)) from e
        # the run before may have taken the file away between our open and our lock: then we hold a ghost
        if _masih_di(fd, path):
            break
        os.close(fd)
    try:
        yield
    finally:
        if sys.platform == "win32":
            os.close(fd)
            with suppress(OSError):
                path.unlink()
        else:
            with suppress(OSError):
                path.unlink()
            os.close(fd)


def _masih_di(fd: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(fd), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _kunci(fd: int) -> None:
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _kunci(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
