"""The invented instansi as a whole: every unit's workbook as rows."""

from __future__ import annotations

from dataclasses import replace

from skp_batch.contoh import penilaian, rencana
from skp_batch.contoh.bentuk import Baris, BukuContoh, Instansi
from skp_batch.contoh.data import Unit, semua_orang, semua_unit
from skp_batch.contoh.realisasi import baris_realisasi
from skp_batch.periode import Periode, baca_periode

PERIODE_BAWAAN = "2025"
TAHUN = range(2025, 2036)  # outside, the invented dates of birth and appointment would not be plausible


def buat_instansi(periode: str = PERIODE_BAWAAN) -> Instansi:
    """The clean instansi for a period such as `2025`, `2026-TW3`, `2026-10`. ValueError for any other text."""
    p = periode_contoh(periode)
    return Instansi(p, [buat_buku(u, p) for u in semua_unit() if not u.sisipan])


def periode_contoh(kode: str) -> Periode:
    p = baca_periode(kode)
    if p is None or p.tahun not in TAHUN:
        raise ValueError(f"periode {kode!r} tidak dikenal; contoh: 2025, 2026-S1, 2026-TW3, 2026-10")
    return p


def buku_sisipan(kode_unit: str, periode: Periode) -> BukuContoh:
    """The workbook of a small unit that only the planted instansi has."""
    unit = next(u for u in semua_unit() if u.kode == kode_unit)
    return buat_buku(unit, Periode(periode.tahun - 1, "TAHUNAN") if unit.tahun_lalu else periode)


def buat_buku(unit: Unit, periode: Periode) -> BukuContoh:
    orang = {o.id: o for o in semua_orang()}
    lingkup = rencana.Lingkup(unit, periode, orang)
    anggota = [o for o in semua_orang() if o.unit == unit.kode]
    baris: dict[str, list[Baris]] = {
        "UNIT": rencana.baris_unit(lingkup),
        "PEGAWAI": [rencana.baris_pegawai(o, lingkup) for o in anggota],
        "RHK": [b for o in anggota for b in rencana.baris_rhk(o, lingkup)],
        "TARGET": [b for o in anggota for b in rencana.baris_target(o, lingkup)],
        "REALISASI": [b for o in anggota for b in baris_realisasi(o, lingkup)],
        "PENILAIAN": [penilaian.baris_penilaian(o, lingkup) for o in anggota],
        "PERILAKU": [b for o in anggota for b in penilaian.baris_perilaku(o, lingkup)],
        "LAMPIRAN": [b for o in anggota for b in penilaian.baris_lampiran(o, lingkup)],
        "PK": rencana.baris_pk(orang[unit.pimpinan]),
    }
    lain: dict[str, list[Baris]] = {
        "HARIAN": [b for o in anggota for b in penilaian.baris_harian(o, lingkup, baris["TARGET"], baris["REALISASI"])],
        "PEMBINAAN": [b for o in anggota for b in penilaian.baris_pembinaan(o, lingkup)],
        "KEBERATAN": [b for o in anggota for b in penilaian.baris_keberatan(o, lingkup)],
        "ANGKA KREDIT": [b for o in anggota for b in penilaian.baris_angka_kredit(o, lingkup)],
    }
    baris |= {lembar: isi for lembar, isi in lain.items() if isi}
    unit = replace(unit, berkas=unit.berkas.format(periode=periode.kode))
    return BukuContoh(unit.berkas, baris)
