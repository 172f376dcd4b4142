"""Types of the values in a policy file: per cent as quoted text, whole rupiah, months, choices; errors in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

from skp_batch.istilah import kunci_pilihan, rapikan
from skp_batch.tukin.bulan import Bulan, baca_bulan

_PERSEN = re.compile(r"-?\d{1,4}(\.\d{1,8})?")
_RUPIAH_TERBESAR = 10**12
_SINGKATAN = frozenset({"cltn", "mpp", "blu", "cpns", "pns", "pppk", "kgb", "skp", "lhkpn", "spt"})


class Bagian(BaseModel):
    """A block of the policy. `dasar` cites the rule that it writes down, `catatan` is for people."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)
    dasar: str = ""
    catatan: str = ""


@lru_cache(maxsize=16_384)
def kunci_kata(teks: str) -> str:
    """How a key of the policy and the text of a cell are compared: as choices, `_` counting as a space."""
    return kunci_pilihan(rapikan(teks).replace("_", " "))


def ganda(kunci: Iterable[str]) -> list[str]:
    """The keys that stand twice, as a cell would match them."""
    terlihat: set[str] = set()
    hasil: list[str] = []
    for k in kunci:
        rapat = kunci_kata(k)
        if rapat in terlihat and k not in hasil:
            hasil.append(k)
        terlihat.add(rapat)
    return hasil


def sebut(kunci: str) -> str:
    """A key of the policy for people: `teguran_lisan` as `teguran lisan`, `mpp` as `MPP`."""
    return " ".join(kata.upper() if kata.lower() in _SINGKATAN else kata for kata in kunci.replace("_", " ").split())


def judul_kolom(kunci: str) -> str:
    """The heading in KEHADIRAN of a key: `kondisi_kerja` as `Kondisi Kerja`."""
    return " ".join(kata[:1].upper() + kata[1:] for kata in sebut(kunci).split())


def _desimal(mentah: Any, terbesar: int) -> Decimal:
    if not isinstance(mentah, str):
        raise ValueError('tulis persen sebagai teks dalam tanda kutip, misalnya "2.5"')
    teks = mentah.strip()
    if not _PERSEN.fullmatch(teks):
        raise ValueError('tulis persen dengan angka saja, pecahannya dengan titik, misalnya "2.5"')
    nilai = Decimal(teks)
    if not 0 <= nilai <= terbesar:
        raise ValueError(f"persen harus 0 sampai {terbesar}")
    return nilai


def _persen(mentah: Any) -> Decimal:
    return _desimal(mentah, 100)


def _bebas(mentah: Any) -> Decimal:
    return _desimal(mentah, 1000)


def _rupiah(mentah: Any) -> int:
    nilai = mentah
    if isinstance(nilai, str) and re.fullmatch(r"\d{1,13}", nilai.strip()):
        nilai = int(nilai)
    if isinstance(nilai, Decimal) and nilai == int(nilai):
        nilai = int(nilai)
    if isinstance(nilai, bool) or not isinstance(nilai, int):
        raise ValueError("tulis rupiah sebagai bilangan bulat tanpa titik, misalnya 5079200")
    if not 0 <= nilai <= _RUPIAH_TERBESAR:
        raise ValueError(f"rupiah harus 0 sampai {_RUPIAH_TERBESAR}")
    return nilai


def _bulan(mentah: Any) -> Bulan:
    if isinstance(mentah, Bulan):
        return mentah
    if isinstance(mentah, date):
        return Bulan(mentah.year, mentah.month)
    hasil = baca_bulan(mentah) if isinstance(mentah, str) else None
    if hasil is None:
        raise ValueError('tulis bulan sebagai "2026-01"')
    return hasil


def _pilihan(mentah: Any) -> Any:
    return mentah.strip().lower().replace(" ", "_").replace("-", "_") if isinstance(mentah, str) else mentah


def _teks(mentah: Any) -> str:
    if isinstance(mentah, str) and mentah.strip():
        return " ".join(rapikan(mentah).split())
    raise ValueError("tulis teks yang tidak kosong")


def _tanpa_ganda(mentah: Any) -> Any:
    """YAML itself tells 8 from "8" and baik from Baik; the policy does not."""
    if isinstance(mentah, dict) and (dua := ganda(str(k) for k in mentah)):
        raise ValueError(f'kunci "{dua[0]}" ditulis dua kali')
    return mentah


def _bulat(mentah: Any) -> int:
    if isinstance(mentah, bool) or not isinstance(mentah, int) or not 0 <= mentah <= 100_000:
        raise ValueError("tulis bilangan bulat 0 atau lebih")
    return mentah


def _positif(mentah: Any) -> int:
    if _bulat(mentah) == 0:
        raise ValueError("tulis bilangan bulat 1 atau lebih")
    return int(mentah)


def _daftar(mentah: Any) -> Any:
    """One value where a list may stand is a list of one."""
    return mentah if isinstance(mentah, (list, tuple)) or mentah is None else [mentah]


Persen = Annotated[Decimal, BeforeValidator(_persen)]
PersenBebas = Annotated[Decimal, BeforeValidator(_bebas)]
Rupiah = Annotated[int, BeforeValidator(_rupiah)]
BulanKerja = Annotated[Bulan, BeforeValidator(_bulan)]
Teks = Annotated[str, BeforeValidator(_teks)]
Bulat = Annotated[int, BeforeValidator(_bulat)]
Positif = Annotated[int, BeforeValidator(_positif)]
Pilihan = BeforeValidator(_pilihan)
Daftar = BeforeValidator(_daftar)
TanpaGanda = BeforeValidator(_tanpa_ganda)
