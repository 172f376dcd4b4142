"""The RHK behind a predikat, read again from the workbooks that a KELUAR of proses holds: for the slips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from skp_batch.aturan import muat_kebijakan
from skp_batch.engine import kelompokkan
from skp_batch.formulir.baca import baca_unit_kelompok
from skp_batch.formulir.isian import IsiIndikator, IsiRhk
from skp_batch.formulir.kumpulan import BATAS_KELUAR, FormulirDitolak, buku_kerja_terbaca
from skp_batch.masukan import BerkasMasukan

# NIP, period code, kode unit, SKP Ke: whose predikat it was
KunciSkp = tuple[str, str, str, str]
# so many groups are under way at a time: what has been read waits for nobody in memory
_ANTRE = 4
_TEKS_MAKS = 200


@dataclass(frozen=True, slots=True)
class RhkSlip:
    """One RHK as a slip prints it: its text, and per indikator what was meant and what came of it."""

    no: str
    teks: str
    tambahan: bool
    indikator: tuple[tuple[str, str, str], ...]  # indikator, target, realisasi


def berkas_rhk(sumber: Iterable[Path]) -> list[BerkasMasukan]:
    """The workbooks of all KELUAR among the sources of predikat; what is damaged gives none."""
    hasil: list[BerkasMasukan] = []
    for path in sumber:
        if path.is_dir():
            try:
                hasil += buku_kerja_terbaca(path)
            except FormulirDitolak:
                continue
    return hasil


def baca_rhk(
    berkas: Sequence[BerkasMasukan], pelaksana: Executor, pekerja: int
) -> Iterator[tuple[KunciSkp, tuple[RhkSlip, ...]]]:
    """Every SKP of the workbooks with its RHK, group after group; files that cannot be read are passed over."""
    kebijakan = muat_kebijakan(None)
    kelompok = kelompokkan(berkas, pekerja)
    antrean = [pelaksana.submit(rhk_kelompok, k, kebijakan, BATAS_KELUAR) for k in kelompok[:_ANTRE]]
    for i in range(len(kelompok)):
        yield from antrean.pop(0).result()
        if i + _ANTRE < len(kelompok):
            antrean.append(pelaksana.submit(rhk_kelompok, kelompok[i + _ANTRE], kebijakan, BATAS_KELUAR))


def rhk_kelompok(*argumen: object) -> list[tuple[KunciSkp, tuple[RhkSlip, ...]]]:
    """A group of workbooks in a worker; hands back only what slips print."""
    hasil = []
    for unit in baca_unit_kelompok(*argumen):  # type: ignore[arg-type]
        if isinstance(unit, str) or unit.buku.unit.periode is None:
            continue
        for s in unit.skp:
            if s.rhk:
                kunci = (s.skp.nip, unit.buku.unit.periode.kode, unit.buku.unit.kode, s.skp.skp_ke)
                hasil.append((kunci, tuple(_rhk(r) for r in s.rhk)))
    return hasil


def _rhk(r: IsiRhk) -> RhkSlip:
    return RhkSlip(r.no, r.teks, r.tambahan, tuple(_indikator(i) for i in r.indikator))


def _indikator(i: IsiIndikator) -> tuple[str, str, str]:
    """`87,3 %; Terealisasi sampai November`: figure first, then words, of which a slip shows the beginning."""
    return i.indikator, i.target, "; ".join(_pendek(x) for x in i.realisasi).replace("; dari target", " dari target")


def _pendek(teks: str) -> str:
    return teks if len(teks) <= _TEKS_MAKS else teks[: _TEKS_MAKS - 1].rstrip() + "…"
