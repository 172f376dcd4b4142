"""JSON lines of our own, read back: as they may have been changed since, nothing in them is trusted."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

_GARIS_TERPANJANG = 16 * 1024 * 1024


class BukanJsonl(Exception):
    """A file that is not what this program writes; `nomor` is the line, 0 where it is no file of lines at all."""

    def __init__(self, nomor: int = 0) -> None:
        self.nomor = nomor
        super().__init__(nomor)


def objek_per_baris(path: Path) -> Iterator[dict[str, Any]]:
    """The object of each line, numbers as Decimal; what the system refuses stays an OSError."""
    if not stat.S_ISREG(path.stat().st_mode):  # a pipe would never end
        raise BukanJsonl
    with path.open("rb") as berkas:
        nomor = 0
        while garis := berkas.readline(_GARIS_TERPANJANG):
            nomor += 1
            objek = urai_objek(garis)
            if objek is None:
                raise BukanJsonl(nomor)
            yield objek


def urai_objek(garis: bytes | str) -> dict[str, Any] | None:
    """One line's object; None where it is none, or holds half a character, which could not be written again."""
    try:
        isi = json.loads(garis, parse_float=Decimal, parse_int=Decimal, parse_constant=_bukan_bilangan)
        if (b"\\u" if isinstance(garis, bytes) else "\\u") in garis:  # type: ignore[operator]
            json.dumps(isi, ensure_ascii=False, default=str).encode()
    except (ValueError, RecursionError):
        return None
    return isi if isinstance(isi, dict) else None


def _bukan_bilangan(teks: str) -> None:
    raise ValueError(teks)
