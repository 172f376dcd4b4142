"""Sheet UNIT of the template: one row per field, each with its own rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from skp_batch.schemas.kolom import Kolom
from skp_batch.schemas.unit import JUDUL_UNIT, UNIT, VERSI_TEMPLAT
from skp_batch.workbook.template_daftar import Daftar
from skp_batch.workbook.template_gaya import Gaya
from skp_batch.workbook.template_lembar import atur_cetak, lindungi, tulis_kepala
from skp_batch.workbook.template_tata import BARIS_BANTUAN, BARIS_DATA, BARIS_KEPALA, judul_kepala
from skp_batch.workbook.template_tulis import pasti, tulis_nilai
from skp_batch.workbook.template_validasi import pasang, pilihan_kolom

_LEBAR = (32, 46, 74)
_BANTUAN = ("Nama isian; jangan diubah.", "Isi di kolom ini.", "Penjelasan untuk setiap isian.")
# ends in (sistem): the program's, so that it is never read as a column of the unit's own
_JUDUL_BANTUAN = "Keterangan (sistem)"


def baris_isian(kunci: str) -> int:
    """1-based row of a field."""
    return BARIS_DATA + 1 + [k.kunci for k in UNIT.kolom].index(kunci)


def tulis_unit(
    lembar: Any, baris: Sequence[Mapping[str, object]], gaya: Gaya, daftar: Daftar
) -> dict[tuple[int, str], str]:
    """Every field of the schema, with the given values; the A1 address per (row of the list, Isian or Nilai)."""
    tulis_kepala(lembar, UNIT.judul, UNIT.petunjuk, gaya)
    lembar.set_row(BARIS_BANTUAN, 15)
    lembar.set_row(BARIS_KEPALA, 24)
    for letak, (judul, bantuan) in enumerate(zip((*JUDUL_UNIT, _JUDUL_BANTUAN), _BANTUAN, strict=True)):
        lembar.set_column(letak, letak, _LEBAR[letak])
        pasti(lembar.write_string(BARIS_BANTUAN, letak, bantuan, gaya.bantuan()), judul)
        pasti(lembar.write_string(BARIS_KEPALA, letak, judul, gaya.kepala(wajib=True)), judul)
    nilai, letak_baris, tambahan = _pilah(baris)
    alamat: dict[tuple[int, str], str] = {}
    for urut, kolom in enumerate(UNIT.kolom):
        _tulis_isian(lembar, BARIS_DATA + urut, kolom, judul_kepala(kolom), nilai.get(kolom.kunci), gaya, daftar)
        if kolom.kunci in letak_baris:
            _catat(alamat, letak_baris[kolom.kunci], BARIS_DATA + urut)
    for urut, (i, isian, n) in enumerate(tambahan, start=len(UNIT.kolom)):
        _tulis_isian(lembar, BARIS_DATA + urut, Kolom("tambahan", isian), isian, n, gaya, None)
        _catat(alamat, i, BARIS_DATA + urut)
    lembar.freeze_panes(BARIS_DATA, 0)
    atur_cetak(lembar, UNIT.nama, sum(_LEBAR), 1)
    lindungi(lembar)
    return alamat


def _pilah(
    baris: Sequence[Mapping[str, object]],
) -> tuple[dict[str, object], dict[str, int], list[tuple[int, str, object]]]:
    """Values and list positions by field, and what is no field (or given twice), which goes below."""
    nilai: dict[str, object] = {"versi_templat": VERSI_TEMPLAT}
    letak: dict[str, int] = {}
    tambahan: list[tuple[int, str, object]] = []
    for i, isi in enumerate(baris):
        isian = str(isi[JUDUL_UNIT[0]])
        kolom = UNIT.cari(isian)
        if kolom is None or kolom.kunci in letak:
            tambahan.append((i, isian, isi.get(JUDUL_UNIT[1])))
        else:
            letak[kolom.kunci] = i
            nilai[kolom.kunci] = isi.get(JUDUL_UNIT[1])
    return nilai, letak, tambahan


def _catat(alamat: dict[tuple[int, str], str], i: int, nomor: int) -> None:
    alamat[i, JUDUL_UNIT[0]] = f"A{nomor + 1}"
    alamat[i, JUDUL_UNIT[1]] = f"B{nomor + 1}"


def _tulis_isian(
    lembar: Any, nomor: int, kolom: Kolom, judul: str, nilai: object, gaya: Gaya, daftar: Daftar | None
) -> None:
    lembar.set_row(nomor, 20)
    warna = {"bold": kolom.wajib, "bg_color": "#D9E2F3" if kolom.wajib else "#F2F2F2"}
    garis = {"border": 1, "border_color": "#BFBFBF", "valign": "vcenter", "align": "left", "indent": 1}
    pasti(lembar.write_string(nomor, 0, judul, gaya(**warna, **garis)), judul)
    lembar.write_blank(nomor, 1, None, gaya.isian(kolom))
    tulis_nilai(lembar, nomor, 1, nilai, kolom, gaya, isian=True)
    bantuan = gaya(font_size=9, font_color="#595959", **garis)
    pasti(lembar.write_string(nomor, 2, kolom.bantuan, bantuan), judul)
    if daftar is not None:
        pilihan = pilihan_kolom(kolom)
        pasang(lembar, (nomor, 1, nomor, 1), kolom, daftar.nama(pilihan, kolom.judul) if pilihan else "")
