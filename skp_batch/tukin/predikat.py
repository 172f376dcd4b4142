"""The predikat that a work month uses: of the right period, under the policy's aliases, or its stand-in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from skp_batch.istilah import Predikat, cocokkan
from skp_batch.nip import pola_nip
from skp_batch.periode import Periode
from skp_batch.tukin.cuti import kunci_jenis
from skp_batch.tukin.kebijakan_jenis import kunci_kata
from skp_batch.tukin.kebijakan_lain import AturanPredikat, Pengganti
from skp_batch.tukin.model import Cuti, Penerima

_LABEL = {
    Predikat.SANGAT_BAIK: "sangat_baik",
    Predikat.BAIK: "baik",
    Predikat.BUTUH_PERBAIKAN: "butuh_perbaikan",
    Predikat.KURANG: "kurang",
    Predikat.SANGAT_KURANG: "sangat_kurang",
}
_NAMA = {label: predikat for predikat, label in _LABEL.items()}
_BARU = ("PEGAWAI BARU", "BARU")
ATAU = " / "  # between predikat of one period on which the sources do not agree


@dataclass(frozen=True, slots=True)
class HasilPredikat:
    """`dibayar` None = unknown: the row is held unless the predikat does not matter."""

    nama: str = ""
    dibayar: Decimal | None = None
    pengganti: str = ""
    dasar: str = ""


def cari_predikat(
    a: AturanPredikat,
    periode: Periode,
    ada: Mapping[Periode, str],
    p: Penerima,
    cuti: Sequence[Cuti],
    sampai: date,
) -> HasilPredikat:
    """The share paid by predikat. `sampai`: the last day of the work month, up to which leave excuses."""
    if (label := label_dari(a, ada.get(periode, ""))) is not None:
        return HasilPredikat(str(_NAMA[label]), dibayar(a, label), "", a.dasar)
    for g in a.pengganti if ATAU not in ada.get(periode, "") else ():
        if _berlaku(g, periode, p, cuti, sampai) and (hasil := _ganti(a, g, periode, ada)) is not None:
            return hasil
    if a.kosong is not None and not ada.get(periode, ""):
        return HasilPredikat("KOSONG", a.kosong if a.arti == "dibayar" else 100 - a.kosong, "", a.dasar)
    return HasilPredikat(ada.get(periode, ""))


def label_dari(a: AturanPredikat, teks: str) -> str | None:
    """The policy's label of a predikat text: by its aliases first, then by the closed list of spellings."""
    if not teks:
        return None
    for alias, label in a.alias.items():
        if kunci_kata(alias) == kunci_kata(teks):
            return label
    return _label_umum(teks)


@lru_cache(maxsize=1_024)
def _label_umum(teks: str) -> str | None:
    cocok = cocokkan(teks.replace("_", " "), Predikat)
    return _LABEL[Predikat(cocok)] if cocok else None


def dibayar(a: AturanPredikat, label: str) -> Decimal:
    """Per cent paid for a label; a label without a figure of its own goes by its alias."""
    persen = a.persen.get(label)
    if persen is None:
        persen = a.persen[next(tujuan for alias, tujuan in a.alias.items() if kunci_kata(alias) == kunci_kata(label))]
    return persen if a.arti == "dibayar" else 100 - persen


def _berlaku(g: Pengganti, periode: Periode, p: Penerima, cuti: Sequence[Cuti], sampai: date) -> bool:
    b = g.bila
    if b.jenis_cuti is not None:
        jenis = {kunci_jenis(j) for j in b.jenis_cuti}
        if not any(kunci_jenis(c.jenis) in jenis and c.mulai <= sampai and c.selesai >= periode.awal for c in cuti):
            return False
    if b.status is not None and not {kunci_kata(s) for s in b.status} & {
        kunci_kata(s) for s in (p.status, *p.status_khusus)
    }:
        return False
    return b.baru is None or b.baru == _baru(periode, p)


def _baru(periode: Periode, p: Penerima) -> bool:
    """New: by Status Khusus, or appointed after the period by the TMT in the NIP of a PNS."""
    if {kunci_kata(s) for s in p.status_khusus} & {kunci_kata(s) for s in _BARU}:
        return True
    if len(p.nip) != 18 or not p.nip.isdigit() or pola_nip(p.nip) != "PNS":
        return False
    return date(int(p.nip[8:12]) or 1, int(p.nip[12:14]), 1) > periode.akhir


def _ganti(a: AturanPredikat, g: Pengganti, periode: Periode, ada: Mapping[Periode, str]) -> HasilPredikat | None:
    if g.pakai == "penuh":
        return HasilPredikat("PENUH", Decimal(100), "penuh", g.dasar or a.dasar)
    if g.pakai != "terakhir":
        return HasilPredikat(str(_NAMA[g.pakai]), dibayar(a, g.pakai), _NAMA[g.pakai], g.dasar or a.dasar)
    lama = [q for q in ada if q.jenis == periode.jenis and q < periode and label_dari(a, ada[q]) is not None]
    if not lama:
        return None
    terakhir = max(lama)
    label = label_dari(a, ada[terakhir])
    assert label is not None
    return HasilPredikat(str(_NAMA[label]), dibayar(a, label), f"predikat {terakhir.judul}", g.dasar or a.dasar)
