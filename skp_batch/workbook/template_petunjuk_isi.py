"""What sheet PETUNJUK says."""

from __future__ import annotations

JUDUL = "BUKU KERJA SKP"
ANAK_JUDUL = "Sasaran Kinerja Pegawai ASN: satu buku untuk satu unit kerja dan satu periode evaluasi"

LANGKAH: tuple[tuple[str, str], ...] = (
    ("Isi lembar UNIT", "Identitas unit, tahun, jenis periode, serta tanggal mulai dan selesai periode."),
    (
        "Isi lembar PEGAWAI",
        "Satu baris untuk satu SKP pegawai: NIP, nama, jabatan, NIP atasan, pendekatan, dan status SKP.",
    ),
    (
        "Isi lembar RHK",
        "Rencana hasil kerja setiap pegawai, ditulis sebagai hasil. Isi No RHK Pimpinan yang didukungnya; "
        "RHK pimpinan dapat dilihat di lembar RHK PIMPINAN.",
    ),
    (
        "Isi lembar TARGET",
        "Satu baris untuk satu indikator: aspek, indikator, target, dan satuan. Target berupa angka saja; "
        "satuannya di kolom Satuan.",
    ),
    (
        "Isi lembar REALISASI",
        "Pada akhir periode: realisasi periode ini saja, bukti dukung, dan tautannya. Kolom abu-abu menampilkan "
        "RHK, indikator, target, dan capaian.",
    ),
    (
        "Kirim untuk diperiksa",
        "Simpan sebagai .xlsx dan kirim ke bagian kepegawaian. Buku kembali dengan lembar HASIL PEMERIKSAAN; "
        "perbaiki sel yang ditandai.",
    ),
    (
        "Atasan mengisi PENILAIAN",
        "Dua rating untuk setiap pegawai: hasil kerja dan perilaku kerja. Predikat muncul sendiri.",
    ),
    (
        "Kirim kembali",
        "Naikkan Edisi di lembar UNIT setiap kali mengirim perbaikan, lalu kirim buku yang lengkap.",
    ),
)

# (kind of heading, title, meaning)
WARNA: tuple[tuple[str, str, str], ...] = (
    ("wajib", "Judul kolom*", "Wajib diisi: judul biru tua bertanda bintang."),
    ("pilihan", "Judul kolom", "Diisi bila perlu: judul biru muda. Arti isian kosong ada di bawah judul lembar."),
    ("sistem", "Judul (sistem)", "Dihitung program: abu-abu. Jangan diisi atau diubah."),
)

CONTOH_RHK: tuple[tuple[str, str, str], ...] = (
    (
        "Melaksanakan penyusunan laporan kinerja",
        "Tersusunnya laporan kinerja triwulan yang lengkap dan tepat waktu",
        "Menyebut hasilnya, bukan kegiatannya.",
    ),
    (
        "Mengikuti rapat koordinasi imunisasi",
        "Meningkatnya cakupan imunisasi dasar lengkap di wilayah kerja puskesmas",
        "Menjawab: apa yang berubah karena pekerjaan ini?",
    ),
    (
        "Membantu pelayanan kepegawaian",
        "Terselesaikannya usul kenaikan pangkat sesuai standar pelayanan",
        "Jelas siapa yang menerima manfaat dan ukurannya.",
    ),
)

JUDUL_INDIKATOR = ("Aspek", "Indikator kinerja individu", "Target dan satuan")
CONTOH_INDIKATOR: tuple[tuple[str, str, str], ...] = (
    ("KUANTITAS", "Jumlah laporan kinerja triwulan yang tersusun", "4   |   Laporan"),
    ("KUALITAS", "Persentase laporan yang diterima tanpa perbaikan", "95   |   %"),
    ("WAKTU", "Waktu penyampaian laporan setelah triwulan berakhir (Arah: MINIMAL)", "10   |   Hari"),
)

INGAT: tuple[str, ...] = (
    "NIP ditulis sebagai teks, 18 angka. NIP yang tersimpan sebagai angka kehilangan angka terakhirnya.",
    "Saat menempel dari berkas lain, pakai Tempel Nilai (Paste Values) supaya daftar pilihan dan format tetap ada.",
    "Nomor (No RHK, No Indikator) boleh diberi sesuka unit, asalkan sama di lembar RHK, TARGET, dan REALISASI.",
    "Pilih NIP lebih dahulu, lalu No RHK: daftar pilihan nomor mengikuti pegawai dan RHK di baris itu.",
    "Judul kolom jangan diubah. Kolom dan lembar boleh dipindah; kolom tambahan milik unit tidak akan dibaca.",
    "Baris boleh diurutkan, disaring, disisipkan di antara baris data, dan dihapus. Proteksi lembar tanpa kata sandi.",
    "Mencetak: pilih baris yang terisi, lalu Cetak Pilihan (Print Selection). Judul kolom ikut di setiap halaman.",
    "Persen ditulis angkanya saja (95), dengan satuan %. Tanggal ditulis hari/bulan/tahun, misalnya 31/12/2026.",
)

DIISI_OLEH: dict[str, str] = {
    "UNIT": "Pengelola unit",
    "PEGAWAI": "Pengelola unit",
    "RHK": "Pegawai",
    "TARGET": "Pegawai",
    "REALISASI": "Pegawai",
    "PENILAIAN": "Atasan",
    "PERILAKU": "Atasan",
    "LAMPIRAN": "Pegawai",
    "PK": "Pengelola unit",
    "HARIAN": "Pegawai",
    "PEMBINAAN": "Atasan",
    "KEBERATAN": "Pegawai, atasan penilai",
    "ANGKA KREDIT": "Pengelola unit",
    "RINGKASAN": "Program",
    "RHK PIMPINAN": "Program",
}
PETUNJUK_RHK_PIMPINAN = "RHK pimpinan yang didukung unit ini; diisi program, hanya untuk dilihat."
PETUNJUK_PROGRAM = {
    "RHK PIMPINAN": PETUNJUK_RHK_PIMPINAN,
    "RINGKASAN": "Yang sudah dan belum lengkap untuk setiap SKP; dihitung sendiri selagi buku diisi.",
}
