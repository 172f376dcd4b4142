"""Names as two systems write them: compared without titles, case and punctuation."""

from __future__ import annotations

import re

from skp_batch.istilah import kunci_teks
from skp_batch.siasn.acuan import acuan_siasn

# S.Kom, M.Si., A.Md.Kep: letters and dots in one word, at least one dot inside
_BERTITIK = re.compile(r"[A-Za-z]{1,4}(?:\.[A-Za-z]{1,5})+\.?")


def nama_sama(satu: str, lain: str) -> bool:
    """Whether two names are one, titles aside."""
    return kunci_nama(satu) == kunci_nama(lain)


def kunci_nama(nama: str) -> str:
    """The bare name: what stands before the first comma, without titles at either end, letters only."""
    acuan = acuan_siasn()
    kata = nama.split(",")[0].replace("(", " ").split()
    while len(kata) > 1 and kunci_teks(kata[0]) in acuan.gelar_depan:
        kata.pop(0)
    while kata and "." in kata[0]:  # "Drs.H.Joko": titles glued to the name
        depan, _, sisa = kata[0].partition(".")
        if not sisa or kunci_teks(depan) not in acuan.gelar_depan:
            break
        kata[0] = sisa
    while len(kata) > 1 and (kunci_teks(kata[-1]) in acuan.gelar_belakang or _BERTITIK.fullmatch(kata[-1])):
        kata.pop()
    return kunci_teks("".join(kata))
