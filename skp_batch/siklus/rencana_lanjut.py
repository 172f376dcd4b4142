"""The plan that goes on: people, RHK, targets, expectations; whoever left is dropped and named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from skp_batch.schemas.buku import LEMBAR_BUKU
from skp_batch.schemas.unit import UNIT
from skp_batch.siklus.bacaan import BukuTerbaca
from skp_batch.siklus.salin import BarisLembar, Lembaran, salin_lembar
from skp_batch.workbook.tabel import Baris

PERGI = frozenset({"PENSIUN", "MENINGGAL DUNIA", "PINDAH", "BERHENTI"})
_PER_SKP = ("RHK", "TARGET", "PERILAKU", "LAMPIRAN")
_TAHUN_LALU = ("Tanggal Persetujuan", "Mulai Bertugas", "Selesai Bertugas")
# of the former period alone: notes, and the daily work; ratings are never carried over
_DIKOSONGKAN = {"PERILAKU": ("Umpan Balik",)}

Kunci = tuple[str, str]


@dataclass(slots=True)
class Rencana:
    """Rows by sheet, all but UNIT and REALISASI; `pergi` as (NIP, Nama, why)."""

    baris: Lembaran = field(default_factory=dict)
    pergi: list[tuple[str, str, str]] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)


def rencana_lanjut(buku: Sequence[BukuTerbaca], awal: date | None, *, tahun_baru: bool = False) -> Rencana:
    """The plan as the last workbook has it. `awal`: who served only until before that day has left; None keeps him.

    Of several workbooks the last one that has an SKP says what it is; an SKP that ended before, of somebody who is
    still there, stays (it is a part of his year).
    """
    hasil = Rencana()
    rumah = _rumah(buku, hasil, awal, tahun_baru)
    for lembar in LEMBAR_BUKU:
        if lembar is not UNIT and (not lembar.opsional or any(lembar.nama in b.isi.tabel for b in buku)):
            hasil.baris[lembar.nama] = []
    for b in buku:
        _salin_milik(b, {kunci for kunci, asal in rumah.items() if asal is b}, hasil)
    terakhir = buku[-1]
    if "PK" in hasil.baris:
        hasil.baris["PK"] = salin_lembar(terakhir.isi, "PK", hasil.catatan)
    if "ANGKA KREDIT" in hasil.baris:
        nip = {n for n, _ in rumah}
        hasil.baris["ANGKA KREDIT"] = [{"NIP": b.nip} for b in terakhir.isi.baris("ANGKA KREDIT") if b.nip in nip]
    hasil.baris["PEGAWAI"].sort(key=_urutan(terakhir))
    if tahun_baru:
        _mulai_tahun(hasil.baris)
    hasil.baris["PENILAIAN"] = [
        {k: p[k] for k in ("NIP", "SKP Ke") if p.get(k) is not None} for p in hasil.baris["PEGAWAI"] if p.get("NIP")
    ]
    hasil.catatan += _atasan_pergi(hasil)
    return hasil


def _salin_milik(b: BukuTerbaca, milik: set[Kunci], hasil: Rencana) -> None:
    for nama in ("PEGAWAI", *_PER_SKP):
        if nama in hasil.baris:
            para = salin_lembar(b.isi, nama, hasil.catatan, lambda r: (r.nip, r.skp_ke) in milik)
            hasil.baris[nama] += _bersih(nama, para)


def _rumah(
    buku: Sequence[BukuTerbaca], hasil: Rencana, awal: date | None, tahun_baru: bool
) -> dict[Kunci, BukuTerbaca]:
    """For each SKP that goes on the workbook that says what it is."""
    rumah: dict[Kunci, BukuTerbaca] = {}
    baris: dict[Kunci, Baris] = {}
    for b in buku:
        for r in b.isi.baris("PEGAWAI"):
            rumah[r.nip, r.skp_ke] = b
            baris[r.nip, r.skp_ke] = r
    terakhir = {(r.nip, r.skp_ke) for r in buku[-1].isi.baris("PEGAWAI")}
    nip_terakhir = {nip for nip, _ in terakhir}
    for kunci, r in baris.items():
        sebab = _sebab_pergi(r, awal)
        if not sebab and kunci not in terakhir and r.nip not in nip_terakhir:
            sebab = "tidak ada lagi di buku kerja terakhir"
        if sebab:
            del rumah[kunci]
            hasil.pergi.append((r.nip, r.teks("nama"), sebab))
    if tahun_baru:  # of several SKP of a person the last one is the plan of the new year
        for nip in {n for n, _ in rumah}:
            semua = sorted((k for k in rumah if k[0] == nip), key=lambda k: (len(k[1]), k[1]))
            for kunci in semua[:-1]:
                del rumah[kunci]
    return rumah


def _sebab_pergi(r: Baris, awal: date | None) -> str:
    if r.teks("keaktifan") in PERGI:
        return r.teks("keaktifan")
    selesai = r.ambil("selesai_bertugas")
    if awal is not None and isinstance(selesai, date) and selesai < awal:
        return f"selesai bertugas {selesai:%d-%m-%Y}"
    return ""


def _bersih(nama: str, para: list[BarisLembar]) -> list[BarisLembar]:
    buang = _DIKOSONGKAN.get(nama, ())
    return [{k: v for k, v in b.items() if k not in buang} for b in para]


def _urutan(terakhir: BukuTerbaca) -> Callable[[BarisLembar], tuple[int, str]]:
    """People in the order of the last workbook; an earlier SKP of one stands before his last."""
    urut: dict[str, int] = {}
    for i, r in enumerate(terakhir.isi.baris("PEGAWAI")):
        urut.setdefault(r.nip, i)

    def kunci(p: BarisLembar) -> tuple[int, str]:
        return urut.get(str(p.get("NIP") or ""), len(urut)), str(p.get("SKP Ke") or "1")

    return kunci


def _mulai_tahun(baris: Lembaran) -> None:
    """A new year's plan is to be agreed upon anew."""
    for p in baris["PEGAWAI"]:
        p["Status SKP"] = "DRAFT"
        for judul in _TAHUN_LALU:
            p.pop(judul, None)
    for para in baris.values():
        for b in para:
            b.pop("SKP Ke", None)


def _atasan_pergi(hasil: Rencana) -> list[str]:
    pergi = {nip for nip, _, _ in hasil.pergi} - {str(p.get("NIP")) for p in hasil.baris["PEGAWAI"]}
    kena = [str(p.get("Nama") or p.get("NIP")) for p in hasil.baris["PEGAWAI"] if str(p.get("NIP Atasan")) in pergi]
    return (
        [f"NIP Atasan dari {', '.join(kena)} adalah pegawai yang sudah pergi; perbarui di lembar PEGAWAI"]
        if kena
        else []
    )
