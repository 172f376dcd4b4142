"""Prefilled workbooks: a list of employees (or the SIASN download) becomes one set of rows per unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from skp_batch.istilah import rapikan
from skp_batch.model import Buku, Rhk, Skp
from skp_batch.periode import Periode
from skp_batch.workbook.template_pegawai import DaftarPegawai, UnitPegawai, baca_pegawai

__all__ = ["DaftarPegawai", "NamaBuku", "RencanaAcuan", "UnitPegawai", "baca_pegawai", "nama_aman", "templat_terisi"]

_NAMA_MAKS = 90
_DILARANG = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_NAMA_PERANTI = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{p}{i}" for p in ("COM", "LPT") for i in range(1, 10))})

BarisLembar = dict[str, object]


def templat_terisi(
    daftar: DaftarPegawai, periode: Periode, instansi: str, acuan: Sequence[Buku] = ()
) -> Iterator[tuple[str, dict[str, list[BarisLembar]], list[BarisLembar]]]:
    """Per unit: a safe file name, the rows for tulis_buku, and the rows of RHK PIMPINAN from the reference plans."""
    nama = NamaBuku()
    rencana = RencanaAcuan(acuan, periode)
    for unit in daftar.unit:
        baris: dict[str, list[BarisLembar]] = {
            "UNIT": [{"Isian": isian, "Nilai": nilai} for isian, nilai in _isian(unit, periode, instansi)],
            "PEGAWAI": [dict(p) for p in unit.pegawai],
            "PENILAIAN": [{"NIP": p.get("NIP"), "SKP Ke": p.get("SKP Ke")} for p in unit.pegawai if p.get("NIP")],
            **{opsional: [] for opsional in ("PERILAKU", "LAMPIRAN", "PK", "HARIAN", "PEMBINAAN", "KEBERATAN")},
            "ANGKA KREDIT": [],
        }
        yield nama.baru(unit, periode), baris, rencana.untuk(unit)


def _isian(unit: UnitPegawai, periode: Periode, instansi: str) -> Iterable[tuple[str, object]]:
    return (
        ("Edisi", 1),
        ("Instansi", instansi),
        ("Kode Unit", unit.kode),
        ("Nama Unit", unit.nama),
        ("Kode Unit Induk", unit.kode_induk),
        ("NIP Pimpinan Unit", unit.nip_pimpinan),
        ("Tahun", periode.tahun),
        ("Jenis Periode", periode.jenis),
        ("Periode Ke", None if periode.jenis == "TAHUNAN" else periode.ke),
        ("Tanggal Mulai", periode.awal),
        ("Tanggal Selesai", periode.akhir),
    )


@dataclass(slots=True)
class NamaBuku:
    """File names that every system takes, and no two alike, also where case does not count."""

    terpakai: set[str] = field(default_factory=set)

    def baru(self, unit: UnitPegawai, periode: Periode) -> str:
        """A fresh name for a unit's workbook."""
        # SIASN's ids of 32 characters say nothing to a reader
        kode = unit.kode if len(unit.kode) <= 20 else ""
        bagian = [t for t in (kode, unit.nama if unit.nama != unit.kode else "") if t]
        dasar = nama_aman(" ".join(bagian) or unit.kode)
        calon = f"SKP {periode.kode} {dasar}"
        nama, ke = calon, 1
        while nama.casefold() in self.terpakai:
            ke += 1
            nama = f"{calon} ({ke})"
        self.terpakai.add(nama.casefold())
        return f"{nama}.xlsx"


def nama_aman(teks: str) -> str:
    """A file name, without its ending, that every system takes."""
    bersih = " ".join(_DILARANG.sub(" ", rapikan(teks)).split())[:_NAMA_MAKS].strip(" .")
    return f"unit {bersih}".strip() if not bersih or bersih.upper() in _NAMA_PERANTI else bersih


class RencanaAcuan:
    """Plans of pimpinan in the reference workbooks: of the same period, else of the same year."""

    def __init__(self, acuan: Sequence[Buku], periode: Periode) -> None:
        sesuai = [b for b in acuan if b.unit.periode is not None and b.unit.periode.tahun == periode.tahun]
        sesuai.sort(key=lambda b: (b.unit.periode != periode, b.berkas))
        self._skp: dict[str, Skp] = {}
        self._pimpinan: dict[str, list[str]] = {}  # NIP of the pimpinan by Kode Unit
        for buku in sesuai:
            for skp in buku.skp:
                if skp.nip_sah:
                    self._skp.setdefault(skp.nip, skp)
            self._pimpinan.setdefault(buku.unit.kode, []).append(buku.unit.nip_pimpinan)

    def untuk(self, unit: UnitPegawai) -> list[BarisLembar]:
        """RHK of the atasan of the unit's people; where none is known, of the pimpinan of the unit above."""
        sendiri = {str(p.get("NIP") or "") for p in unit.pegawai}
        atasan = [str(p.get("NIP Atasan") or "") for p in unit.pegawai]
        nip = [n for n in dict.fromkeys(atasan) if n in self._skp and n not in sendiri]
        if not nip and unit.kode_induk:
            nip = [n for n in dict.fromkeys(self._pimpinan.get(unit.kode_induk, ())) if n in self._skp]
        return [_baris(self._skp[n], rhk) for n in nip for rhk in self._skp[n].rhk if rhk.klasifikasi != "INDIVIDU"]


def _baris(skp: Skp, rhk: Rhk) -> BarisLembar:
    target = rhk.target[0] if rhk.target else None
    return {
        "NIP": skp.nip,
        "Nama": skp.nama,
        "Jabatan": skp.teks("jabatan"),
        "No RHK": rhk.no,
        "Rencana Hasil Kerja": rhk.teks,
        "Target": None if target is None else target.target,
        "Satuan": None if target is None else target.satuan,
        "Status SKP": skp.status_skp,
    }
