"""What an example is made of: workbooks as plain rows, files beside them, and the list of planted mistakes."""

from __future__ import annotations

from dataclasses import dataclass, field

from skp_batch.periode import Periode

Baris = dict[str, object]


@dataclass
class BukuContoh:
    """One Buku Kerja SKP: per sheet its rows, keyed by the contract's headings (UNIT: Isian and Nilai)."""

    nama_file: str
    baris: dict[str, list[Baris]]

    def isian(self, nama: str) -> Baris:
        """The row of one field of UNIT."""
        return next(b for b in self.baris["UNIT"] if b["Isian"] == nama)


@dataclass
class Instansi:
    """All workbooks; `mentah` are files given byte for byte, `salinan` copies of written workbooks (new -> source)."""

    periode: Periode
    buku: list[BukuContoh]
    mentah: dict[str, bytes] = field(default_factory=dict)
    salinan: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Kesalahan:
    """A planted mistake as its finding is expected: `sel` is blank where a finding has no cell."""

    kode: str
    tingkat: str
    berkas: str
    lembar: str
    sel: str
    uraian: str
