"""`rekon`: our predikat beside those of e-Kinerja and SIASN."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING

import click

from skp_batch.cli.galat import GagalBerjalan, SalahPakai

if TYPE_CHECKING:
    from skp_batch.siasn.baris_predikat import Bacaan
    from skp_batch.siasn.rekon import Beda, HasilRekon

LOKASI = click.Path(path_type=Path)
_KOLOM_CSV = (
    *("sumber", "jenis", "periode", "nip", "nama", "kolom", "di_sini", "di_sana", "berkas", "baris", "keterangan"),
)


@click.command(short_help="Bandingkan predikat dengan e-Kinerja dan SIASN.")
@click.argument("keluar", type=LOKASI)
@click.argument("rekap", nargs=-1, type=LOKASI, metavar="[REKAP]...")
@click.option("--siasn", multiple=True, type=LOKASI, help="Jawaban GET /pns/rw-skp22 yang disimpan (JSON).")
@click.option("--data-pegawai", type=LOKASI, help='Unduhan "data pegawai" SIASN, untuk mengenali ID orang.')
@click.option("-o", "--keluaran", "berkas", type=LOKASI, metavar="BERKAS.xlsx", help="Tulis juga sebagai buku kerja.")
@click.option("--format", "bentuk", type=click.Choice(["teks", "json", "csv"]), default="teks", help="Bentuk keluaran.")
def rekon(
    keluar: Path,
    rekap: tuple[Path, ...],
    siasn: tuple[Path, ...],
    data_pegawai: Path | None,
    berkas: Path | None,
    bentuk: str,
) -> int:
    """Membandingkan KELUAR (folder hasil proses atau rekap.csv) dengan unduhan Rekap Penilaian e-Kinerja (REKAP) dan
    dengan riwayat SKP22 di SIASN (--siasn).

    Kode keluar: 0 semua sama, 1 ada yang berbeda atau tidak terbaca, 2 salah pemakaian.
    """
    from skp_batch.siasn.rekon import bandingkan
    from skp_batch.siasn.sumber_predikat import baca_rekap_keluar
    from skp_batch.workbook.tabel_masukan import TabelTidakTerbaca

    if not rekap and not siasn:
        raise SalahPakai("Sebutkan unduhan Rekap Penilaian e-Kinerja (REKAP), atau jawaban SIASN dengan --siasn.")
    if berkas is not None and berkas.suffix.lower() != ".xlsx":
        raise SalahPakai(f'Nama berkas hasil "{berkas}" harus berakhiran .xlsx.')
    try:
        sini = baca_rekap_keluar(keluar)
        if not sini.baris:
            raise SalahPakai(f'"{keluar}" tidak berisi baris rekap yang dapat dipakai.')
        nip_dari_id = _nip_dari_id(keluar, data_pegawai)
        hasil = [
            bandingkan(sini, _baca(daftar, nip_dari_id), sumber)
            for daftar, sumber in ((rekap, "e-Kinerja"), (siasn, "SIASN"))
            if daftar
        ]
    except TabelTidakTerbaca as galat:
        raise SalahPakai(str(galat)) from galat
    if berkas is not None:
        _tulis(berkas, hasil, (keluar, *rekap, *siasn))
    click.echo({"teks": _teks, "json": _json, "csv": _csv}[bentuk](hasil), nl=False)
    return 0 if all(h.cocok for h in hasil) else 1


def _baca(daftar: Sequence[Path], nip_dari_id: dict[str, str]) -> Bacaan:
    from skp_batch.siasn.baris_predikat import Bacaan
    from skp_batch.siasn.sumber_predikat import baca_sumber

    semua = Bacaan()
    for path in daftar:
        semua.tambah(baca_sumber(path, nip_dari_id))
    return semua


def _nip_dari_id(keluar: Path, data_pegawai: Path | None) -> dict[str, str]:
    from skp_batch.siasn.data_pegawai import baca_data_pegawai
    from skp_batch.siasn.riwayat import NAMA_RIWAYAT, baca_riwayat
    from skp_batch.siasn.sumber_predikat import nip_menurut_id

    folder = keluar if keluar.is_dir() else keluar.parent
    ada = (folder / "siasn" / NAMA_RIWAYAT).is_file()
    return nip_menurut_id(baca_riwayat(folder) if ada else (), baca_data_pegawai(data_pegawai) if data_pegawai else {})


def _tulis(berkas: Path, hasil: Sequence[HasilRekon], masukan: Sequence[Path]) -> None:
    from skp_batch.keluaran.berkas import tulis_berkas
    from skp_batch.keluaran.rekon_xlsx import susun_rekon

    if realpath(berkas) in [realpath(m) for m in masukan]:
        raise SalahPakai(f'"{berkas}" adalah masukan; pilih nama lain dengan -o.')
    try:
        berkas.parent.mkdir(parents=True, exist_ok=True)
        tulis_berkas(berkas, susun_rekon(hasil))
    except OSError as galat:
        raise GagalBerjalan(f'"{berkas}" tidak dapat ditulis. Tutup dahulu bila sedang terbuka.') from galat


def _teks(hasil: Sequence[HasilRekon]) -> str:
    from skp_batch.siasn.rekon import JenisBeda

    baris: list[str] = []
    for h in hasil:
        baris.append(f"Dibandingkan dengan {h.sumber}")
        for judul, jenis in (
            ("Berbeda", JenisBeda.BEDA),
            ("Hanya di sini", JenisBeda.HANYA_DI_SINI),
            (f"Hanya di {h.sumber}", JenisBeda.HANYA_DI_SANA),
        ):
            daftar = h.menurut(jenis)
            if daftar:
                baris += ["", f"{judul}:", *(f"  {_satu(b, h.sumber)}" for b in daftar)]
        if h.ditolak:
            baris += ["", "Tidak dapat dibandingkan:"]
            for d in h.ditolak:
                tempat = f"{d.berkas}{f' ({d.lembar})' if d.lembar else ''} baris {d.nomor}"
                orang = " ".join(x for x in (d.nip, d.nama) if x)
                baris.append(f"  {tempat}{f', {orang}' if orang else ''}: {d.sebab}")
        if h.terlewat:
            periode = ", ".join(p.kode for p in h.terlewat)
            baris += ["", f"Tidak dibandingkan karena tidak ada di {h.sumber}: periode {periode}."]
        orang_beda = len({(b.periode, b.nip) for b in h.menurut(JenisBeda.BEDA)})
        di_sini, di_sana = (len(h.menurut(j)) for j in (JenisBeda.HANYA_DI_SINI, JenisBeda.HANYA_DI_SANA))
        baris += [
            "",
            f"Ringkasan: {h.sama} SKP sama, {orang_beda} berbeda, {di_sini} hanya di sini, {di_sana} hanya di "
            f"{h.sumber}, {len(h.ditolak)} baris tidak terbaca.",
            "",
        ]
    return "\n".join(baris)


def _satu(b: Beda, sumber: str) -> str:
    from skp_batch.siasn.rekon import JenisBeda

    orang = f"{b.periode}  {b.nip}  {b.nama}".rstrip()
    if b.jenis is not JenisBeda.BEDA:
        return f"{orang}: {b.kolom} {b.di_sini or b.di_sana}"
    di_sini = b.di_sini or f"kosong{f' ({b.keterangan})' if b.keterangan else ''}"
    return f"{orang}: {b.kolom} di sini {di_sini}, di {sumber} {b.di_sana or 'kosong'}"


def _csv(hasil: Sequence[HasilRekon]) -> str:
    from skp_batch.keluaran.tabel import amankan

    penampung = io.StringIO()
    tulis = csv.writer(penampung, lineterminator="\n")
    tulis.writerow(_KOLOM_CSV)
    for h in hasil:
        for b in h.beda:
            isi = (h.sumber, b.jenis, b.periode, b.nip, b.nama, b.kolom, b.di_sini, b.di_sana, b.berkas)
            tulis.writerow([amankan(str(x)) for x in (*isi, b.baris or "", b.keterangan)])
        for d in h.ditolak:
            kosong = ("", "", "")
            periode = d.periode.kode if d.periode else ""
            isi_tolak = (h.sumber, "DITOLAK", periode, d.nip, d.nama, *kosong, d.berkas, d.nomor, d.sebab)
            tulis.writerow([amankan(str(x)) for x in isi_tolak])
    return penampung.getvalue()


def _json(hasil: Sequence[HasilRekon]) -> str:
    import json
    from dataclasses import asdict

    isi = [
        {
            "sumber": h.sumber,
            "sama": h.sama,
            "beda": [asdict(b) for b in h.beda],
            "ditolak": [
                {k: v for k, v in asdict(d).items() if k != "kosong"} | {"periode": d.periode.kode if d.periode else ""}
                for d in h.ditolak
            ],
            "periode_tidak_dibandingkan": [p.kode for p in h.terlewat],
        }
        for h in hasil
    ]
    return json.dumps(isi, ensure_ascii=False, indent=1) + "\n"
