"""One raw cell to one typed value, or to the reason why it has none. Pure; the contract's section "Cells" in code."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from skp_batch.golongan import baca_golongan
from skp_batch.istilah import cocokkan, kunci_pilihan, rapikan
from skp_batch.nip import bersihkan_nip
from skp_batch.schemas.kolom import Jenis, Kolom
from skp_batch.workbook.scan import Sel, serial_ke_tanggal


class Cacat(NamedTuple):
    """A cell that cannot be read: the code, the value as shown, and what the message needs."""

    kode: str
    nilai: str
    konteks: tuple[tuple[str, str], ...] = ()


class KelasSel(NamedTuple):
    """What the reader must know beside the raw cell: the class of its number format, and the date system."""

    jenis_format: str = "umum"
    sejak_1904: bool = False


_UMUM = KelasSel()
_ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$")
_HARI_DULU = re.compile(r"^(\d{2})[-/](\d{2})[-/](\d{4})$")
_JAM = re.compile(r"^(\d{1,2})[:.](\d{2})(?::(\d{2}))?$")
_ANGKA = re.compile(r"^([+-]?\d[\d.,]*)(.*)$", re.DOTALL)
_RIBUAN_TITIK = re.compile(r"^[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$")
_RIBUAN_KOMA = re.compile(r"^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$")
_DESIMAL = re.compile(r"^[+-]?\d+(?:[.,]\d+)?$")
_SATU_PEMISAH_TIGA = re.compile(r"^[+-]?[1-9]\d{0,2}[.,]\d{3}$")
_DIGIT_TERBANYAK = 100
SATUAN_PERSEN = frozenset({"%", "PERSEN"})


@lru_cache(maxsize=16_384)
def desimal(teks: str) -> Decimal:
    """The number that a raw XML number means: its shortest decimal text (1.05 is 1.05)."""
    return Decimal(teks) if len(teks) <= 15 and "E" not in teks and "e" not in teks else Decimal(repr(float(teks)))


def teks_angka(angka: Decimal) -> str:
    """Plain digits without exponent and without trailing zeros."""
    teks = format(angka, "f")
    return (teks.rstrip("0").rstrip(".") or "0") if "." in teks else teks


def satuan_sama(satu: str, lain: str) -> bool:
    """Whether two units mean the same: without case and blanks; % is persen."""
    a, b = kunci_pilihan(satu), kunci_pilihan(lain)
    return a == b or (a in SATUAN_PERSEN and b in SATUAN_PERSEN)


def satuan_persen(satuan: str) -> bool:
    return kunci_pilihan(satuan) in SATUAN_PERSEN


def tampilan(sel: Sel, kelas: KelasSel = _UMUM) -> str:
    """The cell's value as text for a message: as Excel would show it, near enough."""
    if sel.jenis != "n":
        return {"1": "TRUE", "0": "FALSE"}.get(sel.teks, sel.teks) if sel.jenis == "b" else sel.teks
    if kelas.jenis_format == "tanggal" and (saat := serial_ke_tanggal(sel.teks, kelas.sejak_1904)) is not None:
        return saat.strftime("%d-%m-%Y") if isinstance(saat, date) else str(saat)
    if kelas.jenis_format == "persen":
        return teks_angka(desimal(sel.teks) * 100) + "%"
    return teks_angka(desimal(sel.teks))


def baca_teks(sel: Sel, kelas: KelasSel, kolom: Kolom) -> str | Cacat | None:
    return (rapikan(sel.teks) if sel.jenis == "s" else tampilan(sel, kelas)) or None


def baca_kode(sel: Sel, kelas: KelasSel, kolom: Kolom) -> str | Cacat | None:
    if sel.jenis == "n":
        if kelas.jenis_format in ("tanggal", "waktu", "durasi"):
            return Cacat("S202", tampilan(sel, kelas), (("harus", "kode (teks)"), ("sebab", "tanggal")))
        return teks_angka(desimal(sel.teks))
    teks = rapikan(tampilan(sel, kelas)).removeprefix("'")
    return re.sub(r"^(\d+)\.0+$", r"\1", teks) or None


def baca_nip(sel: Sel, kelas: KelasSel, kolom: Kolom) -> str | Cacat | None:
    if sel.jenis == "n":
        return Cacat("S205", teks_angka(desimal(sel.teks)))
    return _nip_bersih(tampilan(sel, kelas)) or None


_nip_bersih = lru_cache(maxsize=65_536)(bersihkan_nip)


def baca_nip_nrp(sel: Sel, kelas: KelasSel, kolom: Kolom) -> str | Cacat | None:
    """An NRP may be a number; a number of more than 15 digits has lost some."""
    if sel.jenis == "n":
        digit = teks_angka(desimal(sel.teks))
        return Cacat("S205", digit) if len(digit) > 15 else digit
    return _nip_bersih(sel.teks) or None


def urai_angka(teks: str, satuan: str = "") -> Decimal | Cacat:
    """A text that is wholly a number with one possible reading, or that number followed by % or the row's Satuan."""
    bersih = rapikan(teks)
    cocok = _ANGKA.match(bersih)
    if not cocok:
        return Cacat("S202", bersih, (("harus", "angka"),))
    digit, ekor = cocok[1], cocok[2].strip()
    if len(digit) > _DIGIT_TERBANYAK:  # no amount; and Python itself refuses to write out thousands of digits
        return Cacat("S202", bersih, (("harus", "angka"),))
    if ekor and ekor != "%" and not (satuan and satuan_sama(ekor, satuan)):
        return Cacat("S202", bersih, (("harus", "angka"),))
    if _SATU_PEMISAH_TIGA.match(digit):
        return Cacat("S202", bersih, (("harus", "angka"), ("sebab", "ambigu")))
    if _DESIMAL.match(digit):
        return Decimal(digit.replace(",", "."))
    if _RIBUAN_TITIK.match(digit):
        return Decimal(digit.replace(".", "").replace(",", "."))
    if _RIBUAN_KOMA.match(digit):
        return Decimal(digit.replace(",", ""))
    return Cacat("S202", bersih, (("harus", "angka"),))


def baca_angka(sel: Sel, kelas: KelasSel, satuan: str) -> Decimal | Cacat | None:
    """A number; in a cell with a percent format it counts times 100 when `satuan` is % or persen."""
    if sel.jenis == "n":
        if kelas.jenis_format in ("tanggal", "waktu", "durasi"):
            return Cacat("S202", tampilan(sel, kelas), (("harus", "angka"), ("sebab", "tanggal")))
        nilai = desimal(sel.teks)
        return nilai * 100 if kelas.jenis_format == "persen" and satuan_persen(satuan) else nilai
    if sel.jenis == "s":
        return urai_angka(sel.teks, satuan) if rapikan(sel.teks) else None
    return Cacat("S202", tampilan(sel, kelas), (("harus", "angka"),))


def baca_bulat(sel: Sel, kelas: KelasSel, kolom: Kolom) -> int | Cacat | None:
    nilai = baca_angka(sel, kelas, "")
    if isinstance(nilai, Decimal):
        if nilai != nilai.to_integral_value() or abs(nilai) > 10**9:
            return Cacat("S202", tampilan(sel, kelas), (("harus", "bilangan bulat"), ("sebab", "bulat")))
        return int(nilai)
    if isinstance(nilai, Cacat):
        return nilai._replace(konteks=(("harus", "bilangan bulat"), *nilai.konteks[1:]))
    return nilai


def baca_tanggal(sel: Sel, kelas: KelasSel, kolom: Kolom) -> date | Cacat | None:
    salah = Cacat("S202", tampilan(sel, kelas), (("harus", "tanggal"),))
    if sel.jenis == "n":
        saat = serial_ke_tanggal(sel.teks, kelas.sejak_1904) if kelas.jenis_format == "tanggal" else None
        return saat.date() if isinstance(saat, datetime) else saat if isinstance(saat, date) else salah
    if sel.jenis not in ("s", "d"):
        return salah
    teks = rapikan(sel.teks)
    if not teks:
        return None
    if cocok := _ISO.match(teks):
        tahun, bulan, hari = cocok[1], cocok[2], cocok[3]
    elif cocok := _HARI_DULU.match(teks):
        hari, bulan, tahun = cocok[1], cocok[2], cocok[3]
    else:
        return salah
    try:
        return date(int(tahun), int(bulan), int(hari))
    except ValueError:
        return salah


def baca_jam(sel: Sel, kelas: KelasSel, kolom: Kolom) -> time | Cacat | None:
    salah = Cacat("S202", tampilan(sel, kelas), (("harus", "jam"),))
    if sel.jenis == "n":
        pecahan = desimal(sel.teks) % 1
        detik = int((pecahan * 86_400).to_integral_value())
        if kelas.jenis_format not in ("waktu", "durasi", "tanggal", "umum") or detik >= 86_400:
            return salah
        return time(detik // 3_600, detik // 60 % 60, detik % 60)
    teks = rapikan(sel.teks)
    if not teks:
        return None
    cocok = _JAM.match(teks)
    if sel.jenis not in ("s", "d") or not cocok or int(cocok[1]) > 23 or int(cocok[2]) > 59:
        return salah
    return time(int(cocok[1]), int(cocok[2]), min(int(cocok[3] or 0), 59))


def baca_pilihan(sel: Sel, kelas: KelasSel, kolom: Kolom) -> str | Cacat | None:
    """The choice in its official spelling; what is none of them stays as it is, for the schema to refuse (S203)."""
    return _pilihan(tampilan(sel, kelas), kolom.pilihan)


@lru_cache(maxsize=16_384)
def _pilihan(teks: str, pilihan: tuple[str, ...]) -> str | None:
    bersih = rapikan(teks)
    return (cocokkan(bersih, pilihan) or bersih) or None


def baca_gol(sel: Sel, kelas: KelasSel, kolom: Kolom) -> str | Cacat | None:
    return _golongan(tampilan(sel, kelas))


@lru_cache(maxsize=4_096)
def _golongan(teks: str) -> str | None:
    bersih = rapikan(teks)
    return (baca_golongan(bersih) or bersih) or None


PEMBACA: dict[Jenis, Callable[[Sel, KelasSel, Kolom], Any]] = {
    Jenis.TEKS: baca_teks,
    Jenis.KODE: baca_kode,
    Jenis.NIP: baca_nip,
    Jenis.NIP_NRP: baca_nip_nrp,
    Jenis.BULAT: baca_bulat,
    Jenis.TANGGAL: baca_tanggal,
    Jenis.JAM: baca_jam,
    Jenis.PILIHAN: baca_pilihan,
    Jenis.GOLONGAN: baca_gol,
}
