"""The annotated workbook: nothing of the user's is lost, everything of ours comes out again."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from skp_batch.workbook.annotator import (
    BarisTemuan,
    Catatan,
    HasilLembar,
    NilaiSistem,
    TidakDapatDianotasi,
    anotasi,
    bersihkan,
    hasil_terpisah,
)
from skp_batch.workbook.scan import buka_buku
from skp_batch.workbook.sel import Sel
from tests.alat.buku_kaya import SEMUA, openpyxl_biasa, tangan_utas, xlsxwriter_kaya
from tests.alat.ooxml import bagian_buku, lembar_xml, urai_zip, zip_

HASIL = "HASIL PEMERIKSAAN"
# What an annotation may change; every other part must be the same to the byte.
BOLEH = re.compile(
    r"\[Content_Types\]\.xml|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels|xl/styles\.xml|xl/comments.*|xl/.*\.vml"
    r"|xl/(work|chart)sheets/(_rels/)?[^/]+|xl/skpbatch/anotasi\.xml|xl/styles1\.xml"
)
CATATAN = (
    Catatan("RHK", 7, 3, "KESALAHAN", ('[S202] Berisi "banyak", bukan angka. <Isi> & perbaiki.', "[K301] Kedua — é.")),
    Catatan("RHK", 4, 2, "PERINGATAN", ("[S213] Bukti dukung belum ada.",)),
    Catatan("RHK", 6, 7, "INFO", ("[S290] Kolom tidak dikenal.",)),
    Catatan("realisasi ", 11, 4, "INFO", ("=1+1\x07 bukan rumus",)),
    Catatan("TIDAK ADA", 1, 1, "INFO", ("tanpa tempat",)),
)
SISTEM = (
    NilaiSistem("REALISASI", 5, 5, Decimal("97.50")),
    NilaiSistem("REALISASI", 4, 3, "=HYPERLINK(1)"),
    NilaiSistem("REALISASI", 12, 6, "<sidik> & é"),
    NilaiSistem("REALISASI", 40, 9, Decimal("1E+3")),
    NilaiSistem("REALISASI", 2, 1, "tidak boleh mengganti isian pengguna"),
)


def hasil(temuan: tuple[Catatan, ...] = CATATAN) -> HasilLembar:
    return HasilLembar(
        "HASIL PEMERIKSAAN", "PERLU DIPERBAIKI", "KESALAHAN", (("Unit kerja", "Dinas <A> & B"),),
        (("Kesalahan", 1), ("Peringatan", 1)), ("Perbaiki.", "Kirim."), ("Nilai.",),
        (("198001012005011001", "Sri", "TERTAHAN", 1, 1, 0),), (("RHK", 1, 1, 1),),
        tuple(
            BarisTemuan(c.tingkat, "S202", c.lembar, "C7", "Target", "198001012005011001", "Sri", "=1+1", c.teks[0],
                        "Isi dengan angka.", "Permenpan RB 6/2022", "TIDAK")
            for c in temuan
        ),
    )  # fmt: skip


def catat(data: bytes, catatan: tuple[Catatan, ...] = CATATAN) -> bytes:
    return anotasi(data, catatan, SISTEM, hasil(catatan))


@pytest.mark.parametrize("nama", SEMUA)
def test_tidak_ada_yang_hilang_dan_semua_dapat_dilepas(nama: str) -> None:
    asal = SEMUA[nama]()
    lama, baru = urai_zip(asal), urai_zip(catat(asal))
    for bagian, isi in lama.items():
        assert BOLEH.fullmatch(bagian) or baru[bagian] == isi, bagian
    for bagian in baru:
        assert bagian in lama or BOLEH.fullmatch(bagian), bagian
        if bagian.endswith((".xml", ".rels")):
            etree.fromstring(baru[bagian])
    kembali = urai_zip(bersihkan(catat(asal)))
    assert list(kembali) == list(lama)
    assert kembali == lama


@pytest.mark.parametrize("nama", SEMUA)
def test_tiga_kali_sama_dengan_sekali(nama: str) -> None:
    asal = SEMUA[nama]()
    lain = (Catatan("REALISASI", 9, 1, "KESALAHAN", ("Sekali saja.",)),)
    sekali = catat(asal)
    assert catat(sekali) == sekali
    assert catat(anotasi(sekali, lain, (), hasil(lain))) == sekali
    assert bersihkan(asal) == asal


def test_terbaca_kembali() -> None:
    wb = openpyxl.load_workbook(io.BytesIO(catat(xlsxwriter_kaya())))
    assert wb.sheetnames == [HASIL, "RHK", "REALISASI", "daftar", "Grafik"]
    assert wb.active.title == HASIL
    assert [ws.title for ws in wb.worksheets if ws.sheet_view.tabSelected] == [HASIL]
    catatan = wb["RHK"]["C7"].comment
    assert catatan.author == "Budi"
    assert catatan.text.startswith("catatan pengguna\n")
    assert "<Isi> & perbaiki." in catatan.text
    assert "[K301] Kedua — é." in catatan.text
    assert wb["RHK"]["H1"].comment.text == "tetap"
    assert "Sel G6 (tergabung)" in wb["RHK"]["G5"].comment.text  # of merged cells only the first shows a note
    assert wb["RHK"]["B4"].comment.author == "skp-batch"
    assert "=1+1 bukan rumus" in wb["REALISASI"]["D11"].comment.text
    assert wb.defined_names["umum"].value == "RHK!$A$1"
    assert "lokal" in wb["daftar"].defined_names
    assert wb["REALISASI"].print_title_rows == "$3:$3"
    ws = wb[HASIL]
    tautan = {c.coordinate: c.hyperlink.location for r in ws.iter_rows() for c in r if c.hyperlink}
    assert "'RHK'!C7" in tautan.values()
    assert "'REALISASI'!C7" in tautan.values()
    assert not any(c.data_type == "f" for r in ws.iter_rows() for c in r)
    assert wb["RHK"]["A1"].hyperlink.location.startswith(f"'{HASIL}'!D")
    assert wb["RHK"]["H6"].hyperlink.target == "https://contoh.go.id/bukti"


def test_nilai_sistem_menurut_isi_selnya() -> None:
    data = catat(xlsxwriter_kaya())
    rumus = openpyxl.load_workbook(io.BytesIO(data))["REALISASI"]
    nilai = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["REALISASI"]
    assert (rumus["E5"].value, nilai["E5"].value) == ("=D5*2", 97.5)  # a formula keeps its place
    assert nilai["F12"].value == "<sidik> & é"  # an absent cell is made
    assert nilai["I40"].value == 1000
    assert nilai["C4"].value == "Rencana ke-3"  # a user's constant stays
    teks = openpyxl.load_workbook(io.BytesIO(catat(tangan_utas())))["REALISASI"]
    assert (teks["C4"].value, teks["C4"].data_type) == ("=HYPERLINK(1)", "s")


# CT_Worksheet: Excel repairs a sheet whose children stand in another order.
URUTAN = [
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection", "protectedRanges"),
    *("autoFilter", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations"),
    *("hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "customProperties"),
    *("ignoredErrors", "drawing", "legacyDrawing", "legacyDrawingHF", "controls", "AlternateContent", "tableParts"),
    "extLst",
]


@pytest.mark.parametrize("nama", SEMUA)
def test_unsur_lembar_berurutan_menurut_skema(nama: str) -> None:
    for bagian, isi in urai_zip(catat(SEMUA[nama]())).items():
        if bagian.startswith("xl/worksheets/sheet"):
            anak = [URUTAN.index(el.tag.rpartition("}")[2]) for el in etree.fromstring(isi).iterchildren("*")]
            assert anak == sorted(anak), bagian
            sekali = [n for n in anak if URUTAN[n] != "conditionalFormatting"]
            assert len(sekali) == len(set(sekali)), bagian


def _semua_sel(data: bytes) -> dict[tuple[str, int, int], Sel]:
    buku = buka_buku(data)
    return {
        (nama, baris, sel.kolom): sel
        for nama in buku.lembar
        if nama != HASIL
        for baris, isi in buku.baca_lembar(nama).baris.items()
        for sel in isi
    }


@pytest.mark.parametrize("nama", SEMUA)
def test_isian_terbaca_sama_seperti_sebelumnya(nama: str) -> None:
    """It is valid input again: but for the (sistem) cells the scanner sees exactly what it saw."""
    sistem = {(n.lembar, n.baris, n.kolom) for n in SISTEM}
    lama, baru = _semua_sel(SEMUA[nama]()), _semua_sel(catat(SEMUA[nama]()))
    assert {k: v for k, v in lama.items() if k not in sistem} == {k: v for k, v in baru.items() if k not in sistem}
    assert baru["REALISASI", 12, 6].teks == "<sidik> & é"


def _prioritas(xml: bytes) -> dict[str, list[int]]:
    """Priorities of ours and of the user's rules, x14 ones too."""
    kita: dict[str, list[int]] = {"kita": [], "pengguna": []}
    for el in etree.fromstring(xml).xpath("//*[local-name()='cfRule'][@priority]"):
        rumus = "".join(str(t) for t in el.itertext())
        kita["kita" if "skp-batch:" in rumus else "pengguna"].append(int(el.get("priority")))
    return kita


def test_warna_menang_tanpa_mengubah_urutan_aturan_pengguna() -> None:
    asal = xlsxwriter_kaya()
    lama, baru = (_prioritas(urai_zip(d)["xl/worksheets/sheet1.xml"]) for d in (asal, catat(asal)))
    assert max(baru["kita"]) < min(baru["pengguna"])
    assert len({*baru["kita"]}) == len(baru["kita"]) == 3
    geser = min(baru["pengguna"]) - min(lama["pengguna"])
    assert baru["pengguna"] == [n + geser for n in lama["pengguna"]]
    jauh = (Catatan("RHK", 200, 2, "KESALAHAN", ("Jauh dari aturan pengguna.",)),)
    biasa = openpyxl_biasa()
    tetap = _prioritas(urai_zip(catat(biasa, jauh))["xl/worksheets/sheet1.xml"])
    assert tetap["pengguna"] == _prioritas(urai_zip(biasa)["xl/worksheets/sheet1.xml"])["pengguna"]


def test_utas_komentar_tidak_disentuh() -> None:
    baru = urai_zip(catat(tangan_utas()))
    komentar = etree.fromstring(baru["xl/comments1.xml"])
    teks = {el.get("ref"): "".join(el.itertext()) for el in komentar.iter("{*}comment")}
    assert teks["C7"] == "[Utas]"
    assert teks["B4"].startswith("polos\n——")
    assert b'sqref="C7"' in baru["xl/worksheets/sheet1.xml"]  # coloured all the same


def test_setelah_disimpan_program_lain_tetap_dapat_dilepas() -> None:
    """A program that writes everything anew leaves no record that fits: our marks are found by what they are."""
    asal = openpyxl_biasa()
    wb = openpyxl.load_workbook(io.BytesIO(catat(asal)))
    wb["RHK"]["B4"].comment.text = "Sudah saya perbaiki.\n" + wb["RHK"]["B4"].comment.text
    wb["REALISASI"].insert_rows(1)  # openpyxl moves cells, not rules: E6 is the moved formula
    f = io.BytesIO()
    wb.save(f)
    bersih = bersihkan(f.getvalue())
    wb = openpyxl.load_workbook(io.BytesIO(bersih))
    assert wb.sheetnames == ["RHK", "REALISASI"]
    assert wb["RHK"]["C7"].comment.text == "catatan <lama> & pengguna"
    assert wb["RHK"]["B4"].comment.text == "Sudah saya perbaiki."
    assert wb["RHK"]["G6"].comment is None
    assert all(ws["A1"].hyperlink is None for ws in wb)
    assert b"skp-batch:" not in b"".join(urai_zip(bersih).values())
    assert bersihkan(bersih) == bersih
    lagi = catat(f.getvalue())
    assert catat(lagi) == lagi
    assert openpyxl.load_workbook(io.BytesIO(lagi)).sheetnames == [HASIL, "RHK", "REALISASI"]


def test_nilai_yang_kami_isikan_ikut_dilepas_setelah_disimpan() -> None:
    wb = openpyxl.load_workbook(io.BytesIO(catat(openpyxl_biasa())))
    assert wb["REALISASI"]["F12"].value == "<sidik> & é"
    f = io.BytesIO()
    wb.save(f)
    ws = openpyxl.load_workbook(io.BytesIO(bersihkan(f.getvalue())))["REALISASI"]
    assert (ws["F12"].value, ws["I40"].value, ws["E5"].value, ws["A2"].value) == (None, None, "=B5*2", "REALISASI 2")


def _dengan(nama: str, isi: bytes) -> bytes:
    return zip_({**bagian_buku({"RHK": "<row r='1'><c r='A1'><v>1</v></c></row>"}), nama: isi})


@pytest.mark.parametrize(
    ("data", "kata"),
    [
        (_dengan("xl/worksheets/sheet1.xml", lembar_xml("").replace("UTF-8", "UTF-16").encode("utf-16")), "UTF-16"),
        (_dengan("xl/worksheets/sheet1.xml", lembar_xml("").replace("?>", "?><!DOCTYPE a>", 1).encode()), "DOCTYPE"),
        (_dengan("_xmlsignatures/sig1.xml", b"<a/>"), "tanda tangan"),
        (zip_(bagian_buku({"Hasil Pemeriksaan": "", "RHK": ""})), "bukan buatan"),
        (b"bukan zip", "tidak dapat dibuka"),
    ],
)
def test_yang_tidak_aman_ditolak_dengan_sebab(data: bytes, kata: str) -> None:
    with pytest.raises(TidakDapatDianotasi) as galat:
        catat(data)
    assert kata in galat.value.sebab


def test_hasil_terpisah_tetap_dan_terbaca() -> None:
    data = hasil_terpisah(hasil())
    assert data == hasil_terpisah(hasil())
    ws = openpyxl.load_workbook(io.BytesIO(data))[HASIL]
    isi = [c.value for r in ws.iter_rows() for c in r if c.value is not None]
    assert {"HASIL PEMERIKSAAN", "PERLU DIPERBAIKI", "Dinas <A> & B", "Isi dengan angka."} <= set(isi)
    assert not any(c.data_type == "f" for r in ws.iter_rows() for c in r)


def _kantor(data: bytes, folder: Path, ke: str) -> Path:
    if shutil.which("soffice") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("LibreOffice tidak ada")
        pytest.skip("LibreOffice tidak ada")
    (folder / "buku.xlsx").write_bytes(data)
    perintah = ["soffice", f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless", "--convert-to", ke]
    subprocess.run([*perintah, "--outdir", str(folder / "keluar"), "buku.xlsx"], cwd=folder, check=True, timeout=120)
    return folder / "keluar" / f"buku.{ke}"


@pytest.mark.kantor
def test_libreoffice_membuka_dan_menyimpannya(tmp_path: Path) -> None:
    disimpan = _kantor(catat(xlsxwriter_kaya()), tmp_path, "xlsx").read_bytes()
    wb = openpyxl.load_workbook(io.BytesIO(disimpan))
    assert wb.sheetnames == [HASIL, "RHK", "REALISASI", "daftar", "Grafik"]
    assert "[K301] Kedua — é." in wb["RHK"]["C7"].comment.text
    assert wb["REALISASI"]["F12"].value == "<sidik> & é"
    milik_kantor = bersihkan(disimpan)  # as LibreOffice writes; annotated anew it is the same again
    sekali = catat(milik_kantor)
    assert urai_zip(bersihkan(sekali)) == urai_zip(milik_kantor)
    assert catat(catat(sekali)) == sekali
    bersih = openpyxl.load_workbook(io.BytesIO(milik_kantor))
    assert bersih.sheetnames == ["RHK", "REALISASI", "daftar", "Grafik"]
    assert bersih["RHK"]["C7"].comment.text == "catatan pengguna"
    assert bersih["RHK"]["B4"].comment is None
    assert bersih["REALISASI"]["F12"].value is None
    assert bersih["RHK"]["A1"].hyperlink is None
    assert b"skp-batch:" not in b"".join(urai_zip(bersihkan(disimpan)).values())
