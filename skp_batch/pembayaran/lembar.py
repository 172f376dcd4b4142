"""tukin-<bulan>.xlsx: the sheets that the bendahara signs."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from skp_batch.pembayaran.jalan import HasilBayar
from skp_batch.pembayaran.lembar_gaya import Gaya
from skp_batch.pembayaran.lembar_lain import (
    daftar_nama,
    tulis_ditahan,
    tulis_kebijakan,
    tulis_lembar_kebijakan,
    tulis_perubahan,
)
from skp_batch.pembayaran.lembar_rekap import tulis_rekap
from skp_batch.pembayaran.lembar_rincian import NAMA, tulis_rincian
from skp_batch.pembayaran.lembar_tpp import tulis_tpp
from skp_batch.tukin.model import JenisBayar

_TETAP = datetime(2000, 1, 1)  # noqa: DTZ001 - a document property, the same in every run
_PAKAI = ("RINCIAN", "REKAP", "DAFTAR TPP", "DITAHAN", "KEBIJAKAN", "PERUBAHAN", "KELEBIHAN BAYAR")


class LembarBayar(Worksheet):  # type: ignore[misc]
    """Our formulas use no function newer than Excel 2010, so they need not be searched for any: a third less time."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


def tulis_buku(path: Path, hasil: HasilBayar, sidik_kebijakan: str) -> None:
    buku = xlsxwriter.Workbook(
        str(path),
        {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        | {"tmpdir": str(path.parent)},  # a killed run leaves no names in the system's folder for temporary files
    )
    tpp = hasil.kebijakan.jenis == "tpp"
    buku.set_properties({"title": f"Pembayaran {hasil.kode}", "author": "skp-batch", "created": _TETAP})
    buku.worksheet_class = LembarBayar
    gaya = Gaya(buku, tpp)
    letak = tulis_rincian(buku, gaya, hasil, NAMA, hasil.baris)
    tulis_rekap(buku, gaya, hasil, letak)
    if tpp and hasil.jenis is not JenisBayar.RAPEL:
        tulis_tpp(buku, gaya, hasil)
    for x, nama in daftar_nama(hasil, _PAKAI):
        tulis_lembar_kebijakan(buku, gaya, hasil, x, nama)
    tulis_ditahan(buku, gaya, hasil)
    if hasil.jenis is JenisBayar.RAPEL:
        tulis_rincian(buku, gaya, hasil, "KELEBIHAN BAYAR", hasil.lebih)
    tulis_perubahan(buku, gaya, hasil)
    tulis_kebijakan(buku, gaya, hasil, sidik_kebijakan)
    buku.close()
