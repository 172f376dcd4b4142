"""A hostile inbox through the command: every file a finding or a clean result, in bounded time and memory."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from skp_batch.aturan.berkas_yaml import KebijakanSalah, urai_yaml
from skp_batch.workbook.annotator import TidakDapatDianotasi, bersihkan
from tests.alat import musuh
from tests.alat.ooxml import urai_zip
from tests.alat.perintah import jalankan
from tests.test_anotasi import catat

_DETIK, _MEGABITA = 240, 1_000  # far above what it takes; a bomb that goes off takes far more


@pytest.mark.skipif(os.name == "nt", reason="needs wait4")
def test_kotak_masuk_yang_bermusuhan(tmp_path: Path) -> None:
    masuk, keluar = tmp_path / "masuk", tmp_path / "keluar"
    asal = musuh.dasar(tmp_path / "asal")
    kasus = musuh.semua(asal)
    masuk.mkdir()
    for nama, (data, _) in kasus.items():
        (masuk / f"{nama}.xlsx").write_bytes(data)
    perintah = [sys.executable, "-m", "skp_batch", "proses", masuk, "-o", keluar, "--paralel", "1"]
    with (tmp_path / "layar").open("wb") as layar:
        jalan = subprocess.Popen(["timeout", str(_DETIK), *perintah], stdout=layar, stderr=layar)
        _, status, guna = os.wait4(jalan.pid, 0)
    teks = (tmp_path / "layar").read_text("utf-8")
    assert os.waitstatus_to_exitcode(status) == 1, teks
    assert guna.ru_maxrss / 1024 < _MEGABITA
    assert "Traceback" not in teks
    with (keluar / "temuan.csv").open(encoding="utf-8-sig", newline="") as f:
        temuan = [(b["berkas"].removesuffix(".xlsx"), b["kode"], b["pesan"]) for b in csv.DictReader(f)]
    for nama, (data, kode) in kasus.items():
        ada = {k for n, k, _ in temuan if n == nama}
        assert kode in ada or (not kode and not ada & {"B101", "B103", "B106", "B108"}), (nama, ada)
        kembali = keluar / "hasil-pemeriksaan" / f"{nama}.xlsx"
        terpisah = kembali.with_name(kembali.name + ".HASIL.xlsx")
        assert terpisah.is_file() == (kembali.read_bytes() == data), nama
    assert not any("root:" in p for _, _, p in temuan)
    assert {p.name for p in tmp_path.iterdir() if p.name[0] != "."} == {"asal", "masuk", "keluar", "layar"}
    assert not list(tmp_path.rglob("*lolos*"))


def test_isi_yang_menyerupai_catatan_kita_tidak_mengubah_hasilnya(tmp_path: Path) -> None:
    """A text HASIL PEMERIKSAAN in a cell made the record's order depend on what had been looked at before."""
    bagian = musuh.dasar(tmp_path)
    judul = b"<is><t>Rencana Hasil Kerja</t></is>"
    assert judul in bagian[musuh.RHK]
    bagian[musuh.RHK] = bagian[musuh.RHK].replace(judul, b"<is><t>HASIL PEMERIKSAAN</t></is>")
    asal = musuh.zip_(bagian)
    sekali = catat(asal)
    assert catat(sekali) == sekali
    assert urai_zip(bersihkan(sekali)) == urai_zip(asal)


@pytest.mark.parametrize("kurang", ["cellXfs", "fonts", "borders", ""])
def test_gaya_yang_kurang_tidak_menggeser_gaya_pengguna(tmp_path: Path, kurang: str) -> None:
    """Of a styles part without cell formats (or none at all), cell format 0 stays the user's."""
    bagian = musuh.dasar(tmp_path)
    gaya = bagian[musuh.GAYA].decode()
    if kurang:
        bagian[musuh.GAYA] = re.sub(f"<{kurang}[ >].*?</{kurang}>", "", gaya, flags=re.S).encode()
        assert len(bagian[musuh.GAYA]) < len(gaya)
    else:
        del bagian[musuh.GAYA]
    buku = openpyxl.load_workbook(io.BytesIO(catat(musuh.zip_(bagian))))
    assert buku["RHK"]["A4"].font.b is not True
    assert buku["RHK"]["A4"].fill.fgColor.rgb in ("00000000", None)


def test_tiap_jenis_isi_disebut_sekali(tmp_path: Path) -> None:
    """Two sheets with notes gave two entries for .vml, and Excel calls such a workbook damaged."""
    jenis = urai_zip(catat(musuh.zip_(musuh.dasar(tmp_path))))[musuh.JENIS]
    assert jenis.count(b'Extension="vml"') == 1


@pytest.mark.parametrize(
    ("dari", "ke"), [(b"<commentList>", b"<authors/><commentList>"), (b"<authors>", b"<authors><text/>")]
)
def test_daftar_penulis_yang_aneh_tidak_ditambahi(tmp_path: Path, dari: bytes, ke: bytes) -> None:
    """No other program opens what is added to such a list."""
    bagian = urai_zip(catat(musuh.zip_(musuh.dasar(tmp_path))))
    bagian = {n: isi for n, isi in bagian.items() if "skpbatch" not in n}
    komentar = next(n for n in bagian if "comments" in n)
    assert dari in bagian[komentar]
    bagian[komentar] = bagian[komentar].replace(dari, ke)
    with pytest.raises(TidakDapatDianotasi):
        catat(musuh.zip_(bagian))


@pytest.mark.parametrize("rusak", ["A1048577", "A:Q", "#REF!", "", "A4:Q4"])
def test_tanda_kita_yang_rusak_tidak_menghapus_isian(tmp_path: Path, rusak: str) -> None:
    """The mark of cells that we filled, with a range that says nothing, or that a copied cell took along to cells of
    the user's."""
    bagian = urai_zip(catat(musuh.zip_(musuh.dasar(tmp_path))))
    tanda = re.compile(rb'sqref="[^"]*"(?=[^<>]*>\s*<cfRule[^<>]*>\s*<formula>N\("skp-batch:SISTEM)')
    assert tanda.search(bagian[musuh.REALISASI])
    bagian[musuh.REALISASI] = tanda.sub(b'sqref="%s"' % rusak.encode(), bagian[musuh.REALISASI])
    buku = openpyxl.load_workbook(io.BytesIO(bersihkan(musuh.zip_(bagian))))
    assert [buku["REALISASI"][f"{k}4"].value for k in "ACG"] == ["197502022000121002", "1", 100]


def test_sel_di_dalam_sel_tidak_disentuh(tmp_path: Path) -> None:
    """Its value went with the end tag of the inner one, and the copy could not be read any more."""
    bagian = urai_zip(catat(musuh.zip_(musuh.dasar(tmp_path))))
    isi = re.sub(rb'(<c r="A5"[^>]*>)', rb'\1<c r="B4"/><c r="C4"><v>1</v></c>', bagian[musuh.REALISASI], count=1)
    assert isi != bagian[musuh.REALISASI]
    with pytest.raises(TidakDapatDianotasi):
        bersihkan(musuh.zip_(bagian | {musuh.REALISASI: isi}))


@pytest.mark.parametrize("rentang", ["A:A", "A1:", "B4:D6 " * 20_000, "A1048577:B1048578"])
def test_gabungan_yang_bukan_rentang_tidak_menutup_sel(tmp_path: Path, rentang: str) -> None:
    """The scanner passed over it and the annotator took it for the whole sheet: the values of the program, the Sidik
    too, were taken out and not written again. A list of ranges cost minutes."""
    bagian = musuh.dasar(tmp_path / "asal")
    isi = bagian[musuh.PENILAIAN]
    bagian[musuh.PENILAIAN] = isi.replace(
        b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="%s"/></mergeCells>' % rentang.encode()
    )
    (tmp_path / "x.xlsx").write_bytes(musuh.zip_(bagian))
    assert jalankan("proses", tmp_path / "x.xlsx", "-o", tmp_path / "keluar", "--paralel", "1").kode < 2
    hasil = urai_zip((tmp_path / "keluar/hasil-pemeriksaan/x.xlsx").read_bytes())[musuh.PENILAIAN]
    assert re.search(rb'<c r="G4"[^>]*>.+?Sekar Puspita', hasil)


YAML = {
    "terlalu dalam": "[" * 50_000,  # ended the process: libyaml calls itself for each
    "bom alias": "a: &a [x, x, x, x]\n"
    + "".join(f"{b}: &{b} [{f'*{a}, ' * 9}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True)),
    "berputar": "a: &a [*a]",
    "tag": "a: !!python/object/apply:os.system [exit]",
    "heksa": "a: 0x" + "f" * 100_000,
    "enam puluhan": "a: 1" + ":59" * 9_000,
    "tak hingga": "a: .inf",
    "pangkat": "a: 1.0e+99999999999999999999",
}


@pytest.mark.parametrize("nama", YAML)
def test_kebijakan_yang_bermusuhan(nama: str) -> None:
    with pytest.raises(KebijakanSalah):
        urai_yaml(YAML[nama], "kebijakan.yaml")


def test_kebijakan_boleh_memakai_jangkar() -> None:
    assert urai_yaml("a: &a {x: 1}\nb: *a\nc: [*a, *a]", "kebijakan.yaml") == {
        "a": {"x": 1}, "b": {"x": 1}, "c": [{"x": 1}, {"x": 1}],
    }  # fmt: skip
