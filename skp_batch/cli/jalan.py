"""`proses` and `periksa`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from skp_batch.cli.bahasa import Rentang
from skp_batch.cli.galat import GagalBerjalan, SalahPakai, sebab_sistem
from skp_batch.cli.mesin import opsi_mesin, pilih_mesin
from skp_batch.cli.simpanan import opsi_simpanan, pilih_simpanan

if TYPE_CHECKING:
    from datetime import date

    from skp_batch.batch import Permintaan, Selesai

LOKASI = click.Path(path_type=Path)
F = Callable[..., Any]
# files beside the workbooks: option, and what the manifest calls it
_LAMPIRAN = {
    "data_pegawai": "data pegawai",
    "capaian_organisasi": "capaian organisasi",
    "daftar_unit": "daftar unit",
    "kebijakan": "kebijakan",
}


def _opsi_bersama(fungsi: F) -> F:
    opsi = (
        click.argument("masuk", nargs=-1, required=True, type=LOKASI, metavar="MASUK..."),
        click.option(
            "--acuan",
            multiple=True,
            type=LOKASI,
            help="Berkas atau folder yang hanya dipakai sebagai rencana pimpinan.",
        ),
        click.option("--data-pegawai", type=LOKASI, help='Unduhan "data pegawai" SIASN (CSV atau XLSX).'),
        click.option(
            "--capaian-organisasi",
            type=LOKASI,
            help="Daftar kode_unit dan capaian yang ditetapkan satu tingkat di atas.",
        ),
        click.option("--daftar-unit", type=LOKASI, help="Daftar kode_unit dan nama_unit yang harus menyerahkan."),
        click.option(
            "--kebijakan", type=LOKASI, help="Berkas kebijakan penilaian (YAML); lihat skp-batch kebijakan penilaian."
        ),
        click.option(
            "--paralel", type=Rentang(1, 64), metavar="N", help="Banyaknya proses; bawaan menurut jumlah inti."
        ),
        opsi_mesin,
        opsi_simpanan,
        click.option(
            "--batas-ukuran",
            type=Rentang(1, 2_000),
            default=50,
            show_default=True,
            metavar="MB",
            help="Ukuran berkas terbesar.",
        ),
        click.option(
            "--batas-baris",
            type=Rentang(1, 1_000_000),
            default=20_000,
            show_default=True,
            metavar="N",
            help="Baris berisi terbanyak dalam satu lembar.",
        ),
    )
    for o in reversed(opsi):
        fungsi = o(fungsi)
    return fungsi


@click.command(short_help="Periksa, nilai, dan tulis semua hasil ke folder KELUAR.")
@_opsi_bersama
@click.option("-o", "--keluar", required=True, type=LOKASI, metavar="KELUAR", help="Folder hasil.")
@click.option("--samarkan", is_flag=True, help="Samarkan NIP dan nama di folder laporan, untuk diumumkan.")
@click.option(
    "--batas-waktu", metavar="TANGGAL", help="Batas waktu perbaikan untuk laporan dan pesan, misalnya 31-01-2026."
)
@click.option(
    "--lalu",
    multiple=True,
    type=LOKASI,
    metavar="KELUAR",
    help="Folder hasil periode sebelumnya, untuk perkembangan di halaman unit dan atasan; boleh diulang.",
)
@click.option("--format", "bentuk", type=click.Choice(["teks", "json"]), default="teks", help="Bentuk ringkasan akhir.")
def proses(masuk: tuple[Path, ...], keluar: Path, bentuk: str, **opsi: Any) -> int:
    """Memeriksa semua buku kerja di MASUK (berkas dan folder), menghitung capaian dan predikat, lalu menulis ke KELUAR:
    buku kerja unit yang sudah diberi catatan, rekap, kiriman SIASN, dan laporan.

    Kode keluar: 0 tanpa KESALAHAN, 1 ada KESALAHAN, 2 salah pemakaian, 3 program tidak dapat menyelesaikan sebagian.
    """
    from skp_batch.keluaran.atomik import KeluaranDitolak, keluaran_utuh, periksa_keluaran

    masukan = [*masuk, *opsi["acuan"], *(opsi[kunci] for kunci in _LAMPIRAN if opsi[kunci]), *opsi["lalu"]]
    try:
        periksa_keluaran(keluar, masukan)
    except KeluaranDitolak as galat:
        raise SalahPakai(str(galat)) from galat
    permintaan, lampiran = _siapkan(masuk, keluar, **opsi)
    from skp_batch.batch import jalankan
    from skp_batch.cli.kemajuan import kemajuan
    from skp_batch.cli.tampilan import tampilkan
    from skp_batch.proses import tulis_keluaran

    try:
        with keluaran_utuh(keluar, masukan) as sementara, kemajuan() as maju:
            selesai = jalankan(
                permintaan,
                maju,
                lambda pelaksana, s, titipan: tulis_keluaran(
                    permintaan, s, pelaksana, titipan, sementara, maju, lampiran, keluar.resolve()
                ),
                sementara,
            )
    except KeluaranDitolak as galat:
        raise GagalBerjalan(str(galat)) from galat
    tampilkan(selesai, bentuk, keluar)
    return _akhiri(selesai)


@click.command(short_help="Periksa saja, tanpa menulis berkas.")
@_opsi_bersama
@click.option("--format", "bentuk", type=click.Choice(["teks", "json", "csv"]), default="teks", help="Bentuk keluaran.")
def periksa(masuk: tuple[Path, ...], bentuk: str, **opsi: Any) -> int:
    """Pemeriksaan yang sama dengan proses, hasilnya hanya ditampilkan."""
    permintaan, _ = _siapkan(masuk, None, **opsi)
    from skp_batch.batch import jalankan
    from skp_batch.cli.kemajuan import kemajuan
    from skp_batch.cli.tampilan import tampilkan_temuan

    with kemajuan() as maju:
        selesai = jalankan(permintaan, maju)
    tampilkan_temuan(selesai, bentuk)
    return _akhiri(selesai)


def _siapkan(masuk: tuple[Path, ...], keluar: Path | None, **opsi: Any) -> tuple[Permintaan, list[Any]]:
    """Everything that a run needs, read and checked before it begins."""
    from skp_batch.engine import jumlah_pekerja, panaskan
    from skp_batch.masukan import MasukanSalah, cari_masukan

    try:
        berkas = cari_masukan(masuk, keluar, tautan=True)
        if not berkas:
            tempat = ", ".join(f'"{m}"' for m in masuk)
            raise MasukanSalah(f"Tidak ada buku kerja (.xlsx atau .xlsm) di {tempat}. Periksa nama foldernya.")
        acuan = cari_masukan(opsi["acuan"], keluar, acuan=True, selain=berkas, tautan=True)
    except MasukanSalah as galat:
        raise SalahPakai(str(galat)) from galat
    klaster = pilih_mesin(opsi["mesin"], opsi["paralel"])
    if klaster is None:
        panaskan(jumlah_pekerja(opsi["paralel"], len(berkas) + len(acuan)))  # the imports below go on meanwhile
    from skp_batch.aturan import KebijakanSalah, muat_kebijakan
    from skp_batch.batch import Permintaan
    from skp_batch.keluaran.manifest import Masukan, sidik_berkas
    from skp_batch.masukan_lain import MasukanLainSalah, baca_capaian, baca_daftar_unit, baca_lalu, berkas_lalu
    from skp_batch.siasn.data_pegawai import baca_data_pegawai
    from skp_batch.workbook.batas import Batas
    from skp_batch.workbook.tabel_masukan import TabelTidakTerbaca

    try:
        kebijakan = muat_kebijakan(opsi["kebijakan"])
        batas = Batas(byte=opsi["batas_ukuran"] * 1024 * 1024, baris=opsi["batas_baris"])
        permintaan = Permintaan(
            [*berkas, *acuan],
            kebijakan,
            batas,
            baca_data_pegawai(opsi["data_pegawai"]) if opsi["data_pegawai"] else {},
            baca_capaian(opsi["capaian_organisasi"]) if opsi["capaian_organisasi"] else {},
            baca_daftar_unit(opsi["daftar_unit"]) if opsi["daftar_unit"] else (),
            opsi["paralel"],
            opsi.get("samarkan", False),
            _tanggal(opsi.get("batas_waktu")),
            baca_lalu(opsi.get("lalu", ())),
            klaster,
            pilih_simpanan(opsi, keluar, kebijakan, batas, klaster),
        )
    except (KebijakanSalah, TabelTidakTerbaca, MasukanLainSalah) as galat:
        raise SalahPakai(str(galat)) from galat
    except FileNotFoundError as galat:
        raise SalahPakai(f'Berkas "{galat.filename}" tidak ditemukan.') from galat
    lampiran = [
        Masukan(opsi[kunci].name, sidik_berkas(opsi[kunci]), opsi[kunci].stat().st_size, nama)
        for kunci, nama in _LAMPIRAN.items()
        if opsi[kunci]
    ]
    for folder in opsi.get("lalu", ()):
        rekap = berkas_lalu(folder)
        nama = f"{rekap.resolve().parent.name}/{rekap.name}"
        lampiran.append(Masukan(nama, sidik_berkas(rekap), rekap.stat().st_size, "hasil periode lalu"))
    return permintaan, lampiran


def _tanggal(teks: str | None) -> date | None:
    """A date as people write it here, or as programs do."""
    from datetime import datetime

    if not teks:
        return None
    for pola in ("%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(teks.strip(), pola).date()  # noqa: DTZ007 - a calendar day has no zone
        except ValueError:
            continue
    raise SalahPakai(f'Tanggal "{teks}" tidak dikenal. Tulis misalnya 31-01-2026.')


def _akhiri(selesai: Selesai) -> int:
    from skp_batch.istilah import Tingkat

    for g in selesai.gagal:
        click.echo(f'Berkas "{g.berkas}" tidak dapat dikerjakan: {sebab_sistem(g.sebab)}.', err=True)
    if selesai.gagal:
        return 3
    return 1 if any(t.tingkat is Tingkat.KESALAHAN for t in selesai.hasil.temuan) else 0


def cetak_json(isi: object) -> None:
    click.echo(json.dumps(isi, ensure_ascii=False, indent=1))
