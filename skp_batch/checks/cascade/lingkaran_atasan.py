"""K306: following NIP Atasan leads back to the person himself."""

from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.cascade.catat import catat
from skp_batch.checks.cascade.indeks import Calon
from skp_batch.checks.cascade.kaskade import Kaskade, layak_periksa
from skp_batch.istilah import Tingkat
from skp_batch.temuan import Temuan

_BATAS_NAMA = 5  # people named in the chain


def lingkaran_atasan(k: Kaskade) -> Iterator[Temuan]:
    for b in k.semua:
        if id(b.calon) not in k.lingkaran or not layak_periksa(b.calon):
            continue
        putaran, awal = k.lingkaran[id(b.calon)]
        banyak = len(putaran)
        nama = [_nama(putaran[(awal + i) % banyak]) for i in range(min(banyak, _BATAS_NAMA))]
        if banyak > _BATAS_NAMA:
            nama.append("…")
        yield catat(
            k,
            "K306",
            Tingkat.KESALAHAN,
            b.calon,
            ("PEGAWAI", b.calon.skp.baris, "nip_atasan"),
            b.calon.skp.nip_atasan,
            sebab="diri" if banyak == 1 else "",
            rantai=" → ".join([*nama, nama[0]]),
            jumlah=str(banyak),
        )


def _nama(calon: Calon) -> str:
    """The name without the titles after it, so that a chain of names stays readable."""
    return calon.skp.nama.partition(",")[0] or calon.skp.nip
