"""F5 Matriks Peran Hasil: who carries which RHK of a pimpinan, one table for each pimpinan of a unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from skp_batch.formulir.isian import IsiRhk, IsiUnit
from skp_batch.formulir.susun import jabatan
from skp_batch.model import Buku

# more columns than this do not fit a landscape page; the table is continued
KOLOM_SEHALAMAN = 5


@dataclass(frozen=True, slots=True)
class BarisMatriks:
    nama: str
    jabatan: str
    unit: str
    sel: tuple[tuple[str, ...], ...]  # per RHK of the pimpinan the roles of this person


@dataclass(frozen=True, slots=True)
class Matriks:
    nama: str
    jabatan: str
    rhk: tuple[IsiRhk, ...]
    baris: tuple[BarisMatriks, ...]


def susun_matriks(unit: IsiUnit, semua: Iterable[IsiUnit]) -> list[Matriks]:
    """The tables of a unit: its pimpinan first, then every other one of it whose RHK somebody supports. `semua` holds
    at least the units of those, in order."""
    periode = unit.buku.unit.periode
    kami = {s.skp.nip for s in unit.skp}
    pendukung: dict[str, list[tuple[str, str, int, str, str, str]]] = {}
    urut = 0
    for u in semua:
        if u.buku.unit.periode != periode:
            continue
        for s in u.skp:
            urut += 1
            for r in s.rhk:
                nip = r.nip_pimpinan or s.skp.nip_atasan
                if nip in kami and r.no_pimpinan:
                    lain = "" if u.buku.unit.kode == unit.buku.unit.kode else _nama(u.buku)
                    pendukung.setdefault(nip, []).append(
                        (r.teks, r.no_pimpinan, urut, s.skp.nama, jabatan(s.skp), lain)
                    )
    pimpinan = unit.buku.unit.nip_pimpinan
    hasil = []
    for s in sorted(unit.skp, key=lambda s: s.skp.nip != pimpinan):
        milik = pendukung.get(s.skp.nip, [])
        if not s.rhk or not milik:
            continue
        orang: dict[int, tuple[str, str, str]] = {u: (n, j, lain) for _, _, u, n, j, lain in milik}
        for mulai in range(0, len(s.rhk), KOLOM_SEHALAMAN):
            kolom = s.rhk[mulai : mulai + KOLOM_SEHALAMAN]
            baris = tuple(
                BarisMatriks(
                    *orang[u],
                    tuple(tuple(teks for teks, no, ke, *_ in milik if ke == u and no == k.no) for k in kolom),
                )
                for u in sorted(orang)
            )
            hasil.append(Matriks(s.skp.nama, jabatan(s.skp), kolom, tuple(b for b in baris if any(b.sel))))
    return hasil


def _nama(buku: Buku) -> str:
    return buku.unit.nama or buku.unit.kode
