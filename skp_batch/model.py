"""What one workbook says, after reading: the small records that cross-workbook checks, scoring and exports share.

They are made in the worker that reads the file. The main process keeps of them what it needs for the whole batch; the
RHK, which are most of it, lie in the run's store (gudang.py) and are looked at workbook by workbook.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from skp_batch.istilah import BENTUK_JAJF, BENTUK_JPT, Ekspor, Menahan, Predikat, Rating, StatusSkp
from skp_batch.periode import Periode
from skp_batch.temuan import Temuan


@dataclass(slots=True)
class TargetKuantitas:
    """An indikator of aspek KUANTITAS with a numeric MAKSIMAL target, all that K309 needs."""

    baris: int
    satuan: str
    target: Decimal


@dataclass(slots=True)
class Rhk:
    """A row of RHK. `cacat` names the columns whose cell has a KESALAHAN."""

    baris: int
    no: str
    jenis: str = ""
    klasifikasi: str = ""
    teks: str = ""
    nip_pimpinan: str = ""
    no_pimpinan: str = ""
    teks_pimpinan: str = ""
    cascading: str = ""
    penugasan: str = ""
    no_pk: str = ""
    cacat: frozenset[str] = frozenset()
    target: list[TargetKuantitas] = field(default_factory=list)


@dataclass(slots=True)
class Skp:
    """One employee's SKP: its PEGAWAI row, its RHK, and what the appraisal gave.

    `rhk` is empty where they lie in the run's store (gudang.py): then `rhk_di_gudang` says how many there are.
    `pegawai` holds the row's filled cells by column key (schemas/pegawai.py). `nip` is the digits that the cell shows,
    also where the NIP is flawed (`nip_sah` False). `capaian` in per cent, rounded half-up to 2 places.
    """

    berkas: str
    baris: int
    nip: str
    skp_ke: str
    pegawai: Mapping[str, Any]
    nip_sah: bool = True
    cacat: frozenset[str] = frozenset()
    rhk: Sequence[Rhk] = ()
    rhk_di_gudang: int = 0
    capaian: Decimal | None = None
    capaian_pasti: bool = True  # no realisasi counts 0 only because its row's key is flawed
    rating_hitung: Rating | None = None
    # as the atasan gave them, and as in force after a KEBERATAN that is DIUBAH
    rating_hasil_awal: Rating | None = None
    rating_perilaku_awal: Rating | None = None
    rating_hasil: Rating | None = None
    rating_perilaku: Rating | None = None
    menunggu_keberatan: bool = False
    baris_penilaian: int = 0
    tanpa_umpan_balik: int = 0  # indikator with a realisasi that the atasan said nothing about
    sidik: str = ""  # fingerprint of plan and realisasi now (N414)
    sidik_isi: str = ""  # the part of it that does not depend on the ratings
    sidik_tertulis: str = ""  # what Sidik (sistem) held
    dikecualikan: bool = False
    # filled by the batch
    nip_pengganti: str = ""  # who now holds the post of NIP Atasan (Menggantikan NIP), where the cascade goes to him
    menahan: Menahan = Menahan.TIDAK
    status: StatusSkp | None = None
    predikat: Predikat | None = None
    ekspor: Ekspor = Ekspor.TIDAK
    alasan: tuple[str, ...] = ()

    def teks(self, kunci: str) -> str:
        """A text cell of the PEGAWAI row, blank where it is empty."""
        return str(self.pegawai.get(kunci) or "")

    @property
    def ada_rhk(self) -> bool:
        return bool(self.rhk or self.rhk_di_gudang)

    @property
    def nama(self) -> str:
        return self.teks("nama")

    @property
    def nip_atasan(self) -> str:
        return self.teks("nip_atasan")

    @property
    def nip_penilai(self) -> str:
        """Who rates: NIP/NRP Penilai, else the atasan, or who replaced him."""
        return self.teks("nip_penilai") or self.nip_pengganti or self.nip_atasan

    @property
    def status_skp(self) -> str:
        return self.teks("status_skp")

    @property
    def keaktifan(self) -> str:
        return self.teks("keaktifan") or "AKTIF"

    @property
    def bentuk(self) -> str:
        """Form of the SKP; blank = by Jenis Jabatan."""
        return self.teks("bentuk") or (BENTUK_JPT if self.teks("jenis_jabatan") == "JPT" else BENTUK_JAJF)


AmbilRhk = Callable[[Skp], Sequence[Rhk]]


def rhk_di_tempat(skp: Skp) -> Sequence[Rhk]:
    """The RHK of an SKP whose record is whole."""
    return skp.rhk


@dataclass(slots=True)
class NilaiAtasan:
    """A row of a review workbook's PENILAIAN. `cacat` names the columns whose cell has a KESALAHAN."""

    baris: int
    kode_unit: str
    nip: str
    skp_ke: str
    rating_hasil: Rating | None = None
    rating_perilaku: Rating | None = None
    cacat: frozenset[str] = frozenset()
    umpan_balik: str = ""
    catatan: str = ""


@dataclass(slots=True)
class Tinjauan:
    """What makes a workbook the review of an atasan: whose, of which period, and its ratings."""

    nip_atasan: str = ""
    periode: Periode | None = None
    nilai: list[NilaiAtasan] = field(default_factory=list)


@dataclass(slots=True)
class Pk:
    """A row of PK: an indikator of the unit's perjanjian kinerja."""

    baris: int
    no: str
    indikator: str


@dataclass(slots=True)
class Unit:
    """Sheet UNIT as far as it could be read; `sel` gives (row, column) of each field's Nilai cell."""

    kode: str = ""
    nama: str = ""
    kode_induk: str = ""
    instansi: str = ""
    nip_pimpinan: str = ""
    edisi: int = 1
    tahun: int | None = None
    periode: Periode | None = None
    mulai: date | None = None
    selesai: date | None = None
    capaian_organisasi: str = ""
    tempat_penetapan: str = ""
    tanggal_penetapan: date | None = None
    tanggal_evaluasi: date | None = None
    sel: dict[str, tuple[int, int]] = field(default_factory=dict)
    cacat: frozenset[str] = frozenset()


@dataclass(slots=True)
class Buku:
    """One input file after reading and its own checks.

    `berkas` is its name in findings; `kolom` the 1-based column of (sheet, column key), 0 entries absent;
    `lembar` the sheets found; `isi` a fingerprint of all values read (B107, B109); `tertahan` whether a finding holds
    BERKAS; `diabaikan` whether it takes no part (B109, B110). `nama_lembar` maps a contract's sheet to its tab.
    """

    berkas: str
    sha256: str
    ukuran: int
    unit: Unit = field(default_factory=Unit)
    skp: list[Skp] = field(default_factory=list)
    pk: list[Pk] = field(default_factory=list)
    temuan: list[Temuan] = field(default_factory=list)
    kolom: dict[tuple[str, str], int] = field(default_factory=dict)
    nama_lembar: dict[str, str] = field(default_factory=dict)
    baris_judul: dict[str, int] = field(default_factory=dict)
    isi: str = ""
    tinjauan: Tinjauan | None = None  # a review workbook of an atasan: no unit of its own
    acuan: bool = False  # only a pimpinan's plan (--acuan)
    diabaikan: bool = False
    pembinaan: frozenset[str] | None = None  # NIP with a step in PEMBINAAN; None where the sheet is not used
    # by NIP: nomor_pak, tanggal_pak, ak_sebelumnya
    angka_kredit: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    catatan: str = ""  # the name of its record in the run's store (gudang.py), blank where it has none
    dibaca_lagi: bool = True  # in this run; False where a former run's record was taken

    @property
    def tertahan(self) -> bool:
        return any(t.menahan is Menahan.BERKAS for t in self.temuan)

    def alamat(self, lembar: str, kunci: str) -> int:
        """1-based column of a contract column on a sheet, 0 where the sheet lacks it."""
        return self.kolom.get((lembar, kunci), 0)
