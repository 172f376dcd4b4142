"""What each SKP refers to: its pimpinan, and for each RHK the pimpinan's RHK that it supports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from skp_batch.checks.cascade.indeks import Calon, Indeks
from skp_batch.checks.cascade.isi_rencana import IsiRencana
from skp_batch.checks.cascade.pilih_rencana import Keadaan, PemilihRencana, Rencana
from skp_batch.istilah import kunci_teks
from skp_batch.model import AmbilRhk, Rhk, rhk_di_tempat

_RENCANA_TERINGAT = 256  # plans of pimpinan that are kept while others refer to them
_PENILAI = ("nip_penilai", "nama_penilai", "jabatan_penilai")


class Cara(Enum):
    NOMOR = auto()  # the number names an RHK of the plan
    TEKS = auto()  # no number, but the text equals exactly one RHK
    TIDAK_ADA = auto()  # the number names nothing
    KOSONG = auto()  # neither number nor text that decides
    RAGU = auto()  # what it names has a KESALAHAN of its own
    LEWAT = auto()  # the plan cannot be used: said once for the pimpinan


@dataclass(slots=True, eq=False)
class Hubungan:
    """An employee's SKP and one pimpinan of his; `rhk` the first that names a ketua tim, None for the atasan."""

    nip: str
    rencana: Rencana
    rhk: Rhk | None = None


@dataclass(slots=True, eq=False)
class Rujukan:
    rhk: Rhk
    hubungan: Hubungan
    cara: Cara
    sasaran: Rhk | None = None
    terdekat: tuple[Rhk, float] | None = None  # of a broken reference: what its words are most like


@dataclass(slots=True, eq=False)
class Bawahan:
    """An SKP seen from below. `diperiksa` is settled once circles are known.

    What comes from its RHK is filled only while its workbook has its turn (`PenyusunRujukan.susun`, `lepas`).
    """

    calon: Calon
    atasan: Hubungan | None = None
    diperiksa: bool = False
    rhk: Sequence[Rhk] = ()
    hubungan: Sequence[Hubungan] = ()
    rujukan: Sequence[Rujukan] = ()
    gelap: Sequence[Rhk] = ()  # RHK whose pimpinan's NIP cannot be read

    def lepas(self) -> None:
        self.rhk = self.hubungan = self.rujukan = self.gelap = ()

    @property
    def nip_pengganti(self) -> str:
        """Who took the place of NIP Atasan, '' where he himself counts."""
        rencana = self.atasan.rencana if self.atasan else None
        pengganti = rencana.calon.skp if rencana and rencana.pengganti and rencana.calon else None
        return pengganti.nip if pengganti and pengganti.nip_sah else ""

    @property
    def atasan_luar(self) -> bool:
        """Whether the atasan is none of the batch's people, and said to be so (K317)."""
        return self.atasan is not None and self.atasan.rencana.keadaan is Keadaan.TIDAK_ADA and self.penilai_terisi

    @property
    def penilai_terisi(self) -> bool:
        skp = self.calon.skp
        return any(skp.teks(k) or k in skp.cacat for k in _PENILAI)


class PenyusunRujukan:
    """Makes the references; keeps the contents of the plans that were last referred to."""

    def __init__(self, indeks: Indeks, rhk: AmbilRhk = rhk_di_tempat) -> None:
        self.pemilih = PemilihRencana(indeks)
        self._rhk = rhk
        self._isi = lru_cache(_RENCANA_TERINGAT)(lambda calon: IsiRencana(calon, rhk(calon.skp)))

    def isi(self, calon: Calon) -> IsiRencana:
        return self._isi(calon)

    def mulai(self, calon: Calon) -> Bawahan:
        """What is known without the RHK: the atasan and his plan."""
        skp = calon.skp
        nip_atasan = skp.nip_atasan
        if not nip_atasan or "nip_atasan" in skp.cacat:
            return Bawahan(calon)
        return Bawahan(calon, Hubungan(nip_atasan, self.pemilih.cari(nip_atasan, skp, calon.lembaga)))

    def susun(self, bawahan: Bawahan) -> None:
        """Fill what the RHK refer to."""
        skp, lembaga = bawahan.calon.skp, bawahan.calon.lembaga
        para = {} if bawahan.atasan is None else {bawahan.atasan.nip: bawahan.atasan}
        rujukan: list[Rujukan] = []
        gelap: list[Rhk] = []
        bawahan.rhk = self._rhk(skp)
        for rhk in sorted(bawahan.rhk, key=lambda r: r.baris):
            if rhk.nip_pimpinan and "nip_pimpinan" not in rhk.cacat:
                hubungan = para.get(rhk.nip_pimpinan)
                if hubungan is None:
                    hubungan = Hubungan(rhk.nip_pimpinan, self.pemilih.cari(rhk.nip_pimpinan, skp, lembaga), rhk)
                    para[rhk.nip_pimpinan] = hubungan
            elif "nip_pimpinan" in rhk.cacat or "nip_atasan" in skp.cacat:
                gelap.append(rhk)
                continue
            elif bawahan.atasan:
                hubungan = bawahan.atasan
            else:
                continue
            rujukan.append(self._rujuk(rhk, hubungan))
        bawahan.hubungan, bawahan.rujukan, bawahan.gelap = list(para.values()), rujukan, gelap

    def menurut_teks(self, rujukan: Rujukan, kunci: str) -> list[str]:
        """Numbers of the RHK in the plan referred to whose text is this one."""
        calon = rujukan.hubungan.rencana.calon
        sama = self.isi(calon).menurut_teks.get(kunci, []) if calon is not None and kunci else []
        return [r.no for r in sama if r.no]

    def _rujuk(self, rhk: Rhk, hubungan: Hubungan) -> Rujukan:
        calon = hubungan.rencana.calon
        if not hubungan.rencana.ada or calon is None or "no_rhk_pimpinan" in rhk.cacat:
            return Rujukan(rhk, hubungan, Cara.LEWAT)
        isi = self.isi(calon)
        if rhk.no_pimpinan:
            sasaran = isi.nomor.get(rhk.no_pimpinan)
            if sasaran:
                return Rujukan(rhk, hubungan, Cara.RAGU if sasaran.no in isi.ragu else Cara.NOMOR, sasaran)
            if not isi.rhk and _kosong_sudah_dilaporkan(calon):
                return Rujukan(rhk, hubungan, Cara.LEWAT)
            if isi.mungkin_tak_terbaca(rhk.teks_pimpinan):
                return Rujukan(rhk, hubungan, Cara.RAGU)
            return Rujukan(rhk, hubungan, Cara.TIDAK_ADA)
        if "rhk_pimpinan" in rhk.cacat or (not isi.rhk and _kosong_sudah_dilaporkan(calon)):
            return Rujukan(rhk, hubungan, Cara.LEWAT)
        sama = isi.menurut_teks.get(kunci_teks(rhk.teks_pimpinan), []) if rhk.teks_pimpinan else []
        if len({r.no for r in sama}) == 1:
            cacat = not sama[0].no or sama[0].no in isi.ragu
            return Rujukan(rhk, hubungan, Cara.RAGU if cacat else Cara.TEKS, sama[0])
        return Rujukan(rhk, hubungan, Cara.KOSONG)


def wajib_merujuk(rhk: Rhk) -> bool:
    """An RHK UTAMA without No RHK Pimpinan, Penugasan Dari and No PK; a cell that cannot be read is not empty."""
    if rhk.jenis != "UTAMA" or rhk.no_pimpinan or rhk.penugasan or rhk.no_pk:
        return False
    return rhk.cacat.isdisjoint(("jenis_rhk", "no_rhk_pimpinan", "penugasan", "no_pk"))


def _kosong_sudah_dilaporkan(calon: Calon) -> bool:
    """Whether another finding (K307, N401) already says why the plan has no RHK at all."""
    skp = calon.skp
    if skp.status_skp != "PERSETUJUAN":
        return True
    return not calon.lembaga.buku.acuan and not skp.dikecualikan and skp.keaktifan == "AKTIF"
