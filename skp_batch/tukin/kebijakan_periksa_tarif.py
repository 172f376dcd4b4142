"""Checks of the policy's tables: monotone, without holes, versions that do not overlap, criteria that say how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from skp_batch.tukin.kebijakan import Kebijakan
from skp_batch.tukin.kebijakan_tarif import Tarif

# A table of a few classes is an excerpt; a long one with a hole has lost a row.
_TABEL_PANJANG = 8


def periksa_tarif(k: Kebijakan) -> Iterator[str]:
    t = k.tarif
    yield from _bentuk(t)
    yield from _versi(k)
    for tempat, tabel in _tabel(t):
        yield from _isi_tabel(tempat, tabel)
    yield from _kriteria(k)


def _bentuk(t: Tarif) -> Iterator[str]:
    if t.sumber == "tabel" and not t.versi:
        yield 'kunci "tarif.versi" wajib diisi untuk sumber tabel'
    if t.sumber != "acuan" and t.acuan is not None:
        yield '"tarif.acuan" hanya untuk sumber acuan'
    if t.sumber != "kriteria" and (t.kriteria or t.basic is not None):
        yield '"tarif.kriteria" dan "tarif.basic" hanya untuk sumber kriteria'
    if t.sumber == "nilai_jabatan":
        n = t.nilai_jabatan
        if n is None:
            yield 'kunci "tarif.nilai_jabatan" wajib diisi untuk sumber nilai_jabatan'
        elif n.kelas is None and not t.versi and not n.dari_data:
            yield '"tarif.nilai_jabatan" harus memuat kelas, dari_data, atau tarif.versi'
    elif t.nilai_jabatan is not None:
        yield '"tarif.nilai_jabatan" hanya untuk sumber nilai_jabatan'


def _versi(k: Kebijakan) -> Iterator[str]:
    urut = sorted(enumerate(k.tarif.versi, start=1), key=lambda v: v[1].mulai)
    for (_, a), (j, b) in pairwise(urut):
        if a.mulai == b.mulai or (a.sampai is not None and b.mulai <= a.sampai):
            yield f'"tarif.versi[{j}]" (mulai {b.mulai.kode}) tumpang tindih dengan versi yang mulai {a.mulai.kode}'
    for i, v in urut:
        if v.sampai is not None and v.sampai < v.mulai:
            yield f'"tarif.versi[{i}].sampai" {v.sampai.kode} mendahului mulai {v.mulai.kode}'
    if urut and urut[0][1].mulai > k.berlaku.mulai:
        awal = urut[0][1].mulai.kode
        yield f'"tarif.versi" baru mulai {awal}, sedangkan kebijakan berlaku sejak {k.berlaku.mulai.kode}'


def _tabel(t: Tarif) -> Iterator[tuple[str, Mapping[int, int]]]:
    for i, v in enumerate(t.versi, start=1):
        yield f"tarif.versi[{i}].kelas", v.kelas or {}
    if t.basic is not None:
        yield "tarif.basic", t.basic
    if t.nilai_jabatan is not None and t.nilai_jabatan.kelas is not None:
        yield "tarif.nilai_jabatan.kelas", t.nilai_jabatan.kelas


def _isi_tabel(tempat: str, tabel: Mapping[int, int]) -> Iterator[str]:
    if not tabel:
        yield f'"{tempat}" tidak boleh kosong'
        return
    kelas = sorted(tabel)
    for a, b in pairwise(kelas):
        if tabel[b] < tabel[a]:
            yield f'"{tempat}": kelas {b} ({tabel[b]}) lebih kecil daripada kelas {a} ({tabel[a]}); periksa angkanya'
    hilang = [str(n) for n in range(kelas[0], kelas[-1]) if n not in tabel]
    if hilang and len(kelas) >= _TABEL_PANJANG:
        yield f'"{tempat}": kelas {", ".join(hilang)} tidak ada di antara kelas {kelas[0]} dan {kelas[-1]}'


def _kriteria(k: Kebijakan) -> Iterator[str]:
    t = k.tarif
    if t.sumber != "kriteria":
        return
    if not t.kriteria:
        yield 'kunci "tarif.kriteria" wajib diisi untuk sumber kriteria'
    terlihat: set[str] = set()
    for i, x in enumerate(t.kriteria, start=1):
        if x.id in terlihat:
            yield f'"tarif.kriteria" memuat id "{x.id}" dua kali'
        terlihat.add(x.id)
        if x.persen_basic is not None and x.rupiah is not None:
            yield f'"tarif.kriteria[{i}]" harus berisi salah satu: persen_basic, rupiah, atau dari_data'
        if x.persen_basic is None and x.rupiah is None and not x.dari_data:
            yield f'"tarif.kriteria[{i}]" harus berisi persen_basic, rupiah, atau dari_data'
        if x.persen_basic is not None and t.basic is None and not t.versi:
            yield f'"tarif.kriteria[{i}].persen_basic" memerlukan "tarif.basic" atau "tarif.versi"'
