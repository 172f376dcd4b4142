"""Sheet UNIT: one row per field (Isian, Nilai). The fields are declared as columns."""

from __future__ import annotations

from skp_batch.istilah import CAPAIAN_ORGANISASI, JENIS_PERIODE
from skp_batch.schemas.kolom import Jenis, Kolom, Lembar, kode_kolom, nip_kolom, pilihan_kolom

VERSI_TEMPLAT = "1"
VERSI_LAMA: tuple[str, ...] = ()
JUDUL_UNIT = ("Isian", "Nilai")

UNIT = Lembar(
    "UNIT",
    "IDENTITAS UNIT DAN PERIODE",
    "Isi kolom Nilai. Isian bertanda * wajib diisi.",
    (
        kode_kolom("versi_templat", "Versi Templat", wajib=True, bantuan="Diisi program; jangan diubah."),
        Kolom(
            "edisi",
            "Edisi",
            Jenis.BULAT,
            minimum=1,
            maksimum=9_999,
            bantuan="Kosong berarti 1. Naikkan setiap kali mengirim perbaikan.",
        ),
        Kolom("instansi", "Instansi", wajib=True, panjang=150, bantuan="Nama instansi, misalnya nama dinas."),
        kode_kolom("kode_unit", "Kode Unit", wajib=True, bantuan="Kode unit menurut daftar unit instansi."),
        Kolom("nama_unit", "Nama Unit", wajib=True, panjang=100, bantuan="Nama unit kerja secara lengkap."),
        kode_kolom("kode_unit_induk", "Kode Unit Induk", bantuan="Kode unit yang membawahi unit ini."),
        nip_kolom("nip_pimpinan_unit", "NIP Pimpinan Unit", wajib=True, bantuan="NIP pimpinan unit ini, 18 angka."),
        Kolom("tahun", "Tahun", Jenis.BULAT, wajib=True, minimum=2022, maksimum=2099, bantuan="Tahun SKP."),
        pilihan_kolom("jenis_periode", "Jenis Periode", JENIS_PERIODE, wajib=True, bantuan="Jenis periode evaluasi."),
        Kolom(
            "periode_ke",
            "Periode Ke",
            Jenis.BULAT,
            bantuan="SEMESTER 1-2, TRIWULAN 1-4, BULANAN 1-12; kosong untuk TAHUNAN.",
        ),
        Kolom("tanggal_mulai", "Tanggal Mulai", Jenis.TANGGAL, wajib=True, bantuan="Hari pertama periode."),
        Kolom("tanggal_selesai", "Tanggal Selesai", Jenis.TANGGAL, wajib=True, bantuan="Hari terakhir periode."),
        pilihan_kolom(
            "capaian_organisasi",
            "Capaian Kinerja Organisasi",
            CAPAIAN_ORGANISASI,
            bantuan="Ditetapkan pimpinan satu tingkat di atas unit (SE MenPANRB 3/2023).",
        ),
        Kolom("tempat_penetapan", "Tempat Penetapan", panjang=100, bantuan="Kota penetapan SKP."),
        Kolom("tanggal_penetapan", "Tanggal Penetapan SKP", Jenis.TANGGAL, bantuan="Tanggal SKP ditetapkan."),
        Kolom("tanggal_evaluasi", "Tanggal Evaluasi", Jenis.TANGGAL, bantuan="Tanggal evaluasi kinerja."),
    ),
)
