"""What one LEMBAR SKP shows: a person's identity, his own plan and realisasi, and nothing of anybody else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from skp_batch.periode import Periode


@dataclass(slots=True)
class IndikatorLembar:
    """A row; `nilai` by `LEMBAR.kunci` as in KolomLembar.kode."""

    no: str
    nilai: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class RhkLembar:
    """An RHK with its rows; `baru` where it only offers room."""

    no: str
    tambahan: bool
    nilai: dict[str, object] = field(default_factory=dict)
    indikator: list[IndikatorLembar] = field(default_factory=list)
    baru: bool = False


@dataclass(frozen=True, slots=True)
class PerilakuLembar:
    """One core value: its name and behaviours, what the pimpinan expects, and his umpan balik."""

    nilai: str
    perilaku: tuple[str, ...]
    ekspektasi: str = ""
    umpan_balik: str = ""


@dataclass(slots=True)
class IsiLembar:
    """One SKP of one person. `terbuka`: the plan may still be changed."""

    nip: str
    skp_ke: str
    kode_unit: str
    periode: Periode
    instansi: str
    pegawai: tuple[tuple[str, str], ...]  # NAMA, NIP, PANGKAT/GOL RUANG, JABATAN, UNIT KERJA
    penilai: tuple[tuple[str, str], ...]
    jpt: bool
    kualitatif: bool
    terbuka: bool
    rhk: list[RhkLembar] = field(default_factory=list)
    perilaku: tuple[PerilakuLembar, ...] = ()

    @property
    def judul(self) -> tuple[str, str, str]:
        """The title lines of the form."""
        pendekatan = "KUALITATIF" if self.kualitatif else "KUANTITATIF"
        bagi = (
            "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI"
            if self.jpt
            else "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL"
        )
        return "SASARAN DAN REALISASI KINERJA PEGAWAI", f"PENDEKATAN HASIL KERJA {pendekatan}", bagi

    def bagian(self) -> Iterator[tuple[str, str, list[RhkLembar]]]:
        """Sections of the form: heading, Jenis RHK, and its RHK."""
        yield "A. UTAMA", "UTAMA", [r for r in self.rhk if not r.tambahan]
        yield "B. TAMBAHAN", "TAMBAHAN", [r for r in self.rhk if r.tambahan]


def ruang_baru(rhk: list[RhkLembar], *, utama: int = 3, tambahan: int = 2, indikator: int = 3) -> list[RhkLembar]:
    """The plan with room for more: an empty row below each RHK, and empty RHK, all numbered on."""
    hasil = []
    for r in rhk:
        kosong = IndikatorLembar(nomor_berikut([i.no for i in r.indikator]))
        hasil.append(RhkLembar(r.no, r.tambahan, r.nilai, [*r.indikator, kosong]))
    for n in range(utama + tambahan):
        no = nomor_berikut([r.no for r in hasil])
        baris = [IndikatorLembar(str(i)) for i in range(1, indikator + 1)]
        hasil.append(RhkLembar(no, n >= utama, {}, baris, baru=True))
    return hasil


def nomor_berikut(no: list[str]) -> str:
    """The number behind the highest one."""
    return str(max((int(n) for n in no if n.isascii() and n.isdigit() and len(n) < 6), default=0) + 1)
