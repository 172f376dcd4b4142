"""The cascade of a batch for people: which RHK supports which, gaps, orphans, coverage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from skp_batch.hasil import KunciSkp, kunci_skp
from skp_batch.istilah import kunci_teks
from skp_batch.model import Buku, Rhk, Skp
from skp_batch.temuan import Temuan

_CELAH, _YATIM = frozenset({"K308"}), frozenset({"K302", "K303", "K313"})


@dataclass(slots=True)
class SimpulRhk:
    """An RHK; `induk` is (person, which RHK of his) as positions in `Kaskade.orang`, None at the top."""

    rhk: Rhk
    induk: tuple[int, int] | None
    celah: bool  # nobody supports it although somebody should (K308)
    yatim: bool  # refers to nothing (K302, K303, K313)
    organisasi: bool
    didukung: bool = False


@dataclass(slots=True)
class Kaskade:
    """`atasan[i]` is the position of person i's atasan, -1 where none is in the batch."""

    orang: list[Skp]
    atasan: list[int]
    rhk: list[list[SimpulRhk]]

    @property
    def celah(self) -> int:
        return sum(r.celah for daftar in self.rhk for r in daftar)

    @property
    def yatim(self) -> int:
        return sum(r.yatim for daftar in self.rhk for r in daftar)

    def cakupan(self, kunci: Iterable[int] | None = None) -> tuple[int, int]:
        """(supported, all) of the RHK ORGANISASI of whoever has bawahan."""
        punya = {a for a in self.atasan if a >= 0}
        pilih = punya if kunci is None else punya & set(kunci)
        semua = [r for i in pilih for r in self.rhk[i] if r.organisasi or r.didukung]
        return sum(r.didukung for r in semua), len(semua)


def susun_kaskade(rekap: list[Skp], buku: dict[str, Buku], temuan: Iterable[Temuan]) -> Kaskade:
    """Join the RHK of a batch; each period on its own, a pimpinan's plan of the same period, else of the same year."""
    celah: set[tuple[str, int]] = set()
    yatim: set[tuple[str, int]] = set()
    for t in temuan:
        if t.lembar == "RHK" and t.kode in _CELAH:
            celah.add((t.berkas, t.baris))
        elif t.lembar == "RHK" and t.kode in _YATIM:
            yatim.add((t.berkas, t.baris))
    letak = _Letak(rekap, buku)
    atasan = [letak.cari(s.nip_atasan, s, i) for i, s in enumerate(rekap)]
    menurut_no = [{r.no: k for k, r in enumerate(s.rhk)} for s in rekap]
    daftar: list[list[SimpulRhk]] = []
    for i, s in enumerate(rekap):
        baris = []
        for r in s.rhk:
            pimpinan = letak.cari(r.nip_pimpinan, s, i) if r.nip_pimpinan else atasan[i]
            ke = _sasaran(r, rekap[pimpinan], menurut_no[pimpinan]) if pimpinan >= 0 else None
            baris.append(
                SimpulRhk(
                    r,
                    None if ke is None else (pimpinan, ke),
                    (s.berkas, r.baris) in celah,
                    (s.berkas, r.baris) in yatim,
                    r.klasifikasi == "ORGANISASI",
                )
            )
        daftar.append(baris)
    for baris in daftar:
        for simpul in baris:
            if simpul.induk is not None:
                daftar[simpul.induk[0]][simpul.induk[1]].didukung = True
    return Kaskade(rekap, atasan, daftar)


def _sasaran(r: Rhk, pimpinan: Skp, menurut_no: dict[str, int]) -> int | None:
    if r.no_pimpinan:
        return menurut_no.get(r.no_pimpinan)
    if r.teks_pimpinan:
        kunci = kunci_teks(r.teks_pimpinan)
        cocok = [k for k, p in enumerate(pimpinan.rhk) if kunci_teks(p.teks) == kunci]
        return cocok[0] if len(cocok) == 1 else None
    return None


class _Letak:
    """People by NIP and by the NIP that they replace."""

    def __init__(self, rekap: list[Skp], buku: dict[str, Buku]) -> None:
        self._periode = [buku[s.berkas].unit.periode for s in rekap]
        self._nip: dict[str, list[int]] = {}
        self._pengganti: dict[str, list[int]] = {}
        self._kunci: list[KunciSkp] = [kunci_skp(s) for s in rekap]
        for i, s in enumerate(rekap):
            if s.nip_sah:
                self._nip.setdefault(s.nip, []).append(i)
            lama = s.teks("menggantikan_nip")
            if lama and lama != s.nip:
                self._pengganti.setdefault(lama, []).append(i)

    def cari(self, nip: str, dari: Skp, i: int) -> int:
        """The position of a person, -1 where there is none; of several SKP the last of the same period."""
        periode = self._periode[i]
        if not nip or nip == dari.nip or periode is None:
            return -1
        for daftar in (self._nip.get(nip, ()), self._pengganti.get(nip, ())):
            sama = [j for j in daftar if self._periode[j] == periode]
            setahun = [j for j in daftar if (p := self._periode[j]) is not None and p.tahun == periode.tahun]
            if sama or setahun:
                return (sama or setahun)[-1]
        return -1
