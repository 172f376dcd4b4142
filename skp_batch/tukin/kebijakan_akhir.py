"""The end of the policy: rounding, contributions, tax, later deductions, and how the sheets show it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from skp_batch.tukin.kebijakan_jenis import Bagian, Daftar, Persen, Pilihan, Positif, Rupiah, Teks


class Pembulatan(Bagian):
    cara: Annotated[Literal["setengah_naik", "turun", "naik", "setengah_genap"], Pilihan] = "setengah_naik"
    satuan: Positif = 1
    tahap: Annotated[Literal["akhir", "per_komponen", "per_kriteria"], Pilihan] = "akhir"


class Jkn(Bagian):
    pekerja: Persen
    pemberi_kerja: Persen
    dasar: Annotated[Literal["total", "sisa_batas"], Pilihan] = "total"
    batas_gabungan: Rupiah | None = None
    pemberi_kerja_sebagai: Annotated[Literal["tunjangan_dan_potongan", "catatan"], Pilihan] = "tunjangan_dan_potongan"


class Iuran(Bagian):
    jkn: Jkn | None = None


class Pajak(Bagian):
    mode: Annotated[Literal["ditanggung_pemerintah", "dipotong", "tidak_dihitung"], Pilihan]
    metode: Annotated[Literal["ter", "tidak"], Pilihan] | None = None
    dasar: Annotated[Literal["gaji_kotor_dan_tpp", "tukin"], Pilihan] = "gaji_kotor_dan_tpp"
    kurangi: Annotated[Literal["pph_gaji"], Pilihan] | None = None
    bulan_12: Annotated[Literal["tahunan", "ter"], Pilihan] = "tahunan"
    tanpa_npwp: Persen | None = None


class PotonganSetelahBersih(Bagian):
    """Zakat, koperasi …: after the net amount; from a column of KEHADIRAN, rupiah, or a share of the net amount."""

    id: Teks
    nama: str = ""
    persen: Persen | None = None
    rupiah: Rupiah | None = None
    dari_data: bool = False


class KolomLembar(Bagian):
    judul: Teks
    nilai: Teks
    jumlah: bool = False


class TandaTangan(Bagian):
    jabatan: Teks
    posisi: str = ""
    nama: str = ""
    nip: str = ""
    awalan: str = ""


class LembarKeluaran(Bagian):
    judul: Teks
    kolom: list[KolomLembar] = Field(default_factory=list)
    ttd: list[TandaTangan] = Field(default_factory=list)


class Adk(Bagian):
    bentuk: Annotated[Literal["web_gaji_21", "web_gaji_22", "tidak"], Pilihan] = "web_gaji_21"
    per_bank: bool = True


class Keluaran(Bagian):
    """`potongan`: selisih = tariff less net; rinci = contributions and tax alone; presensi_saja = attendance alone."""

    potongan: Annotated[Literal["selisih", "rinci", "presensi_saja"], Pilihan] | None = None
    instansi: str = ""
    kota: str = ""
    lembar: Annotated[list[LembarKeluaran], Daftar] = Field(default_factory=list)
    ttd: list[TandaTangan] = Field(default_factory=list)
    adk: Adk | None = None
    daftar_bank: list[KolomLembar] = Field(default_factory=list)
