"""No payload leaves that SIASN would refuse or take wrongly: our schemas, and each rule of the export."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from skp_batch.hasil import HasilEkspor, kunci_skp
from skp_batch.istilah import Ekspor, Rating
from skp_batch.model import Buku, Skp
from skp_batch.siasn import payloads
from skp_batch.siasn.acuan import acuan_siasn
from skp_batch.siasn.data_pegawai import DataPegawai
from skp_batch.siasn.ekspor import susun_ekspor
from skp_batch.siasn.penilai import Penilai
from skp_batch.siasn.skema import pelanggaran, skema
from tests.alat.contoh_hasil import ID, buku, nip, rekap, skp

S = Rating.SESUAI
PENILAI = Penilai(nip(1), "Ratna", "Kepala", "Bidang", "41", "ASN")
SKP22 = payloads.skp22(ID.format(2), S, S, PENILAI, 2025)


def ekspor(*isi: Buku, data: dict[str, DataPegawai] | None = None) -> HasilEkspor:
    return susun_ekspor(rekap(*isi), {b.berkas: b for b in isi}, data or {}, ())


def dinilai(urut: int, **pegawai: Any) -> Skp:
    return skp(urut, S, S, **({"nip_atasan": nip(1)} | pegawai))


def kepala() -> Skp:
    return skp(1, golongan="IV/a", jabatan="Kepala Bidang")


def test_hanya_sembilan_pasangan_kode_yang_lolos() -> None:
    """Other clients send max(hasil, perilaku), or swap the axes: here no such object passes."""
    benar = {(1, 1): 1, (1, 2): 2, (1, 3): 4, (2, 1): 2, (2, 2): 2, (2, 3): 4, (3, 1): 3, (3, 2): 3, (3, 3): 5}
    lolos = {
        (h, p): k
        for h, p, k in itertools.product(range(5), range(5), range(7))
        if not pelanggaran("skp22", SKP22 | {"hasilKinerjaNilai": h, "perilakuKerjaNilai": p, "kuadranKinerjaNilai": k})
    }
    assert lolos == benar


@pytest.mark.parametrize(
    "ubah",
    [
        {"tahun": "2025"},
        {"tahun": 2021},
        {"hasilKinerjaNilai": "2"},
        {"hasilKinerjaNilai": True},
        {"penilaiGolongan": "III/c"},
        {"penilaiGolongan": "09"},
        {"penilaiGolongan": ""},
        {"pnsDinilaiOrang": nip(2)},
        {"pnsDinilaiOrang": ID.format(2) + "\n"},
        {"statusPenilai": "asn"},
        {"penilaiNama": ""},
        {"penilaiNipNrp": "21960512"},
        {"nip": nip(2)},
        {"path": []},
    ],
)
def test_isi_yang_salah_tidak_lolos(ubah: dict[str, object]) -> None:
    assert not pelanggaran("skp22", SKP22)
    assert pelanggaran("skp22", SKP22 | ubah)
    non_asn = {"statusPenilai": "NON ASN", "penilaiGolongan": "", "penilaiNipNrp": "21960512"}
    assert not pelanggaran("skp22", SKP22 | non_asn)


def test_skema_dan_kode_menyebut_daftar_yang_sama() -> None:
    acuan = acuan_siasn()
    for nama in ("skp22", "kinerja-periodik", "angka-kredit"):
        s = skema(nama)
        assert "Sumber:" in s["$comment"]
        assert s["required"] == list(s["properties"]) == sorted(s["required"])
    assert set(skema("skp22")["properties"]["penilaiGolongan"]["enum"]) == {"", *acuan.golongan_pns.values()}
    assert acuan.id_orang.fullmatch(ID.format(2))
    periodik = skema("kinerja-periodik")["properties"]
    assert set(periodik["koefisienId"]["enum"]) == set(acuan.koefisien.values())
    assert set(periodik["periodikId"]["enum"]) == set(acuan.periodik.values())


@pytest.mark.parametrize(
    ("pegawai", "sebab"),
    [
        ({"pns_id": None}, "PNS ID"),
        ({"pns_id": nip(2)}, "bukan ID SIASN"),
        ({"golongan_penilai": "PPPK IX"}, "Gol. Ruang Penilai"),
        ({"nip_atasan": None, "nip_penilai": "21960512", "nama_penilai": "K", "jabatan_penilai": "D",
          "unit_penilai": "Kodim"}, "Status Penilai"),
        ({"nip_penilai": "21960512", "nama_penilai": "K", "jabatan_penilai": "D", "unit_penilai": "Kodim",
          "golongan_penilai": "IV/a"}, "NIP penilai ASN yang benar"),
        ({"nip_penilai": nip(2)}, "pegawai itu sendiri"),
        ({"pns_id": ID.format(9)}, "pegawai lain"),
    ],
)  # fmt: skip
def test_setiap_aturan_menahan_dengan_alasan(pegawai: dict[str, Any], sebab: str) -> None:
    s, lain, bebas = dinilai(2, **pegawai), dinilai(9), dinilai(3)
    e = ekspor(buku("01", [kepala(), s, lain, bebas]))
    alasan = {d.nip: " ".join(d.alasan) for d in e.ditahan}
    assert sebab in alasan[s.nip]
    assert e.status[kunci_skp(s)] is Ekspor.TERTAHAN
    assert [p.nip for p in e.skp22[2025] if p.nip in (s.nip, bebas.nip)] == [bebas.nip]
    assert (lain.nip in alasan) == ("pegawai lain" in sebab)  # SIASN would replace one by the other


def test_tanpa_unduhan_yang_menyebut_orang_lain() -> None:
    """The download gives two people one id: neither is sent."""
    data = {nip(i): DataPegawai(nip(i), ID.format(7)) for i in (2, 3)}
    e = ekspor(buku("01", [kepala(), dinilai(2, pns_id=None), dinilai(3, pns_id=None)]), data=data)
    assert e.skp22 == {2025: []}
    assert [d.kode for d in e.ditahan] == [("X501",), ("X501",)]


def test_berkas_skema_adalah_json_biasa() -> None:
    folder = Path(payloads.__file__).parent / "acuan"
    for path in folder.glob("*.schema.json"):
        assert json.loads(path.read_text("utf-8"))["$schema"].startswith("https://json-schema.org/")
