"""Names of the files: one per employee, or one per unit; nothing of a workbook gets into a path unfiltered."""

from __future__ import annotations

import hashlib
import re

from skp_batch.periode import Periode
from skp_batch.siasn.dokumen import nama_dokumen_evaluasi

JENIS = ("skp", "lampiran", "matriks", "evaluasi", "dokumen")
_AWALAN = {
    "skp": "SKP",
    "lampiran": "Lampiran SKP",
    "matriks": "Matriks Peran Hasil",
    "evaluasi": "Evaluasi Kinerja",
    "dokumen": "Dokumen Evaluasi",
}
_BUKAN_NAMA = re.compile(r"[^0-9A-Za-z.-]+")


def aman(teks: str) -> str:
    """Letters, digits, dots and hyphens; where that loses something, a mark keeps two texts apart."""
    bersih = _BUKAN_NAMA.sub("-", teks).strip(".-") or "x"
    if bersih == teks and len(teks) <= 60:
        return bersih
    return f"{bersih[:50]}-{hashlib.sha256(teks.encode()).hexdigest()[:6]}"


def nama_berkas(jenis: str, periode: Periode, nip: str, pembeda: str, akhiran: str) -> str:
    """The file of one employee; of the evaluation document the name that unggah_dokumen.csv gives.

    `pembeda` tells an earlier SKP of the same person and period from the last one, which has none.
    """
    if jenis == "dokumen":
        nama = nama_dokumen_evaluasi(nip, periode).removesuffix(".pdf")
    else:
        nama = f"{_AWALAN[jenis]}_{periode.kode}_{aman(nip)}"
    return f"{nama}_{aman(pembeda)}.{akhiran}" if pembeda else f"{nama}.{akhiran}"


def nama_unit(jenis: str, periode: Periode, kode: str, akhiran: str) -> str:
    """The bound file of one unit."""
    return f"{_AWALAN[jenis]}_{periode.kode}_unit-{aman(kode)}.{akhiran}"
