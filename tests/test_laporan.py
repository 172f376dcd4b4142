"""The report: files that open from a folder, nothing from outside, texts of workbooks never as markup."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from lxml import html

from skp_batch.istilah import StatusSkp, Tingkat
from skp_batch.laporan import tulis_laporan, tulis_pesan
from skp_batch.masukan_lain import MasukanLainSalah, baca_lalu
from skp_batch.model import Pk, Rhk
from skp_batch.ringkasan import ringkas
from tests.alat.contoh_hasil import contoh_hasil, temuan
from tests.alat.perintah import isi_folder


def test_laporan_mandiri_aman_dan_selalu_sama(tmp_path: Path) -> None:
    hasil = contoh_hasil()
    hasil.rekap[0].pegawai["nama"] = "</script><script>alert(1)</script>"
    hasil.buku[0].unit.nama = '<img src=x onerror="alert(1)">'
    tulis_laporan(tmp_path / "a", hasil)
    tulis_laporan(tmp_path / "b", hasil)
    assert isi_folder(tmp_path / "a") == isi_folder(tmp_path / "b")
    for path in sorted((tmp_path / "a").glob("*.html")):
        teks = path.read_text("utf-8")
        halaman = html.fromstring(teks)
        assert not halaman.xpath("//link | //img | //iframe | //script[@src] | //*[@onerror]"), path.name
        assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//|@import|url\(""", teks), path.name
        assert len(halaman.xpath("//script")) == (2 if path.name == "index.html" else 0)
    data = isi_data(tmp_path / "a")
    assert [o[0] for o in data["orang"]] == [s.nama for s in hasil.rekap]
    assert data["berkas"] == [b.berkas for b in hasil.buku]


def isi_data(folder: Path) -> dict[str, list]:  # type: ignore[type-arg]
    halaman = html.fromstring((folder / "index.html").read_text("utf-8"))
    isi: dict[str, list] = json.loads(halaman.xpath("string(//script[@id='data'])"))  # type: ignore[type-arg]
    return isi


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


def test_kaskade_celah_yatim_dan_pk(tmp_path: Path) -> None:
    hasil = contoh_hasil(2)
    kepala, anak, yatim = hasil.rekap[0], hasil.rekap[1], hasil.rekap[2]
    kepala.rhk = [
        Rhk(5, "1", "UTAMA", "ORGANISASI", "Meningkatnya mutu layanan", no_pk="PK1"),
        Rhk(6, "2", "UTAMA", "ORGANISASI", "Terwujudnya data yang mutakhir"),
    ]
    anak.rhk = [Rhk(7, "1", "UTAMA", teks="Tersusunnya peta jabatan", no_pimpinan="1")]
    yatim.rhk = [Rhk(8, "1", "UTAMA", teks="Tersimpannya arsip")]
    buku = hasil.buku_dari(kepala)
    buku.pk = [Pk(4, "PK1", "Indeks layanan"), Pk(5, "PK2", "Indeks data")]
    hasil.temuan += [
        temuan(buku, "K308", kepala, lembar="RHK", baris=6),
        temuan(buku, "K303", yatim, lembar="RHK", baris=8, tingkat=Tingkat.KESALAHAN),
    ]
    tulis_laporan(tmp_path, hasil)
    data = isi_data(tmp_path)
    assert data["rhk"][1][0][3:] == [0, 0], "supports the first RHK of the first person"
    assert [r[2] & 2 for r in data["rhk"][0]] == [0, 2]
    assert data["rhk"][2][0][2] & 4
    assert [butir[2] for butir in data["pk"][0][1]] == [[[0, 0]], []]
    teks = html.fromstring((tmp_path / "index.html").read_text("utf-8")).text_content()
    assert "1 dari 2 RHK pimpinan didukung bawahan (50 %)" in teks


def test_samarkan_menghapus_nip_dan_nama_dari_semua_halaman(tmp_path: Path) -> None:
    hasil = contoh_hasil()
    hasil.rekap[3].rhk = [
        Rhk(5, "1", teks=f"Tersusunnya laporan {hasil.rekap[4].nama.split(',')[0]} {hasil.rekap[4].nip}")
    ]
    tulis_laporan(tmp_path, hasil, samarkan=True)
    rahasia = {s.nip for s in hasil.rekap} | {s.nama.split(",")[0] for s in hasil.rekap}
    for path in sorted(tmp_path.iterdir()):
        isi = path.read_bytes()
        if path.suffix == ".xlsx":
            buku = openpyxl.load_workbook(io.BytesIO(isi))
            isi = "\n".join(str(v) for ws in buku for b in ws.iter_rows(values_only=True) for v in b).encode()
        assert not [r for r in rahasia if r.encode() in isi or r in path.name], path.name
    assert "../hasil-pemeriksaan" not in (tmp_path / "index.html").read_text("utf-8").split("<script>")[0]


def test_halaman_unit_dan_atasan_hanya_memuat_orangnya_sendiri(tmp_path: Path) -> None:
    hasil = contoh_hasil()
    hasil.rekap[1].tanpa_umpan_balik = 3
    tulis_laporan(tmp_path, hasil)
    for buku in hasil.buku[:-1]:
        teks = (tmp_path / f"unit-{buku.unit.kode}.html").read_text("utf-8")
        asing = [s.nip for s in hasil.rekap if s.berkas != buku.berkas and s.nip in teks]
        assert not asing
        assert all(s.nip in teks for s in buku.skp)
    atasan = next(tmp_path.glob(f"atasan-*-{hasil.rekap[0].nip_atasan[-4:]}.html"))
    teks = atasan.read_text("utf-8")
    assert {s.nip for s in hasil.rekap if s.nip in teks} == {
        s.nip for s in hasil.rekap if s.nip_atasan == hasil.rekap[0].nip_atasan and s.nip != s.nip_atasan
    }
    assert "atasan mengisi rating" in teks
    assert "3 indikator" in teks


def test_bahan_tim_penilai(tmp_path: Path) -> None:
    hasil = contoh_hasil(3)
    jauh, tunggu = hasil.rekap[1], hasil.rekap[2]
    hasil.temuan.append(temuan(hasil.buku_dari(jauh), "N405", jauh, lembar="PENILAIAN"))
    tunggu.menunggu_keberatan, tunggu.status = True, StatusSkp.MENUNGGU_KEBERATAN
    for s in hasil.rekap:
        s.rating_hasil_awal, s.rating_perilaku_awal = s.rating_hasil, s.rating_perilaku
    tulis_laporan(tmp_path, hasil)
    halaman = html.fromstring((tmp_path / "tim-penilai-kinerja.html").read_text("utf-8"))
    for ident, skp in (("jauh", jauh), ("tunggu", tunggu)):
        (bagian,) = halaman.xpath(f"//section[@aria-labelledby='{ident}']")
        assert skp.nip in bagian.text_content()
    assert halaman.get_element_by_id("diubah").text_content().endswith("(0)")


def test_pesan_pendek_sopan_tanpa_nip(tmp_path: Path) -> None:
    hasil = contoh_hasil()
    hasil.buku[-1].berkas = f"SKP {hasil.rekap[0].nip}.xlsx"
    for s in hasil.rekap:
        s.baris_penilaian = s.baris
        hasil.buku_dari(s).kolom["PENILAIAN", "rating_hasil"] = 3
    tulis_pesan(tmp_path, hasil, date(2026, 1, 30))
    semua = {p.name: p.read_text("utf-8") for p in tmp_path.iterdir()}
    for nama, teks in semua.items():
        assert 2 <= len(teks.splitlines()) <= 8, nama
        assert teks.startswith("Yth. ")
        assert not re.search(r"\d{8}", teks + nama)
    perlu = semua["02.01.txt"]
    assert "lembar PEGAWAI sel A" in perlu
    assert "paling lambat Jumat, 30 Januari 2026" in perlu
    assert "belum menerima" in semua["08.01.txt"]
    assert any("pengirim berkas" in t and "terpotong" not in t.splitlines()[0] for t in semua.values())
    atasan = next(t for n, t in sorted(semua.items()) if n.startswith("atasan-"))
    assert "mengisi rating hasil kerja dan perilaku kerja: 2 pegawai" in atasan
    assert re.search(r"Mulai dari lembar PENILAIAN sel C\d+, C\d+ di buku kerja Sekretariat\.", atasan)


def test_ringkasan_xlsx_sama_dengan_hitungan(tmp_path: Path) -> None:
    hasil = contoh_hasil()
    r = ringkas(hasil)
    tulis_laporan(tmp_path, hasil)
    buku = openpyxl.load_workbook(tmp_path / "ringkasan.xlsx")
    assert buku.sheetnames == ["GRAFIK", "PEGAWAI", "UNIT", "PREDIKAT", "CAPAIAN", "TEMUAN"]
    assert sum(b[1] for b in buku["PEGAWAI"].iter_rows(min_row=2, values_only=True)) == len(hasil.rekap)
    assert [b[3] for b in buku["TEMUAN"].iter_rows(min_row=2, values_only=True)] == sorted(
        (k.jumlah for k in r.kode), reverse=True
    )
    assert len(buku["GRAFIK"]._charts) == 5
    ada = [s.capaian for s in hasil.rekap if s.capaian is not None]
    jenjang = {b[0]: b[1:] for b in buku["CAPAIAN"].iter_rows(min_row=2, values_only=True)}
    rata = sum(Decimal(str(jenjang[j][1])) * jenjang[j][0] for j in ("Fungsional", "Pelaksana")) / len(ada)
    assert abs(rata - sum(ada) / len(ada)) < Decimal("0.01")


def test_perkembangan_dari_hasil_periode_lalu(tmp_path: Path) -> None:
    hasil = contoh_hasil(2)
    orang, lain = hasil.rekap[1], hasil.rekap[20]
    dasar = {"kode_unit": "lama", "skp_ke": "1", "status": "SELESAI DINILAI"}
    tulis_jsonl = "\n".join(
        json.dumps(dasar | isi)
        for isi in (
            {"periode": "2025-TW4", "nip": orang.nip, "capaian": 91.5, "predikat": "BUTUH PERBAIKAN"},
            {"periode": "2023", "nip": orang.nip, "capaian": None, "predikat": "", "status": "BELUM DINILAI"},
            {"periode": "2023", "nip": lain.nip, "capaian": 88, "predikat": "BAIK", "status": "DIKECUALIKAN"},
        )
    )
    (tmp_path / "lalu").mkdir()
    (tmp_path / "lalu" / "rekap.jsonl").write_text(tulis_jsonl, "utf-8")
    lalu = baca_lalu([tmp_path / "lalu"])
    tulis_laporan(tmp_path, hasil, lalu=lalu)
    for nama in ("unit-01.01.html", f"atasan-wulan-prasetyaningsih-s-e-{orang.nip_atasan[-4:]}.html"):
        halaman = html.fromstring((tmp_path / nama).read_text("utf-8"))
        (tabel,) = halaman.xpath("//table[contains(@class, 'tren')]")
        assert [th.text_content() for th in tabel.xpath(".//thead//th")] == [
            "Nama",
            "2023",
            "2025-TW4",
            "2025",
            "Capaian",
        ]
        (baris,) = tabel.xpath(".//tbody/tr")
        assert baris.xpath("./th")[0].text_content() == orang.nama
        assert [td.text_content() for td in baris.xpath("./td")][:2] == ["Belum dinilai", "91,50Butuh perbaikan"]
        assert baris.xpath(".//*[local-name()='svg']/@aria-label")[0].startswith("Capaian: 2025-TW4 91,50; 2025 ")
    assert "Perkembangan antarperiode" not in (tmp_path / "unit-02.01.html").read_text("utf-8"), "left out then"
    (tmp_path / "lalu" / "rekap.jsonl").write_text('{"periode": "2023"}', "utf-8")
    with pytest.raises(MasukanLainSalah, match="sekali lagi"):
        baca_lalu([tmp_path / "lalu"])
