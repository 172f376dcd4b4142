"""`templat --lanjut`: the next period, a year out of its parts, and a workbook mended by a fresh template."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from skp_batch.batch import Permintaan, Selesai
from skp_batch.batch import jalankan as periksa
from skp_batch.masukan import cari_masukan
from tests.alat.meja import ANA, BUDI, KABID, Meja, skp
from tests.alat.perintah import jalankan

_TRIWULAN = ((1, 3), (4, 6), (7, 9), (10, 12))
_AKHIR = {3: 31, 6: 30, 9: 30, 12: 31}


def _triwulan(folder: Path, ke: int, ubah: dict[tuple[str, ...], dict[str, Any]] | None = None, **pegawai: Any) -> Path:
    """The small instansi's unit workbook of a quarter; realisasi are a quarter of the year's."""
    meja = Meja()
    awal, akhir = _TRIWULAN[ke - 1]
    meja.periode("TRIWULAN", ke, date(2025, awal, 1), date(2025, akhir, _AKHIR[akhir]))
    for b in meja.bidang.lembar["REALISASI"]:
        b["Realisasi"] = b["Realisasi"] / 4
        b["Target Periode"] = b["Realisasi"]
        b["Bukti Dukung"] = f"Laporan TW {ke}"
    for kunci, nilai in (ubah or {}).items():
        meja.bidang.baris("REALISASI", *kunci).update(nilai)
    for nip, nilai in pegawai.items():
        meja.bidang.baris("PEGAWAI", nip.removeprefix("n")).update(nilai)
    meja.bidang.nama = f"tw{ke}.xlsx"
    meja.bidang.tulis(folder)
    return folder / meja.bidang.nama


def _isi(folder: Path) -> openpyxl.Workbook:
    (path,) = folder.glob("*.xlsx")
    return openpyxl.load_workbook(path)


def _baris(buku: openpyxl.Workbook, lembar: str) -> list[dict[str, Any]]:
    ws = buku[lembar]
    judul = [str(c.value).rstrip("*") for c in ws[3]]
    hasil = []
    for baris in ws.iter_rows(min_row=4):
        isi = {j: c.value for j, c in zip(judul, baris, strict=True) if c.value is not None}
        isi = {j: v for j, v in isi.items() if not str(v).startswith("=")}
        if isi:
            hasil.append(isi)
    return hasil


def _unit(buku: openpyxl.Workbook) -> dict[str, Any]:
    return {str(a.value).rstrip("*"): b.value for a, b in buku["UNIT"]["A4:B19"]}


def test_triwulan_berikut_membawa_rencana_tanpa_yang_pergi(tmp_path: Path) -> None:
    buku = _triwulan(tmp_path, 1, **{f"n{BUDI}": {"Status Keaktifan": "PINDAH"}})
    hasil = jalankan("templat", "--lanjut", buku, "--periode", "2025-TW2", "-o", tmp_path / "baru")
    assert hasil.kode == 0, hasil.err
    assert f"tidak dibawa: Budi Santoso ({BUDI}), PINDAH" in hasil.out
    baru = _isi(tmp_path / "baru")
    unit = _unit(baru)
    assert (unit["Periode Ke"], unit["Edisi"], unit["Capaian Kinerja Organisasi"]) == (2, 1, None)
    assert (unit["Tanggal Mulai"].date(), unit["Tanggal Selesai"].date()) == (date(2025, 4, 1), date(2025, 6, 30))
    assert [p["NIP"] for p in _baris(baru, "PEGAWAI")] == [KABID, ANA]
    assert {p["Status SKP"] for p in _baris(baru, "PEGAWAI")} == {"PERSETUJUAN"}
    assert len(_baris(baru, "TARGET")) == 5
    assert {frozenset(b) for b in _baris(baru, "REALISASI")} == {
        frozenset(("NIP", "No RHK", "No Indikator", "Target Periode"))
    }
    assert _baris(baru, "PENILAIAN") == [{"NIP": KABID}, {"NIP": ANA}]


def test_tahun_baru_dimulai_dari_draft(tmp_path: Path) -> None:
    buku = _triwulan(tmp_path, 4, **{f"n{ANA}": {"Tanggal Persetujuan": date(2025, 1, 20)}})
    hasil = jalankan("templat", tmp_path / "baru", "--lanjut", buku, "--periode", "2026")
    assert hasil.kode == 0
    ana = next(p for p in _baris(_isi(tmp_path / "baru"), "PEGAWAI") if p["NIP"] == ANA)
    assert ana["Status SKP"] == "DRAFT"
    assert "Tanggal Persetujuan" not in ana
    assert "Target Periode" not in _baris(_isi(tmp_path / "baru"), "REALISASI")[0]


def test_setahun_dihimpun_menurut_cara_hitung(tmp_path: Path) -> None:
    waktu, berkas = (ANA, "1", "2"), (BUDI, "1", "1")
    for ke, (hari, jumlah) in enumerate(((7, 40), (6, 60), (5, None), (4, 50)), start=1):
        ubah = {waktu: {"Realisasi": hari}, berkas: {"Realisasi": jumlah}}
        _triwulan(tmp_path / "masuk", ke, ubah)
    hasil = jalankan("templat", "--lanjut", tmp_path / "masuk", "--periode", "2025", "-o", tmp_path / "baru")
    assert hasil.kode == 0, hasil.err
    assert "realisasi dihimpun dari TW1, TW2, TW3, TW4" in hasil.out
    assert "1 indikator tidak terisi realisasinya di sebagian periode" in hasil.out
    baru = _isi(tmp_path / "baru")
    realisasi = {(b["NIP"], b["No RHK"], b["No Indikator"]): b for b in _baris(baru, "REALISASI")}
    assert realisasi[waktu]["Realisasi"] == 4  # NILAI AKHIR
    assert realisasi[berkas]["Realisasi"] == 150  # JUMLAH
    assert realisasi[KABID, "1", "1"]["Realisasi"] == 100
    assert realisasi[waktu]["Bukti Dukung"] == "\n".join(f"TW{k}: Laporan TW {k}" for k in range(1, 5))
    assert "Target Periode" not in realisasi[waktu]
    assert _unit(baru)["Jenis Periode"] == "TAHUNAN"
    assert all("Rating Hasil Kerja" not in b for b in _baris(baru, "PENILAIAN"))


def test_periode_sama_memulihkan_isi_dan_menaikkan_edisi(tmp_path: Path) -> None:
    meja = Meja()
    meja.bidang.isi("REALISASI", (ANA, "2", "1"), Realisasi="1.500")
    meja.bidang.isi("PEGAWAI", BUDI, NIP=199204042021211000)
    meja.bidang.kait.append(lambda b: b["PEGAWAI"].cell(3, 60, "Catatan Sekretaris"))
    sebelum = meja.periksa(tmp_path / "masuk")
    hasil = jalankan("templat", "--lanjut", tmp_path / "masuk" / "bidang", "--periode", "2025", "-o", tmp_path / "baru")
    assert hasil.kode == 0, hasil.err
    assert 'kolom "Catatan Sekretaris" di lembar PEGAWAI bukan bagian templat' in hasil.out
    meja.dinas.tulis(tmp_path / "baru")
    sesudah = periksa(Permintaan(cari_masukan([tmp_path / "baru"]), meja.kebijakan, paralel=1))

    def kode(selesai: Selesai) -> list[tuple[str, str, str]]:
        return sorted((t.kode, t.lembar, t.nilai) for t in selesai.hasil.temuan if t.kode != "S290")

    assert kode(sesudah) == kode(sebelum)
    assert {"S202", "S205"} <= {k for k, _, _ in kode(sesudah)}
    assert skp(sesudah, ANA).rating_hasil == skp(sebelum, ANA).rating_hasil
    baru = openpyxl.load_workbook(next((tmp_path / "baru").glob("SKP*.xlsx")))
    assert _unit(baru)["Edisi"] == 2
    assert baru["PEGAWAI"].data_validations.dataValidation


def test_periode_sama_menyiapkan_baris_yang_belum_ada(tmp_path: Path) -> None:
    meja = Meja()
    bidang = meja.bidang
    sebelum = len(bidang.lembar["REALISASI"])
    bidang.lembar["REALISASI"] = [b for b in bidang.lembar["REALISASI"] if b["NIP"] == KABID]
    bidang.lembar["PENILAIAN"] = [b for b in bidang.lembar["PENILAIAN"] if b["NIP"] == BUDI]  # rated: stays as he is
    bidang.lembar["PEGAWAI"].reverse()
    meja.tulis(tmp_path / "masuk")
    hasil = jalankan("templat", "--lanjut", tmp_path / "masuk" / "bidang", "--periode", "2025", "-o", tmp_path / "baru")
    assert "3 baris REALISASI disiapkan" in hasil.out, hasil.err
    baru = _isi(tmp_path / "baru")
    realisasi = _baris(baru, "REALISASI")
    assert len(realisasi) == sebelum - 1
    assert realisasi[-1] == {"NIP": ANA, "No RHK": "2", "No Indikator": "1"}
    assert [b["NIP"] for b in _baris(baru, "PENILAIAN")] == [BUDI, ANA, KABID]


def test_yang_tidak_dapat_dipakai_disebut_yang_lain_tetap_jadi(tmp_path: Path) -> None:
    _triwulan(tmp_path / "masuk", 1)
    (tmp_path / "masuk" / "rusak.xlsx").write_bytes(b"bukan buku kerja")
    hasil = jalankan("templat", "--lanjut", tmp_path / "masuk", "--periode", "2025-TW2", "-o", tmp_path / "baru")
    assert hasil.kode == 3
    assert "rusak.xlsx" in hasil.err
    assert len(list((tmp_path / "baru").iterdir())) == 1
    assert jalankan("templat", "--lanjut", tmp_path / "masuk", "-o", tmp_path / "x").kode == 2
