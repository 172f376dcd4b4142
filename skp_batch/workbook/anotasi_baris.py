"""Where the rows and cells of a sheet stand in its bytes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from skp_batch.workbook.alamat import BARIS_TERAKHIR
from skp_batch.workbook.anotasi_alamat import urai_sel
from skp_batch.workbook.anotasi_model import TidakDapatDianotasi
from skp_batch.workbook.anotasi_xml import Dokumen, Elemen

ATRIBUT = rb"""((?:\s+[^\s<>/="']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>"""
_ISI_TAG = re.compile(ATRIBUT)
_R = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,3})([0-9]{1,7})["']""")


class Baris(NamedTuple):
    nomor: int
    awal: int
    isi: int  # behind the start tag
    atribut: bytes  # without the number where that comes first
    tertutup: bool


class SelMentah(NamedTuple):
    awal: int
    isi: int
    isi_akhir: int
    akhir: int
    mulai_atribut: int
    atribut: bytes  # without the address where that comes first
    tertutup: bool


class PetaBaris:
    """The rows of a sheet by number, and on demand the cells of one."""

    def __init__(self, d: Dokumen, data: Elemen) -> None:
        self.d = d
        self.data = data
        p = self.p = data.awalan
        self._tutup_baris, self._tutup_sel = b"</" + p + b"row", b"</" + p + b"c"
        self._buka_sel = b"<" + p + b"c "
        p = re.escape(p)
        self.pola_sel = re.compile(b"<" + p + rb"""c(?=[\s/>])(?:\s+r="([A-Z]{1,3})[0-9]{1,7}")?""" + ATRIBUT)
        self._pola_letak = re.compile(b"<" + p + rb"""c(?=[\s/>])(?: r="([A-Z]{1,3})[0-9]{1,7}")?""")
        self._pola_sel_lazim = re.compile(
            rb"""<%sc r="[A-Z]{1,3}[0-9]{1,7}"(?: [a-z]+="[^"<]*")*"""
            rb"""(?: ?/>|>(?:<%sf>[^<]*</%sf>)?(?:<%sv>[^<]*</%sv>|<%sv ?/>|)</%sc>)""" % ((p,) * 7)
        )
        self._lanjut: dict[int, int] = {}  # row → where the one behind it begins
        self.baris: dict[int, Baris] = {}
        self._petakan()
        self.urut = sorted(self.baris)

    def _petakan(self) -> None:
        """As every program writes rows; one that is written otherwise sends them all the careful way."""
        pola = re.compile(b"<" + re.escape(self.p) + rb"""row(?: r="([0-9]{1,7})"([^>]*)>|(?=[\s/>]))""")
        baris, lanjut, terakhir = self.baris, self._lanjut, 0
        for m in pola.finditer(self.d.topeng, self.data.isi, self.data.isi_akhir):
            teks, atribut = m.groups()
            if teks is None or (isi := _isi_tag(atribut)) is None:
                self._petakan_teliti()
                return
            nomor = int(teks)
            if nomor in baris or not 1 <= nomor <= BARIS_TERAKHIR:
                raise self.ganjil()
            awal, akhir = m.span()
            lanjut[terakhir] = awal
            baris[nomor] = Baris(nomor, awal, akhir, *isi)
            terakhir = nomor
        lanjut[terakhir] = self.data.isi_akhir

    def _petakan_teliti(self) -> None:
        pola = re.compile(b"<" + re.escape(self.p) + rb"""row(?=[\s/>])(?:\s+r="([0-9]{1,7})")?""" + ATRIBUT)
        self.baris.clear()
        self._lanjut.clear()
        nomor = 0
        for m in pola.finditer(self.d.topeng, self.data.isi, self.data.isi_akhir):
            teks, atribut, tertutup = m.groups()
            if teks is None and (r := _R.search(atribut)):
                teks = r[2]
            self._lanjut[nomor] = m.start()
            nomor = int(teks) if teks else nomor + 1
            if nomor in self.baris or not 1 <= nomor <= BARIS_TERAKHIR:
                raise self.ganjil()
            self.baris[nomor] = Baris(nomor, m.start(), m.end(), atribut, bool(tertutup))
        self._lanjut[nomor] = self.data.isi_akhir

    def ganjil(self) -> TidakDapatDianotasi:
        return TidakDapatDianotasi(f"susunan bagian {self.d.bagian} di dalam berkas tidak lazim")

    def isi_akhir(self, baris: Baris) -> int:
        """Before the row's end tag."""
        if baris.tertutup:
            return baris.isi
        letak = self._lanjut[baris.nomor] - len(self._tutup_baris) - 1
        if letak >= baris.isi and self.d.topeng.startswith(self._tutup_baris + b">", letak):
            return letak  # right in front of the next row, and rows do not nest
        letak = self.d.topeng.find(self._tutup_baris, baris.isi, self.data.isi_akhir)
        if letak < 0:
            raise self.ganjil()
        return letak

    def akhir(self, baris: Baris) -> int:
        """Behind the row's end tag."""
        return baris.isi if baris.tertutup else self._lewat(self.isi_akhir(baris), self.data.isi_akhir)

    def _lewat(self, dari: int, sampai: int) -> int:
        letak = self.d.topeng.find(b">", dari, sampai)
        if dari < 0 or letak < 0:
            raise self.ganjil()
        return letak + 1

    def di_ujung(self, baris: Baris, sampai: int, kolom: int) -> bool:
        """Whether all cells of the row surely stand left of this column, the last of them right at the row's end."""
        topeng = self.d.topeng
        kiri = 0
        for teks in self._pola_letak.findall(topeng, baris.isi, sampai):
            nomor = _nomor(teks) if teks else 0
            if nomor <= kiri:
                return False
            kiri = nomor
        if not 0 < kiri < kolom:
            return False
        m = self._pola_sel_lazim.match(topeng, topeng.rfind(self._buka_sel, baris.isi, sampai), sampai)
        return m is not None and m.end() == sampai

    def sel(self, baris: Baris) -> dict[int, SelMentah]:
        """The cells of a row by column; one without an address stands right of the one before it."""
        hasil: dict[int, SelMentah] = {}
        topeng, kolom, posisi, sampai = self.d.topeng, 0, baris.isi, self.isi_akhir(baris)
        while (m := self.pola_sel.search(topeng, posisi, sampai)) is not None:
            kolom = _kolom(m[1], m[2]) or kolom + 1
            isi_akhir = posisi = m.end()
            if not m[3]:
                isi_akhir = topeng.find(self._tutup_sel, posisi, sampai)
                posisi = self._lewat(isi_akhir, sampai)
                if self._pola_letak.search(topeng, m.end(), isi_akhir):
                    raise self.ganjil()  # a cell within a cell: this end tag is the inner one's
            hasil[kolom] = SelMentah(m.start(), m.end(), isi_akhir, posisi, m.start(2), m[2], bool(m[3]))
        return hasil


def _kolom(teks: bytes | None, atribut: bytes) -> int:
    """The column that a cell names, 0 when it names none."""
    if teks is None:
        r = _R.search(atribut)
        if r is None or not r[1]:
            return 0
        teks = r[1]
    return _nomor(teks)


@lru_cache(maxsize=1024)
def _isi_tag(teks: bytes) -> tuple[bytes, bool] | None:
    """What stands in a start tag: the attributes, and whether it is its own end tag; None for what is neither."""
    m = _ISI_TAG.fullmatch(teks + b">")
    return (m[1], bool(m[2])) if m else None


@lru_cache(maxsize=1024)
def _nomor(teks: bytes) -> int:
    letak = urai_sel(teks.decode() + "1")
    return letak[1] if letak else 0
