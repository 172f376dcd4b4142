"""ONE bounded, sparse scanner of a workbook: reader and annotator both use it, so that they agree about every cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from skp_batch.workbook.alamat import alamat, huruf, urai_alamat, urai_rentang
from skp_batch.workbook.batas import Batas, TidakTerbaca, rusak
from skp_batch.workbook.format_angka import UMUM, ragam_gaya
from skp_batch.workbook.parts import Paket, Relasi
from skp_batch.workbook.pengurai import Ganjil, urai_lembar
from skp_batch.workbook.scan_cepat import TakDibaca, pindai
from skp_batch.workbook.sel import LembarMentah, Sel
from skp_batch.workbook.tanggal_excel import serial_ke_tanggal
from skp_batch.workbook.teks_xml import TeksBersama, baca_teks_bersama, lepas_excel
from skp_batch.workbook.xml_aman import atribut, lokal, pohon

__all__ = [
    "BukuMentah",
    "LembarInfo",
    "LembarMentah",
    "Sel",
    "alamat",
    "buka_buku",
    "huruf",
    "serial_ke_tanggal",
    "urai_alamat",
    "urai_rentang",
]

# Of all that may be inflated the share of the shared strings: text takes up to four times its bytes in memory, and real
# workbooks stay below a tenth of that share.
_BAGIAN_TEKS = 5
_TAMPAK = ("visible", "hidden", "veryHidden")


@dataclass(frozen=True)
class LembarInfo:
    nama: str
    bagian: str
    tampak: str


@dataclass
class BukuMentah:
    """An opened workbook: its worksheets in order (no chart or dialog sheets), each read only when asked for."""

    paket: Paket
    bagian: str
    sejak_1904: bool
    lembar: dict[str, LembarInfo]
    nama_terdefinisi: dict[str, str]
    ragam_format: list[str] = field(repr=False)
    teks_bersama: TeksBersama = field(repr=False)

    def jenis_format(self, gaya: int) -> str:
        """'umum', 'persen', 'tanggal', 'waktu' or 'durasi'; a style that the file does not have is 'umum'."""
        return self.ragam_format[gaya] if 0 <= gaya < len(self.ragam_format) else UMUM

    def baca_lembar(
        self, nama: str, batas_baris: int | None = None, tak_dibaca: TakDibaca | None = None
    ) -> LembarMentah:
        """The sheet's cells; B108 when more rows have content than ``batas_baris`` (default: the workbook's limit).
        In the columns that ``tak_dibaca`` names from the first rows, cells with a formula may be left out.

        KeyError for a name that is no worksheet.
        """
        info = self.lembar[nama]
        batas = self.paket.batas.baris if batas_baris is None else batas_baris
        try:
            xml = self.paket.baca_xml(info.bagian)
            try:
                baris, gabungan = pindai(xml, self.teks_bersama, batas, tak_dibaca)
            except (Ganjil, UnicodeDecodeError):
                baris, gabungan = urai_lembar(xml, self.teks_bersama, lepas_excel, batas)
        except TidakTerbaca as galat:
            galat.konteks.setdefault("lembar", nama)
            raise
        return LembarMentah(info.nama, info.bagian, info.tampak, baris, gabungan)


def buka_buku(data: bytes, batas: Batas = Batas()) -> BukuMentah:  # noqa: B008 - frozen, so safe to share
    """Gate, package, list of sheets, styles and shared strings; TidakTerbaca for what is no readable workbook."""
    paket = Paket.buka(data, batas)
    bagian = _bagian_buku(paket)
    akar = pohon(paket.baca(bagian), bagian)
    if lokal(akar) != "workbook":
        raise TidakTerbaca("B101", "bukan_excel")
    relasi = paket.relasi(bagian)
    anak = {lokal(e): e for e in akar}
    sifat = anak.get("workbookPr")
    return BukuMentah(
        paket=paket,
        bagian=bagian,
        sejak_1904=sifat is not None and sifat.get("date1904", "").lower() in ("1", "true", "on"),
        lembar=_daftar_lembar(paket, anak.get("sheets"), relasi),
        nama_terdefinisi=dict(_nama(anak.get("definedNames"))),
        ragam_format=_gaya(paket, relasi),
        teks_bersama=_teks(paket, relasi),
    )


def _bagian_buku(paket: Paket) -> str:
    for satu in paket.relasi("").values():
        if satu.ragam == "officeDocument" and not satu.eksternal and paket.ada(satu.target):
            if satu.target.lower().endswith(".bin"):
                raise TidakTerbaca("B101", "xlsb")
            return satu.target
    if paket.ada("xl/workbook.xml"):
        return "xl/workbook.xml"
    raise TidakTerbaca("B101", "bukan_excel")


def _daftar_lembar(paket: Paket, lembar: etree._Element | None, relasi: dict[str, Relasi]) -> dict[str, LembarInfo]:
    hasil: dict[str, LembarInfo] = {}
    for elemen in lembar if lembar is not None else ():
        nama, kunci = elemen.get("name"), atribut(elemen, "id")
        satu = relasi.get(kunci or "")
        if lokal(elemen) != "sheet" or nama is None:
            continue
        if satu is None or satu.eksternal or not paket.ada(satu.target):
            raise rusak("bagian lembar tidak ada", lembar=nama)
        if satu.ragam != "worksheet":
            continue
        if nama in hasil:
            raise rusak("nama lembar ganda", lembar=nama)
        tampak = elemen.get("state", "visible")
        hasil[nama] = LembarInfo(nama, satu.target, tampak if tampak in _TAMPAK else "visible")
    if not hasil:
        raise rusak("tidak ada lembar kerja")
    return hasil


def _nama(nama: etree._Element | None) -> Iterator[tuple[str, str]]:
    """Defined names of the whole workbook; those of one sheet only are the sheet's affair."""
    for elemen in nama if nama is not None else ():
        if lokal(elemen) == "definedName" and elemen.get("localSheetId") is None and elemen.get("name"):
            yield elemen.get("name", ""), elemen.text or ""


def _satu_bagian(paket: Paket, relasi: dict[str, Relasi], ragam: str) -> str | None:
    for satu in relasi.values():
        if satu.ragam == ragam and not satu.eksternal and paket.ada(satu.target):
            return satu.target
    return None


def _gaya(paket: Paket, relasi: dict[str, Relasi]) -> list[str]:
    bagian = _satu_bagian(paket, relasi, "styles")
    return ragam_gaya(pohon(paket.baca(bagian), bagian) if bagian else None)


def _teks(paket: Paket, relasi: dict[str, Relasi]) -> TeksBersama:
    bagian = _satu_bagian(paket, relasi, "sharedStrings")
    if bagian is None:
        return TeksBersama([])
    if paket.ukuran(bagian) > paket.batas.byte_terurai // _BAGIAN_TEKS:
        raise TidakTerbaca("B108", "terlalu_banyak_teks")
    return baca_teks_bersama(paket.baca_xml(bagian))
