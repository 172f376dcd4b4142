"""Sheets RHK, TARGET and PK: the plan."""

from __future__ import annotations

from skp_batch.istilah import ARAH, ASPEK, CARA_HITUNG, CASCADING, JENIS_RHK, KLASIFIKASI_RHK, PERSPEKTIF
from skp_batch.schemas.kolom import (
    Jenis,
    Kolom,
    Lembar,
    kode_kolom,
    nip_kolom,
    nip_wajib,
    pilihan_kolom,
    skp_ke,
)

RHK = Lembar(
    "RHK",
    "RENCANA HASIL KERJA",
    "Satu baris untuk satu RHK. Tulis hasilnya, bukan kegiatannya.",
    (
        nip_wajib(),
        skp_ke(),
        kode_kolom("no_rhk", "No RHK", wajib=True, bantuan="Nomor RHK pegawai ini: 1, 2, 3, ..."),
        pilihan_kolom(
            "jenis_rhk",
            "Jenis RHK",
            JENIS_RHK,
            wajib=True,
            lebar=17,
            isi_gabungan=True,
            bantuan="UTAMA: dari perjanjian kinerja atau tugas jabatan. TAMBAHAN: di luar itu.",
        ),
        pilihan_kolom(
            "klasifikasi",
            "Klasifikasi RHK",
            KLASIFIKASI_RHK,
            lebar=17,
            isi_gabungan=True,
            bantuan="ORGANISASI bila didukung bawahan; INDIVIDU bila dikerjakan sendiri.",
        ),
        Kolom(
            "rhk",
            "Rencana Hasil Kerja",
            wajib=True,
            isi_gabungan=True,
            lebar=52,
            bantuan="Ditulis sebagai hasil, misalnya: Tersusunnya laporan kinerja triwulan yang tepat waktu.",
        ),
        Kolom("bobot", "Bobot", Jenis.ANGKA, lebar=11, bantuan="Bila kebijakan instansi memakai bobot."),
        nip_kolom(
            "nip_pimpinan", "NIP Pimpinan yang Diintervensi", bantuan="Kosong berarti NIP Atasan di lembar PEGAWAI."
        ),
        kode_kolom("no_rhk_pimpinan", "No RHK Pimpinan", lebar=13, bantuan="Nomor RHK pimpinan yang didukung."),
        Kolom("rhk_pimpinan", "RHK Pimpinan yang Diintervensi", lebar=44, bantuan="Teks RHK pimpinan yang didukung."),
        pilihan_kolom("cascading", "Cascading", CASCADING, lebar=18, bantuan="Cara RHK pimpinan diturunkan."),
        Kolom("penugasan", "Penugasan Dari", lebar=24, bantuan="Pemberi penugasan di luar RHK pimpinan."),
        kode_kolom("no_pk", "No PK", bantuan="Nomor di lembar PK."),
    ),
    kunci=("nip", "skp_ke", "no_rhk"),
    acuan="PEGAWAI",
)

TARGET = Lembar(
    "TARGET",
    "INDIKATOR KINERJA INDIVIDU DAN TARGET",
    "Satu baris untuk satu indikator. Target angka dengan satuan, atau uraian target dengan kata.",
    (
        nip_wajib(),
        skp_ke(),
        kode_kolom("no_rhk", "No RHK", wajib=True, bantuan="Nomor RHK di lembar RHK."),
        kode_kolom(
            "no_indikator", "No Indikator", wajib=True, lebar=12, bantuan="Nomor indikator dalam RHK ini: 1, 2, 3, ..."
        ),
        pilihan_kolom("aspek", "Aspek", ASPEK, lebar=14, bantuan="Wajib untuk SKP KUANTITATIF bentuk JA/JF."),
        Kolom("indikator", "Indikator Kinerja Individu", wajib=True, lebar=46, bantuan="Ukuran keberhasilan RHK."),
        Kolom("target", "Target", Jenis.ANGKA, lebar=13, bantuan="Angka target setahun, misalnya 12 atau 95."),
        Kolom("batas_atas", "Target Batas Atas", Jenis.ANGKA, lebar=13, bantuan="Diisi bila target berupa rentang."),
        Kolom("satuan", "Satuan", panjang=100, lebar=14, bantuan="Dokumen, Laporan, %, Bulan, Orang, ..."),
        pilihan_kolom(
            "arah",
            "Arah",
            ARAH,
            lebar=17,
            bantuan="MAKSIMAL: makin besar makin baik. MINIMAL: makin kecil makin baik. Kosong = MAKSIMAL.",
        ),
        pilihan_kolom(
            "cara_hitung",
            "Cara Hitung",
            CARA_HITUNG,
            lebar=18,
            bantuan="Cara menggabungkan realisasi beberapa periode. Kosong = menurut satuan dan aspek.",
        ),
        Kolom("uraian_target", "Uraian Target", lebar=36, bantuan="Target dengan kata (wajib untuk KUALITATIF)."),
        pilihan_kolom("perspektif", "Perspektif", PERSPEKTIF, lebar=23, bantuan="Untuk SKP bentuk JPT."),
    ),
    kunci=("nip", "skp_ke", "no_rhk", "no_indikator"),
    acuan="RHK",
)

PK = Lembar(
    "PK",
    "PERJANJIAN KINERJA UNIT",
    "Satu baris untuk satu indikator perjanjian kinerja unit (opsional).",
    (
        kode_kolom("no_pk", "No PK", wajib=True, bantuan="Nomor indikator perjanjian kinerja."),
        Kolom("sasaran", "Sasaran", wajib=True, lebar=44, bantuan="Sasaran dalam perjanjian kinerja."),
        Kolom("indikator", "Indikator", wajib=True, lebar=44, bantuan="Indikator sasaran."),
        Kolom("target", "Target", lebar=14, bantuan="Target indikator."),
        Kolom("satuan", "Satuan", panjang=100, lebar=14, bantuan="Satuan target."),
    ),
    kunci=("no_pk",),
    opsional=True,
)
