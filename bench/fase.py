"""Where the time goes: processor time of each step for one workbook, in one process, beside python-calamine's.

python -m bench.fase [workbooks] [rounds]
"""

from __future__ import annotations

import gc
import statistics
import sys
import tempfile
import time
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any
from xml.parsers import expat

import python_calamine

from bench.data import siapkan
from skp_batch.aturan import muat_kebijakan
from skp_batch.batch import Permintaan, Selesai, jalankan
from skp_batch.engine import MesinLokal, tanpa_pengumpul
from skp_batch.gudang import Gudang
from skp_batch.masukan import BerkasMasukan, cari_masukan
from skp_batch.pekerja import baca_kelompok
from skp_batch.proses import tulis_keluaran
from skp_batch.schemas.buku import cari_lembar
from skp_batch.workbook.reader import baca_buku
from skp_batch.workbook.scan import buka_buku

ACUAN = "python-calamine, all sheets"
_TINGKAT = 3


class Jam:
    """Milliseconds of processor time per workbook, by step, a figure for each round."""

    def __init__(self, banyak: int) -> None:
        self.banyak = banyak
        self.ms: dict[str, list[float]] = defaultdict(list)

    def ukur(self, nama: str, kerja: Callable[[], Any]) -> Any:
        mulai = time.process_time()
        hasil = kerja()
        self.ms[nama].append((time.process_time() - mulai) * 1000 / self.banyak)
        return hasil

    def kurangi(self, nama: str, *dari: str) -> None:
        """Take from this round's figure of `nama` what is counted apart."""
        self.ms[nama][-1] -= sum(self.ms[d][-1] for d in dari)

    def tabel(self) -> list[tuple[str, float, float]]:
        """Step, milliseconds, ratio: medians; the ratios within a round."""
        acuan = self.ms[ACUAN]
        return [
            (nama, statistics.median(ms), statistics.median(a / b for a, b in zip(ms, acuan, strict=True)))
            for nama, ms in self.ms.items()
        ]


class _MesinJam(MesinLokal):
    """Runs tasks at once and counts them under one name."""

    def __init__(self, jam: Jam, nama: str) -> None:
        self._jam, self._nama = jam, nama
        jam.ms[nama].append(0.0)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        mulai = time.process_time()
        hasil = super().submit(fn, *args, **kwargs)
        self._jam.ms[self._nama][-1] += (time.process_time() - mulai) * 1000 / self._jam.banyak
        return hasil


def ukur_fase(banyak: int, putaran: int) -> list[tuple[str, float, float]]:
    """The table of steps; `banyak` workbooks are read, checked, annotated in each round."""
    berkas = cari_masukan([siapkan(max(banyak, 40))])[:banyak]
    kebijakan = muat_kebijakan()
    baca_kelompok(berkas[:2], kebijakan, Permintaan(berkas, kebijakan).batas, None)  # what is loaded once is loaded
    jam = Jam(len(berkas))
    for _ in range(putaran):
        gc.collect()
        with tanpa_pengumpul():  # as in a run and its workers
            _putaran(jam, berkas, Permintaan(berkas, kebijakan, paralel=1))
    return jam.tabel()


def _putaran(jam: Jam, berkas: Sequence[BerkasMasukan], permintaan: Permintaan) -> None:
    jam.ukur(ACUAN, lambda: [_calamine(b.path) for b in berkas])
    nama = [_bagian(b.path) for b in berkas]
    inflate = lambda: [_inflate(b.path, n) for b, n in zip(berkas, nama, strict=True)]  # noqa: E731
    bagian = jam.ukur("floor: inflate what is read", inflate)
    jam.ukur("floor: an XML parser over it that keeps nothing", lambda: [_urai(x) for satu in bagian for x in satu])
    jam.ukur(
        f"floor: deflate it again at level {_TINGKAT}",
        lambda: [zlib.compress(x, _TINGKAT) for satu in bagian for x in satu],
    )
    jam.ukur("scan: cells as they stand in the file", lambda: [_pindai(b.path) for b in berkas])
    jam.ukur("read: typed rows", lambda: [baca_buku(b.path.read_bytes(), b.nama) for b in berkas])
    jam.kurangi("read: typed rows", "scan: cells as they stand in the file")
    periksa, semua = "check: schema, keys, references, capaian of a file", "check: across files, status, SIASN"
    jam.ukur(periksa, lambda: baca_kelompok(berkas, permintaan.kebijakan, permintaan.batas, None))
    jam.ukur(semua, lambda: jalankan(permintaan))
    jam.kurangi(semua, periksa)
    jam.kurangi(periksa, "scan: cells as they stand in the file", "read: typed rows")

    def tulis(_: Executor, selesai: Selesai, gudang: Gudang) -> list[Any]:
        with tempfile.TemporaryDirectory() as tujuan:
            mesin = _MesinJam(jam, "annotate: the copy of the workbook")
            kerja = lambda: tulis_keluaran(permintaan, selesai, mesin, gudang, Path(tujuan), lambda *_: None)  # noqa: E731
            jam.ukur("write: hasil.xlsx, SIASN, laporan", kerja)
            jam.kurangi("write: hasil.xlsx, SIASN, laporan", "annotate: the copy of the workbook")
        return []

    jalankan(permintaan, tulis=tulis)


def _calamine(path: Path) -> None:
    buku = python_calamine.CalamineWorkbook.from_path(str(path))
    for nama in buku.sheet_names:
        buku.get_sheet_by_name(nama).to_python()


def _bagian(path: Path) -> list[str]:
    """The sheets that are read, and the shared strings."""
    buku = buka_buku(path.read_bytes())
    return [*(i.bagian for n, i in buku.lembar.items() if cari_lembar(n)), "xl/sharedStrings.xml"]


def _inflate(path: Path, bagian: Sequence[str]) -> list[bytes]:
    with zipfile.ZipFile(path) as z:
        return [z.read(b) for b in bagian]


def _urai(xml: bytes) -> None:
    expat.ParserCreate().Parse(xml, True)


def _pindai(path: Path) -> None:
    buku = buka_buku(path.read_bytes())
    for nama in buku.lembar:
        if cari_lembar(nama):
            buku.baca_lembar(nama)


def baris_tabel(isi: Sequence[tuple[str, float, float]]) -> list[str]:
    """As Markdown."""
    kepala = ["| step, per workbook | ms of processor time | × calamine |", "|---|---:|---:|"]
    return kepala + [f"| {nama} | {ms:.1f} | {rasio:.2f} |" for nama, ms, rasio in isi]


def main() -> None:
    n, putaran = (*map(int, sys.argv[1:]), *(20, 3)[len(sys.argv) - 1 :])
    print("\n".join(baris_tabel(ukur_fase(n, putaran))))


if __name__ == "__main__":
    main()
