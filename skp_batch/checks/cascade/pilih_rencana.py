"""Which plan a NIP means for one bawahan: period, year, dates, successor (kontrak.md section 4; Menggantikan NIP).

A predecessor is taken as his successor when he has no plan here, or when on the bawahan's last day the successor has
begun and the predecessor's own SKP is over, he has left, or he held the same post before (same book, began earlier).
Where both still serve, in different books, the nearer one counts: the bawahan's own book, then the unit above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from skp_batch.checks.cascade.indeks import Calon, Indeks, Lembaga, selesai_bertugas, urutan_ke
from skp_batch.model import Skp

_BATAS_RANTAI = 12  # hand-overs of one post that are followed: one a month


class Keadaan(Enum):
    ADA = auto()
    TIDAK_ADA = auto()
    BEDA_TAHUN = auto()
    BERKAS_TERTAHAN = auto()
    NIP_CACAT = auto()
    NIP_GANDA = auto()


@dataclass(frozen=True, slots=True)
class Rencana:
    """What was found: `calon` the plan, `lama` the predecessor's own plan where it was passed over."""

    keadaan: Keadaan
    calon: Calon | None = None
    pengganti: bool = False
    lama: Calon | None = None
    tahun: tuple[int, ...] = ()  # years in which the pimpinan has a plan (BEDA_TAHUN)
    berkas: str = ""  # the held file

    @property
    def ada(self) -> bool:
        return self.keadaan is Keadaan.ADA


class PemilihRencana:
    """Finds plans and remembers them: hundreds of bawahan of one book ask for the same one."""

    def __init__(self, indeks: Indeks) -> None:
        self._indeks = indeks
        self._ingat: dict[tuple[str, int, date | None, str], Rencana] = {}

    def cari(self, nip: str, bawahan: Skp, lembaga: Lembaga) -> Rencana:
        hari = selesai_bertugas(bawahan)
        kunci = (nip, lembaga.nomor, hari, bawahan.nip if nip in self._indeks.pengganti else "")
        rencana = self._ingat.get(kunci)
        if rencana is None:
            rencana = self._ingat[kunci] = self._telusuri(nip, bawahan, lembaga, hari)
        return rencana

    def _telusuri(self, nip: str, bawahan: Skp, lembaga: Lembaga, hari: date | None) -> Rencana:
        kini = awal = self.langsung(nip, lembaga, hari)
        dilihat = {nip, bawahan.nip}  # nobody is taken as his own atasan
        akhir = hari or lembaga.selesai or date.max
        for _ in range(_BATAS_RANTAI):
            para = [c for c in self._indeks.pengganti.get(nip, ()) if c.skp.nip not in dilihat]
            tingkat = _setahun(para, lembaga)
            if not tingkat:
                return kini
            baru = _terpilih(tingkat, lembaga, hari)
            if not _digantikan(kini, baru, lembaga, akhir):
                return kini
            dilihat.add(baru.skp.nip)
            nip = baru.skp.nip
            kini = _nilai(baru, pengganti=True, lama=awal.calon if awal.ada else None)
        return kini

    def langsung(self, nip: str, lembaga: Lembaga, hari: date | None = None) -> Rencana:
        """The plan of this very NIP, successors aside."""
        semua = self._indeks.calon.get(nip, ())
        cacat = self._indeks.cacat_mirip(nip)
        sama = [c for c in semua if c.lembaga.periode == lembaga.periode]
        if not sama:
            if any(c.lembaga.periode == lembaga.periode for c in cacat):
                return Rencana(Keadaan.NIP_CACAT)
            sama = _setahun(semua, lembaga)
        if sama:
            return _nilai(_terpilih(sama, lembaga, hari))
        if any(c.lembaga.tahun in (lembaga.tahun, None) for c in cacat):
            return Rencana(Keadaan.NIP_CACAT)
        tertahan = next((c.lembaga for c in semua if c.lembaga.tertahan), self._indeks.pimpinan_berkas.get(nip))
        if tertahan:
            return Rencana(Keadaan.BERKAS_TERTAHAN, berkas=tertahan.buku.berkas)
        if semua:
            tahun = sorted({c.lembaga.tahun for c in semua if c.lembaga.tahun})
            return Rencana(Keadaan.BEDA_TAHUN, calon=semua[-1], tahun=tuple(tahun))
        return Rencana(Keadaan.NIP_CACAT if cacat else Keadaan.TIDAK_ADA)

    def semua_setahun(self, nip: str, lembaga: Lembaga) -> list[Calon]:
        """All plans of this NIP for the period, else for the year."""
        return _setahun(self._indeks.calon.get(nip, ()), lembaga)


def _setahun(calon: Sequence[Calon], lembaga: Lembaga) -> list[Calon]:
    """Those of the same period, else of the year's TAHUNAN, else of any period of the year."""
    for cocok in (
        [c for c in calon if c.lembaga.periode == lembaga.periode],
        [c for c in calon if c.lembaga.tahun == lembaga.tahun and _tahunan(c)],
        [c for c in calon if c.lembaga.tahun == lembaga.tahun],
    ):
        if cocok:
            return cocok
    return []


def _tahunan(calon: Calon) -> bool:
    periode = calon.lembaga.periode
    return periode is not None and periode.jenis == "TAHUNAN"


def _terpilih(calon: Sequence[Calon], lembaga: Lembaga, hari: date | None) -> Calon:
    """Of several SKP the one in force at the bawahan's Selesai Bertugas, else at Tanggal Selesai, else the last."""
    if len(calon) == 1:
        return calon[0]
    for saat in (hari, lembaga.selesai):
        berlaku = [c for c in calon if saat and c.berlaku(saat)]
        if berlaku:
            return max(
                berlaku,
                key=lambda c: (not c.pergi, -lembaga.jarak(c.lembaga), c.mulai, *_akhir(c)),
            )
    return max(calon, key=lambda c: (c.selesai, c.mulai, *_akhir(c)))


def _akhir(calon: Calon) -> tuple[tuple[int, str], bool, int]:
    """Settles what is left even: the later SKP Ke, MASUK before --acuan, then the order of the books."""
    return (urutan_ke(calon.skp.skp_ke), not calon.lembaga.buku.acuan, -calon.lembaga.nomor)


def _digantikan(kini: Rencana, baru: Calon, lembaga: Lembaga, akhir: date) -> bool:
    if kini.keadaan in (Keadaan.TIDAK_ADA, Keadaan.BEDA_TAHUN):
        return True
    if baru.mulai > akhir:
        return False
    lama = kini.calon
    if lama is None or lama.pergi or not lama.berlaku(akhir):
        return True
    if not lama.skp.ada_rhk and baru.skp.ada_rhk:
        return True
    if lama.lembaga is baru.lembaga:
        return lama.mulai < baru.mulai
    return lama.lembaga.periode == baru.lembaga.periode and lembaga.jarak(baru.lembaga) < lembaga.jarak(lama.lembaga)


def _nilai(calon: Calon, *, pengganti: bool = False, lama: Calon | None = None) -> Rencana:
    """Whether the plan that counts can be used."""
    keadaan, berkas = Keadaan.ADA, ""
    if calon.lembaga.tertahan:
        keadaan, berkas = Keadaan.BERKAS_TERTAHAN, calon.lembaga.buku.berkas
    elif not calon.skp.nip_sah:
        keadaan = Keadaan.NIP_CACAT
    elif calon.ganda:
        keadaan = Keadaan.NIP_GANDA
    return Rencana(keadaan, calon, pengganti, lama, berkas=berkas)
