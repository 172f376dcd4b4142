"""Texts that want to be formulas, markup or commands to a terminal, in every free field: nothing that is written runs
them."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import html

from tests.alat import kehadiran
from tests.alat.bayar import Meja as MejaBayar
from tests.alat.contoh_hasil import nip
from tests.alat.meja import ANA, BUDI, Meja
from tests.alat.perintah import jalankan

S = "SUNTIK"
RACUN = (
    *(f"=cmd|'/c {S}'!A1", f"+{S}", f"-1+{S}", f"@{S}", f"\t={S}", f"\r={S}", f"＝{S}", f"\u202e={S}\u2066"),
    *(f"\x1b]0;{S}\x07", f"<script>{S}</script>", f"\"'><img src=x onerror={S}>", f'=HYPERLINK("http://{S}")'),
    *(f"x;={S}", f"x\n={S}", f"_x003D_{S}", f"<r><t>{S}</t></r>", f"javascript:{S}", f"{{{{ {S} }}}}{{% {S} %}}"),
)
_KENDALI = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_RUMUS = tuple("=+-@\t\r＝＋－＠")


def _aman(folder: Path) -> None:
    """Every file below the folder, each by its kind; at least one of each has the text that was put in."""
    terlihat = set()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        periksa = {".xlsx": _buku, ".csv": _csv, ".html": _html, ".txt": _teks, ".jsonl": _teks}.get(path.suffix)
        if periksa is not None and periksa(path):
            terlihat.add(path.suffix)
    assert terlihat >= {".xlsx", ".csv", ".html", ".jsonl"}


def _buku(path: Path) -> bool:
    with zipfile.ZipFile(path) as arsip:
        for nama in arsip.namelist():
            assert "externalLink" not in nama, path
            if nama.endswith(".rels"):
                assert S.encode() not in arsip.read(nama), path
    ada = False
    for ws in openpyxl.load_workbook(path).worksheets:
        for sel in (s for baris in ws.iter_rows() for s in baris if s.value is not None):
            ada = ada or S in str(sel.value)
            if "hasil-pemeriksaan" not in path.parts:  # there what a unit wrote stays as it was
                assert not _KENDALI.search(str(sel.value)), (path, sel)
            if sel.data_type == "f":
                assert S not in str(sel.value), (path, sel)
            assert sel.hyperlink is None or S not in str(sel.hyperlink.target), (path, sel)
    return ada


def _csv(path: Path) -> bool:
    """As a program reads it, and as an Excel that separates at ';' would."""
    teks = path.read_bytes().decode("utf-8-sig")
    assert not _KENDALI.search(teks), path
    for sel in [s for b in csv.reader(teks.splitlines(keepends=True)) for s in b] + re.split(r"[;\n\r]", teks):
        awal = sel.strip(' "')
        assert not (S in sel and awal.startswith(_RUMUS)), (path, sel)
    return S in teks


def _html(path: Path) -> bool:
    teks = path.read_bytes().decode()
    assert not _KENDALI.search(teks), path
    for elemen in html.fromstring(teks.encode()).iter():
        if isinstance(elemen.tag, str):
            assert not [k for k in elemen.attrib if k.startswith("on")], path
            assert elemen.tag != "img" or elemen.get("src", "").startswith("data:"), path
            assert not any(S in v for k, v in elemen.attrib.items() if k in ("href", "src", "style")), path
            isi = elemen.text or ""
            assert elemen.tag != "script" or S not in isi or "</script" not in isi.lower(), path
            assert elemen.tag != "script" or not isi.strip().startswith(S), path
    return S in teks


def _teks(path: Path) -> bool:
    isi = path.read_bytes().decode()
    assert not _KENDALI.search(isi), path
    return S in isi


def _bayar(folder: Path) -> MejaBayar:
    """A person for each text, with it in every field that is free."""
    meja = MejaBayar(folder)
    orang = [nip(i) for i in range(len(RACUN))]
    bebas = ("Nama", "Kode Satker", "Kode Bank SPAN", "Nama Bank", "Nomor Rekening", "Nama Rekening")
    meja.lembar = kehadiran.lembar(
        {
            "PENERIMA": [
                {"NIP": n, "Status": "PNS", "Kelas Jabatan": 9, **dict.fromkeys(bebas, r)}
                for n, r in zip(orang, RACUN, strict=True)
            ],
            "KEHADIRAN": [{"NIP": n, "Hari Kerja": 22, "Jumlah Hari Masuk Kerja": 22, "Lain": RACUN[0]} for n in orang],
            "HUKDIS": [
                {"NIP": n, "Jenis": r, "Nomor SK": r, "TMT": date(2026, 1, 1)}
                for n, r in zip(orang[:3], RACUN, strict=False)
            ],
            "PLT": [
                {"NIP": n, "Jabatan": r, "Kelas": 8, "Setingkat": "YA", "Mulai": date(2026, 9, 1)}
                for n, r in zip(orang[3:5], RACUN, strict=False)
            ],
            RACUN[1]: [{"NIP": orang[0]}],
        }
    )
    meja.predikat = dict.fromkeys(orang, "BAIK")
    kehadiran.kebijakan(folder / "kebijakan.yaml", ubah={"nama": RACUN[0], "catatan": RACUN[9]})
    return meja


def test_pembayaran(tmp_path: Path) -> None:
    meja = _bayar(tmp_path)
    layar = meja.jalan("--slip", "html", kode=1)
    assert not _KENDALI.search(layar)
    assert sum(b["status"] == "DIBAYAR" for b in meja.rincian().values()) > len(RACUN) // 2
    keluar = tmp_path / "keluar"
    _aman(keluar)
    for adk in (keluar / "adk").glob("*.txt"):
        *isi, _ = adk.read_bytes().decode().split("\r\n")[:-1]
        assert all(b.count("\t") == 20 for b in isi)


def _isi(meja: Meja) -> Iterator[tuple[dict[str, Any], str]]:
    """Every free text of the two workbooks."""
    bebas = {
        "UNIT": (), "PEGAWAI": ("Nama", "Jabatan", "Nama Penilai", "Jabatan Penilai", "Unit Kerja Penilai"),
        "RHK": ("Rencana Hasil Kerja", "Penugasan Dari"),
        "TARGET": ("Indikator Kinerja Individu", "Satuan", "Uraian Target"),
        "REALISASI": (
            *("Rencana Aksi", "Uraian Realisasi", "Bukti Dukung", "Tautan Bukti Dukung", "Sumber Data", "Umpan Balik"),
        ),
        "PENILAIAN": ("Umpan Balik Umum", "Catatan/Rekomendasi"),
        "LAMPIRAN": ("Uraian",), "PERILAKU": ("Ekspektasi Khusus", "Umpan Balik"),
        "KEBERATAN": ("Uraian", "Penjelasan Penilai"),
    }  # fmt: skip
    for buku in meja.buku:
        for nama, kolom in bebas.items():
            for baris in buku.lembar.get(nama, ()):
                yield from ((baris, k) for k in kolom)


def _sebagai_teks(buku: openpyxl.Workbook) -> None:
    """openpyxl would make formulas of them."""
    for sel in (s for ws in buku.worksheets for baris in ws.iter_rows() for s in baris if s.data_type == "f"):
        sel.data_type = "s"


@pytest.fixture(scope="module")
def keluar(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("suntik")
    meja = Meja()
    meja.bidang.lembar["LAMPIRAN"] = [{"NIP": n, "Bagian": "KONSEKUENSI", "No": "1"} for n in (ANA, BUDI)]
    meja.bidang.lembar["PERILAKU"] = [{"NIP": ANA, "Nilai": "LOYAL"}]
    meja.bidang.lembar["KEBERATAN"] = [{"NIP": ANA, "Tanggal": date(2026, 1, 9), "Keputusan": "TETAP"}]
    for ke, (baris, kolom) in enumerate(_isi(meja)):
        baris[kolom] = RACUN[ke % len(RACUN)].translate({27: None, 7: None})  # openpyxl writes no control characters
    for b, r in zip(meja.buku, RACUN[8:], strict=False):
        b.kait.append(_sebagai_teks)
        for isian in ("Instansi", "Nama Unit"):
            b.unit(isian, r.translate({27: None, 7: None}))
        b.lembar["UNIT"].append({"Isian": "Tempat Penetapan", "Nilai": RACUN[10]})
    akhir = jalankan("proses", meja.tulis(folder / "masuk"), "-o", folder / "keluar", "--paralel", "1")
    assert akhir.kode in (0, 1), akhir.err
    assert not _KENDALI.search(akhir.out)
    return folder / "keluar"


def test_hasil_proses(keluar: Path) -> None:
    _aman(keluar)


def test_formulir(keluar: Path, tmp_path: Path) -> None:
    semua = [x for j in ("skp", "lampiran", "matriks", "evaluasi", "dokumen") for x in ("--jenis", j)]
    assert jalankan("formulir", keluar, *semua, "-o", tmp_path / "f", "--paralel", "1").kode == 0
    berkas = list((tmp_path / "f").rglob("*.html"))
    assert len(berkas) >= 10
    assert sum(map(_html, berkas)) == len(berkas)
