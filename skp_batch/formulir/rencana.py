"""Which forms are to be made, and under which names, before any workbook is opened for printing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from skp_batch.formulir.nama import nama_berkas
from skp_batch.formulir.permintaan import PermintaanFormulir
from skp_batch.formulir.susun import Akhir, KunciRekap, dapat_dievaluasi
from skp_batch.formulir.titipan import UnitRingan
from skp_batch.istilah import StatusSkp
from skp_batch.model import Buku, Skp
from skp_batch.siasn.penilai import mulai


@dataclass(frozen=True, slots=True)
class Calon:
    """An SKP that may get forms."""

    skp: Skp
    buku: Buku
    akhir: Akhir
    ber_rhk: bool
    ber_lampiran: bool

    def pantas(self, jenis: str) -> bool:
        if not self.ber_rhk:
            return False
        if jenis == "lampiran":
            return self.ber_lampiran
        if jenis == "evaluasi":
            return dapat_dievaluasi(self.akhir)
        return jenis != "dokumen" or self.akhir.status == StatusSkp.SELESAI

    def sebab(self, jenis: str) -> str:
        """Why it gets none."""
        if not self.ber_rhk:
            return "tanpa RHK"
        return "lembar LAMPIRAN tidak diisi" if jenis == "lampiran" else self.akhir.status


@dataclass(slots=True)
class Rencana:
    """`unit` are the workbooks to print from, `calon` their SKPs; `dilewati` counts who gets no form, by kind and
    reason; `tertahan` are workbooks whose results are all held."""

    unit: list[UnitRingan] = field(default_factory=list)
    calon: dict[str, list[Calon]] = field(default_factory=dict)
    dilewati: Counter[tuple[str, str]] = field(default_factory=Counter)
    tertahan: list[str] = field(default_factory=list)
    _berulang: dict[tuple[str, str], list[Calon]] = field(default_factory=dict)

    def nama_orang(self, jenis: str, c: Calon, akhiran: str) -> str:
        """The file of an SKP. The last one of a person and period has the plain name: it is the one that is sent
        (X508)."""
        periode = c.buku.unit.periode
        assert periode is not None
        semua = [s for s in self._berulang.get((periode.kode, c.skp.nip), [c]) if s.pantas(jenis)]
        ke = 1 + next(i for i, s in enumerate(semua) if s.skp is c.skp)
        pembeda = "" if ke == len(semua) else f"{c.buku.unit.kode}-{c.skp.skp_ke}-{ke}"
        return nama_berkas(jenis, periode, c.skp.nip, pembeda, akhiran)

    def banyaknya(self, jenis: Sequence[str], satu_berkas: bool) -> int:
        """How many files there will be; of a Matriks it is only known whether there may be one."""
        jumlah = 0
        for j in jenis:
            for semua in self.calon.values():
                n = sum(c.pantas(j) for c in semua)
                jumlah += 1 if j == "matriks" else min(n, 1) if satu_berkas else n
        return jumlah


def susun_rencana(
    p: PermintaanFormulir, unit: Sequence[UnitRingan], rekap: Mapping[KunciRekap, Akhir], tertahan: set[str]
) -> Rencana:
    hasil = Rencana()
    for u in unit:
        if not p.unit or u.buku.unit.kode in p.unit:
            if u.buku.berkas in tertahan:
                if not p.nip or any(s.nip in p.nip for s in u.buku.skp):
                    hasil.tertahan.append(u.buku.berkas)
            else:
                hasil.unit.append(u)
                hasil.calon[u.buku.berkas] = _calon(p, u, rekap)
    hasil._berulang = _berulang(c for semua in hasil.calon.values() for c in semua)
    for jenis in p.jenis:
        if jenis != "matriks":
            hasil.dilewati.update(
                (jenis, c.sebab(jenis)) for semua in hasil.calon.values() for c in semua if not c.pantas(jenis)
            )
    return hasil


def _calon(p: PermintaanFormulir, u: UnitRingan, rekap: Mapping[KunciRekap, Akhir]) -> list[Calon]:
    periode = u.buku.unit.periode
    if periode is None:
        return []
    hasil = []
    for s in u.buku.skp:
        akhir = rekap.get((periode.kode, u.buku.unit.kode, s.nip, s.skp_ke))
        if akhir is not None and (not p.nip or s.nip in p.nip):
            hasil.append(Calon(s, u.buku, akhir, s.baris in u.ber_rhk, s.baris in u.ber_lampiran))
    return hasil


def _berulang(calon: Iterable[Calon]) -> dict[tuple[str, str], list[Calon]]:
    """Who has several SKPs in a period, in their order in time."""
    hasil: dict[tuple[str, str], list[Calon]] = {}
    for c in calon:
        assert c.buku.unit.periode is not None
        hasil.setdefault((c.buku.unit.periode.kode, c.skp.nip), []).append(c)
    return {
        kunci: sorted(semua, key=lambda c: (mulai(c.skp, c.buku), c.skp.skp_ke, c.buku.berkas))
        for kunci, semua in hasil.items()
        if len(semua) > 1
    }
