"""angka-kredit.html: the three papers as print pages, a page each, rendered from reports/."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from skp_batch.keluaran.kertas_ak import TITIK, BerkasAk, angka
from skp_batch.sumber import folder_data


def susun_halaman_ak(berkas: Sequence[BerkasAk]) -> str:
    """The page as text."""
    lingkungan = Environment(
        loader=FileSystemLoader(folder_data("reports")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    lingkungan.filters["angka"] = angka
    return lingkungan.get_template("angka_kredit.html.j2").render(berkas=berkas, titik=TITIK)
