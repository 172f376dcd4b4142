"""The catalogue's entries as they stand in the YAML files, one file per group of codes."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from skp_batch.istilah import Tingkat

_FOLDER = Path(__file__).parent
# Group -> its title; also the order of reading. A group without a file is left out.
KELOMPOK: Mapping[str, str] = {
    "B": "Berkas dan bentuk buku kerja",
    "S": "Isian",
    "K": "Penyelarasan dengan RHK pimpinan (cascading)",
    "N": "Kelengkapan rencana dan penilaian",
    "Q": "Mutu rencana",
    "X": "Kiriman ke SIASN",
    "T": "Tunjangan kinerja",
}


class KodeTidakDikenal(LookupError):
    """A code that no group has; the text is for the user."""


@dataclass(frozen=True, slots=True)
class Varian:
    """Other texts for one `sebab`."""

    pesan: str
    saran: str


@dataclass(frozen=True, slots=True)
class Entri:
    """What the catalogue says of one code. `tingkat` is the usual level; a finding may carry another."""

    kode: str
    judul: str
    tingkat: Tingkat
    pesan: str
    saran: str
    dasar: str
    contoh: str
    dampak: str
    arti: str = ""
    varian: Mapping[str, Varian] = field(default_factory=dict)


@lru_cache(maxsize=1)
def peta() -> Mapping[str, Entri]:
    """Every entry by code, group by group."""
    import yaml

    pemuat: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    hasil: dict[str, Entri] = {}
    for kelompok in KELOMPOK:
        berkas = _FOLDER / f"{kelompok.lower()}.yaml"
        if berkas.is_file():
            isi = yaml.load(berkas.read_text(encoding="utf-8"), Loader=pemuat)  # noqa: S506 - a safe loader
            hasil.update((kode, _entri(kode, isi[kode])) for kode in sorted(isi) if not kode.startswith("_"))
    return hasil


def semua() -> tuple[Entri, ...]:
    return tuple(peta().values())


def entri(kode: str) -> Entri:
    """The entry of a code, whatever its case; raises KodeTidakDikenal with a sentence for the user."""
    rapi = kode.strip().upper()
    ada = peta().get(rapi)
    if ada is None:
        mirip = difflib.get_close_matches(rapi, peta(), n=1)
        maksud = f" Mungkin maksudnya {mirip[0]}." if mirip else ""
        raise KodeTidakDikenal(f'Kode "{rapi[:20]}" tidak dikenal.{maksud} Semua kode: skp-batch jelaskan.')
    return ada


def _entri(kode: str, isi: Mapping[str, Any]) -> Entri:
    teks = {k: " ".join(str(isi.get(k, "")).split()) for k in ("judul", "pesan", "saran", "dasar", "contoh", "dampak")}
    return Entri(
        kode=kode,
        tingkat=Tingkat(isi["tingkat"]),
        arti=" ".join(str(isi.get("arti", "")).split()),
        varian={
            str(sebab): Varian(" ".join(v["pesan"].split()), " ".join(v["saran"].split()))
            for sebab, v in (isi.get("varian") or {}).items()
        },
        **teks,
    )
