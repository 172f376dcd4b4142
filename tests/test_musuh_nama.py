"""Hostile names and links among the inputs: each a finding or a clean result, nothing read or written outside."""

from __future__ import annotations

import csv
import os
import shutil
from pathlib import Path

import pytest

from tests.alat.meja import Meja
from tests.alat.perintah import isi_folder, jalankan

pytestmark = pytest.mark.skipif(os.name == "nt", reason="names and links that Windows does not have")

NAMA = (
    *("x" * 250 + ".xlsx", "漢" * 83 + ".xlsx", "العربية.xlsx", "ภาษาไทย.xlsx", "👩‍👩‍👧.xlsx", "e\u0301.xlsx"),
    *("é.xlsx", "CON.xlsx", "a:b.xlsx", "titik..xlsx", "spasi .xlsx", "=1+1.xlsx", "-n.xlsx"),
    *("<script>alert(1)<.xlsx", "%s{0}.xlsx", 'q"\'.xlsx', "a\\..\\..\\b.xlsx", "a\nb.xlsx"),
    *("a\x1b]0;judul\x07.xlsx", "\u202excod.xlsx", os.fsdecode(b"\xff\xfe.xlsx")),
)  # fmt: skip


def _temuan(keluar: Path) -> dict[str, str]:
    with (keluar / "temuan.csv").open(encoding="utf-8-sig", newline="") as f:
        return {b["berkas"]: b["kode"] for b in csv.DictReader(f)}


def test_nama_berkas_dalam_segala_aksara(tmp_path: Path) -> None:
    masuk, keluar = tmp_path / "masuk", tmp_path / "keluar"
    masuk.mkdir()
    for i, nama in enumerate(NAMA):
        (masuk / nama).write_bytes(b"bukan buku kerja %d" % i)
    dalam = masuk.joinpath(*["d" * 20] * 30)
    dalam.mkdir(parents=True)
    (dalam / "x.xlsx").write_bytes(b"bukan")
    akhir = jalankan("proses", masuk, "-o", keluar, "--paralel", "1")
    assert (akhir.kode, akhir.err) == (1, "")
    temuan = _temuan(keluar)
    assert len(temuan) == len(NAMA) + 1
    assert set(temuan.values()) == {"B101"}
    assert {p.name for p in tmp_path.iterdir() if not p.name.startswith(".")} == {"masuk", "keluar"}
    nama = [p.name for p in keluar.rglob("*")]
    assert {"العربية.xlsx", "👩‍👩‍👧.xlsx", "CON.xlsx", "e\u0301.xlsx", "é.xlsx"} <= set(nama)
    kendali = {"\n", "\x1b", "\x07", "\u202e"}
    assert not kendali & set("".join([*nama, *temuan]))
    assert not kendali - {"\n"} & set(akhir.out)
    layar = jalankan("periksa", masuk, "--paralel", "1").out
    assert not kendali - {"\n"} & set(layar)


def test_tautan_tidak_membawa_keluar_apa_yang_ada_di_luar(tmp_path: Path) -> None:
    """Who packs a folder may put links into it; what they lead to must not come back to him."""
    masuk, luar, keluar = tmp_path / "masuk", tmp_path / "luar", tmp_path / "keluar"
    Meja().tulis(luar)
    (luar / "kata-sandi").write_text("rahasia")
    masuk.mkdir()
    shutil.copy(luar / "dinas.xlsx", masuk / "dinas.xlsx")
    for nama, ke in {
        "buku.xlsx": luar / "bidang" / "mutasi.xlsx",
        "teks.xlsx": luar / "kata-sandi",
        "folder": luar / "bidang",
        "putar": masuk,
        "naik": Path(".."),
        "diri.xlsx": Path("diri.xlsx"),
        "gantung.xlsx": Path("tidak-ada.xlsx"),
        "alat.xlsx": Path("/dev/zero"),
        "dalam.xlsx": Path("dinas.xlsx"),
    }.items():
        (masuk / nama).symlink_to(ke)
    os.mkfifo(masuk / "pipa.xlsx")
    sebelum = isi_folder(luar)
    akhir = jalankan("proses", masuk, "-o", keluar, "--paralel", "1")
    assert (akhir.kode, akhir.err) == (1, "")
    assert _temuan(keluar) == dict.fromkeys(("buku.xlsx", "folder", "naik", "teks.xlsx"), "B101")
    assert isi_folder(luar) == sebelum
    isi = isi_folder(keluar)
    assert not set(sebelum.values()) & set(isi.values())
    assert {n for n in isi if n.startswith("hasil-pemeriksaan")} == {
        "hasil-pemeriksaan/dinas.xlsx",
        *(f"hasil-pemeriksaan/{n}.HASIL.xlsx" for n in ("buku.xlsx", "folder", "naik", "teks.xlsx")),
    }
    (tmp_path / "lewat").symlink_to(luar)  # a folder that the user himself names is followed
    assert jalankan("periksa", tmp_path / "lewat", "--paralel", "1").kode == 0
