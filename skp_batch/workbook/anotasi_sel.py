"""Values of (sistem) columns put into the cells of a sheet, and taken out again."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from skp_batch.workbook.alamat import BARIS_TERAKHIR, KOLOM_TERAKHIR, alamat
from skp_batch.workbook.anotasi_alamat import rentang_pasti
from skp_batch.workbook.anotasi_baris import ATRIBUT, Baris, PetaBaris, SelMentah
from skp_batch.workbook.anotasi_deret import PengisiLazim
from skp_batch.workbook.anotasi_model import SelSistem
from skp_batch.workbook.anotasi_nilai import Bentuk, Nilai
from skp_batch.workbook.anotasi_xml import Dokumen, Elemen

_T = re.compile(rb"""\st\s*=\s*["']([^"']*)["']""")
_VM = re.compile(rb"\svm\s*=")
_S = re.compile(rb"""\ss\s*=\s*["']([0-9]{1,9})["']""")
_SPANS = re.compile(rb"""\sspans\s*=\s*(["'])([0-9]+):([0-9]+)\1""")


class Pengisi:
    """Fills cells of one sheet; `terisi` are those that were empty before."""

    def __init__(self, peta: PetaBaris, gaya_kolom: Mapping[int, bytes]) -> None:
        self.peta = peta
        self.d = peta.d
        self.p = peta.p
        self.gaya_kolom = gaya_kolom
        self.terisi: list[tuple[int, int]] = []
        self._timpa: set[tuple[int, int]] = set()
        self._rumus, self._kosong = Bentuk(self.p, rumus=True), Bentuk(self.p, rumus=False)
        self._lazim = PengisiLazim(self.d, self._rumus, self._kosong, self.terisi)
        p = re.escape(self.p)
        self._pola_rumus = re.compile(b"\\s*(<" + p + b"f(?=[\\s/>])" + ATRIBUT + b")")
        self._pola_kosong = re.compile(rb"\s*<%sv\s*(?:/>|>\s*</%sv\s*>)\s*" % (p, p))
        self._pola_nilai = re.compile(rb"\s*<%sv(?:\s*/>|[^>]*>[^<]*</%sv\s*>)" % (p, p))

    def isi(self, nilai: Iterable[SelSistem]) -> list[tuple[int, int]]:
        per_baris: dict[int, dict[int, Nilai]] = {}
        terakhir, baru = 0, {}
        for _, nomor, kolom, satu, timpa in nilai:
            if nomor != terakhir:  # values of a row come one after the other
                if not 1 <= nomor <= BARIS_TERAKHIR:
                    continue
                terakhir, baru = nomor, per_baris.setdefault(nomor, {})
            if 1 <= kolom <= KOLOM_TERAKHIR:
                baru[kolom] = satu
                if timpa:
                    self._timpa.add((nomor, kolom))
        tambahan: dict[int, list[bytes]] = defaultdict(list)  # place in the bytes → new rows
        urut = self.peta.urut
        for nomor in sorted(per_baris):
            baris = self.peta.baris.get(nomor)
            if baris is not None:
                self._isi_baris(baris, per_baris[nomor])
            elif isi := self._sel_baru(nomor, per_baris[nomor], b""):
                letak = bisect_right(urut, nomor)
                posisi = self.peta.akhir(self.peta.baris[urut[letak - 1]]) if letak else self.peta.data.isi
                tambahan[posisi].append(b'<%srow r="%d">%s</%srow>' % (self.p, nomor, isi, self.p))
        if self.peta.data.tertutup and tambahan:
            self.d.sisip_akhir(self.peta.data, b"".join(b"".join(x) for x in tambahan.values()))
        else:
            for posisi, baris_baru in tambahan.items():
                self.d.sisip(posisi, b"".join(baris_baru))
        return self.terisi

    def _isi_baris(self, baris: Baris, baru: dict[int, Nilai]) -> None:
        sampai = self.peta.isi_akhir(baris)
        sisa = self._lazim.isi(baris.nomor, baris.isi, sampai, baru)
        if not sisa:
            return
        ada = {} if (di_ujung := self.peta.di_ujung(baris, sampai, sisa[0])) else self.peta.sel(baris)
        urut = sorted(ada)
        s = _S.search(baris.atribut)
        gaya_baris = s[1] if s and b"customFormat" in baris.atribut else b""
        sisip: dict[int, bytes] = {}
        for kolom in sisa:
            if kolom in ada:
                self._isi_sel(baris.nomor, kolom, ada[kolom], baru[kolom])
            elif isi := self._sel_baru(baris.nomor, {kolom: baru[kolom]}, gaya_baris):
                letak = bisect_right(urut, kolom)
                posisi = ada[urut[letak - 1]].akhir if letak else sampai if di_ujung else baris.isi
                sisip[posisi] = sisip.get(posisi, b"") + isi
        if not sisip:
            return
        if baris.tertutup:
            miring = self.d.topeng.rfind(b"/", baris.awal, baris.isi)
            self.d.ganti(miring, baris.isi, b">" + b"".join(sisip.values()) + b"</" + self.p + b"row>")
        else:
            for posisi, potong in sisip.items():
                self.d.sisip(posisi, potong)
        self._lebarkan(baris, [k for k in sisa if k not in ada])

    def _ganti_jenis(self, mulai: int, atribut: bytes, jenis: bytes) -> None:
        tanda = _T.search(atribut)
        awal, akhir = tanda.span() if tanda else (len(atribut), len(atribut))
        if atribut[awal:akhir] != jenis:
            self.d.ganti(mulai + awal, mulai + akhir, jenis)

    def _lebarkan(self, baris: Baris, kolom: list[int]) -> None:
        """`spans` of a row says between which columns its cells are."""
        m = _SPANS.search(baris.atribut)
        if m is None:
            return
        awal = self.d.data.index(baris.atribut, baris.awal)
        if int(m[2]) > min(kolom):
            self.d.ganti(awal + m.start(2), awal + m.end(2), b"%d" % min(kolom))
        if int(m[3]) < max(kolom):
            self.d.ganti(awal + m.start(3), awal + m.end(3), b"%d" % max(kolom))

    def _sel_baru(self, baris: int, nilai: dict[int, Nilai], gaya: bytes) -> bytes:
        hasil = b""
        for kolom in sorted(nilai):
            jenis, isi = self._kosong[nilai[kolom]]
            if not isi:
                continue
            s = gaya or self.gaya_kolom.get(kolom, b"")
            atribut = b' r="%s"' % alamat(baris, kolom).encode() + (b' s="%s"' % s if s else b"") + jenis
            hasil += b"<%sc%s>%s</%sc>" % (self.p, atribut, isi, self.p)
            self.terisi.append((baris, kolom))
        return hasil

    def _isi_sel(self, baris: int, kolom: int, letak: SelMentah, nilai: Nilai) -> None:
        awal, isi_awal, isi_akhir, akhir, mulai, atribut, tertutup = letak
        if _VM.search(atribut):
            return  # what is seen is not <v> but a value in metadata.xml (#SPILL!, a picture); the two belong together
        isi = self.d.topeng[isi_awal:isi_akhir]
        p = self.p
        rumus = self._pola_rumus.match(isi)
        if rumus is None:
            konstan = bool(isi.strip()) and not self._pola_kosong.fullmatch(isi)
            if konstan and (baris, kolom) not in self._timpa:
                return  # a constant of the user's stays
            jenis, isi_baru = self._kosong[nilai]
            if not konstan:
                if not isi_baru:
                    return
                self.terisi.append((baris, kolom))
        else:
            ujung = rumus.end(1)
            if not rumus[3]:
                ujung = isi.find(b">", isi.find(b"</" + p + b"f", ujung)) + 1
            jenis, isi_baru = self._rumus[nilai]
            lama = self._pola_nilai.match(isi[ujung:])
            if lama is None and isi[ujung:].strip():
                return  # something unknown behind the formula: better an old value than a damaged cell
            isi_akhir = isi_akhir if lama is None else isi_awal + ujung + lama.end()
            isi_awal += ujung
        self._ganti_jenis(mulai, atribut, jenis)
        if tertutup:
            self.d.ganti(self.d.topeng.rfind(b"/", awal, akhir), akhir, b">%s</%sc>" % (isi_baru, p))
        elif self.d.data[isi_awal:isi_akhir] != isi_baru:
            self.d.ganti(isi_awal, isi_akhir, isi_baru)


def kosongkan(d: Dokumen, data: Elemen, terisi: Iterable[tuple[str, Collection[int] | None]]) -> None:
    """Take values out of cells that we had filled (a saved workbook, its rows perhaps moved); formulas stay. `terisi`:
    ranges, and the columns that were ours (None: not known). A range that cannot be read names no cell: what is not
    surely ours is the user's."""
    peta = PetaBaris(d, data)
    rumus = re.compile(b"<" + re.escape(peta.p) + rb"f[\s/>]")
    sudah: set[int] = set()
    for (b1, k1, b2, k2), kita in ((r, kita) for sqref, kita in terisi for r in rentang_pasti(sqref)):
        for nomor in peta.urut[bisect_left(peta.urut, b1) : bisect_right(peta.urut, b2)]:
            for kolom, sel in peta.sel(peta.baris[nomor]).items():
                asing = kita is not None and kolom not in kita
                dilewati = sel.tertutup or sel.awal in sudah or asing or not k1 <= kolom <= k2
                if dilewati or rumus.search(d.topeng, sel.isi, sel.isi_akhir):
                    continue
                sudah.add(sel.awal)
                if tanda := _T.search(sel.atribut):
                    d.ganti(sel.mulai_atribut + tanda.start(), sel.mulai_atribut + tanda.end(), b"")
                d.ganti(sel.isi, sel.isi_akhir, b"")
