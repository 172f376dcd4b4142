"""Values put into cells that stand side by side, matched at once: a filled sheet is nearly all made of them.

Only cells as every program writes them are matched: a formula with or without a stored value, and an empty cell that
has nothing but a format. The rest is for the careful way (anotasi_sel).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from skp_batch.workbook.alamat import huruf
from skp_batch.workbook.anotasi_nilai import Bentuk, Nilai
from skp_batch.workbook.anotasi_xml import Dokumen

_TERPANJANG = 16
_SERAGAM = 8  # from so many rows with the same columns on, a pattern of their own is worth making
# What stands behind the address: attributes, then a formula and its value, or what an empty cell has.
_SEL = (
    rb'([^>]*)>(?:<%(p)sf(?:>[^<]*</%(p)sf>|(?: [a-zA-Z]+="[^"<]*")+(?:>[^<]*</%(p)sf>|/>))'
    rb"(<%(p)sv>[^<]*</%(p)sv>|<%(p)sv/>|)</%(p)sc>"
    rb"|((?:<%(p)sv ?/>|<%(p)sv></%(p)sv>)?</%(p)sc>|))"
)
_ATRIBUT = re.compile(rb'((?: [a-z]+="[^"<]*")*)(?: ?(/))?')
_T = re.compile(rb"""\st\s*=\s*["']([^"']*)["']""")
_VM = re.compile(rb"\svm\s*=")


class Deret(NamedTuple):
    """Columns side by side: how the first of them begins, up to the row's number, and the pattern of them all. It has
    three groups for each column: attributes, value of a formula, rest of an empty cell."""

    depan: bytes
    kolom: tuple[int, ...]
    pola: re.Pattern[bytes]


class Atribut(NamedTuple):
    """Attributes of a plain cell behind its address: where the type stands, and it; `isi` is without a slash."""

    awal: int
    akhir: int
    jenis: bytes
    tertutup: bool
    isi: bytes


class _Jenis(dict[bytes, bytes | None]):
    """The type among the attributes of an open tag; None where they are not plain. A sheet has few different ones."""

    def __missing__(self, teks: bytes) -> bytes | None:
        a = _urai_atribut(teks)
        hasil = self[teks] = None if a is None or a.tertutup else a.jenis
        return hasil


class PengisiLazim:
    """Fills the plain cells of one sheet; `terisi` are those that were empty before."""

    def __init__(self, d: Dokumen, rumus: Bentuk, kosong: Bentuk, terisi: list[tuple[int, int]]) -> None:
        self._d = d
        self._p = rumus.p
        self._rumus, self._kosong, self._terisi = rumus, kosong, terisi
        self._jenis = _Jenis()
        self._seragam: dict[tuple[int, ...], int] = defaultdict(int)  # columns to fill → in how many rows until now
        self._siap: dict[tuple[int, ...], tuple[Deret, ...]] = {}

    def isi(self, baris: int, dari: int, sampai: int, baru: Mapping[int, Nilai]) -> list[int]:
        """Fill a row, which stands from `dari` to `sampai`; returns the columns left to the careful way."""
        kolom = tuple(baru)
        siap = self._siap.get(kolom) or self._siapkan(kolom)
        nomor = b'%d"' % baris
        sisa: list[int] = []
        for satu in siap:
            if lewat := self._isi(baris, satu, nomor, baru, dari, sampai):
                dari = lewat
            elif len(satu.kolom) == 1:
                sisa += satu.kolom
            else:
                for k in satu.kolom:
                    if lewat := self._isi(baris, _sendiri(self._p, k), nomor, baru, dari, sampai):
                        dari = lewat
                    else:
                        sisa.append(k)
        return sisa

    def _siapkan(self, kolom: tuple[int, ...]) -> tuple[Deret, ...]:
        """One by one at first; as runs from the row on from which it pays."""
        self._seragam[kolom] += 1
        urut = tuple(sorted(kolom))
        if self._seragam[kolom] <= _SERAGAM:
            return tuple(_sendiri(self._p, k) for k in urut)
        hasil = self._siap[kolom] = _deret(self._p, urut)
        return hasil

    def _isi(self, baris: int, deret: Deret, nomor: bytes, baru: Mapping[int, Nilai], dari: int, sampai: int) -> int:
        """Where these cells end; 0 when one of them is not plain, and then none was touched."""
        topeng = self._d.topeng
        awal = topeng.find(deret.depan + nomor, dari, sampai)
        m = deret.pola.match(topeng, awal, sampai) if awal >= 0 else None
        if m is None:
            return 0
        sunting: list[tuple[int, int, bytes]] = []
        terisi: list[tuple[int, int]] = []
        semua = m.groups()
        rumus, jenis_semua = self._rumus, self._jenis
        i = -1
        for kolom in deret.kolom:
            i += 3  # the group of the attributes
            teks, lama, kosong = semua[i - 1 : i + 2]
            if kosong is None:
                jenis, isi = rumus[baru[kolom]]
                jenis_lama = jenis_semua[teks]
                if jenis_lama != jenis:
                    if jenis_lama is None or (letak := _urai_atribut(teks)) is None:
                        return 0
                    sunting.append((m.start(i) + letak.awal, m.start(i) + letak.akhir, jenis))
                if lama != isi:
                    sunting.append((*m.span(i + 1), isi))
                continue
            letak = _urai_atribut(teks)
            # an empty cell without an end tag has a slash in its start tag, and only such a one
            if letak is None or letak.tertutup != (kosong == b""):
                return 0
            jenis, isi = self._kosong[baru[kolom]]
            if isi:
                utuh = b"%s%s>%s</%sc>" % (jenis, letak.isi[letak.akhir :], isi, self._p)
                sunting.append((m.start(i) + letak.awal, m.end(i + 2), utuh))
                terisi.append((baris, kolom))
        for a, b, isi in sunting:
            self._d.ganti(a, b, isi)
        self._terisi += terisi
        return m.end()


@lru_cache(maxsize=1024)
def _urai_atribut(teks: bytes) -> Atribut | None:
    """None for attributes that are not plain, and for `vm`: then what is seen is not the value but something in
    metadata.xml (#SPILL!, a picture), and the two belong together."""
    m = _ATRIBUT.fullmatch(teks)
    if m is None or _VM.search(teks):
        return None
    isi, miring = m.groups()
    tanda = _T.search(isi)
    awal, akhir, jenis = (*tanda.span(), tanda[0]) if tanda else (len(isi), len(isi), b"")
    return Atribut(awal, akhir, jenis, miring is not None, isi)


@lru_cache(maxsize=64)
def _deret(awalan: bytes, kolom: tuple[int, ...]) -> tuple[Deret, ...]:
    """The runs of these ascending columns, under a namespace prefix."""
    hasil: list[list[int]] = []
    for k in kolom:
        if hasil and hasil[-1][-1] == k - 1 and len(hasil[-1]) < _TERPANJANG:
            hasil[-1].append(k)
        else:
            hasil.append([k])
    return tuple(Deret(_depan(awalan, satu[0]), tuple(satu), _pola(awalan, tuple(satu))) for satu in hasil)


@lru_cache(maxsize=512)
def _sendiri(awalan: bytes, kolom: int) -> Deret:
    """A run of one column; all of them share one pattern."""
    return Deret(_depan(awalan, kolom), (kolom,), _pola(awalan, ()))


def _depan(awalan: bytes, kolom: int) -> bytes:
    return b'<%sc r="%s' % (awalan, huruf(kolom).encode())


@lru_cache(maxsize=64)
def _pola(awalan: bytes, kolom: tuple[int, ...]) -> re.Pattern[bytes]:
    """The pattern of neighbouring cells of one row; of one cell of any column for no columns."""
    p = re.escape(awalan)
    sel = _SEL % {b"p": p}
    if len(kolom) < 2:
        return re.compile(b"<" + p + rb'c r="[A-Z]{1,3}([0-9]{1,7})"' + sel)
    nomor = [b"([0-9]{1,7})", *[rb"\1"] * (len(kolom) - 1)]
    return re.compile(
        b"".join(b'<%sc r="%s%s"' % (p, huruf(k).encode(), n) + sel for k, n in zip(kolom, nomor, strict=True))
    )
