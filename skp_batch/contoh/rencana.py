"""The plan of an employee as rows: PEGAWAI, RHK, TARGET; and the unit's UNIT and PK."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from skp_batch.contoh.bentuk import Baris
from skp_batch.contoh.data import Iki, Orang, Rhk, Unit, instansi, rhk_per_peran
from skp_batch.periode import Periode
from skp_batch.schemas.unit import VERSI_TEMPLAT


@dataclass(frozen=True)
class Lingkup:
    """What the rows of one workbook need to know: its unit, its period and everybody's record."""

    unit: Unit
    periode: Periode
    orang: Mapping[str, Orang]

    def nip(self, id_orang: str) -> str:
        return self.orang[id_orang].nip(self.periode.tahun)


def rencana_orang(orang: Orang) -> tuple[Rhk, ...]:
    """The RHK of an employee: his role's, with his own area and, where several share a role, his own amounts."""
    return tuple(
        replace(r, teks=r.teks.replace("{v}", orang.rincian), iki=tuple(_bagian(i, orang.urut_peran) for i in r.iki))
        for r in rhk_per_peran()[orang.peran]
    )


def _bagian(iki: Iki, urut: int) -> Iki:
    if iki.aspek != "KUANTITAS" or iki.target is None or not urut:
        return iki
    faktor = 1 + Decimal(urut) / 20
    return replace(iki, target=(iki.target * faktor).quantize(Decimal(1), ROUND_HALF_UP))


def baris_unit(lingkup: Lingkup) -> list[Baris]:
    unit, periode = lingkup.unit, lingkup.periode
    isi: dict[str, object] = {
        "Versi Templat": VERSI_TEMPLAT,
        "Edisi": 1,
        "Instansi": instansi()["instansi"],
        "Kode Unit": unit.kode,
        "Nama Unit": unit.nama,
        "Kode Unit Induk": unit.induk or None,
        "NIP Pimpinan Unit": lingkup.nip(unit.pimpinan),
        "Tahun": periode.tahun,
        "Jenis Periode": periode.jenis,
        "Periode Ke": None if periode.jenis == "TAHUNAN" else periode.ke,
        "Tanggal Mulai": periode.awal,
        "Tanggal Selesai": periode.akhir,
        "Capaian Kinerja Organisasi": unit.capaian,
        "Tempat Penetapan": "Tirtasari",
        "Tanggal Penetapan SKP": date(periode.tahun, 1, 20),
        "Tanggal Evaluasi": periode.akhir + timedelta(days=7),
    }
    return [{"Isian": isian, "Nilai": nilai} for isian, nilai in isi.items()]


def baris_pegawai(orang: Orang, lingkup: Lingkup) -> Baris:
    golongan = f"PPPK {orang.golongan}" if orang.status == "PPPK" else orang.golongan
    pimpinan_uptd = orang.jenis == "FUNGSIONAL" and orang.id == lingkup.unit.pimpinan
    baris: Baris = {
        "NIP": orang.nip(lingkup.periode.tahun),
        "Nama": orang.nama,
        "Status": orang.status,
        "Golongan": golongan or None,
        "Jabatan": orang.jabatan,
        "Status Jabatan": "DEFINITIF",
        "Jenis Jabatan": orang.jenis,
        "Jenjang JF": orang.jenjang or None,
        "Kelas Jabatan": orang.kelas,
        "Bentuk SKP": "JPT/PIMPINAN UNIT KERJA MANDIRI" if pimpinan_uptd else None,
        "Pendekatan": orang.pendekatan,
        "NIP Atasan": lingkup.nip(orang.atasan) if orang.atasan else None,
        "Status SKP": "PERSETUJUAN",
        "Tanggal Persetujuan": date(lingkup.periode.tahun, 1, 20 + orang.urut % 5),
        "Status Keaktifan": "AKTIF",
        "PNS ID": _id_siasn("orang", orang.id),
    }
    if orang.jenis == "FUNGSIONAL":
        baris["ID Riwayat Jabatan"] = _id_siasn("jabatan", orang.id)
    if not orang.atasan:
        puncak = instansi()["penilai_puncak"]
        baris |= {
            "NIP/NRP Penilai": puncak["nrp"],
            "Nama Penilai": puncak["nama"],
            "Jabatan Penilai": puncak["jabatan"],
            "Unit Kerja Penilai": puncak["unit"],
            "Status Penilai": "NON ASN",
        }
    return baris


def _id_siasn(jenis: str, kunci: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"https://tirtakencanakab.example.go.id/{jenis}/{kunci}"))


def baris_rhk(orang: Orang, lingkup: Lingkup) -> list[Baris]:
    nip = orang.nip(lingkup.periode.tahun)
    baris: list[Baris] = []
    for no, rhk in enumerate(rencana_orang(orang), 1):
        isi: Baris = {
            "NIP": nip,
            "No RHK": str(no),
            "Jenis RHK": rhk.jenis,
            "Klasifikasi RHK": rhk.klasifikasi or None,
            "Rencana Hasil Kerja": rhk.teks,
        }
        if rhk.dari and orang.atasan:
            pimpinan = lingkup.orang[orang.ketua or orang.atasan]
            isi |= {
                "NIP Pimpinan yang Diintervensi": lingkup.nip(pimpinan.id) if orang.ketua else None,
                "No RHK Pimpinan": rhk.dari,
                "RHK Pimpinan yang Diintervensi": rencana_orang(pimpinan)[int(rhk.dari) - 1].teks,
                "Cascading": rhk.cascading or "TIDAK LANGSUNG",
            }
        if rhk.penugasan:
            isi["Penugasan Dari"] = rhk.penugasan
        if orang.id == lingkup.unit.pimpinan:
            isi["No PK"] = f"PK-{no}"
        baris.append(isi)
    return baris


def baris_target(orang: Orang, lingkup: Lingkup) -> list[Baris]:
    nip = orang.nip(lingkup.periode.tahun)
    return [
        {
            "NIP": nip,
            "No RHK": str(no),
            "No Indikator": str(ke),
            "Aspek": iki.aspek or None,
            "Indikator Kinerja Individu": iki.teks,
            "Target": iki.target,
            "Target Batas Atas": iki.batas_atas,
            "Satuan": iki.satuan or None,
            "Arah": (iki.arah or "MAKSIMAL") if iki.aspek else None,
            "Cara Hitung": iki.cara or None,
            "Uraian Target": iki.uraian_target or None,
            "Perspektif": rhk.perspektif or None,
        }
        for no, rhk in enumerate(rencana_orang(orang), 1)
        for ke, iki in enumerate(rhk.iki, 1)
    ]


def baris_pk(pimpinan: Orang) -> list[Baris]:
    """The unit's perjanjian kinerja: the first indikator of each RHK of its pimpinan."""
    return [
        {
            "No PK": f"PK-{no}",
            "Sasaran": rhk.teks,
            "Indikator": rhk.iki[0].teks,
            "Target": teks_angka(rhk.iki[0].target) if rhk.iki[0].target is not None else rhk.iki[0].uraian_target,
            "Satuan": rhk.iki[0].satuan or None,
        }
        for no, rhk in enumerate(rencana_orang(pimpinan), 1)
    ]


def teks_angka(angka: Decimal | None) -> str:
    """A number as Indonesians write it, without thousands marks: 12,5."""
    return "" if angka is None else f"{angka.normalize():f}".replace(".", ",")
