"""What is kept between runs, so that a second run does only the work that changed. docs/keputusan/0008 says why so.

An entry is named by the hash of everything that it follows from: the workbook's bytes and name, policy, limits, and the
program itself with the libraries that decide about its results. So no entry is ever out of date; one that does not fit
is not found. Two kinds: records of workbooks (gudang.py), and for each annotated copy the hashes of its files, by which
the copy in the former KELUAR is known to be the same.

The folder is the user's own (names and NIP lie in it), bounded in size, and never needed: what is missing, damaged or
cannot be written is simply worked out again.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from skp_batch import __version__
from skp_batch.aturan import KebijakanPenilaian
from skp_batch.engine.jajak import sidik_berkas_program
from skp_batch.keluaran.manifest import sidik_kebijakan
from skp_batch.keluaran.titipan import tulis_utuh
from skp_batch.workbook.batas import Batas

TERBESAR = 1024 * 1024 * 1024  # bytes; the entries that were not used longest go first
LINGKUNGAN = "SKP_BATCH_SIMPANAN"  # another folder; empty: without
_NAMA = "catatan"
_PUSTAKA = ("lxml", "pandas", "pandera", "rapidfuzz")
_SISA = 24 * 3600  # seconds after which an unfinished file is one of a run that was killed
_catat = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Simpanan:
    """The folder, and the part of an entry's name that is the same for the whole run."""

    folder: Path
    dasar: str

    def kunci(self, *bagian: str | bytes) -> str:
        """The name of an entry."""
        sidik = hashlib.sha256(self.dasar.encode())
        for b in bagian:
            isi = b.encode() if isinstance(b, str) else b
            sidik.update(len(isi).to_bytes(8, "big") + isi)
        return sidik.hexdigest()

    def ambil(self, kunci: str) -> bytes | None:
        """An entry's bytes; whoever asks checks them."""
        path = self._letak(kunci)
        try:
            isi = path.read_bytes()
            os.utime(path)  # used just now
        except OSError:
            return None
        return isi

    def taruh(self, kunci: str, isi: bytes) -> None:
        """Keep an entry; where that cannot be it is done without."""
        path = self._letak(kunci)
        with suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            tulis_utuh(path, isi, path.parent)

    def _letak(self, kunci: str) -> Path:
        return self.folder / kunci[:2] / kunci[2:]

    def bukti(self, kunci: str) -> dict[str, str]:
        """Name and SHA-256 of each file that an annotated copy consists of; empty where that is not known."""
        try:
            isi = json.loads(self.ambil(kunci) or b"{}")
        except ValueError:
            return {}
        return isi if isinstance(isi, dict) and all(isinstance(v, str) for v in isi.values()) else {}

    def taruh_bukti(self, kunci: str, berkas: dict[str, str]) -> None:
        self.taruh(kunci, json.dumps(berkas).encode())

    def pangkas(self, terbesar: int = TERBESAR) -> None:
        """Take out what was not used longest until a fifth of `terbesar` is free again."""
        isi = sorted(self._isi())
        jumlah = sum(ukuran for _, ukuran, _ in isi)
        if jumlah <= terbesar:
            return
        for _, ukuran, path in isi:
            with suppress(OSError):
                os.unlink(path)
            jumlah -= ukuran
            if jumlah <= terbesar * 4 // 5:
                break

    def _isi(self) -> Iterator[tuple[float, int, str]]:
        """When each entry was last used, its size, its path; what a killed run left unfinished is removed."""
        basi = time.time() - _SISA
        with suppress(OSError), os.scandir(self.folder) as rak:
            for r in rak:
                with suppress(OSError), os.scandir(r.path) as isi:
                    for e in isi:
                        s = e.stat(follow_symlinks=False)
                        if len(e.name) == 62:
                            yield s.st_mtime, s.st_size, e.path
                        elif e.name.startswith("tmp") and s.st_mtime < basi:
                            os.unlink(e.path)


def buka_simpanan(diminta: Path | None, kebijakan: KebijakanPenilaian, batas: Batas) -> Simpanan | None:
    """The store in the folder asked for, else where the system keeps such things; None where it cannot be written."""
    try:
        folder = diminta or _tempat_bawaan()
        if folder is None:
            return None
        folder = folder.absolute() / _NAMA
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name == "posix" and (folder.stat().st_uid != os.geteuid() or folder.is_symlink()):
            raise PermissionError(str(folder))
        folder.chmod(0o700)
        if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            raise PermissionError(str(folder))
    except (OSError, RuntimeError) as galat:  # no home is a RuntimeError
        _catat.debug("no store: %s", type(galat).__name__)
        return None
    return Simpanan(folder, _dasar(kebijakan, batas))


def _tempat_bawaan() -> Path | None:
    diminta = os.environ.get(LINGKUNGAN)
    if diminta is not None:
        return Path(diminta) if diminta else None
    rumah = os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else os.environ.get("XDG_CACHE_HOME")
    return (Path(rumah) if rumah else Path.home() / ".cache") / "skp-batch"


def _dasar(kebijakan: KebijakanPenilaian, batas: Batas) -> str:
    return "\n".join((sidik_program(), sidik_kebijakan(kebijakan.sebagai_dict()), repr(batas)))


@cache
def sidik_program() -> str:
    """Hash of the program's own files and of what else decides about its results."""
    lain = [__version__, sys.version, zlib.ZLIB_RUNTIME_VERSION, *(f"{p} {_versi(p)}" for p in _PUSTAKA)]
    return hashlib.sha256("\n".join((*lain, sidik_berkas_program())).encode()).hexdigest()


def _versi(pustaka: str) -> str:
    try:
        return version(pustaka)
    except PackageNotFoundError:
        return ""
