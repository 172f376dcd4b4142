"""What a slip prints: every rupiah explained, from RHK and ratings over predikat and deductions to the amount."""

from __future__ import annotations

from dataclasses import dataclass

from skp_batch.katalog import render
from skp_batch.pembayaran.jalan import BarisBayar, HasilBayar
from skp_batch.pembayaran.rhk import RhkSlip
from skp_batch.periode import baca_periode
from skp_batch.tukin.angka import angka, rupiah
from skp_batch.tukin.model import JenisBayar, Langkah, Operasi, Rincian
from skp_batch.tukin.terbilang import terbilang

_JUDUL = {
    JenisBayar.SUSULAN: " (susulan)",
    JenisBayar.RAPEL: " (rapel)",
    JenisBayar.THR: " (THR)",
    JenisBayar.KE_13: " (ketiga belas)",
}


@dataclass(frozen=True, slots=True)
class LangkahSlip:
    """`bagian`: a part of the tariff, not a step that changes the amount."""

    nama: str
    dasar: str
    nilai: str
    bagian: bool


@dataclass(frozen=True, slots=True)
class Slip:
    """What a slip prints, as text."""

    judul: str
    jenis: str
    instansi: str
    bulan: str
    dibayar_bulan: str
    nama: str
    kebijakan: str
    orang: tuple[tuple[str, str], ...]
    rhk: tuple[RhkSlip, ...] = ()
    tanpa_rhk: str = ""
    penilaian: tuple[tuple[str, str], ...] = ()
    langkah: tuple[LangkahSlip, ...] = ()
    jumlah: tuple[tuple[str, str], ...] = ()
    terbilang: str = ""
    presensi: tuple[tuple[str, str, str], ...] = ()
    catatan: tuple[str, ...] = ()
    tertahan: tuple[tuple[str, str], ...] = ()


def susun_slip(hasil: HasilBayar, b: BarisBayar, rhk: tuple[RhkSlip, ...] = ()) -> Slip:
    """`rhk` are those behind the predikat, where they are at hand."""
    k, r = hasil.kebijakan, b.rincian
    hitung = b.baru or r
    sebutan = "Tambahan Penghasilan Pegawai" if k.jenis == "tpp" else "Tunjangan Kinerja"
    tertahan = () if b.dibayar else tuple(_sebab(hasil, b))
    return Slip(
        judul=f"Slip {sebutan}{_JUDUL.get(hasil.jenis, '')}",
        jenis=sebutan,
        instansi=k.keluaran.instansi,
        bulan=hasil.bulan.judul,
        dibayar_bulan=k.bulan_bayar(hasil.bulan).judul if b.dibayar else "",
        nama=r.nama,
        kebijakan=f"{k.judul} ({'; '.join(k.dasar_hukum)})",
        orang=tuple(_orang(b, hitung)),
        rhk=rhk if b.dibayar else (),
        tanpa_rhk=_tanpa_rhk(b, hitung) if b.dibayar and not rhk else "",
        penilaian=tuple(_penilaian(b, hitung)) if b.dibayar else (),
        langkah=tuple(_langkah(x) for x in hitung.langkah if x.nilai or x.operasi is not Operasi.BULAT),
        jumlah=tuple(_jumlah(b, hitung)) if b.dibayar else (),
        terbilang=terbilang(r.ditransfer or 0) if b.dibayar else "",
        presensi=tuple(
            (x.nama or x.kode, f"{angka(x.jumlah)} {x.satuan} × {angka(x.persen_satuan)}%", f"{angka(x.persen)}%")
            for x in hitung.presensi
        ),
        catatan=tuple(dict.fromkeys(render(t).pesan for t in b.temuan)) if b.dibayar else (),
        tertahan=tertahan,
    )


def _orang(b: BarisBayar, r: Rincian) -> list[tuple[str, str]]:
    isi = [
        ("Nama", r.nama),
        ("NIP", r.nip),
        ("Jabatan", b.penerima.jabatan),
        ("Kelas jabatan", "" if r.kelas is None else str(r.kelas)),
    ]
    return [x for x in isi if x[1]]


def _penilaian(b: BarisBayar, r: Rincian) -> list[tuple[str, str]]:
    """From the figures of the SKP to the predikat, as the payment uses it."""
    p = b.penilaian
    periode = baca_periode(r.periode_predikat) if r.periode_predikat else None
    predikat = f"{r.predikat} ({periode.judul})" if r.predikat and periode else r.predikat
    isi = [
        ("Capaian menurut buku kerja", f"{angka(p.capaian)}%" if p.capaian is not None else ""),
        ("Rating hasil kerja dari atasan", p.rating_hasil.capitalize()),
        ("Rating perilaku kerja dari atasan", p.rating_perilaku.capitalize()),
        ("Predikat kinerja", predikat),
    ]
    return [x for x in isi if x[1]]


def _tanpa_rhk(b: BarisBayar, r: Rincian) -> str:
    if not r.periode_predikat:
        return ""  # the policy does not pay by predikat
    if not b.penilaian.rating_hasil and not b.penilaian.kode_unit:
        return (
            "Tidak ada penilaian pegawai ini pada periode itu; dibayar menurut ketentuan kebijakan untuk keadaan itu."
        )
    return (
        "RHK tidak tersedia: sumber predikatnya bukan folder hasil proses yang memuat buku kerja pegawai ini. "
        "Lihat SKP pegawai."
    )


def _langkah(x: Langkah) -> LangkahSlip:
    bagian = x.operasi is Operasi.NILAI and x.kunci != "tarif"
    return LangkahSlip(x.nama, x.dasar, angka(round(x.nilai, 2)), bagian)


def _jumlah(b: BarisBayar, hitung: Rincian) -> list[tuple[str, str]]:
    r = b.rincian
    isi = [("Bruto", hitung.bruto), ("Potongan", hitung.potongan), ("Bersih", hitung.bersih)]
    if b.baru is not None:
        isi += [("Sudah dibayar", b.lama.bersih if b.lama else 0), ("Kekurangan yang dibayar sekarang", r.bersih)]
    isi += [(x.nama, -x.nilai) for x in r.potongan_lain]
    if r.potongan_lain:
        isi.append(("Diterima di rekening", r.ditransfer))
    return [(nama, rupiah(nilai or 0)) for nama, nilai in isi]


def _sebab(hasil: HasilBayar, b: BarisBayar) -> list[tuple[str, str]]:
    teks = [render(t) for t in hasil.temuan_orang(b.rincian.nip)]
    return [(t.pesan, t.saran) for t in teks] or [("Ada isian yang salah pada barisnya.", "")]
