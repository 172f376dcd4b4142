"""`python -m bench.fuzz N [--benih S]`: N mutants of real workbooks, each read, checked, annotated, cleaned; every
200th through the whole of `proses`.

Work is done in a child with a memory limit; one that dies or hangs is named by its number and the next goes on.
A mutant is made from (seed, number) alone: `python -m bench.fuzz --satu K --benih S -o mutan.xlsx` makes it again.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import tempfile
import time
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bench.fuzz.bibit import siapkan
from bench.fuzz.mutasi import mutasi
from bench.fuzz.paket import Arsip
from bench.fuzz.uji import Hasil, Uji

SETIAP = 200  # of so many one goes through the whole command, one group is opened with openpyxl
SEKALI = 20
_MEMORI = 3 * 1024**3
_MACET = 240.0


class Pabrik:
    """Makes mutant number k of a seed, the same each time."""

    def __init__(self, bibit: dict[str, bytes], benih: int) -> None:
        self._benih = benih
        self._arsip = {nama: Arsip.buka(data) for nama, data in bibit.items()}
        self._bobot = [1 if len(data) > 40_000 else 6 for data in bibit.values()]  # large ones take ten times as long

    def buat(self, ke: int) -> tuple[str, bytes, list[str]]:
        """Which workbook it was, the mutant's bytes, what was done."""
        rng = random.Random(f"{self._benih}/{ke}")
        asal = rng.choices(list(self._arsip), self._bobot)[0]
        data, jejak = mutasi(self._arsip[asal], rng)
        return asal, data, jejak


def _anak(pabrik: Pabrik, mulai: int, sampai: int, sekali: int, folder: Path, pipa: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORI, _MEMORI))
    uji = Uji(folder)
    for awal in range(mulai, sampai, sekali):
        nomor = range(awal, min(awal + sekali, sampai))
        mutan = [pabrik.buat(ke) for ke in nomor]
        hasil = uji.periksa([data for _, data, _ in mutan], openpyxl_juga=awal % SETIAP == 0)
        for ke, (_, data, _), satu in zip(nomor, mutan, hasil, strict=True):
            if ke % SETIAP == 0:
                satu.langgar += uji.proses(data, ke).langgar
        rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        pipa.send([(ke, asal, jejak, satu) for ke, (asal, _, jejak), satu in zip(nomor, mutan, hasil, strict=True)])
        pipa.send(rss)


def _jalankan(pabrik: Pabrik, mulai: int, sampai: int, folder: Path, lapor: Path) -> Counter[str]:
    hitung: Counter[str] = Counter()
    awal = time.monotonic()
    sulit = -1  # one by one up to this number: among these is one that killed or stopped its group
    while mulai < sampai:
        sekali = 1 if mulai < sulit else SEKALI
        henti = min(sulit, sampai) if mulai < sulit else sampai
        sini, sana = multiprocessing.Pipe(duplex=False)
        anak = multiprocessing.Process(target=_anak, args=(pabrik, mulai, henti, sekali, folder, sana))
        anak.start()
        sana.close()
        while mulai < henti and (hasil := _terima(sini)) is not None:
            for ke, asal, jejak, satu in hasil:
                hitung[satu.akhir] += 1
                mulai = ke + 1
                if satu.langgar:
                    hitung["langgar"] += 1
                    _catat(lapor, ke, asal, jejak, satu)
            hitung["MB puncak"] = max(hitung["MB puncak"], sini.recv())
            if mulai % 500 == 0:
                print(f"{mulai:>7}  {time.monotonic() - awal:7.0f} s  {dict(hitung)}", flush=True)
        anak.kill()
        anak.join()
        if mulai < henti and sekali == 1:
            asal, _, jejak = pabrik.buat(mulai)
            _catat(lapor, mulai, asal, jejak, Hasil(["proses mati atau macet"]))
            hitung["langgar"] += 1
            mulai += 1
        elif mulai < henti:
            sulit = mulai + SEKALI
    return hitung


def _terima(pipa: Connection) -> Any:
    """The next group's results; None where the child died or does nothing any more."""
    try:
        return pipa.recv() if pipa.poll(_MACET) else None
    except EOFError:
        return None


def _catat(lapor: Path, ke: int, asal: str, jejak: list[str], hasil: Hasil) -> None:
    with lapor.open("a", encoding="utf-8") as f:
        f.write(f"## {ke} {asal}: {'; '.join(jejak)}\n")
        f.writelines(f"{baris}\n" for baris in hasil.langgar)


def main() -> int:
    opsi = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    opsi.add_argument("n", nargs="?", type=int, default=1_000)
    opsi.add_argument("--benih", type=int, default=1)
    opsi.add_argument("--mulai", type=int, default=0)
    opsi.add_argument("--satu", type=int, metavar="K", help="only make this mutant")
    opsi.add_argument("-o", "--keluar", type=Path, default=Path("mutan.xlsx"))
    opsi.add_argument("--lapor", type=Path, default=Path("fuzz-langgar.txt"))
    pilihan = opsi.parse_args()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as sementara:
        bibit = siapkan(Path(sementara) / "bibit")
        pabrik = Pabrik(bibit, pilihan.benih)
        if pilihan.satu is not None:
            asal, data, jejak = pabrik.buat(pilihan.satu)
            pilihan.keluar.write_bytes(data)
            print(f"{asal}: {'; '.join(jejak)}")
            print("\n".join(Uji(Path(sementara)).periksa([data])[0].langgar) or "tidak ada pelanggaran")
            return 0
        pilihan.lapor.unlink(missing_ok=True)
        hitung = _jalankan(pabrik, pilihan.mulai, pilihan.mulai + pilihan.n, Path(sementara), pilihan.lapor)
    print(dict(hitung))
    return 1 if hitung["langgar"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
