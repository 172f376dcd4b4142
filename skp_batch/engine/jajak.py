"""What is asked of every worker of a cluster before the work begins; this runs in the workers."""

from __future__ import annotations

import hashlib
import importlib
import os
import sys
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

import skp_batch

_AWAL = 65_536
# libraries that what workers hand back depends on
_PUSTAKA = ("lxml", "pandas", "pandera", "rapidfuzz")


@dataclass(frozen=True, slots=True)
class Contoh:
    """An input file as it is seen here."""

    path: Path
    ukuran: int
    sidik: str


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What a worker found: its versions, shared folders that it cannot use, inputs that it does not see."""

    susunan: dict[str, str]
    tertutup: tuple[str, ...] = ()
    hilang: tuple[str, ...] = ()


def jajaki(
    harus: dict[str, str], bersama: Sequence[Path], contoh: Sequence[Contoh], tanda: str, balasan: str
) -> Jawaban:
    """Compare what this worker has and sees; in each folder of `bersama` the file `tanda` is copied to `balasan`."""
    if susunan() != harus:
        return Jawaban(susunan())
    for modul in ("skp_batch.pekerja", "skp_batch.schemas.skema"):
        importlib.import_module(modul)  # a worker that lacks a library says so now; it will need them anyhow
    tertutup = []
    for folder in bersama:
        try:
            (folder / balasan).write_bytes((folder / tanda).read_bytes())
        except OSError:
            tertutup.append(str(folder))
    return Jawaban(susunan(), tuple(tertutup), tuple(str(c.path) for c in contoh if not _sama(c)))


def ambil_contoh(masukan: Sequence[Path]) -> list[Contoh]:
    """One input of each file system that inputs lie on."""
    hasil: dict[int, Contoh] = {}
    for path in masukan:
        try:
            asal = path.stat().st_dev
            if asal not in hasil and path.is_file():
                hasil[asal] = Contoh(path, path.stat().st_size, _sidik_awal(path))
        except OSError:  # named later as a file that cannot be read
            continue
    return list(hasil.values())


@cache
def susunan() -> dict[str, str]:
    """What must be the same everywhere, so that outputs are the same whichever worker made them."""
    return {
        "skp-batch": skp_batch.__version__,
        "isi skp-batch": sidik_berkas_program()[:12],
        "Python": f"{sys.version_info.major}.{sys.version_info.minor}",
        **{nama: metadata.version(nama) for nama in _PUSTAKA},
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }


def sidik_berkas_program() -> str:
    """A hash of the program's own files: two checkouts of one version number may differ."""
    akar = Path(skp_batch.__file__).parent
    sidik = hashlib.sha256()
    for folder, anak, berkas in os.walk(akar):
        anak[:] = sorted(a for a in anak if a not in ("__pycache__", "_data"))
        for nama in sorted(berkas):
            if nama.endswith((".py", ".yaml", ".json", ".csv")):
                path = Path(folder, nama)
                sidik.update(path.relative_to(akar).as_posix().encode() + b"\0" + path.read_bytes())
    return sidik.hexdigest()


def _sama(contoh: Contoh) -> bool:
    try:
        return contoh.path.stat().st_size == contoh.ukuran and _sidik_awal(contoh.path) == contoh.sidik
    except OSError:
        return False


def _sidik_awal(path: Path) -> str:
    with path.open("rb") as berkas:
        return hashlib.sha256(berkas.read(_AWAL)).hexdigest()
