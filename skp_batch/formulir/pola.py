"""The curve of the expected distribution (regulasi 3.4) as a line, in SVG units, as the forms show it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from skp_batch.istilah import CapaianOrganisasi
from skp_batch.scoring.distribusi import URUTAN_KURVA, pola

LEBAR, TINGGI, DASAR = 420, 92, 90
_KIRI, _LANGKAH, _PUNCAK = 42, 84, 86
_LABEL = {"KURANG": "Kurang/Misconduct"}


@dataclass(frozen=True, slots=True)
class TitikKurva:
    x: float
    y: float
    label: str
    puncak: bool


@dataclass(frozen=True, slots=True)
class KurvaPola:
    organisasi: str
    titik: tuple[TitikKurva, ...]
    garis: str  # path data of the curve
    tegak: str  # of the lines down from its points


@lru_cache(maxsize=8)
def kurva_pola(organisasi: str) -> KurvaPola | None:
    """The pattern for a capaian organisasi; None where that is not set."""
    if not organisasi:
        return None
    rentang = pola(CapaianOrganisasi(organisasi))
    # the predikat that leads is the top; the others by what the pattern lets them have, falling off to the sides
    utama = max(range(len(rentang)), key=lambda i: (rentang[i].terbanyak, rentang[i].minimal, rentang[i].maksimal))
    titik = []
    for i, r in enumerate(rentang):
        tinggi = 1.0 if i == utama else float(r.maksimal) / 100 / (1 + 0.55 * (abs(i - utama) - 1))
        tinggi = min(tinggi, 0.62 / abs(i - utama)) if i != utama else tinggi
        x = _KIRI + i * _LANGKAH
        label = _LABEL.get(str(URUTAN_KURVA[i]), str(URUTAN_KURVA[i]).title())
        titik.append(TitikKurva(x, round(DASAR - tinggi * _PUNCAK, 1), label, i == utama))
    tegak = " ".join(f"M{t.x:g},{t.y:g}V{DASAR}" for t in titik)
    return KurvaPola(organisasi, tuple(titik), _garis([(t.x, t.y) for t in titik]), tegak)


def _garis(titik: list[tuple[float, float]]) -> str:
    """A line through all points whose slope is level at each, so that it never overshoots."""
    bagian = [f"M{titik[0][0]:g},{titik[0][1]:g}"]
    for (x1, y1), (x2, y2) in pairwise(titik):
        tengah = (x1 + x2) / 2
        bagian.append(f"C{tengah:g},{y1:g} {tengah:g},{y2:g} {x2:g},{y2:g}")
    return " ".join(bagian)
