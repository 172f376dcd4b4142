"""The store: what a worker found out about one workbook, as a file, so that the main process need not hold it.

A record has three parts, each read on its own: BUKU (the Buku without its RHK: what the checks across workbooks hold in
memory), RHK (by row of PEGAWAI: what the cascade and the report look at workbook by workbook) and NILAI (values of
(sistem) cells, for the annotated copy). It is made where the workbook is read and lies in the run's own folder
(`titipan`), which all workers see and which goes with the run; one of a former run (simpanan.py) is copied there.

A record is checked against its own hash, and only classes of our records come out of it: nothing that a file says is
run.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import struct
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from skp_batch.checks.periksa import NilaiSel
from skp_batch.istilah import Ekspor, Menahan, Predikat, Rating, StatusSkp, Tingkat
from skp_batch.keluaran.kembalian import TugasKembali
from skp_batch.keluaran.titipan import tulis_utuh
from skp_batch.masukan import BerkasMasukan
from skp_batch.model import Buku, NilaiAtasan, Pk, Rhk, Skp, TargetKuantitas, Tinjauan, Unit
from skp_batch.periode import Periode
from skp_batch.simpanan import Simpanan
from skp_batch.temuan import Temuan

_TANDA = b"skp-batch catatan 2\n"
_KEPALA = struct.Struct(">32s3I")  # hash of what follows it, lengths of the parts
_TERBESAR = 64 * 1024 * 1024  # of a part, unpacked
_TERINGAT = 8  # workbooks whose RHK stay at hand
_BOLEH = {
    (kelas.__module__, kelas.__qualname__): kelas
    for kelas in (
        *(
            Buku,
            NilaiAtasan,
            Pk,
            Rhk,
            Skp,
            Temuan,
            Tinjauan,
            Unit,
            Periode,
            Decimal,
            date,
            datetime,
            time,
        ),
        *(Ekspor, Menahan, Predikat, Rating, StatusSkp, Tingkat),
    )
}
# A Rhk as a plain tuple, its targets last: pickled in half the time that an object takes.
_isi_rhk = attrgetter(*(f.name for f in fields(Rhk) if f.name != "target"))
_isi_target = attrgetter(*(f.name for f in fields(TargetKuantitas)))
_Lipatan = dict[int, list[tuple[Any, ...]]]


class CatatanRusak(Exception):
    """A record that is not whole, or not ours."""


class Bagian(IntEnum):
    BUKU = 0
    RHK = 1
    NILAI = 2


@dataclass(frozen=True, slots=True)
class Gudang:
    """Where the records of a run lie."""

    titipan: Path
    simpanan: Simpanan | None = None

    def cari(self, berkas: BerkasMasukan, data: bytes) -> Buku | None:
        """The record of an earlier run about a file with this name and these bytes."""
        if self.simpanan is None:
            return None
        sha256 = hashlib.sha256(data).hexdigest()
        kunci = self._kunci(berkas.nama, berkas.acuan, sha256)
        isi = self.simpanan.ambil(kunci)
        if isi is None:
            return None
        try:
            buku = buka(isi, Bagian.BUKU)
        except CatatanRusak:
            return None
        if not isinstance(buku, Buku) or (buku.berkas, buku.acuan, buku.sha256) != (berkas.nama, berkas.acuan, sha256):
            return None
        tulis_utuh(self.titipan / buku.catatan, isi, self.titipan)
        buku.dibaca_lagi = False
        return buku

    def taruh(self, buku: Buku, nilai: Sequence[NilaiSel]) -> None:
        """Leave RHK and values of a workbook here; its Buku goes on without them."""
        rhk = _lepas_rhk(buku)
        kunci = self._kunci(buku.berkas, buku.acuan, buku.sha256)
        buku.catatan = kunci
        isi = kemas(buku if self.simpanan else None, rhk, nilai)
        tulis_utuh(self.titipan / kunci, isi, self.titipan)
        if self.simpanan is not None:
            self.simpanan.taruh(kunci, isi)

    def _kunci(self, *bagian: object) -> str:
        dasar = self.simpanan or Simpanan(self.titipan, "")
        return dasar.kunci(*map(str, bagian))

    def nilai(self, buku: Buku) -> list[NilaiSel]:
        """The values for a workbook's (sistem) cells."""
        return buka((self.titipan / buku.catatan).read_bytes(), Bagian.NILAI) if buku.catatan else []

    def titip_tugas(self, nomor: int, tugas: Sequence[TugasKembali]) -> str:
        """What a group of workbooks needs to be returned: left here instead of waiting in memory for a worker."""
        nama = f"tugas-{nomor}"
        tulis_utuh(self.titipan / nama, pickle.dumps(tugas), self.titipan)
        return nama

    def ambil_tugas(self, nama: str) -> list[TugasKembali]:
        # as plain as the pipe to a worker: the run's own folder, which only its user can write into
        return pickle.loads((self.titipan / nama).read_bytes())  # type: ignore[no-any-return]


class PembacaRhk:
    """The RHK of an SKP wherever they are; of the workbooks that were last asked for they stay at hand."""

    def __init__(self, gudang: Gudang, buku: Sequence[Buku]) -> None:
        self._gudang = gudang
        self._catatan = {b.berkas: b.catatan for b in buku}
        self._rencana = lru_cache(_TERINGAT)(self._muat)

    def __call__(self, skp: Skp) -> Sequence[Rhk]:
        if not skp.rhk_di_gudang:
            return skp.rhk
        return self._rencana(skp.berkas)[skp.baris]

    def _muat(self, berkas: str) -> _Rencana:
        return _Rencana(buka((self._gudang.titipan / self._catatan[berkas]).read_bytes(), Bagian.RHK))


class _Rencana(dict[int, list[Rhk]]):
    """By row of PEGAWAI, each unfolded when it is first asked for: of many workbooks only a few pimpinan are."""

    def __init__(self, lipatan: _Lipatan) -> None:
        super().__init__()
        self._lipatan = lipatan

    def __missing__(self, baris: int) -> list[Rhk]:
        buat: Callable[..., Rhk] = Rhk
        hasil = [buat(*isi, [TargetKuantitas(*t) for t in target]) for *isi, target in self._lipatan[baris]]
        self[baris] = hasil
        return hasil


def _lepas_rhk(buku: Buku) -> _Lipatan:
    rencana: _Lipatan = {}
    for skp in buku.skp:
        if skp.rhk:
            rencana[skp.baris] = [(*_isi_rhk(r), [_isi_target(t) for t in r.target]) for r in skp.rhk]
            skp.rhk, skp.rhk_di_gudang = (), len(skp.rhk)
    return rencana


def kemas(buku: Buku | None, rhk: _Lipatan, nilai: Sequence[NilaiSel]) -> bytes:
    """A record as the bytes of a file."""
    bagian = [zlib.compress(pickle.dumps(isi, pickle.HIGHEST_PROTOCOL), 1) for isi in (buku, rhk, nilai)]
    panjang = struct.pack(">3I", *map(len, bagian))
    return b"".join((_TANDA, hashlib.sha256(b"".join((panjang, *bagian))).digest(), panjang, *bagian))


def buka(isi: bytes, bagian: Bagian) -> Any:
    """A part of a record; raises CatatanRusak where the record is not whole."""
    awal = len(_TANDA)
    if not isi.startswith(_TANDA) or len(isi) < awal + _KEPALA.size:
        raise CatatanRusak("heading")
    sidik, *panjang = _KEPALA.unpack_from(isi, awal)
    if hashlib.sha256(memoryview(isi)[awal + 32 :]).digest() != sidik:
        raise CatatanRusak("hash")
    mulai = awal + _KEPALA.size + sum(panjang[:bagian])
    pengurai = zlib.decompressobj()
    try:
        terurai = pengurai.decompress(isi[mulai : mulai + panjang[bagian]], _TERBESAR)
        if not pengurai.eof:
            raise CatatanRusak("size")
        return _Pembaca(io.BytesIO(terurai)).load()
    except CatatanRusak:
        raise
    except Exception as galat:  # whatever a file that is no record of ours makes of it
        raise CatatanRusak(type(galat).__name__) from galat


class _Pembaca(pickle.Unpickler):
    """Knows the classes of our records and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        try:
            return _BOLEH[module, name]
        except KeyError:
            raise CatatanRusak(f"{module}.{name}") from None
