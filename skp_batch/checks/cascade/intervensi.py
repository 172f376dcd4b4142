"""Who supports which RHK of a pimpinan: gathered once for the rules that look from above (K308, K309)."""

from __future__ import annotations

from collections.abc import Iterable

from skp_batch.checks.cascade.indeks import Calon
from skp_batch.checks.cascade.rujukan import Bawahan, Cara, PenyusunRujukan, Rujukan, wajib_merujuk
from skp_batch.istilah import kunci_teks
from skp_batch.model import Rhk

_TAK_TERHITUNG = 1_000_000  # rows that may support any number of RHK
_CUKUP_MIRIP = 85.0  # likeness from which a broken reference is taken to have meant an RHK


class Intervensi:
    """By id of the pimpinan's SKP: numbers that are supported, bawahan of the same period, and what is uncertain.

    Broken references have their own finding; what they most likely meant counts as supported, so that one mistake of
    a bawahan is not also reported at his pimpinan.
    """

    def __init__(self, semua: Iterable[Bawahan], penyusun: PenyusunRujukan) -> None:
        self._penyusun = penyusun
        self._didukung: dict[int, set[str]] = {}
        self._tak_tentu: dict[int, int] = {}
        self._gelap: dict[tuple[int, str, str], set[int]] = {}
        self.bawahan: dict[int, list[Bawahan]] = {}
        # pimpinan's SKP -> his RHK number -> who carries it on, LANGSUNG
        self.langsung: dict[int, dict[str, list[tuple[Bawahan, Rhk]]]] = {}
        for b in semua:
            self._catat(b)

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
                menurut_no = self.langsung.setdefault(id(calon), {})
                menurut_no.setdefault(r.sasaran.no, []).append((b, r.rhk))
        elif _putus(r):
            r.terdekat = self._penyusun.isi(calon).terdekat(r.rhk.teks_pimpinan or r.rhk.teks)
            # only words that quote the pimpinan tell what was meant; the employee's own are like many
            if r.rhk.teks_pimpinan and r.terdekat and r.terdekat[1] >= _CUKUP_MIRIP:
                self._didukung.setdefault(id(calon), set()).add(r.terdekat[0].no)
            elif "no_rhk_pimpinan" in r.rhk.cacat:
                self._tak_tentu[id(calon)] = self._tak_tentu.get(id(calon), 0) + 1

    def _catat_gelap(self, b: Bawahan, rhk: Rhk) -> None:
        """A reference to a plan that is not known here: it may mean any pimpinan of these people."""
        if rhk.no_pimpinan or rhk.teks_pimpinan:
            kunci = (b.calon.lembaga.nomor, rhk.no_pimpinan, kunci_teks(rhk.teks_pimpinan))
            self._gelap.setdefault(kunci, set()).add(id(b.calon))


def _seperiode(b: Bawahan, calon: Calon) -> bool:
    return b.calon.lembaga.periode == calon.lembaga.periode


def _putus(r: Rujukan) -> bool:
    """Whether the reference itself is at fault, so that its words may tell what it meant."""
    if r.cara is Cara.KOSONG:
        return wajib_merujuk(r.rhk)
    return r.cara is Cara.TIDAK_ADA or "no_rhk_pimpinan" in r.rhk.cacat
