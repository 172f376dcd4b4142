"""Angka kredit over periods, the three papers, and who may be promoted: figures worked by hand."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from skp_batch.cli import utama
from skp_batch.hasil import HasilBatch
from skp_batch.istilah import Predikat, Rating
from skp_batch.keluaran.kertas_ak import TITIK, susun_kertas
from skp_batch.keluaran.tabel import tulis_rekap, tulis_siasn
from skp_batch.model import Buku
from skp_batch.periode import baca_periode
from skp_batch.scoring.angka_kredit import hitung_angka_kredit
from skp_batch.siasn.baris_predikat import BarisPredikat
from skp_batch.siasn.dokumen import nama_dokumen_evaluasi
from skp_batch.siasn.ekspor import susun_ekspor
from skp_batch.siasn.kenaikan import Putusan, susun_kenaikan
from skp_batch.siasn.perolehan_ak import AkPegawai, susun_ak, tanpa_ak
from skp_batch.siasn.riwayat import RiwayatSkp, baca_riwayat, susun_riwayat
from tests.alat.contoh_hasil import ID, buku, nip, rekap, skp

S = Rating.SESUAI
JF = {"jenis_jabatan": "FUNGSIONAL", "jenjang_jf": "AHLI PERTAMA", "jabatan": "Analis Ahli Pertama"}


def jf(periode: str = "2025", **isi: Any) -> RiwayatSkp:
    """A year (or part) of one pejabat fungsional, BAIK, as the record of a run."""
    p = baca_periode(periode)
    assert p is not None
    awal, akhir = p.bulan
    dasar = RiwayatSkp(
        periode, kode_unit="01", nama_unit="Bidang 01", instansi="Dinas Contoh", nip=nip(2), skp_ke="1", nama="Budi",
        status_pegawai="PNS", golongan="III/b", jabatan="Analis Ahli Pertama", jenis_jabatan="FUNGSIONAL",
        jenjang="AHLI PERTAMA", status="SELESAI DINILAI", predikat="BAIK", jumlah_bulan=str(akhir - awal + 1),
        bulan_awal=f"{p.tahun}-{awal:02}", bulan_akhir=f"{p.tahun}-{akhir:02}",
        angka_kredit=str(hitung_angka_kredit("AHLI PERTAMA", Predikat.BAIK, akhir - awal + 1)),
    )  # fmt: skip
    return replace(dasar, **isi)


def satu(*isi: RiwayatSkp, lalu: tuple[RiwayatSkp, ...] = ()) -> AkPegawai:
    (a,) = susun_ak(isi, lalu)
    return a


@pytest.mark.parametrize(
    ("isi", "lama", "dihitung", "jumlah"),
    [
        ([jf(ak_sebelumnya="50")], "50", ["2025"], "62.50"),
        ([jf()], None, ["2025"], None),
        # AK Sebelumnya of the later year holds the earlier one already
        ([jf("2024", ak_sebelumnya="50"), jf("2025", ak_sebelumnya="62.5")], "62.5", ["2025"], "75.00"),
        # the same figure quarter after quarter is the one before the first of them
        ([jf(f"2025-TW{i}", ak_sebelumnya="50") for i in (2, 1)], "50", ["2025-TW1", "2025-TW2"], "56.26"),
        ([jf("2024", ak_sebelumnya="50"), jf("2025")], "50", ["2024", "2025"], "75.00"),
        # the year replaces its parts; a month counts once
        ([jf("2025-TW4"), jf(ak_sebelumnya="0"), jf("2025-06")], "0", ["2025"], "12.50"),
        # a new jenjang starts anew
        ([jf("2024", ak_sebelumnya="90"), jf(jenjang="AHLI MUDA", angka_kredit="25.00", ak_sebelumnya="0")], "0",
         ["2025"], "25.00"),
    ],
)  # fmt: skip
def test_yang_dijumlahkan(isi: list[RiwayatSkp], lama: str | None, dihitung: list[str], jumlah: str | None) -> None:
    a = satu(*isi)
    assert (a.lama, [p.skp.periode for p in a.dihitung]) == (lama and Decimal(lama), dihitung)
    assert a.jumlah == (jumlah and Decimal(jumlah))
    assert all(p.di_luar for p in a.perolehan if p not in a.dihitung)


def test_beberapa_skp_dalam_satu_periode_dijumlahkan() -> None:
    awal = jf("2025-TW1", skp_ke="1", bulan_akhir="2025-01", jumlah_bulan="1", angka_kredit="1.04", ak_sebelumnya="10")
    akhir = jf("2025-TW1", skp_ke="2", bulan_awal="2025-02", jumlah_bulan="2", angka_kredit="2.08", ak_sebelumnya="10")
    assert satu(akhir, awal).jumlah == Decimal("13.12")


def test_kertas_menurut_peraturan() -> None:
    a = satu(
        jf("2025-TW1", predikat="SANGAT BAIK", angka_kredit="4.69", ak_sebelumnya="90", nomor_pak="1/PAK",
           tanggal_pak="2025-04-02", tempat="Tirtasari", nama_penilai="Ratna", nip_penilai=nip(1)),
        lalu=(jf("2024"),),
    )  # fmt: skip
    (b,) = susun_kertas([a])
    (k,) = b.konversi
    assert (k.masa, k.baris.predikat, k.baris.persentase, k.baris.koefisien, k.baris.ak) == (
        "Januari 2025 s.d. Maret 2025", "Sangat Baik", "3/12 × 150%", "12,5", Decimal("4.69"),
    )  # fmt: skip
    assert [(r.tahun, r.periodik) for r in b.akumulasi.baris] == [("2025", "Januari – Maret")]
    p = b.penetapan
    assert (p.nomor, p.lama, p.baru, p.jumlah) == ("1/PAK", Decimal(90), Decimal("4.69"), Decimal("94.69"))
    assert p.minimal == (50, 100)
    assert p.selisih == (Decimal("44.69"), Decimal("-5.31"))
    assert (p.tanda.tempat, p.tanda.tanggal, p.tanda.nama) == ("Tirtasari", "2 April 2025", "Ratna")
    assert any("Tahun 2024" in c for c in p.catatan)
    (lama,) = susun_kertas([satu(jf(ak_sebelumnya="90", nomor_pak="9/PAK", tanggal_pak="2025-01-15"))])
    assert (lama.penetapan.nomor, lama.penetapan.tanda.tanggal) == (TITIK, TITIK)  # that PAK is the former one


def pegawai(urut: int, **isi: Any) -> RiwayatSkp:
    dasar = {"nip": nip(urut), "nama": f"Pegawai {urut}"}
    if isi.pop("pelaksana", False):
        dasar |= {"jenis_jabatan": "PELAKSANA", "jenjang": "", "angka_kredit": "", "bulan_awal": "", "bulan_akhir": ""}
    return jf(**(dasar | isi))


def lalu(urut: int, predikat: str, tahun: str = "2024", berkas: str = "rekap.csv") -> BarisPredikat:
    p = baca_periode(tahun)
    assert p is not None
    return BarisPredikat(p, nip(urut), predikat=Predikat(predikat), berkas=berkas)


M, BELUM, TAHU, TAK = Putusan.MEMENUHI, Putusan.BELUM, Putusan.TIDAK_DIKETAHUI, Putusan.TIDAK_BERLAKU


@pytest.mark.parametrize(
    ("orang", "riwayat", "pangkat", "jenjang"),
    [
        (pegawai(3, pelaksana=True), [lalu(3, "SANGAT BAIK")], M, TAK),
        (pegawai(3, pelaksana=True), [], TAHU, TAK),
        (pegawai(3, pelaksana=True), [lalu(3, "BUTUH PERBAIKAN")], BELUM, TAK),
        (pegawai(3, pelaksana=True), [lalu(3, "BAIK", "2023")], TAHU, TAK),
        (pegawai(3, pelaksana=True, predikat="KURANG"), [], BELUM, TAK),
        (pegawai(3, pelaksana=True, predikat="", status="BELUM DINILAI"), [lalu(3, "BAIK")], TAHU, TAK),
        (pegawai(3, pelaksana=True), [lalu(3, "BAIK"), lalu(3, "KURANG", berkas="rw.json")], TAHU, TAK),
        (pegawai(3, pelaksana=True), [lalu(3, "KURANG"), lalu(3, "SANGAT KURANG", berkas="rw.json")], BELUM, TAK),
        (pegawai(3, pelaksana=True), [lalu(3, "BAIK", "2024-TW4")], TAHU, TAK),  # a quarter is no year
        (pegawai(3, ak_sebelumnya="37.5"), [lalu(3, "BAIK")], M, BELUM),  # 50 of 50, 50 of 100
        (pegawai(3, ak_sebelumnya="37.49"), [lalu(3, "BAIK")], BELUM, BELUM),
        (pegawai(3, ak_sebelumnya="87.5"), [], TAHU, M),
        (pegawai(3), [lalu(3, "BAIK")], TAHU, TAHU),  # AK Sebelumnya unknown
        (pegawai(3, jenjang="LEKTOR", angka_kredit=""), [lalu(3, "BAIK")], TAHU, TAHU),
        (pegawai(3, jenjang="AHLI UTAMA", angka_kredit="50.00", ak_sebelumnya="150"), [lalu(3, "BAIK")], M, TAK),
        (pegawai(3, status_pegawai="PPPK", angka_kredit=""), [lalu(3, "BAIK")], TAK, TAK),
        (pegawai(3, status_pegawai="CPNS", angka_kredit=""), [lalu(3, "BAIK")], TAK, TAK),
    ],
)
def test_syarat_kenaikan(orang: RiwayatSkp, riwayat: list[BarisPredikat], pangkat: Putusan, jenjang: Putusan) -> None:
    (b,) = susun_kenaikan([orang], riwayat)
    assert (b.pangkat.putusan, b.jenjang.putusan) == (pangkat, jenjang), (b.pangkat, b.jenjang)
    assert b.pangkat.predikat.sebab
    assert [t for t, _ in b.predikat] == [2025, 2024]


def test_periode_bagian_tahun_melihat_dua_tahun_penuh_sebelumnya() -> None:
    orang = replace(jf("2026-TW1"), nip=nip(3), jenis_jabatan="PELAKSANA", jenjang="", angka_kredit="")
    (b,) = susun_kenaikan([orang], [lalu(3, "BAIK"), lalu(3, "BAIK", "2025")])
    assert b.predikat == ((2025, "BAIK"), (2024, "BAIK"))
    assert b.pangkat.putusan is M


def tulis_keluar(folder: Path, *isi: Buku) -> Path:
    folder.mkdir()
    r = rekap(*isi)
    menurut_berkas = {b.berkas: b for b in isi}
    tulis_rekap(folder, HasilBatch(list(isi), [], r))
    tulis_siasn(folder, susun_ekspor(r, menurut_berkas, {}, ()), susun_riwayat(r, menurut_berkas, {}))
    return folder


def jalan(*argumen: Any) -> tuple[int, str]:
    r = CliRunner().invoke(utama, list(map(str, argumen)), standalone_mode=False)
    kode = getattr(r.exception, "exit_code", None)
    return (r.return_value if r.exception is None else kode), r.output + str(r.exception or "")


def test_perintah_dari_keluaran_proses(tmp_path: Path) -> None:
    pak = {nip(2): {"ak_sebelumnya": Decimal(40), "nomor_pak": "7/PAK", "tanggal_pak": date(2026, 1, 5)}}
    kepala = skp(1, golongan="IV/a", nama="Ratna")
    isi = [kepala, skp(2, S, S, nip_atasan=nip(1), nama="=Budi\u2028", **JF), skp(3, S, S, status="PPPK", **JF)]
    folder = tulis_keluar(tmp_path / "2025", buku("01", isi, angka_kredit=pak))
    asal = baca_riwayat(folder)
    assert [(s.nip, s.angka_kredit, s.ak_sebelumnya, s.pns_id) for s in asal if s.predikat] == [
        (nip(2), "12.50", "40", ID.format(2)),
        (nip(3), "", "", ID.format(3)),
    ]
    assert [s.nip for s, _ in tanpa_ak(asal)] == []
    sebelum = tulis_keluar(tmp_path / "2024", buku("01", [skp(2, S, S, **JF)], "2024"))
    kode, teks = jalan("angka-kredit", folder, "-o", tmp_path / "ak", "--riwayat", sebelum)
    assert kode == 0, teks
    wb = load_workbook(tmp_path / "ak" / "angka-kredit.xlsx")
    assert wb.sheetnames == ["DAFTAR", "KONVERSI", "AKUMULASI", "PENETAPAN"]
    assert [c.value for c in wb["DAFTAR"][2]][:2] == [nip(2), "=Budi\u2028"]
    assert wb["DAFTAR"]["B2"].data_type == "s"
    html = (tmp_path / "ak" / "angka-kredit.html").read_text("utf-8")
    assert html.count('<article class="kertas">') == 3
    assert "52,50" in html
    kode, teks = jalan("kenaikan", folder, "--riwayat", sebelum, "-o", tmp_path / "kenaikan.xlsx")
    assert kode == 0, teks
    ws = load_workbook(tmp_path / "kenaikan.xlsx")["KENAIKAN"]
    baris = {r[0]: dict(zip([c.value for c in ws[1]], r, strict=True)) for r in ws.iter_rows(2, values_only=True)}
    assert (baris[nip(2)]["Predikat 2024"], baris[nip(2)]["Kenaikan Pangkat"]) == ("BAIK", "MEMENUHI")
    assert baris[nip(3)]["Kenaikan Pangkat"] == "TIDAK BERLAKU"
    assert baris[nip(1)]["Predikat 2025"] == "tidak diketahui (BELUM DINILAI)"
    assert jalan("kenaikan", tmp_path, "-o", tmp_path / "x.xlsx")[0] == 2


def test_daftar_unggah_dokumen(tmp_path: Path) -> None:
    kepala = skp(1, golongan="IV/a")
    folder = tulis_keluar(
        tmp_path / "keluar",
        buku("01", [kepala, skp(2, S, S, nip_atasan=nip(1))]),
        buku("01", [skp(1, golongan="IV/a"), skp(2, S, S, nip_atasan=nip(1), **JF)], "2026-TW1"),
    )
    with (folder / "siasn/unggah_dokumen.csv").open(encoding="utf-8-sig", newline="") as f:
        isi = list(csv.reader(f))
    assert isi == [
        ["nip", "pns_id", "tahun", "file", "id_ref_dokumen"],
        [nip(2), ID.format(2), "2025", f"Dokumen Evaluasi_2025_{nip(2)}.pdf", "890"],
        [nip(2), ID.format(2), "2026", f"Dokumen Evaluasi_2026-TW1_{nip(2)}.pdf", "890"],
    ]
    aneh = nama_dokumen_evaluasi("../..\\a/b:c", baca_periode("2025"))  # type: ignore[arg-type]
    assert aneh == "Dokumen Evaluasi_2025_abc.pdf"


def test_riwayat_yang_diubah_orang_ditolak(tmp_path: Path) -> None:
    folder = tulis_keluar(tmp_path / "k", buku("01", [skp(2, S, S, **JF)]))
    path = folder / "siasn/riwayat-kinerja.jsonl"
    isi = json.loads(path.read_text("utf-8"))
    for ubah in ({"angka_kredit": "NaN"}, {"periode": "2025-13"}, {"tanggal_pak": "kemarin"}, {"nama": 3}):
        path.write_text(json.dumps(isi | ubah), "utf-8")
        kode, teks = jalan("angka-kredit", folder, "-o", tmp_path / "ak")
        assert (kode, "bukan tulisan program ini" in teks) == (2, True)
