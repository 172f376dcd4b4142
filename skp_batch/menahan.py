"""What a KESALAHAN holds back, by its code and place (kontrak.md section 2)."""

from __future__ import annotations

from skp_batch.istilah import Menahan

_KUNCI_PEGAWAI = frozenset({"nip", "skp_ke", "status_skp"})
_KUNCI_RHK = frozenset({"nip", "skp_ke", "no_rhk", "jenis_rhk"})
_PREDIKAT = frozenset({"S211", "N408", "N419"})
_EKSPOR = frozenset({"N401", "N402"})


def yang_ditahan(kode: str, lembar: str, kunci: str) -> Menahan:
    """The most that a KESALAHAN of this code at this column holds. K codes follow the policy, not this table."""
    if (kode.startswith("B") and kode != "B111") or lembar == "UNIT":
        return Menahan.BERKAS
    if kode in _PREDIKAT:
        return Menahan.PREDIKAT
    if kode in _EKSPOR:
        return Menahan.EKSPOR
    if lembar in ("PENILAIAN", "KEBERATAN") or (lembar == "PEGAWAI" and kunci in _KUNCI_PEGAWAI):
        return Menahan.PREDIKAT
    if lembar in ("TARGET", "REALISASI") or (lembar == "RHK" and kunci in _KUNCI_RHK):
        return Menahan.CAPAIAN
    return Menahan.EKSPOR if lembar in ("PEGAWAI", "RHK") else Menahan.TIDAK
