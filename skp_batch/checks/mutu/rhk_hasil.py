from __future__ import annotations

from collections.abc import Iterator

from skp_batch.aturan.mutu import daftar_mutu
from skp_batch.checks.susunan import Susunan
from skp_batch.temuan import Temuan


def rhk_hasil(susunan: Susunan) -> Iterator[Temuan]:
    """An RHK is written as a result, not as an activity (Q701)."""
    kegiatan = daftar_mutu().kata_kegiatan
    for s in susunan.diperiksa:
        for r in s.rhk:
            kata = r.baris.teks("rhk").split(maxsplit=1)
            if kata and "rhk" not in r.baris.gabung and kata[0].strip(".,:;-").casefold() in kegiatan:
                yield susunan.isi.temuan("Q701", "RHK", r.baris, "rhk", konteks=(("kata", kata[0]),))
