"""The five distribution patterns of SE MenPANRB 3/2023."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from skp_batch.aturan import muat_kebijakan
from skp_batch.istilah import CapaianOrganisasi, Predikat
from skp_batch.scoring.distribusi import URUTAN_KURVA, periksa_distribusi, pola

KEBIJAKAN = muat_kebijakan()


def jumlah(sb: int = 0, b: int = 0, bp: int = 0, k: int = 0, sk: int = 0) -> dict[Predikat, int]:
    return dict(zip(Predikat, (sb, b, bp, k, sk), strict=True))


@pytest.mark.parametrize(
    ("organisasi", "ada", "rusak"),
    [
        ("ISTIMEWA", (7, 3), []),
        ("ISTIMEWA", (8, 2), ["70 %"]),
        ("ISTIMEWA", (4, 5, 1), ["sebagian besar"]),
        ("ISTIMEWA", (5, 5), []),
        ("ISTIMEWA", (0, 5), ["sebagian besar"]),
        ("BAIK", (2, 7, 1), []),
        ("BAIK", (2, 7, 0, 1), []),
        ("BAIK", (3, 7), ["harus ada"]),
        ("BAIK", (1, 8, 1), ["70 %"]),
        ("BAIK", (0, 10), ["70 %", "harus ada"]),
        ("BAIK", (2, 7, 0, 0, 1), ["harus ada"]),
        ("BUTUH PERBAIKAN", (1, 3, 6), []),
        ("BUTUH PERBAIKAN", (2, 2, 6), ["SANGAT BAIK"]),
        ("BUTUH PERBAIKAN", (0, 5, 5), ["60 %"]),
        ("KURANG", (1, 2, 1, 6), []),
        ("KURANG", (1, 3, 0, 6), ["10 %"]),
        ("KURANG", (0, 4, 1, 5), ["60 %"]),
        ("SANGAT KURANG", (0, 3, 1, 0, 6), []),
        ("SANGAT KURANG", (0, 3, 0, 1, 6), []),
        ("SANGAT KURANG", (0, 4, 0, 0, 6), ["KURANG dan/atau"]),
        ("SANGAT KURANG", (1, 2, 1, 0, 6), ["tidak boleh ada SANGAT BAIK"]),
    ],
)
def test_pola(organisasi: str, ada: tuple[int, ...], rusak: list[str]) -> None:
    temuan = periksa_distribusi(jumlah(*ada), CapaianOrganisasi(organisasi), KEBIJAKAN)
    assert len(temuan) == len(rusak), temuan
    for pelanggaran, teks in zip(temuan, rusak, strict=True):
        assert teks in pelanggaran.aturan


def test_angka_disebut() -> None:
    (satu,) = periksa_distribusi(jumlah(8, 2), CapaianOrganisasi.ISTIMEWA, KEBIJAKAN)
    assert satu.angka == "SANGAT BAIK 8 dari 10 (80 %)"
    (satu,) = periksa_distribusi(jumlah(1, 2), CapaianOrganisasi.ISTIMEWA, replace(KEBIJAKAN, distribusi_minimal=3))
    assert satu.angka == "SANGAT BAIK 1 dari 3 (33,3 %), BAIK 2 dari 3 (66,7 %)"


def test_unit_kecil_tidak_diperiksa() -> None:
    assert periksa_distribusi(jumlah(4), CapaianOrganisasi.SANGAT_KURANG, KEBIJAKAN) == []
    assert periksa_distribusi(jumlah(5), CapaianOrganisasi.SANGAT_KURANG, KEBIJAKAN)


def test_sebagian_besar_dapat_berarti_lebih_dari_separuh() -> None:
    ketat = replace(KEBIJAKAN, sebagian_besar="lebih_dari_separuh")
    assert periksa_distribusi(jumlah(5, 5), CapaianOrganisasi.ISTIMEWA, ketat)
    assert not periksa_distribusi(jumlah(6, 4), CapaianOrganisasi.ISTIMEWA, ketat)


def test_pola_untuk_kurva() -> None:
    for organisasi in CapaianOrganisasi:
        rentang = pola(organisasi)
        assert tuple(r.predikat for r in rentang) == URUTAN_KURVA
        assert all(0 <= r.minimal <= r.maksimal <= 100 for r in rentang)
    kurang = {r.predikat: (r.minimal, r.maksimal) for r in pola(CapaianOrganisasi.KURANG)}
    assert kurang == {
        Predikat.SANGAT_KURANG: (0, 30),
        Predikat.KURANG: (60, 90),
        Predikat.BUTUH_PERBAIKAN: (10, 40),
        Predikat.BAIK: (0, 30),
        Predikat.SANGAT_BAIK: (0, 10),
    }
    istimewa = pola(CapaianOrganisasi.ISTIMEWA)[-1]
    assert (istimewa.predikat, istimewa.maksimal, istimewa.terbanyak) == (Predikat.SANGAT_BAIK, Decimal(70), True)
