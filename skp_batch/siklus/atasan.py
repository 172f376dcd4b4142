"""`templat --untuk-atasan`: all bawahan of one atasan, over units, with what he needs to rate them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from skp_batch.checks.susunan import Indikator, RhkIsi, SkpIsi
from skp_batch.istilah import CapaianOrganisasi
from skp_batch.katalog.isian import pendek
from skp_batch.model import NilaiAtasan, Tinjauan
from skp_batch.periode import Periode, baca_periode
from skp_batch.scoring.capaian import bulatkan
from skp_batch.scoring.distribusi import pola
from skp_batch.scoring.predikat import predikat
from skp_batch.siklus.bacaan import BukuTerbaca
from skp_batch.siklus.himpun import sebutan
from skp_batch.workbook.nilai import teks_angka
from skp_batch.workbook.template_atasan import IsiTinjauan, tulis_tinjauan

_RHK_MAKS = 46
_URAIAN_MAKS = 60
_RIWAYAT_MAKS = 4
Riwayat = Mapping[tuple[str, str], str]  # (NIP, period's code) -> predikat


def tinjauan_atasan(
    buku: Sequence[BukuTerbaca],
    nip: str,
    riwayat: Riwayat,
    periode: Periode | None,
    terdahulu: Sequence[Tinjauan] = (),
) -> Iterator[IsiTinjauan]:
    """One review per period in which the atasan has bawahan; none where he has none. What he filled in before
    (`terdahulu`) is carried over where the unit's workbook is blank."""
    menurut_periode: dict[Periode, list[tuple[BukuTerbaca, SkpIsi]]] = {}
    for b in buku:
        p = b.unit.periode
        if p is None or (periode is not None and p != periode):
            continue
        for s in b.susunan.skp:
            if s.skp.nip_sah and nip in (s.skp.nip_atasan, s.skp.teks("nip_penilai")) and not s.skp.dikecualikan:
                menurut_periode.setdefault(p, []).append((b, s))
    for p, para in sorted(menurut_periode.items()):
        isi = IsiTinjauan(nip, _nama(buku, nip, para), p, _organisasi(buku, nip, p, para))
        diisi = {
            (n.kode_unit, n.nip, n.skp_ke): n
            for t in reversed(terdahulu)
            if (t.nip_atasan, t.periode) == (nip, p)
            for n in t.nilai
        }
        for b, s in sorted(para, key=lambda x: (x[0].unit.kode, x[1].skp.baris)):
            if s.skp.status_skp == "PERSETUJUAN":
                isi.baris.append(_baris(b, s, riwayat, p, diisi.get((b.unit.kode, s.skp.nip, s.skp.skp_ke))))
            else:
                sebab = f"Status SKP {s.skp.status_skp or 'belum diisi'}"
                isi.belum.append((s.skp.nip, s.skp.nama, b.unit.nama, sebab))
        yield isi


def buku_tinjauan(isi: IsiTinjauan) -> bytes:
    """The review as a workbook."""
    return tulis_tinjauan(isi, {c: [(r.minimal, r.maksimal) for r in pola(c)] for c in CapaianOrganisasi})


def _nama(buku: Sequence[BukuTerbaca], nip: str, para: Sequence[tuple[BukuTerbaca, SkpIsi]]) -> str:
    """The atasan's name: from his own row, else from the Penilai columns of a bawahan."""
    sendiri = (s.skp.nama for b in buku for s in b.susunan.skp if s.skp.nip == nip)
    ditulis = (s.skp.teks("nama_penilai") for _, s in para if s.skp.teks("nip_penilai") == nip)
    return next((n for n in (*sendiri, *ditulis) if n), nip)


def _organisasi(buku: Sequence[BukuTerbaca], nip: str, p: Periode, para: Sequence[tuple[BukuTerbaca, SkpIsi]]) -> str:
    """Capaian of the unit that he leads, else the one that all units of his bawahan share."""
    pimpin = {b.unit.capaian_organisasi for b in buku if b.unit.periode == p and b.unit.nip_pimpinan == nip} - {""}
    bersama = {b.unit.capaian_organisasi for b, _ in para}
    for calon in (pimpin, bersama):
        if len(calon) == 1:
            return next(iter(calon))
    return ""


def _baris(b: BukuTerbaca, s: SkpIsi, riwayat: Riwayat, p: Periode, lama: NilaiAtasan | None) -> dict[str, object]:
    skp, nilai = s.skp, s.penilaian
    hasil = skp.rating_hasil_awal or (lama.rating_hasil if lama else None)
    perilaku = skp.rating_perilaku_awal or (lama.rating_perilaku if lama else None)
    return {
        "kode_unit": b.unit.kode,
        "nip": skp.nip,
        "skp_ke": None if skp.skp_ke == "1" else skp.skp_ke,
        "s_nama": skp.nama,
        "s_capaian": skp.capaian,
        "s_rating": str(skp.rating_hitung or ""),
        "s_realisasi": _singkat(s),
        "s_riwayat": _riwayat(skp.nip, riwayat, p),
        "rating_hasil": str(hasil or ""),
        "rating_perilaku": str(perilaku or ""),
        "s_predikat": str(predikat(hasil, perilaku)) if hasil and perilaku else "",
        "umpan_balik": (nilai.teks("umpan_balik") if nilai else "") or (lama.umpan_balik if lama else None),
        "catatan": (nilai.teks("catatan") if nilai else "") or (lama.catatan if lama else None),
        "s_jabatan": skp.teks("jabatan"),
        "s_unit": b.unit.nama,
    }


def _singkat(s: SkpIsi) -> str:
    """A line for each RHK: its text in short, what was realised, of how much."""
    return "\n".join(_baris_rhk(r) for r in s.rhk) or "Belum ada RHK."


def _baris_rhk(r: RhkIsi) -> str:
    isi = "; ".join(_realisasi(i) for i in r.indikator) or "belum ada indikator"
    capaian = f" ({_koma(bulatkan(r.capaian))} %)" if r.capaian is not None else ""
    tambahan = " [tambahan]" if r.tambahan else ""
    return f"{r.baris.teks('no_rhk')}. {pendek(r.baris.teks('rhk'), _RHK_MAKS)}{tambahan}: {isi}{capaian}"


def _realisasi(i: Indikator) -> str:
    uraian = i.realisasi.teks("uraian_realisasi") if i.realisasi is not None else ""
    if i.nilai is not None:
        angka = _koma(Decimal(i.nilai.numerator) / Decimal(i.nilai.denominator))
        target = f" dari {_koma(i.sasaran.bawah)}" if i.sasaran is not None else ""
        return f"{angka}{target} {i.target.teks('satuan')}".rstrip()
    if uraian:
        return pendek(uraian, _URAIAN_MAKS)
    return "belum jatuh tempo" if not i.jatuh_tempo and not i.hilang else "belum ada realisasi"


def _koma(angka: Decimal) -> str:
    return teks_angka(round(angka, 2)).replace(".", ",")


def _riwayat(nip: str, riwayat: Riwayat, kini: Periode) -> str:
    """Predikat of the periods before this one, the latest first."""
    lama = []
    for (milik, kode), nilai in riwayat.items():
        p = baca_periode(kode)
        if milik == nip and p is not None and nilai and (p.tahun, p.bulan[1]) < (kini.tahun, kini.bulan[1]):
            lama.append((p, nilai))
    lama.sort(key=lambda x: (x[0].tahun, x[0].bulan[1]), reverse=True)
    return "\n".join(f"{_sebutan(p, kini)}: {nilai}" for p, nilai in lama[:_RIWAYAT_MAKS])


def _sebutan(p: Periode, kini: Periode) -> str:
    return sebutan(p) if p.tahun == kini.tahun else p.kode
