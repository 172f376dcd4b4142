"""What a column and a sheet of the Buku Kerja SKP are. Everything else is derived from these records:

the template, the reader, the pandera schema (skema.py), docs/kolom.md and the help at each heading.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from skp_batch.istilah import kunci_judul


class Jenis(StrEnum):
    TEKS = "teks"
    KODE = "kode"  # trimmed text; 1, `1` and 1.0 are the same, 01 is another
    NIP = "nip"
    NIP_NRP = "nip_nrp"  # of a penilai, who may carry an NRP
    ANGKA = "angka"  # Decimal
    BULAT = "bulat"  # int
    TANGGAL = "tanggal"  # datetime.date
    JAM = "jam"  # datetime.time
    PILIHAN = "pilihan"
    GOLONGAN = "golongan"
    SISTEM = "sistem"  # the program's own; never read


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column (of UNIT: one field). `wajib` columns must be present and filled in every row.

    `minimum`/`maksimum` bound whole numbers (S208); `panjang` is the longest text (S212); `isi_gabungan` marks the
    columns in which a cell merged over rows counts for each row.
    """

    kunci: str
    judul: str
    jenis: Jenis = Jenis.TEKS
    wajib: bool = False
    pilihan: tuple[str, ...] = ()
    minimum: int | None = None
    maksimum: int | None = None
    panjang: int = 1_000
    isi_gabungan: bool = False
    lebar: float = 16
    bantuan: str = ""
    alias: tuple[str, ...] = ()

    @property
    def sistem(self) -> bool:
        return self.jenis is Jenis.SISTEM


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet. `kunci` names the columns of its key; `acuan` the sheet whose key its own key must be in."""

    nama: str
    judul: str
    petunjuk: str
    kolom: tuple[Kolom, ...]
    kunci: tuple[str, ...] = ()
    acuan: str = ""
    opsional: bool = False
    _menurut_judul: dict[str, Kolom] = field(init=False, repr=False, compare=False, default_factory=dict)
    _menurut_kunci: dict[str, Kolom] = field(init=False, repr=False, compare=False, default_factory=dict)
    terbaca: tuple[Kolom, ...] = field(init=False, repr=False, compare=False, default=())  # all but the (sistem) ones

    def __post_init__(self) -> None:
        object.__setattr__(self, "terbaca", tuple(k for k in self.kolom if not k.sistem))
        for k in self.kolom:
            self._menurut_kunci[k.kunci] = k
            for judul in (k.judul, *k.alias):
                self._menurut_judul[kunci_judul(judul)] = k

    def __getitem__(self, kunci: str) -> Kolom:
        return self._menurut_kunci[kunci]

    def cari(self, judul: str) -> Kolom | None:
        """The column that a heading names, whatever its case, blanks and trailing `*`."""
        return self._menurut_judul.get(kunci_judul(judul))


def nip_kolom(kunci: str = "nip", judul: str = "NIP", *, wajib: bool = False, bantuan: str = "") -> Kolom:
    return Kolom(
        kunci,
        judul,
        Jenis.NIP,
        wajib=wajib,
        isi_gabungan=kunci == "nip",
        lebar=22,
        bantuan=bantuan or "18 angka, ditulis sebagai teks.",
    )


def kode_kolom(kunci: str, judul: str, *, wajib: bool = False, lebar: float = 10, bantuan: str = "") -> Kolom:
    return Kolom(
        kunci,
        judul,
        Jenis.KODE,
        wajib=wajib,
        isi_gabungan=kunci in ("skp_ke", "no_rhk"),
        lebar=lebar,
        bantuan=bantuan,
    )


def pilihan_kolom(
    kunci: str,
    judul: str,
    pilihan: tuple[str, ...],
    *,
    wajib: bool = False,
    lebar: float = 18,
    isi_gabungan: bool = False,
    bantuan: str = "",
) -> Kolom:
    return Kolom(
        kunci,
        judul,
        Jenis.PILIHAN,
        wajib=wajib,
        pilihan=tuple(str(p) for p in pilihan),
        lebar=lebar,
        isi_gabungan=isi_gabungan,
        bantuan=bantuan,
    )


def sistem_kolom(kunci: str, judul: str, lebar: float = 18) -> Kolom:
    return Kolom(kunci, f"{judul} (sistem)", Jenis.SISTEM, lebar=lebar, bantuan="Diisi program; jangan diubah.")


def nip_wajib() -> Kolom:
    """The NIP with which every row of a personal sheet begins."""
    return nip_kolom(wajib=True, bantuan="NIP pegawai, 18 angka; harus ada di lembar PEGAWAI.")


def skp_ke() -> Kolom:
    return kode_kolom("skp_ke", "SKP Ke", lebar=10, bantuan="Kosong = 1. Isi 2 untuk SKP kedua dalam setahun.")
