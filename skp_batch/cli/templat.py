"""`templat`: the blank Buku Kerja SKP, or one workbook per unit that knows its people and the plans above it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from skp_batch.cli.galat import GagalBerjalan, SalahPakai, sebab_sistem

if TYPE_CHECKING:
    from skp_batch.model import Buku

LOKASI = click.Path(path_type=Path)


@click.command(short_help="Buat templat Buku Kerja SKP, kosong atau terisi pegawai.")
@click.argument("keluar", type=LOKASI)
@click.option("--pegawai", type=LOKASI, help='Daftar pegawai (CSV/XLSX) atau unduhan "data pegawai" SIASN.')
@click.option("--acuan", multiple=True, type=LOKASI, help="Buku kerja pimpinan, untuk lembar RHK PIMPINAN.")
@click.option("--periode", "kode", help="Misalnya 2026, 2026-S1, 2026-TW3, 2026-10 (wajib dengan --pegawai).")
@click.option("--instansi", default="", help="Nama instansi di lembar UNIT.")
@click.option("--timpa", is_flag=True, help="Ganti berkas templat yang sudah ada.")
def templat(
    keluar: Path, pegawai: Path | None, acuan: tuple[Path, ...], kode: str | None, instansi: str, timpa: bool
) -> None:
    """Menulis templat ke folder KELUAR: satu yang kosong, atau satu per unit bila --pegawai diberikan."""
    from skp_batch.workbook.template import NAMA_TEMPLAT, templat_kosong

    if keluar.exists() and not keluar.is_dir():
        raise SalahPakai(f'"{keluar}" adalah berkas, bukan folder.')
    if pegawai is None:
        if acuan or kode or instansi:
            raise SalahPakai("--acuan, --periode, dan --instansi hanya dipakai bersama --pegawai.")
        _tulis(keluar, {NAMA_TEMPLAT: templat_kosong()}, timpa)
        click.echo(f'Templat kosong ditulis: "{keluar / NAMA_TEMPLAT}".')
        return
    berkas, masalah = _terisi(pegawai, acuan, kode, instansi)
    _tulis(keluar, berkas, timpa)
    click.echo(f'{len(berkas)} buku kerja ditulis di "{keluar}", satu untuk setiap unit.')
    if masalah:
        click.echo(f'{len(masalah)} hal di "{pegawai.name}" perlu diperiksa; selnya dibiarkan kosong:', err=True)
        for m in masalah:
            click.echo(f"  {m}", err=True)


def _terisi(
    pegawai: Path, acuan: tuple[Path, ...], kode: str | None, instansi: str
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The workbooks by file name, and what could not be read of the list."""
    from skp_batch.periode import baca_periode
    from skp_batch.workbook.tabel_masukan import TabelTidakTerbaca
    from skp_batch.workbook.template import susun_buku
    from skp_batch.workbook.template_isian import baca_pegawai, templat_terisi

    periode = baca_periode(kode or "")
    if periode is None:
        tertulis = f'Periode "{kode}" tidak dikenal.' if kode else "--pegawai memerlukan --periode."
        raise SalahPakai(f"{tertulis} Tulis misalnya --periode 2026, 2026-S1, 2026-TW3, atau 2026-10.")
    try:
        daftar = baca_pegawai(pegawai)
    except TabelTidakTerbaca as galat:
        raise SalahPakai(str(galat)) from galat
    except FileNotFoundError as galat:
        raise SalahPakai(f'Berkas "{pegawai}" tidak ditemukan.') from galat
    isi = templat_terisi(daftar, periode, instansi, _acuan(acuan))
    return {nama: susun_buku(baris, rhk)[0] for nama, baris, rhk in isi}, daftar.masalah


def _acuan(tempat: tuple[Path, ...]) -> list[Buku]:
    from skp_batch.aturan import muat_kebijakan
    from skp_batch.masukan import MasukanSalah, cari_masukan
    from skp_batch.model import Buku
    from skp_batch.pekerja import baca_kelompok
    from skp_batch.workbook.batas import Batas

    try:
        berkas = cari_masukan(tempat, acuan=True)
    except MasukanSalah as galat:
        raise SalahPakai(str(galat)) from galat
    hasil: list[Buku] = []
    for b in baca_kelompok(berkas, muat_kebijakan(), Batas(), None):
        if isinstance(b, Buku):
            hasil.append(b)
        else:
            click.echo(f'Berkas acuan "{b.berkas}" tidak dapat dibaca: {sebab_sistem(b.sebab)}.', err=True)
    return hasil


def _tulis(keluar: Path, berkas: dict[str, bytes], timpa: bool) -> None:
    from skp_batch.keluaran.berkas import tulis_berkas

    ada = [keluar / nama for nama in berkas if (keluar / nama).exists()]
    if ada and not timpa:
        raise SalahPakai(f'"{ada[0]}" sudah ada. Pilih folder lain, atau pakai --timpa untuk menggantinya.')
    try:
        keluar.mkdir(parents=True, exist_ok=True)
        for nama, isi in berkas.items():
            tulis_berkas(keluar / nama, isi)
    except OSError as galat:
        raise GagalBerjalan(f'"{galat.filename or keluar}" tidak dapat ditulis: {sebab_sistem(galat)}.') from galat
