"""`contoh` and `bersihkan`: workbooks in and out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from skp_batch.cli.galat import GagalBerjalan, SalahPakai, sebab_sistem

if TYPE_CHECKING:
    from skp_batch.contoh.papan import Tanaman

LOKASI = click.Path(path_type=Path)


@click.command(short_help="Buat instansi contoh untuk mencoba program.")
@click.argument("keluar", type=LOKASI)
@click.option("--bersih", is_flag=True, help="Tanpa kesalahan yang ditanam.")
@click.option("--periode", "kode", default="2025", show_default=True, help="Misalnya 2025, 2025-S1, 2025-TW3, 2025-10.")
@click.option("--timpa", is_flag=True, help="Ganti folder contoh yang sudah ada.")
def contoh(keluar: Path, bersih: bool, kode: str, timpa: bool) -> None:
    """Membuat buku kerja sebuah instansi rekaan di folder KELUAR, dengan kesalahan yang ditanam dan daftarnya."""
    from skp_batch.contoh import NAMA_DAFTAR, buat_instansi, tanam, tulis
    from skp_batch.periode import baca_periode

    if baca_periode(kode) is None:
        raise SalahPakai(f'Periode "{kode}" tidak dikenal. Tulis misalnya 2025, 2025-S1, 2025-TW3, atau 2025-10.')
    _siapkan_folder(keluar, NAMA_DAFTAR, timpa)
    instansi = buat_instansi(kode)
    tanaman: list[Tanaman] = []
    if not bersih:
        instansi, tanaman = tanam(instansi)
    ditulis = tulis(instansi, tanaman, keluar)
    click.echo(f'{len(ditulis) - bool(tanaman)} berkas contoh ditulis di "{keluar}".')
    if tanaman:
        click.echo(f"Kesalahan yang ditanam tercantum di {keluar / NAMA_DAFTAR}.")
    click.echo(f'Lanjutkan dengan: skp-batch proses "{keluar}" -o hasil')


def _siapkan_folder(keluar: Path, penanda: str, timpa: bool) -> None:
    """An empty folder; `timpa` replaces one that this command made, and nothing else."""
    import shutil

    if keluar.exists() and not keluar.is_dir():
        raise SalahPakai(f'"{keluar}" adalah berkas, bukan folder.')
    if keluar.is_dir() and any(keluar.iterdir()):
        if not timpa:
            raise SalahPakai(f'Folder "{keluar}" sudah berisi. Pilih folder kosong, atau pakai --timpa.')
        if not (keluar / penanda).is_file() and not (keluar / ".skp-batch-contoh").is_file():
            raise SalahPakai(f'Folder "{keluar}" bukan folder contoh buatan program ini, jadi tidak ditimpa.')
        shutil.rmtree(keluar)
    keluar.mkdir(parents=True, exist_ok=True)
    (keluar / ".skp-batch-contoh").write_text("Folder contoh buatan skp-batch.\n", encoding="utf-8")


@click.command(short_help="Keluarkan catatan pemeriksaan dari buku kerja.")
@click.argument("berkas", nargs=-1, required=True, type=LOKASI, metavar="BERKAS...")
@click.option("-o", "--keluar", required=True, type=LOKASI, metavar="FOLDER", help="Folder untuk salinan yang bersih.")
def bersihkan(berkas: tuple[Path, ...], keluar: Path) -> int:
    """Menulis salinan buku kerja tanpa catatan, warna, nilai (sistem), dan lembar HASIL PEMERIKSAAN buatan program."""
    from skp_batch.formulir.kumpulan import BATAS_KELUAR
    from skp_batch.keluaran.berkas import tulis_berkas
    from skp_batch.workbook.annotator import TidakDapatDianotasi
    from skp_batch.workbook.annotator import bersihkan as bersihkan_buku
    from skp_batch.workbook.batas import TidakTerbaca
    from skp_batch.workbook.gate import buka_file

    nama = [b.name for b in berkas]
    for b in berkas:
        if not b.is_file():
            raise SalahPakai(f'Berkas "{b}" tidak ditemukan.')
        if b.resolve().parent == keluar.resolve():
            raise SalahPakai(f'Folder "{keluar}" adalah tempat berkas aslinya; pilih folder lain dengan -o.')
        if nama.count(b.name) > 1:
            raise SalahPakai(f'Ada dua berkas bernama "{b.name}"; bersihkan satu per satu ke folder yang berbeda.')
    gagal = 0
    keluar.mkdir(parents=True, exist_ok=True)
    for b in berkas:
        try:
            tulis_berkas(keluar / b.name, bersihkan_buku(buka_file(b, BATAS_KELUAR), BATAS_KELUAR))
        except TidakTerbaca:
            gagal += 1
            click.echo(f'Berkas "{b}" tidak dapat dibersihkan: terlalu besar.', err=True)
        except TidakDapatDianotasi as galat:
            gagal += 1
            click.echo(f'Berkas "{b}" tidak dapat dibersihkan: {galat.sebab}.', err=True)
        except OSError as galat:
            raise GagalBerjalan(f'"{keluar / b.name}" tidak dapat ditulis: {sebab_sistem(galat)}.') from galat
    click.echo(f'{len(berkas) - gagal} berkas bersih ditulis di "{keluar}".')
    return 3 if gagal else 0
