"""A payment of many people beside xlsxwriter writing the same cells.

    python -m bench.tukin [people] [--contoh NAMA]

The law is at most twice the time: (a) is the writing alone, of the cells of the payment workbook with their formulas
and stored values, in constant memory; (b) is all of `skp-batch tukin` — reading, checking, calculating, the workbook,
ADK, lists, the annotated copy.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import os
import re
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter

from bench.ukur import ukur
from skp_batch.tukin.kebijakan_contoh import teks_contoh

_BULAN = "2026-09"
_JUDUL_PENERIMA = (
    *("NIP", "Nama", "Status", "Kelas Jabatan", "Kode Satker", "Kode Bank SPAN", "Nama Bank", "Nomor Rekening"),
    *("Nama Rekening", "PTKP", "Gaji Kotor", "Dasar JKN Gaji", "PPh Gaji"),
)
_JUDUL_KEHADIRAN = (
    *("NIP", "Hari Kerja", "Jumlah Hari Masuk Kerja", "Tanpa Keterangan", "Terlambat", "Tidak Rekam"),
    *("Produktivitas", "Disiplin"),
)
_SEL = re.compile(rb'<c r="([A-Z]+)(\d+)"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_PREDIKAT = ("BAIK", "BAIK", "SANGAT BAIK", "BUTUH PERBAIKAN", "KURANG")


def _nip(i: int) -> str:
    """A sound one for each number below 999 × 20 × 12 × 28."""
    urut, lahir = i % 999, i // 999
    return f"19{70 + lahir % 20}{1 + lahir // 20 % 12:02d}{1 + lahir // 240 % 28:02d}2010011{1 + urut:03d}"


def siapkan(folder: Path, orang: int, contoh: str) -> None:
    """kehadiran.xlsx, rekap.csv and the policy, of invented people."""
    (folder / "kebijakan.yaml").write_text(teks_contoh(contoh), encoding="utf-8")
    nip = [_nip(i) for i in range(orang)]
    with xlsxwriter.Workbook(str(folder / "kehadiran.xlsx"), {"constant_memory": True}) as buku:
        for nama, judul, baris in (
            ("PENERIMA", _JUDUL_PENERIMA, map(_penerima, itertools.count(), nip)),
            ("KEHADIRAN", _JUDUL_KEHADIRAN, map(_kehadiran, itertools.count(), nip)),
        ):
            lembar = buku.add_worksheet(nama)
            for i, b in enumerate([judul, *baris]):
                lembar.write_row(i, 0, b)
    with (folder / "rekap.csv").open("w", encoding="utf-8-sig", newline="") as f:
        tulis = csv.writer(f)
        tulis.writerow(("periode", "nip", "predikat", "status"))
        tulis.writerows((_BULAN, n, _PREDIKAT[i % len(_PREDIKAT)], "SELESAI DINILAI") for i, n in enumerate(nip))


def _penerima(i: int, nip: str) -> tuple[object, ...]:
    bank = ("520002000990", "523008000990")[i % 2]
    kelas, nama = 5 + i % 9, f"Pegawai Rekaan {i}"
    return (nip, nama, "PNS", kelas, "012345", bank, "BANK", f"00{i:08d}", nama.upper(), "K/1", 4_500_000, 3_900_000, 0)


def _kehadiran(i: int, nip: str) -> tuple[object, ...]:
    return (nip, 22, 22 - i % 3, i % 3, ("", "12", "5;40;75")[i % 3], i % 2, 100, 95)


def salin(sumber: Path, tujuan: Path) -> int:
    """Write the same cells once more with xlsxwriter alone; how many there are. Reading is not what is measured."""
    with zipfile.ZipFile(sumber) as z:
        lembar = [z.read(n) for n in sorted(z.namelist()) if n.startswith("xl/worksheets/sheet")]
    sel = [list(_sel(isi)) for isi in lembar]
    sys.stdout.write(f"{sum(map(len, sel))}\n")
    sys.stdout.flush()
    mulai = os.times()
    with xlsxwriter.Workbook(str(tujuan), {"constant_memory": True, "strings_to_formulas": False}) as buku:
        bentuk = buku.add_format({"border": 1})
        for satu in sel:
            ws = buku.add_worksheet()
            for baris, kolom, rumus, nilai in satu:
                if rumus is not None:
                    ws.write_formula(baris, kolom, rumus, bentuk, nilai)
                elif isinstance(nilai, str):
                    ws.write_string(baris, kolom, nilai, bentuk)
                elif nilai is None:
                    ws.write_blank(baris, kolom, None, bentuk)
                else:
                    ws.write_number(baris, kolom, nilai, bentuk)
    akhir = os.times()
    sys.stdout.write(f"{akhir.elapsed - mulai.elapsed} {akhir.user - mulai.user}\n")
    return 0


def _sel(isi: bytes) -> Iterator[tuple[int, int, str | None, str | float | None]]:
    for huruf, nomor, _sifat, dalam in _SEL.findall(isi):
        kolom = 0
        for h in huruf:
            kolom = kolom * 26 + h - 64
        rumus = re.search(rb"<f>(.*?)</f>", dalam)
        nilai = re.search(rb"<v>(.*?)</v>", dalam)
        teks = re.search(rb"<t[^>]*>(.*?)</t>", dalam)
        yield (
            int(nomor) - 1,
            kolom - 1,
            rumus[1].decode() if rumus else None,
            teks[1].decode() if teks else float(nilai[1]) if nilai else None,
        )


def main() -> None:
    urai = argparse.ArgumentParser(prog="python -m bench.tukin")
    urai.add_argument("orang", type=int, nargs="?", default=50_000)
    urai.add_argument("--contoh", default="kemnaker-permenaker-15-2024")
    urai.add_argument("--salin", type=Path, nargs=2, help=argparse.SUPPRESS)
    opsi = urai.parse_args()
    if opsi.salin:
        sys.exit(salin(*opsi.salin))
    with tempfile.TemporaryDirectory() as sementara:
        folder = Path(sementara)
        siapkan(folder, opsi.orang, opsi.contoh)
        argumen = ["--kebijakan", "kebijakan.yaml", "--predikat", "rekap.csv", "--kehadiran", "kehadiran.xlsx"]
        argumen = [str(folder / a) if "." in a else a for a in argumen]
        perintah = [sys.executable, "-m", "skp_batch", "tukin", *argumen, "--bulan", _BULAN, "-o", str(folder / "k")]
        kita = ukur(*perintah, boleh=(0, 1))
        buku = folder / "k" / f"tukin-{_BULAN}.xlsx"
        keluaran = folder / "salin.txt"
        os.system(f'"{sys.executable}" -m bench.tukin --salin "{buku}" "{folder / "salin.xlsx"}" > "{keluaran}"')
        banyak, waktu = keluaran.read_text().splitlines()
    detik, cpu = map(float, waktu.split())
    print(f"{opsi.orang} people, {opsi.contoh}, {int(banyak):,} cells in the payment workbook")
    print(f"(a) xlsxwriter, the same cells  {detik:7.1f} s   CPU {cpu:7.1f} s")
    print(f"(b) skp-batch tukin             {kita.detik:7.1f} s   CPU {kita.cpu:7.1f} s   peak {kita.mb} MB")
    print(f"ratio {kita.detik / detik:.2f} (CPU {kita.cpu / cpu:.2f}), law 2")


if __name__ == "__main__":
    main()
