"""Each form's content: an SKP joined with its penilai, its pimpinan's RHK, its unit, and the final figures of rekap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from skp_batch.aturan.formulir import pangkat_golongan
from skp_batch.formulir.isian import IsiSkp
from skp_batch.istilah import BENTUK_JPT, CapaianOrganisasi, Predikat, Rating, StatusSkp
from skp_batch.model import Buku, Skp
from skp_batch.periode import NAMA_BULAN, Periode
from skp_batch.siasn.penilai import DaftarOrang, mulai, selesai

KunciRekap = tuple[str, str, str, str]  # periode, kode unit, NIP, SKP Ke
TITIK = "." * 24


@dataclass(frozen=True, slots=True)
class Orang:
    """A block of the identity table, as text; blanks stay blank on paper."""

    nama: str = ""
    nip: str = ""
    pangkat: str = ""
    jabatan: str = ""
    unit: str = ""
    sebutan: str = "NIP"  # what the number is: of a NON ASN it is an NRP


@dataclass(frozen=True, slots=True)
class Akhir:
    """What `proses` came to for an SKP: rekap's row."""

    status: str
    predikat: str
    rating_hasil: str
    rating_perilaku: str


@dataclass(frozen=True, slots=True)
class Lembar:
    """One employee's forms, ready for the templates."""

    isi: IsiSkp
    buku: Buku
    pegawai: Orang
    penilai: Orang
    atasan_penilai: Orang
    pimpinan: tuple[str, ...]  # per RHK the text of the RHK that it supports
    akhir: Akhir
    awal: date | None
    selesai: date | None

    @property
    def jpt(self) -> bool:
        return self.isi.skp.bentuk == BENTUK_JPT

    @property
    def periode(self) -> Periode | None:
        return self.buku.unit.periode


class Penyusun:
    """Finds everybody in the batch by NIP."""

    def __init__(self, buku: Iterable[Buku], rencana: Callable[[Skp], Mapping[str, str]]) -> None:
        """`rencana` gives the texts of somebody's RHK by number."""
        self._orang = DaftarOrang(buku)
        self._rencana = rencana

    def lembar(self, isi: IsiSkp, buku: Buku, akhir: Akhir) -> Lembar:
        """The forms' content of one SKP."""
        skp = isi.skp
        periode = buku.unit.periode
        nip_penilai = skp.teks("nip_penilai") or skp.nip_atasan
        baris = self._orang.cari(nip_penilai, buku, selesai(skp, buku)) if nip_penilai else None
        return Lembar(
            isi,
            buku,
            _orang(skp, buku),
            Orang(
                skp.teks("nama_penilai") or (baris[0].nama if baris else ""),
                nip_penilai,
                pangkat_golongan(skp.teks("golongan_penilai") or (baris[0].teks("golongan") if baris else "")),
                skp.teks("jabatan_penilai") or (jabatan(baris[0]) if baris else ""),
                skp.teks("unit_penilai") or (baris[1].unit.nama if baris else ""),
                "NRP" if skp.teks("status_penilai") == "NON ASN" else "NIP",
            ),
            self._atasan_penilai(skp, buku, baris),
            tuple(self._pimpinan(isi, buku)),
            akhir,
            mulai(skp, buku) if periode else None,
            selesai(skp, buku) if periode else None,
        )

    def _atasan_penilai(self, skp: Skp, buku: Buku, penilai: tuple[Skp, Buku] | None) -> Orang:
        """The filled columns first, then whoever rates the penilai."""
        nip = skp.teks("nip_atasan_penilai")
        dari: Orang = Orang()
        if penilai is not None:
            p = penilai[0]
            nip = nip or p.teks("nip_penilai") or p.nip_atasan
            if nip == (p.teks("nip_penilai") or p.nip_atasan):
                dari = Orang(
                    p.teks("nama_penilai"),
                    nip,
                    pangkat_golongan(p.teks("golongan_penilai")),
                    p.teks("jabatan_penilai"),
                    p.teks("unit_penilai"),
                )
        baris = self._orang.cari(nip, buku, selesai(skp, buku)) if nip else None
        sendiri = _orang(*baris) if baris else Orang()
        return Orang(
            skp.teks("nama_atasan_penilai") or dari.nama or sendiri.nama,
            nip,
            skp.teks("pangkat_atasan_penilai") or dari.pangkat or sendiri.pangkat,
            skp.teks("jabatan_atasan_penilai") or dari.jabatan or sendiri.jabatan,
            skp.teks("unit_atasan_penilai") or dari.unit or sendiri.unit,
        )

    def _pimpinan(self, isi: IsiSkp, buku: Buku) -> Iterable[str]:
        for r in isi.rhk:
            teks = r.pimpinan
            nip = r.nip_pimpinan or isi.skp.nip_atasan
            if not teks and r.no_pimpinan and nip:
                baris = self._orang.cari(nip, buku, selesai(isi.skp, buku))
                teks = self._rencana(baris[0]).get(r.no_pimpinan, "") if baris else ""
            yield teks or (f"RHK Nomor {r.no_pimpinan}" if r.no_pimpinan else "")


def _orang(skp: Skp, buku: Buku) -> Orang:
    return Orang(skp.nama, skp.nip, pangkat_golongan(skp.teks("golongan")), jabatan(skp), buku.unit.nama)


def jabatan(skp: Skp) -> str:
    """`Plt. Kepala Bidang …` for whoever holds the post so."""
    status = skp.teks("status_jabatan")
    return f"{status.capitalize()}. {skp.teks('jabatan')}" if status in ("PLT", "PLH", "PJ") else skp.teks("jabatan")


def dapat_dievaluasi(akhir: Akhir) -> bool:
    """Whether F7/F8 are of use: there is something to rate or it is rated."""
    return akhir.status in (StatusSkp.SELESAI, StatusSkp.BELUM_DINILAI, StatusSkp.MENUNGGU_KEBERATAN)


def judul_periode(periode: Periode | None) -> str:
    """`TRIWULAN III TAHUN 2025`, `AKHIR TAHUN 2025`."""
    if periode is None:
        return TITIK
    return f"AKHIR TAHUN {periode.tahun}" if periode.jenis == "TAHUNAN" else periode.judul.upper()


def rentang_tanggal(awal: date | None, akhir: date | None) -> str:
    """`1 JANUARI SD 31 DESEMBER TAHUN 2025`."""
    if awal is None or akhir is None:
        return TITIK
    return (
        f"{awal.day} {NAMA_BULAN[awal.month - 1]} SD {akhir.day} {NAMA_BULAN[akhir.month - 1]} TAHUN {akhir.year}"
    ).upper()


def tanggal_panjang(tanggal: date | None) -> str:
    """`5 Januari 2026`, or dots to be filled by hand."""
    return f"{tanggal.day} {NAMA_BULAN[tanggal.month - 1]} {tanggal.year}" if tanggal else TITIK


PILIHAN_RATING = tuple(Rating)
PILIHAN_ORGANISASI = tuple(CapaianOrganisasi)
PILIHAN_PREDIKAT = tuple(Predikat)


def cetak_pilihan(nilai: str) -> str:
    """How the form prints a choice (regulasi 3.2)."""
    return "KURANG/MISCONDUCT" if nilai == Predikat.KURANG else nilai
