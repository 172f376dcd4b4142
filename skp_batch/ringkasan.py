"""The figures of a batch: units and people clean, waiting, held, not handed in; where to look first.

Counted once, here, for the summary of the command, hasil.xlsx and the report, so that they never differ.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from skp_batch.hasil import HasilBatch
from skp_batch.istilah import Ekspor, Menahan, StatusSkp, Tingkat
from skp_batch.katalog import KodeTidakDikenal, entri
from skp_batch.model import Buku, Skp
from skp_batch.periode import Periode


class Keadaan(StrEnum):
    """Where a unit's workbook stands, the worst first."""

    TERTAHAN = "TERTAHAN SELURUHNYA"
    PERBAIKAN = "PERLU PERBAIKAN"
    MENUNGGU = "MENUNGGU"
    BERSIH = "BERSIH"
    DIABAIKAN = "TIDAK DIPAKAI"


class Kelompok(StrEnum):
    """Where a person's SKP stands."""

    SELESAI = "Selesai dinilai"
    MENUNGGU = "Menunggu persetujuan atau penilaian"
    BELUM_MENYUSUN = "Belum menyusun SKP"
    TERTAHAN = "Tertahan karena kesalahan"
    TIDAK_DINILAI = "Tidak dinilai pada periode ini"


_KELOMPOK: Mapping[StatusSkp | None, Kelompok] = {
    StatusSkp.SELESAI: Kelompok.SELESAI,
    StatusSkp.BELUM_DISETUJUI: Kelompok.MENUNGGU,
    StatusSkp.BELUM_DINILAI: Kelompok.MENUNGGU,
    StatusSkp.MENUNGGU_KEBERATAN: Kelompok.MENUNGGU,
    StatusSkp.BELUM_MENYUSUN: Kelompok.BELUM_MENYUSUN,
    StatusSkp.TERTAHAN: Kelompok.TERTAHAN,
    StatusSkp.DIKECUALIKAN: Kelompok.TIDAK_DINILAI,
    StatusSkp.BAGIAN_TAHUN: Kelompok.TIDAK_DINILAI,
}
KEADAAN_MENUNGGU = (Kelompok.MENUNGGU, Kelompok.BELUM_MENYUSUN)


@dataclass(frozen=True, slots=True)
class RingkasUnit:
    """One workbook's figures."""

    berkas: str
    kode: str
    nama: str
    periode: Periode | None
    keadaan: Keadaan
    pegawai: Mapping[Kelompok, int]
    temuan: Mapping[Tingkat, int]
    ekspor_tertahan: int

    @property
    def jumlah(self) -> int:
        return sum(self.pegawai.values())


@dataclass(frozen=True, slots=True)
class RingkasKode:
    """One kind of finding: how often, in how many workbooks."""

    kode: str
    tingkat: Tingkat
    judul: str
    arti: str
    jumlah: int
    berkas: tuple[str, ...]  # the workbooks that have it, those with most first


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """The figures of all workbooks that were handed in (those of --acuan are left out)."""

    unit: tuple[RingkasUnit, ...]
    kode: tuple[RingkasKode, ...]  # commonest first, KESALAHAN before PERINGATAN before INFO
    belum_menyerahkan: tuple[tuple[str, str], ...]
    tinjauan: tuple[RingkasUnit, ...] = ()  # review workbooks of atasan: no units, but with findings of their own

    def unit_dengan(self, keadaan: Keadaan) -> int:
        return sum(u.keadaan is keadaan for u in self.unit)

    def pegawai_dalam(self, kelompok: Kelompok) -> int:
        return sum(u.pegawai[kelompok] for u in self.unit)

    def temuan_dengan(self, tingkat: Tingkat) -> int:
        return sum(u.temuan[tingkat] for u in (*self.unit, *self.tinjauan))

    @property
    def ekspor_tertahan(self) -> int:
        return sum(u.ekspor_tertahan for u in self.unit)

    @property
    def periode(self) -> tuple[Periode, ...]:
        return tuple(sorted({u.periode for u in self.unit if u.periode is not None}))

    def mulai_dari(self, banyak: int = 5) -> list[RingkasUnit]:
        """The workbooks to look at first: held ones, then those with most KESALAHAN."""
        perlu = [u for u in (*self.unit, *self.tinjauan) if u.keadaan in (Keadaan.TERTAHAN, Keadaan.PERBAIKAN)]
        return sorted(perlu, key=lambda u: (u.keadaan is not Keadaan.TERTAHAN, -u.temuan[Tingkat.KESALAHAN], u.berkas))[
            :banyak
        ]


def kelompok_skp(skp: Skp) -> Kelompok:
    """The group that an SKP's status belongs to."""
    return _KELOMPOK.get(skp.status, Kelompok.MENUNGGU)


def ringkas(hasil: HasilBatch) -> Ringkasan:
    """Count a batch."""
    pegawai: dict[str, Counter[Kelompok]] = defaultdict(Counter)
    ekspor: Counter[str] = Counter()
    for skp in hasil.rekap:
        pegawai[skp.berkas][kelompok_skp(skp)] += 1
        ekspor[skp.berkas] += skp.ekspor is Ekspor.TERTAHAN
    temuan: dict[str, Counter[Tingkat]] = defaultdict(Counter)
    tertahan = set()
    for t in hasil.temuan:
        temuan[t.berkas][t.tingkat] += 1
        if t.menahan is Menahan.BERKAS:
            tertahan.add(t.berkas)
    unit: list[RingkasUnit] = []
    tinjauan: list[RingkasUnit] = []
    for b in hasil.buku:
        if not b.acuan:
            orang, ada = pegawai[b.berkas], temuan[b.berkas]
            keadaan = _keadaan(b, b.berkas in tertahan, orang, ada)
            u = b.unit
            satu = RingkasUnit(b.berkas, u.kode, u.nama, u.periode, keadaan, orang, ada, ekspor[b.berkas])
            (unit if b.tinjauan is None else tinjauan).append(satu)
    return Ringkasan(tuple(unit), _menurut_kode(hasil), tuple(hasil.belum_menyerahkan), tuple(tinjauan))


def _keadaan(buku: Buku, tertahan: bool, pegawai: Counter[Kelompok], temuan: Counter[Tingkat]) -> Keadaan:
    if buku.diabaikan:
        return Keadaan.DIABAIKAN
    if tertahan:
        return Keadaan.TERTAHAN
    if temuan[Tingkat.KESALAHAN]:
        return Keadaan.PERBAIKAN
    return Keadaan.MENUNGGU if any(pegawai[k] for k in KEADAAN_MENUNGGU) else Keadaan.BERSIH


def _menurut_kode(hasil: HasilBatch) -> tuple[RingkasKode, ...]:
    # a code may be KESALAHAN here and PERINGATAN there (K301): two kinds for the reader
    per_jenis: dict[tuple[Tingkat, str], Counter[str]] = defaultdict(Counter)
    for t in hasil.temuan:
        per_jenis[t.tingkat, t.kode][t.berkas] += 1
    urutan = list(Tingkat)
    jenis = sorted(per_jenis.items(), key=lambda i: (urutan.index(i[0][0]), -i[1].total(), i[0][1]))
    return tuple(
        RingkasKode(
            kode,
            tingkat,
            *_judul(kode),
            hitungan.total(),
            tuple(b for b, _ in sorted(hitungan.items(), key=lambda i: (-i[1], i[0]))),
        )
        for (tingkat, kode), hitungan in jenis
    )


def _judul(kode: str) -> tuple[str, str]:
    try:
        ada = entri(kode)
    except KodeTidakDikenal:
        return kode, ""
    return ada.judul, ada.arti
