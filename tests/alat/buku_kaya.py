"""Workbooks that carry what must survive annotating, from several writers and by hand."""

from __future__ import annotations

import base64
import io

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill

from tests.alat.buku_penulis import google, wps
from tests.alat.buku_perkakas import perkakas
from tests.alat.ooxml import KEPALA, NS, REL, bagian_buku, lembar_xml, rels, zip_

_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
_ORANG = (
    f'{KEPALA}<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
    '<person displayName="Budi" id="{2}" userId="S::budi@contoh.go.id" providerId="AD"/></personList>'
)
_CT = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def xlsxwriter_kaya(makro: bool = False) -> bytes:
    """Charts, pictures, shapes, x14 rules, sparklines, tables, notes, controls, names, protection, hidden sheets."""
    f = io.BytesIO()
    wb = xlsxwriter.Workbook(f, {"in_memory": True})
    if makro:
        wb.add_vba_project(io.BytesIO(b"bukan makro sungguhan"), is_stream=True)
    tebal = wb.add_format({"bold": True, "bg_color": "#DDDDDD"})
    rhk, realisasi, rahasia = wb.add_worksheet("RHK"), wb.add_worksheet("REALISASI"), wb.add_worksheet("daftar")
    grafik = wb.add_chartsheet("Grafik")
    for ws in (rhk, realisasi):
        ws.merge_range("A1:F1", "Judul", tebal)
        ws.write_row("A3", ["NIP", "No RHK", "Rencana", "Target", "Capaian (sistem)", "Sidik (sistem)"], tebal)
        for r in range(3, 20):
            ws.write_row(r, 0, ["198001012005011001", str(r), f"Rencana ke-{r}", r * 1.5])
            ws.write_formula(r, 4, f"=D{r + 1}*2", None, 1)
        ws.write_rich_string("C20", "kaya ", tebal, "teks", " akhir")
    rhk.write_comment("C7", "catatan pengguna", {"author": "Budi", "width": 120})
    rhk.write_comment("H1", "tetap", {"visible": True})
    rhk.merge_range("G5:G8", "gabung")
    rhk.conditional_format("C4:D30", {"type": "data_bar", "data_bar_2010": True})
    rhk.conditional_format("A4:F30", {"type": "cell", "criteria": ">", "value": 5, "format": tebal})
    rhk.data_validation("B4:B99", {"validate": "list", "source": ["1", "2"]})
    rhk.add_sparkline("H4", {"range": "RHK!D4:D9"})
    rhk.insert_image("J2", "titik.png", {"image_data": io.BytesIO(_PNG)})
    rhk.insert_textbox("J8", "bentuk")
    rhk.write_url("H6", "https://contoh.go.id/bukti")
    rhk.protect("", {"sort": True})
    rhk.set_header("&L&G", {"image_left": "kop.png", "image_data_left": io.BytesIO(_PNG)})
    realisasi.insert_button("H2", {"caption": "Tombol"})
    realisasi.add_table("H10:I14", {"columns": [{"header": "a"}, {"header": "b"}]})
    realisasi.set_row(9, 20, None, {"level": 1})
    realisasi.repeat_rows(2)
    realisasi.autofilter("A3:F19")
    realisasi.activate()
    rahasia.very_hidden()
    for tempat in (rhk, grafik):
        chart = wb.add_chart({"type": "column"})
        chart.add_series({"values": "=RHK!$D$4:$D$9"})
        tempat.insert_chart("J20", chart) if tempat is rhk else tempat.set_chart(chart)
    wb.define_name("daftar!lokal", "=daftar!$A$1")
    wb.define_name("umum", "=RHK!$A$1")
    wb.close()
    return f.getvalue()


def openpyxl_biasa() -> bytes:
    """Inline absolute targets, notes without a size, rules whose numbers start at one."""
    wb = openpyxl.Workbook()
    wb.active.title = "RHK"
    for nama in ("RHK", "REALISASI"):
        ws = wb[nama] if nama in wb.sheetnames else wb.create_sheet(nama)
        for r in range(1, 20):
            ws.append([f"{nama} {r}", r, None, r / 3])
        ws["E5"] = "=B5*2"
        isi = PatternFill("solid", bgColor="FFFF00")
        ws.conditional_formatting.add("A1:D19", CellIsRule("greaterThan", ["3"], fill=isi))
    wb["RHK"]["C7"].comment = Comment("catatan <lama> & pengguna", "Budi")
    wb.properties.created = wb.properties.modified = __import__("datetime").datetime(2026, 1, 1)
    f = io.BytesIO()
    wb.save(f)
    return f.getvalue()


def _baris(p: str = "") -> str:
    """Rows by hand: with and without addresses, odd quotes, comments, CDATA, an empty row."""
    return f"""<{p}row r='2'><{p}c r='A2' t="inlineStr"><{p}is><{p}t>satu</{p}t></{p}is></{p}c></{p}row>
    <!-- <{p}row r="3"> --><{p}row r="4" spans="1:3"><{p}c t="str"><{p}f>"a"&amp;"b"</{p}f><{p}v>ab</{p}v></{p}c>
    <{p}c r="B4"><{p}f t="shared" ref="B4:B5" si="0">A1</{p}f></{p}c><{p}c s="0"/></{p}row><{p}row/>
    <{p}row r="7"><{p}c r="C7" t="inlineStr"><{p}is><{p}t><![CDATA[<c r="D7"/> teks]]></{p}t></{p}is></{p}c></{p}row>"""


def tangan_utas() -> bytes:
    """A threaded comment on C7 with its person, mirrored by a note of author tc=…, and a plain note on B4."""
    vml = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202"/>'
        + "".join(
            f'<v:shape id="_x0000_s{n}" type="#_x0000_t202" style="visibility:hidden"><x:ClientData ObjectType="Note">'
            f"<x:Anchor>{k + 1}, 15, {b}, 4, {k + 3}, 15, {b + 4}, 4</x:Anchor><x:Row>{b}</x:Row><x:Column>{k}"
            "</x:Column></x:ClientData></v:shape>"
            for n, b, k in ((1025, 6, 2), (1026, 3, 1))
        )
        + "<br></xml>"  # Excel itself writes such VML
    )
    komentar = (
        f'{KEPALA}<comments xmlns="{NS}"><authors><author>tc={{1}}</author><author>Budi</author></authors><commentList>'
        '<comment ref="C7" authorId="0"><text><t>[Utas]</t></text></comment>'
        '<comment ref="B4" authorId="1"><text><t>polos</t></text></comment></commentList></comments>'
    )
    utas = (
        f'{KEPALA}<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="C7" dT="2026-01-01T00:00:00" personId="{2}" id="{1}"><text>halo</text></threadedComment>'
        "</ThreadedComments>"
    )
    relasi = rels(("rId1", "comments", "../comments1.xml"), ("rId2", "vmlDrawing", "../drawings/vmlDrawing1.vml"))
    relasi = relasi.replace(
        "</Relationships>",
        '<Relationship Id="rId3" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" '
        'Target="../threadedComments/threadedComment1.xml"/></Relationships>',
    )
    lembar = lembar_xml(_baris(), ekor='<pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/>'
                        '<legacyDrawing r:id="rId2"/>').encode()  # fmt: skip
    bagian: dict[str, str | bytes] = {**bagian_buku({"RHK": lembar, "REALISASI": _baris()})}
    ct = bagian["[Content_Types].xml"]
    assert isinstance(ct, bytes)
    bagian["[Content_Types].xml"] = ct.replace(
        b"</Types>",
        b'<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
        b'<Override PartName="/xl/comments1.xml" ContentType="%s.comments+xml"/></Types>' % _CT.encode(),
    )
    bagian |= {
        "xl/worksheets/_rels/sheet1.xml.rels": relasi,
        "xl/comments1.xml": komentar,
        "xl/drawings/vmlDrawing1.vml": vml,
        "xl/threadedComments/threadedComment1.xml": utas,
        "xl/persons/person.xml": _ORANG,
    }
    orang = '<Relationship Id="rIdP" Type="http://schemas.microsoft.com/office/2017/10/relationships/person" '
    buku = bagian["xl/_rels/workbook.xml.rels"]
    assert isinstance(buku, bytes)
    bagian["xl/_rels/workbook.xml.rels"] = buku.replace(
        b"</Relationships>", orang.encode() + b'Target="persons/person.xml"/></Relationships>'
    )
    return zip_(bagian)


def tangan_berawalan() -> bytes:
    """Prefixed namespaces (<x:worksheet>) in workbook, sheets and styles."""
    bagian = bagian_buku({"RHK": b"", "REALISASI": b""})
    lembar = f'{KEPALA}<x:worksheet xmlns:x="{NS}"><x:sheetData>{_baris("x:")}</x:sheetData></x:worksheet>'
    for i in (1, 2):
        bagian[f"xl/worksheets/sheet{i}.xml"] = lembar.encode()
    for nama in ("xl/workbook.xml", "xl/styles.xml"):
        isi = bagian[nama].decode().replace("</", "\0").replace("<?", "\1").replace("<", "<x:").replace("\0", "</x:")
        bagian[nama] = isi.replace("\1", "<?").replace(f'xmlns="{NS}"', f'xmlns:x="{NS}"').encode()
    return zip_(bagian)


def tangan_strict() -> bytes:
    return zip_(bagian_buku({"RHK": _baris(), "REALISASI": _baris()}, strict=True))


def tangan_tanpa_gaya() -> bytes:
    """No styles part, an empty <sheetData/>, a name of its own sheet."""
    nama = '<definedName name="lokal" localSheetId="1">REALISASI!$A$1</definedName>'
    kosong = f'{KEPALA}<worksheet xmlns="{NS}" xmlns:r="{REL}"><sheetData/></worksheet>'.encode()
    bagian = bagian_buku({"RHK": kosong, "REALISASI": _baris()}, nama=nama)
    del bagian["xl/styles.xml"]
    for n in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        teks = bagian[n].decode()
        awal = teks.index('<Relationship Id="rIdG"' if "rels" in n else '<Override PartName="/xl/styles.xml"')
        bagian[n] = (teks[:awal] + teks[teks.index("/>", awal) + 2 :]).encode()
    return zip_(bagian)


SEMUA = {
    "xlsxwriter": xlsxwriter_kaya,
    "makro": lambda: xlsxwriter_kaya(makro=True),
    "openpyxl": openpyxl_biasa,
    "utas": tangan_utas,
    "berawalan": tangan_berawalan,
    "perkakas": perkakas,
    "strict": tangan_strict,
    "tanpa gaya": tangan_tanpa_gaya,
    "google": google,
    "wps": wps,
}
