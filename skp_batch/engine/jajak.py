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

TANDA = "jajak"
_AWAL = 65_536
# libraries that what workers hand back depends on
_PUSTAKA = ("lxml", "pandas", "pandera")


@dataclass(frozen=True, slots=True)
class Contoh:
    """An input file as it is seen here."""

    path: Path
    ukuran: int
    sidik: str


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What a worker found: its versions, why it cannot use the folder for notes (empty: it can), inputs not seen."""

    susunan: dict[str, str]
    titipan: str
    hilang: tuple[str, ...]


def jajaki(harus: dict[str, str], titipan: Path | None, contoh: Sequence[Contoh], nama: str) -> Jawaban:
    """Compare what this worker has and sees; leaves the token of `titipan` once more under `nama`."""
    if susunan() != harus:
        return Jawaban(susunan(), "", ())
    for modul in ("skp_batch.pekerja", "skp_batch.schemas.skema"):
        importlib.import_module(modul)  # a worker that lacks a library says so now; it will need them anyhow
    sebab = ""
    try:
        if titipan:
            (titipan / nama).write_bytes((titipan / TANDA).read_bytes())
    except OSError as galat:
        sebab = galat.strerror or str(galat)
    return Jawaban(susunan(), sebab, tuple(str(c.path) for c in contoh if not _sama(c)))


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
        "isi skp-batch": _sidik_program(),
        "Python": f"{sys.version_info.major}.{sys.version_info.minor}",
        **{nama: metadata.version(nama) for nama in _PUSTAKA},
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }


def _sidik_program() -> str:
    """A hash of the program's own files: two checkouts of one version number may differ."""
    akar = Path(skp_batch.__file__).parent
    sidik = hashlib.sha256()
    for path in sorted(p for p in akar.rglob("*") if p.suffix in (".py", ".yaml")):
        if "_data" not in path.relative_to(akar).parts:
            sidik.update(os.fsencode(path.relative_to(akar).as_posix()) + b"\0" + path.read_bytes() + b"\0")
    return sidik.hexdigest()[:12]


def _sama(contoh: Contoh) -> bool:
    try:
        return contoh.path.stat().st_size == contoh.ukuran and _sidik_awal(contoh.path) == contoh.sidik
    except OSError:
        return False


def _sidik_awal(path: Path) -> str:
    with path.open("rb") as berkas:
        return hashlib.sha256(berkas.read(_AWAL)).hexdigest()
