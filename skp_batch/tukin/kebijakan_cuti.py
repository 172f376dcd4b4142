"""The policy's `cuti`: one entry per kind of leave and case."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from skp_batch.tukin.kebijakan_jenis import Bagian, Bulat, Daftar, Persen, Pilihan, Positif, Teks
from skp_batch.tukin.kebijakan_presensi import Pita


class BilaCuti(Bagian):
    """When an entry applies; all that is given must hold."""

    alasan: Annotated[list[Teks], Daftar] | None = None
    anak_ke_min: Positif | None = None
    anak_ke_maks: Positif | None = None
    golongan: Annotated[list[Teks], Daftar] | None = None
    status: Annotated[list[Teks], Daftar] | None = None


class BulanLanjut(Bagian):
    """Per cent up to and including this month of a leave that lasts longer than a month."""

    sampai_bulan: Positif
    persen: Persen


class AturanCuti(Bagian):
    """`hari` kerja counts Mondays to Fridays in the measures of days; public holidays are not known here."""

    jenis: Teks
    nama: str = ""
    alias: Annotated[list[Teks], Daftar] = Field(default_factory=list)
    bila: BilaCuti | None = None
    ukur: Annotated[Literal["bulan_ke", "hari_sebulan", "hari_ke", "hari_di_atas", "kali_setahun"], Pilihan] | None = (
        None
    )
    operasi: Annotated[Literal["abaikan", "kurang", "kali", "timpa", "tidak_dibayar"], Pilihan]
    arti: Annotated[Literal["dibayar", "dipotong"], Pilihan] | None = None
    persen: Persen | None = None
    nilai: Annotated[list[Persen], Daftar] = Field(default_factory=list)
    pita: list[Pita] = Field(default_factory=list)
    per_hari: Persen | None = None
    selebihnya: Persen | None = None
    bulan_lanjut: list[BulanLanjut] = Field(default_factory=list)
    hari: Annotated[Literal["kalender", "kerja"], Pilihan] = "kalender"
    mulai_hari: Bulat | None = None
    sampai_hari: Positif | None = None
    terhadap: str | None = None
    prorata: Annotated[Literal["tidak", "hari_kerja", "hari_kalender"], Pilihan] = "tidak"
    periksa_bila_hari_kurang_dari: Bulat | None = None
