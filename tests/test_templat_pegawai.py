"""`templat --pegawai`: a list or the SIASN download becomes one workbook per unit."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from skp_batch.periode import Periode
from skp_batch.workbook.tabel_masukan import TabelTidakTerbaca
from skp_batch.workbook.template import susun_buku
from skp_batch.workbook.template_isian import baca_pegawai, templat_terisi

RINA = "198503122010012001"
DIMAS = "199107252019031002"
SARI = "199604182024212003"


def test_daftar_pegawai_menjadi_buku_per_unit(tmp_path: Path) -> None:
    daftar = tmp_path / "pegawai.csv"
    daftar.write_text(
        "Kode Unit;Nama Unit;NIP;Nama;Status;Golongan;Jabatan;Kelas Jabatan;Tanggal Persetujuan\r\n"
        f"D.01;Bidang Data/Statistik;'{RINA};Rina Puspita;pns;III c;Analis;8;20-01-2026\r\n"
        f"D.02;Bidang Umum;{DIMAS};Dimas;PNS;III/z;Arsiparis;delapan;\r\n"
        f"D.02;Bidang Umum;1,99E+17;Sari;PNS;;Arsiparis;;\r\n"
        f"D.02;Bidang Umum;{DIMAS};Dimas;PNS;;;;\r\n"
        f";;{SARI};Sari;PPPK;;;;\r\n",
        encoding="cp1252",
    )
    hasil = baca_pegawai(daftar)
    assert [u.kode for u in hasil.unit] == ["D.01", "D.02"]
    assert hasil.unit[0].pegawai[0]["Golongan"] == "III/c"
    assert hasil.unit[0].pegawai[0]["Tanggal Persetujuan"] == date(2026, 1, 20)
    assert hasil.unit[0].pegawai[0]["Kelas Jabatan"] == 8
    assert hasil.unit[1].pegawai[1]["NIP"] is None
    pesan = "\n".join(hasil.masalah)
    assert [m.split(":")[0] for m in hasil.masalah] == ["Baris 3", "Baris 3", "Baris 4", "Baris 5", "Baris 6"]
    assert '"III/z"' in pesan
    assert "sudah ada di baris 3" in pesan
    buku = list(templat_terisi(hasil, Periode(2026, "TRIWULAN", 3), "Dinas Kominfo"))
    assert [nama for nama, _, _ in buku] == [
        "SKP 2026-TW3 D.01 Bidang Data Statistik.xlsx",
        "SKP 2026-TW3 D.02 Bidang Umum.xlsx",
    ]
    isi, _ = susun_buku(buku[0][1])
    ws = openpyxl.load_workbook(io.BytesIO(isi))["UNIT"]
    unit = {str(a.value).rstrip("*"): b.value for a, b in ws["A4:B19"]}
    assert (unit["Instansi"], unit["Tahun"], unit["Periode Ke"]) == ("Dinas Kominfo", 2026, 3)
    assert unit["Tanggal Selesai"].date() == date(2026, 9, 30)


def test_unduhan_siasn_menjadi_buku_per_unit(tmp_path: Path) -> None:
    unduhan = tmp_path / "siasn.csv"
    kolom = (
        "PNS ID|NIP BARU|NAMA|GELAR DEPAN|GELAR BELAKANG|KEDUDUKAN HUKUM NAMA|STATUS CPNS PNS|GOL AKHIR NAMA",
        "JENIS JABATAN NAMA|JABATAN NAMA|UNOR ID|UNOR NAMA",
    )
    unor = f"{'8AE4' * 8}|Puskesmas"
    rina = f"A1B2|'{RINA}|RINA PUSPITA|dr.|M.Kes|Aktif|P|III/d|Jabatan Fungsional|DOKTER AHLI MUDA|{unor}"
    sari = f"C3D4|'{SARI}|SARI||S.Kep|Tugas Belajar||IX||PERAWAT|{unor}"
    unduhan.write_text("\ufeff" + "\n".join(("|".join(kolom), rina, sari)), encoding="utf-8")
    hasil = baca_pegawai(unduhan)
    assert hasil.masalah == ()
    satu, dua = hasil.unit[0].pegawai
    assert satu["Nama"] == "dr. RINA PUSPITA, M.Kes"
    assert (satu["Jenis Jabatan"], satu["Jenjang JF"]) == ("FUNGSIONAL", "AHLI MUDA")
    assert (satu["Status"], satu["PNS ID"]) == ("PNS", "A1B2")
    assert (dua["Status"], dua["Golongan"]) == ("PPPK", "PPPK IX")
    assert dua["Status Keaktifan"] == "TUGAS BELAJAR"
    assert next(templat_terisi(hasil, Periode(2026, "TAHUNAN"), ""))[0] == "SKP 2026 Puskesmas.xlsx"


def test_bukan_daftar_pegawai_ditolak_dengan_kalimat(tmp_path: Path) -> None:
    salah = tmp_path / "lain.csv"
    salah.write_text("Nama,Jabatan\nA,B\n")
    with pytest.raises(TabelTidakTerbaca, match='tidak ada kolom "NIP"'):
        baca_pegawai(salah)
