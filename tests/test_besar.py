"""A batch beyond hasil.BESAR: written in streams, with the same figures; the index page finds the pimpinan only."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

import openpyxl
import pytest
from lxml import html

from skp_batch import hasil as modul_hasil
from skp_batch.keluaran.ekspor_xlsx import tulis_ekspor
from skp_batch.keluaran.hasil_xlsx import tulis_hasil
from skp_batch.laporan import tulis_laporan
from skp_batch.model import Rhk
from skp_batch.siasn.ekspor import susun_ekspor
from tests.alat.contoh_hasil import contoh_hasil
from tests.alat.meja import Meja
from tests.alat.perintah import jalankan


def _isi(path: Path) -> dict[str, list[tuple[object, ...]]]:
    buku = openpyxl.load_workbook(path)
    return {s.title: [b for b in s.iter_rows(values_only=True) if any(v is not None for v in b)] for s in buku}


def test_hasil_besar_sama_isinya(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hasil = contoh_hasil()
    hasil.rekap[0].pegawai = {**hasil.rekap[0].pegawai, "nama": ' "Siti" <A> & B_1 ', "jabatan": "=1+1\nbaris dua"}
    ekspor = susun_ekspor(hasil.rekap, {b.berkas: b for b in hasil.buku}, {}, hasil.temuan)
    for nama in ("kecil", "besar"):
        monkeypatch.setattr(modul_hasil, "BESAR", 0 if nama == "besar" else 20_000)
        tulis_hasil(tmp_path / f"hasil-{nama}.xlsx", hasil)
        tulis_ekspor(tmp_path / f"ekspor-{nama}.xlsx", hasil, ekspor)
    for apa in ("hasil", "ekspor"):
        assert _isi(tmp_path / f"{apa}-besar.xlsx") == _isi(tmp_path / f"{apa}-kecil.xlsx")


def test_periksa_tidak_menyimpan_rhk_di_memori(tmp_path: Path) -> None:
    rekap = Meja().periksa(tmp_path).hasil.rekap  # nothing is written, nothing is kept between runs
    assert rekap
    assert all(s.ada_rhk and not s.rhk for s in rekap)


def test_periksa_membuang_sisa_yang_dibunuh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Records hold names and NIP: what a killed run left among the temporary files goes a day later, nothing else."""
    sementara = tmp_path / "sementara"
    monkeypatch.setattr(tempfile, "tempdir", str(sementara))
    for nama in (".skp-batch-titipan-abcd_123", ".skp-batch-titipan-abcd_456", "skp-batch-hasil", ".skp-batch-titipan"):
        (sementara / nama).mkdir(parents=True)
        (sementara / nama / "catatan").write_bytes(b"x")
        if nama != ".skp-batch-titipan-abcd_456":
            os.utime(sementara / nama, (0, 0))
    masuk = Meja().tulis(tmp_path / "masuk")
    assert jalankan("periksa", masuk, "--tanpa-simpanan").kode == 0
    assert sorted(p.name for p in sementara.iterdir()) == [
        ".skp-batch-titipan",
        ".skp-batch-titipan-abcd_456",
        "skp-batch-hasil",
    ]


def test_halaman_besar_hanya_memuat_pimpinan_unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hasil = contoh_hasil()
    kepala, anak = hasil.rekap[0], hasil.rekap[1]
    hasil.buku_dari(kepala).unit.nip_pimpinan = kepala.nip
    anak.pegawai = {**anak.pegawai, "nip_atasan": kepala.nip}
    kepala.rhk = [Rhk(5, "1", "UTAMA", "ORGANISASI", "Meningkatnya <mutu> layanan")]
    anak.rhk = [Rhk(7, "1", "UTAMA", teks="Tersusunnya peta jabatan", no_pimpinan="1")]
    cakupan = []
    for batas in (20_000, 0):
        monkeypatch.setattr(modul_hasil, "BESAR", batas)
        halaman = html.fromstring(tulis_laporan(tmp_path, hasil).read_text("utf-8"))
        cakupan.append(halaman.get_element_by_id("kaskade").getparent().findall("p")[0].text_content())
    data = json.loads(halaman.get_element_by_id("data").text)
    assert [o[0] for o in data["orang"]] == [kepala.nama]
    assert [r[0] for r in data["rhk"][0]] == ["1"]
    assert "hanya 1 pimpinan unit" in halaman.text_content()
    assert cakupan[0] == cakupan[1]
    unit = html.fromstring((tmp_path / data["unit"][data["orang"][0][3]][2]).read_text("utf-8"))
    assert "Meningkatnya <mutu> layanan" in unit.find(".//details/summary").text_content()
    assert anak.nama in unit.find(".//details/ul").text_content()
