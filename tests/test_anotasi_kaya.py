"""Annotating beside what Excel's ribbon offers: what stands next to ours, and what refers to what we moved."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from skp_batch.workbook.annotator import NilaiSistem, TidakDapatDianotasi, anotasi, bersihkan
from skp_batch.workbook.scan import buka_buku
from tests.alat.buku_perkakas import perkakas
from tests.alat.kantor import konversi
from tests.alat.ooxml import bagian_buku, rels, urai_zip, zip_
from tests.test_anotasi import CATATAN, HASIL, catat, hasil

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def _baru() -> dict[str, bytes]:
    return urai_zip(catat(perkakas()))


def test_nomor_lembar_jendela_dan_nama_ikut_bergeser() -> None:
    buku = etree.fromstring(_baru()["xl/workbook.xml"])
    lembar = [(el.get("name"), el.get("sheetId"), el.get("state")) for el in buku.iterfind("{*}sheets/{*}sheet")]
    assert lembar == [
        (HASIL, "10", None), ("RHK", "7", None), ("REALISASI", "3", None), ("Pivot", "9", "veryHidden"),
    ]  # fmt: skip
    jendela = [dict(el.attrib) for el in buku.iterfind("{*}bookViews/{*}workbookView")]
    assert jendela == [{}, {"activeTab": "2"}]  # the first window opens on ours, the second where it was
    nama = {el.get("name"): (el.get("localSheetId"), el.text) for el in buku.iterfind("{*}definedNames/{*}definedName")}
    assert nama["Luar"] == (None, "[1]Sumber!$A$1")
    assert nama["Z_11111111_2222_3333_4444_555555555555_.wvu.FilterData"] == ("1", "RHK!$A$3:$F$8")
    assert buku.find("{*}customWorkbookViews/{*}customWorkbookView").get("activeSheetId") == "7"
    assert buku.find("{*}workbookProtection").get("lockStructure") == "1"
    assert buku.find("{*}workbookPr").get("date1904") == "1"


def test_setiap_relasi_sampai_dan_kendali_tetap_pada_kotaknya() -> None:
    baru = _baru()
    for nama, isi in baru.items():
        if nama.endswith(".rels") and "/worksheets/" in nama:
            relasi = {el.get("Id"): el.get("Target") for el in etree.fromstring(isi)}
            lembar = etree.fromstring(baru[nama.replace("_rels/", "").removesuffix(".rels")])
            dipakai = [v for el in lembar.iter("*") for k, v in el.attrib.items() if k.startswith(_R)]
            assert set(dipakai) <= set(relasi), nama
            assert len(dipakai) == len(set(dipakai)), nama
    vml = baru["xl/drawings/vmlDrawing1.vml"]
    nomor = re.findall(rb"_x0000_s(\d+)", vml)
    assert len(nomor) == len(set(nomor))  # the check box keeps its own number, which control and drawing name
    assert vml.count(b'ObjectType="Note"') == 3
    assert b'ObjectType="Checkbox"' in vml
    assert b'shapeId="1025" r:id="rId5"' in baru["xl/worksheets/sheet1.xml"]


def test_rumus_larik_tetap_dan_nilai_kaya_tidak_diganti() -> None:
    """E5 spills (cm); F6 shows what metadata.xml says (vm), so a value of ours in <v> would not be seen."""
    angka = (NilaiSistem("REALISASI", b, k, Decimal(9)) for b, k in ((4, 2), (5, 3)))
    isi = (NilaiSistem("REALISASI", 5, 5, "baru"), NilaiSistem("REALISASI", 6, 6, "baru"), *angka)
    lembar = urai_zip(anotasi(perkakas(), (), isi, hasil(())))["xl/worksheets/sheet2.xml"]
    assert b'<c r="E5" cm="1" t="str"><f t="array" ref="E5">_xlfn.UNIQUE(A4)</f><v>baru</v></c>' in lembar
    assert b'<c r="F6" t="e" vm="1"><f>_xlfn.SEQUENCE(9)</f><v>#VALUE!</v></c>' in lembar
    assert b'<f t="shared" ref="B4:B6" si="0">A4+1</f><v>9</v>' in lembar
    assert b'<c r="C5"><v>2</v></c>' in lembar  # the rest of an array formula is no place of ours


@pytest.mark.parametrize(
    ("sebelum", "sesudah"),
    [
        ("<c r='B4' s='0'/>", b"<c r='B4' s='0' t=\"inlineStr\"><is><t>baru</t></is></c>"),
        ('<c r="B4" s="0" />', b'<c r="B4" s="0" t="inlineStr"><is><t>baru</t></is></c>'),
        ('<c r="B4" t="n" s="0"></c>', b'<c r="B4" t="inlineStr" s="0"><is><t>baru</t></is></c>'),
        ('<c r="B4" s="0" t="s"><v/></c>', b'<c r="B4" s="0" t="inlineStr"><is><t>baru</t></is></c>'),
        ('<c r="B4" vm="1"/>', b'<c r="B4" vm="1"/>'),
        ('<c r="B4" t="n"><v>7</v></c>', b'<c r="B4" t="n"><v>7</v></c>'),
        ("", b'<c r="B4" t="inlineStr"><is><t>baru</t></is></c>'),
    ],
)
def test_sel_kosong_dalam_segala_bentuknya_diisi_dan_kembali(sebelum: str, sesudah: bytes) -> None:
    baris = f"<row r='4'><c r='A4'><v>1</v></c>{sebelum}<c r='C4'><v>2</v></c></row>"
    data = zip_(bagian_buku({"REALISASI": baris}))
    dicatat = anotasi(data, (), (NilaiSistem("REALISASI", 4, 2, "baru"),), hasil(()))
    assert b"<c r='A4'><v>1</v></c>" + sesudah + b"<c r='C4'>" in urai_zip(dicatat)["xl/worksheets/sheet1.xml"]
    assert urai_zip(bersihkan(dicatat)) == urai_zip(data)


_RAGAM_SEL = (  # how the cells B, C, D of a row may be written; {n} is the row
    '<c r="B{n}" s="1" t="str"><f>A{n}&amp;""</f><v>lama</v></c><c r="C{n}"><f>A{n}</f><v>7</v></c><c r="D{n}" s="2"/>',
    '<c r="B{n}"><f aca="false">A{n}</f><v/></c><c r="C{n}" t="n"><f t="shared" si="0"/></c><c r="D{n}"><v></v></c>',
    "<c r='B{n}'><f>A{n}</f><v>7</v></c><c r=\"C{n}\"><f>A{n}</f></c>",
    '<c r="B{n}" vm="1"><f>A{n}</f><v>7</v></c><c r="C{n}"><f>A{n}</f><v>7</v></c><c r="D{n}" s="a>b"><f>1</f></c>',
    '<c r="B{n}"><v>7</v></c><c r="C{n}"><f>A{n}</f><v><![CDATA[7]]></v></c><!-- <c r="D{n}"/> -->',
    '<c r="C{n}"><f>A{n}</f><v>7</v></c><c r="E{n}"/>',
    '<c r="D{n}"><f>A{n}</f><v>7</v></c><c r="B{n}"><f>A{n}</f><v>7</v></c>',
    "",
)


def test_satu_baris_di_antara_banyak_diisi_seperti_sendirian() -> None:
    """Many rows with the same columns are filled by runs of cells at once; a row alone is filled cell by cell."""
    baris = {
        n: f'<row r="{n}"><c r="A{n}"><v>{n}</v></c>{_RAGAM_SEL[n % len(_RAGAM_SEL)].format(n=n)}</row>'
        for n in range(1, 41)
    }
    nilai = {
        n: [NilaiSistem("REALISASI", n, k, f"<{n}.{k}>" if k < 4 else Decimal(n)) for k in (2, 3, 4)] for n in baris
    }
    data = zip_(bagian_buku({"REALISASI": "".join(baris.values())}))
    dicatat = anotasi(data, (), [satu for semua in nilai.values() for satu in semua], hasil(()))
    bersama = re.findall(rb"<row .*?</row>", urai_zip(dicatat)["xl/worksheets/sheet1.xml"])
    for n in (*range(1, 9), *range(33, 41)):
        satu = anotasi(zip_(bagian_buku({"REALISASI": baris[n]})), (), nilai[n], hasil(()))
        assert re.findall(rb"<row .*?</row>", urai_zip(satu)["xl/worksheets/sheet1.xml"]) == [bersama[n - 1]]
    assert urai_zip(bersihkan(dicatat)) == urai_zip(data)


def test_isian_kaya_terbaca_dari_salinan_yang_dicatat() -> None:
    lembar = buka_buku(catat(perkakas())).baca_lembar("RHK")
    assert [sel.teks for sel in lembar.baris[3]] == ["kaya teks", "課長", "dua ruas"]
    assert (lembar.baris[8][0].kolom, lembar.baris[8][0].teks) == (1, "8")


@pytest.mark.parametrize("folder", ["_xmlsignatures", "tanda"])
def test_tanda_tangan_digital_ditolak_di_mana_pun_letaknya(folder: str) -> None:
    bagian = bagian_buku({"RHK": "<row r='1'><c r='A1'><v>1</v></c></row>"})
    asal = rels(("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", "X", f"{folder}/origin.sigs"))
    jenis = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    bagian["_rels/.rels"] = re.sub(r'Type="[^"]*/X"', f'Type="{jenis}"', asal).encode()
    with pytest.raises(TidakDapatDianotasi) as galat:
        catat(zip_(bagian | {f"{folder}/origin.sigs": b""}))
    assert "tanda tangan" in galat.value.sebab


@pytest.mark.kantor
def test_libreoffice_membukanya_dengan_catatan(tmp_path: Path) -> None:
    (tmp_path / "buku.xlsx").write_bytes(catat(perkakas()))
    disimpan = (konversi(tmp_path, "xlsx", tmp_path / "buku.xlsx") / "buku.xlsx").read_bytes()
    wb = openpyxl.load_workbook(io.BytesIO(disimpan))
    assert wb.sheetnames[:3] == [HASIL, "RHK", "REALISASI"]
    assert CATATAN[0].teks[1] in wb["RHK"]["C7"].comment.text
    assert openpyxl.load_workbook(io.BytesIO(bersihkan(disimpan)))["RHK"]["C7"].comment is None
