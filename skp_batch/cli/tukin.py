"""`tukin`: the monthly payment run of tukin or TPP."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from skp_batch.cli.galat import GagalBerjalan, SalahPakai

if TYPE_CHECKING:
    from skp_batch.keluaran.manifest import Masukan
    from skp_batch.masukan import BerkasMasukan
    from skp_batch.pembayaran.jalan import HasilBayar
    from skp_batch.tukin.bulan import Bulan
    from skp_batch.tukin.kebijakan import Kebijakan
    from skp_batch.tukin.lalu import RiwayatBayar
    from skp_batch.tukin.model import JenisBayar

LOKASI = click.Path(path_type=Path)
JENIS = ("RUTIN", "SUSULAN", "RAPEL", "THR", "KE-13")


@click.command(short_help="Hitung tukin atau TPP sebulan: daftar bayar, ADK, slip.")
@click.option("--kebijakan", required=True, type=LOKASI, metavar="BERKAS", help="Kebijakan tunjangan (YAML).")
@click.option("--bulan", "kode", required=True, metavar="YYYY-MM", help="Bulan kerja yang dibayar.")
@click.option(
    "--predikat", multiple=True, type=LOKASI, help="KELUAR dari proses, rekap.csv, atau unduhan Rekap Penilaian."
)
@click.option("--kehadiran", multiple=True, required=True, type=LOKASI, help="kehadiran.xlsx, satu berkas atau lebih.")
@click.option("-o", "--keluar", required=True, type=LOKASI, metavar="KELUAR", help="Folder hasil.")
@click.option(
    "--jenis",
    type=click.Choice(JENIS, case_sensitive=False),
    default="RUTIN",
    show_default=True,
    help="Jenis pembayaran.",
)
@click.option("--lalu", multiple=True, type=LOKASI, help="KELUAR pembayaran yang lalu.")
@click.option("--slip", type=click.Choice(["html", "pdf"]), help="Tulis juga slip setiap pegawai di slip/.")
@click.option("--format", "bentuk", type=click.Choice(["teks", "json"]), default="teks", help="Bentuk ringkasan akhir.")
def tukin(keluar: Path, kode: str, jenis: str, bentuk: str, slip: str | None, **opsi: Any) -> int:
    """Menghitung tunjangan kinerja atau TPP satu bulan kerja menurut berkas kebijakan instansi, lalu menulis daftar
    bayar, rekap per kelas, ADK Web Gaji, daftar bank, dan rincian setiap rupiah ke KELUAR. Yang belum pasti ditahan.

    Kode keluar: 0 tanpa KESALAHAN, 1 ada KESALAHAN, 2 salah pemakaian, 3 program tidak dapat menyelesaikan.
    """
    from skp_batch.keluaran.atomik import KeluaranDitolak, keluaran_utuh, periksa_keluaran

    if slip == "pdf":
        from skp_batch.formulir.pdf import PDF_TIDAK_ADA, pdf_tersedia

        if not pdf_tersedia():
            raise SalahPakai(PDF_TIDAK_ADA.replace("tanpa --pdf", "dengan --slip html"))
    masukan = [opsi["kebijakan"], *opsi["predikat"], *opsi["kehadiran"], *opsi["lalu"]]
    try:
        periksa_keluaran(keluar, masukan)
    except KeluaranDitolak as galat:
        raise SalahPakai(str(galat)) from galat
    hasil, tulis = _hitung(kode, jenis.upper(), slip or "", opsi)
    try:
        with keluaran_utuh(keluar, masukan) as sementara:
            tulis(sementara)
    except KeluaranDitolak as galat:
        raise GagalBerjalan(str(galat)) from galat
    _tampilkan(hasil, bentuk, keluar)
    from skp_batch.istilah import Tingkat

    return 1 if any(t.tingkat is Tingkat.KESALAHAN for t in hasil.temuan) else 0


def _hitung(kode: str, jenis: str, slip: str, opsi: dict[str, Any]) -> tuple[HasilBayar, Any]:
    """The result, and what writes it into a folder; everything wrong with the inputs is said here."""
    from skp_batch.aturan import KebijakanSalah
    from skp_batch.masukan import MasukanSalah, cari_masukan
    from skp_batch.pembayaran.jalan import jalankan
    from skp_batch.pembayaran.tulis import tulis_bayar
    from skp_batch.tukin.kebijakan import muat_kebijakan_tukin, sidik_berkas
    from skp_batch.tukin.kolom_data import kolom_data
    from skp_batch.tukin.masukan import baca_kehadiran
    from skp_batch.tukin.model import JenisBayar
    from skp_batch.tukin.predikat_masukan import baca_predikat_masukan
    from skp_batch.workbook.tabel_masukan import TabelTidakTerbaca

    bulan, jenis_bayar = _bulan(kode), JenisBayar(jenis)
    try:
        kebijakan = muat_kebijakan_tukin(opsi["kebijakan"])
        lalu = _lalu(opsi["lalu"], jenis_bayar, bulan)
        berkas = cari_masukan(opsi["kehadiran"])
        if not berkas:
            tempat = ", ".join(f'"{t}"' for t in opsi["kehadiran"])
            raise MasukanSalah(f"Tidak ada berkas kehadiran (.xlsx) di {tempat}, yang disebut dengan --kehadiran.")
        isi = [(b.nama, _baca(b)) for b in berkas]
        sumber = baca_predikat_masukan(opsi["predikat"], kebijakan.predikat.alias if kebijakan.predikat else ())
        hasil = jalankan(
            kebijakan, bulan, jenis_bayar, data := baca_kehadiran(isi, kolom_data(kebijakan)), sumber, lalu
        )
        data.lepas()
        _perlu_predikat(kebijakan, bulan, hasil, opsi["predikat"])
        sidik = sidik_berkas(opsi["kebijakan"])
        catatan = _masukan(opsi, [(b.nama, len(d)) for b, (_, d) in zip(berkas, isi, strict=True)], data, sidik)
    except (KebijakanSalah, MasukanSalah, TabelTidakTerbaca) as galat:
        raise SalahPakai(str(galat)) from galat
    except FileNotFoundError as galat:
        raise SalahPakai(f'Berkas "{galat.filename}" tidak ditemukan.') from galat
    for teks in sumber.ditolak[:20]:
        click.echo(f"Baris predikat tidak dapat dipakai: {teks}", err=True)
    pilihan = {"bulan": bulan.kode, "jenis": jenis}

    def tulis(folder: Path) -> None:
        asal = [(i.buku, d) for i, (_, d) in zip(data.buku, isi, strict=True)]
        tulis_bayar(hasil, folder, asal, catatan, sidik, pilihan, slip, _berkas_rhk(slip, opsi["predikat"]))

    return hasil, tulis


def _berkas_rhk(slip: str, predikat: tuple[Path, ...]) -> list[BerkasMasukan]:
    if not slip:
        return []
    from skp_batch.pembayaran.rhk import berkas_rhk

    return berkas_rhk(predikat)


def _bulan(kode: str) -> Bulan:
    from skp_batch.tukin.bulan import baca_bulan

    bulan = baca_bulan(kode)
    if bulan is None:
        raise SalahPakai(f'Bulan "{kode}" tidak dikenal. Tulis bulan kerja, misalnya --bulan 2026-09.')
    return bulan


def _baca(berkas: BerkasMasukan) -> bytes:
    from skp_batch.tukin.masukan import BATAS_KEHADIRAN
    from skp_batch.workbook.batas import TidakTerbaca
    from skp_batch.workbook.gate import buka_file

    try:
        return buka_file(berkas.path, BATAS_KEHADIRAN)
    except TidakTerbaca as galat:
        raise SalahPakai(f'Berkas kehadiran "{berkas.nama}" terlalu besar atau bukan berkas biasa.') from galat


def _lalu(daftar: tuple[Path, ...], jenis: JenisBayar, bulan: Bulan) -> RiwayatBayar | None:
    from skp_batch.tukin.lalu import baca_lalu

    lalu = baca_lalu(daftar) if daftar else None
    if jenis in ("SUSULAN", "RAPEL") and lalu is None:
        raise SalahPakai(f"--jenis {jenis} memerlukan --lalu: folder hasil pembayaran bulan kerja itu.")
    if lalu is not None and jenis == "RAPEL" and not any(d.bulan == bulan for d in lalu.dibayar):
        raise SalahPakai(
            f"Tidak ada pembayaran bulan kerja {bulan.judul} di folder --lalu, sehingga rapel tidak dapat dihitung. "
            "Sebut folder hasil RUTIN bulan itu."
        )
    if lalu is not None and jenis == "SUSULAN" and not any(b == bulan for _, b, _ in lalu.tertahan):
        raise SalahPakai(f"Tidak ada pembayaran bulan kerja {bulan.judul} yang tertahan di folder --lalu.")
    return lalu


def _perlu_predikat(k: Kebijakan, bulan: Bulan, hasil: HasilBayar, predikat: tuple[Path, ...]) -> None:
    """A policy that pays by predikat and a command without any is a slip of the command, not of every employee."""
    if k.predikat is None or predikat or k.predikat.kosong is not None or not hasil.tertahan:
        return
    if hasil.terbayar:
        return
    periode = k.periode_predikat(bulan)
    if any(t.kode == "T601" for t in hasil.temuan) and periode is not None:
        raise SalahPakai(
            f"Kebijakan ini membayar menurut predikat {periode.judul}. Sebutkan sumbernya dengan --predikat: "
            "folder hasil proses, rekap.csv, atau unduhan Rekap Penilaian."
        )


def _masukan(opsi: dict[str, Any], berkas: list[tuple[str, int]], data: Any, sidik: str) -> list[Masukan]:
    from skp_batch.keluaran.manifest import NAMA_MANIFEST, Masukan, sidik_berkas

    kebijakan: Path = opsi["kebijakan"]
    hasil = [Masukan(kebijakan.name, sidik, kebijakan.stat().st_size, "kebijakan")]
    hasil += [
        Masukan(nama, i.buku.sha256, ukuran, "kehadiran") for (nama, ukuran), i in zip(berkas, data.buku, strict=True)
    ]
    for peran in ("predikat", "lalu"):
        for path in opsi[peran]:
            nyata = path
            if path.is_dir():
                calon = [path / "rekap.csv", path / NAMA_MANIFEST] if peran == "predikat" else [path / NAMA_MANIFEST]
                nyata = next((c for c in calon if c.is_file()), path)
            if nyata.is_file():
                nama = nyata.name if nyata is path else f"{path.name}/{nyata.name}"
                hasil.append(Masukan(nama, sidik_berkas(nyata), nyata.stat().st_size, peran))
    return hasil


def _tampilkan(hasil: HasilBayar, bentuk: str, keluar: Path) -> None:
    from collections import Counter

    from skp_batch.tukin.angka import rupiah

    bruto, potongan, bersih = hasil.total
    tingkat = Counter(str(t.tingkat) for t in hasil.temuan)
    if bentuk == "json":
        from skp_batch.cli.jalan import cetak_json

        cetak_json(
            {
                "bulan": hasil.bulan.kode,
                "jenis": str(hasil.jenis),
                "dibayar": len(hasil.terbayar),
                "tertahan": len(hasil.tertahan),
                "bruto": bruto,
                "potongan": potongan,
                "bersih": bersih,
                "temuan": dict(sorted(tingkat.items())),
            }
        )
        return
    click.echo(f"Pembayaran {hasil.jenis} bulan kerja {hasil.bulan.judul}: {hasil.kebijakan.judul}")
    click.echo(
        f"  dibayar   {len(hasil.terbayar)} pegawai: bruto {rupiah(bruto)}, potongan {rupiah(potongan)}, "
        f"bersih {rupiah(bersih)}"
    )
    click.echo(f"  tertahan  {len(hasil.tertahan)} pegawai (lembar DITAHAN menyebut sebabnya)")
    if hasil.lebih:
        lebih = -sum(b.rincian.bersih or 0 for b in hasil.lebih)
        click.echo(f"  kelebihan bayar {len(hasil.lebih)} pegawai, {rupiah(lebih)} (lembar KELEBIHAN BAYAR)")
    if tingkat:
        click.echo("  temuan    " + ", ".join(f"{n} {t}" for t, n in sorted(tingkat.items())))
    click.echo(f'Hasil lengkap di "{keluar}": tukin-{hasil.kode}.xlsx, adk/, daftar-bank.csv, rincian.jsonl.')
