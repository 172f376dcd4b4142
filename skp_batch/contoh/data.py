"""The invented data (data/*.yaml, data/*.csv) as typed records: units, employees, plans per role, phrases."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True)
class Unit:
    kode: str
    nama: str
    berkas: str
    pimpinan: str
    capaian: str
    bidang: str
    sumber: str
    induk: str = ""
    sisipan: bool = False
    tahun_lalu: bool = False


@dataclass(frozen=True)
class Iki:
    """An indikator: with a number (aspek, target …) or, for KUALITATIF, in words."""

    teks: str
    aspek: str = ""
    target: Decimal | None = None
    batas_atas: Decimal | None = None
    satuan: str = ""
    arah: str = ""
    cara: str = ""
    uraian_target: str = ""
    uraian_realisasi: str = ""


@dataclass(frozen=True)
class Rhk:
    teks: str
    iki: tuple[Iki, ...]
    dari: str = ""
    jenis: str = "UTAMA"
    klasifikasi: str = ""
    cascading: str = ""
    penugasan: str = ""
    perspektif: str = ""


@dataclass(frozen=True)
class Orang:
    """An employee; `ketua` (a ketua tim) is whose RHK are supported where it is not the atasan."""

    id: str
    unit: str
    nama: str
    jk: str
    lahir: str
    tmt: str
    status: str
    golongan: str
    jabatan: str
    jenis: str
    jenjang: str
    kelas: int
    pendekatan: str
    atasan: str
    ketua: str
    peran: str
    hasil: str
    perilaku: str
    rincian: str
    urut: int
    urut_peran: int

    def nip(self, tahun: int) -> str:
        """NIP or NI PPPK (regulasi 6.1, 6.2); a CPNS was appointed in December before the year of the SKP."""
        if self.status.startswith("PPPK"):
            tmt = f"{self.tmt}21"
        else:
            tmt = f"{tahun - 1}12" if self.tmt == "CPNS" else self.tmt
        return f"{self.lahir.replace('-', '')}{tmt}{'1' if self.jk == 'L' else '2'}{self.urut % 9 + 1:03d}"


def _teks(nama: str) -> str:
    return files("skp_batch.contoh").joinpath("data", nama).read_text(encoding="utf-8")


@cache
def instansi() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(_teks("unit.yaml"))
    return data


@cache
def semua_unit() -> tuple[Unit, ...]:
    return tuple(Unit(**u) for u in instansi()["unit"])


@cache
def frasa() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(_teks("frasa.yaml"))
    return data


@cache
def semua_orang() -> tuple[Orang, ...]:
    """All employees in the order of the lists; those of inserted units come last."""
    orang: list[Orang] = []
    per_peran: dict[str, int] = {}
    for nama in ("pegawai.csv", "pegawai_sisipan.csv"):
        for b in csv.DictReader(io.StringIO(_teks(nama))):
            urut_peran = per_peran.get(b["peran"], 0)
            per_peran[b["peran"]] = urut_peran + 1
            kelas = int(b.pop("kelas"))
            orang.append(Orang(**b, kelas=kelas, urut=len(orang), urut_peran=urut_peran))
    return tuple(orang)


@cache
def rhk_per_peran() -> Mapping[str, tuple[Rhk, ...]]:
    hasil: dict[str, tuple[Rhk, ...]] = {}
    for nama in ("dinas_kesehatan", "puskesmas", "pendidikan", "kepegawaian"):
        for peran, daftar in yaml.safe_load(_teks(f"rhk_{nama}.yaml")).items():
            hasil[peran] = tuple(_rhk(r) for r in daftar)
    return hasil


def _rhk(isi: dict[str, Any]) -> Rhk:
    lain = {k: str(v) for k, v in isi.items() if k not in ("rhk", "iki")}
    return Rhk(teks=isi["rhk"], iki=tuple(_iki(baris) for baris in isi["iki"]), **lain)


def _iki(baris: str) -> Iki:
    if "=>" in baris:
        teks, uraian, realisasi = (bagian.strip() for bagian in baris.split("=>"))
        return Iki(teks, uraian_target=uraian, uraian_realisasi=realisasi)
    aspek, teks, angka, satuan, *lain = (bagian.strip() for bagian in baris.split("|"))
    bawah, _, atas = angka.partition("..")
    arah = lain[0] if lain else ("MINIMAL" if aspek in ("WAKTU", "BIAYA") else "")
    return Iki(
        teks=teks,
        aspek=aspek,
        target=Decimal(bawah),
        batas_atas=Decimal(atas) if atas else None,
        satuan=satuan,
        arah=arah,
        cara=lain[1] if len(lain) > 1 else "",
    )
