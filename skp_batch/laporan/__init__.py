"""KELUAR/laporan and KELUAR/pesan: the batch for people, as pages that open from a folder, and messages to send."""

from skp_batch.laporan.pesan import tulis_pesan
from skp_batch.laporan.tulis import tulis_laporan

__all__ = ["tulis_laporan", "tulis_pesan"]
