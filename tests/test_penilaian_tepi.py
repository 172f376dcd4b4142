"""Edges of status, holding and the marks of rating, through whole runs on small workbooks."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl

from skp_batch.istilah import StatusSkp
from tests.alat.meja import ANA, BUDI, KABID, Meja, skp, temuan
from tests.alat.perintah import jalankan


def test_tanggal_unit_terbalik_menahan_semua(tmp_path: Path) -> None:
    meja = Meja()
    meja.bidang.unit("Tanggal Mulai", date(2025, 9, 1))
    meja.bidang.unit("Tanggal Selesai", date(2025, 3, 1))
    selesai = meja.periksa(tmp_path)
    assert {skp(selesai, n).status for n in (KABID, ANA, BUDI)} == {StatusSkp.TERTAHAN}


def test_skp_ke_asing_menahan_pemiliknya(tmp_path: Path) -> None:
    """A row of a SKP that the person has not may be of the one that he has."""
    meja = Meja()
    meja.bidang.isi("RHK", (ANA, "2"), SKP_Ke=3)
    meja.bidang.isi("PENILAIAN", BUDI, SKP_Ke=2)
    selesai = meja.periksa(tmp_path)
    assert (skp(selesai, ANA).capaian, skp(selesai, ANA).status) == (None, StatusSkp.SELESAI)
    assert (skp(selesai, ANA).ekspor, skp(selesai, BUDI).ekspor) == ("TERTAHAN", "TERTAHAN")
    assert skp(selesai, BUDI).status is StatusSkp.TERTAHAN
    assert {t for t in temuan(selesai) if t[0] != "X"} == {"S207 K mutasi RHK!B7", "S207 K mutasi PENILAIAN!B6"}


def test_sidik_tidak_bergantung_urutan_dan_tulisan(tmp_path: Path) -> None:
    """Sorting rows, or the same number in another writing, is no change of plan or realisasi (N414)."""
    asal = skp(Meja().periksa(tmp_path / "a"), ANA).sidik
    meja = Meja()
    for nama in ("RHK", "TARGET", "REALISASI", "PEGAWAI"):
        random.Random(3).shuffle(meja.bidang.lembar[nama])
    meja.bidang.isi("TARGET", (ANA, "2", "1"), Target="12,0 Dokumen")
    meja.bidang.isi("REALISASI", (ANA, "1", "1"), Realisasi="120.0")
    assert skp(meja.periksa(tmp_path / "b"), ANA).sidik == asal
    meja.bidang.isi("REALISASI", (ANA, "1", "1"), Realisasi=121)
    assert skp(meja.periksa(tmp_path / "c"), ANA).sidik != asal


def test_orang_bukan_skp_yang_dihitung_untuk_pola(tmp_path: Path) -> None:
    """Three people with four SKP in a quarter are fewer than four people (N407)."""
    meja = Meja()
    meja.periode("TRIWULAN", 4, date(2025, 10, 1), date(2025, 12, 31))
    for lembar, kunci in (
        ("PEGAWAI", (ANA,)),
        ("RHK", (ANA, "1")),
        ("TARGET", (ANA, "1", "2")),
        ("REALISASI", (ANA, "1", "2")),
        ("PENILAIAN", (ANA,)),
    ):
        meja.bidang.lembar[lembar].append(meja.bidang.baris(lembar, *kunci) | {"SKP Ke": 2})
    harapan = {4: set(), 3: {"N407 I mutasi UNIT!B16"}}
    for paling_sedikit, temuan_pola in harapan.items():
        meja.kebijakan = replace(meja.kebijakan, distribusi_minimal=paling_sedikit)
        selesai = meja.periksa(tmp_path / str(paling_sedikit))
        assert [s.status for s in selesai.hasil.rekap if s.berkas != "dinas.xlsx"] == [StatusSkp.SELESAI] * 4
        assert {t for t in temuan(selesai) if t.startswith("N407")} == temuan_pola


def test_sidik_bertahan_di_buku_yang_ditahan_seputaran(tmp_path: Path) -> None:
    """A plan changed after rating is still seen when the file was held by something else in between (N414)."""
    masuk = tmp_path / "masuk"
    Meja().tulis(masuk)
    for ke, (instansi, target) in enumerate([("Dinas Contoh", 120), (None, 100), ("Dinas Contoh", 100)]):
        if ke:
            buku = openpyxl.load_workbook(masuk / "bidang" / "mutasi.xlsx")
            buku["UNIT"]["B6"], buku["TARGET"]["G6"] = instansi, target
            buku.save(masuk / "bidang" / "mutasi.xlsx")
        keluar = tmp_path / f"keluar{ke}"
        jalankan("proses", masuk, "-o", keluar, "--paralel", "1")
        masuk = keluar / "hasil-pemeriksaan"
    temuan = (keluar / "temuan.csv").read_text("utf-8-sig")
    assert "N414" in temuan
    assert "S201" not in temuan
