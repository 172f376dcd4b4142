"""`templat`: the blank Buku Kerja SKP, or one per unit with its employees."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from skp_batch.cli.galat import SalahPakai

if TYPE_CHECKING:
    from skp_batch.model import Buku

LOKASI = click.Path(path_type=Path)
MASALAH_TAMPIL = 20


@click.command(short_help="Buat templat Buku Kerja SKP, kosong atau terisi pegawai.")
@click.argument("keluar", type=LOKASI)
@click.option("--pegawai", type=LOKASI, help='Daftar pegawai (CSV/XLSX) atau unduhan "data pegawai" SIASN.')
@click.option("--acuan", multiple=True, type=LOKASI, help="Buku kerja pimpinan, untuk lembar RHK PIMPINAN.")
@click.option("--periode", "kode", help="Misalnya 2026, 2026-S1, 2026-TW3, 2026-10 (wajib dengan --pegawai).")
@click.option("--instansi", default="", help="Nama instansi di lembar UNIT.")
@click.option("--timpa", is_flag=True, help="Ganti berkas templat yang sudah ada.")
def templat(
    keluar: Path, pegawai: Path | None, acuan: tuple[Path, ...], kode: str | None, instansi: str, timpa: bool
) -> int:
    """Menulis templat ke folder KELUAR: satu yang kosong, atau satu per unit bila --pegawai diberikan.

    Daftar pegawai memakai judul kolom lembar PEGAWAI ditambah Kode Unit (dan Nama Unit).
    """
    if keluar.exists() and not keluar.is_dir():
        raise SalahPakai(f'"{keluar}" adalah berkas, bukan folder. Tulis nama folder.')
    if pegawai is None:
        for opsi, diberi in (("--acuan", acuan), ("--periode", kode), ("--instansi", instansi)):
            if diberi:
                raise SalahPakai(f"{opsi} hanya dipakai bersama --pegawai.")
        return _kosong(keluar, timpa)
    return _terisi(keluar, pegawai, acuan, kode, instansi, timpa)


def _kosong(keluar: Path, timpa: bool) -> int:
    from skp_batch.keluaran.berkas import tulis_berkas
    from skp_batch.workbook.template import NAMA_TEMPLAT, templat_kosong

    sasaran = keluar / NAMA_TEMPLAT
    _tolak_yang_ada([sasaran], timpa)
    keluar.mkdir(parents=True, exist_ok=True)
    tulis_berkas(sasaran, templat_kosong())
    click.echo(f'Templat kosong ditulis: "{sasaran}".')
    return 0


def _terisi(keluar: Path, pegawai: Path, acuan: tuple[Path, ...], kode: str | None, instansi: str, timpa: bool) -> int:
    from skp_batch.keluaran.berkas import tulis_berkas
    from skp_batch.periode import baca_periode
    from skp_batch.workbook.tabel_masukan import TabelTidakTerbaca
    from skp_batch.workbook.template import susun_buku
    from skp_batch.workbook.template_isian import baca_pegawai, templat_terisi

    periode = baca_periode(kode) if kode else None
    if periode is None:
        contoh = "Tulis misalnya --periode 2026, 2026-S1, 2026-TW3, atau 2026-10."
        raise SalahPakai(f'Periode "{kode}" tidak dikenal. {contoh}' if kode else f"--periode wajib diisi. {contoh}")
    try:
        daftar = baca_pegawai(pegawai)
    except TabelTidakTerbaca as galat:
        raise SalahPakai(str(galat)) from galat
    except FileNotFoundError as galat:
        raise SalahPakai(f'Berkas "{pegawai}" tidak ditemukan.') from galat
    if not daftar.unit:
        raise SalahPakai(
            f'Tidak ada pegawai yang dapat dibaca di "{pegawai}". Pakai judul kolom lembar PEGAWAI ditambah Kode Unit.'
        )
    buku = list(templat_terisi(daftar, periode, instansi, _baca_acuan(acuan)))
    _tolak_yang_ada([keluar / nama for nama, _, _ in buku], timpa)
    keluar.mkdir(parents=True, exist_ok=True)
    for nama, baris, rhk in buku:
        tulis_berkas(keluar / nama, susun_buku(baris, rhk)[0])
    orang = sum(len(u.pegawai) for u in daftar.unit)
    click.echo(f'{len(buku)} buku kerja untuk {orang} pegawai ditulis di "{keluar}".')
    for masalah in daftar.masalah[:MASALAH_TAMPIL]:
        click.echo(f"  Perlu dilihat: {masalah}", err=True)
    if len(daftar.masalah) > MASALAH_TAMPIL:
        click.echo(f"  … dan {len(daftar.masalah) - MASALAH_TAMPIL} hal lain di daftar pegawai.", err=True)
    return 0


def _baca_acuan(acuan: tuple[Path, ...]) -> list[Buku]:
    from skp_batch.aturan import muat_kebijakan
    from skp_batch.masukan import MasukanSalah, cari_masukan
    from skp_batch.pekerja import Gagal, baca_kelompok
    from skp_batch.workbook.batas import Batas

    if not acuan:
        return []
    try:
        berkas = cari_masukan(acuan, acuan=True)
    except MasukanSalah as galat:
        raise SalahPakai(str(galat)) from galat
    hasil = baca_kelompok(berkas, muat_kebijakan(), Batas(), None)
    buku = [b for b in hasil if not isinstance(b, Gagal) and b.skp]
    if not buku:
        raise SalahPakai("Tidak ada rencana pimpinan yang dapat dibaca dari --acuan.")
    return buku


def _tolak_yang_ada(sasaran: list[Path], timpa: bool) -> None:
    ada = [s for s in sasaran if s.exists()]
    if ada and not timpa:
        raise SalahPakai(f'"{ada[0]}" sudah ada. Pilih folder lain, atau pakai --timpa untuk menggantinya.')
