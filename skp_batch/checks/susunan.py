"""One workbook's rows joined into SKPs: RHK, indikator, realisasi, daily work, ratings. Only the worker knows these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from skp_batch.model import Skp
from skp_batch.scoring.capaian import Sasaran
from skp_batch.workbook.isi import IsiBuku
from skp_batch.workbook.kunci import KunciCacat
from skp_batch.workbook.tabel import Baris


@dataclass(slots=True)
class Indikator:
    """A TARGET row with its realisasi. `nilai` is the realisasi in force, also when it comes from HARIAN."""

    target: Baris
    realisasi: Baris | None = None
    harian: list[Baris] = field(default_factory=list)
    terukur: bool = False  # has a numeric target in force
    sasaran: Sasaran | None = None
    jatuh_tempo: bool = True
    cara: str = ""
    nilai: Fraction | None = None
    dari_harian: Fraction | None = None
    hilang: bool = False
    tak_pasti: bool = False  # missing, but a row with a flawed key may be it
    cacat: bool = False  # a cell of it has a KESALAHAN: no figure, and no missing realisasi
    capaian: Fraction | None = None

    @property
    def baris_rujukan(self) -> tuple[str, Baris]:
        """Where a finding about the realisasi stands: its REALISASI row, else its TARGET row."""
        return ("REALISASI", self.realisasi) if self.realisasi is not None else ("TARGET", self.target)


@dataclass(slots=True)
class RhkIsi:
    baris: Baris
    indikator: list[Indikator] = field(default_factory=list)
    capaian: Fraction | None = None

    @property
    def tambahan(self) -> bool:
        return self.baris.teks("jenis_rhk") == "TAMBAHAN"


@dataclass(slots=True)
class SkpIsi:
    """`skp` is what leaves the worker."""

    skp: Skp
    baris: Baris
    rhk: list[RhkIsi] = field(default_factory=list)
    penilaian: Baris | None = None
    keberatan: list[Baris] = field(default_factory=list)

    @property
    def kualitatif(self) -> bool:
        return self.baris.teks("pendekatan") == "KUALITATIF"

    @property
    def indikator(self) -> Iterator[Indikator]:
        for r in self.rhk:
            yield from r.indikator


@dataclass(slots=True)
class Susunan:
    """All SKPs of a workbook. `ada_realisasi`: whether anybody has realised anything (N403, capaian).

    `kunci_cacat` by sheet: rows whose key is flawed or refers to nobody; a sheet that cannot be relied on is not in it.
    """

    isi: IsiBuku
    skp: list[SkpIsi]
    ada_realisasi: bool = False
    kunci_cacat: dict[str, KunciCacat] = field(default_factory=dict)

    @property
    def diperiksa(self) -> Iterator[SkpIsi]:
        """Those to whom K, N, Q and X apply."""
        return (s for s in self.skp if not s.skp.dikecualikan)

    def tak_pasti(self, lembar: str, s: SkpIsi, *kunci: str) -> bool:
        """Whether a row of the sheet that has a flawed key may be the one that this person seems to lack.

        Where his own NIP is flawed, what is his may stand under the NIP that he should have.
        """
        cacat = self.kunci_cacat.get(lembar)
        return cacat is None or s.baris.cacat_di("nip") or cacat.mungkin((s.skp.nip, s.skp.skp_ke, *kunci))


KECUALI = frozenset({"CUTI", "CLTN", "MPP", "NONAKTIF", "PENSIUN", "MENINGGAL DUNIA", "PINDAH", "BERHENTI"})
Kunci = tuple[str, ...]
BERPEMILIK = ("RHK", "TARGET", "REALISASI")


def susun(isi: IsiBuku) -> Susunan:
    """Join the rows by their keys. The first row of a key counts; rows with a flawed key join nothing."""
    skp: dict[Kunci, SkpIsi] = {}
    for baris in isi.baris("PEGAWAI"):
        # a blank NIP is nobody's; a duplicate key belongs to the row that came first
        if baris.nip and (baris.nip, baris.skp_ke) not in skp:
            skp[baris.nip, baris.skp_ke] = SkpIsi(_skp(isi, baris), baris)
    rhk: dict[Kunci, RhkIsi] = {}
    for kunci, baris in _berkunci(isi, "RHK"):
        if kunci not in rhk and kunci[:2] in skp:
            rhk[kunci] = RhkIsi(baris)
            skp[kunci[:2]].rhk.append(rhk[kunci])
    indikator: dict[Kunci, Indikator] = {}
    for kunci, baris in _berkunci(isi, "TARGET"):
        if kunci not in indikator and kunci[:3] in rhk:
            indikator[kunci] = Indikator(baris)
            rhk[kunci[:3]].indikator.append(indikator[kunci])
    for kunci, baris in _berkunci(isi, "REALISASI"):
        if kunci in indikator and indikator[kunci].realisasi is None:
            indikator[kunci].realisasi = baris
    for kunci, baris in _berkunci(isi, "HARIAN"):
        if kunci in indikator:
            indikator[kunci].harian.append(baris)
    for kunci, baris in _berkunci(isi, "PENILAIAN"):
        pemilik = skp.get(kunci)
        if pemilik is not None and pemilik.penilaian is None:
            pemilik.penilaian = baris
    for kunci, baris in _berkunci(isi, "KEBERATAN"):
        pemilik = skp.get(kunci)
        if pemilik is not None:
            pemilik.keberatan.append(baris)
    hasil = Susunan(isi, list(skp.values()), kunci_cacat=_kunci_cacat(isi))
    for s in hasil.skp:
        s.skp.dikecualikan = _dikecualikan(hasil, s)
    return hasil


def _berkunci(isi: IsiBuku, lembar: str) -> Iterator[tuple[Kunci, Baris]]:
    """A sheet's rows with their key, without those of which a part is missing or flawed."""
    tabel = isi.tabel.get(lembar)
    if tabel is None:
        return
    bagian = tabel.lembar.kunci[1:]  # a malformed NIP is a person all the same, so that what is his stays his
    for kunci, baris in zip(tabel.kunci_baris(), tabel.baris, strict=True):
        if "" not in kunci and not (baris.cacat and baris.cacat_di(*bagian)):
            yield kunci, baris


def _skp(isi: IsiBuku, baris: Baris) -> Skp:
    return Skp(
        isi.buku.berkas,
        baris.nomor,
        baris.nip,
        baris.skp_ke,
        {k: v for k, v in baris.nilai.items() if k not in ("nip", "skp_ke") and k not in baris.cacat},
        nip_sah="nip" not in baris.cacat,
        cacat=frozenset(baris.cacat),
    )


def _dikecualikan(susunan: Susunan, s: SkpIsi) -> bool:
    """N409: not rated by Status Keaktifan; TUGAS BELAJAR without RHK."""
    keaktifan = s.skp.keaktifan
    return keaktifan in KECUALI or (keaktifan == "TUGAS BELAJAR" and not s.rhk and not susunan.tak_pasti("RHK", s))


def _kunci_cacat(isi: IsiBuku) -> dict[str, KunciCacat]:
    pegawai = {b.nip for b in isi.baris("PEGAWAI")}
    dikenal = {nip[:15] for nip in pegawai}
    hasil = {}
    for nama in BERPEMILIK:
        if isi.utuh(nama):
            hasil[nama] = KunciCacat(isi.tabel[nama], pegawai)
            asing = {nip for nip in {b.nip for b in isi.baris(nama)} if nip and nip[:15] not in dikenal}
            for b in isi.baris(nama) if asing else ():
                if b.nip in asing:  # a row of a NIP that PEGAWAI lacks may be anybody's
                    hasil[nama].tandai(b, "nip")
    return hasil
