"""Mistakes of realisasi and appraisal (group N) and of quality (group Q)."""

from __future__ import annotations

from skp_batch.contoh import tambal
from skp_batch.contoh.papan import Papan
from skp_batch.istilah import Rating

K, P, I = "KESALAHAN", "PERINGATAN", "INFO"  # noqa: E741 - the three levels, as in the contract's tables
HASIL, PERILAKU = "Rating Hasil Kerja", "Rating Perilaku Kerja"
_ISI_NILAI = (HASIL, PERILAKU, "Umpan Balik Umum", "Catatan/Rekomendasi")
_ISI_REALISASI = (
    *("Rencana Aksi", "Realisasi", "Uraian Realisasi", "Bukti Dukung", "Tautan Bukti Dukung"),
    *("Sumber Data", "Umpan Balik"),
)


def tanam_penilaian(p: Papan) -> None:
    _rencana(p)
    _realisasi(p)
    _rating(p)
    _tindak_lanjut(p)


def _rencana(p: Papan) -> None:
    for lembar in ("RHK", "TARGET", "REALISASI"):
        p.hapus(lembar, "adm-sekolah")
    p.tanam("N401", K, p.satu("PEGAWAI", "adm-sekolah"), "NIP", "SKP disetujui tetapi tidak punya RHK")
    pola = p.satu("RHK", "keuangan-disdik", "1")
    baris = pola | {"No RHK": "3", "Rencana Hasil Kerja": "Terwujudnya arsip pertanggungjawaban elektronik sekolah"}
    p.buku("DISDIK").baris["RHK"].append(baris)
    p.tanam("N402", K, baris, "No RHK", "RHK tanpa indikator")
    target = p.satu("TARGET", "analis-keu-muda", "2", "1")
    target |= {"Target": None, "Satuan": None}
    realisasi = p.satu("REALISASI", "analis-keu-muda", "2", "1")
    realisasi |= {
        "Target Periode": None,
        "Realisasi": None,
        "Uraian Realisasi": "Seluruh dokumen diverifikasi sebelum tanggal 10 bulan berikutnya",
    }
    uraian = "Seluruh dokumen pertanggungjawaban terverifikasi sebelum tanggal 10"
    p.ubah("N417", I, target, "Uraian Target", uraian, "Target dengan kata pada SKP kuantitatif")


def _realisasi(p: Papan) -> None:
    baris = p.satu("REALISASI", "pengolah-dapodik", "2", "1")
    baris |= dict.fromkeys(_ISI_REALISASI)
    p.tanam("N403", P, baris, "Realisasi", "Indikator belum diberi realisasi")
    baris = p.satu("REALISASI", "cpns-p2p", "1", "1")
    baris |= {"Realisasi": None, "Uraian Realisasi": None}
    p.tanam("N410", I, baris, "Realisasi", "Realisasi kosong; diambil dari catatan harian")
    # The note of other work keeps the sheet; one counted day less no longer adds up to the realisasi.
    harian = p.buku("DINKES").baris["HARIAN"]
    hari = p.semua("HARIAN", "perencana-pertama", "2")[-1]
    harian[:] = [b for b in harian if b is not hari]
    baris = p.satu("REALISASI", "perencana-pertama", "2", "1")
    p.tanam("N411", P, baris, "Realisasi", "Realisasi berbeda dari jumlah catatan harian")
    if p.instansi.periode.jenis != "TAHUNAN":
        p.satu("REALISASI", "pengolah-kesmas", "1", "1")["Target Periode"] = None
        p.tanam("N413", I, p.satu("PEGAWAI", "pengolah-kesmas"), "NIP", "Indikator belum jatuh tempo pada periode ini")


def _rating(p: Papan) -> None:
    baris = p.satu("PENILAIAN", "guru-bing")
    baris |= dict.fromkeys(_ISI_NILAI)
    p.tanam("N404", P, baris, HASIL, "Atasan belum memberi rating")
    baris = p.satu("PENILAIAN", "analis-sdm-dinkes")
    p.ubah("N405", I, baris, HASIL, str(Rating.DI_ATAS), "Rating lebih tinggi daripada hasil hitung")
    baris = p.satu("PENILAIAN", "kepsek")
    p.ubah("N406", P, baris, HASIL, str(Rating.DI_ATAS), "Rating pimpinan tidak sama dengan capaian organisasi")
    p.satu("PENILAIAN", "pengolah-ifk")[PERILAKU] = str(Rating.SESUAI)
    baris = p.buku("DINKES-IFK").isian("Capaian Kinerja Organisasi")
    jenis = P if p.instansi.periode.jenis == "TAHUNAN" else I
    p.tanam("N407", jenis, baris, "Nilai", "Sebaran predikat tidak mengikuti pola capaian BAIK")
    p.satu("PEGAWAI", "adm-dinkes")["Status SKP"] = "PENGAJUAN"
    p.tanam("N408", K, p.satu("PENILAIAN", "adm-dinkes"), HASIL, "Rating diberikan sebelum SKP disetujui")
    nilai = p.satu("PENILAIAN", "asisten-vaksin")
    nilai |= dict.fromkeys(_ISI_NILAI)
    cuti = p.satu("PEGAWAI", "asisten-vaksin")
    cuti["Status Keaktifan"] = "CUTI"
    p.tanam("N409", I, cuti, "NIP", "Pegawai cuti; tidak dinilai")
    # A Sidik of the same ratings over another plan: something was changed after rating.
    baris = p.satu("PENILAIAN", "sanitarian-pkm")
    baris["Sidik (sistem)"] = "1.22.5d1c0a7e93b4"
    p.tanam("N414", P, baris, HASIL, "Rencana atau realisasi berubah setelah dinilai")
    baris = p.satu("PENILAIAN", "adminkes-mutu")
    uraian = "Kolom Predikat (sistem) diketik sendiri"
    p.tanam("N450", P, baris, "Predikat (sistem)", uraian, tambal.tulisan("SANGAT BAIK"))


def _tindak_lanjut(p: Papan) -> None:
    p.hapus("PEMBINAAN", "nutrisionis-pkm")
    p.tanam("N412", I, p.satu("PEGAWAI", "nutrisionis-pkm"), "NIP", "Predikat BUTUH PERBAIKAN tanpa pembinaan")
    baris = p.tambah(
        *("KEBERATAN", "perawat-ranap"),
        Tanggal=p.instansi.periode.akhir,
        Uraian="Ruang rawat inap kekurangan perawat selama dua bulan; mohon rating ditinjau kembali.",
    )
    p.tanam("N416", P, baris, "Keputusan", "Keberatan belum diputus")


def tanam_mutu(p: Papan) -> None:
    teks = "Rencana Hasil Kerja"
    baris = p.satu("RHK", "tu-sekolah", "1")
    p.ubah("Q701", I, baris, teks, "Melaksanakan pelayanan administrasi murid dan guru", "RHK ditulis sebagai kegiatan")
    sama = p.satu("RHK", "kepala-ifk", "1")[teks]
    p.ubah("Q702", I, p.satu("RHK", "apoteker-pppk", "2"), teks, sama, "RHK menyalin teks RHK pimpinan")
    for lain in ("pw-taman", "pw-gudang"):
        p.satu("RHK", lain, "1")[teks] = p.satu("RHK", "pw-kebersihan", "1")[teks]
        for iki in ("1", "2"):
            for lembar, kolom in (("TARGET", "Target"), ("REALISASI", "Realisasi"), ("REALISASI", "Target Periode")):
                asal = p.satu(lembar, "pw-kebersihan", "1", iki)
                if kolom in asal:
                    p.satu(lembar, lain, "1", iki)[kolom] = asal[kolom]
    p.tanam("Q703", I, p.satu("RHK", "pw-kebersihan", "1"), teks, "RHK dan target sama pada tiga pegawai")
    baris = p.satu("TARGET", "kesker", "1", "1")
    baris["Uraian Target"] = "Berjalan dengan baik"
    indikator = "Pos upaya kesehatan kerja berjalan dengan baik"
    p.ubah("Q704", I, baris, "Indikator Kinerja Individu", indikator, "Indikator tanpa ukuran")
    realisasi = p.semua("REALISASI", "dokter-gigi")
    for r in realisasi[1:]:
        r |= {k: realisasi[0][k] for k in ("Bukti Dukung", "Tautan Bukti Dukung")}
    p.tanam("Q705", I, realisasi[0], "Bukti Dukung", "Satu bukti dukung untuk semua indikator")
