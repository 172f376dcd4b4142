"""`formulir`: the official forms for signing."""

from __future__ import annotations

import re
from pathlib import Path

import click

from skp_batch.cli.bahasa import Rentang
from skp_batch.cli.galat import SalahPakai

LOKASI = click.Path(path_type=Path)
JENIS = ("skp", "lampiran", "matriks", "evaluasi", "dokumen")
_SEBUTAN = {
    "skp": "SKP",
    "lampiran": "Lampiran SKP",
    "matriks": "Matriks Peran Hasil",
    "evaluasi": "Evaluasi Kinerja",
    "dokumen": "Dokumen Evaluasi",
}


@click.command(short_help="Cetak formulir resmi (SKP, evaluasi, dokumen evaluasi) untuk ditandatangani.")
@click.argument("hasil", type=LOKASI, metavar="KELUAR")
@click.option("--jenis", multiple=True, required=True, type=click.Choice(JENIS), help="Jenis formulir; boleh diulang.")
@click.option("--nip", multiple=True, metavar="NIP", help="Hanya pegawai ini; boleh diulang.")
@click.option("--unit", multiple=True, metavar="KODE", help="Hanya unit ini; boleh diulang.")
@click.option("--satu-berkas", is_flag=True, help="Satu berkas terjilid untuk setiap unit.")
@click.option("--pdf", is_flag=True, help="PDF, bukan HTML (memerlukan tambahan [pdf]).")
@click.option("--lambang", type=LOKASI, metavar="GAMBAR", help="Lambang untuk Dokumen Evaluasi (PNG, JPEG, atau SVG).")
@click.option("--paralel", type=Rentang(1, 64), metavar="N", help="Banyaknya proses; bawaan menurut jumlah inti.")
@click.option("-o", "--keluar", required=True, type=LOKASI, metavar="FOLDER", help="Folder formulir.")
def formulir(
    hasil: Path,
    jenis: tuple[str, ...],
    nip: tuple[str, ...],
    unit: tuple[str, ...],
    satu_berkas: bool,
    pdf: bool,
    lambang: Path | None,
    paralel: int | None,
    keluar: Path,
) -> int:
    """Mencetak formulir PermenPANRB 6/2022 dari KELUAR (hasil skp-batch proses): SKP, Lampiran SKP, Matriks Peran
    Hasil, Evaluasi Kinerja, dan Dokumen Evaluasi, satu berkas untuk setiap pegawai atau setiap unit.

    Setelah unit mengubah buku kerjanya, jalankan proses lebih dahulu, lalu perintah ini lagi.
    """
    from skp_batch.cli.kemajuan import kemajuan
    from skp_batch.formulir import FormulirDitolak, PermintaanFormulir, buat_formulir

    if keluar.exists() and not keluar.is_dir():
        raise SalahPakai(f'"{keluar}" adalah berkas, bukan folder.')
    if keluar.resolve() == hasil.resolve() or hasil.resolve() in keluar.resolve().parents:
        raise SalahPakai(f'Folder "{keluar}" berada di dalam folder hasil; pilih folder lain dengan -o.')
    diminta = PermintaanFormulir(
        hasil,
        keluar,
        tuple(j for j in JENIS if j in jenis),
        frozenset(re.sub(r"[\s.']", "", n) for n in nip),
        frozenset(u.strip() for u in unit),
        satu_berkas,
        pdf,
        lambang,
        paralel,
    )
    try:
        with kemajuan() as maju:
            selesai = buat_formulir(diminta, maju)
    except FormulirDitolak as galat:
        raise SalahPakai(str(galat)) from galat
    click.echo(f'{len(selesai.berkas)} berkas formulir ditulis di "{keluar}".')
    for (j, sebab), n in sorted(selesai.dilewati.items()):
        click.echo(f"  {_SEBUTAN[j]}: {n} SKP dilewati ({sebab}).")
    for nama in selesai.tertahan:
        click.echo(f'  Buku kerja "{nama}" tertahan seluruhnya; formulirnya belum dibuat.')
    for nama in selesai.gagal:
        click.echo(f'Berkas "{nama}" tidak dapat dibaca atau ditulis.', err=True)
    return 3 if selesai.gagal else 0
