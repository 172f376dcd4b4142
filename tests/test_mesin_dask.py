"""--mesin dask://…: a real scheduler and workers on loopback; killed, unfit or gone, and what KELUAR is then."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import skp_batch
from skp_batch.engine import klaster
from skp_batch.engine.jajak import ambil_contoh, jajaki, susunan
from tests.alat.perintah import isi_folder, jalankan

pytest.importorskip("distributed")
PAKET = Path(skp_batch.__file__).parent


class Klaster:
    """A scheduler and workers as processes of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._semua: list[subprocess.Popen[bytes]] = []
        berkas = folder / "penjadwal.json"
        lain = ("--port", "0", "--host", "127.0.0.1", "--scheduler-file", berkas)
        # Dask gives up a task at the first worker that dies of it, so it is for us to find out which workbook it is
        self.penjadwal = self._mulai("scheduler", *lain, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0")
        tunggu(berkas.is_file)
        self._tcp = json.loads(berkas.read_text())["address"]
        self.alamat = self._tcp.replace("tcp://", "dask://")

    def pekerja(self, paket: Path = PAKET) -> subprocess.Popen[bytes]:
        """A worker whose skp_batch is the one at `paket`."""
        lokal = self._folder / "dask"
        lain = ("--nthreads", "1", "--no-nanny", "--memory-limit", "0", "--local-directory", lokal)
        return self._mulai("worker", self._tcp, *lain, PYTHONPATH=str(paket.parent))

    def _mulai(self, *kata: str | Path, **lingkungan: str) -> subprocess.Popen[bytes]:
        perintah = [sys.executable, "-m", "distributed.cli.dask_" + str(kata[0]), *map(str, kata[1:]), "--no-dashboard"]
        lingkungan = {**os.environ, "PYTHONPATH": str(PAKET.parent), **lingkungan}
        with (self._folder / f"{len(self._semua)}.log").open("wb") as catatan:
            self._semua.append(
                subprocess.Popen(perintah, env=lingkungan, cwd=self._folder, stdout=catatan, stderr=catatan)
            )
        return self._semua[-1]

    def terdaftar(self) -> None:
        """Wait until the newest worker is known to the scheduler."""
        tunggu(lambda: b"Registered to" in (self._folder / f"{len(self._semua) - 1}.log").read_bytes())

    def tutup(self) -> None:
        for proses in self._semua:
            proses.kill()
            proses.wait()


def tunggu(sudah: Callable[[], Any], detik: float = 60) -> None:
    batas = time.monotonic() + detik
    while not sudah():
        assert time.monotonic() < batas
        time.sleep(0.002)


class Penonton(threading.Thread):
    """Kills processes of the cluster when the run has come so far, seen by the files that appear beside KELUAR."""

    def __init__(self, keluar: Path, **korban: subprocess.Popen[bytes]) -> None:
        super().__init__(daemon=True)
        self._tempat, self._nama, self._korban = keluar.parent, keluar.name, korban
        self.start()

    def run(self) -> None:
        for saat, korban in self._korban.items():
            tunggu({"membaca": self._titipan, "menulis": self._salinan}[saat])
            korban.send_signal(signal.SIGKILL)

    def _titipan(self) -> bool:
        return self._ada("titipan-*/**/*")

    def _salinan(self) -> bool:
        return self._ada("baru/hasil-pemeriksaan/**/*")

    def _ada(self, pola: str) -> bool:
        with contextlib.suppress(OSError):  # folders that are removed meanwhile
            semua = self._tempat.glob(f".{self._nama}.skp-batch-{pola}")
            return any(p.is_file() and not p.name.startswith("jajak") for p in semua)
        return False


@pytest.fixture(scope="module")
def masuk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    contoh, folder = tmp_path_factory.mktemp("contoh"), tmp_path_factory.mktemp("bersama") / "masuk"
    assert jalankan("contoh", contoh / "semua").kode == 0
    for bagian in ("dinas-kesehatan/uptd", "kiriman-lain"):  # workbooks; files that are refused, doubles
        shutil.copytree(contoh / "semua" / bagian, folder / bagian)
    return folder


@pytest.fixture
def jaringan(tmp_path: Path) -> Iterator[Klaster]:
    (tmp_path / "klaster").mkdir()
    k = Klaster(tmp_path / "klaster")
    yield k
    k.tutup()


def test_pekerja_dibunuh_pekerja_tak_layak_penjadwal_hilang(
    masuk: Path, jaringan: Klaster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    satu, dua, _ = (jaringan.pekerja() for _ in range(3))
    lokal, keluar = masuk.parent / "lokal", masuk.parent / "KELUAR"
    assert jalankan("proses", masuk, "-o", lokal, "--paralel", "1").kode == 1

    penonton = Penonton(keluar, membaca=satu, menulis=dua)
    monkeypatch.chdir(masuk.parent)  # the workers are elsewhere: what is relative here is not so there
    perintah = ("proses", "masuk", "-o", "KELUAR", "--mesin", jaringan.alamat, "--simpanan", "simpanan")
    akhir = jalankan(*perintah)
    assert (akhir.kode, akhir.err) == (1, "")
    penonton.join(60)
    assert (satu.wait(60), dua.wait(60)) == (-signal.SIGKILL, -signal.SIGKILL)
    assert isi_folder(keluar) == isi_folder(lokal)

    lagi = jalankan(*perintah)  # the one that is left
    assert (lagi.kode, "salinan bercatatan dipakai lagi" in lagi.out) == (1, True)
    assert isi_folder(keluar) == isi_folder(lokal)

    lain = tmp_path / "lain" / "skp_batch"
    shutil.copytree(PAKET, lain, ignore=shutil.ignore_patterns("__pycache__"))
    (lain / "checks" / "periksa.py").open("a").write("# other")
    tanpa = tmp_path / "tanpa" / "skp_batch"
    tanpa.mkdir(parents=True)
    (tanpa / "__init__.py").touch()
    for paket, pesan in ((lain, "memakai isi skp-batch"), (tanpa, "tidak memiliki skp_batch.engine")):
        tak_layak = jaringan.pekerja(paket)
        jaringan.terdaftar()
        akhir = jalankan("proses", masuk, "-o", keluar, "--mesin", jaringan.alamat)
        assert akhir.kode == 3
        assert pesan in akhir.err
        tak_layak.terminate()
        tak_layak.wait()

    Penonton(keluar, membaca=jaringan.penjadwal)
    akhir = jalankan("proses", masuk, "-o", keluar, "--mesin", jaringan.alamat)
    assert akhir.kode == 3
    assert "terputus di tengah pekerjaan" in akhir.err
    assert isi_folder(keluar) == isi_folder(lokal)
    assert sorted(p.name for p in masuk.parent.iterdir()) == ["KELUAR", "lokal", "masuk", "simpanan"]


def test_pekerja_yang_tidak_melihat_penyimpanan_bersama_mengatakannya(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"a" * 100_000)
    contoh = ambil_contoh([tmp_path / "a.xlsx", tmp_path / "tidak ada.xlsx"])
    (tmp_path / "jajak").write_bytes(b"tanda")
    sehat = jajaki(susunan(), [tmp_path], contoh, "jajak", "jajak-0")
    assert (sehat.tertutup, sehat.hilang) == ((), ())
    assert (tmp_path / "jajak-0").read_bytes() == b"tanda"
    (tmp_path / "a.xlsx").write_bytes(b"b" * 100_000)  # another file at the same place
    sakit = jajaki(susunan(), [tmp_path, tmp_path / "tidak ada"], contoh, "jajak", "jajak-0")
    assert sakit.tertutup == (str(tmp_path / "tidak ada"),)
    assert sakit.hilang == (str(tmp_path / "a.xlsx"),)


def test_penjadwal_yang_tidak_ada_dan_alamat_yang_salah(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.xlsx").touch()
    masuk = ("proses", tmp_path / "a.xlsx", "-o", tmp_path / "keluar", "--mesin")
    for mesin in ("dask://10.0.0.5", "tcp://10.0.0.5:8786", "dask://a:b", ""):
        akhir = jalankan(*masuk, mesin)
        assert (akhir.kode, "alamat penjadwal Dask" in akhir.err) == (2, True)
    monkeypatch.setattr(klaster, "BATAS_HUBUNG", 1)
    akhir = jalankan(*masuk, "dask://127.0.0.1:9")
    assert (akhir.kode, "tidak dapat dihubungi" in akhir.err) == (3, True)
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]
