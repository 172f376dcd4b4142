"""The national rules as dated data: predikat matrix, distribution patterns, angka kredit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from skp_batch.aturan.berkas_yaml import baca_yaml
from skp_batch.istilah import CapaianOrganisasi, Predikat, Rating

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class AturanDistribusi:
    """One part of a distribution pattern, about the people with one of `predikat` together; bounds in per cent."""

    teks: str
    predikat: tuple[Predikat, ...]
    terbanyak: bool = False
    harus_ada: bool = False
    minimal: Decimal | None = None
    maksimal: Decimal | None = None


@dataclass(frozen=True, slots=True)
class JenjangAk:
    """A jenjang: yearly koefisien, and the cumulative angka kredit that the next pangkat and jenjang need."""

    koefisien: Decimal
    pangkat: Decimal | None
    jenjang: Decimal | None


@dataclass(frozen=True, slots=True)
class TabelAngkaKredit:
    """Per cent of the koefisien per predikat, and the jenjang that have one."""

    persentase: Mapping[Predikat, Decimal]
    jenjang: Mapping[str, JenjangAk]


@lru_cache(maxsize=8)
def matriks_predikat(pada: date | None = None) -> Mapping[tuple[Rating, Rating], Predikat]:
    """(rating hasil kerja, rating perilaku kerja) -> predikat, as in force on a day (None: the latest)."""
    isi = _berlaku("matriks_predikat", pada)
    return MappingProxyType(
        {
            (Rating(hasil), Rating(perilaku)): Predikat(predikat)
            for hasil, baris in isi.items()
            for perilaku, predikat in baris.items()
        }
    )


@lru_cache(maxsize=8)
def pola_distribusi(pada: date | None = None) -> Mapping[CapaianOrganisasi, tuple[AturanDistribusi, ...]]:
    """Capaian kinerja organisasi -> the parts of its expected distribution, as in force on a day."""
    isi = _berlaku("distribusi", pada)
    return MappingProxyType(
        {
            CapaianOrganisasi(capaian): tuple(
                AturanDistribusi(
                    teks=a["teks"],
                    predikat=tuple(Predikat(p) for p in a["predikat"]),
                    terbanyak=a.get("terbanyak", False),
                    harus_ada=a.get("harus_ada", False),
                    minimal=_desimal(a.get("minimal")),
                    maksimal=_desimal(a.get("maksimal")),
                )
                for a in aturan
            )
            for capaian, aturan in isi.items()
        }
    )


@lru_cache(maxsize=8)
def angka_kredit(pada: date | None = None) -> TabelAngkaKredit:
    """The table of Peraturan BKN 3/2023, as in force on a day."""
    isi = _berlaku("angka_kredit", pada)
    return TabelAngkaKredit(
        MappingProxyType({Predikat(p): Decimal(persen) for p, persen in isi["persentase"].items()}),
        MappingProxyType(
            {
                jenjang: JenjangAk(Decimal(a["koefisien"]), _desimal(a["pangkat"]), _desimal(a["jenjang"]))
                for jenjang, a in isi["jenjang"].items()
            }
        ),
    )


def rujukan(nama: str) -> str:
    """The citation of a rule file: `matriks_predikat`, `distribusi` or `angka_kredit`."""
    return str(_muat(nama)["rujukan"])


def _desimal(nilai: Any) -> Decimal | None:
    return None if nilai is None else Decimal(nilai)


@lru_cache(maxsize=8)
def _muat(nama: str) -> Any:
    return baca_yaml(_FOLDER / f"{nama}.yaml")


def _berlaku(nama: str, pada: date | None) -> Any:
    """The latest version that holds on the day; a day before the first version gets the first."""
    versi: dict[date, Any] = _muat(nama)["nilai"]
    tanggal = sorted(versi)
    cocok = [t for t in tanggal if pada is None or t <= pada]
    return versi[cocok[-1] if cocok else tanggal[0]]
