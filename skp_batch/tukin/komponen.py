"""The komponen of a policy: whose they are, and the per cent that each pays of its share of the tariff."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from skp_batch.tukin.angka import angka
from skp_batch.tukin.kebijakan import Kebijakan
from skp_batch.tukin.kebijakan_jenis import judul_kolom, sebut
from skp_batch.tukin.kebijakan_lain import Komponen
from skp_batch.tukin.kebijakan_presensi import PEMICU_MENIT
from skp_batch.tukin.model import Kehadiran, Penerima
from skp_batch.tukin.rumus import BagiNol, Simpul, urai_rumus
from skp_batch.tukin.tarif import berlaku

DATA = "data."
# what a formula may name besides data.<kolom>
HITUNGAN = (
    *("hari_kerja", "masuk", "alpa", "alpa_berturut", "izin", "tidak_rekam", "tidak_rekam_masuk"),
    *("tidak_rekam_pulang", "tidak_upacara", "tidak_apel", *PEMICU_MENIT),
)
NAMA_RUMUS = ("presensi", "predikat", "capaian", *HITUNGAN)
_WAJIB = {"hari_kerja": "Hari Kerja", "masuk": "Jumlah Hari Masuk Kerja"}
_SERATUS = Decimal(100)


@dataclass(frozen=True, slots=True)
class Fakta:
    """What formulas look at, all in per cent but the counts: predikat as paid, presensi as taken."""

    kehadiran: Kehadiran | None
    predikat: Decimal | None = None
    presensi: Decimal = Decimal(0)
    capaian: Decimal | None = None

    def nilai(self, nama: str) -> Fraction:
        if nama == "predikat":
            return Fraction(_SERATUS if self.predikat is None else self.predikat)
        if nama == "presensi":
            return Fraction(_SERATUS - self.presensi)
        if nama == "capaian":
            return Fraction(self.capaian or 0)
        h = self.kehadiran
        if h is None:
            return Fraction(0)
        if nama.startswith(DATA):
            return Fraction(h.data.get(nama[len(DATA) :]) or 0)
        isi = getattr(h, nama)
        return Fraction(sum(isi, Decimal(0)) if isinstance(isi, tuple) else isi or 0)


@dataclass(frozen=True, slots=True)
class KomponenSiap:
    """A komponen with its formula read. `data` are the names that its value depends on."""

    x: Komponen
    nama: str
    rumus: Simpul | None = None

    @property
    def tetap(self) -> bool:
        """Whether its share is not scaled by any figure."""
        return self.x.nilai in ("penuh", "predikat")

    @property
    def dipakai(self) -> tuple[str, ...]:
        if self.rumus is not None:
            return tuple(dict.fromkeys(self.rumus.nama()))
        return () if self.tetap else (self.x.nilai,)

    def persen(self, f: Fakta) -> Fraction:
        """0 up to `maks`; a formula that divides by nothing pays nothing (and is held, see `kurang`)."""
        try:
            nilai = self.rumus.hitung(f.nilai) if self.rumus is not None else f.nilai(self.x.nilai)
        except BagiNol:
            return Fraction(0)
        return min(max(nilai, Fraction(0)), Fraction(_SERATUS if self.x.maks is None else self.x.maks))

    def uraian(self, f: Fakta) -> str:
        """`disiplin 92,5%`, or the formula with the figures in it."""
        hasil = f"{angka(self.persen(f))}%"
        if self.rumus is None:
            return f"{sebut_nama(self.x.nilai)} {hasil}"
        return f"{self.rumus.sebut(lambda n: f'{sebut_nama(n)} {angka(f.nilai(n))}')} = {hasil}"

    def kurang(self, f: Fakta) -> Iterator[tuple[str, str]]:
        """(column, sebab) without which the share cannot be told."""
        h = f.kehadiran
        for nama in self.dipakai:
            if nama.startswith(DATA) and (h is None or h.data.get(nama[len(DATA) :]) is None):
                yield judul_kolom(nama[len(DATA) :]), "kosong"
            elif nama in _WAJIB and (h is None or getattr(h, nama) is None):
                yield _WAJIB[nama], "kosong"
        try:
            if self.rumus is not None:
                self.rumus.hitung(f.nilai)
        except BagiNol:
            yield self.nama, "bagi_nol"


def siapkan_komponen(k: Kebijakan) -> list[KomponenSiap]:
    return [
        KomponenSiap(
            x if not x.nilai.startswith(DATA) else x.model_copy(update={"nilai": DATA + x.nilai[len(DATA) :].strip()}),
            x.nama or sebut(x.id),
            urai_rumus(x.rumus) if x.nilai == "rumus" and x.rumus is not None else None,
        )
        for x in k.komponen
    ]


def milik(siap: list[KomponenSiap], p: Penerima) -> list[KomponenSiap]:
    """Those that count for a person, in the order in which their ids first stand in the policy."""
    urut = list(dict.fromkeys(s.x.id for s in siap))
    cocok = [s for s in siap if s.x.bila is None or berlaku(s.x.bila, p)]
    return sorted(cocok, key=lambda s: urut.index(s.x.id))


def sebut_nama(nama: str) -> str:
    return sebut(nama.removeprefix(DATA))


def memakai(siap: list[KomponenSiap], nama: str) -> bool:
    return any(nama in s.dipakai for s in siap)
