"""HTML of our own templates to PDF, with the extra `[pdf]` (WeasyPrint); this runs in the workers.

A form is mostly WeasyPrint's own work, so it is spared what it would do again for each of thousands of files: the style
sheet is parsed once, and instead of its general style sheet, which gives every element six pseudo-elements for notes
that no form has, it gets `reports/dasar-pdf.css`.
"""

from __future__ import annotations

import gc
import re
from functools import lru_cache
from itertools import count
from typing import Any

from skp_batch.sumber import folder_data

PDF_TIDAK_ADA = (
    "Pembuatan PDF memerlukan tambahan WeasyPrint yang belum terpasang. Pasang dengan: pip install "
    '"skp-batch[pdf]" (di Windows juga pustaka Pango), atau jalankan tanpa --pdf lalu cetak HTML dari peramban.'
)
_GAYA = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_ANTARTAG = re.compile(r">\s*\n\s*<")
_SEKALI_PUNGUT = 12  # files; some 5 MB each until they are collected
_nomor = count(1)


def pdf_tersedia() -> bool:
    """Whether PDF can be made here: the package is there and finds its system libraries."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


def ke_pdf(html: str) -> bytes:
    """A page with one style sheet in it as PDF; nothing is fetched from anywhere."""
    kelas, huruf = _pembuat()
    gaya = _GAYA.search(html)
    assert gaya is not None, "our templates carry their style sheet"
    # line ends between elements would only become boxes without content
    isi = _ANTARTAG.sub("><", html[: gaya.start()] + html[gaya.end() :])
    dokumen = kelas(string=isi, url_fetcher=_pengambil(), base_url=None)
    pdf: bytes = dokumen.write_pdf(stylesheets=[_gaya(gaya.group(1))], font_config=huruf, cache=_gambar())
    if next(_nomor) % _SEKALI_PUNGUT == 0:
        gc.collect()  # workers run without the collector, and a page that was laid out is nothing but cycles
    return pdf


@lru_cache(maxsize=1)
def _pembuat() -> tuple[Any, Any]:
    """The document class, and the fonts that all documents of this process share."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    dasar = weasyprint.CSS(string=(folder_data("reports") / "dasar-pdf.css").read_text("utf-8"))

    class Dokumen(weasyprint.HTML):  # type: ignore[misc]
        def _ua_stylesheets(self, *args: Any, **kwargs: Any) -> list[Any]:
            return [dasar]

    gc.collect()
    gc.freeze()  # what is loaded by now stays; to look through it again after every few files costs as much as one
    return Dokumen, FontConfiguration()


@lru_cache(maxsize=8)
def _gaya(teks: str) -> Any:
    import weasyprint

    return weasyprint.CSS(string=teks, font_config=_pembuat()[1])


@lru_cache(maxsize=1)
def _gambar() -> dict[str, Any]:
    """Pictures that were read: at most the emblem, the only one that a form has."""
    return {}


@lru_cache(maxsize=1)
def _pengambil() -> Any:
    """Nothing is loaded but what stands in the page itself."""
    try:
        from weasyprint.urls import URLFetcher
    except ImportError:  # WeasyPrint before 68
        from weasyprint import default_url_fetcher

        def ambil(alamat: str, *args: Any, **kwargs: Any) -> Any:
            if not alamat.startswith("data:"):
                raise ValueError("forms load nothing")
            return default_url_fetcher(alamat, *args, **kwargs)

        return ambil
    return URLFetcher(allowed_protocols=("data",))
