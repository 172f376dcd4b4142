"""styles.xml: our formats appended behind the user's, so that no number of theirs moves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from skp_batch.workbook.anotasi_buku import Buku
from skp_batch.workbook.anotasi_model import INFO, KESALAHAN, PERINGATAN, TidakDapatDianotasi
from skp_batch.workbook.anotasi_naskah import Naskah
from skp_batch.workbook.anotasi_xml import Elemen, awali, lolos_atribut

_URUTAN = [
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
]
_BAGIAN = "xl/styles.xml"  # where openpyxl looks for it, whatever the relations say
_JENIS = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"


@dataclass(frozen=True)
class Warna:
    """How a tingkat looks: colour, and for print and colour-blind readers also weight, slant and kind of border."""

    isi: str
    huruf: str
    tebal: bool
    miring: bool
    garis: str  # kind of border line


WARNA: dict[str, Warna] = {
    KESALAHAN: Warna("FFC7CE", "9C0006", True, False, "thin"),
    PERINGATAN: Warna("FFEB9C", "7F6000", False, True, "dashed"),
    INFO: Warna("DDEBF7", "1F4E78", False, False, "dotted"),
}


@dataclass(frozen=True)
class Gaya:
    """A cell format of HASIL PEMERIKSAAN."""

    ukuran: int = 10
    tebal: bool = False
    miring: bool = False
    bergaris_bawah: bool = False
    huruf: str = "262626"
    isi: str = ""
    garis: str = ""  # colour of a thin frame
    mendatar: str = "left"
    tegak: str = "top"
    lipat: bool = True
    inden: int = 0
    teks: bool = False  # number format Text: a NIP stays one even when the cell is edited


def _dxf(w: Warna) -> bytes:
    sisi = b"".join(
        b'<%s style="%s"><color rgb="FF%s"/></%s>' % (s, w.garis.encode(), w.huruf.encode(), s)
        for s in (b"left", b"right", b"top", b"bottom")
    )
    huruf = (b"<b/>" if w.tebal else b"") + (b"<i/>" if w.miring else b"")
    return (
        b'<dxf><font>%s<color rgb="FF%s"/></font><fill><patternFill patternType="solid"><fgColor rgb="FF%s"/>'
        b'<bgColor rgb="FF%s"/></patternFill></fill><border>%s</border></dxf>'
    ) % (huruf, w.huruf.encode(), w.isi.encode(), w.isi.encode(), sisi)


@lru_cache(maxsize=256)
def _xf(g: Gaya) -> tuple[bytes, bytes, bytes, bytes]:
    """Font, fill, border, and the rest of the entry that puts them together; the same for every workbook."""
    huruf = b'<font>%s%s%s<sz val="%d"/><color rgb="FF%s"/><name val="Calibri"/><family val="2"/></font>' % (
        b"<b/>" if g.tebal else b"", b"<i/>" if g.miring else b"", b"<u/>" if g.bergaris_bawah else b"",
        g.ukuran, g.huruf.encode(),
    )  # fmt: skip
    isi = b'<fill><patternFill patternType="solid"><fgColor rgb="FF%s"/><bgColor indexed="64"/></patternFill></fill>'
    sisi = b"".join(
        b'<%s style="thin"><color rgb="FF%s"/></%s>' % (s, g.garis.encode(), s)
        for s in (b"left", b"right", b"top", b"bottom")
    )
    sisa = (
        b' applyNumberFormat="1" applyFont="1"'
        b' applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="%s" vertical="%s"%s%s/></xf>'
    ) % (
        lolos_atribut(g.mendatar), lolos_atribut(g.tegak),
        b' wrapText="1"' if g.lipat else b"", b' indent="%d"' % g.inden if g.inden else b"",
    )  # fmt: skip
    return (
        huruf,
        isi % g.isi.encode() if g.isi else b"",
        b"<border>%s<diagonal/></border>" % sisi if g.garis else b"",
        sisa,
    )


class LembarGaya:
    """The styles part, which is created when a workbook has none."""

    def __init__(self, naskah: Naskah, buku: Buku) -> None:
        self._buku = buku
        self._naskah = naskah
        self._baru: dict[str, list[bytes]] = {}
        self._lama: dict[str, list[bytes]] = {}
        self._el: dict[str, Elemen] = {}
        relasi = naskah.paket.relasi(buku.bagian).values()
        self.bagian = next((r.target for r in relasi if r.ragam == "styles" and naskah.paket.ada(r.target)), "")
        self.p = b""
        if not self.bagian and naskah.paket.ada(_BAGIAN):  # there, but no relation leads to it
            raise TidakDapatDianotasi("bagian gaya (styles) di dalam berkas tidak lazim")
        if self.bagian:
            d = self._d = naskah.dok(self.bagian)
            self.p = d.akar.awalan
            if d.akar.lokal != "styleSheet":
                raise TidakDapatDianotasi("bagian gaya (styles) di dalam berkas tidak lazim")
            self._el = {a.lokal: a for a in d.anak(d.akar)}

    @property
    def skala(self) -> float:
        """Column widths count characters of the workbook's first font: in a smaller one they must be more."""
        fonts = self._el.get("fonts")
        font = next(self._d.anak(fonts), None) if fonts else None
        sz = self._d.cari(font, "sz") if font else None
        try:
            ukuran = float(self._d.atribut(sz).get("val", "11")) if sz else 11.0
        except ValueError:
            return 1.0
        return 11.0 / ukuran if 7.0 <= ukuran <= 16.0 else 1.0

    def _nomor(self, wadah: str, xml: bytes) -> int:
        """The index of an entry; one that is there already, byte for byte, is used again."""
        if wadah not in self._lama:
            el = self._el.get(wadah)
            self._lama[wadah] = [self._d.potong(a) for a in self._d.anak(el)] if el else list(_DASAR.get(wadah, ()))
        lama, baru = self._lama[wadah], self._baru.setdefault(wadah, [])
        xml = awali(xml, self.p)
        for daftar, dasar in ((lama, 0), (baru, len(lama))):
            if xml in daftar:
                return dasar + daftar.index(xml)
        baru.append(xml)
        return len(lama) + len(baru) - 1

    def dxf(self, tingkat: str) -> int:
        return self._nomor("dxfs", _dxf(WARNA[tingkat]))

    def xf(self, g: Gaya) -> int:
        huruf, isi, garis, sisa = _xf(g)
        nomor = (
            self._nomor("fonts", huruf),
            self._nomor("fills", isi) if isi else 0,
            self._nomor("borders", garis) if garis else 0,
        )
        acuan = b' xfId="0"' if not self.bagian or "cellStyleXfs" in self._el else b""
        xml = b'<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d"%s' % (49 if g.teks else 0, *nomor, acuan)
        return self._nomor("cellXfs", xml + sisa)

    def selesai(self) -> None:
        """Hand the new entries to the package."""
        if not self.bagian:
            self._buat()
            return
        d = self._d
        for wadah, baru in self._baru.items():
            if not baru:
                continue
            el = self._el.get(wadah)
            if el is not None:
                d.ubah_atribut(el, "count", str(len(self._lama[wadah]) + len(baru)))
                d.sisip_akhir(el, b"".join(baru))
                continue
            batas = _URUTAN.index(wadah)
            pagar = [e.akhir for n, e in self._el.items() if n in _URUTAN and _URUTAN.index(n) < batas]
            d.sisip(max(pagar, default=d.akar.isi), self._wadah(wadah, self._lama[wadah] + baru), batas)

    def _wadah(self, nama: str, isi: list[bytes]) -> bytes:
        n = self.p + nama.encode()
        return b'<%s count="%d">%s</%s>' % (n, len(isi), b"".join(isi), n)

    def _buat(self) -> None:
        semua = [
            (w, self._lama.get(w, list(_DASAR.get(w, ()))) + self._baru.get(w, []))
            for w in _URUTAN
            if w in _DASAR or w in self._baru
        ]
        isi = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="%s">%s</styleSheet>' % (
            self._buku.ns.encode(),
            b"".join(self._wadah(w, isi) for w, isi in semua),
        )
        self._naskah.tambah(_BAGIAN, isi, _JENIS)
        self._naskah.tambah_relasi(self._buku.bagian, self._buku.ragam_relasi("styles"), _BAGIAN)


_DASAR: dict[str, tuple[bytes, ...]] = {
    "fonts": (b'<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>',),
    "fills": (
        b'<fill><patternFill patternType="none"/></fill>',
        b'<fill><patternFill patternType="gray125"/></fill>',
    ),
    "borders": (b"<border><left/><right/><top/><bottom/><diagonal/></border>",),
    "cellStyleXfs": (b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',),
    "cellXfs": (b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',),
    "cellStyles": (b'<cellStyle name="Normal" xfId="0" builtinId="0"/>',),
}
