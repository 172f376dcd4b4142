"""The published table of Peraturan BKN 3/2023 in full, and which months count."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from skp_batch.istilah import Predikat
from skp_batch.scoring.angka_kredit import bulan_bertugas, hitung_angka_kredit

# jenjang: SANGAT BAIK, BAIK, BUTUH PERBAIKAN, KURANG, SANGAT KURANG for a whole year
TABEL = {
    "PEMULA": "5.63 3.75 2.81 1.88 0.94",
    "TERAMPIL": "7.5 5 3.75 2.5 1.25",
    "MAHIR": "18.75 12.5 9.38 6.25 3.13",
    "PENYELIA": "37.5 25 18.75 12.5 6.25",
    "AHLI PERTAMA": "18.75 12.5 9.38 6.25 3.13",
    "AHLI MUDA": "37.5 25 18.75 12.5 6.25",
    "AHLI MADYA": "56.25 37.5 28.13 18.75 9.38",
    "AHLI UTAMA": "75 50 37.5 25 12.5",
}


@pytest.mark.parametrize("jenjang", TABEL)
def test_tabel_setahun(jenjang: str) -> None:
    assert [hitung_angka_kredit(jenjang, p) for p in Predikat] == [Decimal(a) for a in TABEL[jenjang].split()]


def test_periodik_dan_jenjang_lain() -> None:
    assert hitung_angka_kredit("AHLI PERTAMA", Predikat.BAIK, 2) == Decimal("2.08")
    assert hitung_angka_kredit("PEMULA", Predikat.KURANG, 3) == Decimal("0.47")  # 0.46875
    assert hitung_angka_kredit("AHLI MADYA", Predikat.BAIK, 1) == Decimal("3.13")  # 3.125 exactly
    assert hitung_angka_kredit("LEKTOR", Predikat.BAIK) is None


@pytest.mark.parametrize(
    ("mulai", "selesai", "bulan"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), (12, (2025, 1), (2025, 12))),
        (date(2025, 1, 15), date(2025, 3, 15), (3, (2025, 1), (2025, 3))),
        (date(2025, 1, 16), date(2025, 3, 14), (1, (2025, 2), (2025, 2))),
        (date(2025, 6, 1), date(2025, 6, 14), None),
        (date(2025, 6, 16), date(2025, 7, 10), None),
        (date(2025, 11, 2), date(2026, 2, 20), (4, (2025, 11), (2026, 2))),
        (date(2025, 6, 1), date(2025, 5, 1), None),
    ],
)
def test_bulan_dihitung_bila_tanggal_15_dijalani(mulai: date, selesai: date, bulan: tuple[object, ...] | None) -> None:
    hasil = bulan_bertugas(mulai, selesai)
    assert (hasil and (hasil.jumlah, hasil.awal, hasil.akhir)) == bulan
