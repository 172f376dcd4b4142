"""Mistakes of the cascade: group K. The RHK of a pimpinan keep another bawahan, so that nothing else follows."""

from __future__ import annotations

from skp_batch.contoh.bentuk import Baris
from skp_batch.contoh.papan import Papan

K, P, I = "KESALAHAN", "PERINGATAN", "INFO"  # noqa: E741 - the three levels, as in the contract's tables

# Well-formed NIP of people whom no workbook has.
NIP_LUAR = ("197212121998031007", "196905171994032003", "196810101993031004", "197604302001122001")
NO, NIP_P, TEKS = "No RHK Pimpinan", "NIP Pimpinan yang Diintervensi", "RHK Pimpinan yang Diintervensi"


def tanam_kaskade(p: Papan) -> None:
    _atasan(p)
    _rujukan(p)
    _pimpinan_lain(p)
    _rencana_pimpinan(p)
    _perjanjian_kinerja(p)


def _atasan(p: Papan) -> None:
    baris = p.satu("PEGAWAI", "perizinan")
    p.ubah("K301", K, baris, "NIP Atasan", NIP_LUAR[0], "NIP atasan tidak ada di buku kerja mana pun")
    for satu, lain in (("asdma-pensiun", "pranata-sdm"), ("pranata-sdm", "asdma-pensiun")):
        p.ubah("K306", K, p.satu("PEGAWAI", satu), "NIP Atasan", p.nip(lain), "Dua pegawai saling menjadi atasan")
    atasan = p.satu("PEGAWAI", "kasubbag-tu")
    atasan |= {"Status SKP": "PENGAJUAN", "Tanggal Persetujuan": None}
    nilai = p.satu("PENILAIAN", "kasubbag-tu")
    nilai |= dict.fromkeys(("Rating Hasil Kerja", "Rating Perilaku Kerja", "Umpan Balik Umum", "Catatan/Rekomendasi"))
    p.tanam("K307", P, p.satu("PEGAWAI", "adm-pkm"), "NIP Atasan", "SKP atasan belum disetujui")
    baris = p.satu("PEGAWAI", "asesor")
    baris |= {
        "NIP/NRP Penilai": NIP_LUAR[1],
        "Nama Penilai": "Dra. Wahyuningtyas Kencanawati, M.Si.",
        "Jabatan Penilai": "Kepala Unit Penilaian Kompetensi Provinsi",
        "Unit Kerja Penilai": "Badan Kepegawaian Daerah Provinsi",
        "Gol. Ruang Penilai": "IV/b",
        "Status Penilai": "ASN",
    }
    p.ubah("K317", P, baris, "NIP Atasan", NIP_LUAR[1], "Atasan di luar instansi; kolom Penilai terisi")
    baris = p.buku("DISDIK").isian("NIP Pimpinan Unit")
    p.ubah("K315", P, baris, "Nilai", NIP_LUAR[2], "NIP pimpinan unit tidak ada di PEGAWAI")


def _rujukan(p: Papan) -> None:
    p.ubah("K302", K, p.satu("RHK", "nutrisionis-dinkes", "1"), NO, "8", "Nomor RHK pimpinan tidak ada")
    baris = p.satu("RHK", "pustakawan", "2")
    baris[TEKS] = None
    p.ubah("K303", K, baris, NO, None, "RHK utama tidak merujuk RHK pimpinan")
    baris = p.satu("RHK", "operator-ifk", "1")
    baris[TEKS] = p.satu("RHK", "kepala-ifk", "3")["Rencana Hasil Kerja"]
    p.ubah("K304", P, baris, NO, "3", "RHK pimpinan yang dirujuk berklasifikasi INDIVIDU")
    baris = p.satu("RHK", "adminkes-akreditasi", "1")
    p.ubah("K305", P, baris, TEKS, "Meningkatnya kunjungan puskesmas", "Teks tidak sama dengan RHK bernomor itu")
    p.ubah("K316", I, p.satu("RHK", "ptp-pertama", "1"), NO, None, "RHK pimpinan dirujuk dengan teksnya saja")


def _pimpinan_lain(p: Papan) -> None:
    baris = _rujuk(p, "epidemiolog-pertama", "direktur-rsud", "1")
    # His plan is of the year before; so is the NIP that the workbook of that year has.
    p.tanam("K310", K, baris, NIP_P, "Rencana pimpinan yang dirujuk berasal dari tahun lain")
    p.tanam("K311", P, _rujuk(p, "adminkes-rujukan", "kapus-2", "1"), NIP_P, "Buku kerja pimpinan itu tertahan")
    pengganti = p.satu("PEGAWAI", "kasubbag-umpeg")
    pengganti["Menggantikan NIP"] = NIP_LUAR[3]
    baris = p.satu("RHK", "arsiparis", "1")
    baris[NIP_P] = NIP_LUAR[3]
    p.tanam("K314", I, baris, NO, "Rujukan kepada pejabat lama yang sudah digantikan")


def _rujuk(p: Papan, id_orang: str, pimpinan: str, nomor: str) -> Baris:
    """Let the second RHK of a person support a plan of somebody in another workbook."""
    baris = p.satu("RHK", id_orang, "2")
    teks = p.satu("RHK", pimpinan, nomor)["Rencana Hasil Kerja"]
    baris |= {NIP_P: p.nip(pimpinan), NO: nomor, TEKS: teks, "Cascading": "TIDAK LANGSUNG"}
    return baris


def _rencana_pimpinan(p: Papan) -> None:
    baris = p.satu("RHK", "kabid-p2p", "4")
    baris["Klasifikasi RHK"] = "ORGANISASI"
    p.tanam("K308", P, baris, "No RHK", "RHK ORGANISASI yang tidak didukung bawahan")
    p.satu("RHK", "adminkes-kia", "2")["Cascading"] = "LANGSUNG"
    baris = p.satu("TARGET", "kabid-kesmas", "1", "2")
    p.tanam("K309", P, baris, "Target", "Jumlah target bawahan di bawah target pimpinan")


def _perjanjian_kinerja(p: Papan) -> None:
    baris: Baris = {
        "No PK": "PK-9",
        "Sasaran": "Meningkatnya mutu pengelolaan vaksin",
        "Indikator": "Persentase puskesmas dengan rantai dingin vaksin sesuai standar",
        "Target": "95",
        "Satuan": "%",
    }
    p.buku("DINKES-IFK").baris["PK"].append(baris)
    p.tanam("K312", P, baris, "Indikator", "Indikator perjanjian kinerja tidak dibawa RHK pimpinan")
    p.ubah("K313", K, p.satu("RHK", "bendahara", "1"), "No PK", "PK-21", "Nomor perjanjian kinerja tidak ada")
