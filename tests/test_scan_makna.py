"""Number formats, serial dates and addresses: what a cell's digits and style mean."""

from __future__ import annotations

import datetime as dt

import pytest
from alat.ooxml import buku

from skp_batch.workbook.format_angka import ragam_kode
from skp_batch.workbook.scan import alamat, buka_buku, huruf, serial_ke_tanggal, urai_alamat


@pytest.mark.parametrize(
    ("kode", "ragam"),
    [
        ("General", "umum"),
        ("0.00", "umum"),
        ("#,##0", "umum"),
        ("@", "umum"),
        ("0.00E+00", "umum"),
        ("", "umum"),
        ('0 "hari"', "umum"),
        (r"0\d", "umum"),
        ("[Red]0;[Blue]-0", "umum"),
        ('"Rp"#,##0_);[Red]("Rp"#,##0)', "umum"),
        ("[$Rp-421]#,##0", "umum"),
        ("0%", "persen"),
        ("0.00%;[Red]-0.00%", "persen"),
        ('0"%"', "umum"),
        (r"0\%", "umum"),
        ("dd/mm/yyyy", "tanggal"),
        ("[$-421]dd mmmm yyyy;@", "tanggal"),
        ("mmm", "tanggal"),
        ("yyyy-mm-dd hh:mm", "tanggal"),
        ("[$-F800]dddd, mmmm dd, yyyy", "tanggal"),
        ("hh:mm", "waktu"),
        ("mm:ss.0", "waktu"),
        ("h:mm AM/PM", "waktu"),
        ("[h]:mm:ss", "durasi"),
        ("[mm]:ss", "durasi"),
        ("[ss]", "durasi"),
        ("General;@", "umum"),
    ],
)
def test_ragam_format(kode: str, ragam: str) -> None:
    assert ragam_kode(kode) == ragam


def test_format_bawaan_dan_buatan() -> None:
    b = buka_buku(buku({"A": ""}, gaya=[0, 9, 14, 22, 20, 46, "0.0%", "[h]:mm", "dd mmm", 49]))
    assert [b.jenis_format(i) for i in range(11)] == [
        "umum", "persen", "tanggal", "tanggal", "waktu", "durasi", "persen", "durasi", "tanggal", "umum", "umum",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("teks", "sejak_1904", "harap"),
    [
        ("1", False, dt.date(1900, 1, 1)),
        ("59", False, dt.date(1900, 2, 28)),
        ("60", False, None),
        ("61", False, dt.date(1900, 3, 1)),
        ("46081", False, dt.date(2026, 2, 28)),
        ("46081.0", False, dt.date(2026, 2, 28)),
        ("46081.5", False, dt.datetime.fromisoformat("2026-02-28T12:00:00")),
        ("46081.99999999999", False, dt.date(2026, 3, 1)),
        ("0.25", False, dt.time(6)),
        ("0", False, dt.time(0)),
        ("2958465", False, dt.date(9999, 12, 31)),
        ("2958466", False, None),
        ("2958465.9999999999", False, None),
        ("-1", False, None),
        ("1E400", False, None),
        ("nan", False, None),
        ("x", False, None),
        ("", False, None),
        ("1", True, dt.date(1904, 1, 2)),
        ("44619", True, dt.date(2026, 2, 28)),
        ("2957004", True, None),
    ],
)
def test_serial(teks: str, sejak_1904: bool, harap: object) -> None:
    assert serial_ke_tanggal(teks, sejak_1904) == harap


def test_alamat() -> None:
    assert [huruf(k) for k in (1, 26, 27, 702, 703, 16_384)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert alamat(12, 2) == "B12"
    assert all(urai_alamat(alamat(7, k)) == (7, k) for k in range(1, 16_385, 97))
    for salah in ("", "A", "1", "A0", "XFE1", "A1048577", "A1:B2", "Ａ1"):
        with pytest.raises(ValueError, match=r"sel|kolom"):
            urai_alamat(salah)
