"""The review workbook of an atasan: sheet UNTUK ATASAN (Isian, Nilai) and sheet PENILAIAN with Kode Unit first."""

from __future__ import annotations

from skp_batch.istilah import RATING
from skp_batch.schemas.buku import LEMBAR_ATASAN
from skp_batch.schemas.kolom import Kolom, Lembar, kode_kolom, nip_kolom, pilihan_kolom, sistem_kolom, skp_ke
from skp_batch.schemas.penilaian import PENILAIAN
from skp_batch.schemas.unit import UNIT

LEMBAR_DISTRIBUSI = "DISTRIBUSI"

UNTUK_ATASAN = Lembar(
    LEMBAR_ATASAN,
    "PENILAIAN OLEH ATASAN",
    "Beri dua rating untuk setiap bawahan di lembar PENILAIAN, lalu kirim kembali buku ini.",
    (
        UNIT["versi_templat"],
        nip_kolom("nip_atasan", "NIP Atasan", wajib=True, bantuan="NIP atasan yang menilai."),
        *(UNIT[kunci] for kunci in ("tahun", "jenis_periode", "periode_ke")),
    ),
)

PENILAIAN_ATASAN = Lembar(
    PENILAIAN.nama,
    "PENILAIAN OLEH ATASAN",
    "Pilih kedua rating di sel kuning; umpan balik bila perlu. Kurva di atas bergerak mengikuti isian.",
    (
        kode_kolom("kode_unit", "Kode Unit", wajib=True, lebar=13, bantuan="Unit kerja bawahan."),
        nip_kolom(wajib=True, bantuan="NIP bawahan."),
        skp_ke(),
        sistem_kolom("s_nama", "Nama", 26),
        sistem_kolom("s_capaian", "Capaian", 10),
        sistem_kolom("s_rating", "Rating Hasil Hitung", 16),
        sistem_kolom("s_realisasi", "Realisasi Singkat", 52),
        sistem_kolom("s_riwayat", "Predikat Sebelumnya", 20),
        pilihan_kolom(
            "rating_hasil", "Rating Hasil Kerja", RATING, lebar=17, bantuan="Berdasarkan realisasi dan bukti."
        ),
        pilihan_kolom(
            "rating_perilaku", "Rating Perilaku Kerja", RATING, lebar=17, bantuan="Menurut tujuh nilai BerAKHLAK."
        ),
        sistem_kolom("s_predikat", "Predikat", 16),
        Kolom("umpan_balik", "Umpan Balik Umum", lebar=34, bantuan="Umpan balik atasan secara umum."),
        Kolom("catatan", "Catatan/Rekomendasi", lebar=34, bantuan="Catatan atau rekomendasi."),
        sistem_kolom("s_jabatan", "Jabatan", 28),
        sistem_kolom("s_unit", "Nama Unit", 28),
    ),
    kunci=("nip", "skp_ke", "kode_unit"),
)
