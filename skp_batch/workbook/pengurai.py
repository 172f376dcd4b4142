"""The careful path: expat over parts that are not plain (prefixes, CDATA, odd order, cells without address).

expat keeps no tree, so memory stays with what is kept; it refuses what is not well-formed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

from skp_batch.workbook.alamat import BARIS_TERAKHIR, KOLOM_TERAKHIR, urai_alamat, urai_rentang
from skp_batch.workbook.batas import TidakTerbaca, rusak
from skp_batch.workbook.sel import (
    TEKS_TERPANJANG,
    Baris,
    Rentang,
    Sel,
    angka_atau_teks,
    periksa_gabungan,
    periksa_jumlah,
)


class Ganjil(Exception):
    """The bytes are not of the plain kind: take the careful path."""


Atribut = dict[str, str]
_BATAS_DALAM = 200
_TEKS_DIKUMPULKAN = 8 * TEKS_TERPANJANG  # an escaped character is written with seven; what goes on is cut in any case


class _Pengurai:
    """Start and end tags by local name, within the root's namespace; text only while ``kumpul`` is set."""

    def __init__(self) -> None:
        self.kumpul = False
        self.potongan: list[str] = []
        self._panjang = 0
        self._ruang = ""
        self._mesin = expat.ParserCreate(None, " ")
        self._mesin.buffer_text = True
        self._mesin.StartElementHandler = self._buka
        self._mesin.EndElementHandler = self._tutup
        self._mesin.CharacterDataHandler = self._teks
        self._mesin.StartDoctypeDeclHandler = self._doctype
        self._akar = True
        self._dalam = 0
        self.buka: dict[str, Callable[[Atribut], None]] = {}
        self.tutup: dict[str, Callable[[], None]] = {}

    def jalan(self, xml: bytes) -> None:
        self.sepotong(xml, terakhir=True)

    def sepotong(self, xml: bytes, *, terakhir: bool) -> None:
        try:
            self._mesin.Parse(xml, terakhir)
        except (expat.ExpatError, LookupError, ValueError) as galat:
            raise rusak("XML tidak benar") from galat

    def _doctype(self, *_: object) -> None:
        raise TidakTerbaca("B101", "xml_berbahaya")

    def _buka(self, nama: str, atribut: Atribut) -> None:
        if self._akar:
            ruang = nama.rpartition(" ")[0]
            self._ruang = ruang + " " if ruang else ""
            self.buka = {self._ruang + k: f for k, f in self.buka.items()}
            self.tutup = {self._ruang + k: f for k, f in self.tutup.items()}
            self._akar = False
        self._dalam += 1
        if self._dalam > _BATAS_DALAM:
            raise rusak("XML terlalu dalam")
        kerja = self.buka.get(nama)
        if kerja is not None:
            kerja(atribut)

    def _tutup(self, nama: str) -> None:
        self._dalam -= 1
        kerja = self.tutup.get(nama)
        if kerja is not None:
            kerja()

    def _teks(self, teks: str) -> None:
        if self.kumpul and self._panjang <= _TEKS_DIKUMPULKAN:
            self.potongan.append(teks)
            self._panjang += len(teks)

    def ambil(self) -> str:
        teks = "".join(self.potongan)
        self.kosongkan()
        return teks

    def kosongkan(self) -> None:
        self.potongan.clear()
        self._panjang = 0


class _Sst(_Pengurai):
    def __init__(self, batas: int) -> None:
        super().__init__()
        self.hasil: list[str] = []
        self._batas = batas
        self._fonetik = False
        self.buka = {"t": self._t, "rPh": self._rph}
        self.tutup = {"t": self._selesai_t, "rPh": self._selesai_rph, "si": self._selesai_si}

    def _t(self, _: Atribut) -> None:
        self.kumpul = not self._fonetik

    def _selesai_t(self) -> None:
        self.kumpul = False

    def _rph(self, _: Atribut) -> None:
        self._fonetik = True

    def _selesai_rph(self) -> None:
        self._fonetik = False

    def _selesai_si(self) -> None:
        self.hasil.append(self.ambil())
        if len(self.hasil) > self._batas:
            raise TidakTerbaca("B108", "terlalu_banyak_teks", {"batas": str(self._batas)})


def urai_sst(xml: bytes, batas: int) -> list[str]:
    """The shared strings, Excel's own escapes not yet decoded."""
    pengurai = _Sst(batas)
    pengurai.jalan(xml)
    return pengurai.hasil


class PenguraiLembar(_Pengurai):
    def __init__(self, teks_bersama: dict[str, str], lepas: Callable[[str], str], batas_baris: int) -> None:
        super().__init__()
        self.baris: dict[int, dict[int, Sel]] = {}
        self.gabungan: list[Rentang] = []
        self._bersama, self._lepas, self._batas_baris = teks_bersama, lepas, batas_baris
        self._di_data = self._di_sel = self._fonetik = False
        self._no_baris = self._no_kolom = self._jumlah = 0
        self._mulai_sel({})
        self.buka = {
            "sheetData": self._data, "row": self._row, "c": self._c, "f": self._f, "v": self._v, "t": self._t,
            "rPh": self._rph, "mergeCell": self._gabung,
        }  # fmt: skip
        self.tutup = {
            "sheetData": self._selesai_data, "c": self._selesai_c, "v": self._selesai_teks, "t": self._selesai_teks,
            "rPh": self._selesai_rph,
        }  # fmt: skip

    def alirkan(self, potongan: Iterable[bytes]) -> Iterator[list[tuple[int, list[Sel]]]]:
        """The rows that each piece has brought to their end."""
        for satu in potongan:
            self.sepotong(satu, terakhir=False)
            yield self._lepaskan(self._no_baris)
        self.sepotong(b"", terakhir=True)
        yield self._lepaskan(0)

    def _lepaskan(self, selain: int) -> list[tuple[int, list[Sel]]]:
        jadi = [n for n in self.baris if n != selain]
        self._jumlah = 0
        return [(n, [sel for _, sel in sorted(self.baris.pop(n).items())]) for n in jadi]

    def _data(self, _: Atribut) -> None:
        self._di_data = True

    def _selesai_data(self) -> None:
        self._di_data = False

    def _row(self, atribut: Atribut) -> None:
        if not self._di_data:
            return
        nomor = atribut.get("r", "").strip()
        self._no_baris = _bulat(nomor) if nomor else self._no_baris + 1
        self._no_kolom = 0
        if not 1 <= self._no_baris <= BARIS_TERAKHIR:
            raise rusak("nomor baris di luar lembar", nomor=nomor[:20])

    def _mulai_sel(self, atribut: Atribut) -> None:
        self._jenis = atribut.get("t", "n")
        self._gaya = _bulat(atribut.get("s", "0"))
        self._rumus = self._ada_v = self._ada_is = False
        self.kosongkan()

    def _c(self, atribut: Atribut) -> None:
        if not self._di_data:
            return
        self._di_sel = True
        self._mulai_sel(atribut)
        alamat = atribut.get("r", "").strip()
        if alamat:
            try:
                self._no_baris, self._no_kolom = urai_alamat(alamat)
            except ValueError as galat:
                raise rusak("alamat sel salah", sel=alamat[:20]) from galat
        else:
            self._no_kolom += 1
        if self._no_kolom > KOLOM_TERAKHIR or self._no_baris < 1:
            raise rusak("sel di luar lembar")

    def _f(self, _: Atribut) -> None:
        self._rumus = self._di_sel

    def _v(self, _: Atribut) -> None:
        if self._di_sel and not self._ada_v:
            self.kumpul = self._ada_v = True

    def _t(self, _: Atribut) -> None:
        if self._di_sel and not self._fonetik:
            self.kumpul = self._ada_is = True

    def _rph(self, _: Atribut) -> None:
        self._fonetik = True

    def _selesai_rph(self) -> None:
        self._fonetik = False

    def _selesai_teks(self) -> None:
        self.kumpul = False

    def _selesai_c(self) -> None:
        if not self._di_sel:
            return
        self._di_sel = False
        isi = self.ambil()
        nilai = nilai_sel(self._jenis, isi, self._rumus, self._ada_v or self._ada_is, self._bersama, self._lepas)
        if nilai is None:
            return
        satu = self.baris.get(self._no_baris)
        if satu is None:
            satu = self.baris[self._no_baris] = {}
            if len(self.baris) > self._batas_baris:
                periksa_jumlah({b: list(s.values()) for b, s in self.baris.items()}, self._batas_baris, self._jumlah)
        satu[self._no_kolom] = Sel(self._no_kolom, nilai[0], nilai[1], self._gaya, self._rumus)
        self._jumlah += 1
        if self._jumlah % 65_536 == 0:
            periksa_jumlah({}, self._batas_baris, self._jumlah)

    def _gabung(self, atribut: Atribut) -> None:
        try:
            self.gabungan.append(urai_rentang(atribut.get("ref", "")))
        except ValueError:
            return  # a merge of nothing hides no cell
        periksa_gabungan(len(self.gabungan))


def _bulat(teks: str) -> int:
    teks = teks.strip()
    if not (teks.isascii() and teks.isdigit() and len(teks) < 10):
        raise rusak("bukan bilangan bulat", nomor=teks[:20])
    return int(teks)


def nilai_sel(
    jenis: str, isi: str, rumus: bool, ada: bool, teks_bersama: dict[str, str], lepas: Callable[[str], str]
) -> tuple[str, str] | None:
    """Kind and text of one cell from its ``t`` and its value; None for a cell without content.

    An empty text that is stored by a formula is a value; an empty number is not.
    """
    if jenis == "s":
        teks = teks_bersama[isi] if isi else ""
        return ("s", teks) if teks or (rumus and isi) else _tanpa_nilai(rumus)
    if jenis in ("str", "inlineStr"):
        if isi:
            return "s", lepas(isi)[:TEKS_TERPANJANG]
        return ("s", "") if rumus and ada else _tanpa_nilai(rumus)
    isi = isi.strip()
    if not isi:
        return _tanpa_nilai(rumus)
    if jenis == "n":
        return angka_atau_teks(isi)
    if jenis == "b":
        logis = {"true": "1", "false": "0", "1": "1", "0": "0"}.get(isi.lower())
        return ("b", logis) if logis else ("s", isi)
    isi = isi[:TEKS_TERPANJANG]
    return (jenis, isi) if jenis in ("e", "d") else ("s", lepas(isi))


def _tanpa_nilai(rumus: bool) -> tuple[str, str] | None:
    return ("", "") if rumus else None


def urai_lembar(
    xml: bytes, teks_bersama: dict[str, str], lepas: Callable[[str], str], batas_baris: int
) -> tuple[Baris, list[Rentang]]:
    """Cells and merged ranges of a sheet, whatever its spelling; of a cell given twice the last one stands."""
    pengurai = PenguraiLembar(teks_bersama, lepas, batas_baris)
    pengurai.jalan(xml)
    baris = {b: [sel for _, sel in sorted(satu.items())] for b, satu in sorted(pengurai.baris.items())}
    periksa_jumlah(baris, batas_baris, 0)
    return baris, pengurai.gabungan
