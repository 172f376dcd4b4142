"""`python -m bench [N]`: the whole of `proses` over N workbooks, beside the baselines of the speed laws.

    python -m bench [N] [--putaran 3] [--besar M] [--tulis docs/kinerja.md]

Each measurement is a process of its own, methods in turn in every round; what counts are the ratios within a round, for
the seconds of a shared machine wander. `--besar` adds a run over M workbooks (10 × N for the laws), for how time and
memory grow: it lasts as long as all rounds together, so it is held against their median. `--tulis` writes the page with
the machine's size and where the time goes. 2,000 workbooks take 400 MB here and as much again for their result;
`--data` puts them elsewhere.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import data
from bench.data import siapkan
from bench.halaman import halaman
from bench.hukum import Angka, hukum
from bench.ukur import LINGKUNGAN, Ukuran, ukur

CALAMINE = "(a) python-calamine, one process, merely reading"
SEHARI = "(b) openpyxl, pandas, pandera per sheet, openpyxl"
KITA = "skp-batch proses"
LAGI = "the same again, nothing changed"
SATU = f"{KITA} --paralel 1"
BESAR = KITA + ", {} workbooks (× those above)"
KLIK = "python -c 'import click'"
_CONTOH_SEHARI = 4  # workbooks that (b) is measured on; it is linear in them
Cara = Mapping[str, Callable[[], Ukuran]]


@dataclass(frozen=True)
class Baris:
    """A method: medians, and its ratio to the method it is held against (median, smallest, largest)."""

    nama: str
    ukuran: Ukuran
    rasio: tuple[float, float, float]
    rasio_cpu: float


def python(*argumen: str, boleh: tuple[int, ...] = (0,)) -> Ukuran:
    return ukur(sys.executable, *argumen, boleh=boleh)


def proses(folder: Path, tempat: Path, *opsi: str, lagi: bool = False) -> Ukuran:
    """A run as a user's first, or with `lagi` as the one after the last that was made in `tempat`."""
    keluar, simpanan = tempat / "keluar", tempat / "simpanan"
    if not lagi:
        shutil.rmtree(keluar, ignore_errors=True)
        shutil.rmtree(simpanan, ignore_errors=True)
    lokasi = ("-o", str(keluar), "--simpanan", str(simpanan))
    return python("-m", "skp_batch", "proses", str(folder), *lokasi, *opsi, boleh=(0, 1))


def sehari(folder: Path, jumlah: int, keluar: Path) -> Ukuran:
    """Seconds per workbook on a few, for all of them."""
    keluar.mkdir(exist_ok=True)
    perintah = [sys.executable, "-m", "bench.sehari", str(folder), str(_CONTOH_SEHARI), str(keluar)]
    hasil = subprocess.run(perintah, check=True, capture_output=True, text=True, env=LINGKUNGAN)
    return Ukuran(float(hasil.stdout) * jumlah)


def bandingkan(cara: Cara, acuan: Mapping[str, str], putaran: int) -> list[Baris]:
    """Every method in turn, `putaran` times."""
    hasil: dict[str, list[Ukuran]] = {nama: [] for nama in cara}
    for _ in range(putaran):
        for nama, jalan in cara.items():
            hasil[nama].append(jalan())
    return [_baris(nama, u, hasil[acuan.get(nama, CALAMINE)]) for nama, u in hasil.items()]


def _baris(nama: str, ukuran: Sequence[Ukuran], acuan: Sequence[Ukuran]) -> Baris:
    rasio = [a.detik / b.detik for a, b in zip(ukuran, acuan, strict=True)]
    rasio_cpu = [a.cpu / b.cpu if b.cpu else 0.0 for a, b in zip(ukuran, acuan, strict=True)]
    median = statistics.median
    tengah = Ukuran(median(u.detik for u in ukuran), median(u.cpu for u in ukuran), max(u.mb for u in ukuran))
    return Baris(nama, tengah, (median(rasio), min(rasio), max(rasio)), median(rasio_cpu))


def tabel(baris: Sequence[Baris]) -> list[str]:
    """As Markdown, which reads well on a terminal too."""
    hasil = [
        f"| {'what':<50} | wall s | CPU s | peak MB | × wall | min..max | × CPU |",
        f"|{'-' * 52}|---:|---:|---:|---:|---|---:|",
    ]
    for b in baris:
        u, (tengah, kecil, besar) = b.ukuran, b.rasio
        cpu = f"{u.cpu:.1f} | {u.mb}" if u.cpu else "– | –"
        rasio_cpu = f"{b.rasio_cpu:.2f}" if u.cpu else "–"
        hasil.append(
            f"| {b.nama:<50} | {u.detik:.2f} | {cpu} | {tengah:.2f} | {kecil:.2f}..{besar:.2f} | {rasio_cpu} |"
        )
    return hasil


def main() -> None:
    urai = argparse.ArgumentParser(prog="python -m bench")
    urai.add_argument("jumlah", type=int, nargs="?", default=200)
    urai.add_argument("--putaran", type=int, default=3)
    urai.add_argument("--besar", type=int, default=0)
    urai.add_argument("--tulis", type=Path)
    urai.add_argument("--data", type=Path, help="where the workbooks are made and kept")
    opsi = urai.parse_args()
    if opsi.data:
        data.FOLDER = opsi.data.resolve()
    folder = siapkan(opsi.jumlah)
    with tempfile.TemporaryDirectory() as sementara:
        tempat = Path(sementara)
        cara: dict[str, Callable[[], Ukuran]] = {
            CALAMINE: lambda: python("-m", "bench.calamine", str(folder)),
            KITA: lambda: proses(folder, tempat),
            LAGI: lambda: proses(folder, tempat, lagi=True),
            SATU: lambda: proses(folder, tempat, "--paralel", "1"),
            SEHARI: lambda: sehari(folder, opsi.jumlah, Path(sementara, "sehari")),
            KLIK: lambda: python("-c", "import click"),
            "skp-batch --help": lambda: python("-m", "skp_batch", "--help"),
        }
        proses(siapkan(40), tempat)  # everything is compiled and in the system's cache
        python("-m", "skp_batch", "--help")
        baris = bandingkan(cara, {"skp-batch --help": KLIK, KLIK: KLIK, LAGI: KITA}, opsi.putaran)
        if opsi.besar:
            kita = next(b.ukuran for b in baris if b.nama == KITA)
            baris.append(_baris(BESAR.format(opsi.besar), [proses(siapkan(opsi.besar), tempat)], [kita]))
    batas = hukum(_angka(baris, opsi.besar), opsi.besar / opsi.jumlah)
    print(f"{opsi.jumlah} workbooks, {opsi.putaran} rounds, medians\n")
    print("\n".join([*tabel(baris), "", *batas]))
    if opsi.tulis:
        opsi.tulis.write_text(halaman(opsi.jumlah, opsi.putaran, tabel(baris), batas), encoding="utf-8")


def _angka(baris: Sequence[Baris], besar: int) -> dict[str, Angka]:
    nama = {KITA: "kita", LAGI: "lagi", SATU: "satu", SEHARI: "sehari", BESAR.format(besar): "besar"}
    return {nama[b.nama]: Angka(b.ukuran.detik, b.ukuran.mb, b.rasio[0]) for b in baris if b.nama in nama}


if __name__ == "__main__":
    main()
