"""`gabung`: LEMBAR SKP of employees back into the unit's workbook."""

from __future__ import annotations

import json
from collections.abc import Sequence
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING

import click

from skp_batch.cli.galat import GagalBerjalan, SalahPakai

if TYPE_CHECKING:
    from skp_batch.siklus.gabung import HasilGabung, LembarMasuk

LOKASI = click.Path(path_type=Path)


@click.command(short_help="Gabungkan LEMBAR SKP pegawai ke buku kerja unit.")
@click.argument("buku", type=LOKASI)
@click.argument("lembar", nargs=-1, required=True, type=LOKASI, metavar="LEMBAR...")
@click.option("-o", "--keluar", required=True, type=LOKASI, metavar="BUKU", help="Buku kerja hasil gabungan (.xlsx).")
@click.option("--format", "bentuk", type=click.Choice(["teks", "json"]), default="teks", help="Bentuk ringkasan.")
def gabung(buku: Path, lembar: tuple[Path, ...], keluar: Path, bentuk: str) -> int:
    """Mengisi sel BUKU yang masih kosong dengan isian LEMBAR (berkas atau folder), menurut NIP, lalu menulis BUKU
    hasilnya. Isian yang bertentangan tidak ditimpa: kedua selnya disebut (S218) dan ditandai di hasilnya. Dapat
    diulang setiap kali ada lembar yang masuk.
    """
    from skp_batch.keluaran.berkas import tulis_berkas
    from skp_batch.siklus.bacaan import TidakDapatDipakai, baca_unit_skp
    from skp_batch.siklus.gabung import gabung as gabungkan
    from skp_batch.workbook.anotasi_model import TidakDapatDianotasi

    if not buku.is_file():
        raise SalahPakai(f'Buku kerja "{buku}" tidak ditemukan.')
    if keluar.is_dir():
        keluar = keluar / buku.name
    if keluar.exists() and realpath(keluar) in {realpath(p) for p in (buku, *lembar)}:
        raise SalahPakai("Masukan tidak pernah ditimpa; beri nama berkas lain dengan -o.")
    try:
        terbaca = baca_unit_skp(buku, buku.name)
        masuk, gagal = _baca(lembar, buku, keluar)
        hasil = gabungkan(terbaca, masuk)
    except TidakDapatDipakai as galat:
        raise SalahPakai(str(galat)) from galat
    except TidakDapatDianotasi as galat:
        raise GagalBerjalan(f'"{buku}" tidak dapat diisi dengan aman: {galat.sebab}.') from galat
    try:
        keluar.parent.mkdir(parents=True, exist_ok=True)
        tulis_berkas(keluar, hasil.data)
    except OSError as galat:
        raise GagalBerjalan(f'"{keluar}" tidak dapat ditulis: {galat.strerror}.') from galat
    for g in gagal:
        click.echo(g, err=True)
    if bentuk == "json":
        click.echo(json.dumps(_sebagai_dict(hasil, gagal), ensure_ascii=False, indent=1))
    else:
        _cetak(hasil, keluar)
    return 3 if gagal or any(m.ditolak for m in hasil.lembar) else 0


def _baca(lembar: tuple[Path, ...], buku: Path, keluar: Path) -> tuple[list[LembarMasuk], list[str]]:
    """Every LEMBAR SKP in the given files and folders; sentences about files that are none."""
    from skp_batch.cli.templat_siklus import cari
    from skp_batch.istilah import Menahan, Tingkat
    from skp_batch.katalog import render
    from skp_batch.siklus.bacaan import TidakDapatDipakai, baca_bytes
    from skp_batch.siklus.gabung import LembarMasuk
    from skp_batch.temuan import Temuan
    from skp_batch.workbook.batas import Batas, TidakTerbaca
    from skp_batch.workbook.lembar_baca import BukanLembar, baca_lembar_skp

    masuk: list[LembarMasuk] = []
    gagal: list[str] = []
    bukan = {buku.resolve(), keluar.resolve()}
    for b in cari(lembar):
        if b.path.resolve() in bukan:
            continue
        try:
            masuk += [LembarMasuk(b.nama, satu) for satu in baca_lembar_skp(baca_bytes(b.path, b.nama, Batas()))]
        except TidakDapatDipakai as galat:
            gagal.append(str(galat))
        except BukanLembar as galat:
            gagal.append(f"{b.nama}: {galat}.")
        except TidakTerbaca as sebab:
            konteks = (("sebab", sebab.sebab), *sorted((k, str(v)) for k, v in sebab.konteks.items()))
            t = Temuan(sebab.kode, Tingkat.KESALAHAN, Menahan.BERKAS, b.nama, konteks=konteks)
            gagal.append(f"{b.nama}: {render(t).pesan}")
    return masuk, gagal


def _cetak(hasil: HasilGabung, keluar: Path) -> None:
    from skp_batch.katalog import render
    from skp_batch.siklus.gabung import letak_temuan

    diterima = [m for m in hasil.lembar if not m.ditolak]
    terisi, baru = sum(m.terisi for m in diterima), sum(m.baris_baru for m in diterima)
    click.echo(f'{len(diterima)} LEMBAR SKP digabungkan ke "{keluar}": {terisi} sel diisi, {baru} baris baru.')
    for m in hasil.lembar:
        if m.ditolak:
            click.echo(f"  {m.berkas}: tidak digabungkan, {m.ditolak}.")
        for c in m.catatan:
            click.echo(f"  {m.berkas}: {c}.")
    if hasil.temuan:
        click.echo(f"{len(hasil.temuan)} isian bertentangan; isian buku kerja dibiarkan:")
        for t in hasil.temuan:
            orang = f"{t.nama} ({t.nip})"
            click.echo(f"  S218 {letak_temuan(t)} {orang}: {render(t).pesan}")
    _cetak_belum(f"Belum menyerahkan ({len(hasil.belum)}):", hasil.belum)
    if not hasil.belum:
        click.echo("Semua pegawai sudah menyerahkan.")
    _cetak_belum(f"Sudah menyerahkan, belum lengkap ({len(hasil.kurang)}):", hasil.kurang)


def _cetak_belum(judul: str, orang: Sequence[tuple[str, str, str]]) -> None:
    if orang:
        click.echo(judul)
    for nip, nama, kurang in orang:
        click.echo(f"  {nip} {nama}" + (f", belum ada: {kurang}" if kurang else ""))


def _sebagai_dict(hasil: HasilGabung, gagal: list[str]) -> dict[str, object]:
    from skp_batch.katalog import render
    from skp_batch.siklus.gabung import letak_temuan

    return {
        "lembar": [
            {
                "berkas": m.berkas,
                "nip": m.lembar.nip,
                "nama": m.nama,
                "terisi": m.terisi,
                "baris_baru": m.baris_baru,
                "bertentangan": m.bertentangan,
                "ditolak": m.ditolak,
                "catatan": m.catatan,
            }
            for m in hasil.lembar
        ],
        "temuan": [
            {"kode": t.kode, "tingkat": str(t.tingkat), "sel": letak_temuan(t), "nip": t.nip, "pesan": render(t).pesan}
            for t in hasil.temuan
        ],
        "belum_menyerahkan": [{"nip": nip, "nama": nama, "kurang": kurang} for nip, nama, kurang in hasil.belum],
        "belum_lengkap": [{"nip": nip, "nama": nama, "kurang": kurang} for nip, nama, kurang in hasil.kurang],
        "tidak_terbaca": gagal,
    }
