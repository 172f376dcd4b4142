"""Where the data that ships beside the package is, in the checkout or in the installed wheel; its page templates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

_PAKET = Path(__file__).resolve().parent


def folder_data(nama: str) -> Path:
    """`reports` or `input_templates`: the checkout's top-level folder when present, else the wheel's `_data`."""
    terpasang = _PAKET / "_data" / nama
    if terpasang.is_dir():
        return terpasang
    return _PAKET.parent / nama


def lingkungan_templat() -> Environment:
    """A Jinja2 environment over reports/, for a room to add its filters to: everything is escaped, nothing may lack."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(folder_data("reports")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # what ships does not change under a run
    )
