"""The SIASN download as XLSX: the quick reading and the careful one say what openpyxl says."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from skp_batch.istilah import rapikan
from skp_batch.siasn.data_pegawai import baca_data_pegawai
from skp_batch.workbook.tabel_masukan import baca_baris, baca_lembar, kunci_tabel
from tests.alat.contoh_hasil import ID, nip

JUDUL = ["PNS ID", "NIP BARU", "Nama", "TGL", "angka", "Gol Akhir ID", "lain"]
BARIS: list[list[Any]] = [
    [ID.format(2), f"'{nip(2)}", "Ani & <Budi> \u2028 é", date(2025, 3, 1), 12.5, "'33", "x"],
    [ID.format(3), nip(3), "  spasi  ", datetime(2025, 3, 1, 7, 30), 1e20, 31, "buang"],  # noqa: DTZ001
    [None, None, None, None, None, None, "hanya yang tidak dibaca"],
    ["", nip(4), "ok_x00", time(7, 30), -3, True, None],
    [ID.format(5), 198001012005011001, "=1+1", 0.1, 100, "", "x"],
]


def tulis(path: Path, **opsi: Any) -> Path:
    wb = xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy", "strings_to_formulas": False} | opsi)
    ws = wb.add_worksheet("kosong")
    ws = wb.add_worksheet("data")
    tebal = wb.add_format({"bold": True})
    ws.write(0, 0, "Unduhan data pegawai", tebal)
    ws.write_row(3, 1, JUDUL)
    for i, b in enumerate(BARIS, start=4):
        for j, nilai in enumerate(b, start=1):
            if isinstance(nilai, datetime | date | time):
                ws.write_datetime(
                    i,
                    j,
                    nilai,
                    wb.add_format({"num_format": "hh:mm" if isinstance(nilai, time) else "dd/mm/yyyy hh:mm"}),
                )
            elif nilai is None:
                ws.write_blank(i, j, None, tebal)
            else:
                ws.write(i, j, nilai)
    ws.write_formula(10, 2, f'="{nip(6)}"', tebal, nip(6))
    ws.write_formula(10, 3, "=NA()", None, "#N/A")
    ws.set_h_pagebreaks([5])
    wb.close()
    return path


def ubah(path: Path, dari: bytes, ke: bytes) -> Path:
    """The same workbook with other bytes in the sheet."""
    hasil = path.with_name("ubah.xlsx")
    with zipfile.ZipFile(path) as asal, zipfile.ZipFile(hasil, "w") as tujuan:
        for nama in asal.namelist():
            isi = asal.read(nama)
            tujuan.writestr(nama, isi.replace(dari, ke) if nama == "xl/worksheets/sheet2.xml" else isi)
    return hasil


def _menurut_openpyxl(path: Path) -> Iterator[tuple[int, dict[str, str], set[str]]]:
    for baris in openpyxl.load_workbook(path, data_only=True)["data"].iter_rows(min_row=5):
        isi = {kunci_tabel(j): c.value for j, c in zip(JUDUL, baris[1:], strict=False) if c.value not in (None, "")}
        if isi:
            angka = {k for k, v in isi.items() if isinstance(v, int | float) and not isinstance(v, bool)}
            yield baris[0].row, {k: _teks(v) for k, v in isi.items()}, angka


def _teks(nilai: Any) -> str:
    match nilai:
        case bool():
            return str(nilai).upper()
        case int() | float():
            return f"{Decimal(repr(nilai)):f}".removesuffix(".0")
        case datetime():
            return nilai.isoformat(" ", "minutes").removesuffix(" 00:00")
        case time():
            return nilai.isoformat("minutes")
    return rapikan(str(nilai)).removeprefix("'")


@pytest.mark.parametrize(
    ("dari", "ke", "opsi"),
    [
        (b"", b"", {}),
        (b"", b"", {"in_memory": False, "constant_memory": True}),  # inline strings
        (b"<row ", b"<!-- r --><row ", {}),
        (b"<row r=", b"<row ht='15' r=", {}),
        (b"<sheetData>", b"<sheetData >", {}),
    ],
)
def test_bacaan_cepat_sama_dengan_openpyxl(tmp_path: Path, dari: bytes, ke: bytes, opsi: dict[str, Any]) -> None:
    path = (
        ubah(tulis(tmp_path / "unduhan.xlsx", **opsi), dari, ke) if dari else tulis(tmp_path / "unduhan.xlsx", **opsi)
    )
    semua = list(_menurut_openpyxl(path))
    assert [b[0] for b in semua] == [5, 6, 7, 8, 9, 11]
    assert [(b.nomor, b.isi, b.angka) for b in baca_baris(path, JUDUL)] == semua
    simpan = {kunci_tabel(j) for j in JUDUL[:-1]}
    harap = [(n, {k: v for k, v in isi.items() if k in simpan}, angka & simpan) for n, isi, angka in semua if n != 7]
    assert [(b.nomor, b.isi, b.angka) for b in baca_baris(path, JUDUL, JUDUL[:-1])] == harap
    (lembar,) = (list(x.baris) for x in baca_lembar(path) if x.nama == "data")
    kunci = [kunci_tabel(j) for j in JUDUL]
    hati = [(n, {k: t for k, (t, _) in zip(kunci, sel[1:], strict=False) if t}) for n, sel in lembar if n > 4]
    assert hati == [(n, isi) for n, isi, _ in semua]
    orang = baca_data_pegawai(path)
    assert list(orang) == [nip(2), nip(3), nip(4), nip(6)]  # a NIP that is a number is no key
    assert (orang[nip(2)].pns_id, orang[nip(2)].gol_akhir_id) == (ID.format(2), "33")
