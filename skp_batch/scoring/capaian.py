"""Capaian in per cent (kontrak.md section 3). Computed exactly with fractions; rounded half-up once, at the end.

PermenPANRB 6/2022 knows no formula from realisasi to rating: this is the instansi's policy `penilaian`, and the
computed rating never becomes a rating by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm

from skp_batch.aturan import KebijakanPenilaian
from skp_batch.istilah import Rating

SERATUS = Fraction(100)
NOL = Fraction(0)


@lru_cache(maxsize=8192)
def pecahan(angka: Decimal) -> Fraction:
    """Fractions are exact but slow to make: targets and figures are few different ones."""
    return Fraction(angka)


@dataclass(frozen=True, slots=True)
class Sasaran:
    """The target in force for a period: one bound, or a range when `atas` is given."""

    bawah: Decimal
    atas: Decimal | None
    minimal: bool


def cara_hitung(cara: str, satuan_persen: bool, aspek: str) -> str:
    """Cara Hitung in force: blank is RATA-RATA for per cent, else JUMLAH for KUANTITAS and BIAYA, else NILAI AKHIR."""
    if cara:
        return cara
    if satuan_persen:
        return "RATA-RATA"
    return "JUMLAH" if aspek in ("KUANTITAS", "BIAYA") else "NILAI AKHIR"


def sasaran_periode(
    tahunan: bool, target: Decimal, batas_atas: Decimal | None, target_periode: Decimal | None, minimal: bool, cara: str
) -> Sasaran | None:
    """The target in force, or None when the indikator is not due in this period."""
    if tahunan:
        return Sasaran(target, batas_atas, minimal)
    if target_periode is not None:
        return None if target_periode == 0 and not minimal else Sasaran(target_periode, None, minimal)
    return None if cara == "JUMLAH" else Sasaran(target, batas_atas, minimal)


def capaian_indikator(realisasi: Fraction, sasaran: Sasaran, maksimum: Decimal) -> Fraction:
    """MAKSIMAL 100 r/t; MINIMAL 100 (2 - r/t); within a range 100, else against the nearer bound; floor 0, ceiling."""
    acuan = pecahan(sasaran.bawah)
    tertinggi = pecahan(maksimum)
    if sasaran.atas is not None:
        bawah, atas = acuan, pecahan(sasaran.atas)
        if bawah <= realisasi <= atas:
            return min(SERATUS, tertinggi)
        acuan = bawah if realisasi < bawah else atas
    r, t = realisasi.numerator * acuan.denominator, acuan.numerator * realisasi.denominator  # r / t = realisasi / acuan
    if not t:
        return min(SERATUS, tertinggi) if r <= 0 or not sasaran.minimal else NOL
    atas_bagi, bagi = 100 * (2 * t - r if sasaran.minimal else r), t
    if bagi < 0:
        atas_bagi, bagi = -atas_bagi, -bagi
    # compared as whole numbers: comparing fractions and reducing them costs more than all the rest
    if atas_bagi <= 0:
        return NOL
    return tertinggi if atas_bagi * tertinggi.denominator >= tertinggi.numerator * bagi else Fraction(atas_bagi, bagi)


def jumlah(nilai: Sequence[Fraction]) -> Fraction:
    return _jumlah(nilai, 1)


def _jumlah(nilai: Sequence[Fraction], pembagi: int) -> Fraction:
    """The sum, divided, reduced once instead of at each step."""
    bagian = [n.as_integer_ratio() for n in nilai]
    penyebut = lcm(*[p for _, p in bagian])
    return Fraction(sum([n * (penyebut // p) for n, p in bagian]), penyebut * pembagi)


def rata_rata(nilai: Sequence[Fraction]) -> Fraction:
    return nilai[0] if len(nilai) == 1 else _jumlah(nilai, len(nilai))


@dataclass(frozen=True, slots=True)
class CapaianRhk:
    """The capaian of one RHK that has a measured indikator."""

    nilai: Fraction
    tambahan: bool
    bobot: Decimal | None = None


def capaian_skp(rhk: Sequence[CapaianRhk], pakai_bobot: bool = False) -> Fraction | None:
    """Mean of the RHK UTAMA; RHK TAMBAHAN join from the highest down, each as long as it raises the mean.

    With `pakai_bobot` the mean is weighted by Bobot; where an RHK UTAMA has no positive Bobot, all count the same.
    None without a measured RHK UTAMA.
    """
    utama = [r for r in rhk if not r.tambahan]
    if not utama:
        return None
    berbobot = pakai_bobot and all(r.bobot is not None and r.bobot > 0 for r in utama)

    def bobot(r: CapaianRhk) -> Fraction:
        return Fraction(r.bobot) if berbobot and r.bobot is not None and r.bobot > 0 else Fraction(1)

    terkumpul = jumlah([r.nilai * bobot(r) for r in utama] if berbobot else [r.nilai for r in utama])
    pembagi = jumlah([bobot(r) for r in utama]) if berbobot else Fraction(len(utama))
    for r in sorted((r for r in rhk if r.tambahan), key=lambda r: r.nilai, reverse=True):
        if r.nilai * pembagi <= terkumpul:
            break
        terkumpul += r.nilai * bobot(r)
        pembagi += bobot(r)
    return terkumpul / pembagi


def bulatkan(nilai: Fraction) -> Decimal:
    """Rounded half-up to 2 places: the reported figure, which decides."""
    utuh, sisa = divmod(100 * nilai.numerator, nilai.denominator)
    if 2 * sisa >= nilai.denominator:
        utuh += 1
    return Decimal(utuh).scaleb(-2)


def rating_hitung(capaian: Decimal, kebijakan: KebijakanPenilaian) -> Rating:
    """The computed rating (Rating Hasil Hitung) of a reported capaian."""
    if capaian >= kebijakan.di_atas:
        return Rating.DI_ATAS
    return Rating.SESUAI if capaian >= kebijakan.sesuai else Rating.DI_BAWAH
