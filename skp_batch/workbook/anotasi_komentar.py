"""The comments part: our texts as notes of their own, or behind what the user wrote in the same cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from skp_batch.workbook.alamat import alamat
from skp_batch.workbook.anotasi_alamat import urai_sel
from skp_batch.workbook.anotasi_model import TidakDapatDianotasi
from skp_batch.workbook.anotasi_xml import (
    Dokumen,
    Elemen,
    awali,
    bersihkan_teks,
    lolos,
    lolos_atribut,
    lolos_mentah,
    teks_polos,
)

PENULIS = "skp-batch"
KEPALA = "—— Hasil pemeriksaan (skp-batch) ——"
PENUTUP = "—— akhir ——"
MAKS_CATATAN = 30_000
_BLOK = re.compile(rf"\n?{re.escape(KEPALA)}.*?(?:\n{PENUTUP}|\Z)", re.S)
_TUNGGAL = ("authors", "commentList")
_RPR = b'<rPr>%s<sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/></rPr>'


@dataclass(frozen=True)
class Komentar:
    el: Elemen
    isi: Elemen | None  # <text>
    penulis: str
    teks: str

    @property
    def berutas(self) -> bool:
        """Mirrors a threaded comment: Excel writes it again from the thread."""
        return self.penulis.startswith("tc=")


class BagianKomentar:
    """A comments part that is there already."""

    def __init__(self, d: Dokumen) -> None:
        self.d = d
        self.p = d.akar.awalan
        penulis = d.cari(d.akar, "authors")
        ganda = any(n > 1 for n in Counter(el.lokal for el in d.anak(d.akar) if el.lokal in _TUNGGAL).values())
        if ganda or (penulis and any(a.lokal != "author" for a in d.anak(penulis))):
            raise TidakDapatDianotasi(f"susunan bagian {d.bagian} di dalam berkas tidak lazim")
        self.authors = penulis
        self.penulis = [teks_polos(d.data[a.isi : a.isi_akhir]) for a in d.anak(penulis)] if penulis else []
        self.daftar = d.cari(d.akar, "commentList")
        self.sel: dict[tuple[int, int], Komentar] = {}
        for el in d.anak(self.daftar) if self.daftar else ():
            a = d.atribut(el)
            letak = urai_sel(a.get("ref", ""))
            if letak:
                nomor = a.get("authorId", "")
                oleh = self.penulis[int(nomor)] if nomor.isdigit() and int(nomor) < len(self.penulis) else ""
                isi = d.cari(el, "text")
                teks = "".join(self._teks(t) for t in self._semua_t(isi)) if isi else ""
                self.sel[letak] = Komentar(el, isi, oleh, teks)

    def _semua_t(self, isi: Elemen) -> list[Elemen]:
        """The text pieces of a comment, phonetic ones left out."""
        hasil: list[Elemen] = []
        for el in self.d.anak(isi):
            if el.lokal == "t":
                hasil.append(el)
            elif el.lokal == "r":
                hasil += [t for t in self.d.anak(el) if t.lokal == "t"]
        return hasil

    def _teks(self, t: Elemen) -> str:
        return teks_polos(self.d.data[t.isi : t.isi_akhir])

    def tambahkan(self, baru: Iterable[tuple[int, int, str]]) -> None:
        nomor = len(self.penulis)
        if PENULIS in self.penulis:
            nomor = self.penulis.index(PENULIS)
        elif self.authors is not None:
            self.d.sisip_akhir(self.authors, awali(b"<author>%s</author>" % PENULIS.encode(), self.p))
        else:
            xml = awali(b"<authors><author>%s</author></authors>" % PENULIS.encode(), self.p)
            self.d.sisip(self.d.akar.isi, xml)
        isi = awali(b"".join(_komentar(b, k, teks, nomor) for b, k, teks in baru), self.p)
        if self.daftar is not None:
            self.d.sisip_akhir(self.daftar, isi)
        else:
            self.d.sisip_akhir(self.d.akar, awali(b"<commentList>", self.p) + isi + awali(b"</commentList>", self.p))

    def sambung(self, letak: tuple[int, int], paragraf: Iterable[str]) -> str:
        """Our text behind the user's; returns the whole, for the size of its box."""
        satu = self.sel[letak]
        teks = teks_catatan(paragraf, max(1_000, MAKS_CATATAN - len(satu.teks)))
        sela = "" if satu.teks.endswith("\n") or not satu.teks else "\n"
        ruas = awali(_ruas(teks, sela), self.p)
        if satu.isi is None:
            self.d.sisip_akhir(satu.el, awali(b"<text>", self.p) + ruas + awali(b"</text>", self.p))
            return teks
        # A comment is either one plain text or runs: the plain text becomes a run of its own.
        anak = list(self.d.anak(satu.isi))
        posisi = satu.isi.isi
        for el in anak:
            if el.lokal == "t":
                self.d.sisip(el.awal, b"<%sr>" % self.p)
                self.d.sisip(el.akhir, b"</%sr>" % self.p)
            if el.lokal in ("t", "r"):
                posisi = el.akhir
        if satu.isi.tertutup:
            self.d.sisip_akhir(satu.isi, ruas)
        else:
            self.d.sisip(posisi, ruas)
        return satu.teks + sela + teks

    def lepas(self) -> tuple[set[tuple[int, int]], bool]:
        """Take our texts out, for a workbook that was saved since. Returns the cells that lost their note, and
        whether any note is left."""
        pergi: set[tuple[int, int]] = set()
        for letak, satu in self.sel.items():
            if KEPALA not in satu.teks or satu.isi is None:
                continue
            sisa = _BLOK.sub("", satu.teks)
            if not sisa.strip():
                self.d.hapus(satu.el)
                pergi.add(letak)
            else:
                self._potong(satu)
        return pergi, len(pergi) < len(self.sel)

    def _potong(self, satu: Komentar) -> None:
        """Remove our block from the text pieces, however a program has cut them; the user's runs keep their look."""
        if satu.isi is None:
            return
        buang = [m.span() for m in _BLOK.finditer(satu.teks)]
        mulai = 0
        for el in self.d.anak(satu.isi):
            potongan = [el] if el.lokal == "t" else [t for t in self.d.anak(el) if t.lokal == "t"]
            if el.lokal not in ("t", "r"):
                continue
            panjang, sisa = 0, ""
            for t in potongan:
                teks = self._teks(t)
                awal = mulai + panjang
                tetap = "".join(h for i, h in enumerate(teks, awal) if not any(a <= i < b for a, b in buang))
                sisa += tetap
                panjang += len(teks)
                if tetap and tetap != teks:
                    self.d.ganti(t.isi, t.isi_akhir, lolos_mentah(tetap))
            if panjang and not sisa:
                self.d.hapus(el)
            mulai += panjang


def teks_catatan(paragraf: Iterable[str], batas: int = MAKS_CATATAN) -> str:
    """The text of one note: our heading, a paragraph per finding, and the mark of the end."""
    isi = "\n\n".join(bersihkan_teks(p).strip() for p in paragraf).replace(PENUTUP, "")
    muat = batas - len(KEPALA) - len(PENUTUP) - 4
    return f"{KEPALA}\n{isi if len(isi) <= muat else isi[:muat] + ' …'}\n{PENUTUP}"


def _ruas(teks: str, sela: str = "") -> bytes:
    kepala, _, isi = teks.partition("\n")
    pola = b'<r>%s<t xml:space="preserve">%s</t></r>'
    return pola % (_RPR % b"<b/>", lolos(sela + kepala)) + pola % (_RPR % b"", lolos("\n" + isi))


def _komentar(baris: int, kolom: int, teks: str, penulis: int) -> bytes:
    ref = alamat(baris, kolom).encode()
    return b'<comment ref="%s" authorId="%d"><text>%s</text></comment>' % (ref, penulis, _ruas(teks))


def buat(baru: Iterable[tuple[int, int, str]], ns: str) -> bytes:
    """A new comments part."""
    isi = b"".join(_komentar(b, k, teks, 0) for b, k, teks in baru)
    return (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="%s"><authors><author>%s</author>'
        b"</authors><commentList>%s</commentList></comments>"
    ) % (lolos_atribut(ns), PENULIS.encode(), isi)


def sel_berutas(d: Dokumen) -> set[tuple[int, int]]:
    """The cells that have a threaded comment."""
    return {letak for el in d.anak(d.akar) if (letak := urai_sel(d.atribut(el).get("ref", "")))}
