"""A workbook recalculated by LibreOffice, held cell by cell against what was stored."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from openpyxl import load_workbook

# also formulas with stored values are calculated anew on loading
_SETELAN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"""


def soffice() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def hitung_ulang(path: Path, folder: Path) -> Path:
    profil = folder / "profil"
    (profil / "user").mkdir(parents=True)
    (profil / "user" / "registrymodifications.xcu").write_text(_SETELAN, "utf-8")
    tujuan = folder / "ulang"
    program = soffice()
    assert program
    subprocess.run(
        [program, f"-env:UserInstallation={profil.as_uri()}", "--headless", "--convert-to", "xlsx", "--outdir",
         str(tujuan), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return tujuan / path.name


def beda_sel(asal: Path, ulang: Path) -> list[str]:
    """Cells whose value is another after recalculation."""
    a, b = load_workbook(asal, data_only=True), load_workbook(ulang, data_only=True)
    hasil = []
    for lembar in a.worksheets:
        for baris in lembar.iter_rows():
            for sel in baris:
                lain = b[lembar.title][sel.coordinate].value
                if sel.value != lain and (sel.value or lain):
                    hasil.append(f"{lembar.title}!{sel.coordinate}: {sel.value!r} -> {lain!r}")
    return hasil


def banyak_rumus(path: Path, lembar: str) -> int:
    isi = load_workbook(path)[lembar]
    return sum(1 for baris in isi.iter_rows() for s in baris if s.data_type == "f")
