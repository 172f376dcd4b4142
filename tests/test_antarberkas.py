"""What several files say together: successors, held files, former outputs, --acuan beside MASUK. Real workbooks."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from skp_batch.hasil import Payload
from skp_batch.masukan import BerkasMasukan, cari_masukan
from tests.alat.meja import ANA, BUDI, KABID, KADIS, Meja, skp, temuan
from tests.alat.perintah import jalankan

LAMA = "197401012000031001"


def _payload(selesai: object, nip: str) -> Payload | None:
    return next((p for p in selesai.ekspor.skp22[2025] if p.nip == nip), None)  # type: ignore[attr-defined]


def test_pengganti_atasan_menjadi_penilainya(tmp_path: Path) -> None:
    """K314 takes the atasan as his successor, so it is the successor who signs; the predecessor is nowhere."""
    m = Meja()
    m.bidang.isi("PEGAWAI", KABID, Menggantikan_NIP=LAMA)
    m.bidang.isi("PEGAWAI", ANA, NIP_Atasan=LAMA)
    hasil = m.periksa(tmp_path)
    assert {t.split()[0] for t in temuan(hasil)} == {"K314"}
    assert skp(hasil, ANA).nip_penilai == KABID
    kiriman = _payload(hasil, ANA)
    assert kiriman is not None
    assert (kiriman.isi["penilaiNipNrp"], kiriman.isi["penilaiNama"]) == (KABID, "Sekar Puspita")


def test_penilai_dari_berkas_yang_tertahan_tanpa_periode(tmp_path: Path) -> None:
    """A mistake in the pimpinan's UNIT holds nobody else: his row still says who he is."""
    m = Meja()
    m.dinas.unit("Tahun", None)
    hasil = m.periksa(tmp_path)
    assert temuan(hasil) == {"S201 K dinas UNIT!B11", "K311 P mutasi PEGAWAI!M4"}
    assert _payload(hasil, KABID) is not None


def test_rencana_tahun_lain_satu_temuan(tmp_path: Path) -> None:
    m = Meja()
    m.dinas.unit("Tahun", 2024)
    m.dinas.unit("Tanggal Mulai", date(2024, 1, 1))
    m.dinas.unit("Tanggal Selesai", date(2024, 12, 31))
    assert temuan(m.periksa(tmp_path)) == {"K310 K mutasi PEGAWAI!M4"}


def test_ketua_tim_yang_tidak_ada_tidak_memaafkan_penilai(tmp_path: Path) -> None:
    m = Meja()
    m.bidang.isi("RHK", (BUDI, "1"), NIP_Pimpinan_yang_Diintervensi=LAMA)
    m.bidang.isi("PEGAWAI", BUDI, NIP_Atasan=None, Nama_Penilai="Sekar Puspita")
    hasil = temuan(m.periksa(tmp_path))
    assert hasil == {"K301 K mutasi RHK!H8", "X502 P mutasi PEGAWAI!N6"}


def test_rhk_salinan_mengikuti_rujukan_kaskade(tmp_path: Path) -> None:
    """Q702 by the plan that the cascade found, also a successor's; nothing of who is in a circle."""
    m = Meja()
    m.bidang.isi("PEGAWAI", KABID, Menggantikan_NIP=LAMA)
    m.bidang.isi("PEGAWAI", ANA, NIP_Atasan=LAMA)
    m.bidang.isi("RHK", (ANA, "1"), Rencana_Hasil_Kerja="Terlaksananya layanan mutasi yang TEPAT waktu.")
    assert "Q702 I mutasi RHK!F6" in temuan(m.periksa(tmp_path / "satu"))
    m = Meja()
    m.bidang.isi("PEGAWAI", ANA, NIP_Atasan=ANA)
    assert temuan(m.periksa(tmp_path / "dua")) == {"K306 K mutasi PEGAWAI!M5"}


def test_acuan_bernama_sama_dengan_masukan(tmp_path: Path) -> None:
    """A workbook of --acuan keeps out of the way of one of MASUK with the same name, and is not read twice."""
    m = Meja()
    m.bidang.isi("RHK", (ANA, "2"), No_RHK_Pimpinan="9")
    masuk, rencana = m.tulis(tmp_path / "masuk"), Meja().tulis(tmp_path / "rencana")
    berkas = cari_masukan([masuk])
    assert cari_masukan([masuk], acuan=True, selain=berkas) == []
    acuan = cari_masukan([rencana, masuk], acuan=True, selain=berkas)
    assert [b.nama for b in acuan] == ["rencana/bidang/mutasi.xlsx", "rencana/dinas.xlsx"]
    akhir = jalankan("proses", masuk, "--acuan", rencana, "-o", tmp_path / "keluar")
    assert akhir.kode == 1
    baris = [json.loads(b) for b in (tmp_path / "keluar/temuan.jsonl").read_text("utf-8").splitlines()]
    assert [(t["kode"], t["berkas"], t["sel"]) for t in baris] == [("K302", "bidang/mutasi.xlsx", "I7")]


def test_keluaran_lama_di_antara_masukan(tmp_path: Path) -> None:
    """Of a former KELUAR only the units' workbooks are input, not what the program wrote for people."""
    masuk = Meja().tulis(tmp_path / "masuk")
    (masuk / "rusak.xlsx").write_bytes(b"PK\x03\x04 terpotong")
    lama = tmp_path / "lama"
    jalankan("proses", masuk, "-o", lama)
    assert (lama / "hasil-pemeriksaan/rusak.xlsx.HASIL.xlsx").is_file()
    (lama / "hasil.xlsx").with_name("titipan.xlsx").write_bytes(b"")
    nama = ["bidang/mutasi.xlsx", "dinas.xlsx", "rusak.xlsx"]
    assert _nama(cari_masukan([lama])) == [*(f"hasil-pemeriksaan/{n}" for n in nama), "titipan.xlsx"]
    assert _nama(cari_masukan([lama / "hasil-pemeriksaan"])) == nama


def _nama(berkas: list[BerkasMasukan]) -> list[str]:
    return [b.nama for b in berkas]


@pytest.mark.parametrize("opsi", ["--daftar-unit", "--capaian-organisasi", "--kebijakan", "--data-pegawai"])
def test_keluar_yang_memuat_berkas_opsi_ditolak(tmp_path: Path, opsi: str) -> None:
    masuk, keluar = Meja().tulis(tmp_path / "masuk"), tmp_path / "keluar"
    assert jalankan("proses", masuk, "-o", keluar).kode == 0
    (keluar / "milik-saya.csv").write_text("kode_unit,nama_unit\nD01,Dinas\n", "utf-8")
    akhir = jalankan("proses", masuk, "-o", keluar, opsi, keluar / "milik-saya.csv")
    assert akhir.kode == 2
    assert (keluar / "milik-saya.csv").is_file()


def test_pimpinan_di_masukan_lengkap(tmp_path: Path) -> None:
    assert skp(Meja().periksa(tmp_path), KABID).nip_penilai == KADIS


def test_alasan_menyebut_yang_menahan_kiriman(tmp_path: Path) -> None:
    """An SKP whose payload only an X code stops says so in rekap too."""
    m = Meja()
    m.bidang.isi("PEGAWAI", BUDI, PNS_ID=None)
    s = skp(m.periksa(tmp_path), BUDI)
    assert (s.predikat, s.ekspor, s.alasan) == (
        "BAIK",
        "TERTAHAN",
        ("X501 PNS ID SIASN belum ada atau tidak benar di PEGAWAI!AE6",),
    )


def test_yang_kurang_pada_pimpinan_bukan_kunci_yang_keliru(tmp_path: Path) -> None:
    """N401 and N402 stand at a key that is sound: who he is and what his RHK are is known to the bawahan."""
    m = Meja()
    for r in m.bidang.lembar["RHK"]:
        if r["NIP"] == KABID:
            r["Jenis RHK"] = "TAMBAHAN"
    m.bidang.lembar["TARGET"] = [t for t in m.bidang.lembar["TARGET"] if (t["NIP"], t["No RHK"]) != (KABID, "2")]
    m.bidang.lembar["REALISASI"] = [t for t in m.bidang.lembar["REALISASI"] if (t["NIP"], t["No RHK"]) != (KABID, "2")]
    m.bidang.isi("RHK", (BUDI, "1"), No_RHK_Pimpinan="9")
    hasil = m.periksa(tmp_path)
    assert temuan(hasil) == {"N401 K mutasi PEGAWAI!A4", "N402 K mutasi RHK!C5", "K302 K mutasi RHK!I8"}
    assert _payload(hasil, ANA) is not None
    assert (skp(hasil, KABID).predikat, skp(hasil, KABID).ekspor) == ("BAIK", "TERTAHAN")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root and Windows read every folder")
def test_folder_yang_tak_terbaca_disebut(tmp_path: Path) -> None:
    masuk = Meja().tulis(tmp_path / "masuk")
    (masuk / "terkunci").mkdir(mode=0)
    akhir = jalankan("proses", masuk, "-o", tmp_path / "keluar")
    assert (akhir.kode, 'Berkas "terkunci" tidak dapat dikerjakan: izin ditolak' in akhir.err) == (3, True)
    assert (tmp_path / "keluar/rekap.csv").is_file()


@pytest.mark.skipif(os.name == "nt", reason="names that only other systems allow")
def test_nama_yang_mirip_dan_yang_bukan_teks(tmp_path: Path) -> None:
    """No name shows where the folder lies, none depends on the order of arguments, and odd bytes stop nobody."""
    masuk = Meja().tulis(tmp_path / "masuk")
    isi = (masuk / "dinas.xlsx").read_bytes()
    (masuk / "DINAS.xlsx").write_bytes(isi)
    for byte in (b"\xfe", b"\xff"):
        Path(os.fsdecode(os.fsencode(masuk) + b"/a" + byte + b".xlsx")).write_bytes(isi)
    nama = ["DINAS.xlsx", "a\ufffd (2).xlsx", "a\ufffd.xlsx", "bidang/mutasi.xlsx", "dinas.xlsx"]
    if len(list(masuk.glob("*.xlsx"))) == 4:  # not where names differ by more than case
        assert _nama(cari_masukan([masuk])) == nama
    assert jalankan("proses", masuk, "-o", tmp_path / "keluar").kode == 0
    lain = tmp_path / "masuk" / "bidang"
    assert _nama(cari_masukan([lain, masuk])) == _nama(cari_masukan([masuk, lain])) == _nama(cari_masukan([masuk]))
