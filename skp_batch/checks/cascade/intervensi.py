"""Who supports which RHK of a pimpinan: gathered once for the rules that look from above (K308, K309)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from skp_batch.checks.cascade.indeks import Calon
from skp_batch.checks.cascade.rujukan import Bawahan, Cara, PenyusunRujukan, Rujukan, wajib_merujuk
from skp_batch.istilah import kunci_teks
from skp_batch.model import Rhk, TargetKuantitas

_TAK_TERHITUNG = 1_000_000  # rows that may support any number of RHK
_CUKUP_MIRIP = 85.0  # likeness from which a broken reference is taken to have meant an RHK


@dataclass(slots=True)
class Dukungan:
    """What the bawahan promise, LANGSUNG, for one RHK of their pimpinan: (satuan, NIP, SKP) -> sum of their targets.

    `ragu`: a target of one of them cannot be read.
    """

    jumlah: dict[tuple[str, str, int], Decimal] = field(default_factory=dict)
    ragu: bool = False


class Intervensi:
    """By id of the pimpinan's SKP: numbers that are supported, bawahan of the same period, and what is uncertain.

    Broken references have their own finding; what they most likely meant counts as supported, so that one mistake of
    a bawahan is not also reported at his pimpinan.
    """

    def __init__(self, penyusun: PenyusunRujukan) -> None:
        self._penyusun = penyusun
        self._didukung: dict[int, set[str]] = {}
        self._tak_tentu: dict[int, int] = {}
        self._gelap: dict[tuple[int, str, str], set[int]] = {}
        self.bawahan: dict[int, list[Bawahan]] = {}
        self._langsung: dict[tuple[int, str], Dukungan] = {}  # by pimpinan's SKP and his RHK number

    def catat(self, para: Iterable[Bawahan]) -> None:
        """Note what the bawahan of one workbook support; their references are filled."""
        for b in para:
            self._catat(b)

    def punya_bawahan(self, pimpinan: Calon) -> bool:
        return id(pimpinan) in self.bawahan or id(pimpinan) in self._didukung

    def langsung(self, pimpinan: Calon, rhk: Rhk) -> Dukungan | None:
        return self._langsung.get((id(pimpinan), rhk.no))

    def didukung(self, pimpinan: Calon, rhk: Rhk) -> bool:
        """Whether somebody supports this RHK, surely or by what could be read."""
        if rhk.no in self._didukung.get(id(pimpinan), ()):
            return True
        teks = kunci_teks(rhk.teks)
        buku = {b.calon.lembaga.nomor for b in self.bawahan.get(id(pimpinan), ())} | {pimpinan.lembaga.nomor}
        kunci = ((n, no, t) for n in buku for no, t in ((rhk.no, ""), (rhk.no, teks), ("", teks)))
        return any(self._gelap.get(k, set()) - {id(pimpinan)} for k in kunci)

    def tak_tentu(self, pimpinan: Calon) -> int:
        """How many references to this plan have a number that cannot be read and no telling words."""
        return self._tak_tentu.get(id(pimpinan), 0)

    def _catat(self, b: Bawahan) -> None:
        if b.diperiksa:
            for h in b.hubungan:
                calon = h.rencana.calon
                if h.rencana.ada and calon is not None and calon.skp.nip != b.calon.skp.nip and _seperiode(b, calon):
                    self.bawahan.setdefault(id(calon), []).append(b)
        for rhk in b.gelap:
            self._catat_gelap(b, rhk)
        self._catat_yatim(b)
        for r in b.rujukan:
            self._catat_rujukan(b, r)

    def _catat_yatim(self, b: Bawahan) -> None:
        """RHK rows of the book whose NIP is flawed may be this bawahan's, and support anything of his pimpinan."""
        lepas = b.calon.lembaga.cacat.rhk_lepas
        if not lepas:
            return
        dikenal = {c.skp.nip for c in b.calon.lembaga.calon}
        if any(nip == b.calon.skp.nip or nip not in dikenal for nip in lepas):
            for h in b.hubungan:
                if h.rencana.calon is not None:
                    self._tak_tentu[id(h.rencana.calon)] = _TAK_TERHITUNG

    def _catat_rujukan(self, b: Bawahan, r: Rujukan) -> None:
        rencana = r.hubungan.rencana
        calon = rencana.calon
        if not rencana.ada or calon is None or calon.skp.nip == b.calon.skp.nip:
            if not (r.hubungan is b.atasan and b.atasan_luar):
                self._catat_gelap(b, r.rhk)
            return
        if rencana.lama is not None and r.rhk.no_pimpinan:
            self._didukung.setdefault(id(rencana.lama), set()).add(r.rhk.no_pimpinan)
        if r.sasaran is not None:
            self._didukung.setdefault(id(calon), set()).add(r.sasaran.no)
            if r.rhk.cascading == "LANGSUNG" and "cascading" not in r.rhk.cacat and _seperiode(b, calon):
                self._catat_langsung(b, r.rhk, calon, r.sasaran)
        elif _putus(r):
            r.terdekat = self._penyusun.isi(calon).terdekat(r.rhk.teks_pimpinan or r.rhk.teks)
            # only words that quote the pimpinan tell what was meant; the employee's own are like many
            if r.rhk.teks_pimpinan and r.terdekat and r.terdekat[1] >= _CUKUP_MIRIP:
                self._didukung.setdefault(id(calon), set()).add(r.terdekat[0].no)
            elif "no_rhk_pimpinan" in r.rhk.cacat:
                self._tak_tentu[id(calon)] = self._tak_tentu.get(id(calon), 0) + 1

    def _catat_langsung(self, b: Bawahan, rhk: Rhk, pimpinan: Calon, sasaran: Rhk) -> None:
        skp = b.calon.skp
        if not sasaran.target or skp.dikecualikan:
            return
        dukungan = self._langsung.setdefault((id(pimpinan), sasaran.no), Dukungan())
        dukungan.ragu |= skp.nip in b.calon.lembaga.cacat.target
        dicari = {satuan_target(t) for t in sasaran.target}
        for t in rhk.target:
            if (satuan := satuan_target(t)) in dicari:
                kunci = satuan, skp.nip, id(b.calon)
                dukungan.jumlah[kunci] = dukungan.jumlah.get(kunci, Decimal(0)) + t.target

    def _catat_gelap(self, b: Bawahan, rhk: Rhk) -> None:
        """A reference to a plan that is not known here: it may mean any pimpinan of these people."""
        if rhk.no_pimpinan or rhk.teks_pimpinan:
            kunci = (b.calon.lembaga.nomor, rhk.no_pimpinan, kunci_teks(rhk.teks_pimpinan))
            self._gelap.setdefault(kunci, set()).add(id(b.calon))


def satuan_target(t: TargetKuantitas) -> str:
    kunci = "".join(t.satuan.split()).casefold()
    return "persen" if kunci == "%" else kunci


def _seperiode(b: Bawahan, calon: Calon) -> bool:
    return b.calon.lembaga.periode == calon.lembaga.periode


def _putus(r: Rujukan) -> bool:
    """Whether the reference itself is at fault, so that its words may tell what it meant."""
    if r.cara is Cara.KOSONG:
        return wajib_merujuk(r.rhk)
    return r.cara is Cara.TIDAK_ADA or "no_rhk_pimpinan" in r.rhk.cacat
