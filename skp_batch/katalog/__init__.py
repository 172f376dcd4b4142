"""The message catalogue: every finding's text, as data beside this file, one YAML file per group of codes.

An entry: judul, tingkat, arti (one sentence on the meaning), pesan (what is wrong, with the value found), saran (what
to do), dasar (the rule), contoh, dampak (what it means for predikat, tukin and kenaikan pangkat), and varian, which
gives other `pesan` and `saran` for a value of the konteks key `sebab` (or `harus X` for one of `harus`). Placeholders:
see isian.py. Always available are nilai, judul (the column's heading), lembar, sel, nip, nama, berkas, kode_unit;
checks add their own in Temuan.konteks. Keys that begin with `_` hold YAML anchors.
"""

from __future__ import annotations

from dataclasses import dataclass

from skp_batch.katalog.entri import Entri, KodeTidakDikenal, Varian, entri, peta, semua
from skp_batch.katalog.isian import isi
from skp_batch.katalog.penjelasan import daftar_kode, jelaskan
from skp_batch.temuan import Temuan

__all__ = ["Entri", "KodeTidakDikenal", "Teks", "Varian", "daftar_kode", "entri", "jelaskan", "render", "semua"]


@dataclass(frozen=True, slots=True)
class Teks:
    """A finding in words."""

    pesan: str
    saran: str
    dasar: str


def render(t: Temuan) -> Teks:
    """The finding's message, mend and rule; never fails, also for a code that the catalogue lacks."""
    ada = peta().get(t.kode)
    if ada is None:
        return Teks("Ada hal yang perlu diperiksa.", "Periksa sel yang ditunjuk.", "Format Buku Kerja SKP versi 1")
    nilai = {
        "nilai": t.nilai,
        "judul": t.judul,
        "lembar": t.lembar,
        "sel": t.sel,
        "nip": t.nip,
        "nama": t.nama,
        "berkas": t.berkas,
        "kode_unit": t.kode_unit,
    }
    nilai.update((k, v) for k, v in t.konteks if v)
    varian = ada.varian.get(nilai.get("sebab", "")) or ada.varian.get(f"harus {nilai.get('harus', '')}")
    sumber = varian or ada
    return Teks(isi(sumber.pesan, nilai), isi(sumber.saran, nilai), ada.dasar)
