"""What the operator gives beside the workbooks: capaian organisasi set one level up, the units that must hand in, and
the results of former periods."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from skp_batch.istilah import CAPAIAN_ORGANISASI, Predikat, StatusSkp, cocokkan
from skp_batch.jsonl import BukanJsonl, objek_per_baris
from skp_batch.katalog.isian import pendek
from skp_batch.periode import Periode, baca_periode
from skp_batch.siasn.rekap_csv import capaian_wajar
from skp_batch.workbook.tabel_masukan import baca_baris, kunci_tabel

_TEKS_TERPANJANG = 200
_KODE, _CAPAIAN, _NAMA = kunci_tabel("kode_unit"), kunci_tabel("capaian"), kunci_tabel("nama_unit")


class MasukanLainSalah(Exception):
    """A list that cannot be used; the text is for the user."""


def baca_capaian(path: Path) -> dict[str, str]:
    """kode_unit -> capaian in its official spelling."""
    hasil: dict[str, str] = {}
    for baris in baca_baris(path, ("kode_unit", "capaian")):
        kode, tertulis = baris.isi.get(_KODE, ""), baris.isi.get(_CAPAIAN, "")
        if not kode and not tertulis:
            continue
        capaian = cocokkan(tertulis, CAPAIAN_ORGANISASI)
        if capaian is None or not kode:
            pilihan = ", ".join(CAPAIAN_ORGANISASI)
            raise MasukanLainSalah(
                f'Berkas "{path.name}" baris {baris.nomor}: kode_unit "{pendek(kode)}" berisi capaian '
                f'"{pendek(tertulis)}". '
                f"Isi kolom kode_unit dan capaian; pilihan capaian: {pilihan}."
            )
        if hasil.setdefault(kode, capaian) != capaian:
            raise MasukanLainSalah(
                f'Berkas "{path.name}" baris {baris.nomor}: kode_unit "{pendek(kode)}" disebut dua kali dengan '
                "capaian berbeda."
            )
    if not hasil:
        raise MasukanLainSalah(f'Berkas "{path.name}" tidak berisi kolom kode_unit dan capaian.')
    return hasil


def baca_daftar_unit(path: Path) -> list[tuple[str, str]]:
    """(kode_unit, nama_unit) in the order of the list, each code once."""
    hasil: dict[str, str] = {}
    for baris in baca_baris(path, ("kode_unit", "nama_unit")):
        kode = baris.isi.get(_KODE, "")
        if kode:
            hasil.setdefault(pendek(kode, _TEKS_TERPANJANG), pendek(baris.isi.get(_NAMA, ""), _TEKS_TERPANJANG))
    if not hasil:
        raise MasukanLainSalah(f'Berkas "{path.name}" tidak berisi kolom kode_unit dan nama_unit.')
    return list(hasil.items())


@dataclass(frozen=True, slots=True)
class NilaiLalu:
    """What a person came to in one period; `predikat` is the status where there is none."""

    periode: Periode
    capaian: Decimal | None
    predikat: str


def berkas_lalu(keluar: Path) -> Path:
    """The rekap that is read of a former KELUAR."""
    return keluar / "rekap.jsonl" if keluar.is_dir() else keluar


def baca_lalu(keluaran: Iterable[Path]) -> dict[str, list[NilaiLalu]]:
    """By NIP what former KELUAR say; of two about the same period the one named last."""
    hasil: dict[str, dict[Periode, NilaiLalu]] = {}
    for keluar in keluaran:
        path = berkas_lalu(keluar)
        try:
            for isi in objek_per_baris(path):
                nip, nilai = _nilai_lalu(isi)
                if nilai is not None:
                    hasil.setdefault(nip, {})[nilai.periode] = nilai
        except FileNotFoundError:
            raise MasukanLainSalah(
                f'"{keluar}" bukan folder hasil skp-batch proses (rekap.jsonl tidak ada). '
                "Isi --lalu dengan folder hasil periode sebelumnya."
            ) from None
        except (BukanJsonl, ValueError, KeyError, TypeError, OSError):
            raise MasukanLainSalah(
                f'"{path}" tidak dapat dibaca sebagai rekap skp-batch. Jalankan proses periode itu sekali lagi.'
            ) from None
    return {nip: list(nilai.values()) for nip, nilai in hasil.items()}


def _nilai_lalu(isi: dict[str, Any]) -> tuple[str, NilaiLalu | None]:
    if not all(isinstance(isi[kunci], str) for kunci in ("nip", "periode", "status")):
        raise TypeError("teks")
    periode, capaian = baca_periode(isi["periode"]), isi["capaian"]
    status = StatusSkp(isi["status"])
    if periode is None or status in (StatusSkp.BAGIAN_TAHUN, StatusSkp.DIKECUALIKAN):
        return "", None
    if not (capaian is None or (isinstance(capaian, Decimal) and capaian_wajar(capaian))):
        raise TypeError("capaian")
    predikat = str(Predikat(isi["predikat"])) if isi["predikat"] else str(status)
    return isi["nip"], NilaiLalu(periode, capaian, predikat)
