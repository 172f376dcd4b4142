"""Reconciliation with e-Kinerja's download and SIASN's answers: messy files, planted differences, every refusal."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from skp_batch.cli import utama
from skp_batch.hasil import HasilBatch, HasilEkspor
from skp_batch.istilah import Predikat, Rating, kunci_teks
from skp_batch.keluaran.ekspor_xlsx import tulis_ekspor
from skp_batch.keluaran.tabel import tulis_rekap, tulis_siasn
from skp_batch.periode import Periode, baca_periode
from skp_batch.siasn.rekap_csv import baca_rekap_csv
from skp_batch.siasn.rekap_penilaian import baca_rekap_penilaian, urai_periode
from skp_batch.siasn.riwayat import susun_riwayat
from skp_batch.siasn.rw_skp22 import baca_rw_skp22
from skp_batch.workbook.tabel_masukan import TabelTidakTerbaca
from tests.alat.contoh_hasil import ID, buku, nip, rekap, skp

A, S, B = Rating
JUDUL = ["No", "NIP", "Nama", "Jabatan", "Rating Hasil Kinerja", "Rating Perilaku Kerja", "Predikat Kinerja Periodik"]
TAHUN = Periode(2025, "TAHUNAN")


def hasil(*isi: Any) -> HasilBatch:
    return HasilBatch(list(isi), [], rekap(*isi))


def keluar(folder: Path, *isi: Any) -> Path:
    """A KELUAR as far as rekon reads it."""
    folder.mkdir()
    h = hasil(*isi)
    tulis_rekap(folder, h)
    tulis_siasn(folder, HasilEkspor(), susun_riwayat(h.rekap, {b.berkas: b for b in isi}, {}))
    return folder


def unduhan(path: Path, *blok: list[list[Any]]) -> Path:
    """A workbook with a sheet per block of rows."""
    wb = Workbook()
    wb.remove(wb.active)
    for i, baris in enumerate(blok):
        ws = wb.create_sheet(f"Sheet{i}")
        for b in baris:
            ws.append(b)
    wb.save(path)
    return path


def kepala(periode: str = "Periode Tahunan Tahun 2025") -> list[list[Any]]:
    return [["3013 - Kementerian Rekaan"], ["Bidang Data"], [periode], [], JUDUL]


def baris(urut: int, hasil_kerja: str, perilaku: str, predikat: str) -> list[Any]:
    return [urut, nip(urut), f"Pegawai {urut}", "Analis", hasil_kerja, perilaku, predikat]


def jalan(*argumen: Any) -> tuple[int, str]:
    r = CliRunner().invoke(utama, ["rekon", *map(str, argumen)], standalone_mode=False)
    kode = getattr(r.exception, "exit_code", None)
    return (r.return_value if r.exception is None else kode), r.output + str(r.exception or "")


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("Periode Bulanan 6 Tahun 2026", "2026-06"),
        ("Periode Bulanan V Tahun 2026", "2026-05"),
        ("PERIODE  BULANAN : XII TAHUN 2026", "2026-12"),
        ("Periode Bulanan Juni 2026", "2026-06"),
        ("Periode Triwulan III Tahun 2026", "2026-TW3"),
        ("Periode Triwulanan 4 Tahun 2026", "2026-TW4"),
        ("Periode Semester II Tahun 2026", "2026-S2"),
        ("Periode Tahunan Tahun 2025", "2025"),
        ("Periode Tahunan 2025", "2025"),
        ("Periode Bulanan 13 Tahun 2026", None),
        ("Periode Triwulan V Tahun 2026", None),
        ("Periode Bulanan Tahun 2026", None),
        ("Periode Bulanan 6", None),
    ],
)
def test_periode_angka_romawi_dan_segala_jenis(teks: str, kode: str | None) -> None:
    assert urai_periode(teks) == (baca_periode(kode) if kode else None)


def test_rekap_berantakan_terbaca_dan_yang_ditolak_disebut_barisnya(tmp_path: Path) -> None:
    path = unduhan(
        tmp_path / "Rekap Penilaian (12).xlsx",
        [["catatan"], ["isi"]],
        [
            ["dicetak dari e-Kinerja"],
            *kepala("Periode Bulanan VI Tahun 2026"),
            [1, f"'{nip(1)} ", "Ani", "Guru", "Diatas  Ekspektasi", "SESUAI ESPEKTASI", "Baik"],
            [],
            [2, nip(2), "Budi", "Guru", "Dibawah Ekspetasi", "Sesuai Ekspektasi", "Perlu Perbaikan"],
            [3, int(nip(3)), "Cici", "Guru", "Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik"],
            [4, nip(4)[:-1], "Dedi", "Guru", "Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik"],
            [5, nip(5), "Eka", "Guru", "Sesuai Ekspektasi", "Sesuai Ekspektasi", "Cukup baik"],
            [6, nip(6), "Fani", "Guru", "Sesuai", "Sesuai Ekspektasi", "Baik"],
            [7, nip(7), "Gita", "Guru", None, None, None],
            [8, None, "Hadi", "Guru", "Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik"],
            [None, None, "Mengetahui,"],
        ],
        [[*JUDUL[::-1]], baris(9, "Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik")[::-1]],
        [*kepala("Periode Bulanan 7 Tahun 2026"), baris(9, "", "", "SANGAT KURANG")],
    )
    b = baca_rekap_penilaian(path)
    assert [(x.periode.kode, x.nip, x.nilai, x.lembar, x.nomor) for x in b.baris] == [
        ("2026-06", nip(1), (A, S, Predikat.BAIK), "Sheet1", 7),
        ("2026-06", nip(2), (B, S, Predikat.BUTUH_PERBAIKAN), "Sheet1", 9),
        ("2026-07", nip(9), (None, None, Predikat.SANGAT_KURANG), "Sheet3", 6),
    ]
    assert [(d.lembar, d.nomor, d.sebab.split(" ")[0], d.kosong) for d in b.ditolak] == [
        ("Sheet1", 10, "NIP", False),
        ("Sheet1", 11, "NIP", False),
        ("Sheet1", 12, "Predikat", False),
        ("Sheet1", 13, "Rating", False),
        ("Sheet1", 14, "predikat", True),
        ("Sheet1", 15, "NIP", False),
        ("Sheet2", 2, "periode", False),
    ]
    with pytest.raises(TabelTidakTerbaca, match="Rekap Penilaian"):
        baca_rekap_penilaian(unduhan(tmp_path / "lain.xlsx", [["NIP", "Nama"], [nip(1), "Ani"]]))


def test_rekap_yang_ditulis_terbaca_kembali_sama(tmp_path: Path) -> None:
    semua = [skp(i, h, p) for i, (h, p) in enumerate(((h, p) for h in Rating for p in Rating), start=1)]
    h = hasil(buku("01", semua[:4]), buku("02", semua[4:], "2026-TW3"), buku("03", [skp(20)], "2026-06"))
    tulis_ekspor(tmp_path / "ekspor.xlsx", h, HasilEkspor())
    tulis_rekap(tmp_path, h)
    b = baca_rekap_penilaian(tmp_path / "ekspor.xlsx")
    assert not b.ditolak
    harap = [(x.periode, x.nip, x.nama, x.jabatan, x.nilai) for x in baca_rekap_csv(tmp_path / "rekap.csv").baris]
    assert [(x.periode, x.nip, x.nama, x.jabatan, x.nilai) for x in b.baris] == [x for x in harap if x[4][2]]
    assert len(b.baris) == 9


def test_beda_yang_ditanam_ditemukan_semua_dan_hanya_itu(tmp_path: Path) -> None:
    dua = [skp(6, S, S, skp_ke=1), skp(6, A, A, skp_ke=2)]
    dua[0].status, dua[0].predikat = "BAGIAN TAHUN", None  # type: ignore[assignment]
    isi = [skp(1, S, S), skp(2, A, A), skp(3, S, S), skp(4, B, B), skp(5), skp(8, S, S), skp(9, S, S), skp(10), *dua]
    lain = buku("02", [skp(1, S, S)], "2024")
    folder = keluar(tmp_path / "keluar", buku("01", isi), lain)
    sama = [baris(1, "Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik")]
    satu = unduhan(
        tmp_path / "satu.xlsx",
        [
            *kepala(),
            *sama,
            baris(2, "Sesuai Ekspektasi", "Diatas Ekspektasi", "Baik"),
            baris(4, "Dibawah Ekspektasi", "Dibawah Ekspektasi", "Kurang"),
        ],
    )
    lagi = unduhan(
        tmp_path / "dua.xlsx",
        [
            *kepala(),
            *sama,
            baris(5, "Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik"),
            baris(6, "Diatas Ekspektasi", "Diatas Ekspektasi", "Sangat Baik"),
            baris(7, "Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik"),
            baris(8, "", "", ""),
            baris(9, "", "", "Baik"),
            baris(10, "", "", ""),
        ],
    )
    kode, keluaran = jalan(folder, satu, lagi, "--format", "csv", "-o", tmp_path / "rekon.xlsx")
    assert kode == 1
    isi_csv = [
        (r["jenis"], r["nip"], r["kolom"], r["di_sini"], r["di_sana"]) for r in csv.DictReader(io.StringIO(keluaran))
    ]
    harap = [
        ("BEDA", nip(2), "rating_hasil", str(A), str(S)),
        ("BEDA", nip(2), "predikat", "SANGAT BAIK", "BAIK"),
        ("HANYA DI SINI", nip(3), "predikat", "BAIK", ""),
        ("BEDA", nip(4), "predikat", "SANGAT KURANG", "KURANG"),
        ("BEDA", nip(5), "rating_hasil", "", str(S)),
        ("BEDA", nip(5), "rating_perilaku", "", str(S)),
        ("BEDA", nip(5), "predikat", "", "BAIK"),
        ("HANYA DI SANA", nip(7), "predikat", "", "BAIK"),
        ("BEDA", nip(8), "predikat", "BAIK", ""),
    ]
    assert sorted(isi_csv) == sorted(harap)
    wb = load_workbook(tmp_path / "rekon.xlsx")
    assert [ws.max_row - 1 for ws in wb] == [1, 7, 1, 1, 0]
    kode, teks = jalan(folder, satu, lagi)
    assert f"{nip(4)}  Pegawai 4: predikat di sini SANGAT KURANG, di e-Kinerja KURANG" in teks
    assert "periode 2024" in teks
    assert "3 SKP sama" in teks
    kode, teks = jalan(folder / "rekap.csv", folder / "rekap.csv", "--format", "json")
    assert kode == 0
    assert json.loads(teks)[0]["beda"] == []


ID_NIP = {kunci_teks(ID.format(i)): nip(i) for i in range(1, 9)}


def riwayat(urut: int, **isi: Any) -> dict[str, Any]:
    dasar = {
        "id": "x", "hasilKinerja": "DIATAS ESPEKTASI", "hasilKinerjaNilai": "1", "kuadranKinerja": "BAIK",
        "KuadranKinerjaNilai": 2, "perilakuKerja": "SESUAI EKSPETASI", "PerilakuKerjaNilai": 2.0,
        "pnsDinilaiId": ID.format(urut), "statusPenilai": "ASN", "tahun": "2025", "path": {"890": {"dok_uri": "a"}},
    }  # fmt: skip
    return dasar | isi


@pytest.mark.parametrize(
    "bentuk",
    [
        lambda r: json.dumps({"code": 1, "data": r}),
        lambda r: json.dumps(r, indent=1),
        lambda r: "\n".join(json.dumps(x) for x in r),
        lambda r: "\ufeff" + "\r\n".join(json.dumps({"code": 1, "data": [x]}) for x in r),
        lambda r: json.dumps([{"code": 1, "data": [x]} for x in r] + [{"code": 0, "data": "Data tidak ditemukan"}]),
    ],
)
def test_jawaban_siasn_dalam_segala_bentuk(tmp_path: Path, bentuk: Any) -> None:
    path = tmp_path / "rw.json"
    hanya_label = riwayat(2, hasilKinerjaNilai=None, PerilakuKerjaNilai="", KuadranKinerjaNilai=None)
    path.write_text(bentuk([riwayat(1), hanya_label]), "utf-8")
    b = baca_rw_skp22(path, ID_NIP)
    assert not b.ditolak
    assert [(x.nip, x.periode, x.nilai) for x in b.baris] == [(nip(i), TAHUN, (A, S, Predikat.BAIK)) for i in (1, 2)]


@pytest.mark.parametrize(
    ("ubah", "sebab"),
    [
        ({"pnsDinilaiId": "entah"}, "tidak diketahui"),
        ({"KuadranKinerjaNilai": 6}, "tidak dikenal"),
        ({"KuadranKinerjaNilai": 3}, "bertentangan"),
        ({"hasilKinerjaNilai": "DIATAS"}, "tidak dikenal"),
        ({"tahun": "dua ribu"}, "tahun"),
        ({"KuadranKinerjaNilai": None, "kuadranKinerja": None}, "kosong"),
    ],
)
def test_jawaban_siasn_yang_ditolak(tmp_path: Path, ubah: dict[str, Any], sebab: str) -> None:
    path = tmp_path / "rw.jsonl"
    path.write_text(json.dumps(riwayat(1)) + "\n" + json.dumps(riwayat(2, **ubah)), "utf-8")
    b = baca_rw_skp22(path, ID_NIP)
    assert [x.nip for x in b.baris] == [nip(1)]
    (d,) = b.ditolak
    assert d.nomor == 2
    assert sebab in d.sebab


def test_rekon_dengan_siasn_mengenal_orang_dari_keluaran(tmp_path: Path) -> None:
    tertahan = skp(3, S, S)  # no payload of hers exists: her id comes from the run's own record
    folder = keluar(tmp_path / "keluar", buku("01", [skp(1, A, S), skp(2, S, S), tertahan]))
    path = tmp_path / "rw.json"
    path.write_text(json.dumps({"data": [riwayat(1), riwayat(3, KuadranKinerjaNilai="3", kuadranKinerja="")]}), "utf-8")
    kode, teks = jalan(folder, "--siasn", path)
    assert kode == 1
    assert f"{nip(3)}  Pegawai 3: predikat di sini BAIK, di SIASN BUTUH PERBAIKAN" in teks
    assert f"{nip(2)}  Pegawai 2: predikat BAIK" in teks
    assert nip(1) not in teks
    asing = tmp_path / "data pegawai.csv"
    asing.write_text(f"pns_id|nip_baru\n{ID.format(5)}|{nip(5)}\n", "utf-8")
    path.write_text(json.dumps([riwayat(1), riwayat(5)]), "utf-8")
    assert nip(5) not in jalan(folder, "--siasn", path)[1]
    assert f"{nip(5)}: predikat BAIK" in jalan(folder, "--siasn", path, "--data-pegawai", asing)[1]


def test_salah_pakai(tmp_path: Path) -> None:
    folder = keluar(tmp_path / "keluar", buku("01", [skp(1, A, S)]))
    rusak = tmp_path / "rusak.json"
    rusak.write_text('{"data": [', "utf-8")
    kosong = tmp_path / "kosong"
    kosong.mkdir()
    for argumen, pesan in (
        ([folder], "Sebutkan"),
        ([folder, tmp_path / "tidak ada.xlsx"], "tidak ditemukan"),
        ([folder, "--siasn", rusak], "bukan jawaban SIASN"),
        ([kosong, folder], "bukan keluaran"),
        ([folder, kosong], "tidak berisi"),
        ([folder, folder / "rekap.csv", "-o", tmp_path / "hasil.csv"], ".xlsx"),
    ):
        kode, teks = jalan(*argumen)
        assert (kode, pesan in teks) == (2, True), (argumen, teks)
