"""`jelaskan` and `kebijakan`: what the program knows, as text."""

from __future__ import annotations

import click

from skp_batch.cli.galat import SalahPakai
from skp_batch.cli.kelompok import Kelompok


@click.command(short_help="Jelaskan arti sebuah kode temuan.")
@click.argument("kode", required=False)
def jelaskan(kode: str | None) -> None:
    """Menjelaskan KODE temuan: arti, contoh, cara memperbaiki, dasar aturan, dan akibatnya bagi predikat, tukin, dan
    kenaikan pangkat. Tanpa KODE: daftar semua kode."""
    from skp_batch.katalog import KodeTidakDikenal, daftar_kode
    from skp_batch.katalog import jelaskan as teks_kode

    if kode is None:
        click.echo(daftar_kode())
        return
    try:
        click.echo(teks_kode(kode.strip().upper()))
    except KodeTidakDikenal as galat:
        raise SalahPakai(str(galat).strip("'\"")) from galat


@click.group(cls=Kelompok, short_help="Tampilkan kebijakan yang dipakai program.")
def kebijakan() -> None:
    """Kebijakan bawaan program, siap disalin lalu disesuaikan."""


@kebijakan.command("penilaian", short_help="Kebijakan penilaian bawaan (YAML).")
def kebijakan_penilaian() -> None:
    """Mencetak kebijakan penilaian bawaan. Simpan dengan: skp-batch kebijakan penilaian > penilaian.yaml"""
    from skp_batch.aturan import teks_bawaan

    click.echo(teks_bawaan(), nl=False)
