"""Closed vocabularies of the field, and the only readings of a text that count as one of them.

Sources: kontrak.md section 1; PermenPANRB 6/2022; SE MenPANRB 3/2023; SIASN's own misspellings (EKSPETASI, ESPEKTASI).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache


class Rating(StrEnum):
    DI_ATAS = "DI ATAS EKSPEKTASI"
    SESUAI = "SESUAI EKSPEKTASI"
    DI_BAWAH = "DI BAWAH EKSPEKTASI"


class Predikat(StrEnum):
    SANGAT_BAIK = "SANGAT BAIK"
    BAIK = "BAIK"
    BUTUH_PERBAIKAN = "BUTUH PERBAIKAN"
    KURANG = "KURANG"
    SANGAT_KURANG = "SANGAT KURANG"


class CapaianOrganisasi(StrEnum):
    ISTIMEWA = "ISTIMEWA"
    BAIK = "BAIK"
    BUTUH_PERBAIKAN = "BUTUH PERBAIKAN"
    KURANG = "KURANG"
    SANGAT_KURANG = "SANGAT KURANG"


class Tingkat(StrEnum):
    KESALAHAN = "KESALAHAN"
    PERINGATAN = "PERINGATAN"
    INFO = "INFO"


class Menahan(StrEnum):
    """What a KESALAHAN holds back; each level includes those after it."""

    BERKAS = "BERKAS"
    PREDIKAT = "PREDIKAT"
    CAPAIAN = "CAPAIAN"
    EKSPOR = "EKSPOR"
    TIDAK = "TIDAK"

    @property
    def berat(self) -> int:
        return _BERAT[self]

    def mencakup(self, lain: Menahan) -> bool:
        """Whether holding this also holds `lain`."""
        return self is not Menahan.TIDAK and self.berat >= lain.berat


_BERAT = {Menahan.BERKAS: 4, Menahan.PREDIKAT: 3, Menahan.CAPAIAN: 2, Menahan.EKSPOR: 1, Menahan.TIDAK: 0}


class StatusSkp(StrEnum):
    """Status of an evaluated SKP, in the order in which they are tried (kontrak.md section 3)."""

    DIKECUALIKAN = "DIKECUALIKAN"
    BAGIAN_TAHUN = "BAGIAN TAHUN"
    TERTAHAN = "TERTAHAN"
    BELUM_MENYUSUN = "BELUM MENYUSUN"
    BELUM_DISETUJUI = "BELUM DISETUJUI"
    BELUM_DINILAI = "BELUM DINILAI"
    MENUNGGU_KEBERATAN = "MENUNGGU KEPUTUSAN KEBERATAN"
    SELESAI = "SELESAI DINILAI"


class Ekspor(StrEnum):
    YA = "YA"
    TERTAHAN = "TERTAHAN"
    TIDAK = "TIDAK"


RATING = tuple(Rating)
CAPAIAN_ORGANISASI = tuple(CapaianOrganisasi)
JENIS_PERIODE = ("TAHUNAN", "SEMESTER", "TRIWULAN", "BULANAN")
STATUS_PEGAWAI = ("PNS", "CPNS", "PPPK", "PPPK PARUH WAKTU")
STATUS_JABATAN = ("DEFINITIF", "PLT", "PLH", "PJ")
JENIS_JABATAN = ("JPT", "ADMINISTRATOR", "PENGAWAS", "PELAKSANA", "FUNGSIONAL")
JENJANG_JF = (
    "PEMULA",
    "TERAMPIL",
    "MAHIR",
    "PENYELIA",
    "AHLI PERTAMA",
    "AHLI MUDA",
    "AHLI MADYA",
    "AHLI UTAMA",
    "ASISTEN AHLI",
    "LEKTOR",
    "LEKTOR KEPALA",
    "PROFESOR",
)
BENTUK_JPT = "JPT/PIMPINAN UNIT KERJA MANDIRI"
BENTUK_JAJF = "JA/JF"
BENTUK_SKP = (BENTUK_JPT, BENTUK_JAJF)
PENDEKATAN = ("KUANTITATIF", "KUALITATIF")
STATUS_PENILAI = ("ASN", "NON ASN")
STATUS_RENCANA = ("DRAFT", "PENGAJUAN", "PERSETUJUAN")
STATUS_KEAKTIFAN = (
    "AKTIF",
    "CUTI",
    "TUGAS BELAJAR",
    "CLTN",
    "MPP",
    "NONAKTIF",
    "PENSIUN",
    "MENINGGAL DUNIA",
    "PINDAH",
    "BERHENTI",
)
JENIS_RHK = ("UTAMA", "TAMBAHAN")
KLASIFIKASI_RHK = ("ORGANISASI", "INDIVIDU")
CASCADING = ("LANGSUNG", "TIDAK LANGSUNG")
ASPEK = ("KUANTITAS", "KUALITAS", "WAKTU", "BIAYA")
ARAH = ("MAKSIMAL", "MINIMAL")
CARA_HITUNG = ("JUMLAH", "RATA-RATA", "NILAI AKHIR")
PERSPEKTIF = ("PENERIMA LAYANAN", "PROSES BISNIS", "PENGUATAN INTERNAL", "ANGGARAN")
NILAI_BERAKHLAK = (
    "BERORIENTASI PELAYANAN",
    "AKUNTABEL",
    "KOMPETEN",
    "HARMONIS",
    "LOYAL",
    "ADAPTIF",
    "KOLABORATIF",
)
BAGIAN_LAMPIRAN = ("DUKUNGAN SUMBER DAYA", "SKEMA PERTANGGUNGJAWABAN", "KONSEKUENSI")
BENTUK_PEMBINAAN = ("BIMBINGAN KINERJA", "KONSELING KINERJA")
KEPUTUSAN_KEBERATAN = ("TETAP", "DIUBAH")

# The closed list of other spellings; nothing else is guessed (regulasi 3.2, siasn 1.4).
_SINONIM: Mapping[str, str] = {
    "CUKUP": Predikat.BUTUH_PERBAIKAN,
    "BUTUH PERBAIKAN/CUKUP": Predikat.BUTUH_PERBAIKAN,
    "PERLU PERBAIKAN": Predikat.BUTUH_PERBAIKAN,
    "KURANG/MISCONDUCT": Predikat.KURANG,
    "PENGUATAN INTERNAL ATAU ANGGARAN": "PENGUATAN INTERNAL",
}

_TAK_TAMPAK = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_KENDALI = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SPASI = re.compile(r"\s+")
_BUKAN_HURUF = re.compile(r"[\W_]+")  # all that is neither letter nor digit
_BUKAN_HURUF_ASCII = bytes(b for b in range(128) if not chr(b).isalnum())


def buang_tak_tampak(teks: str) -> str:
    """Text without zero-width, bidi and control characters; every kind of blank becomes a plain one."""
    if teks.isascii() and teks.isprintable():
        return teks
    teks = _KENDALI.sub("", _TAK_TAMPAK.sub("", teks))
    return "".join(" " if ch != "\n" and ch.isspace() else ch for ch in teks)


def rapikan(teks: str) -> str:
    """Text in NFC without invisible characters, and without blanks around it."""
    if teks.isascii() and teks.isprintable():
        return teks.strip()
    return unicodedata.normalize("NFC", buang_tak_tampak(teks)).strip()


@lru_cache(maxsize=65_536)
def kunci_judul(teks: str) -> str:
    """A heading without case, spaces, line breaks, invisible characters and a trailing `*`."""
    return _SPASI.sub("", buang_tak_tampak(teks)).rstrip("*").casefold()


@lru_cache(maxsize=65_536)
def kunci_pilihan(teks: str) -> str:
    """A choice without case, spaces and invisible characters."""
    polos = _SPASI.sub("", buang_tak_tampak(teks)).upper()
    return polos.replace("ESPEKTASI", "EKSPEKTASI").replace("EKSPETASI", "EKSPEKTASI")


_KUNCI_SINONIM = {_SPASI.sub("", k): v for k, v in _SINONIM.items()}


def cocokkan(teks: str, pilihan: Iterable[str]) -> str | None:
    """The choice that `teks` names, or None; only spelling variants of the closed list count."""
    kunci = kunci_pilihan(teks)
    lain = _KUNCI_SINONIM.get(kunci)
    for p in pilihan:
        if kunci_pilihan(p) == kunci or p == lain:
            return str(p)
    return None


@lru_cache(maxsize=16_384)
def kunci_teks(teks: str) -> str:
    """A text without case, spaces and punctuation (K305, K316, Q702)."""
    if teks.isascii():  # the same by bytes, in a fifth of the time
        return teks.casefold().encode().translate(None, _BUKAN_HURUF_ASCII).decode()
    return _BUKAN_HURUF.sub("", unicodedata.normalize("NFKC", teks).casefold())
