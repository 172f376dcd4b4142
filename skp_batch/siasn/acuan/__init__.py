"""SIASN's codes, labels and limits: dated data with their source (kode.yaml), never code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from skp_batch.aturan.berkas_yaml import baca_yaml
from skp_batch.istilah import Predikat, Rating


@dataclass(frozen=True, slots=True)
class AcuanSiasn:
    """The tables that the payloads are made with."""

    rating: Mapping[Rating, int]
    label_rating: Mapping[Rating, str]
    kuadran: Mapping[Predikat, int]
    golongan_pns: Mapping[str, str]
    koefisien: Mapping[str, str]
    periodik: Mapping[str, str]
    jenis_pegawai_skp22: frozenset[str]
    id_orang: re.Pattern[str]
    panjang: Mapping[str, int]
    kedudukan_hukum: Mapping[str, frozenset[str]]
    dokumen_evaluasi: str
    gelar_depan: frozenset[str]
    gelar_belakang: frozenset[str]

    def id_sah(self, id_orang: str) -> bool:
        return self.id_orang.fullmatch(id_orang) is not None


@lru_cache(maxsize=1)
def acuan_siasn() -> AcuanSiasn:
    """The tables, read once."""
    isi: dict[str, Any] = baca_yaml(Path(__file__).parent / "kode.yaml")
    nilai = {nama: tabel["nilai"] for nama, tabel in isi.items() if isinstance(tabel, dict)}
    return AcuanSiasn(
        rating={Rating(r): kode for r, kode in nilai["rating"].items()},
        label_rating={Rating(r): label for r, label in nilai["label_rating"].items()},
        kuadran={Predikat(p): kode for p, kode in nilai["kuadran"].items()},
        golongan_pns=nilai["golongan_pns"],
        koefisien=nilai["koefisien"],
        periodik=nilai["periodik"],
        jenis_pegawai_skp22=frozenset(nilai["jenis_pegawai_skp22"]),
        id_orang=re.compile(nilai["id_orang"]),
        panjang=nilai["panjang"],
        kedudukan_hukum={k: frozenset(v) for k, v in nilai["kedudukan_hukum"].items()},
        dokumen_evaluasi=nilai["dokumen_evaluasi"],
        gelar_depan=frozenset(nilai["gelar"]["depan"]),
        gelar_belakang=frozenset(g for baris in nilai["gelar"]["belakang"] for g in baris),
    )
