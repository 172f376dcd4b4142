"""The cascade of a batch for people: which RHK supports which, gaps, orphans, coverage."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from skp_batch.hasil import HasilBatch
from skp_batch.istilah import kunci_teks
from skp_batch.model import Rhk, Skp
from skp_batch.periode import Periode

_CELAH, _YATIM = frozenset({"K308"}), frozenset({"K302", "K303", "K313"})
_RENCANA_TERINGAT = 512  # plans of pimpinan that are kept while others refer to them


@dataclass(slots=True)
class SimpulRhk:
    """An RHK; `induk` is (person, which RHK of his) as positions in `PenyusunKaskade.orang`, None at the top."""

    no: str
    teks: str
    no_pk: str
    induk: tuple[int, int] | None
    celah: bool  # nobody supports it although somebody should (K308)
    yatim: bool  # refers to nothing (K302, K303, K313)
    organisasi: bool
    tambahan: bool


@dataclass(slots=True)
class Kaskade:
    """`atasan[i]` is the position of person i's atasan, -1 where none is in the batch; `rhk` by person.

    `acuan` are the people of --acuan workbooks that the tree needs above them: they have RHK here and nothing else.
    `didukung` of `semua` RHK ORGANISASI of whoever has bawahan are supported.
    """

    atasan: list[int]
    rhk: dict[int, list[SimpulRhk]]
    acuan: list[int]
    didukung: int
    semua: int
    celah: int
    yatim: int


class PenyusunKaskade:
    """Joins the RHK of a batch; each period on its own, a pimpinan's plan of the same period, else of the same year."""

    def __init__(self, hasil: HasilBatch) -> None:
        self._hasil = hasil
        self._celah: set[tuple[str, int]] = set()
        self._yatim: set[tuple[str, int]] = set()
        for t in hasil.temuan:
            if t.lembar == "RHK" and t.kode in _CELAH:
                self._celah.add((t.berkas, t.baris))
            elif t.lembar == "RHK" and t.kode in _YATIM:
                self._yatim.add((t.berkas, t.baris))
        self.banyak = len(hasil.rekap)
        acuan = [s for b in hasil.buku if b.acuan and not b.diabaikan for s in b.skp if s.nip_sah]
        self.orang = [*hasil.rekap, *acuan]
        self._letak = _Letak(hasil, self.orang, self.banyak)
        self.atasan = [self._letak.cari(s.nip_atasan, s, i) for i, s in enumerate(self.orang)]
        self._rencana = lru_cache(_RENCANA_TERINGAT)(lambda i: _Rencana(hasil.rhk(self.orang[i])))

    def simpul(self, i: int) -> list[SimpulRhk]:
        """The RHK of one person."""
        s = self.orang[i]
        hasil = []
        for r in self._hasil.rhk(s):
            pimpinan = self._letak.cari(r.nip_pimpinan, s, i) if r.nip_pimpinan else self.atasan[i]
            ke = self._rencana(pimpinan).sasaran(r) if pimpinan >= 0 else None
            hasil.append(
                SimpulRhk(
                    r.no,
                    r.teks,
                    r.no_pk,
                    None if ke is None else (pimpinan, ke),
                    (s.berkas, r.baris) in self._celah,
                    (s.berkas, r.baris) in self._yatim,
                    r.klasifikasi == "ORGANISASI",
                    r.jenis == "TAMBAHAN",
                )
            )
        return hasil


class Himpunan:
    """The cascade of the batch, put together while its people are looked at one after the other: each reads the RHK of
    his workbook, which is done once. `pilih` are those whose RHK are kept (None: of all)."""

    def __init__(self, penyusun: PenyusunKaskade, pilih: Container[int] | None = None) -> None:
        self._penyusun, self._pilih = penyusun, pilih
        self._punya = set(penyusun.atasan)
        self._terhitung = bytearray(penyusun.banyak)
        self._organisasi: set[tuple[int, int]] = set()
        self._didukung: set[tuple[int, int]] = set()
        self._hasil = Kaskade(penyusun.atasan, {}, [], 0, 0, 0, 0)

    def simpul(self, i: int) -> list[SimpulRhk]:
        """The RHK of one person of the batch."""
        simpul = self._penyusun.simpul(i)
        if not self._terhitung[i]:
            self._terhitung[i] = True
            self._hitung(i, simpul)
        return simpul

    def _hitung(self, i: int, simpul: list[SimpulRhk]) -> None:
        hasil, punya, banyak = self._hasil, self._punya, self._penyusun.banyak
        for k, r in enumerate(simpul):
            hasil.celah += r.celah
            hasil.yatim += r.yatim
            if r.organisasi and i in punya:
                self._organisasi.add((i, k))
            if r.induk is not None and r.induk[0] in punya and r.induk[0] < banyak:
                self._didukung.add(r.induk)
        if self._pilih is None or i in self._pilih:
            hasil.rhk[i] = simpul

    def selesai(self) -> Kaskade:
        """The whole, once those who are left have been looked at too."""
        for i, terhitung in enumerate(self._terhitung):
            if not terhitung:
                self.simpul(i)
        hasil = self._hasil
        self._tambah_acuan(hasil)
        hasil.didukung, hasil.semua = len(self._didukung), len(self._organisasi | self._didukung)
        return hasil

    def _tambah_acuan(self, hasil: Kaskade) -> None:
        """Whom of --acuan those in `hasil` refer to, and whom these refer to in turn."""
        penyusun = self._penyusun
        cari = list(hasil.rhk)
        while cari:
            i = cari.pop()
            for j in (penyusun.atasan[i], *(r.induk[0] for r in hasil.rhk[i] if r.induk is not None)):
                if j >= penyusun.banyak and j not in hasil.rhk:
                    hasil.rhk[j] = penyusun.simpul(j)
                    cari.append(j)
        hasil.acuan = sorted(i for i in hasil.rhk if i >= penyusun.banyak)


class _Rencana:
    """A pimpinan's plan as others refer to it."""

    def __init__(self, rhk: Sequence[Rhk]) -> None:
        self._nomor = {r.no: k for k, r in enumerate(rhk)}
        self._teks = [r.teks for r in rhk]

    def sasaran(self, r: Rhk) -> int | None:
        if r.no_pimpinan:
            return self._nomor.get(r.no_pimpinan)
        if r.teks_pimpinan:
            kunci = kunci_teks(r.teks_pimpinan)
            cocok = [k for k, teks in enumerate(self._teks) if kunci_teks(teks) == kunci]
            return cocok[0] if len(cocok) == 1 else None
        return None


class _Letak:
    """People by NIP and by the NIP that they replace."""

    def __init__(self, hasil: HasilBatch, orang: Sequence[Skp], banyak: int) -> None:
        satu: dict[Periode | None, Periode | None] = {}  # equal ones are the same, to be compared quickly
        periode = {b.berkas: satu.setdefault(b.unit.periode, b.unit.periode) for b in hasil.buku}
        self._periode = [periode[s.berkas] for s in orang]
        self._nip, self._pengganti = _Rantai(), _Rantai()
        # those of --acuan, from `banyak` on, first: the last of a chain is taken
        for i, s in (*enumerate(orang[banyak:], banyak), *enumerate(orang[:banyak])):
            if s.nip_sah:
                self._nip.tambah(s.nip, i)
            lama = s.teks("menggantikan_nip")
            if lama and lama != s.nip:
                self._pengganti.tambah(lama, i)

    def cari(self, nip: str, dari: Skp, i: int) -> int:
        """The position of a person, -1 where there is none; of several SKP the last of the same period."""
        periode = self._periode[i]
        if not nip or nip == dari.nip or periode is None:
            return -1
        for rantai in (self._nip, self._pengganti):
            setahun = -1
            for j in rantai.dari(nip):
                p = self._periode[j]
                if p is periode:
                    return j
                if setahun < 0 and p is not None and p.tahun == periode.tahun:
                    setahun = j
            if setahun >= 0:
                return setahun
        return -1


class _Rantai:
    """Positions by NIP, the last one first; nearly all have one, so there is no list for each."""

    def __init__(self) -> None:
        self._akhir: dict[str, int] = {}
        self._sebelum: dict[int, int] = {}

    def tambah(self, nip: str, i: int) -> None:
        if nip in self._akhir:
            self._sebelum[i] = self._akhir[nip]
        self._akhir[nip] = i

    def dari(self, nip: str) -> Iterator[int]:
        i = self._akhir.get(nip)
        while i is not None:
            yield i
            i = self._sebelum.get(i)
