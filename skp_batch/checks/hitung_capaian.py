"""Realisasi in force and capaian of every indikator, RHK and SKP of one workbook."""

from __future__ import annotations

from fractions import Fraction

from skp_batch.aturan import KebijakanPenilaian
from skp_batch.checks.susunan import Indikator, SkpIsi, Susunan
from skp_batch.scoring.capaian import (
    NOL,
    CapaianRhk,
    bulatkan,
    capaian_indikator,
    capaian_skp,
    cara_hitung,
    pecahan,
    rata_rata,
    rating_hitung,
    sasaran_periode,
)
from skp_batch.workbook.nilai import satuan_persen, satuan_sama
from skp_batch.workbook.tabel import Baris

_SEL_TARGET = ("target", "batas_atas", "satuan", "arah", "cara_hitung", "aspek")


def hitung_capaian(susunan: Susunan, kebijakan: KebijakanPenilaian) -> None:
    """Fill the indikator, then `skp.capaian` and `skp.rating_hitung` (kontrak.md sections 1 and 3)."""
    for s in susunan.skp:
        for indikator in s.indikator:
            _realisasi(susunan, s, indikator)
    susunan.ada_realisasi = any(_ada(i) for s in susunan.skp for i in s.indikator)
    for s in susunan.skp:
        for r in s.rhk:
            for indikator in r.indikator:
                indikator.hilang = susunan.ada_realisasi and indikator.hilang
                if indikator.hilang and indikator.realisasi is None:
                    no = r.baris.teks("no_rhk"), indikator.target.teks("no_indikator")
                    indikator.tak_pasti = susunan.tak_pasti("REALISASI", s, *no)
        s.skp.capaian_pasti = not any(i.tak_pasti for i in s.indikator)
        if not s.skp.dikecualikan and not s.kualitatif and susunan.ada_realisasi:
            _hitung(s, kebijakan)


def _ada(indikator: Indikator) -> bool:
    """Whether anything is realised here, readable or not."""
    r = indikator.realisasi
    return indikator.nilai is not None or (
        r is not None and (r.ambil("uraian_realisasi") is not None or r.cacat_di("realisasi", "uraian_realisasi"))
    )


def _realisasi(susunan: Susunan, s: SkpIsi, ind: Indikator) -> None:
    t, r = ind.target, ind.realisasi
    periode = susunan.isi.buku.unit.periode
    tahunan = periode is None or periode.jenis == "TAHUNAN"
    satuan, aspek = t.teks("satuan"), t.teks("aspek")
    ind.cara = cara_hitung(t.teks("cara_hitung"), satuan_persen(satuan), aspek)
    target = t.ambil("target")
    ind.cacat = bool(t.cacat and t.cacat_di(*_SEL_TARGET)) or bool(
        r is not None and r.cacat and r.cacat_di("realisasi", "target_periode")
    )
    ind.nilai = _angka(r, "realisasi")
    # a figure counts by its own text; the daily sheet stands in only where that is blank
    ind.dari_harian = _dari_harian(susunan, ind, satuan) if ind.harian else None
    if not s.kualitatif and target is not None and not t.cacat_di("target"):
        ind.sasaran = sasaran_periode(
            tahunan,
            target,
            t.ambil("batas_atas"),
            r.ambil("target_periode") if r is not None else None,
            t.ambil("arah") == "MINIMAL",
            ind.cara,
        )
        ind.terukur = ind.sasaran is not None
        ind.jatuh_tempo = ind.terukur
        if ind.nilai is None and ind.dari_harian is not None and not (r is not None and r.cacat_di("realisasi")):
            ind.nilai = ind.dari_harian
        ind.hilang = ind.terukur and ind.nilai is None and not ind.cacat
    elif s.kualitatif:
        ind.hilang = not ind.cacat and ind.nilai is None and not _ada(ind)


def _angka(baris: Baris | None, kunci: str) -> Fraction | None:
    nilai = baris.ambil(kunci) if baris is not None else None
    return None if nilai is None else pecahan(nilai)


def _dari_harian(susunan: Susunan, ind: Indikator, satuan: str) -> Fraction | None:
    """Amounts of HARIAN, dated within the period, Satuan equal or blank, put together by Cara Hitung."""
    unit = susunan.isi.buku.unit
    butir = []
    for b in ind.harian:
        tanggal, nilai = b.ambil("tanggal"), b.ambil("realisasi")
        if tanggal is None or nilai is None or unit.mulai is None or unit.selesai is None:
            continue
        if unit.mulai <= tanggal <= unit.selesai and satuan_sama(b.teks("satuan") or satuan, satuan):
            butir.append((tanggal, b.nomor, Fraction(nilai)))
    if not butir:
        return None
    nilai_saja = [n for _, _, n in butir]
    if ind.cara == "JUMLAH":
        return sum(nilai_saja, Fraction(0))
    return rata_rata(nilai_saja) if ind.cara == "RATA-RATA" else max(butir)[2]


def _hitung(s: SkpIsi, kebijakan: KebijakanPenilaian) -> None:
    bagian = []
    for r in s.rhk:
        nilai = []
        for ind in r.indikator:
            if ind.sasaran is None or ind.cacat or ind.sasaran.bawah < 0:
                continue
            hasil = NOL
            if ind.nilai is not None:
                hasil = capaian_indikator(ind.nilai, ind.sasaran, kebijakan.capaian_maksimum)
            ind.capaian = hasil
            nilai.append(hasil)
        if nilai:
            r.capaian = rata_rata(nilai)
            bagian.append(CapaianRhk(r.capaian, r.tambahan, r.baris.ambil("bobot")))
    hasil_kerja = capaian_skp(bagian, kebijakan.bobot == "pakai")
    if hasil_kerja is not None:
        s.skp.capaian = bulatkan(hasil_kerja)
        s.skp.rating_hitung = rating_hitung(s.skp.capaian, kebijakan)
