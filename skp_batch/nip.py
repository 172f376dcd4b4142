"""NIP of PNS and NI PPPK: 18 digits, their pattern and plausibility (regulasi 6.1-6.3; SIASN 8)."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from skp_batch.istilah import buang_tak_tampak

_HIASAN = re.compile(r"[\s.'\u2018\u2019\u201b`\u00b4]+")

PolaNip = Literal["PNS", "PPPK"]


def bersihkan_nip(teks: str) -> str:
    """Text of a NIP without spaces, dots, apostrophes and invisible characters around and in it."""
    return _HIASAN.sub("", buang_tak_tampak(teks))


def cacat_nip(nip: str) -> str | None:
    """Why `nip` is malformed (key of a message part), or None: length, dates, digits 13-14, gender, serial 000."""
    if len(nip) != 18 or not (nip.isascii() and nip.isdigit()):
        return "panjang"
    if tanggal_lahir(nip) is None:
        return "tanggal_lahir"
    if not 1945 <= int(nip[8:12]) <= 2099:
        return "tahun_tmt"
    if pola_nip(nip) is None:
        return "digit_13_14"
    if nip[14] not in "12":
        return "jenis_kelamin"
    if nip[15:] == "000":
        return "nomor_urut"
    return None


def pola_nip(nip: str) -> PolaNip | None:
    """'PNS' when digits 13-14 are a month, 'PPPK' when they are 21-29."""
    digit = int(nip[12:14])
    if 1 <= digit <= 12:
        return "PNS"
    return "PPPK" if 21 <= digit <= 29 else None


def tanggal_lahir(nip: str) -> date | None:
    """Date of birth in digits 1-8, or None where there is no such day."""
    try:
        lahir = date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    except ValueError:
        return None
    return lahir if lahir.year >= 1900 else None


def ganjil_nip(nip: str, akhir_periode: date) -> str | None:
    """Why a well-formed NIP is implausible (S219), or None. TMT of a PPPK is known by its year alone."""
    lahir = tanggal_lahir(nip)
    assert lahir is not None
    tahun, pola = int(nip[8:12]), pola_nip(nip)
    if pola == "PPPK" and tahun < 2019:
        return "pppk_sebelum_2019"
    bulan = int(nip[12:14]) if pola == "PNS" else 12
    if (tahun, bulan if pola == "PNS" else 1) > (akhir_periode.year, akhir_periode.month):
        return "tmt_setelah_periode"
    usia = tahun - lahir.year - (1 if bulan < lahir.month else 0)
    if usia < 18:
        return "usia_muda"
    if usia > 58:
        return "usia_tua"
    return None
