"""The boxes of notes: Excel still keeps them in a VML drawing beside the comments part."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from skp_batch.workbook.alamat import BARIS_TERAKHIR, KOLOM_TERAKHIR
from skp_batch.workbook.anotasi_model import TidakDapatDianotasi
from skp_batch.workbook.anotasi_xml import Balik

_BENTUK = re.compile(rb"<([\w.-]+:)?shape(?=[\s>]).*?</\1shape\s*>", re.S)
_BARIS = re.compile(rb"<([\w.-]+:)?Row\s*>\s*(\d+)\s*</")
_KOLOM = re.compile(rb"<([\w.-]+:)?Column\s*>\s*(\d+)\s*</")
_JANGKAR = re.compile(rb"<([\w.-]+:)?Anchor\s*>([^<]*)</")
_NOMOR = re.compile(rb"_x0000_s(\d{1,9})")
_BLOK = re.compile(rb"""idmap\b[^>]*\bdata\s*=\s*["']([\d, ]+)["']""")
_NS = b'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="urn:schemas-microsoft-com:office:excel"'
_TIPE = (
    b'<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    b'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_HURUF_SEBARIS = {260: 40, 380: 60, 520: 84}  # box width in pixels → characters of Tahoma 9 on a line, on the safe side
_TINGGI_BARIS = 15
_CUKUP = 16  # lines that a box may have before it grows wider
_MAKS_TINGGI = 720


@dataclass(frozen=True)
class Kotak:
    """Size of a note in pixels."""

    lebar: int
    tinggi: int


@dataclass(frozen=True)
class Petak:
    """Widths of columns and heights of rows in pixels, by number from 1."""

    lebar: Callable[[int], int]
    tinggi: Callable[[int], int]


def ukuran(teks: str) -> Kotak:
    """A box in which the text is seen whole; long texts get a wider one."""
    kotak = Kotak(0, 0)
    for lebar, huruf in _HURUF_SEBARIS.items():
        baris = sum(max(1, -(-len(satu) // huruf)) for satu in teks.split("\n")) + 1
        kotak = Kotak(lebar, min(_MAKS_TINGGI, baris * _TINGGI_BARIS + 8))
        if baris <= _CUKUP:
            break
    return kotak


def _ujung(petak: Petak, kolom: int, x: int, baris: int, y: int) -> tuple[int, int, int, int]:
    """The cell, and the pixels into it, where a box ends that reaches this far from the edge of a cell."""
    while x >= (lebar := petak.lebar(kolom)) and kolom < KOLOM_TERAKHIR:
        x, kolom = x - lebar, kolom + 1
    while y >= (tinggi := petak.tinggi(baris)) and baris < BARIS_TERAKHIR:
        y, baris = y - tinggi, baris + 1
    return kolom - 1, x, baris - 1, y


def _jangkar(baris: int, kolom: int, kotak: Kotak, petak: Petak) -> bytes:
    """Where the box lies: right of the cell and a little higher, ending in the cell where its size is used up."""
    awal = max(1, baris - 1)
    ujung = _ujung(petak, kolom + 1, kotak.lebar + 15, awal, kotak.tinggi + 4)
    return b"%d, 15, %d, 4, %d, %d, %d, %d" % (kolom, awal - 1, *ujung)


def _bentuk(nomor: int, baris: int, kolom: int, kotak: Kotak, petak: Petak) -> bytes:
    return (
        b'<v:shape id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;'
        b'width:%dpt;height:%dpt;z-index:%d;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
        b'<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        b'<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        b'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%s</x:Anchor>'
        b"<x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>"
    ) % (
        nomor, kotak.lebar * 3 // 4, kotak.tinggi * 3 // 4, nomor % 1024 + 1,
        _jangkar(baris, kolom, kotak, petak), baris - 1, kolom - 1,
    )  # fmt: skip


def blok_terpakai(data: bytes) -> set[int]:
    """The blocks of shape numbers (of 1024 each) that a drawing has reserved."""
    return {int(n) for m in _BLOK.finditer(data) for n in m[1].replace(b" ", b"").split(b",") if n} | {
        int(n) // 1024 for n in _NOMOR.findall(data)
    }


def buat(kotak: Sequence[tuple[int, int, Kotak]], petak: Petak, blok: int) -> bytes:
    """A new drawing with the given notes, numbered from this block on, 1,000 to a block."""
    banyak = -(-len(kotak) // 1000) or 1
    data = ",".join(str(blok + i) for i in range(banyak)).encode()
    isi = b"".join(
        _bentuk((blok + i // 1000) * 1024 + 1 + i % 1000, baris, kolom, satu, petak)
        for i, (baris, kolom, satu) in enumerate(kotak)
    )
    kepala = b'<xml %s><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="%s"/></o:shapelayout>' % (_NS, data)
    return kepala + _TIPE + isi + b"</xml>"


def tambahkan(
    data: bytes, baru: Sequence[tuple[int, int, Kotak]], besarkan: Sequence[tuple[int, int, Kotak]], petak: Petak
) -> tuple[bytes, Balik]:
    """Add boxes to a drawing that is there, and let a user's box grow where we added to the text."""
    penutup = data.rfind(b"</xml>")
    akar = re.search(rb"<xml\b[^>]*>", data)
    if penutup < 0 or akar is None or b"\0" in data[:64]:
        raise TidakDapatDianotasi("gambar catatan (VML) di dalam berkas tidak lazim")
    sunting = _pembesaran(data, besarkan, petak)
    nomor = max((int(n) for n in _NOMOR.findall(data)), default=1024) + 1
    isi = b"".join(_bentuk(nomor + i, b, k, satu, petak) for i, (b, k, satu) in enumerate(baru))
    if isi:
        if not re.search(rb"""<v:shapetype\b[^>]*\bid\s*=\s*["']_x0000_t202["']""", data):
            isi = _TIPE + isi
        if any(ns.split(b"=")[0] not in akar[0] for ns in _NS.split()):
            isi = re.sub(rb"<(v:shape(?:type)?) ", rb"<\1 " + _NS + b" ", isi)
        sunting.append((penutup, penutup, isi))
    keluar: list[bytes] = []
    balik: Balik = []
    posisi = panjang = 0
    for awal, akhir, ganti in sorted(sunting):
        keluar += (data[posisi:awal], ganti)
        panjang += awal - posisi
        balik.append((panjang, len(ganti), data[awal:akhir]))
        panjang += len(ganti)
        posisi = akhir
    return b"".join((*keluar, data[posisi:])), balik


def _pembesaran(data: bytes, besarkan: Sequence[tuple[int, int, Kotak]], petak: Petak) -> list[tuple[int, int, bytes]]:
    sasaran = {(b, k): kotak for b, k, kotak in besarkan}
    hasil: list[tuple[int, int, bytes]] = []
    for m in _BENTUK.finditer(data) if sasaran else ():
        kunci = letak(m[0])
        jangkar = _JANGKAR.search(m[0])
        if kunci not in sasaran or jangkar is None:
            continue
        angka = [int(n) for n in re.findall(rb"\d+", jangkar[2])]
        if len(angka) != 8:
            continue
        kotak = sasaran[kunci]
        lebar = sum(petak.lebar(k + 1) for k in range(angka[0], min(angka[4], angka[0] + 60))) + angka[5] - angka[1]
        tinggi = sum(petak.tinggi(b + 1) for b in range(angka[2], min(angka[6], angka[2] + 120))) + angka[7] - angka[3]
        kotak = Kotak(max(lebar, kotak.lebar), max(tinggi, kotak.tinggi))
        ujung = _ujung(petak, angka[0] + 1, angka[1] + kotak.lebar, angka[2] + 1, angka[3] + kotak.tinggi)
        baru = b"%d, %d, %d, %d, %d, %d, %d, %d" % (*angka[:4], *ujung)
        hasil.append((m.start() + jangkar.start(2), m.start() + jangkar.end(2), baru))
    return hasil


def letak(bentuk: bytes) -> tuple[int, int] | None:
    """The cell of a note's box, from 1; None for other shapes."""
    b, k = _BARIS.search(bentuk), _KOLOM.search(bentuk)
    return (int(b[2]) + 1, int(k[2]) + 1) if b and k and b'ObjectType="Note"' in bentuk else None


def buang(data: bytes, sel: set[tuple[int, int]]) -> tuple[bytes, bool]:
    """The drawing without the boxes of these cells, and whether any shape is left in it."""
    sisa = 0

    def satu(m: re.Match[bytes]) -> bytes:
        nonlocal sisa
        if letak(m[0]) in sel:
            return b""
        sisa += 1
        return m[0]

    baru = _BENTUK.sub(satu, data)
    return baru, bool(sisa) or bool(re.search(rb"<[\w.-]+:(?:group|rect|line|oval|roundrect|image)\b", baru))
