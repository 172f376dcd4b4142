"""Formulas of a policy (`komponen.nilai: rumus`): arithmetic, min, maks, jika; exact, without any other power.

min(presensi, 0.6 * data.realisasi + 0.4 * data.kualitas) - 0.05 * izin
jika(data.aktivitas >= 300, 100, data.aktivitas / 300 * 100)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from skp_batch.tukin.angka import angka

PANJANG_MAKS = 1_000
_KATA_MAKS = 200
_DALAM_MAKS = 40
_KATA = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|(data\.[A-Za-z_]\w*|[A-Za-z_]\w*)|(<=|>=|[-+*/(),;<>=]))")
_BANDING: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
}
_FUNGSI = ("min", "maks", "jika")


class RumusSalah(Exception):
    """The text is no formula; the message is a sentence for the user, without its end."""


class BagiNol(Exception):
    """The formula divides by nothing."""


@dataclass(frozen=True, slots=True)
class Simpul:
    """A node: an operator, a function, a name or a figure, and what it is applied to."""

    isi: str | Fraction
    anak: tuple[Simpul, ...] = ()

    def nama(self) -> Iterator[str]:
        """The names that it uses."""
        if isinstance(self.isi, str) and not self.anak:
            yield self.isi
        for a in self.anak:
            yield from a.nama()

    def hitung(self, nilai: Callable[[str], Fraction]) -> Fraction:
        isi = self.isi
        if isinstance(isi, Fraction):
            return isi
        if not self.anak:
            return nilai(isi)
        if isi == "jika":
            syarat, ya, tidak = self.anak
            return (ya if syarat.benar(nilai) else tidak).hitung(nilai)
        n = [a.hitung(nilai) for a in self.anak]
        if isi in ("min", "maks"):
            return min(n) if isi == "min" else max(n)
        if isi == "negatif":
            return -n[0]
        if isi == "/":
            if not n[1]:
                raise BagiNol
            return n[0] / n[1]
        return n[0] + n[1] if isi == "+" else n[0] - n[1] if isi == "-" else n[0] * n[1]

    def benar(self, nilai: Callable[[str], Fraction]) -> bool:
        kiri, kanan = (a.hitung(nilai) for a in self.anak)
        return _BANDING[str(self.isi)](kiri, kanan)

    def sebut(self, ganti: Callable[[str], str] = lambda n: n) -> str:
        """As people write it; `ganti` says a name."""
        isi = self.isi
        if isinstance(isi, Fraction):
            return angka(isi)
        if not self.anak:
            return ganti(isi)
        bagian = [a.sebut(ganti) for a in self.anak]
        if isi == "min":
            return f"yang terkecil dari ({'; '.join(bagian)})"
        if isi == "maks":
            return f"yang terbesar dari ({'; '.join(bagian)})"
        if isi == "jika":
            return f"bila {bagian[0]} maka {bagian[1]}, selain itu {bagian[2]}"
        if isi == "negatif":
            return f"-({bagian[0]})" if self.anak[0].anak else f"-{bagian[0]}"
        teks = [f"({b})" if self._kurung(a, i) else b for i, (a, b) in enumerate(zip(self.anak, bagian, strict=True))]
        return f" {'×' if isi == '*' else ':' if isi == '/' else '–' if isi == '-' else isi} ".join(teks)

    def _kurung(self, anak: Simpul, i: int) -> bool:
        if anak.isi == "jika":
            return True
        return bool(anak.anak) and (
            (self.isi in ("*", "/") and anak.isi in ("+", "-"))
            or (i == 1 and self.isi == "-" and anak.isi in ("+", "-"))
            or (i == 1 and self.isi == "/" and anak.isi in ("*", "/"))
        )


def urai_rumus(teks: str) -> Simpul:
    """Raises RumusSalah."""
    if len(teks) > PANJANG_MAKS:
        raise RumusSalah(f"rumus paling panjang {PANJANG_MAKS} huruf")
    kata = list(_kata(teks))
    if len(kata) > _KATA_MAKS:
        raise RumusSalah(f"rumus paling banyak {_KATA_MAKS} kata dan tanda")
    return _Pengurai(kata).semua()


@lru_cache(maxsize=256)
def nama_rumus(teks: str) -> frozenset[str]:
    """The names in a formula; none where it is not one (that is said when the policy is checked)."""
    try:
        return frozenset(urai_rumus(teks).nama())
    except RumusSalah:
        return frozenset()


def _kata(teks: str) -> Iterator[str]:
    i = 0
    teks = teks.rstrip()
    while i < len(teks):
        cocok = _KATA.match(teks, i)
        if cocok is None:
            raise RumusSalah(f'"{teks[i:].strip()[:20]}" tidak dikenal dalam rumus')
        nama = cocok[2] or ""
        yield cocok[1] or (nama if nama.startswith("data.") else nama.lower()) or cocok[3]
        i = cocok.end()


class _Pengurai:
    def __init__(self, kata: list[str]) -> None:
        self._kata, self._i, self._dalam = kata, 0, 0

    def semua(self) -> Simpul:
        hasil = self._jumlah()
        if self._lihat():
            raise RumusSalah(f'"{self._lihat()}" tidak pada tempatnya dalam rumus')
        return hasil

    def _lihat(self) -> str:
        return self._kata[self._i] if self._i < len(self._kata) else ""

    def _ambil(self, *boleh: str) -> str:
        k = self._lihat()
        if not k or (boleh and k not in boleh):
            raise RumusSalah(f'diharapkan {" atau ".join(boleh)}, yang ada "{k}"' if k else "rumus belum selesai")
        self._i += 1
        return k

    def _jumlah(self) -> Simpul:
        kiri = self._kali()
        while self._lihat() in ("+", "-"):
            kiri = Simpul(self._ambil(), (kiri, self._kali()))
        return kiri

    def _kali(self) -> Simpul:
        kiri = self._satu()
        while self._lihat() in ("*", "/"):
            kiri = Simpul(self._ambil(), (kiri, self._satu()))
        return kiri

    def _satu(self) -> Simpul:
        self._dalam += 1
        if self._dalam > _DALAM_MAKS:
            raise RumusSalah("rumus terlalu bersusun")
        k = self._ambil()
        if k == "-":
            hasil = Simpul("negatif", (self._satu(),))
        elif k == "(":
            hasil = self._jumlah()
            self._ambil(")")
        elif k[0].isdigit():
            hasil = Simpul(Fraction(k))
        elif k in _FUNGSI and self._lihat() == "(":
            hasil = self._fungsi(k)
        elif k[0].isalpha() or k[0] == "_":
            hasil = Simpul(k)
        else:
            raise RumusSalah(f'"{k}" tidak pada tempatnya dalam rumus')
        self._dalam -= 1
        return hasil

    def _fungsi(self, nama: str) -> Simpul:
        self._ambil("(")
        anak = [self._banding() if nama == "jika" else self._jumlah()]
        while self._lihat() in (",", ";"):
            self._ambil()
            anak.append(self._jumlah())
        self._ambil(")")
        if nama == "jika" and len(anak) != 3:
            raise RumusSalah("jika memerlukan tiga bagian: jika(syarat, bila ya, bila tidak)")
        return Simpul(nama, tuple(anak))

    def _banding(self) -> Simpul:
        kiri = self._jumlah()
        return Simpul(self._ambil(*_BANDING), (kiri, self._jumlah()))
