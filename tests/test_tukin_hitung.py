"""Laws of the calculation that no table of cases can list: exactness, words of money, tax layers, former runs."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skp_batch.katalog import render
from skp_batch.tukin.angka import angka, bulatkan
from skp_batch.tukin.banding import banding_kelas, banding_rekening, catatan_run, selisih_rapel, sudah_dibayar
from skp_batch.tukin.bulan import Bulan
from skp_batch.tukin.hitung import Penghitung
from skp_batch.tukin.kebijakan_contoh import daftar_contoh
from skp_batch.tukin.kebijakan_contoh import muat_contoh as _muat
from skp_batch.tukin.model import Cuti, Dibayar, JenisBayar, Kehadiran, Penerima
from skp_batch.tukin.pajak import baca_ptkp, tabel_ter, tarif_ter
from skp_batch.tukin.terbilang import terbilang

NIP = "199001012015031001"
muat_contoh = lru_cache(_muat)
CONTOH_TUKIN = tuple(c.nama for c in daftar_contoh() if c.jenis == "tukin")
SEPTEMBER = Bulan(2026, 9)


@pytest.mark.parametrize(
    ("nilai", "kata"),
    [
        (0, "Nol rupiah"),
        (11, "Sebelas rupiah"),
        (100, "Seratus rupiah"),
        (119, "Seratus sembilan belas rupiah"),
        (1000, "Seribu rupiah"),
        (11_000, "Sebelas ribu rupiah"),
        (101_000, "Seratus satu ribu rupiah"),
        (1_000_000, "Satu juta rupiah"),
        (1_001_011, "Satu juta seribu sebelas rupiah"),
        (5_824_937, "Lima juta delapan ratus dua puluh empat ribu sembilan ratus tiga puluh tujuh rupiah"),
        (2_000_000_000_010, "Dua triliun sepuluh rupiah"),
        (-1_500, "Minus seribu lima ratus rupiah"),
    ],
)
def test_terbilang(nilai: int, kata: str) -> None:
    assert terbilang(nilai) == kata


@pytest.mark.parametrize(
    ("nilai", "cara", "satuan", "hasil"),
    [
        ("2153772.5", "setengah_naik", 1, 2153773),
        ("2153772.5", "setengah_genap", 1, 2153772),
        ("2153773.5", "setengah_genap", 1, 2153774),
        ("2153772.9", "turun", 1, 2153772),
        ("2153772.1", "naik", 1, 2153773),
        ("2153750", "setengah_naik", 100, 2153800),
        ("2153749.999", "setengah_naik", 100, 2153700),
        ("2153701", "naik", 100, 2153800),
    ],
)
def test_bulatkan(nilai: str, cara: str, satuan: int, hasil: int) -> None:
    assert bulatkan(Decimal(nilai), cara, satuan) == hasil
    assert bulatkan(Fraction(nilai), cara, satuan) == hasil


def test_angka_sebagai_teks() -> None:
    assert [angka(x) for x in (Decimal("8.60"), 1234567, Decimal("-154263.36"), Fraction(1, 3))] == [
        "8,6",
        "1.234.567",
        "-154.263,36",
        "0,333333",
    ]


def test_ter_lapis_menaik_dan_batasnya() -> None:
    (tabel,) = tabel_ter()
    assert {k: len(v[1]) for k, v in tabel.lapis.items()} == {"A": 44, "B": 40, "C": 41}
    for batas, persen in tabel.lapis.values():
        assert batas == sorted(set(batas))
        assert persen == sorted(set(persen))
        assert (persen[0], persen[-1]) == (0, 34)
    for ptkp, kategori in tabel.ptkp.items():
        for batas, persen in zip(tabel.lapis[kategori][0], tabel.lapis[kategori][1], strict=False):
            assert tarif_ter(batas, ptkp, SEPTEMBER) == (kategori, persen)
            assert tarif_ter(batas + 1, ptkp, SEPTEMBER)[1] > persen
    assert [baca_ptkp(t) for t in ("K/1", "k1", " TK - 0 ", "K/4", "K/I/1", "")] == [
        "K/1",
        "K/1",
        "TK/0",
        None,
        None,
        None,
    ]


@settings(max_examples=60, deadline=None)
@given(
    kelas=st.integers(1, 17),
    predikat=st.sampled_from(["SANGAT BAIK", "BAIK", "BUTUH PERBAIKAN", "KURANG", "SANGAT KURANG"]),
    alpa=st.integers(0, 22),
    menit=st.lists(st.integers(0, 400), max_size=6),
    rekam=st.integers(0, 9),
    cpns=st.booleans(),
)
def test_kemnaker_sama_dengan_rumusnya(
    kelas: int, predikat: str, alpa: int, menit: list[int], rekam: int, cpns: bool
) -> None:
    """0,7T·p + 0,3T·max(0, 1-d), CPNS 80 %, half-up once."""
    k = muat_contoh("kemnaker-permenaker-15-2024")
    hitung = Penghitung(k, SEPTEMBER)
    periode = hitung.periode_predikat
    assert periode is not None
    r = hitung.hitung(
        Penerima(NIP, "Sari", status="CPNS" if cpns else "PNS", kelas=kelas),
        Kehadiran(NIP, alpa=Decimal(alpa), terlambat=tuple(map(Decimal, menit)), tidak_rekam_masuk=Decimal(rekam)),
        predikat={periode: predikat},
    )
    tarif = Fraction(k.tarif.rupiah(kelas, SEPTEMBER) or 0)
    p = {"BUTUH PERBAIKAN": 85, "KURANG": 60, "SANGAT KURANG": 60}.get(predikat, 100)
    d = min(Fraction(1), Fraction(3 * alpa + rekam) / 100 + Fraction(sum(menit), 10_000))
    harap = tarif * (Fraction(7, 10) * p / 100 + Fraction(3, 10) * (1 - d)) * (Fraction(4, 5) if cpns else 1)
    assert r.bersih == int(harap + Fraction(1, 2))
    assert r.bruto == tarif


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_tidak_pernah_negatif_atau_melebihi_tarif(data: st.DataObject) -> None:
    """Whatever the facts, every example pays between nothing and the tariff, or holds the row with a reason."""
    contoh = data.draw(st.sampled_from(CONTOH_TUKIN))
    k = muat_contoh(contoh)
    hitung = Penghitung(k, SEPTEMBER)
    angka_hari = st.none() | st.integers(0, 31).map(Decimal)
    hari = st.dates(SEPTEMBER.geser(-6).awal, SEPTEMBER.geser(2).akhir)
    jenis = sorted({c.jenis for c in k.cuti}) or ["tahunan"]
    cuti = [
        Cuti(NIP, data.draw(st.sampled_from(jenis)), min(a, b), max(a, b), data.draw(st.none() | st.integers(1, 4)))
        for a, b in data.draw(st.lists(st.tuples(hari, hari), max_size=3))
    ]
    status = data.draw(st.lists(st.sampled_from([*k.status, *k.tidak_dibayar, "asing"]), max_size=2))
    r = hitung.hitung(
        Penerima(NIP, "Sari", kelas=data.draw(st.integers(1, 18)), status_khusus=tuple(status)),
        Kehadiran(
            NIP,
            hari_kerja=data.draw(angka_hari),
            masuk=data.draw(angka_hari),
            alpa=data.draw(angka_hari),
            terlambat=tuple(map(Decimal, data.draw(st.lists(st.integers(0, 900), max_size=4)))),
            tidak_rekam_masuk=data.draw(angka_hari),
        ),
        cuti,
        predikat={hitung.periode_predikat: data.draw(st.sampled_from(["BAIK", "KURANG", ""]))}
        if hitung.periode_predikat
        else {},
    )
    if r.bersih is None:
        assert any(t.tingkat == "KESALAHAN" for t in r.temuan)
    else:
        assert r.bruto is not None
        assert 0 <= r.bersih <= r.bruto == r.tarif
    for t in r.temuan:
        assert render(t).pesan


def test_kelas_dan_rekening_yang_berubah() -> None:
    p = Penerima(NIP, "Sari", kelas=9, kode_bank="520009000990", nomor_rekening="123")
    lalu = Dibayar(NIP, Bulan(2026, 8), JenisBayar.RUTIN, 8, 10, 0, 10, "520009000990", "124")
    temuan = [*banding_kelas(p, 7, lalu), *banding_rekening(p, lalu)]
    assert [t.kode for t in temuan] == ["T607", "T607", "T608"]
    assert "kelas 8" in render(temuan[1]).pesan
    assert not banding_kelas(p, 9, None)
    assert not banding_rekening(p, None)


def test_tidak_ada_yang_dibayar_dua_kali() -> None:
    p = Penerima(NIP, "Sari", kelas=9)
    lalu = [Dibayar(NIP, SEPTEMBER, JenisBayar.RUTIN, 9, 10, 0, 10)]
    for jenis, sudah in (
        (JenisBayar.RUTIN, True),
        (JenisBayar.SUSULAN, True),
        (JenisBayar.THR, False),
        (JenisBayar.RAPEL, False),
    ):
        assert bool(sudah_dibayar(p, SEPTEMBER, jenis, lalu)) is sudah
    assert not sudah_dibayar(p, Bulan(2026, 10), JenisBayar.RUTIN, lalu)


def test_rapel_adalah_selisih_dari_semua_yang_sudah_dibayar() -> None:
    k = muat_contoh("basarnas-perban-4-2024")
    baru = Penghitung(k, SEPTEMBER, JenisBayar.RAPEL).hitung(Penerima(NIP, "Sari", kelas=9))
    rutin = Dibayar(NIP, SEPTEMBER, JenisBayar.RUTIN, 8, 4_595_150, 0, 4_595_150)
    s = selisih_rapel(baru, [rutin])
    assert s is not None
    assert (s.bruto, s.potongan, s.bersih) == (484_050, 0, 484_050)
    assert selisih_rapel(baru, [rutin, Dibayar(NIP, SEPTEMBER, JenisBayar.RAPEL, 9, 484_050, 0, 484_050)]) is None
    lebih = selisih_rapel(baru, [Dibayar(NIP, SEPTEMBER, JenisBayar.RUTIN, 10, 5_979_200, 0, 5_979_200)])
    assert lebih is not None
    assert lebih.bersih == -900_000


def test_desember_diberitahukan_sekali() -> None:
    k = muat_contoh("tpp-kota-contoh")
    assert [t.kode for t in catatan_run(k, Bulan(2022, 11))] == ["T613"]
    assert not catatan_run(k, Bulan(2022, 12))
    assert not catatan_run(muat_contoh("kemnaker-permenaker-15-2024"), Bulan(2026, 11))
