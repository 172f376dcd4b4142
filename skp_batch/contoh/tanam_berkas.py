"""Mistakes of whole files: group B. In small units of their own, for they hold all results of the file."""

from __future__ import annotations

import copy
import struct

from skp_batch.contoh import tambal
from skp_batch.contoh.bentuk import BukuContoh
from skp_batch.contoh.instansi import buku_sisipan
from skp_batch.contoh.papan import Papan, Tanaman

K, P, I = "KESALAHAN", "PERINGATAN", "INFO"  # noqa: E741 - the three levels, as in the contract's tables
FOLDER_LAIN = "kiriman-lain"
UNIT_SISIPAN = ("DINKES-PKM02", "DINKES-PKM03", "DINKES-PKM04", "DINKES-PKM05", "DINKES-PKM06", "DINKES-PKM07", "RSUD")


def tambah_unit(p: Papan) -> None:
    """The small units, among them one of which only last year's plan was handed in."""
    p.instansi.buku += [buku_sisipan(kode, p.instansi.periode) for kode in UNIT_SISIPAN]


def tanam_berkas(p: Papan) -> None:
    _lembar_dan_kolom(p)
    _ganda(p)
    _bukan_buku(p)


def _lembar_dan_kolom(p: Papan) -> None:
    berkas = p.buku("DINKES-PKM02").nama_file
    uraian = "Lembar PENILAIAN terhapus"
    p.daftar.append(Tanaman("B103", K, uraian, berkas, "PENILAIAN", tambalan=tambal.tanpa_lembar))
    buku = p.buku("DINKES-PKM03")
    p.daftar.append(
        Tanaman(
            *("B106", K, "Judul kolom Indikator Kinerja Individu terhapus", buku.nama_file, "TARGET"),
            kolom="Indikator Kinerja Individu",
            letak=lambda kepala: f"A{kepala}",
            tambalan=tambal.kosong,
            di_judul=True,
        )
    )


def _ganda(p: Papan) -> None:
    buku = p.buku("DINKES-PKM04")
    lain = copy.deepcopy(buku)
    lain.nama_file = _di_folder(buku, "PERBAIKAN_")
    lain.isian("Tempat Penetapan")["Nilai"] = "Kalijernih"
    p.instansi.buku.append(lain)
    for nama in (buku.nama_file, lain.nama_file):
        p.berkas("B107", K, nama, "Unit, periode, dan edisi sama, isinya berbeda")
    buku = p.buku("DINKES-PKM05")
    lama = copy.deepcopy(buku)
    lama.nama_file = _di_folder(buku, "EDISI_1_")
    p.instansi.buku.append(lama)
    buku.isian("Edisi")["Nilai"] = 2
    p.berkas("B110", P, lama.nama_file, "Edisi lama dari buku kerja yang sudah diperbaiki")
    buku = p.buku("DINKES-PKM06")
    salinan = _di_folder(buku, "SALINAN_")
    p.instansi.salinan[salinan] = buku.nama_file
    p.berkas("B109", I, salinan, "Salinan buku kerja yang sama")
    buku = p.buku("DINKES-PKM07")
    p.ubah("B104", K, buku.isian("Versi Templat"), "Nilai", "7", "Versi templat yang tidak dikenal")


def _di_folder(buku: BukuContoh, awalan: str) -> str:
    return f"{FOLDER_LAIN}/{awalan}{buku.nama_file.rpartition('/')[2]}"


def _bukan_buku(p: Papan) -> None:
    for nama, isi, kode, uraian in (
        ("rekap_lama.xls", ole("Workbook"), "B101", "Buku kerja format lama (.xls)"),
        ("daftar_pegawai.csv", b"NIP,Nama\r\n", "B101", "Berkas .csv, bukan buku kerja"),
        ("SKP_unduhan_terputus.xlsx", b"PK\x03\x04" + bytes(200), "B101", "Berkas rusak karena unduhan terputus"),
        ("SKP_bersandi.xlsx", ole("EncryptionInfo", "EncryptedPackage"), "B102", "Berkas dilindungi sandi"),
    ):
        p.instansi.mentah[f"{FOLDER_LAIN}/{nama}"] = isi
        p.berkas(kode, K, f"{FOLDER_LAIN}/{nama}", uraian)


def ole(*aliran: str) -> bytes:
    """The smallest OLE container with (empty) streams of these names: header, one FAT sector, one directory sector."""
    bebas, akhir, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    tanda = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    tanda += struct.pack("<HHHHH6x", 62, 3, 0xFFFE, 9, 6)
    tanda += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, akhir, 0, akhir, 0)
    tanda += struct.pack("<109I", 0, *[bebas] * 108)
    tabel = struct.pack("<128I", fat, akhir, *[bebas] * 126)
    anak = [_entri(n, 2, bebas, i + 2 if i < len(aliran) else bebas) for i, n in enumerate(aliran, 1)]
    isi = _entri("Root Entry", 5, 1, bebas) + b"".join(anak)
    kosong = bytes(64) + struct.pack("<HBB", 0, 0, 0) + struct.pack("<III", bebas, bebas, bebas) + bytes(48)
    return tanda + tabel + isi + kosong * (4 - 1 - len(aliran))


def _entri(nama: str, jenis: int, anak: int, kanan: int) -> bytes:
    teks = nama.encode("utf-16-le") + b"\0\0"
    isi = teks.ljust(64, b"\0") + struct.pack("<HBBIII", len(teks), jenis, 1, 0xFFFFFFFF, kanan, anak)
    return isi + bytes(36) + struct.pack("<IQ", 0xFFFFFFFE, 0)
