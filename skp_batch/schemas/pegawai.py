"""Sheet PEGAWAI: one row per employee's SKP."""

from __future__ import annotations

from skp_batch.istilah import (
    BENTUK_SKP,
    JENIS_JABATAN,
    JENJANG_JF,
    PENDEKATAN,
    STATUS_JABATAN,
    STATUS_KEAKTIFAN,
    STATUS_PEGAWAI,
    STATUS_PENILAI,
    STATUS_RENCANA,
)
from skp_batch.schemas.kolom import Jenis, Kolom, Lembar, nip_kolom, pilihan_kolom, skp_ke

PEGAWAI = Lembar(
    "PEGAWAI",
    "DAFTAR PEGAWAI DAN SKP",
    "Satu baris untuk satu SKP pegawai. Kolom bertanda * wajib diisi.",
    (
        nip_kolom(wajib=True, bantuan="NIP atau NI PPPK, 18 angka, ditulis sebagai teks."),
        skp_ke(),
        Kolom("nama", "Nama", wajib=True, panjang=100, lebar=30, bantuan="Nama lengkap dengan gelar."),
        pilihan_kolom(
            "status", "Status", STATUS_PEGAWAI, wajib=True, lebar=21, bantuan="Status kepegawaian pada periode ini."
        ),
        Kolom(
            "golongan",
            "Golongan",
            Jenis.GOLONGAN,
            lebar=16,
            bantuan="PNS: I/a sampai IV/e; PPPK: PPPK I sampai XVII. Kosong hanya untuk PPPK PARUH WAKTU.",
        ),
        Kolom("jabatan", "Jabatan", wajib=True, panjang=150, lebar=34, bantuan="Nama jabatan secara lengkap."),
        pilihan_kolom("status_jabatan", "Status Jabatan", STATUS_JABATAN, bantuan="Kosong berarti DEFINITIF."),
        pilihan_kolom(
            "jenis_jabatan", "Jenis Jabatan", JENIS_JABATAN, wajib=True, bantuan="Menentukan bentuk SKP dan isian lain."
        ),
        pilihan_kolom("jenjang_jf", "Jenjang JF", JENJANG_JF, bantuan="Wajib untuk FUNGSIONAL."),
        Kolom(
            "kelas",
            "Kelas Jabatan",
            Jenis.BULAT,
            minimum=1,
            maksimum=27,
            lebar=11,
            bantuan="Kelas jabatan, 1 sampai 27.",
        ),
        pilihan_kolom("bentuk", "Bentuk SKP", BENTUK_SKP, lebar=35, bantuan="Kosong berarti menurut Jenis Jabatan."),
        pilihan_kolom(
            "pendekatan",
            "Pendekatan",
            PENDEKATAN,
            wajib=True,
            bantuan="KUANTITATIF bila target dapat dihitung; KUALITATIF bila diuraikan dengan kata.",
        ),
        nip_kolom("nip_atasan", "NIP Atasan", bantuan="NIP atasan langsung. Boleh ada di buku kerja unit lain."),
        Kolom(
            "nip_penilai",
            "NIP/NRP Penilai",
            Jenis.NIP_NRP,
            lebar=22,
            bantuan="Isi bila penilai bukan atasan di atas atau berada di luar instansi.",
        ),
        Kolom("nama_penilai", "Nama Penilai", panjang=100, lebar=26, bantuan="Nama pejabat penilai kinerja."),
        Kolom("jabatan_penilai", "Jabatan Penilai", panjang=150, lebar=26, bantuan="Jabatan pejabat penilai."),
        Kolom("unit_penilai", "Unit Kerja Penilai", panjang=100, lebar=26, bantuan="Unit kerja pejabat penilai."),
        Kolom(
            "golongan_penilai",
            "Gol. Ruang Penilai",
            Jenis.GOLONGAN,
            lebar=16,
            bantuan="Golongan ruang penilai; boleh kosong untuk NON ASN.",
        ),
        pilihan_kolom("status_penilai", "Status Penilai", STATUS_PENILAI, lebar=14, bantuan="ASN atau NON ASN."),
        nip_kolom("nip_atasan_penilai", "NIP Atasan Penilai", bantuan="NIP atasan dari pejabat penilai."),
        Kolom("nama_atasan_penilai", "Nama Atasan Penilai", panjang=100, lebar=26, bantuan="Nama atasan penilai."),
        Kolom("pangkat_atasan_penilai", "Pangkat Atasan Penilai", lebar=20, bantuan="Pangkat/golongan atasan penilai."),
        Kolom(
            "jabatan_atasan_penilai", "Jabatan Atasan Penilai", panjang=150, lebar=26, bantuan="Jabatan atasan penilai."
        ),
        Kolom(
            "unit_atasan_penilai",
            "Unit Kerja Atasan Penilai",
            panjang=100,
            lebar=26,
            bantuan="Unit kerja atasan penilai.",
        ),
        nip_kolom(
            "menggantikan_nip",
            "Menggantikan NIP",
            bantuan="NIP pejabat lama yang digantikan; bawahannya beralih kepada pegawai ini.",
        ),
        pilihan_kolom("status_skp", "Status SKP", STATUS_RENCANA, wajib=True, bantuan="Status SKP di e-Kinerja."),
        Kolom("tanggal_persetujuan", "Tanggal Persetujuan", Jenis.TANGGAL, bantuan="Tanggal SKP disetujui atasan."),
        Kolom("mulai_bertugas", "Mulai Bertugas", Jenis.TANGGAL, bantuan="Kosong berarti sejak awal periode."),
        Kolom("selesai_bertugas", "Selesai Bertugas", Jenis.TANGGAL, bantuan="Kosong berarti sampai akhir periode."),
        pilihan_kolom("keaktifan", "Status Keaktifan", STATUS_KEAKTIFAN, lebar=19, bantuan="Kosong berarti AKTIF."),
        Kolom("pns_id", "PNS ID", lebar=38, bantuan="ID orang di SIASN (32 atau 36 karakter)."),
        Kolom(
            "id_riwayat_jabatan", "ID Riwayat Jabatan", lebar=38, bantuan="ID riwayat jabatan di SIASN (angka kredit)."
        ),
    ),
    kunci=("nip", "skp_ke"),
)
