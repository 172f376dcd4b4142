"""A person's predikat of a period as another system (or an earlier run) says it: what all readers of them give."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from skp_batch.istilah import Predikat, Rating, cocokkan
from skp_batch.katalog.isian import pendek
from skp_batch.nip import bersihkan_nip, cacat_nip
from skp_batch.periode import Periode

_TEKS_PESAN = 60


@dataclass(frozen=True, slots=True)
class BarisPredikat:
    """One row. `berkas`, `lembar`, `nomor` say where it stands; `skp_ke` and `status` only rekap.csv knows."""

    periode: Periode
    nip: str
    nama: str = ""
    jabatan: str = ""
    rating_hasil: Rating | None = None
    rating_perilaku: Rating | None = None
    predikat: Predikat | None = None
    berkas: str = ""
    lembar: str = ""
    nomor: int = 0
    kode_unit: str = ""
    skp_ke: str = ""
    status: str = ""
    capaian: Decimal | None = None  # as rekap.csv reports it

    @property
    def nilai(self) -> tuple[Rating | None, Rating | None, Predikat | None]:
        return self.rating_hasil, self.rating_perilaku, self.predikat


@dataclass(frozen=True, slots=True)
class BarisDitolak:
    """A row that cannot be used, and why (for people). Blank `nip` where it could not be read."""

    berkas: str
    lembar: str
    nomor: int
    sebab: str
    nip: str = ""
    nama: str = ""
    periode: Periode | None = None
    kosong: bool = False  # the row is in order, only its predikat is not filled yet
    predikat: str = ""  # the row is in order, only its predikat is this word, which no list knows


@dataclass(slots=True)
class Bacaan:
    """What files say together."""

    baris: list[BarisPredikat] = field(default_factory=list)
    ditolak: list[BarisDitolak] = field(default_factory=list)

    def tambah(self, lain: Bacaan) -> None:
        self.baris += lain.baris
        self.ditolak += lain.ditolak

    @property
    def periode(self) -> list[Periode]:
        """The periods that any row speaks of, in order."""
        return sorted({b.periode for b in self.baris} | {d.periode for d in self.ditolak if d.periode})


def singkat(teks: str) -> str:
    """As much of a cell as stands in the sentence about it."""
    return pendek(teks, _TEKS_PESAN)


def periksa_nip(tertulis: str, angka: bool = False) -> tuple[str, str]:
    """The digits of a NIP as written, and why they cannot be used ('' where they can)."""
    nip = bersihkan_nip(tertulis)
    if not nip:
        return "", "NIP kosong"
    if angka or "E+" in nip.upper():
        return nip, "NIP tersimpan sebagai angka sehingga digit terakhirnya hilang"
    if cacat_nip(nip):
        nip = singkat(nip)
        return nip, f'NIP "{nip}" tidak benar (harus 18 angka yang wajar)'
    return nip, ""


def baca_rating(teks: str) -> Rating | None:
    cocok = cocokkan(teks, Rating)
    return Rating(cocok) if cocok else None


def baca_predikat(teks: str) -> Predikat | None:
    cocok = cocokkan(teks, Predikat)
    return Predikat(cocok) if cocok else None
