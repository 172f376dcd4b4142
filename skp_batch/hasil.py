"""What a batch came to: the record that the report, the workbooks for people and the exports are made from.

It stands between the batch, which fills it, and the rooms that only write it down; so it holds no text made for people
and knows no file format.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from skp_batch.istilah import Ekspor, Predikat
from skp_batch.model import AmbilRhk, Buku, Skp, rhk_di_tempat
from skp_batch.periode import Periode
from skp_batch.scoring.distribusi import Pelanggaran, RentangPola
from skp_batch.temuan import Temuan

# one SKP: file and row of PEGAWAI, which stay one-to-one even where NIPs are flawed or repeated
KunciSkp = tuple[str, int]


def kunci_skp(skp: Skp) -> KunciSkp:
    """The key of an SKP in mappings (Skp is mutable and so not hashable)."""
    return skp.berkas, skp.baris


@dataclass(slots=True)
class Distribusi:
    """Predikat of a unit in one period: SELESAI DINILAI counted, beside the pattern of its capaian organisasi."""

    periode: Periode
    kode_unit: str
    nama_unit: str
    organisasi: str  # the capaian in force, or ''
    jumlah: dict[Predikat, int]
    pola: tuple[RentangPola, ...] = ()  # what scoring.distribusi.pola expects; () without capaian
    pelanggaran: tuple[Pelanggaran, ...] = ()  # what scoring.distribusi.periksa_distribusi found


@dataclass(frozen=True, slots=True)
class Payload:
    """One object for SIASN and whose it is. `isi` is in the order in which it is written."""

    berkas: str
    kode_unit: str
    nip: str
    nama: str
    predikat: str
    isi: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Ditahan:
    """A payload that was due and is not sent. `kode` are the codes that hold it, `alasan` a text for each."""

    nip: str
    nama: str
    kode_unit: str
    periode: Periode | None  # None where the file's period could not be read
    berkas: str
    payload: str  # SKP22, PERIODIK, ANGKA KREDIT
    kode: tuple[str, ...]
    alasan: tuple[str, ...]


@dataclass(slots=True)
class HasilEkspor:
    """All that leaves for SIASN; `status` says per SKP whether it is in a payload of this run (kontrak.md 4)."""

    skp22: dict[int, list[Payload]] = field(default_factory=dict)
    periodik: dict[Periode, list[Payload]] = field(default_factory=dict)
    angka_kredit: dict[Periode, list[Payload]] = field(default_factory=dict)
    ditahan: list[Ditahan] = field(default_factory=list)
    temuan: list[Temuan] = field(default_factory=list)
    status: dict[KunciSkp, Ekspor] = field(default_factory=dict)


# SKPs from which on pages and workbooks for people leave out what would grow beyond use, and are written in streams
BESAR = 20_000


@dataclass(slots=True)
class HasilBatch:
    """Everything that the outputs show."""

    buku: list[Buku]  # every input file in order of berkas, also unreadable, ignored and --acuan ones
    temuan: list[Temuan]  # sorted
    rekap: list[Skp]  # one per SKP, ordered by periode, kode_unit, nip, skp_ke; final
    distribusi: list[Distribusi] = field(default_factory=list)
    belum_menyerahkan: list[tuple[str, str]] = field(default_factory=list)  # kode, nama of units of --daftar-unit
    kebijakan: Mapping[str, object] = field(default_factory=dict)
    rhk: AmbilRhk = rhk_di_tempat  # the RHK of an SKP
    _menurut_berkas: dict[str, Buku] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._menurut_berkas = {b.berkas: b for b in self.buku}

    @property
    def besar(self) -> bool:
        return len(self.rekap) > BESAR

    def buku_dari(self, skp: Skp) -> Buku:
        """The workbook that an SKP stands in."""
        return self._menurut_berkas[skp.berkas]
