"""What happens to machines: runs killed at any moment, a disk without room, folders that refuse, inputs that change."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from skp_batch.keluaran.atomik import keluaran_utuh
from tests.alat.meja import ANA, Meja
from tests.alat.perintah import isi_folder, jalankan

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs POSIX processes")


def _perintah(masuk: Path, keluar: Path, *lain: str) -> list[str | Path]:
    return [sys.executable, "-m", "skp_batch", "proses", masuk, "-o", keluar, *lain]


def _meja(folder: Path, berkas: int = 8) -> Meja:
    """Enough workbooks for a pool of workers."""
    meja = Meja()
    for i in range(berkas - 2):
        salinan = meja.salin(meja.bidang, f"bidang/salinan-{i}.xlsx")
        salinan.unit("Kode Unit", f"D01.{i + 3}")
    meja.tulis(folder)
    return meja


def test_dibunuh_pada_saat_sembarang(tmp_path: Path) -> None:
    """SIGKILL to the whole group of processes, workers too, at moments spread over a run; nothing of ours is left."""
    masuk, keluar, sementara = tmp_path / "masuk", tmp_path / "keluar", tmp_path / "tmp"
    sementara.mkdir()
    lingkungan = os.environ | {"TMPDIR": str(sementara)}
    meja = _meja(masuk)
    perintah = _perintah(masuk, keluar, "--paralel", "2")
    mulai = time.monotonic()
    assert subprocess.run(perintah, env=lingkungan, capture_output=True).returncode == 1
    lama, tempo = isi_folder(keluar), time.monotonic() - mulai
    meja.bidang.isi("PENILAIAN", ANA, Rating_Hasil_Kerja="DI ATAS EKSPEKTASI")
    meja.tulis(masuk)
    bersih = tmp_path / "bersih"
    ulang = subprocess.run(_perintah(masuk, bersih, "--paralel", "1"), env=lingkungan, capture_output=True)
    assert ulang.returncode == 1
    baru = isi_folder(bersih)
    acak = random.Random(7)
    for bagian in (0.4, 0.65, 0.9):
        jalan = subprocess.Popen(
            perintah, env=lingkungan, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(tempo * (bagian + acak.uniform(-0.1, 0.1)))
        os.killpg(jalan.pid, signal.SIGKILL)
        jalan.wait()
        kini = isi_folder(keluar)
        assert kini in (lama, baru)  # whole in any case; one that was quicker than the clock has its new result
        lama = kini
    akhir = subprocess.run(perintah, env=lingkungan, capture_output=True, text=True)
    assert (akhir.returncode, akhir.stderr) == (1, "")
    assert isi_folder(keluar) == baru
    sisa = {p.name for p in tmp_path.iterdir()} - {"masuk", "keluar", "bersih", "tmp"}
    assert not [n for n in sisa if not n.endswith("-kunci")]
    assert {p.name[:5] for p in sementara.iterdir()} <= {"pymp-"}  # Python's own, for a socket: no names, no figures


def test_disk_yang_tidak_muat_meninggalkan_hasil_lama(tmp_path: Path) -> None:
    """No file may grow beyond so much: as good as a full disk, and needs no disk of its own."""
    import resource

    masuk, keluar = tmp_path / "masuk", tmp_path / "keluar"
    Meja().tulis(masuk)
    assert jalankan("proses", masuk, "-o", keluar, "--paralel", "1").kode == 0
    lama = isi_folder(keluar)
    batas = (24 * 1024, 24 * 1024)
    akhir = subprocess.run(
        _perintah(masuk, keluar, "--paralel", "1"), capture_output=True, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, batas),
    )  # fmt: skip
    assert akhir.returncode == 3
    assert "terlalu besar" in akhir.stderr
    assert "tidak berubah" in akhir.stderr
    assert isi_folder(keluar) == lama
    assert {p.name for p in tmp_path.iterdir()} <= {"masuk", "keluar", ".keluar.skp-batch-kunci"}


def test_tempat_yang_menolak(tmp_path: Path) -> None:
    Meja().tulis(tmp_path / "masuk")
    terkunci = tmp_path / "terkunci"
    terkunci.mkdir(mode=0o500)
    tempat = [Path("/proc/keluar")] if Path("/proc/self").exists() else []
    for induk in [*tempat, *([terkunci / "keluar"] if os.geteuid() else [])]:  # root may write anywhere
        akhir = jalankan("proses", tmp_path / "masuk", "-o", induk, "--paralel", "1")
        assert akhir.kode == 3, induk
        assert akhir.err.startswith("Kesalahan: ")
        assert not induk.exists()


def test_dua_perintah_pada_satu_folder(tmp_path: Path) -> None:
    Meja().tulis(tmp_path / "masuk")
    perintah = ("proses", tmp_path / "masuk", "-o", tmp_path / "keluar", "--paralel", "1")
    with keluaran_utuh(tmp_path / "keluar", []) as sementara:
        akhir = jalankan(*perintah)
        (sementara / "manifest.json").write_text('{"program": "skp-batch"}')
    assert akhir.kode == 3
    assert "sedang ditulis" in akhir.err
    assert jalankan(*perintah).kode == 0


def test_masukan_yang_berubah_selagi_diperiksa_disebut(tmp_path: Path) -> None:
    """Saved by its owner between reading and annotating: no copy is made of what was not checked."""
    masuk, keluar = tmp_path / "masuk", tmp_path / "keluar"
    Meja().tulis(masuk)
    ubah = (
        "import sys, pathlib\n"
        "buku = pathlib.Path(sys.argv.pop(1))\n"
        "def kait(kejadian, isi):\n"
        "    if kejadian == 'os.mkdir' and str(isi[0]).endswith('hasil-pemeriksaan'):\n"
        "        buku.write_bytes(buku.read_bytes() + b' ')\n"
        "sys.addaudithook(kait)\n"
        "from skp_batch.cli import main; main()\n"
    )
    perintah = [sys.executable, "-c", ubah, masuk / "dinas.xlsx", *_perintah(masuk, keluar, "--paralel", "1")[3:]]
    akhir = subprocess.run(perintah, capture_output=True, text=True)
    assert akhir.returncode == 3
    assert 'Berkas "dinas.xlsx"' in akhir.stderr
    assert "berubah selagi diperiksa" in akhir.stderr
    assert [p.name for p in (keluar / "hasil-pemeriksaan").rglob("*.xlsx")] == ["mutasi.xlsx"]
