"""Who has not handed in what, after a round of `gabung`."""

from __future__ import annotations

from collections.abc import Collection

from skp_batch.checks.susunan import SkpIsi
from skp_batch.siklus.bacaan import BukuTerbaca

Belum = list[tuple[str, str, str]]  # NIP, Nama, what is missing


def penyerahan(buku: BukuTerbaca, menyerahkan: Collection[tuple[str, str]]) -> tuple[Belum, Belum]:
    """Those of whom nothing came in, and those whose sheet leaves something open. `menyerahkan`: (NIP, SKP Ke) of
    every LEMBAR SKP so far; whose realisasi stands in the workbook has handed it in some other way."""
    orang: dict[str, list[SkpIsi]] = {}
    for s in buku.susunan.skp:
        if not s.skp.dikecualikan:
            orang.setdefault(s.skp.nip, []).append(s)
    belum: Belum = []
    kurang: Belum = []
    for nip, para in orang.items():
        sisa = "; ".join(dict.fromkeys(teks for s in para for teks in _kurang(s)))
        masuk = any((nip, s.skp.skp_ke) in menyerahkan or _ada_realisasi(s) for s in para)
        if not masuk:
            belum.append((nip, para[0].skp.nama, sisa))
        elif sisa:
            kurang.append((nip, para[0].skp.nama, sisa))
    return belum, kurang


def _ada_realisasi(s: SkpIsi) -> bool:
    return any(
        i.realisasi is not None
        and (i.realisasi.ambil("realisasi") is not None or i.realisasi.ambil("uraian_realisasi") is not None)
        for i in s.indikator
    )


def _kurang(s: SkpIsi) -> list[str]:
    """What an SKP still lacks; realisasi is owed once the workbook has any."""
    if not s.rhk:
        return ["RHK"]
    hasil = []
    if tanpa := sum(1 for r in s.rhk if not r.indikator):
        hasil.append(f"indikator untuk {tanpa} RHK")
    if hilang := sum(i.hilang for i in s.indikator):
        hasil.append(f"{hilang} dari {sum(1 for _ in s.indikator)} realisasi")
    return hasil
