"""A unit's distribution of predikat beside the pattern, ready to be drawn and to be read aloud."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from skp_batch.aturan import pola_distribusi
from skp_batch.hasil import Distribusi
from skp_batch.istilah import CapaianOrganisasi
from skp_batch.scoring.distribusi import URUTAN_KURVA

# Geometry of a curve, in SVG units.
_TINGGI, _LEBAR_BATANG, _LANGKAH, _KIRI = 100, 30, 57, 44


@dataclass(frozen=True, slots=True)
class Batang:
    """One predikat of a curve: its bar and the range that the pattern expects (None where there is none)."""

    predikat: str
    jumlah: int
    persen: str
    x: int
    tengah: int
    y: float
    tinggi: float
    y_pola: float | None
    tinggi_pola: float
    harapan: str


@dataclass(frozen=True, slots=True)
class Kurva:
    """A unit's distribution, ready to be drawn and to be read aloud."""

    judul: str
    periode: str
    organisasi: str
    total: int
    batang: tuple[Batang, ...]
    aturan: tuple[str, ...]
    pelanggaran: tuple[str, ...]


def susun_kurva(d: Distribusi) -> Kurva:
    """Where each bar and each expected range stands."""
    total = sum(d.jumlah.values())
    pola = {p.predikat: p for p in d.pola}
    batang = []
    for i, predikat in enumerate(URUTAN_KURVA):
        bagian = Decimal(100 * d.jumlah.get(predikat, 0)) / total if total else Decimal(0)
        rentang = pola.get(predikat)
        x = _KIRI + i * _LANGKAH
        batang.append(
            Batang(
                str(predikat),
                d.jumlah.get(predikat, 0),
                f"{bagian.quantize(Decimal(1), ROUND_HALF_UP)} %",
                x,
                x + _LEBAR_BATANG // 2,
                _y(bagian),
                float(round(bagian * _TINGGI / 100, 1)),
                None if rentang is None else _y(rentang.maksimal),
                0.0 if rentang is None else float((rentang.maksimal - rentang.minimal) * _TINGGI / 100),
                "" if rentang is None else f"{_bulat(rentang.minimal)} sampai {_bulat(rentang.maksimal)} %",
            )
        )
    aturan = pola_distribusi()[CapaianOrganisasi(d.organisasi)] if d.organisasi else ()
    return Kurva(
        d.nama_unit or d.kode_unit,
        d.periode.judul,
        d.organisasi,
        total,
        tuple(batang),
        tuple(a.teks for a in aturan),
        tuple(f"{p.aturan}: {p.angka}" for p in d.pelanggaran),
    )


def _y(persen: Decimal) -> float:
    """From the top of the drawing, below 14 units for the label."""
    return float(round(14 + _TINGGI - persen * _TINGGI / 100, 1))


def _bulat(persen: Decimal) -> str:
    return f"{persen.quantize(Decimal(1), ROUND_HALF_UP)}"
