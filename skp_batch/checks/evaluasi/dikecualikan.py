from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.susunan import Susunan
from skp_batch.temuan import Temuan


def dikecualikan(susunan: Susunan) -> Iterator[Temuan]:
    """Who is not rated by Status Keaktifan is named (N409); N, K, Q and X are not checked for them."""
    for s in susunan.skp:
        if s.skp.dikecualikan:
            keaktifan = s.skp.keaktifan
            yield susunan.isi.temuan("N409", "PEGAWAI", s.baris, "nip", konteks=(("keaktifan", keaktifan),))
