"""Checks of the policy's komponen: weights of 100 for everybody, values that exist, formulas that can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skp_batch.tukin.kebijakan import Kebijakan
from skp_batch.tukin.kebijakan_jenis import ganda
from skp_batch.tukin.kebijakan_lain import Komponen
from skp_batch.tukin.komponen import DATA, NAMA_RUMUS
from skp_batch.tukin.rumus import RumusSalah, urai_rumus

_NILAI = "penuh, predikat, data.<kolom>, capaian, rumus"


def periksa_komponen(k: Kebijakan) -> Iterator[str]:
    if k.komponen:
        yield from _bobot(k.komponen)
    for i, x in enumerate(k.komponen, start=1):
        yield from _nilai(k, f"komponen[{i}]", x)
    dipakai = {n for x in k.komponen if x.rumus for n in _nama(x.rumus)}
    for nama, bagian in (("predikat", k.predikat), ("presensi", k.presensi)):
        if bagian is not None and bagian.terhadap == "rumus" and nama not in dipakai:
            yield f'"{nama}.terhadap" rumus, tetapi tidak ada "komponen.rumus" yang menyebut {nama}'
        if bagian is None and nama in dipakai:
            yield f'"komponen.rumus" menyebut {nama}, tetapi bagian "{nama}" tidak ada'
        if bagian is not None and bagian.terhadap != "rumus" and nama in dipakai:
            yield (
                f'"komponen.rumus" menyebut {nama}, padahal "{nama}.terhadap" bukan rumus: potongannya akan dikenakan '
                f'dua kali. Tulis "{nama}.terhadap": rumus'
            )


def _bobot(komponen: Sequence[Komponen]) -> Iterator[str]:
    """Those without `bila` and those of each `bila` weigh 100 together."""
    umum = [x for x in komponen if x.bila is None]
    kelompok: dict[str, list[Komponen]] = {}
    for x in komponen:
        if x.bila is not None:
            kelompok.setdefault(x.bila.model_dump_json(exclude={"dasar", "catatan"}), []).append(x)
    for satu in kelompok.values() or [[]]:
        bersama = [*umum, *satu]
        for id_ in ganda(x.id for x in bersama):
            yield f'"komponen" memuat id "{id_}" dua kali' + (" untuk orang yang sama" if kelompok else "")
        jumlah = sum(x.bobot for x in bersama)
        if jumlah != 100:
            untuk = f' (komponen tanpa "bila" dan yang ber-"bila" sama dengan "{satu[0].id}")' if satu else ""
            yield f'jumlah "komponen.bobot" harus 100, sekarang {jumlah}{untuk}'
    for satu in kelompok.values():
        b = satu[0].bila
        if b is not None and not b.model_dump(exclude={"dasar", "catatan"}, exclude_none=True):
            yield f'"komponen.bila" pada "{satu[0].id}" kosong: sebut untuk siapa komponen itu'


def _nilai(k: Kebijakan, tempat: str, x: Komponen) -> Iterator[str]:
    data = x.nilai.startswith(DATA) and x.nilai[len(DATA) :].strip()
    if x.nilai not in ("penuh", "predikat", "capaian", "rumus") and not data:
        yield f'nilai "{tempat}.nilai" "{x.nilai}" tidak dapat dipakai. Yang boleh: {_NILAI}'
    if x.nilai == "predikat" and k.predikat is None:
        yield f'"{tempat}.nilai" memakai predikat, tetapi bagian "predikat" tidak ada'
    if x.nilai == "rumus" and x.rumus is None:
        yield f'kunci "{tempat}.rumus" wajib diisi untuk nilai rumus'
    if x.nilai != "rumus" and x.rumus is not None:
        yield f'"{tempat}.rumus" hanya untuk nilai rumus, bukan {x.nilai}'
    if x.rumus is not None:
        try:
            urai_rumus(x.rumus)
        except RumusSalah as salah:
            yield f'"{tempat}.rumus": {salah}'
        for nama in _nama(x.rumus):
            if nama not in NAMA_RUMUS and not nama.startswith(DATA):
                yield (
                    f'"{tempat}.rumus" menyebut "{nama}", yang tidak dikenal. '
                    f"Yang boleh: data.<kolom>, {', '.join(NAMA_RUMUS)}; fungsi min, maks, jika"
                )


def _nama(teks: str) -> list[str]:
    try:
        return list(dict.fromkeys(urai_rumus(teks).nama()))
    except RumusSalah:
        return []
