"""Workbooks that a hostile sender could make: each a small clean unit's workbook with one thing in it that bites."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.alat.meja import Meja
from tests.alat.ooxml import NS, REL, urai_zip, zip_

__all__ = ["dasar", "mentah", "semua", "zip_"]

BUKU, GAYA, JENIS, RELASI = "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
UNIT, PEGAWAI, RHK, TARGET, REALISASI, PENILAIAN = (f"xl/worksheets/sheet{i}.xml" for i in range(1, 7))
_TARGET = re.compile('Target="[^"]*"')
Bagian = dict[str, bytes]
_TUMPUK = "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij", strict=True))
_LOL = f"<!DOCTYPE x [<!ENTITY a 'lol'>{_TUMPUK}]>"
_XXE = "<!DOCTYPE x [<!ENTITY j SYSTEM 'file:/etc/passwd'>]>"


def dasar(folder: Path) -> Bagian:
    """The parts of a clean workbook."""
    meja = Meja()
    meja.bidang.tulis(folder)
    return urai_zip((folder / meja.bidang.nama).read_bytes())


def mentah(bagian: Mapping[str, bytes], **lain: tuple[bytes, int, int]) -> bytes:
    """An archive whose entries may lie: `lain` gives compressed bytes, size and CRC by the part's last word."""
    badan, pusat = b"", b""
    for nama, isi in bagian.items():
        mesin = zlib.compressobj(1, zlib.DEFLATED, -15)
        mampat, terurai, crc = lain.get(nama.rpartition("/")[2].partition(".")[0]) or (
            mesin.compress(isi) + mesin.flush(), len(isi), zlib.crc32(isi),
        )  # fmt: skip
        kepala = struct.pack("<5H3LH", 20, 0, 8, 0, 0x21, crc, len(mampat), terurai, len(nama))
        pusat += b"PK\1\2\24\0" + kepala + struct.pack("<4H2L", 0, 0, 0, 0, 0, len(badan)) + nama.encode()
        badan += b"PK\3\4" + kepala + b"\0\0" + nama.encode() + mampat
    return badan + pusat + b"PK\5\6" + struct.pack("<4H2LH", 0, 0, len(bagian), len(bagian), len(pusat), len(badan), 0)


def bom(megabita: int) -> bytes:
    """A deflate stream of so many megabytes of blanks, made without compressing them all."""
    mesin = zlib.compressobj(9, zlib.DEFLATED, -15)
    awal = mesin.compress(b'<worksheet xmlns="%s"><sheetData>' % NS.encode()) + mesin.flush(zlib.Z_FULL_FLUSH)
    satu = mesin.compress(b" " * (1 << 20)) + mesin.flush(zlib.Z_FULL_FLUSH)
    return awal + satu * megabita + mesin.compress(b"</sheetData></worksheet>") + mesin.flush()


def relasi(*satu: tuple[str, str, str]) -> bytes:
    isi = "".join(f'<Relationship Id="{i}" Type="{REL}/{j}" Target="{t}"/>' for i, j, t in satu)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{isi}</Relationships>'.encode()


def semua(asal: Bagian) -> dict[str, tuple[bytes, str]]:
    """Name -> (bytes, the code that must be found; '' where the rest of the workbook is to be read all the same)."""

    def ubah(nama: str, kerja: Callable[[str], str], **tambah: bytes) -> bytes:
        return zip_(asal | {nama: kerja(asal[nama].decode()).encode()} | tambah)

    def sisip(nama: str, isi: str, di: str = "</sheetData>", *, sesudah: bool = False) -> bytes:
        return ubah(nama, lambda x: x.replace(di, di + isi if sesudah else isi + di, 1))

    def dtd(nama: str, isi: str) -> bytes:
        return ubah(nama, lambda x: isi + re.sub(r"^<\?xml[^>]*>", "", x).replace("<t>", "<t>&j;", 1))

    def sel(nama: str, alamat: str, isi: str) -> bytes:
        return ubah(nama, lambda x: re.sub(rf'<c r="{alamat}"[^>]*>.*?</c>', lambda _: isi, x, count=1))

    def ukuran(ref: str) -> bytes:
        return ubah(PEGAWAI, lambda x: re.sub("<dimension[^>]*>", f'<dimension ref="{ref}"/>', x))

    def catatan(isi: str, vml: str = "") -> bytes:
        komentar = (
            f'<comments xmlns="{NS}"><authors><author>x</author></authors><commentList>{isi}</commentList></comments>'
        )
        lama = f'<legacyDrawing xmlns:r="{REL}" r:id="rId2"/></worksheet>'
        bagian = asal | {PEGAWAI: asal[PEGAWAI].replace(b"</worksheet>", lama.encode())}
        bagian["xl/worksheets/_rels/sheet2.xml.rels"] = relasi(
            ("rId1", "comments", "../comments1.xml"), ("rId2", "vmlDrawing", "../v.vml")
        )
        return zip_(bagian | {"xl/comments1.xml": komentar.encode(), "xl/v.vml": f"<xml>{vml}</xml>".encode()})

    raksasa = bom(600)
    media, raksasa_300 = ("satu", "dua"), (raksasa, 300 << 20, 0)
    putar = relasi(("rId1", "comments", "sheet2.xml"), ("rId2", "vmlDrawing", "sheet2.xml"))
    baris = "".join(f'<row r="{i}" s="1" customFormat="1"><c r="A{i}" s="1"/></row>' for i in range(100, 200_000))
    gabung = '<mergeCell ref="A4:XFD1048576"/>'
    aturan = '<conditionalFormatting sqref="C{0}"><cfRule type="expression" priority="{0}"/></conditionalFormatting>'
    return {
        "bom satu bagian": (mentah(asal, sheet2=(raksasa, 600 << 20, 0)), "B108"),
        "bom mengaku kecil": (mentah(asal, sheet2=(raksasa, 1_000, 0)), "B108"),
        "bom banyak bagian": (mentah(asal | dict.fromkeys(media, b""), **dict.fromkeys(media, raksasa_300)), "B108"),
        "bom ribuan bagian": (mentah(asal | {f"a/{i}": b"" for i in range(10_001)}), "B108"),
        "bom bertingkat": (zip_(asal | {"xl/embeddings/x.xlsx": mentah(asal, sheet2=(raksasa, 600 << 20, 0))}), ""),
        "bom XML lembar": (dtd(PEGAWAI, _LOL), "B101"),
        "bom XML buku": (dtd(BUKU, _LOL), "B101"),
        "bom XML gaya": (dtd(GAYA, _LOL), "B101"),
        "bom XML relasi": (dtd(RELASI, _LOL), "B101"),
        "bom XML jenis": (dtd(JENIS, _LOL), ""),
        "entitas luar": (dtd(PEGAWAI, _XXE), "B101"),
        "CRC": (mentah(asal, sheet2=(zlib.compress(asal[PEGAWAI])[2:-4], len(asal[PEGAWAI]), 1)), "B101"),
        "terpotong": (zip_(asal)[:-3_000], "B101"),
        "entri ganda": (zip_(asal | {"XL/Worksheets/sheet2.xml": b"<a/>"}), "B101"),
        "entri keluar": (zip_(asal | {"../../lolos.xml": b"<a/>", "/lolos": b"", "C:\\lolos": b""}), ""),
        "baris bergaya": (sisip(PEGAWAI, baris), ""),
        "sel terjauh": (sisip(PEGAWAI, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), ""),
        "di luar lembar": (sisip(PEGAWAI, '<row r="1048577"><c r="A1048577"><v>1</v></c></row>'), "B101"),
        "ukuran bohong": (ukuran("A1:XFD1048576"), ""),
        "ukuran rusak": (ukuran("?"), ""),
        "teks bersama hilang": (sisip(PEGAWAI, '<row r="90"><c r="A90" t="s"><v>9999</v></c></row>'), "B101"),
        "gaya hilang": (ubah(PEGAWAI, lambda x: x.replace('<c r="C4"', '<c s="99999" r="C4"')), ""),
        "gabungan bertumpuk": (
            sisip(PEGAWAI, f"<mergeCells>{gabung * 49_999}</mergeCells>", sesudah=True), "S206",
        ),
        "catatan raksasa": (catatan(f'<comment ref="C4"><text><t>{"y" * 9_000_000}</t></text></comment>'), ""),
        "catatan 20.000": (catatan("".join(f'<comment ref="B{i}"><text/></comment>' for i in range(4, 20_004))), ""),
        "format bersyarat 100.000": (sisip(PEGAWAI, "".join(map(aturan.format, range(4, 100_004))), sesudah=True), ""),
        "terlalu dalam": (sisip(PEGAWAI, "<x>" * 50_000 + "</x>" * 50_000, sesudah=True), "B101"),
        "relasi ke diri sendiri": (ubah("_rels/.rels", lambda x: _TARGET.sub('Target="_rels/.rels"', x)), "B101"),
        "relasi buku berputar": (ubah(RELASI, lambda x: _TARGET.sub('Target="workbook.xml"', x)), "B106"),
        "relasi lembar berputar": (ubah(PEGAWAI, lambda x: x, **{"xl/worksheets/_rels/sheet2.xml.rels": putar}), ""),
        "angka tak hingga": (sel(TARGET, "G4", '<c r="G4"><v>1e999999</v></c>'), "S202"),
        "angka 5.000 digit": (sel(REALISASI, "G4", f'<c r="G4" t="str"><v>{"9" * 5_000}</v></c>'), "S202"),
        "teks 9 juta": (sel(PEGAWAI, "C4", f'<c r="C4" t="str"><v>{"q" * 9_000_000}</v></c>'), "S212"),
    }  # fmt: skip


def buku_lain(data: bytes) -> dict[str, bytes]:
    """What bites in a workbook of any kind: its last sheet changed, or the archive around it; quickly made."""
    asal = urai_zip(data)
    nama = max((n for n in asal if n.startswith("xl/worksheets/sheet")), key=lambda n: (len(n), n))
    isi = asal[nama]

    def sisip(xml: bytes) -> bytes:
        return zip_(asal | {nama: isi.replace(b"</sheetData>", xml + b"</sheetData>")})

    def angka(nilai: bytes) -> bytes:
        return zip_(asal | {nama: re.sub(rb"<v>[0-9.]+</v>", b"<v>" + nilai + b"</v>", isi)})

    palsu = {nama.rpartition("/")[2].partition(".")[0]: (zlib.compress(isi)[2:-4], len(isi), 1)}
    bergaya = b"".join(b'<row r="%d" s="1"><c r="A%d" s="1"/></row>' % (i, i) for i in range(1_000, 9_000))
    return {
        "kosong": b"",
        "bukan zip": b"\xd0\xcf\x11\xe0" + bytes(600),
        "terpotong": zip_(asal)[:-300],
        "CRC": mentah(asal, **palsu),
        "entri ganda": zip_(asal | {nama.upper(): b"<a/>"}),
        "DOCTYPE": zip_(asal | {nama: _XXE.encode() + re.sub(rb"^<\?xml[^>]*>", b"", isi)}),
        "terlalu dalam": zip_(asal | {nama: isi.replace(b"<sheetData", b"<x>" * 9_000 + b"<sheetData", 1)}),
        "relasi berputar": zip_(asal | {RELASI: _TARGET.sub('Target="workbook.xml"', asal[RELASI].decode()).encode()}),
        "sel terjauh": sisip(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "di luar lembar": sisip(b'<row r="1048577"><c r="A1048577"><v>1</v></c></row>'),
        "teks bersama hilang": sisip(b'<row r="999"><c r="A999" t="s"><v>9999999</v></c></row>'),
        "baris bergaya": sisip(bergaya),
        "baris mundur": sisip(b'<row r="2"><c r="A2"><v>1</v></c></row>' * 9),
        "angka sangat kecil": angka(b"1e-999999999"),
        "angka tak hingga": angka(b"1e999999999"),
    }


def teks_lain(data: bytes) -> dict[str, bytes]:
    """The same of a text: CSV, YAML, JSON or JSON lines."""
    awal = data[: data.find(b"\n") + 1]
    return {
        "kosong": b"",
        "NUL": data.replace(b"a", b"\0"),
        "hanya NUL": bytes(300_000),
        "UTF-16": data.decode("utf-8-sig").encode("utf-16"),
        "separuh UTF-16": data.decode("utf-8-sig").encode("utf-16")[:-1],
        "bukan UTF-8": data.replace(b"a", b"\xff\xed\xa0\x80"),
        "kutip terbuka": awal + b'"' + b"x,y\n" * 50_000,
        "baris panjang": awal + b"x" * 5_000_000,
        "sel panjang": data + b"x" * 130_000 + b"," + b"y" * 130_000 + b"\n",
        "banyak koma": awal + b"," * 500_000,
        "hanya CR": data.replace(b"\n", b"\r"),
        "sep": b'sep="\n' + data,
        "angka": re.sub(rb"[0-9]+(?=[,;\"}\s])", b"1e999999999", data),
        "angka asing": re.sub(rb"[0-9]", "٣".encode(), data),
        "kendali": re.sub(rb"[A-Za-z]{4,}(?=[ ,\"])", "\x1b]0;x\x07\u202e\u2028".encode(), data),
        "JSON dalam": b"[" * 100_000,
        "JSON peta dalam": b'{"a":' * 100_000,
        "bukan objek": b'1\n"x"\n[]\nnull\n',
        "objek kosong": b"{}\n",
        "YAML": b"a: &a [*a]\nb: !!python/name:os.system x\n",
    }
