"""The rows of LEMBAR SKP: RHK with their indikator, as a table (F1, F2) or as the list of F3."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from skp_batch.schemas.kolom import Jenis
from skp_batch.workbook.lembar_isi import IndikatorLembar, IsiLembar, RhkLembar
from skp_batch.workbook.lembar_kolom import (
    PENUGASAN,
    RHK_TEKS,
    UKURAN,
    KolomLembar,
    Ragam,
    kolom_lembar,
    resmi,
)
from skp_batch.workbook.template_daftar import Daftar
from skp_batch.workbook.template_gaya import ABU_MUDA, BIRU_MUDA, GARIS, Gaya
from skp_batch.workbook.template_tata import tinggi_teks
from skp_batch.workbook.template_tulis import pasti
from skp_batch.workbook.template_validasi import pasang, pilihan_kolom

BARIS_KEPALA = 15  # 0-based: official heading, the one below it, numbers, then rows
BARIS_DATA = BARIS_KEPALA + 3
BERGARIS: dict[str, Any] = {"border": 1, "border_color": GARIS, "text_wrap": True}


class Barisan:
    """Writes rows from `r` on."""

    def __init__(self, ws: Any, isi: IsiLembar, gaya: Gaya, daftar: Daftar) -> None:
        self.ws, self.isi, self.gaya, self.daftar = ws, isi, gaya, daftar
        tahunan = isi.periode.jenis == "TAHUNAN"
        self.kolom = kolom_lembar(jpt=isi.jpt, kualitatif=isi.kualitatif, tahunan=tahunan)
        self.cetak = sum(1 for k in self.kolom if resmi(k))
        self.r = BARIS_DATA

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

    def _strip(self, baris: int, teks: str, **sifat: Any) -> None:
        self._gabung(baris, 0, self.cetak - 1, teks, **{"bold": True, **BERGARIS, "align": "center", **sifat})

    def bagian(self) -> None:
        """A. UTAMA and B. TAMBAHAN."""
        for judul, jenis, rhk in self.isi.bagian():
            self._strip(self.r, judul, bg_color=BIRU_MUDA, align="left")
            self.r += 1
            for r in rhk:
                if self.isi.kualitatif:
                    self._daftar(r, jenis)
                else:
                    self._rhk(r, jenis)

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

    def _daftar(self, rhk: RhkLembar, jenis: str) -> None:
        """F3: the RHK, its penugasan, then its ukuran keberhasilan."""
        kiri, kanan = (i for i, k in enumerate(self.kolom) if k.lembar == "TARGET")
        awal = self.r
        nilai = rhk.nilai.get(RHK_TEKS.kode)
        self._sel_rhk(rhk, jenis, RHK_TEKS, kiri, kanan)
        if self.isi.terbuka or rhk.nilai.get(PENUGASAN.kode):
            self._teks(self.r, kiri, "Penugasan dari:", **BERGARIS, bg_color=ABU_MUDA, align="right")
            self._sel_rhk(rhk, jenis, PENUGASAN, kanan, kanan)
        self._gabung(self.r, kiri, kanan, UKURAN, **BERGARIS, bg_color=ABU_MUDA, bold=True)
        self._kelabu(kanan)
        self.r += 1
        for i in rhk.indikator:
            tinggi = max(1, *(self._tinggi(k, i.nilai) for k in self.kolom if not k.per_rhk))
            self._indikator(self.r, rhk, i, jenis)
            self._aturan(self.r, self.r)
            self.ws.perlu_baris(self.r, tinggi)
            self.r += 1
        for letak, k in enumerate(self.kolom):
            if k.per_rhk:
                nilai = rhk.no if k.kunci == "no_rhk" else rhk.nilai.get(k.kode)
                pasti(self.ws.merge_range(awal, letak, self.r - 1, letak, "", self._bentuk(k)), k.kode)
                self._nilai(awal, letak, k, nilai)
                self._pasang(awal, letak, self.r - 1, k)

    def _sel_rhk(self, rhk: RhkLembar, jenis: str, k: KolomLembar, awal: int, akhir: int) -> None:
        """A row of the list that belongs to the RHK as a whole."""
        if awal != akhir:
            pasti(self.ws.merge_range(self.r, awal, self.r, akhir, "", self._bentuk(k)), k.kode)
        nilai = rhk.nilai.get(k.kode)
        self._nilai(self.r, awal, k, nilai)
        self._pasang(self.r, awal, self.r, k)
        self._kelabu(akhir)
        lebar = sum(x.lebar for x in self.kolom[awal : akhir + 1])
        self.ws.perlu_baris(self.r, tinggi_teks(nilai, lebar, 10) if isinstance(nilai, str) and nilai else 1)
        self._kunci(self.r, jenis, rhk.no, "", f"{k.kode}={self.kolom[awal].kode}")
        self.r += 1

    def _kelabu(self, setelah: int) -> None:
        """Nothing to fill in behind this column."""
        for letak in range(setelah + 1, len(self.kolom)):
            self.ws.write_blank(self.r, letak, None, self.gaya(**BERGARIS, bg_color=ABU_MUDA))

    def _indikator(self, baris: int, rhk: RhkLembar, i: IndikatorLembar, jenis: str) -> None:
        for letak, k in enumerate(self.kolom):
            if not k.per_rhk:
                self._nilai(baris, letak, k, i.nilai.get(k.kode))
        self._kunci(baris, jenis, rhk.no, i.no)

    def _kunci(self, baris: int, *kunci: str) -> None:
        for letak, teks in enumerate(kunci, start=len(self.kolom)):
            self._teks(baris, letak, teks, num_format=49, bg_color=ABU_MUDA)

    def _tinggi(self, k: KolomLembar, nilai: dict[str, object]) -> int:
        teks = nilai.get(k.kode)
        return tinggi_teks(teks, k.lebar, 10) if isinstance(teks, str) and teks else 1

    def _terbuka(self, k: KolomLembar) -> bool:
        return k.ragam is Ragam.REALISASI or (k.ragam is Ragam.RENCANA and self.isi.terbuka)

    def _bentuk(self, k: KolomLembar) -> Any:
        sifat: dict[str, object] = {**BERGARIS, "locked": not self._terbuka(k)}
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

    def _aturan(self, awal: int, akhir: int) -> None:
        """Lists, limits and help of all columns of indikator in these rows."""
        for letak, k in enumerate(self.kolom):
            if not k.per_rhk or not self.isi.kualitatif:
                self._pasang(awal, letak, akhir, k)

    def _pasang(self, awal: int, letak: int, akhir: int, k: KolomLembar) -> None:
        if self._terbuka(k):
            pilihan = pilihan_kolom(k.kolom)
            nama = self.daftar.nama(pilihan, k.kolom.judul) if pilihan else ""
            pasang(self.ws, (awal, letak, akhir, letak), k.kolom, nama)
