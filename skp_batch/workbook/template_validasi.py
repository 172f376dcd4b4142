"""Drop-downs, limits and help of a column, as data validation rules. They are comfort: everything is checked again."""

from __future__ import annotations

from typing import Any

from skp_batch.golongan import GOLONGAN
from skp_batch.schemas.kolom import Jenis, Kolom
from skp_batch.workbook.template_tulis import pasti

JUDUL_MAKS = 32
BANTUAN_MAKS = 255
PESAN_MAKS = 225  # Excel takes a shorter text for errors than for help
_TANGGAL_AWAL = "=DATE(1990,1,1)"
_TANGGAL_AKHIR = "=DATE(2099,12,31)"


def pilihan_kolom(kolom: Kolom) -> tuple[str, ...]:
    """The list of a column's drop-down; blank where it has none."""
    return GOLONGAN if kolom.jenis is Jenis.GOLONGAN else kolom.pilihan


def pasang(lembar: Any, sel: tuple[int, int, int, int], kolom: Kolom, daftar: str) -> None:
    """Put the rule of a column on a range; `daftar` is the defined name of its list, if it has one."""
    aturan: dict[str, object] = {
        "input_title": kolom.judul[:JUDUL_MAKS],
        "input_message": _potong(kolom.bantuan, BANTUAN_MAKS),
        "ignore_blank": True,
    }
    aturan |= _rumus(kolom, daftar)
    pasti(lembar.data_validation(*sel, aturan), kolom.judul)


def _rumus(kolom: Kolom, daftar: str) -> dict[str, object]:
    if kolom.sistem:
        return _salah("custom", "Kolom program", "Kolom ini diisi program. Batalkan, lalu isi kolom lain.") | {
            "value": "=FALSE",
            "ignore_blank": False,
        }
    if kolom.jenis is Jenis.PILIHAN:
        pesan = "Pilih salah satu dari daftar: " + ", ".join(kolom.pilihan) + "."
        return _salah("list", "Pilih dari daftar", pesan, henti=True) | {"value": f"={daftar}"}
    if daftar:  # a list that helps but is not closed: golongan in other spellings, NIP of other workbooks
        pesan = "Isian ini tidak ada di daftar. Periksa lagi; lanjutkan hanya bila sudah benar."
        return _salah("list", "Periksa isian", pesan) | {"value": f"={daftar}"}
    if kolom.jenis is Jenis.NIP:
        pesan = "NIP harus 18 angka dan ditulis sebagai teks. Periksa lagi; lanjutkan hanya bila sudah benar."
        return _salah("length", "NIP belum 18 angka", pesan) | {"criteria": "==", "value": 18}
    if kolom.jenis is Jenis.NIP_NRP:
        pesan = "NIP 18 angka; NRP TNI/Polri lebih pendek. Periksa lagi sebelum melanjutkan."
        return _salah("length", "Periksa NIP/NRP", pesan) | {"criteria": "between", "minimum": 5, "maximum": 18}
    if kolom.jenis is Jenis.KODE:
        pesan = "Kode terlalu panjang; isi nomor atau kode saja."
        return _salah("length", "Kode terlalu panjang", pesan) | {"criteria": "<=", "value": 50}
    if kolom.jenis is Jenis.BULAT:
        awal = 0 if kolom.minimum is None else kolom.minimum
        akhir = 9_999 if kolom.maksimum is None else kolom.maksimum
        pesan = f"Isi dengan bilangan bulat {awal} sampai {akhir}."
        return _salah("integer", "Bilangan bulat", pesan, henti=True) | {
            "criteria": "between",
            "minimum": awal,
            "maximum": akhir,
        }
    if kolom.jenis is Jenis.ANGKA:
        pesan = "Isi dengan angka saja, misalnya 12 atau 95,5; satuannya di kolom Satuan."
        return _salah("decimal", "Isi dengan angka", pesan) | {
            "criteria": "between",
            "minimum": -1_000_000_000_000_000,
            "maximum": 1_000_000_000_000_000,
        }
    if kolom.jenis is Jenis.TANGGAL:
        pesan = "Isi dengan tanggal, misalnya 31/12/2026."
        return _salah("date", "Isi dengan tanggal", pesan, henti=True) | {
            "criteria": "between",
            "minimum": _TANGGAL_AWAL,
            "maximum": _TANGGAL_AKHIR,
        }
    if kolom.jenis is Jenis.JAM:
        pesan = "Isi dengan jam, misalnya 08:00."
        return _salah("decimal", "Isi dengan jam", pesan) | {"criteria": "between", "minimum": 0, "maximum": 1}
    pesan = f"Teks lebih panjang dari {kolom.panjang} karakter. Ringkas isinya."
    return _salah("length", "Teks terlalu panjang", pesan) | {"criteria": "<=", "value": kolom.panjang}


def _salah(jenis: str, judul: str, pesan: str, *, henti: bool = False) -> dict[str, object]:
    return {
        "validate": jenis,
        "error_type": "stop" if henti else "warning",
        "error_title": judul[:JUDUL_MAKS],
        "error_message": _potong(pesan, PESAN_MAKS),
    }


def _potong(teks: str, batas: int) -> str:
    if len(teks) <= batas:
        return teks
    return teks[: batas - 1].rsplit(" ", 1)[0].rstrip(",;") + "…"
