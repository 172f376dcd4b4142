"""What `formulir` is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from skp_batch.workbook.batas import Batas

# copies that proses made of what it had let in, whatever bounds that run was given
BATAS_KELUAR = Batas(byte=500 * 1024 * 1024, baris=1_000_000)


@dataclass(frozen=True, slots=True)
class PermintaanFormulir:
    keluar: Path
    folder: Path
    jenis: tuple[str, ...]
    nip: frozenset[str] = frozenset()
    unit: frozenset[str] = frozenset()
    satu_berkas: bool = False
    pdf: bool = False
    lambang: Path | None = None  # picture of the emblem for the evaluation document
    paralel: int | None = None
    batas: Batas = BATAS_KELUAR

    @property
    def akhiran(self) -> str:
        return "pdf" if self.pdf else "html"
