"""The nine cells, and the policy file that may change the rest."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from skp_batch.aturan import KebijakanSalah, angka_kredit, matriks_predikat, muat_kebijakan, teks_bawaan
from skp_batch.istilah import CapaianOrganisasi, Menahan, Predikat, Rating
from skp_batch.scoring.predikat import predikat

A, S, B = Rating.DI_ATAS, Rating.SESUAI, Rating.DI_BAWAH

SEMBILAN = [
    (A, A, "SANGAT BAIK"),
    (A, S, "BAIK"),
    (A, B, "KURANG"),
    (S, A, "BAIK"),
    (S, S, "BAIK"),
    (S, B, "KURANG"),
    (B, A, "BUTUH PERBAIKAN"),
    (B, S, "BUTUH PERBAIKAN"),
    (B, B, "SANGAT KURANG"),
]


@pytest.mark.parametrize(("hasil", "perilaku", "harus"), SEMBILAN)
def test_sembilan_sel(hasil: Rating, perilaku: Rating, harus: str) -> None:
    assert predikat(hasil, perilaku) is Predikat(harus)


def test_matriks_lengkap_dan_berlaku_menurut_tanggal() -> None:
    assert len(matriks_predikat()) == 9
    assert matriks_predikat(date(2022, 6, 30)) == matriks_predikat()


def test_kebijakan_bawaan_sesuai_kontrak() -> None:
    k = muat_kebijakan()
    assert (k.capaian_maksimum, k.di_atas, k.sesuai) == (Decimal(120), Decimal(110), Decimal(90))
    assert (k.bobot, k.kaskade_menahan, k.distribusi_minimal, k.lingkup) == ("abaikan", Menahan.EKSPOR, 5, "unit")
    assert [k.rating_pimpinan[c] for c in CapaianOrganisasi] == [A, S, B, B, B]
    assert k.tanggal_hitung_bulan == 15


def test_teks_bawaan_adalah_kebijakan_yang_sah(tmp_path: Path) -> None:
    berkas = tmp_path / "kebijakan.yaml"
    berkas.write_text(teks_bawaan(), encoding="utf-8")
    assert muat_kebijakan(berkas) == muat_kebijakan()


def test_yang_ditulis_mengganti_bawaan(tmp_path: Path) -> None:
    berkas = tmp_path / "dinas.yaml"
    berkas.write_text(
        "di_atas: 105.25\nbobot: {nilai: PAKAI, rujukan: SK Bupati}\ndistribusi: {minimal: 3, lingkup: induk}\n"
        "rating_pimpinan: {ISTIMEWA: Sesuai Espektasi}\n",
        encoding="utf-8",
    )
    k = muat_kebijakan(berkas)
    assert k.di_atas == Decimal("105.25")
    assert (k.bobot, k.distribusi_minimal, k.lingkup, k.sesuai) == ("pakai", 3, "induk", 90)
    assert (k.rating_pimpinan[CapaianOrganisasi.ISTIMEWA], k.rating_pimpinan[CapaianOrganisasi.KURANG]) == (S, B)


@pytest.mark.parametrize(
    ("isi", "bagian"),
    [
        ("di_ats: 105", ('kunci "di_ats"', '"di_atas"')),
        ("sesuai: '90'", ('"sesuai"', "bilangan persen")),
        ("di_atas: 105,5", ('"di_atas"', "memakai titik")),
        ("di_atas: .nan", ("YAML",)),
        ("sesuai: 110", ("di bawah", '"di_atas" (110)')),
        ("bobot: ya", ('"bobot"', "abaikan, pakai")),
        ("kaskade_menahan: BERKAS", ("PREDIKAT, EKSPOR, TIDAK",)),
        ("distribusi_minimal: true", ("bilangan bulat 1",)),
        ("distribusi: {batas: 3}", ("distribusi.batas", "distribusi.minimal")),
        ("rating_pimpinan: {BAIK: BAGUS}", ("rating_pimpinan.BAIK", "SESUAI EKSPEKTASI")),
        ("di_atas: 105\ndi_atas: 106", ("baris 2", "dua kali")),
        ("a: [", ("YAML", "baris")),
        ("- 110", ("kunci: nilai",)),
    ],
)
def test_kebijakan_salah_disebut_jelas(tmp_path: Path, isi: str, bagian: tuple[str, ...]) -> None:
    berkas = tmp_path / "dinas.yaml"
    berkas.write_text(isi, encoding="utf-8")
    with pytest.raises(KebijakanSalah) as galat:
        muat_kebijakan(berkas)
    pesan = str(galat.value)
    assert "dinas.yaml" in pesan
    assert pesan.endswith(".")
    for teks in bagian:
        assert teks in pesan


def test_berkas_tidak_ada(tmp_path: Path) -> None:
    with pytest.raises(KebijakanSalah, match="tidak ditemukan"):
        muat_kebijakan(tmp_path / "tidak-ada.yaml")


def test_tabel_angka_kredit() -> None:
    tabel = angka_kredit()
    assert [tabel.persentase[p] for p in Predikat] == [150, 100, 75, 50, 25]
    assert {j: str(a.koefisien) for j, a in tabel.jenjang.items()} == {
        "PEMULA": "3.75",
        "TERAMPIL": "5",
        "MAHIR": "12.5",
        "PENYELIA": "25",
        "AHLI PERTAMA": "12.5",
        "AHLI MUDA": "25",
        "AHLI MADYA": "37.5",
        "AHLI UTAMA": "50",
    }
