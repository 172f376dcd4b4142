"""The Buku Kerja SKP as a workbook, from the schemas: blank or with rows. The same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from skp_batch.schemas.buku import LEMBAR_BUKU, LEMBAR_RHK_PIMPINAN, MENURUT_NAMA
from skp_batch.schemas.unit import UNIT
from skp_batch.workbook.template_bantu import bagi_jatah
from skp_batch.workbook.template_daftar import Daftar
from skp_batch.workbook.template_gaya import Gaya
from skp_batch.workbook.template_lembar import tulis_lembar
from skp_batch.workbook.template_petunjuk import Petunjuk, tulis_rhk_pimpinan
from skp_batch.workbook.template_pilihan import pasang_pilihan
from skp_batch.workbook.template_ringkasan import LEMBAR_RINGKASAN, tulis_ringkasan
from skp_batch.workbook.template_rumus import tulis_rumus
from skp_batch.workbook.template_tata import Tata
from skp_batch.workbook.template_tulis import buku_baru
from skp_batch.workbook.template_unit import tulis_unit

NAMA_TEMPLAT = "Buku Kerja SKP.xlsx"
LEMBAR_PETUNJUK = "PETUNJUK"
CADANGAN = 300
_WARNA_TAB = {"UNIT": "#2F5496", "PEGAWAI": "#2F5496", "PENILAIAN": "#548235"}

Baris = Mapping[str, Sequence[Mapping[str, object]]]


def tulis_buku(
    path: Path,
    baris: Baris,
    acuan_rhk: Sequence[Mapping[str, object]] = (),
    *,
    cadangan: int = CADANGAN,
) -> dict[tuple[str, int, str], str]:
    """Write a workbook; the A1 address per (sheet, index of the row in its list, heading).

    `baris` holds rows by the contract's headings (no `*`) per sheet, UNIT as Isian and Nilai. Required sheets are
    always made, optional ones where `baris` names them, RHK PIMPINAN where `acuan_rhk` has rows or `baris` names it.
    A text is always written as text. A heading that ends in (sistem) gives the stored value of its formula.
    """
    data, alamat = susun_buku(baris, acuan_rhk, cadangan=cadangan)
    path.write_bytes(data)
    return alamat


def templat_kosong() -> bytes:
    """The blank workbook with every sheet of the contract."""
    nama = [*(lembar.nama for lembar in LEMBAR_BUKU), LEMBAR_RHK_PIMPINAN]
    return susun_buku(dict.fromkeys(nama, ()))[0]


def susun_buku(
    baris: Baris, acuan_rhk: Sequence[Mapping[str, object]] = (), *, cadangan: int = CADANGAN
) -> tuple[bytes, dict[tuple[str, int, str], str]]:
    """As tulis_buku, the workbook as bytes."""
    if asing := set(baris) - set(MENURUT_NAMA) - {LEMBAR_RHK_PIMPINAN}:
        raise ValueError(f"Lembar tidak dikenal: {', '.join(sorted(asing))}")
    with buku_baru("Buku Kerja SKP") as (buku, penampung):
        buku.set_size(1920, 1080)
        alamat = _isi(buku, baris, acuan_rhk, cadangan)
    return penampung.getvalue(), alamat


def _isi(
    buku: Any, baris: Baris, acuan_rhk: Sequence[Mapping[str, object]], cadangan: int
) -> dict[tuple[str, int, str], str]:
    gaya = Gaya(buku)
    nama_lembar = [lb.nama for lb in LEMBAR_BUKU if not lb.opsional or lb.nama in baris]
    pimpinan = [LEMBAR_RHK_PIMPINAN] if acuan_rhk or LEMBAR_RHK_PIMPINAN in baris else []
    tata = {
        nama: Tata(MENURUT_NAMA[nama], len(baris.get(nama, ())), cadangan) for nama in nama_lembar if nama != UNIT.nama
    }
    ringkasan = [LEMBAR_RINGKASAN] if bagi_jatah(tata).lengkap else []
    urut = [*nama_lembar, *ringkasan, *pimpinan]
    lembar = {nama: buku.add_worksheet(nama) for nama in (LEMBAR_PETUNJUK, *urut)}
    Petunjuk(lembar[LEMBAR_PETUNJUK], gaya, urut).tulis()
    daftar = Daftar(buku, gaya)
    nama_nip = daftar.nama_nip(tata["PEGAWAI"])
    alamat: dict[tuple[str, int, str], str] = {}
    for nama in nama_lembar:
        ws, isi = lembar[nama], baris.get(nama, ())
        if nama == UNIT.nama:
            letak = tulis_unit(ws, isi, gaya, daftar)
        else:
            letak = tulis_lembar(ws, tata[nama], isi, gaya, daftar, nama_nip)
        ws.set_tab_color(_WARNA_TAB.get(nama, "#A6A6A6" if MENURUT_NAMA[nama].opsional else "#8EA9DB"))
        alamat |= {(nama, i, judul): sel for (i, judul), sel in letak.items()}
    acuan = tulis_rumus(lembar, tata, baris, daftar, gaya)
    pasang_pilihan(lembar, tata, acuan)
    if acuan is not None:
        tulis_ringkasan(lembar[LEMBAR_RINGKASAN], tata, acuan, gaya)
        lembar[LEMBAR_RINGKASAN].set_tab_color("#548235")
    if pimpinan:
        tulis_rhk_pimpinan(lembar[LEMBAR_RHK_PIMPINAN], acuan_rhk, gaya)
    return alamat
