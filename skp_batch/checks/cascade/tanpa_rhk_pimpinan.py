"""K303: an RHK UTAMA that supports no RHK of the pimpinan and gives no other source."""

from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.cascade.catat import catat, di_rhk, kutip_rhk, nama_pimpinan
from skp_batch.checks.cascade.kaskade import Kaskade
from skp_batch.checks.cascade.pilih_rencana import Keadaan
from skp_batch.checks.cascade.rujukan import Bawahan, Cara, wajib_merujuk
from skp_batch.istilah import Tingkat, kunci_teks
from skp_batch.temuan import Temuan


def tanpa_rhk_pimpinan(k: Kaskade) -> Iterator[Temuan]:
    for b, r in k.rujukan():
        if r.cara is not Cara.KOSONG or not wajib_merujuk(r.rhk) or not _atasan_ada(b):
            continue
        teks = r.rhk.teks_pimpinan
        if not r.terdekat:
            sebab = "tanpa_saran"
        elif not teks:
            sebab = ""
        else:
            sebab = "ganda" if k.penyusun.menurut_teks(r, kunci_teks(teks)) else "tidak_cocok"
        yield catat(
            k,
            "K303",
            Tingkat.KESALAHAN,
            b.calon,
            di_rhk(r.rhk),
            "",
            sebab=sebab,
            no_rhk=r.rhk.no,
            teks=teks,
            pimpinan=nama_pimpinan(r.hubungan),
            terdekat=kutip_rhk(r.terdekat[0]) if r.terdekat else "",
        )


def _atasan_ada(b: Bawahan) -> bool:
    """Whether NIP Atasan is in the batch; whose file is held or whose row is flawed is in it all the same."""
    return b.atasan is not None and b.atasan.rencana.keadaan not in (Keadaan.TIDAK_ADA, Keadaan.BEDA_TAHUN)
