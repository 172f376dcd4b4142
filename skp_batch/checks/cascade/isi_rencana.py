"""One pimpinan's plan as his bawahan refer to it: RHK by number and by text, and what in it cannot be relied on."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils
from rapidfuzz.distance import OSA

from skp_batch.checks.cascade.indeks import Calon
from skp_batch.istilah import kunci_teks
from skp_batch.model import Rhk

KUNCI_RHK = frozenset({"nip", "skp_ke", "no_rhk", "jenis_rhk"})
_BATAS_MIRIP = 100  # RHK of one plan that are compared by likeness; more is no plan of a person
_SALAH_KETIK = 2  # digits by which a mistyped NIP may differ


class IsiRencana:
    def __init__(self, calon: Calon, rhk: Iterable[Rhk]) -> None:
        self.calon = calon
        self.rhk = sorted(rhk, key=lambda r: r.baris)
        self.nomor: dict[str, Rhk] = {}
        self.ragu: set[str] = set()  # numbers of rows with a KESALAHAN in keys or Jenis RHK
        self.tanpa_nomor: list[Rhk] = []
        for r in self.rhk:
            if not r.no:
                self.tanpa_nomor.append(r)
                continue
            self.nomor.setdefault(r.no, r)
            if not KUNCI_RHK.isdisjoint(r.cacat) or r.baris in calon.lembaga.cacat.rhk_kembar:
                self.ragu.add(r.no)
        self._teks: dict[str, list[Rhk]] | None = None
        self._polos: dict[int, str] | None = None
        self._yatim: bool | None = None

    @property
    def menurut_teks(self) -> dict[str, list[Rhk]]:
        if self._teks is None:
            self._teks = {}
            for r in self.rhk:
                kunci = kunci_teks(r.teks) if "rhk" not in r.cacat else ""
                if kunci:
                    self._teks.setdefault(kunci, []).append(r)
        return self._teks

    def terdekat(self, teks: str) -> tuple[Rhk, float] | None:
        """The numbered RHK whose words are most like `teks`, with its likeness (0-100)."""
        if self._polos is None:
            self._polos = {i: utils.default_process(r.teks) for i, r in enumerate(self.rhk) if r.no and r.teks}
        if not self._polos or len(self._polos) > _BATAS_MIRIP:
            return None
        hasil = process.extractOne(utils.default_process(teks), self._polos, scorer=fuzz.token_sort_ratio)
        return (self.rhk[hasil[2]], hasil[1]) if hasil else None

    def mungkin_tak_terbaca(self, teks: str) -> bool:
        """Whether a number that is not found may stand in a row that could not be read as this plan's."""
        if self.tanpa_nomor:
            kunci = kunci_teks(teks)
            if not kunci or any(kunci == kunci_teks(r.teks) for r in self.tanpa_nomor):
                return True
        if self._yatim is None:
            nip = self.calon.skp.nip
            self._yatim = any(
                not lain or lain[:15] == nip[:15] or OSA.distance(lain, nip, score_cutoff=_SALAH_KETIK) <= _SALAH_KETIK
                for lain in self.calon.lembaga.cacat.rhk_lepas
            )
        return self._yatim
