"""Who is where: every SKP of the batch by NIP and period, and who says that he replaces whom. Built once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from skp_batch.checks.cascade.isi_cacat import IsiCacat, isi_cacat
from skp_batch.model import Buku, Skp
from skp_batch.periode import Periode

# Who no longer serves, whatever the dates say.
PERGI = frozenset({"PENSIUN", "MENINGGAL DUNIA", "PINDAH", "BERHENTI"})
_BATAS_PENGGANTI = 50  # people who say that they replace one NIP; more is no hand-over
_PANJANG_AWAL = 15  # digits that a NIP stored as a number keeps (S205)


@dataclass(slots=True, eq=False)
class Lembaga:
    """A book that takes part, with what is asked of it again and again worked out once."""

    buku: Buku
    nomor: int
    periode: Periode | None
    tahun: int | None
    mulai: date | None
    selesai: date | None
    tertahan: bool
    cacat: IsiCacat
    calon: list[Calon] = field(default_factory=list)  # its SKPs in the order of rows, second rows of a key left out

    @classmethod
    def dari(cls, buku: Buku, nomor: int) -> Lembaga:
        unit, periode = buku.unit, buku.unit.periode
        return cls(
            buku,
            nomor,
            periode,
            periode.tahun if periode else unit.tahun,
            _tanggal(unit.mulai) or (periode.awal if periode else None),
            _tanggal(unit.selesai) or (periode.akhir if periode else None),
            buku.tertahan,
            isi_cacat(buku.temuan),
        )

    def jarak(self, lain: Lembaga) -> int:
        """How near another book's people are to this one's: the same book, the unit above, elsewhere."""
        if lain is self:
            return 0
        induk = self.buku.unit.kode_induk
        return 1 if induk and lain.buku.unit.kode == induk else 2


@dataclass(slots=True, eq=False)
class Calon:
    """An SKP that may be the plan of a pimpinan, with the days in which it was in force."""

    skp: Skp
    lembaga: Lembaga
    mulai: date
    selesai: date
    ganda: bool  # its key stands in more than one row of PEGAWAI (S206)

    @property
    def pergi(self) -> bool:
        return self.skp.keaktifan in PERGI

    def berlaku(self, hari: date) -> bool:
        return self.mulai <= hari <= self.selesai


class Indeks:
    """SKPs by NIP, flawed rows by their first 15 digits, successors by the NIP that they replace."""

    def __init__(self, buku: Iterable[Buku]) -> None:
        self.lembaga = [Lembaga.dari(b, i) for i, b in enumerate(_ikut(buku))]
        self.calon: dict[str, list[Calon]] = {}
        self.cacat: dict[str, list[Calon]] = {}
        self.pengganti: dict[str, list[Calon]] = {}
        # pimpinan of a held book of which no PEGAWAI row could be read: all that is known of who is in it
        self.pimpinan_berkas: dict[str, Lembaga] = {}
        for lembaga in self.lembaga:
            self._catat(lembaga)

    def _catat(self, lembaga: Lembaga) -> None:
        buku = lembaga.buku
        menurut_kunci: dict[tuple[str, str], Calon] = {}
        for skp in sorted(buku.skp, key=lambda s: s.baris):
            if not skp.nip:
                continue
            pertama = menurut_kunci.get((skp.nip, skp.skp_ke))
            if pertama is not None and skp.nip_sah:
                pertama.ganda = True
                continue
            calon = Calon(
                skp,
                lembaga,
                _hari(skp, "mulai_bertugas") or lembaga.mulai or date.min,
                _hari(skp, "selesai_bertugas") or lembaga.selesai or date.max,
                ganda=skp.nip_sah and "nip" in skp.cacat,
            )
            menurut_kunci[skp.nip, skp.skp_ke] = calon
            lembaga.calon.append(calon)
            if skp.nip_sah:
                self.calon.setdefault(skp.nip, []).append(calon)
            elif len(skp.nip) >= _PANJANG_AWAL:
                self.cacat.setdefault(skp.nip[:_PANJANG_AWAL], []).append(calon)
            lama = skp.teks("menggantikan_nip")
            if lama and lama != skp.nip and "menggantikan_nip" not in skp.cacat:
                para = self.pengganti.setdefault(lama, [])
                if len(para) < _BATAS_PENGGANTI:
                    para.append(calon)
        if lembaga.tertahan and not buku.skp and buku.unit.nip_pimpinan:
            self.pimpinan_berkas.setdefault(buku.unit.nip_pimpinan, lembaga)

    def cacat_mirip(self, nip: str) -> Sequence[Calon]:
        """Rows with a flawed NIP that may be this person's: the same first 15 digits."""
        return self.cacat.get(nip[:_PANJANG_AWAL], ()) if len(nip) >= _PANJANG_AWAL else ()


def selesai_bertugas(skp: Skp) -> date | None:
    return _hari(skp, "selesai_bertugas")


def urutan_ke(skp_ke: str) -> tuple[int, str]:
    """SKP Ke in the order of its number."""
    return (int(skp_ke) if skp_ke.isascii() and skp_ke.isdigit() and len(skp_ke) < 9 else 0, skp_ke)


def _ikut(buku: Iterable[Buku]) -> list[Buku]:
    """Books that take part, in an order that does not depend on how they came; MASUK wins over --acuan."""
    semua = sorted((b for b in buku if not b.diabaikan), key=lambda b: (b.acuan, b.berkas, b.sha256))
    milik = {(b.unit.kode, b.unit.periode) for b in semua if not b.acuan and b.unit.kode}
    return [b for b in semua if not b.acuan or (b.unit.kode, b.unit.periode) not in milik]


def _tanggal(nilai: object) -> date | None:
    if isinstance(nilai, datetime):
        return nilai.date()
    return nilai if isinstance(nilai, date) else None


def _hari(skp: Skp, kunci: str) -> date | None:
    return None if kunci in skp.cacat else _tanggal(skp.pegawai.get(kunci))
