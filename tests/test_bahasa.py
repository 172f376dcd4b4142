"""What the command says itself is Indonesian: help, wrong options, missing words, unknown commands."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from skp_batch.cli import utama
from skp_batch.cli.kalimat import GANDA, KALIMAT
from tests.alat.perintah import jalankan

INGGRIS = re.compile(
    r"\b(usage|options?|commands?|arguments?|error|missing|such|invalid|try|for|show|exit|default|required|range|"
    r"value|did|mean|is|not|the|and|got|extra|does|path|text|integer|file)\b",
    re.IGNORECASE,
)
# for the developers of a command, never for its users
PENGEMBANG = ("Could not determine name", "No options defined", "Arguments take exactly", "' defined twice", "Choice(",
              "Boolean option", "standard stream", "Unknown color", "completion is not supported")  # fmt: skip


def _perintah(akar: click.Command, nama: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield nama
    if isinstance(akar, click.Group):
        for anak, perintah in akar.commands.items():
            yield from _perintah(perintah, (*nama, anak))


def _tanpa_nama_opsi(teks: str) -> str:
    return re.sub(r"--?[a-z][a-z-]*", "", teks)


@pytest.mark.parametrize("nama", list(_perintah(utama)), ids=" ".join)
def test_bantuan_setiap_perintah(nama: tuple[str, ...]) -> None:
    hasil = jalankan(*nama, "--help")
    assert hasil.kode == 0
    assert hasil.out.startswith("Pemakaian: skp-batch")
    assert not INGGRIS.findall(_tanpa_nama_opsi(hasil.out))


@pytest.mark.parametrize(
    ("kata", "potongan"),
    [
        ("proses --paralell 2 x -o y", "Mungkin maksud Anda: "),
        ("proses --paralel 99 x -o y", "1 sampai 64"),
        ("proses --paralel dua x -o y", '"dua"'),
        ("proses --format pdf x -o y", "'teks', 'json'"),
        ("proses", "MASUK"),
        ("proses x", "--keluar"),
        ("proses x -o", "-o"),
        ("contoh --bersih=1 x", "--bersih"),
        ("jelaskan S201 S202", "S202"),
        ("proces x", 'Mungkin maksud Anda "proses"'),
        ("templates", 'Mungkin maksud Anda "templat"'),
        ("kebijakan penilain", 'Mungkin maksud Anda "penilaian"'),
        ("entah", "Perintah yang ada: proses, periksa"),
        ("-z", "-z"),
    ],
)
def test_salah_pakai_dijelaskan_dalam_bahasa_indonesia(kata: str, potongan: str) -> None:
    hasil = jalankan(*kata.split())
    assert hasil.kode == 2
    assert hasil.out == ""
    assert "Kesalahan: " in hasil.err
    assert potongan in hasil.err
    assert not INGGRIS.findall(_tanpa_nama_opsi(hasil.err))


def test_semua_kalimat_click_ada_terjemahannya() -> None:
    """Of the click that is installed; a new version may bring new sentences."""
    belum = []
    for berkas in sorted(Path(str(click.__file__)).parent.glob("*.py")):
        for simpul in ast.walk(ast.parse(berkas.read_text("utf-8"))):
            if not isinstance(simpul, ast.Call) or not isinstance(simpul.func, ast.Name):
                continue
            teks = [a.value for a in simpul.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if simpul.func.id == "_" and teks and len(teks[0]) > 1 and teks[0] not in KALIMAT:
                belum.append(teks[0])
            if simpul.func.id == "ngettext" and teks[1] not in GANDA:
                belum.append(teks[1])
    assert [b for b in belum if not any(p in b for p in PENGEMBANG)] == []


@pytest.mark.parametrize("asal", [*KALIMAT, *GANDA])
def test_terjemahan_hanya_memakai_isian_aslinya(asal: str) -> None:
    def isian(teks: str) -> set[str]:
        return {nama for _, nama, _, _ in string.Formatter().parse(teks) if nama}

    assert isian({**KALIMAT, **GANDA}[asal]) <= isian(asal)
