"""How people stand over several periods: this batch, and the KELUAR of former ones that `--lalu` names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from skp_batch.hasil import HasilBatch
from skp_batch.istilah import StatusSkp
from skp_batch.laporan.samaran import Samaran
from skp_batch.masukan_lain import NilaiLalu
from skp_batch.model import Skp
from skp_batch.periode import Periode

PERIODE_TERBANYAK = 8  # columns of the table, the latest
_LANGKAH, _TINGGI, _ATAS = 26, 34, Decimal(120)  # of the little drawing


@dataclass(frozen=True, slots=True)
class BarisTren:
    """One person: what stands in each period's column, and the same as a line."""

    nama: str
    sel: tuple[tuple[str, str], ...]  # (capaian, predikat or status)
    garis: str  # path data
    titik: tuple[tuple[int, float], ...]
    uraian: str  # the drawing in words


@dataclass(frozen=True, slots=True)
class Tren:
    periode: tuple[str, ...]
    baris: tuple[BarisTren, ...]
    lebar: int


def susun_tren(
    hasil: HasilBatch, samaran: Samaran, lalu: Mapping[str, Iterable[NilaiLalu]], skp: Iterable[Skp]
) -> Tren | None:
    """The table of some people; None where nobody has a second period."""
    skp = list(skp)
    if not lalu and len({s.berkas for s in skp}) < 2:  # a workbook has one period
        return None
    orang: dict[str, tuple[str, dict[Periode, NilaiLalu]]] = {}
    for s in skp:
        periode = hasil.buku_dari(s).unit.periode
        if periode is None or s.status in (StatusSkp.BAGIAN_TAHUN, StatusSkp.DIKECUALIKAN):
            continue
        if s.nip not in orang:
            orang[s.nip] = (samaran.nama(s), {n.periode: n for n in lalu.get(s.nip, ())} if s.nip_sah else {})
        orang[s.nip][1][periode] = NilaiLalu(periode, s.capaian, str(s.predikat or s.status or ""))
    if not any(len(nilai) > 1 for _, nilai in orang.values()):
        return None
    semua = {p for _, nilai in orang.values() for p in nilai}
    kolom = sorted(semua, key=lambda p: (p.akhir, -p.awal.toordinal()))[-PERIODE_TERBANYAK:]
    baris = tuple(_baris(nama, nilai, kolom) for nama, nilai in orang.values() if len(nilai) > 1)
    return Tren(tuple(p.kode for p in kolom), baris, len(kolom) * _LANGKAH)


def _baris(nama: str, nilai: Mapping[Periode, NilaiLalu], kolom: Iterable[Periode]) -> BarisTren:
    sel, titik, uraian = [], [], []
    for i, p in enumerate(kolom):
        n = nilai.get(p)
        capaian = "" if n is None or n.capaian is None else f"{n.capaian:.2f}".replace(".", ",")
        sel.append((capaian, n.predikat.capitalize() if n else ""))
        if n is not None and n.capaian is not None:
            tinggi = min(max(n.capaian, Decimal(0)), _ATAS) / _ATAS * (_TINGGI - 4)
            titik.append((i * _LANGKAH + _LANGKAH // 2, float(round(_TINGGI - 2 - tinggi, 1))))
            uraian.append(f"{p.kode} {capaian}")
    garis = " ".join(f"{'L' if i else 'M'}{x},{y:g}" for i, (x, y) in enumerate(titik))
    return BarisTren(nama, tuple(sel), garis, tuple(titik), "; ".join(uraian))
