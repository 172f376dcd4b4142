"""LibreOffice as the second pair of eyes. Without it tests are skipped, but in CI they fail."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

# Calculate everything anew on opening, whatever is stored.
_HITUNG_ULANG = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def perlu(*program: str) -> None:
    """Skip (in CI: fail) where one of the programs is missing."""
    kurang = [p for p in program if shutil.which(p) is None]
    if kurang and os.environ.get("CI") == "true":
        pytest.fail(f"tidak ada: {', '.join(kurang)}")
    if kurang:
        pytest.skip(f"tidak ada: {', '.join(kurang)}")


def konversi(folder: Path, ke: str, *berkas: Path, hitung_ulang: bool = False) -> Path:
    """Open files in LibreOffice and save them as `ke` in folder/hasil; every one must come out."""
    perlu("soffice")
    profil, hasil = folder / "profil", folder / "hasil"
    if hitung_ulang:
        (profil / "user").mkdir(parents=True)
        (profil / "user" / "registrymodifications.xcu").write_text(_HITUNG_ULANG)
    perintah = ["soffice", f"-env:UserInstallation={profil.as_uri()}", "--headless", "--convert-to", ke]
    subprocess.run([*perintah, "--outdir", hasil, *berkas], capture_output=True, check=True, timeout=180)
    for b in berkas:
        assert (hasil / b.name).with_suffix(f".{ke}").stat().st_size > 1_000
    return hasil


def teks_cetakan(berkas: Path) -> str:
    """What a workbook says on paper."""
    perlu("pdftotext")
    pdf = konversi(berkas.parent, "pdf", berkas) / f"{berkas.stem}.pdf"
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True, text=True).stdout
