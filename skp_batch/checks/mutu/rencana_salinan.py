from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from skp_batch.checks.susunan import RhkIsi, SkpIsi, Susunan
from skp_batch.istilah import kunci_teks
from skp_batch.temuan import Temuan

PALING_SEDIKIT = 3


def rencana_salinan(susunan: Susunan) -> Iterator[Temuan]:
    """The same RHK and targets for three people or more (Q703): one finding per group of people, at its first RHK."""
    semua = [(kunci_teks(r.baris.teks("rhk")), s, r) for s in susunan.diperiksa for r in s.rhk if r.indikator]
    banyak = Counter(kunci for kunci, _, _ in semua)  # few texts stand so often that the targets matter
    sama: dict[tuple[object, ...], list[tuple[SkpIsi, RhkIsi]]] = {}
    for kunci, s, r in semua:
        if banyak[kunci] >= PALING_SEDIKIT:
            sama.setdefault((kunci, *_tanda(r)), []).append((s, r))
    kelompok: dict[tuple[str, ...], tuple[SkpIsi, RhkIsi]] = {}
    for anggota in sama.values():
        orang = tuple(sorted({s.skp.nip for s, _ in anggota}))
        if len(orang) >= PALING_SEDIKIT:
            pertama = min(anggota, key=lambda sr: sr[1].baris.nomor)
            lama = kelompok.get(orang)
            if lama is None or pertama[1].baris.nomor < lama[1].baris.nomor:
                kelompok[orang] = pertama
    for orang, (_, r) in sorted(kelompok.items(), key=lambda butir: butir[1][1].baris.nomor):
        yield susunan.isi.temuan("Q703", "RHK", r.baris, "rhk", konteks=(("jumlah", str(len(orang))),))


def _tanda(r: RhkIsi) -> tuple[object, ...]:
    """What beside its words makes an RHK the same as another's: the words and the figures of its targets."""
    return tuple(
        (kunci_teks(t.teks("indikator")), t.ambil("target"), t.ambil("batas_atas"), kunci_teks(t.teks("satuan")))
        for t in (i.target for i in r.indikator)
    )
