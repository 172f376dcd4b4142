"""HASIL PEMERIKSAAN drawn: as a part of the user's workbook, and as a workbook of its own."""

from __future__ import annotations

import io
from collections import defaultdict
from datetime import UTC, datetime

from skp_batch.workbook.alamat import alamat, huruf
from skp_batch.workbook.anotasi_gaya import Gaya, LembarGaya
from skp_batch.workbook.anotasi_model import NAMA_HASIL, HasilLembar
from skp_batch.workbook.anotasi_tata import KOLOM, Tata, susun
from skp_batch.workbook.anotasi_xml import lolos, lolos_atribut

_MEMBEKU = 2  # title and status stay in sight


def bagian_hasil(t: Tata, gaya: LembarGaya, ns: str, jendela: int) -> bytes:
    """The sheet part; texts inline, so that the user's shared strings stay as they are."""
    nomor: dict[int, int] = {}  # by identity: hashing a format for every cell costs more than drawing it
    baris: dict[int, list[bytes]] = defaultdict(list)
    depan = [huruf(k).encode() for k in range(1, len(KOLOM) + 1)]
    for b, k in sorted(t.sel):
        nilai, rupa, _, _ = t.sel[b, k]
        xf = nomor.get(id(rupa))
        if xf is None:
            xf = nomor[id(rupa)] = gaya.xf(rupa)
        if not nilai and nilai != 0:
            isi = b'<c r="%s%d" s="%d"/>' % (depan[k - 1], b, xf)
        elif isinstance(nilai, int):
            isi = b'<c r="%s%d" s="%d"><v>%d</v></c>' % (depan[k - 1], b, xf, nilai)
        else:
            isi = b'<c r="%s%d" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (
                depan[k - 1], b, xf, lolos(nilai),
            )  # fmt: skip
        baris[b].append(isi)
    data = b"".join(
        b'<row r="%d" ht="%.2f" customHeight="1">%s</row>' % (b, t.tinggi.get(b, 15.0), b"".join(baris[b]))
        for b in sorted({*baris, *t.tinggi})
    )
    akhir = alamat(t.baris_akhir, len(KOLOM))
    view = b"".join(
        b'<sheetView showGridLines="0"%s workbookViewId="%d"><pane ySplit="%d" topLeftCell="A%d"'
        b' activePane="bottomLeft" state="frozen"/>'
        b'<selection pane="bottomLeft" activeCell="A%d" sqref="A%d"/></sheetView>'
        % (b' tabSelected="1"' if not i else b"", i, _MEMBEKU, _MEMBEKU + 1, _MEMBEKU + 2, _MEMBEKU + 2)
        for i in range(jendela)
    )
    kolom = b"".join(b'<col min="%d" max="%d" width="%.2f" customWidth="1"/>' % (i, i, lebar * gaya.skala + 0.71)
                     for i, (_, lebar) in enumerate(KOLOM, 1))  # fmt: skip
    gabung = b"".join(b'<mergeCell ref="%s:%s"/>' % (alamat(a, b).encode(), alamat(c, d).encode())
                      for a, b, c, d in t.gabung)  # fmt: skip
    tautan = b"".join(
        b'<hyperlink ref="%s" location="%s" tooltip="%s"/>'
        % (alamat(b, k).encode(), lolos_atribut(t.sel[b, k].lokasi), lolos_atribut(t.sel[b, k].petunjuk))
        for b, k in t.tautan
    )
    return b"".join(
        (
            b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="%s">' % ns.encode(),
            b'<sheetPr><tabColor rgb="FF1F3864"/><pageSetUpPr fitToPage="1"/></sheetPr>',
            b'<dimension ref="A1:%s"/><sheetViews>%s</sheetViews>' % (akhir.encode(), view),
            b'<sheetFormatPr defaultRowHeight="15"/><cols>%s</cols><sheetData>%s</sheetData>' % (kolom, data),
            b'<autoFilter ref="A%d:%s"/>' % (t.kepala_temuan, akhir.encode()),
            b'<mergeCells count="%d">%s</mergeCells>' % (len(t.gabung), gabung),
            b"<hyperlinks>%s</hyperlinks>" % tautan,
            b'<printOptions horizontalCentered="1"/>',
            b'<pageMargins left="0.3" right="0.3" top="0.4" bottom="0.5" header="0.2" footer="0.25"/>',
            b'<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
            b"<headerFooter><oddFooter>&amp;L&amp;8Hasil pemeriksaan skp-batch&amp;R&amp;8Halaman &amp;P dari "
            b"&amp;N</oddFooter></headerFooter></worksheet>",
        )
    )


def hasil_terpisah(hasil: HasilLembar) -> bytes:
    """The stand-alone workbook, for a file that cannot be annotated safely."""
    import xlsxwriter

    t = susun(hasil, None, NAMA_HASIL)
    tampung = io.BytesIO()
    buku = xlsxwriter.Workbook(tampung, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    buku.set_properties({"title": hasil.judul, "author": "skp-batch", "created": datetime(2000, 1, 1, tzinfo=UTC)})
    ws = buku.add_worksheet(NAMA_HASIL)
    ws.hide_gridlines(2)
    ws.set_tab_color("#1F3864")
    ws.freeze_panes(_MEMBEKU, 0)
    for i, (_, lebar) in enumerate(KOLOM):
        ws.set_column(i, i, lebar)
    for b, tinggi in t.tinggi.items():
        ws.set_row(b - 1, tinggi)
    rupa = {g: buku.add_format(_format(g)) for g in dict.fromkeys(s.gaya for s in t.sel.values())}
    tergabung = {(b1, k1): (b2, k2) for b1, k1, b2, k2 in t.gabung}
    tertutup = {(b, k) for b1, k1, b2, k2 in t.gabung for b in range(b1, b2 + 1) for k in range(k1, k2 + 1)}
    for (b, k), sel in sorted(t.sel.items()):
        if (b, k) in tergabung:
            ws.merge_range(b - 1, k - 1, tergabung[b, k][0] - 1, tergabung[b, k][1] - 1, "", rupa[sel.gaya])
        elif (b, k) in tertutup:
            continue
        if sel.lokasi and isinstance(sel.nilai, str):
            ws.write_url(b - 1, k - 1, "internal:" + sel.lokasi, rupa[sel.gaya], sel.nilai, sel.petunjuk)
        elif isinstance(sel.nilai, int):
            ws.write_number(b - 1, k - 1, sel.nilai, rupa[sel.gaya])
        else:
            ws.write_string(b - 1, k - 1, sel.nilai, rupa[sel.gaya])
    ws.autofilter(t.kepala_temuan - 1, 0, t.baris_akhir - 1, len(KOLOM) - 1)
    ws.repeat_rows(t.kepala_temuan - 1)
    ws.set_landscape()
    ws.set_paper(9)
    ws.fit_to_pages(1, 0)
    ws.set_margins(0.3, 0.3, 0.4, 0.5)
    ws.set_footer("&L&8Hasil pemeriksaan skp-batch&R&8Halaman &P dari &N")
    buku.close()
    return tampung.getvalue()


def _format(g: Gaya) -> dict[str, object]:
    rupa: dict[str, object] = {
        "font_size": g.ukuran, "font_color": "#" + g.huruf, "bold": g.tebal, "italic": g.miring,
        "underline": int(g.bergaris_bawah), "text_wrap": g.lipat, "align": g.mendatar, "indent": g.inden,
        "valign": "vcenter" if g.tegak == "center" else g.tegak, "num_format": "@" if g.teks else "General",
    }  # fmt: skip
    if g.isi:
        rupa["bg_color"] = "#" + g.isi
    if g.garis:
        rupa |= {"border": 1, "border_color": "#" + g.garis}
    return rupa
