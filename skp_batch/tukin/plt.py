"""Plt and Plh: what a second post adds in a work month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from skp_batch.tukin.bulan import Bulan
from skp_batch.tukin.kebijakan_lain import AturanPlt
from skp_batch.tukin.model import Plt


@dataclass(frozen=True, slots=True)
class HasilPlt:
    """`alas` × `persen` is added; `kelas_asing` has no tariff."""

    plt: Plt | None = None
    alas: Decimal = Decimal(0)
    persen: Decimal = Decimal(100)
    bulan: Bulan | None = None
    kelas_asing: int | None = None
    tak_diatur: bool = False

    @property
    def nilai(self) -> Decimal:
        return self.alas * self.persen / 100


def bulan_plt(a: AturanPlt, bulan: Bulan, geser_bayar: int) -> Bulan:
    """The month of service that is paid together with this work month."""
    geser = a.bayar_geser_bulan if a.bayar_geser_bulan is not None else geser_bayar
    return bulan.geser(geser_bayar - geser)


def hitung_plt(
    a: AturanPlt,
    rows: Sequence[Plt],
    bulan: Bulan,
    sendiri: Decimal,
    tarif: Callable[[int], Decimal | None],
) -> HasilPlt:
    """The best of the posts held (one at a time is paid); a part of a month counts only where the policy says so."""
    terbaik = HasilPlt()
    for r in rows:
        penuh = r.mulai <= bulan.awal and (r.selesai is None or r.selesai >= bulan.akhir)
        sebagian = r.mulai <= bulan.akhir and (r.selesai is None or r.selesai >= bulan.awal)
        if not (penuh or (sebagian and a.minimal == "tidak")):
            continue
        rangkap = tarif(r.kelas)
        if rangkap is None:
            return HasilPlt(r, kelas_asing=r.kelas)
        if (a.setingkat if r.setingkat else a.di_atas) is None:
            return HasilPlt(r, tak_diatur=True)
        if r.setingkat and a.setingkat is not None:
            alas = rangkap if a.setingkat.dari == "jabatan_rangkap" else sendiri
            hasil = HasilPlt(r, alas, a.setingkat.persen, bulan)
        else:
            selisih = max(Decimal(0), rangkap - sendiri) if a.di_atas == "selisih" else Decimal(0)
            hasil = HasilPlt(r, selisih, Decimal(100), bulan)
        if terbaik.plt is None or hasil.nilai > terbaik.nilai:
            terbaik = hasil
    return terbaik
