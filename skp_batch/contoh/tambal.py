"""Patching a workbook that the template writer made, for mistakes that rows of values cannot express."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

from skp_batch.workbook.alamat import urai_alamat

_WAKTU = (1980, 1, 1, 0, 0, 0)


class Naskah:
    """The parts of a written .xlsx and the addresses that the writer gave."""

    def __init__(self, data: bytes, alamat: Mapping[tuple[str, int, str], str]) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as arsip:
            self.bagian = {info.filename: arsip.read(info) for info in arsip.infolist()}
        self.alamat = alamat

    def simpan(self) -> bytes:
        wadah = io.BytesIO()
        with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
            for nama, isi in self.bagian.items():
                info = zipfile.ZipInfo(nama, _WAKTU)
                info.compress_type = zipfile.ZIP_DEFLATED
                arsip.writestr(info, isi)
        return wadah.getvalue()

    def nama_lembar(self) -> list[str]:
        return re.findall(r'<sheet name="([^"]*)"', self._teks("xl/workbook.xml"))

    def bagian_lembar(self, lembar: str) -> str:
        cocok = re.search(rf'<sheet name="{re.escape(lembar)}"[^>]*r:id="([^"]+)"', self._teks("xl/workbook.xml"))
        assert cocok, lembar
        rel = re.search(
            rf'<Relationship Id="{cocok[1]}"[^>]*Target="([^"]+)"', self._teks("xl/_rels/workbook.xml.rels")
        )
        assert rel, lembar
        return "xl/" + rel[1].removeprefix("/xl/")

    def ganti_sel(self, lembar: str, sel: str, isi: str, jenis: str = "") -> None:
        """Give a cell new content (XML of its children) and keep its style; made where the row lacks it."""
        nama = self.bagian_lembar(lembar)
        teks = self._teks(nama)
        cocok = re.search(rf'<c r="{sel}"([^>]*?)(?:/>|>.*?</c>)', teks, re.DOTALL)
        jenis = f' t="{jenis}"' if jenis else ""
        if cocok:
            gaya = re.search(r' s="\d+"', cocok[1])
            baru = f'<c r="{sel}"{gaya[0] if gaya else ""}{jenis}>{isi}</c>'
            teks = teks[: cocok.start()] + baru + teks[cocok.end() :]
        else:
            tempat = self._tempat(teks, sel)
            teks = f'{teks[:tempat]}<c r="{sel}"{jenis}>{isi}</c>{teks[tempat:]}'
        self.bagian[nama] = teks.encode()

    def _tempat(self, teks: str, sel: str) -> int:
        """Where an absent cell belongs in its row."""
        baris = re.search(rf'<row r="{urai_alamat(sel)[0]}"[^>]*>(.*?)</row>', teks, re.DOTALL)
        assert baris, sel
        for cocok in re.finditer(r'<c r="([A-Z]+\d+)"', baris[1]):
            if urai_alamat(cocok[1])[1] > urai_alamat(sel)[1]:
                return baris.start(1) + cocok.start()
        return baris.end(1)

    def hapus_lembar(self, lembar: str) -> None:
        """Take a sheet out of the workbook, with its defined names."""
        nomor = self.nama_lembar().index(lembar)
        bagian = self.bagian_lembar(lembar)
        buku = re.sub(rf'<sheet name="{re.escape(lembar)}"[^>]*/>', "", self._teks("xl/workbook.xml"))
        buku = re.sub(rf'<definedName [^>]*localSheetId="{nomor}"[^>]*>.*?</definedName>', "", buku)
        buku = re.sub(r'localSheetId="(\d+)"', lambda m: f'localSheetId="{int(m[1]) - (int(m[1]) > nomor)}"', buku)
        self.bagian["xl/workbook.xml"] = buku.encode()
        target = bagian.removeprefix("xl/")
        for nama, pola in (
            ("xl/_rels/workbook.xml.rels", rf'<Relationship [^>]*Target="/?(?:xl/)?{re.escape(target)}"[^>]*/>'),
            ("[Content_Types].xml", rf'<Override PartName="/{re.escape(bagian)}"[^>]*/>'),
        ):
            self.bagian[nama] = re.sub(pola, "", self._teks(nama)).encode()
        del self.bagian[bagian]
        self.bagian.pop(bagian.replace("worksheets/", "worksheets/_rels/") + ".rels", None)

    def tambah_lembar(self, lembar: str, isi: str) -> None:
        """Append a sheet with one text in A1."""
        bagian = "xl/worksheets/tambahan.xml"
        ruang = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
        self.bagian[bagian] = (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet {ruang}><sheetData><row r="1">'
            f'<c r="A1" t="inlineStr"><is><t>{escape(isi)}</t></is></c></row></sheetData></worksheet>'
        ).encode()
        nomor = max(int(n) for n in re.findall(r'sheetId="(\d+)"', self._teks("xl/workbook.xml"))) + 1
        jenis = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
        mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
        for nama, penutup, baru in (
            ("xl/workbook.xml", "</sheets>", f'<sheet name="{escape(lembar)}" sheetId="{nomor}" r:id="rIdTambahan"/>'),
            (
                "xl/_rels/workbook.xml.rels",
                "</Relationships>",
                f'<Relationship Id="rIdTambahan" Type="{jenis}" Target="worksheets/tambahan.xml"/>',
            ),
            ("[Content_Types].xml", "</Types>", f'<Override PartName="/{bagian}" ContentType="{mime}"/>'),
        ):
            self.bagian[nama] = self._teks(nama).replace(penutup, baru + penutup).encode()

    def _teks(self, nama: str) -> str:
        return self.bagian[nama].decode("utf-8")


# A patch changes the cell (lembar, sel) of the workbook, or something else of that sheet.
Tambalan = Callable[[Naskah, str, str], None]


def angka(teks: str) -> Tambalan:
    return lambda naskah, lembar, sel: naskah.ganti_sel(lembar, sel, f"<v>{teks}</v>")


def galat(teks: str) -> Tambalan:
    return lambda naskah, lembar, sel: naskah.ganti_sel(lembar, sel, f"<v>{teks}</v>", "e")


def rumus_tanpa_nilai(rumus: str) -> Tambalan:
    return lambda naskah, lembar, sel: naskah.ganti_sel(lembar, sel, f"<f>{rumus}</f>")


def tulisan(teks: str) -> Tambalan:
    return lambda naskah, lembar, sel: naskah.ganti_sel(lembar, sel, f"<is><t>{escape(teks)}</t></is>", "inlineStr")


def kosong(naskah: Naskah, lembar: str, sel: str) -> None:
    naskah.ganti_sel(lembar, sel, "")


def tanpa_lembar(naskah: Naskah, lembar: str, _sel: str) -> None:
    naskah.hapus_lembar(lembar)


def lembar_asing(isi: str) -> Tambalan:
    return lambda naskah, lembar, _sel: naskah.tambah_lembar(lembar, isi)
