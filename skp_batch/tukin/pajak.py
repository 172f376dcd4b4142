"""PPh 21 by the monthly effective rate (TER): category by PTKP, rate by gross income; dated data in ter.yaml."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from skp_batch.aturan.berkas_yaml import baca_yaml
from skp_batch.istilah import kunci_pilihan
from skp_batch.tukin.angka import bulatkan
from skp_batch.tukin.bulan import Bulan, baca_bulan
from skp_batch.tukin.kebijakan_akhir import Pajak
from skp_batch.tukin.model import Penerima

_PTKP = re.compile(r"(TK|K)[/\-]?([0-3])")


@dataclass(frozen=True, slots=True)
class TabelTer:
    berlaku: Bulan
    rujukan: str
    ptkp: dict[str, str]
    lapis: dict[str, tuple[list[int], list[Decimal]]]  # category -> upper bounds, per cent (one more than bounds)


@dataclass(frozen=True, slots=True)
class HasilPajak:
    """`pajak` falls on this payment; `tambahan` is the part that the employee bears for want of an NPWP."""

    pajak: int = 0
    tambahan: int = 0
    alas: Decimal = Decimal(0)
    persen: Decimal = Decimal(0)
    kategori: str = ""
    pph_gaji: int = 0
    kurang: str = ""  # column without which the row cannot be paid
    belum: str = ""  # column without which a tax that changes nothing for the employee is left out
    tahunan: bool = False
    dihitung: bool = True


@lru_cache(maxsize=1)
def tabel_ter() -> tuple[TabelTer, ...]:
    """The tables by date, first one first."""
    isi: dict[str, Any] = baca_yaml(Path(__file__).parent / "ter.yaml")
    hasil: list[TabelTer] = []
    for mulai, t in isi.items():
        bulan = baca_bulan(str(mulai))
        assert bulan is not None
        lapis: dict[str, tuple[list[int], list[Decimal]]] = {}
        for kategori, baris in t["lapis"].items():
            batas = [int(b) for b, _ in baris if b is not None]
            lapis[kategori] = (batas, [Decimal(str(p)) for _, p in baris])
        ptkp = {str(status): kategori for kategori, daftar in t["ptkp"].items() for status in daftar}
        hasil.append(TabelTer(bulan, str(t["rujukan"]), ptkp, lapis))
    return tuple(sorted(hasil, key=lambda t: t.berlaku))


def tabel_pada(bulan: Bulan) -> TabelTer:
    """The table in force in a month of payment; before the first one, the first (the policy asks for TER)."""
    berlaku = [t for t in tabel_ter() if t.berlaku <= bulan]
    return berlaku[-1] if berlaku else tabel_ter()[0]


def baca_ptkp(teks: str) -> str | None:
    """`K/1` of `K1`, `k / 1`, `K-1`; None for what is no PTKP of TER."""
    cocok = _PTKP.fullmatch(kunci_pilihan(teks))
    return f"{cocok[1]}/{cocok[2]}" if cocok else None


def tarif_ter(bruto: int | Decimal, ptkp: str, bulan: Bulan) -> tuple[str, Decimal]:
    """Category and per cent of a month's gross income; an upper bound belongs to its layer."""
    t = tabel_pada(bulan)
    kategori = t.ptkp[ptkp]
    batas, persen = t.lapis[kategori]
    return kategori, persen[bisect_left(batas, bruto)]


def hitung_pajak(a: Pajak, p: Penerima, nilai: int, bayar: Bulan, cara: str) -> HasilPajak:
    """PPh 21 on a payment of `nilai` rupiah made in the month `bayar`."""
    if a.mode == "tidak_dihitung" or a.metode == "tidak":
        return HasilPajak(dihitung=False)
    tanpa_npwp = a.tanpa_npwp is not None and kunci_pilihan(p.npwp) == "TIDAK"
    wajib = a.mode == "dipotong" or tanpa_npwp
    diminta = wajib or a.metode == "ter"
    ptkp = baca_ptkp(p.ptkp)
    gabung = a.dasar == "gaji_kotor_dan_tpp"
    if bayar.bulan == 12 and a.bulan_12 == "tahunan":
        return HasilPajak(tahunan=True, dihitung=diminta)
    if ptkp is None or (gabung and p.gaji_kotor is None):
        kolom = "PTKP" if ptkp is None else "Gaji Kotor"
        return _tanpa(kolom, wajib, diminta)
    gaji = (p.gaji_kotor or Decimal(0)) if gabung else Decimal(0)
    kategori, persen = tarif_ter(gaji + nilai, ptkp, bayar)
    pph_gaji = _pph_gaji(a, p, gaji, ptkp, bayar)
    if pph_gaji is None:
        return _tanpa("PPh Gaji", wajib, diminta)
    pajak = max(0, bulatkan((gaji + nilai) * persen / 100, cara) - pph_gaji)
    tambahan = 0
    if tanpa_npwp and a.tanpa_npwp is not None:
        tambahan = bulatkan(pajak * a.tanpa_npwp / 100, cara)
    return HasilPajak(pajak, tambahan, gaji + nilai, persen, kategori, pph_gaji)


def _tanpa(kolom: str, wajib: bool, diminta: bool) -> HasilPajak:
    if wajib:
        return HasilPajak(kurang=kolom)
    return HasilPajak(dihitung=False, belum=kolom if diminta else "")


def _pph_gaji(a: Pajak, p: Penerima, gaji: Decimal, ptkp: str, bayar: Bulan) -> int | None:
    """What the salary has paid of it; a blank cell is only certain where the salary alone pays nothing."""
    if a.kurangi is None:
        return 0
    if p.pph_gaji is not None:
        return int(p.pph_gaji)
    return 0 if tarif_ter(gaji, ptkp, bayar)[1] == 0 else None
