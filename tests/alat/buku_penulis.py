"""Workbooks as other programs write them: Google Sheets' export and WPS Office, each with what only it writes."""

from __future__ import annotations

from tests.alat.ooxml import KEPALA, NS, REL, bagian_buku, rels, sst_xml, zip_

_CT = "application/vnd.openxmlformats-officedocument"
_XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_WPS = "http://www.wps.cn/officeDocument"


def _ganti(bagian: dict[str, str | bytes], nama: str, *ubah: tuple[str, str]) -> None:
    isi = bagian[nama]
    teks = isi.decode() if isinstance(isi, bytes) else isi
    for lama, baru in ubah:
        assert lama in teks, (nama, lama)
        teks = teks.replace(lama, baru)
    bagian[nama] = teks


def _jenis(bagian: dict[str, str | bytes], *tambahan: str) -> None:
    _ganti(bagian, "[Content_Types].xml", ("</Types>", "".join(tambahan) + "</Types>"))


def _override(nama: str, jenis: str) -> str:
    return f'<Override PartName="{nama}" ContentType="{jenis}"/>'


def google() -> bytes:
    """Figures as 1.0, an empty drawing for each sheet, empty <definedNames/>, a part without an ending."""
    lembar = (
        f'{KEPALA}<worksheet xmlns="{NS}" xmlns:r="{REL}" xmlns:mx="http://schemas.microsoft.com/office/mac/excel/2008/'
        'main" xmlns:x14="' + _X14 + '"><sheetPr><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr><sheetViews>'
        '<sheetView workbookViewId="0"><pane ySplit="3.0" topLeftCell="A4" activePane="bottomLeft" state="frozen"/>'
        '<selection activeCell="B5" sqref="B5" pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr '
        'customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.75"/><cols><col customWidth="1" min="1" max="1" '
        'width="20.0"/></cols><sheetData><row r="3"><c r="A3" s="0" t="s"><v>0</v></c><c r="B3" s="0" t="s"><v>1</v>'
        '</c></row><row r="4"><c r="A4" s="0" t="s"><v>2</v></c><c r="B4" s="0"><v>1.0</v></c><c r="C4" s="0"/>'
        '<c r="E4" s="0"><f>B4*2</f><v>2.0</v></c></row><row r="7" ht="30.0" customHeight="1"><c r="C7" s="0" t="b">'
        "<v>1</v></c></row></sheetData><mergeCells count=\"1\"><mergeCell ref='G5:G8'/></mergeCells>"
        '<conditionalFormatting sqref="A4:C9"><cfRule type="expression" dxfId="0" priority="1"><formula>B4&gt;1'
        '</formula></cfRule></conditionalFormatting><drawing r:id="rId1"/></worksheet>'
    ).encode()
    bagian: dict[str, str | bytes] = {**bagian_buku({"RHK": lembar, "REALISASI": lembar})}
    _ganti(bagian, "xl/styles.xml", ("</styleSheet>", '<dxfs count="1"><dxf><font/></dxf></dxfs></styleSheet>'))
    _ganti(
        bagian,
        "xl/workbook.xml",
        (
            "</workbook>",
            '<definedNames/><calcPr/><extLst><ext uri="GoogleSheetsCustomDataVersion2"><go:sheetsCustomData '
            'xmlns:go="http://customooxmlschemas.google.com/" r:id="rId7" roundtripDataChecksum="x="/></ext></extLst>'
            "</workbook>",
        ),
    )
    meta = '<Relationship Id="rId7" Type="http://customschemas.google.com/relationships/workbookmetadata" '
    teks = '<Relationship Id="rId8" Type="' + REL + '/sharedStrings" Target="sharedStrings.xml"/>'
    ekor = f'{meta}Target="metadata"/>{teks}</Relationships>'
    _ganti(bagian, "xl/_rels/workbook.xml.rels", ("</Relationships>", ekor))
    _jenis(
        bagian,
        _override("/xl/metadata", "application/binary"),
        _override("/xl/sharedStrings.xml", f"{_CT}.spreadsheetml.sharedStrings+xml"),
        *(_override(f"/xl/drawings/drawing{i}.xml", f"{_CT}.drawing+xml") for i in (1, 2)),
    )
    gambar = f'{KEPALA}<xdr:wsDr xmlns:xdr="{_XDR}" xmlns:a="{_A}" xmlns:r="{REL}"/>'
    for i in (1, 2):
        bagian[f"xl/worksheets/_rels/sheet{i}.xml.rels"] = rels(("rId1", "drawing", f"../drawings/drawing{i}.xml"))
        bagian[f"xl/drawings/drawing{i}.xml"] = gambar
    bagian["xl/sharedStrings.xml"] = sst_xml(["NIP", "No RHK", "198001012005011001"])
    bagian["xl/metadata"] = b"\x08\x01google"
    return zip_(bagian)


def wps() -> bytes:
    """Pictures in cells (DISPIMG), notes with WPS's VML, a hidden sheet, its own namespaces and document properties."""
    isi = (
        '<row r="3" spans="1:6"><c r="A3" s="0" t="s"><v>0</v></c><c r="B3" s="0" t="s"><v>1</v></c></row>'
        '<row r="4" spans="1:6"><c r="A4" s="0" t="str"><f>_xlfn.DISPIMG("ID_0A1B",1)</f><v>=DISPIMG("ID_0A1B",1)</v>'
        '</c><c r="B4" s="0"><v>2</v></c><c r="C4" s="0"/></row><row r="7" ht="14.4" spans="1:6" x14ac:dyDescent="0.2">'
        '<c r="C7" s="0"><v>45992</v></c></row>'
    )
    lembar = (
        f'{KEPALA}<worksheet xmlns="{NS}" xmlns:r="{REL}" xmlns:xdr="{_XDR}" xmlns:x14="{_X14}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac etc" '
        'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" '
        f'xmlns:etc="{_WPS}/2017/etCustomData"><sheetPr/><dimension ref="A3:C7"/><sheetViews><sheetView '
        'workbookViewId="0"><selection activeCell="A1" sqref="A1"/></sheetView></sheetViews><sheetFormatPr '
        f'defaultColWidth="9" defaultRowHeight="14.4"/><sheetData>{isi}</sheetData><mergeCells count="1"><mergeCell '
        'ref="G5:G8"/></mergeCells><pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/>'
        "<headerFooter/>{0}</worksheet>"
    )
    bagian: dict[str, str | bytes] = {
        **bagian_buku(
            {
                "RHK": lembar.format('<legacyDrawing r:id="rId1"/>').encode(),
                "REALISASI": lembar.format("").encode(),
                "Bantu": "",
            },
            tampak={"Bantu": "hidden"},
        )
    }
    sel = f'<Relationship Id="rId8" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/>'
    gambar = f'<Relationship Id="rId9" Type="{_WPS}/2020/cellImage" Target="cellimages.xml"/>'
    _ganti(bagian, "xl/_rels/workbook.xml.rels", ("</Relationships>", f"{sel}{gambar}</Relationships>"))
    sifat = f'<Relationship Id="rId4" Type="{REL}/custom-properties" Target="docProps/custom.xml"/>'
    _ganti(bagian, "_rels/.rels", ("</Relationships>", f"{sifat}</Relationships>"))
    _jenis(
        bagian,
        f'<Default Extension="vml" ContentType="{_CT}.vmlDrawing"/>',
        _override("/xl/comments1.xml", f"{_CT}.spreadsheetml.comments+xml"),
        _override("/xl/sharedStrings.xml", f"{_CT}.spreadsheetml.sharedStrings+xml"),
        _override("/xl/cellimages.xml", "application/vnd.wps-officedocument.cellimage+xml"),
        _override("/docProps/custom.xml", f"{_CT}.custom-properties+xml"),
    )
    bagian |= {
        "xl/worksheets/_rels/sheet1.xml.rels": rels(
            ("rId1", "vmlDrawing", "../drawings/vmlDrawing1.vml"), ("rId2", "comments", "../comments1.xml")
        ),
        "xl/drawings/vmlDrawing1.vml": (
            '<xml xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" '
            'xmlns:v="urn:schemas-microsoft-com:vml"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1,2"/>'
            '</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"/><v:shape '
            'id="_x0000_s1025" o:spid="_x0000_s1025" o:spt="202" type="#_x0000_t202" style="position:absolute;'
            'margin-left:5pt;visibility:hidden" fillcolor="#FFFFE1" filled="t" stroked="t"><v:path/><v:fill on="t"/>'
            '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>6'
            "</x:Row><x:Column>2</x:Column></x:ClientData></v:shape></xml>"
        ),
        "xl/comments1.xml": (
            f'{KEPALA}<comments xmlns="{NS}"><authors><author>Siti</author></authors><commentList><comment ref="C7" '
            'authorId="0"><text><r><rPr><sz val="9"/><rFont val="宋体"/></rPr><t>milik Siti</t></r></text></comment>'
            "</commentList></comments>"
        ),
        "xl/sharedStrings.xml": sst_xml(["NIP", "No RHK"]),
        "xl/cellimages.xml": f'{KEPALA}<etc:cellImages xmlns:etc="{_WPS}/2017/etCustomData"/>',
        "docProps/custom.xml": (
            f'{KEPALA}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
            'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property '
            'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>1033-12.2'
            "</vt:lpwstr></property></Properties>"
        ),
    }
    return zip_(bagian)
