"""The ways of `templat` that begin with workbooks: --per-pegawai, --lanjut, --untuk-atasan."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from skp_batch.cli.galat import SalahPakai
from skp_batch.cli.templat import baca_acuan, periode_wajib, tulis_semua

if TYPE_CHECKING:
    from skp_batch.masukan import BerkasMasukan
    from skp_batch.model import Tinjauan
    from skp_batch.siklus.bacaan import BukuTerbaca

_NIP = re.compile(r"[0-9]{18}")


def per_pegawai(masuk: tuple[Path, ...], keluar: Path, timpa: bool, opsi: dict[str, Any]) -> int:
    """One LEMBAR SKP per person of each workbook; a folder per workbook where there are several."""
    from skp_batch.siklus.perorangan import lembar_per_pegawai

    buku, gagal = baca_semua([*opsi["per_pegawai"], *masuk])
    hasil: dict[str, bytes] = {}
    for b in buku:
        folder = f"{Path(b.nama).with_suffix('').as_posix()}/" if len(buku) > 1 else ""
        hasil |= {folder + nama: isi for nama, isi in lembar_per_pegawai(b)}
    tulis_semua(keluar, hasil, timpa)
    click.echo(f'{len(hasil)} LEMBAR SKP ditulis di "{keluar}", satu untuk setiap pegawai.')
    if hasil:
        click.echo("Setelah diisi, gabungkan dengan: skp-batch gabung BUKU LEMBAR... -o BUKU-BARU.xlsx")
    return 3 if gagal else 0


def lanjut(masuk: tuple[Path, ...], keluar: Path, timpa: bool, opsi: dict[str, Any]) -> int:
    """The next period's workbooks, or a whole year out of its parts, or the same in a fresh template."""
    from skp_batch.siklus.lanjut import lanjut as lanjutkan
    from skp_batch.workbook.template import susun_buku

    periode = periode_wajib(opsi["kode"], "--lanjut")
    buku, gagal = baca_semua([*opsi["lanjut"], *masuk])
    hasil = list(lanjutkan(buku, periode, baca_acuan(opsi["acuan"])))
    tulis_semua(keluar, {h.nama: susun_buku(h.baris, h.rhk_pimpinan)[0] for h in hasil}, timpa)
    click.echo(f'{len(hasil)} buku kerja {periode.judul} ditulis di "{keluar}".')
    for h in hasil:
        click.echo(f"  {h.nama}: {h.cara}; {len(h.baris['PEGAWAI'])} SKP.")
        for nip, nama, sebab in h.pergi:
            click.echo(f"    tidak dibawa: {nama} ({nip}), {sebab}.")
        for c in h.catatan:
            click.echo(f"    {c}.")
    return 3 if gagal else 0


def untuk_atasan(masuk: tuple[Path, ...], keluar: Path, timpa: bool, opsi: dict[str, Any]) -> int:
    """One review workbook per atasan (and period)."""
    from skp_batch.siklus.atasan import buku_tinjauan, tinjauan_atasan
    from skp_batch.workbook.template_isian import nama_aman

    periode = periode_wajib(opsi["kode"], "--untuk-atasan") if opsi["kode"] else None
    # the option takes one NIP at a time; those that follow it stand among the workbooks
    nip = list(dict.fromkeys([*opsi["untuk_atasan"], *(str(t) for t in masuk if _seperti_nip(t))]))
    if salah := [n for n in nip if not _NIP.fullmatch(n)]:
        raise SalahPakai(f'"{salah[0]}" bukan NIP. Tulis 18 angka tanpa spasi.')
    tempat = [t for t in masuk if not _seperti_nip(t)]
    if not tempat:
        raise SalahPakai("Sebut buku kerja unit atau KELUAR dari proses yang memuat bawahannya.")
    riwayat = _riwayat(opsi["riwayat"])
    terdahulu: list[Tinjauan] = []
    buku, gagal = baca_semua(tempat, terdahulu)
    hasil: dict[str, bytes] = {}
    for n in nip:
        para = list(tinjauan_atasan(buku, n, riwayat, periode, terdahulu))
        if not para:
            gagal += 1
            click.echo(f"NIP {n}: tidak ada bawahannya di buku kerja yang diberikan.", err=True)
        for isi in para:
            nama = f"{nama_aman(f'PENILAIAN {isi.periode.kode} {isi.nip} {isi.nama}')}.xlsx"
            hasil[nama] = buku_tinjauan(isi)
            belum = f", {len(isi.belum)} belum dapat dinilai" if isi.belum else ""
            click.echo(f"  {nama}: {len(isi.baris)} bawahan{belum}.")
    tulis_semua(keluar, hasil, timpa)
    click.echo(f'{len(hasil)} buku penilaian ditulis di "{keluar}". Setelah diisi, sertakan sebagai MASUK pada proses.')
    return 3 if gagal else 0


def _seperti_nip(tempat: Path) -> bool:
    return bool(_NIP.fullmatch(str(tempat))) and not tempat.exists()


def _riwayat(tempat: Iterable[Path]) -> dict[tuple[str, str], str]:
    """Predikat of former runs, by NIP and period."""
    from skp_batch.workbook.tabel_masukan import TabelTidakTerbaca, baca_tabel, kunci_tabel

    hasil: dict[tuple[str, str], str] = {}
    for t in tempat:
        berkas = t / "rekap.csv" if t.is_dir() else t
        try:
            baris = baca_tabel(berkas, ("periode", "nip", "predikat", "status"))
        except TabelTidakTerbaca as galat:
            di = f' di folder "{t}"' if t.is_dir() else ""
            raise SalahPakai(f"--riwayat{di}: {galat}") from galat
        for b in baris:
            if nilai := b.get(kunci_tabel("predikat")):
                hasil[b.get(kunci_tabel("nip"), ""), b.get(kunci_tabel("periode"), "")] = nilai
    return hasil


def baca_semua(tempat: Iterable[Path], tinjauan: list[Tinjauan] | None = None) -> tuple[list[BukuTerbaca], int]:
    """All workbooks of units in files and folders; how many could not be used (each is named). `tinjauan` gets the
    review workbooks among them."""
    from skp_batch.siklus.bacaan import BukuAtasan, TidakDapatDipakai, baca_unit_skp

    buku, gagal = [], 0
    for b in cari(tempat):
        try:
            buku.append(baca_unit_skp(b.path, b.nama))
        except BukuAtasan as atasan:
            if tinjauan is not None:
                tinjauan.append(atasan.tinjauan)
        except TidakDapatDipakai as galat:
            gagal += 1
            click.echo(str(galat), err=True)
    if not buku and gagal:
        raise SalahPakai("Tidak ada buku kerja yang dapat dipakai; lihat pesan di atas.")
    return buku, gagal


def cari(tempat: Iterable[Path]) -> list[BerkasMasukan]:
    """Workbooks in files and folders, at least one; of a KELUAR of `proses` the annotated copies."""
    from skp_batch.keluaran.kembalian import FOLDER
    from skp_batch.keluaran.manifest import baca_manifest
    from skp_batch.masukan import MasukanSalah, cari_masukan

    para = [t / FOLDER if (t / FOLDER).is_dir() and baca_manifest(t) is not None else t for t in tempat]
    try:
        ditemukan = [b for b in cari_masukan(para) if not b.nama.endswith(".HASIL.xlsx")]
    except MasukanSalah as galat:
        raise SalahPakai(str(galat)) from galat
    if not ditemukan:
        raise SalahPakai(f"Tidak ada buku kerja (.xlsx atau .xlsm) di {', '.join(f'{str(t)!r}' for t in para)}.")
    return ditemukan
