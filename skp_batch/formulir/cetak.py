"""Forms to HTML and PDF; this runs in the workers. PDF needs the extra `[pdf]` (WeasyPrint)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Template

from skp_batch.aturan.formulir import berakhlak
from skp_batch.formulir.matriks import Matriks
from skp_batch.formulir.pola import DASAR, KIRI, LEBAR, TINGGI, kurva_pola
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

PDF_TIDAK_ADA = (
    "Pembuatan PDF memerlukan tambahan WeasyPrint yang belum terpasang. Pasang dengan: pip install "
    '"skp-batch[pdf]" (di Windows juga pustaka Pango), atau jalankan tanpa --pdf lalu cetak HTML dari peramban.'
)


@dataclass(frozen=True, slots=True)
class Cetakan:
    """One file: forms of one kind, bound in order. `lembar` are employees, `matriks` the tables of a unit."""

    nama: str
    jenis: str
    judul: str
    lembar: tuple[Lembar, ...] = ()
    matriks: tuple[Matriks, ...] = ()
    unit: Unit | None = None


def pdf_tersedia() -> bool:
    """Whether PDF can be made here: the package is there and finds its system libraries."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


def cetak_kelompok(cetakan: Sequence[Cetakan], folder: Path, pdf: bool) -> list[str]:
    """Write a group of files; returns the names of those that the machine refused."""
    gagal = []
    for c in cetakan:
        try:
            html = susun_html(c)
            tulis_berkas(folder / c.nama, ke_pdf(html) if pdf else html.encode())
        except OSError:
            gagal.append(c.nama)
    return gagal


def susun_html(c: Cetakan) -> str:
    """One file as a page that opens and prints from a folder."""
    return _templat().render(c=c)


def ke_pdf(html: str) -> bytes:
    """The same page as PDF; nothing is fetched from anywhere."""
    import weasyprint

    dokumen = weasyprint.HTML(string=html, url_fetcher=_tanpa_jaringan, base_url=None)
    isi: bytes = dokumen.write_pdf(font_config=_huruf(), cache=_singgahan())
    return isi


def _tanpa_jaringan(alamat: str, *args: Any, **kwargs: Any) -> Any:
    raise ValueError("forms load nothing")


@lru_cache(maxsize=1)
def _huruf() -> Any:
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


@lru_cache(maxsize=1)
def _singgahan() -> dict[str, Any]:
    return {}


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
        "bidang": {"lebar": LEBAR, "tinggi": TINGGI, "kiri": KIRI, "dasar": DASAR},
    }
    return lingkungan.get_template("formulir/formulir.html.j2")
