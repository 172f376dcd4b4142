"""Forms to files; this runs in the workers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Template

from skp_batch.aturan.formulir import berakhlak
from skp_batch.formulir.matriks import Matriks
from skp_batch.formulir.pdf import ke_pdf
from skp_batch.formulir.pola import DASAR, LEBAR, TINGGI, kurva_pola
from skp_batch.formulir.susun import (
    PILIHAN_ORGANISASI,
    PILIHAN_PREDIKAT,
    PILIHAN_RATING,
    TITIK,
    Lembar,
    cetak_pilihan,
    judul_periode,
    rentang_tanggal,
    tanggal_panjang,
)
from skp_batch.keluaran.berkas import tulis_berkas
from skp_batch.model import Unit
from skp_batch.sumber import lingkungan_templat

TEGAK = frozenset({"lampiran", "dokumen"})  # kinds on upright paper


@dataclass(frozen=True, slots=True)
class Cetakan:
    """One file: forms of one kind, bound in order. `lembar` are employees, `matriks` the tables of a unit."""

    nama: str
    jenis: str
    judul: str
    lembar: tuple[Lembar, ...] = ()
    matriks: tuple[Matriks, ...] = ()
    unit: Unit | None = None


def cetak_kelompok(cetakan: Sequence[Cetakan], folder: Path, pdf: bool, lambang: str = "") -> list[str]:
    """Write a group of files, with the emblem as a data URI; returns the names of those that the machine refused."""
    gagal = []
    for c in cetakan:
        try:
            html = susun_html(c, pdf, lambang)
            tulis_berkas(folder / c.nama, ke_pdf(html) if pdf else html.encode())
        except OSError:
            gagal.append(c.nama)
    return gagal


def susun_html(c: Cetakan, pdf: bool = False, lambang: str = "") -> str:
    """One file as a page that opens and prints from a folder; for the PDF maker with a style of its own."""
    return _templat().render(c=c, pdf=pdf, lambang=lambang, tegak=c.jenis in TEGAK)


@lru_cache(maxsize=1)
def _templat() -> Template:
    lingkungan = lingkungan_templat()
    lingkungan.filters |= {"tanggal": tanggal_panjang, "periode": judul_periode, "pilihan": cetak_pilihan}
    lingkungan.globals |= {
        "berakhlak": berakhlak(),
        "kurva_pola": kurva_pola,
        "rentang_tanggal": rentang_tanggal,
        "titik": TITIK,
        "organisasi": PILIHAN_ORGANISASI,
        "rating": PILIHAN_RATING,
        "predikat": PILIHAN_PREDIKAT,
        "bidang": {"lebar": LEBAR, "tinggi": TINGGI, "dasar": DASAR},
    }
    return lingkungan.get_template("formulir/formulir.html.j2")
