"""`python -m bench [N]`: the whole of `proses` over N workbooks beside merely reading them with python-calamine.

Each measurement is a process of its own, methods in turn in every round; what counts are the ratios within a round.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.data import siapkan

PUTARAN = 3
_CALAMINE = """
import sys, pathlib, python_calamine
for p in sorted(pathlib.Path(sys.argv[1]).glob("*.xlsx")):
    buku = python_calamine.CalamineWorkbook.from_path(str(p))
    for nama in buku.sheet_names:
        buku.get_sheet_by_name(nama).to_python()
"""


def ukur(jalan: Callable[[], object]) -> float:
    awal = time.perf_counter()
    jalan()
    return time.perf_counter() - awal


def python(*argumen: str) -> None:
    subprocess.run([sys.executable, *argumen], check=True, stdout=subprocess.DEVNULL)


def proses(folder: Path, keluar: Path, *opsi: str) -> None:
    shutil.rmtree(keluar, ignore_errors=True)
    hasil = subprocess.run(
        [sys.executable, "-m", "skp_batch", "proses", str(folder), "-o", str(keluar), *opsi],
        stdout=subprocess.DEVNULL,
        check=False,
    )
    if hasil.returncode not in (0, 1):
        raise SystemExit(f"proses ended with {hasil.returncode}")


def main() -> None:
    jumlah = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    folder = siapkan(jumlah)
    with tempfile.TemporaryDirectory() as sementara:
        keluar = Path(sementara, "keluar")
        cara: dict[str, Callable[[], object]] = {
            "python-calamine, one process, reading only": lambda: python("-c", _CALAMINE, str(folder)),
            "skp-batch proses": lambda: proses(folder, keluar),
            "skp-batch proses --paralel 1": lambda: proses(folder, keluar, "--paralel", "1"),
            "python -c 'import click'": lambda: [python("-c", "import click") for _ in range(5)],
            "skp-batch --help": lambda: [python("-m", "skp_batch", "--help") for _ in range(5)],
        }
        waktu: dict[str, list[float]] = {nama: [] for nama in cara}
        for _ in range(PUTARAN):
            for nama, jalan in cara.items():
                waktu[nama].append(ukur(jalan))
    dasar = {"skp-batch --help": "python -c 'import click'", "python -c 'import click'": "python -c 'import click'"}
    print(f"{jumlah} workbooks, {PUTARAN} rounds, medians\n")
    print(f"{'what':<46}{'s':>8}{'ratio':>8}  min..max")
    for nama, t in waktu.items():
        acuan = waktu[dasar.get(nama, "python-calamine, one process, reading only")]
        rasio = [a / b for a, b in zip(t, acuan, strict=True)]
        print(
            f"{nama:<46}{statistics.median(t):8.2f}{statistics.median(rasio):8.2f}  {min(rasio):.2f}..{max(rasio):.2f}"
        )


if __name__ == "__main__":
    main()
