"""The documents step after saving (POST /upload-dok-rw): which form of whom goes to which riwayat (siasn.md 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from skp_batch.hasil import HasilEkspor
from skp_batch.periode import Periode
from skp_batch.siasn.acuan import acuan_siasn

NAMA_UNGGAH = "unggah_dokumen.csv"
KOLOM_UNGGAH = ("nip", "pns_id", "tahun", "file", "id_ref_dokumen")
_BUKAN_NAMA = re.compile(r"[^0-9A-Za-z.-]+")


def nama_dokumen_evaluasi(nip: str, periode: Periode) -> str:
    """`Dokumen Evaluasi_2025_<nip>.pdf`: the name that the form gets, here and where it is printed.

    The NIP comes from a workbook: nothing of it but letters, digits, dots and hyphens gets into a path.
    """
    aman = _BUKAN_NAMA.sub("", nip).strip(".") or "tanpa-nip"
    return f"Dokumen Evaluasi_{periode.kode}_{aman}.pdf"


def baris_unggah(ekspor: HasilEkspor) -> Iterator[tuple[str, ...]]:
    """A row per payload of this run, in the order of KOLOM_UNGGAH."""
    dokumen = acuan_siasn().dokumen_evaluasi
    for tahun, isi in sorted(ekspor.skp22.items()):
        periode = Periode(tahun, "TAHUNAN")
        for p in isi:
            nama = nama_dokumen_evaluasi(p.nip, periode)
            yield p.nip, str(p.isi["pnsDinilaiOrang"]), str(tahun), nama, dokumen
    for periode, isi in sorted(ekspor.periodik.items()):
        for p in isi:
            nama = nama_dokumen_evaluasi(p.nip, periode)
            yield p.nip, str(p.isi["pnsDinilaiId"]), str(periode.tahun), nama, dokumen
