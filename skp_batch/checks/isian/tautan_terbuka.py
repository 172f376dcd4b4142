from __future__ import annotations

import re
from collections.abc import Iterator

from skp_batch.temuan import Temuan
from skp_batch.workbook.isi import IsiBuku

# a drive, a file: address, a folder on one machine or in one office's network
_SETEMPAT = re.compile(r"^(?:[A-Za-z]:[\\/]|file:|\\\\|//|/(?:home|Users|media|mnt)/|~/)", re.IGNORECASE)


def tautan_terbuka(isi: IsiBuku) -> Iterator[Temuan]:
    """Tautan Bukti Dukung is an address that others can open (S217)."""
    for baris in isi.baris("REALISASI"):
        if _SETEMPAT.match(baris.teks("tautan")):
            yield isi.temuan("S217", "REALISASI", baris, "tautan")
