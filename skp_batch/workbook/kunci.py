"""Which keys a sheet has, and which it may have: a row with a flawed key cell can still be the one that is meant."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from operator import attrgetter

from skp_batch.nip import cacat_nip
from skp_batch.workbook.tabel import Baris, Tabel

Kunci = tuple[str, ...]
_CACAT = attrgetter("cacat")


def bagian_kunci(baris: Baris, kolom: str) -> str:
    """One part of a row's key; SKP Ke blank = 1."""
    return baris.skp_ke if kolom == "skp_ke" else baris.teks(kolom)


class KunciCacat:
    """Keys of a sheet's rows in which a part is missing or cannot be read, with None for that part."""

    def __init__(self, tabel: Tabel, pegawai: Collection[str] = ()) -> None:
        """`pegawai` are the NIPs of PEGAWAI, as they stand there; a malformed NIP not among them is anybody's."""
        self.tabel = tabel
        self._cacat: list[tuple[str | None, ...]] = []
        self._indeks: dict[int, dict[str, set[Kunci]]] = {}
        self._baca(tabel, pegawai)

    def _baca(self, tabel: Tabel, pegawai: Collection[str]) -> None:
        kolom = tabel.lembar.kunci
        lain = tuple(k for k in kolom if k not in ("nip", "skp_ke"))
        merujuk = bool(tabel.lembar.acuan)
        semua = tabel.kunci_baris()
        # most sheets are without a flaw, and all their rows can be taken at once
        utuh = all(map(all, semua)) and not any(map(_CACAT, tabel.baris))
        if utuh and kolom[:2] == ("nip", "skp_ke") and (not merujuk or {k[0] for k in semua} <= set(pegawai)):
            self._catat_semua(semua)
            return
        for baris in tabel.baris:
            siapa_saja = merujuk and _milik_siapa_saja(baris, pegawai)
            cacat = siapa_saja or not baris.nip or baris.cacat_di(*kolom)
            if cacat or not all(k in baris.nilai for k in lain):
                self._cacat.append(_bagian_semua(baris, kolom, siapa_saja))
            else:
                self._catat_utuh(baris, lain)

    def _catat_utuh(self, baris: Baris, lain: tuple[str, ...]) -> None:
        """Nothing to keep of sound rows here."""

    def _catat_semua(self, kunci: Sequence[Kunci]) -> None:
        """Nor of many."""

    def tandai(self, baris: Baris, kolom: str) -> None:
        """A row whose key breaks at this column: what it should say there is not known."""
        self._cacat.append(tuple(None if k == kolom else _bagian(baris, k) for k in self.tabel.lembar.kunci))
        self._indeks.clear()

    def mungkin(self, kunci: Kunci) -> bool:
        """Whether a row with a flawed key may be the one that `kunci` (a key or its beginning) means."""
        if not self._cacat:
            return False
        panjang = len(kunci)
        if panjang not in self._indeks:
            # by which parts are known, so that asking costs the same however many rows are flawed
            indeks: dict[str, set[Kunci]] = {}
            for bagian in self._cacat:
                pola = "".join(map(_pola, bagian[:panjang]))
                indeks.setdefault(pola, set()).add(_saring(pola, bagian))
            self._indeks[panjang] = indeks
        return any(_saring(pola, kunci) in ada for pola, ada in self._indeks[panjang].items())


class IndeksKunci(KunciCacat):
    """Also all keys of the sound rows, and their beginnings."""

    def __init__(self, tabel: Tabel, pegawai: Collection[str] = ()) -> None:
        self.semua: set[Kunci] = set()
        super().__init__(tabel, pegawai)

    def _catat_utuh(self, baris: Baris, lain: tuple[str, ...]) -> None:
        kunci: Kunci = (baris.nip, baris.skp_ke)
        self.semua.add((baris.nip,))
        self.semua.add(kunci)
        for k in lain:
            kunci = (*kunci, str(baris.nilai[k]))
            self.semua.add(kunci)

    def _catat_semua(self, kunci: Sequence[Kunci]) -> None:
        self.semua.update(kunci)
        for n in range(1, len(self.tabel.lembar.kunci)):
            self.semua.update({k[:n] for k in kunci})

    def ada(self, kunci: Kunci) -> bool:
        return kunci in self.semua


def _bagian_semua(baris: Baris, kolom: Kunci, siapa_saja: bool) -> tuple[str | None, ...]:
    bagian = tuple(_bagian(baris, k) for k in kolom)
    return (None, *bagian[1:]) if siapa_saja else bagian


def _bagian(baris: Baris, kolom: str) -> str | None:
    """The part; None when it is missing or cannot be read; of a flawed NIP its first 15 digits and a `?`."""
    nilai = bagian_kunci(baris, kolom)
    if kolom == "nip" and kolom in baris.cacat and nilai:
        return nilai[:15] + "?"
    return None if kolom in baris.cacat or not nilai else nilai


def _milik_siapa_saja(baris: Baris, pegawai: Collection[str]) -> bool:
    """Whether a row's NIP is a text that no NIP can be and that PEGAWAI does not have either."""
    return baris.nip not in pegawai and "nip" not in baris.mentah and bool(cacat_nip(baris.nip))


def _pola(bagian: str | None) -> str:
    """How much of a part is known: nothing, the first 15 digits of a NIP, or all."""
    return "-" if bagian is None else "?" if bagian.endswith("?") else "="


def _saring(pola: str, kunci: Sequence[str | None]) -> Kunci:
    """The known parts, as far as they are known."""
    return tuple(_awal(b) if p == "?" else b for p, b in zip(pola, kunci, strict=False) if p != "-" and b is not None)


def _awal(nip: str) -> str:
    return nip.removesuffix("?")[:15]
