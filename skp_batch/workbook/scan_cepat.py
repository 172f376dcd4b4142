"""The fast path: one compiled regex over sheet XML of the plain kind, the way nearly every program writes it.

Plain means: no prefix, no comment or CDATA, every cell with its address, attributes in the usual order. It is proved
for each piece by counting: every '<' must belong to a row or to a cell that the pattern matched whole. Whatever is
left over raises Ganjil, and the careful parser reads the sheet instead; nothing is ever skipped.
"""

from __future__ import annotations

import re

from skp_batch.workbook.alamat import BARIS_TERAKHIR, nomor_kolom, urai_rentang
from skp_batch.workbook.pengurai import Ganjil, nilai_sel
from skp_batch.workbook.sel import (
    Baris,
    Rentang,
    Sel,
    periksa_gabungan,
    periksa_jumlah,
)
from skp_batch.workbook.teks_xml import lepas_entitas, lepas_excel
from skp_batch.workbook.xml_aman import penyandian

# Whole rows of about this many bytes are decoded and matched at a time: memory stays small, limits act early.
_POTONGAN = 1 << 20
_SEL = re.compile(
    r'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]{1,6})")?(?: t="([a-zA-Z]+)")?(?: [cv]m="[0-9]+")*>'
    r"(?:(<f)(?: [^<>]*)?(?:/>|>[^<]*</f>))?"
    r'(?:<v(?: xml:space="preserve")?>([^<]+)</v>|<is>(<t(?: xml:space="preserve")?>[^<]*)</t></is>|(<v ?/>|<v></v>))?'
    r"</c>"
)
_GABUNG = re.compile(r'<mergeCell ref="([^"]*)" ?/>')


class _NomorKolom(dict[str, int]):
    def __missing__(self, kunci: str) -> int:
        try:
            nomor = self[kunci] = nomor_kolom(kunci)
        except ValueError:
            raise Ganjil from None
        return nomor


class _NomorGaya(dict[str, int]):
    def __missing__(self, kunci: str) -> int:
        nomor = self[kunci] = int(kunci or "0")
        return nomor


def pindai(xml: bytes, teks_bersama: dict[str, str], batas_baris: int) -> tuple[Baris, list[Rentang]]:
    """Cells and merged ranges of a plain sheet; Ganjil for every other."""
    awal, akhir = _batas_data(xml)
    baris: Baris = {}
    if awal < akhir:
        pemindai = _Pemindai(teks_bersama, baris)
        while awal < akhir:
            potong = xml.find(b"</row>", awal + _POTONGAN, akhir)
            potong = akhir if potong < 0 else potong + 6
            pemindai.potongan(xml[awal:potong])
            periksa_jumlah(baris, batas_baris, pemindai.jumlah)
            awal = potong
    return baris, _gabungan(xml, akhir)


def _batas_data(xml: bytes) -> tuple[int, int]:
    """Where the rows stand, after making sure that nothing in the part can hide or move them."""
    buka = xml.find(b"<sheetData>")
    tutup = xml.rfind(b"</sheetData>")
    if buka < 0 or tutup < buka:
        raise Ganjil
    if b"<worksheet" not in xml[:buka] or xml.find(b"<sheetData", buka + 1) >= 0 or b"<!" in xml or b"\r" in xml:
        raise Ganjil
    if not xml.rstrip().endswith(b"</worksheet>") or penyandian(xml) not in ("utf-8", "us-ascii", "ascii"):
        raise Ganjil
    return buka + 11, tutup


def _gabungan(xml: bytes, mulai: int) -> list[Rentang]:
    jumlah = xml.count(b"<mergeCell ", mulai)
    periksa_gabungan(jumlah)
    if not jumlah and xml.find(b"mergeCell", mulai) < 0:
        return []
    temu = _GABUNG.findall(xml[mulai:].decode())
    if len(temu) != jumlah:
        raise Ganjil
    try:
        return [urai_rentang(satu) for satu in temu]
    except ValueError:
        raise Ganjil from None


class _Pemindai:
    def __init__(self, teks_bersama: dict[str, str], baris: Baris) -> None:
        self._bersama, self._baris = teks_bersama, baris
        self._kolom, self._gaya = _NomorKolom(), _NomorGaya()
        self._baris_lalu = 0
        self.jumlah = 0

    def potongan(self, mentah: bytes) -> None:
        teks = mentah.decode()
        temu = _SEL.findall(teks) if b"</c>" in mentah else []
        n_rumus, n_sebaris, n_kosong, n_tanpa = self._kumpulkan(temu)
        f_tutup = teks.count("</f>") if n_rumus else 0
        v_tutup = teks.count("<v></v>") if n_kosong else 0
        row, row_tutup, c = teks.count("<row"), teks.count("</row>"), teks.count("<c ")
        n = len(temu)
        # Opening and closing tags that rows, blank cells and the matched cells explain …
        sel = n + 2 * (n - n_sebaris - n_kosong - n_tanpa) + 4 * n_sebaris + n_kosong + v_tutup + n_rumus + f_tutup
        # … and those of them that have to close themselves, so that no end tag is missing.
        tunggal = (row - row_tutup) + (c - n) + (n_rumus - f_tutup) + (n_kosong - v_tutup)
        if teks.count("<") != row + row_tutup + c + sel or teks.count("/>") != tunggal:
            raise Ganjil

    def _kumpulkan(self, temu: list[tuple[str, ...]]) -> tuple[int, int, int, int]:
        """Cells of the matches into rows; how many have a formula, an inline text, an empty value, no value."""
        n_rumus = n_sebaris = n_kosong = n_tanpa = 0
        bersama, nomor_kolom_, nomor_gaya = self._bersama, self._kolom, self._gaya
        buat = tuple.__new__  # half the time of Sel(...), which a hundred thousand cells notice
        baris_kini, kolom_lalu = "", 0
        satu: list[Sel] = []
        for huruf, no_baris, gaya, jenis, rumus, v, sebaris, kosong in temu:
            if no_baris != baris_kini:
                self._simpan(baris_kini, satu)
                satu, baris_kini, kolom_lalu = [], no_baris, 0
            kolom = nomor_kolom_[huruf]
            if kolom <= kolom_lalu:
                raise Ganjil
            kolom_lalu = kolom
            if rumus:
                n_rumus += 1
            elif v:
                if jenis == "s":
                    teks = bersama[v]
                    if teks:
                        satu.append(buat(Sel, (kolom, "s", teks, nomor_gaya[gaya], False)))
                    continue
                if (jenis == "" or jenis == "n") and v.isdigit() and v.isascii():
                    satu.append(buat(Sel, (kolom, "n", v, nomor_gaya[gaya], False)))
                    continue
            if sebaris:
                n_sebaris += 1
                isi = sebaris[sebaris.index(">") + 1 :]
            else:
                isi = v
                if kosong:
                    n_kosong += 1
                elif not v:
                    n_tanpa += 1
            ada = bool(v or sebaris or kosong)
            nilai = nilai_sel(jenis or "n", isi, rumus != "", ada, bersama, _lepas)
            if nilai is not None:
                satu.append(buat(Sel, (kolom, nilai[0], nilai[1], nomor_gaya[gaya], rumus != "")))
        self._simpan(baris_kini, satu)
        return n_rumus, n_sebaris, n_kosong, n_tanpa

    def _simpan(self, no_baris: str, satu: list[Sel]) -> None:
        if satu:
            nomor = int(no_baris)
            if not self._baris_lalu < nomor <= BARIS_TERAKHIR:
                raise Ganjil
            self._baris_lalu = nomor
            self._baris[nomor] = satu
            self.jumlah += len(satu)


def _lepas(teks: str) -> str:
    return lepas_excel(lepas_entitas(teks))
