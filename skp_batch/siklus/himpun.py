"""Realisasi of several periods put together: figures by Cara Hitung, words and bukti listed with their period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from skp_batch.checks.susunan import Indikator
from skp_batch.periode import NAMA_BULAN, Periode
from skp_batch.siklus.bacaan import BukuTerbaca

Kunci = tuple[str, str, str, str]  # NIP, SKP Ke, No RHK, No Indikator
_TEMPAT = Decimal("0.000001")


@dataclass(slots=True)
class Himpunan:
    """What the periods say of one indikator, in order of time."""

    cara: str = ""
    butir: list[tuple[Periode, Indikator]] = field(default_factory=list)

    @property
    def kosong(self) -> int:
        """In how many of the periods nothing was realised although something was due."""
        return sum(1 for _, i in self.butir if i.hilang)


def himpun(buku: Sequence[BukuTerbaca]) -> dict[Kunci, Himpunan]:
    """Realisasi by key; `buku` come in order of time. Cara Hitung is that of the last one."""
    hasil: dict[Kunci, Himpunan] = {}
    for b in buku:
        for s in b.susunan.skp:
            for r in s.rhk:
                for i in r.indikator:
                    kunci = (s.skp.nip, s.skp.skp_ke, r.baris.teks("no_rhk"), i.target.teks("no_indikator"))
                    satu = hasil.setdefault(kunci, Himpunan())
                    satu.cara = i.cara or satu.cara
                    if b.unit.periode is not None:
                        satu.butir.append((b.unit.periode, i))
    return hasil


def isi_realisasi(h: Himpunan) -> dict[str, object]:
    """The cells of the REALISASI row by column key."""
    isi: dict[str, object] = {"realisasi": _angka(h)}
    for kunci in ("uraian_realisasi", "bukti", "sumber_data"):
        isi[kunci] = _daftar((p, _teks(i, kunci)) for p, i in h.butir)
    tautan = dict.fromkeys(t for _, i in h.butir if (t := _teks(i, "tautan")))
    isi["tautan"] = "\n".join(tautan) or None
    return {k: v for k, v in isi.items() if v is not None}


def sebutan(periode: Periode) -> str:
    """A period within its year: TW1, S2, Oktober."""
    return NAMA_BULAN[periode.ke - 1] if periode.jenis == "BULANAN" else periode.kode.partition("-")[2] or periode.kode


def _angka(h: Himpunan) -> Decimal | None:
    nilai = [i.nilai for _, i in h.butir if i.nilai is not None]
    if not nilai:
        return None
    if h.cara == "JUMLAH":
        return _desimal(sum(nilai, Fraction(0)))
    return _desimal(sum(nilai, Fraction(0)) / len(nilai)) if h.cara == "RATA-RATA" else _desimal(nilai[-1])


def _desimal(nilai: Fraction) -> Decimal:
    """Exact where it can be; a mean without end is rounded half-up, far below what the capaian shows."""
    hasil = Decimal(nilai.numerator) / Decimal(nilai.denominator)
    if Fraction(hasil) == nilai:
        return hasil
    return hasil.quantize(_TEMPAT, ROUND_HALF_UP)


def _teks(i: Indikator, kunci: str) -> str:
    return i.realisasi.teks(kunci) if i.realisasi is not None and not i.realisasi.cacat_di(kunci) else ""


def _daftar(butir: Iterable[tuple[Periode, str]]) -> str | None:
    """`TW1: …` line by line; a text that all share stands once, without a period."""
    ada = [(p, t) for p, t in butir if t]
    if len({t for _, t in ada}) == 1:
        return ada[0][1]
    return "\n".join(f"{sebutan(p)}: {t}" for p, t in ada) or None
