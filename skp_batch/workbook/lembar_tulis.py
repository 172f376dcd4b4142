"""Writes LEMBAR SKP: the official form as a sheet to fill in, keys in hidden rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from skp_batch.schemas.kolom import Jenis
from skp_batch.workbook.lembar_isi import IndikatorLembar, IsiLembar, RhkLembar
from skp_batch.workbook.lembar_kolom import KUNCI, NAMA_LEMBAR, TANDA, VERSI, KolomLembar, Ragam, kolom_lembar, resmi
from skp_batch.workbook.template_daftar import Daftar
from skp_batch.workbook.template_gaya import ABU_MUDA, ABU_TEKS, BIRU, BIRU_MUDA, BIRU_TUA, GARIS, Gaya
from skp_batch.workbook.template_tata import tinggi_teks
from skp_batch.workbook.template_tulis import buku_baru, pasti
from skp_batch.workbook.template_validasi import pasang, pilihan_kolom

_BARIS_KEPALA = 15  # 0-based: official heading, the one below it, numbers, then rows
_BARIS_DATA = _BARIS_KEPALA + 3
_GARIS: dict[str, Any] = {"border": 1, "border_color": GARIS, "text_wrap": True}
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


class _Penulis:
    def __init__(self, ws: Any, isi: IsiLembar, gaya: Gaya, daftar: Daftar) -> None:
        self.ws, self.isi, self.gaya, self.daftar = ws, isi, gaya, daftar
        tahunan = isi.periode.jenis == "TAHUNAN"
        self.kolom = kolom_lembar(jpt=isi.jpt, kualitatif=isi.kualitatif, tahunan=tahunan)
        self.cetak = sum(1 for k in self.kolom if resmi(k))
        self.r = _BARIS_DATA

    def tulis(self) -> None:
        for letak, k in enumerate(self.kolom):
            self.ws.set_column(letak, letak, k.lebar)
        awal = len(self.kolom)
        self.ws.set_column(awal, awal + len(KUNCI) - 1, 12, self.gaya(bg_color=ABU_MUDA), {"hidden": True})
        self._tersembunyi(awal)
        self._kepala()
        self._identitas()
        self._judul_kolom()
        for judul, jenis, rhk in self.isi.bagian():
            self._strip(self.r, judul, bg_color=BIRU_MUDA, align="left")
            self.r += 1
            for r in rhk:
                self._rhk(r, jenis)
        self._validasi()
        self._perilaku()
        self._tanda_tangan()
        self._cetakan()

    def _teks(self, baris: int, kolom: int, teks: str, **sifat: Any) -> None:
        pasti(self.ws.write_string(baris, kolom, teks, self.gaya(**sifat)), teks)

    def _gabung(self, baris: int, awal: int, akhir: int, teks: str, *, sampai: int = 0, **sifat: Any) -> None:
        """A text over several cells."""
        sampai = sampai or baris
        bentuk = self.gaya(**sifat)
        if (baris, awal) != (sampai, akhir):
            pasti(self.ws.merge_range(baris, awal, sampai, akhir, "", bentuk), teks)
        if teks:
            pasti(self.ws.write_string(baris, awal, teks, bentuk), teks)
        else:
            self.ws.write_blank(baris, awal, None, bentuk)

    def _tersembunyi(self, awal: int) -> None:
        """What the program needs to know the sheet again: the columns' codes and whose it is."""
        for baris in (0, 1):
            self.ws.set_row(baris, None, None, {"hidden": True})
        for letak, k in enumerate(self.kolom):
            self._teks(0, letak, k.kode)
        for letak, kunci in enumerate(KUNCI, start=awal):
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
        kepala = {**_GARIS, "bold": True, "bg_color": BIRU_MUDA, "align": "center", "valign": "vcenter"}
        for kolom, sampai, teks in (
            (0, 0, "NO"),
            (1, tengah - 1, "PEGAWAI YANG DINILAI"),
            (tengah, tengah, "NO"),
            (tengah + 1, akhir, "PEJABAT PENILAI KINERJA"),
        ):
            self._gabung(7, kolom, sampai, teks, **kepala)
        for i, ((label, kiri), (label_2, kanan)) in enumerate(zip(self.isi.pegawai, self.isi.penilai, strict=True)):
            baris = 8 + i
            sel = {**_GARIS, "bg_color": ABU_MUDA, "valign": "vcenter"}
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
        self._strip(_BARIS_KEPALA - 1, "HASIL KERJA", bg_color=BIRU, font_color="#FFFFFF")
        bentuk = {**_GARIS, "bold": True, "align": "center", "valign": "vcenter", "bg_color": BIRU_MUDA}
        atas, bawah = _BARIS_KEPALA, _BARIS_KEPALA + 1
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

    def _strip(self, baris: int, teks: str, **sifat: Any) -> None:
        self._gabung(baris, 0, self.cetak - 1, teks, **{"bold": True, **_GARIS, "align": "center", **sifat})

    def _rhk(self, rhk: RhkLembar, jenis: str) -> None:
        awal, akhir = self.r, self.r + len(rhk.indikator) - 1
        tinggi = [max(1, *(self._tinggi(k, i.nilai) for k in self.kolom if not k.per_rhk)) for i in rhk.indikator]
        perlu = max(self._tinggi(k, rhk.nilai) for k in self.kolom if k.per_rhk)
        tinggi[-1] += max(0, perlu - sum(tinggi))
        for letak, k in enumerate(self.kolom):
            if not k.per_rhk:
                continue
            nilai = rhk.no if k.kunci == "no_rhk" else rhk.nilai.get(k.kode)
            bentuk = self._bentuk(k)
            if awal != akhir:
                pasti(self.ws.merge_range(awal, letak, akhir, letak, "", bentuk), k.kode)
            self._nilai(awal, letak, k, nilai)
        for baris, i, t in zip(range(awal, akhir + 1), rhk.indikator, tinggi, strict=True):
            self._indikator(baris, rhk, i, jenis)
            self.ws.perlu_baris(baris, t)
        self.r = akhir + 1

    def _indikator(self, baris: int, rhk: RhkLembar, i: IndikatorLembar, jenis: str) -> None:
        for letak, k in enumerate(self.kolom):
            if not k.per_rhk:
                self._nilai(baris, letak, k, i.nilai.get(k.kode))
        for letak, teks in enumerate((jenis, rhk.no, i.no), start=len(self.kolom)):
            self._teks(baris, letak, teks, num_format=49, bg_color=ABU_MUDA)

    def _tinggi(self, k: KolomLembar, nilai: dict[str, object]) -> int:
        teks = nilai.get(k.kode)
        return tinggi_teks(teks, k.lebar, 10) if isinstance(teks, str) and teks else 1

    def _terbuka(self, k: KolomLembar) -> bool:
        return k.ragam is Ragam.REALISASI or (k.ragam is Ragam.RENCANA and self.isi.terbuka)

    def _bentuk(self, k: KolomLembar) -> Any:
        sifat: dict[str, object] = {**_GARIS, "locked": not self._terbuka(k)}
        if not self._terbuka(k):
            sifat["bg_color"] = ABU_MUDA
        if k.kunci == "no_rhk":
            sifat |= {"align": "center", "num_format": 49}
        elif k.kolom.jenis is Jenis.ANGKA:
            sifat["align"] = "right"
        return self.gaya(**sifat)

    def _nilai(self, baris: int, letak: int, k: KolomLembar, nilai: object) -> None:
        bentuk = self._bentuk(k)
        if nilai is None or nilai == "":
            self.ws.write_blank(baris, letak, None, bentuk)
        elif isinstance(nilai, Decimal | int | float):
            pasti(self.ws.write_number(baris, letak, float(nilai), bentuk), k.kode)
        else:
            pasti(self.ws.write_string(baris, letak, str(nilai), bentuk), k.kode)

    def _validasi(self) -> None:
        for letak, k in enumerate(self.kolom):
            if self._terbuka(k) and self.r > _BARIS_DATA + 1:
                pilihan = pilihan_kolom(k.kolom)
                nama = self.daftar.nama(pilihan, k.kolom.judul) if pilihan else ""
                pasang(self.ws, (_BARIS_DATA, letak, self.r - 1, letak), k.kolom, nama)

    def _perilaku(self) -> None:
        self._strip(self.r, "PERILAKU KERJA", bg_color=BIRU, font_color="#FFFFFF")
        self.r += 1
        tengah, akhir = self._tengah(), self.cetak - 1
        lebar = sum(k.lebar for k in self.kolom[tengah : akhir + 1])
        for nomor, (nilai, ekspektasi) in enumerate(self.isi.perilaku, start=1):
            sel = {**_GARIS, "bg_color": ABU_MUDA}
            self._teks(self.r, 0, str(nomor), **sel, align="center")
            self._gabung(self.r, 1, tengah - 1, nilai, **sel)
            teks = f"Ekspektasi Khusus Pimpinan: {ekspektasi}".rstrip()
            self._gabung(self.r, tengah, akhir, teks, **sel)
            self.ws.perlu_baris(self.r, tinggi_teks(teks, lebar, 10))
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
        ws.repeat_rows(_BARIS_KEPALA, _BARIS_KEPALA + 2)
        ws.set_footer("&L&8LEMBAR SKP&R&8Halaman &P dari &N")
        ws.protect("", dict.fromkeys(_IZIN, True) | {"objects": True, "scenarios": True})
