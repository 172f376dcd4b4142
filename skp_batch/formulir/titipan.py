"""Workbooks in the run's own folder, so that the main process holds one at a time: a worker leaves what the forms print
and hands back what is needed to find everybody."""

from __future__ import annotations

import hashlib
import pickle
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from skp_batch.aturan import KebijakanPenilaian
from skp_batch.formulir.baca import KunciSkp, baca_unit_kelompok, kunci_skp, lengkapi
from skp_batch.formulir.isian import IsiUnit
from skp_batch.istilah import Menahan
from skp_batch.keluaran.titipan import tulis_utuh
from skp_batch.masukan import BerkasMasukan
from skp_batch.model import Buku, NilaiAtasan, Skp
from skp_batch.workbook.batas import Batas

_TERINGAT = 8  # workbooks at hand: of neighbours the pimpinan are mostly the same
# what the form of one person says about others, and when who holds which post
_KOLOM = frozenset(
    {
        *("nama", "golongan", "jabatan", "status_jabatan", "nip_atasan", "mulai_bertugas", "selesai_bertugas"),
        *("nip_penilai", "nama_penilai", "golongan_penilai", "jabatan_penilai", "unit_penilai"),
    }
)
_Rencana = dict[int, dict[str, str]]  # by row of PEGAWAI the text of each RHK by its number


@dataclass(frozen=True, slots=True)
class UnitRingan:
    """A workbook as far as others need it. `ber_rhk` and `ber_lampiran` are rows of PEGAWAI, `didukung` the NIP whose
    RHK somebody in it supports."""

    buku: Buku
    ber_rhk: frozenset[int]
    ber_lampiran: frozenset[int]
    didukung: frozenset[str]


def titip_unit_kelompok(
    berkas: Sequence[BerkasMasukan], kebijakan: KebijakanPenilaian, batas: Batas, titipan: Path
) -> list[UnitRingan | str]:
    """Read a group and leave each workbook in `titipan`; a file that the machine refuses comes back as its name."""
    hasil: list[UnitRingan | str] = []
    for unit in baca_unit_kelompok(berkas, kebijakan, batas):
        hasil.append(unit if isinstance(unit, str) else _titip(unit, titipan))
    return hasil


def _titip(unit: IsiUnit, titipan: Path) -> UnitRingan:
    buku = unit.buku
    rencana: _Rencana = {}
    for skp in buku.skp:
        for r in skp.rhk:
            rencana.setdefault(skp.baris, {}).setdefault(r.no, r.teks)
        skp.rhk = ()
    isi = IsiUnit(Buku(buku.berkas, "", 0, buku.unit), unit.skp)
    tulis_utuh(_letak(titipan, buku.berkas), zlib.compress(pickle.dumps((isi, rencana)), 1), titipan)
    return UnitRingan(
        Buku(
            *(buku.berkas, "", 0, buku.unit),
            skp=[_ringan(s) for s in buku.skp],
            temuan=[t for t in buku.temuan if t.menahan is Menahan.BERKAS],
        ),
        frozenset(s.skp.baris for s in unit.skp if s.rhk),
        frozenset(s.skp.baris for s in unit.skp if any(s.lampiran.values())),
        frozenset(r.nip_pimpinan or s.skp.nip_atasan for s in unit.skp for r in s.rhk if r.no_pimpinan),
    )


def _ringan(s: Skp) -> Skp:
    pegawai = {k: v for k, v in s.pegawai.items() if k in _KOLOM}
    return Skp(s.berkas, s.baris, s.nip, s.skp_ke, pegawai, s.nip_sah)


def _letak(titipan: Path, berkas: str) -> Path:
    return titipan / hashlib.sha256(berkas.encode("utf-8", "surrogatepass")).hexdigest()


class PembacaUnit:
    """The workbooks that were left; of the last ones asked for the content stays at hand. `tinjauan` are rows of review
    workbooks by the workbook that they are about."""

    def __init__(self, titipan: Path, tinjauan: Mapping[str, Mapping[KunciSkp, Iterable[NilaiAtasan]]]) -> None:
        self._titipan, self._tinjauan = titipan, tinjauan
        self._ambil = lru_cache(_TERINGAT)(self._muat)

    def isi(self, berkas: str) -> IsiUnit:
        return self._ambil(berkas)[0]

    def rencana(self, skp: Skp) -> Mapping[str, str]:
        """The texts of a person's RHK by number."""
        return self._ambil(skp.berkas)[1].get(skp.baris, {})

    def _muat(self, berkas: str) -> tuple[IsiUnit, _Rencana]:
        # as plain as the pipe to a worker: the run's own folder, which only its user can write into
        isi, rencana = pickle.loads(zlib.decompress(_letak(self._titipan, berkas).read_bytes()))
        nilai = self._tinjauan.get(berkas, {})
        for s in isi.skp:
            for n in nilai.get(kunci_skp(isi.buku, s.skp), ()):
                lengkapi(s, n)
        return isi, rencana
