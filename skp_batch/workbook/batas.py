"""What limits hold for a workbook, and the one way to say that it cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Batas:
    """Limits of one workbook: bytes of the file, bytes of all its parts inflated, rows with content in a sheet."""

    byte: int = 50 * 1024 * 1024
    byte_terurai: int = 500 * 1024 * 1024
    baris: int = 20_000


class TidakTerbaca(Exception):
    """A file that is not read at all. ``kode`` is the finding, ``sebab`` a machine key for the catalogue's sentence."""

    def __init__(self, kode: str, sebab: str, konteks: Mapping[str, str] | None = None) -> None:
        self.kode = kode
        self.sebab = sebab
        self.konteks: dict[str, str] = dict(konteks or {})
        super().__init__(kode, sebab, self.konteks)

    def __str__(self) -> str:
        return f"{self.kode} {self.sebab} {self.konteks}" if self.konteks else f"{self.kode} {self.sebab}"


def rusak(rincian: str, **konteks: str) -> TidakTerbaca:
    """A damaged workbook; ``rincian`` says what is wrong for whoever looks into it."""
    return TidakTerbaca("B101", "rusak", {"rincian": rincian, **konteks})
