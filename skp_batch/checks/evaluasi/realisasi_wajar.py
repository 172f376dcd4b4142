from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.susunan import Indikator, Susunan
from skp_batch.temuan import Temuan
from skp_batch.workbook.nilai import teks_angka

KALI_TERBESAR = 10
BAGIAN_TERKECIL = 100


def realisasi_wajar(susunan: Susunan) -> Iterator[Temuan]:
    """Realisasi is not negative (S216), and its scale fits the target in force (S215)."""
    for baris in susunan.isi.baris("REALISASI"):
        nilai = baris.ambil("realisasi")
        if nilai is not None and nilai < 0:
            yield susunan.isi.temuan("S216", "REALISASI", baris, "realisasi", nilai=teks_angka(nilai))
    for s in susunan.skp:
        for ind in s.indikator:
            sebab = _skala(ind)
            if sebab and ind.realisasi is not None and ind.sasaran is not None:
                acuan = ind.sasaran.atas if sebab == "atas" and ind.sasaran.atas is not None else ind.sasaran.bawah
                yield susunan.isi.temuan(
                    "S215",
                    "REALISASI",
                    ind.realisasi,
                    "realisasi",
                    nilai=teks_angka(ind.realisasi.ambil("realisasi")),
                    konteks=(("sebab", sebab), ("target", teks_angka(acuan))),
                )


def _skala(ind: Indikator) -> str:
    """Which way the scale looks wrong: above 10 times, or (MAKSIMAL, not 0) below a hundredth of the target."""
    nilai = ind.realisasi.ambil("realisasi") if ind.realisasi is not None else None
    if nilai is None or nilai < 0 or ind.sasaran is None or ind.sasaran.bawah < 0:
        return ""
    atas = ind.sasaran.atas if ind.sasaran.atas is not None else ind.sasaran.bawah
    if atas > 0 and nilai > KALI_TERBESAR * atas:
        return "atas"
    kecil = not ind.sasaran.minimal and nilai != 0 and nilai * BAGIAN_TERKECIL < ind.sasaran.bawah
    return "bawah" if kecil else ""
