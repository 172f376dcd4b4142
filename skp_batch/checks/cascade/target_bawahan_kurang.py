"""K309: what the bawahan promise together, LANGSUNG, is less than the pimpinan promised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from skp_batch.checks.cascade.catat import catat
from skp_batch.checks.cascade.isi_rencana import KUNCI_RHK
from skp_batch.checks.cascade.kaskade import Kaskade
from skp_batch.checks.cascade.rujukan import Bawahan
from skp_batch.istilah import Tingkat
from skp_batch.model import Rhk
from skp_batch.temuan import Temuan


def target_bawahan_kurang(k: Kaskade) -> Iterator[Temuan]:
    for pimpinan in k.bawahan:
        menurut_no = k.intervensi.langsung.get(id(pimpinan.calon))
        if not menurut_no:
            continue
        for rhk in pimpinan.calon.skp.rhk:
            pendukung = [p for p in menurut_no.get(rhk.no, ()) if not p[0].calon.skp.dikecualikan]
            if not rhk.target or not pendukung or not rhk.cacat.isdisjoint(KUNCI_RHK):
                continue
            # a target that could not be read has its own finding and may be what is missing
            if any(b.calon.skp.nip in b.calon.lembaga.cacat.target for b, _ in pendukung):
                continue
            jumlah = _jumlah(pendukung)
            for t in rhk.target:
                ada = jumlah.get(_satuan(t.satuan))
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


def _jumlah(pendukung: Iterable[tuple[Bawahan, Rhk]]) -> dict[str, tuple[Decimal, int]]:
    """By Satuan the sum and the number of people; of two SKP of one person the larger counts."""
    per_skp: dict[str, dict[str, dict[int, Decimal]]] = {}
    for b, rhk in pendukung:
        for t in rhk.target:
            skp = per_skp.setdefault(_satuan(t.satuan), {}).setdefault(b.calon.skp.nip, {})
            skp[id(b.calon)] = skp.get(id(b.calon), Decimal(0)) + t.target
    return {
        satuan: (sum((max(s.values()) for s in orang.values()), Decimal(0)), len(orang))
        for satuan, orang in per_skp.items()
    }


def _satuan(teks: str) -> str:
    kunci = "".join(teks.split()).casefold()
    return "persen" if kunci == "%" else kunci


def _angka(nilai: Decimal) -> str:
    return f"{nilai.normalize():f}" if abs(nilai.adjusted()) < 20 else str(nilai)
