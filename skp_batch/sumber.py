"""Where the folders of data that ship beside the package are: in the checkout, or inside the installed wheel."""

from __future__ import annotations

from pathlib import Path

_PAKET = Path(__file__).resolve().parent


def folder_data(nama: str) -> Path:
    """`reports` or `input_templates`: the checkout's top-level folder when present, else the wheel's `_data`."""
    terpasang = _PAKET / "_data" / nama
    if terpasang.is_dir():
        return terpasang
    return _PAKET.parent / nama
