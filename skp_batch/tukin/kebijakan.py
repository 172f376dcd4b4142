"""The policy `kebijakan-tukin/1` of an instansi: read strictly, typed, checked as a whole."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from skp_batch.aturan.berkas_yaml import KebijakanSalah, baca_yaml
from skp_batch.periode import Periode
from skp_batch.tukin.bulan import Bulan
from skp_batch.tukin.kebijakan_akhir import Iuran, Keluaran, Pajak, Pembulatan, PotonganSetelahBersih
from skp_batch.tukin.kebijakan_cuti import AturanCuti
from skp_batch.tukin.kebijakan_galat import pesan_galat, susun_galat
from skp_batch.tukin.kebijakan_jenis import Bagian, BulanKerja, Daftar, Persen, Pilihan, Teks
from skp_batch.tukin.kebijakan_lain import (
    AturanPlt,
    AturanPredikat,
    AturanStatus,
    HukumanDisiplin,
    JenisPembayaran,
    Komponen,
    PeristiwaSkp,
    Rapel,
    Siklus,
)
from skp_batch.tukin.kebijakan_presensi import Presensi
from skp_batch.tukin.kebijakan_tarif import Tarif
from skp_batch.tukin.rumus import nama_rumus

Blok = Literal[
    "kriteria",
    "komponen",
    "predikat",
    "presensi",
    "peristiwa_skp",
    "hukuman_disiplin",
    "cuti",
    "status",
    "tunjangan_profesi",
    "plt",
    "pembulatan",
    "iuran",
    "pajak",
]
_PANJANG = {"triwulanan": ("TRIWULAN", 3), "semesteran": ("SEMESTER", 6)}


class Berlaku(Bagian):
    """Work months, both included."""

    mulai: BulanKerja
    sampai: BulanKerja | None = None


class Kebijakan(Bagian):
    """One policy. Field names are the keys of the file (acuan tukin, vocabulary)."""

    skema: Literal["kebijakan-tukin/1"]
    id: Teks
    nama: str = ""
    jenis: Annotated[Literal["tukin", "tpp"], Pilihan]
    dasar_hukum: Annotated[list[Teks], Daftar] = Field(min_length=1)
    berlaku: Berlaku
    tarif: Tarif
    siklus: Siklus = Siklus()
    komponen: list[Komponen] = Field(default_factory=list)
    predikat: AturanPredikat | None = None
    peristiwa_skp: Annotated[list[PeristiwaSkp], Daftar] = Field(default_factory=list)
    presensi: Presensi | None = None
    cuti: list[AturanCuti] = Field(default_factory=list)
    status: dict[Teks, Annotated[list[AturanStatus], Daftar]] = Field(default_factory=dict)
    tidak_dibayar: Annotated[list[Teks], Daftar] = Field(default_factory=list)
    tunda: Annotated[list[Teks], Daftar] = Field(default_factory=list)
    hukuman_disiplin: HukumanDisiplin | None = None
    plt: AturanPlt | None = None
    tunjangan_profesi: Annotated[Literal["selisih", "tidak"], Pilihan] | None = None
    rapel: Rapel | None = None
    jenis_pembayaran: JenisPembayaran = JenisPembayaran()
    batas_potongan_total: Persen | None = None
    urutan: list[Annotated[Blok, Pilihan]]
    pembulatan: Pembulatan | None = None
    iuran: Iuran | None = None
    pajak: Pajak | None = None
    potongan_lain: Annotated[list[PotonganSetelahBersih], Daftar] = Field(default_factory=list)
    keluaran: Keluaran = Keluaran()

    @property
    def judul(self) -> str:
        return self.nama or self.id

    @property
    def cara_potongan(self) -> str:
        """selisih, rinci or presensi_saja; unless given: rinci for TPP, selisih for tukin."""
        return self.keluaran.potongan or ("rinci" if self.jenis == "tpp" else "selisih")

    @property
    def pakai_capaian(self) -> bool:
        """Whether a komponen pays by the capaian of the SKP."""
        return any(x.nilai == "capaian" or (x.rumus and "capaian" in nama_rumus(x.rumus)) for x in self.komponen)

    @property
    def potong_lebih(self) -> bool:
        """Whether what was paid too much is taken from the next monthly payment."""
        return self.rapel is not None and self.rapel.kelebihan == "potong"

    def berlaku_pada(self, bulan: Bulan) -> bool:
        return self.berlaku.mulai <= bulan and (self.berlaku.sampai is None or bulan <= self.berlaku.sampai)

    def bulan_bayar(self, bulan: Bulan) -> Bulan:
        """The month in which the work of `bulan` is paid."""
        return bulan.geser(self.siklus.bayar_geser_bulan)

    def periode_predikat(self, bulan: Bulan) -> Periode | None:
        """The period whose predikat a work month uses; None where the policy asks for none."""
        if self.predikat is None and not self.pakai_capaian:
            return None
        siklus = self.siklus.predikat
        if siklus.periode == "tahunan":
            return Periode(bulan.tahun - siklus.geser, "TAHUNAN")
        if siklus.periode == "bulanan":
            asal = bulan.geser(-siklus.geser)
            return Periode(asal.tahun, "BULANAN", asal.bulan)
        jenis, panjang = _PANJANG[siklus.periode]
        asal = bulan.geser(-siklus.geser * panjang)
        return Periode(asal.tahun, jenis, (asal.bulan - 1) // panjang + 1)

    def pastikan_berlaku(self, bulan: Bulan) -> None:
        """Raises KebijakanSalah where the policy, or its tariff, is not in force in a work month."""
        if not self.berlaku_pada(bulan):
            sampai = f" sampai {self.berlaku.sampai.judul}" if self.berlaku.sampai else ""
            raise KebijakanSalah(
                f'Kebijakan "{self.id}" berlaku untuk bulan kerja mulai {self.berlaku.mulai.judul}{sampai}, '
                f"bukan {bulan.judul}. Pilih kebijakan yang berlaku pada bulan itu."
            )
        if self.tarif.versi and self.tarif.basic is None and self.tarif.versi_pada(bulan) is None:
            raise KebijakanSalah(f'Kebijakan "{self.id}" tidak memuat tarif yang berlaku pada {bulan.judul}.')


def muat_kebijakan_tukin(path: Path) -> Kebijakan:
    """The policy in a YAML file; raises KebijakanSalah that names file, key, and what is allowed, for all faults."""
    return susun_kebijakan(baca_yaml(path), path.name, path.parent)


def susun_kebijakan(isi: Any, nama: str, folder: Path | None = None) -> Kebijakan:
    """The policy from what YAML gave; tables beside the file are read from `folder`."""
    from skp_batch.tukin.kebijakan_periksa import periksa_kebijakan
    from skp_batch.tukin.kebijakan_tabel import isi_tabel

    if not isinstance(isi, dict):
        raise susun_galat(nama, ['isinya harus berupa pasangan "kunci: nilai"'])
    try:
        kebijakan = Kebijakan.model_validate(isi)
    except ValidationError as e:
        raise susun_galat(nama, pesan_galat(e, Kebijakan, isi)) from e
    kebijakan = isi_tabel(kebijakan, nama, folder)
    if galat := periksa_kebijakan(kebijakan):
        raise susun_galat(nama, galat)
    return kebijakan


def sidik_berkas(path: Path) -> str:
    """SHA-256 of a file, for manifest and KEBIJAKAN."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
