"""An archive that may be wrong on purpose: every field of every header can be set, names may recur."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field, replace

from skp_batch.workbook.parts import Paket

_LOKAL = struct.Struct("<4s5H3L2H")
_PUSAT = struct.Struct("<4s6H3L5H2L")
_AKHIR = struct.Struct("<4s4H2LH")


@dataclass(frozen=True)
class Isi:
    """One entry. What is None is what an honest writer would put there."""

    nama: str
    data: bytes
    metode: int = 8
    bendera: int = 0x800
    crc: int | None = None
    terurai: int | None = None
    termampat: int | None = None
    nama_lokal: str | None = None
    posisi: int | None = None


@dataclass
class Arsip:
    """Entries in order, and bytes around them."""

    isi: list[Isi]
    depan: bytes = b""
    belakang: bytes = b""
    komentar: bytes = b""
    jumlah: int | None = None
    jejak: list[str] = field(default_factory=list)  # what was done to it

    @classmethod
    def buka(cls, data: bytes) -> Arsip:
        paket = Paket.buka(data)
        return cls([Isi(n, paket.baca(n)) for n in paket.nama])

    def salin(self) -> Arsip:
        return replace(self, isi=list(self.isi), jejak=list(self.jejak))

    def tulis(self) -> bytes:
        badan, pusat = [self.depan], []
        posisi = len(self.depan)
        for satu in self.isi:
            mesin = zlib.compressobj(1, zlib.DEFLATED, -15)
            mampat = mesin.compress(satu.data) + mesin.flush() if satu.metode == 8 else satu.data
            nama = satu.nama.encode("utf-8", "replace")[:65_000]
            lokal = nama if satu.nama_lokal is None else satu.nama_lokal.encode("utf-8", "replace")[:65_000]
            crc = zlib.crc32(satu.data) if satu.crc is None else satu.crc
            terurai = len(satu.data) if satu.terurai is None else satu.terurai
            termampat = len(mampat) if satu.termampat is None else satu.termampat
            kepala = (20, satu.bendera, satu.metode, 0, 0x21, crc, termampat, terurai)
            mulai = posisi if satu.posisi is None else satu.posisi
            badan += [_LOKAL.pack(b"PK\3\4", *kepala, len(lokal), 0), lokal, mampat]
            pusat.append(_PUSAT.pack(b"PK\1\2", 20, *kepala, len(nama), 0, 0, 0, 0, 0, mulai) + nama)
            posisi += _LOKAL.size + len(lokal) + len(mampat)
        jumlah = len(self.isi) if self.jumlah is None else self.jumlah
        ukuran = sum(map(len, pusat))
        akhir = _AKHIR.pack(b"PK\5\6", 0, 0, jumlah, jumlah, ukuran, posisi, len(self.komentar))
        return b"".join((*badan, *pusat, akhir, self.komentar, self.belakang))
