"""Planting: about seventy mistakes of B, S, K, N and Q, each where nothing else follows from it."""

from __future__ import annotations

from skp_batch.contoh.bentuk import Instansi
from skp_batch.contoh.papan import Papan, Tanaman
from skp_batch.contoh.tanam_berkas import tambah_unit, tanam_berkas
from skp_batch.contoh.tanam_isian import tanam_isian
from skp_batch.contoh.tanam_kaskade import tanam_kaskade
from skp_batch.contoh.tanam_penilaian import tanam_mutu, tanam_penilaian


def tanam(instansi: Instansi) -> tuple[Instansi, list[Tanaman]]:
    """A copy of the instansi with mistakes, and the list of them; their addresses are known once it is written."""
    papan = Papan(instansi)
    for langkah in (tambah_unit, tanam_isian, tanam_kaskade, tanam_penilaian, tanam_mutu, tanam_berkas):
        langkah(papan)
    return papan.instansi, papan.daftar
