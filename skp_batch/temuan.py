"""Temuan: one thing that is wrong, where it is. It carries no text; the catalogue renders it (katalog/)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from skp_batch.istilah import Menahan, Tingkat

# A value is shown so that people find it again; one text in thousands of cells must not fill the disk.
NILAI_TERPANJANG = 2_000
NAMA_TERPANJANG = 250


@dataclass(frozen=True, slots=True)
class Temuan:
    """A finding. `baris`/`kolom` are 1-based (0 = none); `judul` is the contract's heading of the column.

    `nip` and `skp_ke` name the SKP that is held when `menahan` is not TIDAK; both are blank where nobody is.
    `konteks` holds the named values that the catalogue's texts use.
    """

    kode: str
    tingkat: Tingkat
    menahan: Menahan
    berkas: str
    kode_unit: str = ""
    lembar: str = ""
    baris: int = 0
    kolom: int = 0
    judul: str = ""
    nip: str = ""
    skp_ke: str = ""
    nama: str = ""
    nilai: str = ""
    konteks: tuple[tuple[str, str], ...] = field(default=())

    @property
    def sel(self) -> str:
        """The A1 address, blank where none fits."""
        return f"{huruf_kolom(self.kolom)}{self.baris}" if self.baris and self.kolom else ""

    @property
    def sel_cacat(self) -> bool:
        """Whether the cell itself cannot be relied on; N401 and N402 only say there what is missing elsewhere."""
        return self.tingkat is Tingkat.KESALAHAN and self.kode not in ("N401", "N402")

    def dengan(self, **ganti: object) -> Temuan:
        return replace(self, **ganti)  # type: ignore[arg-type]


def huruf_kolom(kolom: int) -> str:
    """1 -> A, 27 -> AA."""
    hasil = ""
    while kolom:
        kolom, sisa = divmod(kolom - 1, 26)
        hasil = chr(65 + sisa) + hasil
    return hasil


URUTAN_LEMBAR = (
    "UNIT",
    "PEGAWAI",
    "RHK",
    "TARGET",
    "REALISASI",
    "PENILAIAN",
    "PERILAKU",
    "LAMPIRAN",
    "PK",
    "HARIAN",
    "PEMBINAAN",
    "KEBERATAN",
    "ANGKA KREDIT",
)
_PERINGKAT = {nama: i for i, nama in enumerate(URUTAN_LEMBAR, start=1)}


def urutkan(temuan: Iterable[Temuan]) -> list[Temuan]:
    """Ordered by berkas, sheet (file-level first, then the contract's order, then others), row, column, kode."""
    return sorted(
        temuan,
        key=lambda t: (
            t.berkas,
            0 if not t.lembar else _PERINGKAT.get(t.lembar, 99),
            t.lembar,
            t.baris,
            t.kolom,
            t.kode,
            t.nilai,
            t.konteks,
        ),
    )
