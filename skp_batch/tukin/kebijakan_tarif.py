"""The policy's `tarif`: rupiah per kelas from a table, a known table, nilai jabatan, or criteria (TPP)."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from skp_batch.tukin.kebijakan_jenis import (
    Bagian,
    BulanKerja,
    Bulat,
    Daftar,
    PersenBebas,
    Pilihan,
    Rupiah,
    TanpaGanda,
    Teks,
)


def _kelas(mentah: Any) -> int:
    if isinstance(mentah, str) and mentah.strip().isdigit():
        mentah = int(mentah)
    if isinstance(mentah, bool) or not isinstance(mentah, int) or not 1 <= mentah <= 99:
        raise ValueError("kelas jabatan harus bilangan bulat 1 sampai 99")
    return mentah


def _kunci(mentah: Any) -> str:
    """A kelas, a unit, a jabatan or `*`."""
    if isinstance(mentah, (int, str)) and not isinstance(mentah, bool) and str(mentah).strip():
        return str(mentah).strip()
    raise ValueError('kuncinya kelas, kode satker, nama jabatan, atau "*"')


def _sidik(mentah: Any) -> str:
    if isinstance(mentah, (int, str)) and not isinstance(mentah, bool):
        teks = str(mentah).strip().lower().removeprefix("sha256:")
        if teks.isdigit() or (len(teks) == 64 and all(ch in "0123456789abcdef" for ch in teks)):
            return teks
    raise ValueError("tulis jumlah seluruh tarif (bilangan bulat) atau SHA-256 berkas tabelnya")


Kelas = Annotated[int, BeforeValidator(_kelas)]
Kunci = Annotated[str, BeforeValidator(_kunci)]
Sidik = Annotated[str, BeforeValidator(_sidik)]


class VersiTarif(Bagian):
    """A table from a work month on; in the file, or in a CSV/XLSX file beside it (columns kelas, tarif)."""

    mulai: BulanKerja
    sampai: BulanKerja | None = None
    kelas: Annotated[dict[Kelas, Rupiah] | None, TanpaGanda] = None
    berkas: Teks | None = None
    checksum: Sidik | None = None
    jumlah: Sidik | None = None
    sha256: Sidik | None = None


class NilaiJabatan(Bagian):
    """tarif = nilai jabatan × indeks; the nilai per kelas, or per person from KEHADIRAN `Nilai Jabatan`."""

    indeks: Rupiah
    kelas: Annotated[dict[Kelas, Rupiah] | None, TanpaGanda] = None
    dari_data: bool = False


class BilaOrang(Bagian):
    """Who is meant (by a criterion, a komponen); all that is given must hold."""

    kelas: Annotated[list[Kelas], Daftar] | None = None
    kelas_min: Bulat | None = None
    kelas_maks: Bulat | None = None
    status: Annotated[list[Teks], Daftar] | None = None
    unit: Annotated[list[Kunci], Daftar] | None = None
    jabatan: Annotated[list[Teks], Daftar] | None = None
    jenis_jabatan: Annotated[list[Teks], Daftar] | None = None


class Kriteria(Bagian):
    """A criterion of TPP: a share of the basic TPP, rupiah, or rupiah per person from KEHADIRAN (blank = none)."""

    id: Teks
    nama: str = ""
    persen_basic: Annotated[dict[Kunci, PersenBebas] | None, TanpaGanda] = None
    rupiah: Annotated[dict[Kunci, Rupiah] | None, TanpaGanda] = None
    dari_data: bool = False
    bila: BilaOrang | None = None


class Tarif(Bagian):
    sumber: Annotated[Literal["tabel", "nilai_jabatan", "kriteria", "acuan"], Pilihan]
    versi: list[VersiTarif] = Field(default_factory=list)
    acuan: str | None = None
    nilai_jabatan: NilaiJabatan | None = None
    basic: Annotated[dict[Kelas, Rupiah] | None, TanpaGanda] = None
    kriteria: list[Kriteria] = Field(default_factory=list)
    puncak: dict[Teks, PersenBebas] = Field(default_factory=dict)
    checksum: Sidik | None = None
    jumlah: Sidik | None = None

    def versi_pada(self, bulan: BulanKerja) -> VersiTarif | None:
        """The table in force in a work month."""
        berlaku = [v for v in self.versi if v.mulai <= bulan and (v.sampai is None or bulan <= v.sampai)]
        return max(berlaku, key=lambda v: v.mulai, default=None)

    def tabel_pada(self, bulan: BulanKerja) -> dict[int, int]:
        """Rupiah (for kriteria: basic TPP; for nilai_jabatan: nilai jabatan) per kelas in a work month."""
        if self.basic is not None:
            return self.basic
        if self.nilai_jabatan is not None and self.nilai_jabatan.kelas is not None:
            return self.nilai_jabatan.kelas
        versi = self.versi_pada(bulan)
        return (versi.kelas or {}) if versi else {}

    def rupiah(self, kelas: int, bulan: BulanKerja) -> Decimal | None:
        """The tariff of a kelas, or None; for kriteria the basic TPP."""
        nilai = self.tabel_pada(bulan).get(kelas)
        if nilai is None:
            return None
        if self.sumber == "nilai_jabatan" and self.nilai_jabatan is not None:
            return Decimal(nilai * self.nilai_jabatan.indeks)
        return Decimal(nilai)
