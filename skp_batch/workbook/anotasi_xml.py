"""Locate elements in the bytes of an XML part and edit at those places, leaving every other byte as it is.

A parser would have to write the whole part again, and with it the user's spacing, prefixes and unknown extensions.
Here comments, CDATA and processing instructions are masked by blanks of the same length, so that offsets found in
the masked bytes hold in the original ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from skp_batch.workbook.anotasi_model import TidakDapatDianotasi

_ATRIBUT = rb"""\s+([^\s<>/="']+)\s*=\s*("[^"<]*"|'[^'<]*')"""
TAG = re.compile(rb"""<(/?)([^\s<>/=!?"']+)((?:\s+[^\s<>/="']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>""")
POLA_ATRIBUT = re.compile(_ATRIBUT)
_BUKAN_ISI = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.S)
_DEKLARASI = re.compile(rb"""^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""")
_SERU = re.compile(rb"<!")  # as a pattern in half the time that bytes.find takes for two bytes
_SANDI_EXCEL = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_PANJANG = 1 << 14  # an element longer than this is worth a look from its end
_DARI_UJUNG = 16  # how often: of many long ones with names of their own each would cost the whole part
_BATAS_NAMA = (b" ", b">", b"/", b"\t", b"\r", b"\n")
_KHUSUS = bytes(set(range(32)) - {9, 10}) + b'&<>"'  # what is not written as it is, of ASCII
_MAKS_TANYA = 256
_KURUNG = ord("<")
_KENDALI = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PENYANDIAN_ASCII = ("utf-8", "us-ascii", "ascii", "iso-8859-", "windows-125", "latin")

Balik = list[
    tuple[int, int, bytes]
]  # per edit: offset in the edited part, length of what was put there, what was there


class Elemen(NamedTuple):
    """Where an element stands: `awal`..`akhir` with tags, `isi`..`isi_akhir` between them."""

    nama: bytes
    awal: int
    isi: int
    isi_akhir: int
    akhir: int
    tertutup: bool  # written as <a/>

    @property
    def lokal(self) -> str:
        return self.nama.rpartition(b":")[2].decode("utf-8", "replace")

    @property
    def awalan(self) -> bytes:
        """The namespace prefix with its colon, or nothing."""
        depan, titik, _ = self.nama.rpartition(b":")
        return depan + titik


def bersihkan_teks(teks: str) -> str:
    """Text without the characters that XML does not allow."""
    if _biasa(teks) is not None:
        return teks
    return _KENDALI.sub("", teks.replace("\r\n", "\n").replace("\r", "\n"))


def _biasa(teks: str) -> bytes | None:
    """A text that XML takes as it is, as nearly all are; None for one that must be looked at."""
    if not teks.isascii():
        return None
    isi = teks.encode()
    return isi if len(isi.translate(None, _KHUSUS)) == len(isi) else None


def lolos_mentah(teks: str) -> bytes:
    """Escaped for XML, in ASCII so that it fits a part of any ASCII-compatible encoding."""
    if (isi := _biasa(teks)) is not None:
        return isi
    aman = bersihkan_teks(teks).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return aman.encode("ascii", "xmlcharrefreplace")


@lru_cache(maxsize=8192)
def lolos(teks: str) -> bytes:
    """A text of ours for content and attributes. Excel reads _x0041_ as a character: that underscore is escaped."""
    return lolos_sekali(teks)


def lolos_sekali(teks: str) -> bytes:
    """The same for a text that will hardly come again."""
    return lolos_mentah(_SANDI_EXCEL.sub("_x005F_", teks) if "_x" in teks else teks)


def lolos_atribut(teks: str) -> bytes:
    return lolos(teks).replace(b"\n", b"&#10;").replace(b"\t", b"&#9;")


def teks_polos(potongan: bytes) -> str:
    """Character data of a piece without child elements, entities and CDATA resolved."""
    if b"<" not in potongan:
        teks = potongan.decode("utf-8", "replace")
        return unescape(teks) if "&" in teks else teks
    bagian: list[str] = []
    for i, ruas in enumerate(re.split(rb"<!\[CDATA\[(.*?)\]\]>", potongan, flags=re.S)):
        isi = ruas.decode("utf-8", "replace")
        bagian.append(isi if i % 2 else unescape(isi))
    return "".join(bagian)


def awali(xml: bytes, awalan: bytes) -> bytes:
    """The same elements under another namespace prefix."""
    if not awalan:
        return xml
    return xml.replace(b"</", b"\0").replace(b"<", b"<" + awalan).replace(b"\0", b"</" + awalan)


def _ada_perintah(data: bytes) -> bool:
    """Whether `<?` stands anywhere but at the beginning. One byte is searched for much more quickly than two, as long
    as it is rare."""
    letak = 4
    for _ in range(_MAKS_TANYA):
        letak = data.find(b"?", letak + 1)
        if letak < 0:
            return False
        if letak > 5 and data[letak - 1] == _KURUNG:
            return True
    return data.find(b"<?", letak) >= 0


class Dokumen:
    """One XML part: its bytes, and the edits gathered for it."""

    def __init__(self, data: bytes, bagian: str) -> None:
        self.data = data
        self.bagian = bagian
        self._sunting: list[tuple[int, int, int, int, bytes]] = []
        sandi = _DEKLARASI.match(data[:200])
        if (
            data[:2] in (b"\xff\xfe", b"\xfe\xff")
            or b"\0" in data[:200]
            or (sandi and not sandi[1].decode("ascii").lower().startswith(_PENYANDIAN_ASCII))
        ):
            raise TidakDapatDianotasi("bagian di dalam berkas memakai penyandian yang tidak biasa (UTF-16)")
        self._dari_ujung = _DARI_UJUNG
        self.topeng = data
        mulai = 0
        self.polos = _SERU.search(data) is None  # no comment, CDATA or DOCTYPE
        if not self.polos or _ada_perintah(data):
            self.topeng = _BUKAN_ISI.sub(lambda m: b" " * len(m[0]), data)
            if self.topeng.find(b"<!") >= 0:
                raise TidakDapatDianotasi("berkas memuat definisi XML (DOCTYPE) yang tidak lazim")
        elif sandi or data[:8].lstrip(b"\xef\xbb\xbf").startswith(b"<?"):
            mulai = data.find(b"?>") + 2  # nothing looks in front of the root: no need for a masked copy
        self.akar = self._elemen(self._tag(mulai, len(data)), len(data))

    # -- reading

    def _tag(self, dari: int, sampai: int) -> re.Match[bytes]:
        mulai = self.topeng.find(b"<", dari, sampai)
        tag = TAG.match(self.topeng, mulai, sampai) if mulai >= 0 else None
        if tag is None or tag[1]:
            raise self._ganjil()
        return tag

    def _ganjil(self) -> TidakDapatDianotasi:
        return TidakDapatDianotasi(f"susunan bagian {self.bagian} di dalam berkas tidak lazim")

    def _elemen(self, tag: re.Match[bytes], sampai: int) -> Elemen:
        nama = tag[2]
        awal, posisi = tag.span()
        if tag[4]:
            return Elemen(nama, awal, posisi, posisi, posisi, True)
        buka, tutup, dalam = b"<" + nama, b"</" + nama, 1
        if self._dari_ujung and sampai - posisi > _PANJANG and self.topeng.find(tutup, posisi, posisi + _PANJANG) < 0:
            # A long one: where its name stands nowhere between its start and the last end tag, that end tag is its own.
            self._dari_ujung -= 1
            akhir = self.topeng.rfind(tutup, posisi, sampai)
            batas = akhir + len(tutup)
            lazim = akhir >= 0 and self.topeng[batas : batas + 1] == b">" and batas < sampai
            if lazim and self.topeng.rfind(nama, posisi, akhir) < 0:
                return Elemen(nama, tag.start(), tag.end(), akhir, batas + 1, False)
        while (akhir := self._cari_nama(tutup, posisi, sampai)) >= 0:
            mulai = self._cari_nama(buka, posisi, akhir)
            if mulai >= 0:
                sarang = TAG.match(self.topeng, mulai, sampai)
                if sarang is None:
                    break
                dalam += not sarang[4]
                posisi = sarang.end()
                continue
            dalam -= 1
            posisi = self.topeng.find(b">", akhir, sampai) + 1
            if not dalam and posisi:
                return Elemen(nama, tag.start(), tag.end(), akhir, posisi, False)
        raise self._ganjil()

    def _cari_nama(self, apa: bytes, dari: int, sampai: int) -> int:
        """Where a tag of just this name begins, -1 when there is none."""
        while (letak := self.topeng.find(apa, dari, sampai)) >= 0:
            dari = letak + len(apa)
            if self.topeng[dari : dari + 1] in _BATAS_NAMA:
                return letak
        return -1

    def anak(self, induk: Elemen) -> Iterator[Elemen]:
        """The direct children of an element, in order."""
        posisi, sampai = induk.isi, induk.isi_akhir
        while (mulai := self.topeng.find(b"<", posisi, sampai)) >= 0:
            anak = self._elemen(self._tag(mulai, sampai), sampai)
            yield anak
            posisi = anak.akhir

    def cari(self, induk: Elemen, lokal: str) -> Elemen | None:
        return next((a for a in self.anak(induk) if a.lokal == lokal), None)

    def atribut(self, el: Elemen) -> dict[str, str]:
        """Attributes by name as written, values with entities resolved."""
        tag = TAG.match(self.topeng, el.awal)
        if tag is None:
            raise self._ganjil()
        return {m[1].decode("utf-8", "replace"): teks_polos(m[2][1:-1]) for m in POLA_ATRIBUT.finditer(tag[3])}

    def potong(self, el: Elemen) -> bytes:
        return self.data[el.awal : el.akhir]

    def ruang_nama(self) -> dict[str, bytes]:
        """Namespace → prefix with colon, as declared on the root."""
        hasil: dict[str, bytes] = {}
        for nama, nilai in self.atribut(self.akar).items():
            if nama == "xmlns":
                hasil[nilai] = b""
            elif nama.startswith("xmlns:"):
                hasil.setdefault(nilai, nama[6:].encode() + b":")
        return hasil

    # -- editing

    def ganti(self, awal: int, akhir: int, baru: bytes, urut: int = 0) -> None:
        """`urut`: which comes first of what is put at the same place; else the order of the calls."""
        self._sunting.append((awal, akhir, urut, len(self._sunting), baru))

    def sisip(self, posisi: int, baru: bytes, urut: int = 0) -> None:
        self.ganti(posisi, posisi, baru, urut)

    def hapus(self, el: Elemen) -> None:
        self.ganti(el.awal, el.akhir, b"")

    def sisip_akhir(self, induk: Elemen, baru: bytes) -> None:
        """Append children; an element written as <a/> is opened for them."""
        if not induk.tertutup:
            self.sisip(induk.isi_akhir, baru)
            return
        miring = self.topeng.rfind(b"/", induk.awal, induk.akhir)
        self.ganti(miring, induk.akhir, b">" + baru + b"</" + induk.nama + b">")

    def ubah_atribut(self, el: Elemen, nama: str, nilai: str | None) -> None:
        """Set, add or (None) remove one attribute of a start tag."""
        tag = TAG.match(self.topeng, el.awal)
        if tag is None:
            raise self._ganjil()
        for m in POLA_ATRIBUT.finditer(self.topeng, tag.start(3), tag.end(3)):
            if m[1] == nama.encode():
                if nilai is None:
                    self.ganti(m.start(), m.end(), b"")
                elif m[2][1:-1] != lolos_atribut(nilai):
                    self.ganti(m.start(2), m.end(2), b'"' + lolos_atribut(nilai) + b'"')
                return
        if nilai is not None:
            self.sisip(tag.end(2), b" " + nama.encode() + b'="' + lolos_atribut(nilai) + b'"')

    def terapkan(self) -> tuple[bytes, Balik]:
        """The edited part, and how to take the edits back."""
        data = self.data
        keluar: list[bytes] = []
        balik: Balik = []
        posisi = geser = 0
        for awal, akhir, _, _, baru in sorted(self._sunting):
            if awal < posisi:
                raise self._ganjil()
            keluar.append(data[posisi:awal])
            keluar.append(baru)
            banyak = len(baru)
            balik.append((awal + geser, banyak, data[awal:akhir]))
            geser += banyak - akhir + awal
            posisi = akhir
        keluar.append(data[posisi:])
        return b"".join(keluar), balik


def balikkan(data: bytes, balik: Balik) -> bytes:
    """Take recorded edits back; offsets that do not fit raise ValueError (the record is not to be trusted)."""
    keluar: list[bytes] = []
    posisi = 0
    for awal, panjang, lama in balik:
        if awal < posisi or panjang < 0 or awal + panjang > len(data):
            raise ValueError("catatan sunting tidak cocok")
        keluar += (data[posisi:awal], lama)
        posisi = awal + panjang
    keluar.append(data[posisi:])
    return b"".join(keluar)
