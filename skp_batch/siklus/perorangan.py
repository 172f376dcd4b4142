"""`templat --per-pegawai`: from a unit's workbook one LEMBAR SKP per person, with his own data alone."""

from __future__ import annotations

from collections.abc import Iterator

from skp_batch.aturan.formulir import berakhlak, pangkat_golongan
from skp_batch.checks.susunan import Indikator, RhkIsi, SkpIsi
from skp_batch.istilah import BENTUK_JPT
from skp_batch.model import Skp
from skp_batch.periode import Periode
from skp_batch.schemas.kolom import Lembar
from skp_batch.schemas.pelaksanaan import REALISASI
from skp_batch.schemas.penilaian import PERILAKU
from skp_batch.schemas.rencana import RHK, TARGET
from skp_batch.siklus.bacaan import BukuTerbaca
from skp_batch.workbook.lembar_isi import IndikatorLembar, IsiLembar, PerilakuLembar, RhkLembar, ruang_baru
from skp_batch.workbook.lembar_tulis import tulis_lembar_skp
from skp_batch.workbook.tabel import Baris
from skp_batch.workbook.template_isian import nama_aman

Identitas = tuple[tuple[str, str], ...]


def lembar_per_pegawai(buku: BukuTerbaca) -> Iterator[tuple[str, bytes]]:
    """File name and workbook per person, in the order of PEGAWAI; who is not rated (N409) needs none."""
    para: dict[str, list[SkpIsi]] = {}
    for s in buku.susunan.skp:
        if s.skp.nip_sah and not s.skp.dikecualikan:
            para.setdefault(s.skp.nip, []).append(s)
    periode = buku.unit.periode
    if periode is None:
        return
    for nip, skp in para.items():
        nama = nama_aman(f"SKP {periode.kode} {nip} {skp[0].skp.nama}")
        yield f"{nama}.xlsx", tulis_lembar_skp([_isi(buku, s, periode) for s in skp])


def _isi(buku: BukuTerbaca, s: SkpIsi, periode: Periode) -> IsiLembar:
    unit = buku.unit
    jpt = s.skp.bentuk == BENTUK_JPT
    terbuka = s.skp.status_skp != "PERSETUJUAN"
    rhk = [_rhk(buku, s, r) for r in s.rhk]
    return IsiLembar(
        s.skp.nip,
        s.skp.skp_ke,
        unit.kode,
        periode,
        unit.instansi,
        _identitas(s.skp.nama, s.skp.nip, s.skp.teks("golongan"), s.skp.teks("jabatan"), unit.nama),
        _penilai(buku, s.skp),
        jpt,
        s.kualitatif,
        terbuka,
        ruang_baru(rhk) if terbuka else rhk,
        _perilaku(buku, s.skp),
    )


def _identitas(nama: str, nip: str, golongan: str, jabatan: str, unit: str) -> Identitas:
    pangkat = pangkat_golongan(golongan)
    return (("NAMA", nama), ("NIP", nip), ("PANGKAT/GOL RUANG", pangkat), ("JABATAN", jabatan), ("UNIT KERJA", unit))


def _penilai(buku: BukuTerbaca, skp: Skp) -> Identitas:
    """As the form wants him: the Penilai columns, else the atasan's row in the same workbook."""
    t = skp.teks
    atasan = next((a.skp for a in buku.susunan.skp if a.skp.nip == skp.nip_atasan and a.skp.nip_sah), None)
    if t("nip_penilai") or t("nama_penilai") or atasan is None:
        nip = t("nip_penilai") or ("" if t("nama_penilai") else skp.nip_atasan)
        return _identitas(t("nama_penilai"), nip, t("golongan_penilai"), t("jabatan_penilai"), t("unit_penilai"))
    return _identitas(atasan.nama, atasan.nip, atasan.teks("golongan"), atasan.teks("jabatan"), buku.unit.nama)


def _rhk(buku: BukuTerbaca, s: SkpIsi, r: RhkIsi) -> RhkLembar:
    nilai = _nilai(RHK, r.baris)
    nilai.setdefault("RHK.rhk_pimpinan", teks_rhk_pimpinan(buku, s, r.baris))
    indikator = [_indikator(i) for i in r.indikator] or [IndikatorLembar("1")]
    return RhkLembar(r.baris.teks("no_rhk"), r.tambahan, nilai, indikator)


def teks_rhk_pimpinan(buku: BukuTerbaca, s: SkpIsi, baris: Baris) -> str:
    """The text of the RHK that one supports by its number, where its owner is in the same workbook."""
    pimpinan = baris.teks("nip_pimpinan") or s.skp.nip_atasan
    no = baris.teks("no_rhk_pimpinan")
    milik = (p.baris for a in buku.susunan.skp if no and a.skp.nip == pimpinan for p in a.rhk)
    return next((p.teks("rhk") for p in milik if p.teks("no_rhk") == no), "")


def _indikator(i: Indikator) -> IndikatorLembar:
    realisasi = {} if i.realisasi is None else _nilai(REALISASI, i.realisasi)
    return IndikatorLembar(i.target.teks("no_indikator"), _nilai(TARGET, i.target) | realisasi)


def _nilai(lembar: Lembar, baris: Baris) -> dict[str, object]:
    """The row's cells; one that cannot be read as it was written, so that it can be mended on the sheet."""
    isi: dict[str, object] = {f"{lembar.nama}.{k}": v for k, v in baris.nilai.items()}
    return isi | {f"{lembar.nama}.{k}": teks for k, teks in baris.mentah.items() if teks}


def _perilaku(buku: BukuTerbaca, skp: Skp) -> tuple[PerilakuLembar, ...]:
    milik = {
        b.teks("nilai"): (b.teks("ekspektasi"), b.teks("umpan_balik"))
        for b in buku.isi.baris(PERILAKU.nama)
        if (b.nip, b.skp_ke) == (skp.nip, skp.skp_ke)
    }
    return tuple(PerilakuLembar(n.tampil, n.perilaku, *milik.get(n.nilai, ())) for n in berakhlak())
