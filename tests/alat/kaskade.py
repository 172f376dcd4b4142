"""Small books for the cascade: people by a name, RHK by a line; NIPs, rows and addresses follow from them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from skp_batch.checks.cascade import KebijakanKaskade, periksa_kaskade
from skp_batch.istilah import Menahan, Tingkat
from skp_batch.model import Buku, Pk, Rhk, Skp, TargetKuantitas, Unit
from skp_batch.periode import Periode
from skp_batch.schemas.buku import LEMBAR_BUKU
from skp_batch.temuan import Temuan

KOLOM = {(lembar.nama, k.kunci): i for lembar in LEMBAR_BUKU for i, k in enumerate(lembar.kolom, start=1)}


def nip(nama: str) -> str:
    """A well-formed NIP of an invented person; no two names share their first 15 digits."""
    angka = sum((i + 1) * ord(c) for i, c in enumerate(nama)) * 7 + len(nama)
    lahir, kerja = divmod(angka, 28)
    tahun, bulan = divmod(lahir, 12)
    return f"{1960 + tahun % 40}{bulan + 1:02d}{kerja + 1:02d}200601{1 + len(nama) % 2}001"


def rhk(no: str, ke: str = "", **lain: Any) -> Rhk:
    """RHK `no` that supports the pimpinan's RHK `ke`; UTAMA unless said."""
    lain.setdefault("jenis", "UTAMA")
    lain.setdefault("teks", f"Tersusunnya hasil {no}")
    if "nip_pimpinan" in lain:
        lain["nip_pimpinan"] = nip(lain["nip_pimpinan"])
    return Rhk(0, no, no_pimpinan=ke, **lain)


def target(satuan: str, jumlah: int) -> list[TargetKuantitas]:
    return [TargetKuantitas(90, satuan, Decimal(jumlah))]


def skp(nama: str, atasan: str = "", daftar: Sequence[Rhk] = (), *, skp_ke: str = "1", **lain: Any) -> Skp:
    bidang = {k: lain.pop(k) for k in ("nip_sah", "cacat", "dikecualikan") if k in lain}
    pegawai: dict[str, Any] = {"nama": nama, "status_skp": "PERSETUJUAN"}
    if atasan:
        pegawai["nip_atasan"] = nip(atasan)
    if "menggantikan" in lain:
        pegawai["menggantikan_nip"] = nip(lain.pop("menggantikan"))
    return Skp("", 0, lain.pop("nip", None) or nip(nama), skp_ke, pegawai | lain, rhk=list(daftar), **bidang)


def buku(
    berkas: str,
    *isi: Skp,
    periode: Periode = Periode(2026, "TAHUNAN"),  # noqa: B008 - frozen
    pimpinan: str = "",
    induk: str = "",
    pk: Sequence[str] = (),
    temuan: Sequence[Temuan] = (),
    acuan: bool = False,
    diabaikan: bool = False,
) -> Buku:
    """A book whose rows stand where a real one's would: PEGAWAI from row 4, RHK from row 4."""
    hasil = Buku(f"{berkas}.xlsx", "", 0, acuan=acuan, diabaikan=diabaikan, kolom=KOLOM, temuan=list(temuan))
    hasil.unit = Unit(
        kode=berkas,
        kode_induk=induk,
        nip_pimpinan=nip(pimpinan) if pimpinan else "",
        tahun=periode.tahun,
        periode=periode,
        mulai=periode.awal,
        selesai=periode.akhir,
        sel={"nip_pimpinan_unit": (9, 2)},
    )
    baris_rhk = 4
    for baris, s in enumerate(isi, start=4):
        s.baris, s.berkas = baris, hasil.berkas
        for r in s.rhk:
            r.baris, baris_rhk = baris_rhk, baris_rhk + 1
        hasil.skp.append(s)
    hasil.pk = [Pk(i, no, f"Indikator {no}") for i, no in enumerate(pk, start=4)]
    return hasil


def tahan(berkas: str, kode: str = "B102") -> Temuan:
    return Temuan(kode, Tingkat.KESALAHAN, Menahan.BERKAS, f"{berkas}.xlsx")


def salah(lembar: str, judul: str, nama: str, kode: str = "S202", **konteks: str) -> Temuan:
    """A KESALAHAN of reading, as the book itself carries it."""
    return Temuan(
        kode, Tingkat.KESALAHAN, Menahan.CAPAIAN, "", "", lembar, 5, 1, judul, nip(nama), konteks=tuple(konteks.items())
    )


def periksa(*semua: Buku, **kebijakan: Any) -> list[Temuan]:
    """The K findings; RHK of these books often read the same, which is not what they are about (Q702)."""
    return [t for t in periksa_kaskade(semua, KebijakanKaskade(**kebijakan)) if t.kode != "Q702"]


def ringkas(*semua: Buku, **kebijakan: Any) -> list[str]:
    """Findings in short: `K302 staf RHK!No RHK Pimpinan 4 "9"`."""
    return [
        " ".join(filter(None, (t.kode, t.nama, f"{t.lembar}!{t.judul}", str(t.baris), f'"{t.nilai}"')))
        for t in periksa(*semua, **kebijakan)
    ]


def kode(*semua: Buku, **kebijakan: Any) -> list[str]:
    """Codes and names alone."""
    return [f"{t.kode} {t.nama}".strip() for t in periksa(*semua, **kebijakan)]


TENGAH = date(2026, 6, 30)
SESUDAH = date(2026, 7, 1)
