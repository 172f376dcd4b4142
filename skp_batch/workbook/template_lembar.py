"""One data sheet of the template: title, help, headings, open rows, rules, print set-up, protection."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from skp_batch.schemas.kolom import Jenis, Kolom, Lembar
from skp_batch.workbook.template_daftar import Daftar
from skp_batch.workbook.template_gaya import Gaya
from skp_batch.workbook.template_tata import (
    BARIS_BANTUAN,
    BARIS_DATA,
    BARIS_JUDUL,
    BARIS_KEPALA,
    BERGANTUNG,
    Tata,
    huruf_kolom,
    judul_kepala,
    lebar_total,
    tinggi_teks,
)
from skp_batch.workbook.template_tulis import pasti, tulis_nilai
from skp_batch.workbook.template_validasi import pasang, pilihan_kolom

_LEBAR_SEHALAMAN = 300.0  # characters that still read well on one A4 page in landscape
_IZIN = (
    *("format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows"),
    *("insert_hyperlinks", "sort", "autofilter"),
)


def tulis_lembar(
    lembar: Any, tata: Tata, baris: Sequence[Mapping[str, object]], gaya: Gaya, daftar: Daftar, nama_nip: str
) -> dict[tuple[int, str], str]:
    """Everything of a data sheet but formulas; the A1 address per (row of the list, heading)."""
    tulis_kepala(lembar, tata.lembar.judul, tata.lembar.petunjuk, gaya)
    tinggi_bantuan = tinggi_kepala = 1
    for letak, kolom in enumerate(tata.kolom):
        lembar.set_column(letak, letak, kolom.lebar, gaya.isi(kolom))
        pasti(lembar.write_string(BARIS_BANTUAN, letak, kolom.bantuan, gaya.bantuan(kolom)), kolom.judul)
        if letak:  # else the title row would show the column's own colours
            pasti(lembar.write_blank(BARIS_JUDUL, letak, None, gaya()), kolom.judul)
        kepala = judul_kepala(kolom)
        pasti(lembar.write_string(BARIS_KEPALA, letak, kepala, gaya.kepala(kolom)), kolom.judul)
        tinggi_bantuan = max(tinggi_bantuan, tinggi_teks(kolom.bantuan, kolom.lebar))
        tinggi_kepala = max(tinggi_kepala, tinggi_teks(kepala, kolom.lebar - 3, 10.5))  # the filter's arrow
        sel = (BARIS_DATA, letak, tata.baris_akhir - 1, letak)
        if (tata.lembar.nama, kolom.kunci) not in BERGANTUNG:
            pasang(lembar, sel, kolom, _nama_daftar(kolom, tata.lembar, daftar, nama_nip))
    lembar.set_row(BARIS_BANTUAN, 11.5 * tinggi_bantuan + 3)
    lembar.set_row(BARIS_KEPALA, max(30, 13.5 * tinggi_kepala + 4))
    alamat = _tulis_baris(lembar, tata, baris, gaya)
    lembar.autofilter(BARIS_KEPALA, 0, tata.baris_akhir - 1, len(tata.kolom) - 1)
    lembar.freeze_panes(BARIS_DATA, tata.beku)
    atur_cetak(lembar, tata.lembar.nama, lebar_total(tata.kolom), tata.beku)
    lindungi(lembar)
    return alamat


def tulis_kepala(lembar: Any, judul: str, petunjuk: str, gaya: Gaya) -> None:
    """Title and what to do, in one line that runs over the empty cells beside it."""
    lembar.set_row(BARIS_JUDUL, 26)
    pasti(
        lembar.write_rich_string(
            *(BARIS_JUDUL, 0, gaya.judul(), judul, gaya.petunjuk_judul(), f"    {petunjuk}", gaya(valign="vcenter"))
        ),
        judul,
    )


def _tulis_baris(
    lembar: Any, tata: Tata, baris: Sequence[Mapping[str, object]], gaya: Gaya
) -> dict[tuple[int, str], str]:
    alamat: dict[tuple[int, str], str] = {}
    for i, isi in enumerate(baris):
        nilai = _menurut_kolom(tata.lembar, isi)
        nomor = BARIS_DATA + i
        for letak, kolom in enumerate(tata.kolom):
            alamat[i, kolom.judul] = f"{huruf_kolom(letak)}{nomor + 1}"
            if not kolom.sistem or kolom.kunci == "s_sidik":
                tulis_nilai(lembar, nomor, letak, nilai.get(kolom.kunci), kolom, gaya)
    return alamat


def _menurut_kolom(lembar: Lembar, isi: Mapping[str, object]) -> dict[str, object]:
    nilai: dict[str, object] = {}
    for judul, n in isi.items():
        kolom = lembar.cari(judul)
        if kolom is None:
            raise ValueError(f"Lembar {lembar.nama} tidak mengenal kolom {judul!r}")
        nilai[kolom.kunci] = n
    return nilai


def _nama_daftar(kolom: Kolom, lembar: Lembar, daftar: Daftar, nama_nip: str) -> str:
    pilihan = pilihan_kolom(kolom)
    if pilihan:
        judul = "GOLONGAN" if kolom.jenis is Jenis.GOLONGAN else kolom.judul
        return daftar.nama(pilihan, judul)
    if kolom.jenis is Jenis.NIP and kolom.kunci == "nip" and lembar.nama != "PEGAWAI":
        return nama_nip  # nobody types a NIP twice
    return ""


def atur_cetak(lembar: Any, nama: str, lebar: float, beku: int, buku: str = "Buku Kerja SKP") -> None:
    """A4 landscape, as few pages wide as can be read, headings repeated."""
    lembar.set_landscape()
    lembar.set_paper(9)
    lembar.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.6)
    lembar.fit_to_pages(max(1, math.ceil(lebar / _LEBAR_SEHALAMAN)), 0)
    lembar.repeat_rows(BARIS_JUDUL, BARIS_KEPALA)
    if lebar > _LEBAR_SEHALAMAN:
        lembar.repeat_columns(0, beku - 1)
    pasti(lembar.set_header(f"&L&8{buku}&R&8{nama.replace('&', '&&')}") or 0, nama)
    pasti(lembar.set_footer("&L&8Kolom bertanda * wajib diisi&R&8Halaman &P dari &N") or 0, nama)


def lindungi(lembar: Any) -> None:
    """Guidance, not security: no password; whatever a user needs to work with rows is allowed."""
    lembar.protect("", dict.fromkeys(_IZIN, True) | {"objects": True, "scenarios": True})
