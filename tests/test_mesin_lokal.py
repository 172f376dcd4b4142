"""Workers that die, and workers that go on when nobody waits for them any more."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from skp_batch.cli.galat import dengan_pesan
from skp_batch.engine import mesin
from skp_batch.keluaran.atomik import keluaran_utuh
from skp_batch.keluaran.titipan import folder_titipan, salin_utuh, tulis_utuh


def test_proses_pekerja_yang_dibunuh_disebut_sebabnya(capsys: pytest.CaptureFixture[str]) -> None:
    def kerja() -> None:
        with mesin(2) as pelaksana:
            pelaksana.submit(os._exit, 9).result()

    with pytest.raises(SystemExit) as akhir:
        dengan_pesan(kerja)
    assert akhir.value.code == 3
    assert "memori komputer tidak cukup" in capsys.readouterr().err


def test_pekerja_yang_terlambat_tidak_menulis_apa_pun_lagi(tmp_path: Path) -> None:
    keluar = tmp_path / "KELUAR"
    mati = tmp_path / ".KELUAR.skp-batch-baru"  # what a killed run leaves
    mati.mkdir()
    sisa = folder_titipan(mati)
    lama = sisa.__enter__()
    tulis_utuh(mati / "a" / "b.xlsx", b"b", lama)
    assert (mati / "a" / "b.xlsx").read_bytes() == b"b"
    with keluaran_utuh(keluar, []) as baru, folder_titipan(baru) as kini:
        assert kini != lama
        for tulis in (lambda p: tulis_utuh(p, b"lama", lama), lambda p: salin_utuh(Path(__file__), p, lama)):
            with pytest.raises(FileNotFoundError):
                tulis(baru / "a" / "b.xlsx")
        assert list(baru.iterdir()) == []
        tulis_utuh(baru / "manifest.json", b"{}", kini)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["KELUAR"]


_INDUK = """
import os, time
from skp_batch.engine import mesin
if __name__ == "__main__":
    with mesin(2) as pelaksana:
        print(pelaksana.submit(os.getpid).result(), flush=True)
        time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_pekerja_tidak_hidup_lebih_lama_dari_jalannya(tmp_path: Path) -> None:
    skrip = tmp_path / "induk.py"
    skrip.write_text(_INDUK)
    with subprocess.Popen([sys.executable, str(skrip)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as induk:
        assert induk.stdout is not None
        pekerja = int(induk.stdout.readline())
        os.kill(pekerja, 0)  # it lives
        induk.send_signal(signal.SIGKILL)
    batas = time.monotonic() + 20
    while time.monotonic() < batas:
        try:
            os.kill(pekerja, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("the worker outlived the run that began it")
