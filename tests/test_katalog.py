"""The catalogue is complete, and its texts read well whatever values a finding brings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from skp_batch import workbook
from skp_batch.istilah import Menahan, Tingkat
from skp_batch.katalog import Entri, KodeTidakDikenal, daftar_kode, entri, jelaskan, render, semua
from skp_batch.katalog.isian import PANJANG_NILAI, penampung
from skp_batch.temuan import Temuan

# kontrak.md section 2, with the level that stands there.
KODE = {
    "KESALAHAN": (
        "B101 B102 B103 B104 B106 B107 B108 B111 S201 S202 S203 S204 S205 S206 S207 S208 S209 S211 S214 "
        "K301 K302 K303 K306 K310 K313 N401 N402 N408 N419"
    ),
    "PERINGATAN": (
        "B105 B110 S210 S212 S213 S215 S216 S217 S218 S219 S220 K304 K305 K307 K308 K309 K311 K312 K315 K317 "
        "N403 N404 N406 N407 N411 N414 N416 N420 N450 X501 X502 X503 X504 X505 X506 X507 X508"
    ),
    "INFO": "B109 S290 K314 K316 N405 N409 N410 N412 N413 N417 Q701 Q702 Q703 Q704 Q705",
}
TINGKAT = {kode: tingkat for tingkat, kode2 in KODE.items() for kode in kode2.split()}

UMUM = {"nilai", "judul", "lembar", "sel", "nip", "nama", "berkas", "kode_unit"}
KONTEKS = {
    "B101": "rincian bagian",
    "B104": "diterima",
    "B105": "diterima",
    "B106": "mirip",
    "B107": "lain periode edisi",
    "B108": "batas ada ukuran jumlah",
    "B109": "lain",
    "B110": "lain edisi edisi_baru",
    "S202": "harus",
    "S203": "pilihan terdekat",
    "S204": "panjang",
    "S206": "kunci pertama",
    "S207": "acuan kunci",
    "S208": "min maks mulai selesai lain nilai_lain",
    "S210": "pola status",
    "S211": "lain kode_unit_lain",
    "S212": "panjang batas",
    "S213": "no_rhk",
    "S215": "target",
    "S218": "sel_lain nilai_lain berkas_lain",
    "S220": "aspek",
    "S290": "mirip",
    "N402": "no_rhk",
    "N403": "jumlah",
    "N404": "jumlah atasan",
    "N405": "hitung capaian",
    "N406": "capaian seharusnya",
    "N407": "organisasi aturan angka",
    "N408": "status",
    "N409": "keaktifan",
    "N410": "cara jumlah",
    "N411": "harian",
    "N412": "predikat",
    "N413": "jumlah",
    "N419": "lain nilai_lain",
    "N420": "tetapan",
    "N450": "seharusnya",
    "Q701": "kata",
    "Q703": "jumlah",
    "Q705": "jumlah",
    "X501": "siasn",
    "X502": "kurang",
    "X503": "jenjang",
    "X504": "panjang batas",
    "X506": "bagian siasn",
    "X507": "kurang",
    "X508": "tahun dipakai",
}
SEBAB = {
    "B101": (
        "xls xlsb ods csv html pdf kosong rusak terpotong bukan_zip bukan_excel dokumen_word xml_berbahaya sylk gambar "
        "tautan arsip xml2003 presentasi numbers bukan_berkas"
    ),
    "B106": "tanpa_judul",
    "B108": (
        "terlalu_besar terurai_besar baris terlalu_banyak_baris terlalu_banyak_sel terlalu_banyak_gabungan "
        "terlalu_banyak_bagian terlalu_banyak_teks"
    ),
    "S201": "aspek target satuan uraian_target periode_ke golongan nip_pegawai",
    "S202": "ambigu bulat tanggal harus_angka harus_tanggal harus_jam",
    "S204": "panjang tanggal_lahir tahun_tmt digit_13_14 jenis_kelamin nomor_urut",
    "S208": "batas periode urutan luar_periode negatif nol_maksimal batas_atas",
    "S215": "atas bawah",
    "S219": "usia_muda usia_tua tmt_setelah_periode pppk_sebelum_2019",
    "S290": "kolom lembar",
    "N403": "satu semua",
    "X501": "kosong bentuk beda ganda",
}
INGGRIS = re.compile(
    r"\b(the|is|are|not|and|or|of|in|with|value|file|sheet|cell|column|row|error|missing|invalid|must|please|warning|"
    r"default|update|upload|link)\b",
    re.IGNORECASE,
)


def teks(e: Entri) -> dict[str, str]:
    """Every text of an entry, by place."""
    hasil = {nama: getattr(e, nama) for nama in ("judul", "arti", "pesan", "saran", "dasar", "contoh", "dampak")}
    for sebab, v in e.varian.items():
        hasil |= {f"varian.{sebab}.pesan": v.pesan, f"varian.{sebab}.saran": v.saran}
    return hasil


def temuan(kode: str, **lain: object) -> Temuan:
    dasar = Temuan(kode, Tingkat.KESALAHAN, Menahan.TIDAK, "unit/SKP.xlsx")
    return dasar.dengan(**lain)


def test_semua_kode_ada_dengan_tingkatnya() -> None:
    assert {e.kode: str(e.tingkat) for e in semua() if e.kode[0] != "T"} == TINGKAT


@pytest.mark.parametrize("e", semua(), ids=lambda e: e.kode)
def test_teks_rapi(e: Entri) -> None:
    for tempat, isi in teks(e).items():
        assert isi or tempat == "arti", tempat
        if tempat.rpartition(".")[2] in ("arti", "pesan", "saran", "contoh", "dampak") and isi:
            assert isi.endswith((".", ".]]")), (tempat, isi)
            assert ".." not in isi.replace("...", ""), (tempat, isi)
        assert not INGGRIS.search(re.sub(r"https?://\S*|\{\w+(:\w+)?\}", "", isi)), (tempat, isi)
    assert not e.judul.endswith(".")


@pytest.mark.parametrize("e", [e for e in semua() if e.kode[0] not in "KT"], ids=lambda e: e.kode)
def test_penampung_dikenal_dan_ragam_lengkap(e: Entri) -> None:
    boleh = UMUM | set(KONTEKS.get(e.kode, "").split())
    for tempat, isi in teks(e).items():
        assert penampung(isi) <= boleh, (tempat, penampung(isi) - boleh)
    assert {sebab.replace(" ", "_") for sebab in e.varian} == set(SEBAB.get(e.kode, "").split())


@pytest.mark.parametrize("e", semua(), ids=lambda e: e.kode)
def test_tanpa_nilai_pun_terbaca(e: Entri) -> None:
    for sebab in ("", "ragam-tak-dikenal", *e.varian):
        hasil = render(temuan(e.kode, konteks=(("sebab", sebab),)))
        for isi in (hasil.pesan, hasil.saran, hasil.dasar):
            assert isi
            assert not re.search(r"[{}\[\]]|  | \.$|None", isi), isi
    assert jelaskan(e.kode).startswith(e.kode)


def test_sebab_di_gerbang_punya_ragam() -> None:
    for berkas in Path(workbook.__path__[0]).glob("*.py"):
        for kode, sebab in re.findall(r'TidakTerbaca\("(B\d+)", "(\w+)"', berkas.read_text(encoding="utf-8")):
            assert kode == "B102" or sebab in entri(kode).varian, (berkas.name, kode, sebab)


def test_nilai_disebut_ragam_dipilih_bagian_pilihan_hilang() -> None:
    t = temuan("S203", judul="Rating Hasil Kerja", nilai="Bagus", konteks=(("pilihan", "A, B"), ("terdekat", "")))
    assert render(t).pesan == 'Rating Hasil Kerja berisi "Bagus", bukan salah satu pilihan.'
    assert render(t).saran == "Pilih salah satu: A, B."
    assert render(t.dengan(konteks=(("pilihan", "A, B"), ("terdekat", "B")))).saran.endswith("Yang paling mirip: B.")
    t = temuan("S202", judul="Tanggal", nilai="besok", konteks=(("harus", "tanggal"),))
    assert "31/12/2025" in render(t).saran
    assert render(t.dengan(konteks=(("harus", "kode (teks)"),))).pesan == 'Tanggal berisi "besok", bukan kode (teks).'
    t = temuan("S208", judul="Kelas Jabatan", nilai="45", konteks=(("sebab", "batas"), ("min", "1"), ("maks", "27")))
    assert render(t).pesan == "Kelas Jabatan berisi 45, di luar batas 1 sampai 27."
    t = temuan("B108", konteks=(("sebab", "terlalu_besar"), ("batas", str(50 * 1024 * 1024))))
    assert render(t).pesan == "Ukuran berkas ini melebihi batas 50 MB."


def test_nilai_panjang_dan_kotor_dipendekkan() -> None:
    nilai = "baris satu\nbaris dua\u200b {judul} " + "x" * 5_000
    pesan = render(temuan("S202", judul="Target", nilai=nilai, konteks=(("harus", "angka"),))).pesan
    kutipan = pesan.split('"')[1]
    assert kutipan.startswith("baris satu baris dua {judul} x")
    assert kutipan.endswith("…")
    assert len(kutipan) <= PANJANG_NILAI


def test_kode_tak_dikenal() -> None:
    assert render(temuan("Z999")).pesan
    assert entri(" s202 ").kode == "S202"
    with pytest.raises(KodeTidakDikenal, match=r"S2O2.*tidak dikenal.*S2\d\d"):
        entri("S2O2")


def test_jelaskan_dan_daftar() -> None:
    penjelasan = jelaskan("S205")
    for bagian in ("Arti", "Contoh", "Perbaikan", "Dasar", "Dampak", "tukin", "kenaikan pangkat"):
        assert bagian in penjelasan
    assert max(map(len, penjelasan.splitlines())) <= 88
    daftar = daftar_kode()
    assert all(e.kode in daftar and e.judul in daftar for e in semua())
