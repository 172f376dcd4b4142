"""The command `skp-batch`: parse, call, print. Heavy imports stand inside the commands, so that --help is quick."""

from __future__ import annotations

import sys
from typing import Any

import click

from skp_batch import __version__
from skp_batch.cli.bahasa import pakai_bahasa_indonesia
from skp_batch.cli.buku import bersihkan, contoh
from skp_batch.cli.formulir import formulir
from skp_batch.cli.gabung import gabung
from skp_batch.cli.galat import GagalBerjalan, dengan_pesan
from skp_batch.cli.jalan import periksa, proses
from skp_batch.cli.karier import angka_kredit, kenaikan
from skp_batch.cli.kelompok import KelompokUtama
from skp_batch.cli.rekon import rekon
from skp_batch.cli.rujukan import jelaskan, kebijakan
from skp_batch.cli.templat import templat
from skp_batch.cli.tukin import tukin


@click.group(
    cls=KelompokUtama,
    help="Memeriksa, menilai, dan mengembalikan Buku Kerja SKP unit dalam satu kali jalan.",
    epilog="Mulai dari: skp-batch contoh coba, lalu skp-batch proses coba -o hasil. Panduan lengkap: PANDUAN.md.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(
    __version__,
    "--versi",
    "--version",
    prog_name="skp-batch",
    message="%(prog)s %(version)s",
    help="Tampilkan versi program.",
)
def utama() -> None:
    pass


PERINTAH = (
    *(proses, periksa, templat, gabung, contoh, bersihkan, formulir),
    *(rekon, angka_kredit, kenaikan, tukin, jelaskan, kebijakan),
)
for perintah in PERINTAH:
    utama.add_command(perintah)


def main(argumen: list[str] | None = None) -> Any:
    """Entry of the console script. Exit codes: 0, 1 KESALAHAN found, 2 wrong use, 3 the program could not."""
    pakai_bahasa_indonesia(utama)
    for aliran in (sys.stdout, sys.stderr):
        # a console of Windows, or a pipe, may not know every letter of a name
        if hasattr(aliran, "reconfigure"):
            aliran.reconfigure(errors="replace")
    return dengan_pesan(lambda: utama.main(args=argumen, prog_name="skp-batch", standalone_mode=False))


__all__ = ["GagalBerjalan", "main", "utama"]
