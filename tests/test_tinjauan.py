"""The atasan's review workbook: made by `templat --untuk-atasan`, taken in by `proses`."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from skp_batch.batch import Permintaan, Selesai
from skp_batch.batch import jalankan as periksa
from skp_batch.istilah import Menahan, Predikat, StatusSkp
from skp_batch.masukan import cari_masukan
from skp_batch.workbook.annotator import bersihkan
from tests.alat.meja import ANA, BUDI, KABID, KADIS, Meja, skp, temuan
from tests.alat.perintah import jalankan

DI_ATAS, SESUAI, DI_BAWAH = "DI ATAS EKSPEKTASI", "SESUAI EKSPEKTASI", "DI BAWAH EKSPEKTASI"
Rating = dict[str, tuple[str | None, str | None]]


def _instansi(folder: Path, rating: Rating) -> Meja:
    """The small instansi with these ratings (blank ones else) in the unit's workbook."""
    meja = Meja()
    for b in meja.bidang.lembar["PENILAIAN"]:
        hasil, perilaku = rating.get(b["NIP"], (None, None))
        b["Rating Hasil Kerja"], b["Rating Perilaku Kerja"] = hasil, perilaku
    meja.tulis(folder)
    return meja


def _tinjauan(folder: Path, masuk: Path, rating: Rating, nip: str = KABID) -> Path:
    """A review made by the program and filled in."""
    hasil = jalankan("templat", "--untuk-atasan", nip, masuk, "-o", folder, "--timpa")
    assert hasil.kode == 0, hasil.err
    (path,) = folder.iterdir()
    buku = openpyxl.load_workbook(path)
    ws = buku["PENILAIAN"]
    kolom = _kolom(ws)
    for baris in ws.iter_rows(min_row=_kepala(ws) + 1):
        pilihan = rating.get(str(baris[kolom["NIP"]].value))
        for judul, nilai in zip(("Rating Hasil Kerja", "Rating Perilaku Kerja"), pilihan or (), strict=False):
            baris[kolom[judul]].value = nilai
    buku.save(masuk / "atasan.xlsx")
    return path


def _kepala(ws: Worksheet) -> int:
    return next(r for r in range(1, 30) if ws.cell(r, 1).value == "Kode Unit*")


def _kolom(ws: Worksheet) -> dict[str, int]:
    return {str(c.value).rstrip("*"): i for i, c in enumerate(ws[_kepala(ws)])}


def _periksa(masuk: Path) -> Selesai:
    return periksa(Permintaan(cari_masukan([masuk]), Meja().kebijakan, paralel=1))


def test_satu_baris_untuk_setiap_bawahan(tmp_path: Path) -> None:
    _instansi(tmp_path / "masuk", {ANA: (SESUAI, DI_ATAS)})
    (tmp_path / "lalu").mkdir()
    with (tmp_path / "lalu" / "rekap.csv").open("w", newline="", encoding="utf-8-sig") as f:
        csv.writer(f).writerows([("periode", "nip", "predikat"), ("2024", ANA, "BAIK"), ("2026", ANA, "KURANG")])
    jalankan(
        *("templat", "--untuk-atasan", KABID, tmp_path / "masuk", "-o", tmp_path / "baru"),
        *("--riwayat", tmp_path / "lalu"),
    )
    (path,) = (tmp_path / "baru").iterdir()
    assert "Sekar Puspita" in path.name
    buku = openpyxl.load_workbook(path)
    assert {str(a.value).rstrip("*"): b.value for a, b in buku["UNTUK ATASAN"]["A4:B8"]} == {
        "Versi Templat": "1",
        "NIP Atasan": KABID,
        "Tahun": 2025,
        "Jenis Periode": "TAHUNAN",
        "Periode Ke": None,
    }
    ws = buku["PENILAIAN"]
    kolom = _kolom(ws)
    baris = list(ws.iter_rows(min_row=_kepala(ws) + 1, values_only=True))
    assert [b[kolom["NIP"]] for b in baris] == [ANA, BUDI]
    ana = baris[0]
    assert ana[kolom["Kode Unit"]] == "D01.2"
    assert ana[kolom["Capaian (sistem)"]] == 100
    assert "12 dari 12 Dokumen" in str(ana[kolom["Realisasi Singkat (sistem)"]])
    assert ana[kolom["Predikat Sebelumnya (sistem)"]] == "2024: BAIK"
    assert (ana[kolom["Rating Hasil Kerja"]], ana[kolom["Rating Perilaku Kerja"]]) == (SESUAI, DI_ATAS)
    assert str(ana[kolom["Predikat (sistem)"]]).startswith("=")
    assert "xl/charts/chart1.xml" in zipfile.ZipFile(path).namelist()
    pilihan = {str(v.sqref)[0] for v in ws.data_validations.dataValidation if "PILIHAN_RATING" in str(v.formula1)}
    assert pilihan == {"I", "J"}


def test_yang_sudah_diisi_atasan_terbawa_ke_buku_penilaian_berikutnya(tmp_path: Path) -> None:
    _instansi(tmp_path / "masuk", {KABID: (SESUAI, SESUAI)})
    _tinjauan(tmp_path / "t", tmp_path / "masuk", {ANA: (SESUAI, DI_ATAS)})
    hasil = jalankan("templat", "--untuk-atasan", KABID, tmp_path / "masuk", "-o", tmp_path / "lagi")
    assert hasil.kode == 0, hasil.err
    (path,) = (tmp_path / "lagi").iterdir()
    ws = openpyxl.load_workbook(path, data_only=True)["PENILAIAN"]
    kolom, nomor = _kolom(ws), _kepala(ws) + 1
    judul = ("NIP", "Rating Hasil Kerja", "Rating Perilaku Kerja", "Predikat (sistem)")
    isi = [[ws.cell(r, kolom[j] + 1).value or "" for j in judul] for r in (nomor, nomor + 1)]
    assert isi == [[ANA, SESUAI, DI_ATAS, "BAIK"], [BUDI, "", "", ""]]
    # the folder of results is never the one that holds the workbooks to be read
    assert jalankan("templat", tmp_path / "baru", "--untuk-atasan", KABID, tmp_path / "masuk").kode == 0
    assert len(list((tmp_path / "baru").iterdir())) == 1
    ditolak = jalankan("templat", tmp_path / "baru", "--untuk-atasan", KABID, tmp_path / "masuk")
    assert (ditolak.kode, "-o" in ditolak.err) == (2, True)


def test_rating_atasan_mengisi_yang_kosong(tmp_path: Path) -> None:
    _instansi(tmp_path / "masuk", {KABID: (SESUAI, SESUAI), ANA: (SESUAI, None)})
    _tinjauan(tmp_path / "t", tmp_path / "masuk", {ANA: (SESUAI, DI_ATAS), BUDI: (DI_ATAS, DI_ATAS)})
    hasil = _periksa(tmp_path / "masuk")
    assert skp(hasil, ANA).predikat is Predikat.BAIK
    assert skp(hasil, BUDI).predikat is Predikat.SANGAT_BAIK
    assert not {t for t in temuan(hasil) if t.startswith(("N404", "N419", "B", "S"))}
    assert {s.berkas for s in hasil.hasil.rekap} == {"dinas.xlsx", "bidang/mutasi.xlsx"}


def test_yang_bertentangan_ditahan_dan_disebut_di_kedua_berkas(tmp_path: Path) -> None:
    meja = _instansi(tmp_path / "masuk", {KABID: (SESUAI, SESUAI), ANA: (SESUAI, SESUAI), BUDI: (SESUAI, SESUAI)})
    _tinjauan(tmp_path / "t", tmp_path / "masuk", {ANA: (DI_ATAS, SESUAI), BUDI: (SESUAI, DI_BAWAH)})
    hasil = _periksa(tmp_path / "masuk")
    di_unit = {f"N419 K mutasi PENILAIAN!{meja.bidang.sel('PENILAIAN', n, 'Rating Hasil Kerja')}" for n in (ANA, BUDI)}
    semua = {t for t in temuan(hasil) if t.startswith("N419")}
    assert di_unit < semua
    assert len(semua) == 4
    for nip in (ANA, BUDI):
        assert skp(hasil, nip).status is StatusSkp.TERTAHAN
        assert skp(hasil, nip).menahan is Menahan.PREDIKAT
    assert skp(hasil, KABID).predikat is Predikat.BAIK


def test_rating_yang_tidak_terbaca_menahan_tanpa_menebak(tmp_path: Path) -> None:
    _instansi(tmp_path / "masuk", {KABID: (SESUAI, SESUAI), ANA: (SESUAI, SESUAI), BUDI: (SESUAI, SESUAI)})
    _tinjauan(tmp_path / "t", tmp_path / "masuk", {ANA: ("BAGUS SEKALI", SESUAI)})
    hasil = _periksa(tmp_path / "masuk")
    assert skp(hasil, ANA).status is StatusSkp.TERTAHAN
    assert skp(hasil, BUDI).predikat is Predikat.BAIK
    (s203,) = (t for t in hasil.hasil.temuan if t.kode == "S203")
    assert (s203.berkas, s203.lembar, s203.judul) == ("atasan.xlsx", "PENILAIAN", "Rating Hasil Kerja")


def test_yang_salah_di_buku_atasan_menjadi_temuan_berkasnya_sendiri(tmp_path: Path) -> None:
    _instansi(tmp_path / "masuk", {KABID: (SESUAI, SESUAI)})
    _tinjauan(tmp_path / "t", tmp_path / "masuk", {ANA: (SESUAI, SESUAI)})
    path = tmp_path / "masuk" / "atasan.xlsx"

    def ubah(apa: Any) -> set[str]:
        buku = openpyxl.load_workbook(path)
        apa(buku)
        buku.save(path)
        return {t for t in temuan(_periksa(tmp_path / "masuk")) if " atasan " in t}

    ws_kepala = _kepala(openpyxl.load_workbook(path)["PENILAIAN"])
    sel = f"B{ws_kepala + 2}"
    assert ubah(lambda b: b["PENILAIAN"].__setitem__(sel, KADIS)) == {f"S207 K atasan PENILAIAN!{sel}"}
    assert ubah(lambda b: b["PENILAIAN"].__setitem__(sel, ANA)) == {f"S206 K atasan PENILAIAN!{sel}"}
    assert ubah(lambda b: b["UNTUK ATASAN"].__setitem__("B5", None)) >= {"S201 K atasan UNTUK ATASAN!B5"}
    assert ubah(lambda b: b["UNTUK ATASAN"].__setitem__("B4", "99")) >= {"B104 K atasan UNTUK ATASAN!B4"}
    assert skp(_periksa(tmp_path / "masuk"), ANA).status is StatusSkp.BELUM_DINILAI  # held: its ratings do not count


def test_dua_buku_atasan_yang_berbeda(tmp_path: Path) -> None:
    _instansi(tmp_path / "masuk", {KABID: (SESUAI, SESUAI)})
    _tinjauan(tmp_path / "t", tmp_path / "masuk", {ANA: (SESUAI, SESUAI), BUDI: (SESUAI, SESUAI)})
    (tmp_path / "masuk" / "atasan.xlsx").rename(tmp_path / "satu.xlsx")
    _tinjauan(tmp_path / "t", tmp_path / "masuk", {ANA: (DI_ATAS, SESUAI), BUDI: (SESUAI, SESUAI)})
    (tmp_path / "satu.xlsx").rename(tmp_path / "masuk" / "satu.xlsx")
    hasil = _periksa(tmp_path / "masuk")
    assert sorted(t.berkas for t in hasil.hasil.temuan if t.kode == "N419") == [
        "atasan.xlsx",
        "bidang/mutasi.xlsx",
        "satu.xlsx",
    ]
    assert skp(hasil, ANA).status is StatusSkp.TERTAHAN
    assert skp(hasil, BUDI).predikat is Predikat.BAIK


def test_proses_mengembalikan_buku_atasan_dan_sidik_di_buku_unit(tmp_path: Path) -> None:
    _instansi(tmp_path / "masuk", {KABID: (SESUAI, SESUAI)})
    _tinjauan(tmp_path / "t", tmp_path / "masuk", {ANA: (SESUAI, DI_ATAS), BUDI: ("SESUWAI", DI_ATAS)})
    assert jalankan("proses", tmp_path / "masuk", "-o", tmp_path / "keluar", "--paralel", "1").kode == 1
    atasan = openpyxl.load_workbook(tmp_path / "keluar" / "hasil-pemeriksaan" / "atasan.xlsx")
    assert atasan.sheetnames[0] == "HASIL PEMERIKSAAN"
    unit = tmp_path / "keluar" / "hasil-pemeriksaan" / "bidang" / "mutasi.xlsx"
    ws = openpyxl.load_workbook(unit)["PENILAIAN"]
    kolom = {str(c.value): i for i, c in enumerate(ws[3])}
    ana = next(b for b in ws.iter_rows(min_row=4, values_only=True) if b[0] == ANA)
    assert ana[kolom["Predikat (sistem)"]] == "BAIK"
    assert str(ana[kolom["Sidik (sistem)"]]).startswith("1.21.")
    # the whole KELUAR is input to the next period; the review in it is passed over
    assert jalankan("templat", "--lanjut", tmp_path / "keluar", "--periode", "2026", "-o", tmp_path / "2026").kode == 0
    assert len(list((tmp_path / "2026").iterdir())) == 2
    # plan changed after the rating: seen although the ratings stand in the review alone
    buku = openpyxl.load_workbook(unit)
    target = buku["TARGET"]
    kolom_target = {str(c.value): i for i, c in enumerate(target[3])}
    baris = next(b for b in target.iter_rows(min_row=4) if b[0].value == ANA)
    baris[kolom_target["Target"]].value = 60
    buku.save(tmp_path / "masuk" / "bidang" / "mutasi.xlsx")
    kode = {t.split()[0] for t in temuan(_periksa(tmp_path / "masuk"))}
    assert "N414" in kode
    assert "N450" not in kode


def test_umpan_balik_sampai_ke_unit_dan_formulir_tanpa_menyentuh_sel_unit(tmp_path: Path) -> None:
    masuk, keluar = tmp_path / "masuk", tmp_path / "keluar"
    meja = _instansi(masuk, {KABID: (SESUAI, SESUAI)})
    _tinjauan(tmp_path / "t", masuk, {ANA: (SESUAI, DI_ATAS)})
    atasan = masuk / "atasan.xlsx"
    buku = openpyxl.load_workbook(atasan)
    ws = buku["PENILAIAN"]
    kolom, nomor = _kolom(ws), _kepala(ws) + 1
    ws.cell(nomor, kolom["Umpan Balik Umum"] + 1).value = "Berkas usul selalu tepat waktu"
    ws.cell(nomor, kolom["Catatan/Rekomendasi"] + 1).value = "=1+1"
    ws.cell(nomor, kolom["Catatan/Rekomendasi"] + 1).data_type = "s"
    buku.save(atasan)
    meja.bidang.isi("REALISASI", (ANA, "1", "1"), Realisasi=60)  # half of it, after the review was made
    meja.tulis(masuk)
    assert jalankan("proses", masuk, "-o", keluar, "--paralel", "1").kode == 0
    kembali = keluar / "hasil-pemeriksaan"
    unit = openpyxl.load_workbook(kembali / "bidang" / "mutasi.xlsx")
    tercetak = [[c for c in b if c] for b in unit["HASIL PEMERIKSAAN"].iter_rows(values_only=True)]
    asal = [ANA, "Ana Lestari", SESUAI, DI_ATAS, "BAIK", "Berkas usul selalu tepat waktu", "=1+1", "atasan.xlsx"]
    assert asal in tercetak
    isian = next(b for b in unit["PENILAIAN"].iter_rows(min_row=4, values_only=True) if b[0] == ANA)
    assert SESUAI not in isian
    assert "Berkas usul selalu tepat waktu" not in isian
    # the atasan's copy: fresh figures, and his workbook again without them
    diperiksa = (kembali / "atasan.xlsx").read_bytes()
    baris = [c.value for c in openpyxl.load_workbook(kembali / "atasan.xlsx")["PENILAIAN"][nomor]]
    assert (ws.cell(nomor, kolom["Capaian (sistem)"] + 1).value, baris[kolom["Capaian (sistem)"]]) == (100, 87.5)
    assert baris[kolom["Rating Hasil Hitung (sistem)"]] == "DI BAWAH EKSPEKTASI"
    lama = zipfile.ZipFile(atasan)
    bersih = zipfile.ZipFile(io.BytesIO(bersihkan(diperiksa)))
    assert {n: bersih.read(n) for n in bersih.namelist()} == {n: lama.read(n) for n in lama.namelist()}
    for jenis, isi in (("evaluasi", "Pimpinan: Berkas usul selalu tepat waktu"), ("dokumen", ">=1+1<")):
        folder = tmp_path / jenis
        hasil = jalankan("formulir", keluar, "-o", folder, "--jenis", jenis, "--nip", ANA)
        assert hasil.kode == 0, hasil.err
        (berkas,) = folder.rglob("*.html")
        assert isi in berkas.read_text("utf-8")
