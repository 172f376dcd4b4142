"""XML of untrusted parts: no DOCTYPE, no entities, no network; what is not well-formed is a damaged workbook."""

from __future__ import annotations

import re

from lxml import etree

from skp_batch.workbook.batas import TidakTerbaca, rusak

# Everything that may stand before the root element, except a DOCTYPE.
_PROLOG = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.S)
_BATAS_POHON = 32 * 1024 * 1024
_BOM = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DEKLARASI = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["'][^>]*\?>""")


def periksa_xml(data: bytes, bagian: str) -> bytes:
    """``data`` as UTF-8 without BOM where it was UTF-8 or UTF-16, after making sure that it has no DOCTYPE."""
    data = _ke_utf8(data, bagian)
    prolog = _PROLOG.match(data)
    if data.startswith(b"<!", prolog.end() if prolog else 0):
        raise TidakTerbaca("B101", "xml_berbahaya", {"bagian": bagian})
    return data


def _ke_utf8(data: bytes, bagian: str) -> bytes:
    kode = ""
    for bom, nama in _BOM:
        if data.startswith(bom):
            data, kode = data[len(bom) :], nama
    if not kode and data[:2] in (b"<\0", b"\0<"):
        kode = "utf-16-le" if data[:2] == b"<\0" else "utf-16-be"
    if kode.startswith("utf-16"):
        try:
            # The declaration still says UTF-16: it goes, UTF-8 is the default.
            return re.sub(rb"^\s*<\?xml[^>]*\?>", b"", data.decode(kode).encode())
        except UnicodeError as galat:
            raise rusak("XML bukan UTF-16 yang benar", bagian=bagian) from galat
    return data


UTF8 = ("utf-8", "us-ascii", "ascii")  # encodings whose bytes are UTF-8


def penyandian(data: bytes) -> str:
    """The encoding that the XML declaration names, in lower case; UTF-8 where it names none."""
    cocok = _DEKLARASI.match(data[:200])
    return cocok.group(1).decode().lower() if cocok else "utf-8"


def pohon(data: bytes, bagian: str) -> etree._Element:
    """The element tree of a small part (relations, workbook, styles); a large one would need ten times its size."""
    if len(data) > _BATAS_POHON:
        raise TidakTerbaca("B108", "terurai_besar", {"bagian": bagian, "batas": str(_BATAS_POHON)})
    pengurai = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        akar = etree.fromstring(periksa_xml(data, bagian), pengurai)
    except (etree.XMLSyntaxError, ValueError) as galat:
        raise rusak("XML tidak benar", bagian=bagian) from galat
    if getattr(akar.getroottree().docinfo, "doctype", ""):  # hidden from the check above by an exotic encoding
        raise TidakTerbaca("B101", "xml_berbahaya", {"bagian": bagian})
    return akar


def lokal(elemen: etree._Element) -> str:
    """The element's name without its namespace: transitional, strict and prefixed files name the same thing."""
    nama = elemen.tag
    return nama.rpartition("}")[2] if isinstance(nama, str) else ""


def atribut(elemen: etree._Element, nama: str) -> str | None:
    """An attribute by its local name, with or without namespace (``id`` and ``r:id``; the plain one first)."""
    nilai = elemen.get(nama)
    if nilai is None:
        for kunci, isi in elemen.attrib.items():
            if str(kunci).endswith("}" + nama):
                return str(isi)
    return nilai
