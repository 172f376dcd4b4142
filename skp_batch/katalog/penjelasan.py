"""Texts of `skp-batch jelaskan`: one code in full, or the list of all."""

from __future__ import annotations

import textwrap

from skp_batch.katalog.entri import KELOMPOK, Entri, entri, semua
from skp_batch.katalog.isian import tanpa_nilai

_LEBAR = 88
_TEPI = 11


def jelaskan(kode: str) -> str:
    """What a code means, an example, its mend, its rule, and what it does to predikat, tukin and kenaikan pangkat."""
    e = entri(kode)
    bagian = [f"{e.kode}  {e.judul}  ({e.tingkat})", ""]
    bagian += _paragraf("Arti", e.arti or tanpa_nilai(e.pesan))
    bagian += _paragraf("Contoh", e.contoh)
    bagian += _paragraf("Perbaikan", tanpa_nilai(e.saran))
    bagian += _varian(e)
    bagian += _paragraf("Dasar", e.dasar)
    bagian += _paragraf("Dampak", e.dampak)
    return "\n".join(bagian) + "\n"


def daftar_kode() -> str:
    """Every code with its title and level, by group."""
    baris: list[str] = []
    for kelompok, judul in KELOMPOK.items():
        isi = [e for e in semua() if e.kode.startswith(kelompok)]
        if isi:
            baris += [*([""] if baris else []), f"{kelompok}  {judul}"]
            baris += [f"  {e.kode}  {e.tingkat:<10}  {e.judul}" for e in isi]
    baris += ["", "Penjelasan lengkap satu kode: skp-batch jelaskan KODE"]
    return "\n".join(baris) + "\n"


def _varian(e: Entri) -> list[str]:
    """The variants, one item each."""
    awal, lanjut = " " * _TEPI + "- ", " " * (_TEPI + 2)
    return [
        textwrap.fill(tanpa_nilai(f"{v.pesan} {v.saran}"), _LEBAR, initial_indent=awal, subsequent_indent=lanjut)
        for v in e.varian.values()
    ]


def _paragraf(label: str, teks: str) -> list[str]:
    return [textwrap.fill(teks, _LEBAR, initial_indent=f"{label:<{_TEPI}}", subsequent_indent=" " * _TEPI)]
