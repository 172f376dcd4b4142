"""What the command says at the end: how many units and people are clean, waiting, held; where to look first."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from skp_batch.batch import Selesai
from skp_batch.cli.simpanan import kalimat_dipakai_lagi
from skp_batch.istilah import Predikat, StatusSkp, Tingkat
from skp_batch.keluaran.tabel import KOLOM_TEMUAN, amankan, baris_temuan
from skp_batch.ringkasan import Keadaan, Kelompok, Ringkasan, ringkas
from skp_batch.temuan import Temuan

TERBANYAK = 20  # findings shown on a terminal; the files have all


def tampilkan(selesai: Selesai, bentuk: str, keluar: Path) -> None:
    """The summary of `proses`."""
    ringkasan = ringkas(selesai.hasil)
    if bentuk == "json":
        from skp_batch.cli.jalan import cetak_json

        cetak_json(_objek(selesai, ringkasan))
        return
    layar = Console(highlight=False, soft_wrap=True)
    _angka(layar, ringkasan)
    _mulai(layar, ringkasan)
    if kalimat := kalimat_dipakai_lagi(selesai):
        layar.print(kalimat)
    layar.print(f'\nHasil lengkap di "{keluar}":')
    layar.print("  laporan/index.html    ringkasan batch, buka di peramban")
    layar.print("  hasil-pemeriksaan/    buku kerja unit yang sudah diberi catatan")
    layar.print("  hasil.xlsx            rekap dan semua temuan")
    layar.print("  siasn/ekspor.xlsx     yang siap dikirim dan yang ditahan")


def tampilkan_temuan(selesai: Selesai, bentuk: str) -> None:
    """The output of `periksa`."""
    hasil = selesai.hasil
    if bentuk == "json":
        from skp_batch.cli.jalan import cetak_json

        temuan = [dict(zip(KOLOM_TEMUAN, baris_temuan(t), strict=True)) for t in hasil.temuan]
        cetak_json(_objek(selesai, ringkas(hasil)) | {"temuan": temuan})
        return
    if bentuk == "csv":
        penampung = io.StringIO()
        tulis = csv.writer(penampung, lineterminator="\n")
        tulis.writerow(KOLOM_TEMUAN)
        tulis.writerows(map(amankan, baris_temuan(t)) for t in hasil.temuan)
        click.echo(penampung.getvalue(), nl=False)
        return
    layar = Console(highlight=False, soft_wrap=True)
    urut = sorted(hasil.temuan, key=lambda t: list(Tingkat).index(t.tingkat))
    for t in urut[:TERBANYAK]:
        _satu(layar, t)
    if len(urut) > TERBANYAK:
        layar.print(f"… ditampilkan {TERBANYAK} dari {len(urut)} temuan; --format csv menampilkan semuanya.\n")
    ringkasan = ringkas(hasil)
    _angka(layar, ringkasan)
    _mulai(layar, ringkasan)


def _satu(layar: Console, t: Temuan) -> None:
    from skp_batch.katalog import render

    teks = render(t)
    tempat = " › ".join(b for b in (t.berkas, f"{t.lembar}!{t.sel}" if t.sel else t.lembar) if b)
    layar.print(f"{t.tingkat} {t.kode}  {tempat}", markup=False)
    layar.print(f"  {teks.pesan} {teks.saran}", markup=False)


def _angka(layar: Console, r: Ringkasan) -> None:
    periode = ", ".join(p.judul for p in r.periode)
    tabel = Table(title=f"Ringkasan {periode}".strip(), title_justify="left", show_header=True, header_style="bold")
    for judul in ("Buku kerja", "", "SKP pegawai", ""):
        tabel.add_column(judul, justify="right" if not judul else "left")
    kiri = [(k.value.capitalize(), r.unit_dengan(k)) for k in Keadaan if k is not Keadaan.DIABAIKAN or r.unit_dengan(k)]
    kiri.append(("Belum menyerahkan", len(r.belum_menyerahkan)))
    kanan = [(k.value, r.pegawai_dalam(k)) for k in Kelompok]
    for i in range(max(len(kiri), len(kanan))):
        satu = kiri[i] if i < len(kiri) else ("", "")
        dua = kanan[i] if i < len(kanan) else ("", "")
        tabel.add_row(satu[0], str(satu[1]), dua[0], str(dua[1]))
    layar.print(tabel)
    butir = ", ".join(f"{r.temuan_dengan(t)} {t}" for t in Tingkat)
    layar.print(f"Temuan: {butir}. Kiriman SIASN tertahan: {r.ekspor_tertahan}.")


def _mulai(layar: Console, r: Ringkasan) -> None:
    mulai = r.mulai_dari()
    if mulai:
        layar.print("\nMulai dari:")
        for u in mulai:
            nama = f" ({u.nama})" if u.nama else ""
            layar.print(
                f"  {u.berkas}{nama}: {u.keadaan.value.lower()}, {u.temuan[Tingkat.KESALAHAN]} kesalahan", markup=False
            )
    if r.belum_menyerahkan:
        nama = ", ".join(n or k for k, n in r.belum_menyerahkan[:10])
        sisa = len(r.belum_menyerahkan) - 10
        layar.print(f"\nBelum menyerahkan: {nama}{f', dan {sisa} lagi' if sisa > 0 else ''}.", markup=False)


def _objek(selesai: Selesai, r: Ringkasan) -> dict[str, object]:
    hasil = selesai.hasil
    return {
        "periode": [p.kode for p in r.periode],
        "buku_kerja": {k.value: r.unit_dengan(k) for k in Keadaan},
        "belum_menyerahkan": [{"kode_unit": k, "nama_unit": n} for k, n in r.belum_menyerahkan],
        "skp": {s.value: sum(1 for x in hasil.rekap if x.status is s) for s in StatusSkp},
        "predikat": {p.value: sum(1 for x in hasil.rekap if x.predikat is p) for p in Predikat},
        "temuan": {t.value: r.temuan_dengan(t) for t in Tingkat},
        "ekspor_tertahan": r.ekspor_tertahan,
        "mulai_dari": [u.berkas for u in r.mulai_dari()],
        "dipakai_lagi": {"bacaan": selesai.bacaan_lagi, "salinan": selesai.salinan_lagi},
    }
