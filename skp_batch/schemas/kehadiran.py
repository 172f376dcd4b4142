"""kehadiran.xlsx: the five sheets from which tukin and TPP are paid (kontrak.md section 5), and days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skp_batch.istilah import STATUS_PEGAWAI
from skp_batch.schemas.kolom import Jenis, Kolom, Lembar, kode_kolom, nip_kolom, pilihan_kolom

YA_TIDAK = ("YA", "TIDAK")
PTKP = ("TK/0", "TK/1", "TK/2", "TK/3", "K/0", "K/1", "K/2", "K/3")
# lists of minutes: a number, or entries with `;` between them
KOLOM_MENIT = ("terlambat", "pulang_cepat", "meninggalkan_kantor")
# what is known by the day too
KOLOM_HARIAN = (
    *("alpa", "izin", "tidak_rekam", "tidak_rekam_masuk", "tidak_rekam_pulang", "tidak_upacara", "tidak_apel"),
    *KOLOM_MENIT,
)


def _nip() -> Kolom:
    return nip_kolom(wajib=True, bantuan="NIP penerima, 18 angka; harus ada di lembar PENERIMA.")


def _hari(kunci: str, judul: str, bantuan: str, lebar: float = 13) -> Kolom:
    return Kolom(kunci, judul, Jenis.ANGKA, lebar=lebar, bantuan=bantuan)


def _uang(kunci: str, judul: str, bantuan: str) -> Kolom:
    return Kolom(kunci, judul, Jenis.ANGKA, lebar=15, bantuan=bantuan)


def _menit(kunci: str, judul: str) -> Kolom:
    return Kolom(kunci, judul, panjang=400, lebar=18, bantuan="Menit; beberapa kejadian dipisah titik koma: 5;12;30.")


PENERIMA = Lembar(
    "PENERIMA",
    "PENERIMA TUNJANGAN",
    "Satu baris untuk satu orang yang dibayar. Rekening, kode, dan NIP ditulis sebagai teks.",
    (
        nip_kolom(wajib=True, bantuan="NIP penerima, 18 angka, ditulis sebagai teks."),
        Kolom("nama", "Nama", wajib=True, panjang=100, lebar=30, bantuan="Nama tanpa gelar atau sesuai SK."),
        pilihan_kolom("status", "Status", STATUS_PEGAWAI, wajib=True, bantuan="Status kepegawaian."),
        Kolom(
            "kelas",
            "Kelas Jabatan",
            Jenis.BULAT,
            wajib=True,
            minimum=1,
            maksimum=27,
            lebar=10,
            bantuan="Kelas jabatan pada bulan kerja.",
        ),
        kode_kolom("kode_satker", "Kode Satker", lebar=12, bantuan="Enam angka, untuk ADK Web Gaji."),
        kode_kolom("kode_bank", "Kode Bank SPAN", lebar=16, bantuan="Kode bank menurut SPAN, dua belas angka."),
        Kolom("nama_bank", "Nama Bank", panjang=100, lebar=20, bantuan="Nama bank."),
        kode_kolom("nomor_rekening", "Nomor Rekening", lebar=20, bantuan="Rekening tunjangan, sebagai teks."),
        Kolom("nama_rekening", "Nama Rekening", panjang=100, lebar=28, bantuan="Nama pemilik menurut buku tabungan."),
        Kolom("ptkp", "PTKP", panjang=10, lebar=9, bantuan="Status PTKP pada awal tahun: " + ", ".join(PTKP) + "."),
        pilihan_kolom("npwp", "NPWP", ("ADA", "TIDAK"), lebar=9, bantuan="ADA atau TIDAK; kosong = ADA."),
        _uang("gaji_kotor", "Gaji Kotor", "Penghasilan bruto gaji bulan bayar, untuk PPh 21."),
        _uang("dasar_jkn_gaji", "Dasar JKN Gaji", "Gaji yang sudah menjadi dasar iuran JKN."),
        _uang("pph_gaji", "PPh Gaji", "PPh 21 atas gaji bulan bayar."),
        _uang("tunjangan_profesi", "Tunjangan Profesi", "Tunjangan profesi bulan kerja."),
        Kolom(
            "status_khusus",
            "Status Khusus",
            panjang=200,
            lebar=20,
            bantuan="Menurut kebijakan, misalnya TUGAS BELAJAR; beberapa dipisah titik koma.",
        ),
        Kolom("berlaku_sejak", "Berlaku Sejak", Jenis.TANGGAL, lebar=13, bantuan="Tanggal mulai Status Khusus."),
    ),
    kunci=("nip",),
)

KEHADIRAN = Lembar(
    "KEHADIRAN",
    "KEHADIRAN",
    "Satu baris untuk satu orang, rekap satu bulan kerja. Kosong berarti nol.",
    (
        _nip(),
        _hari("hari_kerja", "Hari Kerja", "Hari kerja dalam bulan itu."),
        _hari("masuk", "Jumlah Hari Masuk Kerja", "Hari masuk kerja."),
        _hari("alpa", "Tanpa Keterangan", "Hari tidak masuk tanpa keterangan."),
        _hari("alpa_berturut", "Tanpa Keterangan Berturut", "Hari berturut-turut terpanjang tanpa keterangan."),
        _hari("izin", "Izin", "Hari izin."),
        _hari("tidak_rekam", "Tidak Rekam", "Kejadian tidak merekam, masuk maupun pulang."),
        _hari("tidak_rekam_masuk", "Tidak Rekam Masuk", "Kejadian tidak merekam masuk."),
        _hari("tidak_rekam_pulang", "Tidak Rekam Pulang", "Kejadian tidak merekam pulang."),
        _menit("terlambat", "Terlambat"),
        _menit("pulang_cepat", "Pulang Cepat"),
        _menit("meninggalkan_kantor", "Meninggalkan Kantor"),
        _hari("tidak_upacara", "Tidak Upacara", "Kejadian tidak mengikuti upacara."),
        _hari("tidak_apel", "Tidak Apel", "Kejadian tidak mengikuti apel."),
    ),
    kunci=("nip",),
    acuan="PENERIMA",
)

CUTI = Lembar(
    "CUTI",
    "CUTI",
    "Satu baris untuk satu cuti, dengan tanggal seluruhnya, juga yang melewati akhir bulan (opsional).",
    (
        _nip(),
        Kolom("jenis", "Jenis", wajib=True, panjang=60, lebar=22, bantuan="Jenis cuti menurut kebijakan."),
        Kolom("mulai", "Tanggal Mulai", Jenis.TANGGAL, wajib=True, lebar=14, bantuan="Hari pertama cuti."),
        Kolom("selesai", "Tanggal Selesai", Jenis.TANGGAL, wajib=True, lebar=14, bantuan="Hari terakhir cuti."),
        Kolom("anak_ke", "Anak Ke", Jenis.BULAT, minimum=1, maksimum=20, lebar=9, bantuan="Untuk cuti melahirkan."),
        Kolom("alasan", "Alasan", panjang=200, lebar=28, bantuan="Alasan menurut kebijakan, misalnya untuk CAP."),
    ),
    kunci=("nip", "jenis", "mulai", "selesai"),
    acuan="PENERIMA",
    opsional=True,
)

HUKDIS = Lembar(
    "HUKDIS",
    "HUKUMAN DISIPLIN",
    "Satu baris untuk satu hukuman disiplin yang masih berjalan (opsional).",
    (
        _nip(),
        Kolom("jenis", "Jenis", wajib=True, panjang=100, lebar=30, bantuan="Jenis hukuman menurut kebijakan."),
        Kolom("nomor_sk", "Nomor SK", panjang=100, lebar=26, bantuan="Nomor surat keputusan."),
        Kolom("tmt", "TMT", Jenis.TANGGAL, wajib=True, lebar=13, bantuan="Tanggal mulai berlaku."),
    ),
    kunci=("nip", "jenis", "tmt"),
    acuan="PENERIMA",
    opsional=True,
)

PLT = Lembar(
    "PLT",
    "PELAKSANA TUGAS",
    "Satu baris untuk satu jabatan yang dirangkap (opsional).",
    (
        _nip(),
        Kolom("jabatan", "Jabatan", panjang=150, lebar=34, bantuan="Jabatan yang dirangkap."),
        Kolom(
            "kelas",
            "Kelas",
            Jenis.BULAT,
            wajib=True,
            minimum=1,
            maksimum=27,
            lebar=9,
            bantuan="Kelas jabatan yang dirangkap.",
        ),
        pilihan_kolom("setingkat", "Setingkat", YA_TIDAK, wajib=True, lebar=11, bantuan="YA bila setingkat."),
        Kolom("mulai", "Mulai", Jenis.TANGGAL, wajib=True, lebar=13, bantuan="Hari pertama bertugas."),
        Kolom("selesai", "Selesai", Jenis.TANGGAL, lebar=13, bantuan="Hari terakhir; kosong = masih bertugas."),
    ),
    kunci=("nip", "kelas", "mulai"),
    acuan="PENERIMA",
    opsional=True,
)

HARIAN = Lembar(
    "KEHADIRAN HARIAN",
    "KEHADIRAN HARIAN",
    "Satu baris untuk satu orang pada satu hari yang ada kejadiannya (opsional): untuk batas harian dan tanggal yang "
    "tidak dihitung.",
    (
        _nip(),
        Kolom("tanggal", "Tanggal", Jenis.TANGGAL, wajib=True, lebar=14, bantuan="Hari kejadian, dalam bulan kerja."),
        *(k for k in KEHADIRAN.kolom if k.kunci in KOLOM_HARIAN),
    ),
    kunci=("nip", "tanggal"),
    acuan="PENERIMA",
    opsional=True,
)

LEMBAR_KEHADIRAN: tuple[Lembar, ...] = (PENERIMA, KEHADIRAN, CUTI, HUKDIS, PLT, HARIAN)


def kehadiran_dengan(tambahan: Sequence[Kolom]) -> Lembar:
    """KEHADIRAN with the columns that a policy names besides; one that is there already is left as it is."""
    baru = [k for k in tambahan if KEHADIRAN.cari(k.judul) is None]
    return replace(KEHADIRAN, kolom=(*KEHADIRAN.kolom, *baru)) if baru else KEHADIRAN
