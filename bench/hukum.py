"""The laws of speed and memory, and how this run stands to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MEMORI = 600  # MB at the number of workbooks that is measured
MEMORI_BESAR = 1.5  # times that of the small batch
WAKTU_BESAR = 1.05  # times as many workbooks as are more


@dataclass(frozen=True)
class Angka:
    """Medians of one method, and its ratio to what it is held against."""

    detik: float
    mb: int
    rasio: float


def hukum(ada: Mapping[str, Angka], kali: float) -> list[str]:
    """A line for each law. Keys: kita, satu (one process), sehari, besar, lagi; `kali` how much larger the large batch
    is. What was not measured is left out."""
    kita = ada["kita"]
    isi = [("× python-calamine", f"{kita.rasio:.2f}", "at most 6, aimed at 4", kita.rasio <= 6)]
    if "sehari" in ada:
        cepat = ada["sehari"].detik / kita.detik
        isi.append(("as fast as the pipeline of a day", f"{cepat:.1f} ×", "at least 12", cepat >= 12))
    if "satu" in ada:
        cepat = ada["satu"].detik / kita.detik
        isi.append(("all cores against --paralel 1", f"{cepat:.2f} ×", "at least 1.6 on two cores", cepat >= 1.6))
    isi.append(("peak memory of the largest process", f"{kita.mb} MB", f"at most {MEMORI} MB", kita.mb <= MEMORI))
    if "besar" in ada:
        besar = ada["besar"]
        waktu, memori = kali * WAKTU_BESAR, besar.mb / kita.mb
        isi.append(
            (f"time of {kali:g} times as many", f"{besar.rasio:.2f} ×", f"at most {waktu:g}", besar.rasio <= waktu)
        )
        isi.append(
            ("memory of it", f"{besar.mb} MB = {memori:.2f} ×", f"at most {MEMORI_BESAR}", memori <= MEMORI_BESAR)
        )
    if "lagi" in ada:
        isi.append(("a second run, nothing changed", f"{ada['lagi'].rasio:.2f} ×", "of the first", True))
    kepala = ["| law | measured | bound | holds |", "|---|---:|---|---|"]
    return kepala + [f"| {apa} | {nilai} | {batas} | {'yes' if ya else '**no**'} |" for apa, nilai, batas, ya in isi]
