"""The policy `penilaian`: an instansi's own choices, merged over the default that ships (penilaian.yaml)."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from skp_batch.aturan.berkas_yaml import KebijakanSalah, baca_yaml
from skp_batch.istilah import CapaianOrganisasi, Menahan, Rating, cocokkan

_BAWAAN = Path(__file__).parent / "penilaian.yaml"
_SAMPUL = frozenset({"nilai", "keyakinan", "rujukan", "catatan", "berlaku_sejak"})
_KETERANGAN = frozenset({"rujukan", "catatan", "keyakinan"})
_PILIHAN = {
    "bobot": ("abaikan", "pakai"),
    "kaskade_menahan": ("PREDIKAT", "EKSPOR", "TIDAK"),
    "lingkup": ("unit", "induk", "penilai"),
    "sebagian_besar": ("terbanyak", "lebih_dari_separuh"),
}
_PERSEN = ("capaian_maksimum", "di_atas", "sesuai")
_BULAT = {"distribusi_minimal": (1, 100_000), "tanggal_hitung_bulan": (1, 31)}
# A grouped spelling of the same keys.
_KELOMPOK = {"distribusi": {"minimal": "distribusi_minimal", "lingkup": "lingkup", "sebagian_besar": "sebagian_besar"}}
_PERSEN_TERBESAR = 1_000


@dataclass(frozen=True, slots=True)
class KebijakanPenilaian:
    """The policy in force; per cent as Decimal. Its keys are those of penilaian.yaml."""

    nama: str
    berlaku_sejak: date
    capaian_maksimum: Decimal
    di_atas: Decimal
    sesuai: Decimal
    bobot: Literal["abaikan", "pakai"]
    kaskade_menahan: Menahan
    distribusi_minimal: int
    lingkup: Literal["unit", "induk", "penilai"]
    sebagian_besar: Literal["terbanyak", "lebih_dari_separuh"]
    rating_pimpinan: dict[CapaianOrganisasi, Rating]
    tanggal_hitung_bulan: int

    def sebagai_dict(self) -> dict[str, object]:
        """Plain texts and numbers in the order of the fields, for manifest and reports."""
        hasil: dict[str, object] = {}
        for f in fields(self):
            nilai = getattr(self, f.name)
            if isinstance(nilai, dict):
                nilai = {str(k): str(v) for k, v in nilai.items()}
            elif not isinstance(nilai, int):
                nilai = str(nilai)
            hasil[f.name] = nilai
        return hasil


def muat_kebijakan(path: Path | None = None) -> KebijakanPenilaian:
    """The default policy, with the keys of the file at `path` in place of its own."""
    nilai = dict(_nilai_bawaan())
    nama = _BAWAAN.name
    if path is not None:
        nama = path.name
        nilai |= _baca(path)
    nilai["rating_pimpinan"] = {**_nilai_bawaan()["rating_pimpinan"], **nilai["rating_pimpinan"]}
    if nilai["sesuai"] >= nilai["di_atas"]:
        raise KebijakanSalah(
            f'Kebijakan "{nama}": "sesuai" ({nilai["sesuai"]}) harus di bawah "di_atas" ({nilai["di_atas"]}).'
        )
    return KebijakanPenilaian(**nilai)


def teks_bawaan() -> str:
    """The default policy with its comments, ready to be saved and changed."""
    return _BAWAAN.read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _nilai_bawaan() -> Mapping[str, Any]:
    return _baca(_BAWAAN)


def _baca(path: Path) -> dict[str, Any]:
    isi = baca_yaml(path)
    if isi is None:
        return {}
    if not isinstance(isi, dict):
        raise KebijakanSalah(f'Kebijakan "{path.name}": isinya harus berupa pasangan "kunci: nilai".')
    if set(isi) == {"penilaian"} and isinstance(isi["penilaian"], dict):
        isi = isi["penilaian"]
    hasil: dict[str, Any] = {}
    for kunci, mentah in _rata(isi, path.name):
        if kunci in hasil:
            raise KebijakanSalah(f'Kebijakan "{path.name}": kunci "{kunci}" ditulis dua kali.')
        if kunci not in _KETERANGAN:
            hasil[kunci] = _nilai(path.name, kunci, _tanpa_sampul(path.name, kunci, mentah))
    return hasil


def _rata(isi: dict[Any, Any], nama: str) -> list[tuple[str, Any]]:
    """The pairs of the file with grouped keys spelt out; an unknown key is refused."""
    hasil: list[tuple[str, Any]] = []
    for kunci, mentah in isi.items():
        kelompok = _KELOMPOK.get(str(kunci))
        if kelompok and isinstance(mentah, dict):
            for anak, dalam in mentah.items():
                if anak not in kelompok:
                    raise _tak_dikenal(nama, f"{kunci}.{anak}", [f"{kunci}.{k}" for k in kelompok])
                hasil.append((kelompok[anak], dalam))
        elif kunci in KUNCI or kunci in _KETERANGAN:
            hasil.append((kunci, mentah))
        else:
            raise _tak_dikenal(nama, str(kunci), list(KUNCI))
    return hasil


def _tanpa_sampul(nama: str, kunci: str, mentah: Any) -> Any:
    """`nilai` of a value that comes with its citation."""
    if not (isinstance(mentah, dict) and "nilai" in mentah):
        return mentah
    for anak in mentah:
        if anak not in _SAMPUL:
            raise _tak_dikenal(nama, f"{kunci}.{anak}", [f"{kunci}.{k}" for k in sorted(_SAMPUL)])
    return mentah["nilai"]


def _nilai(nama: str, kunci: str, mentah: Any) -> Any:
    if kunci in _PERSEN:
        if isinstance(mentah, (int, Decimal)) and not isinstance(mentah, bool) and 0 < mentah <= _PERSEN_TERBESAR:
            return Decimal(mentah)
        raise _salah(nama, kunci, mentah, "bilangan persen di atas 0, misalnya 110 atau 92.5 (pecahan memakai titik)")
    if kunci in _BULAT:
        paling_kecil, paling_besar = _BULAT[kunci]
        if isinstance(mentah, int) and not isinstance(mentah, bool) and paling_kecil <= mentah <= paling_besar:
            return mentah
        raise _salah(nama, kunci, mentah, f"bilangan bulat {paling_kecil} sampai {paling_besar}")
    if kunci in _PILIHAN:
        cocok = _pilih(mentah, _PILIHAN[kunci])
        if cocok is None:
            raise _salah(nama, kunci, mentah, ", ".join(_PILIHAN[kunci]))
        return Menahan(cocok) if kunci == "kaskade_menahan" else cocok
    if kunci == "rating_pimpinan":
        return _rating_pimpinan(nama, mentah)
    if kunci == "berlaku_sejak":
        if type(mentah) is date:
            return mentah
        raise _salah(nama, kunci, mentah, "tanggal, misalnya 2026-01-01")
    if isinstance(mentah, str) and mentah.strip():
        return mentah.strip()
    raise _salah(nama, kunci, mentah, "teks")


def _rating_pimpinan(nama: str, mentah: Any) -> dict[CapaianOrganisasi, Rating]:
    if not isinstance(mentah, dict):
        raise _salah(nama, "rating_pimpinan", mentah, "pasangan capaian organisasi dan rating")
    hasil: dict[CapaianOrganisasi, Rating] = {}
    for capaian, rating in mentah.items():
        cocok = cocokkan(str(capaian), CapaianOrganisasi)
        if cocok is None:
            raise _tak_dikenal(nama, f"rating_pimpinan.{capaian}", [f"rating_pimpinan.{c}" for c in CapaianOrganisasi])
        cocok_rating = cocokkan(str(rating), Rating)
        if cocok_rating is None:
            raise _salah(nama, f"rating_pimpinan.{cocok}", rating, ", ".join(Rating))
        hasil[CapaianOrganisasi(cocok)] = Rating(cocok_rating)
    return hasil


def _pilih(mentah: Any, pilihan: tuple[str, ...]) -> str | None:
    if not isinstance(mentah, str):
        return None
    rapat = mentah.strip().casefold().replace(" ", "_")
    return next((p for p in pilihan if p.casefold() == rapat), None)


def _salah(nama: str, kunci: str, mentah: Any, boleh: str) -> KebijakanSalah:
    ada = "kosong" if mentah is None else f'"{_pendek(mentah)}"'
    return KebijakanSalah(f'Kebijakan "{nama}": nilai "{kunci}" {ada} tidak dapat dipakai. Yang boleh: {boleh}.')


def _tak_dikenal(nama: str, kunci: str, dikenal: list[str]) -> KebijakanSalah:
    mirip = difflib.get_close_matches(kunci, dikenal, n=1)
    maksud = f' Mungkin maksudnya "{mirip[0]}".' if mirip else ""
    return KebijakanSalah(
        f'Kebijakan "{nama}": kunci "{_pendek(kunci)}" tidak dikenal.{maksud} Kunci yang dikenal: {", ".join(dikenal)}.'
    )


def _pendek(nilai: Any) -> str:
    teks = str(nilai)
    return teks if len(teks) <= 60 else teks[:59] + "…"


KUNCI = tuple(f.name for f in fields(KebijakanPenilaian))
