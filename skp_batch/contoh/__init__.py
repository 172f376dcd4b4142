"""An invented instansi to try the program with: clean, or with planted mistakes. Deterministic."""

from skp_batch.contoh.bentuk import BukuContoh, Instansi, Kesalahan
from skp_batch.contoh.instansi import PERIODE_BAWAAN, buat_instansi
from skp_batch.contoh.skala import buat_skala
from skp_batch.contoh.tanam import tanam
from skp_batch.contoh.tulis import NAMA_DAFTAR, baca_daftar, tulis

__all__ = [
    "NAMA_DAFTAR",
    "PERIODE_BAWAAN",
    "BukuContoh",
    "Instansi",
    "Kesalahan",
    "baca_daftar",
    "buat_instansi",
    "buat_skala",
    "tanam",
    "tulis",
]
