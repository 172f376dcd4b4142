"""Workers that die at a workbook: the others are done, and the one that kills is named."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.alat.meja import Meja
from tests.alat.perintah import isi_folder

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL")

# read by every Python of a run before all else: a worker, never the run itself, is killed by the kernel as it opens one
# workbook, the first time that it opens another, and as it puts the copy of a third in its place
_KAIT = """
import os, signal, sys
def kait(kejadian, isi):
    induk = getattr(sys.modules.get("multiprocessing.process"), "parent_process", None)
    if kejadian not in ("open", "os.rename") or induk is None or induk() is None:
        return
    nama, tanda = os.path.basename(str(isi[kejadian == "os.rename"])), os.environ["UJI_TANDA"]
    if (kejadian, nama) in (("open", "salinan-1.xlsx"), ("os.rename", "salinan-3.xlsx")):
        os.kill(os.getpid(), signal.SIGKILL)
    if nama == "salinan-2.xlsx" and not os.path.exists(tanda):
        os.mkdir(tanda)
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(kait)
"""


def _jalankan(masuk: Path, keluar: Path, **lingkungan: str) -> subprocess.CompletedProcess[str]:
    perintah = [sys.executable, "-m", "skp_batch", "proses", masuk, "-o", keluar, "--paralel", "2"]
    return subprocess.run(perintah, env=os.environ | lingkungan, capture_output=True, text=True)


def test_berkas_yang_mematikan_pekerja_disebut_dan_yang_lain_selesai(tmp_path: Path) -> None:
    meja = Meja()
    for i in range(5):
        meja.salin(meja.bidang, f"bidang/salinan-{i}.xlsx").unit("Kode Unit", f"D01.{i + 3}")
    masuk = meja.tulis(tmp_path / "masuk")
    (tmp_path / "kait").mkdir()
    (tmp_path / "kait" / "sitecustomize.py").write_text(_KAIT)
    jalur = os.pathsep.join([str(tmp_path / "kait"), *filter(None, [os.environ.get("PYTHONPATH")])])
    akhir = _jalankan(masuk, tmp_path / "keluar", PYTHONPATH=jalur, UJI_TANDA=str(tmp_path / "tanda"))
    assert akhir.returncode == 3
    assert (tmp_path / "tanda").is_dir(), "a worker was killed from outside once"
    pesan = akhir.stderr.splitlines()
    assert [p.partition(" tidak dapat")[0] for p in pesan] == [
        'Berkas "bidang/salinan-1.xlsx"',
        'Berkas "bidang/salinan-3.xlsx"',
    ]
    assert all("memori komputer tidak cukup" in p for p in pesan)

    (masuk / "bidang" / "salinan-1.xlsx").unlink()
    assert _jalankan(masuk, tmp_path / "bersih").returncode == 1
    ada, harus = isi_folder(tmp_path / "keluar"), isi_folder(tmp_path / "bersih")
    assert {n for n, isi in harus.items() if ada.pop(n, "") != isi} == {
        *("hasil-pemeriksaan/bidang/salinan-3.xlsx", "manifest.json"),
    }
    assert not ada
    masukan = [json.loads((tmp_path / k / "manifest.json").read_text())["masukan"] for k in ("keluar", "bersih")]
    assert masukan[0] == masukan[1]
