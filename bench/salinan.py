"""`python -m bench.salinan [FILE…]`: the law for annotating one workbook, in time and memory.

Without files three kinds of the same unit are measured: as the template writes it, a lean one without the template's
helper formulas, and one that LibreOffice has saved (where it is installed). Processor time, in turn with the read of
python-calamine, the median of the rounds; memory is the peak of what Python holds, the workbook's own bytes included.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import python_calamine

from bench.data import siapkan
from skp_batch.aturan import muat_kebijakan
from skp_batch.checks.periksa import nilai_sistem, periksa_kumpulan
from skp_batch.keluaran.lembar_hasil import susun_catatan, susun_hasil
from skp_batch.schemas.buku import LEMBAR_DAFTAR
from skp_batch.workbook.annotator import anotasi
from skp_batch.workbook.anotasi_model import NilaiSistem
from skp_batch.workbook.reader import baca_buku

_PUTARAN = 9
BATAS_WAKTU, BATAS_MEMORI = 3.0, 12.0


def ukur_salinan(nama: str, data: bytes) -> str:
    """A row of the table."""
    catat = _pencatat(data)
    waktu: list[tuple[float, float]] = [(_cpu(lambda: _calamine(data)), _cpu(catat)) for _ in range(_PUTARAN)]
    tracemalloc.start()
    salinan = bytes(bytearray(data))  # so that the workbook's bytes are counted too
    _pencatat(data, salinan)()
    puncak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    with zipfile.ZipFile(BytesIO(data)) as z:
        terurai = sum(i.file_size for i in z.infolist())
    baca = statistics.median(a for a, _ in waktu)
    rasio = statistics.median(b / a for a, b in waktu)
    return (
        f"| {nama} | {len(data) / 1e3:.0f} | {terurai / 1e6:.1f} | {baca * 1e3:.1f} | {rasio * baca * 1e3:.1f} | "
        f"{rasio:.2f} (≤ {BATAS_WAKTU:g}) | {puncak / 1e6:.1f} | {puncak / terurai:.1f} (≤ {BATAS_MEMORI:g}) |"
    )


def _calamine(data: bytes) -> None:
    buku = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
    for nama in buku.sheet_names:
        buku.get_sheet_by_name(nama).to_python()


def _pencatat(data: bytes, salinan: bytes = b"") -> Callable[[], object]:
    """Annotating with the workbook's own findings and all (sistem) values; reading and checking are not part of it."""
    (susunan,) = periksa_kumpulan([baca_buku(data, "unit.xlsx")], muat_kebijakan())
    buku = susunan.isi.buku
    sistem = [
        NilaiSistem(buku.nama_lembar[lembar], baris, kolom, nilai or None)
        for lembar, baris, kunci, nilai in nilai_sistem(susunan)
        if (kolom := buku.alamat(lembar, kunci))
    ]
    return lambda: anotasi(salinan or data, susun_catatan(buku, buku.temuan), sistem, susun_hasil(buku, buku.temuan))


def _cpu(apa: Callable[[], object]) -> float:
    mulai = time.process_time()
    apa()
    return time.process_time() - mulai


def _ramping(data: bytes) -> bytes:
    """Without hidden helper columns and formulas: what a unit's own lean workbook looks like."""
    buku = openpyxl.load_workbook(BytesIO(data))
    for nama in (LEMBAR_DAFTAR, "RINGKASAN", "PETUNJUK"):
        if nama in buku.sheetnames:
            del buku[nama]
    for ws in buku:
        for baris in ws.iter_rows():
            for sel in baris:
                if sel.data_type == "f":
                    sel.value = None
        ws.conditional_formatting = type(ws.conditional_formatting)()
        ws.data_validations.dataValidation = []
    hasil = BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


def _kantor(path: Path, folder: Path) -> bytes | None:
    if shutil.which("soffice") is None:
        return None
    profil = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    perintah = ["soffice", profil, "--headless", "--convert-to", "xlsx", "--outdir", str(folder), str(path)]
    subprocess.run(perintah, check=True, capture_output=True)
    return (folder / path.name).read_bytes()


def main(berkas: list[str]) -> None:
    print("| workbook | KB | unzipped MB | calamine ms | annotate ms | ratio | peak MB | of unzipped |")
    print("|---|---|---|---|---|---|---|---|")
    for b in berkas:
        print(ukur_salinan(Path(b).name, Path(b).read_bytes()))
    if berkas:
        return
    path = sorted(siapkan(4).glob("*.xlsx"))[1]
    data = path.read_bytes()
    print(ukur_salinan("template", data))
    print(ukur_salinan("lean", _ramping(data)))
    with tempfile.TemporaryDirectory() as folder:
        if disimpan := _kantor(path, Path(folder)):
            print(ukur_salinan("saved by LibreOffice", disimpan))


if __name__ == "__main__":
    main(sys.argv[1:])
