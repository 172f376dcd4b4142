"""The example policies that ship: name, title, and text ready to be saved and changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from skp_batch.aturan.berkas_yaml import KebijakanSalah
from skp_batch.tukin.kebijakan import Kebijakan, muat_kebijakan_tukin

FOLDER_CONTOH = Path(__file__).parent / "contoh"


@dataclass(frozen=True, slots=True)
class Contoh:
    """`nama` is also the policy's id and the stem of its file."""

    nama: str
    judul: str
    jenis: str
    dasar_hukum: tuple[str, ...]
    path: Path


def daftar_contoh() -> tuple[Contoh, ...]:
    """All examples by name."""
    hasil = []
    for path in sorted(FOLDER_CONTOH.glob("*.yaml")):
        k = muat_kebijakan_tukin(path)
        hasil.append(Contoh(path.stem, k.judul, k.jenis, tuple(k.dasar_hukum), path))
    return tuple(hasil)


def teks_contoh(nama: str) -> str:
    """The file of an example, with its comments."""
    return _path(nama).read_text(encoding="utf-8")


def muat_contoh(nama: str) -> Kebijakan:
    return muat_kebijakan_tukin(_path(nama))


def _path(nama: str) -> Path:
    ada = {p.stem: p for p in sorted(FOLDER_CONTOH.glob("*.yaml"))}
    if nama not in ada:
        raise KebijakanSalah(f'Contoh kebijakan "{nama[:60]}" tidak ada. Yang ada: {", ".join(ada)}.')
    return ada[nama]
