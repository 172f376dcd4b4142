"""What the forms need of one workbook: its people's rows, joined, as text that is ready to be printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from skp_batch.model import Buku, Skp


@dataclass(frozen=True, slots=True)
class IsiIndikator:
    """One indikator: the columns of F1, F2 and F7. `bukti` are (name, address or '')."""

    aspek: str
    indikator: str
    target: str
    perspektif: str
    realisasi: tuple[str, ...]
    bukti: tuple[tuple[str, str], ...]
    umpan_balik: str


@dataclass(frozen=True, slots=True)
class IsiRhk:
    """One RHK; `pimpinan` is the text of the RHK that it supports, blank where only its number is known."""

    no: str
    teks: str
    tambahan: bool
    penugasan: str
    nip_pimpinan: str
    no_pimpinan: str
    pimpinan: str
    indikator: tuple[IsiIndikator, ...]


@dataclass(frozen=True, slots=True)
class IsiKeberatan:
    tanggal: date | None
    uraian: str
    penjelasan: str
    keputusan: str
    rating_hasil: str
    rating_perilaku: str
    tanggal_keputusan: date | None


@dataclass(slots=True)
class IsiSkp:
    """One employee's SKP with all that its forms show. `perilaku` is (ekspektasi, umpan balik) by core value."""

    skp: Skp
    rhk: tuple[IsiRhk, ...]
    perilaku: dict[str, tuple[str, str]] = field(default_factory=dict)
    lampiran: dict[str, tuple[str, ...]] = field(default_factory=dict)
    umpan_balik: str = ""
    catatan: str = ""
    keberatan: tuple[IsiKeberatan, ...] = ()

    @property
    def kualitatif(self) -> bool:
        return self.skp.teks("pendekatan") == "KUALITATIF"


@dataclass(slots=True)
class IsiUnit:
    """One workbook of a KELUAR."""

    buku: Buku
    skp: list[IsiSkp]
