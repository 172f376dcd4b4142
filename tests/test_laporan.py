"""The report: one file, nothing from outside, texts of workbooks never as markup, figures also in words."""

from __future__ import annotations

import json
import re
from pathlib import Path

from lxml import html

from skp_batch.laporan import tulis_laporan
from skp_batch.ringkasan import ringkas
from tests.alat.contoh_hasil import contoh_hasil


def test_laporan_mandiri_aman_dan_selalu_sama(tmp_path: Path) -> None:
    hasil = contoh_hasil()
    hasil.rekap[0].pegawai["nama"] = "</script><script>alert(1)</script>"
    hasil.buku[0].unit.nama = '<img src=x onerror="alert(1)">'
    path = tulis_laporan(tmp_path / "a", hasil)
    teks = path.read_text("utf-8")
    assert teks == tulis_laporan(tmp_path / "b", hasil).read_text("utf-8")
    halaman = html.fromstring(teks)
    assert not halaman.xpath("//link | //img | //iframe | //script[@src] | //*[@onerror]")
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//|@import|url\(""", teks)
    assert len(halaman.xpath("//script")) == 2
    data = json.loads(halaman.xpath("string(//script[@id='data'])"))
    assert [o[0] for o in data["orang"]] == [s.nama for s in hasil.rekap]
    assert data["berkas"] == [b.berkas for b in hasil.buku]


def test_laporan_memuat_angka_tautan_dan_kurva_dengan_kata(tmp_path: Path) -> None:
    hasil = contoh_hasil()
    r = ringkas(hasil)
    halaman = html.fromstring(tulis_laporan(tmp_path, hasil).read_text("utf-8"))
    unit = halaman.xpath("//table[@id='tabel-unit']/tbody/tr")
    assert len(unit) == len(r.unit)
    tautan = {a.get("href") for a in halaman.xpath("//table[@id='tabel-unit']//a")}
    assert "../hasil-pemeriksaan/rusak%20%26%20lama/SKP%20%3Clama%3E.xlsx" in tautan
    assert [int(j.text_content()) for j in halaman.xpath("//strong[@class='jumlah']")] == [k.jumlah for k in r.kode]
    gambar = halaman.xpath("//svg")
    assert len(gambar) == len(hasil.distribusi)
    for svg in gambar:
        assert svg.get("role") == "img"
        for ident in svg.get("aria-labelledby").split():
            assert halaman.get_element_by_id(ident).text_content().strip()
    assert "Belum sesuai pola" in halaman.text_content()
    assert "UPT Laboratorium Lingkungan" in halaman.text_content()


def test_laporan_dari_kumpulan_kosong(tmp_path: Path) -> None:
    hasil = contoh_hasil(0)
    hasil.temuan.clear()
    assert "Tidak ada temuan." in tulis_laporan(tmp_path, hasil).read_text("utf-8")
