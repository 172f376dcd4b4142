"""ADK Tukin for Web Gaji: the same rows as .txt (TAB, CRLF, a last line of totals) and as .xlsx, one per bank code."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime

import xlsxwriter

from skp_batch.tukin.bulan import Bulan
from skp_batch.tukin.model import Penerima, Rincian

KOLOM_21 = (
    *("Kode Satker", "Bulan", "Tahun", "NIP", "Nama Pegawai", "Nomor SK", "Kode Grade", "Nilai Bruto"),
    *("Nilai Potongan", "Nilai Bersih", "Kode Bank SPAN", "Nama Bank", "Nomor Rekening", "Nama Rekening"),
    *("Bulan Awal", "Tahun Awal", "Bulan Akhir", "Tahun Akhir", "Tukin Kali", "Nomor Tukin Lama"),
    "Nomor Tukin Baru",
)
KOLOM_22 = ("NO", *KOLOM_21)
LEMBAR_ADK = "daftar bayar"
_UANG = range(7, 10)
_TETAP = datetime(2000, 1, 1)  # noqa: DTZ001 - a document property, the same in every run
_BUKAN_NAMA = re.compile(r"[^0-9A-Za-z]+")
_BUKAN_SEL = re.compile(r"[\t\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")

Sel = str | int
Baris = tuple[Penerima, Rincian]


def per_bank(baris: Iterable[Baris], pisah: bool = True) -> dict[str, list[Baris]]:
    """Paid rows with an account, by the bank's code as it can stand in a file name; in the order of the rows."""
    hasil: dict[str, list[Baris]] = {}
    for p, r in baris:
        if punya_rekening(p) and r.bersih is not None:
            kode = _BUKAN_NAMA.sub("_", p.kode_bank)[:40] if pisah else ""
            hasil.setdefault(kode, []).append((p, r))
    return hasil


def punya_rekening(p: Penerima) -> bool:
    return bool(p.kode_bank.strip(" -") and p.nomor_rekening.strip(" -"))


def uang_adk(r: Rincian) -> tuple[int, int, int]:
    """Bruto, potongan, bersih. The file knows no negative potongan: a correction upwards is bruto = bersih."""
    assert r.bersih is not None
    assert r.bruto is not None
    bruto = max(r.bruto, r.bersih)
    return bruto, bruto - r.bersih, r.bersih


def baris_adk(baris: Sequence[Baris], bayar: Bulan) -> list[list[Sel]]:
    """The cells of the 21 columns. `bayar` is the month of the file; the work month is the person's row's."""
    hasil: list[list[Sel]] = []
    for p, r in baris:
        kerja: list[Sel] = [f"{r.bulan.bulan:02d}", str(r.bulan.tahun)]
        hasil.append(
            [
                *(p.kode_satker, f"{bayar.bulan:02d}", str(bayar.tahun), p.nip, p.nama, ""),
                "" if r.kelas is None else f"{r.kelas:02d}",
                *uang_adk(r),
                *(p.kode_bank, p.nama_bank, p.nomor_rekening, p.nama_rekening or p.nama),
                *(*kerja, *kerja, 1, "", ""),
            ]
        )
    return hasil


def adk_txt(baris: Sequence[Baris], bayar: Bulan, bentuk: str = "web_gaji_21") -> bytes:
    """web_gaji_21: no heading line. web_gaji_22: a column NO and a heading line."""
    judul, isi, total = _susun(baris, bayar, bentuk)
    garis = ["\t".join(judul)] if bentuk == "web_gaji_22" else []
    garis += ["\t".join(_teks(s) for s in b) for b in isi]
    garis.append("\t".join(f" {s:,} ".replace(",", ".") if isinstance(s, int) else s for s in total))
    return ("\r\n".join(garis) + "\r\n").encode("utf-8")


def adk_xlsx(baris: Sequence[Baris], bayar: Bulan, bentuk: str = "web_gaji_21") -> bytes:
    """Sheet `daftar bayar` with headings and totals; all but money and Tukin Kali is text."""
    judul, isi, total = _susun(baris, bayar, bentuk)
    aliran = io.BytesIO()
    buku = xlsxwriter.Workbook(aliran, {"in_memory": True, "strings_to_urls": False})
    buku.set_properties({"title": "ADK Tukin", "author": "skp-batch", "created": _TETAP})
    tebal, uang, teks = buku.add_format({"bold": True}), buku.add_format({"num_format": "#,##0"}), buku.add_format()
    teks.set_num_format("@")
    lembar = buku.add_worksheet(LEMBAR_ADK)
    for j, nama in enumerate(judul):
        lembar.write_string(0, j, nama, tebal)
        lembar.set_column(j, j, max(8, len(nama) + 2) if nama not in ("NIP", "Nama Pegawai", "Nama Rekening") else 24)
    for i, b in enumerate([*isi, total], start=1):
        for j, s in enumerate(b):
            if isinstance(s, int):
                lembar.write_number(i, j, s, uang)
            elif s:
                lembar.write_string(i, j, s, teks)
    lembar.freeze_panes(1, 0)
    buku.close()
    return aliran.getvalue()


def _susun(baris: Sequence[Baris], bayar: Bulan, bentuk: str) -> tuple[tuple[str, ...], list[list[Sel]], list[Sel]]:
    isi = baris_adk(baris, bayar)
    total: list[Sel] = ["" for _ in KOLOM_21]
    for j in _UANG:
        total[j] = sum(int(b[j]) for b in isi)
    if bentuk != "web_gaji_22":
        return KOLOM_21, isi, total
    for b in isi:
        b[14:18] = ["", "", "", ""]  # the 22-column file leaves the work month blank
    return KOLOM_22, [[i, *b] for i, b in enumerate(isi, start=1)], ["", *total]


def _teks(nilai: Sel) -> str:
    return str(nilai) if isinstance(nilai, int) else _BUKAN_SEL.sub(" ", nilai).strip()
