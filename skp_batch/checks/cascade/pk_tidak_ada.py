"""K313: No PK of an RHK is not in the sheet PK of its workbook."""

from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.cascade.catat import catat, di_rhk
from skp_batch.checks.cascade.kaskade import Kaskade, layak_periksa
from skp_batch.istilah import Tingkat
from skp_batch.temuan import Temuan

_BATAS_DAFTAR = 12


def pk_tidak_ada(k: Kaskade) -> Iterator[Temuan]:
    for lembaga in k.lembaga:
        nomor = {pk.no: None for pk in sorted(lembaga.buku.pk, key=lambda p: p.baris) if pk.no}
        salah = [
            (b.calon, r)
            for b in k.semua
            if layak_periksa(b.calon)
            for r in b.rhk
            if r.no_pk and r.no_pk not in nomor and "no_pk" not in r.cacat
        ]
        if len({r.no_pk for _, r in salah}) <= lembaga.cacat.pk_lepas:
            continue  # rows of PK whose No PK cannot be read may be just these
        pilihan = ", ".join(list(nomor)[:_BATAS_DAFTAR]) + (", …" if len(nomor) > _BATAS_DAFTAR else "")
        for calon, r in salah:
            yield catat(
                k,
                "K313",
                Tingkat.KESALAHAN,
                calon,
                di_rhk(r, "no_pk"),
                r.no_pk,
                sebab="" if nomor else "tanpa_pk",
                pilihan=pilihan,
            )
