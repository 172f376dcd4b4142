from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.susunan import Susunan
from skp_batch.temuan import Temuan


def rhk_utama_ada(susunan: Susunan) -> Iterator[Temuan]:
    """AKTIF with PENGAJUAN or PERSETUJUAN has an RHK UTAMA (N401); DRAFT without RHK is BELUM MENYUSUN instead."""
    for s in susunan.diperiksa:
        if s.skp.keaktifan != "AKTIF" or s.skp.status_skp not in ("PENGAJUAN", "PERSETUJUAN"):
            continue
        utama = any(r.baris.ambil("jenis_rhk") == "UTAMA" or r.baris.cacat_di("jenis_rhk") for r in s.rhk)
        if not utama and not susunan.tak_pasti("RHK", s):
            yield susunan.isi.temuan("N401", "PEGAWAI", s.baris, "nip")
