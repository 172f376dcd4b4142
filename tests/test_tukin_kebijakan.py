"""A policy file is refused for what would pay a wrong figure, in words that name the key; what ships is sound."""

from __future__ import annotations

import copy
import hashlib
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from skp_batch.aturan.berkas_yaml import KebijakanSalah, baca_yaml
from skp_batch.tukin.bulan import Bulan
from skp_batch.tukin.hitung import Penghitung
from skp_batch.tukin.kebijakan import Kebijakan, muat_kebijakan_tukin, susun_kebijakan
from skp_batch.tukin.kebijakan_contoh import FOLDER_CONTOH, daftar_contoh, muat_contoh, teks_contoh
from skp_batch.tukin.kebijakan_uraian import uraikan
from skp_batch.tukin.model import JenisBayar

NAKER, TANI, TPP = "kemnaker-permenaker-15-2024", "kementan-permentan-68-2012", "tpp-kota-contoh"
HAPUS = object()


def susun(contoh: str, *ubah: tuple[str, Any]) -> Kebijakan:
    """An example with the value at a dotted place changed, e.g. `presensi.aturan.0.persen`."""
    isi = copy.deepcopy(baca_yaml(FOLDER_CONTOH / f"{contoh}.yaml"))
    for tempat, nilai in ubah:
        *jalan, akhir = [int(x) if x.isdigit() else x for x in tempat.split(".")]
        wadah = isi
        for langkah in jalan:
            wadah = wadah[langkah]
        if nilai is HAPUS:
            del wadah[akhir]
        else:
            wadah[akhir] = nilai
    return susun_kebijakan(isi, "uji.yaml")


RUMUS = {"id": "produktivitas", "bobot": "60", "nilai": "rumus"}
TABEL = {n: 1_000_000 * n for n in range(1, 18)}
SALAH: list[tuple[str, str, Any, str]] = [
    (NAKER, "komponen.0.bobot", "60", r'jumlah "komponen.bobot" harus 100, sekarang 90'),
    (NAKER, "komponen.0.bobot", 70, r"komponen\[1\].bobot.*tanda kutip"),
    (NAKER, "presensi.aturan.2.persen", "0,01", r"presensi\.aturan\[3\]\.persen.*titik"),
    (NAKER, "predikat.persen.baik", "120", r"predikat\.persen\.baik.*0 sampai 100"),
    (NAKER, "predikat.persen.sangat_kurang", HAPUS, r"predikat\.persen\.sangat_kurang"),
    (NAKER, "predikat.arti", HAPUS, r'"predikat\.arti" wajib'),
    (NAKER, "predikat.arti", "diberi", r"dibayar, dipotong"),
    (NAKER, "predikat.terhadap", "komponen.kenerja", r"Yang boleh: total, komponen\.kinerja, komponen\.kehadiran"),
    (NAKER, "presensi.terhadap", HAPUS, r'"presensi\.terhadap" wajib'),
    (NAKER, "presensi.aturan.0.pemicu", "bolos", r"Yang boleh: alpa, izin"),
    (NAKER, "presensi.aturan.0.satuan", "menit", r"hanya untuk pemicu terlambat"),
    (NAKER, "presensi.aturan.1.kode", "TK", r'kode "TK" ditulis dua kali'),
    (NAKER, "cuti.3.arti", HAPUS, r'"cuti\[4\]\.arti" wajib.*dibayar, dipotong'),
    (NAKER, "cuti.3.nilai", HAPUS, r"cuti\[4\].*persen, nilai, pita, atau per_hari"),
    (NAKER, "status.cpns", {"operasi": "kali"}, r'"status\.cpns\.persen" wajib'),
    (
        NAKER,
        "urutan",
        ["komponen", "predikat", "presensi", "cuti", "status", "pembulatan"],
        r'belum memuat "hukuman_disiplin"',
    ),
    (NAKER, "urutan.1", "komponen", r'"urutan" memuat "komponen" dua kali'),
    (NAKER, "urutan.1", "predikatt", r"urutan\[2\].*Yang boleh: kriteria, komponen"),
    (
        NAKER,
        "urutan",
        ["predikat", "komponen", "presensi", "cuti", "status", "hukuman_disiplin", "pembulatan"],
        r'"komponen" harus berdiri sebelum "predikat"',
    ),
    (NAKER, "tarif.versi.0.kelas.12", 234234, r"kelas 12 \(234234\) lebih kecil daripada kelas 11"),
    (NAKER, "tarif.versi.0.kelas.12", HAPUS, r"kelas 12 tidak ada"),
    (NAKER, "tarif.versi.0.kelas.12", "9.896.000", r"tarif\.versi\[1\]\.kelas\.12.*bilangan bulat tanpa titik"),
    (NAKER, "tarif.versi.0.checksum", 164087751, r"tidak cocok.*164087750"),
    (
        NAKER,
        "tarif.versi",
        [{"mulai": "2025-01", "kelas": TABEL}, {"mulai": "2025-01", "kelas": TABEL}],
        r"tumpang tindih",
    ),
    (NAKER, "tarif.versi", [{"mulai": "2025-02", "kelas": TABEL}], r"baru mulai 2025-02"),
    (NAKER, "tarif.jumlah", 1, r"tarif\.jumlah.*164087750"),
    (NAKER, "tarif.sumber", "acuan", r"tarif\.acuan"),
    (NAKER, "berlaku.mulai", "2025-13", r"berlaku\.mulai.*2026-01"),
    (NAKER, "hukuman_disiplin.mode", "tabel", r"hukuman_disiplin\.tabel"),
    (NAKER, "pembulatan.tahap", "per_kriteria", r"per_kriteria hanya untuk tarif\.sumber kriteria"),
    (NAKER, "kehadiran", {}, r'kunci "kehadiran" tidak dikenal'),
    (NAKER, "presensi.atruan", [], r'"presensi\.atruan" tidak dikenal\. Mungkin maksudnya "aturan"'),
    (NAKER, "skema", "kebijakan-tukin/2", r"kebijakan-tukin/1"),
    (TANI, "presensi.aturan.1.pita.1.dari", 30, r"presensi\.aturan\[2\]\.pita\[2\].*tumpang tindih"),
    (TANI, "presensi.aturan.1.pita.1.dari", 32, r"presensi\.aturan\[2\]\.pita\[2\].*celah"),
    (TANI, "presensi.aturan.1.pita.0.sampai", None, r"hanya pita terakhir"),
    (TANI, "presensi.aturan.1.tanpa_rekam", "TL9", r"Yang boleh: TL1, TL2, TL3, TL4"),
    (TANI, "tarif.acuan", "tabel-90", r"Yang boleh: tabel-80"),
    (TANI, "hukuman_disiplin.tabel.1.jenis", "Teguran Lisan", r'jenis "Teguran Lisan" dua kali'),
    (TPP, "iuran.jkn.batas_gabungan", HAPUS, r"iuran\.jkn\.batas_gabungan"),
    (TPP, "komponen.0.nilai", "produktivitas", r"penuh, predikat, data\.<kolom>"),
    (TPP, "urutan", ["kriteria", "komponen", "pembulatan", "iuran"], r'belum memuat "pajak"'),
    (TPP, "komponen.0", RUMUS | {"rumus": "min(presensi, 2"}, r"komponen\[1\]\.rumus.*belum selesai"),
    (TPP, "komponen.0", RUMUS | {"rumus": "data.a ** 2"}, r'"\*" tidak pada tempatnya'),
    (TPP, "komponen.0", RUMUS | {"rumus": "data.a + kinerja"}, r'menyebut "kinerja".*predikat, capaian, hari_kerja'),
    (
        TPP,
        "komponen.0",
        RUMUS | {"rumus": "min(presensi, data.a)"},
        r'menyebut presensi, tetapi bagian "presensi" tidak ada',
    ),
    (
        NAKER,
        "komponen.1",
        RUMUS | {"bobot": "30", "rumus": "presensi"},
        r'dua kali\. Tulis "presensi\.terhadap": rumus',
    ),
    (NAKER, "presensi.terhadap", "rumus", r'tidak ada "komponen\.rumus" yang menyebut presensi'),
    (
        NAKER,
        "komponen.1",
        {"id": "a", "bobot": "20", "bila": {"kelas_maks": 6}},
        r"harus 100, sekarang 90 \(komponen tanpa",
    ),
]


@pytest.mark.parametrize(
    ("contoh", "tempat", "nilai", "pesan"), SALAH, ids=[f"{s[1]}-{i}" for i, s in enumerate(SALAH)]
)
def test_kebijakan_salah_ditolak(contoh: str, tempat: str, nilai: Any, pesan: str) -> None:
    with pytest.raises(KebijakanSalah, match=pesan) as galat:
        susun(contoh, (tempat, nilai))
    assert str(galat.value).startswith('Kebijakan "uji.yaml"')
    assert str(galat.value).endswith(".")


def test_semua_kesalahan_dalam_satu_pesan() -> None:
    with pytest.raises(KebijakanSalah) as galat:
        susun(NAKER, ("komponen.0.bobot", "60"), ("predikat.terhadap", "x"), ("urutan.1", "status"))
    assert str(galat.value).count("\n- ") == 4


def test_contoh_lengkap_dan_terbaca() -> None:
    contoh = daftar_contoh()
    assert {c.nama for c in contoh} >= {NAKER, TANI, TPP}
    assert len(contoh) >= 7
    for c in contoh:
        k = muat_contoh(c.nama)
        assert c.nama == k.id
        teks = uraikan(k)
        assert all(dasar in teks for dasar in k.dasar_hukum)
        assert "None" not in teks
        if k.tarif.sumber == "acuan":
            assert "uji" in teks_contoh(c.nama).casefold()


def test_uraian_memuat_setiap_angka() -> None:
    teks = uraikan(muat_contoh(TANI))
    for kalimat in (
        "TL4 91 menit ke atas 2%; tidak rekam dihitung TL4",
        "Teguran tertulis: 30%, 2 bulan.",
        "dibayar bulan ke-1 50%, bulan ke-2 25%, bulan ke-3 10%",
        "Potongan yang dijumlahkan paling banyak 100%.",
    ):
        assert kalimat in teks


def test_tarif_dari_berkas_dengan_checksum(tmp_path: Path) -> None:
    (tmp_path / "tarif.csv").write_text("Kelas;Tarif\n1;1000000\n2;2.500.000\n", encoding="utf-8")
    with xlsxwriter.Workbook(tmp_path / "tarif.xlsx") as buku:
        lembar = buku.add_worksheet()
        lembar.write_row(0, 0, ["Kelas Jabatan", "Tunjangan"])
        lembar.write_row(1, 0, [1, 1000000])
        lembar.write_row(2, 0, [2, 2500000])
    dasar = teks_contoh("bakamla-perban-1-2023")
    sha = hashlib.sha256((tmp_path / "tarif.csv").read_bytes()).hexdigest()
    for berkas, checksum in (("tarif.csv", "3500000"), ("tarif.csv", sha), ("tarif.xlsx", "3500000")):
        path = tmp_path / "k.yaml"
        awal, _, sisa = dasar.partition("tarif: {")
        path.write_text(
            f'{awal}tarif: {{sumber: tabel, versi: [{{mulai: "2023-06", berkas: {berkas}, checksum: "{checksum}"}}]}}'
            + sisa.partition("}")[2],
            encoding="utf-8",
        )
        assert muat_kebijakan_tukin(path).tarif.rupiah(2, Bulan(2026, 1)) == 2500000
    path.write_text(path.read_text(encoding="utf-8").replace("3500000", "3500001"), encoding="utf-8")
    with pytest.raises(KebijakanSalah, match=r"checksum.*3500001.*3500000"):
        muat_kebijakan_tukin(path)
    path.write_text(path.read_text(encoding="utf-8").replace("tarif.xlsx", "../tarif.xlsx"), encoding="utf-8")
    with pytest.raises(KebijakanSalah, match="folder yang sama"):
        muat_kebijakan_tukin(path)


def test_versi_tarif_menurut_bulan_kerja() -> None:
    naik = {n: r + 1000 for n, r in TABEL.items()}
    k = susun(NAKER, ("tarif.versi", [{"mulai": "2026-07", "kelas": naik}, {"mulai": "2025-01", "kelas": TABEL}]))
    assert k.tarif.rupiah(9, Bulan(2026, 6)) == 9_000_000
    assert k.tarif.rupiah(9, Bulan(2026, 7)) == 9_001_000


def test_kebijakan_di_luar_masa_dan_jenis_yang_tidak_diatur() -> None:
    k = muat_contoh(TPP)
    with pytest.raises(KebijakanSalah, match="Desember 2022"):
        Penghitung(k, Bulan(2023, 1))
    with pytest.raises(KebijakanSalah, match=r"jenis_pembayaran\.thr"):
        Penghitung(k, Bulan(2022, 3), JenisBayar.THR)
