"""The directory of a zip archive and its bounded inflation.

Not zipfile: the annotator needs the raw compressed bytes of what it does not touch, and nothing an archive declares
(sizes, offsets, counts) may be believed before it is checked.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from skp_batch.workbook.batas import TidakTerbaca, rusak

TERSIMPAN, DEFLATE = 0, 8
_AKHIR = struct.Struct("<4s4H2LH")
_AKHIR64 = struct.Struct("<4sQ2H2L4Q")
_PENUNJUK64 = struct.Struct("<4sLQL")
_PUSAT = struct.Struct("<4s6H3L5H2L")
_LOKAL = struct.Struct("<4s5H3L2H")
_PENUH32 = 0xFFFFFFFF
# A workbook has tens of parts, with many pictures hundreds; a directory of millions is an attack on memory.
BATAS_ENTRI = 10_000
_POTONGAN = 1 << 20


@dataclass(frozen=True, slots=True)
class Entri:
    """One entry of the central directory; ``mentah`` is the name as stored, ``nama`` the normalised one."""

    nama: str
    mentah: bytes
    dibuat: int
    perlu: int
    bendera: int
    metode: int
    jam: int
    tanggal: int
    crc: int
    termampat: int
    terurai: int
    posisi: int
    atribut_dalam: int
    atribut_luar: int
    ekstra: bytes
    komentar: bytes

    @property
    def terenkripsi(self) -> bool:
        return bool(self.bendera & 0x1)


@dataclass(frozen=True, slots=True)
class DaftarIsi:
    entri: tuple[Entri, ...]
    komentar: bytes


def baca_daftar(data: bytes) -> DaftarIsi:
    """The central directory, every number of it checked against the bytes that are there."""
    akhir = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if akhir < 0 or akhir + _AKHIR.size > len(data):
        raise TidakTerbaca("B101", "terpotong")
    _, _, _, _, jumlah, ukuran, mulai, n_komentar = _AKHIR.unpack_from(data, akhir)
    batas_akhir = akhir
    if jumlah == 0xFFFF or _PENUH32 in (ukuran, mulai):
        jumlah, ukuran, mulai, batas_akhir = _akhir64(data, akhir, (jumlah, ukuran, mulai))
    if jumlah > BATAS_ENTRI:
        raise TidakTerbaca("B108", "terlalu_banyak_bagian", {"jumlah": str(jumlah), "batas": str(BATAS_ENTRI)})
    geser = batas_akhir - ukuran - mulai  # bytes in front of the archive; zip readers allow for them
    if geser < 0:
        raise TidakTerbaca("B101", "terpotong")
    entri: list[Entri] = []
    pos, batas = mulai + geser, batas_akhir
    for _ in range(jumlah):
        if pos + _PUSAT.size > batas:
            raise rusak("direktori zip tidak lengkap")
        satu, pos = _entri_pusat(data, pos, geser, batas)
        entri.append(satu)
    return DaftarIsi(tuple(entri), data[akhir + _AKHIR.size : akhir + _AKHIR.size + n_komentar])


def _akhir64(data: bytes, akhir: int, biasa: tuple[int, int, int]) -> tuple[int, int, int, int]:
    pos = akhir - _PENUNJUK64.size
    if pos < 0 or data[pos : pos + 4] != b"PK\x06\x07":
        return (*biasa, akhir)
    tempat = _PENUNJUK64.unpack_from(data, pos)[2]
    if tempat + _AKHIR64.size > pos or data[tempat : tempat + 4] != b"PK\x06\x06":
        raise rusak("penutup zip64 tidak ditemukan")
    *_, jumlah, ukuran, mulai = _AKHIR64.unpack_from(data, tempat)
    return jumlah, ukuran, mulai, tempat


def _entri_pusat(data: bytes, pos: int, geser: int, batas: int) -> tuple[Entri, int]:
    (tanda, dibuat, perlu, bendera, metode, jam, tanggal, crc, termampat, terurai, n, x, k, _, dalam, luar, posisi) = (
        _PUSAT.unpack_from(data, pos)
    )
    isi = pos + _PUSAT.size
    if tanda != b"PK\x01\x02" or isi + n + x + k > batas:
        raise rusak("direktori zip salah")
    mentah = data[isi : isi + n]
    ekstra = data[isi + n : isi + n + x]
    komentar = data[isi + n + x : isi + n + x + k]
    if _PENUH32 in (terurai, termampat, posisi):
        terurai, termampat, posisi = _ukuran64(ekstra, terurai, termampat, posisi)
    nama = mentah.decode("utf-8" if bendera & 0x800 else "cp437", "replace").replace("\\", "/").lstrip("/")
    entri = Entri(
        nama, mentah, dibuat, perlu, bendera, metode, jam, tanggal, crc, termampat, terurai, posisi + geser,
        dalam, luar, tanpa_zip64(ekstra), komentar,
    )  # fmt: skip
    return entri, isi + n + x + k


def _bagian_ekstra(ekstra: bytes) -> list[tuple[int, bytes]]:
    hasil, pos = [], 0
    while pos + 4 <= len(ekstra):
        kode, n = struct.unpack_from("<2H", ekstra, pos)
        hasil.append((kode, ekstra[pos + 4 : pos + 4 + n]))
        pos += 4 + n
    return hasil


def _ukuran64(ekstra: bytes, *angka: int) -> tuple[int, int, int]:
    for kode, isi in _bagian_ekstra(ekstra):
        if kode == 1:
            sisa = list(struct.unpack(f"<{len(isi) // 8}Q", isi[: len(isi) // 8 * 8]))
            if len(sisa) >= angka.count(_PENUH32):
                a, b, c = (sisa.pop(0) if n == _PENUH32 else n for n in angka)
                return a, b, c
    raise rusak("ukuran zip64 tidak ada")


def tanpa_zip64(ekstra: bytes) -> bytes:
    return b"".join(struct.pack("<2H", k, len(i)) + i for k, i in _bagian_ekstra(ekstra) if k != 1)


@dataclass(frozen=True, slots=True)
class Lokal:
    """Where an entry's bytes lie: its local header and the compressed bytes after it."""

    kepala: int
    data: int
    akhir: int
    rata: bool  # sizes and checksum stand in the local header itself, so that header and data can be copied as one
    ekstra: bytes


def tempat(data: bytes, entri: Entri) -> Lokal:
    if entri.posisi + _LOKAL.size > len(data):
        raise TidakTerbaca("B101", "terpotong")
    tanda, _, bendera, metode, _, _, crc, termampat, terurai, n, x = _LOKAL.unpack_from(data, entri.posisi)
    nama = entri.posisi + _LOKAL.size
    mulai = nama + n + x
    akhir = mulai + entri.termampat
    # A local name other than the directory's means that two readers would see two different files.
    if tanda != b"PK\x03\x04" or data[nama : nama + n] != entri.mentah or metode != entri.metode:
        raise rusak("kepala bagian zip salah", bagian=entri.nama)
    if akhir > len(data):
        raise TidakTerbaca("B101", "terpotong")
    rata = not bendera & 0x8 and (crc, termampat, terurai) == (entri.crc, entri.termampat, entri.terurai)
    return Lokal(entri.posisi, mulai, akhir, rata, data[nama + n : mulai])


def urai(data: bytes, entri: Entri, batas: int) -> bytes:
    """The entry inflated: never more than it declares is kept, never more than ``batas`` is produced."""
    lokal = tempat(data, entri)
    if entri.terenkripsi:
        raise TidakTerbaca("B102", "terenkripsi", {"bagian": entri.nama})
    if entri.terurai > batas:
        raise terlalu_terurai(entri.terurai, batas)
    if entri.metode == TERSIMPAN:
        isi = data[lokal.data : lokal.akhir]
    elif entri.metode == DEFLATE:
        isi = _kembangkan(data[lokal.data : lokal.akhir], entri, batas)
    else:
        raise rusak("cara mampat tidak dikenal", bagian=entri.nama)
    if len(isi) != entri.terurai or zlib.crc32(isi) != entri.crc:
        raise rusak("isi bagian tidak cocok dengan CRC", bagian=entri.nama)
    return isi


def alirkan(data: bytes, entri: Entri, batas: int) -> Iterator[bytes]:
    """As urai, a megabyte at a time; size and checksum are proved at the end, so what was handed out before that
    counts only once the last piece has come."""
    lokal = tempat(data, entri)
    if entri.terenkripsi:
        raise TidakTerbaca("B102", "terenkripsi", {"bagian": entri.nama})
    if entri.terurai > batas:
        raise terlalu_terurai(entri.terurai, batas)
    if entri.metode not in (TERSIMPAN, DEFLATE):
        raise rusak("cara mampat tidak dikenal", bagian=entri.nama)
    mesin = zlib.decompressobj(-15) if entri.metode == DEFLATE else None
    jumlah = crc = 0
    for pos in range(lokal.data, lokal.akhir, _POTONGAN):
        masuk = data[pos : min(pos + _POTONGAN, lokal.akhir)]
        while masuk:
            try:
                isi = mesin.decompress(masuk, _POTONGAN) if mesin else masuk
            except zlib.error as galat:
                raise rusak("isi bagian tidak dapat diurai", bagian=entri.nama) from galat
            masuk = mesin.unconsumed_tail if mesin else b""
            jumlah, crc = jumlah + len(isi), zlib.crc32(isi, crc)
            if jumlah > batas:
                raise terlalu_terurai(jumlah, batas)
            if jumlah > entri.terurai:
                raise rusak("ukuran bagian tidak seperti yang tercatat", bagian=entri.nama)
            if isi:
                yield isi
    if jumlah != entri.terurai or crc != entri.crc:
        raise rusak("isi bagian tidak cocok dengan CRC", bagian=entri.nama)


def urai_kepala(data: bytes, entri: Entri, panjang: int) -> bytes:
    """The first bytes of an entry; its checksum is not proved by them."""
    lokal = tempat(data, entri)
    mampat = data[lokal.data : lokal.akhir]
    if entri.metode != DEFLATE:
        return mampat[:panjang]
    try:
        return zlib.decompressobj(-15).decompress(mampat, panjang)
    except zlib.error as galat:
        raise rusak("isi bagian tidak dapat diurai", bagian=entri.nama) from galat


def _kembangkan(mampat: bytes, entri: Entri, batas: int) -> bytes:
    mesin = zlib.decompressobj(-15)
    try:
        isi = mesin.decompress(mampat, entri.terurai + 1)
        if len(isi) <= entri.terurai:
            return isi
        # The directory lied about the size. How much it really is decides which of the two findings is true.
        jumlah = len(isi)
        while mesin.unconsumed_tail and jumlah <= batas:
            jumlah += len(mesin.decompress(mesin.unconsumed_tail, _POTONGAN))
    except zlib.error as galat:
        raise rusak("isi bagian tidak dapat diurai", bagian=entri.nama) from galat
    if jumlah > batas:
        raise terlalu_terurai(jumlah, batas)
    raise rusak("ukuran bagian tidak seperti yang tercatat", bagian=entri.nama)


def terlalu_terurai(jumlah: int, batas: int) -> TidakTerbaca:
    return TidakTerbaca("B108", "terurai_besar", {"ukuran": str(jumlah), "batas": str(batas)})
