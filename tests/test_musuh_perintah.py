"""Hostile files through every command that reads one: a plain sentence that names the file, or a clean result; never
an unforeseen end, nothing outside the output. `proses` and `periksa` with their MASUK: test_musuh_isi."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from itertools import islice, product
from pathlib import Path

import openpyxl
import pytest

from tests.alat import kehadiran, musuh
from tests.alat.bayar import BAIK
from tests.alat.meja import ANA, KADIS, Meja
from tests.alat.perintah import jalankan

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes and links that Windows does not have")

Kata = list[str | Path]
_ANEH = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e]")
_SATU = ("--paralel", "1", "--tanpa-simpanan")
RIWAYAT = {"nip": ANA, "pnsDinilaiId": "x", "tahun": 2025, "hasilKinerjaNilai": 1, "kuadranKinerjaNilai": 2}


@pytest.fixture(scope="module")
def baik(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Honest inputs of every kind, a KELUAR of proses and one of tukin."""
    b = tmp_path_factory.mktemp("baik")
    Meja().tulis(b / "masuk")
    assert jalankan("proses", b / "masuk", "-o", b / "keluar", *_SATU).kode == 0
    assert jalankan("templat", "--per-pegawai", b / "masuk/dinas.xlsx", "-o", b / "lembar").kode == 0
    next((b / "lembar").iterdir()).rename(b / "lembar.xlsx")
    _tabel(b / "unit", ["kode_unit", "nama_unit"], ["D01", "Dinas"])
    _tabel(b / "capaian", ["kode_unit", "capaian"], ["D01", "BAIK"])
    _tabel(b / "siasn", ["NIP BARU", "PNS ID", "NAMA"], [ANA, f"{7:032X}", "Ana"])
    _tabel(b / "pegawai", ["nip", "nama", "kode_unit", "nama_unit"], [ANA, "Ana", "D01", "Dinas"])
    rekap = [["Periode Tahunan 2025"], ["No", "NIP", "Nama", "Rating Hasil", "Rating Perilaku", "Predikat"]]
    _tabel(b / "rekap", *rekap, [1, ANA, "Ana", "SESUAI EKSPEKTASI", "SESUAI EKSPEKTASI", "BAIK"])
    kehadiran.kebijakan(b / "kebijakan.yaml")
    kehadiran.tulis(b / "kehadiran.xlsx", kehadiran.lembar())
    kehadiran.rekap(b / "rekap.csv", BAIK)
    (b / "rw.json").write_text(json.dumps([RIWAYAT]))
    assert jalankan(*_tukin(b, b / "bayar")).kode == 0
    return b


def _tabel(path: Path, *baris: list[str | int]) -> None:
    buku = openpyxl.Workbook()
    for b in baris:
        buku.active.append(b)
    buku.save(path.with_suffix(".xlsx"))
    path.with_suffix(".csv").write_text("".join(",".join(map(str, b)) + "\n" for b in baris))


def _tukin(b: Path, keluar: Path, bulan: str = "2026-09", **ganti: Path) -> Kata:
    isi = {"kebijakan": b / "kebijakan.yaml", "predikat": b / "rekap.csv", "kehadiran": b / "kehadiran.xlsx"} | ganti
    return ["tukin", "--bulan", bulan, "-o", keluar, *(x for nama, f in isi.items() for x in (f"--{nama}", f))]


# what is read -> the honest file, and the command; x is the file, k the output
BERKAS: dict[str, tuple[str, Callable[[Path, Path, Path], Kata]]] = {
    "daftar unit": ("unit.*", lambda b, x, k: ["periksa", b / "masuk", "--daftar-unit", x, *_SATU]),
    "capaian": ("capaian.*", lambda b, x, k: ["periksa", b / "masuk", "--capaian-organisasi", x, *_SATU]),
    "data pegawai": ("siasn.*", lambda b, x, k: ["periksa", b / "masuk", "--data-pegawai", x, *_SATU]),
    "kebijakan penilaian": ("kebijakan.yaml", lambda b, x, k: ["periksa", b / "masuk", "--kebijakan", x, *_SATU]),
    "acuan": ("masuk/dinas.xlsx", lambda b, x, k: ["periksa", b / "masuk/bidang", "--acuan", x, *_SATU]),
    "templat pegawai": ("pegawai.*", lambda b, x, k: ["templat", "--pegawai", x, "--periode", "2025", "-o", k]),
    "templat acuan": (
        "masuk/dinas.xlsx",
        lambda b, x, k: [
            *("templat", "--pegawai", b / "pegawai.csv", "--periode", "2025", "--acuan", x, "--timpa", "-o", k)
        ],
    ),
    "per pegawai": ("masuk/dinas.xlsx", lambda b, x, k: ["templat", "--per-pegawai", x, "-o", k]),
    "lanjut": ("masuk/dinas.xlsx", lambda b, x, k: ["templat", "--lanjut", x, "--periode", "2026", "-o", k]),
    "untuk atasan": ("masuk/bidang/mutasi.xlsx", lambda b, x, k: ["templat", "--untuk-atasan", KADIS, x, "-o", k]),
    "riwayat atasan": (
        "rekap.*",
        lambda b, x, k: ["templat", "--untuk-atasan", KADIS, b / "masuk", "--riwayat", x, "-o", k],
    ),
    "kebijakan kehadiran": (
        "kebijakan.yaml",
        lambda b, x, k: ["templat", "--kehadiran", "2026-09", "--kebijakan", x, "-o", k],
    ),
    "gabung buku": ("masuk/dinas.xlsx", lambda b, x, k: ["gabung", x, b / "lembar.xlsx", "-o", k]),
    "gabung lembar": ("lembar.xlsx", lambda b, x, k: ["gabung", b / "masuk/dinas.xlsx", x, "-o", k]),
    "bersihkan": ("keluar/hasil-pemeriksaan/dinas.xlsx", lambda b, x, k: ["bersihkan", x, "-o", k]),
    "rekon keluar": ("keluar/rekap.csv", lambda b, x, k: ["rekon", x, b / "rekap.xlsx"]),
    "rekon rekap": ("rekap.*", lambda b, x, k: ["rekon", b / "keluar", x]),
    "rekon siasn": ("rw.json", lambda b, x, k: ["rekon", b / "keluar", "--siasn", x]),
    "rekon data pegawai": (
        "siasn.*",
        lambda b, x, k: ["rekon", b / "keluar", "--siasn", b / "rw.json", "--data-pegawai", x],
    ),
    "kenaikan": (
        "rekap.*",
        lambda b, x, k: ["kenaikan", b / "keluar", "--riwayat", x, "-o", k.with_suffix(".xlsx")],
    ),
    "tukin kebijakan": ("kebijakan.yaml", lambda b, x, k: _tukin(b, k, kebijakan=x)),
    "tukin predikat": ("rekap.*", lambda b, x, k: _tukin(b, k, predikat=x)),
    "tukin kehadiran": ("kehadiran.xlsx", lambda b, x, k: _tukin(b, k, kehadiran=x)),
    "kebijakan periksa": ("kebijakan.yaml", lambda b, x, k: ["kebijakan", "periksa", x]),
    "kebijakan uraikan": ("kebijakan.yaml", lambda b, x, k: ["kebijakan", "uraikan", x]),
    "lambang": (
        "unit.csv",
        lambda b, x, k: ["formulir", b / "keluar", "--jenis", "dokumen", "--lambang", x, *_SATU[:2], "-o", k],
    ),
}


def _periksa(kata: Kata, tmp: Path, nama: str, jenis: str) -> None:
    akhir = jalankan(*kata)
    teks = akhir.out + akhir.err
    assert akhir.kode in (0, 1, 2, 3), (jenis, teks)
    assert "tidak diduga" not in teks, (jenis, teks)
    assert akhir.kode < 2 or nama in teks, (jenis, teks)
    assert not _ANEH.search(teks), (jenis, teks)
    assert len(teks) < 20_000, jenis
    assert {p.name.partition(".")[0] for p in tmp.iterdir() if p.name[0] != "."} <= {"m", "k"}, jenis
    assert not list(tmp.rglob("*lolos*")), jenis


def _jenis(asal: Path, ke: int) -> Iterator[tuple[str, bytes]]:
    """Every fifth kind, from another one on for each command: many of them share a reader."""
    data = asal.read_bytes()
    semua = musuh.buku_lain(data) if data.startswith(b"PK") else musuh.teks_lain(data)
    return islice(semua.items(), ke % 5, None, 5)


def _bersihkan(tmp: Path) -> Path:
    for p in tmp.iterdir():
        shutil.rmtree(p) if p.is_dir() else p.unlink()
    (tmp / "m").mkdir()
    return tmp / "m"


@pytest.mark.parametrize("apa", BERKAS)
def test_berkas_yang_bermusuhan(baik: Path, tmp_path: Path, apa: str) -> None:
    pola, kata = BERKAS[apa]
    for ke, asal in enumerate(sorted(baik.glob(pola)), list(BERKAS).index(apa)):
        for jenis, isi in _jenis(asal, ke):
            x = _bersihkan(tmp_path) / f"musuh{asal.suffix}"
            x.write_bytes(isi)
            _periksa(kata(baik, x, tmp_path / "k"), tmp_path, x.name, jenis)


@pytest.mark.parametrize("apa", BERKAS)
def test_yang_bukan_berkas(baik: Path, tmp_path: Path, apa: str) -> None:
    """A pipe would wait for ever, a device give without end."""
    pola, kata = BERKAS[apa]
    x = _bersihkan(tmp_path) / f"musuh{Path(pola).suffix.replace('.*', '.csv')}"
    for jenis, buat in {
        "pipa": lambda: os.mkfifo(x),
        "alat": lambda: x.symlink_to("/dev/zero"),
        "putar": lambda: x.symlink_to(x.name),
        "tiada": lambda: None,
        "folder": x.mkdir,
    }.items():
        if jenis == "folder" and "acuan" in apa:
            continue  # an empty folder of plans is no mistake
        buat()
        akhir = jalankan(*kata(baik, x, tmp_path / "k"))
        teks = akhir.out + akhir.err
        assert akhir.kode in (2, 3) or apa in ("acuan", "templat acuan"), (jenis, teks)
        assert "musuh" in teks, (jenis, teks)
        assert "tidak diduga" not in teks, (jenis, teks)
        if x.is_symlink() or (x.exists() and not x.is_dir()):
            x.unlink()


_RK = "siasn/riwayat-kinerja.jsonl"


def _formulir(keluar: Path, k: Path) -> Kata:
    return ["formulir", keluar, "--jenis", "evaluasi", "--jenis", "matriks", "-o", k, "--paralel", "1"]


# what is read back -> the folder, the file in it, every how many of the values it is tried with, and the command
KELUAR: dict[str, tuple[str, str, int, Callable[[Path, Path, Path], Kata]]] = {
    "formulir": ("keluar", "rekap.jsonl", 17, lambda b, x, k: _formulir(x, k)),
    "formulir temuan": ("keluar", "temuan.jsonl", 5, lambda b, x, k: _formulir(x, k)),
    "formulir manifest": ("keluar", "manifest.json", 29, lambda b, x, k: _formulir(x, k)),
    "lalu": ("keluar", "rekap.jsonl", 41, lambda b, x, k: ["proses", b / "masuk/bidang", "--lalu", x, "-o", k, *_SATU]),
    "angka kredit": ("keluar", _RK, 53, lambda b, x, k: ["angka-kredit", x, "-o", k]),
    "kenaikan": ("keluar", _RK, 7, lambda b, x, k: ["kenaikan", x, "-o", k.with_suffix(".xlsx")]),
    "pegawai dari": (
        "keluar", _RK, 53, lambda b, x, k: ["templat", "--kehadiran", "2026-09", "--pegawai-dari", x, "-o", k],
    ),
    "tukin predikat": ("keluar", _RK, 101, lambda b, x, k: [*_tukin(b, k, predikat=x), "--slip", "html"]),
    "tukin lalu": ("bayar", "riwayat-bayar.jsonl", 13, lambda b, x, k: _tukin(b, k, "2026-10", lalu=x)),
    "kehadiran dari": (
        "bayar", "hasil-pemeriksaan/kehadiran.xlsx", 1,
        lambda b, x, k: ["templat", "--kehadiran", "2026-10", "--dari", x, "-o", k],
    ),
    "keluaran lama": ("keluar", "manifest.json", 101, lambda b, x, k: ["proses", b / "masuk/bidang", "-o", x, *_SATU]),
}  # fmt: skip
NILAI = (
    *("1e400", "-1", "NaN", "9" * 5_000, "1.5", "true", "null", '""', "[]", "[" * 900 + "]" * 900, '"\\ud800"'),
    *('"a\\u0000b"', '"../../lolos"', '"1e999999999"', '"٣"', '"<script>"', '"' + "x" * 40_000 + '"', '"9999-12"'),
)


@pytest.mark.parametrize("apa", KELUAR)
def test_keluaran_yang_diubah_orang(baik: Path, tmp_path: Path, apa: str) -> None:
    """A KELUAR lies where others can write, or comes by mail: its files are read back as untrusted as any."""
    folder, nama, setiap, kata = KELUAR[apa]
    asal = baik / folder / nama
    x = _bersihkan(tmp_path) / folder
    shutil.copytree(baik / folder, x)
    ke = list(KELUAR).index(apa)
    for jenis, isi in [*_jenis(asal, ke), *_nilai_ganti(asal, setiap)]:
        if not (x / nama).parent.is_dir():  # `keluaran lama` was replaced by a whole one
            shutil.copytree(baik / folder, x, dirs_exist_ok=True)
        (x / nama).write_bytes(isi)
        _periksa(kata(baik, x, tmp_path / "k"), tmp_path, folder, f"{nama} {jenis}")
        if (tmp_path / "k").is_dir() and apa not in ("lalu", "tukin lalu", "tukin predikat"):
            shutil.rmtree(tmp_path / "k")
    (x / nama).unlink()
    os.mkfifo(x / nama)
    _periksa(kata(baik, x, tmp_path / "k"), tmp_path, folder, "pipa")


def _nilai_ganti(asal: Path, setiap: int) -> Iterator[tuple[str, bytes]]:
    """The first object with one of its values replaced."""
    if asal.suffix == ".xlsx":
        return
    teks = asal.read_text("utf-8") or json.dumps({"kode": "B109", "menahan": "TIDAK", "berkas": "dinas.xlsx"})
    objek = json.loads(teks.partition("\n")[0] if asal.suffix == ".jsonl" else teks)
    tempat = [(objek, kunci) for kunci in objek]
    if isinstance(objek.get("masukan"), list):
        tempat += [(objek["masukan"], 0), *((objek["masukan"][0], kunci) for kunci in objek["masukan"][0])]
    for (wadah, kunci), nilai in islice(product(tempat, NILAI), None, None, setiap):
        lama, wadah[kunci] = wadah[kunci], "@@"
        yield f"{kunci}={nilai[:20]}", json.dumps(objek).replace('"@@"', nilai).encode() + b"\n"
        wadah[kunci] = lama
