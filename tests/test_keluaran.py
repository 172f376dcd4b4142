"""Tables and workbooks that leave the program: details of CSV and JSON, text as text, the same bytes every time."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from skp_batch.hasil import HasilBatch, HasilEkspor
from skp_batch.istilah import StatusSkp, Tingkat
from skp_batch.keluaran.ekspor_xlsx import tulis_ekspor
from skp_batch.keluaran.hasil_xlsx import tulis_hasil
from skp_batch.keluaran.tabel import KOLOM_REKAP, KOLOM_TEMUAN, amankan, tulis_rekap, tulis_temuan
from skp_batch.ringkasan import Keadaan, Kelompok, ringkas
from skp_batch.siasn.ekspor import susun_ekspor
from tests.alat.contoh_hasil import contoh_hasil


@pytest.fixture(scope="module")
def hasil() -> HasilBatch:
    return contoh_hasil()


@pytest.fixture(scope="module")
def ekspor(hasil: HasilBatch) -> HasilEkspor:
    return susun_ekspor(hasil.rekap, {b.berkas: b for b in hasil.buku}, {}, hasil.temuan)


def test_rekap_csv_dan_jsonl(tmp_path: Path, hasil: HasilBatch) -> None:
    tulis_rekap(tmp_path, hasil)
    mentah = (tmp_path / "rekap.csv").read_bytes()
    assert mentah.startswith(b"\xef\xbb\xbfperiode,kode_unit,nip,")
    assert mentah.count(b"\r\n") == mentah.count(b"\n") == len(hasil.rekap) + 1
    baris = list(csv.DictReader((tmp_path / "rekap.csv").open(encoding="utf-8-sig", newline="")))
    assert tuple(baris[0]) == KOLOM_REKAP
    assert {len(b["capaian"].split(".")[1]) for b in baris} == {2}
    objek = [json.loads(b) for b in (tmp_path / "rekap.jsonl").read_text("utf-8").splitlines()]
    assert list(objek[0]) == list(KOLOM_REKAP)
    for b, o in zip(baris, objek, strict=True):
        assert o["capaian"] == float(b["capaian"])
        assert {k: v or "" for k, v in o.items() if k != "capaian"} == {k: v for k, v in b.items() if k != "capaian"}
    tertahan = next(o for o in objek if o["status"] == StatusSkp.TERTAHAN)
    assert tertahan["predikat"] is None


def test_temuan_csv_tidak_menjalankan_rumus_dan_jsonl_tetap_apa_adanya(tmp_path: Path, hasil: HasilBatch) -> None:
    tulis_temuan(tmp_path, hasil.temuan)
    baris = list(csv.DictReader((tmp_path / "temuan.csv").open(encoding="utf-8-sig", newline="")))
    objek = [json.loads(b) for b in (tmp_path / "temuan.jsonl").read_text("utf-8").splitlines()]
    assert tuple(baris[0]) == tuple(objek[0]) == KOLOM_TEMUAN
    nilai = [(b["nilai"], o["nilai"]) for b, o in zip(baris, objek, strict=True) if o["kode"] == "S202"]
    assert set(nilai) == {("'=SUM(A1) <b>dua belas</b>", "=SUM(A1) <b>dua belas</b>")}
    assert all(b["pesan"].endswith(".") for b in baris)
    assert [b["berkas"] for b in baris] == sorted(b["berkas"] for b in baris)


@pytest.mark.parametrize("teks", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", " =1", "＝1+1", "\n1"])
def test_pemicu_rumus_diberi_petik(teks: str) -> None:
    assert amankan(teks) == f"'{teks}"


@pytest.mark.parametrize(
    ("teks", "aman"), [("a;=1+1", "a;'=1+1"), ("a\r\n @b;-c", "a\r\n '@b;'-c"), ("\t=1", "'\t'=1")]
)
def test_pemicu_rumus_sesudah_pemisah_lain_diberi_petik(teks: str, aman: str) -> None:
    """Opened where ';' separates, a cell of ours can become two."""
    assert amankan(teks) == aman


@pytest.mark.parametrize("teks", ["-5", "-12,5", "1+1", "dua", ""])
def test_bilangan_dan_teks_biasa_tetap(teks: str) -> None:
    assert amankan(teks) == teks


def test_hasil_xlsx_berisi_teks_bukan_rumus_dan_selalu_sama(tmp_path: Path, hasil: HasilBatch) -> None:
    tulis_hasil(tmp_path / "a.xlsx", hasil)
    tulis_hasil(tmp_path / "b.xlsx", hasil)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    buku = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert buku.sheetnames == ["RINGKASAN", "REKAP", "TEMUAN"]
    rekap = list(buku["REKAP"].values)
    assert len(rekap) == len(hasil.rekap) + 1
    assert [r[2] for r in rekap[1:]] == [s.nip for s in hasil.rekap]
    temuan = buku["TEMUAN"]
    assert temuan.max_row == len(hasil.temuan) + 1
    sel = [s for baris in temuan.iter_rows(min_row=2) for s in baris]
    assert not [s for s in sel if s.data_type == "f"]
    tautan = next(s.hyperlink for s in sel if s.value == "rusak & lama/SKP <lama>.xlsx")
    assert tautan.target == "hasil-pemeriksaan/rusak%20&%20lama/SKP%20%3Clama%3E.xlsx"
    realisasi = next(b for b in temuan.iter_rows(min_row=2) if b[4].value == "REALISASI")
    assert realisasi[2].hyperlink.location == f"'REALISASI'!{realisasi[5].value}"


def test_ekspor_xlsx_memuat_isi_yang_sama_dengan_payload(
    tmp_path: Path, hasil: HasilBatch, ekspor: HasilEkspor
) -> None:
    tulis_ekspor(tmp_path / "ekspor.xlsx", hasil, ekspor)
    buku = openpyxl.load_workbook(tmp_path / "ekspor.xlsx")
    assert buku.sheetnames == ["SKP22", "PERIODIK", "ANGKA KREDIT", "DITAHAN", "REKAP PENILAIAN"]
    judul, *baris = buku["SKP22"].values
    assert [dict(zip(judul[4:], b[4:], strict=True)) for b in baris] == [p.isi for p in ekspor.skp22[2025]]
    assert buku["DITAHAN"].max_row == len(ekspor.ditahan) + 1
    e_kinerja = list(buku["REKAP PENILAIAN"].values)
    assert [b[0] for b in e_kinerja[:3]] == ["Dinas Contoh", "Sekretariat", "Periode Tahunan Tahun 2025"]
    assert e_kinerja[4][1] == "NIP"
    assert e_kinerja[5][4:] == ("Diatas Ekspektasi", "Diatas Ekspektasi", "Sangat Baik")


def test_ringkasan_menghitung_setiap_unit_dan_orang_sekali(hasil: HasilBatch) -> None:
    r = ringkas(hasil)
    assert sum(r.unit_dengan(k) for k in Keadaan) == len(hasil.buku)
    assert sum(r.pegawai_dalam(k) for k in Kelompok) == len(hasil.rekap)
    assert sum(r.temuan_dengan(t) for t in Tingkat) == sum(k.jumlah for k in r.kode) == len(hasil.temuan)
    assert r.mulai_dari()[0].keadaan is Keadaan.TERTAHAN
    assert [k.kode for k in r.kode][:2] == ["S202", "S205"]
