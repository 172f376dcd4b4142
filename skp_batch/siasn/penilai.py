"""Who signs as penilai in a payload, and what of him is known (kontrak.md section 4, "Penilai in payloads").

Filled Penilai columns come first, then the PEGAWAI row of that person, then the SIASN download. The person is NIP/NRP
Penilai where it is filled, else NIP Atasan or who replaced him (K314); nothing is ever taken from another person's row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from skp_batch.golongan import baca_golongan
from skp_batch.model import Buku, Skp
from skp_batch.nip import cacat_nip, pola_nip
from skp_batch.siasn.acuan import acuan_siasn
from skp_batch.siasn.data_pegawai import DataPegawai

ASN, NON_ASN = "ASN", "NON ASN"
_PPPK = "Gol. Ruang Penilai (kode golongan PPPK di SIASN belum diketahui)"


@dataclass(frozen=True, slots=True)
class Penilai:
    """A penilai as the payload names him.

    `kurang` holds (what is missing, PEGAWAI column that would fill it); `unduhan` the columns filled from the download.
    """

    nip: str
    nama: str
    jabatan: str
    unit: str
    golongan_id: str
    status: str
    kurang: tuple[tuple[str, str], ...] = ()
    unduhan: tuple[str, ...] = ()


class DaftarOrang:
    """All PEGAWAI rows of the batch by NIP, to find the row of a person that is in force."""

    def __init__(self, buku: Iterable[Buku]) -> None:
        self._baris: dict[str, list[tuple[Skp, Buku]]] = {}
        for b in buku:
            if b.diabaikan:
                continue
            for skp in b.skp:
                if skp.nip_sah:
                    self._baris.setdefault(skp.nip, []).append((skp, b))

    def cari(self, nip: str, buku: Buku, pada: date) -> tuple[Skp, Buku] | None:
        """The row of the same period, else of the same year; of several the one in force on `pada`.

        Failing these a row of a file whose UNIT does not say its period: that mistake is the file's own.
        """
        periode = buku.unit.periode
        semua = self._baris.get(nip, [])
        calon = [
            (skp, b)
            for skp, b in semua
            if b.unit.periode is not None and periode is not None and b.unit.periode.tahun == periode.tahun
        ] or [(skp, b) for skp, b in semua if b.unit.periode is None]
        if len(calon) < 2:
            return calon[0] if calon else None
        # the last key only makes the choice independent of the order of files
        return max(
            calon,
            key=lambda c: (
                c[1].unit.periode == periode,
                not c[1].tertahan,
                _berlaku(c[0], c[1], pada),
                c[1].unit.periode is not None and c[1].unit.periode.jenis == "TAHUNAN",
                c[1].unit.periode.akhir if c[1].unit.periode else date.min,
                mulai(c[0], c[1]),
                c[0].skp_ke,
                c[0].berkas,
            ),
        )


def mulai(skp: Skp, buku: Buku) -> date:
    """First day of an SKP: Mulai Bertugas within the period of its workbook."""
    awal = buku.unit.mulai or (buku.unit.periode.awal if buku.unit.periode else date.min)
    sendiri = skp.pegawai.get("mulai_bertugas")
    return max(awal, sendiri) if isinstance(sendiri, date) else awal


def selesai(skp: Skp, buku: Buku) -> date:
    """Last day of an SKP: Selesai Bertugas within the period of its workbook."""
    akhir = buku.unit.selesai or (buku.unit.periode.akhir if buku.unit.periode else date.max)
    sendiri = skp.pegawai.get("selesai_bertugas")
    return min(akhir, sendiri) if isinstance(sendiri, date) else akhir


def _berlaku(skp: Skp, buku: Buku, pada: date) -> bool:
    return mulai(skp, buku) <= pada <= selesai(skp, buku)


def cari_penilai(skp: Skp, buku: Buku, orang: DaftarOrang, data_pegawai: Mapping[str, DataPegawai]) -> Penilai:
    """The penilai of an SKP with all that may be taken for him."""
    nip = skp.nip_penilai
    baris = orang.cari(nip, buku, selesai(skp, buku)) if nip else None
    unduhan = data_pegawai.get(nip) if nip else None
    kurang: list[tuple[str, str]] = []
    dari_unduhan: list[str] = []

    def isi(kolom: str, label: str, dari_baris: str, dari_data: str) -> str:
        nilai = skp.teks(kolom) or dari_baris
        if not nilai and dari_data:
            dari_unduhan.append(kolom)
            nilai = dari_data
        if not nilai:
            kurang.append((label, kolom))
        return nilai

    if not nip:
        kurang.append(("NIP/NRP Penilai", "nip_penilai"))
    elif nip == skp.nip:
        kurang.append(("penilai lain selain pegawai itu sendiri", "nip_penilai"))
    nama = isi("nama_penilai", "Nama Penilai", baris[0].nama if baris else "", unduhan.nama if unduhan else "")
    jabatan = isi(
        "jabatan_penilai",
        "Jabatan Penilai",
        baris[0].teks("jabatan") if baris else "",
        unduhan.jabatan_nama if unduhan else "",
    )
    unit = isi(
        "unit_penilai", "Unit Kerja Penilai", baris[1].unit.nama if baris else "", unduhan.unor_nama if unduhan else ""
    )
    golongan_id, kurang_golongan = _golongan(skp, nip, baris[0] if baris else None, unduhan)
    status = skp.teks("status_penilai") or (ASN if skp.nip_atasan or (nip and cacat_nip(nip) is None) else "")
    if nip and status == ASN and not _nip_asn(nip):
        kurang.append(("NIP penilai ASN yang benar (18 angka), atau Status Penilai NON ASN", "nip_penilai"))
    if kurang_golongan and status != NON_ASN:
        kurang.append((kurang_golongan, "golongan_penilai"))
    if not status:
        kurang.append(("Status Penilai", "status_penilai"))
    return Penilai(nip, nama, jabatan, unit, golongan_id, status, tuple(kurang), tuple(dari_unduhan))


def _nip_asn(nip: str) -> bool:
    """An ASN carries a NIP; the former one has nine digits."""
    return cacat_nip(nip) is None or (len(nip) == 9 and nip.isascii() and nip.isdigit())


def _golongan(skp: Skp, nip: str, baris: Skp | None, unduhan: DataPegawai | None) -> tuple[str, str]:
    """SIASN's golongan id, or what is missing. Codes of PPPK look like those of PNS, so a PPPK never gets one."""
    kode = acuan_siasn().golongan_pns
    tertulis = skp.teks("golongan_penilai") or (baris.teks("golongan") if baris else "")
    if not tertulis and baris is not None and baris.teks("status").startswith("PPPK"):
        return "", _PPPK
    if not tertulis and unduhan is not None:
        tertulis = baca_golongan(unduhan.gol_akhir_nama) or ""
        pns = cacat_nip(nip) is None and pola_nip(nip) == "PNS"
        if not tertulis and pns and unduhan.gol_akhir_id in kode.values():
            return unduhan.gol_akhir_id, ""
    if tertulis.startswith("PPPK"):
        return "", _PPPK
    if tertulis in kode:
        return kode[tertulis], ""
    return "", "Gol. Ruang Penilai"
