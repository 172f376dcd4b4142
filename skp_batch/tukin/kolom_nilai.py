"""The values that a policy may put into a column of its own sheets and of daftar-bank.csv, by their keys."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from skp_batch.aturan.berkas_yaml import KebijakanSalah
from skp_batch.tukin.kebijakan import Kebijakan
from skp_batch.tukin.kebijakan_akhir import KolomLembar
from skp_batch.tukin.model import Penerima, Rincian

_PENERIMA = (
    *("nip", "nama", "status", "kelas", "kode_satker", "kode_bank", "nama_bank", "nomor_rekening", "nama_rekening"),
    *("ptkp", "npwp", "jabatan", "golongan"),
)
_RINCIAN = (
    *("predikat", "periode_predikat", "tarif", "bruto", "potongan", "bersih", "pengurang", "tunjangan_pajak"),
    *("potongan_pajak", "tunjangan_iuran", "potongan_iuran", "ditransfer"),
)
_LAIN = ("nomor", "bulan", "bulan_bayar", "kosong")
DAFTAR_BANK = (
    KolomLembar(judul="NO", nilai="nomor"),
    KolomLembar(judul="NIP", nilai="nip"),
    KolomLembar(judul="NAMA PEGAWAI", nilai="nama"),
    KolomLembar(judul="KODE BANK", nilai="kode_bank"),
    KolomLembar(judul="NAMA BANK", nilai="nama_bank"),
    KolomLembar(judul="NO. REKENING", nilai="nomor_rekening"),
    KolomLembar(judul="NAMA REKENING", nilai="nama_rekening"),
    KolomLembar(judul="JUMLAH BERSIH", nilai="bersih"),
    KolomLembar(judul="JUMLAH DIKREDITKAN OLEH BANK", nilai="ditransfer"),
)

Isi = str | int | Decimal | None


def pastikan_kolom(k: Kebijakan, langkah: Collection[str]) -> None:
    """Raises KebijakanSalah for a column of the policy's output whose `nilai` is not known."""
    lain = [f"potongan_lain.{x.id}" for x in k.potongan_lain]
    boleh = {*_PENERIMA, *_RINCIAN, *_LAIN, *langkah, *lain}
    daftar = [(f"keluaran.lembar: {x.judul}", x.kolom) for x in k.keluaran.lembar]
    for tempat, kolom in [*daftar, ("keluaran.daftar_bank", k.keluaran.daftar_bank)]:
        for x in kolom:
            if x.nilai not in boleh:
                raise KebijakanSalah(
                    f'Kebijakan "{k.id}", {tempat}, kolom "{x.judul}": nilai "{x.nilai}" tidak dikenal. '
                    f"Yang dapat dipakai: {', '.join(sorted(boleh))}."
                )


def nilai_kolom(k: Kebijakan, kunci: str, nomor: int, p: Penerima, r: Rincian) -> Isi:
    """The value of a key for one person; None where it does not occur."""
    if kunci in _PENERIMA:
        milik_orang: Isi = getattr(p, kunci)
        return milik_orang
    if kunci in _RINCIAN:
        milik_rincian: Isi = getattr(r, kunci)
        return milik_rincian
    if kunci == "nomor":
        return nomor
    if kunci == "bulan":
        return r.bulan.judul
    if kunci == "bulan_bayar":
        return k.bulan_bayar(r.bulan).judul
    if kunci.startswith("potongan_lain."):
        return sum(x.nilai for x in r.potongan_lain if f"potongan_lain.{x.kunci}" == kunci)
    langkah = [x.nilai for x in r.langkah if x.kunci == kunci]
    return sum(langkah, Decimal(0)) if langkah else None


def jumlah_kolom(kolom: Sequence[KolomLembar], baris: Sequence[Sequence[Isi]]) -> list[Isi] | None:
    """The total row of the columns marked `jumlah`; None where none is."""
    if not any(x.jumlah for x in kolom):
        return None
    hasil: list[Isi] = []
    for i, x in enumerate(kolom):
        jumlah = sum((Decimal(a) for b in baris if isinstance(a := b[i], int | Decimal)), Decimal(0))
        hasil.append((int(jumlah) if jumlah == int(jumlah) else jumlah) if x.jumlah else "")
    if hasil and hasil[0] == "":
        hasil[0] = "JUMLAH"
    return hasil
