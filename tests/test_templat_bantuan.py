"""Comfort of the template: what is missing per row and per person, names beside numbers, lists that fit the row."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.formula import ArrayFormula

from skp_batch.workbook.reader import baca_buku
from skp_batch.workbook.template import susun_buku
from tests.alat.kantor import konversi
from tests.alat.meja import ANA, BUDI, KABID, KADIS, Meja

_RHK = ((KABID, "1"), (KABID, "2"), (ANA, "1"), (ANA, "2"), (BUDI, "1"))
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


def _daftar(buku: openpyxl.Workbook, lembar: str, judul: str) -> str:
    """The list formula of a column, as it stands for row 4."""
    ws = buku[lembar]
    huruf = next(c.column_letter for c in ws[3] if str(c.value).rstrip("*") == judul)
    (v,) = (v for v in ws.data_validations.dataValidation if str(v.sqref).startswith(f"{huruf}4"))
    assert len(v.formula1) <= 255
    assert not v.showErrorMessage  # other values are taken too
    return str(v.formula1)


def test_daftar_menurut_barisnya_dan_kolom_bantu_tidak_dibaca() -> None:
    isi = _buku(Meja())
    buku = openpyxl.load_workbook(io.BytesIO(isi))
    assert "'RHK PIMPINAN'!$E:$E" in _daftar(buku, "RHK", "RHK Pimpinan yang Diintervensi")
    assert not [t for t in baca_buku(isi, "a.xlsx").buku.temuan if t.kode == "S290"]


@pytest.mark.kantor
def test_daftar_nomor_berisi_milik_barisnya_saja(tmp_path: Path) -> None:
    meja = Meja()
    contoh = {n: meja.bidang.lembar[n][0] for n in ("RHK", "TARGET", "REALISASI")}
    meja.bidang.lembar["RHK"] = [contoh["RHK"] | {"NIP": n, "No RHK": r} for n, r in (*_RHK, (ANA, "3"))]
    meja.bidang.lembar["TARGET"] = [
        contoh["TARGET"] | {"NIP": n, "No RHK": r, "No Indikator": f"{r}.{i}"} for n, r in _RHK for i in "12"
    ] + [contoh["TARGET"] | {"NIP": KABID, "No RHK": "1", "No Indikator": "1.3"}]
    meja.bidang.lembar["REALISASI"] = [
        contoh["REALISASI"] | {"NIP": n, "No RHK": r, "No Indikator": "x"} for n, r in (*_RHK, (ANA, "9"))
    ]
    buku = openpyxl.load_workbook(io.BytesIO(_buku(meja)))
    ws = buku["REALISASI"]
    baris = range(4, 4 + len(_RHK) + 1)
    for judul, bawah in (("No RHK", 400), ("No Indikator", 500)):
        daftar = _daftar(buku, "REALISASI", judul)
        for r in baris:  # the list of row r, written out as cells far below
            rumus = re.sub(r"(\$[A-Z]+)4\b", rf"\g<1>{r}", daftar)
            kolom = get_column_letter(r)
            ws[f"{kolom}{bawah}"] = ArrayFormula(f"{kolom}{bawah}:{kolom}{bawah + 19}", f"={rumus}")
    buku.save(tmp_path / "daftar.xlsx")
    konversi(tmp_path, "xlsx", tmp_path / "daftar.xlsx")
    ws = openpyxl.load_workbook(tmp_path / "hasil" / "daftar.xlsx", data_only=True)["REALISASI"]

    def tertulis(bawah: int, kolom: int) -> list[str]:
        isi = [str(c.value) for (c,) in ws.iter_rows(bawah, bawah + 19, kolom, kolom) if c.value not in (None, "#N/A")]
        return isi[:1] if len(isi) == 20 else isi  # one value is repeated over the whole array

    rhk, indikator = ([tertulis(bawah, r) for r in baris] for bawah in (400, 500))
    # KABID 1, KABID 2, ANA 1, ANA 2, BUDI 1, an unknown RHK of ANA, whose third RHK stands at the end of the sheet
    assert rhk == [["1", "2"]] * 2 + [["1", "2", "1", "3"]] * 2 + [["1"], ["1", "2", "1", "3"]]
    assert indikator[1:] == [["2.1", "2.2"], ["1.1", "1.2"], ["2.1", "2.2"], ["1.1", "1.2"], ["x"]]
    assert indikator[0] == [f"{r}.{i}" for _, r in _RHK for i in "12"] + ["1.3"]  # rows apart: others in between


def test_buku_sangat_besar_tanpa_bantuan_tetapi_tetap_utuh() -> None:
    meja = Meja()
    contoh = meja.bidang.lembar["TARGET"][0]
    meja.bidang.lembar["TARGET"] = [contoh | {"No RHK": str(i)} for i in range(1, 2_400)]
    buku = openpyxl.load_workbook(io.BytesIO(_buku(meja)))
    assert "RINGKASAN" not in buku.sheetnames
    assert buku["TARGET"]["E4"].value is None
