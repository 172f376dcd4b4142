from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.susunan import Indikator, SkpIsi, Susunan
from skp_batch.temuan import Temuan


def realisasi_ada(susunan: Susunan) -> Iterator[Temuan]:
    """What is due has a realisasi, once the workbook has some (N403); one finding when all of a person's miss."""
    for s in susunan.diperiksa:
        hilang = [i for i in s.indikator if i.hilang and not i.tak_pasti]
        if not hilang:
            continue
        jatuh_tempo = [i for i in s.indikator if i.terukur or s.kualitatif]
        if len(hilang) == len(jatuh_tempo) and len(hilang) > 1:
            yield _temuan(susunan, s, hilang[0], "semua", len(hilang))
        else:
            yield from (_temuan(susunan, s, i, "satu", 1) for i in hilang)


def _temuan(susunan: Susunan, s: SkpIsi, ind: Indikator, sebab: str, jumlah: int) -> Temuan:
    lembar, baris = ind.baris_rujukan
    kunci = "no_indikator" if lembar == "TARGET" else "uraian_realisasi" if s.kualitatif else "realisasi"
    konteks = (("sebab", sebab), ("jumlah", str(jumlah)))
    nilai = baris.teks("no_indikator") if lembar == "TARGET" else ""
    return susunan.isi.temuan("N403", lembar, baris, kunci, nilai=nilai, konteks=konteks)
