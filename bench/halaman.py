"""docs/kinerja.md: what was measured, on which machine, and where the time goes."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from importlib.metadata import version

from bench.data import siapkan
from bench.fase import baris_tabel, ukur_fase

_PUSTAKA = ("python-calamine", "openpyxl", "pandas", "pandera", "lxml", "xlsxwriter")
_TEKS = """# Kinerja

Made by `make bench`; not kept by hand. {jumlah} invented workbooks of 50 employees, about 1,400 rows and {kb} KB each,
as the template writes them; {putaran} rounds, methods in turn within each round. Ratios are medians of the rounds; the
seconds are of this machine and of what else it did.

{mesin}

## The whole job

× is the ratio to (a); of `--help` to importing click (at most twice); of a second run and of more workbooks to the
first run over {jumlah} (of more workbooks: to its median).

{tabel}

(b) is measured on a few workbooks and counted up; it checks far less. Peak MB is that of the largest process.

{hukum}

## Where the time goes

One process, what is loaded once left out. The floor is what no reader or writer of these files can do without.

{fase}

What is loaded once: click and the program's own modules in the main process; pandas and pandera only in the server that
the workers are forked from, while the main process still looks for its files.
"""


def halaman(jumlah: int, putaran: int, tabel: Sequence[str], hukum: Sequence[str]) -> str:
    """The page."""
    berkas = list(siapkan(jumlah).glob("*.xlsx"))
    kb = sum(b.stat().st_size for b in berkas) / len(berkas) / 1024
    fase = baris_tabel(ukur_fase(20, putaran))
    return _TEKS.format(
        jumlah=jumlah,
        kb=f"{kb:.0f}",
        putaran=putaran,
        mesin=_mesin(),
        tabel="\n".join(tabel),
        hukum="\n".join(hukum),
        fase="\n".join(fase),
    )


def _mesin() -> str:
    inti = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    pustaka = ", ".join(f"{p} {version(p)}" for p in _PUSTAKA)
    return f"{inti} cores, {_memori()}, {platform.system()}, Python {platform.python_version()}; {pustaka}."


def _memori() -> str:
    try:
        gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    except (AttributeError, ValueError, OSError):
        return "memory not known"
    return f"{gib:.0f} GB of memory"
