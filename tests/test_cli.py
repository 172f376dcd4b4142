"""The command from end to end: exit codes, messages, the example, and outputs that are whole and the same each time."""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from skp_batch.contoh import NAMA_DAFTAR, baca_daftar
from skp_batch.katalog import semua
from tests.alat.meja import ANA, KADIS, Meja
from tests.alat.perintah import Akhir, isi_folder, jalankan


@dataclass(frozen=True)
class Contoh:
    masuk: Path
    keluar: Path
    akhir: Akhir


@pytest.fixture(scope="module")
def contoh(tmp_path_factory: pytest.TempPathFactory) -> Contoh:
    """The example with its planted mistakes, processed once."""
    folder = tmp_path_factory.mktemp("contoh")
    assert jalankan("contoh", folder / "masuk").kode == 0
    return Contoh(folder / "masuk", folder / "keluar", jalankan("proses", folder / "masuk", "-o", folder / "keluar"))


def _tabel(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


def _bagian(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as z:
        return {nama: z.read(nama) for nama in z.namelist()}


def test_kesalahan_yang_ditanam_ditemukan_semua_dan_hanya_itu(contoh: Contoh) -> None:
    assert contoh.akhir.kode == 1
    ditanam = baca_daftar((contoh.masuk / NAMA_DAFTAR).read_text("utf-8"))
    assert len({k.kode for k in ditanam}) >= 30
    letak = Counter((k.kode, k.tingkat, k.berkas, k.lembar, k.sel) for k in ditanam)
    temuan = _tabel(contoh.keluar / "temuan.csv")
    assert Counter((t["kode"], t["tingkat"], t["berkas"], t["lembar"], t["sel"]) for t in temuan) == letak


def test_ringkasan_menyebut_yang_bersih_tertahan_dan_tempat_memulai(contoh: Contoh) -> None:
    for potongan in ("Bersih", "Tertahan", "Menunggu", "Belum menyerahkan", "Mulai dari:", "laporan/index.html"):
        assert potongan in contoh.akhir.out
    assert contoh.akhir.err == ""  # no progress where there is no terminal


def test_keluaran_sama_bait_demi_bait_dari_folder_lain(contoh: Contoh, tmp_path: Path) -> None:
    shutil.copytree(contoh.masuk, tmp_path / "di tempat lain" / "Masukan")
    akhir = jalankan("proses", tmp_path / "di tempat lain" / "Masukan", "-o", tmp_path / "k", "--paralel", "1")
    assert akhir.kode == 1
    assert isi_folder(tmp_path / "k") == isi_folder(contoh.keluar)


def test_bersihkan_mengembalikan_buku_kerja_seperti_semula(contoh: Contoh, tmp_path: Path) -> None:
    nama = "dinas-pendidikan/SKP_2025_SMPN_2_TIRTASARI.xlsx"
    assert jalankan("bersihkan", contoh.keluar / "hasil-pemeriksaan" / nama, "-o", tmp_path).kode == 0
    assert _bagian(tmp_path / Path(nama).name) == _bagian(contoh.masuk / nama)


def test_hasil_pemeriksaan_adalah_masukan_yang_sah(tmp_path: Path) -> None:
    """What went back to the units comes in again: the same findings and the same rekap."""
    meja = Meja()
    meja.bidang.isi("RHK", (ANA, "1"), No_RHK_Pimpinan="9")
    meja.tulis(tmp_path / "masuk")
    for masuk, keluar in (("masuk", "satu"), ("satu/hasil-pemeriksaan", "dua")):
        assert jalankan("proses", tmp_path / masuk, "-o", tmp_path / keluar, "--paralel", "1").kode == 1
    satu, dua = ((tmp_path / k / "temuan.csv").read_bytes() for k in ("satu", "dua"))
    assert b"K302" in satu
    assert satu == dua
    assert (tmp_path / "satu/rekap.csv").read_bytes() == (tmp_path / "dua/rekap.csv").read_bytes()


def test_instansi_bersih_keluar_dengan_kode_0_dan_siap_dikirim(tmp_path: Path) -> None:
    Meja().tulis(tmp_path / "masuk")
    akhir = jalankan("proses", tmp_path / "masuk", "-o", tmp_path / "keluar", "--paralel", "1", "--format", "json")
    assert akhir.kode == 0
    ringkasan = json.loads(akhir.out)
    assert ringkasan["temuan"] == {"KESALAHAN": 0, "PERINGATAN": 0, "INFO": 0}
    rekap = {b["nip"]: b for b in _tabel(tmp_path / "keluar" / "rekap.csv")}
    assert (rekap[ANA]["capaian"], rekap[ANA]["predikat"], rekap[ANA]["ekspor"]) == ("100.00", "BAIK", "YA")
    kirim = (tmp_path / "keluar" / "siasn" / "skp22-2025.jsonl").read_text("utf-8").splitlines()
    assert len(kirim) == 4
    assert all(json.loads(baris)["id"] is None for baris in kirim)
    periksa = jalankan("periksa", tmp_path / "masuk", "--paralel", "1")
    assert (periksa.kode, periksa.err) == (0, "")


def test_periksa_tidak_menulis_apa_pun(tmp_path: Path) -> None:
    meja = Meja()
    meja.bidang.isi("PENILAIAN", ANA, Rating_Hasil_Kerja="bagus")
    meja.tulis(tmp_path)
    sebelum = isi_folder(tmp_path)
    akhir = jalankan("periksa", tmp_path, "--paralel", "1", "--format", "csv")
    assert akhir.kode == 1
    (satu,) = csv.DictReader(akhir.out.splitlines())
    assert (satu["kode"], satu["sel"], satu["nip"]) == (
        "S203",
        meja.bidang.sel("PENILAIAN", ANA, "Rating Hasil Kerja"),
        ANA,
    )
    assert isi_folder(tmp_path) == sebelum


def test_berkas_yang_tidak_dapat_dibaca_disebut_dan_yang_lain_selesai(tmp_path: Path) -> None:
    Meja().tulis(tmp_path / "masuk")
    (tmp_path / "masuk" / "rusak.xlsx").write_bytes(b"PK\x03\x04 bukan buku kerja")
    akhir = jalankan("proses", tmp_path / "masuk", "-o", tmp_path / "keluar", "--paralel", "1")
    assert akhir.kode == 1
    assert [t["kode"] for t in _tabel(tmp_path / "keluar" / "temuan.csv")] == ["B101"]
    assert len(_tabel(tmp_path / "keluar" / "rekap.csv")) == 4


SALAH_PAKAI = [
    ("proses {0}/tidak-ada.xlsx -o {0}/k", "tidak-ada.xlsx"),
    ("proses {0}/kosong -o {0}/k", "Tidak ada buku kerja"),
    ("proses {0}/masuk -o {0}/milik-orang", "milik-orang"),
    ("proses {0}/masuk -o {0}/masuk", "Masukan tidak pernah ditimpa"),
    ("proses {0}/masuk -o {0}/catatan.txt", "adalah berkas"),
    ("proses {0}/masuk -o {0}/k --kebijakan {0}/salah.yaml", "sesuwai"),
    ("proses {0}/masuk -o {0}/k --kebijakan {0}/entah.yaml", "entah.yaml"),
    ("proses {0}/masuk -o {0}/k --capaian-organisasi {0}/capaian.csv", "LUMAYAN"),
    ("proses {0}/masuk -o {0}/k --capaian-organisasi {0}/entah.csv", "entah.csv"),
    ("proses {0}/masuk -o {0}/k --daftar-unit {0}/catatan.txt", "catatan.txt"),
    ("proses {0}/masuk -o {0}/k --data-pegawai {0}/catatan.txt", "catatan.txt"),
    ("periksa {0}/kosong", "Tidak ada buku kerja"),
    ("contoh {0}/milik-orang --timpa", "bukan folder contoh"),
    ("contoh {0}/baru --periode 2025-TW9", "2025-TW9"),
    ("bersihkan {0}/tidak-ada.xlsx -o {0}/k", "tidak ditemukan"),
    ("bersihkan {0}/masuk/dinas.xlsx -o {0}/masuk", "pilih folder lain"),
    ("templat {0}/catatan.txt", "adalah berkas"),
    ("templat {0}/k --pegawai {0}/pegawai.csv", "--periode"),
    ("templat {0}/k --pegawai {0}/entah.csv --periode 2026", "entah.csv"),
    ("jelaskan S999", "S999"),
]


@pytest.fixture(scope="module")
def meja(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("meja")
    Meja().tulis(folder / "masuk")
    for nama in ("kosong", "milik-orang"):
        (folder / nama).mkdir()
    (folder / "kosong" / "~$terbuka.xlsx").write_bytes(b"kunci")
    (folder / "milik-orang" / "surat.txt").write_text("jangan hilang")
    (folder / "catatan.txt").write_text("catatan")
    (folder / "salah.yaml").write_text("sesuwai: 90\n")
    (folder / "capaian.csv").write_text("kode_unit,capaian\nD01,LUMAYAN\n")
    (folder / "pegawai.csv").write_text("Kode Unit,NIP,Nama\nD01,1,Ana\n")
    return folder


@pytest.mark.parametrize(("kata", "potongan"), SALAH_PAKAI)
def test_salah_pakai_keluar_dengan_kode_2_dan_kalimat_yang_menyebut_sebabnya(
    meja: Path, kata: str, potongan: str
) -> None:
    sebelum = isi_folder(meja)
    akhir = jalankan(*(bagian.format(meja) for bagian in kata.split()))
    assert akhir.kode == 2
    assert akhir.out == ""
    assert akhir.err.startswith("Kesalahan: ")
    assert akhir.err.rstrip().endswith(".")
    assert potongan in akhir.err
    assert isi_folder(meja) == sebelum


def test_yang_tidak_dapat_ditulis_keluar_dengan_kode_3(tmp_path: Path, meja: Path) -> None:
    """A folder in the place where the program wants to keep its lock: as good as a disk that refuses."""
    (tmp_path / ".k.skp-batch-kunci").mkdir()
    akhir = jalankan("proses", meja / "masuk", "-o", tmp_path / "k", "--paralel", "1")
    assert akhir.kode == 3
    assert "Sistem menolak" in akhir.err
    assert "adalah folder" in akhir.err
    assert not (tmp_path / "k").exists()


def test_jelaskan_setiap_kode() -> None:
    daftar = jalankan("jelaskan")
    assert daftar.kode == 0
    for entri in semua():
        satu = jalankan("jelaskan", entri.kode.lower())
        assert satu.kode == 0
        assert satu.out.startswith(entri.kode)
        assert entri.kode in daftar.out


def test_kebijakan_bawaan_dapat_dipakai_kembali(tmp_path: Path, meja: Path) -> None:
    teks = jalankan("kebijakan", "penilaian")
    assert teks.kode == 0
    (tmp_path / "penilaian.yaml").write_text(teks.out, "utf-8")
    akhir = jalankan("periksa", meja / "masuk", "--paralel", "1", "--kebijakan", tmp_path / "penilaian.yaml")
    assert akhir.kode == 0


def test_templat_kosong_dan_terisi(tmp_path: Path, meja: Path) -> None:
    assert jalankan("template", tmp_path).kode == 0
    assert (tmp_path / "Buku Kerja SKP.xlsx").is_file()
    ditolak = jalankan("templat", tmp_path)
    assert (ditolak.kode, "--timpa" in ditolak.err) == (2, True)
    assert jalankan("templat", tmp_path, "--timpa").kode == 0
    (tmp_path / "p.csv").write_text(f"Kode Unit,Nama Unit,NIP,Nama,NIP Atasan\nD01.3,Bidang Data,{ANA},Ana,{KADIS}\n")
    terisi = jalankan(
        "templat", tmp_path / "unit", "--pegawai", tmp_path / "p.csv", "--periode", "2025", "--acuan", meja / "masuk"
    )
    assert (terisi.kode, terisi.err) == (0, "")
    (buku,) = (tmp_path / "unit").iterdir()
    assert buku.name == "SKP 2025 D01.3 Bidang Data.xlsx"
    akhir = jalankan("periksa", buku, "--acuan", meja / "masuk", "--paralel", "1", "--format", "csv")
    assert {t["kode"] for t in csv.DictReader(akhir.out.splitlines())} == {"S201"}  # what the unit has yet to fill


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL and process groups")
def test_proses_yang_dibunuh_meninggalkan_keluaran_yang_lama(tmp_path: Path) -> None:
    """Killed while it reads, while it writes and near its end; the next run clears up."""
    masuk, keluar = tmp_path / "masuk", tmp_path / "keluar"
    meja = Meja()
    meja.tulis(masuk)
    assert jalankan("proses", masuk, "-o", keluar, "--paralel", "1").kode == 0
    lama = isi_folder(keluar)
    meja.bidang.isi("PENILAIAN", ANA, Rating_Hasil_Kerja="DI ATAS EKSPEKTASI")
    meja.tulis(masuk)
    baru = tmp_path / ".keluar.skp-batch-baru"
    for tanda in (baru, baru / "rekap.csv", baru / "laporan" / "index.html"):
        _bunuh_saat_ada(tanda, masuk, keluar)
        assert isi_folder(keluar) == lama
    assert jalankan("proses", masuk, "-o", keluar, "--paralel", "1").kode == 0
    assert {b["nip"]: b["predikat"] for b in _tabel(keluar / "rekap.csv")}[ANA] == "BAIK"
    assert isi_folder(keluar) != lama
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(("-baru", "-lama", "-buang"))] == []


def _bunuh_saat_ada(tanda: Path, masuk: Path, keluar: Path) -> None:
    perintah = [sys.executable, "-c", "from skp_batch.cli import main; main()", "proses", masuk, "-o", keluar]
    jalan = subprocess.Popen(
        [*perintah, "--paralel", "1"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        while jalan.poll() is None and not tanda.exists():
            time.sleep(0.001)
    finally:
        if jalan.poll() is None:
            os.killpg(jalan.pid, signal.SIGKILL)
        jalan.wait()
    assert jalan.returncode == -signal.SIGKILL, "selesai sebelum sempat dibunuh"
