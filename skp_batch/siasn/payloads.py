"""The bodies of SIASN's save services: spelling, key order and JSON types of its swagger (siasn.md 1.1, 3.1, 3.2)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from skp_batch.istilah import Predikat, Rating
from skp_batch.periode import Periode
from skp_batch.scoring.angka_kredit import BulanBertugas
from skp_batch.scoring.predikat import predikat
from skp_batch.siasn.acuan import acuan_siasn
from skp_batch.siasn.penilai import Penilai


def skp22(pns_id: str, hasil: Rating, perilaku: Rating, penilai: Penilai, tahun: int) -> dict[str, object]:
    """POST /skp22/save: one person's year."""
    acuan = acuan_siasn()
    return {
        "hasilKinerjaNilai": acuan.rating[hasil],
        "id": None,
        "kuadranKinerjaNilai": kuadran(hasil, perilaku),
        "penilaiGolongan": penilai.golongan_id,
        "penilaiJabatan": penilai.jabatan,
        "penilaiNama": penilai.nama,
        "penilaiNipNrp": penilai.nip,
        "penilaiUnorNama": penilai.unit,
        "perilakuKerjaNilai": acuan.rating[perilaku],
        "pnsDinilaiOrang": pns_id,
        "statusPenilai": penilai.status,
        "tahun": tahun,
    }


def kinerja_periodik(
    pns_id: str, hasil: Rating, perilaku: Rating, penilai: Penilai, periode: Periode, jenjang: str
) -> dict[str, object]:
    """POST /kinerjaperiodik/save: one person's month or quarter."""
    acuan = acuan_siasn()
    awal, akhir = periode.bulan
    return {
        "bulanMulaiPenilaian": awal,
        "bulanSelesaiPenilaian": akhir,
        "hasilKinerjaNilai": acuan.rating[hasil],
        "id": None,
        "koefisienId": acuan.koefisien[jenjang],
        "kuadranKinerjaNilai": kuadran(hasil, perilaku),
        "penilaiGolongan": penilai.golongan_id,
        "penilaiJabatanNama": penilai.jabatan,
        "penilaiNama": penilai.nama,
        "penilaiNipNrp": penilai.nip,
        "penilaiUnorNama": penilai.unit,
        "perilakuKerjaNilai": acuan.rating[perilaku],
        "periodikId": acuan.periodik[periode.jenis],
        "pnsDinilaiId": pns_id,
        "statusPenilai": penilai.status,
        "tahun": periode.tahun,
        "tahunMulaiPenilaian": periode.tahun,
        "tahunSelesaiPenilaian": periode.tahun,
    }


def angka_kredit(
    pns_id: str, rw_jabatan_id: str, nomor_pak: str, tanggal_pak: date, nilai: Decimal, bulan: BulanBertugas
) -> dict[str, object]:
    """POST /angkakredit/save: all values strings, "Penailan" as the server wants it."""
    return {
        "bulanMulaiPenailan": str(bulan.awal[1]),
        "bulanSelesaiPenailan": str(bulan.akhir[1]),
        "id": "",
        "isAngkaKreditPertama": "0",
        "isIntegrasi": "0",
        "isKonversi": "1",
        "kreditBaruTotal": f"{nilai:.2f}",
        "kreditPenunjangBaru": "0",
        "kreditUtamaBaru": f"{nilai:.2f}",
        "nomorSk": nomor_pak,
        "pnsId": pns_id,
        "rwJabatanId": rw_jabatan_id,
        "tahunMulaiPenailan": str(bulan.awal[0]),
        "tahunSelesaiPenailan": str(bulan.akhir[0]),
        "tanggalSk": f"{tanggal_pak:%d-%m-%Y}",
    }


def kuadran(hasil: Rating, perilaku: Rating) -> int:
    """SIASN does not derive it from the ratings, so a wrong one would stay: it only ever comes from the matrix."""
    nilai: Predikat = predikat(hasil, perilaku)
    return acuan_siasn().kuadran[nilai]
