"""Circles among atasan: a walk along NIP Atasan that comes back. Linear in the number of SKP."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skp_batch.checks.cascade.indeks import Calon
from skp_batch.checks.cascade.rujukan import Bawahan

# by id of the SKP in a circle: the circle from this SKP on
Lingkaran = Mapping[int, tuple[Sequence[Calon], int]]


def cari_lingkaran(semua: Sequence[Bawahan]) -> dict[int, tuple[Sequence[Calon], int]]:
    """The circle and the place in it of each SKP that is part of one.

    Who in another period of the year points into a circle that he himself is part of belongs to it too.
    """
    ke_atas: dict[int, Calon] = {}
    hasil: dict[int, tuple[Sequence[Calon], int]] = {}
    for b in semua:
        if b.atasan is None or b.calon.lembaga.tertahan:
            continue
        if b.atasan.nip == b.calon.skp.nip:
            hasil[id(b.calon)] = ((b.calon,), 0)
        elif b.atasan.rencana.ada and b.atasan.rencana.calon is not None:
            ke_atas[id(b.calon)] = b.atasan.rencana.calon
    dilihat: dict[int, int] = {}
    for urutan, b in enumerate(semua):
        jalan: list[Calon] = []
        kini: Calon | None = b.calon
        while kini is not None and id(kini) not in dilihat:
            dilihat[id(kini)] = urutan
            jalan.append(kini)
            kini = ke_atas.get(id(kini))
        if kini is None or dilihat[id(kini)] != urutan:
            continue
        putaran = jalan[next(i for i, c in enumerate(jalan) if c is kini) :]
        for i, c in enumerate(putaran):
            hasil[id(c)] = (putaran, i)
    anggota: dict[int, frozenset[str]] = {}
    for b in semua:
        tujuan = ke_atas.get(id(b.calon))
        if tujuan is None or id(b.calon) in hasil or id(tujuan) not in hasil:
            continue
        lain, _ = hasil[id(tujuan)]
        nip = anggota.setdefault(id(lain), frozenset(c.skp.nip for c in lain))
        if b.calon.skp.nip in nip and b.calon.lembaga.periode != tujuan.lembaga.periode:
            hasil[id(b.calon)] = (lain, next(j for j, c in enumerate(lain) if c.skp.nip == b.calon.skp.nip))
    return hasil
