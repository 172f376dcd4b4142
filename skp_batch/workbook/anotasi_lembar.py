"""The sheet part: colours, link back, drawing of the notes, each at the place that the schema gives it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress

from skp_batch.workbook.alamat import alamat, huruf, nomor_kolom
from skp_batch.workbook.alamat import urai_rentang as satu_rentang
from skp_batch.workbook.anotasi_alamat import Rentang, memuat, padatkan, urai_rentang
from skp_batch.workbook.anotasi_model import TINGKAT, TidakDapatDianotasi
from skp_batch.workbook.anotasi_xml import TAG, Dokumen, Elemen, awali, lolos_atribut

# CT_Worksheet: children stand in exactly this order.
_URUTAN = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
]
_TEMPAT = {nama: i for i, nama in enumerate(_URUTAN)}
TANDA_WARNA = b"skp-batch:"
TANDA_SISTEM = b"skp-batch:SISTEM"
TANDA_TAUTAN = "Kembali ke HASIL PEMERIKSAAN (skp-batch)"
_RENTANG_PER_ELEMEN = 400
_MAKS_BANDING = 1_000_000
_PRIORITAS = re.compile(rb"""\spriority\s*=\s*["']([0-9]{1,9})["']""")
_PIVOT = re.compile(rb"""\spivot\s*=\s*["'](1|true)["']""")

Aturan = tuple[int, re.Match[bytes], bytes]  # priority, start tag, prefix


class BagianLembar:
    """One worksheet part, located for editing."""

    def __init__(self, d: Dokumen) -> None:
        self.d = d
        self.p = d.akar.awalan
        if d.akar.lokal != "worksheet":
            raise TidakDapatDianotasi(f"susunan bagian {d.bagian} di dalam berkas tidak lazim")
        self.anak: list[tuple[int, Elemen]] = []
        sampai = -1
        for el in d.anak(d.akar):
            sampai = max(sampai, self._tempat(el))
            self.anak.append((sampai, el))

    def _tempat(self, el: Elemen) -> int:
        """Position in the schema's order; mc:AlternateContent counts as what it wraps."""
        while el.lokal in ("AlternateContent", "Choice", "Fallback"):
            dalam = next(self.d.anak(el), None)
            if dalam is None:
                return -1
            el = dalam
        return _TEMPAT.get(el.lokal, -1)

    def cari(self, lokal: str) -> Elemen | None:
        return next((el for _, el in self.anak if el.lokal == lokal), None)

    def semua(self, lokal: str) -> list[Elemen]:
        return [el for _, el in self.anak if el.lokal == lokal]

    def data(self) -> Elemen:
        el = self.cari("sheetData")
        if el is None:
            raise TidakDapatDianotasi(f"susunan bagian {self.d.bagian} di dalam berkas tidak lazim")
        return el

    def sisip(self, lokal: str, xml: bytes) -> None:
        """A new child, behind everything that must stand before it or beside it."""
        batas = _TEMPAT[lokal]
        posisi = self.d.akar.isi
        for urut, el in self.anak:
            if urut <= batas:
                posisi = el.akhir
        self.d.sisip(posisi, xml, batas)

    # -- reading what notes and colours need

    def gabungan(self) -> list[Rentang]:
        """As the scanner reads them: one range each, and a merge of nothing hides no cell."""
        el = self.cari("mergeCells")
        hasil: list[Rentang] = []
        for anak in self.d.anak(el) if el else ():
            with suppress(ValueError):
                hasil.append(satu_rentang(self.d.atribut(anak).get("ref", "")))
        return hasil

    def kolom(self) -> list[tuple[int, int, float, bytes]]:
        """(first, last, width in characters, style) of the columns that have their own."""
        el = self.cari("cols")
        hasil: list[tuple[int, int, float, bytes]] = []
        for anak in self.d.anak(el) if el else ():
            a = self.d.atribut(anak)
            try:
                lebar = 0.0 if a.get("hidden") in ("1", "true") else float(a.get("width", "9"))
                hasil.append((int(a["min"]), int(a["max"]), lebar, a.get("style", "").encode("ascii", "ignore")))
            except (KeyError, ValueError):
                continue
        return hasil

    def perluas(self, sel: Sequence[tuple[int, int]]) -> None:
        """Some readers see no cell outside <dimension>: it takes in the cells that we made."""
        el = self.cari("dimension")
        rentang = urai_rentang(self.d.atribut(el).get("ref", "")) if el else []
        if el is None or len(rentang) != 1 or not sel:
            return
        r = rentang[0]
        semua = [r[:2], r[2:], *sel]
        b, k = [s[0] for s in semua], [s[1] for s in semua]
        baru = (min(b), min(k), max(b), max(k))
        if baru != r:
            self.d.ubah_atribut(el, "ref", padatkan_rentang(baru))

    # -- colours

    def _aturan(self) -> list[Aturan]:
        """Every cfRule behind the cells, x14 ones too: where its start tag is, and its prefix."""
        hasil: list[Aturan] = []
        mulai = self.data().akhir
        for m in re.finditer(rb"<([\w.-]+:)?cfRule(?=\s)", self.d.topeng[mulai : self.d.akar.isi_akhir]):
            tag = TAG.match(self.d.topeng, mulai + m.start())
            if tag and (p := _PRIORITAS.search(tag[3])):
                hasil.append((int(p[1]), tag, m[1] or b""))
        return hasil

    def warnai(
        self, sel: Mapping[str, Sequence[tuple[int, int]]], dxf: Mapping[str, int], sistem: Sequence[tuple[int, int]]
    ) -> None:
        """Rules of our own on the cells found, one kind per tingkat. The lower priority number wins in Excel: where a
        rule of the user's covers one of the cells, all of theirs move up by as many numbers as we need (their order
        stays); where none does, nothing of theirs is touched and ours take numbers behind. Rules of a pivot table
        are known to it by their number, so on such a sheet ours always stand behind."""
        isi: list[tuple[str, bytes, bytes]] = []  # sqref, attributes, formula
        for tingkat in TINGKAT:
            rumus = b'N("%s%s")=0' % (TANDA_WARNA, tingkat.encode())
            atribut = b' dxfId="%d"' % dxf.get(tingkat, 0)
            isi += [(sqref, atribut, rumus) for sqref in self._potong(sel.get(tingkat, ()))]
        isi += [(sqref, b"", rumus_sistem({kolom for _, kolom in sistem})) for sqref in self._potong(sistem)]
        if not isi:
            return
        aturan = self._aturan()
        mulai = max((nomor for nomor, _, _ in aturan), default=0) + 1
        if aturan and self._bertindih([s for daftar in sel.values() for s in daftar], aturan):
            mulai = 1
            if min(nomor for nomor, _, _ in aturan) <= len(isi):
                self._geser(aturan, len(isi))
        pola = (
            b'<conditionalFormatting sqref="%s"><cfRule type="expression"%s priority="%d"><formula>%s</formula>'
            b"</cfRule></conditionalFormatting>"
        )
        xml = b"".join(pola % (s.encode(), a, mulai + i, rumus) for i, (s, a, rumus) in enumerate(isi))
        self.sisip("conditionalFormatting", awali(xml, self.p))

    def _geser(self, aturan: Sequence[Aturan], sebanyak: int) -> None:
        for nomor, tag, _ in aturan:
            m = _PRIORITAS.search(self.d.topeng, tag.start(3), tag.end(3))
            if m:
                self.d.ganti(m.start(1), m.end(1), b"%d" % (nomor + sebanyak))

    @staticmethod
    def _potong(sel: Sequence[tuple[int, int]]) -> list[str]:
        rentang = padatkan(sel)
        return [" ".join(rentang[i : i + _RENTANG_PER_ELEMEN]) for i in range(0, len(rentang), _RENTANG_PER_ELEMEN)]

    def _bertindih(self, sel: Sequence[tuple[int, int]], aturan: Sequence[Aturan]) -> bool:
        if any(_PIVOT.search(tag[3]) for _, tag, _ in aturan):
            return False
        if any(awalan != self.p for _, _, awalan in aturan):
            return True  # x14 rules keep their cells elsewhere
        rentang = [
            r for el in self.semua("conditionalFormatting") for r in urai_rentang(self.d.atribut(el).get("sqref", ""))
        ]
        if len(rentang) * len(sel) > _MAKS_BANDING:
            return True
        return any(memuat(r, b, k) for r in rentang for b, k in sel)

    # -- links and drawing

    def tautkan_kembali(self, lokasi: str) -> None:
        """A link on A1, unless the user has one there."""
        sasaran = next((g for g in self.gabungan() if g[:2] == (1, 1)), (1, 1, 1, 1))
        ref = "A1" if sasaran == (1, 1, 1, 1) else padatkan_rentang(sasaran)
        wadah = self.cari("hyperlinks")
        for el in self.d.anak(wadah) if wadah else ():
            for r in urai_rentang(self.d.atribut(el).get("ref", "")):
                if r[0] <= sasaran[2] and r[1] <= sasaran[3]:
                    return
        xml = b'<%shyperlink ref="%s" location="%s" tooltip="%s"/>' % (
            self.p, ref.encode(), lolos_atribut(lokasi), lolos_atribut(TANDA_TAUTAN),
        )  # fmt: skip
        if wadah:
            self.d.sisip_akhir(wadah, xml)
        else:
            self.sisip("hyperlinks", b"<%shyperlinks>%s</%shyperlinks>" % (self.p, xml, self.p))

    def gambar_lama(self) -> str:
        """The relation id of the legacy drawing, or nothing."""
        el = self.cari("legacyDrawing")
        if el is None:
            return ""
        return next((v for k, v in self.d.atribut(el).items() if k.rpartition(":")[2] == "id"), "")

    def pasang_gambar_lama(self, rid: str, ns_relasi: str) -> None:
        p = self.d.ruang_nama().get(ns_relasi)
        deklarasi = b"" if p else b' xmlns:r="%s"' % ns_relasi.encode()
        self.sisip("legacyDrawing", b'<%slegacyDrawing%s %sid="%s"/>' % (self.p, deklarasi, p or b"r:", rid.encode()))


def rumus_sistem(kolom: Collection[int]) -> bytes:
    """Of a rule without a colour: it marks, through every save, which values are ours to take out again. It names our
    columns too: a copied cell takes the rule along to a cell of the user's, while these references move only with
    their columns."""
    acuan = "".join(f"*COLUMN(${huruf(k)}:${huruf(k)})" for k in sorted(kolom))
    return b'N("%s")%s=1' % (TANDA_SISTEM, acuan.encode())


def kolom_sistem(rumus: bytes) -> set[int] | None:
    """Our columns as the rule names them now; None of a rule that names none, as they were once written."""
    if b"COLUMN(" not in rumus:
        return None
    return {nomor_kolom(m[1].decode()) for m in re.finditer(rb"COLUMN\(\$?([A-Z]{1,3})\b", rumus)}


def padatkan_rentang(r: Rentang) -> str:
    return f"{alamat(r[0], r[1])}:{alamat(r[2], r[3])}"


def terpilih(mentah: bytes) -> bool:
    """Whether the sheet may be marked as selected; a glance that spares opening it."""
    kepala = mentah.find(b"sheetData")
    return mentah.find(b"tabSelected", 0, kepala if kepala >= 0 else len(mentah)) >= 0


def lepas_pilihan(d: Dokumen) -> None:
    """The sheet is no longer the selected one: two selected sheets are a group, and what is typed into one of a group
    goes into all."""
    views = d.cari(d.akar, "sheetViews")
    for view in d.anak(views) if views else ():
        if d.atribut(view).get("workbookViewId", "0") == "0":
            d.ubah_atribut(view, "tabSelected", None)
