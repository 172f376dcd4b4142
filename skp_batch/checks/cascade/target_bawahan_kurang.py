"""K309: what the bawahan promise together, LANGSUNG, is less than the pimpinan promised."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from skp_batch.checks.cascade.catat import catat
from skp_batch.checks.cascade.intervensi import Dukungan, satuan_target
from skp_batch.checks.cascade.isi_rencana import KUNCI_RHK
from skp_batch.checks.cascade.kaskade import Kaskade
from skp_batch.istilah import Tingkat
from skp_batch.temuan import Temuan


def target_bawahan_kurang(k: Kaskade) -> Iterator[Temuan]:
    for pimpinan in k.bawahan:
        for rhk in pimpinan.rhk:
            dukungan = k.intervensi.langsung(pimpinan.calon, rhk)
            # a target that could not be read has its own finding and may be what is missing
            if dukungan is None or dukungan.ragu or not rhk.cacat.isdisjoint(KUNCI_RHK):
                continue
            jumlah = _jumlah(dukungan)
            for t in rhk.target:
                ada = jumlah.get(satuan_target(t))
                if ada is None or ada[0] >= t.target:
                    continue
                yield catat(
                    k,
                    "K309",
                    Tingkat.PERINGATAN,
                    pimpinan.calon,
                    ("TARGET", t.baris, "target"),
                    _angka(t.target),
                    no_rhk=rhk.no,
                    satuan=t.satuan.lower(),
                    jumlah=_angka(ada[0]),
                    bawahan=str(ada[1]),
                )


def _jumlah(dukungan: Dukungan) -> dict[str, tuple[Decimal, int]]:
    """By Satuan the sum and the number of people; of two SKP of one person the larger counts."""
    per_orang: dict[str, dict[str, Decimal]] = {}
    for (satuan, nip, _), jumlah in dukungan.jumlah.items():
        orang = per_orang.setdefault(satuan, {})
        orang[nip] = max(orang.get(nip, jumlah), jumlah)
    return {satuan: (sum(orang.values(), Decimal(0)), len(orang)) for satuan, orang in per_orang.items()}


def _angka(nilai: Decimal) -> str:
    return f"{nilai.normalize():f}" if abs(nilai.adjusted()) < 20 else str(nilai)
