"""Where the work on single files runs: in this process, in a pool of processes, or on a Dask cluster."""

from skp_batch.engine.dasar import Mesin, MesinGagal, kelompokkan, tanpa_pengumpul
from skp_batch.engine.lokal import MesinLokal, beri_jalan, jumlah_pekerja, mesin, panaskan
from skp_batch.engine.pilihan import AlamatSalah, alamat_klaster, buka_mesin

__all__ = [
    "AlamatSalah",
    "Mesin",
    "MesinGagal",
    "MesinLokal",
    "alamat_klaster",
    "beri_jalan",
    "buka_mesin",
    "jumlah_pekerja",
    "kelompokkan",
    "mesin",
    "panaskan",
    "tanpa_pengumpul",
]
