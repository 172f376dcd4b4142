"""Sheets PETUNJUK and RHK PIMPINAN: what the program writes for people to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from skp_batch.schemas.buku import KOLOM_RHK_PIMPINAN, LEMBAR_RHK_PIMPINAN, MENURUT_NAMA
from skp_batch.schemas.kolom import Kolom
from skp_batch.workbook import template_petunjuk_isi as isi
from skp_batch.workbook.template_gaya import ABU_TEKS, BIRU, BIRU_MUDA, BIRU_TUA, GARIS, HIJAU_MUDA, JINGGA_MUDA, Gaya
from skp_batch.workbook.template_lembar import atur_cetak, lindungi, tulis_kepala
from skp_batch.workbook.template_tata import BARIS_BANTUAN, BARIS_DATA, BARIS_KEPALA, kutip, tinggi_teks
from skp_batch.workbook.template_tulis import pasti, tulis_nilai

_LEBAR = (2, 5, 33, 48, 40)
_GARIS = {
    "border": 1,
    "border_color": GARIS,
    "text_wrap": True,
    "valign": "vcenter",
    "align": "left",
    "indent": 1,
}


class Petunjuk:
    """Writes the sheet from top to bottom."""

    def __init__(self, lembar: Any, gaya: Gaya, nama_lembar: Sequence[str]) -> None:
        self._ws = lembar
        self._gaya = gaya
        self._nama_lembar = nama_lembar
        self._r = 0

    def tulis(self) -> None:
        ws = self._ws
        ws.hide_gridlines(2)
        for letak, lebar in enumerate(_LEBAR):
            ws.set_column(letak, letak, lebar)
        self._spanduk(isi.JUDUL, 34, bold=True, font_size=20, font_color="#FFFFFF", bg_color=BIRU_TUA)
        self._spanduk(isi.ANAK_JUDUL, 22, font_size=11, font_color="#FFFFFF", bg_color=BIRU)
        self._langkah()
        self._warna()
        self._contoh()
        self._ingat()
        self._daftar_lembar()
        ws.set_portrait()
        ws.set_paper(9)
        ws.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        ws.fit_to_pages(1, 1)
        ws.center_horizontally()
        ws.set_footer("&L&8Buku Kerja SKP&R&8Halaman &P dari &N")
        lindungi(ws)

    def _spanduk(self, teks: str, tinggi: float, **sifat: object) -> None:
        self._gabung(1, 4, teks, tinggi, valign="vcenter", indent=1, **sifat)

    def _gabung(self, awal: int, akhir: int, teks: str, tinggi: float, **sifat: object) -> None:
        self._ws.set_row(self._r, tinggi)
        pasti(self._ws.merge_range(self._r, awal, self._r, akhir, "", self._gaya(**sifat)), teks)
        pasti(self._ws.write_string(self._r, awal, teks, self._gaya(**sifat)), teks)
        self._r += 1

    def _bagian(self, judul: str) -> None:
        self._ws.set_row(self._r, 9)
        self._r += 1
        self._gabung(
            *(1, 4, judul, 21),
            bold=True,
            font_size=12,
            font_color=BIRU_TUA,
            valign="vcenter",
            bottom=2,
            bottom_color=BIRU,
        )
        self._ws.set_row(self._r, 4)
        self._r += 1

    def _sel(self, letak: int, teks: str, **sifat: object) -> None:
        pasti(self._ws.write_string(self._r, letak, teks, self._gaya(**(_GARIS | sifat))), teks)

    def _baris(self, *sel: tuple[int, str, Mapping[str, object]]) -> None:
        """Cells from column B or C on; the row as high as its longest text."""
        self._ws.set_row(self._r, 13.2 * max(tinggi_teks(teks, _LEBAR[letak], 10) for letak, teks, _ in sel) + 6)
        for letak, teks, sifat in sel:
            self._sel(letak, teks, **sifat)
        self._r += 1

    def _langkah(self) -> None:
        self._bagian("Cara mengisi dalam delapan langkah")
        for nomor, (judul, teks) in enumerate(isi.LANGKAH, start=1):
            self._ws.set_row(self._r, 13.2 * tinggi_teks(teks, _LEBAR[3] + _LEBAR[4], 10) + 8)
            self._sel(
                1, str(nomor), bold=True, align="center", indent=0, font_color="#FFFFFF", bg_color=BIRU, font_size=11
            )
            self._sel(2, judul, bold=True)
            pasti(self._ws.merge_range(self._r, 3, self._r, 4, "", self._gaya(**_GARIS)), judul)
            self._sel(3, teks)
            self._r += 1

    def _warna(self) -> None:
        self._bagian("Arti warna")
        kepala = {"wajib": self._gaya.kepala(wajib=True), "pilihan": self._gaya.kepala()}
        sistem = Kolom("s", "S", jenis=MENURUT_NAMA["PENILAIAN"]["s_nama"].jenis)
        for jenis, judul, arti in isi.WARNA:
            self._ws.set_row(self._r, 19)
            pasti(self._ws.write_string(self._r, 2, judul, kepala.get(jenis) or self._gaya.kepala(sistem)), judul)
            pasti(self._ws.merge_range(self._r, 3, self._r, 4, "", self._gaya(**_GARIS)), judul)
            self._sel(3, arti)
            self._r += 1

    def _contoh(self) -> None:
        self._bagian("Contoh RHK yang baik")
        kepala = {"bold": True, "bg_color": BIRU_MUDA, "font_color": BIRU_TUA}
        self._baris((2, "Kurang tepat", kepala), (3, "Lebih baik", kepala), (4, "Mengapa", kepala))
        for kurang, baik, alasan in isi.CONTOH_RHK:
            self._baris(
                (2, kurang, {"bg_color": JINGGA_MUDA}),
                (3, baik, {"bg_color": HIJAU_MUDA, "bold": True}),
                (4, alasan, {"font_color": ABU_TEKS}),
            )
        self._bagian("Contoh indikator untuk RHK “Tersusunnya laporan kinerja triwulan …”")
        self._baris(*((letak, judul, kepala) for letak, judul in enumerate(isi.JUDUL_INDIKATOR, start=2)))
        for aspek, indikator, target in isi.CONTOH_INDIKATOR:
            self._baris((2, aspek, {}), (3, indikator, {}), (4, target, {}))

    def _ingat(self) -> None:
        self._bagian("Yang perlu diingat")
        lebar = sum(_LEBAR[2:])
        for teks in isi.INGAT:
            self._ws.set_row(self._r, 13.2 * tinggi_teks(teks, lebar, 10) + 4)
            pasti(self._ws.write_string(self._r, 1, "•", self._gaya(align="center", font_color=BIRU, bold=True)), teks)
            pasti(self._ws.merge_range(self._r, 2, self._r, 4, "", self._gaya(text_wrap=True)), teks)
            pasti(self._ws.write_string(self._r, 2, teks, self._gaya(text_wrap=True)), teks)
            self._r += 1

    def _daftar_lembar(self) -> None:
        self._bagian("Lembar di buku ini (klik untuk membuka)")
        kepala = {"bold": True, "bg_color": BIRU_MUDA, "font_color": BIRU_TUA}
        self._baris((2, "Lembar", kepala), (3, "Isi", kepala), (4, "Diisi oleh", kepala))
        for nama in self._nama_lembar:
            lembar = MENURUT_NAMA.get(nama)
            teks = lembar.petunjuk if lembar else isi.PETUNJUK_PROGRAM[nama]
            self._ws.set_row(self._r, 13.2 * tinggi_teks(teks, _LEBAR[3], 10) + 6)
            tautan = self._gaya(**_GARIS, font_color="#1F4E9E", underline=1)
            pasti(self._ws.write_url(self._r, 2, f"internal:{kutip(nama)}!A1", tautan, nama), nama)
            self._sel(3, teks)
            self._sel(4, isi.DIISI_OLEH.get(nama, ""))
            self._r += 1


def tulis_rhk_pimpinan(lembar: Any, baris: Sequence[Mapping[str, object]], gaya: Gaya) -> None:
    """The RHK that the unit may support: only to look at, so locked."""
    lebar = (22, 28, 32, 10, 60, 14, 14, 16)
    bantuan = (
        *("NIP pimpinan.", "Nama pimpinan.", "Jabatan pimpinan.", "Ditulis di No RHK Pimpinan."),
        *("Rencana hasil kerja pimpinan.", "Target pimpinan.", "Satuan target.", "Status SKP pimpinan."),
    )
    tulis_kepala(lembar, "RHK PIMPINAN YANG DAPAT DIDUKUNG", isi.PETUNJUK_RHK_PIMPINAN, gaya)
    lembar.set_row(BARIS_BANTUAN, 26)
    lembar.set_row(BARIS_KEPALA, 30)
    kolom = [Kolom(judul, judul, lebar=lb) for judul, lb in zip(KOLOM_RHK_PIMPINAN, lebar, strict=True)]
    for letak, (k, teks) in enumerate(zip(kolom, bantuan, strict=True)):
        lembar.set_column(letak, letak, k.lebar, gaya(text_wrap=True))
        pasti(lembar.write_string(BARIS_BANTUAN, letak, teks, gaya.bantuan()), k.judul)
        pasti(lembar.write_string(BARIS_KEPALA, letak, k.judul, gaya.kepala(k)), k.judul)
    for i, b in enumerate(baris):
        if asing := set(b) - set(KOLOM_RHK_PIMPINAN):
            raise ValueError(f"{LEMBAR_RHK_PIMPINAN} tidak mengenal kolom {', '.join(sorted(asing))}")
        for letak, k in enumerate(kolom):
            tulis_nilai(lembar, BARIS_DATA + i, letak, b.get(k.judul), k, gaya)
    lembar.autofilter(BARIS_KEPALA, 0, BARIS_DATA + max(len(baris), 1) - 1, len(kolom) - 1)
    lembar.freeze_panes(BARIS_DATA, 0)
    atur_cetak(lembar, LEMBAR_RHK_PIMPINAN, sum(lebar), 1)
    lindungi(lembar)
