"""The smaller blocks of the policy: komponen, predikat, peristiwa_skp, status, hukuman disiplin, Plt, run kinds."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from skp_batch.tukin.kebijakan_jenis import (
    Bagian,
    BulanKerja,
    Bulat,
    Daftar,
    Persen,
    PersenBebas,
    Pilihan,
    Positif,
    TanpaGanda,
    Teks,
    kunci_kata,
)
from skp_batch.tukin.kebijakan_tarif import BilaOrang

Arti = Annotated[Literal["dibayar", "dipotong"], Pilihan]
LABEL_PREDIKAT = ("sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang")
_LABEL = {kunci_kata(label): label for label in LABEL_PREDIKAT}


def label_predikat(mentah: Any) -> str:
    label = _LABEL.get(kunci_kata(mentah)) if isinstance(mentah, str) else None
    if label is None:
        raise ValueError(f"predikat yang dikenal: {', '.join(LABEL_PREDIKAT)}")
    return label


def _kosong(mentah: Any) -> Any:
    if isinstance(mentah, str) and mentah.strip().lower() == "tahan":
        return None
    if not isinstance(mentah, str) or not any(ch.isdigit() for ch in mentah):
        raise ValueError('tulis tahan, atau persen dalam tanda kutip, misalnya "50"')
    return mentah


def _pakai(mentah: Any) -> str:
    if isinstance(mentah, str) and mentah.strip().lower() in ("terakhir", "penuh"):
        return mentah.strip().lower()
    try:
        return label_predikat(mentah)
    except ValueError as e:
        raise ValueError(f"tulis terakhir, penuh, atau predikat: {', '.join(LABEL_PREDIKAT)}") from e


LabelPredikat = Annotated[str, BeforeValidator(label_predikat)]


class SiklusPredikat(Bagian):
    """Which period's predikat a work month uses: that of the month itself, `geser` periods back."""

    periode: Annotated[Literal["bulanan", "triwulanan", "semesteran", "tahunan"], Pilihan] = "bulanan"
    geser: Bulat = 0


class Siklus(Bagian):
    bayar_geser_bulan: Bulat = 1
    predikat: SiklusPredikat = SiklusPredikat()


class Komponen(Bagian):
    """A share of the tariff: whole, by predikat, or times a per cent (at most `maks`): a column of KEHADIRAN, the
    capaian of the SKP, or a formula. `bila`: only for those persons, in place of the same id of others."""

    id: Teks
    nama: str = ""
    bobot: Persen
    nilai: Teks = "penuh"
    rumus: Teks | None = None
    maks: PersenBebas | None = None
    bila: BilaOrang | None = None


class BilaPengganti(Bagian):
    jenis_cuti: Annotated[list[Teks], Daftar] | None = None
    status: Annotated[list[Teks], Daftar] | None = None
    baru: bool | None = None


class Pengganti(Bagian):
    """For who has no predikat of the period through no fault."""

    bila: BilaPengganti
    pakai: Annotated[str, BeforeValidator(_pakai)]


class AturanPredikat(Bagian):
    """`kosong` None = hold the row. `operasi` kurang adds to the pool of deductions; `terhadap` rumus: in formulas."""

    arti: Arti
    terhadap: str | None = None
    operasi: Annotated[Literal["kali", "kurang"], Pilihan] = "kali"
    persen: Annotated[dict[LabelPredikat, Persen], TanpaGanda]
    kosong: Annotated[Persen | None, BeforeValidator(_kosong)] = None
    alias: dict[Teks, LabelPredikat] = Field(default_factory=dict)
    pengganti: Annotated[list[Pengganti], Daftar] = Field(default_factory=list)


class PeristiwaSkp(Bagian):
    kode: Teks
    nama: str = ""
    arti: Arti
    persen: Persen
    terhadap: str | None = None
    bulan: Positif | None = None


class AturanStatus(Bagian):
    """What a status does. `sampai_bulan`: only up to this month since Berlaku Sejak (month 1 = its month)."""

    operasi: Annotated[Literal["kali", "kurang", "prorata_hari_kerja"], Pilihan]
    persen: Persen | None = None
    arti: Arti | None = None
    terhadap: str | None = None
    abaikan_komponen: Annotated[list[Teks], Daftar] = Field(default_factory=list)
    untuk: Annotated[list[Teks], Daftar] = Field(default_factory=list)
    sampai_bulan: Positif | None = None


class SanksiSedang(Bagian):
    persen: Persen
    bulan: Annotated[list[Positif], Daftar]


class Sanksi(Bagian):
    """`bulan` None = until the row is taken out."""

    tingkat: str = ""
    jenis: Teks
    persen: Persen
    bulan: Positif | None = None


class HukumanDisiplin(Bagian):
    mode: Annotated[Literal["pp94", "tabel", "tidak"], Pilihan]
    terhadap: str | None = None
    operasi: Annotated[Literal["kurang", "kali"], Pilihan] = "kurang"
    kombinasi: Annotated[Literal["terberat", "jumlah"], Pilihan] = "terberat"
    mulai: Annotated[Literal["bulan_berikut_sk", "bulan_tmt"], Pilihan] = "bulan_berikut_sk"
    sedang: SanksiSedang | None = None
    tabel: list[Sanksi] = Field(default_factory=list)
    turun_kelas: bool = False


class PltSetingkat(Bagian):
    persen: Persen
    dari: Annotated[Literal["jabatan_rangkap", "jabatan_definitif"], Pilihan] = "jabatan_rangkap"


class AturanPlt(Bagian):
    """`bayar_geser_bulan`: month of payment less month of service; blank = as siklus."""

    setingkat: PltSetingkat | None = None
    di_atas: Annotated[Literal["selisih", "tidak"], Pilihan] | None = None
    minimal: Annotated[Literal["bulan_kalender", "tidak"], Pilihan] = "bulan_kalender"
    bayar_geser_bulan: Bulat | None = None


class Rapel(Bagian):
    """`kelebihan`: what was paid too much is only listed, or also taken from the next monthly payment."""

    pemicu: Annotated[list[Annotated[Literal["kelas", "tarif", "koreksi"], Pilihan]], Daftar] = Field(
        default_factory=list
    )
    lembar: Annotated[Literal["terpisah", "gabung"], Pilihan] = "terpisah"
    kelebihan: Annotated[Literal["daftar", "potong"], Pilihan] = "daftar"


def _acuan(mentah: Any) -> Any:
    """A month of the year of --bulan (1–12), or yyyy-mm."""
    if isinstance(mentah, str) and mentah.strip().isdigit():
        mentah = int(mentah)
    if isinstance(mentah, int) and not isinstance(mentah, bool):
        if 1 <= mentah <= 12:
            return mentah
        raise ValueError('tulis bulan 1 sampai 12, atau "2026-02"')
    return mentah


class PembayaranLain(Bagian):
    """THR, ke-13: `persen` of the tariff; `acuan_bulan` is the month whose class, tariff and status count."""

    persen: PersenBebas
    acuan_bulan: Annotated[int | BulanKerja | None, BeforeValidator(_acuan)] = None
    pakai_potongan: bool = False


class JenisPembayaran(Bagian):
    """Run kinds besides RUTIN, SUSULAN and RAPEL, which need no entry."""

    @model_validator(mode="before")
    @classmethod
    def _ejaan(cls, isi: Any) -> Any:
        """`ke-13` and `ke_13` are ke13."""
        if not isinstance(isi, dict):
            return isi
        return {("ke13" if str(k).lower().replace("_", "-") == "ke-13" else k): v for k, v in isi.items()}

    rutin: Any = None
    thr: PembayaranLain | None = None
    ke13: PembayaranLain | None = None
