"""Slips: from the RHK in the units' workbooks over ratings and predikat to the rupiah."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.alat import kehadiran as k
from tests.alat.meja import ANA, BUDI, KADIS, Meja
from tests.alat.perintah import jalankan

ORANG = {ANA: "Ana Lestari", BUDI: "Budi Santoso", KADIS: "Rangga Wirasena"}


@pytest.fixture(scope="module")
def hasil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A KELUAR of proses for the year 2025, and what a payment in 2026 needs besides."""
    folder = tmp_path_factory.mktemp("slip")
    meja = Meja()
    meja.bidang.isi("REALISASI", (ANA, "1", "1"), Uraian_Realisasi="Selesai <b>tepat</b> waktu")
    meja.tulis(folder / "masuk")
    assert jalankan("proses", folder / "masuk", "-o", folder / "skp").kode == 0
    siklus = {"bayar_geser_bulan": 1, "predikat": {"periode": "tahunan", "geser": 1}}
    pengganti = [{"bila": {"baru": True}, "pakai": "penuh"}]
    k.kebijakan(folder / "k.yaml", ubah={"siklus": siklus, "predikat": {"pengganti": pengganti}})
    penerima = [
        k.PENERIMA[0] | {"NIP": nip, "Nama": nama, "Status": "PPPK" if nip == BUDI else "PNS"}
        for nip, nama in ORANG.items()
    ]
    baru = k.PENERIMA[0] | {"NIP": "200001012026031001", "Nama": "Citra Kirana"}
    hadir = [{"NIP": b["NIP"], "Hari Kerja": 22} for b in (*penerima, baru)]
    k.tulis(folder / "h.xlsx", {"PENERIMA": [*penerima, baru], "KEHADIRAN": hadir})
    return folder


def _slip(folder: Path, predikat: str, keluar: str) -> dict[str, str]:
    argumen = ["--kebijakan", folder / "k.yaml", "--bulan", "2026-09", "--kehadiran", folder / "h.xlsx"]
    hasil = jalankan("tukin", *argumen, "--predikat", folder / predikat, "--slip", "html", "-o", folder / keluar)
    assert hasil.kode == 0, hasil
    return {p.stem: p.read_text("utf-8") for p in (folder / keluar / "slip").iterdir()}


def test_rhk_target_realisasi_dan_rating_sampai_predikat(hasil: Path) -> None:
    slip = _slip(hasil, "skp", "bayar")
    assert set(slip) == {*ORANG, "200001012026031001"}
    isi = (
        "Terselesaikannya usul mutasi pegawai",
        "120 Usul</td><td>120 Usul; Selesai &lt;b&gt;tepat&lt;/b&gt; waktu",
        "Capaian menurut buku kerja</th><td>100%",
        "Rating hasil kerja dari atasan</th><td>Sesuai ekspektasi",
        "BAIK (Tahun 2025)",
        "Predikat BAIK Tahun 2025: dibayar 100%",
    )
    for teks in isi:
        assert teks in slip[ANA], teks
    assert "Tertatanya berkas mutasi" in slip[BUDI]
    assert "usul mutasi" not in slip[BUDI]
    assert "menurut ketentuan kebijakan" in slip["200001012026031001"]


def test_tanpa_buku_kerja_disebut_bahwa_rhk_tidak_tersedia(hasil: Path) -> None:
    slip = _slip(hasil, "skp/rekap.csv", "dari-rekap")
    assert "RHK tidak tersedia" in slip[ANA]
    assert "BAIK (Tahun 2025)" in slip[ANA]
    assert "usul mutasi" not in slip[ANA]
