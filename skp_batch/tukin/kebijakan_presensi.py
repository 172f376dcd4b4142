"""The policy's `presensi`: what attendance takes, per day, event, minute, or band of minutes."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field

from skp_batch.tukin.kebijakan_jenis import Bagian, Bulat, Daftar, Persen, Pilihan, Positif, Teks
from skp_batch.tukin.kebijakan_tarif import Kelas

Pemicu = Literal[
    "alpa",
    "izin",
    "terlambat",
    "pulang_cepat",
    "meninggalkan_kantor",
    "tidak_rekam",
    "tidak_rekam_masuk",
    "tidak_rekam_pulang",
    "tidak_upacara",
    "tidak_apel",
]
PEMICU_MENIT = ("terlambat", "pulang_cepat", "meninggalkan_kantor")
DATA = "data."


def _pemicu(mentah: Any) -> Any:
    """A fixed column, or `data.<kolom>` of the policy's own."""
    teks = mentah.strip() if isinstance(mentah, str) else ""
    if teks.startswith(DATA) and teks[len(DATA) :].strip():
        return DATA + teks[len(DATA) :].strip()
    kunci = teks.lower().replace(" ", "_").replace("-", "_")
    if kunci not in get_args(Pemicu):
        raise ValueError(f"Yang boleh: {', '.join(get_args(Pemicu))}, data.<kolom>")
    return kunci


class Pita(Bagian):
    """A band, both ends included; `sampai` None = no upper end."""

    kode: str = ""
    dari: Bulat
    sampai: Positif | None = None
    persen: Persen


class AturanPresensi(Bagian):
    kode: Teks
    nama: str = ""
    pemicu: Annotated[str, BeforeValidator(_pemicu)]
    satuan: Annotated[Literal["hari", "kejadian", "menit", "pita", "menit_sebulan"], Pilihan]
    persen: Persen | None = None
    pita: list[Pita] = Field(default_factory=list)
    tanpa_rekam: Teks | None = None
    eksklusif: Annotated[list[Teks], Daftar] = Field(default_factory=list)


class BilaEskalasi(Bagian):
    pemicu: Annotated[Literal["alpa"], Pilihan] = "alpa"
    berturut_hari_min: Positif | None = None
    hari_min: Positif | None = None
    sebulan_penuh: bool = False


class Eskalasi(Bagian):
    """From here on the deduction is `persen`, whatever the rules add up to."""

    bila: BilaEskalasi
    persen: Persen
    terhadap: str | None = None


class BatasPresensi(Bagian):
    """Caps: of one event (harian), and of the month."""

    harian: Persen | None = None
    bulanan: Persen | None = None


class Dikecualikan(Bagian):
    """Whose attendance takes nothing: `kelompok` is a status, or only a name when kelas or nip are listed."""

    kelompok: Teks
    dasar: Teks
    kelas: Annotated[list[Kelas], Daftar] | None = None
    nip: Annotated[list[Teks], Daftar] | None = None


class Presensi(Bagian):
    terhadap: str | None = None
    operasi: Annotated[Literal["kurang"], Pilihan] = "kurang"
    toleransi_menit: Bulat = 0
    pembulatan_menit: Annotated[Literal["turun", "naik", "setengah_naik"], Pilihan] = "turun"
    batas: BatasPresensi = BatasPresensi()
    aturan: list[AturanPresensi]
    eskalasi: list[Eskalasi] = Field(default_factory=list)
    netral_tanggal: list[date] = Field(default_factory=list)
    dikecualikan: list[Dikecualikan] = Field(default_factory=list)
