"""Predikat kinerja from the two ratings (regulasi 3.2)."""

from __future__ import annotations

from skp_batch.aturan import matriks_predikat
from skp_batch.istilah import Predikat, Rating


def predikat(hasil: Rating, perilaku: Rating) -> Predikat:
    """The cell of the matrix for a rating hasil kerja and a rating perilaku kerja."""
    return matriks_predikat()[hasil, perilaku]
