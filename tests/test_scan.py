"""The scanner against openpyxl and python-calamine, and against parts that no library would write."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable

import openpyxl
import pytest
import python_calamine
import xlsxwriter
from alat.ooxml import NS, bagian_buku, buku, lembar_xml, rels, sst_xml, urai_zip, zip_

from skp_batch.workbook.batas import TidakTerbaca
from skp_batch.workbook.scan import (
    BukuMentah,
    Sel,
    buka_buku,
    huruf,
    serial_ke_tanggal,
    urai_alamat,
)

TEKS = [
    "biasa",
    " tepi ",
    "dua\nbaris",
    "tab\there",
    "a & b < c > \"d\" 'e'",
    "é ünïcode – 你好 😀",
    "_x000D_ harfiah",
    "=1+1",
    "196804121994032001",
    "x" * 3000,
    "]]>",
    "-",
    "0",
]
TENGAH_MALAM, SIANG = dt.datetime.fromisoformat("2026-02-28"), dt.datetime.fromisoformat("2026-02-28T12:00:00")
ANGKA = [0, 1, -1, 3.0, 0.1 + 0.2, 1e-9, 123456789012345, 1.9680412199403199e17, 99.5, -0.005]


def oleh_xlsxwriter() -> bytes:
    arus = io.BytesIO()
    wb = xlsxwriter.Workbook(arus, {"in_memory": True})
    tebal, tgl = wb.add_format({"bold": True}), wb.add_format({"num_format": "dd/mm/yyyy"})
    for nama in ("SATU", "Dua & tiga"):
        ws = wb.add_worksheet(nama)
        for i, t in enumerate(TEKS):
            ws.write_string(i + 2, 1, t)
            ws.write_blank(i + 2, 2, None, tebal)
        for i, n in enumerate(ANGKA):
            ws.write_number(i, 4, n)
        ws.write_boolean("G1", True)
        ws.write_boolean("G2", False)
        ws.write_datetime("H1", TENGAH_MALAM, tgl)
        ws.write_datetime("H2", SIANG, tgl)
        ws.write_rich_string("I1", "satu ", tebal, "dua", " tiga & empat")
        ws.write_formula("J1", "=1+1", None, 2)
        ws.write_formula("J2", '=A1&""', None, "")
        ws.write_formula("J3", '=A1&"<"', None, "teks <&>")
        ws.write_formula("J4", "=1=1", None, True)
        ws.write_formula("J5", "=NA()", None, "#N/A")
        ws.write_array_formula("J6:J7", "{=E1:E2*2}", None, 7)
        ws.write_formula("J8", "=1/3", tebal, 0.3333333333333333)
        ws.merge_range("L1:M3", "gabung", tebal)
        ws.merge_range("L5:L9", 5, tebal)
        ws.write_string(99, 0, "jauh di bawah")
        ws.write_string(99, 300, "jauh di kanan")
    wb.close()
    return arus.getvalue()


def oleh_openpyxl() -> bytes:
    wb = openpyxl.load_workbook(io.BytesIO(oleh_xlsxwriter()))  # formulas come out without stored values
    wb["SATU"].sheet_state = "hidden"
    for ws in wb:
        ws["B9"] = "diganti"  # openpyxl writes _x000D_ without the escape that keeps it literal
    arus = io.BytesIO()
    wb.save(arus)
    return arus.getvalue()


def ulang(ubah: Callable[[bytes], bytes]) -> bytes:
    """The xlsxwriter workbook with every sheet and the shared strings spelled another way."""
    bagian = urai_zip(oleh_xlsxwriter())
    return zip_({n: ubah(i) if "worksheets/sheet" in n or "sharedStrings" in n else i for n, i in bagian.items()})


def berawalan(xml: bytes) -> bytes:
    xml = re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", xml)
    return xml.replace(b"xmlns=", b"xmlns:x=")


def petik_tunggal(xml: bytes) -> bytes:
    return re.sub(rb'([A-Za-z]+)="([^"<>\']*)"(?=[^<>]*>)', rb"\1 = '\2'", xml)


def cdata(xml: bytes) -> bytes:
    return re.sub(rb"<v>([0-9.]+)</v>", rb"<!-- x --><v><![CDATA[\1]]></v>", xml)


def tanpa_alamat(xml: bytes) -> bytes:
    """Addresses only where the position does not follow from the cell before."""
    hasil, lalu = [], (0, 0)
    for potong in re.split(rb'(<c r="[A-Z]+[0-9]+")', xml):
        if potong.startswith(b'<c r="'):
            kini = urai_alamat(potong[6:-1].decode())
            ikut = kini[0] == lalu[0] and kini[1] == lalu[1] + 1
            lalu = kini
            potong = b"<c" if ikut else potong
        hasil.append(potong)
    return b"".join(hasil)


EJAAN: dict[str, Callable[[bytes], bytes]] = {
    "berawalan": berawalan,
    "utf-16": lambda x: x.decode().replace('"UTF-8"', '"UTF-16"').encode("utf-16"),
    "bom": lambda x: b"\xef\xbb\xbf" + x,
    "petik tunggal": petik_tunggal,
    "cdata": cdata,
    "urutan atribut": lambda x: re.sub(rb'<c (r="\w+") s="(\d+)" t="(\w+)">', rb'<c \1 t="\3" s="\2" cm="1">', x),
    "alamat di belakang": lambda x: re.sub(rb'<c (r="\w+") (s="\d+")', rb"<c \2 \1", x),
    "spasi di antara": lambda x: x.replace(b"<row", b"\r\n  <row").replace(b"<c ", b"\r\n    <c "),
    "tanpa alamat": tanpa_alamat,
    "dimensi salah": lambda x: re.sub(rb'<dimension ref="[^"]*"/>', rb'<dimension ref="A1"/>', x),
    "kosong tak menutup sendiri": lambda x: re.sub(rb"<c ([^<>]*)/>", rb"<c \1></c>", x),
    "baris kosong": lambda x: x.replace(b"<sheetData>", b'<sheetData><row r="1"/>', 1).replace(b'<row r="1"/>', b"", 1),
}


def semua(b: BukuMentah) -> dict[str, dict[tuple[int, int], Sel]]:
    return {
        n: {(r, sel.kolom): sel for r, satu in b.baca_lembar(n).baris.items() for sel in satu} for n in b.lembar
    }  # fmt: skip


@pytest.mark.parametrize("ejaan", EJAAN)
def test_ejaan_lain_sel_yang_sama(ejaan: str) -> None:
    acuan, lain = buka_buku(oleh_xlsxwriter()), buka_buku(ulang(EJAAN[ejaan]))
    assert semua(lain) == semua(acuan)
    for nama in acuan.lembar:
        satu, dua = acuan.baca_lembar(nama), lain.baca_lembar(nama)
        assert satu == dua
        assert list(satu.baris) == sorted(satu.baris)
        assert satu.gabungan == [(1, 12, 3, 13), (5, 12, 9, 12)]


def nilai_openpyxl(b: BukuMentah, sel: Sel) -> object:
    """The cell as openpyxl would give it."""
    match sel.jenis:
        case "n" if b.jenis_format(sel.gaya) in ("tanggal", "waktu"):
            hasil = serial_ke_tanggal(sel.teks, b.sejak_1904)
            polos = isinstance(hasil, dt.date) and not isinstance(hasil, dt.datetime)
            return dt.datetime.combine(hasil, dt.time()) if polos else hasil
        case "n":
            return float(sel.teks)
        case "b":
            return sel.teks == "1"
        case "":
            return None
        case _:
            return sel.teks


@pytest.mark.parametrize("tulis", [oleh_xlsxwriter, oleh_openpyxl])
def test_sama_dengan_openpyxl(tulis: Callable[[], bytes]) -> None:
    data = tulis()
    b = buka_buku(data)
    nilai, rumus = (openpyxl.load_workbook(io.BytesIO(data), data_only=d) for d in (True, False))
    assert list(b.lembar) == nilai.sheetnames
    assert [i.tampak for i in b.lembar.values()] == [ws.sheet_state for ws in nilai]
    for ws in nilai:
        kita = {(r, s.kolom): s for r, satu in b.baca_lembar(ws.title).baris.items() for s in satu}
        kata = {(c.row, c.column): c.value for baris in ws.iter_rows() for c in baris if c.value not in (None, "")}
        berumus = {(c.row, c.column) for baris in rumus[ws.title].iter_rows() for c in baris if c.data_type == "f"}
        assert {k for k, s in kita.items() if s.rumus} == berumus
        assert {k: nilai_openpyxl(b, s) for k, s in kita.items() if s.teks} == kata


@pytest.mark.parametrize("tulis", [oleh_xlsxwriter, oleh_openpyxl])
def test_sama_dengan_calamine(tulis: Callable[[], bytes]) -> None:
    data = tulis()
    b, lain = buka_buku(data), python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert list(b.lembar) == lain.sheet_names
    for nama in b.lembar:
        isi = lain.get_sheet_by_name(nama).to_python(skip_empty_area=False)
        kata = {(r, k): v for r, satu in enumerate(isi, 1) for k, v in enumerate(satu, 1) if v != ""}
        # calamine shows an error as an empty text, and decodes nothing that this does not
        kita = {k: s for k, s in semua(b)[nama].items() if s.teks and s.jenis != "e"}
        assert kita.keys() == kata.keys()
        for k, s in kita.items():
            apa = nilai_openpyxl(b, s)
            assert apa == (dt.datetime.combine(kata[k], dt.time()) if type(kata[k]) is dt.date else kata[k]), k


# What stands in one row of the sheet, and the cells that must come out of it (formula cells marked by True).
SI = ["nol", "<r><t>sa</t></r><r><rPr><b/></rPr><t xml:space='preserve'>tu </t></r><rPh sb='0' eb='1'><t>x</t></rPh>",
      "", "<t>a_x000D_b _x005F_x000D_ &amp;&#10;&#x1F600;</t>"]  # fmt: skip
TEPI: list[tuple[str, str, list[tuple[int, str, str, bool]]]] = [
    ("kosong bergaya", '<c r="A1" s="0"/><c r="B1" s="0"></c><c r="C1"/>', []),
    (
        "teks bersama",
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v> 01 </v></c>',
        [(1, "s", "nol", False), (2, "s", "satu ", False)],
    ),
    ("teks bersama kosong", '<c r="A1" t="s"><v>2</v></c><c r="B1" t="s"><v></v></c><c r="C1" t="s"/>', []),
    ("lolos Excel", '<c r="A1" t="s"><v>3</v></c>', [(1, "s", "a\rb _x000D_ &\n😀", False)]),
    ("sebaris", '<c r="A1" t="inlineStr"><is><t> a&lt;b </t></is></c>', [(1, "s", " a<b ", False)]),
    ("sebaris kosong", '<c r="A1" t="inlineStr"><is><t></t></is></c><c r="B1" t="inlineStr"><is/></c>', []),
    (
        "sebaris kaya",
        '<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r><rPh sb="0" eb="1"><t>c</t></rPh></is></c>',
        [(1, "s", "ab", False)],
    ),
    ("sebaris dua baris", '<c r="A1" t="inlineStr"><is><t>a\nb</t></is></c>', [(1, "s", "a\nb", False)]),
    (
        "angka",
        '<c r="A1"><v>196804121994032001</v></c><c r="B1" t="n"><v> 1.50 </v></c>'
        '<c r="C1"><v>1E-3</v></c><c r="D1"><v/></c>',
        [(1, "n", "196804121994032001", False), (2, "n", "1.50", False), (3, "n", "1E-3", False)],
    ),
    (
        "angka yang bukan",
        '<c r="A1"><v>nan</v></c><c r="B1"><v>12,5</v></c><c r="C1"><v>1_0</v></c>',
        [(1, "s", "nan", False), (2, "s", "12,5", False), (3, "s", "1_0", False)],
    ),
    (
        "logis",
        '<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>false</v></c>',
        [(1, "b", "1", False), (2, "b", "0", False)],
    ),
    (
        "galat",
        '<c r="A1" t="e"><v>#SPILL!</v></c><c r="B1" t="e"><v>#ENTAH!</v></c>'
        '<c r="C1" t="e"><f>NA()</f><v>#N/A</v></c>',
        [(1, "e", "#SPILL!", False), (2, "e", "#ENTAH!", False), (3, "e", "#N/A", True)],
    ),
    ("tanggal ISO", '<c r="A1" t="d"><v>2026-02-28T00:00:00</v></c>', [(1, "d", "2026-02-28T00:00:00", False)]),
    (
        "rumus tanpa nilai",
        '<c r="A1"><f>B1</f></c><c r="B1"><f>1</f><v/></c>'
        '<c r="C1" t="n"><f>1</f><v></v></c><c r="D1"><f/><v> </v></c>',
        [(1, "", "", True), (2, "", "", True), (3, "", "", True), (4, "", "", True)],
    ),
    (
        "rumus bernilai teks kosong",
        '<c r="A1" t="str"><f>B1&amp;""</f><v/></c><c r="B1" t="str"><f>C1</f><v></v></c>',
        [(1, "s", "", True), (2, "s", "", True)],
    ),
    ("rumus teks tanpa v", '<c r="A1" t="str"><f>B1</f></c>', [(1, "", "", True)]),
    (
        "rumus bersama",
        '<c r="A1"><f t="shared" ref="A1:B1" si="0">1+1</f><v>2</v></c><c r="B1"><f t="shared" si="0"/><v>2</v></c>',
        [(1, "n", "2", True), (2, "n", "2", True)],
    ),
    ("rumus larik", '<c r="A1" cm="1"><f t="array" ref="A1:A2">C1:C2*2</f><v>4</v></c>', [(1, "n", "4", True)]),
    ("str tanpa rumus", '<c r="A1" t="str"><v>x &#233;&apos;</v></c>', [(1, "s", "x é'", False)]),
    ("spasi dijaga", '<c r="A1" t="str"><v xml:space="preserve"> x </v></c>', [(1, "s", " x ", False)]),
    ("urutan kolom", '<c r="C1"><v>3</v></c><c r="A1"><v>1</v></c>', [(1, "n", "1", False), (3, "n", "3", False)]),
    ("sel ganda", '<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>', [(1, "n", "2", False)]),
    ("setengah pasangan", '<c r="A1" t="str"><v>_xD83D__xDE00_ _xD83D_</v></c>', [(1, "s", "😀 \ufffd", False)]),
    ("ekstra", '<c r="A1"><v>1</v><extLst><ext uri="x"><v>9</v></ext></extLst></c>', [(1, "n", "1", False)]),
]


@pytest.mark.parametrize(("nama", "isi", "harap"), TEPI, ids=[t[0] for t in TEPI])
@pytest.mark.parametrize("ejaan", ["polos", "berawalan"])
def test_tepi(nama: str, isi: str, harap: list[tuple[int, str, str, bool]], ejaan: str) -> None:
    """The same from the fast path and from the careful one (a prefix sends every sheet there)."""
    bagian = bagian_buku({"A": f'<row r="1">{isi}</row>'}, teks=SI)
    if ejaan == "berawalan":
        for n in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
            bagian[n] = berawalan(bagian[n])
    b = buka_buku(zip_(bagian))
    satu = b.baca_lembar("A").baris
    assert [(s.kolom, s.jenis, s.teks, s.rumus) for s in satu.get(1, [])] == harap
    assert satu.keys() <= {1}


@pytest.mark.parametrize(
    "isi",
    [
        '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',  # a text that the file has lost is no empty cell
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1"><c r="A1048577"><v>1</v></c></row>',
        '<row r="1"><c r="1A"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></row>',
        '<row r="1"><c r="A1" t="str"><v>&tidak;</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>&#0;</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>\x01</v></c></row>',
        '<row r="1"><c r="A1"/><c r="B1"><c r="C1"><v>1</v></c></row>',
    ],
)
def test_rusak(isi: str) -> None:
    b = buka_buku(buku({"A": isi}, teks=SI))
    with pytest.raises(TidakTerbaca) as galat:
        b.baca_lembar("A")
    assert (galat.value.kode, galat.value.sebab, galat.value.konteks["lembar"]) == ("B101", "rusak", "A")


def test_sel_terjauh_dan_baris_kosong_bergaya() -> None:
    jauh = '<row r="1"><c r="A1"><v>1</v></c></row>{}<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    kosong = "".join(f'<row r="{r}" s="1" customFormat="1"><c r="A{r}" s="0"/></row>' for r in range(2, 150_000))
    for isi in (jauh.format(""), jauh.format(kosong)):
        satu = buka_buku(buku({"A": isi})).baca_lembar("A", 2)
        assert satu.baris == {1: [Sel(1, "n", "1", 0, False)], 1_048_576: [Sel(16_384, "n", "2", 0, False)]}


def test_banyak_potongan() -> None:
    """More than one piece of the fast path, and a strange row at the end that sends all of it to the careful one."""
    baris = [
        f'<row r="{r}"><c r="A{r}"><v>{r}</v></c><c r="B{r}" t="str"><v>{"b" * 200}</v></c></row>'
        for r in range(1, 15_000)
    ]
    cepat = buka_buku(buku({"A": "".join(baris)})).baca_lembar("A").baris
    lambat = buka_buku(buku({"A": "".join([*baris, "<row><c><v>9</v></c></row>"])})).baca_lembar("A").baris
    assert len(cepat) == 14_999
    assert lambat.pop(15_000) == [Sel(1, "n", "9", 0, False)]
    assert cepat == lambat


def test_nomor_baris_di_tempat_lain() -> None:
    """Rows are cut at their number in the addresses; where else it stands, nothing is cut. Blank cells may say what
    they like."""
    baris = "".join(
        f'<row r="{r}" s="{r}"><c r="A{r}" s="{r}" t="str"><v>A{r}" dan {r}"</v></c><c r="B{r}" s="{r}"/><c s="{r}"/>'
        f'<c r="ZZZZ{r}" s="x"/><c r="C{r}" s="1{r}"><f t="array" ref="C{r}">IF(A{r}="{r}","A{r}",1)</f><v>{r}</v></c>'
        f'<c r="B77"/>\n<c r="AA{r}" t="inlineStr"><is><t>{r}"</t></is></c></row>'
        for r in range(1, 40)
    )
    gaya = [0] * 200
    bagian = bagian_buku({"A": baris}, gaya=gaya)
    cepat = buka_buku(zip_(bagian)).baca_lembar("A").baris
    xml = bagian["xl/worksheets/sheet1.xml"]
    bagian["xl/worksheets/sheet1.xml"] = berawalan(re.sub(rb'<c r="ZZZZ[^>]*>', b"", xml))  # these it would refuse
    assert cepat == buka_buku(zip_(bagian)).baca_lembar("A").baris
    assert cepat[7] == [
        Sel(1, "s", 'A7" dan 7"', 7, False),
        Sel(3, "n", "7", 17, True),
        Sel(27, "s", '7"', 0, False),
    ]


def test_buku_apa_adanya() -> None:
    """Strict namespaces, 1904, a chart sheet, names, hidden sheets, backslashes, no styles, no shared strings."""
    bagian = bagian_buku(
        {"A": '<row r="1"><c r="A1"><v>1</v></c></row>', "B <b>": ""}, strict=True, sifat='date1904="1"',
        tampak={"B <b>": "veryHidden"},
        nama='<definedName name="daftar">A!$A$1:$A$3</definedName><definedName name="x" localSheetId="0"/>',
    )  # fmt: skip
    bagian["xl/_rels/workbook.xml.rels"] = rels(
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet2.xml"),
        ("rId3", "chartsheet", "chartsheets/sheet1.xml"), strict=True,
    ).encode()  # fmt: skip
    bagian["xl/workbook.xml"] = bagian["xl/workbook.xml"].replace(
        b"</sheets>", b'<sheet name="Grafik" sheetId="9" r:id="rId3"/></sheets>'
    )
    bagian["xl/chartsheets/sheet1.xml"] = b"<chartsheet/>"
    del bagian["xl/styles.xml"]
    b = buka_buku(zip_({n.replace("/", "\\"): i for n, i in bagian.items()}))
    assert list(b.lembar) == ["A", "B <b>"]
    assert b.lembar["B <b>"].tampak == "veryHidden"
    assert (b.sejak_1904, b.nama_terdefinisi, b.jenis_format(5)) == (True, {"daftar": "A!$A$1:$A$3"}, "umum")
    assert b.baca_lembar("A").baris == {1: [Sel(1, "n", "1", 0, False)]}
    assert b.baca_lembar("B <b>").baris == {}


def test_gabungan_dibatasi() -> None:
    ekor = "<mergeCells>{}</mergeCells>"
    satu = buku({"A": lembar_xml("", ekor=ekor.format('<mergeCell ref="B2:A1"/><mergeCell ref="C3"/>')).encode()})
    assert buka_buku(satu).baca_lembar("A").gabungan == [(1, 1, 2, 2), (3, 3, 3, 3)]
    banyak = buku({"A": lembar_xml("", ekor=ekor.format('<mergeCell ref="A1:A2"/>' * 50_001)).encode()})
    with pytest.raises(TidakTerbaca, match="terlalu_banyak_gabungan"):
        buka_buku(banyak).baca_lembar("A")


def test_teks_bersama_aneh() -> None:
    """Empty items count too, in both spellings: a wrong count would shift every text behind them."""
    si = "<si/><si></si><si><t/></si><si><t>a</t></si><si><r><t/></r><r><t>b</t></r></si>"
    si += "<si><t>c</t><phoneticPr fontId='1'/></si>"
    isi = "".join(f'<c r="{huruf(i + 1)}1" t="s"><v>{i}</v></c>' for i in range(6))
    for sst in (sst_xml([]), sst_xml([]).replace("<sst", "<!-- x --><sst")):
        bagian = bagian_buku({"A": f'<row r="1">{isi}</row>'}, teks=[])
        bagian["xl/sharedStrings.xml"] = sst.replace("</sst>", si + "</sst>").encode()
        satu = buka_buku(zip_(bagian)).baca_lembar("A").baris[1]
        assert [(s.kolom, s.teks) for s in satu] == [(4, "a"), (5, "b"), (6, "c")]
    assert NS.encode() in bagian["xl/sharedStrings.xml"]
