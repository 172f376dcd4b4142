"""On paper: every sheet of the workbooks that people get prints whole, to the last word."""

from __future__ import annotations

import html
import re
import subprocess
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from skp_batch.schemas.buku import LEMBAR_BUKU
from skp_batch.workbook.template import tulis_buku
from tests.alat.kantor import konversi, perlu
from tests.alat.meja import ANA, BUDI, KABID, Meja
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


def _tertulis(berkas: Path) -> dict[str, Counter[str]]:
    """The words of all cells with a text, by sheet; what is hidden, or outside the print area, is not printed."""
    kata: dict[str, Counter[str]] = {}
    for ws in openpyxl.load_workbook(berkas):
        if ws.sheet_state != "visible":
            continue
        tersembunyi = {c for d in ws.column_dimensions.values() if d.hidden for c in range(d.min, d.max + 1)}
        akhir = range_boundaries(str(ws.print_area).split("!")[-1].replace("$", ""))[2] if ws.print_area else 999
        kata[ws.title] = Counter(
            k
            for baris in ws.iter_rows(max_col=akhir)
            if not ws.row_dimensions[baris[0].row].hidden
            for sel in baris
            if sel.data_type == "s" and sel.column not in tersembunyi
            for k in _potong(str(sel.value))
        )
    return kata


def _potong(teks: str) -> list[str]:
    """Words as they may be broken over lines: at blanks, and behind the slashes of an address and hyphens."""
    return re.findall(r"[^\s/-]+", teks)


def _cacat(berkas: Path, halaman: list[list[Kata]]) -> dict[str, list[object]]:
    """What does not print whole, by sheet: `###`, a word that is cut or broken within, words over one another."""
    hasil: dict[str, list[object]] = {}
    per_lembar = _per_lembar(halaman)
    for nama, kata in _tertulis(berkas).items():
        if kurang := kata - (per_lembar.get(nama) or per_lembar[""]):
            hasil.setdefault(nama, []).append(sorted(kurang.elements())[:9])
    for satu in halaman:
        lembar = next((n for n in per_lembar if n == _nama(satu)), "")
        temuan = [*(k[4] for k in satu if "##" in k[4]), *_bertindih(satu)][:5]
        if temuan:
            hasil.setdefault(lembar, []).extend(temuan)
    return hasil


def _nama(kata: list[Kata]) -> str:
    """The sheet that a page's header names on its right; blank for the sheets without header."""
    atas = " ".join(k[4] for k in sorted((k for k in kata if k[0] < kata[0][0] + 4), key=lambda k: k[1]))
    cocok = re.fullmatch(r"Buku (?:Kerja SKP|penilaian atasan) (.+)", atas)
    return cocok[1] if cocok else ""


def _per_lembar(halaman: list[list[Kata]]) -> dict[str, Counter[str]]:
    """The words of the pages, by sheet."""
    hasil: dict[str, Counter[str]] = {"": Counter()}
    for kata in halaman:
        hasil.setdefault(_nama(kata), Counter()).update(p for k in kata for p in _potong(k[4]))
    return hasil


@pytest.mark.kantor
def test_semua_lembar_tercetak_utuh(tmp_path: Path) -> None:
    meja, masuk = Meja(), tmp_path / "masuk"
    masuk.mkdir()
    meja.bidang.isi("PENILAIAN", ANA, **{"Rating Hasil Kerja": "SESUWAI"})
    meja.bidang.isi("PEGAWAI", BUDI, Pendekatan="KUALITATIF")
    for b in (meja.dinas, meja.bidang):
        tulis_buku(masuk / Path(b.nama).name, b.lembar, cadangan=3)
    tulis_buku(tmp_path / "kosong.xlsx", {lembar.nama: [] for lembar in LEMBAR_BUKU}, cadangan=3)
    akhir = jalankan("proses", masuk, "-o", tmp_path / "keluar", "--paralel", "1")
    assert akhir.kode == 1, akhir.err
    assert jalankan("templat", "--untuk-atasan", KABID, masuk, "-o", tmp_path / "atasan").kode == 0
    assert jalankan("templat", "--per-pegawai", masuk / "mutasi.xlsx", "-o", tmp_path / "lembar").kode == 0
    isi = {
        "diperiksa": tmp_path / "keluar" / "hasil-pemeriksaan" / "mutasi.xlsx",
        "atasan": next((tmp_path / "atasan").iterdir()),
        "lembar-ana": next(p for p in (tmp_path / "lembar").iterdir() if ANA in p.name),
        "lembar-budi": next(p for p in (tmp_path / "lembar").iterdir() if BUDI in p.name),
    }
    for nama, asal in isi.items():
        (tmp_path / f"{nama}.xlsx").write_bytes(asal.read_bytes())
    _sempitkan(tmp_path / "lembar-ana.xlsx", tmp_path / "rusak.xlsx")
    berkas = [tmp_path / f"{nama}.xlsx" for nama in ("kosong", *isi)]
    hasil = konversi(tmp_path, "pdf", *berkas, tmp_path / "rusak.xlsx")
    for tercetak in berkas:
        assert not _cacat(tercetak, _halaman(hasil / f"{tercetak.stem}.pdf")), tercetak.stem
    # the eyes are good: a column too narrow for a word, one too narrow for a figure, a row too low for its text
    rusak = _cacat(tmp_path / "rusak.xlsx", _halaman(hasil / "rusak.pdf"))
    assert "Terselesaikannya" in str(rusak["LEMBAR SKP"])
    assert any("###" in str(t) for t in rusak[""])
    assert any(isinstance(t, tuple) for t in rusak[""])


def _sempitkan(asal: Path, rusak: Path) -> None:
    """The same LEMBAR SKP with three flaws."""
    buku = openpyxl.load_workbook(asal)
    ws = buku.worksheets[0]
    letak = {str(c.value): c.column_letter for c in ws[1]}
    ws.column_dimensions[letak["RHK.rhk"]].width = 9
    ws.column_dimensions[letak["REALISASI.realisasi"]].width = 2
    ws.row_dimensions[25].height = 13
    buku.save(rusak)
