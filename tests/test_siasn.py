"""Payloads for SIASN: exact bodies, who is due, who is held and why, where the penilai comes from."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from skp_batch.hasil import HasilEkspor, kunci_skp
from skp_batch.istilah import Ekspor, Menahan, Rating, StatusSkp
from skp_batch.keluaran.tabel import tulis_siasn
from skp_batch.model import Buku, Skp
from skp_batch.siasn.data_pegawai import DataPegawai, baca_data_pegawai
from skp_batch.siasn.ekspor import susun_ekspor
from skp_batch.siasn.nama import nama_sama
from skp_batch.siasn.payloads import kuadran
from skp_batch.temuan import Temuan
from skp_batch.workbook.tabel_masukan import TabelTidakTerbaca
from tests.alat.contoh_hasil import ID, buku, nip, rekap, skp, temuan

A, S, B = Rating
ATASAN = {"nip_atasan": nip(1)}


def ekspor(*isi: Buku, data: dict[str, DataPegawai] | None = None, lain: tuple[Temuan, ...] = ()) -> HasilEkspor:
    return susun_ekspor(rekap(*isi), {b.berkas: b for b in isi}, data or {}, lain)


def kepala(**pegawai: Any) -> Skp:
    """A kepala bidang, not yet rated, with a complete row."""
    isi = {"nama": "Ratna Komalasari, M.Si.", "golongan": "IV/a", "jabatan": "Kepala Bidang Data"}
    return skp(1, **(isi | pegawai))


def kode(e: HasilEkspor, s: Skp) -> set[str]:
    return {t.kode for t in e.temuan if t.nip == s.nip}


def test_skp22_persis_seperti_contoh_swagger(tmp_path: Path) -> None:
    b = buku("01", [kepala(), skp(2, S, S, nama="Budi Laksono", **ATASAN)])
    tulis_siasn(tmp_path, ekspor(b))
    harap = (
        '{"hasilKinerjaNilai":2,"id":null,"kuadranKinerjaNilai":2,"penilaiGolongan":"41",'
        '"penilaiJabatan":"Kepala Bidang Data","penilaiNama":"Ratna Komalasari, M.Si.",'
        f'"penilaiNipNrp":"{nip(1)}","penilaiUnorNama":"Bidang 01","perilakuKerjaNilai":2,'
        f'"pnsDinilaiOrang":"{ID.format(2)}","statusPenilai":"ASN","tahun":2025}}\n'
    )
    assert (tmp_path / "siasn/skp22-2025.jsonl").read_text("utf-8") == harap


def test_kinerja_periodik_hanya_fungsional_dan_bulan_adalah_angka(tmp_path: Path) -> None:
    jf = skp(2, A, A, jenis_jabatan="FUNGSIONAL", jenjang_jf="AHLI MADYA", status="PPPK", **ATASAN)
    pelaksana = skp(3, A, A, **ATASAN)
    e = ekspor(buku("01", [kepala(), jf, pelaksana], "2026-TW3"))
    tulis_siasn(tmp_path, e)
    isi = json.loads((tmp_path / "siasn/kinerja-periodik-2026-TW3.jsonl").read_text("utf-8"))
    assert list(isi) == sorted(isi)
    assert isi == {
        "bulanMulaiPenilaian": 7,
        "bulanSelesaiPenilaian": 9,
        "hasilKinerjaNilai": 1,
        "id": None,
        "koefisienId": "32",
        "kuadranKinerjaNilai": 1,
        "penilaiGolongan": "41",
        "penilaiJabatanNama": "Kepala Bidang Data",
        "penilaiNama": "Ratna Komalasari, M.Si.",
        "penilaiNipNrp": nip(1),
        "penilaiUnorNama": "Bidang 01",
        "perilakuKerjaNilai": 1,
        "periodikId": "2",
        "pnsDinilaiId": ID.format(2),
        "statusPenilai": "ASN",
        "tahun": 2026,
        "tahunMulaiPenilaian": 2026,
        "tahunSelesaiPenilaian": 2026,
    }
    assert [e.status[kunci_skp(s)] for s in (jf, pelaksana)] == [Ekspor.YA, Ekspor.TIDAK]
    assert not e.skp22
    semester = ekspor(buku("01", [kepala(), skp(2, A, A, jenis_jabatan="FUNGSIONAL", **ATASAN)], "2026-S1"))
    assert semester.skp22 == semester.periodik == {}
    assert semester.ditahan == semester.temuan == []


def test_sembilan_sel_dan_kode_salah_klien_lain_mustahil() -> None:
    sel = {(1, 1): 1, (1, 2): 2, (1, 3): 4, (2, 1): 2, (2, 2): 2, (2, 3): 4, (3, 1): 3, (3, 2): 3, (3, 3): 5}
    assert {(i, j): kuadran(h, p) for i, h in enumerate(Rating, 1) for j, p in enumerate(Rating, 1)} == sel
    b = buku(
        "01",
        [kepala(), *(skp(2 + i, h, p, **ATASAN) for i, (h, p) in enumerate((h, p) for h in Rating for p in Rating))],
    )
    isi = [p.isi for p in ekspor(b).skp22[2025]]
    assert len(isi) == 9
    for p in isi:
        assert sel[p["hasilKinerjaNilai"], p["perilakuKerjaNilai"]] == p["kuadranKinerjaNilai"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("pegawai", "harap"),
    [
        # filled columns win, each for itself; the rest is the atasan's
        ({"jabatan_penilai": "Plt. Kabid"}, ("IV/a", "Plt. Kabid", "Ratna Komalasari, M.Si.", "Bidang 01", "ASN")),
        # another person than the atasan: nothing is taken from the atasan's row
        ({"nip_penilai": nip(3)}, ("III/d", "Kepala Seksi", "Pegawai 3", "Bidang 02", "ASN")),
        ({"nip_penilai": nip(4)}, ("III/b", "DOKTER", "SRI", "RSUD", "ASN")),
        (
            {
                "nip_penilai": "21960512", "nama_penilai": "Kolonel Satrio", "jabatan_penilai": "Komandan",
                "unit_penilai": "Kodim", "status_penilai": "NON ASN",
            },
            ("", "Komandan", "Kolonel Satrio", "Kodim", "NON ASN"),
        ),
    ],
)  # fmt: skip
def test_asal_data_penilai(pegawai: dict[str, str], harap: tuple[str, ...]) -> None:
    lain = buku("02", [skp(3, golongan="III/d", jabatan="Kepala Seksi")])
    data = {nip(4): DataPegawai(nip(4), nama="SRI", gol_akhir_id="32", jabatan_nama="DOKTER", unor_nama="RSUD")}
    e = ekspor(buku("01", [kepala(), skp(2, S, S, **(ATASAN | pegawai))]), lain, data=data)
    isi = e.skp22[2025][0].isi
    golongan = {"IV/a": "41", "III/d": "34", "III/b": "32", "": ""}[harap[0]]
    assert isi["penilaiGolongan"] == golongan
    assert tuple(isi[k] for k in ("penilaiJabatan", "penilaiNama", "penilaiUnorNama", "statusPenilai")) == harap[1:]


def test_baris_penilai_adalah_yang_berlaku_dan_dari_periode_yang_sama() -> None:
    lama = skp(1, jabatan="Kepala Seksi", skp_ke=1, selesai_bertugas=date(2025, 6, 30), golongan="III/d")
    baru = skp(1, jabatan="Kepala Bidang", skp_ke=2, mulai_bertugas=date(2025, 7, 1), golongan="IV/a")
    baru.baris = 99
    bulanan = buku("03", [skp(1, jabatan="Kepala Dinas", golongan="IV/c")], "2025-12")
    awal = skp(2, S, S, selesai_bertugas=date(2025, 5, 31), **ATASAN)
    akhir = skp(3, S, S, **ATASAN)
    e = ekspor(buku("01", [lama, baru, awal, akhir]), bulanan)
    jabatan = {p.nip: p.isi["penilaiJabatan"] for p in e.skp22[2025]}
    assert jabatan == {awal.nip: "Kepala Seksi", akhir.nip: "Kepala Bidang"}
    hanya_tahun_sama = ekspor(buku("01", [skp(2, S, S, **ATASAN)]), bulanan)
    assert hanya_tahun_sama.skp22[2025][0].isi["penilaiJabatan"] == "Kepala Dinas"
    tahun_lain = ekspor(buku("01", [skp(2, S, S, **ATASAN)], "2026"), bulanan)
    assert tahun_lain.ditahan[0].kode == ("X502",)


@pytest.mark.parametrize(
    ("pegawai", "kode_x"),
    [
        ({"pns_id": None}, "X501"),
        ({"pns_id": nip(2)}, "X501"),
        ({"pns_id": ID.format(2)[:-1]}, "X501"),
        ({"nip_atasan": None}, "X502"),
        ({"nip_penilai": "21960512"}, "X502"),  # the atasan's row is not that person's
        ({"nip_penilai": nip(5)}, "X502"),  # a PPPK: no id of his golongan is known
        ({"golongan_penilai": "PPPK IX"}, "X502"),
        ({"nip_penilai": nip(2)}, "X502"),  # himself
    ],
)
def test_yang_tidak_lengkap_ditahan_dengan_alasan(pegawai: dict[str, str | None], kode_x: str) -> None:
    s = skp(2, S, S, **(ATASAN | pegawai))
    pppk = skp(5, status="PPPK", golongan="PPPK IX")
    e = ekspor(buku("01", [kepala(), s, pppk]))
    assert e.skp22 == {2025: []}
    assert e.status[kunci_skp(s)] is Ekspor.TERTAHAN
    (d,) = e.ditahan
    assert (d.nip, d.payload, d.kode) == (s.nip, "SKP22", (kode_x,))
    assert d.alasan[0].startswith(f"{kode_x} PEGAWAI!")
    (t,) = e.temuan
    assert (t.kode, t.menahan, t.baris, str(t.tingkat)) == (kode_x, Menahan.TIDAK, s.baris, "PERINGATAN")


def test_id_dari_unduhan_bila_pegawai_kosong_dan_ditahan_bila_bertentangan() -> None:
    kosong, beda = skp(2, S, S, pns_id=None, **ATASAN), skp(3, S, S, **ATASAN)
    uuid = "a5eb03e2-0c4e-11ec-9a03-0242ac130003"
    data = {s.nip: DataPegawai(s.nip, uuid) for s in (kosong, beda)}
    e = ekspor(buku("01", [kepala(), kosong, beda]), data=data)
    assert [(p.nip, p.isi["pnsDinilaiOrang"]) for p in e.skp22[2025]] == [(kosong.nip, uuid)]
    assert kode(e, beda) == {"X501"}


def test_koefisien_tak_dikenal_hanya_soal_kinerja_periodik() -> None:
    def lektor() -> Skp:
        return skp(2, S, S, jenis_jabatan="FUNGSIONAL", jenjang_jf="LEKTOR", **ATASAN)

    bulanan = ekspor(buku("01", [kepala(), lektor()], "2025-10"))
    assert bulanan.ditahan[0].kode == ("X503",)
    tahunan = ekspor(buku("01", [kepala(), lektor()]))
    assert len(tahunan.skp22[2025]) == 1
    assert not tahunan.ditahan


def test_yang_tertahan_dan_yang_belum_selesai_tidak_dikirim() -> None:
    k = kepala()
    tertahan_ekspor = skp(2, S, S, **ATASAN)
    tertahan_ekspor.menahan = Menahan.EKSPOR
    tertahan_predikat = skp(3, S, S, **ATASAN)
    tertahan_predikat.status, tertahan_predikat.menahan = StatusSkp.TERTAHAN, Menahan.PREDIKAT
    capaian = skp(4, S, S, **ATASAN)  # CAPAIAN includes EKSPOR: the predikat stands, the payload waits
    capaian.menahan = Menahan.CAPAIAN
    belum, bebas = skp(5, **ATASAN), skp(6, S, S, **ATASAN)
    b = buku("01", [k, tertahan_ekspor, tertahan_predikat, capaian, belum, bebas])
    penahan = (
        temuan(b, "S203", tertahan_ekspor, Menahan.EKSPOR),
        temuan(b, "S203", tertahan_ekspor, Menahan.EKSPOR),
        temuan(b, "S205", tertahan_predikat, Menahan.PREDIKAT),
        temuan(b, "S202", capaian, Menahan.CAPAIAN),
    )
    e = ekspor(b, lain=penahan)
    assert [p.nip for p in e.skp22[2025]] == [bebas.nip]
    assert [(d.nip, d.kode) for d in e.ditahan] == [
        (tertahan_ekspor.nip, ("S203",)),
        (tertahan_predikat.nip, ("S205",)),
        (capaian.nip, ("S202",)),
    ]
    assert e.ditahan[0].alasan[0].endswith("(dan 1 lagi)")
    assert [e.status[kunci_skp(s)] for s in (belum, bebas, tertahan_predikat)] == [
        Ekspor.TIDAK,
        Ekspor.YA,
        Ekspor.TERTAHAN,
    ]


def test_sebab_yang_sama_tidak_dilaporkan_dua_kali() -> None:
    s = skp(2, S, S, nip_atasan=nip(9))
    s.menahan = Menahan.EKSPOR
    b = buku("01", [kepala(), s])
    e = ekspor(b, lain=(temuan(b, "K301", s, Menahan.EKSPOR),))
    assert [d.kode for d in e.ditahan] == [("K301",)]
    assert not e.temuan


def test_satu_payload_per_orang_dan_tahun() -> None:
    satu = skp(2, S, S, skp_ke=1, selesai_bertugas=date(2025, 6, 30), **ATASAN)
    satu.status, satu.predikat = StatusSkp.BAGIAN_TAHUN, None
    dua = skp(2, A, A, skp_ke=2, mulai_bertugas=date(2025, 7, 1), **ATASAN)
    dua.baris = 77
    e = ekspor(buku("01", [kepala(), satu]), buku("02", [dua]))
    assert [p.isi["kuadranKinerjaNilai"] for p in e.skp22[2025]] == [1]
    assert e.status[kunci_skp(satu)] is Ekspor.TIDAK
    assert [(d.kode, d.berkas) for d in e.ditahan] == [(("X508",), satu.berkas)]
    (t,) = e.temuan
    assert (t.kode, t.judul, t.baris) == ("X508", "NIP", satu.baris)
    sendirian = ekspor(buku("01", [kepala(), satu]))
    assert not sendirian.ditahan
    ganda = skp(2, S, S, **ATASAN)
    for s in (ganda, dua):
        s.status = StatusSkp.TERTAHAN
    b1, b2 = buku("01", [kepala(), ganda]), buku("02", [dua])
    bentrok = ekspor(
        b1, b2, lain=(temuan(b1, "S211", ganda, Menahan.PREDIKAT), temuan(b2, "S211", dua, Menahan.PREDIKAT))
    )
    assert {d.kode for d in bentrok.ditahan} == {("S211",)}
    assert not bentrok.temuan


def jf(urut: int, **pegawai: Any) -> Skp:
    isi = {"jenis_jabatan": "FUNGSIONAL", "jenjang_jf": "AHLI PERTAMA", "id_riwayat_jabatan": "RJ-1"} | ATASAN
    return skp(urut, S, S, **(isi | pegawai))


def test_angka_kredit_semua_teks_dan_menurut_bulan_bertugas() -> None:
    pak = {"nomor_pak": "PAK/1/2025", "tanggal_pak": date(2026, 1, 5)}
    setengah = jf(2, mulai_bertugas=date(2025, 7, 16))
    pppk, lektor, sebentar = jf(3, status="PPPK"), jf(4, jenjang_jf="LEKTOR"), jf(5, mulai_bertugas=date(2025, 12, 20))
    b = buku("01", [kepala(), setengah, pppk, lektor, sebentar], angka_kredit={nip(i): pak for i in range(2, 6)})
    e = ekspor(b)
    ((periode, (p,)),) = e.angka_kredit.items()
    assert periode.kode == "2025"
    assert list(p.isi) == sorted(p.isi)
    assert p.isi == {
        "bulanMulaiPenailan": "8",
        "bulanSelesaiPenailan": "12",
        "id": "",
        "isAngkaKreditPertama": "0",
        "isIntegrasi": "0",
        "isKonversi": "1",
        "kreditBaruTotal": "5.21",
        "kreditPenunjangBaru": "0",
        "kreditUtamaBaru": "5.21",
        "nomorSk": "PAK/1/2025",
        "pnsId": ID.format(2),
        "rwJabatanId": "RJ-1",
        "tahunMulaiPenailan": "2025",
        "tahunSelesaiPenailan": "2025",
        "tanggalSk": "05-01-2026",
    }
    assert len(e.skp22[2025]) == 4


def test_angka_kredit_yang_tidak_lengkap_tidak_menahan_skp22() -> None:
    s = jf(2)
    e = ekspor(buku("01", [kepala(), s]))
    assert len(e.skp22[2025]) == 1
    assert e.status[kunci_skp(s)] is Ekspor.YA
    assert [(d.payload, d.kode) for d in e.ditahan] == [("ANGKA KREDIT", ("X507",))]
    assert "Nomor PAK" in dict(e.temuan[0].konteks)["kurang"]


def test_pertentangan_dengan_unduhan_siasn() -> None:
    sama = skp(2, S, S, nama="Dr. H. Ahmad Nu'man, S.Sos., M.Si.", **ATASAN)
    beda = skp(3, S, S, nama="Rini Wahyuni", golongan="III/c", **ATASAN)
    data = {
        sama.nip: DataPegawai(sama.nip, ID.format(2), "AHMAD NUMAN", gol_akhir_nama="III/b",
                              jabatan_nama="ANALIS KEPEGAWAIAN", kedudukan_hukum_id="1"),
        beda.nip: DataPegawai(beda.nip, ID.format(3), "RINA WAHYUNI", gol_akhir_nama="III/d",
                              jabatan_nama="Arsiparis", kedudukan_hukum_id="99", kedudukan_hukum_nama="Pensiun"),
    }  # fmt: skip
    e = ekspor(buku("01", [kepala(), sama, beda]), data=data)
    assert kode(e, sama) == set()
    assert [(t.judul, dict(t.konteks)["siasn"]) for t in e.temuan] == [
        ("Nama", "RINA WAHYUNI"),
        ("Golongan", "III/d"),
        ("Jabatan", "Arsiparis"),
        ("Status Keaktifan", "Pensiun"),
    ]
    assert len(e.skp22[2025]) == 2  # X506 stops nothing


@pytest.mark.parametrize(
    ("satu", "lain", "sama"),
    [
        ("Hj. Siti Aminah SE", "SITI AMINAH", True),
        ("Budi Santoso S.Kom M.Kom", "Budi Santoso", True),
        ("Drs.H.Joko Widagdo", "joko widagdo", True),
        ("Ma Huan", "MA HUAN", True),
        ("M. Rizal", "MUHAMMAD RIZAL", False),
        ("Ani", "Ana", False),
    ],
)
def test_nama_dibandingkan_tanpa_gelar(satu: str, lain: str, sama: bool) -> None:
    assert nama_sama(satu, lain) is sama


@pytest.mark.parametrize("pemisah", ["|", ";", ",", "\t"])
@pytest.mark.parametrize("bergaya", [str.lower, lambda j: j.upper().replace("_", " ")])
def test_unduhan_dengan_segala_ragam_csv(tmp_path: Path, pemisah: str, bergaya: Any) -> None:
    judul = ["pns_id", "nip_baru", "nama", "gol_akhir_id", "jabatan_nama"]
    isi = ["a5eb03e2-0c4e-11ec-9a03-0242ac130003", f"'{nip(2)}", '"Ani, ""A"""', "'33", "Guru"]
    path = tmp_path / "data pegawai.csv"
    path.write_text("\r\n".join([pemisah.join(map(bergaya, judul)), pemisah.join(isi)]), "utf-8-sig")
    (orang,) = baca_data_pegawai(path).values()
    assert (orang.nip, orang.pns_id, orang.nama, orang.gol_akhir_id) == (nip(2), isi[0], 'Ani, "A"', "33")


def test_unduhan_yang_nipnya_rusak_atau_ganda(tmp_path: Path) -> None:
    path = tmp_path / "unduhan.csv"
    path.write_text(f"nip_baru,pns_id\n{nip(2)},{ID.format(2)}\n{nip(2)},{ID.format(3)}\n", "utf-8")
    assert baca_data_pegawai(path)[nip(2)].pns_id == ""
    path.write_text("nip_baru,pns_id\n1.98E+17,x\n", "utf-8")
    with pytest.raises(TabelTidakTerbaca, match="tersimpan sebagai angka"):
        baca_data_pegawai(path)
