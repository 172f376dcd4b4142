"""Checks across workbooks: does each RHK support one of the pimpinan's (K codes; PermenPANRB 6/2022)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from skp_batch.checks.cascade.beda_tahun import beda_tahun
from skp_batch.checks.cascade.indikator_pk_tidak_didukung import indikator_pk_tidak_didukung
from skp_batch.checks.cascade.kaskade import Jaringan, Kaskade
from skp_batch.checks.cascade.kebijakan import KebijakanKaskade
from skp_batch.checks.cascade.lingkaran_atasan import lingkaran_atasan
from skp_batch.checks.cascade.pengganti_pimpinan import pengganti_pimpinan
from skp_batch.checks.cascade.penilai_luar import penilai_luar
from skp_batch.checks.cascade.pimpinan_belum_disetujui import pimpinan_belum_disetujui
from skp_batch.checks.cascade.pimpinan_tidak_ada import pimpinan_tidak_ada
from skp_batch.checks.cascade.pimpinan_unit_tidak_ada import pimpinan_unit_tidak_ada
from skp_batch.checks.cascade.pk_tidak_ada import pk_tidak_ada
from skp_batch.checks.cascade.rhk_individu import rhk_individu
from skp_batch.checks.cascade.rhk_menurut_teks import rhk_menurut_teks
from skp_batch.checks.cascade.rhk_pimpinan_tidak_ada import rhk_pimpinan_tidak_ada
from skp_batch.checks.cascade.rhk_salinan import rhk_salinan
from skp_batch.checks.cascade.rhk_tidak_diintervensi import rhk_tidak_diintervensi
from skp_batch.checks.cascade.tanpa_rhk_pimpinan import tanpa_rhk_pimpinan
from skp_batch.checks.cascade.target_bawahan_kurang import target_bawahan_kurang
from skp_batch.checks.cascade.teks_berbeda import teks_berbeda
from skp_batch.checks.cascade.tidak_diperiksa import tidak_diperiksa
from skp_batch.model import AmbilRhk, Buku, rhk_di_tempat
from skp_batch.temuan import Temuan, urutkan

__all__ = ["ATURAN", "KebijakanKaskade", "periksa_kaskade"]

Aturan = tuple[Callable[[Kaskade], Iterable[Temuan]], ...]

ATURAN: Aturan = (
    pimpinan_tidak_ada,  # K301
    rhk_pimpinan_tidak_ada,  # K302
    tanpa_rhk_pimpinan,  # K303
    rhk_individu,  # K304
    teks_berbeda,  # K305
    lingkaran_atasan,  # K306
    pimpinan_belum_disetujui,  # K307
    beda_tahun,  # K310
    tidak_diperiksa,  # K311
    indikator_pk_tidak_didukung,  # K312
    pk_tidak_ada,  # K313
    pengganti_pimpinan,  # K314
    pimpinan_unit_tidak_ada,  # K315
    rhk_menurut_teks,  # K316
    penilai_luar,  # K317
    rhk_salinan,  # Q702
)
# what a pimpinan's bawahan did with his RHK: known when all of them have been looked at
ATURAN_PIMPINAN: Aturan = (
    rhk_tidak_diintervensi,  # K308
    target_bawahan_kurang,  # K309
)


def periksa_kaskade(buku: Sequence[Buku], kebijakan: KebijakanKaskade, rhk: AmbilRhk = rhk_di_tempat) -> list[Temuan]:
    """All K findings of the batch and Q702, ordered; the order of `buku` does not matter.

    `rhk` gives the RHK of an SKP. Notes on each SKP who replaced its atasan.
    """
    jaringan = Jaringan(buku, kebijakan, rhk)
    for b in jaringan.semua:
        b.calon.skp.nip_pengganti = b.nip_pengganti
    temuan = [t for k in jaringan.dari_bawah() for aturan in ATURAN for t in aturan(k)]
    temuan += (t for k in jaringan.dari_atas() for aturan in ATURAN_PIMPINAN for t in aturan(k))
    return urutkan(temuan)
