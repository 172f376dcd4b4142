"""Pay held against figures worked out from the regulations alone, where a second reckoning found a difference."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from skp_batch.aturan.berkas_yaml import KebijakanSalah
from skp_batch.tukin.kebijakan import susun_kebijakan
from skp_batch.tukin.predikat_masukan import baca_predikat_masukan
from tests.alat.kasus_tukin import gabung, jalankan
from tests.alat.kehadiran import BIMA, DEWI, SARI
from tests.test_tukin_jalan import Meja

DASAR: dict[str, Any] = {
    "skema": "kebijakan-tukin/1",
    "id": "uji-banding",
    "jenis": "tukin",
    "dasar_hukum": ["angka uji"],
    "berlaku": {"mulai": "2026-01", "sampai": None},
    "tarif": {
        "sumber": "tabel",
        "versi": [
            {"mulai": "2026-01", "kelas": {9: 1_000_000, 10: 2_000_000, 11: 3_000_000}},
            {"mulai": "2026-10", "kelas": {9: 1_500_000, 10: 2_600_000, 11: 4_000_000}},
        ],
    },
    "komponen": [{"id": "tukin", "bobot": "100", "nilai": "penuh"}],
    "urutan": ["komponen", "pembulatan"],
    "pembulatan": {"cara": "setengah_naik", "satuan": 1, "tahap": "akhir"},
}

PLT = {"setingkat": {"persen": "20", "dari": "jabatan_rangkap"}, "di_atas": "selisih", "minimal": "bulan_kalender"}
STATUS = {"cpns": {"operasi": "kali", "persen": "80"}, "tugas_belajar": {"operasi": "kali", "persen": "50"}}
PREDIKAT = {
    "arti": "dibayar",
    "terhadap": "total",
    "persen": {"sangat_baik": "100", "baik": "100", "butuh_perbaikan": "80", "kurang": "60", "sangat_kurang": "50"},
    "pengganti": [{"bila": {"status": "PNS"}, "pakai": "terakhir", "dasar": "aturan uji"}],
}
POTONG = [{"jenis": "POTONG TUKIN 6 BULAN", "nomor_sk": "1", "tmt": date(2026, 8, 3)}]
DUA_KOMPONEN: dict[str, Any] = {
    "komponen": [
        {"id": "kinerja", "bobot": "70", "nilai": "penuh"},
        {"id": "kehadiran", "bobot": "30", "nilai": "penuh"},
    ],
    "presensi": {
        "terhadap": "komponen.kehadiran",
        "aturan": [{"kode": "TK", "pemicu": "alpa", "satuan": "hari", "persen": "10"}],
    },
    "hukuman_disiplin": {"mode": "pp94", "sedang": {"persen": "25", "bulan": [6, 9, 12]}},
    "urutan": ["komponen", "presensi", "hukuman_disiplin", "pembulatan"],
}
POT = {"arti": "dipotong"}
SAKIT: dict[str, Any] = {
    "cuti": [
        {
            "jenis": "sakit",
            "ukur": "hari_sebulan",
            "operasi": "timpa",
            "arti": "dibayar",
            "pita": [{"dari": 1, "sampai": 2, "persen": "100"}, {"dari": 3, "sampai": 31, "persen": "75"}],
        }
    ],
    "urutan": ["komponen", "cuti", "pembulatan"],
}


def prorata(operasi: str) -> dict[str, Any]:
    aturan = {"jenis": "sakit", "ukur": "bulan_ke", "operasi": operasi, "arti": "dibayar", "nilai": ["60"]}
    return {**SAKIT, "cuti": [{**aturan, "prorata": "hari_kalender"}]}


def cuti(mulai: int, selesai: int) -> dict[str, Any]:
    return {"jenis": "Sakit", "mulai": date(2026, 9, mulai), "selesai": date(2026, 9, selesai)}


KASUS: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    # paid in October for October: the difference of both classes is that of October's tariff
    "plt: selisih dua kelas memakai tarif bulan yang sama": (
        {"plt": {**PLT, "bayar_geser_bulan": 0}, "urutan": ["komponen", "plt", "pembulatan"]},
        {"plt": [{"kelas": 10, "setingkat": False, "mulai": date(2026, 10, 1)}]},
        {"bruto": 2_100_000, "potongan": 0, "bersih": 2_100_000},
    ),
    # Status says CPNS; the same word among the special statuses, or another word twice, cuts nothing more
    "status: tiap status sekali": (
        {"status": STATUS, "urutan": ["komponen", "status", "pembulatan"]},
        {"penerima": {"kelas": 9, "status": "CPNS", "status_khusus": ["CPNS", "Tugas Belajar", "TUGAS_BELAJAR"]}},
        {"bersih": 400_000},
    ),
    "status: CPNS yang tersisa di Status Khusus seorang PNS menahan": (
        {"status": STATUS, "urutan": ["komponen", "status", "pembulatan"]},
        {"penerima": {"kelas": 9, "status": "PNS", "status_khusus": ["CPNS"]}},
        {"bersih": None, "kode": ["T603"]},
    ),
    # 80 per cent of a komponen of 30 is 24 of the whole: below a cap of 40; 25 more of the whole is cut at 16
    "batas potongan: dari seluruh tunjangan, juga untuk potongan sebuah komponen": (
        {**DUA_KOMPONEN, "batas_potongan_total": "40"},
        {"kehadiran": {"hari_kerja": 22, "alpa": 8}, "hukdis": POTONG},
        {"potongan": 400_000, "bersih": 600_000},
    ),
    "batas potongan: di bawah batas tidak terpotong batas": (
        {**DUA_KOMPONEN, "batas_potongan_total": "40"},
        {"kehadiran": {"hari_kerja": 22, "alpa": 8}},
        {"potongan": 240_000},
    ),
    # 2 days are paid in full, 3 and more at 75: four days of one month in two spells are four days
    "cuti: hari_sebulan menjumlahkan masa cuti sebulan, hari yang sama sekali": (
        SAKIT,
        {"cuti": [cuti(1, 2), cuti(10, 11)]},
        {"bersih": 750_000},
    ),
    "cuti: dua baris yang bertindih": (SAKIT, {"cuti": [cuti(1, 2), cuti(2, 2)]}, {"bersih": 1_000_000}),
    "cuti: persen per hari dari seluruh hari sebulan": (
        gabung(
            SAKIT, {"cuti": [{"jenis": "sakit", "ukur": "hari_sebulan", "operasi": "timpa", "per_hari": "2.5", **POT}]}
        ),
        {"cuti": [cuti(1, 3), cuti(10, 12)]},
        {"bersih": 850_000},
    ),
    # 15 of 30 days: half of the cut, whatever the operator
    "cuti: prorata berlaku untuk kali": (prorata("kali"), {"cuti": [cuti(1, 15)]}, {"bersih": 800_000}),
    "cuti: prorata berlaku untuk kurang": (prorata("kurang"), {"cuti": [cuti(1, 15)]}, {"bersih": 800_000}),
    "cuti: prorata berlaku untuk timpa": (prorata("timpa"), {"cuti": [cuti(1, 15)]}, {"bersih": 800_000}),
    "cuti: prorata tujuh hari tepat": (prorata("kali"), {"cuti": [cuti(1, 7)]}, {"bersih": 906_667}),
    "cuti: prorata berlaku untuk tidak_dibayar": (
        {**SAKIT, "cuti": [{"jenis": "sakit", "operasi": "tidak_dibayar", "prorata": "hari_kalender"}]},
        {"cuti": [cuti(1, 15)]},
        {"bersih": 500_000},
    ),
    "hukuman: turun jabatan tidak memotong, tetapi kelasnya diminta dilihat": (
        {**DUA_KOMPONEN, "hukuman_disiplin": {"mode": "pp94", "turun_kelas": True}},
        {"kehadiran": {}, "hukdis": [{**POTONG[0], "jenis": "Turun Jabatan"}]},
        {"bersih": 1_000_000, "kode": ["T605"]},
    ),
    "hukuman: turun jabatan sudah selesai": (
        {**DUA_KOMPONEN, "hukuman_disiplin": {"mode": "pp94", "turun_kelas": True}},
        {"kehadiran": {}, "hukdis": [{**POTONG[0], "jenis": "Turun Jabatan", "tmt": date(2025, 8, 1)}]},
        {"bersih": 1_000_000, "kode": []},
    ),
    "predikat: dua sumber berbeda menahan, juga bila ada penggantinya": (
        {"predikat": PREDIKAT, "urutan": ["komponen", "predikat", "pembulatan"]},
        {"predikat": {"2026-08": "BAIK", "2026-09": "BAIK / KURANG"}},
        {"bersih": None, "kode": ["T601"]},
    ),
    "presensi: berturut-turut lebih banyak daripada seluruhnya": (
        {},
        {"kehadiran": {"hari_kerja": 22, "masuk": 18, "alpa": 3, "alpa_berturut": 10}},
        {"bersih": None, "kode": ["T604"]},
    ),
    "presensi: hari yang mustahil tidak diperingatkan dua kali": (
        {},
        {"kehadiran": {"hari_kerja": 22, "alpa": 23}},
        {"bersih": None, "kode": ["T604"]},
    ),
}


@pytest.mark.parametrize("nama", KASUS)
def test_banding(nama: str) -> None:
    ubah, isi, hasil = KASUS[nama]
    r = jalankan(susun_kebijakan(gabung(DASAR, ubah), nama), {"penerima": {"kelas": 9, "status": "PNS"}, **isi})
    dapat = {"kode": sorted(t.kode for t in r.temuan), **{k: getattr(r, k) for k in hasil if k != "kode"}}
    assert {k: dapat[k] for k in hasil} == hasil, ([(x.nama, x.nilai) for x in r.langkah], r.temuan)


SALAH: dict[str, tuple[dict[str, Any], str]] = {
    "kelas ditulis sebagai angka dan sebagai teks": (
        {"tarif": {"versi": [{"mulai": "2026-01", "kelas": {1: 10, "1": 9}}]}},
        'kunci "1" ditulis dua kali',
    ),
    "persen negatif": ({"batas_potongan_total": "-3"}, "persen harus 0 sampai 100"),
    "predikat.kosong bukan tahan dan bukan persen": (
        {"predikat": {**PREDIKAT, "kosong": "bayar"}, "urutan": ["komponen", "predikat", "pembulatan"]},
        "tulis tahan, atau persen",
    ),
}


@pytest.mark.parametrize("nama", SALAH)
def test_kebijakan_yang_salah_disebut_sebabnya(nama: str) -> None:
    ubah, kata = SALAH[nama]
    with pytest.raises(KebijakanSalah, match=kata):
        susun_kebijakan(gabung(DASAR, ubah), nama)


def test_predikat_yang_tertahan_di_rekap_tidak_membayar(tmp_path: Path) -> None:
    rekap = tmp_path / "rekap.csv"
    baris = ["periode,nip,predikat,status", "2026-09,199001012015031001,BAIK,TERTAHAN"]
    rekap.write_text("\n".join([*baris, "2026-09,198502022010011002,KURANG,SELESAI DINILAI"]), "utf-8")
    sumber = baca_predikat_masukan([rekap])
    assert list(sumber.predikat) == ["198502022010011002"]
    assert len(sumber.ditolak) == 1
    assert "rekap.csv baris 2" in sumber.ditolak[0]


def test_rapel_menjelaskan_selisihnya_dan_perubahan_membandingkan_bulan_yang_sama(tmp_path: Path) -> None:
    meja = Meja(tmp_path)
    meja.lembar["KEHADIRAN"][1] |= {"Tanpa Keterangan": 2, "Jumlah Hari Masuk Kerja": 20}
    meja.jalan(keluar="sep")
    meja.lembar["KEHADIRAN"][1] |= {"Tanpa Keterangan": 0, "Jumlah Hari Masuk Kerja": 22}
    meja.lembar["PENERIMA"][0]["Kelas Jabatan"] = 10
    meja.lembar["PENERIMA"][2]["Nomor Rekening"] = "111"
    meja.jalan("--jenis", "RAPEL", "--lalu", str(tmp_path / "sep"), keluar="rapel")
    r = meja.rincian("rapel")
    assert {n: r[n]["bersih"] for n in r} == {SARI: 5_979_200 - 5_079_200, BIMA: 70_487}
    for baris in r.values():
        langkah = [x["nilai"] for x in baris["langkah"] if not x["nama"].startswith("Komponen")]
        assert sum(langkah) == baris["bersih"]
        assert baris["langkah"][-1]["nama"] == "Sudah dibayar untuk September 2026"
    isi = _perubahan(tmp_path / "rapel" / "tukin-2026-09-rapel.xlsx")
    assert [b[6:9] for b in isi] == [(5_079_200, 5_979_200, 900_000), (3_845_463, 3_915_950, 70_487)]
    meja.jalan("--lalu", str(tmp_path / "sep"), keluar="okt", bulan="2026-10", kode=1)
    okt = _perubahan(tmp_path / "okt" / "tukin-2026-10.xlsx")
    assert [b[9] for b in okt if b[1] == DEWI] == ["rekening berubah, tertahan"]


def test_susulan_menyebut_yang_tertahan_tetapi_hilang_dari_daftar(tmp_path: Path) -> None:
    meja = Meja(tmp_path)
    meja.predikat = {SARI: "BAIK"}
    meja.jalan(keluar="sep", kode=1)
    meja.predikat = {SARI: "BAIK", BIMA: "BAIK"}
    meja.lembar["PENERIMA"], meja.lembar["KEHADIRAN"] = meja.lembar["PENERIMA"][:2], meja.lembar["KEHADIRAN"][:2]
    meja.jalan("--jenis", "SUSULAN", "--lalu", str(tmp_path / "sep"), keluar="susulan")
    isi = _perubahan(tmp_path / "susulan" / "tukin-2026-09-susulan.xlsx")
    assert [(b[1], b[9]) for b in isi] == [
        (BIMA, "sebelumnya tertahan"),
        (DEWI, "masih tertahan, tidak ada di PENERIMA"),
    ]


def _perubahan(berkas: Path) -> list[tuple[Any, ...]]:
    lembar = load_workbook(berkas, data_only=True)["PERUBAHAN"]
    return [b for b in lembar.iter_rows(values_only=True) if isinstance(b[0], int) and b[1]]
