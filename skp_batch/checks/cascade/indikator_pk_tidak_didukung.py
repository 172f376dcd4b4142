"""K312: an indikator of the perjanjian kinerja that no RHK of the unit's pimpinan carries."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz, utils

from skp_batch.checks.cascade.catat import catat_unit
from skp_batch.checks.cascade.indeks import Lembaga
from skp_batch.checks.cascade.kaskade import Kaskade
from skp_batch.model import Pk, Rhk
from skp_batch.temuan import Temuan

_PASTI_MIRIP = 85.0
_BATAS_DIBANDING = 50  # RHK whose words are compared; a real pimpinan has far fewer


def indikator_pk_tidak_didukung(k: Kaskade) -> Iterator[Temuan]:
    for lembaga in k.lembaga:
        nip = lembaga.buku.unit.nip_pimpinan
        if not lembaga.buku.pk or not nip or not k.penyusun.pemilih.langsung(nip, lembaga).ada:
            continue
        pimpinan = k.penyusun.pemilih.semua_setahun(nip, lembaga)
        # without any RHK, or not to be checked, he has a finding or status of his own
        if all(c.skp.dikecualikan for c in pimpinan) or not any(c.skp.ada_rhk for c in pimpinan):
            continue
        for pk in _tanpa_rhk(lembaga, [r for c in pimpinan for r in k.rhk(c.skp)]):
            yield catat_unit(k, "K312", lembaga, ("PK", pk.baris, "indikator"), pk.indikator, no_pk=pk.no)


def _tanpa_rhk(lembaga: Lembaga, rhk: list[Rhk]) -> list[Pk]:
    ada = {pk.no for pk in lembaga.buku.pk}
    diampu, salah = set(), []
    for r in rhk:
        diampu.add(r.no_pk)
        if "no_pk" in r.cacat or (r.no_pk and r.no_pk not in ada):
            salah.append(utils.default_process(r.teks))
    sisa: dict[str, Pk] = {}
    for pk in sorted(lembaga.buku.pk, key=lambda p: p.baris):
        if pk.no and pk.no not in diampu:
            sisa.setdefault(pk.no, pk)
    # an RHK whose No PK is wrong (K313) clearly meant the indikator that it repeats
    return [
        pk
        for pk in sisa.values()
        if not any(
            fuzz.token_set_ratio(teks, utils.default_process(pk.indikator)) >= _PASTI_MIRIP
            for teks in salah[:_BATAS_DIBANDING]
            if teks
        )
    ]
