"""Makes a screenshot small: 256 colours instead of 16 million, which nobody sees on a page of text."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_AWAL = b"\x89PNG\r\n\x1a\n"
_WARNA = 256


def perkecil(path: Path) -> None:
    """Write the picture again with a palette; its commonest colours stay as they are."""
    titik = _baca(path.read_bytes())
    tinggi, lebar, _ = titik.shape
    kode = (titik[..., 0].astype(np.uint32) << 16) | (titik[..., 1].astype(np.uint32) << 8) | titik[..., 2]
    warna, letak, banyak = np.unique(kode, return_inverse=True, return_counts=True)
    pilih = warna[np.argsort(-banyak, kind="stable")[:_WARNA]]
    rgb = [np.stack([(w >> 16) & 255, (w >> 8) & 255, w & 255], 1).astype(np.int32) for w in (warna, pilih)]
    dekat = np.array([np.abs(rgb[1] - w).sum(1).argmin() for w in rgb[0]], np.uint8)
    isi = np.zeros((tinggi, lebar + 1), np.uint8)  # the first byte of a line: no filter
    isi[:, 1:] = dekat[letak].reshape(tinggi, lebar)
    path.write_bytes(
        _AWAL
        + _potong(b"IHDR", struct.pack(">IIBBBBB", lebar, tinggi, 8, 3, 0, 0, 0))
        + _potong(b"PLTE", rgb[1].astype(np.uint8).tobytes())
        + _potong(b"IDAT", zlib.compress(isi.tobytes(), 9))
        + _potong(b"IEND", b"")
    )


def _potong(nama: bytes, isi: bytes) -> bytes:
    return struct.pack(">I", len(isi)) + nama + isi + struct.pack(">I", zlib.crc32(nama + isi))


def _baca(data: bytes) -> NDArray[np.uint8]:
    """The dots of a picture as Chromium and pdftoppm write it: eight bits, RGB with or without alpha."""
    letak, mampat, lebar, tinggi, jenis = len(_AWAL), b"", 0, 0, 0
    while letak < len(data):
        (panjang,) = struct.unpack(">I", data[letak : letak + 4])
        nama, isi = data[letak + 4 : letak + 8], data[letak + 8 : letak + 8 + panjang]
        if nama == b"IHDR":
            lebar, tinggi, bit, jenis = struct.unpack(">IIBB", isi[:10])
            if bit != 8 or jenis not in (2, 6):
                raise ValueError("not a screenshot")
        elif nama == b"IDAT":
            mampat += isi
        letak += 12 + panjang
    kanal = 4 if jenis == 6 else 3
    baris = np.frombuffer(zlib.decompress(mampat), np.uint8).reshape(tinggi, 1 + lebar * kanal)
    hasil = np.zeros((tinggi, lebar * kanal), np.uint8)
    atas = np.zeros(lebar * kanal, np.uint8)
    for y in range(tinggi):
        hasil[y] = atas = _saring(int(baris[y, 0]), baris[y, 1:], atas, kanal)
    return hasil.reshape(tinggi, lebar, kanal)[..., :3]


def _saring(cara: int, isi: NDArray[np.uint8], atas: NDArray[np.uint8], k: int) -> NDArray[np.uint8]:
    """Undo a line's filter."""
    if cara == 0:
        return isi
    if cara == 2:
        return isi + atas
    if cara == 1:
        return isi.reshape(-1, k).cumsum(0, dtype=np.uint8).reshape(-1)
    hasil, sumber, di_atas = bytearray(len(isi)), isi.tobytes(), atas.tobytes()
    for i, x in enumerate(sumber):
        a, b = (hasil[i - k] if i >= k else 0), di_atas[i]
        if cara == 3:
            tebak = (a + b) // 2
        else:
            c = di_atas[i - k] if i >= k else 0
            jarak = (abs(b - c), abs(a - c), abs(a + b - 2 * c))
            tebak = a if jarak[0] <= jarak[1] and jarak[0] <= jarak[2] else b if jarak[1] <= jarak[2] else c
        hasil[i] = (x + tebak) & 255
    return np.frombuffer(bytes(hasil), np.uint8)
