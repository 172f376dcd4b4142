"""A payment run through the command, from workbooks to everything that KELUAR holds."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from skp_batch.cli import utama
from tests.alat import kehadiran as k
from tests.alat.bayar import BAIK, Meja, tukin
from tests.alat.hitung_ulang import banyak_rumus, beda_sel, hitung_ulang
from tests.alat.kantor import perlu
from tests.alat.kehadiran import BIMA, DEWI, SARI


@pytest.fixture
def meja(tmp_path: Path) -> Meja:
    return Meja(tmp_path)


def test_angka_a_kemnaker_dan_yang_tertahan_tidak_di_jumlah_mana_pun(meja: Meja) -> None:
    meja.predikat = {SARI: "BUTUH PERBAIKAN", BIMA: "BAIK"}
    meja.lembar["KEHADIRAN"][0] |= {"Terlambat": "30;45", "Tanpa Keterangan": 2, "Jumlah Hari Masuk Kerja": 20}
    meja.lembar["CUTI"] = [
        {"NIP": BIMA, "Jenis": "Cuti Besar", "Tanggal Mulai": date(2026, 8, 20), "Tanggal Selesai": date(2026, 10, 3)}
    ]
    meja.jalan(kode=1)
    r = meja.rincian()
    assert list(r[SARI]) == ["nip", "nama", "kelas", "predikat", "status", "bruto", "potongan", "bersih", "langkah"]
    # 5.079.200: 70% x 85%, 30% x (100 - 2 x 3 - 75 x 0,01)%
    assert (r[SARI]["bruto"], r[SARI]["potongan"], r[SARI]["bersih"]) == (5_079_200, 636_170, 4_443_030)
    assert r[BIMA]["bersih"] == 978_988
    assert (r[DEWI]["status"], r[DEWI]["bersih"], r[DEWI]["langkah"]) == ("TERTAHAN", None, [])
    assert ("T601", "PENERIMA", "A5") in meja.temuan()
    adk = sorted(p.name for p in (meja.folder / "keluar" / "adk").iterdir())
    assert adk == ["adk-tukin-2026-09-520002000990.txt", "adk-tukin-2026-09-520002000990.xlsx"]
    akhir = (meja.folder / "keluar" / "adk" / adk[0]).read_text("utf-8").splitlines()[-1]
    assert akhir.split("\t")[9] == " 5.422.018 "
    buku = load_workbook(meja.folder / "keluar" / "tukin-2026-09.xlsx", data_only=True)
    rekap = [b for b in buku["REKAP"].iter_rows(values_only=True) if b[1] == "JUMLAH"]
    assert (rekap[0][2], rekap[0][4], rekap[0][9]) == (2, 8_995_150, 5_422_018)
    assert buku["DITAHAN"]["B6"].value == DEWI
    manifest = json.loads((meja.folder / "keluar" / "manifest.json").read_text("utf-8"))
    assert manifest["jumlah"]["bersih"] == 5_422_018
    assert str(meja.folder) not in json.dumps(manifest)


def test_masukan_sama_keluaran_sama(meja: Meja) -> None:
    meja.jalan(kode=0)
    meja.jalan(keluar="lagi", kode=0)
    for p in sorted((meja.folder / "keluar").rglob("*")):
        if p.is_file():
            assert p.read_bytes() == (meja.folder / "lagi" / p.relative_to(meja.folder / "keluar")).read_bytes(), p


def test_sel_yang_salah_ditunjuk_dan_menahan_orangnya_saja(meja: Meja) -> None:
    meja.lembar["PENERIMA"][0]["Kelas Jabatan"] = 99
    meja.lembar["KEHADIRAN"][1]["Terlambat"] = "sering"
    meja.lembar["KEHADIRAN"].append({"NIP": DEWI, "Hari Kerja": 22})
    meja.lembar["KEHADIRAN"].append({"NIP": "199404042018012004", "Hari Kerja": 22})
    meja.lembar["PENERIMA"].append(meja.lembar["PENERIMA"][0] | {"NIP": 199505052019011005, "Kelas Jabatan": 8})
    meja.lembar["KEHADIRAN"].append({"NIP": "199505052019011005", "Hari Kerja": 22})
    meja.jalan(kode=1)
    assert sorted(t for t in meja.temuan() if t[0] != "S290") == [
        ("S202", "KEHADIRAN", "D4"),
        ("S205", "PENERIMA", "A6"),
        ("S208", "PENERIMA", "D3"),
        ("T604", "KEHADIRAN", "A6"),
        ("T604", "KEHADIRAN", "A7"),
    ]
    assert {o["status"] for o in meja.rincian().values()} == {"TERTAHAN"}
    salinan = load_workbook(meja.folder / "keluar" / "hasil-pemeriksaan" / "kehadiran.xlsx")
    assert salinan.sheetnames[0] == "HASIL PEMERIKSAAN"
    assert salinan["PENERIMA"]["D3"].comment is not None


def test_susulan_hanya_yang_tertahan_dan_tidak_ada_yang_dibayar_dua_kali(meja: Meja) -> None:
    meja.predikat = {SARI: "BAIK", BIMA: "BAIK"}
    meja.jalan(kode=1)
    meja.predikat = BAIK
    lalu = ("--lalu", str(meja.folder / "keluar"))
    meja.jalan(*lalu, keluar="ganda", kode=1)
    assert [t for t in meja.temuan("ganda") if t[0] == "T609"] == [("T609", "PENERIMA", f"A{i}") for i in (3, 4)]
    assert [n for n, o in meja.rincian("ganda").items() if o["status"] == "DIBAYAR"] == [DEWI]
    meja.jalan(*lalu, "--jenis", "SUSULAN", keluar="susulan", kode=0)
    assert list(meja.rincian("susulan")) == [DEWI]
    assert (meja.folder / "susulan" / "tukin-2026-09-susulan.xlsx").is_file()
    meja.jalan(*lalu, "--lalu", str(meja.folder / "susulan"), "--jenis", "SUSULAN", keluar="lagi", kode=0)
    assert meja.rincian("lagi") == {}
    meja.jalan("--jenis", "SUSULAN", keluar="tanpa", kode=2)


def test_rapel_membayar_selisih_dan_memisahkan_kelebihan(meja: Meja) -> None:
    meja.jalan(kode=0)
    meja.lembar["PENERIMA"][0]["Kelas Jabatan"] = 10
    meja.lembar["KEHADIRAN"][1] |= {"Tanpa Keterangan": 1, "Jumlah Hari Masuk Kerja": 21}
    lalu = ("--lalu", str(meja.folder / "keluar"))
    meja.jalan(*lalu, "--jenis", "RAPEL", keluar="rapel", kode=0)
    r = meja.rincian("rapel")
    assert list(r) == [SARI]
    assert (r[SARI]["bruto"], r[SARI]["bersih"]) == (900_000, 900_000)
    buku = load_workbook(meja.folder / "rapel" / "tukin-2026-09-rapel.xlsx", data_only=True)
    lebih = next(buku["KELEBIHAN BAYAR"].iter_rows(min_row=7, max_row=7, values_only=True))
    assert (lebih[1], -35_244 in lebih) == (BIMA, True)
    assert "T607" in [t[0] for t in meja.temuan("rapel")]
    meja.jalan(*lalu, "--lalu", str(meja.folder / "rapel"), "--jenis", "RAPEL", keluar="habis", kode=0)
    assert meja.rincian("habis") == {}


def test_kolom_menurut_kebijakan_dan_daftar_tpp(meja: Meja) -> None:
    k.kebijakan(meja.kebijakan, "tpp-kota-contoh", {"keluaran": {"kota": "Kota Contoh"}})
    for b in meja.lembar["PENERIMA"]:
        b |= {"Gaji Kotor": 4_259_813, "Dasar JKN Gaji": 3_859_680, "PPh Gaji": 0, "PTKP": "K/1"}
    for b, disiplin in zip(meja.lembar["KEHADIRAN"], (92.5, 100, None), strict=True):
        b |= {"Produktivitas": 100, "disiplin": disiplin}
    meja.jalan(bulan="2022-03", kode=1)
    r = meja.rincian()
    # C2 of the worked figures: kelas 9, beban kerja alone
    assert (r[SARI]["bruto"], r[SARI]["potongan"], r[SARI]["bersih"]) == (1_395_417, 67_087, 1_328_330)
    assert ("T611", "KEHADIRAN", "E5") in meja.temuan()
    buku = load_workbook(meja.folder / "keluar" / "tukin-2022-03.xlsx", data_only=True)
    baris = next(buku["DAFTAR TPP"].iter_rows(min_row=7, max_row=7, values_only=True))
    assert baris[7:18] == (1_341_747, 0, 0, 53_670, 1_395_417, 53_670, 13_417, 67_087, 1_328_330, 0, 1_328_330)


@pytest.mark.kantor
def test_menghitung_ulang_tidak_mengubah_satu_sel_pun(meja: Meja, tmp_path: Path) -> None:
    perlu("soffice")
    meja.predikat = {SARI: "KURANG", BIMA: "BUTUH PERBAIKAN", DEWI: "BAIK"}
    meja.lembar["KEHADIRAN"][0] |= {"Terlambat": "7;13;29", "Tidak Rekam": 3}
    meja.lembar["PENERIMA"][2]["Status"] = "CPNS"
    meja.lembar["HUKDIS"] = [{"NIP": BIMA, "Jenis": "POTONG TUKIN 6 BULAN", "TMT": date(2026, 7, 10)}]
    meja.jalan(kode=0)
    buku = meja.folder / "keluar" / "tukin-2026-09.xlsx"
    assert banyak_rumus(buku, "RINCIAN") > 30
    assert beda_sel(buku, hitung_ulang(buku, tmp_path / "lo")) == []


def test_salah_pakai_disebut_dengan_kalimat(meja: Meja) -> None:
    assert "2026-09" in meja.jalan(bulan="September", kode=2)
    assert "KE-13" in meja.jalan("--jenis", "KE-13", kode=2)
    kehadiran = ["--kehadiran", str(meja.folder / "kehadiran.xlsx")]
    pesan = tukin(
        ["--kebijakan", str(meja.kebijakan), "--bulan", "2026-09", "-o", str(meja.folder / "x"), *kehadiran], 2
    )
    assert "--predikat" in pesan
    assert not (meja.folder / "x").exists()


def test_templat_kehadiran_membawa_penerima_lalu_dan_dapat_langsung_dibayar(meja: Meja) -> None:
    meja.lembar["CUTI"] = [
        {"NIP": BIMA, "Jenis": "Besar", "Tanggal Mulai": date(2026, 9, 20), "Tanggal Selesai": date(2026, 11, 3)},
        {"NIP": SARI, "Jenis": "Tahunan", "Tanggal Mulai": date(2026, 9, 1), "Tanggal Selesai": date(2026, 9, 3)},
    ]
    meja.jalan()
    folder, lalu = meja.folder / "templat", str(meja.folder / "keluar")
    argumen = ["templat", "--kehadiran", "2026-10", "--dari", lalu, "--kebijakan", str(meja.kebijakan), str(folder)]
    CliRunner().invoke(utama, argumen, catch_exceptions=False)
    jadi = folder / "kehadiran-2026-10.xlsx"
    k.rekap(meja.folder / "rekap10.csv", BAIK, "2026-10")
    isi = ["--kebijakan", str(meja.kebijakan), "--predikat", str(meja.folder / "rekap10.csv"), "--kehadiran", str(jadi)]
    tukin([*isi, "--bulan", "2026-10", "--lalu", lalu, "-o", str(meja.folder / "okt")], 0)
    bersih = {nip: o["bersih"] for nip, o in meja.rincian("okt").items()}
    assert bersih == {SARI: 5_079_200, BIMA: 978_988, DEWI: 8_757_600}  # Bima: second month of his leave
    buku = load_workbook(meja.folder / "okt" / "tukin-2026-10.xlsx", data_only=True)
    ubah = [b[9] for b in buku["PERUBAHAN"].iter_rows(min_row=6, values_only=True) if b[1]]
    assert ubah == ["jumlah berubah"]


def test_slip_menjelaskan_setiap_rupiah_dan_tidak_menjalankan_isi_sel(meja: Meja) -> None:
    meja.predikat = {SARI: "BUTUH PERBAIKAN"}
    meja.lembar["PENERIMA"][0]["Nama"] = "Sari <script>alert(1)</script>"
    meja.lembar["KEHADIRAN"][0] |= {"Terlambat": 75}
    meja.jalan("--slip", "html", kode=1)
    slip = (meja.folder / "keluar" / "slip" / f"{SARI}.html").read_text("utf-8")
    assert "&lt;script&gt;" in slip
    assert "<script>" not in slip
    for teks in ("BUTUH PERBAIKAN (September 2026)", "dibayar 85%", "75 menit × 0,01%", "0,75%", "Rp4.534.456"):
        assert teks in slip
    assert "Terbilang: Empat juta lima ratus tiga puluh empat ribu" in slip
    tahan = (meja.folder / "keluar" / "slip" / f"{BIMA}.html").read_text("utf-8")
    assert "Pembayaran ini ditahan" in tahan
    assert "Rp" not in tahan


def test_lembar_yang_hilang_disebut_sekali_dan_thr_tidak_memerlukannya(meja: Meja) -> None:
    del meja.lembar["KEHADIRAN"]
    meja.lembar["PENERIMA"][0]["Nomor Rekening"] = None
    meja.jalan(kode=1)
    assert meja.temuan() == [("B103", "KEHADIRAN", "")]
    assert {o["status"] for o in meja.rincian().values()} == {"TERTAHAN"}
    k.kebijakan(meja.kebijakan, ubah={"jenis_pembayaran": {"thr": {"persen": "100"}}})
    meja.jalan("--jenis", "THR", keluar="thr", kode=0)
    assert [o["bersih"] for o in meja.rincian("thr").values()] == [5_079_200, 3_915_950, 8_757_600]
    assert [t[0] for t in meja.temuan("thr")] == ["T614"]


def test_sebutan_lain_di_rekap_penilaian_dibaca_menurut_alias(meja: Meja) -> None:
    k.kebijakan(meja.kebijakan, ubah={"predikat": {"alias": {"cukup": "butuh_perbaikan"}}})
    meja.predikat = {SARI: "Cukup", BIMA: "LUMAYAN", DEWI: "BAIK"}
    pesan = meja.jalan(kode=1)
    r = meja.rincian()
    assert (r[SARI]["predikat"], r[SARI]["potongan"]) == ("BUTUH PERBAIKAN", 533_316)
    assert r[BIMA]["status"] == "TERTAHAN"
    assert ("T601", "PENERIMA", "A4") in meja.temuan()
    assert "LUMAYAN" in pesan
    assert "Cukup" not in pesan


def test_kehadiran_harian_memberi_batas_dan_tanggal_netral(meja: Meja) -> None:
    presensi = {"batas": {"harian": "2", "bulanan": "100"}, "netral_tanggal": [date(2026, 9, 15)]}
    k.kebijakan(meja.kebijakan, ubah={"presensi": presensi})
    meja.jalan(keluar="tanpa")
    assert [t[0] for t in meja.temuan("tanpa")] == ["T605"]  # said once: the month's row shows no days
    hari = [
        {"NIP": SARI, "Tanggal": date(2026, 9, 1), "Terlambat": "120;200", "Tidak Rekam": 1},
        {"NIP": SARI, "Tanggal": date(2026, 9, 15), "Tidak Rekam": 2},
        {"NIP": BIMA, "Tanggal": date(2026, 9, 15), "Tanpa Keterangan": 1},
    ]
    meja.lembar["KEHADIRAN HARIAN"] = hari
    meja.jalan()
    r = meja.rincian()
    assert meja.temuan() == []
    # 30% x 5.079.200 x 2% : 1% + 320 x 0,01% on the first are held at 2%, the fifteenth does not count
    assert {n: o["potongan"] for n, o in r.items()} == {SARI: 30_475, BIMA: 0, DEWI: 0}
    assert any("= 4,2%, dibatasi 2%" in x["nama"] for x in r[SARI]["langkah"])
    meja.lembar["KEHADIRAN"][0]["Tidak Rekam"] = 2
    hari += [hari[0] | {"Terlambat": None}, {"NIP": "199404042018012004", "Tanggal": date(2026, 9, 1), "Izin": 1}]
    meja.jalan(keluar="beda", kode=1)
    salah = [("T604", "KEHADIRAN", "D3"), ("T604", "KEHADIRAN HARIAN", "A6"), ("T604", "KEHADIRAN HARIAN", "A7")]
    assert meja.temuan("beda") == salah
    assert meja.rincian("beda")[SARI]["status"] == "TERTAHAN"


def test_kelebihan_bayar_dipotong_dari_bulan_berikutnya_bila_kebijakan_menyebut(meja: Meja) -> None:
    def lalu(*folder: str) -> list[str]:
        return [x for f in folder for x in ("--lalu", str(meja.folder / f))]

    k.kebijakan(
        meja.kebijakan, "tpp-kota-contoh", {"rapel": {"kelebihan": "potong"}, "pajak": {"mode": "tidak_dihitung"}}
    )
    for b in meja.lembar["PENERIMA"]:
        b |= {"Gaji Kotor": 4_259_813, "Dasar JKN Gaji": 3_859_680, "PTKP": "K/1"}
    for b in meja.lembar["KEHADIRAN"]:
        b |= {"Produktivitas": 100, "Disiplin": 100}
    meja.jalan(bulan="2022-03", keluar="mar")
    meja.lembar["KEHADIRAN"][0]["Disiplin"] = 50
    meja.jalan("--jenis", "RAPEL", *lalu("mar"), bulan="2022-03", keluar="rapel")
    meja.lembar["KEHADIRAN"][0]["Disiplin"] = 100
    meja.jalan(*lalu("mar", "rapel"), bulan="2022-04", keluar="apr")
    penuh, april = (meja.rincian(f)[SARI] for f in ("mar", "apr"))
    # 1.383.244 less 1 % JKN, against 80 % of it
    assert penuh["bersih"] - april["bersih"] == 273_883
    assert april["bruto"] - april["potongan"] == april["bersih"]
    daftar = load_workbook(meja.folder / "apr" / "tukin-2022-04.xlsx", data_only=True)["DAFTAR TPP"]
    baris = next(daftar.iter_rows(min_row=7, max_row=7, values_only=True))
    assert baris[7:12] == (1_383_244, 273_883, 0, 55_330, 1_164_691)
    assert baris[17] == april["bersih"]
    meja.jalan(*lalu("mar", "rapel", "apr"), bulan="2022-05", keluar="mei")
    assert meja.rincian("mei")[SARI]["bersih"] == penuh["bersih"]  # given back once
    meja.jalan("--jenis", "RAPEL", *lalu("apr"), bulan="2022-04", keluar="rapel-apr")
    assert meja.rincian("rapel-apr") == {}  # what was given back is no underpayment
