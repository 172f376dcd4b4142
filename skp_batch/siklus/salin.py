"""A workbook's content as rows for a fresh template; what cannot be carried over is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation

from skp_batch.istilah import kunci_judul, rapikan
from skp_batch.schemas.buku import KOLOM_RHK_PIMPINAN, LEMBAR_BUKU, LEMBAR_RHK_PIMPINAN
from skp_batch.schemas.kolom import Jenis
from skp_batch.schemas.unit import UNIT
from skp_batch.temuan import huruf_kolom
from skp_batch.workbook.isi import IsiBuku
from skp_batch.workbook.nilai import desimal
from skp_batch.workbook.scan import LembarMentah, Sel, buka_buku
from skp_batch.workbook.tabel import Baris, Tabel

BarisLembar = dict[str, object]
Lembaran = dict[str, list[BarisLembar]]


def salin_buku(isi: IsiBuku, catatan: list[str]) -> Lembaran:
    """Every sheet with all rows and cells, also those with a mistake; `catatan` gets what is left behind."""
    hasil: Lembaran = {UNIT.nama: list(salin_unit(isi))}
    for lembar in LEMBAR_BUKU:
        if lembar is not UNIT and (lembar.nama in isi.tabel or not lembar.opsional):
            hasil[lembar.nama] = salin_lembar(isi, lembar.nama, catatan)
    catatan += _tertinggal(isi)
    return hasil


def salin_unit(isi: IsiBuku) -> Iterator[BarisLembar]:
    """The fields of UNIT; Versi Templat is the template's own affair."""
    for b in isi.baris(UNIT.nama):
        for kunci, nilai in b.nilai.items():
            if kunci != "versi_templat":
                yield {"Isian": UNIT[kunci].judul, "Nilai": nilai}
        for kunci, teks in b.mentah.items():
            if kunci not in b.nilai and kunci != "versi_templat":
                yield {"Isian": UNIT[kunci].judul, "Nilai": teks}


def salin_lembar(
    isi: IsiBuku, nama: str, catatan: list[str], pakai: Callable[[Baris], bool] = lambda b: True
) -> list[BarisLembar]:
    """Rows of one sheet by heading."""
    tabel = isi.tabel.get(nama)
    return [salin_baris(tabel, b, catatan) for b in tabel.baris if pakai(b)] if tabel else []


def salin_baris(tabel: Tabel, baris: Baris, catatan: list[str]) -> BarisLembar:
    """One row; a cell that could not be read stays as it was written, so that it is found again."""
    hasil: BarisLembar = {tabel.lembar[k].judul: v for k, v in baris.nilai.items()}
    for kunci, teks in baris.mentah.items():
        kolom = tabel.lembar[kunci]
        if not teks or teks.startswith("#"):
            sel = f"{tabel.lembar.nama}!{huruf_kolom(tabel.kolom[kunci])}{baris.nomor}"
            catatan.append(f"{sel} ({kolom.judul}) berisi {teks or 'rumus tanpa nilai'}; dikosongkan")
            hasil.pop(kolom.judul, None)
        elif kolom.jenis in (Jenis.NIP, Jenis.NIP_NRP):
            hasil[kolom.judul] = _angka(teks)  # still a number: its lost digits are not made to look whole
        else:
            hasil[kolom.judul] = teks
    sidik = tabel.sistem.get((baris.nomor, "s_sidik"))
    if sidik is not None and sidik.teks:
        hasil[tabel.lembar["s_sidik"].judul] = sidik.teks
    return hasil


def _angka(teks: str) -> Decimal | str:
    try:
        return Decimal(teks)
    except InvalidOperation:
        return teks


def _tertinggal(isi: IsiBuku) -> Iterator[str]:
    """Sheets and columns of the unit's own, which a fresh template does not have."""
    for t in isi.buku.temuan:
        if t.kode == "S290":
            tempat = f'kolom "{t.nilai}" di lembar {t.lembar}' if t.baris else f'lembar "{t.lembar}"'
            yield f"{tempat} bukan bagian templat; isinya tidak dibawa"


def salin_rhk_pimpinan(data: bytes) -> list[BarisLembar]:
    """The rows of RHK PIMPINAN as they stand: the program wrote them, only to be looked at."""
    mentah = buka_buku(data)
    nama = next((n for n in mentah.lembar if kunci_judul(n) == kunci_judul(LEMBAR_RHK_PIMPINAN)), None)
    if nama is None:
        return []
    tab = mentah.baca_lembar(nama)
    kepala, kolom = _kepala(tab)
    hasil = []
    for nomor, sel in tab.baris.items():
        isi = {kolom[s.kolom]: _isi(s) for s in sel if s.kolom in kolom and rapikan(s.teks)}
        if kepala and nomor > kepala and isi.get("Rencana Hasil Kerja"):
            hasil.append(isi)
    return hasil


def _kepala(tab: LembarMentah) -> tuple[int, dict[int, str]]:
    kenal = {kunci_judul(j): j for j in KOLOM_RHK_PIMPINAN}
    for nomor in list(tab.baris)[:20]:
        kolom = {s.kolom: kenal[k] for s in tab.baris[nomor] if (k := kunci_judul(s.teks)) in kenal}
        if len(kolom) >= 4:
            return nomor, kolom
    return 0, {}


def _isi(sel: Sel) -> object:
    return desimal(sel.teks) if sel.jenis == "n" else rapikan(sel.teks)
