"""Cascade checks: one case per rule and per excuse, over small books."""

from __future__ import annotations

import random
from datetime import date

import pytest
from alat.kaskade import SESUDAH, TENGAH, buku, kode, nip, periksa, rhk, ringkas, salah, skp, tahan, target
from hypothesis import given, settings
from hypothesis import strategies as st

from skp_batch.istilah import Menahan, Tingkat
from skp_batch.katalog import render
from skp_batch.model import Buku, Skp
from skp_batch.periode import Periode

TAHUN_LALU = Periode(2025, "TAHUNAN")
TW1, TW2 = Periode(2026, "TRIWULAN", 1), Periode(2026, "TRIWULAN", 2)


def kepala(**lain: object) -> Skp:
    return skp("kepala", "", [rhk("1", teks="Meningkatnya mutu layanan"), rhk("2", teks="Tertibnya arsip")], **lain)


def staf(*daftar: object, **lain: object) -> Skp:
    return skp("staf", "kepala", list(daftar) or [rhk("1", "1"), rhk("2", "2")], **lain)  # type: ignore[arg-type]


def test_bersih() -> None:
    assert ringkas(buku("a", kepala(), staf())) == []
    assert ringkas(buku("a", staf()), buku("b", kepala())) == []
    assert ringkas(buku("a", staf()), buku("b", kepala(), acuan=True)) == []


# K301, K317: nobody of that NIP


def test_atasan_tidak_ada_sekali_per_pegawai() -> None:
    assert ringkas(buku("a", staf())) == [f'K301 staf PEGAWAI!NIP Atasan 4 "{nip("kepala")}"']
    t = periksa(buku("a", staf()))[0]
    assert (t.tingkat, t.menahan, t.sel) == (Tingkat.KESALAHAN, Menahan.EKSPOR, "M4")
    assert periksa(buku("a", staf()), menahan=Menahan.PREDIKAT)[0].menahan is Menahan.PREDIKAT


def test_ketua_tim_tidak_ada_di_rhk_pertama() -> None:
    a = buku(
        "a", kepala(), staf(rhk("1", "1"), rhk("2", "1", nip_pimpinan="ketua"), rhk("3", "2", nip_pimpinan="ketua"))
    )
    assert ringkas(a) == [f'K301 staf RHK!NIP Pimpinan yang Diintervensi 7 "{nip("ketua")}"']


def test_kolom_penilai_hanya_memaafkan_atasan() -> None:
    daftar = rhk("1", "1"), rhk("2", "1", nip_pimpinan="ketua"), rhk("3")
    assert kode(buku("a", staf(*daftar, nama_penilai="Dra. Sri"))) == ["K317 staf", "K301 staf"]
    assert kode(buku("a", staf(rhk("1", "1"), cacat=frozenset({"nip_penilai"})))) == ["K317 staf"]


@pytest.mark.parametrize("lunak", [{"dikenal": (nip("kepala"),)}, {"unit_kurang": True}])
def test_atasan_tidak_ada_menjadi_peringatan(lunak: dict[str, object]) -> None:
    (t,) = periksa(buku("a", staf()), **lunak)
    assert (t.kode, t.tingkat, t.menahan) == ("K301", Tingkat.PERINGATAN, Menahan.TIDAK)


def test_saran_nip_yang_mirip() -> None:
    salah_ketik = staf(rhk("1", "1"))
    salah_ketik.pegawai["nip_atasan"] = nip("kepala")[:17] + "9"
    lain = skp("rekan", "kepala", [rhk("1", "2")])
    (t,) = periksa(buku("a", kepala(), salah_ketik, lain))
    assert dict(t.konteks)["mirip"] == nip("kepala")
    assert nip("kepala") in render(t).saran


def test_nip_yang_cacat_dan_tanpa_atasan_tidak_dilaporkan() -> None:
    cacat = staf(rhk("1", "7"), rhk("2"))
    del cacat.pegawai["nip_atasan"]
    assert kode(buku("a", cacat)) == []
    cacat.cacat = frozenset({"nip_atasan"})
    assert kode(buku("a", cacat)) == []
    ketua = rhk("1", "7", cacat=frozenset({"nip_pimpinan"}))
    assert kode(buku("a", kepala(), staf(ketua))) == []


# K302-K305, K316: the RHK itself


def test_nomor_tidak_ada_dengan_yang_terdekat() -> None:
    (t,) = periksa(buku("a", kepala(), staf(rhk("1", "9", teks_pimpinan="tertibnya arsip"))))
    assert (t.kode, t.lembar, t.baris, t.nilai) == ("K302", "RHK", 6, "9")
    assert dict(t.konteks)["terdekat"].startswith("2 ")


@pytest.mark.parametrize(
    ("tambahan", "harap"),
    [
        ({}, ["K303 staf"]),
        ({"teks_pimpinan": "Terbangunnya jembatan"}, ["K303 staf"]),
        ({"teks_pimpinan": " TERTIBNYA  arsip."}, ["K316 staf"]),
        ({"penugasan": "Kepala Dinas"}, []),
        ({"no_pk": "1"}, []),
        ({"jenis": "TAMBAHAN"}, []),
        ({"cacat": frozenset({"no_rhk_pimpinan"})}, []),
        ({"jenis": "", "cacat": frozenset({"jenis_rhk"})}, []),
        ({"cacat": frozenset({"rhk_pimpinan"})}, []),
    ],
)
def test_tanpa_nomor(tambahan: dict[str, object], harap: list[str]) -> None:
    assert kode(buku("a", kepala(), staf(rhk("1", **tambahan)), pk=["1"])) == harap


def test_teks_yang_sama_dengan_beberapa_rhk() -> None:
    kembar = skp("kepala", "", [rhk("1", teks="Tertib"), rhk("2", teks="tertib.")])
    (t,) = periksa(buku("a", kembar, staf(rhk("1", teks_pimpinan="Tertib"))))
    assert (t.kode, dict(t.konteks)["sebab"]) == ("K303", "ganda")


def test_rhk_individu_dan_teks_berbeda() -> None:
    pimpinan = skp("kepala", "", [rhk("1", klasifikasi="INDIVIDU", teks="Tertib arsip"), rhk("2", teks="Lancar")])
    bawahan = staf(rhk("1", "1", teks_pimpinan="TERTIB, arsip!"), rhk("2", "2", teks_pimpinan="Tertib Arsip"))
    hasil = periksa(buku("a", pimpinan, bawahan))
    assert [(t.kode, t.judul, t.tingkat) for t in hasil] == [
        ("K304", "No RHK Pimpinan", Tingkat.PERINGATAN),
        ("K305", "RHK Pimpinan yang Diintervensi", Tingkat.PERINGATAN),
    ]
    assert dict(hasil[1].konteks)["no_lain"] == "1"


def test_rencana_kosong_cukup_sekali_disebut() -> None:
    """Whose plan has no RHK at all has that said of him (N401, K307), not of each of his bawahan's RHK."""
    assert kode(buku("a", skp("kepala"), staf())) == []
    assert kode(buku("a", skp("kepala", status_skp="DRAFT"), staf())) == ["K307 staf"]
    assert kode(buku("a", skp("kepala", dikecualikan=True), staf(rhk("1", "1")))) == ["K302 staf"]


# K306: circles


def test_lingkaran() -> None:
    a = skp("ani", "budi", [rhk("1", "9")])
    b = skp("budi", "citra", [rhk("1", "9")])
    c = skp("citra", "ani", [rhk("1")])
    luar = skp("dewi", "ani", [rhk("1", "1"), rhk("2", "8")])
    hasil = ringkas(buku("x", a, c), buku("y", b, luar))
    assert hasil == [
        f'K306 ani PEGAWAI!NIP Atasan 4 "{nip("budi")}"',
        f'K306 citra PEGAWAI!NIP Atasan 5 "{nip("ani")}"',
        f'K306 budi PEGAWAI!NIP Atasan 4 "{nip("citra")}"',
        'K302 dewi RHK!No RHK Pimpinan 6 "8"',
    ]
    pesan = render(
        periksa(buku("x", skp("ani", "budi"), skp("citra", "ani")), buku("y", skp("budi", "citra")))[0]
    ).pesan
    assert "ani → budi → citra → ani" in pesan


def test_atasan_diri_sendiri_dan_lewat_pengganti() -> None:
    (t,) = periksa(buku("a", skp("ani", "ani", [rhk("1", "5")])))
    assert (t.kode, dict(t.konteks)["sebab"]) == ("K306", "diri")
    # citra replaced ani; budi still names ani, and is citra's atasan himself
    hasil = kode(buku("a", skp("citra", "budi", menggantikan="ani"), skp("budi", "ani")))
    assert hasil == ["K306 citra", "K306 budi"]


def test_rantai_panjang_tanpa_lingkaran_dan_lingkaran_besar() -> None:
    banyak = 3_000
    rantai = [skp(f"p{i}", f"p{i + 1}", nip=_urut(i)) for i in range(banyak)]
    for i, s in enumerate(rantai):
        s.pegawai["nip_atasan"] = _urut((i + 1) % banyak)
    assert len(kode(buku("a", *rantai))) == banyak
    del rantai[-1].pegawai["nip_atasan"]
    assert kode(buku("a", *rantai)) == []


def _urut(i: int) -> str:
    return f"1980{i // 28 % 12 + 1:02d}{i % 28 + 1:02d}{2000 + i // 336}011001"


# K307, K310, K311: the pimpinan's plan


def test_pimpinan_belum_disetujui_sekali() -> None:
    hasil = ringkas(buku("a", kepala(status_skp="PENGAJUAN"), staf()))
    assert hasil == [f'K307 staf PEGAWAI!NIP Atasan 5 "{nip("kepala")}"']
    assert kode(buku("a", kepala(status_skp="", cacat=frozenset({"status_skp"})), staf())) == []


def test_rencana_tahun_lain() -> None:
    hasil = ringkas(buku("a", staf()), buku("b", kepala(), periode=TAHUN_LALU))
    assert hasil == [f'K310 staf PEGAWAI!NIP Atasan 4 "{nip("kepala")}"']
    assert kode(buku("a", staf()), buku("b", kepala(), periode=TW1)) == []
    assert kode(buku("a", staf()), buku("b", kepala(), periode=TAHUN_LALU), buku("c", kepala())) == []


def test_periode_terpisah() -> None:
    """Each quarter is checked against the same quarter, else against the year."""
    tw1 = skp("kepala", "", [rhk("1")])
    tw2 = skp("kepala", "", [rhk("5")])
    batch = buku("a", staf(rhk("1", "1")), periode=TW1), buku("b", staf(rhk("1", "1")), periode=TW2)
    pimpinan = buku("c", tw1, periode=TW1), buku("d", tw2, periode=TW2)
    assert ringkas(*batch, *pimpinan) == ['K302 staf RHK!No RHK Pimpinan 4 "1"']
    assert kode(*batch, buku("c", tw1), buku("d", skp("kepala", "", [rhk("7")]), periode=TAHUN_LALU)) == []


@pytest.mark.parametrize(
    ("pimpinan", "sebab"),
    [
        (buku("b", kepala(), temuan=[tahan("b")]), "berkas"),
        (buku("b", pimpinan="kepala", temuan=[tahan("b", "B103")]), "berkas"),
        (buku("b", kepala(), periode=TAHUN_LALU, temuan=[tahan("b")]), "berkas"),
        (buku("b", kepala(nip=nip("kepala")[:15] + "000", nip_sah=False, cacat=frozenset({"nip"}))), "nip"),
        (buku("b", kepala(cacat=frozenset({"nip"}))), "ganda"),
        (buku("b", kepala(), kepala()), "ganda"),
        (buku("b", kepala(), temuan=[salah("RHK", "NIP", "kepala", "S206", pertama="A4")]), "rhk"),
    ],
)
def test_rencana_bermasalah_tidak_diperiksa(pimpinan: Buku, sebab: str) -> None:
    (t,) = periksa(buku("a", staf(rhk("1", "1"), rhk("2", "1"), rhk("3", "1"))), pimpinan)
    assert (t.kode, t.tingkat, t.judul, t.baris) == ("K311", Tingkat.PERINGATAN, "NIP Atasan", 4)
    assert dict(t.konteks)["sebab"] == sebab


def test_baris_rhk_pimpinan_yang_lepas() -> None:
    """A number that is not found may stand in a row of the pimpinan whose key could not be read."""
    lepas = buku("b", kepala(), temuan=[salah("RHK", "No RHK", "kepala", "S201")])
    assert kode(buku("a", staf(rhk("1", "3"), rhk("2", "1"))), lepas) == ["K311 staf"]
    jenis = skp("kepala", "", [rhk("1", jenis="", cacat=frozenset({"jenis_rhk"}))])
    assert kode(buku("a", staf(rhk("1", "1"))), buku("b", jenis)) == ["K311 staf"]


def test_buku_tertahan_dan_yang_dikecualikan_tidak_diperiksa() -> None:
    assert kode(buku("a", staf(rhk("1", "9")), temuan=[tahan("a")]), buku("b", kepala())) == []
    assert kode(buku("a", staf(rhk("1", "9"), dikecualikan=True), kepala())) == []
    assert kode(buku("a", kepala(dikecualikan=True), staf(rhk("1", "1"), rhk("2", "9")))) == ["K302 staf"]
    assert kode(buku("a", staf()), buku("b", kepala(), diabaikan=True)) == ["K301 staf"]
    assert kode(buku("a", kepala()), buku("b", staf(rhk("1", "9")), acuan=True)) == []


def test_masuk_menang_atas_acuan() -> None:
    lama = skp("kepala", "", [rhk("7")])
    assert kode(buku("a", kepala(), staf()), buku("a", lama, acuan=True)) == []


# Several SKP of a pimpinan, and successors


def test_skp_pimpinan_yang_berlaku() -> None:
    satu = skp("kepala", "", [rhk("1")], selesai_bertugas=TENGAH)
    dua = skp("kepala", "", [rhk("2")], skp_ke="2", mulai_bertugas=SESUDAH)
    penuh, awal = staf(rhk("1", "2")), skp("awal", "kepala", [rhk("1", "1")], selesai_bertugas=date(2026, 5, 31))
    assert kode(buku("a", satu, dua, penuh, awal)) == []
    assert kode(buku("a", satu, staf(rhk("1", "2"))), buku("b", dua)) == []
    tanpa_tanggal = skp("kepala", "", [rhk("1")]), skp("kepala", "", [rhk("2")], skp_ke="2")
    assert kode(buku("a", *tanpa_tanggal, staf(rhk("1", "2")))) == []


def test_pengganti() -> None:
    baru = skp("baru", "", [rhk("1"), rhk("3")], menggantikan="kepala", mulai_bertugas=SESUDAH)
    lama = kepala(selesai_bertugas=TENGAH, keaktifan="PENSIUN", dikecualikan=True)
    harap = ['K314 staf RHK!No RHK Pimpinan {} "1"', 'K302 staf RHK!No RHK Pimpinan {} "9"']
    for pendahulu, awal in ((), 6), ((lama,), 8):
        bawahan = staf(rhk("1", "1"), rhk("2", "9"), rhk("3", teks_pimpinan="Tersusunnya hasil 3"))
        hasil = ringkas(buku("a", *pendahulu, baru, bawahan))
        assert hasil[:2] == [h.format(awal + i) for i, h in enumerate(harap)]
        assert hasil[2:] == [f'K316 staf RHK!No RHK Pimpinan {awal + 2} ""']
    # nothing refers to an RHK: still no K301
    assert kode(buku("a", baru, staf(rhk("1", penugasan="Kepala")))) == []


def test_pendahulu_berlaku_sebelum_diganti() -> None:
    baru = skp("baru", "", [rhk("3")], menggantikan="kepala", mulai_bertugas=SESUDAH)
    awal = skp("awal", "kepala", [rhk("1", "1"), rhk("2", "2")], selesai_bertugas=date(2026, 3, 31))
    assert kode(buku("a", kepala(selesai_bertugas=TENGAH), baru, awal)) == []


def test_pendahulu_pindah_ke_unit_lain() -> None:
    """In his new unit he is meant himself, in the old one his successor."""
    lama = kepala(selesai_bertugas=TENGAH, keaktifan="PINDAH", dikecualikan=True)
    di_sana = skp("kepala", "", [rhk("8")], mulai_bertugas=SESUDAH)
    baru = skp("baru", "", [rhk("1")], menggantikan="kepala", mulai_bertugas=SESUDAH)
    a = buku("a", lama, baru, staf(rhk("1", "1")))
    b = buku("b", di_sana, skp("rekan", "kepala", [rhk("1", "8")]))
    assert kode(a, b) == ["K314 staf"]


def test_pengganti_berantai_dan_yang_mengganti_atasannya_sendiri() -> None:
    dua = skp("dua", "", [rhk("1")], menggantikan="kepala", selesai_bertugas=TENGAH, keaktifan="PENSIUN")
    tiga = skp("tiga", "", [rhk("1")], menggantikan="dua", mulai_bertugas=SESUDAH)
    hasil = periksa(buku("a", dua, tiga, staf(rhk("1", "1"))))
    assert [t.kode for t in hasil] == ["K314"]
    assert "tiga" in dict(hasil[0].konteks)["pengganti"]
    assert kode(buku("a", skp("baru", "kepala", [rhk("1", "1")], menggantikan="kepala"), kepala())) == []


# K308, K309: seen from above


def pimpinan_organisasi() -> Skp:
    daftar = [
        rhk("1", klasifikasi="ORGANISASI", teks="Meningkatnya mutu layanan kesehatan"),
        rhk("2", klasifikasi="ORGANISASI", teks="Tertibnya arsip kepegawaian"),
    ]
    return skp("kepala", "", daftar)


def test_rhk_organisasi_tanpa_pendukung() -> None:
    assert ringkas(buku("a", pimpinan_organisasi(), staf(rhk("1", "1")))) == ['K308 kepala RHK!No RHK 5 "2"']
    assert kode(buku("a", pimpinan_organisasi())) == []  # no bawahan here
    assert kode(
        buku("a", pimpinan_organisasi(), staf(rhk("1", "1"), rhk("2", teks_pimpinan="TERTIBNYA ARSIP kepegawaian")))
    ) == ["K316 staf"]
    tahan_bawahan = buku("b", skp("rekan", "kepala", [rhk("1", "2")]), temuan=[tahan("b")])
    assert kode(buku("a", pimpinan_organisasi(), staf(rhk("1", "1"))), tahan_bawahan) == []


def test_satu_sebab_satu_temuan_di_pimpinan() -> None:
    """A bawahan's broken reference is not reported a second time as an RHK that nobody supports."""
    satu = rhk("1", "1")
    rusak = rhk("2", "9", teks_pimpinan="Tertibnya arsip kepegawaian")
    assert kode(buku("a", pimpinan_organisasi(), staf(satu, rusak))) == ["K302 staf"]
    cacat = rhk("2", cacat=frozenset({"no_rhk_pimpinan"}))
    assert kode(buku("a", pimpinan_organisasi(), staf(satu, cacat))) == []
    lain = skp("rekan", "tiada", [rhk("1", "2")])
    assert kode(buku("a", pimpinan_organisasi(), staf(satu), lain)) == ["K301 rekan"]


def test_yang_tidak_mungkin_mendukung_tidak_menyembunyikan_rhk_yang_sepi() -> None:
    """Not a reference to somebody outside, not the pimpinan's own, not words that only happen to be alike."""
    satu = rhk("1", "1")
    luar = skp("rekan", "tiada", [rhk("1", "2")], nama_penilai="Pejabat Luar")
    assert kode(buku("a", pimpinan_organisasi(), staf(satu), luar)) == ["K317 rekan", "K308 kepala"]
    sendiri = pimpinan_organisasi()
    sendiri.pegawai["nip_atasan"] = nip("tiada")
    for r in sendiri.rhk:
        r.no_pimpinan = "2"
    assert kode(buku("a", sendiri, staf(satu))) == ["K301 kepala", "K308 kepala"]
    mirip = rhk("2", "9", teks="Tertibnya arsip kepegawaian bidang")
    assert kode(buku("a", pimpinan_organisasi(), staf(satu, mirip))) == ["K308 kepala", "K302 staf"]


def test_target_bawahan_kurang() -> None:
    pimpinan = skp("kepala", "", [rhk("1", target=target("DOKUMEN", 12))])

    def bawahan(nama: str, jumlah: int, satuan: str = "DOKUMEN", cara: str = "LANGSUNG", **lain: object) -> Skp:
        return skp(nama, "kepala", [rhk("1", "1", cascading=cara, target=target(satuan, jumlah))], **lain)  # type: ignore[arg-type]

    hasil = periksa(buku("a", pimpinan, bawahan("satu", 5), bawahan("dua", 6)))
    assert [(t.kode, t.nama, t.lembar, t.baris, t.judul, t.nilai) for t in hasil] == [
        ("K309", "kepala", "TARGET", 90, "Target", "12")
    ]
    assert dict(hasil[0].konteks)["jumlah"] == "11"
    cukup = [
        (bawahan("satu", 5), bawahan("dua", 7)),
        (bawahan("satu", 5, cara="TIDAK LANGSUNG"),),
        (bawahan("satu", 5, "LAPORAN"),),
    ]
    assert [kode(buku("a", pimpinan, *orang)) for orang in cukup] == [[], [], []]
    sakit = buku("a", pimpinan, bawahan("satu", 5), temuan=[salah("TARGET", "Target", "satu")])
    assert kode(sakit) == []
    assert kode(buku("b", bawahan("satu", 5)), buku("a", pimpinan, acuan=True)) == []
    dua_skp = bawahan("satu", 5, selesai_bertugas=TENGAH), bawahan("satu", 6, skp_ke="2", mulai_bertugas=SESUDAH)
    assert kode(buku("a", pimpinan, *dua_skp, bawahan("dua", 5))) == ["K309 kepala"]  # one person counts once


# K312, K313, K315: perjanjian kinerja and the unit


def test_perjanjian_kinerja() -> None:
    pimpinan = skp("kepala", "", [rhk("1", no_pk="1"), rhk("2", no_pk="7")])
    a = buku("a", pimpinan, pimpinan="kepala", pk=["1", "2"])
    assert ringkas(a) == ['K313 kepala RHK!No PK 5 "7"', 'K312 PK!Indikator 5 "Indikator 2"']
    assert kode(buku("a", skp("kepala", "", [rhk("1", no_pk="7")]), pimpinan="kepala")) == ["K313 kepala"]


def test_no_pk_yang_salah_tidak_juga_menjadi_indikator_tanpa_rhk() -> None:
    pimpinan = skp("kepala", "", [rhk("1", no_pk="1"), rhk("2", no_pk="7", teks="Terwujudnya indikator 2")])
    assert kode(buku("a", pimpinan, pimpinan="kepala", pk=["1", "2"])) == ["K313 kepala"]
    lepas = salah("PK", "No PK", "", "S209")
    assert kode(buku("a", skp("kepala", "", [rhk("1", no_pk="7")]), pk=["1"], temuan=[lepas])) == []


def test_pimpinan_unit_tidak_ada() -> None:
    a = buku("a", kepala(), staf(), pimpinan="orang lain", pk=["1"])
    (t,) = periksa(a)
    assert (t.kode, t.lembar, t.sel, t.nip, t.nilai) == ("K315", "UNIT", "B9", "", nip("orang lain"))
    assert kode(a, buku("b", skp("orang lain", "", [rhk("1")]))) == ["K312"]
    cacat = skp("orang lain", nip=nip("orang lain")[:15] + "000", nip_sah=False)
    assert kode(a, buku("b", cacat)) == []


# The whole


def test_lembar_tanpa_kolom_menunjuk_nip() -> None:
    a = buku("a", kepala(), staf(rhk("1")))
    a.kolom = {k: v for k, v in a.kolom.items() if k != ("RHK", "no_rhk_pimpinan")}
    assert [t.sel for t in periksa(a)] == ["A6"]


def test_lima_ratus_bawahan() -> None:
    orang = [skp(f"s{i}", "kepala", [rhk("1", "1"), rhk("2", "2")], nip=_urut(i)) for i in range(500)]
    orang[77].rhk[1].no_pimpinan = "3"
    assert kode(buku("a", kepala()), buku("b", *orang)) == ["K302 s77"]


def _batch() -> list[Buku]:
    return [
        buku("a", pimpinan_organisasi(), staf(rhk("1", "1"), rhk("2", "5"), rhk("3")), pimpinan="tiada"),
        buku("b", skp("ani", "budi"), skp("budi", "ani"), skp("rekan", "kepala", [rhk("1", "1", nip_pimpinan="ani")])),
        buku("c", skp("kepala", "", [rhk("5")], mulai_bertugas=SESUDAH), skp("x", "kepala", [rhk("1", "5")])),
        buku("d", skp("baru", "kepala", [rhk("1", "1")], menggantikan="lama"), skp("y", "lama", [rhk("1", "1")])),
        buku("e", skp("lain", "hilang"), skp("z", "staf", [rhk("1", "1")]), periode=TAHUN_LALU),
        buku("f", skp("hilang", "", [rhk("1")]), acuan=True),
        buku("g", skp("kepala", "", [rhk("1")]), acuan=True),
    ]


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_urutan_berkas_tidak_berpengaruh(acak: random.Random) -> None:
    harap = periksa(*_batch())
    assert len({t.kode for t in harap}) >= 7
    campur = _batch()
    acak.shuffle(campur)
    for b in campur:
        acak.shuffle(b.skp)
    assert periksa(*campur) == harap


def test_semua_temuan_punya_teks_yang_utuh() -> None:
    for t in periksa(*_batch()):
        teks = render(t)
        assert "yang dimaksud" not in teks.pesan + teks.saran, t
