"""Distribution of predikat in a group against the pattern of SE MenPANRB 3/2023 (regulasi 3.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from skp_batch.aturan import AturanDistribusi, KebijakanPenilaian, pola_distribusi
from skp_batch.istilah import CapaianOrganisasi, Predikat

_PENUH = Decimal(100)
# The order of the official curve, left to right.
URUTAN_KURVA = tuple(reversed(Predikat))


@dataclass(frozen=True, slots=True)
class Pelanggaran:
    """A part of the pattern that a group breaks, and the figures that show it."""

    aturan: str
    angka: str


@dataclass(frozen=True, slots=True)
class RentangPola:
    """How many per cent of a group the pattern lets have one predikat; `terbanyak` marks the one that must lead."""

    predikat: Predikat
    minimal: Decimal
    maksimal: Decimal
    terbanyak: bool = False


def periksa_distribusi(
    jumlah: Mapping[Predikat, int], organisasi: CapaianOrganisasi, kebijakan: KebijakanPenilaian
) -> list[Pelanggaran]:
    """What a group breaks of the pattern for its capaian organisasi; nothing for groups below `distribusi_minimal`."""
    if sum(jumlah.values()) < kebijakan.distribusi_minimal:
        return []
    separuh = kebijakan.sebagian_besar == "lebih_dari_separuh"
    return [
        Pelanggaran(aturan.teks, _angka(aturan, jumlah))
        for aturan in pola_distribusi()[organisasi]
        if not _dipenuhi(aturan, jumlah, separuh)
    ]


def pola(organisasi: CapaianOrganisasi) -> tuple[RentangPola, ...]:
    """The pattern as a range per predikat in the order of the curve, for drawing.

    Bounds are those of the rules, narrowed by what the others leave over: 60 per cent at least of one predikat leaves
    40 at most to each of the rest, and the commonest of five has 20 at least.
    """
    aturan = pola_distribusi()[organisasi]
    sendiri = {a.predikat[0]: a for a in aturan if a.terbanyak}
    wajib = [(frozenset(a.predikat), a.minimal) for a in aturan if a.minimal]
    wajib += [(frozenset([p]), _PENUH / len(Predikat)) for p in sendiri]
    hasil = []
    for p in URUTAN_KURVA:
        minimal = max((m for kelompok, m in wajib if kelompok == {p}), default=Decimal(0))
        sisa = _PENUH - sum((m for kelompok, m in wajib if p not in kelompok), Decimal(0))
        atas = [a.maksimal for a in aturan if a.maksimal is not None and a.predikat == (p,)]
        if sendiri and p not in sendiri:
            atas.append(_PENUH / 2)  # no more than the one that leads
        hasil.append(RentangPola(p, minimal, min([*atas, sisa]), p in sendiri))
    return tuple(hasil)


def _dipenuhi(aturan: AturanDistribusi, jumlah: Mapping[Predikat, int], separuh: bool) -> bool:
    total = sum(jumlah.values())
    ada = sum(jumlah.get(p, 0) for p in aturan.predikat)
    if aturan.terbanyak:
        return ada * 2 > total if separuh else ada > 0 and ada >= max(jumlah.values())
    if aturan.harus_ada and ada == 0:
        return False
    if aturan.minimal is not None and ada * _PENUH < aturan.minimal * total:
        return False
    return aturan.maksimal is None or ada * _PENUH <= aturan.maksimal * total


def _angka(aturan: AturanDistribusi, jumlah: Mapping[Predikat, int]) -> str:
    """`SANGAT BAIK 8 dari 10 (80 %)`; for the one that should lead also the one that does."""
    predikat = list(aturan.predikat)
    if aturan.terbanyak:
        teratas = max(Predikat, key=lambda p: jumlah.get(p, 0))
        if teratas not in predikat:
            predikat.append(teratas)
    total = sum(jumlah.values())
    return ", ".join(f"{p} {jumlah.get(p, 0)} dari {total} ({_persen(jumlah.get(p, 0), total)} %)" for p in predikat)


def _persen(bagian: int, total: int) -> str:
    nilai = (_PENUH * bagian / total).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{nilai.normalize():f}".replace(".", ",")
