"""Papers that must not fall behind the program, and words that must not stand in the repository."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from docs.buat.kolom import TUJUAN, susun
from skp_batch.cli import utama

AKAR = Path(__file__).resolve().parents[1]
BIARAN = {".png", ".xlsx"}
# machine paths and addresses of package indexes; the lock files and this test are searched too, so spelled in pieces
_POLA = (
    r"(?<![\w.~-])/work" + "/",
    "/ro" + "ot/",
    "/tm" + r"p/\w",
    r"pypi" + r"\.org",
    "simple" + "/pypi",
    "--index" + "-url",
    "file:" + "///",
)
TERLARANG = re.compile("|".join(_POLA))
TAUTAN = re.compile(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)")


def _perintah(akar: click.Group) -> Iterator[str]:
    for nama, perintah in akar.commands.items():
        yield nama
        if isinstance(perintah, click.Group):
            yield from (f"{nama} {anak}" for anak in perintah.commands)


def _berkas_terlacak() -> list[Path]:
    if shutil.which("git") is None or not (AKAR / ".git").exists():
        pytest.skip("bukan checkout git")
    nama = subprocess.run(["git", "ls-files", "-z"], cwd=AKAR, capture_output=True, check=True).stdout
    return [AKAR / n.decode() for n in nama.split(b"\0") if n and (AKAR / n.decode()).is_file()]


def test_kolom_md_sesuai_skema() -> None:
    assert TUJUAN.read_text("utf-8") == susun(), "jalankan: make dokumen"


@pytest.mark.parametrize("perintah", list(_perintah(utama)))
def test_setiap_perintah_ada_di_panduan(perintah: str) -> None:
    assert f"`skp-batch {perintah}" in (AKAR / "PANDUAN.md").read_text("utf-8")


@pytest.mark.parametrize("perintah", ["proses", "periksa", "templat", "contoh"])
def test_setiap_opsi_ada_di_panduan(perintah: str) -> None:
    panduan = (AKAR / "PANDUAN.md").read_text("utf-8")
    opsi = {o for p in utama.commands[perintah].params for o in p.opts if o.startswith("--")}
    assert {o for o in opsi if o not in panduan} <= {"--keluar"}  # always written -o


def test_tautan_di_dalam_dokumen_menuju_berkas_yang_ada() -> None:
    putus = [
        f"{dokumen.name}: {tujuan}"
        for dokumen in (*AKAR.glob("*.md"), *(AKAR / "docs").rglob("*.md"))
        for tujuan in TAUTAN.findall(dokumen.read_text("utf-8"))
        if not (dokumen.parent / tujuan).exists()
    ]
    assert putus == []


def test_tidak_ada_jalur_komputer_atau_alamat_indeks_paket() -> None:
    salah = []
    for berkas in _berkas_terlacak():
        if berkas.suffix not in BIARAN:
            salah += [
                f"{berkas.relative_to(AKAR)}: {m}" for m in TERLARANG.findall(berkas.read_text("utf-8", "replace"))
            ]
    assert salah == []


def test_gambar_kecil() -> None:
    gambar = list((AKAR / "docs" / "gambar").glob("*.png"))
    assert gambar
    assert [g.name for g in gambar if g.stat().st_size > 200_000] == []
