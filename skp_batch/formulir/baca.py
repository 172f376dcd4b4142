"""A KELUAR's annotated workbooks, read again by the program's own reader; this runs in the workers."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from skp_batch.aturan import KebijakanPenilaian
from skp_batch.checks.periksa import periksa_kumpulan
from skp_batch.checks.susunan import Indikator, RhkIsi, SkpIsi, Susunan
from skp_batch.formulir.isian import IsiIndikator, IsiKeberatan, IsiRhk, IsiSkp, IsiUnit
from skp_batch.istilah import BAGIAN_LAMPIRAN
from skp_batch.masukan import BerkasMasukan
from skp_batch.model import Buku, NilaiAtasan, Skp, Tinjauan
from skp_batch.workbook.batas import Batas, TidakTerbaca
from skp_batch.workbook.gate import buka_file
from skp_batch.workbook.nilai import satuan_persen, teks_angka
from skp_batch.workbook.reader import baca_buku
from skp_batch.workbook.tabel import Baris

KunciSkp = tuple[str, str, str, str]  # kode unit, periode, NIP, SKP Ke
_SKEMA_AMAN = ("https://", "http://")


def baca_unit_kelompok(
    berkas: Sequence[BerkasMasukan], kebijakan: KebijakanPenilaian, batas: Batas
) -> list[IsiUnit | str]:
    """Read a group; a file that the machine refuses comes back as its name, one that is no workbook as nothing."""
    gc.disable()  # many small records without cycles
    hasil: list[IsiUnit | str] = []
    kumpulan = []
    for b in berkas:
        try:
            kumpulan.append(baca_buku(buka_file(b.path, batas), b.nama, batas))
        except TidakTerbaca:
            continue
        except OSError:
            hasil.append(b.nama)
    for susunan in periksa_kumpulan(kumpulan, kebijakan):
        hasil.append(_unit(susunan))
    return hasil


def baca_tinjauan_kelompok(
    berkas: Sequence[BerkasMasukan], kebijakan: KebijakanPenilaian, batas: Batas
) -> list[Tinjauan | str]:
    """Review workbooks of atasan in a group, as far as they count; what the machine refuses comes back as its name."""
    hasil: list[Tinjauan | str] = []
    for b in berkas:
        try:
            isi = baca_buku(buka_file(b.path, batas), b.nama, batas)
        except TidakTerbaca:
            continue
        except OSError:
            hasil.append(b.nama)
            continue
        periksa_kumpulan([isi], kebijakan)
        if isi.buku.tinjauan is not None and not isi.buku.tertahan:
            hasil.append(isi.buku.tinjauan)
    return hasil


def kunci_skp(buku: Buku, skp: Skp) -> KunciSkp:
    periode = buku.unit.periode
    return buku.unit.kode, periode.kode if periode else "", skp.nip, skp.skp_ke


def pilah_tinjauan(buku: Iterable[Buku], tinjauan: Iterable[Tinjauan]) -> dict[str, dict[KunciSkp, list[NilaiAtasan]]]:
    """What atasan wrote in their review workbooks, by the workbook and SKP that it is about."""
    nilai: dict[KunciSkp, list[NilaiAtasan]] = {}
    for t in tinjauan:
        for n in t.nilai:
            kunci = (n.kode_unit, t.periode.kode if t.periode else "", n.nip, n.skp_ke)
            nilai.setdefault(kunci, []).append(n)
    if not nilai:
        return {}
    pemilik = {
        kunci: b.berkas
        for b in buku
        if b.unit.periode is not None
        for s in b.skp
        if (kunci := kunci_skp(b, s)) in nilai
    }
    hasil: dict[str, dict[KunciSkp, list[NilaiAtasan]]] = {}
    for kunci, berkas in pemilik.items():
        hasil.setdefault(berkas, {})[kunci] = nilai[kunci]
    return hasil


def lengkapi(s: IsiSkp, nilai: NilaiAtasan) -> None:
    """What the atasan wrote, beside what stands in the unit's own workbook."""
    s.umpan_balik = _berdampingan(s.umpan_balik, nilai.umpan_balik)
    s.catatan = _berdampingan(s.catatan, nilai.catatan)


def _berdampingan(ada: str, baru: str) -> str:
    if not ada or not baru or " ".join(baru.split()) in " ".join(ada.split()):
        return ada or baru
    return f"{ada}; {baru}"


def _unit(susunan: Susunan) -> IsiUnit:
    perilaku = _menurut_skp(susunan.isi.baris("PERILAKU"))
    lampiran = _menurut_skp(susunan.isi.baris("LAMPIRAN"))
    skp = [
        _skp(s, perilaku.get((s.skp.nip, s.skp.skp_ke), []), lampiran.get((s.skp.nip, s.skp.skp_ke), []))
        for s in susunan.skp
    ]
    return IsiUnit(susunan.isi.buku, skp)


def _menurut_skp(baris: Iterable[Baris]) -> dict[tuple[str, str], list[Baris]]:
    hasil: dict[tuple[str, str], list[Baris]] = {}
    for b in baris:
        hasil.setdefault((b.nip, b.skp_ke), []).append(b)
    return hasil


def _skp(s: SkpIsi, perilaku: list[Baris], lampiran: list[Baris]) -> IsiSkp:
    nilai = s.penilaian
    return IsiSkp(
        s.skp,
        tuple(_rhk(r) for r in s.rhk),
        {b.teks("nilai"): (b.teks("ekspektasi"), b.teks("umpan_balik")) for b in reversed(perilaku)},
        {bagian: tuple(b.teks("uraian") for b in lampiran if b.teks("bagian") == bagian) for bagian in BAGIAN_LAMPIRAN},
        nilai.teks("umpan_balik") if nilai else "",
        nilai.teks("catatan") if nilai else "",
        tuple(_keberatan(b) for b in s.keberatan),
    )


def _rhk(r: RhkIsi) -> IsiRhk:
    b = r.baris
    return IsiRhk(
        b.teks("no_rhk"),
        b.teks("rhk"),
        r.tambahan,
        b.teks("penugasan"),
        b.teks("nip_pimpinan"),
        b.teks("no_rhk_pimpinan"),
        b.teks("rhk_pimpinan"),
        tuple(_indikator(i) for i in r.indikator),
    )


def _indikator(ind: Indikator) -> IsiIndikator:
    t, r = ind.target, ind.realisasi
    satuan = t.teks("satuan")
    target = rentang(t.ambil("target"), t.ambil("batas_atas"), satuan)
    teks = [b for b in (target, t.teks("uraian_target")) if b]
    realisasi, bukti = [], []
    if ind.nilai is not None and not ind.cacat:
        realisasi.append(dengan_satuan(bilangan(ind.nilai), satuan))
    if r is not None:
        if r.ambil("target_periode") is not None and not r.cacat_di("target_periode"):
            periode = dengan_satuan(bilangan(Fraction(r.ambil("target_periode"))), satuan)
            realisasi.append(f"dari target periode {periode}")
        realisasi += [r.teks("uraian_realisasi")] if r.teks("uraian_realisasi") else []
        tautan = r.teks("tautan")
        aman = tautan if tautan.lower().startswith(_SKEMA_AMAN) else ""
        if r.teks("bukti") or aman:
            bukti.append((r.teks("bukti") or aman, aman))
    return IsiIndikator(
        t.teks("aspek"),
        t.teks("indikator"),
        "; ".join(teks),
        t.teks("perspektif"),
        tuple(realisasi),
        tuple(bukti),
        r.teks("umpan_balik") if r is not None else "",
    )


def rentang(bawah: Decimal | None, atas: Decimal | None, satuan: str) -> str:
    """`12 Dokumen`, `10–12 Dokumen`, `95 %`."""
    if bawah is None:
        return ""
    teks = bilangan(Fraction(bawah))
    if atas is not None and atas != bawah:
        teks += f"–{bilangan(Fraction(atas))}"
    return dengan_satuan(teks, satuan)


def dengan_satuan(angka: str, satuan: str) -> str:
    return f"{angka} {'%' if satuan_persen(satuan) else satuan}".rstrip()


def bilangan(nilai: Fraction) -> str:
    """An exact number as Indonesian text: `1.234,5`; at most two places where it has no end."""
    desimal = Decimal(nilai.numerator) / Decimal(nilai.denominator)
    if Fraction(desimal) != nilai:
        desimal = round(desimal, 2)
    bulat, _, pecahan = teks_angka(desimal).partition(".")
    tanda, angka = ("-", bulat[1:]) if bulat.startswith("-") else ("", bulat)
    ribuan = f"{int(angka):,}".replace(",", ".") if len(angka) < 40 else angka
    return tanda + ribuan + (f",{pecahan}" if pecahan else "")


def _keberatan(b: Baris) -> IsiKeberatan:
    return IsiKeberatan(
        b.ambil("tanggal"),
        b.teks("uraian"),
        b.teks("penjelasan"),
        b.teks("keputusan"),
        b.teks("rating_hasil"),
        b.teks("rating_perilaku"),
        b.ambil("tanggal_keputusan"),
    )
