"""How wide and high the cells of a sheet are on the screen, so that a note's box ends where it should."""

from __future__ import annotations

import re
from functools import cache

from skp_batch.workbook.anotasi_lembar import BagianLembar
from skp_batch.workbook.anotasi_vml import Petak

_TINGGI = re.compile(rb"""\sht\s*=\s*["']([0-9.]{1,8})["']""")
_SEMBUNYI = re.compile(rb"""\shidden\s*=\s*["'](?:1|true)["']""")


def petak(bagian: BagianLembar) -> Petak:
    """Sizes in pixels by number of column and row; a row without its own height has the sheet's."""
    el = bagian.cari("sheetFormatPr")
    bawaan = bagian.d.atribut(el) if el else {}
    lebar_bawaan = _piksel(_angka(bawaan.get("defaultColWidth"), 9.14))
    tinggi_bawaan = round(_angka(bawaan.get("defaultRowHeight"), 15.0) * 4 / 3)
    lebar = [(a, b, _piksel(w)) for a, b, w, _ in bagian.kolom()]
    tinggi = _tinggi_khusus(bagian)

    @cache
    def lebar_kolom(k: int) -> int:
        return next((w for a, b, w in lebar if a <= k <= b), lebar_bawaan)

    return Petak(lebar_kolom, lambda b: tinggi.get(b, tinggi_bawaan))


def _tinggi_khusus(bagian: BagianLembar) -> dict[int, int]:
    data = bagian.data()
    pola = re.compile(b"<" + re.escape(data.awalan) + rb"""row\s(?:\s*r="([0-9]{1,7})")?([^>]*)>""")
    hasil: dict[int, int] = {}
    for nomor, atribut in pola.findall(bagian.d.topeng[data.isi : data.isi_akhir]):
        if not nomor or (b"ht" not in atribut and b"hidden" not in atribut):
            continue
        if _SEMBUNYI.search(atribut):
            hasil[int(nomor)] = 0
        elif m := _TINGGI.search(atribut):
            hasil[int(nomor)] = round(_angka(m[1].decode(), 15.0) * 4 / 3)
    return hasil


def _angka(teks: str | None, bawaan: float) -> float:
    try:
        return float(teks) if teks else bawaan
    except ValueError:
        return bawaan


def _piksel(lebar: float) -> int:
    return int(lebar * 7 + 0.5) if lebar else 0
