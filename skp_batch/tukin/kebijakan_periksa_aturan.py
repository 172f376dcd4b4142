"""Checks of the policy's attendance and leave rules: bands without holes, a measure with its figures, arti with a %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from skp_batch.tukin.kebijakan import Kebijakan
from skp_batch.tukin.kebijakan_cuti import AturanCuti
from skp_batch.tukin.kebijakan_presensi import DATA, PEMICU_MENIT, AturanPresensi, Pita

_SISI = {"terlambat": "masuk", "pulang_cepat": "pulang"}


def periksa_pita(tempat: str, pita: Sequence[Pita], berkode: bool) -> Iterator[str]:
    """Contiguous, not overlapping, only the last one open; codes once."""
    for i, p in enumerate(pita, start=1):
        if p.sampai is not None and p.sampai < p.dari:
            yield f'"{tempat}[{i}]": sampai {p.sampai} lebih kecil daripada dari {p.dari}'
        if berkode and p.kode and p.kode in {q.kode for q in pita[: i - 1]}:
            yield f'"{tempat}[{i}]": kode "{p.kode}" ditulis dua kali'
    for i, (a, b) in enumerate(pairwise(pita), start=2):
        if a.sampai is None:
            yield f'"{tempat}[{i - 1}]": hanya pita terakhir yang boleh tanpa batas atas'
        elif b.dari <= a.sampai:
            yield f'"{tempat}[{i}]": mulai {b.dari}, tumpang tindih dengan pita sebelumnya yang sampai {a.sampai}'
        elif b.dari > a.sampai + 1:
            yield f'"{tempat}[{i}]": mulai {b.dari}, ada celah sesudah pita sebelumnya yang sampai {a.sampai}'


def periksa_presensi(k: Kebijakan) -> Iterator[str]:
    if k.presensi is None:
        return
    kode = [a.kode for a in k.presensi.aturan]
    for i, a in enumerate(k.presensi.aturan, start=1):
        tempat = f"presensi.aturan[{i}]"
        if a.kode in kode[: i - 1]:
            yield f'"{tempat}": kode "{a.kode}" ditulis dua kali'
        yield from _aturan(tempat, a)
        for lain in a.eksklusif:
            if lain not in kode or lain == a.kode:
                yield f'nilai "{tempat}.eksklusif" "{lain}" tidak dapat dipakai. Yang boleh: {", ".join(kode)}'
    for i, e in enumerate(k.presensi.eskalasi, start=1):
        if e.bila.berturut_hari_min is None and e.bila.hari_min is None and not e.bila.sebulan_penuh:
            yield f'"presensi.eskalasi[{i}].bila" harus berisi berturut_hari_min, hari_min, atau sebulan_penuh: true'

    if k.presensi.terhadap == "rumus":
        for i, e in enumerate(k.presensi.eskalasi, start=1):
            if e.terhadap is not None:
                yield f'"presensi.eskalasi[{i}].terhadap" tidak dapat diisi bila "presensi.terhadap" rumus'


def _aturan(tempat: str, a: AturanPresensi) -> Iterator[str]:
    data = a.pemicu.startswith(DATA)
    if a.satuan in ("menit", "pita", "menit_sebulan") and a.pemicu not in PEMICU_MENIT and not data:
        yield f'"{tempat}.satuan" {a.satuan} hanya untuk pemicu {", ".join(PEMICU_MENIT)}'
    if (a.persen is None) == (not a.pita):
        yield f'"{tempat}" harus berisi salah satu: persen, atau pita'
    elif a.satuan == "pita" and not a.pita:
        yield f'kunci "{tempat}.pita" wajib diisi untuk satuan pita'
    elif a.pita and a.satuan not in ("pita", "menit_sebulan"):
        yield f'"{tempat}.pita" hanya untuk satuan pita atau menit_sebulan, bukan {a.satuan}'
    yield from periksa_pita(f"{tempat}.pita", a.pita, berkode=True)
    if a.tanpa_rekam is not None:
        if a.pemicu not in _SISI:
            yield f'"{tempat}.tanpa_rekam" hanya untuk pemicu {", ".join(_SISI)}'
        if a.tanpa_rekam not in {p.kode for p in a.pita if p.kode}:
            ada = ", ".join(p.kode for p in a.pita if p.kode) or "tidak ada pita berkode"
            yield f'nilai "{tempat}.tanpa_rekam" "{a.tanpa_rekam}" tidak dapat dipakai. Yang boleh: {ada}'


def periksa_cuti(k: Kebijakan) -> Iterator[str]:
    for i, c in enumerate(k.cuti, start=1):
        tempat = f"cuti[{i}]"
        yield from periksa_pita(f"{tempat}.pita", c.pita, berkode=False)
        if c.operasi not in ("abaikan", "tidak_dibayar"):
            yield from _berpersen(tempat, c)
        if c.bila and c.bila.anak_ke_min and c.bila.anak_ke_maks and c.bila.anak_ke_min > c.bila.anak_ke_maks:
            yield f'"{tempat}.bila": anak_ke_min lebih besar daripada anak_ke_maks'


def _berpersen(tempat: str, c: AturanCuti) -> Iterator[str]:
    if c.arti is None and c.operasi != "kurang":
        yield f'kunci "{tempat}.arti" wajib diisi. Yang boleh: dibayar, dipotong'
    ada = [
        n for n, isi in (("persen", c.persen), ("nilai", c.nilai), ("pita", c.pita), ("per_hari", c.per_hari)) if isi
    ]
    ada += ["persen"] if c.persen is not None and "persen" not in ada else []
    ada += ["per_hari"] if c.per_hari is not None and "per_hari" not in ada else []
    if len(ada) != 1:
        yield f'"{tempat}" harus berisi salah satu: persen, nilai, pita, atau per_hari'
        return
    cara = ada[0]
    if cara != "persen" and c.ukur is None:
        yield f'kunci "{tempat}.ukur" wajib diisi untuk {cara}'
    elif cara == "nilai" and c.ukur not in ("bulan_ke", "kali_setahun", "hari_ke"):
        yield f'"{tempat}.nilai" hanya untuk ukur bulan_ke atau kali_setahun; untuk {c.ukur} pakai pita atau per_hari'
    elif cara == "per_hari" and c.ukur not in ("hari_sebulan", "hari_di_atas", "hari_ke"):
        yield f'"{tempat}.per_hari" hanya untuk ukur hari_sebulan atau hari_di_atas, bukan {c.ukur}'
    if c.ukur == "hari_di_atas" and c.mulai_hari is None:
        yield f'kunci "{tempat}.mulai_hari" wajib diisi untuk ukur hari_di_atas'
    batas = [b.sampai_bulan for b in c.bulan_lanjut]
    if batas != sorted(set(batas)):
        yield f'"{tempat}.bulan_lanjut": sampai_bulan harus naik'
