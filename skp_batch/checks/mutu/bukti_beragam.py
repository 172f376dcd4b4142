from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.susunan import Susunan
from skp_batch.istilah import kunci_teks
from skp_batch.temuan import Temuan

INDIKATOR_TERKECIL = 3


def bukti_beragam(susunan: Susunan) -> Iterator[Temuan]:
    """One and the same bukti for everything (Q705): at least three indikator of at least two RHK; one per person."""
    for s in susunan.diperiksa:
        terisi = [
            (r, i.realisasi)
            for r in s.rhk
            for i in r.indikator
            if i.realisasi is not None and (i.realisasi.ambil("bukti") or i.realisasi.ambil("tautan"))
        ]
        if len(terisi) < INDIKATOR_TERKECIL or len({id(r) for r, _ in terisi}) < 2:
            continue
        if len({(kunci_teks(b.teks("bukti")), b.teks("tautan")) for _, b in terisi}) == 1:
            konteks = (("jumlah", str(len(terisi))),)
            yield susunan.isi.temuan("Q705", "REALISASI", terisi[0][1], "bukti", konteks=konteks)
