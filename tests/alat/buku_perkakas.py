"""A workbook with nearly everything that Excel's ribbon offers, its parts by hand in the shapes that Excel writes."""

from __future__ import annotations

from tests.alat.ooxml import KEPALA, NS, REL, bagian_buku, rels, sst_xml, zip_

_MS = "http://schemas.microsoft.com/office"
_X14 = f"{_MS}/spreadsheetml/2009/9/main"
_XM = f"{_MS}/excel/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CT_MS = "application/vnd.ms-excel"
_PANDANG = "{11111111-2222-3333-4444-555555555555}"
_JANGKAR = (
    "<xdr:from><xdr:col>7</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
    "<xdr:to><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>4</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
)


def _lembar(isi: str, kepala: str = "", ekor: str = "") -> bytes:
    return (
        f'{KEPALA}<worksheet xmlns="{NS}" xmlns:r="{REL}" xmlns:mc="{_MC}" mc:Ignorable="x14ac xr" '
        f'xmlns:x14ac="{_MS}/spreadsheetml/2009/9/ac" xmlns:xr="{_MS}/spreadsheetml/2014/revision" '
        f'xr:uid="{{00000000-0001-0000-0000-000000000000}}">{kepala}<sheetData>{isi}</sheetData>{ekor}</worksheet>'
    ).encode()


def _isian() -> str:
    """Rich and phonetic texts, inline strings, no addresses, grouped rows, shared, array and dynamic-array formulas."""
    return (
        '<row r="3" spans="1:3" x14ac:dyDescent="0.25"><c r="A3" t="s"><v>0</v></c><c t="s"><v>1</v></c>'
        '<c t="inlineStr"><is><r><t>dua </t></r><r><rPr><b/></rPr><t>ruas</t></r></is></c></row>'
        '<row r="4" spans="1:5" outlineLevel="1"><c r="A4"><v>44000</v></c>'
        '<c r="B4"><f t="shared" ref="B4:B6" si="0">A4+1</f><v>44001</v></c>'
        '<c r="C4"><f t="array" ref="C4:C5">A4:A5*2</f><v>88000</v></c>'
        '<c r="E4" cm="1"><f t="array" ref="E4:E6">_xlfn.SEQUENCE(3)</f><v>1</v></c></row>'
        '<row r="5" outlineLevel="1" hidden="1"><c r="A5"><v>1</v></c><c r="B5"><f t="shared" si="0"/><v>2</v></c>'
        '<c r="C5"><v>2</v></c><c r="E5" cm="1"><f t="array" ref="E5">_xlfn.UNIQUE(A4)</f><v>44000</v></c></row>'
        '<row r="6" collapsed="1"><c r="B6"><f t="shared" si="0"/><v>1</v></c>'
        '<c r="F6" t="e" vm="1"><f>_xlfn.SEQUENCE(9)</f><v>#VALUE!</v></c></row>'
        '<row r="8"><c><v>8</v></c><c r="C8"><f>[1]Sumber!$A$1</f><v>7</v></c></row>'
    )


def _rhk() -> bytes:
    """Protection, filter, custom view, x14 rules, validations, sparklines, slicer, drawing, controls."""
    kepala = (
        '<sheetPr codeName="Lembar1"><outlinePr summaryBelow="0"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<dimension ref="A3:F8"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="3" '
        'topLeftCell="A4" state="frozen"/></sheetView><sheetView tabSelected="1" workbookViewId="1"/></sheetViews>'
        '<sheetFormatPr defaultRowHeight="15" outlineLevelRow="1" x14ac:dyDescent="0.25"/>'
    )
    aturan = (
        f'<ext uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}" xmlns:x14="{_X14}"><x14:conditionalFormattings>'
        f'<x14:conditionalFormatting xmlns:xm="{_XM}"><x14:cfRule type="expression" priority="1" '
        'id="{00000000-000E-0000-0000-000001000000}"><xm:f>REALISASI!$A$4&gt;1</xm:f><x14:dxf/></x14:cfRule>'
        "<xm:sqref>B4:C9</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>"
    )
    validasi = (
        f'<ext uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}" xmlns:x14="{_X14}"><x14:dataValidations count="1" '
        f'xmlns:xm="{_XM}"><x14:dataValidation type="list"><x14:formula1><xm:f>Pivot!$A$4:$A$5</xm:f></x14:formula1>'
        "<xm:sqref>C7</xm:sqref></x14:dataValidation></x14:dataValidations></ext>"
    )
    garis = (
        f'<ext uri="{{05C60535-1F16-4fd2-B633-F4F36F0B64E0}}" xmlns:x14="{_X14}"><x14:sparklineGroups xmlns:xm="{_XM}">'
        "<x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>RHK!A4:B4</xm:f><xm:sqref>G4</xm:sqref>"
        "</x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext>"
    )
    pengiris = (
        f'<ext uri="{{A8765BA9-456A-4dab-B4F3-ACF838C121DE}}" xmlns:x14="{_X14}"><x14:slicerList>'
        '<x14:slicer r:id="rId4"/></x14:slicerList></ext>'
    )
    kendali = (
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="x14"><controls><mc:AlternateContent>'
        '<mc:Choice Requires="x14"><control shapeId="1025" r:id="rId5" name="Kotak 1"><controlPr defaultSize="0">'
        f'<anchor moveWithCells="1" xmlns:xdr="{_XDR}">{_JANGKAR.replace("xdr:from", "from").replace("xdr:to", "to")}'
        "</anchor></controlPr></control></mc:Choice></mc:AlternateContent></controls></mc:Choice></mc:AlternateContent>"
    )
    ekor = (
        '<sheetProtection sheet="1" objects="1" scenarios="1"/><protectedRanges><protectedRange sqref="C4:C9" '
        'name="isi"/></protectedRanges><autoFilter ref="A3:F8"/><customSheetViews><customSheetView '
        f'guid="{_PANDANG}" filter="1" showAutoFilter="1"><pageMargins left="1" right="1" top="1" bottom="1" '
        'header="0" footer="0"/><autoFilter ref="A3:F8"/></customSheetView></customSheetViews>'
        '<mergeCells count="1"><mergeCell ref="G5:G8"/></mergeCells><phoneticPr fontId="0"/>'
        '<conditionalFormatting sqref="A4:C9"><cfRule type="cellIs" priority="2" operator="greaterThan"><formula>1'
        '</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="whole" '
        'sqref="A4:A9"><formula1>1</formula1></dataValidation></dataValidations>'
        '<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/><pageSetup paperSize="9" '
        'orientation="landscape" r:id="rId1"/><headerFooter><oddHeader>&amp;LRahasia</oddHeader></headerFooter>'
        '<rowBreaks count="1" manualBreakCount="1"><brk id="6" max="16383" man="1"/></rowBreaks>'
        '<customProperties><customPr name="kunci" r:id="rId6"/></customProperties>'
        '<ignoredErrors><ignoredError sqref="A4" numberStoredAsText="1"/></ignoredErrors><drawing r:id="rId2"/>'
        f'<legacyDrawing r:id="rId3"/>{kendali}<extLst>{aturan}{validasi}{garis}{pengiris}</extLst>'
    )
    return _lembar(_isian(), kepala, ekor)


def _gambar() -> str:
    """A shape with text, a slicer's frame behind mc:AlternateContent, and the stand-in of a form control."""
    bentuk = (
        '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="{0}" name="Bentuk {0}"/><xdr:cNvSpPr/></xdr:nvSpPr>'
        '<xdr:spPr><a:prstGeom prst="cloud"/></xdr:spPr><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>awan</a:t></a:r></a:p>'
        "</xdr:txBody></xdr:sp><xdr:clientData/>"
    )
    satu = "<xdr:twoCellAnchor>" + _JANGKAR + "{0}</xdr:twoCellAnchor>"
    return (
        f'{KEPALA}<xdr:wsDr xmlns:xdr="{_XDR}" xmlns:a="{_A}">{satu.format(bentuk.format(2))}'
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="sle15">'
        f"{satu.format(bentuk.format(3))}</mc:Choice><mc:Fallback/></mc:AlternateContent>"
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="a14">{satu.format(bentuk.format(1025))}'
        "</mc:Choice><mc:Fallback/></mc:AlternateContent></xdr:wsDr>"
    )


_VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml"\n xmlns:o="urn:schemas-microsoft-com:office:office"\n '
    'xmlns:x="urn:schemas-microsoft-com:office:excel">\n <o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    '</o:shapelayout><v:shapetype id="_x0000_t201" coordsize="21600,21600" o:spt="201"/>'
    '<v:shape id="Kotak_x0020_1" o:spid="_x0000_s1025" type="#_x0000_t201" style="position:absolute">'
    '<v:textbox><div>Setuju<br></div></v:textbox><x:ClientData ObjectType="Checkbox"><x:Anchor>7, 0, 1, 0, 9, 0, 4, 0'
    "</x:Anchor><x:FmlaLink>$A$4</x:FmlaLink></x:ClientData></v:shape></xml>"
)
_BUKU = (
    f'{KEPALA}<workbook xmlns="{NS}" xmlns:r="{REL}"><fileVersion appName="xl"/><workbookPr date1904="1" '
    'codeName="BukuIni"/><workbookProtection workbookPassword="ABCD" lockStructure="1"/><bookViews><workbookView '
    'firstSheet="1" activeTab="1"/><workbookView activeTab="1"/></bookViews><sheets><sheet name="RHK" sheetId="7" '
    'r:id="rId1"/><sheet name="REALISASI" sheetId="3" r:id="rId2"/><sheet name="Pivot" sheetId="9" state="veryHidden" '
    'r:id="rId3"/></sheets><externalReferences><externalReference r:id="rId10"/></externalReferences><definedNames>'
    '<definedName name="Luar">[1]Sumber!$A$1</definedName><definedName name="Slicer_Unit">#N/A</definedName>'
    '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">RHK!$A$3:$F$8</definedName>'
    '<definedName name="Z_11111111_2222_3333_4444_555555555555_.wvu.FilterData" localSheetId="0" hidden="1">'
    'RHK!$A$3:$F$8</definedName></definedNames><calcPr calcId="191029"/><customWorkbookViews><customWorkbookView '
    f'name="Rapat" guid="{_PANDANG}" activeSheetId="7"/></customWorkbookViews><pivotCaches><pivotCache cacheId="4" '
    'r:id="rId11"/></pivotCaches><extLst><ext uri="{BBE1A952-AA13-448e-AADC-164F8A28A991}" '
    f'xmlns:x14="{_X14}"><x14:slicerCaches><x14:slicerCache r:id="rId12"/></x14:slicerCaches></ext></extLst></workbook>'
)
_METADATA = (
    f'{KEPALA}<metadata xmlns="{NS}" xmlns:xda="{_MS}/spreadsheetml/2017/dynamicarray"><metadataTypes count="1">'
    '<metadataType name="XLDAPR" minSupportedVersion="120000" cellMeta="1"/></metadataTypes><futureMetadata '
    'name="XLDAPR" count="1"><bk><extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties '
    'fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata><cellMetadata count="1"><bk><rc t="1" v="0"/>'
    "</bk></cellMetadata></metadata>"
)


def _mutlak(*relasi: tuple[str, str, str]) -> str:
    """Relations as Excel for the web and some exporters write them: targets from the root; types of Microsoft too."""
    teks = rels(*relasi)
    for ragam, jenis in (("slicer", "2007/relationships/slicer"), ("slicerCache", "2007/relationships/slicerCache")):
        teks = teks.replace(f'"{REL}/{ragam}"', f'"{_MS}/{jenis}"')
    return teks


def perkakas() -> bytes:
    """Shapes, pivot and cache, slicer, x14, controls, external link, very hidden, protected, custom views and XML."""
    pivot = _lembar('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    bagian: dict[str, str | bytes] = {**bagian_buku({"RHK": _rhk(), "REALISASI": _lembar(_isian()), "Pivot": pivot})}
    jenis = {
        "sharedStrings.xml": f"{_CT}.sharedStrings+xml",
        "metadata.xml": f"{_CT}.sheetMetadata+xml",
        "drawings/drawing1.xml": "application/vnd.openxmlformats-officedocument.drawing+xml",
        "ctrlProps/ctrlProp1.xml": f"{_CT_MS}.controlproperties+xml",
        "slicers/slicer1.xml": f"{_CT_MS}.slicer+xml",
        "slicerCaches/slicerCache1.xml": f"{_CT_MS}.slicerCache+xml",
        "externalLinks/externalLink1.xml": f"{_CT}.externalLink+xml",
        "pivotTables/pivotTable1.xml": f"{_CT}.pivotTable+xml",
        "pivotCache/pivotCacheDefinition1.xml": f"{_CT}.pivotCacheDefinition+xml",
        "pivotCache/pivotCacheRecords1.xml": f"{_CT}.pivotCacheRecords+xml",
    }
    tambahan = '<Default Extension="VML" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
    tambahan += f'<Default Extension="bin" ContentType="{_CT}.printerSettings"/>'
    tambahan += "".join(f'<Override PartName="/xl/{n}" ContentType="{j}"/>' for n, j in jenis.items())
    ct = bagian["[Content_Types].xml"]
    assert isinstance(ct, bytes)
    bagian["[Content_Types].xml"] = ct.replace(b"</Types>", tambahan.encode() + b"</Types>")
    akar = rels(("rId1", "officeDocument", "/xl/workbook.xml"), ("rId2", "customXml", "/customXml/item1.xml"))
    luar = rels(("rId1", "externalLinkPath", "Sumber.xlsx")).replace('"/></R', '" TargetMode="External"/></R')
    return zip_(
        bagian
        | {
            "_rels/.rels": akar,
            "xl/workbook.xml": _BUKU,
            "xl/_rels/workbook.xml.rels": _mutlak(
                *((f"rId{i}", "worksheet", f"/xl/worksheets/sheet{i}.xml") for i in (1, 2, 3)),
                ("rId8", "styles", "/xl/styles.xml"),
                ("rId9", "sharedStrings", "/xl/sharedStrings.xml"),
                ("rId10", "externalLink", "/xl/externalLinks/externalLink1.xml"),
                ("rId11", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"),
                ("rId12", "slicerCache", "/xl/slicerCaches/slicerCache1.xml"),
                ("rId13", "sheetMetadata", "metadata.xml"),
            ),
            "xl/worksheets/_rels/sheet1.xml.rels": _mutlak(
                ("rId1", "printerSettings", "/xl/printerSettings/printerSettings1.bin"),
                ("rId2", "drawing", "/xl/drawings/drawing1.xml"),
                ("rId3", "vmlDrawing", "/xl/drawings/vmlDrawing1.vml"),
                ("rId4", "slicer", "/xl/slicers/slicer1.xml"),
                ("rId5", "ctrlProp", "/xl/ctrlProps/ctrlProp1.xml"),
                ("rId6", "customProperty", "/xl/customProperty1.bin"),
            ),
            "xl/worksheets/_rels/sheet3.xml.rels": rels(("rId1", "pivotTable", "../pivotTables/pivotTable1.xml")),
            "xl/sharedStrings.xml": sst_xml(
                [
                    '<r><t xml:space="preserve">kaya </t></r><r><rPr><i/></rPr><t>teks</t></r>',
                    '<t>課長</t><rPh sb="0" eb="2"><t>カチョウ</t></rPh><phoneticPr fontId="0"/>',
                ]
            ),
            "xl/metadata.xml": _METADATA,
            "xl/drawings/drawing1.xml": _gambar(),
            "xl/drawings/vmlDrawing1.vml": _VML,
            "xl/ctrlProps/ctrlProp1.xml": f'{KEPALA}<formControlPr xmlns="{_X14}" objectType="CheckBox"/>',
            "xl/slicers/slicer1.xml": f'{KEPALA}<slicers xmlns="{_X14}"><slicer name="Unit" cache="Slicer_Unit" '
            'rowHeight="241300"/></slicers>',
            "xl/slicerCaches/slicerCache1.xml": f'{KEPALA}<slicerCacheDefinition xmlns="{_X14}" name="Slicer_Unit" '
            'sourceName="Unit"><pivotTables><pivotTable tabId="9" name="Pivot1"/></pivotTables>'
            "</slicerCacheDefinition>",
            "xl/externalLinks/externalLink1.xml": f'{KEPALA}<externalLink xmlns="{NS}"><externalBook xmlns:r="{REL}" '
            'r:id="rId1"><sheetNames><sheetName val="Sumber"/></sheetNames></externalBook></externalLink>',
            "xl/externalLinks/_rels/externalLink1.xml.rels": luar,
            "xl/pivotTables/pivotTable1.xml": f'{KEPALA}<pivotTableDefinition xmlns="{NS}" name="Pivot1" cacheId="4" '
            'dataCaption="Nilai"><location ref="A1:A1" firstHeaderRow="0" firstDataRow="0" firstDataCol="0"/>'
            "</pivotTableDefinition>",
            "xl/pivotTables/_rels/pivotTable1.xml.rels": rels(
                ("rId1", "pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")
            ),
            "xl/pivotCache/pivotCacheDefinition1.xml": f'{KEPALA}<pivotCacheDefinition xmlns="{NS}" xmlns:r="{REL}" '
            'r:id="rId1" recordCount="1"><cacheSource type="worksheet"><worksheetSource ref="A3:B8" sheet="RHK"/>'
            '</cacheSource><cacheFields count="1"><cacheField name="Unit"><sharedItems/></cacheField></cacheFields>'
            "</pivotCacheDefinition>",
            "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": rels(
                ("rId1", "pivotCacheRecords", "pivotCacheRecords1.xml")
            ),
            "xl/pivotCache/pivotCacheRecords1.xml": f'{KEPALA}<pivotCacheRecords xmlns="{NS}" count="1"><r>'
            '<s v="a"/></r></pivotCacheRecords>',
            "xl/printerSettings/printerSettings1.bin": b"\x00\x01printer\xff",
            "xl/customProperty1.bin": "nilai".encode("utf-16-le"),
            "customXml/item1.xml": '<?xml version="1.0"?><!-- milik sistem lain --><surat nomor="1"/>',
            "customXml/_rels/item1.xml.rels": rels(("rId1", "customXmlProps", "itemProps1.xml")),
            "customXml/itemProps1.xml": "<p/>",
        }
    )
