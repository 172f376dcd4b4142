"""An invented instansi to try the program with: clean, or with planted mistakes. Deterministic."""

from skp_batch.contoh.bentuk import BukuContoh, Instansi, Kesalahan
from skp_batch.contoh.instansi import PERIODE_BAWAAN, buat_instansi

__all__ = ["PERIODE_BAWAAN", "BukuContoh", "Instansi", "Kesalahan", "buat_instansi"]
