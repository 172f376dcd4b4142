"""The three papers of angka kredit (Lampiran Peraturan BKN 3/2023) as texts, for the workbook and the print pages.

What no workbook says (Karpeg, TMT, place of birth, numbers of letters) stays dotted, to be filled by hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from skp_batch.aturan import angka_kredit
from skp_batch.aturan.formulir import pangkat_golongan
from skp_batch.istilah import Predikat
from skp_batch.nip import tanggal_lahir
from skp_batch.periode import NAMA_BULAN, baca_periode
from skp_batch.siasn.perolehan_ak import AkPegawai
from skp_batch.siasn.riwayat import RiwayatSkp

TITIK = "……………………"
_UNSUR = (
    "AK Dasar yang diberikan",
    "AK JF lama",
    "AK Penyesuaian/Penyetaraan",
    "AK Konversi",
    "AK yang diperoleh dari peningkatan pendidikan",
)


@dataclass(frozen=True, slots=True)
class Tanda:
    """The signature block."""

    tempat: str
    tanggal: str
    nama: str
    nip: str


@dataclass(frozen=True, slots=True)
class BarisAkumulasi:
    """One converted predikat, as both Konversi and Akumulasi print it."""

    tahun: str
    periodik: str
    predikat: str
    persentase: str
    koefisien: str
    ak: Decimal


@dataclass(frozen=True, slots=True)
class Kertas:
    """A paper: heading, identity, and who signs."""

    nomor: str
    instansi: str
    masa: str
    identitas: tuple[tuple[str, str], ...]
    tanda: Tanda


@dataclass(frozen=True, slots=True)
class KertasKonversi(Kertas):
    baris: BarisAkumulasi


@dataclass(frozen=True, slots=True)
class KertasAkumulasi(Kertas):
    baris: tuple[BarisAkumulasi, ...]
    jumlah: Decimal


@dataclass(frozen=True, slots=True)
class KertasPenetapan(Kertas):
    """`unsur` as (text, lama, baru); a kebutuhan is (what, pangkat, jenjang), None where there is none above."""

    unsur: tuple[tuple[str, Decimal | None, Decimal | None], ...]
    lama: Decimal | None
    baru: Decimal
    minimal: tuple[Decimal | None, Decimal | None]
    catatan: tuple[str, ...]

    @property
    def jumlah(self) -> Decimal | None:
        return None if self.lama is None else self.lama + self.baru

    @property
    def selisih(self) -> tuple[Decimal | None, Decimal | None]:
        """What is over (or, negative, missing) for pangkat and jenjang."""
        jumlah = self.jumlah
        pangkat, jenjang = (None if m is None or jumlah is None else jumlah - m for m in self.minimal)
        return pangkat, jenjang


@dataclass(frozen=True, slots=True)
class BerkasAk:
    """All papers of one person."""

    nip: str
    nama: str
    konversi: tuple[KertasKonversi, ...]
    akumulasi: KertasAkumulasi
    penetapan: KertasPenetapan


def susun_kertas(daftar: Iterable[AkPegawai]) -> list[BerkasAk]:
    """The papers of everyone who has angka kredit that counts."""
    return [_berkas(a) for a in daftar if a.dihitung]


def angka(nilai: Decimal | None) -> str:
    """`12,50`; dots where it is not known. Older angka kredit may have three places, and keeps them."""
    if nilai is None:
        return TITIK
    tempat = max(2, -int(nilai.as_tuple().exponent))
    return f"{nilai:.{tempat}f}".replace(".", ",")


def _berkas(a: AkPegawai) -> BerkasAk:
    orang = a.orang
    baris = {p.skp: _baris(p.skp) for p in a.dihitung}
    awal, akhir = a.dihitung[0].skp.bulan_awal, max(p.skp.bulan_akhir for p in a.dihitung)
    bersama = (orang.instansi or TITIK, _masa(awal, akhir), _identitas(orang), _tanda(orang))
    aturan = angka_kredit(orang.masa.akhir).jenjang[orang.jenjang]
    catatan = (
        [] if a.lama is not None else ["AK lama belum diketahui: kolom AK Sebelumnya di lembar ANGKA KREDIT kosong."]
    )
    if a.lama is not None and orang.nomor_pak and not _pak_baru(orang):
        hari = f" tanggal {_tanggal(date.fromisoformat(orang.tanggal_pak))}" if orang.tanggal_pak else ""
        catatan.append(f"AK lama menurut PAK Nomor {orang.nomor_pak}{hari}.")
    catatan += [f"{p.skp.masa.judul} ({p.ak:.2f}) tidak dijumlahkan: {p.di_luar}." for p in a.perolehan if p.di_luar]
    return BerkasAk(
        orang.nip,
        orang.nama,
        tuple(
            KertasKonversi(
                TITIK, s.instansi or TITIK, _masa(s.bulan_awal, s.bulan_akhir), _identitas(s), _tanda(s), baris[s]
            )
            for s in baris
            if s in a.konversi
        ),
        KertasAkumulasi(TITIK, *bersama, tuple(baris.values()), a.baru),
        KertasPenetapan(
            (_pak_baru(orang) and orang.nomor_pak) or TITIK,
            *bersama,
            tuple((teks, a.lama if i == 1 else None, a.baru if i == 3 else None) for i, teks in enumerate(_UNSUR)),
            a.lama,
            a.baru,
            (aturan.pangkat, aturan.jenjang),
            tuple(catatan),
        ),
    )


def _baris(s: RiwayatSkp) -> BarisAkumulasi:
    tabel = angka_kredit(s.masa.akhir)
    persen = f"{tabel.persentase[Predikat(s.predikat)].normalize():f}%"
    if s.jumlah_bulan != "12":
        persen = f"{s.jumlah_bulan}/12 × {persen}"
    koefisien = f"{tabel.jenjang[s.jenjang].koefisien.normalize():f}".replace(".", ",")
    awal, akhir = _bulan(s.bulan_awal), _bulan(s.bulan_akhir)
    periodik = awal[0] if awal == akhir else f"{awal[0]} – {akhir[0]}"
    return BarisAkumulasi(awal[1], periodik, s.predikat.title(), persen, koefisien, Decimal(s.angka_kredit))


def _bulan(kode: str) -> tuple[str, str]:
    periode = baca_periode(kode)
    return (NAMA_BULAN[periode.ke - 1], str(periode.tahun)) if periode else ("", "")


def _masa(awal: str, akhir: str) -> str:
    return " s.d. ".join(dict.fromkeys(" ".join(_bulan(b)) for b in (awal, akhir)))


def _identitas(s: RiwayatSkp) -> tuple[tuple[str, str], ...]:
    lahir = tanggal_lahir(s.nip)
    pria = s.nip[14] == "1"
    return (
        ("Nama", s.nama),
        ("NIP", s.nip),
        ("Nomor Seri Karpeg", TITIK),
        ("Tempat/Tanggal Lahir", f"{TITIK}, {_tanggal(lahir)}"),
        ("Jenis Kelamin", "Laki-laki" if pria else "Perempuan"),
        ("Pangkat/Golongan Ruang/TMT", f"{pangkat_golongan(s.golongan) or TITIK} / {TITIK}"),
        ("Jabatan/TMT", f"{s.jabatan} / {TITIK}"),
        ("Unit Kerja", s.nama_unit),
        ("Instansi", s.instansi),
    )


def _tanda(s: RiwayatSkp) -> Tanda:
    tanggal = _tanggal(date.fromisoformat(s.tanggal_pak)) if _pak_baru(s) else TITIK
    return Tanda(s.tempat or TITIK, tanggal, s.nama_penilai or TITIK, s.nip_penilai or TITIK)


def _pak_baru(s: RiwayatSkp) -> bool:
    """Whether the PAK of the ANGKA KREDIT row can be the one of this period: an earlier date is the former PAK's."""
    akhir = baca_periode(s.bulan_akhir)
    return bool(s.tanggal_pak) and akhir is not None and s.tanggal_pak >= akhir.akhir.isoformat()


def _tanggal(hari: date | None) -> str:
    return f"{hari.day} {NAMA_BULAN[hari.month - 1]} {hari.year}" if hari else TITIK
