"""Sidik (sistem): which ratings stood on which plan and realisasi, so that a later change is seen (N414).

Form `1.<hasil><perilaku>.<12 hex>`: version, the two ratings by their number, fingerprint of plan and realisasi.
"""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal
from functools import cache, lru_cache

from skp_batch.checks.susunan import SkpIsi
from skp_batch.istilah import RATING, Predikat, Rating
from skp_batch.scoring.predikat import predikat
from skp_batch.workbook.nilai import teks_angka
from skp_batch.workbook.tabel import Baris

_BENTUK = re.compile(r"^1\.([123])([123])\.([0-9a-f]{12})$")
_RENCANA = ("no_rhk", "jenis_rhk", "rhk", "bobot")
_TARGET = (
    "no_indikator",
    "aspek",
    "indikator",
    "target",
    "batas_atas",
    "satuan",
    "arah",
    "cara_hitung",
    "uraian_target",
)
_REALISASI = ("target_periode", "realisasi", "uraian_realisasi", "bukti", "tautan")


def isi_sidik(s: SkpIsi) -> str:
    """Fingerprint of plan and realisasi."""
    isi: list[str] = []
    # by key, because sorting the rows changes nothing
    for r in sorted(s.rhk, key=lambda r: r.baris.teks("no_rhk")):
        isi.append(_pola(_RENCANA) % _nilai(r.baris, _RENCANA))
        for ind in sorted(r.indikator, key=lambda i: i.target.teks("no_indikator")):
            isi.append(_pola(_TARGET) % _nilai(ind.target, _TARGET))
            if ind.realisasi is not None:
                isi.append(_pola(_REALISASI) % _nilai(ind.realisasi, _REALISASI))
            if ind.nilai is not None and (ind.realisasi is None or ind.realisasi.ambil("realisasi") is None):
                isi.append(f"harian\x1f{ind.nilai}\x1e")
    return hashlib.sha256("".join(isi).encode()).hexdigest()[:12]


def susun_sidik(hasil: Rating | None, perilaku: Rating | None, isi: str) -> str:
    """Sidik of the ratings that the atasan gave and of what he rated; blank until both ratings stand."""
    if hasil is None or perilaku is None:
        return ""
    return f"1.{RATING.index(hasil) + 1}{RATING.index(perilaku) + 1}.{isi}"


@cache
def _pola(kolom: tuple[str, ...]) -> str:
    return "".join(f"{kunci}\x1f%s\x1e" for kunci in kolom)


def _nilai(baris: Baris, kolom: tuple[str, ...]) -> tuple[object, ...]:
    semua = map(baris.nilai.get, kolom)
    return tuple([_angka(nilai) if nilai.__class__ is Decimal else nilai for nilai in semua])


def _angka(nilai: Decimal) -> str:
    return _teks(nilai) if nilai else teks_angka(nilai)  # 0 and -0 are equal, but not as text


_teks = lru_cache(maxsize=4_096)(teks_angka)  # few different figures, written slowly


def berubah_sejak_dinilai(tertulis: str, sekarang: str) -> bool:
    """Whether the ratings are the same but not what was rated. A Sidik of another form says nothing."""
    lama, baru = _BENTUK.match(tertulis), _BENTUK.match(sekarang)
    return bool(lama and baru and lama.group(1, 2) == baru.group(1, 2) and lama[3] != baru[3])


def sidik_ditulis(tertulis: str, sekarang: str) -> str:
    """What the annotated copy gets: the former Sidik stays until a rating changes."""
    return tertulis if berubah_sejak_dinilai(tertulis, sekarang) else sekarang


def predikat_di_sidik(tertulis: str) -> Predikat | None:
    """The predikat of the ratings that a Sidik names."""
    cocok = _BENTUK.match(tertulis)
    return predikat(Rating(RATING[int(cocok[1]) - 1]), Rating(RATING[int(cocok[2]) - 1])) if cocok else None
