"""On paper: every sheet of the workbooks that people get prints whole, headings and figures included."""

from __future__ import annotations

import html
import re
import subprocess
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from skp_batch.schemas.buku import LEMBAR_BUKU
from skp_batch.workbook.template import tulis_buku
from tests.alat.kantor import konversi, perlu
from tests.alat.meja import ANA, KABID, Meja
from tests.alat.perintah import jalankan

_KATA = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
Kata = tuple[float, float, float, float, str]


def _halaman(pdf: Path) -> list[list[Kata]]:
    """The words of each page with their boxes."""
    perlu("pdftotext")
    teks = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, check=True, text=True).stdout
    return [
        sorted((float(m[2]), float(m[1]), float(m[4]), float(m[3]), html.unescape(m[5])) for m in _KATA.finditer(satu))
        for satu in teks.split("<page ")[1:]
    ]


def _bertindih(kata: list[Kata]) -> list[tuple[str, str]]:
    """Words printed over one another: a heading that outgrew its row reaches into the next. Lines touch by less."""
    hasil: list[tuple[str, str]] = []
    for i, (y1, x1, y2, x2, satu) in enumerate(kata):
        for v1, u1, v2, u2, lain in kata[i + 1 :]:
            if v1 >= y2:
                break
            luas = (min(y2, v2) - v1) * (min(x2, u2) - max(x1, u1)) if min(x2, u2) > max(x1, u1) else 0
            if luas > 0.25 * min((y2 - y1) * (x2 - x1), (v2 - v1) * (u2 - u1)):
                hasil.append((satu, lain))
    return hasil


def _judul(berkas: Path) -> dict[str, Counter[str]]:
    """The words of the headings of every data sheet."""
    kata: dict[str, Counter[str]] = {}
    for ws in openpyxl.load_workbook(berkas, read_only=True):
        if ws.sheet_state != "visible" or ws.title in ("PETUNJUK", "RINGKASAN", "HASIL PEMERIKSAAN"):
            continue
        for baris in ws.iter_rows(max_row=30, values_only=True):
            if any(str(v).startswith(("NIP*", "Isian", "Kode Unit*", "No PK*")) for v in baris if v):
                kata[ws.title] = Counter(k for v in baris if v for k in str(v).split())
                break
    return kata


def _per_lembar(halaman: list[list[Kata]]) -> dict[str, Counter[str]]:
    """The words below the page header, by the sheet that the header names on its right."""
    hasil: dict[str, Counter[str]] = {}
    for kata in halaman:
        atas = [k for k in kata if k[0] < kata[0][0] + 4]
        nama = " ".join(k[4] for k in sorted(atas, key=lambda k: k[1])[3:])  # behind "Buku Kerja SKP"
        hasil.setdefault(nama, Counter()).update(k[4] for k in kata[len(atas) :])
    return hasil


@pytest.mark.kantor
def test_semua_lembar_tercetak_utuh(tmp_path: Path) -> None:
    meja, masuk = Meja(), tmp_path / "masuk"
    masuk.mkdir()
    meja.bidang.isi("PENILAIAN", ANA, **{"Rating Hasil Kerja": "SESUWAI"})
    for b in (meja.dinas, meja.bidang):
        tulis_buku(masuk / Path(b.nama).name, b.lembar, cadangan=3)
    tulis_buku(tmp_path / "kosong.xlsx", {lembar.nama: [] for lembar in LEMBAR_BUKU}, cadangan=3)
    akhir = jalankan("proses", masuk, "-o", tmp_path / "keluar", "--paralel", "1")
    assert akhir.kode == 1, akhir.err
    assert jalankan("templat", "--untuk-atasan", KABID, masuk, "-o", tmp_path / "atasan").kode == 0
    isi = {
        "terisi": masuk / "mutasi.xlsx",
        "diperiksa": tmp_path / "keluar" / "hasil-pemeriksaan" / "mutasi.xlsx",
        "atasan": next((tmp_path / "atasan").iterdir()),
    }
    for nama, asal in isi.items():
        (tmp_path / f"{nama}.xlsx").write_bytes(asal.read_bytes())
    berkas = [tmp_path / f"{nama}.xlsx" for nama in ("kosong", *isi)]
    hasil = konversi(tmp_path, "pdf", *berkas)
    for tercetak in berkas:
        halaman = _halaman(hasil / f"{tercetak.stem}.pdf")
        assert not [k for satu in halaman for k in satu if "##" in k[4]], tercetak.stem
        per_lembar = _per_lembar(halaman)
        for nama, kata in _judul(tercetak).items():
            tercetak_di = per_lembar.get(nama) or sum(per_lembar.values(), Counter())  # UNTUK ATASAN has no header
            assert not kata - tercetak_di, (tercetak.stem, nama)
        for nomor, satu in enumerate(halaman, 1):
            assert not _bertindih(satu), (tercetak.stem, nomor, _bertindih(satu)[:5])
