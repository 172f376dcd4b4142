"""Rules as data: national ones with date and citation, and the policies that an instansi may change."""

from __future__ import annotations

from skp_batch.aturan.berkas_yaml import KebijakanSalah
from skp_batch.aturan.kebijakan import KebijakanPenilaian, muat_kebijakan, teks_bawaan
from skp_batch.aturan.nasional import (
    AturanDistribusi,
    JenjangAk,
    TabelAngkaKredit,
    angka_kredit,
    matriks_predikat,
    pola_distribusi,
    rujukan,
)

__all__ = [
    "AturanDistribusi",
    "JenjangAk",
    "KebijakanPenilaian",
    "KebijakanSalah",
    "TabelAngkaKredit",
    "angka_kredit",
    "matriks_predikat",
    "muat_kebijakan",
    "pola_distribusi",
    "rujukan",
    "teks_bawaan",
]
