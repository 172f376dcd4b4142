"""What goes into the calculation of one person's tukin or TPP, and what comes out. Frozen records, no float."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from skp_batch.temuan import Temuan
from skp_batch.tukin.bulan import Bulan


class JenisBayar(StrEnum):
    """Kind of run (`--jenis`)."""

    RUTIN = "RUTIN"
    SUSULAN = "SUSULAN"
    RAPEL = "RAPEL"
    THR = "THR"
    KE_13 = "KE-13"


class StatusBayar(StrEnum):
    DIBAYAR = "DIBAYAR"
    TERTAHAN = "TERTAHAN"


@dataclass(frozen=True, slots=True)
class Penerima:
    """A row of PENERIMA. None = the cell is empty; `status_khusus` may name several, as the cell lists them with `;`.

    `jabatan`, `jenis_jabatan` and `golongan` are not columns of PENERIMA; whoever knows them (rekap) may fill them.
    """

    nip: str
    nama: str
    status: str = "PNS"
    kelas: int | None = None
    kode_satker: str = ""
    kode_bank: str = ""
    nama_bank: str = ""
    nomor_rekening: str = ""
    nama_rekening: str = ""
    ptkp: str = ""
    npwp: str = ""
    gaji_kotor: Decimal | None = None
    dasar_jkn_gaji: Decimal | None = None
    pph_gaji: Decimal | None = None
    tunjangan_profesi: Decimal | None = None
    status_khusus: tuple[str, ...] = ()
    berlaku_sejak: date | None = None
    jabatan: str = ""
    jenis_jabatan: str = ""
    golongan: str = ""


@dataclass(frozen=True, slots=True)
class Kehadiran:
    """A row of KEHADIRAN. Days and counts: None = empty cell. The three lists hold minutes, an entry an event.

    `data`: what the policy names (`data.<kolom>`, kriteria with `dari_data`), by its key (`produktivitas`); numbers.
    `peristiwa`: the cell text of a `peristiwa_skp` kode (YA, a month number, or yyyy-mm), by its key. `harian`: the
    same for single days, in their order, as far as KEHADIRAN HARIAN has them; the fields above are the month's totals.
    """

    nip: str
    hari_kerja: Decimal | None = None
    masuk: Decimal | None = None
    alpa: Decimal | None = None
    alpa_berturut: Decimal | None = None
    izin: Decimal | None = None
    tidak_rekam: Decimal | None = None
    tidak_rekam_masuk: Decimal | None = None
    tidak_rekam_pulang: Decimal | None = None
    terlambat: tuple[Decimal, ...] = ()
    pulang_cepat: tuple[Decimal, ...] = ()
    meninggalkan_kantor: tuple[Decimal, ...] = ()
    tidak_upacara: Decimal | None = None
    tidak_apel: Decimal | None = None
    data: Mapping[str, Decimal] = field(default_factory=dict)
    peristiwa: Mapping[str, str] = field(default_factory=dict)
    harian: tuple[tuple[date, Kehadiran], ...] = ()


@dataclass(frozen=True, slots=True)
class Cuti:
    """A row of CUTI."""

    nip: str
    jenis: str
    mulai: date
    selesai: date
    anak_ke: int | None = None
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class Hukdis:
    """A row of HUKDIS."""

    nip: str
    jenis: str
    tmt: date
    nomor_sk: str = ""


@dataclass(frozen=True, slots=True)
class Plt:
    """A row of PLT; `selesai` None = still in office."""

    nip: str
    kelas: int
    setingkat: bool
    mulai: date
    selesai: date | None = None
    jabatan: str = ""


class Operasi(StrEnum):
    """How a step's `nilai` comes about; enough to write it as a formula (see Langkah)."""

    NILAI = "nilai"  # the amount itself: tarif, kriteria, komponen
    KURANG = "kurang"  # -alas × persen
    KALI = "kali"  # -alas × (100 - persen); alas = what the share is of
    TIMPA = "timpa"  # min(0, alas × persen - before)
    PRORATA = "prorata"  # before × pembilang / penyebut - before
    TAMBAH = "tambah"  # +alas × persen
    SELISIH = "selisih"  # -min(before, alas)
    NOL = "nol"  # -before
    BULAT = "bulat"  # the rounding difference
    IURAN = "iuran"  # ±round(alas × persen): whole rupiah
    PAJAK = "pajak"  # -round(alas × persen) + what the salary has paid: whole rupiah


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step from the tariff to the net amount.

    `kunci` is stable per policy (`tarif`, `komponen.kinerja`, `predikat`, `presensi`, `hukuman_disiplin`, `cuti`,
    `status.cpns`, `plt`, `pembulatan`, `iuran.pekerja`, `pajak` …; all of a run: hitung.kolom_langkah). `nilai` is the
    step's signed effect in rupiah; of tarif, kriteria and komponen the amount itself. `sesudah` is the running total
    after the step. `batas` says that a floor or cap cut the plain formula of `operasi`. All exact but for a prorata.
    """

    kunci: str
    nama: str
    nilai: Decimal
    dasar: str
    operasi: Operasi
    sesudah: Decimal
    persen: Decimal | None = None
    alas: Decimal | None = None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    batas: bool = False


@dataclass(frozen=True, slots=True)
class KolomLangkah:
    """A step as a column of RINCIAN: heading, and how it is computed."""

    kunci: str
    judul: str
    operasi: Operasi
    terhadap: str = ""


@dataclass(frozen=True, slots=True)
class RincianPresensi:
    """What one attendance rule (or band) took: `jumlah` × `persen_satuan` = `persen` of the rule's base."""

    kode: str
    nama: str
    jumlah: Decimal
    satuan: str
    persen_satuan: Decimal
    persen: Decimal


@dataclass(frozen=True, slots=True)
class PotonganLain:
    """A deduction after the net amount (zakat, koperasi)."""

    kunci: str
    nama: str
    nilai: int


@dataclass(frozen=True, slots=True)
class Rincian:
    """One person's pay. Amounts are None when TERTAHAN; bruto - potongan = bersih always.

    `tunjangan_pajak` = `potongan_pajak` where the government bears PPh 21: on the sheet on both sides, in neither
    bruto nor potongan. `pengurang` is what the rules took from the tariff (also where the policy shows another
    potongan). `ditransfer` = bersih less `potongan_lain`. `pot_lalu`: overpaid
    in former months, taken here.
    """

    nip: str
    nama: str
    kelas: int | None
    bulan: Bulan
    jenis: JenisBayar
    status: StatusBayar
    predikat: str = ""
    periode_predikat: str = ""
    tarif: Decimal | None = None
    bruto: int | None = None
    potongan: int | None = None
    bersih: int | None = None
    pengurang: int | None = None
    tunjangan_pajak: int | None = None
    potongan_pajak: int | None = None
    tunjangan_iuran: int | None = None
    potongan_iuran: int | None = None
    ditransfer: int | None = None
    pot_lalu: int | None = None
    langkah: tuple[Langkah, ...] = ()
    presensi: tuple[RincianPresensi, ...] = ()
    potongan_lain: tuple[PotonganLain, ...] = ()
    temuan: tuple[Temuan, ...] = ()


@dataclass(frozen=True, slots=True)
class Dibayar:
    """What a former run paid to a person for a work month: for T607–T609, SUSULAN and RAPEL.

    `pot_lalu` was taken then for what other months had been paid too much; potongan and bersih are without it.
    """

    nip: str
    bulan: Bulan
    jenis: JenisBayar
    kelas: int | None
    bruto: int
    potongan: int
    bersih: int
    kode_bank: str = ""
    nomor_rekening: str = ""
    pot_lalu: int = 0


@dataclass(frozen=True, slots=True)
class Selisih:
    """A line of RAPEL: recomputed less paid, for one work month. Negative bersih goes to KELEBIHAN BAYAR."""

    nip: str
    nama: str
    bulan: Bulan
    bruto: int
    potongan: int
    bersih: int
    baru: Rincian
    lama: Dibayar | None
