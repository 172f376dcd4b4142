"""Colours and cell formats of the template. Required headings differ in darkness, so that print shows them too."""

from __future__ import annotations

from typing import Any

from skp_batch.schemas.kolom import Jenis, Kolom

HURUF = "Arial"  # on every Windows, Mac and (metric twin) Linux desktop, so widths hold everywhere
BIRU_TUA = "#1F3864"
BIRU = "#2F5496"
BIRU_MUDA = "#D9E2F3"
HIJAU = "#548235"
HIJAU_MUDA = "#E2EFDA"
ABU = "#BFBFBF"
ABU_MUDA = "#EDEDED"
ABU_TEKS = "#595959"
GARIS = "#A6A6A6"
GARIS_MUDA = "#D0D0D0"
JINGGA_MUDA = "#FCE4D6"

FORMAT_TANGGAL = "dd/mm/yyyy"
FORMAT_JAM = "hh:mm"
_ANGKA = {Jenis.ANGKA, Jenis.BULAT}
_TENGAH = {Jenis.TANGGAL, Jenis.JAM, Jenis.KODE, Jenis.GOLONGAN}
_TEKS_SEL = {Jenis.NIP, Jenis.NIP_NRP, Jenis.KODE}
_SISTEM_ANGKA = ("s_target", "s_capaian")


class Gaya:
    """The workbook's formats, made once each."""

    def __init__(self, buku: Any) -> None:
        self._buku = buku
        self._simpan: dict[tuple[tuple[str, object], ...], Any] = {}

    def __call__(self, **sifat: object) -> Any:
        """The format with these xlsxwriter properties."""
        kunci = tuple(sorted(sifat.items()))
        if kunci not in self._simpan:
            dasar = {"font_name": HURUF, "font_size": 10, "valign": "top"}
            self._simpan[kunci] = self._buku.add_format(dasar | sifat)
        return self._simpan[kunci]

    # headings

    def judul(self) -> Any:
        return self(bold=True, font_size=14, font_color=BIRU_TUA, valign="vcenter")

    def petunjuk_judul(self) -> Any:
        return self(font_color=ABU_TEKS, valign="vcenter")

    def bantuan(self, kolom: Kolom | None = None) -> Any:
        warna = ABU_MUDA if kolom is not None and kolom.sistem else "#F7F9FC"
        return self(
            italic=True, font_size=8, font_color=ABU_TEKS, text_wrap=True, bg_color=warna, border=1, border_color=GARIS
        )

    def kepala(self, kolom: Kolom | None = None, *, wajib: bool = False) -> Any:
        dasar: dict[str, object] = {
            "bold": True,
            "text_wrap": True,
            "align": "center",
            "valign": "vcenter",
            "border": 1,
            "border_color": GARIS,
        }
        if kolom is not None and kolom.sistem:
            return self(**dasar | {"bg_color": ABU, "font_color": "#262626", "italic": True})
        if wajib or (kolom is not None and kolom.wajib):
            return self(**dasar | {"bg_color": BIRU, "font_color": "#FFFFFF"})
        return self(**dasar | {"bg_color": BIRU_MUDA, "font_color": BIRU_TUA})

    # data

    def isian(self, kolom: Kolom, *, sebagai: str = "") -> Any:
        """The open cell of a field on UNIT."""
        sifat = self._sifat(kolom, sebagai) | {
            "border": 1,
            "border_color": GARIS,
            "valign": "vcenter",
            "align": "left",
            "indent": 1,
        }
        return self(**sifat)

    def isi(self, kolom: Kolom, *, sebagai: str = "") -> Any:
        """The open cell of a column; `sebagai` overrides the number format for a value of another kind."""
        return self(**self._sifat(kolom, sebagai))

    def _sifat(self, kolom: Kolom, sebagai: str) -> dict[str, object]:
        sifat: dict[str, object] = {"locked": False, "text_wrap": True, "border": 1, "border_color": GARIS_MUDA}
        if kolom.jenis in _TEKS_SEL:
            sifat["num_format"] = 49  # Text, as Excel itself numbers it
        elif kolom.jenis is Jenis.TANGGAL:
            sifat["num_format"] = FORMAT_TANGGAL
        elif kolom.jenis is Jenis.JAM:
            sifat["num_format"] = FORMAT_JAM
        if kolom.jenis in _TENGAH:
            sifat["align"] = "center"
        elif kolom.jenis in _ANGKA or kolom.kunci in _SISTEM_ANGKA:
            sifat["align"] = "right"
        if kolom.jenis in (Jenis.NIP, Jenis.NIP_NRP):
            sifat["text_wrap"] = False
        if kolom.sistem:
            # unlocked all the same: Excel sorts and deletes rows on a protected sheet only where every cell is open
            sifat |= {"bg_color": ABU_MUDA, "font_color": "#404040"}
        if kolom.kunci == "s_capaian":
            sifat["num_format"] = 2  # 0.00
        if sebagai:
            sifat["num_format"] = sebagai
        return sifat
