"""Worked figures of pay, written by hand in YAML (tests/kasus_tukin): a policy, people, and what each of them gets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from skp_batch.aturan.berkas_yaml import baca_yaml
from skp_batch.periode import Periode, baca_periode
from skp_batch.tukin.bulan import Bulan, baca_bulan
from skp_batch.tukin.harian import gabung_harian
from skp_batch.tukin.hitung import Penghitung
from skp_batch.tukin.kebijakan import Kebijakan, susun_kebijakan
from skp_batch.tukin.kebijakan_contoh import FOLDER_CONTOH
from skp_batch.tukin.model import Cuti, Hukdis, JenisBayar, Kehadiran, Penerima, Plt, Rincian

FOLDER = Path(__file__).parent.parent / "kasus_tukin"
_MENIT = ("terlambat", "pulang_cepat", "meninggalkan_kantor")
_UANG = ("gaji_kotor", "dasar_jkn_gaji", "pph_gaji", "tunjangan_profesi")


@dataclass(frozen=True)
class Kasus:
    nama: str
    kebijakan: dict[str, Any]
    isi: dict[str, Any]

    def hitung(self) -> Rincian:
        k = gabung(self.kebijakan, self.isi.get("ubah", {}))
        return jalankan(susun_kebijakan(k, self.nama), self.isi)


def semua_kasus() -> Iterator[Kasus]:
    for berkas in sorted(FOLDER.glob("*.yaml")):
        isi = baca_yaml(berkas)
        dasar = baca_yaml(FOLDER_CONTOH / f"{isi['contoh']}.yaml") if "contoh" in isi else isi["kebijakan"]
        for kasus in isi["kasus"]:
            yield Kasus(f"{berkas.stem}: {kasus['nama']}", dasar, kasus)


def gabung(dasar: dict[str, Any], ubah: dict[str, Any]) -> dict[str, Any]:
    """The policy with some keys put in place of its own; a mapping only where it is given."""
    hasil = dict(dasar)
    for kunci, nilai in ubah.items():
        lama = hasil.get(kunci)
        hasil[kunci] = gabung(lama, nilai) if isinstance(nilai, dict) and isinstance(lama, dict) else nilai
    return hasil


def jalankan(k: Kebijakan, isi: dict[str, Any]) -> Rincian:
    bulan = baca_bulan(str(isi.get("bulan", "2026-09")))
    assert bulan is not None
    penghitung = Penghitung(k, bulan, JenisBayar(isi.get("jenis", "RUTIN")))
    p = {"nip": "199001012015031001", "nama": "Sari Wulandari", **isi.get("penerima", {})}
    for kunci in _UANG:
        if kunci in p:
            p[kunci] = Decimal(p[kunci])
    p["status_khusus"] = tuple(p.get("status_khusus", ()))
    nip = p["nip"]
    return penghitung.hitung(
        Penerima(**p),
        _kehadiran(nip, isi.get("kehadiran", {})),
        [Cuti(nip=nip, **{**c, **_tanggal(c)}) for c in isi.get("cuti", [])],
        [Hukdis(nip=nip, **h) for h in isi.get("hukdis", [])],
        [Plt(nip=nip, **x) for x in isi.get("plt", [])],
        _predikat(isi.get("predikat"), penghitung, bulan),
        {q: Decimal(n) for q, n in _predikat(isi.get("capaian"), penghitung, bulan).items()},
    )


def _tanggal(c: dict[str, Any]) -> dict[str, date]:
    return {k: v for k, v in c.items() if isinstance(v, date)}


def _kehadiran(nip: str, isi: dict[str, Any] | None) -> Kehadiran | None:
    if isi is None:
        return None
    lain = (*_MENIT, "data", "peristiwa", "harian")
    hasil: dict[str, Any] = {k: Decimal(v) for k, v in isi.items() if k not in lain}
    for k in _MENIT:
        if k in isi:
            mentah = isi[k] if isinstance(isi[k], list) else [isi[k]]
            hasil[k] = tuple(Decimal(m) for m in mentah)
    hasil["data"] = {k: Decimal(v) for k, v in isi.get("data", {}).items()}
    hasil["peristiwa"] = {k: str(v) for k, v in isi.get("peristiwa", {}).items()}
    hari = [(tanggal, h) for tanggal, x in isi.get("harian", {}).items() if (h := _kehadiran(nip, x))]
    return gabung_harian(Kehadiran(nip, **hasil), hari)[0] if hari else Kehadiran(nip, **hasil)


def _predikat(isi: Any, penghitung: Penghitung, bulan: Bulan) -> dict[Periode, str]:
    """One predikat is that of the period that the policy asks for; else by period code."""
    if isi is None:
        return {}
    if isinstance(isi, str):
        periode = penghitung.periode_predikat
        return {periode: isi} if periode else {}
    hasil = {}
    for kode, predikat in isi.items():
        periode = baca_periode(str(kode))
        assert periode is not None
        hasil[periode] = predikat
    return hasil
