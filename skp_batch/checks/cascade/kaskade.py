"""The cascade of the whole batch, seen workbook by workbook: the rules look at one at a time.

Of the batch only what is small lives to the end (who is where, who refers to whom, what is supported). The RHK of a
workbook and what they refer to are at hand while its turn lasts, so that a hundred thousand people need no more memory
than the largest workbook and the plans that it refers to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from skp_batch.checks.cascade.indeks import Calon, Indeks, Lembaga
from skp_batch.checks.cascade.intervensi import Intervensi
from skp_batch.checks.cascade.kebijakan import KebijakanKaskade
from skp_batch.checks.cascade.lingkaran import Lingkaran, cari_lingkaran
from skp_batch.checks.cascade.rujukan import Bawahan, Hubungan, PenyusunRujukan, Rujukan
from skp_batch.model import AmbilRhk, Buku, rhk_di_tempat


@dataclass(slots=True)
class Kaskade:
    """One workbook of the batch as a rule sees it: its SKPs (`bawahan` those that are checked) with their references,
    and behind them the batch."""

    buku: Lembaga
    semua: Sequence[Bawahan]
    kebijakan: KebijakanKaskade
    dikenal: Collection[str]
    indeks: Indeks
    penyusun: PenyusunRujukan
    lingkaran: Lingkaran
    intervensi: Intervensi
    rhk: AmbilRhk
    bawahan: Sequence[Bawahan] = field(init=False)

    def __post_init__(self) -> None:
        self.bawahan = [b for b in self.semua if b.diperiksa]

    @property
    def lembaga(self) -> Iterator[Lembaga]:
        """The workbook, where its own findings are reported."""
        if not self.buku.tertahan and not self.buku.buku.acuan:
            yield self.buku

    def hubungan(self) -> Iterator[tuple[Bawahan, Hubungan]]:
        return ((b, h) for b in self.bawahan for h in b.hubungan)

    def rujukan(self) -> Iterator[tuple[Bawahan, Rujukan]]:
        return ((b, r) for b in self.bawahan for r in b.rujukan)


class Jaringan:
    """The cascade of the whole batch; `rhk` gives the RHK of an SKP."""

    def __init__(self, buku: Iterable[Buku], kebijakan: KebijakanKaskade, rhk: AmbilRhk = rhk_di_tempat) -> None:
        self._kebijakan, self._rhk = kebijakan, rhk
        self._dikenal = frozenset(kebijakan.dikenal)
        self._indeks = Indeks(buku)
        self._penyusun = PenyusunRujukan(self._indeks, rhk)
        self._buku = [(x, [self._penyusun.mulai(c) for c in x.calon]) for x in self._indeks.lembaga if x.periode]
        self._lingkaran = cari_lingkaran([b for _, para in self._buku for b in para])
        for _, para in self._buku:
            for b in para:
                b.diperiksa = layak_periksa(b.calon) and id(b.calon) not in self._lingkaran
        self._intervensi = Intervensi(self._penyusun)

    @property
    def semua(self) -> Iterator[Bawahan]:
        return (b for _, para in self._buku for b in para)

    def dari_bawah(self) -> Iterator[Kaskade]:
        """Each workbook with its references; what they support is noted for those above."""
        for lembaga, para in self._buku:
            for b in para:
                self._penyusun.susun(b)
            self._intervensi.catat(para)
            yield self._kaskade(lembaga, para)
            for b in para:
                b.lepas()

    def dari_atas(self) -> Iterator[Kaskade]:
        """Each workbook with the RHK of its pimpinan, once all workbooks have had their turn from below."""
        for lembaga, para in self._buku:
            pimpinan = [b for b in para if self._intervensi.punya_bawahan(b.calon)]
            if pimpinan:
                for b in pimpinan:
                    b.rhk = self._rhk(b.calon.skp)
                yield self._kaskade(lembaga, pimpinan)
                for b in pimpinan:
                    b.lepas()

    def _kaskade(self, lembaga: Lembaga, para: Sequence[Bawahan]) -> Kaskade:
        return Kaskade(
            lembaga,
            para,
            self._kebijakan,
            self._dikenal,
            self._indeks,
            self._penyusun,
            self._lingkaran,
            self._intervensi,
            self._rhk,
        )


def layak_periksa(calon: Calon) -> bool:
    """Whether findings of this SKP are reported at all."""
    return not (calon.lembaga.buku.acuan or calon.lembaga.tertahan or calon.skp.dikecualikan)
