"""What is no readable workbook, and which reason is given."""

from __future__ import annotations

import contextlib
import io
import os
import struct
import zipfile
from pathlib import Path

import pytest
from alat.ooxml import bagian_buku, buku, lembar_xml, rels, zip_

from skp_batch.workbook.gate import Batas, TidakTerbaca, buka_file, periksa_gerbang
from skp_batch.workbook.parts import Paket
from skp_batch.workbook.scan import buka_buku

BAIK = buku({"A": '<row r="1"><c r="A1"><v>1</v></c></row>'})
LOKAL, PUSAT = b"PK\x03\x04", b"PK\x01\x02"


def baca_semua(data: bytes, batas: Batas = Batas()) -> None:  # noqa: B008
    b = buka_buku(data, batas)
    for nama in b.lembar:
        b.baca_lembar(nama)


def ole(*aliran: str) -> bytes:
    def entri(nama: str, jenis: int) -> bytes:
        isi = (nama + "\0").encode("utf-16-le")
        return isi.ljust(64, b"\0") + struct.pack("<HB", len(isi), jenis).ljust(64, b"\0")

    return (
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").ljust(512, b"\0")
        + entri("Root Entry", 5)
        + b"".join(entri(a, 2) for a in aliran)
    )


def ubah(data: bytes, tanda: bytes, nama: bytes, geser: int, isi: bytes) -> bytes:
    """``data`` with ``isi`` written at ``geser`` in the header with this mark of the entry of this name."""
    panjang = 30 if tanda == LOKAL else 46
    pos = data.find(tanda)
    while data[pos + panjang : pos + panjang + len(nama)] != nama:
        pos = data.find(tanda, pos + 1)
        assert pos > 0
    return data[: pos + geser] + isi + data[pos + geser + len(isi) :]


def tanpa(nama: str, **ganti: bytes) -> bytes:
    return zip_({n: i for n, i in bagian_buku({"A": ""}).items() if n != nama} | ganti)


def dengan(**ganti: bytes) -> bytes:
    nama = {"lembar": "xl/worksheets/sheet1.xml", "buku": "xl/workbook.xml", "gaya": "xl/styles.xml"}
    return zip_(bagian_buku({"A": ""}) | {nama[k]: i for k, i in ganti.items()})


def bom(ukuran: int, tercatat: int | None = None) -> bytes:
    isi = lembar_xml(" " * ukuran).encode()
    data = dengan(lembar=isi)
    if tercatat is None:
        return data
    nama = b"xl/worksheets/sheet1.xml"
    data = ubah(data, PUSAT, nama, 24, struct.pack("<L", tercatat))
    return ubah(data, LOKAL, nama, 22, struct.pack("<L", tercatat))


LEMBAR = b"xl/worksheets/sheet1.xml"
DTD = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>'

BURUK: list[tuple[str, bytes, str, str]] = [
    ("nol bita", b"", "B101", "kosong"),
    ("hanya spasi", b"  \r\n ", "B101", "kosong"),
    ("bita nol", bytes(3000), "B101", "rusak"),
    ("pdf", b"%PDF-1.7 ...", "B101", "pdf"),
    ("csv", b"NIP;Nama\r\n1985;Budi\r\n", "B101", "csv"),
    ("csv utf-16", "NIP\tNama\r\n".encode("utf-16"), "B101", "csv"),
    ("html", b"\xef\xbb\xbf \n<HTML><table><tr><td>NIP</td></tr></table>", "B101", "html"),
    ("xml 2003", b'<?xml?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "B101", "xml2003"),
    ("xls", ole("Workbook"), "B101", "xls"),
    ("xls 95", ole("Book"), "B101", "xls"),
    ("xls tanpa wadah", b"\x09\x08\x10\0\0\x06\x05\0", "B101", "xls"),
    ("doc", ole("WordDocument"), "B101", "dokumen_word"),
    ("bersandi", ole("EncryptionInfo", "EncryptedPackage"), "B102", "terenkripsi"),
    ("xls menyebut nama itu", ole("Workbook") + b"x" * 7 + "EncryptedPackage\0".encode("utf-16-le"), "B101", "xls"),
    ("zip bersandi", ubah(BAIK, PUSAT, LEMBAR, 8, b"\x01\x00"), "B102", "terenkripsi"),
    ("ods", zip_({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"x"}), "B101", "ods"),
    ("xlsb", zip_({"[Content_Types].xml": b"<a/>", "xl/workbook.bin": b"\x83\x01"}), "B101", "xlsb"),
    ("docx", zip_({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}), "B101", "dokumen_word"),
    ("pptx", zip_({"[Content_Types].xml": b"<a/>", "ppt/presentation.xml": b"<a/>"}), "B101", "presentasi"),
    ("zip biasa", zip_({"foto.jpg": b"x"}), "B101", "bukan_excel"),
    ("zip kosong", zip_({}), "B101", "bukan_excel"),
    ("tanpa content types", tanpa("[Content_Types].xml"), "B101", "rusak"),
    ("tanpa relasi", tanpa("xl/_rels/workbook.xml.rels"), "B101", "rusak"),
    ("tanpa bagian lembar", tanpa("xl/worksheets/sheet1.xml"), "B101", "rusak"),
    ("terpotong", BAIK[:-30], "B101", "terpotong"),
    ("terpotong di tengah", BAIK[: len(BAIK) // 2], "B101", "terpotong"),
    ("akhir saja", BAIK[-22:], "B101", "terpotong"),
    ("bagian ganda", zip_(bagian_buku({"A": ""}) | {"XL\\Workbook.xml": b"<a/>"}), "B101", "rusak"),
    ("CRC salah", ubah(BAIK, PUSAT, LEMBAR, 16, b"\0\1\2\3"), "B101", "rusak"),
    ("nama lokal lain", ubah(BAIK, LOKAL, LEMBAR, 30, b"xl/worksheets/sheet9.xml"), "B101", "rusak"),
    ("posisi di luar berkas", ubah(BAIK, PUSAT, LEMBAR, 42, b"\xff\xff\xff\x7f"), "B101", "terpotong"),
    ("ukuran di luar berkas", ubah(BAIK, PUSAT, LEMBAR, 20, b"\xff\xff\xff\x7f"), "B101", "terpotong"),
    ("cara mampat lain", ubah(ubah(BAIK, PUSAT, LEMBAR, 10, b"\x0c\0"), LOKAL, LEMBAR, 8, b"\x0c\0"), "B101", "rusak"),
    ("isi bukan deflate", ubah(BAIK, LOKAL, LEMBAR, 30 + len(LEMBAR), b"\xff" * 8), "B101", "rusak"),
    ("XML tidak benar", dengan(lembar=b"<worksheet><sheetData></worksheet>"), "B101", "rusak"),
    ("tutup lain", dengan(lembar=lembar_xml('<row r="1"><c r="A1"><v>1</v></d></row>').encode()), "B101", "rusak"),
    ("lembar terpotong", dengan(lembar=lembar_xml("")[:-12].encode()), "B101", "rusak"),
    ("bukan UTF-8", dengan(lembar=lembar_xml('<row r="1"><c r="A1" t="str"><v>\xe9</v></c></row>').encode("latin-1")),
        "B101", "rusak"),
    ("buku bukan buku", dengan(buku=b"<a/>"), "B101", "bukan_excel"),
    ("DOCTYPE di lembar", dengan(lembar=DTD), "B101", "xml_berbahaya"),
    ("DOCTYPE UTF-16", dengan(lembar=DTD.decode().encode("utf-16")), "B101", "xml_berbahaya"),
    ("DOCTYPE di buku", dengan(buku=DTD), "B101", "xml_berbahaya"),
    ("DOCTYPE di gaya", dengan(gaya=DTD), "B101", "xml_berbahaya"),
    ("bom", bom(3_000_000), "B108", "terurai_besar"),
    ("bom yang mengaku kecil", bom(3_000_000, 100), "B108", "terurai_besar"),
    ("mengaku lebih kecil", bom(500_000, 100), "B101", "rusak"),
    ("direktori raksasa", zip_({f"a{i}": b"" for i in range(10_001)}), "B108", "terlalu_banyak_bagian"),
    ("terlalu besar", BAIK + bytes(2_000_000), "B108", "terlalu_besar"),
]  # fmt: skip


@pytest.mark.parametrize(("nama", "data", "kode", "sebab"), BURUK, ids=[b[0] for b in BURUK])
def test_buruk(nama: str, data: bytes, kode: str, sebab: str) -> None:
    with pytest.raises(TidakTerbaca) as galat:
        baca_semua(data, Batas(byte=2_000_000, byte_terurai=2_000_000))
    assert (galat.value.kode, galat.value.sebab) == (kode, sebab)


def test_baik_lolos() -> None:
    periksa_gerbang(BAIK, Batas())
    baca_semua(BAIK)
    baca_semua(b"" + BAIK + b"\r\n")  # bytes that a mail gateway put behind the archive


@pytest.mark.parametrize("potong", range(0, len(BAIK), 37))
def test_setiap_potongan_ditolak_dengan_santun(potong: int) -> None:
    """Wherever a copy broke off, or a byte is wrong, the answer is a finding or a workbook, never another exception."""
    with pytest.raises(TidakTerbaca):
        baca_semua(BAIK[:potong])
    rusak = bytearray(BAIK)
    rusak[potong] ^= 0xFF
    with contextlib.suppress(TidakTerbaca):
        baca_semua(bytes(rusak))


def test_batas_sebelum_membaca(tmp_path: Path) -> None:
    berkas = tmp_path / "besar.xlsx"
    with berkas.open("wb") as arus:
        arus.truncate(51 * 1024 * 1024)
    with pytest.raises(TidakTerbaca) as galat:
        buka_file(berkas, Batas())
    assert (galat.value.kode, galat.value.sebab) == ("B108", "terlalu_besar")
    pipa = tmp_path / "pipa.xlsx"
    os.mkfifo(pipa)
    with pytest.raises(TidakTerbaca) as galat:
        buka_file(pipa, Batas())
    assert galat.value.sebab == "bukan_berkas"


def test_batas_baris_menghitung_isi_saja() -> None:
    kosong = "".join(f'<row r="{r}"><c r="A{r}" s="0"/></row>' for r in range(1, 400))
    rumus = "".join(f'<row r="{r}"><c r="A{r}" t="str"><f>B{r}&amp;""</f><v></v></c></row>' for r in range(400, 700))
    isi = "".join(f'<row r="{r}"><c r="A{r}"><v>{r}</v></c></row>' for r in range(700, 800))
    b = buka_buku(buku({"A": kosong + rumus + isi}))
    assert len(b.baca_lembar("A", 100).baris) == 400
    with pytest.raises(TidakTerbaca) as galat:
        b.baca_lembar("A", 99)
    assert (galat.value.kode, galat.value.sebab) == ("B108", "terlalu_banyak_baris")
    assert galat.value.konteks["lembar"] == "A"


def test_menulis_menyalin_yang_tidak_disentuh() -> None:
    paket = Paket.buka(BAIK)
    assert paket.tulis({}, {}) == BAIK
    baru = paket.tulis({"xl/Styles.xml": b"<a/>"}, {"xl/baru.xml": b"<b/>"}, ["xl/_rels/workbook.xml.rels"])
    assert baru == paket.tulis({"xl/styles.xml": b"<a/>"}, {"xl/baru.xml": b"<b/>"}, ["xl/_rels/workbook.xml.rels"])
    ulang = Paket.buka(baru)
    assert ulang.nama == (*(n for n in paket.nama if "workbook.xml.rels" not in n), "xl/baru.xml")
    assert (ulang.baca("xl/styles.xml"), ulang.baca("XL/BARU.xml")) == (b"<a/>", b"<b/>")
    assert all(ulang.baca(n) == paket.baca(n) for n in ulang.nama if n not in ("xl/styles.xml", "xl/baru.xml"))
    with pytest.raises(KeyError):
        paket.tulis({"xl/tidak-ada.xml": b""}, {})
    with pytest.raises(ValueError, match="sudah ada"):
        paket.tulis({}, {"xl/styles.xml": b""})


def test_zip_aliran_dan_zip64_ditulis_ulang_rata() -> None:
    """Sizes behind the data and zip64 fields, as streaming writers leave them."""

    class Aliran:  # a stream without seek: zipfile then writes data descriptors
        def __init__(self) -> None:
            self.isi = bytearray()

        def write(self, data: bytes) -> int:
            self.isi += data
            return len(data)

        def flush(self) -> None: ...

    arus = Aliran()
    asal = bagian_buku({"A": ""})
    with zipfile.ZipFile(arus, "w", zipfile.ZIP_DEFLATED) as arsip:  # type: ignore[arg-type]
        for nama, isi in asal.items():
            with arsip.open(nama, "w", force_zip64=True) as satu:
                satu.write(isi)
    baru = Paket.buka(bytes(arus.isi)).tulis({}, {"xl/baru.xml": b"<b/>"})
    assert {n: Paket.buka(baru).baca(n) for n in asal} == asal
    assert zipfile.ZipFile(io.BytesIO(baru)).testzip() is None
    baca_semua(baru)


def test_relasi_dalam_segala_ejaan() -> None:
    asal = bagian_buku({"A": ""})
    for target in ("/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml", r"worksheets\Sheet1.xml",
                   "../xl/worksheets/sheet1.xml", "worksheets/%73heet1.xml"):  # fmt: skip
        ubahan = rels(("rId1", "worksheet", target), ("rId2", "hyperlink", "styles.xml")).encode()
        b = buka_buku(zip_(asal | {"xl/_rels/workbook.xml.rels": ubahan}))
        assert b.lembar["A"].bagian == "xl/worksheets/sheet1.xml", target
    assert Paket.buka(BAIK).relasi("xl/styles.xml") == {}
