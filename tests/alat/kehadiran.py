"""A small kehadiran.xlsx and a policy to change at one place."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
import yaml

from skp_batch.aturan.berkas_yaml import baca_yaml
from skp_batch.tukin.kebijakan_contoh import FOLDER_CONTOH
from tests.alat.kasus_tukin import gabung

SARI, BIMA, DEWI = "199001012015031001", "198502022010011002", "199203032016012003"
PENERIMA = [
    {
        "NIP": SARI,
        "Nama": "Sari Wulandari",
        "Status": "PNS",
        "Kelas Jabatan": 9,
        "Kode Satker": "012345",
        "Kode Bank SPAN": "520002000990",
        "Nama Bank": "BANK CONTOH",
        "Nomor Rekening": "0011223344",
        "Nama Rekening": "SARI WULANDARI",
    },
    {
        "NIP": BIMA,
        "Nama": "Bima Pratama",
        "Status": "PNS",
        "Kelas Jabatan": 7,
        "Kode Satker": "012345",
        "Kode Bank SPAN": "520002000990",
        "Nama Bank": "BANK CONTOH",
        "Nomor Rekening": "0055667788",
        "Nama Rekening": "BIMA PRATAMA",
    },
    {
        "NIP": DEWI,
        "Nama": "Dewi Anggraini",
        "Status": "PNS",
        "Kelas Jabatan": 11,
        "Kode Satker": "012345",
        "Kode Bank SPAN": "523008000990",
        "Nama Bank": "BANK LAIN",
        "Nomor Rekening": "9876543210",
        "Nama Rekening": "DEWI ANGGRAINI",
    },
]
KEHADIRAN = [{"NIP": nip, "Hari Kerja": 22, "Jumlah Hari Masuk Kerja": 22} for nip in (SARI, BIMA, DEWI)]


def lembar(ubah: Mapping[str, Sequence[Mapping[str, Any]]] | None = None) -> dict[str, list[dict[str, Any]]]:
    """The two required sheets with three people; `ubah` gives whole sheets in their place or beside them."""
    dasar: dict[str, list[dict[str, Any]]] = {
        "PENERIMA": [dict(b) for b in PENERIMA],
        "KEHADIRAN": [dict(b) for b in KEHADIRAN],
    }
    return dasar | {nama: [dict(b) for b in baris] for nama, baris in (ubah or {}).items()}


def tulis(path: Path, isi: Mapping[str, Sequence[Mapping[str, Any]]]) -> Path:
    """The sheets as a workbook: a title row, the headings in row 2, then the rows."""
    with xlsxwriter.Workbook(str(path)) as buku:
        buku.set_properties({"created": datetime(2026, 1, 1)})  # noqa: DTZ001 - equal content, equal bytes
        tanggal = buku.add_format({"num_format": "dd/mm/yyyy"})
        for nama, baris in isi.items():
            ws = buku.add_worksheet(nama)
            ws.write_string(0, 0, nama)
            judul = list(dict.fromkeys(k for b in baris for k in b))
            for j, k in enumerate(judul):
                ws.write_string(1, j, k)
                for i, b in enumerate(baris, start=2):
                    nilai = b.get(k)
                    if isinstance(nilai, date):
                        ws.write_datetime(i, j, nilai, tanggal)
                    elif nilai is not None:
                        ws.write(i, j, nilai) if not isinstance(nilai, str) else ws.write_string(i, j, nilai)
    return path


def kebijakan(path: Path, contoh: str = "kemnaker-permenaker-15-2024", ubah: Mapping[str, Any] | None = None) -> Path:
    """A shipped example as a file, with some keys put in place of its own."""
    isi = gabung(baca_yaml(FOLDER_CONTOH / f"{contoh}.yaml"), dict(ubah or {}))
    path.write_text(yaml.safe_dump(isi, allow_unicode=True, sort_keys=False, default_style=None), encoding="utf-8")
    return path


def rekap(path: Path, predikat: Mapping[str, str], periode: str = "2026-09") -> Path:
    """A rekap.csv with the columns that count."""
    with path.open("w", encoding="utf-8-sig", newline="") as f:
        penulis = csv.writer(f)
        penulis.writerow(("periode", "nip", "skp_ke", "nama", "jabatan", "predikat", "status"))
        for nip, p in predikat.items():
            penulis.writerow((periode, nip, "1", "", "", p, "SELESAI DINILAI" if p else "BELUM DINILAI"))
    return path
