"""The columns of KEHADIRAN that a policy names besides the fixed ones."""

from __future__ import annotations

from skp_batch.schemas.kolom import Jenis, Kolom
from skp_batch.tukin.kebijakan import Kebijakan
from skp_batch.tukin.kebijakan_jenis import judul_kolom
from skp_batch.tukin.rumus import urai_rumus

DATA, PERISTIWA = "data.", "peristiwa."


def kolom_data(k: Kebijakan) -> tuple[Kolom, ...]:
    """One column per `data.<kolom>`, `dari_data` and peristiwa_skp; headings with blanks or with `_` are the same."""
    angka = [x.nilai[5:].strip() for x in k.komponen if x.nilai.startswith(DATA)]
    rumus = [n for x in k.komponen if x.rumus for n in urai_rumus(x.rumus).nama() if n.startswith(DATA)]
    pemicu = [a.pemicu for a in k.presensi.aturan if a.pemicu.startswith(DATA)] if k.presensi else []
    angka += [n[len(DATA) :] for n in (*rumus, *pemicu)]
    angka += [x.id for x in k.tarif.kriteria if x.dari_data]
    angka += [x.id for x in k.potongan_lain if x.dari_data]
    if k.tarif.nilai_jabatan is not None and k.tarif.nilai_jabatan.dari_data:
        angka.append("nilai_jabatan")
    hasil = [_kolom(DATA, kunci, Jenis.ANGKA) for kunci in dict.fromkeys(angka)]
    return (*hasil, *(_kolom(PERISTIWA, x.kode, Jenis.TEKS) for x in k.peristiwa_skp))


def _kolom(awalan: str, kunci: str, jenis: Jenis) -> Kolom:
    judul = judul_kolom(kunci)
    bantuan = "Menurut kebijakan." if jenis is Jenis.ANGKA else "YA, bulan kejadian (2026-08), atau kosong."
    return Kolom(awalan + kunci, judul, jenis, panjang=100, lebar=16, bantuan=bantuan, alias=(kunci,))
