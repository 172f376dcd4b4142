"""What the value of a cell must be, by column: required, choices, limits, lengths, NIP. Each condition has our code.

The pandera schema (skema.py) is made of these.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from skp_batch.golongan import GOLONGAN
from skp_batch.nip import cacat_nip
from skp_batch.schemas.kolom import Jenis, Kolom, Lembar


class Syarat(NamedTuple):
    """`benar` tells of a value whether it may stand there; it is asked of a blank one, None, only where `terisi`."""

    kode: str
    benar: Callable[[Any], bool]
    terisi: bool = False


@cache
def syarat(lembar: Lembar) -> dict[str, tuple[Syarat, ...]]:
    """The conditions by column key; only columns that have one."""
    semua = {k.kunci: tuple(_syarat(lembar, k)) for k in lembar.terbaca}
    return {kunci: satu for kunci, satu in semua.items() if satu}


def _syarat(lembar: Lembar, kolom: Kolom) -> list[Syarat]:
    hasil: list[Syarat] = []
    if kolom.wajib:
        hasil.append(Syarat("S201", lambda nilai: nilai is not None, terisi=True))
    if kolom.jenis is Jenis.PILIHAN:
        hasil.append(Syarat("S203", frozenset(kolom.pilihan).__contains__))
    elif kolom.jenis is Jenis.GOLONGAN:
        hasil.append(Syarat("S203", frozenset(GOLONGAN).__contains__))
    # the NIP that refers to PEGAWAI is checked with its reference (checks/isian/rujukan.py)
    elif kolom.jenis is Jenis.NIP and not (kolom.kunci == "nip" and lembar.acuan):
        hasil.append(Syarat("S204", lambda nilai: cacat_nip(nilai) is None))
    elif kolom.jenis is Jenis.TEKS:
        hasil.append(Syarat("S212", lambda nilai: len(nilai) <= kolom.panjang))
    elif kolom.jenis is Jenis.BULAT and (kolom.minimum is not None or kolom.maksimum is not None):
        bawah, atas = kolom.minimum or 0, kolom.maksimum or 10**9
        hasil.append(Syarat("S208", lambda nilai: bawah <= nilai <= atas))
    return hasil
