"""The emblem above an evaluation document: a file of the instansi, checked and put into the page itself.

The program ships none: the state emblem is protected (UU 24/2009), and only the instansi knows what drawing it may use.
"""

from __future__ import annotations

import base64
from pathlib import Path

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from skp_batch.workbook.batas import Batas, TidakTerbaca
from skp_batch.workbook.gate import buka_file

BYTE_TERBANYAK = 1_000_000
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_SVG = ("svg", "{http://www.w3.org/2000/svg}svg")


class LambangDitolak(Exception):
    """The file cannot be used; the text is for the user."""


def baca_lambang(path: Path) -> str:
    """The picture as an address that carries it (data URI)."""
    try:
        isi = buka_file(path, Batas(byte=BYTE_TERBANYAK))
    except TidakTerbaca as galat:
        if galat.kode == "B108":
            raise LambangDitolak(
                f'Berkas lambang "{path.name}" lebih dari 1 MB. Perkecil gambarnya lebih dahulu.'
            ) from None
        raise LambangDitolak(f'"{path}" bukan berkas gambar. Sebut berkas PNG, JPEG, atau SVG.') from None
    except OSError:
        raise LambangDitolak(f'Berkas lambang "{path}" tidak dapat dibaca. Periksa nama dan letaknya.') from None
    if isi.startswith(_PNG):
        jenis = "image/png"
    elif isi.startswith(_JPEG):
        jenis = "image/jpeg"
    elif _svg(isi):
        jenis = "image/svg+xml"
    else:
        raise LambangDitolak(f'Berkas lambang "{path.name}" bukan gambar PNG, JPEG, atau SVG yang dapat dibaca.')
    return f"data:{jenis};base64,{base64.b64encode(isi).decode()}"


def _svg(isi: bytes) -> bool:
    """A drawing without entities; as a picture it can neither run nor load anything."""
    try:
        return fromstring(isi, forbid_dtd=False).tag in _SVG
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return False
