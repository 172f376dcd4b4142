"""Changes of XML at the byte: tags, attributes, elements, texts, and what stands around them. No parser: what comes
out need not be XML."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from bench.fuzz.nilai import ALAMAT_BAGIAN, ANGKA, RENTANG, SEL, TEKS

_TAG = re.compile(rb"<[A-Za-z][^<>]*>")
_ATRIBUT = re.compile(rb"""\s([A-Za-z_:][\w:.-]*)\s*=\s*("[^"]*"|'[^']*')""")
_TEKS = re.compile(rb">([^<>]+)<")
_DTD = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:/etc/passwd">]>'
_JAHAT = (
    *(_DTD, b"&b;", b"&c;", b"\0", b"<?php x ?>", b" " * 200_000, b"\xc0\x80", b"<x/>", b"</x>", b"<", b"&", b"]]>"),
    b'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>',
)
Ubah = Callable[[random.Random, bytes], bytes | None]


def _isi_atribut(rng: random.Random, nama: bytes) -> str:
    ekor = nama.rpartition(b":")[2]
    if ekor in (b"r", b"ref", b"sqref", b"activeCell", b"topLeftCell", b"location"):
        return rng.choice(rng.choice((SEL, RENTANG)))
    if ekor in (b"Target", b"PartName", b"id", b"Id"):
        return rng.choice(rng.choice((ALAMAT_BAGIAN, ("rId1", "rId2", "rId99", "", "rIdG"))))
    return rng.choice(rng.choice((ANGKA, TEKS, SEL)))


def _satu(rng: random.Random, pola: re.Pattern[bytes], data: bytes, awal: int = 0) -> re.Match[bytes] | None:
    """A match near a random place: as good as a random one, without looking at all of a large part."""
    mulai = rng.randrange(awal, len(data) + 1) if len(data) > awal else awal
    return pola.search(data, mulai) or pola.search(data, awal)


def elemen(rng: random.Random, data: bytes) -> tuple[int, int] | None:
    """Where a random element begins and ends."""
    for _ in range(8):
        buka = _satu(rng, _TAG, data)
        if buka is None:
            return None
        if buka[0].endswith(b"/>"):
            return buka.span()
        nama = re.match(rb"<([^\s/>]+)", buka[0])
        tutup = data.find(b"</" + nama[1] + b">", buka.end()) if nama else -1
        if nama and tutup > 0:
            return buka.start(), tutup + len(nama[1]) + 3
    return None


def ubah_atribut(rng: random.Random, data: bytes) -> bytes | None:
    m = _satu(rng, _ATRIBUT, data)
    if m is None:
        return None
    ragam = rng.randrange(6)
    if ragam == 0:
        baru = b""
    elif ragam == 1:
        baru = m[0] + m[0]
    elif ragam == 2:
        baru = m[0].replace(m[1], rng.choice((b"x:" + m[1], m[1].upper(), b"r", b"t", b"s", b"xml:space")), 1)
    else:
        teks = _isi_atribut(rng, m[1])
        baru = b" " + m[1] + b"=" + quoteattr(teks).encode("utf-8", "replace")
    return data[: m.start()] + baru + data[m.end() :]


def ubah_teks(rng: random.Random, data: bytes) -> bytes | None:
    m = _satu(rng, _TEKS, data)
    if m is None:
        return None
    teks = rng.choice(rng.choice((ANGKA, TEKS)))
    baru = escape(teks).encode("utf-8", "replace")
    if rng.random() < 0.2:
        baru = rng.choice(
            (b"<![CDATA[" + baru + b"]]>", b"<!-- x -->" + baru, b"&#120;" + baru, b"<t>" + baru + b"</t>", b"")
        )
    return data[: m.start(1)] + baru + data[m.end(1) :]


def buang_elemen(rng: random.Random, data: bytes) -> bytes | None:
    tempat = elemen(rng, data)
    return None if tempat is None else data[: tempat[0]] + data[tempat[1] :]


def ulang_elemen(rng: random.Random, data: bytes) -> bytes | None:
    tempat = elemen(rng, data)
    if tempat is None:
        return None
    awal, akhir = tempat
    kali = rng.choice((1, 1, 1, 3, 200))
    kali = min(kali, max(1, 2_000_000 // (akhir - awal)))
    return data[:akhir] + data[awal:akhir] * kali + data[akhir:]


def pindah_elemen(rng: random.Random, data: bytes) -> bytes | None:
    tempat = elemen(rng, data)
    if tempat is None:
        return None
    potong, sisa = data[tempat[0] : tempat[1]], data[: tempat[0]] + data[tempat[1] :]
    ke = _satu(rng, _TAG, sisa)
    return None if ke is None else sisa[: ke.end()] + potong + sisa[ke.end() :]


def bungkus_elemen(rng: random.Random, data: bytes) -> bytes | None:
    """Into another element, deep nesting, mc:AlternateContent, a comment, a renamed element."""
    tempat = elemen(rng, data)
    if tempat is None:
        return None
    isi = data[tempat[0] : tempat[1]]
    dalam = rng.choice((1, 50, 300, 5_000))
    baru = rng.choice((
        b"<x>" * dalam + isi + b"</x>" * dalam,
        b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Fallback>'
        + isi + b"</mc:Fallback></mc:AlternateContent>",
        b"<!--" + isi.replace(b"--", b"") + b"-->",
        b"<![CDATA[" + isi + b"]]>",
        b"<?x " + isi.replace(b"?>", b"") + b"?>" + isi,
        b"<x:y xmlns:x='urn:x'>" + isi + b"</x:y>",
    ))  # fmt: skip
    return data[: tempat[0]] + baru + data[tempat[1] :]


def potong(rng: random.Random, data: bytes) -> bytes | None:
    return data[: rng.randrange(len(data) + 1)]


def gandakan(rng: random.Random, data: bytes) -> bytes | None:
    return data + data


def sandi_lain(rng: random.Random, data: bytes) -> bytes | None:
    teks = data.decode("utf-8", "replace")
    ragam = rng.randrange(8)
    if ragam == 0:
        return teks.replace("UTF-8", "UTF-16").encode("utf-16")
    if ragam == 1:
        return b"\xef\xbb\xbf" + data
    if ragam == 2:
        return teks.replace("UTF-8", "ISO-8859-1").encode("latin-1", "replace")
    if ragam == 3:
        return teks.replace(
            "UTF-8", rng.choice(("utf-7", "utf-32", "x", "idna", "rot13", "cp037", "UTF-16", "utf8", "zlib"))
        ).encode()
    if ragam == 4:
        return teks.encode("utf-16-be")
    if ragam == 5:
        return teks.encode("utf-32")
    if ragam == 6:
        return data.replace(b">", b">\xff\xfe\xc3", 3)
    return b"\xff\xfe" + data


def sisip_jahat(rng: random.Random, data: bytes) -> bytes | None:
    """A DTD, an entity, a NUL, a processing instruction, blanks without end, somewhere or in the prolog."""
    isi = rng.choice(_JAHAT)
    if rng.random() < 0.4:
        awal = data.find(b"?>") + 2 if data.startswith(b"<?xml") else 0
    else:
        awal = rng.randrange(len(data) + 1)
    return data[:awal] + isi + data[awal:]


def ruang_nama(rng: random.Random, data: bytes) -> bytes | None:
    utama = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    ragam = rng.randrange(5)
    if ragam == 0:
        return data.replace(utama, b"http://purl.oclc.org/ooxml/spreadsheetml/main")
    if ragam == 1:
        return re.sub(rb"<(/?)(?=[A-Za-z])", rb"<\1x:", data).replace(b"xmlns=", b"xmlns:x=", 1)
    if ragam == 2:
        return data.replace(b' xmlns="' + utama + b'"', b"")
    if ragam == 3:
        return data.replace(utama, b"urn:lain")
    return data.replace(b"xmlns:r=", b"xmlns:q=")


def balik_bita(rng: random.Random, data: bytes) -> bytes | None:
    if not data:
        return None
    hasil = bytearray(data)
    for _ in range(rng.choice((1, 1, 5, 50))):
        hasil[rng.randrange(len(hasil))] = rng.randrange(256)
    return bytes(hasil)


SEMUA: tuple[tuple[Ubah, int], ...] = (
    (ubah_atribut, 8), (ubah_teks, 6), (buang_elemen, 4), (ulang_elemen, 3), (pindah_elemen, 3), (bungkus_elemen, 2),
    (potong, 1), (gandakan, 1), (sandi_lain, 1), (sisip_jahat, 2), (ruang_nama, 1), (balik_bita, 1),
)  # fmt: skip
