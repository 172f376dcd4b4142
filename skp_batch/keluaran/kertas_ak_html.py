"""angka-kredit.html: the three papers as print pages, a page each, rendered from reports/."""

from __future__ import annotations

from collections.abc import Sequence

from skp_batch.keluaran.kertas_ak import TITIK, BerkasAk, angka
from skp_batch.sumber import lingkungan_templat


def susun_halaman_ak(berkas: Sequence[BerkasAk]) -> str:
    """The page as text."""
    lingkungan = lingkungan_templat()
    lingkungan.filters["angka"] = angka
    return lingkungan.get_template("angka_kredit.html.j2").render(berkas=berkas, titik=TITIK)
