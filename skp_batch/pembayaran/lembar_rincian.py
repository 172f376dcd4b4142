"""Sheet RINCIAN: a row per person, every step a column, formulas with the calculated figures as stored values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from skp_batch.pembayaran.jalan import BarisBayar, HasilBayar
from skp_batch.pembayaran.lembar_gaya import Gaya, kepala, tanda_tangan
from skp_batch.pembayaran.lembar_kolom import TataRincian, susun_tata
from skp_batch.pembayaran.lembar_rumus import PerumusLangkah, bulat, enam
from skp_batch.tukin.model import Langkah, Operasi, Rincian

NAMA = "RINCIAN"
LEBIH = "LEBIH BAYAR"  # of a person on KELEBIHAN BAYAR: nothing is paid
BARIS_JUDUL = 4  # 0-based
_NOL = Decimal(0)
_KETERANGAN_MAKS = 600
_ANGKA_PERSEN = 8  # decimals, as many as a policy may have
_KOLOM_SEHALAMAN = 26


def _terbaca(x: Langkah) -> Langkah:
    """A per cent that does not end (7 of 30 days) as its cell holds it; its formula then has to stand that figure."""
    if x.persen is None or int(x.persen.as_tuple().exponent) >= -_ANGKA_PERSEN:
        return x
    return replace(x, persen=round(x.persen, _ANGKA_PERSEN))


@dataclass(frozen=True, slots=True)
class LetakRincian:
    """What other sheets need: columns, first and last row of people as Excel shows them."""

    tata: TataRincian
    awal: int
    akhir: int

    def rentang(self, kunci: str) -> str:
        huruf = self.tata.huruf(kunci)
        return f"{NAMA}!${huruf}${self.awal}:${huruf}${self.akhir}"


def tulis_rincian(buku: Any, gaya: Gaya, hasil: HasilBayar, nama: str, baris: Sequence[BarisBayar]) -> LetakRincian:
    tata = susun_tata(hasil)
    lembar = buku.add_worksheet(nama)
    kepala(lembar, gaya, hasil, f"{'RINCIAN PERHITUNGAN' if nama == NAMA else nama} {gaya.sebutan}")
    lembar.set_row(BARIS_JUDUL, 48)
    for j, (_, judul, _) in enumerate(tata.judul):
        lembar.write_string(BARIS_JUDUL, j, judul, gaya.judul)
    for j in range(len(tata.judul)):  # row after row: the workbook is written as it goes
        lembar.write_number(BARIS_JUDUL + 1, j, j + 1, gaya.nomor_kolom)
    penulis = _PenulisBaris(lembar, gaya, tata, hasil)
    awal = BARIS_JUDUL + 2
    for i, b in enumerate(baris):
        penulis.tulis(awal + i, i + 1, b)
    akhir = awal + max(len(baris), 1) - 1
    letak = LetakRincian(tata, awal + 1, akhir + 1)
    penulis.total(akhir + 1, letak)
    for j, (kunci, _, lebar) in enumerate(tata.judul):
        kosong = kunci not in penulis.terpakai and j >= len(_TETAP) and kunci not in ("bruto", "potongan", "bersih")
        kosong = kosong or (kunci in _PAJAK and any(x.kunci.startswith("pajak") for x in tata.sesudah))
        kosong = kosong or kunci == "%pajak.potongan"
        lembar.set_column(j, j, lebar, None, {"level": 1, "hidden": True} if kosong else {})
        penulis.tersembunyi += kosong
    lembar.autofilter(BARIS_JUDUL + 1, 0, akhir, len(tata.judul) - 1)
    lembar.freeze_panes(awal, 3)
    lembar.repeat_rows(BARIS_JUDUL, BARIS_JUDUL + 1)
    lembar.print_area(0, 0, akhir + 16, len(tata.judul) - 2)
    lembar.set_paper(8)  # A3
    lembar.fit_to_pages(2 if len(tata.judul) - penulis.tersembunyi > _KOLOM_SEHALAMAN else 1, 0)
    lembar.repeat_columns(0, 2)
    # where a column is surely in sight, on the first page, and not one that is printed on every page
    tanda_tangan(lembar, gaya, hasil, akhir + 3, len(tata.judul), tempat=(3, 6, tata.letak["tarif"] + 1))
    return letak


_TETAP = ("no", "nip", "nama", "status", "kelas", "predikat", "bayar")
_PAJAK = ("tunjangan_pajak", "potongan_pajak")  # the same as the steps, for REKAP to add up
_TANPA_JUMLAH = (*_TETAP, "keterangan")


class _PenulisBaris:
    def __init__(self, lembar: Any, gaya: Gaya, tata: TataRincian, hasil: HasilBayar) -> None:
        self._l, self._g, self._t, self._hasil = lembar, gaya, tata, hasil
        self._rumus = PerumusLangkah(tata)
        self._rinci = hasil.kebijakan.cara_potongan == "rinci"
        self.terpakai: set[str] = set(_TETAP) | {"ditransfer", "keterangan", "sebelum", "pembulatan", "jumlah"}
        self._jumlah: dict[str, Decimal] = {}
        self._isi: dict[str, Decimal] = {}
        self._i = 0
        self.tersembunyi = 0

    def tulis(self, i: int, no: int, b: BarisBayar) -> None:
        self._i, self._isi = i, {}
        p, r, lembar, g = b.penerima, b.rincian, self._l, self._g
        lembar.write_number(i, 0, no, g.bulat)
        lembar.write_string(i, 1, r.nip, g.teks)
        lembar.write_string(i, 2, r.nama, g.teks)
        lembar.write_string(i, 3, p.status, g.teks)
        if r.kelas is None:
            lembar.write_string(i, 4, "-", g.teks)
        else:
            lembar.write_number(i, 4, r.kelas, g.bulat)
        lembar.write_string(i, 5, r.predikat, g.teks)
        bayar = LEBIH if (r.bersih or 0) < 0 else str(r.status)
        lembar.write_string(i, 6, bayar, g.teks if b.dibayar else g.tahan)
        if not b.dibayar:
            kode = ", ".join(dict.fromkeys(t.kode for t in self._hasil.temuan_orang(r.nip)))
            akhir = self._t.letak["keterangan"]
            for j in range(len(_TETAP), akhir):
                lembar.write_blank(i, j, None, g.uang)
            lembar.write_string(i, akhir, f"Tertahan: {kode}", g.tahan)
            return
        self._langkah(b.baru or r)
        self._akhir(b)
        for j, (kunci, _, _) in enumerate(self._t.judul):
            if j >= len(_TETAP) and kunci not in self._isi and kunci != "keterangan":
                lembar.write_blank(i, j, None, g.uang)

    def _langkah(self, r: Rincian) -> None:
        per_kunci: dict[str, list[Langkah]] = {}
        for x in r.langkah:
            per_kunci.setdefault(x.kunci, []).append(_terbaca(x))
        jalan = _NOL
        nomor = self._i + 1
        for k in self._t.langkah:
            daftar = per_kunci.get(k.kunci)
            if not daftar:
                continue
            nilai = enam(sum((x.nilai for x in daftar), _NOL))
            rumus = None
            if len(daftar) == 1:
                x = daftar[0]
                self._persen(x)
                rumus = self._rumus.langkah(x, self._isi, jalan, nomor, nilai)
            self._sel(k.kunci, nilai, rumus, self._g.langkah)
            if self._t.letak[k.kunci] >= self._t.awal:
                jalan += nilai
        self._bulatkan(per_kunci, jalan, nomor)
        for k in self._t.sesudah:
            for x in per_kunci.get(k.kunci, ()):
                self._persen(x)
                nilai = enam(x.nilai)
                self._sel(k.kunci, nilai, self._rumus.langkah(x, self._isi, _NOL, nomor, nilai), self._g.uang)

    def _persen(self, x: Langkah) -> None:
        kunci = f"%{x.kunci}"
        if x.persen is not None and kunci in self._t.letak and x.operasi is not Operasi.NILAI:
            self._l.write_number(self._i, self._t.letak[kunci], float(x.persen), self._g.persen)
            self._isi[kunci] = x.persen
            self.terpakai.add(kunci)

    def _bulatkan(self, per_kunci: dict[str, list[Langkah]], jalan: Decimal, nomor: int) -> None:
        akhir = per_kunci["pembulatan"][0].sesudah
        sebelum = self._rumus.berjalan(self._t.letak["sebelum"], nomor)
        self._sel("sebelum", enam(jalan), f"=ROUND({sebelum},6)", self._g.langkah)
        sel = self._rumus.sel("sebelum", nomor)
        rumus = f"=ROUND(ROUND({sel},0)-{sel},6)" if bulat(jalan) == akhir else None
        self._sel("pembulatan", enam(akhir - jalan), rumus, self._g.langkah)
        self._sel("jumlah", akhir, f"=ROUND({sel}+{self._rumus.sel('pembulatan', nomor)},0)", self._g.uang)

    def _akhir(self, b: BarisBayar) -> None:
        r, nomor, sel = b.rincian, self._i + 1, self._rumus.sel
        hitung = b.baru or r
        awalan = "ulang_" if self._t.rapel else ""
        sesudah = sum((self._isi.get(k.kunci, _NOL) for k in self._t.sesudah), _NOL)
        bersih = Decimal(hitung.bersih or 0)
        terakhir = self._t.sesudah[-1].kunci if self._t.sesudah else "jumlah"
        rumus = f"=ROUND(SUM({sel('jumlah', nomor)}:{sel(terakhir, nomor)}),0)"
        if self._isi["jumlah"] + sesudah != bersih:
            rumus = ""
        self._sel(f"{awalan}bruto", Decimal(hitung.bruto or 0), self._rumus_bruto(hitung, nomor), self._g.uang)
        selisih = f"={sel(awalan + 'bruto', nomor)}-{sel(awalan + 'bersih', nomor)}"
        self._sel(f"{awalan}potongan", Decimal(hitung.potongan or 0), selisih, self._g.uang)
        self._sel(f"{awalan}bersih", bersih, rumus or None, self._g.uang_tebal)
        if self._t.rapel:
            lama = b.lama
            for kunci in ("bruto", "potongan", "bersih"):
                self._sel(f"lama_{kunci}", Decimal(getattr(lama, kunci) if lama else 0), None, self._g.uang)
                beda = f"={sel('ulang_' + kunci, nomor)}-{sel('lama_' + kunci, nomor)}"
                self._sel(kunci, Decimal(getattr(r, kunci) or 0), beda, self._g.uang_tebal)
        for kunci in ("tunjangan_pajak", "potongan_pajak"):
            if (nilai := getattr(r, kunci)) and not self._t.rapel:
                self._sel(kunci, Decimal(nilai), None, self._g.uang)
        lain = [f"potongan_lain.{x.kunci}" for x in r.potongan_lain]
        for x in r.potongan_lain:
            self._sel(f"potongan_lain.{x.kunci}", Decimal(x.nilai), None, self._g.uang)
        transfer = "=" + "-".join(sel(kunci, nomor) for kunci in ("bersih", *lain))
        self._sel("ditransfer", Decimal(r.ditransfer or 0), transfer, self._g.uang_tebal)
        self._keterangan(hitung)

    def _rumus_bruto(self, r: Rincian, nomor: int) -> str | None:
        calon = ("jumlah", "iuran.pemberi_kerja") if self._rinci else ("tarif", "jenis_pembayaran", "plt")
        kunci = [k for k in calon if k in self._isi]
        if bulat(sum((self._isi[k] for k in kunci), _NOL)) != Decimal(r.bruto or 0):
            return None
        return "=ROUND(" + "+".join(self._rumus.sel(k, nomor) for k in kunci) + ",0)"

    def _keterangan(self, r: Rincian) -> None:
        teks = "; ".join(
            x.nama for x in r.langkah if x.operasi not in (Operasi.NILAI, Operasi.BULAT) and (x.nilai or x.persen)
        )
        self._l.write_string(self._i, self._t.letak["keterangan"], teks[:_KETERANGAN_MAKS], self._g.teks)

    def _sel(self, kunci: str, nilai: Decimal, rumus: str | None, bentuk: Any) -> None:
        """A figure, with its formula where there is one."""
        kolom = self._t.letak[kunci]
        self._isi[kunci] = nilai
        if nilai:
            self.terpakai.add(kunci)
        self._jumlah[kunci] = self._jumlah.get(kunci, _NOL) + nilai
        tampil = int(nilai) if nilai == int(nilai) else float(nilai)
        if rumus:
            self._l.write_formula(self._i, kolom, rumus, bentuk, tampil)
        else:
            self._l.write_number(self._i, kolom, tampil, bentuk)

    def total(self, i: int, letak: LetakRincian) -> None:
        """The sums of the rounded rows; per cents have none."""
        g = self._g
        for j, (kunci, _, _) in enumerate(self._t.judul):
            if j == 2:
                self._l.write_string(i, j, "JUMLAH", g.total_teks)
            elif kunci in _TANPA_JUMLAH or kunci.startswith("%"):
                self._l.write_blank(i, j, None, g.total_teks)
            else:
                huruf = self._t.huruf(kunci)
                nilai = enam(self._jumlah.get(kunci, _NOL))
                rumus = f"=ROUND(SUM({huruf}{letak.awal}:{huruf}{letak.akhir}),6)"
                self._l.write_formula(i, j, rumus, g.total, int(nilai) if nilai == int(nilai) else float(nilai))
