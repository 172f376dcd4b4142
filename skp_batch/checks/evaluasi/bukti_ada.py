from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.susunan import Susunan
from skp_batch.temuan import Temuan
from skp_batch.workbook.tabel import Baris


def bukti_ada(susunan: Susunan) -> Iterator[Temuan]:
    """An RHK that is realised (0 counts) has Bukti Dukung or Tautan at one of its indikator (S213)."""
    for s in susunan.skp:
        for r in s.rhk:
            baris = [i.realisasi for i in r.indikator if i.realisasi is not None]
            if any("bukti" in b.nilai or "tautan" in b.nilai or b.cacat_di("bukti", "tautan") for b in baris):
                continue
            if any(map(_terealisasi, baris)):
                pertama = min(baris, key=lambda b: b.nomor)
                konteks = (("no_rhk", r.baris.teks("no_rhk")),)
                yield susunan.isi.temuan("S213", "REALISASI", pertama, "bukti", konteks=konteks)


def _terealisasi(r: Baris) -> bool:
    return r.ambil("realisasi") is not None or r.ambil("uraian_realisasi") is not None
