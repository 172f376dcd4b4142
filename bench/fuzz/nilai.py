"""What a stranger may put where a number, a name, or a text is expected."""

from __future__ import annotations

ANGKA = (
    *("0", "-1", "1", "2147483648", "-2147483649", "4294967295", "18446744073709551616", "9" * 40, "9" * 5_000),
    *("1e308", "1e999", "-1e999", "1e-400", "nan", "NaN", "inf", "-inf", "Infinity", "1_000", "1,5", "1.5.5"),
    *("0x10", "٣", "１２", "", " ", " 7 ", "+5", "--5", "1e5", "1E+17", "true", "-0", "0.1e-320", "2958465"),
    *("2958466", "-693594", "60", "1" * 17, "1e100000000", "1e-100000000", "99999999999.999999999", "¼", "²"),
    *("5\x00", "0000000000000000000000001"),
)  # fmt: skip
TEKS = (
    *("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "x;=1+1", 'x",=1+1', "＝1+1"),
    *("'=1+1", "<script>alert(1)</script>", "</script><svg onload=alert(1)>", "{{7*7}}", "${7*7}", "{% raw %}"),
    *("%s%n%d", "{0}{nama}", "]]>", "&amp;", "&#0;", "_x0000_", "_xD800_", "_x000D_", "\u202egnp.exe"),
    *("\u2066\u2069", "\ufeff", "\u200b", "\u00a0", "\ufffe", "\uffff", "\U0010ffff", "é", "e\u0301", "ﷺ" * 20),
    *("漢字", "ภาษาไทย", "العربية", "हिन्दी", "👩‍👩‍👧‍👦", "I\u0307İı", "ß", "ﬁ", "\u0085", "\u2028", "x" * 255),
    *("x" * 32_768, "x" * 300_000, "a\nb" * 500, "../../etc/passwd", "C:\\CON", "\\\\host\\share"),
    *("file:/etc/passwd", "javascript:alert(1)", "https://contoh.go.id/" + "a" * 3_000, "#REF!", "#N/A", "NIP"),
    *("NIP*", "UNIT", "198001012005011001", "1.9800101200501E+17", "31/02/2025", "2025-13-45", "29-02-2025"),
    *("0000-00-00", "9999-12-31", "1-1-1", "12,5 Dokumen", "1.500", "TRUE", "ISTIMEWA", "SESUAI  EKSPEKTASI"),
    *("sesuai ekspetasi", "HASIL PEMERIKSAAN", "PERSETUJUAN"),
)  # fmt: skip
SEL = (
    *("", "A", "1", "A0", "A1", "a1", "$A$1", "XFD1048576", "XFE1", "A1048577", "ZZZZ9999999", "AA11:B2", "R1C1"),
    *("A01", "A-1", "É1", "A1 ", "A٣", "B4", "C4", "D4", "E5", "A4", "A3", "A5", "AAAAAAAAAAAAAAAA1"),
    *("A" + "9" * 400, "Sheet1!A1", "#REF!"),
)  # fmt: skip
RENTANG = (
    *("A1:XFD1048576", "A1:A1", "C3:A1", "A4:A9", "B4:D6", "A:A", "1:1", "A1", "", "A1:", ":", "A1:B2:C3"),
    *("A1:B2 C3:D4", "A3:XFD3", "A1048576:B1048577", "a1:b2", "#REF!", "A4:A1048576", "A1 " * 5_000),
)  # fmt: skip
ALAMAT_BAGIAN = (
    *("", "/", ".", "..", "../../../../etc/passwd", "/etc/passwd", "C:\\windows\\win.ini", "http://127.0.0.1/x"),
    *("//host/x", "worksheets/sheet1.xml", "worksheets/sheet2.xml", "/xl/workbook.xml", "workbook.xml"),
    *("styles.xml", "sharedStrings.xml", "../[Content_Types].xml", "_rels/workbook.xml.rels", "tidak-ada.xml"),
    *("worksheets/SHEET1.XML", "x" * 5_000, "%2e%2e/%00", "worksheets/sheet1.xml#A1", "worksheets\\sheet1.xml"),
    *("../xl/worksheets/sheet1.xml", "\u202exml", "worksheets/", "?x=1"),
)  # fmt: skip
NAMA_LEMBAR = (
    *("", " ", "PEGAWAI", "pegawai", " PEGAWAI ", "PEGAWAI\u200b", "PEGAWAI*", "РEGAWAI", "HASIL PEMERIKSAAN"),
    *("Hasil Pemeriksaan", "UNTUK ATASAN", "RHK PIMPINAN", "x" * 31, "x" * 32, "x" * 9_000, "a/b\\c?*[d]:"),
    *("O'Brien", "'", "''", "漢字", "العربية", "\u202eNIAWAGEP", "=1+1", "<b>", "a\nb", "a\tb", "👩‍👩‍👧", "CON"),
    *("History", "A1", "R1C1", "&lt;", "ß", "PENILAIAN "),
)  # fmt: skip
NAMA_ENTRI = (
    *("../../lolos.xml", "/lolos.xml", "\\lolos.xml", "C:\\lolos.xml", "xl/../../lolos.xml", "CON"),
    *("xl/worksheets/sheet1.xml", "XL/WORKSHEETS/SHEET1.XML", "xl//workbook.xml", "./xl/workbook.xml", ""),
    *("a" * 60_000, "xl/\u202elmx", "xl/\n.xml", "a/", "_xmlsignatures/origin.sigs", "xl/vbaProject.bin"),
    *("EncryptedPackage", "mimetype", "word/document.xml", "xl/workbook.bin"),
)  # fmt: skip
JENIS_SEL = ("n", "s", "str", "b", "e", "d", "inlineStr", "", "x", "S", "n ", "shared")
RUMUS = (
    *("<f/>", "<f>1+1</f>", '<f t="shared" si="0"/>', '<f t="shared" ref="A1:XFD1048576" si="0">A1</f>'),
    *("<f>&quot;&quot;</f>", '<f t="array" ref="A1:C9">1</f>', '<f t="dataTable" ref="A1" r1="B1"/>'),
    *("<f>" + "(" * 3_000 + "</f>", '<f t="x" si="-1">1</f>', '<f ca="1" t="shared" si="99999999999">1</f>'),
    *("<f>[99]X!A1</f>", "<f><f>1</f></f>", "<f><![CDATA[1<2]]></f>"),
)  # fmt: skip
