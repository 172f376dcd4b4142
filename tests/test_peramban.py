"""The report in a real browser: search, filters, sorting, tree, print and phone; forms beside their PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page

from skp_batch.hasil import HasilBatch
from skp_batch.istilah import Predikat, Tingkat
from skp_batch.laporan import tulis_laporan
from skp_batch.model import Pk, Rhk
from tests.alat.contoh_hasil import buku as buku_rekaan
from tests.alat.contoh_hasil import contoh_hasil, skp, temuan
from tests.alat.peramban import buka, chromium

pytestmark = pytest.mark.peramban


@pytest.fixture(scope="module")
def peramban() -> Iterator[Browser]:
    with chromium() as p:
        yield p


@pytest.fixture(scope="module")
def hasil() -> HasilBatch:
    isi = contoh_hasil()
    kepala, anak, cucu, yatim = isi.rekap[0], isi.rekap[1], isi.rekap[2], isi.rekap[3]
    kepala.rhk = [Rhk(5, "1", "UTAMA", "ORGANISASI", "Meningkatnya mutu layanan", no_pk="PK1")]
    kepala.rhk.append(Rhk(6, "2", "UTAMA", "ORGANISASI", "Terwujudnya data yang mutakhir"))
    anak.rhk = [Rhk(7, "1", "UTAMA", teks="Tersusunnya peta jabatan", no_pimpinan="1")]
    bupati = skp(900, nama="Kepala di Atas", jabatan="Kepala Daerah")
    bupati.rhk = [Rhk(5, "A", "UTAMA", "ORGANISASI", "Terwujudnya daerah yang sejahtera")]
    isi.buku.append(buku_rekaan("00", [bupati], acuan=True))
    isi = replace(isi)  # its index of workbooks again
    kepala.pegawai["nip_atasan"], kepala.rhk[1].no_pimpinan = bupati.nip, "A"
    cucu.pegawai["nip_atasan"] = anak.nip
    cucu.rhk = [Rhk(9, "1", "UTAMA", teks="Terkumpulnya bahan peta jabatan", no_pimpinan="1")]
    yatim.rhk = [Rhk(8, "1", "UTAMA", teks="Tersimpannya arsip")]
    buku = isi.buku_dari(kepala)
    buku.pk = [Pk(4, "PK1", "Indeks layanan"), Pk(5, "PK2", "Indeks data")]
    isi.temuan += [
        temuan(buku, "K308", kepala, lembar="RHK", baris=6),
        temuan(buku, "K303", yatim, lembar="RHK", baris=8, tingkat=Tingkat.KESALAHAN),
    ]
    return isi


@pytest.fixture(scope="module")
def laporan(hasil: HasilBatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tulis_laporan(tmp_path_factory.mktemp("laporan"), hasil)


def nama(halaman: Page) -> list[str]:
    return halaman.locator("#tabel-pegawai tbody th").all_inner_texts()


def tampak(halaman: Page, banyak: int) -> None:
    """Wait until so many rows are shown, and the text says so."""
    halaman.wait_for_function("n => document.querySelectorAll('#tabel-pegawai tbody tr').length === n", arg=banyak)


def test_cari_saring_dan_urut(peramban: Browser, laporan: Path, hasil: HasilBatch) -> None:
    halaman = buka(peramban, laporan)
    tampak(halaman, len(hasil.rekap))
    orang = hasil.rekap[5]
    for kata in (orang.nip, f"{orang.nama.split()[0].lower()} {orang.nip[-6:]}"):
        halaman.fill("#cari", kata)
        tampak(halaman, 1)
        assert nama(halaman) == [orang.nama]
    halaman.fill("#cari", "tidak ada yang bernama begini")
    tampak(halaman, 0)
    assert halaman.inner_text("#hitungan") == "Tidak ada yang cocok."
    halaman.fill("#cari", "")
    halaman.select_option("#predikat", "KURANG")
    tampak(halaman, sum(s.predikat is Predikat.KURANG for s in hasil.rekap))
    halaman.select_option("#predikat", "")
    halaman.check("#bina")
    rendah = (Predikat.BUTUH_PERBAIKAN, Predikat.KURANG, Predikat.SANGAT_KURANG)
    tampak(halaman, sum(s.predikat in rendah for s in hasil.rekap))
    halaman.uncheck("#bina")
    halaman.select_option("#pilih-unit", label="Sekretariat (2025)")
    tampak(halaman, 14)
    halaman.select_option("#jenis", label="FUNGSIONAL")
    tampak(halaman, 5)
    halaman.click("#tabel-pegawai thead >> text=Capaian")
    angka = halaman.locator("#tabel-pegawai td.angka").all_inner_texts()
    assert angka == sorted(angka, key=lambda t: float(t.replace(",", ".")))
    assert halaman.locator("#tabel-pegawai th[aria-sort=ascending]").count() == 1
    halaman.fill("[data-saring=tabel-unit]", "bidang anggaran")
    assert halaman.locator("#tabel-unit tbody tr:visible").count() == 1
    halaman.locator("#tabel-pegawai .nama-tombol").first.press("Enter")
    halaman.locator(".rincian", has_text="Buka buku kerja unit").wait_for()
    halaman.close()


def test_pohon_terbuka_setingkat_demi_setingkat(peramban: Browser, laporan: Path) -> None:
    halaman = buka(peramban, laporan)
    pohon = halaman.locator("#pohon")
    assert pohon.get_by_text("Meningkatnya mutu layanan").count() == 0
    pk = pohon.locator("summary", has_text="Perjanjian kinerja").first
    pk.press("Enter")  # by keyboard alone
    pohon.get_by_text("belum diemban").first.wait_for()
    for teks in ("Indeks layanan", "Meningkatnya mutu layanan", "Tersusunnya peta jabatan"):
        pohon.locator("summary", has_text=teks).first.click()
    pohon.get_by_text("Terkumpulnya bahan peta jabatan").first.wait_for()
    halaman.click("#pohon-tutup")
    pohon.get_by_text("Indeks layanan").first.wait_for(state="hidden")
    for _ in range(3):
        halaman.click("#pohon-buka")
    teks = pohon.inner_text()
    atas = pohon.locator("summary", has_text="Kepala di Atas (Kepala Daerah, 2025, rencana acuan)")
    assert atas.count() == 1
    assert (
        pohon.locator("summary", has_text="Terwujudnya daerah yang sejahtera").get_by_text("didukung 1 RHK").count()
        == 1
    )
    assert halaman.locator("#tabel-pegawai", has_text="Kepala di Atas").count() == 0, "a plan, no member of the batch"
    assert "belum didukung" in teks
    assert "tidak tersambung" in teks
    halaman.close()


def test_telepon_dan_cetak(peramban: Browser, laporan: Path) -> None:
    for berkas in (
        laporan,
        *sorted(laporan.parent.glob("unit-01*.html")),
        *sorted(laporan.parent.glob("atasan-*.html"))[:1],
    ):
        halaman = buka(peramban, berkas, 390, 800)
        lebar = halaman.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert lebar[0] <= lebar[1], f"{berkas.name} scrolls sideways on a phone"
        geser = halaman.evaluate(
            "[...document.querySelectorAll('.gulir')].filter(e => e.scrollWidth > e.clientWidth).length"
        )
        assert geser == 0, "a row is a card with its headings"
        judul = halaman.evaluate("getComputedStyle(document.querySelector('.kartu-hp td'), '::before').content")
        assert len(judul) > 4, judul
        halaman.close()
    halaman = buka(peramban, laporan, 1366, 768)
    assert halaman.evaluate("[...document.querySelectorAll('.gulir')].every(e => e.scrollWidth <= e.clientWidth)")
    halaman.emulate_media(media="print")
    assert not halaman.is_visible("#cari")
    pdf = pypdf.PdfReader(io.BytesIO(halaman.pdf(prefer_css_page_size=True)))
    teks = " ".join(h.extract_text() for h in pdf.pages)
    assert 5 <= len(pdf.pages) <= 30
    assert pdf.pages[0].mediabox.width > pdf.pages[0].mediabox.height
    assert "Hasil Pemeriksaan SKP" in teks
    halaman.close()


def test_sepuluh_ribu_pegawai(peramban: Browser, tmp_path: Path) -> None:
    hasil = contoh_hasil(200, 50)
    for i, s in enumerate(hasil.rekap):
        s.rhk = [
            Rhk(5 + k, str(k + 1), "UTAMA", "ORGANISASI" if i % 50 == 0 else "", _rhk(i, k), no_pimpinan=str(k + 1))
            for k in range(5)
        ]
    laporan = tulis_laporan(tmp_path, hasil)
    assert laporan.stat().st_size <= 6_000_000
    halaman = buka(peramban, laporan)
    tampak(halaman, 100)
    halaman.fill("#cari", hasil.rekap[9_999].nip)
    tampak(halaman, 1)
    assert nama(halaman) == [hasil.rekap[9_999].nama]
    halaman.fill("#cari", "")
    tampak(halaman, 100)
    halaman.click("#lagi")
    tampak(halaman, 200)
    halaman.locator("#pohon summary").first.click()
    halaman.locator("#pohon details details").nth(4).wait_for()
    halaman.close()


def _rhk(i: int, k: int) -> str:
    """No two alike: nothing can be said once for all."""
    return (
        f"Meningkatnya mutu layanan nomor {i * 5 + k} pada wilayah kerja dan kelompok sasaran yang ditetapkan pimpinan"
    )
