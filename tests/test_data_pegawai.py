"""The SIASN download as XLSX: the quick reading of single columns says what openpyxl says, and gives up on the rest."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from skp_batch.siasn.data_pegawai import baca_data_pegawai
from skp_batch.workbook.tabel_masukan import baca_baris, kunci_tabel
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
    hanya = JUDUL[:-1]
    simpan = {kunci_tabel(j) for j in hanya}
    semua = [
        (b.nomor, {k: v for k, v in b.isi.items() if k in simpan}, b.angka & simpan) for b in baca_baris(path, JUDUL)
    ]
    harap = [b for b in semua if b[1]]
    assert [(b.nomor, b.isi, b.angka) for b in baca_baris(path, JUDUL, hanya)] == harap
    assert [b[0] for b in harap] == [5, 6, 8, 9, 11]
    orang = baca_data_pegawai(path)
    assert list(orang) == [nip(2), nip(3), nip(4), nip(6)]  # a NIP that is a number is no key
    assert (orang[nip(2)].pns_id, orang[nip(2)].gol_akhir_id) == (ID.format(2), "33")
