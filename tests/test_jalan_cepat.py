"""The quick ways give what the plain ways give."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from skp_batch.engine import kelompokkan
from skp_batch.keluaran.lembar_cepat import LembarCepat
from skp_batch.keluaran.lembar_kerja import Berwarna, KolomTabel, Tautan, buku_kerja
from skp_batch.workbook.batas import Batas, TidakTerbaca
from skp_batch.workbook.scan import buka_buku


def _isi(kelas: Any) -> dict[str, bytes]:
    arus = io.BytesIO()
    with xlsxwriter.Workbook(arus, {"in_memory": True}) as buku:
        lembar = buku.add_worksheet("A & B", kelas)
        tebal, angka = buku.add_format({"bold": True}), buku.add_format({"num_format": "0.00"})
        lembar.set_column(2, 2, 12, angka)
        lembar.set_row(3, 30, tebal)
        semua = ("teks <&>\x01", "", 7, 1.25, Decimal("0.1"), 10**17, 1e-7)
        for baris, bentuk in enumerate((tebal, angka, None)):
            for kolom, nilai in enumerate(semua):
                tulis = lembar.write_string if isinstance(nilai, str) else lembar.write_number
                tulis(baris, kolom * 5, nilai, bentuk)
            lembar.write_blank(baris, 40, None, bentuk)
        lembar.write_formula(3, 0, '=A1&""', tebal, "x")
        lembar.write_datetime(3, 1, datetime(2025, 1, 2), angka)  # noqa: DTZ001
        lembar.write_rich_string(3, 2, "a", tebal, "b")
        lembar.write_boolean(3, 30, True, angka)
        lembar.write_url(3, 31, "https://contoh.go.id/?a=1&b=2", tebal)
    with zipfile.ZipFile(arus) as z:
        return {n: z.read(n) for n in z.namelist() if n != "docProps/core.xml"}


def test_lembar_cepat_sama_dengan_lembar_xlsxwriter() -> None:
    assert _isi(LembarCepat) == _isi(None)


_SULIT = (
    "<r>x & y</r>",
    "\x01 _x0041_ \uffff",
    " tepi ",
    "dua\nbaris <&>\t",
    "=1+1",
    "\r\n",
    "x" * 40_000,
    "😀" * 20_000,
)


def _isi_tabel(path: Path, hemat: bool) -> list[object]:
    lebar = {"Teks": 20, "Angka": 9, "Warna & tautan": 30}
    kolom = [KolomTabel(k, n, bungkus=n == 20, angka="0.00" if n == 9 else "") for k, n in lebar.items()]
    khusus = (
        Berwarna("a & b", "#F8CBCB"),
        Tautan("unit/a & b.xlsx", "buka <ini>", "'RHK'!A1"),
        Tautan("x" * 2_000, "jauh"),
        Tautan("a.xlsx", "<r>a</r>"),
    )
    angka = (1, None, Decimal("0.10"), 10**17, "", -3, Decimal("1E-7"), 0)
    baris = list(zip(_SULIT, angka, khusus * 2, strict=True))
    with buku_kerja(path, "Uji", hemat=hemat) as penulis:
        lembar = penulis.lembar("A & B")
        penulis.sel(lembar, 0, 0, _SULIT[0], penulis.bentuk(bold=True))
        akhir = penulis.tabel(lembar, kolom, baris, mulai=2)
        penulis.sel(lembar, akhir + 1, 1, "sesudahnya", penulis.bentuk())
    with zipfile.ZipFile(path) as z:
        sel = re.findall(r'<(row|c) r="([A-Z]*)([0-9]+)"', z.read("xl/worksheets/sheet1.xml").decode())
    urut = [(int(nomor), jenis == "c", kolom) for jenis, kolom, nomor in sel]
    assert urut == sorted(set(urut))  # each row and cell once, in order
    buku = openpyxl.load_workbook(path)
    rupa = ("number_format", "font", "fill", "border", "alignment")
    isi = [  # openpyxl undoes an escape in shared texts only
        (str(c.value).replace("_x005F_", "_"), c.data_type, *(repr(getattr(c, r)) for r in rupa))
        for b in buku.active.iter_rows()
        for c in b
    ]
    tautan = [(h.ref, h.target, h.location) for b in buku.active.iter_rows() for c in b if (h := c.hyperlink)]
    tinggi = {n: d.height for n, d in buku.active.row_dimensions.items() if d.height}
    return [isi, tautan, tinggi, buku.active.auto_filter.ref, buku.active.freeze_panes, buku.active.dimensions]


def test_tabel_yang_langsung_ke_disk_sama_dengan_yang_biasa(tmp_path: Path) -> None:
    cepat = _isi_tabel(tmp_path / "cepat.xlsx", hemat=True)
    assert cepat == _isi_tabel(tmp_path / "biasa.xlsx", hemat=False)
    assert _SULIT[0] in str(cepat)


def _buku_berumus(baris: int) -> bytes:
    """Column A constants, B formulas, C both; a heading row first."""
    arus = io.BytesIO()
    with xlsxwriter.Workbook(arus, {"in_memory": True}) as buku:
        lembar = buku.add_worksheet("DATA")
        lembar.write_row(0, 0, ["A", "B", "C"])
        for i in range(1, baris):
            if i % 3:
                lembar.write(i, 0, f"teks {i}")
            lembar.write_formula(i, 1, "=1+1", None, "a & b" if i % 5 == 0 else "dua")
            lembar.write_formula(i, 2, '=""', None, "") if i % 2 else lembar.write(i, 2, i)
    return arus.getvalue()


def test_rumus_yang_tak_dibaca_boleh_hilang_yang_lain_tidak() -> None:
    buku = buka_buku(_buku_berumus(5_000))
    semua = buku.baca_lembar("DATA").baris
    ringkas = buku.baca_lembar("DATA", tak_dibaca=lambda _: [2]).baris
    assert ringkas[1] == semua[1]
    tanpa_b = {n: [s for s in satu if s.kolom != 2 or not s.rumus] for n, satu in semua.items()}
    dengan_b = {n: [s for s in satu if s.kolom != 2 or not s.rumus] for n, satu in ringkas.items()}
    assert {n: s for n, s in dengan_b.items() if s} == {n: s for n, s in tanpa_b.items() if s}
    assert sum(map(len, ringkas.values())) < sum(map(len, semua.values())) - 2_000


def test_batas_baris_menghitung_juga_rumus_yang_tak_dibaca() -> None:
    data = _buku_berumus(3_000)
    with pytest.raises(TidakTerbaca) as biasa:
        buka_buku(data, Batas(baris=2_500)).baca_lembar("DATA")
    with pytest.raises(TidakTerbaca) as ringkas:
        buka_buku(data, Batas(baris=2_500)).baca_lembar("DATA", tak_dibaca=lambda _: [2])
    assert (ringkas.value.kode, ringkas.value.konteks) == (biasa.value.kode, biasa.value.konteks)


@given(st.integers(0, 400), st.integers(1, 9))
def test_kelompok_memuat_semua_menurut_urutan(banyak: int, pekerja: int) -> None:
    kelompok = kelompokkan(range(banyak), pekerja)
    assert [x for satu in kelompok for x in satu] == list(range(banyak))
    assert all(1 <= len(satu) <= 25 for satu in kelompok)
