"""K315: NIP Pimpinan Unit is in no PEGAWAI."""

from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.cascade.catat import catat_unit
from skp_batch.checks.cascade.kaskade import Kaskade
from skp_batch.checks.cascade.pilih_rencana import Keadaan
from skp_batch.temuan import Temuan


def pimpinan_unit_tidak_ada(k: Kaskade) -> Iterator[Temuan]:
    for lembaga in k.lembaga:
        unit = lembaga.buku.unit
        if not unit.nip_pimpinan or not unit.cacat.isdisjoint(("nip_pimpinan", "nip_pimpinan_unit")):
            continue
        keadaan = k.penyusun.pemilih.langsung(unit.nip_pimpinan, lembaga).keadaan
        if keadaan in (Keadaan.TIDAK_ADA, Keadaan.BEDA_TAHUN):
            yield catat_unit(k, "K315", lembaga, ("UNIT", 0, "nip_pimpinan_unit"), unit.nip_pimpinan)
