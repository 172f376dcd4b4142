"""Comfort of the template: what is missing per row and per person, names beside numbers, lists that fit the row."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from skp_batch.workbook.reader import baca_buku
from skp_batch.workbook.template import susun_buku
from tests.alat.kantor import konversi
from tests.alat.meja import ANA, BUDI, KABID, KADIS, Meja

_PIMPINAN = [{"NIP": KADIS, "Nama": "Rangga", "No RHK": "1", "Rencana Hasil Kerja": "Meningkatnya kualitas layanan"}]


def _buku(meja: Meja, cadangan: int = 4) -> bytes:
    isi = {n: [{k: v for k, v in b.items() if v is not None} for b in p] for n, p in meja.bidang.lembar.items()}
    return susun_buku(isi, _PIMPINAN, cadangan=cadangan)[0]


def _kolom(buku: openpyxl.Workbook, lembar: str, judul: str) -> list[Any]:
    ws = buku[lembar]
    letak = next(c.column for c in ws[3] if c.value == judul)
    return [c.value or "" for (c,) in ws.iter_rows(min_row=4, max_row=10, min_col=letak, max_col=letak)]


@pytest.mark.kantor
def test_yang_masih_kurang_disebut_di_barisnya_dan_di_ringkasan(tmp_path: Path) -> None:
    meja = Meja()
    bidang = meja.bidang
    bidang.isi("PEGAWAI", ANA, Jenjang_JF=None, Status_SKP="DRAFT")
    bidang.lembar["RHK"].append({"NIP": BUDI, "No RHK": "2"})
    bidang.isi("TARGET", (ANA, "1", "1"), Aspek=None)
    bidang.isi("TARGET", (ANA, "2", "1"), Satuan=None)
    bidang.lembar["REALISASI"] = bidang.lembar["REALISASI"][:4]
    bidang.isi("REALISASI", (KABID, "2", "1"), Bukti_Dukung=None, Tautan_Bukti_Dukung=None)
    bidang.isi("PENILAIAN", BUDI, Rating_Perilaku_Kerja=None)
    (tmp_path / "isi.xlsx").write_bytes(_buku(meja))
    konversi(tmp_path, "xlsx", tmp_path / "isi.xlsx")
    buku = openpyxl.load_workbook(tmp_path / "hasil" / "isi.xlsx", data_only=True)
    kurang = {n: _kolom(buku, n, "Kurang (sistem)") for n in ("PEGAWAI", "RHK", "TARGET", "REALISASI", "PENILAIAN")}
    assert kurang["PEGAWAI"][:4] == ["", "Jenjang JF", "", ""]
    assert kurang["RHK"][4:] == ["", "Jenis RHK, Rencana Hasil Kerja, indikator di lembar TARGET", ""]
    assert kurang["TARGET"] == ["", "", "Aspek", "", "Satuan", "", ""]
    assert kurang["REALISASI"][:3] == ["", "Bukti Dukung", ""]
    assert kurang["PENILAIAN"][:3] == ["", "persetujuan SKP", "Rating Perilaku Kerja"]
    assert _kolom(buku, "TARGET", "Nama (sistem)")[2] == "Ana Lestari"
    assert _kolom(buku, "TARGET", "RHK (sistem)")[2] == "Terselesaikannya usul mutasi pegawai"
    assert _kolom(buku, "RINGKASAN", "Realisasi")[:3] == [2, 2, ""]  # 0 reads as blank here
    assert _kolom(buku, "RINGKASAN", "Yang masih kurang")[:4] == [
        "Lengkap",
        "data pegawai, 1 realisasi, persetujuan",
        "1 realisasi, rating atasan",
        "",
    ]


def test_daftar_menurut_barisnya_dan_kolom_bantu_tidak_dibaca() -> None:
    isi = _buku(Meja())
    buku = openpyxl.load_workbook(io.BytesIO(isi))
    daftar = {
        (n, str(v.sqref).split(":")[0]): v for n in ("RHK", "TARGET") for v in buku[n].data_validations.dataValidation
    }
    letak = {n: {str(c.value).rstrip("*"): c.column_letter for c in buku[n][3]} for n in ("RHK", "TARGET")}
    no = daftar["TARGET", f"{letak['TARGET']['No RHK']}4"]
    assert no.formula1.startswith("INDEX(RHK!$")
    assert 'COUNTIF(RHK!$A:$A,$A4&"*")' in no.formula1
    teks = daftar["RHK", f"{letak['RHK']['RHK Pimpinan yang Diintervensi']}4"]
    assert "'RHK PIMPINAN'!$E:$E" in teks.formula1
    assert max(len(no.formula1), len(teks.formula1)) <= 255
    assert not no.showErrorMessage
    assert not teks.showErrorMessage
    assert not [t for t in baca_buku(isi, "a.xlsx").buku.temuan if t.kode == "S290"]


def test_buku_sangat_besar_tanpa_bantuan_tetapi_tetap_utuh() -> None:
    meja = Meja()
    contoh = meja.bidang.lembar["TARGET"][0]
    meja.bidang.lembar["TARGET"] = [contoh | {"No RHK": str(i)} for i in range(1, 2_400)]
    buku = openpyxl.load_workbook(io.BytesIO(_buku(meja)))
    assert "RINGKASAN" not in buku.sheetnames
    assert buku["TARGET"]["E4"].value is None
