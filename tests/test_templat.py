"""The template is what the schemas make, and opens clean."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from skp_batch.golongan import GOLONGAN
from skp_batch.schemas.buku import KOLOM_RHK_PIMPINAN, LEMBAR_BUKU, LEMBAR_DAFTAR, LEMBAR_RHK_PIMPINAN, MENURUT_NAMA
from skp_batch.schemas.kolom import Jenis
from skp_batch.sumber import folder_data
from skp_batch.workbook.template import NAMA_TEMPLAT, susun_buku, templat_kosong, tulis_buku
from skp_batch.workbook.template_tata import TAMBAHAN
from tests.alat.kantor import teks_cetakan

RINA = "198503122010012001"


@pytest.fixture(scope="module")
def kosong() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(templat_kosong()))


def test_yang_disimpan_sama_dengan_yang_dibuat_dari_skema() -> None:
    tersimpan = (folder_data("input_templates") / NAMA_TEMPLAT).read_bytes()
    assert tersimpan == templat_kosong(), "jalankan: skp-batch templat input_templates --timpa"
    assert len(tersimpan) < 250_000


def test_setiap_lembar_dan_kolom_skema_ada(kosong: openpyxl.Workbook) -> None:
    assert kosong.sheetnames[0] == "PETUNJUK"
    assert kosong[LEMBAR_DAFTAR].sheet_state == "veryHidden"
    for lembar in LEMBAR_BUKU:
        ws = kosong[lembar.nama]
        if lembar.nama == "UNIT":
            judul = [ws.cell(r, 1).value for r in range(4, ws.max_row + 1)]
            assert (ws["A3"].value, ws["B3"].value) == ("Isian", "Nilai")
        else:
            judul = [ws.cell(3, c).value for c in range(1, ws.max_column + 1)]
        sendiri = {k.judul for k in TAMBAHAN.get(lembar.nama, ()) if lembar.cari(k.judul) is None}
        assert sendiri <= set(judul)
        judul = [j for j in judul if j not in sendiri]
        kolom = [lembar.cari(j) for j in judul]
        assert sorted(k.kunci for k in kolom if k) == sorted(k.kunci for k in lembar.kolom)
        assert [j.endswith("*") for j in judul] == [k.wajib for k in kolom if k]
        assert ws.protection.sheet
        assert not ws.protection.password
        # openpyxl: False = allowed
        izin = ws.protection
        assert not any((izin.sort, izin.insertRows, izin.deleteRows, izin.autoFilter, izin.formatColumns))
        assert ws.freeze_panes
        assert ws.print_title_rows == "$1:$3"
        if lembar.nama != "UNIT":
            assert all(ws.cell(r, 1).protection.locked for r in (1, 2, 3))
            assert not ws.column_dimensions["A"].protection.locked
    assert [c.value for c in kosong[LEMBAR_RHK_PIMPINAN][3]] == list(KOLOM_RHK_PIMPINAN)


def test_daftar_pilihan_dan_batas_sama_dengan_skema(kosong: openpyxl.Workbook) -> None:
    for lembar in LEMBAR_BUKU:
        ws = kosong[lembar.nama]
        aturan = {str(v.sqref).split(":")[0]: v for v in ws.data_validations.dataValidation}
        for letak, kolom in _letak(ws, lembar.nama):
            v = aturan[letak]
            assert v.promptTitle == kolom.judul[:32]
            assert v.prompt
            assert v.error
            if kolom.jenis in (Jenis.PILIHAN, Jenis.GOLONGAN):
                daftar = GOLONGAN if kolom.jenis is Jenis.GOLONGAN else kolom.pilihan
                assert _isi_nama(kosong, v.formula1) == list(daftar)
                assert (v.errorStyle or "stop") == ("stop" if kolom.jenis is Jenis.PILIHAN else "warning")
            elif kolom.jenis is Jenis.BULAT and kolom.minimum is not None:
                assert (int(v.formula1), int(v.formula2)) == (kolom.minimum, kolom.maksimum)
            elif kolom.jenis in (Jenis.NIP, Jenis.KODE):
                assert _format(ws, letak) == "@"
                assert v.errorStyle == "warning"
    assert _rumus_nama(kosong, "DAFTAR_NIP").startswith("PEGAWAI!$A$4:INDEX(")


def test_rumus_tidak_melewati_batas_dan_tidak_sementara() -> None:
    besar = {
        "PEGAWAI": [{"NIP": str(198001012005011000 + i)} for i in range(1, 101)],
        "TARGET": [{"NIP": RINA, "No RHK": str(i), "No Indikator": "1"} for i in range(900)],
        "REALISASI": [{"NIP": RINA, "No RHK": str(i), "No Indikator": "1"} for i in range(900)],
    }
    for isi in (templat_kosong(), susun_buku(besar)[0]):
        with zipfile.ZipFile(io.BytesIO(isi)) as z:
            naskah = "".join(z.read(n).decode() for n in z.namelist() if n.startswith("xl/worksheets/sheet"))
        rumus = re.findall(r"<f>(.*?)</f>", naskah)
        assert 1_000 < len(rumus) <= 20_000
        fungsi = {f for r in rumus for f in re.findall(r"([A-Z.]+)\(", r)}
        dikenal = "IF IFERROR INDEX MATCH ROW TRIM SUBSTITUTE AND OR NOT ISNUMBER MIN MAX ROUND RIGHT"
        assert fungsi <= {*dikenal.split(), "COUNT", "COUNTA", "COUNTIF", "COUNTIFS", "MID", "SUMIFS", "SUMPRODUCT"}


def test_teks_tetap_teks_dan_alamat_benar(tmp_path: Path) -> None:
    berkas = tmp_path / "buku.xlsx"
    alamat = tulis_buku(
        berkas,
        {
            "UNIT": [{"Isian": "Tahun", "Nilai": 2026}, {"Isian": "Kode Unit", "Nilai": "007"}],
            "PEGAWAI": [{"NIP": RINA, "Nama": '=HYPERLINK("http://a")', "Tanggal Persetujuan": date(2026, 1, 20)}],
            "TARGET": [{"NIP": RINA, "No RHK": "01", "No Indikator": 1, "Target": Decimal("12.5"), "Satuan": "@x"}],
        },
    )
    buku = openpyxl.load_workbook(berkas)

    def sel(lembar: str, judul: str) -> object:
        return buku[lembar][alamat[lembar, 0, judul]]

    assert sel("PEGAWAI", "Nama").value == '=HYPERLINK("http://a")'
    assert sel("PEGAWAI", "Nama").data_type == "s"
    assert sel("PEGAWAI", "NIP").value == RINA
    assert sel("PEGAWAI", "Tanggal Persetujuan").is_date
    assert sel("TARGET", "No RHK").value == "01"
    assert sel("TARGET", "Target").value == 12.5
    assert buku["UNIT"][alamat["UNIT", 1, "Nilai"]].value == "007"
    assert buku["UNIT"][alamat["UNIT", 1, "Isian"]].value == "Kode Unit*"
    assert "HARIAN" not in buku.sheetnames
    with pytest.raises(ValueError, match="tidak mengenal kolom"):
        susun_buku({"RHK": [{"Tidak Ada": 1}]})


@pytest.mark.kantor
def test_cetakan_tanpa_pagar(tmp_path: Path) -> None:
    berkas = tmp_path / "cetak.xlsx"
    isi: dict[str, list[dict[str, object]]] = {lembar.nama: [] for lembar in LEMBAR_BUKU}
    isi["RHK"] = [{"NIP": RINA, "No RHK": "1", "Rencana Hasil Kerja": "Tersusunnya laporan kinerja"}]
    isi["TARGET"] = [{"NIP": RINA, "No RHK": "1", "No Indikator": "1", "Target": 123_456_789, "Satuan": "Rupiah"}]
    isi["REALISASI"] = [{"NIP": RINA, "No RHK": "1", "No Indikator": "1", "Realisasi": 123_456_789}]
    tulis_buku(berkas, isi, cadangan=3)
    teks = teks_cetakan(berkas)
    assert "###" not in teks
    assert "BUKU KERJA SKP" in teks
    assert all(lembar.judul in teks for lembar in LEMBAR_BUKU)


def _letak(ws: Worksheet, nama: str) -> list[tuple[str, Any]]:
    """(first address, column) of everything that a sheet lets fill in."""
    lembar = MENURUT_NAMA[nama]
    if nama == "UNIT":
        return [(f"B{r}", lembar.cari(ws.cell(r, 1).value)) for r in range(4, ws.max_row + 1)]
    return [(f"{c.column_letter}4", k) for c in ws[3] if (k := lembar.cari(str(c.value))) is not None]


def _rumus_nama(buku: openpyxl.Workbook, nama: str) -> str:
    return str(buku.defined_names[nama].value)


def _isi_nama(buku: openpyxl.Workbook, rumus: str) -> list[object]:
    lembar, rentang = _rumus_nama(buku, rumus.lstrip("=")).split("!")
    return [sel[0].value for sel in buku[lembar.strip("'")][rentang]]


def _format(ws: Worksheet, alamat: str) -> str:
    """Number format of an open cell: its own, or that of the column in which it stands."""
    if alamat.startswith("B") and ws.title == "UNIT":
        return str(ws[alamat].number_format)
    kolom = ws[alamat].column
    return next(str(d.number_format) for d in ws.column_dimensions.values() if d.min <= kolom <= d.max)
