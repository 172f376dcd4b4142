"""Mistakes of filling in: group S. Each in another person, so that one mistake gives exactly one finding."""

from __future__ import annotations

import copy

from skp_batch.contoh import tambal
from skp_batch.contoh.papan import Papan, Tanaman
from skp_batch.schemas.penilaian import LAMPIRAN
from skp_batch.workbook.alamat import alamat

K, P, I = "KESALAHAN", "PERINGATAN", "INFO"  # noqa: E741 - the three levels, as in the contract's tables


def tanam_isian(p: Papan) -> None:
    _sel(p)
    _nip(p)
    _kunci(p)
    _bukti(p)
    _asing(p)


def _sel(p: Papan) -> None:
    p.ubah("S201", K, p.satu("TARGET", "bidan-desa-1", "1", "1"), "Satuan", None, "Target berupa angka tanpa satuan")
    baris = p.satu("REALISASI", "apoteker-pkm", "1", "1")
    p.ubah("S202", K, baris, "Realisasi", "sekitar sembilan ribu", "Realisasi ditulis dengan kata")
    p.ubah("S203", K, p.satu("TARGET", "guru-matematika", "1", "2"), "Aspek", "KUANTITATIF", "Aspek di luar pilihan")
    p.ubah("S208", K, p.satu("PEGAWAI", "keu-bkpsdm"), "Kelas Jabatan", 70, "Kelas jabatan 7 terketik 70")
    baris = p.satu("REALISASI", "dokter-pppk", "1", "1")
    p.tanam("S209", K, baris, "Realisasi", "Sel realisasi berisi #DIV/0!", tambal.galat("#DIV/0!"))
    jabatan = (
        "Penata Layanan Operasional pada Subkoordinator " + "Pengelolaan Data dan Informasi Tenaga Kesehatan, " * 3
    )
    p.ubah("S212", P, p.satu("PEGAWAI", "penata-sdmk"), "Jabatan", jabatan.rstrip(", "), "Nama jabatan terlalu panjang")
    p.ubah("S214", K, p.satu("PEGAWAI", "guru-pjok"), "Jenjang JF", None, "Jabatan fungsional tanpa jenjang")
    baris = p.satu("REALISASI", "entomolog", "1", "1")
    p.ubah("S215", P, baris, "Realisasi", int(str(baris["Realisasi"])) * 100, "Realisasi kelebihan dua angka nol")
    p.ubah("S216", P, p.satu("REALISASI", "tu-sekolah", "2", "1"), "Realisasi", -3, "Realisasi bernilai negatif")
    baris = p.satu("TARGET", "adminkes-anak", "2", "2")
    p.satu("REALISASI", "adminkes-anak", "2", "2")["Realisasi"] = baris["Target"]
    p.ubah("S220", P, baris, "Arah", None, "Arah indikator waktu tidak dipilih")
    baris = p.satu("REALISASI", "asisten-apoteker", "2", "1")
    p.tanam("B111", K, baris, "Realisasi", "Rumus tanpa nilai tersimpan", tambal.rumus_tanpa_nilai("6+6"))


def _nip(p: Papan) -> None:
    baris = p.satu("PEGAWAI", "perawat-poli")
    p.ubah("S204", K, baris, "NIP", f"{p.nip('perawat-poli')[:15]}000", "Nomor urut NI PPPK 000")
    baris = p.satu("PEGAWAI", "bidan-desa-2")
    hilang = f"{p.nip('bidan-desa-2')[:15]}000"
    p.tanam("S205", K, baris, "NIP", "NIP disimpan sebagai angka; tiga angka akhir hilang", tambal.angka(hilang))
    baris = p.satu("PEGAWAI", "adm-disdik")
    baris["Golongan"] = "II/a"
    p.ubah("S210", P, baris, "Status", "PNS", "Status PNS dengan nomor induk berpola PPPK")
    lama = p.nip("cpns-informatika")
    muda = f"2009{lama[4:]}"
    for isi in p.buku_orang("cpns-informatika").baris.values():
        for b in isi:
            if b.get("NIP") == lama:
                b["NIP"] = muda
    baris = next(b for b in p.buku_orang("cpns-informatika").baris["PEGAWAI"] if b["NIP"] == muda)
    p.tanam("S219", P, baris, "NIP", "Menurut NIP, usia saat diangkat 15 tahun")


def _kunci(p: Papan) -> None:
    kembar = dict(p.satu("RHK", "asisten-ifk", "2"))
    p.buku("DINKES-IFK").baris["RHK"].append(kembar)
    p.tanam("S206", K, kembar, "NIP", "Baris RHK tersalin dua kali")
    asli = p.satu("REALISASI", "guru-bindo", "2", "1")
    asing = asli | {
        "No Indikator": "9",
        "Tautan Bukti Dukung": f"{asli['Tautan Bukti Dukung']}".replace("1.pdf", "9.pdf"),
    }
    p.buku_orang("guru-bindo").baris["REALISASI"].append(asing)
    p.tanam("S207", K, asing, "No Indikator", "Realisasi untuk indikator yang tidak ada di TARGET")
    _dua_buku(p)


def _dua_buku(p: Papan) -> None:
    """The same person in two workbooks: moved without PINDAH in the old one."""
    tujuan = p.buku("DINKES-KESMAS").baris
    for lembar in ("PEGAWAI", "RHK", "TARGET", "REALISASI", "PENILAIAN"):
        tujuan[lembar] += copy.deepcopy(p.semua(lembar, "adm-yankes"))
    uraian = "Pegawai yang sama ada di dua buku kerja pada periode yang sama"
    p.tanam("S211", K, p.satu("PEGAWAI", "adm-yankes"), "NIP", uraian)
    p.tanam("S211", K, tujuan["PEGAWAI"][-1], "NIP", uraian)


def _bukti(p: Papan) -> None:
    for baris in p.semua("REALISASI", "epidemiolog-terampil", "2"):
        baris["Bukti Dukung"] = baris["Tautan Bukti Dukung"] = None
    baris = p.semua("REALISASI", "epidemiolog-terampil", "2")[0]
    p.tanam("S213", P, baris, "Bukti Dukung", "Realisasi tanpa bukti dukung")
    baris = p.satu("REALISASI", "guru-ips", "1", "1")
    tautan = r"C:\Users\guru\Dokumen\hasil asesmen.xlsx"
    p.ubah("S217", P, baris, "Tautan Bukti Dukung", tautan, "Tautan ke komputer sendiri")


def _asing(p: Papan) -> None:
    buku = p.buku("DISDIK-SMP02")
    p.daftar.append(
        Tanaman(
            *("S290", I, "Kolom tambahan yang tidak dikenal", buku.nama_file, "LAMPIRAN"),
            letak=lambda kepala: alamat(kepala, len(LAMPIRAN.kolom) + 1),
            tambalan=tambal.tulisan("Catatan Operator"),
        )
    )
    p.daftar.append(
        Tanaman(
            *("S290", I, "Lembar tambahan yang tidak dikenal", p.buku("BKPSDM").nama_file, "Catatan Pribadi"),
            tambalan=tambal.lembar_asing("Daftar tugas minggu ini"),
        )
    )
