"""A step as a live formula, only where the formula gives exactly the calculated figure; else the figure itself.

What stands in a cell has at most six decimals, and every formula rounds to them: a spreadsheet that calculates anew
comes to the same cell, whatever its floating point does in between.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from skp_batch.pembayaran.lembar_kolom import TataRincian
from skp_batch.tukin.model import Langkah, Operasi

_ENAM = Decimal("0.000001")
_NOL = Decimal(0)
_SATU = Decimal(1)
Rumus = str | None


def enam(nilai: Decimal) -> Decimal:
    """The value as a cell holds it."""
    return nilai.quantize(_ENAM, ROUND_HALF_UP)


def bulat(nilai: Decimal) -> Decimal:
    return nilai.quantize(_SATU, ROUND_HALF_UP)


def angka_rumus(nilai: Decimal) -> str:
    """A figure inside a formula."""
    teks = format(nilai, "f")
    return (teks.rstrip("0").rstrip(".") or "0") if "." in teks else teks


class PerumusLangkah:
    """Formulas of one person's steps. `isi` are the cells so far by key; `nomor` is the row as Excel shows it."""

    def __init__(self, tata: TataRincian) -> None:
        self._tata = tata
        self._huruf = {kunci: tata.huruf(kunci) for kunci in tata.letak}
        self._awal = next(kunci for kunci, i in tata.letak.items() if i == tata.awal)
        self._kriteria = [x.kunci for x in tata.langkah if x.kunci.startswith("kriteria.")]

    def sel(self, kunci: str, nomor: int) -> str:
        return f"{self._huruf[kunci]}{nomor}"

    def berjalan(self, sebelum: int, nomor: int) -> str:
        """The running amount before the column `sebelum` (0-based)."""
        awal = self._huruf[self._awal]
        akhir = self._tata.judul[sebelum - 1][0]
        return f"{awal}{nomor}" if akhir == self._awal else f"SUM({awal}{nomor}:{self._huruf[akhir]}{nomor})"

    def langkah(self, x: Langkah, isi: Mapping[str, Decimal], jalan: Decimal, nomor: int, nilai: Decimal) -> Rumus:
        """The formula of a step before or after rounding, or None where it must stand as a figure."""
        if x.operasi is Operasi.NILAI:
            return self._nilai(x, isi, nomor, nilai)
        if x.operasi is Operasi.NOL:
            return f"=-{self._alas(x, isi, jalan, nomor)}" if nilai == -(x.alas or _NOL) else None
        if x.operasi is Operasi.SELISIH:
            ada = self.berjalan(self._tata.letak[x.kunci], nomor)
            lain = x.alas or _NOL
            if nilai == enam(-min(jalan, lain)):
                return f"=-ROUND(MIN({ada},{angka_rumus(lain)}),6)"
            return None
        if x.operasi is Operasi.PRORATA:
            return self._prorata(x, jalan, nomor, nilai)
        if x.persen is None or x.alas is None:
            return None
        if x.operasi is Operasi.TIMPA:
            return self._timpa(x, isi, jalan, nomor, nilai)
        alas, persen = self._alas(x, isi, jalan, nomor), f"{self._huruf['%' + x.kunci]}{nomor}"
        if x.operasi is Operasi.KURANG:
            return f"=-ROUND({alas}*{persen}/100,6)" if nilai == enam(-x.alas * x.persen / 100) else None
        if x.operasi is Operasi.KALI:
            if nilai == enam(-x.alas * (100 - x.persen) / 100):
                return f"=-ROUND({alas}*(100-{persen})/100,6)"
            return None
        if x.operasi is Operasi.TAMBAH:
            return f"=ROUND({alas}*{persen}/100,6)" if nilai == enam(x.alas * x.persen / 100) else None
        besar = bulat(x.alas * x.persen / 100)  # contributions and tax are whole rupiah
        tanda = "-" if nilai < 0 else ""
        if abs(nilai) == besar:
            return f"={tanda}ROUND({alas}*{persen}/100,0)"
        lain = besar - abs(nilai)
        if x.operasi is Operasi.PAJAK and nilai and lain > 0:  # less what the salary has paid
            return f"={tanda}(ROUND({alas}*{persen}/100,0)-{angka_rumus(lain)})"
        return None

    def _nilai(self, x: Langkah, isi: Mapping[str, Decimal], nomor: int, nilai: Decimal) -> Rumus:
        if x.kunci == "tarif" and self._kriteria and nilai == sum((isi.get(k, _NOL) for k in self._kriteria), _NOL):
            return f"=SUM({self.sel(self._kriteria[0], nomor)}:{self.sel(self._kriteria[-1], nomor)})"
        if not x.kunci.startswith("komponen.") or x.persen is None or x.alas is None:
            return None
        dasar = self.sel("tarif", nomor)
        if "jenis_pembayaran" in isi:
            dasar = f"({dasar}+{self.sel('jenis_pembayaran', nomor)})"
        tarif = isi["tarif"] + isi.get("jenis_pembayaran", _NOL)
        if x.pembilang is not None and x.penyebut:
            if nilai == enam(tarif * x.persen / 100 * x.pembilang / x.penyebut):
                data = f"{angka_rumus(x.pembilang)}/{angka_rumus(x.penyebut)}"
                return f"=ROUND({dasar}*{angka_rumus(x.persen)}/100*{data},6)"
            return None
        return f"=ROUND({dasar}*{angka_rumus(x.persen)}/100,6)" if nilai == enam(tarif * x.persen / 100) else None

    def _prorata(self, x: Langkah, jalan: Decimal, nomor: int, nilai: Decimal) -> Rumus:
        if x.pembilang is None or not x.penyebut:
            return None
        bagian = min(_SATU, x.pembilang / x.penyebut)
        if nilai != enam(enam(jalan * bagian) - jalan):
            return None
        ada = self.berjalan(self._tata.letak[x.kunci], nomor)
        hari = f"MIN(1,{angka_rumus(x.pembilang)}/{angka_rumus(x.penyebut)})"
        return f"=ROUND(ROUND({ada}*{hari},6)-{ada},6)"

    def _timpa(self, x: Langkah, isi: Mapping[str, Decimal], jalan: Decimal, nomor: int, nilai: Decimal) -> Rumus:
        assert x.persen is not None
        assert x.alas is not None
        porsi = _SATU if x.pembilang is None or not x.penyebut else x.pembilang / x.penyebut
        if nilai != enam(-max(_NOL, jalan - x.alas * x.persen / 100) * porsi):
            return None
        ada = self.berjalan(self._tata.letak[x.kunci], nomor)
        kali = (
            "" if x.pembilang is None or not x.penyebut else (f"*{angka_rumus(x.pembilang)}/{angka_rumus(x.penyebut)}")
        )
        persen = f"{self._huruf['%' + x.kunci]}{nomor}"
        return f"=-ROUND(MAX(0,{ada}-{self._alas(x, isi, jalan, nomor)}*{persen}/100){kali},6)"

    def _alas(self, x: Langkah, isi: Mapping[str, Decimal], jalan: Decimal, nomor: int) -> str:
        """What the per cent is of: a cell that holds just that, else the figure."""
        alas = x.alas or _NOL
        if x.operasi in (Operasi.IURAN, Operasi.PAJAK):
            return self.sel("jumlah", nomor) if isi.get("jumlah") == alas else angka_rumus(alas)
        if x.operasi in (Operasi.KALI, Operasi.NOL) and alas == jalan:
            return self.berjalan(self._tata.letak[x.kunci], nomor)
        terhadap = next((k.terhadap for k in self._tata.langkah if k.kunci == x.kunci), "")
        for kunci in (terhadap, "tarif"):
            if kunci in isi and isi[kunci] == alas:
                return self.sel(kunci, nomor)
        if alas == jalan:
            return self.berjalan(self._tata.letak[x.kunci], nomor)
        return angka_rumus(alas)
