"""Reconciliation: what this program says of each person beside what e-Kinerja or SIASN says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from skp_batch.istilah import StatusSkp
from skp_batch.periode import Periode
from skp_batch.siasn.baris_predikat import Bacaan, BarisDitolak, BarisPredikat

KOLOM = ("rating_hasil", "rating_perilaku", "predikat")
_Kunci = tuple[Periode, str]


class JenisBeda(StrEnum):
    BEDA = "BEDA"
    HANYA_DI_SINI = "HANYA DI SINI"
    HANYA_DI_SANA = "HANYA DI SANA"


@dataclass(frozen=True, slots=True)
class Beda:
    """One difference. `kolom` and both values are those of rekap.csv; blank values are shown as they are."""

    jenis: JenisBeda
    periode: str
    nip: str
    nama: str
    kolom: str
    di_sini: str
    di_sana: str
    keterangan: str = ""
    berkas: str = ""
    baris: int = 0


@dataclass(slots=True)
class HasilRekon:
    """`sama` counts SKP that agree, `ditolak` rows that could not be compared, `terlewat` periods of ours alone."""

    sumber: str  # e-Kinerja or SIASN
    sama: int = 0
    beda: list[Beda] = field(default_factory=list)
    ditolak: list[BarisDitolak] = field(default_factory=list)
    terlewat: list[Periode] = field(default_factory=list)

    @property
    def cocok(self) -> bool:
        return not self.beda and not self.ditolak

    def menurut(self, jenis: JenisBeda) -> list[Beda]:
        return [b for b in self.beda if b.jenis is jenis]


def bandingkan(sini: Bacaan, sana: Bacaan, sumber: str) -> HasilRekon:
    """Compare the periods that `sana` speaks of; each list is ordered by period, NIP, SKP Ke."""
    hasil = HasilRekon(sumber)
    periode = set(sana.periode)
    milik_kita, milik_sana = _kelompok(_berlaku(sini.baris)), _kelompok(_berlaku(sana.baris))
    kosong = {(d.periode, d.nip): d for d in sana.ditolak if d.kosong and d.periode}
    hasil.ditolak = [d for d in (*sini.ditolak, *sana.ditolak) if not d.kosong]
    hasil.terlewat = sorted({p for p, _ in milik_kita} - periode)
    tertolak = {(d.periode, d.nip) for d in sana.ditolak if not d.kosong}
    for kunci in sorted({*milik_kita, *milik_sana}):
        if kunci[0] in periode and kunci not in tertolak:
            _satu(milik_kita.get(kunci, []), milik_sana.get(kunci, []), kosong.get(kunci), hasil)
    return hasil


def _berlaku(baris: Sequence[BarisPredikat]) -> Iterator[BarisPredikat]:
    """Without the earlier SKP of a year (BAGIAN TAHUN): e-Kinerja and SIASN hold the one in force."""
    return (b for b in baris if b.status != StatusSkp.BAGIAN_TAHUN)


def _kelompok(baris: Iterable[BarisPredikat]) -> dict[_Kunci, list[BarisPredikat]]:
    """By period and NIP; the same values twice (several downloads) count once."""
    hasil: dict[_Kunci, list[BarisPredikat]] = defaultdict(list)
    for b in baris:
        if all((b.nilai, b.skp_ke) != (lain.nilai, lain.skp_ke) for lain in hasil[b.periode, b.nip]):
            hasil[b.periode, b.nip].append(b)
    return {k: sorted(v, key=lambda b: (b.skp_ke, b.berkas, b.nomor)) for k, v in hasil.items()}


def _satu(
    sini: Sequence[BarisPredikat], sana: Sequence[BarisPredikat], kosong: BarisDitolak | None, hasil: HasilRekon
) -> None:
    """One person in one period: what agrees is taken out first, then the rest is laid side by side."""
    sisa_sini = [a for a in sini if all(_kolom_beda(a, b) for b in sana)]
    sisa_sana = [b for b in sana if all(_kolom_beda(a, b) for a in sini)]
    hasil.sama += sum(1 for a in sini if a.predikat is not None and a not in sisa_sini)
    for a, b in zip(sisa_sini, sisa_sana, strict=False):
        for kolom in _kolom_beda(a, b):
            hasil.beda.append(_beda(a, b, kolom))
    terpasang = min(len(sisa_sini), len(sisa_sana))
    for a in sisa_sini[terpasang:]:
        if a.predikat is None:
            continue  # not rated here and not there
        if kosong is not None:
            hasil.beda.append(
                Beda(JenisBeda.BEDA, a.periode.kode, a.nip, a.nama, "predikat", str(a.predikat), "", kosong.sebab,
                     kosong.berkas, kosong.nomor)
            )  # fmt: skip
        else:
            hasil.beda.append(_sepihak(JenisBeda.HANYA_DI_SINI, a))
    for b in sisa_sana[terpasang:]:
        if sini:  # this person has another row there beside the one that was compared
            hasil.beda += [_beda(sini[-1], b, kolom) for kolom in _kolom_beda(sini[-1], b)]
        elif b.predikat is not None:
            hasil.beda.append(_sepihak(JenisBeda.HANYA_DI_SANA, b))


def _kolom_beda(a: BarisPredikat, b: BarisPredikat) -> list[str]:
    """The columns that differ; ratings count only where the other side gives any."""
    tanpa_rating = b.rating_hasil is None and b.rating_perilaku is None
    kolom = KOLOM[2:] if tanpa_rating else KOLOM
    return [k for k in kolom if getattr(a, k) is not getattr(b, k)]


def _beda(a: BarisPredikat, b: BarisPredikat, kolom: str) -> Beda:
    di_sini, di_sana = (str(getattr(x, kolom) or "") for x in (a, b))
    keterangan = a.status if not di_sini else ""
    return Beda(
        JenisBeda.BEDA, a.periode.kode, a.nip, a.nama or b.nama, kolom, di_sini, di_sana, keterangan, b.berkas, b.nomor
    )


def _sepihak(jenis: JenisBeda, x: BarisPredikat) -> Beda:
    predikat = str(x.predikat or "")
    di_sini, di_sana = (predikat, "") if jenis is JenisBeda.HANYA_DI_SINI else ("", predikat)
    return Beda(jenis, x.periode.kode, x.nip, x.nama, "predikat", di_sini, di_sana, "", x.berkas, x.nomor)
