"""Pay held against figures worked out from the regulations alone, where a second reckoning found a difference."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from skp_batch.aturan.berkas_yaml import KebijakanSalah
from skp_batch.tukin.kebijakan import susun_kebijakan
from tests.alat.kasus_tukin import gabung, jalankan

DASAR: dict[str, Any] = {
    "skema": "kebijakan-tukin/1",
    "id": "uji-banding",
    "jenis": "tukin",
    "dasar_hukum": ["angka uji"],
    "berlaku": {"mulai": "2026-01", "sampai": None},
    "tarif": {
        "sumber": "tabel",
        "versi": [
            {"mulai": "2026-01", "kelas": {9: 1_000_000, 10: 2_000_000, 11: 3_000_000}},
            {"mulai": "2026-10", "kelas": {9: 1_500_000, 10: 2_600_000, 11: 4_000_000}},
        ],
    },
    "komponen": [{"id": "tukin", "bobot": "100", "nilai": "penuh"}],
    "urutan": ["komponen", "pembulatan"],
    "pembulatan": {"cara": "setengah_naik", "satuan": 1, "tahap": "akhir"},
}

PLT = {"setingkat": {"persen": "20", "dari": "jabatan_rangkap"}, "di_atas": "selisih", "minimal": "bulan_kalender"}
KASUS: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    # paid in October for October: the difference of both classes is that of October's tariff
    "plt: selisih dua kelas memakai tarif bulan yang sama": (
        {"plt": {**PLT, "bayar_geser_bulan": 0}, "urutan": ["komponen", "plt", "pembulatan"]},
        {"plt": [{"kelas": 10, "setingkat": False, "mulai": date(2026, 10, 1)}]},
        {"bruto": 2_100_000, "potongan": 0, "bersih": 2_100_000},
    ),
}


@pytest.mark.parametrize("nama", KASUS)
def test_banding(nama: str) -> None:
    ubah, isi, hasil = KASUS[nama]
    r = jalankan(susun_kebijakan(gabung(DASAR, ubah), nama), {"penerima": {"kelas": 9}, **isi})
    assert {k: getattr(r, k) for k in hasil} == hasil, ([(x.nama, x.nilai) for x in r.langkah], r.temuan)


PREDIKAT = {"arti": "dibayar", "terhadap": "total", "persen": dict.fromkeys(("sangat_baik", "baik", "kurang"), "100")}
SALAH: dict[str, tuple[dict[str, Any], str]] = {
    "kelas ditulis sebagai angka dan sebagai teks": (
        {"tarif": {"versi": [{"mulai": "2026-01", "kelas": {1: 10, "1": 9}}]}},
        'kunci "1" ditulis dua kali',
    ),
    "persen negatif": ({"batas_potongan_total": "-3"}, "persen harus 0 sampai 100"),
    "predikat.kosong bukan tahan dan bukan persen": (
        {"predikat": {**PREDIKAT, "kosong": "bayar"}, "urutan": ["komponen", "predikat", "pembulatan"]},
        "tulis tahan, atau persen",
    ),
}


@pytest.mark.parametrize("nama", SALAH)
def test_kebijakan_yang_salah_disebut_sebabnya(nama: str) -> None:
    ubah, kata = SALAH[nama]
    with pytest.raises(KebijakanSalah, match=kata):
        susun_kebijakan(gabung(DASAR, ubah), nama)
