"""The invented instansi: deterministic, varied, plausible; its planted mistakes are where the list says."""

from __future__ import annotations

from collections import Counter
from itertools import product
from pathlib import Path

import openpyxl
import pytest

from skp_batch.contoh import NAMA_DAFTAR, Instansi, Kesalahan, baca_daftar, buat_instansi, buat_skala, tanam, tulis
from skp_batch.istilah import RATING, Predikat, Rating
from skp_batch.nip import cacat_nip, ganjil_nip, pola_nip
from skp_batch.periode import baca_periode
from skp_batch.schemas.buku import MENURUT_NAMA
from skp_batch.scoring.predikat import predikat

PERIODE = ("2025", "2026-S1", "2026-TW3", "2027-02")


def _semua(instansi: Instansi, lembar: str) -> list[dict[str, object]]:
    return [b for buku in instansi.buku for b in buku.baris.get(lembar, [])]


@pytest.mark.parametrize("kode", PERIODE)
def test_bersih_di_setiap_jenis_periode(kode: str) -> None:
    instansi = buat_instansi(kode)
    assert instansi == buat_instansi(kode)
    periode = baca_periode(kode)
    assert periode is not None
    for baris in _semua(instansi, "PEGAWAI"):
        nip = str(baris["NIP"])
        assert cacat_nip(nip) is None
        assert ganjil_nip(nip, periode.akhir) is None
        assert (pola_nip(nip) == "PPPK") == str(baris["Status"]).startswith("PPPK")
    for buku in instansi.buku:
        assert buku.isian("Tanggal Mulai")["Nilai"] == periode.awal
        assert kode in buku.nama_file
    for baris in _semua(instansi, "HARIAN"):
        assert periode.awal <= baris["Tanggal"] <= periode.akhir  # type: ignore[operator]


def test_cukup_besar_dan_beragam() -> None:
    instansi = buat_instansi()
    pegawai = _semua(instansi, "PEGAWAI")
    assert len(instansi.buku) >= 6
    assert len(pegawai) >= 80
    assert len({b["NIP"] for b in pegawai}) == len(pegawai)
    assert {b["Status"] for b in pegawai} == {"PNS", "CPNS", "PPPK", "PPPK PARUH WAKTU"}
    assert {b["Pendekatan"] for b in pegawai} == {"KUANTITATIF", "KUALITATIF"}
    assert len({b["Jenis Jabatan"] for b in pegawai}) == 5
    assert len({b["Jenjang JF"] for b in pegawai if b["Jenjang JF"]}) >= 5
    atasan = {b["NIP"]: b["NIP Atasan"] for b in pegawai}
    assert max(_tingkat(str(nip), atasan) for nip in atasan) >= 3
    nilai = _semua(instansi, "PENILAIAN")
    sel = Counter((b["Rating Hasil Kerja"], b["Rating Perilaku Kerja"]) for b in nilai)
    assert set(sel) == set(product(RATING, RATING))
    # The unit's own rule: BAIK asks for most BAIK, at most 70 per cent, and somebody below.
    sekretariat = instansi.buku[0].baris["PENILAIAN"]
    jumlah = Counter(predikat(Rating(b["Rating Hasil Kerja"]), Rating(b["Rating Perilaku Kerja"])) for b in sekretariat)
    assert jumlah[Predikat.BAIK] <= 0.7 * len(sekretariat)
    assert jumlah[Predikat.BUTUH_PERBAIKAN] + jumlah[Predikat.KURANG] > 0


def _tingkat(nip: str, atasan: dict[object, object]) -> int:
    return 1 + _tingkat(str(atasan[nip]), atasan) if atasan.get(nip) else 1


def test_judul_kolom_menurut_kontrak() -> None:
    dipakai, _ = tanam(buat_instansi())
    for instansi in (buat_instansi(), dipakai):
        for buku in instansi.buku:
            for lembar, baris in buku.baris.items():
                if lembar != "UNIT":
                    assert all(MENURUT_NAMA[lembar].cari(judul) for b in baris for judul in b)


def test_periode_tak_dikenal() -> None:
    with pytest.raises(ValueError, match="2026-TW3"):
        buat_instansi("2026-TW5")


def test_kesalahan_beragam_dan_tidak_mengubah_yang_bersih() -> None:
    bersih = buat_instansi()
    _, tanaman = tanam(bersih)
    assert bersih == buat_instansi()
    kode = {t.kode for t in tanaman}
    assert len(kode) >= 60
    assert {k[0] for k in kode} == set("BSKNQ")
    assert "N413" in {t.kode for t in tanam(buat_instansi("2026-TW3"))[1]}


@pytest.fixture(scope="module")
def tertulis(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Kesalahan]]:
    """Only the workbooks that are patched after writing, and the files beside them."""
    folder = tmp_path_factory.mktemp("contoh")
    instansi, tanaman = tanam(buat_instansi())
    nama = ("BANYUBIRU", "WATULAWANG", "SMPN_2", "PASIRPUTIH", "PUSKESMAS_TIRTASARI")
    instansi.buku = [b for b in instansi.buku if any(n in b.nama_file for n in nama)]
    ada = {b.nama_file for b in instansi.buku} | set(instansi.mentah) | set(instansi.salinan)
    tulis(instansi, [t for t in tanaman if t.berkas in ada], folder)
    return folder, baca_daftar((folder / NAMA_DAFTAR).read_text(encoding="utf-8"))


def _nilai(tertulis: tuple[Path, list[Kesalahan]], kode: str, lembar: str = "") -> object:
    """The value at the planted address, as openpyxl reads it."""
    folder, daftar = tertulis
    k = next(k for k in daftar if k.kode == kode and lembar in ("", k.lembar))
    return openpyxl.load_workbook(folder / k.berkas)[k.lembar][k.sel].value


def test_sel_yang_ditambal(tertulis: tuple[Path, list[Kesalahan]]) -> None:
    nip = _nilai(tertulis, "S205")
    assert isinstance(nip, int)
    assert nip % 1000 == 0
    assert str(_nilai(tertulis, "S204")).endswith("000")
    assert _nilai(tertulis, "S209") == "#DIV/0!"
    assert _nilai(tertulis, "S202") == "sekitar sembilan ribu"
    assert _nilai(tertulis, "B111") == "=6+6"
    assert _nilai(tertulis, "S290", "LAMPIRAN") == "Catatan Operator"
    assert _nilai(tertulis, "K303") is None


def test_berkas_yang_rusak(tertulis: tuple[Path, list[Kesalahan]]) -> None:
    folder, daftar = tertulis
    menurut = {k.kode: k for k in daftar}
    tanpa = openpyxl.load_workbook(folder / menurut["B103"].berkas)
    assert menurut["B103"].lembar not in tanpa.sheetnames
    assert "TARGET" in tanpa.sheetnames
    judul = openpyxl.load_workbook(folder / menurut["B106"].berkas)["TARGET"]
    kepala = [sel.value for sel in judul[int(menurut["B106"].sel[1:])]]
    assert not any(str(nilai).startswith("Indikator Kinerja Individu") for nilai in kepala)
    salinan = menurut["B109"].berkas
    asli = next(folder.rglob("dinas-kesehatan/uptd/*PASIRPUTIH.xlsx"))
    assert (folder / salinan).read_bytes() == asli.read_bytes()


def test_hasil_tulis_selalu_sama(tertulis: tuple[Path, list[Kesalahan]], tmp_path: Path) -> None:
    folder, _ = tertulis
    instansi, tanaman = tanam(buat_instansi())
    instansi.buku = [b for b in instansi.buku if "WATULAWANG" in b.nama_file]
    instansi.mentah, instansi.salinan = {}, {}
    path = tulis(instansi, [t for t in tanaman if t.berkas == instansi.buku[0].nama_file], tmp_path)[0]
    assert path.read_bytes() == (folder / path.relative_to(tmp_path)).read_bytes()


def test_skala_untuk_pengukuran() -> None:
    buku = list(buat_skala(40))
    nip = [b["NIP"] for x in buku for b in x.baris["PEGAWAI"]]
    assert len(nip) == len(set(nip)) == 2_000
    assert not any(cacat_nip(str(n)) for n in nip)
    assert 1_300 <= sum(len(isi) for isi in buku[0].baris.values()) <= 1_500
    assert buku[:2] == list(buat_skala(2))
