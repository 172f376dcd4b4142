"""`jelaskan` and `kebijakan`: what the program knows, as text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from skp_batch.cli.galat import SalahPakai
from skp_batch.cli.kelompok import Kelompok

if TYPE_CHECKING:
    from skp_batch.tukin.kebijakan import Kebijakan


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


@kebijakan.command("tukin", short_help="Contoh kebijakan tukin dan TPP.")
@click.argument("nama", required=False)
def kebijakan_tukin(nama: str | None) -> None:
    """Tanpa NAMA: daftar contoh kebijakan tunjangan. Dengan NAMA: mencetak contohnya, siap disimpan dan disesuaikan:
    skp-batch kebijakan tukin bsn-perban-1-2026 > kebijakan.yaml"""
    from skp_batch.aturan import KebijakanSalah
    from skp_batch.tukin.kebijakan_contoh import daftar_contoh, teks_contoh

    if nama is not None:
        try:
            click.echo(teks_contoh(nama), nl=False)
        except KebijakanSalah as galat:
            raise SalahPakai(str(galat)) from galat
        return
    contoh = daftar_contoh()
    lebar = max(len(c.nama) for c in contoh)
    for c in contoh:
        click.echo(f"{c.nama:<{lebar}}  {c.jenis:<5}  {c.judul}")


@kebijakan.command("periksa", short_help="Periksa satu berkas kebijakan tunjangan.")
@click.argument("berkas", type=click.Path(path_type=Path))
def kebijakan_periksa(berkas: Path) -> None:
    """Memeriksa BERKAS kebijakan tukin atau TPP seluruhnya; setiap kekeliruan disebut kuncinya dan apa yang boleh."""
    k = _muat(berkas)
    click.echo(f'Kebijakan "{k.id}" ({k.judul}) dapat dipakai mulai bulan kerja {k.berlaku.mulai.judul}.')


@kebijakan.command("uraikan", short_help="Uraikan kebijakan tunjangan dengan kalimat biasa.")
@click.argument("berkas", type=click.Path(path_type=Path))
def kebijakan_uraikan(berkas: Path) -> None:
    """Menguraikan BERKAS kebijakan dengan kalimat biasa beserta dasar hukumnya, untuk dicocokkan dengan peraturan."""
    from skp_batch.tukin.kebijakan_uraian import uraikan

    click.echo(uraikan(_muat(berkas)).rstrip("\n"))


def _muat(berkas: Path) -> Kebijakan:
    from skp_batch.aturan import KebijakanSalah
    from skp_batch.tukin.kebijakan import muat_kebijakan_tukin

    try:
        return muat_kebijakan_tukin(berkas)
    except KebijakanSalah as galat:
        raise SalahPakai(str(galat)) from galat
    except FileNotFoundError as galat:
        raise SalahPakai(f'Berkas "{berkas}" tidak ditemukan.') from galat
