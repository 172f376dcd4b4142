"""Sheets REALISASI, HARIAN and PEMBINAAN: the work of the period."""

from __future__ import annotations

from skp_batch.istilah import BENTUK_PEMBINAAN
from skp_batch.schemas.kolom import (
    Jenis,
    Kolom,
    Lembar,
    kode_kolom,
    nip_wajib,
    pilihan_kolom,
    sistem_kolom,
    skp_ke,
)

REALISASI = Lembar(
    "REALISASI",
    "REALISASI DAN BUKTI DUKUNG",
    "Satu baris untuk satu indikator pada periode ini. Realisasi hanya untuk periode ini saja.",
    (
        nip_wajib(),
        skp_ke(),
        kode_kolom("no_rhk", "No RHK", wajib=True, bantuan="Nomor RHK di lembar TARGET."),
        kode_kolom("no_indikator", "No Indikator", wajib=True, lebar=12, bantuan="Nomor indikator di lembar TARGET."),
        Kolom("rencana_aksi", "Rencana Aksi", lebar=32, bantuan="Rencana aksi pada periode ini."),
        Kolom(
            "target_periode",
            "Target Periode",
            Jenis.ANGKA,
            lebar=17,
            bantuan="Target periode ini. 0 = belum jatuh tempo. Tidak dipakai pada periode TAHUNAN.",
        ),
        Kolom("realisasi", "Realisasi", Jenis.ANGKA, lebar=13, bantuan="Realisasi pada periode ini saja, angka."),
        Kolom("uraian_realisasi", "Uraian Realisasi", lebar=36, bantuan="Realisasi dengan kata (KUALITATIF)."),
        Kolom("bukti", "Bukti Dukung", lebar=30, bantuan="Nama dokumen bukti dukung."),
        Kolom("tautan", "Tautan Bukti Dukung", lebar=34, bantuan="Alamat https:// yang dapat dibuka orang lain."),
        Kolom("sumber_data", "Sumber Data", lebar=20, bantuan="Asal data realisasi."),
        Kolom("umpan_balik", "Umpan Balik", lebar=32, bantuan="Umpan balik atasan atas realisasi ini."),
        sistem_kolom("s_rhk", "RHK", 36),
        sistem_kolom("s_indikator", "Indikator", 36),
        sistem_kolom("s_target", "Target", 12),
        sistem_kolom("s_satuan", "Satuan", 12),
        sistem_kolom("s_capaian", "Capaian", 12),
    ),
    kunci=("nip", "skp_ke", "no_rhk", "no_indikator"),
    acuan="TARGET",
)

HARIAN = Lembar(
    "HARIAN",
    "CATATAN KERJA HARIAN",
    "Catatan kegiatan harian (opsional). Kosongkan No RHK dan No Indikator untuk pekerjaan lain.",
    (
        nip_wajib(),
        skp_ke(),
        kode_kolom("no_rhk", "No RHK", lebar=12, bantuan="Nomor RHK yang didukung kegiatan ini."),
        kode_kolom("no_indikator", "No Indikator", lebar=12, bantuan="Nomor indikator yang didukung kegiatan ini."),
        Kolom(
            "tanggal",
            "Tanggal",
            Jenis.TANGGAL,
            wajib=True,
            lebar=13,
            alias=("Tanggal Kegiatan",),
            bantuan="Tanggal kegiatan, di dalam periode.",
        ),
        Kolom("kegiatan", "Kegiatan", wajib=True, lebar=44, alias=("Kegiatan Harian",), bantuan="Uraian kegiatan."),
        Kolom("jam_mulai", "Jam Mulai", Jenis.JAM, lebar=10, alias=("Jam Mulai Kegiatan",), bantuan="Misalnya 08:00."),
        Kolom(
            "jam_selesai",
            "Jam Selesai",
            Jenis.JAM,
            lebar=10,
            alias=("Jam Selesai Kegiatan",),
            bantuan="Misalnya 10:30.",
        ),
        Kolom("realisasi", "Realisasi", Jenis.ANGKA, lebar=12, bantuan="Jumlah hasil pada hari itu."),
        Kolom("satuan", "Satuan", panjang=100, lebar=14, bantuan="Sama dengan satuan target, atau kosong."),
        Kolom("bukti", "Bukti Dukung", lebar=30, bantuan="Nama atau alamat bukti dukung."),
        Kolom("sumber_data", "Sumber Data", lebar=20, bantuan="Asal data."),
    ),
    kunci=("nip", "skp_ke", "no_rhk", "no_indikator"),
    acuan="TARGET",
    opsional=True,
)

PEMBINAAN = Lembar(
    "PEMBINAAN",
    "PEMBINAAN KINERJA",
    "Langkah bimbingan atau konseling kinerja (opsional).",
    (
        nip_wajib(),
        Kolom("tanggal", "Tanggal", Jenis.TANGGAL, wajib=True, lebar=13, bantuan="Tanggal pembinaan."),
        pilihan_kolom("bentuk", "Bentuk", BENTUK_PEMBINAAN, wajib=True, lebar=22, bantuan="Bentuk pembinaan."),
        Kolom("uraian", "Uraian", wajib=True, lebar=50, bantuan="Isi pembinaan."),
        Kolom("tindak_lanjut", "Tindak Lanjut", lebar=40, bantuan="Tindak lanjut yang disepakati."),
    ),
    kunci=("nip",),
    acuan="PEGAWAI",
    opsional=True,
)
