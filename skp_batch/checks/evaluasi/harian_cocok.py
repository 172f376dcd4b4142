from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from skp_batch.checks.susunan import Indikator, Susunan
from skp_batch.scoring.capaian import bulatkan
from skp_batch.temuan import Temuan
from skp_batch.workbook.nilai import teks_angka


def harian_cocok(susunan: Susunan) -> Iterator[Temuan]:
    """Realisasi taken from HARIAN is named (N410); one that differs from HARIAN is questioned (N411)."""
    for s in susunan.diperiksa:
        for ind in s.indikator:
            if ind.dari_harian is None:
                continue
            lembar, baris = ind.baris_rujukan
            kunci = "realisasi" if lembar == "REALISASI" else "no_indikator"
            tertulis = baris.ambil("realisasi") if lembar == "REALISASI" else None
            if tertulis is not None:
                if Fraction(tertulis) != ind.dari_harian:
                    harian = (("harian", _angka(ind.dari_harian)),)
                    nilai = teks_angka(tertulis)
                    yield susunan.isi.temuan("N411", lembar, baris, kunci, nilai=nilai, konteks=harian)
            elif ind.terukur and not baris.cacat_di("realisasi"):
                konteks = (("cara", ind.cara), ("jumlah", str(_banyak(ind))))
                nilai = _angka(ind.dari_harian)
                yield susunan.isi.temuan("N410", lembar, baris, kunci, nilai=nilai, konteks=konteks)


def _banyak(ind: Indikator) -> int:
    return sum(1 for b in ind.harian if b.ambil("realisasi") is not None)


def _angka(nilai: Fraction) -> str:
    return str(nilai.numerator) if nilai.denominator == 1 else teks_angka(Decimal(bulatkan(nilai)))
