"""ADK Tukin to the byte, and who is in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook

from skp_batch.tukin.adk import KOLOM_21, adk_txt, adk_xlsx, per_bank
from skp_batch.tukin.bulan import Bulan
from skp_batch.tukin.model import JenisBayar, Penerima, Rincian, StatusBayar

KERJA, BAYAR = Bulan(2026, 12), Bulan(2027, 1)


def _baris(
    nip: str, nama: str, kelas: int, bruto: int, bersih: int, bank: str = "520002000990"
) -> tuple[Penerima, Rincian]:
    p = Penerima(
        nip, nama, kelas=kelas, kode_satker="012345", kode_bank=bank, nama_bank="BANK CONTOH",
        nomor_rekening="0011223344", nama_rekening=nama.upper(),
    )  # fmt: skip
    r = Rincian(
        nip, nama, kelas, KERJA, JenisBayar.RUTIN, StatusBayar.DIBAYAR,
        bruto=bruto, potongan=bruto - bersih, bersih=bersih,
    )  # fmt: skip
    return p, r


SARI = _baris("199001012015031001", "Sari\tWulandari\r\n", 8, 4_595_150, 4_503_247)
BIMA = _baris("198502022010011002", "Bima Pratama", 11, 456_434_208, 456_434_208)
TXT = (
    "012345\t01\t2027\t199001012015031001\tSari Wulandari\t\t08\t4595150\t91903\t4503247\t520002000990\tBANK CONTOH\t"
    "0011223344\tSARI WULANDARI\t12\t2026\t12\t2026\t1\t\t\r\n"
    "012345\t01\t2027\t198502022010011002\tBima Pratama\t\t11\t456434208\t0\t456434208\t520002000990\tBANK CONTOH\t"
    "0011223344\tBIMA PRATAMA\t12\t2026\t12\t2026\t1\t\t\r\n"
    "\t\t\t\t\t\t\t 461.029.358 \t 91.903 \t 460.937.455 \t\t\t\t\t\t\t\t\t\t\t\r\n"
)


def test_txt_tepat_per_bita() -> None:
    assert adk_txt([SARI, BIMA], BAYAR) == TXT.encode()


def test_bentuk_22_kolom_dengan_judul_dan_nomor() -> None:
    garis = adk_txt([SARI, BIMA], BAYAR, "web_gaji_22").decode().split("\r\n")
    assert garis[0] == "NO\t" + "\t".join(KOLOM_21)
    assert garis[1].split("\t")[:5] == ["1", "012345", "01", "2027", "199001012015031001"]
    assert garis[1].split("\t")[15:] == ["", "", "", "", "1", "", ""]
    assert [len(g.split("\t")) for g in garis[:-1]] == [22, 22, 22, 22]


def test_xlsx_sama_dengan_txt_dan_nip_tetap_teks(tmp_path: Path) -> None:
    path = tmp_path / "adk.xlsx"
    path.write_bytes(adk_xlsx([SARI, BIMA], BAYAR))
    lembar = load_workbook(path)["daftar bayar"]
    baris = list(lembar.iter_rows(values_only=True))
    assert baris[0] == KOLOM_21
    assert baris[1][3] == "199001012015031001"
    assert baris[1][6:10] == ("08", 4_595_150, 91_903, 4_503_247)
    assert baris[-1][7:10] == (461_029_358, 91_903, 460_937_455)


def test_satu_berkas_per_kode_bank_tanpa_yang_tertahan_atau_tanpa_rekening() -> None:
    lain = _baris("199203032016012003", "Dewi", 9, 10, 10, bank="../523")
    tertahan = (SARI[0], replace(SARI[1], status=StatusBayar.TERTAHAN, bruto=None, potongan=None, bersih=None))
    kosong = (replace(BIMA[0], nomor_rekening=""), BIMA[1])
    assert per_bank([SARI, lain, tertahan, kosong]) == {"520002000990": [SARI], "_523": [lain]}
    assert list(per_bank([SARI, lain], pisah=False)) == [""]


def test_koreksi_ke_atas_tidak_menjadi_potongan_negatif() -> None:
    p, r = SARI
    naik = replace(r, bruto=0, potongan=-250_000, bersih=250_000)
    assert "\t250000\t0\t250000\t" in adk_txt([(p, naik)], BAYAR).decode()
