"""`angka-kredit` and `kenaikan`: what a predikat means for a career."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from skp_batch.cli.galat import GagalBerjalan, SalahPakai

if TYPE_CHECKING:
    from skp_batch.siasn.baris_predikat import Bacaan
    from skp_batch.siasn.riwayat import RiwayatSkp

LOKASI = click.Path(path_type=Path)


@click.command("angka-kredit", short_help="Buat konversi, akumulasi, dan penetapan angka kredit.")
@click.argument("keluar", nargs=-1, required=True, type=LOKASI, metavar="KELUAR...")
@click.option("-o", "--folder", required=True, type=LOKASI, metavar="FOLDER", help="Folder untuk hasilnya.")
@click.option("--riwayat", multiple=True, type=LOKASI, help="KELUAR periode lalu yang hanya ikut dijumlahkan.")
def angka_kredit(keluar: tuple[Path, ...], folder: Path, riwayat: tuple[Path, ...]) -> int:
    """Menulis angka-kredit.xlsx dan angka-kredit.html (siap cetak) ke FOLDER: Konversi Predikat ke Angka Kredit,
    Akumulasi, dan Penetapan Angka Kredit menurut Peraturan BKN 3/2023, dari hasil proses satu periode atau lebih."""
    from skp_batch.keluaran.kertas_ak import susun_kertas
    from skp_batch.keluaran.kertas_ak_html import susun_halaman_ak
    from skp_batch.keluaran.kertas_ak_xlsx import susun_buku_ak
    from skp_batch.siasn.perolehan_ak import susun_ak, tanpa_ak

    isi = _riwayat(keluar)
    daftar = susun_ak(isi, _riwayat(riwayat))
    berkas = susun_kertas(daftar)
    belum = tanpa_ak(isi)
    if not daftar and not belum:
        raise SalahPakai("Tidak ada PNS pejabat fungsional di keluaran itu, sehingga tidak ada angka kredit.")
    _tulis(folder / "angka-kredit.xlsx", susun_buku_ak(daftar, berkas, belum))
    _tulis(folder / "angka-kredit.html", susun_halaman_ak(berkas).encode())
    click.echo(f'Angka kredit {len(berkas)} pejabat fungsional ditulis di "{folder}".')
    if belum:
        click.echo(f"{len(belum)} pejabat fungsional belum memperoleh angka kredit; sebabnya ada di lembar DAFTAR.")
    return 0


@click.command(short_help="Periksa syarat kenaikan pangkat dan jenjang.")
@click.argument("keluar", type=LOKASI)
@click.option(
    "--riwayat",
    multiple=True,
    type=LOKASI,
    help="Predikat tahun lain: KELUAR, rekap.csv, Rekap Penilaian, atau jawaban GET /pns/rw-skp22.",
)
@click.option("--data-pegawai", type=LOKASI, help='Unduhan "data pegawai" SIASN, untuk mengenali ID orang.')
@click.option("-o", "--keluaran", "berkas", required=True, type=LOKASI, metavar="BERKAS.xlsx", help="Berkas hasil.")
def kenaikan(keluar: Path, riwayat: tuple[Path, ...], data_pegawai: Path | None, berkas: Path) -> int:
    """Memeriksa untuk setiap pegawai di KELUAR apakah predikat dua tahun terakhir (satu tahun untuk jenjang) dan angka
    kreditnya memenuhi syarat kenaikan. Tahun yang tidak diketahui ditulis "tidak diketahui"."""
    from skp_batch.keluaran.kenaikan_xlsx import susun_buku_kenaikan
    from skp_batch.siasn.kenaikan import Putusan, susun_kenaikan
    from skp_batch.siasn.riwayat import NAMA_RIWAYAT

    if berkas.suffix.lower() != ".xlsx":
        raise SalahPakai(f'Nama berkas hasil "{berkas}" harus berakhiran .xlsx.')
    isi = _riwayat([keluar])
    if not isi:
        raise SalahPakai(f'"{keluar}" tidak berisi pegawai yang dapat diperiksa.')
    lalu = _predikat(riwayat, isi, data_pegawai)
    dengan_ak = _riwayat(r for r in riwayat if (r / "siasn" / NAMA_RIWAYAT).is_file())
    baris = susun_kenaikan(isi, lalu.baris, dengan_ak)
    _tulis(berkas, susun_buku_kenaikan(baris))
    for apa in ("pangkat", "jenjang"):
        jumlah = Counter(getattr(b, apa).putusan for b in baris)
        click.echo(f"Kenaikan {apa}: " + ", ".join(f"{jumlah[p]} {p.value.lower()}" for p in Putusan) + ".")
    if ditolak := [d for d in lalu.ditolak if not d.kosong]:
        click.echo(f"{len(ditolak)} baris riwayat tidak dapat dipakai:", err=True)
        for d in ditolak[:20]:
            click.echo(f"  {d.berkas} baris {d.nomor}: {d.sebab}", err=True)
    click.echo(f'Rinciannya di "{berkas}".')
    return 0


def _riwayat(keluar: Iterable[Path]) -> list[RiwayatSkp]:
    from skp_batch.siasn.riwayat import baca_riwayat
    from skp_batch.workbook.tabel_masukan import TabelTidakTerbaca

    try:
        return [s for folder in keluar for s in baca_riwayat(folder)]
    except TabelTidakTerbaca as galat:
        raise SalahPakai(str(galat)) from galat


def _predikat(daftar: Sequence[Path], isi: Sequence[RiwayatSkp], data_pegawai: Path | None) -> Bacaan:
    from skp_batch.siasn.baris_predikat import Bacaan
    from skp_batch.siasn.data_pegawai import baca_data_pegawai
    from skp_batch.siasn.sumber_predikat import baca_sumber, nip_menurut_id
    from skp_batch.workbook.tabel_masukan import TabelTidakTerbaca

    hasil = Bacaan()
    try:
        nip_dari_id = nip_menurut_id(isi, baca_data_pegawai(data_pegawai) if data_pegawai else {})
        for path in daftar:
            hasil.tambah(baca_sumber(path, nip_dari_id))
    except TabelTidakTerbaca as galat:
        raise SalahPakai(str(galat)) from galat
    return hasil


def _tulis(path: Path, isi: bytes) -> None:
    from skp_batch.keluaran.berkas import tulis_berkas

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        tulis_berkas(path, isi)
    except OSError as galat:
        raise GagalBerjalan(f'"{path}" tidak dapat ditulis. Tutup dahulu bila sedang terbuka.') from galat
