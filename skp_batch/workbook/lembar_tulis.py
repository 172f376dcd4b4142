"""Writes LEMBAR SKP: the official form as a sheet to fill in, keys in hidden rows and columns."""

from __future__ import annotations

from collections.abc import Sequence

from skp_batch.workbook.lembar_baris import BARIS_DATA, BARIS_KEPALA, BERGARIS, Barisan
from skp_batch.workbook.lembar_isi import IsiLembar
from skp_batch.workbook.lembar_kolom import GANTI, KUNCI, NAMA_LEMBAR, TANDA, UMPAN_BALIK, VERSI, resmi
from skp_batch.workbook.template_daftar import Daftar
from skp_batch.workbook.template_gaya import ABU_MUDA, ABU_TEKS, BIRU, BIRU_MUDA, BIRU_TUA, Gaya
from skp_batch.workbook.template_tata import tinggi_teks
from skp_batch.workbook.template_tulis import buku_baru

_IZIN = ("format_cells", "format_columns", "format_rows", "insert_hyperlinks")


def tulis_lembar_skp(isi: Sequence[IsiLembar]) -> bytes:
    """One person's workbook, a sheet for each of his SKP. The same input gives the same bytes."""
    with buku_baru(NAMA_LEMBAR) as (buku, penampung):
        gaya = Gaya(buku)
        lembar = [
            buku.add_worksheet(NAMA_LEMBAR if i == 0 else f"{NAMA_LEMBAR} {satu.skp_ke}"[:31])
            for i, satu in enumerate(isi)
        ]
        daftar = Daftar(buku, gaya)
        for ws, satu in zip(lembar, isi, strict=True):
            _Penulis(ws, satu, gaya, daftar).tulis()
    return penampung.getvalue()


class _Penulis(Barisan):
    def tulis(self) -> None:
        for letak, k in enumerate(self.kolom):
            self.ws.set_column(letak, letak, k.lebar)
        awal = len(self.kolom)
        self.ws.set_column(awal, awal + len(KUNCI), 12, self.gaya(bg_color=ABU_MUDA), {"hidden": True})
        self._tersembunyi(awal)
        self._kepala()
        self._identitas()
        self._judul_kolom()
        self.bagian()
        if not self.isi.kualitatif and self.r > BARIS_DATA + 1:
            self._aturan(BARIS_DATA, self.r - 1)
        self._perilaku()
        self._tanda_tangan()
        self._cetakan()

    def _tersembunyi(self, awal: int) -> None:
        """What the program needs to know the sheet again: the columns' codes and whose it is."""
        for baris in (0, 1):
            self.ws.set_row(baris, None, None, {"hidden": True})
        for letak, k in enumerate(self.kolom):
            self._teks(0, letak, k.kode)
        for letak, kunci in enumerate((*KUNCI, GANTI), start=awal):
            self._teks(0, letak, kunci)
        isi = self.isi
        for letak, teks in enumerate((TANDA, VERSI, isi.nip, isi.skp_ke, isi.kode_unit, isi.periode.kode)):
            self._teks(1, letak, teks, num_format=49)

    def _kepala(self) -> None:
        akhir = self.cetak - 1
        for i, teks in enumerate(self.isi.judul, start=2):
            self._gabung(i, 0, akhir, teks, bold=True, font_size=12, align="center", font_color=BIRU_TUA)
        cara = (
            "Isi sel putih: rencana, realisasi, dan bukti dukung. Sel abu-abu tidak perlu diisi."
            if self.isi.terbuka
            else "SKP sudah disetujui: isi sel putih, yaitu realisasi dan bukti dukung. Sel abu-abu tidak perlu diisi."
        )
        self._gabung(5, 0, akhir, f"{cara} Simpan, lalu kirim kembali kepada pengelola unit.", italic=True,
                     align="center", font_color=ABU_TEKS)  # fmt: skip
        tengah = self._tengah()
        self._gabung(6, 0, tengah - 1, self.isi.instansi, bold=True)
        p = self.isi.periode
        self._gabung(6, tengah, akhir, f"PERIODE PENILAIAN: {p.judul.upper()}", bold=True, align="right")

    def _tengah(self) -> int:
        """The column at which the right half of the form begins."""
        lebar = [k.lebar for k in self.kolom[: self.cetak]]
        return next(i for i in range(3, self.cetak) if sum(lebar[:i]) * 2 >= sum(lebar) - 20)

    def _identitas(self) -> None:
        tengah, akhir = self._tengah(), self.cetak - 1
        kepala = {**BERGARIS, "bold": True, "bg_color": BIRU_MUDA, "align": "center", "valign": "vcenter"}
        for kolom, sampai, teks in (
            (0, 0, "NO"),
            (1, tengah - 1, "PEGAWAI YANG DINILAI"),
            (tengah, tengah, "NO"),
            (tengah + 1, akhir, "PEJABAT PENILAI KINERJA"),
        ):
            self._gabung(7, kolom, sampai, teks, **kepala)
        for i, ((label, kiri), (label_2, kanan)) in enumerate(zip(self.isi.pegawai, self.isi.penilai, strict=True)):
            baris = 8 + i
            sel = {**BERGARIS, "bg_color": ABU_MUDA, "valign": "vcenter"}
            self._teks(baris, 0, str(i + 1), **sel, align="center")
            self._teks(baris, 1, label, **sel)
            self._gabung(baris, 2, tengah - 1, kiri, **sel, num_format=49)
            self._teks(baris, tengah, str(i + 1), **sel, align="center")
            batas = tengah + 1
            while sum(k.lebar for k in self.kolom[tengah + 1 : batas + 1]) < 22 and batas < akhir - 1:
                batas += 1
            self._gabung(baris, tengah + 1, batas, label_2, **sel)
            self._gabung(baris, batas + 1, akhir, kanan, **sel, num_format=49)
            ruang = ((kiri, self.kolom[2:tengah]), (kanan, self.kolom[batas + 1 : akhir + 1]))
            self.ws.perlu_baris(baris, max(tinggi_teks(t, sum(k.lebar for k in para), 10) for t, para in ruang))

    def _judul_kolom(self) -> None:
        self._strip(BARIS_KEPALA - 1, "HASIL KERJA", bg_color=BIRU, font_color="#FFFFFF")
        bentuk = {**BERGARIS, "bold": True, "align": "center", "valign": "vcenter", "bg_color": BIRU_MUDA}
        atas, bawah = BARIS_KEPALA, BARIS_KEPALA + 1
        letak, nomor = 0, 0
        while letak < len(self.kolom):
            akhir = letak
            while akhir + 1 < len(self.kolom) and self.kolom[akhir + 1].kelompok == self.kolom[letak].kelompok:
                akhir += 1
            k = self.kolom[letak]
            nomor += 1
            teks = f"({nomor})" if resmi(k) else ""
            if k.judul:
                self._gabung(atas, letak, akhir, k.kelompok, **bentuk)
                for i in range(letak, akhir + 1):
                    self._teks(bawah, i, self.kolom[i].judul, **bentuk)
            else:
                self._gabung(atas, letak, akhir, k.kelompok, sampai=bawah, **bentuk)
            self._gabung(bawah + 1, letak, akhir, teks, **{**bentuk, "bold": False, "font_size": 8})
            letak = akhir + 1
        tinggi = max(tinggi_teks(k.kelompok, k.lebar - 1, 10.5) for k in self.kolom if not k.judul)
        self.ws.set_row(atas, max(28, 13.5 * (tinggi - 1)))
        self.ws.set_row(bawah, 30)

    def _perilaku(self) -> None:
        tengah, umpan = self._tengah(), self.cetak - 1
        letak = ((0, 0), (1, tengah - 1), (tengah, umpan - 1), (umpan, umpan))
        lebar = [sum(k.lebar for k in self.kolom[a : b + 1]) for a, b in letak]
        self._strip(self.r, "PERILAKU KERJA", bg_color=BIRU, font_color="#FFFFFF")
        kepala = {**BERGARIS, "bold": True, "align": "center", "valign": "vcenter", "bg_color": BIRU_MUDA}
        judul = ("NO.", "PERILAKU KERJA", "EKSPEKTASI KHUSUS PIMPINAN", UMPAN_BALIK)
        for (awal, akhir), teks in zip(letak, judul, strict=True):
            self._gabung(self.r + 1, awal, akhir, teks, **kepala)
        self.ws.set_row(
            self.r + 1, 13.5 * max(tinggi_teks(t, lb - 1, 10.5) for t, lb in zip(judul, lebar, strict=True))
        )
        self.r += 2
        sel = {**BERGARIS, "bg_color": ABU_MUDA}
        for nomor, p in enumerate(self.isi.perilaku, start=1):
            nilai = "\n".join((p.nilai, *(f"• {t}" for t in p.perilaku)))
            isi = (str(nomor), nilai, f"Ekspektasi Khusus Pimpinan:\n{p.ekspektasi}".rstrip(), p.umpan_balik)
            for (awal, akhir), teks in zip(letak, isi, strict=True):
                self._gabung(self.r, awal, akhir, teks, **sel, align="center" if awal == 0 else "left")
            self.ws.perlu_baris(self.r, max(tinggi_teks(t, lb, 10) for t, lb in zip(isi, lebar, strict=True)))
            self.r += 1

    def _tanda_tangan(self) -> None:
        tengah, akhir = self._tengah(), self.cetak - 1
        self.r += 1
        self._gabung(self.r, tengah, akhir, "........................, ....................", align="center")
        nama = (("Pegawai yang Dinilai", self.isi.pegawai), ("Pejabat Penilai Kinerja", self.isi.penilai))
        for (awal, sampai), (sebutan, orang) in zip(((0, tengah - 1), (tengah, akhir)), nama, strict=True):
            isi = dict(orang)
            self._gabung(self.r + 1, awal, sampai, sebutan, align="center", bold=True)
            self._gabung(self.r + 5, awal, sampai, isi["NAMA"] or "................", align="center", underline=1)
            self._gabung(self.r + 6, awal, sampai, f"NIP {isi['NIP']}".rstrip(), align="center")
        self.r += 7

    def _cetakan(self) -> None:
        ws = self.ws
        ws.hide_gridlines(2)
        ws.set_landscape()
        ws.set_paper(9)
        ws.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        ws.fit_to_pages(1, 0)
        ws.print_area(2, 0, self.r - 1, self.cetak - 1)
        ws.repeat_rows(BARIS_KEPALA, BARIS_KEPALA + 2)
        ws.set_footer("&L&8LEMBAR SKP&R&8Halaman &P dari &N")
        ws.protect("", dict.fromkeys(_IZIN, True) | {"objects": True, "scenarios": True})
