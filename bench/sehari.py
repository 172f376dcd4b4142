"""Baseline (b): what a good engineer writes in a day. openpyxl loads, pandas holds, pandera checks per sheet, openpyxl
notes and saves. It checks far less than the program does: required cells, choices and duplicate keys.

    python -m bench.sehari FOLDER N OUT      prints seconds per workbook
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import openpyxl
import pandas as pd
import pandera.errors
import pandera.pandas as pa
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from skp_batch.schemas.buku import LEMBAR_BUKU
from skp_batch.schemas.kolom import Lembar
from skp_batch.schemas.unit import UNIT

BARIS_JUDUL = 3
_MERAH = PatternFill("solid", fgColor="F8CBCB")


def _skema(lembar: Lembar) -> pa.DataFrameSchema:
    kolom = {}
    for k in lembar.terbaca:
        checks = [pa.Check.isin(list(k.pilihan))] if k.pilihan else []
        kolom[k.judul] = pa.Column(None, checks, nullable=not k.wajib, required=False)
    return pa.DataFrameSchema(kolom)


_SKEMA = {lembar.nama: (lembar, _skema(lembar)) for lembar in LEMBAR_BUKU if lembar is not UNIT}


def kerjakan(path: Path, keluar: Path) -> int:
    """Check one workbook and save a copy with notes; how many were made."""
    nilai = openpyxl.load_workbook(path, data_only=True)  # stored values
    buku = openpyxl.load_workbook(path)  # formulas, which a save must keep
    temuan: list[tuple[str, int, int, str]] = []
    for nama, (lembar, skema) in _SKEMA.items():
        if nama not in nilai.sheetnames:
            continue
        baris = list(nilai[nama].iter_rows(min_row=BARIS_JUDUL, values_only=True))
        judul = [str(j or "").rstrip("* ") for j in baris[0]]
        df = pd.DataFrame(baris[1:], columns=judul).dropna(how="all", subset=[judul[0]])
        try:
            skema.validate(df, lazy=True)
        except pandera.errors.SchemaErrors as galat:
            for _, kasus in galat.failure_cases.dropna(subset=["index"]).iterrows():
                kolom = judul.index(str(kasus["column"])) + 1
                temuan.append((nama, int(kasus["index"]) + BARIS_JUDUL + 1, kolom, str(kasus["check"])))
        kunci = [lembar[k].judul for k in lembar.kunci if lembar[k].judul in judul]
        for indeks in df.index[df.duplicated(kunci)] if kunci else ():
            temuan.append((nama, int(indeks) + BARIS_JUDUL + 1, 1, "duplicate key"))
    for nama, nomor, kolom, kata in temuan:
        sel = buku[nama].cell(nomor, kolom)
        sel.comment, sel.fill = Comment(kata, "bench"), _MERAH
    buku.save(keluar / path.name)
    return len(temuan)


def main() -> None:
    folder, banyak, keluar = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    berkas = sorted(folder.glob("*.xlsx"))[:banyak]
    mulai = time.perf_counter()
    for path in berkas:
        kerjakan(path, keluar)
    print((time.perf_counter() - mulai) / len(berkas))


if __name__ == "__main__":
    main()
