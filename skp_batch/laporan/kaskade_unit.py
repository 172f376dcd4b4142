"""The cascade within one unit, for batches whose index page has room for the pimpinan only (hasil.besar)."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from skp_batch.laporan.bahan import Bahan
from skp_batch.laporan.kaskade import Himpunan, SimpulRhk


def kaskade_unit(b: Bahan, himpunan: Himpunan, orang: Sequence[int]) -> Markup:
    """Each RHK that others of the unit support, with theirs. `orang` are positions in the rekap; blank where nobody
    supports anybody of the unit."""
    rekap = b.hasil.rekap
    rhk = {i: himpunan.simpul(i) for i in orang}
    pendukung: dict[tuple[int, int], list[Markup]] = {}
    for i in orang:
        for r in rhk[i]:
            if r.induk is not None and r.induk[0] in rhk:
                pendukung.setdefault(r.induk, []).append(_butir(b, b.samaran.nama(rekap[i]), r))
    baris = []
    for i in orang:
        nama = b.samaran.nama(rekap[i])
        for k, r in enumerate(rhk[i]):
            if para := pendukung.get((i, k)):
                judul = f"{_butir(b, nama, r)} <small>(didukung {len(para)} RHK)</small>"
                isi = "".join(f"<li>{p}</li>" for p in para)
                baris.append(f"<details><summary>{judul}</summary><ul>{isi}</ul></details>")
    return Markup("\n".join(baris))  # noqa: S704 - every text is escaped where it is put in


def _butir(b: Bahan, nama: str, r: SimpulRhk) -> Markup:
    tanda = " · belum didukung" if r.celah else " · tidak tersambung" if r.yatim else ""
    return escape(f"{nama}: {r.no}. {b.samaran.teks(r.teks)}{tanda}")
