"""Sheets PENILAIAN, PERILAKU, LAMPIRAN, KEBERATAN and ANGKA KREDIT: the appraisal and what goes with it."""

from __future__ import annotations

from skp_batch.istilah import BAGIAN_LAMPIRAN, KEPUTUSAN_KEBERATAN, NILAI_BERAKHLAK, RATING
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

PENILAIAN = Lembar(
    "PENILAIAN",
    "PENILAIAN OLEH ATASAN",
    "Diisi atasan: dua rating untuk setiap SKP. Predikat dihitung program.",
    (
        nip_wajib(),
        skp_ke(),
        pilihan_kolom(
            "rating_hasil",
            "Rating Hasil Kerja",
            RATING,
            lebar=25,
            bantuan="Ditetapkan atasan berdasarkan realisasi dan bukti dukung.",
        ),
        pilihan_kolom(
            "rating_perilaku",
            "Rating Perilaku Kerja",
            RATING,
            lebar=25,
            bantuan="Ditetapkan atasan menurut tujuh nilai BerAKHLAK.",
        ),
        Kolom("umpan_balik", "Umpan Balik Umum", lebar=36, bantuan="Umpan balik atasan secara umum."),
        Kolom("catatan", "Catatan/Rekomendasi", lebar=36, bantuan="Catatan atau rekomendasi untuk dokumen evaluasi."),
        sistem_kolom("s_nama", "Nama", 28),
        sistem_kolom("s_jabatan", "Jabatan", 28),
        sistem_kolom("s_capaian", "Capaian", 12),
        sistem_kolom("s_rating", "Rating Hasil Hitung", 24),
        sistem_kolom("s_predikat", "Predikat", 20),
        sistem_kolom("s_sidik", "Sidik", 20),
    ),
    kunci=("nip", "skp_ke"),
    acuan="PEGAWAI",
)

PERILAKU = Lembar(
    "PERILAKU",
    "PERILAKU KERJA BERAKHLAK",
    "Ekspektasi khusus pimpinan dan umpan balik per nilai (opsional).",
    (
        nip_wajib(),
        skp_ke(),
        pilihan_kolom("nilai", "Nilai", NILAI_BERAKHLAK, wajib=True, lebar=28, bantuan="Nilai dasar BerAKHLAK."),
        Kolom("ekspektasi", "Ekspektasi Khusus", lebar=46, bantuan="Ekspektasi khusus pimpinan."),
        Kolom("umpan_balik", "Umpan Balik", lebar=46, bantuan="Umpan balik atasan."),
    ),
    kunci=("nip", "skp_ke", "nilai"),
    acuan="PEGAWAI",
    opsional=True,
)

LAMPIRAN = Lembar(
    "LAMPIRAN",
    "LAMPIRAN SKP",
    "Dukungan sumber daya, skema pertanggungjawaban, dan konsekuensi (opsional).",
    (
        nip_wajib(),
        skp_ke(),
        pilihan_kolom("bagian", "Bagian", BAGIAN_LAMPIRAN, wajib=True, lebar=33, bantuan="Bagian lampiran SKP."),
        kode_kolom("no", "No", wajib=True, lebar=8, bantuan="Nomor urut di dalam bagian."),
        Kolom("uraian", "Uraian", wajib=True, lebar=70, bantuan="Isi lampiran."),
    ),
    kunci=("nip", "skp_ke", "bagian", "no"),
    acuan="PEGAWAI",
    opsional=True,
)

KEBERATAN = Lembar(
    "KEBERATAN",
    "KEBERATAN ATAS HASIL EVALUASI",
    "Keberatan pegawai, penjelasan penilai, dan keputusan atasan penilai (opsional).",
    (
        nip_wajib(),
        skp_ke(),
        Kolom("tanggal", "Tanggal", Jenis.TANGGAL, wajib=True, lebar=13, bantuan="Tanggal keberatan diajukan."),
        Kolom("uraian", "Uraian", wajib=True, lebar=46, bantuan="Isi keberatan."),
        Kolom("penjelasan", "Penjelasan Penilai", lebar=46, bantuan="Penjelasan pejabat penilai."),
        pilihan_kolom("keputusan", "Keputusan", KEPUTUSAN_KEBERATAN, lebar=14, bantuan="TETAP atau DIUBAH."),
        pilihan_kolom("rating_hasil", "Rating Hasil Kerja Akhir", RATING, lebar=24, bantuan="Diisi bila DIUBAH."),
        pilihan_kolom("rating_perilaku", "Rating Perilaku Kerja Akhir", RATING, lebar=24, bantuan="Diisi bila DIUBAH."),
        Kolom("tanggal_keputusan", "Tanggal Keputusan", Jenis.TANGGAL, lebar=13, bantuan="Tanggal keputusan."),
    ),
    kunci=("nip", "skp_ke"),
    acuan="PEGAWAI",
    opsional=True,
)

ANGKA_KREDIT = Lembar(
    "ANGKA KREDIT",
    "ANGKA KREDIT JABATAN FUNGSIONAL",
    "Satu baris untuk satu pejabat fungsional (opsional).",
    (
        nip_wajib(),
        Kolom("nomor_pak", "Nomor PAK", lebar=28, bantuan="Nomor penetapan angka kredit."),
        Kolom("tanggal_pak", "Tanggal PAK", Jenis.TANGGAL, lebar=13, bantuan="Tanggal penetapan angka kredit."),
        Kolom("ak_sebelumnya", "AK Sebelumnya", Jenis.ANGKA, lebar=14, bantuan="Angka kredit kumulatif sebelumnya."),
    ),
    kunci=("nip",),
    acuan="PEGAWAI",
    opsional=True,
)
