"""What a policy makes of KELUAR, and chains of runs: sheets and lists of its own, Plt, THR, SUSULAN, RAPEL."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from tests.alat import kehadiran as k
from tests.alat.bayar import BAIK, Meja
from tests.alat.kehadiran import BIMA, DEWI, SARI


@pytest.fixture
def meja(tmp_path: Path) -> Meja:
    return Meja(tmp_path)


def _bersih(meja: Meja, keluar: str) -> dict[str, int]:
    return {nip: o["bersih"] for nip, o in meja.rincian(keluar).items()}


def test_lembar_daftar_bank_dan_tanda_tangan_menurut_kebijakan(meja: Meja) -> None:
    lembar = {
        "judul": "Daftar Transfer: Bank/Giro",
        "kolom": [
            {"judul": "NO", "nilai": "nomor"},
            {"judul": "PEGAWAI", "nilai": "nama"},
            {"judul": "POTONGAN PRESENSI", "nilai": "presensi", "jumlah": True},
            {"judul": "DITERIMA", "nilai": "ditransfer", "jumlah": True},
        ],
        "ttd": [{"jabatan": "Petugas Pengelola Administrasi Belanja Pegawai", "nama": "Rani Kusuma"}],
    }
    bank = [
        {"judul": "REK", "nilai": "nomor_rekening"},
        {"judul": "NAMA", "nilai": "nama_rekening"},
        {"judul": "BERITA", "nilai": "bulan"},
        {"judul": "RP", "nilai": "ditransfer", "jumlah": True},
    ]
    ttd = [{"jabatan": "Kepala Balai", "nama": "Agus Salim Putra"}]
    keluaran = {"kota": "Kota Contoh", "ttd": ttd, "lembar": [lembar], "daftar_bank": bank}
    zakat = [{"id": "zakat", "nama": "Zakat", "persen": "2.5"}]
    k.kebijakan(meja.kebijakan, ubah={"keluaran": keluaran, "potongan_lain": zakat})
    meja.lembar["KEHADIRAN"][0] |= {"Tanpa Keterangan": 1, "Jumlah Hari Masuk Kerja": 21}
    meja.jalan()
    buku = meja.buku()
    milik = buku["Daftar Transfer  Bank Giro"]
    baris = [b[:4] for b in milik.iter_rows(min_row=5, values_only=True)]
    # 5.079.200 - 3% x 30%, less 2,5 % zakat
    assert baris[:2] == [
        ("NO", "PEGAWAI", "POTONGAN PRESENSI", "DITERIMA"),
        (1, "Sari Wulandari", -45_712.8, 4_907_650),
    ]
    assert baris[4] == ("JUMLAH", "", -45_712.8, 17_264_361)
    assert any("Rani Kusuma" in str(b) for b in baris)
    assert any("Agus Salim Putra" in str(b) for b in buku["REKAP"].iter_rows(values_only=True))
    with (meja.folder / "keluar" / "daftar-bank.csv").open(encoding="utf-8-sig", newline="") as f:
        isi = list(csv.reader(f))
    assert isi[0] == ["REK", "NAMA", "BERITA", "RP"]
    assert isi[1] == ["0011223344", "SARI WULANDARI", "September 2026", "4907650"]
    assert isi[-1] == ["JUMLAH", "", "", "17264361"]
    k.kebijakan(meja.kebijakan, ubah={"keluaran": {"daftar_bank": [{"judul": "X", "nilai": "gaji"}]}})
    assert 'nilai "gaji" tidak dikenal' in meja.jalan(keluar="salah", kode=2)


def test_plt_di_buku_kerja_pembayaran(meja: Meja) -> None:
    k.kebijakan(meja.kebijakan, "basarnas-perban-4-2024")
    meja.lembar["PLT"] = [
        {"NIP": SARI, "Jabatan": "Kepala Seksi", "Kelas": 11, "Setingkat": "TIDAK", "Mulai": date(2026, 7, 10)},
        {"NIP": DEWI, "Jabatan": "Kepala Bagian", "Kelas": 11, "Setingkat": "YA", "Mulai": date(2026, 8, 1)},
        {"NIP": BIMA, "Jabatan": "Kepala Sub", "Kelas": 9, "Setingkat": "YA", "Mulai": date(2026, 9, 2)},
    ]
    meja.jalan()
    assert _bersih(meja, "keluar") == {SARI: 8_757_600, BIMA: 3_915_950, DEWI: 10_509_120}
    rincian = meja.buku()["RINCIAN"]
    judul = {s.value: s.column for s in rincian[5]}
    assert [rincian.cell(i, judul["Plt (Rp)"]).value for i in (7, 8, 9)] == [3_678_400, None, 1_751_520]
    assert rincian.cell(7, judul["BRUTO"]).value == 8_757_600


def test_thr_dan_ke13_sekali_dan_tidak_mengganggu_bulanan(meja: Meja) -> None:
    lain = {"thr": {"persen": "100", "acuan_bulan": 2}, "ke13": {"persen": "50"}}
    k.kebijakan(meja.kebijakan, ubah={"jenis_pembayaran": lain})
    meja.lembar["KEHADIRAN"][0] |= {"Tanpa Keterangan": 2, "Jumlah Hari Masuk Kerja": 20}
    meja.jalan("--jenis", "THR", keluar="thr")
    assert _bersih(meja, "thr") == {SARI: 5_079_200, BIMA: 3_915_950, DEWI: 8_757_600}
    meja.jalan("--jenis", "THR", *meja.lalu("thr"), keluar="lagi", kode=1)
    assert {t[0] for t in meja.temuan("lagi")} == {"T609"}
    assert set(_bersih(meja, "lagi").values()) == {None}
    meja.jalan("--jenis", "KE-13", *meja.lalu("thr"), keluar="ke13")
    assert _bersih(meja, "ke13")[BIMA] == 1_957_975
    meja.jalan(*meja.lalu("thr", "ke13"), keluar="rutin")  # the same work month, another kind
    assert _bersih(meja, "rutin")[BIMA] == 3_915_950
    meja.jalan("--jenis", "RAPEL", *meja.lalu("thr", "ke13", "rutin"), keluar="rapel")
    assert meja.rincian("rapel") == {}  # THR is no part of what the month was paid


def test_susulan_sesudah_susulan_hanya_yang_masih_tertahan(meja: Meja) -> None:
    meja.predikat = {SARI: "BAIK"}
    meja.jalan(kode=1)
    meja.predikat = {SARI: "BAIK", BIMA: "BAIK"}
    meja.jalan("--jenis", "SUSULAN", *meja.lalu("keluar"), keluar="satu", kode=1)
    assert _bersih(meja, "satu") == {BIMA: 3_915_950, DEWI: None}
    meja.predikat = BAIK
    meja.jalan("--jenis", "SUSULAN", *meja.lalu("keluar", "satu"), keluar="dua")
    assert _bersih(meja, "dua") == {DEWI: 8_757_600}
    meja.jalan("--jenis", "SUSULAN", *meja.lalu("keluar", "satu", "dua"), keluar="habis")
    assert meja.rincian("habis") == {}


def test_rapel_berantai_membayar_selisih_terhadap_semua_yang_sudah_dibayar(meja: Meja) -> None:
    meja.jalan(keluar="rutin")
    meja.lembar["PENERIMA"][0]["Kelas Jabatan"] = 10
    meja.jalan("--jenis", "RAPEL", *meja.lalu("rutin"), keluar="naik")
    assert _bersih(meja, "naik") == {SARI: 900_000}
    meja.lembar["PENERIMA"][0]["Kelas Jabatan"] = 11
    meja.jalan("--jenis", "RAPEL", *meja.lalu("rutin", "naik"), keluar="lagi")
    assert _bersih(meja, "lagi") == {SARI: 2_778_400}
    meja.lembar["PENERIMA"][0]["Kelas Jabatan"] = 9
    meja.jalan("--jenis", "RAPEL", *meja.lalu("rutin", "naik", "lagi"), keluar="turun")
    assert meja.rincian("turun") == {}  # negative: on KELEBIHAN BAYAR, in no total
    lebih = meja.buku("turun")["KELEBIHAN BAYAR"]
    assert -3_678_400 in next(lebih.iter_rows(min_row=7, max_row=7, values_only=True))
    assert not (meja.folder / "turun" / "adk").exists()
    meja.jalan("--jenis", "RAPEL", *meja.lalu("rutin", "naik", "lagi", "turun"), keluar="akhir")
    assert meja.rincian("akhir") == {}
