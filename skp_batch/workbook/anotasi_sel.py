"""Values of (sistem) columns put into the cells of a sheet."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from skp_batch.workbook.alamat import BARIS_TERAKHIR, KOLOM_TERAKHIR, alamat
from skp_batch.workbook.anotasi_alamat import urai_rentang, urai_sel
from skp_batch.workbook.anotasi_model import NilaiSistem, TidakDapatDianotasi
from skp_batch.workbook.anotasi_xml import Dokumen, Elemen, bersihkan_teks, lolos

MAKS_TEKS = 32_767
_R = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,3})([0-9]{1,7})["']""")
_T = re.compile(rb"""\st\s*=\s*["']([^"']*)["']""")
_S = re.compile(rb"""\ss\s*=\s*["']([0-9]{1,9})["']""")
_SPANS = re.compile(rb"""\sspans\s*=\s*(["'])([0-9]+):([0-9]+)\1""")
_ATR = rb"""((?:\s+[^\s<>/="']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>"""


class Baris(NamedTuple):
    nomor: int
    awal: int
    isi: int
    isi_akhir: int
    atribut: bytes
    tertutup: bool


class SelMentah(NamedTuple):
    awal: int
    isi: int
    isi_akhir: int
    akhir: int
    mulai_atribut: int
    atribut: bytes  # without the address where that comes first
    tertutup: bool


def _kolom(huruf: bytes | None, atribut: bytes) -> int:
    """The column that a cell names, 0 when it names none."""
    if huruf is None:
        r = _R.search(atribut)
        if r is None or not r[1]:
            return 0
        huruf = r[1]
    return _nomor(huruf)


@lru_cache(maxsize=1024)
def _nomor(huruf: bytes) -> int:
    letak = urai_sel(huruf.decode() + "1")
    return letak[1] if letak else 0


class IsiLembar:
    """The rows of a sheet by their place in the bytes."""

    def __init__(self, d: Dokumen, data: Elemen) -> None:
        self.d = d
        self.data = data
        self.p = data.awalan
        self._pola_sel = re.compile(b"<" + self.p + rb"""c(?=[\s/>])(?:\s+r="([A-Z]{1,3})[0-9]{1,7}")?""" + _ATR)
        p = re.escape(self.p)
        self._pola_rumus = re.compile(b"\\s*(<" + p + b"f(?=[\\s/>])" + _ATR + b")")
        self._pola_kosong = re.compile(rb"\s*<%sv\s*(?:/>|>\s*</%sv\s*>)\s*" % (p, p))
        self._pola_nilai = re.compile(rb"\s*<%sv(?:\s*/>|[^>]*>[^<]*</%sv\s*>)" % (p, p))
        self.baris: dict[int, Baris] = {}
        self._petakan()
        self.urut = sorted(self.baris)

    def _petakan(self) -> None:
        nama = self.p + b"row"
        tutup = b"</" + nama
        pola = re.compile(b"<" + nama + b"(?=[\\s/>])" + _ATR)
        topeng, batas, nomor = self.d.topeng, self.data.isi_akhir, 0
        for m in pola.finditer(topeng, self.data.isi, batas):
            r = _R.search(m[1])
            nomor = int(r[2]) if r else nomor + 1
            isi_akhir = m.end()
            if not m[2]:
                isi_akhir = topeng.find(tutup, isi_akhir, batas)
                if isi_akhir < 0:
                    raise _ganjil(self.d)
            if nomor in self.baris or not 1 <= nomor <= BARIS_TERAKHIR:
                raise _ganjil(self.d)
            self.baris[nomor] = Baris(nomor, m.start(), m.end(), isi_akhir, m[1], bool(m[2]))

    def _akhir(self, baris: Baris) -> int:
        """Behind the row's end tag."""
        if baris.tertutup:
            return baris.isi
        return self.d.topeng.find(b">", baris.isi_akhir, self.data.isi_akhir) + 1

    def sel(self, baris: Baris) -> dict[int, SelMentah]:
        """The cells of a row by column; one without an address stands right of the one before it."""
        hasil: dict[int, SelMentah] = {}
        if baris.tertutup:
            return hasil
        topeng, kolom, posisi = self.d.topeng, 0, baris.isi
        tutup = b"</" + self.p + b"c"
        while (m := self._pola_sel.search(topeng, posisi, baris.isi_akhir)) is not None:
            kolom = _kolom(m[1], m[2]) or kolom + 1
            isi_akhir = posisi = m.end()
            if not m[3]:
                isi_akhir = topeng.find(tutup, posisi, baris.isi_akhir)
                posisi = topeng.find(b">", isi_akhir, baris.isi_akhir) + 1
                if isi_akhir < 0 or posisi <= 0:
                    raise _ganjil(self.d)
            hasil[kolom] = SelMentah(m.start(), m.end(), isi_akhir, posisi, m.start(2), m[2], bool(m[3]))
        return hasil

    def _sel_langsung(self, baris: Baris, kolom: Iterable[int]) -> dict[int, SelMentah] | None:
        """Only the cells asked for, by their address; None when one is not found that way."""
        hasil: dict[int, SelMentah] = {}
        topeng = self.d.topeng
        for k in kolom:
            awal = topeng.find(b'<%sc r="%s"' % (self.p, alamat(baris.nomor, k).encode()), baris.isi, baris.isi_akhir)
            m = self._pola_sel.match(topeng, awal, baris.isi_akhir) if awal >= 0 else None
            if m is None:
                return None
            isi_akhir = akhir = m.end()
            if not m[3]:
                isi_akhir = topeng.find(b"</" + self.p + b"c", akhir, baris.isi_akhir)
                akhir = topeng.find(b">", isi_akhir, baris.isi_akhir) + 1
                if isi_akhir < 0 or akhir <= 0:
                    raise _ganjil(self.d)
            hasil[k] = SelMentah(m.start(), m.end(), isi_akhir, akhir, m.start(2), m[2], bool(m[3]))
        return hasil

    # -- writing

    def pasang(self, nilai: Iterable[NilaiSistem], gaya_kolom: dict[int, bytes]) -> list[tuple[int, int]]:
        """Write the values; returns the cells that were empty and are now filled."""
        per_baris: dict[int, dict[int, str | Decimal | None]] = defaultdict(dict)
        for n in nilai:
            if 1 <= n.baris <= BARIS_TERAKHIR and 1 <= n.kolom <= KOLOM_TERAKHIR:
                per_baris[n.baris][n.kolom] = n.nilai
        terisi: list[tuple[int, int]] = []
        tambahan: dict[int, list[bytes]] = defaultdict(list)  # place in the bytes → new rows
        for nomor in sorted(per_baris):
            baru = per_baris[nomor]
            baris = self.baris.get(nomor)
            if baris is None:
                isi = self._sel_baru(nomor, baru, b"", gaya_kolom, terisi)
                if isi:
                    letak = bisect_right(self.urut, nomor)
                    posisi = self._akhir(self.baris[self.urut[letak - 1]]) if letak else self.data.isi
                    tambahan[posisi].append(b'<%srow r="%d">%s</%srow>' % (self.p, nomor, b"".join(isi), self.p))
                continue
            self._pasang_baris(baris, baru, gaya_kolom, terisi)
        if self.data.tertutup and tambahan:
            self.d.sisip_akhir(self.data, b"".join(b"".join(x) for x in tambahan.values()))
        else:
            for posisi, baris_baru in tambahan.items():
                self.d.sisip(posisi, b"".join(baris_baru))
        return terisi

    def _pasang_baris(
        self,
        baris: Baris,
        baru: dict[int, str | Decimal | None],
        gaya_kolom: dict[int, bytes],
        terisi: list[tuple[int, int]],
    ) -> None:
        ada = self._sel_langsung(baris, baru)
        if ada is None:
            ada = self.sel(baris)
        urut = sorted(ada)
        s = _S.search(baris.atribut)
        gaya_baris = s[1] if s and b"customFormat" in baris.atribut else b""
        sisip: dict[int, list[bytes]] = defaultdict(list)
        for kolom in sorted(baru):
            if kolom in ada:
                self._isi_sel(baris.nomor, kolom, ada[kolom], baru[kolom], terisi)
                continue
            isi = self._sel_baru(baris.nomor, {kolom: baru[kolom]}, gaya_baris, gaya_kolom, terisi)
            letak = bisect_right(urut, kolom)
            sisip[ada[urut[letak - 1]].akhir if letak else baris.isi].extend(isi)
        sisip = {k: v for k, v in sisip.items() if v}
        if not sisip:
            return
        if baris.tertutup:
            isi_baru = b"".join(b"".join(v) for v in sisip.values())
            miring = self.d.topeng.rfind(b"/", baris.awal, baris.isi)
            self.d.ganti(miring, baris.isi, b">" + isi_baru + b"</" + self.p + b"row>")
        for posisi, potong in sisip.items() if not baris.tertutup else ():
            self.d.sisip(posisi, b"".join(potong))
        self._lebarkan(baris, max(baru))

    def _lebarkan(self, baris: Baris, kolom: int) -> None:
        m = _SPANS.search(baris.atribut)
        if m and int(m[3]) < kolom:
            awal = self.d.data.index(baris.atribut, baris.awal)
            self.d.ganti(awal + m.start(3), awal + m.end(3), b"%d" % kolom)

    def _sel_baru(
        self,
        baris: int,
        nilai: dict[int, str | Decimal | None],
        gaya: bytes,
        gaya_kolom: dict[int, bytes],
        terisi: list[tuple[int, int]],
    ) -> list[bytes]:
        hasil: list[bytes] = []
        for kolom in sorted(nilai):
            jenis, isi = self._nilai(nilai[kolom], rumus=False)
            if not isi:
                continue
            s = gaya or gaya_kolom.get(kolom, b"")
            atribut = b' r="%s"' % alamat(baris, kolom).encode() + (b' s="%s"' % s if s else b"") + jenis
            hasil.append(b"<%sc%s>%s</%sc>" % (self.p, atribut, isi, self.p))
            terisi.append((baris, kolom))
        return hasil

    def _nilai(self, nilai: str | Decimal | None, rumus: bool) -> tuple[bytes, bytes]:
        """Type attribute and content. Text goes in as text, whatever it begins with."""
        if isinstance(nilai, Decimal):
            if not nilai.is_finite():
                nilai = str(nilai)
            else:
                angka = f"{nilai:f}"
                angka = angka.rstrip("0").rstrip(".") if "." in angka else angka
                return b"", b"<%sv>%s</%sv>" % (self.p, (angka or "0").encode(), self.p)
        teks = bersihkan_teks(nilai or "")[:MAKS_TEKS]
        if rumus:
            return b' t="str"', b"<%sv>%s</%sv>" % (self.p, lolos(teks), self.p)
        if not teks:
            return b"", b""
        ruang = b' xml:space="preserve"' if teks != teks.strip() or "\n" in teks else b""
        return b' t="inlineStr"', b"<%sis><%st%s>%s</%st></%sis>" % (
            self.p, self.p, ruang, lolos(teks), self.p, self.p,
        )  # fmt: skip

    def _isi_sel(
        self,
        baris: int,
        kolom: int,
        letak: SelMentah,
        nilai: str | Decimal | None,
        terisi: list[tuple[int, int]],
    ) -> None:
        awal, isi_awal, isi_akhir, akhir, mulai, atribut, tertutup = letak
        isi = self.d.topeng[isi_awal:isi_akhir]
        p = self.p
        rumus = self._pola_rumus.match(isi)
        if rumus is None:
            if isi.strip() and not self._pola_kosong.fullmatch(isi):
                return  # a constant of the user's stays
            jenis, isi_baru = self._nilai(nilai, rumus=False)
            if not isi_baru:
                return
            terisi.append((baris, kolom))
        else:
            ujung = rumus.end(1)
            if not rumus[3]:
                ujung = isi.find(b"</" + p + b"f", ujung)
                ujung = isi.find(b">", ujung) + 1 if ujung >= 0 else -1
                if ujung <= 0:
                    raise _ganjil(self.d)
            jenis, isi_baru = self._nilai(nilai, rumus=True)
            lama = self._pola_nilai.match(isi[ujung:])
            sisa = isi_akhir if lama is None else isi_awal + ujung + lama.end()
            if lama is None and isi[ujung:].strip():
                return  # something unknown behind the formula: better an old value than a damaged cell
            isi_awal, isi_akhir, isi = isi_awal + ujung, sisa, b""
        tanda = _T.search(atribut)
        if tanda:
            if tanda[0] != jenis:
                self.d.ganti(mulai + tanda.start(), mulai + tanda.end(), jenis)
        elif jenis:
            self.d.sisip(mulai + len(atribut), jenis)
        if tertutup:
            self.d.ganti(self.d.topeng.rfind(b"/", awal, akhir), akhir, b">%s</%sc>" % (isi_baru, p))
        elif self.d.data[isi_awal:isi_akhir] != isi_baru:
            self.d.ganti(isi_awal, isi_akhir, isi_baru)


def kosongkan(d: Dokumen, data: Elemen, sqref: str) -> None:
    """Take values out of cells that we had filled (a saved workbook, its rows perhaps moved); formulas stay."""
    isi = IsiLembar(d, data)
    p = isi.p
    sudah: set[int] = set()
    for b1, k1, b2, k2 in urai_rentang(sqref):
        for nomor in isi.urut[bisect_left(isi.urut, b1) : bisect_right(isi.urut, b2)]:
            for kolom, (awal, isi_awal, isi_akhir, _, mulai, atribut, tertutup) in isi.sel(isi.baris[nomor]).items():
                dilewati = tertutup or awal in sudah or not k1 <= kolom <= k2
                if dilewati or re.search(b"<" + p + rb"f[\s/>]", d.topeng[isi_awal:isi_akhir]):
                    continue
                sudah.add(awal)
                if tanda := _T.search(atribut):
                    d.ganti(mulai + tanda.start(), mulai + tanda.end(), b"")
                d.ganti(isi_awal, isi_akhir, b"")


def _ganjil(d: Dokumen) -> TidakDapatDianotasi:
    return TidakDapatDianotasi(f"susunan bagian {d.bagian} di dalam berkas tidak lazim")
