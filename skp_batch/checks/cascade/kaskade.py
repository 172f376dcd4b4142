"""The cascade of the whole batch, worked out once; the rules only look at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from skp_batch.checks.cascade.indeks import Calon, Indeks, Lembaga
from skp_batch.checks.cascade.intervensi import Intervensi
from skp_batch.checks.cascade.kebijakan import KebijakanKaskade
from skp_batch.checks.cascade.lingkaran import Lingkaran, cari_lingkaran
from skp_batch.checks.cascade.rujukan import Bawahan, Hubungan, PenyusunRujukan, Rujukan
from skp_batch.model import Buku


class Kaskade:
    def __init__(self, buku: Iterable[Buku], kebijakan: KebijakanKaskade) -> None:
        self.kebijakan = kebijakan
        self.dikenal = frozenset(kebijakan.dikenal)
        self.indeks = Indeks(buku)
        self.penyusun = PenyusunRujukan(self.indeks)
        self.semua: list[Bawahan] = [
            self.penyusun.susun(calon)
            for lembaga in self.indeks.lembaga
            if lembaga.periode is not None
            for calon in lembaga.calon
        ]
        self.menurut_calon = {id(b.calon): b for b in self.semua}
        self.lingkaran: Lingkaran = cari_lingkaran(self.semua)
        for b in self.semua:
            b.diperiksa = layak_periksa(b.calon) and id(b.calon) not in self.lingkaran
        self.bawahan = [b for b in self.semua if b.diperiksa]
        self.intervensi = Intervensi(self.semua, self.penyusun)

    @property
    def lembaga(self) -> Iterator[Lembaga]:
        """Books whose own findings are reported."""
        return (x for x in self.indeks.lembaga if not x.tertahan and not x.buku.acuan and x.periode is not None)

    def hubungan(self) -> Iterator[tuple[Bawahan, Hubungan]]:
        return ((b, h) for b in self.bawahan for h in b.hubungan)

    def rujukan(self) -> Iterator[tuple[Bawahan, Rujukan]]:
        return ((b, r) for b in self.bawahan for r in b.rujukan)


def layak_periksa(calon: Calon) -> bool:
    """Whether findings of this SKP are reported at all."""
    return not (calon.lembaga.buku.acuan or calon.lembaga.tertahan or calon.skp.dikecualikan)
