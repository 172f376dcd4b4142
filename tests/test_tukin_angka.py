"""Pay to the rupiah: the worked figures of tests/kasus_tukin, and the laws that every row obeys."""

from __future__ import annotations

from decimal import Decimal

import pytest

from skp_batch.tukin.hitung import kolom_langkah
from skp_batch.tukin.kebijakan import susun_kebijakan
from skp_batch.tukin.model import Operasi, StatusBayar
from tests.alat.kasus_tukin import Kasus, gabung, semua_kasus


@pytest.mark.parametrize("kasus", list(semua_kasus()), ids=lambda k: k.nama)
def test_angka(kasus: Kasus) -> None:
    isi = dict(kasus.isi)
    if "khusus" in isi:
        isi["penerima"] = {**isi["penerima"], "status_khusus": isi["khusus"]}
    r = Kasus(kasus.nama, kasus.kebijakan, isi).hitung()
    for nama, harap in isi["hasil"].items():
        assert getattr(r, nama) == harap, (nama, [(x.nama, x.nilai) for x in r.langkah], r.temuan)
    assert sorted(t.kode for t in r.temuan) == sorted(isi.get("temuan", []))
    langkah = {x.kunci: x for x in r.langkah}
    for kunci, harap in isi.get("langkah", {}).items():
        assert langkah[kunci].nilai == Decimal(harap), langkah[kunci]
    if r.status is StatusBayar.TERTAHAN:
        assert (r.bruto, r.potongan, r.bersih, r.langkah) == (None, None, None, ())
        return
    assert r.bruto is not None
    assert r.potongan is not None
    assert r.bersih is not None
    assert r.bruto - r.potongan == r.bersih
    assert min(r.bruto, r.potongan, r.bersih) >= 0
    assert r.langkah[-1].sesudah == r.bersih
    berjalan = next(x.sesudah for x in r.langkah if x.kunci == "tarif")
    for x in r.langkah:
        assert x.nama
        assert x.dasar, x
        if x.operasi is not Operasi.NILAI:
            assert berjalan + x.nilai == x.sesudah or abs(berjalan + x.nilai - x.sesudah) < Decimal("1e-20")
        berjalan = x.sesudah
    kolom = [k.kunci for k in kolom_langkah(susun_kebijakan(gabung(kasus.kebijakan, isi.get("ubah", {})), ""), r.jenis)]
    assert [x.kunci for x in r.langkah] == [k for k in kolom if k in langkah]
