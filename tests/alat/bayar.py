"""A payment run through the command: policy, attendance and predikat, each to change at one place."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner
from openpyxl import load_workbook

from skp_batch.cli import utama
from tests.alat import kehadiran as k
from tests.alat.kehadiran import BIMA, DEWI, SARI

BAIK = {SARI: "BAIK", BIMA: "BAIK", DEWI: "BAIK"}


def tukin(argumen: list[str], kode: int) -> str:
    hasil = CliRunner().invoke(utama, ["tukin", *argumen], standalone_mode=False)
    galat = hasil.exception
    keluar = galat.exit_code if isinstance(galat, click.ClickException) else hasil.return_value
    pesan = galat.format_message() if isinstance(galat, click.ClickException) else repr(galat or "")
    assert keluar == kode, hasil.output + pesan
    return hasil.output + pesan


class Meja:
    """A folder with policy, attendance and predikat, each to change at one place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lembar = k.lembar()
        self.kebijakan = k.kebijakan(folder / "kebijakan.yaml")
        self.predikat: Mapping[str, str] = BAIK

    def jalan(self, *opsi: str, bulan: str = "2026-09", keluar: str = "keluar", kode: int = 0) -> str:
        """Runs the command, holds its exit code against `kode`, and gives what it said."""
        k.tulis(self.folder / "kehadiran.xlsx", self.lembar)
        k.rekap(self.folder / "rekap.csv", self.predikat)
        isi = {"--kebijakan": "kebijakan.yaml", "--predikat": "rekap.csv", "--kehadiran": "kehadiran.xlsx"}
        argumen = [x for nama, berkas in isi.items() for x in (nama, str(self.folder / berkas))]
        return tukin([*argumen, "--bulan", bulan, "-o", str(self.folder / keluar), *opsi], kode)

    def rincian(self, keluar: str = "keluar") -> dict[str, dict[str, Any]]:
        teks = (self.folder / keluar / "rincian.jsonl").read_text("utf-8")
        return {o["nip"]: o for o in map(json.loads, teks.splitlines())}

    def buku(self, keluar: str = "keluar") -> Any:
        """The payment workbook with its stored values."""
        (path,) = (self.folder / keluar).glob("tukin-*.xlsx")
        return load_workbook(path, data_only=True)

    def lalu(self, *keluar: str) -> list[str]:
        """Options for former runs."""
        return [x for f in keluar for x in ("--lalu", str(self.folder / f))]

    def temuan(self, keluar: str = "keluar") -> list[tuple[str, str, str]]:
        with (self.folder / keluar / "temuan.csv").open(encoding="utf-8-sig", newline="") as f:
            return [(b["kode"], b["lembar"], b["sel"]) for b in csv.DictReader(f)]
