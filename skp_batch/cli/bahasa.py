"""click's own sentences in Indonesian, whatever the locale of the machine and the version of click.

click asks gettext for its texts under the name `_`; gettext looks for a compiled catalogue by the user's locale, which
an office computer rarely has set. So the two functions that click's modules hold are replaced by look-ups in a table.
"""

from __future__ import annotations

import gettext
import sys
from collections.abc import Iterator

import click

from skp_batch.cli.kalimat import GANDA, KALIMAT

# what click writes in capitals for a value of this type
_NILAI = {"path": "LOKASI", "filename": "BERKAS", "directory": "FOLDER", "text": "TEKS", "integer": "ANGKA"}


class Rentang(click.IntRange):
    """Whole numbers within limits, named in words."""

    def _describe_range(self) -> str:
        return f"{self.min} sampai {self.max}"


def _kalimat(teks: str) -> str:
    return KALIMAT.get(teks, teks)


def _menurut_jumlah(satu: str, banyak: str, jumlah: int) -> str:
    """Indonesian has one form where English has two."""
    return GANDA.get(banyak, satu if jumlah == 1 else banyak)


def pakai_bahasa_indonesia(akar: click.Command) -> None:
    """Let click speak Indonesian; `akar` is the command whose tree of commands is shown to users."""
    for nama, modul in list(sys.modules.items()):
        if nama.startswith("click."):
            if getattr(modul, "_", None) is gettext.gettext:
                modul._ = _kalimat  # type: ignore[attr-defined]
            if getattr(modul, "ngettext", None) is gettext.ngettext:
                modul.ngettext = _menurut_jumlah  # type: ignore[attr-defined]
    for perintah in _semua(akar):
        perintah.options_metavar = "[OPSI]"
        if isinstance(perintah, click.Group):
            perintah.subcommand_metavar = "PERINTAH [ISI]..."
        for parameter in perintah.params:
            if isinstance(parameter, click.Option) and parameter.metavar is None and not parameter.is_flag:
                parameter.metavar = _NILAI.get(parameter.type.name)


def _semua(perintah: click.Command) -> Iterator[click.Command]:
    yield perintah
    if isinstance(perintah, click.Group):
        for anak in perintah.commands.values():
            yield from _semua(anak)
