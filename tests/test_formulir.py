"""Official forms from a KELUAR: columns as in the Lampiran, final figures, PDF read back; people are invented."""

from __future__ import annotations

import csv
import io
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

import pypdf
import pytest
from lxml import html

from skp_batch.aturan.formulir import berakhlak
from skp_batch.formulir.pdf import pdf_tersedia
from skp_batch.istilah import NILAI_BERAKHLAK
from tests.alat.meja import ANA, BUDI, KABID, KADIS, Meja
from tests.alat.perintah import Akhir, isi_folder, jalankan


@pytest.fixture(scope="module")
def keluar(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("formulir")
    meja = Meja()
    for b in meja.buku:
        for isian, nilai in (
            ("Tempat Penetapan", "Kota Contoh"),
            ("Tanggal Penetapan SKP", date(2025, 1, 20)),
            ("Tanggal Evaluasi", date(2026, 1, 7)),
        ):
            b.lembar["UNIT"].append({"Isian": isian, "Nilai": nilai})
    meja.bidang.isi("RHK", (ANA, "2"), Jenis_RHK="TAMBAHAN", Penugasan_Dari="Sekretaris Daerah")
    meja.bidang.isi("PEGAWAI", BUDI, Pendekatan="KUALITATIF")
    meja.bidang.isi("TARGET", (BUDI, "1"), Uraian_Target="Seluruh berkas tertata menurut abjad")
    meja.bidang.isi("REALISASI", (BUDI, "1"), Uraian_Realisasi="Semua berkas tertata")
    meja.bidang.isi("REALISASI", (ANA, "1", "1"), Umpan_Balik="<script>alert(1)</script> pertahankan")
    meja.bidang.lembar["KEBERATAN"] = [
        {
            "NIP": ANA,
            "Tanggal": date(2026, 1, 9),
            "Uraian": "Bukti telaah belum diperhitungkan",
            "Penjelasan Penilai": "Bukti sudah diperiksa ulang",
            "Keputusan": "DIUBAH",
            "Rating Hasil Kerja Akhir": "DI ATAS EKSPEKTASI",
            "Rating Perilaku Kerja Akhir": "DI ATAS EKSPEKTASI",
        }
    ]
    meja.bidang.lembar["LAMPIRAN"] = [{"NIP": ANA, "Bagian": "KONSEKUENSI", "No": "1", "Uraian": "Diusulkan promosi"}]
    meja.bidang.lembar["PERILAKU"] = [{"NIP": ANA, "Nilai": "LOYAL", "Ekspektasi Khusus": "Menjaga rahasia data"}]
    akhir = jalankan("proses", meja.tulis(folder / "masuk"), "-o", folder / "keluar")
    assert akhir.kode == 0, akhir.err
    return folder / "keluar"


def buat(keluar: Path, folder: Path, *opsi: str) -> Akhir:
    return jalankan("formulir", keluar, "-o", folder, *opsi)


def perlu_pdf() -> None:
    """WeasyPrint is always there in development, the system libraries that it loads perhaps not."""
    if not pdf_tersedia():
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("tidak ada: Pango")


def halaman(path: Path) -> html.HtmlElement:
    assert path.is_file(), sorted(p.name for p in path.parent.iterdir())
    return html.fromstring(path.read_text("utf-8"))


def kepala(pohon: html.HtmlElement, nomor: int) -> list[str]:
    """Headings of the n-th table that has some, without their numbers."""
    tabel = pohon.xpath(".//table[thead]")[nomor]
    return [th.text_content().strip() for th in tabel.xpath(".//thead//th") if not th.text_content().startswith("(")]


def test_skp_dan_evaluasi_menurut_bentuk(keluar: Path, tmp_path: Path) -> None:
    akhir = buat(keluar, tmp_path / "f", "--jenis", "skp", "--jenis", "evaluasi")
    assert akhir.kode == 0, akhir.err
    assert "8 berkas formulir" in akhir.out
    ana = halaman(tmp_path / "f" / f"SKP_2025_{ANA}.html")
    assert kepala(ana, 1) == [
        *("HASIL KERJA", "NO.", "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI", "RENCANA HASIL KERJA", "ASPEK"),
        *("INDIKATOR KINERJA INDIVIDU", "TARGET"),
    ]
    teks = ana.text_content()
    assert "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL" in teks
    assert "Terlaksananya layanan mutasi yang tepat waktu" in teks, "the pimpinan's RHK, known by its number alone"
    assert "(Penugasan dari Sekretaris Daerah)" in teks
    assert "Kota Contoh, 20 Januari 2025" in teks
    assert "Menjaga rahasia data" in teks
    assert all(p in teks for n in berakhlak() for p in n.perilaku)
    kadis = halaman(tmp_path / "f" / f"SKP_2025_{KADIS}.html")
    assert kepala(kadis, 1) == [
        *("HASIL KERJA", "NO.", "RENCANA HASIL KERJA", "INDIKATOR KINERJA INDIVIDU", "TARGET", "PERSPEKTIF"),
    ]
    assert "31990001" in kadis.text_content()
    evaluasi = halaman(tmp_path / "f" / f"Evaluasi Kinerja_2025_{ANA}.html")
    assert kepala(evaluasi, 1)[-2:] == [
        *("REALISASI BERDASARKAN BUKTI DUKUNG", "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG"),
    ]
    assert "alert(1)" in evaluasi.text_content()
    assert not evaluasi.xpath("//script"), "what a workbook says is text"
    terpilih = [s.text_content() for s in evaluasi.xpath("//span[@class='pilihan']/strong")]
    assert terpilih == ["BAIK", "DI ATAS EKSPEKTASI", "DI ATAS EKSPEKTASI", "SANGAT BAIK"], "after the objection"
    budi = halaman(tmp_path / "f" / f"Evaluasi Kinerja_2025_{BUDI}.html").text_content()
    assert "PENDEKATAN HASIL KERJA KUALITATIF" in budi
    assert "Ukuran keberhasilan/Indikator Kinerja Individu, dan Target:" in budi
    assert "Semua berkas tertata" in budi


def test_dokumen_pdf_dapat_dibaca_kembali_dan_sama_setiap_kali(keluar: Path, tmp_path: Path) -> None:
    perlu_pdf()
    for folder in ("a", "b"):
        akhir = buat(keluar, tmp_path / folder, "--jenis", "dokumen", "--pdf", "--paralel", "1")
        assert akhir.kode == 0, akhir.err
    assert isi_folder(tmp_path / "a") == isi_folder(tmp_path / "b")
    with (keluar / "siasn" / "unggah_dokumen.csv").open(encoding="utf-8-sig", newline="") as f:
        unggah = {b["file"] for b in csv.DictReader(f)}
    assert unggah
    assert unggah <= {p.name for p in (tmp_path / "a").iterdir()}
    for nip in (KADIS, KABID, ANA, BUDI):
        nama = f"Dokumen Evaluasi_2025_{nip}.pdf"
        pdf = pypdf.PdfReader(tmp_path / "a" / nama)
        teks = " ".join(h.extract_text() for h in pdf.pages)
        assert len(pdf.pages) == 1, nip
        assert nip in teks
        assert "Kota Contoh, 7 Januari 2026" in teks
    keberatan = "".join(
        h.extract_text() for h in pypdf.PdfReader(tmp_path / "a" / f"Dokumen Evaluasi_2025_{ANA}.pdf").pages
    )
    assert "PENJELASAN PEJABAT PENILAI ATAS KEBERATAN" in keberatan
    assert "Bukti sudah diperiksa ulang" in keberatan


def test_satu_berkas_matriks_dan_lampiran(keluar: Path, tmp_path: Path) -> None:
    perlu_pdf()
    akhir = buat(
        keluar,
        tmp_path / "f",
        *("--jenis", "skp", "--jenis", "matriks", "--jenis", "lampiran"),
        "--satu-berkas",
        "--pdf",
    )
    assert akhir.kode == 0, akhir.err
    nama = sorted(p.name for p in (tmp_path / "f").iterdir())
    assert nama == [
        *("Lampiran SKP_2025_unit-D01.2.pdf", "Matriks Peran Hasil_2025_unit-D01.2.pdf"),
        *("Matriks Peran Hasil_2025_unit-D01.pdf", "SKP_2025_unit-D01.2.pdf", "SKP_2025_unit-D01.pdf"),
    ]
    jilid = pypdf.PdfReader(io.BytesIO((tmp_path / "f" / "SKP_2025_unit-D01.2.pdf").read_bytes()))
    assert sum("SASARAN KINERJA PEGAWAI" in h.extract_text() for h in jilid.pages) == 3
    matriks = pypdf.PdfReader(tmp_path / "f" / "Matriks Peran Hasil_2025_unit-D01.pdf").pages[0].extract_text()
    assert "Sekar Puspita" in matriks
    assert "Bidang Mutasi" in matriks, "whoever supports from another unit is named with it"


def test_tanpa_weasyprint_ada_petunjuk(keluar: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    akhir = buat(keluar, tmp_path / "f", "--jenis", "skp", "--pdf")
    assert akhir.kode == 2
    assert "skp-batch[pdf]" in akhir.err


def test_permintaan_yang_salah_dijelaskan(keluar: Path, tmp_path: Path) -> None:
    for opsi, pesan in (
        (("--jenis", "dokumen", "--nip", "199999999999999999"), "Periksa penulisan --nip"),
        (("--jenis", "lampiran", "--nip", KADIS), "lembar LAMPIRAN tidak diisi"),
    ):
        akhir = buat(keluar, tmp_path / "f", *opsi)
        assert akhir.kode == 2
        assert pesan in akhir.err
        assert not (tmp_path / "f").exists()
    assert jalankan("formulir", tmp_path, "--jenis", "skp", "-o", tmp_path / "f").kode == 2
    assert buat(keluar, keluar / "formulir", "--jenis", "skp").kode == 2


def test_skp_kedua_orang_yang_sama_punya_nama_sendiri(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meja = Meja()
    for nama, baris in meja.bidang.lembar.items():
        baris += [{**b, "SKP Ke": 2} for b in baris if b.get("NIP") == BUDI and nama != "UNIT"]
    lama, baru = (b for b in meja.bidang.lembar["PEGAWAI"] if b["NIP"] == BUDI)
    lama["Selesai Bertugas"], baru["Mulai Bertugas"] = date(2025, 6, 30), date(2025, 7, 1)
    assert jalankan("proses", meja.tulis(tmp_path / "masuk"), "-o", tmp_path / "keluar").kode < 2
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    jenis = ("--jenis", "skp", "--jenis", "evaluasi", "--jenis", "matriks")
    for proses in ("1", "2"):
        assert buat(tmp_path / "keluar", tmp_path / proses, *jenis, "--paralel", proses).kode == 0
    assert isi_folder(tmp_path / "1") == isi_folder(tmp_path / "2")
    milik = sorted(p.name for p in (tmp_path / "1").glob(f"SKP_*{BUDI}*"))
    assert milik == [f"SKP_2025_{BUDI}.html", f"SKP_2025_{BUDI}_D01.2-1-1.html"]
    assert "1 JANUARI SD 30 JUNI" in halaman(tmp_path / "1" / milik[1]).text_content()
    assert not [p for p in (tmp_path / "tmp").iterdir() if not p.name.startswith("pymp-")], "what workers left is gone"


def test_lambang_milik_instansi(keluar: Path, tmp_path: Path) -> None:
    (tmp_path / "lambang.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0,0H9V9Z"/></svg>'
    )
    (tmp_path / "jahat.svg").write_text(
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'
    )
    (tmp_path / "teks.png").write_text("bukan gambar")
    assert buat(keluar, tmp_path / "a", "--jenis", "dokumen", "--nip", ANA).kode == 0
    assert buat(keluar, tmp_path / "b", "--jenis", "dokumen", "--lambang", str(tmp_path / "lambang.svg")).kode == 0
    nama = f"Dokumen Evaluasi_2025_{ANA}.html"
    assert not halaman(tmp_path / "a" / nama).xpath("//img")
    (alamat,) = halaman(tmp_path / "b" / nama).xpath("//img/@src")
    assert alamat.startswith("data:image/svg+xml;base64,")
    for salah in ("jahat.svg", "teks.png", "tidak-ada.png"):
        akhir = buat(keluar, tmp_path / "c", "--jenis", "dokumen", "--lambang", str(tmp_path / salah))
        assert akhir.kode == 2
        assert "lambang" in akhir.err


def test_nilai_dasar_lengkap() -> None:
    assert [n.nilai for n in berakhlak()] == list(NILAI_BERAKHLAK)
    assert all(len(n.perilaku) == 3 for n in berakhlak())
