"""The running amount of one person, and the closed set of operators that change it: kurang, kali, timpa, tambah …

The tariff is split over the komponen. `alas` is what a percentage of `kurang` is of: the full share of the tariff that
the person is entitled to; status and leave that replace or multiply the tariff change it, predikat and deductions do
not. `kurang` on one base adds up in a pool that is capped.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from skp_batch.tukin.angka import Bilangan, desimal
from skp_batch.tukin.model import Langkah, Operasi

TOTAL = "total"
# A figure as it stands in policy or data: whole or decimal, or as a formula gives it.
Angka = Decimal | int | Fraction


class Berjalan:
    """The amounts per komponen after the steps so far. Every change leaves a Langkah.

    Amounts are Decimal within the context TEPAT; where that raises, the same steps are taken again in fractions.
    """

    def __init__(self, batas_potongan: Decimal, pecahan: bool = False) -> None:
        self._pecahan = pecahan
        self._nol: Bilangan = self.n(0)
        self.tarif: Bilangan = self._nol
        self.alas: dict[str, Bilangan] = {}
        self.nilai: dict[str, Bilangan] = {}
        self.langkah: list[Langkah] = []
        self._batas: Bilangan = self.n(batas_potongan)
        self._kolam: dict[str, Bilangan] = {}
        self._terkurang: Bilangan = self._nol

    def n(self, nilai: Angka) -> Bilangan:
        """A figure of policy or data in this run's kind of number."""
        if self._pecahan:
            return Fraction(nilai)
        if isinstance(nilai, Fraction):
            return Decimal(nilai.numerator) / Decimal(nilai.denominator)  # in TEPAT: exact, or it raises
        return nilai if type(nilai) is Decimal else Decimal(nilai)

    @property
    def total(self) -> Bilangan:
        return sum(self.nilai.values(), self._nol)

    def catat(
        self,
        kunci: str,
        nama: str,
        nilai: Bilangan,
        dasar: str,
        operasi: Operasi,
        persen: Bilangan = None,
        alas: Bilangan = None,
        bagian: tuple[Bilangan, Bilangan] | None = None,
        batas: bool = False,
        sesudah: Bilangan = None,
    ) -> None:
        self.langkah.append(
            Langkah(
                kunci,
                nama,
                desimal(nilai),
                dasar,
                operasi,
                desimal(self.total if sesudah is None else sesudah),
                None if persen is None else desimal(persen),
                None if alas is None else desimal(alas),
                None if bagian is None else desimal(bagian[0]),
                None if bagian is None else desimal(bagian[1]),
                batas,
            )
        )

    def kurang(self, kunci: str, nama: str, terhadap: str, persen: Angka, dasar: str) -> None:
        """Takes `persen` of the base, never more than all of it; deductions together stay under the cap."""
        alas = self._jumlah_alas(terhadap)
        terpakai = self._kolam.get(terhadap, self._nol)
        minta = self.n(persen)
        kena = max(self._nol, min(minta, (self._batas if terhadap == TOTAL else self.n(100)) - terpakai))
        self._kolam[terhadap] = terpakai + kena
        ada = self._jumlah_nilai(terhadap)
        jumlah = min(ada, alas * kena / 100)
        if self._batas < 100:  # the cap is one of the whole amount, also for what is taken of a komponen
            jumlah = max(self._nol, min(jumlah, self._jumlah_alas(TOTAL) * self._batas / 100 - self._terkurang))
            self._terkurang += jumlah
        if jumlah:
            self._ambil(terhadap, jumlah, ada, kena)
        terbatas = kena < minta or jumlah < alas * kena / 100
        self.catat(kunci, nama, -jumlah, dasar, Operasi.KURANG, kena, alas, batas=terbatas)

    def kali(self, kunci: str, nama: str, terhadap: str, persen: Angka, dasar: str, alas: bool = False) -> None:
        """Leaves `persen` of the running amount; with `alas` the entitlement itself becomes smaller."""
        lama = self._jumlah_nilai(terhadap)
        p = self.n(persen)
        if p != 100:
            self._skala(terhadap, p / 100, alas)
        self.catat(kunci, nama, self._jumlah_nilai(terhadap) - lama, dasar, Operasi.KALI, p, lama)

    def timpa(
        self, kunci: str, nama: str, persen: Angka, dasar: str, bagian: tuple[Decimal, Decimal] | None = None
    ) -> None:
        """Replaces the amount by `persen` of the tariff, for `bagian` of the month; never raises it.

        A leave that pays in full must not give back what other days have lost.
        """
        lama, p = self.total, self.n(persen)
        alas = self._jumlah_alas(TOTAL)
        porsi = self.n(bagian[0]) / self.n(bagian[1]) if bagian else self.n(1)
        turun = max(self._nol, lama - alas * p / 100) * porsi
        if turun and bagian is None:
            for k in self.nilai:
                self.alas[k] = self.nilai[k] = self.alas.get(k, self._nol) * p / 100
        elif turun:
            self._ambil(TOTAL, turun, lama)
            for k in self.alas:
                self.alas[k] *= 1 - porsi * (1 - p / 100)
        potong = None if bagian is None else (self.n(bagian[0]), self.n(bagian[1]))
        self.catat(kunci, nama, -turun, dasar, Operasi.TIMPA, p, alas, potong)

    def prorata(self, kunci: str, nama: str, bagian: tuple[Decimal, Decimal], dasar: str) -> None:
        lama, m, n = self.total, self.n(bagian[0]), self.n(bagian[1])
        if m < n:
            for k in self.nilai:
                self.nilai[k] = self.nilai[k] * m / n
            for k in self.alas:
                self.alas[k] = self.alas[k] * m / n
        self.catat(kunci, nama, self.total - lama, dasar, Operasi.PRORATA, alas=lama, bagian=(m, n))

    def nol(self, kunci: str, nama: str, dasar: str, hanya: Iterable[str] | None = None) -> None:
        """Nothing of the month, or of some komponen, is paid."""
        lama = self.total
        for k in list(self.nilai) if hanya is None else hanya:
            if k in self.nilai:
                self.nilai[k] = self._nol
                self.alas[k] = self._nol
        self.catat(kunci, nama, self.total - lama, dasar, Operasi.NOL, alas=lama)

    def tambah(self, kunci: str, nama: str, alas: Angka, persen: Angka, dasar: str) -> None:
        dari, p = self.n(alas), self.n(persen)
        jumlah = dari * p / 100
        self.nilai[kunci] = self.nilai.get(kunci, self._nol) + jumlah
        self.catat(kunci, nama, jumlah, dasar, Operasi.TAMBAH, p, dari)

    def selisih(self, kunci: str, nama: str, lain: Angka, dasar: str) -> None:
        """max(0, amount - lain)."""
        lama, pengurang = self.total, self.n(lain)
        jumlah = min(lama, pengurang)
        if jumlah:
            self._ambil(TOTAL, jumlah, lama)
        self.catat(kunci, nama, -jumlah, dasar, Operasi.SELISIH, alas=pengurang, batas=jumlah < pengurang)

    def _jumlah_nilai(self, terhadap: str) -> Bilangan:
        return self.total if terhadap == TOTAL else self.nilai.get(terhadap, self._nol)

    def _jumlah_alas(self, terhadap: str) -> Bilangan:
        return sum(self.alas.values(), self._nol) if terhadap == TOTAL else self.alas.get(terhadap, self._nol)

    def _ambil(self, terhadap: str, jumlah: Bilangan, ada: Bilangan, persen: Bilangan = None) -> None:
        """Takes an amount: of each komponen its share of the base where it has that much, else in proportion."""
        kunci = [k for k, n in self.nilai.items() if n] if terhadap == TOTAL else [terhadap]
        if len(kunci) == 1:
            self.nilai[kunci[0]] -= jumlah
            return
        if persen is not None:
            bagian = {k: alas * persen / 100 for k, alas in self.alas.items()}
            if sum(bagian.values()) == jumlah and all(self.nilai[k] >= n for k, n in bagian.items()):
                for k, n in bagian.items():
                    self.nilai[k] -= n
                return
        self._skala(TOTAL, (ada - jumlah) / ada)

    def _skala(self, terhadap: str, faktor: Bilangan, alas: bool = False) -> None:
        kunci = list(self.nilai) if terhadap == TOTAL else [terhadap]
        for k in kunci:
            if k in self.nilai:
                self.nilai[k] *= faktor
                if alas and k in self.alas:
                    self.alas[k] *= faktor
