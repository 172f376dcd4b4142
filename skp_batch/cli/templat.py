"""`templat`: the blank Buku Kerja SKP, or workbooks that know their people: per unit, person, period or atasan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from skp_batch.cli.galat import GagalBerjalan, SalahPakai, sebab_sistem

if TYPE_CHECKING:
    from skp_batch.model import Buku
    from skp_batch.periode import Periode

LOKASI = click.Path(path_type=Path)


@click.command(short_help="Buat templat: kosong, terisi, perorangan, periode berikut, atau untuk atasan.")
@click.argument("tempat", nargs=-1, type=LOKASI, metavar="[BUKU...] KELUAR")
@click.option("-o", "--keluar", type=LOKASI, metavar="KELUAR", help="Folder hasil; tanpa ini, tempat yang terakhir.")
@click.option("--pegawai", type=LOKASI, help='Daftar pegawai (CSV/XLSX) atau unduhan "data pegawai" SIASN.')
@click.option("--acuan", multiple=True, type=LOKASI, help="Buku kerja pimpinan, untuk lembar RHK PIMPINAN.")
@click.option(
    "--per-pegawai", multiple=True, type=LOKASI, metavar="BUKU", help="Satu LEMBAR SKP untuk setiap pegawai di BUKU."
)
@click.option(
    "--lanjut", multiple=True, type=LOKASI, metavar="BUKU", help="Buku kerja periode berikut dari BUKU periode lalu."
)
@click.option(
    "--untuk-atasan", multiple=True, metavar="NIP", help="Satu buku penilaian berisi semua bawahan atasan ini."
)
@click.option("--riwayat", multiple=True, type=LOKASI, help="KELUAR periode lalu, untuk predikat sebelumnya.")
@click.option("--periode", "kode", help="Misalnya 2026, 2026-S1, 2026-TW3, 2026-10 (wajib dengan --pegawai, --lanjut).")
@click.option("--instansi", default="", help="Nama instansi di lembar UNIT.")
@click.option("--kehadiran", metavar="BULAN", help="kehadiran.xlsx untuk membayar tukin bulan kerja ini (2026-09).")
@click.option("--dari", type=LOKASI, help="Penerima dari KELUAR tukin yang lalu (dengan --kehadiran).")
@click.option("--pegawai-dari", type=LOKASI, help="Penerima dari KELUAR proses (dengan --kehadiran).")
@click.option("--kebijakan", type=LOKASI, help="Kebijakan tunjangan, untuk kolom tambahannya (dengan --kehadiran).")
@click.option("--timpa", is_flag=True, help="Ganti berkas templat yang sudah ada.")
def templat(tempat: tuple[Path, ...], keluar: Path | None, timpa: bool, **opsi: Any) -> int:
    """Menulis templat ke folder KELUAR: satu yang kosong; satu per unit (--pegawai); satu LEMBAR SKP per pegawai
    (--per-pegawai BUKU); buku periode berikut, rekap setahun, atau buku yang dipulihkan (--lanjut BUKU... --periode);
    satu buku penilaian untuk seorang atasan (--untuk-atasan NIP BUKU...); atau kehadiran.xlsx (--kehadiran BULAN).
    """
    cara = [c for c in ("pegawai", "per_pegawai", "lanjut", "untuk_atasan", "kehadiran") if opsi[c]]
    if len(cara) > 1:
        raise SalahPakai(f"Pilih satu saja: {', '.join('--' + c.replace('_', '-') for c in cara)}.")
    if keluar is None:
        if not tempat:
            raise SalahPakai("Folder KELUAR belum disebut. Contoh: skp-batch templat templat-baru")
        tempat, keluar = _pisahkan_keluar(tempat)
    if keluar.exists() and not keluar.is_dir():
        raise SalahPakai(f'"{keluar}" adalah berkas, bukan folder.')
    _hanya_bersama(opsi, cara[0] if cara else "")
    if cara and cara[0] == "kehadiran":
        from skp_batch.cli.templat_kehadiran import kehadiran

        return kehadiran(tempat, keluar, timpa, opsi)
    if cara and cara[0] != "pegawai":
        from skp_batch.cli import templat_siklus

        jalankan = getattr(templat_siklus, cara[0])
        return int(jalankan(tempat, keluar, timpa, opsi))
    if tempat:
        raise SalahPakai("Beri satu folder KELUAR saja. Buku kerja masukan disebut dengan --lanjut atau --per-pegawai.")
    if not cara:
        _kosong(keluar, timpa)
    else:
        _isi_pegawai(keluar, timpa, opsi)
    return 0


def _pisahkan_keluar(tempat: tuple[Path, ...]) -> tuple[tuple[Path, ...], Path]:
    """The inputs, and KELUAR: the last of the places, or the first where the last one holds workbooks to be read."""
    for letak in (len(tempat) - 1, 0):
        folder = tempat[letak]
        if len(tempat) == 1 or not folder.exists() or (folder.is_dir() and not any(folder.glob("**/*.xls[xm]"))):
            return tempat[:letak] + tempat[letak + 1 :], folder
    raise SalahPakai("Folder hasil tidak jelas. Sebut dengan -o, misalnya -o hasil-templat.")


# which options go only with which way
_BERSAMA = {
    "kode": ("pegawai", "lanjut", "untuk_atasan"),
    "acuan": ("pegawai", "lanjut"),
    "instansi": ("pegawai",),
    "riwayat": ("untuk_atasan",),
    "dari": ("kehadiran",),
    "pegawai_dari": ("kehadiran",),
    "kebijakan": ("kehadiran",),
}


def _hanya_bersama(opsi: dict[str, Any], cara: str) -> None:
    for nama, boleh in _BERSAMA.items():
        if opsi[nama] and cara not in boleh:
            sebutan = "periode" if nama == "kode" else nama.replace("_", "-")
            pilihan = " atau ".join("--" + b.replace("_", "-") for b in boleh)
            raise SalahPakai(f"--{sebutan} hanya dipakai bersama {pilihan}.")


def _kosong(keluar: Path, timpa: bool) -> None:
    from skp_batch.workbook.template import NAMA_TEMPLAT, templat_kosong

    tulis_semua(keluar, {NAMA_TEMPLAT: templat_kosong()}, timpa)
    click.echo(f'Templat kosong ditulis: "{keluar / NAMA_TEMPLAT}".')


def _isi_pegawai(keluar: Path, timpa: bool, opsi: dict[str, Any]) -> None:
    pegawai: Path = opsi["pegawai"]
    berkas, masalah = _terisi(pegawai, opsi["acuan"], opsi["kode"], opsi["instansi"])
    tulis_semua(keluar, berkas, timpa)
    click.echo(f'{len(berkas)} buku kerja ditulis di "{keluar}", satu untuk setiap unit.')
    if masalah:
        click.echo(f'{len(masalah)} hal di "{pegawai.name}" perlu diperiksa; selnya dibiarkan kosong:', err=True)
        for m in masalah:
            click.echo(f"  {m}", err=True)


def periode_wajib(kode: str | None, cara: str) -> Periode:
    """The period that --periode names."""
    from skp_batch.periode import baca_periode

    periode = baca_periode(kode or "")
    if periode is None:
        tertulis = f'Periode "{kode}" tidak dikenal.' if kode else f"{cara} memerlukan --periode."
        raise SalahPakai(f"{tertulis} Tulis misalnya --periode 2026, 2026-S1, 2026-TW3, atau 2026-10.")
    return periode


def _terisi(
    pegawai: Path, acuan: tuple[Path, ...], kode: str | None, instansi: str
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The workbooks by file name, and what could not be read of the list."""
    from skp_batch.workbook.tabel_masukan import TabelTidakTerbaca
    from skp_batch.workbook.template import susun_buku
    from skp_batch.workbook.template_isian import baca_pegawai, templat_terisi

    periode = periode_wajib(kode, "--pegawai")
    try:
        daftar = baca_pegawai(pegawai)
    except TabelTidakTerbaca as galat:
        raise SalahPakai(str(galat)) from galat
    except FileNotFoundError as galat:
        raise SalahPakai(f'Berkas "{pegawai}" tidak ditemukan.') from galat
    isi = templat_terisi(daftar, periode, instansi, baca_acuan(acuan))
    return {nama: susun_buku(baris, rhk)[0] for nama, baris, rhk in isi}, daftar.masalah


def baca_acuan(tempat: tuple[Path, ...]) -> list[Buku]:
    """The workbooks of --acuan; one that cannot be read is named."""
    from skp_batch.aturan import muat_kebijakan
    from skp_batch.katalog import render
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
            if not b.nama_lembar and b.temuan:
                click.echo(f'Berkas acuan "{b.berkas}" tidak dipakai: {render(b.temuan[0]).pesan}', err=True)
        else:
            click.echo(f'Berkas acuan "{b.berkas}" tidak dapat dibaca: {sebab_sistem(b.sebab)}.', err=True)
    return hasil


def tulis_semua(keluar: Path, berkas: dict[str, bytes], timpa: bool) -> None:
    """All files, or none where one is in the way."""
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
