"""Who may be named: with `--samarkan` nobody is, so that the pages may be published."""

from __future__ import annotations

import re

from skp_batch.hasil import HasilBatch
from skp_batch.model import Skp

_ANGKA_PANJANG = re.compile(r"\d(?:[ .'-]?\d){7,}")
SAMAR = "••••"


class Samaran:
    """Names and NIP as the pages show them. Without masking everything stays as it is."""

    def __init__(self, hasil: HasilBatch, aktif: bool) -> None:
        self.aktif = aktif
        self._alias: dict[str, str] = {}
        self._nama: re.Pattern[str] | None = None
        if aktif:
            orang = [s for b in hasil.buku for s in b.skp]
            for s in orang:
                self._alias.setdefault(s.nip, f"Pegawai {len(self._alias) + 1:04}")
            lain = {s.teks("nama_penilai") for s in orang} | {s.teks("nama_atasan_penilai") for s in orang}
            inti = {i for n in {s.nama for s in orang} | lain if (i := _inti(n))}
            if inti:
                self._nama = re.compile("|".join(re.escape(n) for n in sorted(inti, key=lambda n: (-len(n), n))), re.I)

    def nama(self, skp: Skp) -> str:
        return self._alias[skp.nip] if self.aktif else skp.nama

    def nip(self, skp: Skp) -> str:
        return SAMAR if self.aktif else skp.nip

    def teks(self, teks: str) -> str:
        """A free text: long numbers and the names of the batch's people are taken out."""
        if not self.aktif or not teks:
            return teks
        teks = _ANGKA_PANJANG.sub(SAMAR, teks)
        return self._nama.sub(SAMAR, teks) if self._nama else teks


def _inti(nama: str) -> str:
    """A name without the titles around it; single short words are no name that could be told from others."""
    inti = nama.split(",")[0]
    kata = [k for k in inti.split() if not k.endswith(".")]
    inti = " ".join(kata)
    return inti if len(inti) >= 6 else ""
