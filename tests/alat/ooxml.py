"""Raw OOXML workbooks made by hand, for what no library would write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

KEPALA = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NS_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
REL_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PKG = "http://schemas.openxmlformats.org/package/2006/"
_CT = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def zip_(bagian: Mapping[str, str | bytes], metode: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these entries in this order, with a fixed date."""
    arus = io.BytesIO()
    with zipfile.ZipFile(arus, "w", metode) as arsip:
        for nama, isi in bagian.items():
            satu = zipfile.ZipInfo("x", (1980, 1, 1, 0, 0, 0))
            satu.filename = nama  # the constructor would turn '\\' into '/'
            satu.compress_type = metode
            arsip.writestr(satu, isi)
    return arus.getvalue()


def urai_zip(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as arsip:
        return {n: arsip.read(n) for n in arsip.namelist()}


def rels(*relasi: tuple[str, str, str], strict: bool = False) -> str:
    """A relations part of (id, last word of the type, target)."""
    isi = "".join(
        f'<Relationship Id="{i}" Type="{REL_STRICT if strict else REL}/{jenis}" Target={quoteattr(target)}/>'
        for i, jenis, target in relasi
    )
    return f'{KEPALA}<Relationships xmlns="{_PKG}relationships">{isi}</Relationships>'


def lembar_xml(isi: str, *, ekor: str = "", kepala: str = "", strict: bool = False) -> str:
    """A worksheet part around the rows ``isi``; ``kepala`` stands before and ``ekor`` after <sheetData>."""
    ns, rel = (NS_STRICT, REL_STRICT) if strict else (NS, REL)
    return f'{KEPALA}<worksheet xmlns="{ns}" xmlns:r="{rel}">{kepala}<sheetData>{isi}</sheetData>{ekor}</worksheet>'


def sst_xml(teks: Sequence[str], strict: bool = False) -> str:
    """Shared strings; one that starts with '<' is the inside of <si> as it is."""
    si = "".join(
        f"<si>{t}</si>" if t.startswith("<") else f'<si><t xml:space="preserve">{escape(t)}</t></si>' for t in teks
    )
    return f'{KEPALA}<sst xmlns="{NS_STRICT if strict else NS}" uniqueCount="{len(teks)}">{si}</sst>'


def gaya_xml(*format_: int | str) -> str:
    """Styles whose cell style i has the i-th number format: a built-in number or a code."""
    kode = {164 + i: f for i, f in enumerate(format_) if isinstance(f, str)}
    fmt = "".join(f'<numFmt numFmtId="{n}" formatCode={quoteattr(k)}/>' for n, k in kode.items())
    xf = "".join(
        f'<xf numFmtId="{164 + i if isinstance(f, str) else f}" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        for i, f in enumerate(format_)
    )
    return (
        f'{KEPALA}<styleSheet xmlns="{NS}">{f"<numFmts>{fmt}</numFmts>" if fmt else ""}'
        '<fonts><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        "<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
        f"<cellXfs>{xf}</cellXfs></styleSheet>"
    )


def bagian_buku(
    lembar: Mapping[str, str | bytes],
    *,
    teks: Sequence[str] | None = None,
    gaya: Sequence[int | str] = (0,),
    sifat: str = "",
    tampak: Mapping[str, str] | None = None,
    nama: str = "",
    strict: bool = False,
) -> dict[str, bytes]:
    """The parts of a workbook. A sheet is the rows inside <sheetData>, or bytes: the whole part as it is.

    ``teks``: shared strings; ``gaya``: number formats of the styles; ``sifat``: attributes of <workbookPr>;
    ``nama``: content of <definedNames>.
    """
    ns, rel = (NS_STRICT, REL_STRICT) if strict else (NS, REL)
    hubungan = [(f"rId{i}", "worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(lembar) + 1)]
    hubungan.append(("rIdG", "styles", "styles.xml"))
    if teks is not None:
        hubungan.append(("rIdT", "sharedStrings", "sharedStrings.xml"))
    sheets = "".join(
        f'<sheet name={quoteattr(n)} sheetId="{i}" state="{(tampak or {}).get(n, "visible")}" r:id="rId{i}"/>'
        for i, n in enumerate(lembar, 1)
    )
    ct = "".join(
        f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{_CT}.worksheet+xml"/>'
        for i in range(1, len(lembar) + 1)
    )
    if teks is not None:
        ct += f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_CT}.sharedStrings+xml"/>'
    bagian: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            f'{KEPALA}<Types xmlns="{_PKG}content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_CT}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_CT}.styles+xml"/>{ct}</Types>'
        ),
        "_rels/.rels": rels(("rId1", "officeDocument", "xl/workbook.xml"), strict=strict),
        "xl/workbook.xml": (
            f'{KEPALA}<workbook xmlns="{ns}" xmlns:r="{rel}"><workbookPr {sifat}/><sheets>{sheets}</sheets>'
            f"{f'<definedNames>{nama}</definedNames>' if nama else ''}</workbook>"
        ),
        "xl/_rels/workbook.xml.rels": rels(*hubungan, strict=strict),
        "xl/styles.xml": gaya_xml(*gaya),
    }
    if teks is not None:
        bagian["xl/sharedStrings.xml"] = sst_xml(teks, strict)
    for i, isi in enumerate(lembar.values(), 1):
        bagian[f"xl/worksheets/sheet{i}.xml"] = isi if isinstance(isi, bytes) else lembar_xml(isi, strict=strict)
    return {n: i.encode() if isinstance(i, str) else i for n, i in bagian.items()}


def buku(lembar: Mapping[str, str | bytes], **pilihan: object) -> bytes:
    """bagian_buku as one archive."""
    return zip_(bagian_buku(lembar, **pilihan))  # type: ignore[arg-type]
