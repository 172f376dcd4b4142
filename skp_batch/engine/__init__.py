"""Where the work on single files runs: in this process, in a pool of processes, or on a Dask cluster."""

from skp_batch.engine.dasar import Mesin, MesinGagal, PekerjaMati, kelompokkan, tanpa_pengumpul
from skp_batch.engine.kolam import beri_jalan
from skp_batch.engine.lokal import MesinLokal, jumlah_pekerja, mesin, panaskan
from skp_batch.engine.pilihan import AlamatSalah, alamat_klaster, buka_mesin
from skp_batch.engine.tuntas import MEMATIKAN, tuntaskan

__all__ = [
    "MEMATIKAN",
    "AlamatSalah",
    "Mesin",
    "MesinGagal",
    "MesinLokal",
    "PekerjaMati",
    "alamat_klaster",
    "beri_jalan",
    "buka_mesin",
    "jumlah_pekerja",
    "kelompokkan",
    "mesin",
    "panaskan",
    "tanpa_pengumpul",
    "tuntaskan",
]
