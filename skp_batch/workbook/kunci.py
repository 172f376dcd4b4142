"""Which keys a sheet has, and which it may have: a row with a flawed key cell can still be the one that is meant."""

from __future__ import annotations

from collections.abc import Collection

from skp_batch.nip import cacat_nip
from skp_batch.workbook.tabel import Baris, Tabel

Kunci = tuple[str, ...]


def bagian_kunci(baris: Baris, kolom: str) -> str:
    """One part of a row's key; SKP Ke blank = 1."""
    return baris.skp_ke if kolom == "skp_ke" else baris.teks(kolom)


class IndeksKunci:
    """All prefixes of the keys of a sheet's sound rows, and the keys of its flawed rows with None where flawed."""

    def __init__(self, tabel: Tabel, pegawai: Collection[str] = ()) -> None:
        """`pegawai` are the NIPs of PEGAWAI, as they stand there; a malformed NIP that is not among them is anybody's."""
        self.tabel = tabel
        self._ada: set[Kunci] = set()
        self._cacat: list[tuple[str | None, ...]] = []
        kolom = tabel.lembar.kunci
        for baris in tabel.baris:
            bagian = tuple(_bagian(baris, k) for k in kolom)
            if tabel.lembar.acuan and _milik_siapa_saja(baris, pegawai):
                bagian = (None, *bagian[1:])
            if any(b is None for b in bagian) or (baris.cacat and baris.cacat_di(*kolom)):
                self._cacat.append(bagian)
            else:
                kunci = tuple(map(str, bagian))
                self._ada.update(kunci[:panjang] for panjang in range(1, len(kunci) + 1))

    @property
    def bercacat(self) -> bool:
        return bool(self._cacat)

    def ada(self, kunci: Kunci) -> bool:
        return kunci in self._ada

    def mungkin(self, kunci: Kunci) -> bool:
        """Whether a row with a flawed key may be the one that `kunci` (a key or its beginning) means."""
        return any(all(map(_serasi, bagian, kunci)) for bagian in self._cacat)


def _bagian(baris: Baris, kolom: str) -> str | None:
    """The part; None when it is missing or cannot be read; of a flawed NIP its first 15 digits and a `?`."""
    nilai = bagian_kunci(baris, kolom)
    if kolom == "nip" and kolom in baris.cacat and nilai:
        return nilai[:15] + "?"
    return None if kolom in baris.cacat or not nilai else nilai


def _milik_siapa_saja(baris: Baris, pegawai: Collection[str]) -> bool:
    """Whether a row's NIP is a text that no NIP can be and that PEGAWAI does not have either."""
    return baris.nip not in pegawai and "nip" not in baris.mentah and bool(cacat_nip(baris.nip))


def _serasi(bagian: str | None, kunci: str) -> bool:
    return bagian is None or bagian == kunci or (bagian[-1] == "?" and bagian[:-1] == kunci[:15])
