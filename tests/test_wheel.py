"""The wheel carries all data: an installed program has no checkout beside it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

AKAR = Path(__file__).resolve().parents[1]


def test_wheel_memuat_semua_berkas_data(tmp_path: Path) -> None:
    perintah = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path]
    subprocess.run(perintah, cwd=AKAR, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as z:
        isi = set(z.namelist())
    harus = {
        f"{'' if nama == 'skp_batch' else 'skp_batch/_data/'}{p.relative_to(AKAR).as_posix()}"
        for nama in ("skp_batch", "reports", "input_templates")
        for p in (AKAR / nama).rglob("*")
        if p.is_file() and not p.name.startswith((".", "~$")) and p.suffix != ".pyc"
    }
    assert harus <= isi
