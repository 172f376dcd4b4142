"""How long reading takes, as a ratio to python-calamine over the same workbooks in one run.

    python -m bench.baca [workbooks] [rounds]

Times on a shared machine wander; the ratio of two readers taken in turns wanders much less.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable

import python_calamine
import xlsxwriter

from skp_batch.workbook.scan import buka_buku


def buku(benih: int, pegawai: int = 50) -> bytes:
    """A unit's workbook: six sheets, about 15,000 cells, 150 KB."""
    arus = io.BytesIO()
    wb = xlsxwriter.Workbook(arus, {"in_memory": True})
    teks, tgl, persen = (wb.add_format({"num_format": f}) for f in ("@", "dd/mm/yyyy", "0%"))
    for nama, per_orang, kolom in (("PEGAWAI", 1, 20), ("RHK", 6, 8), ("TARGET", 18, 6), ("REALISASI", 18, 4)):
        ws = wb.add_worksheet(nama)
        ws.write(0, 0, f"Lembar {nama}")
        for k in range(kolom):
            ws.write(2, k, f"Kolom {nama} {k}")
        for b in range(pegawai * per_orang):
            r, orang = b + 3, b // per_orang
            ws.write_string(r, 0, f"1985{orang % 12 + 1:02d}012010{benih % 12 + 1:02d}1{orang:03d}", teks)
            ws.write_number(r, 1, 1 + b % per_orang)
            ws.write_string(r, 2, f"Terlaksananya layanan kepegawaian {benih} bagian {b % 97} & tindak lanjutnya")
            for k in range(3, kolom):
                if k % 5 == 3:
                    ws.write_number(r, k, (b * 7 + k * benih) % 120 / 4)
                elif k % 5 == 4:
                    ws.write_string(r, k, f"Dokumen {b % 31}")
                elif k % 5 == 0:
                    ws.write_formula(r, k, f"=D{r + 1}*2", persen, b % 100 / 100)
                elif k % 5 == 1:
                    ws.write_number(r, k, 46_000 + b % 300, tgl)
                else:
                    ws.write_blank(r, k, None, teks)
    wb.close()
    return arus.getvalue()


def kita(data: bytes) -> int:
    b = buka_buku(data)
    return sum(len(satu) for nama in b.lembar for satu in b.baca_lembar(nama).baris.values())


def calamine(data: bytes) -> int:
    b = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return sum(len(satu) for nama in b.sheet_names for satu in b.get_sheet_by_name(nama).to_python())


def _waktu(kerja: Callable[[bytes], int], data: list[bytes]) -> float:
    mulai = time.perf_counter()
    for satu in data:
        kerja(satu)
    return (time.perf_counter() - mulai) / len(data) * 1000


def main() -> None:
    n, putaran = ([int(a) for a in sys.argv[1:]] + [20, 5])[:2]
    data = [buku(i) for i in range(n)]
    print(f"{n} buku kerja, rata-rata {sum(map(len, data)) / n / 1024:.0f} KB, {kita(data[0])} sel berisi")
    hasil = [(_waktu(calamine, data), _waktu(kita, data)) for _ in range(putaran)]
    rasio = [b / a for a, b in hasil]
    print(f"python-calamine {statistics.median(a for a, _ in hasil):6.1f} ms/buku")
    print(f"skp_batch       {statistics.median(b for _, b in hasil):6.1f} ms/buku")
    print(f"rasio           {statistics.median(rasio):6.2f} [{min(rasio):.2f} .. {max(rasio):.2f}]")


if __name__ == "__main__":
    main()
