"""K301: the atasan or pimpinan yang diintervensi is in no workbook."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from skp_batch.checks.cascade.catat import catat, di_pimpinan
from skp_batch.checks.cascade.kaskade import Kaskade
from skp_batch.checks.cascade.pilih_rencana import Keadaan
from skp_batch.istilah import Tingkat
from skp_batch.temuan import Temuan

_SALAH_KETIK = 2  # digits; more is another person
_BATAS_DIBANDING = 200


def pimpinan_tidak_ada(k: Kaskade) -> Iterator[Temuan]:
    dikenal_di_buku: list[str] | None = None
    for b, h in k.hubungan():
        if h.rencana.keadaan is not Keadaan.TIDAK_ADA or (h.rhk is None and b.penilai_terisi):
            continue
        tingkat, sebab, mirip = Tingkat.PERINGATAN, "", ""
        if h.nip in k.dikenal:
            sebab = "dikenal"
        elif k.kebijakan.unit_kurang:
            sebab = "unit_kurang"
        else:
            tingkat = Tingkat.KESALAHAN
            if dikenal_di_buku is None:
                dikenal_di_buku = _pimpinan_buku(k)
            dekat = process.extractOne(h.nip, dikenal_di_buku, scorer=OSA.distance, score_cutoff=_SALAH_KETIK)
            mirip = str(dekat[0]) if dekat else ""
            sebab = "mirip" if mirip else ""
        yield catat(k, "K301", tingkat, b.calon, di_pimpinan(b, h), h.nip, sebab=sebab, mirip=mirip)


def _pimpinan_buku(k: Kaskade) -> list[str]:
    """NIPs that others in this book name and that exist: among them a mistyped one finds its like."""
    nip = {h.nip for b in k.semua for h in b.hubungan if h.rencana.keadaan is not Keadaan.TIDAK_ADA}
    pimpinan = k.buku.buku.unit.nip_pimpinan
    if pimpinan in k.indeks.calon:
        nip.add(pimpinan)
    return sorted(nip)[:_BATAS_DIBANDING]
