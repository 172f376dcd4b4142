"""A person's row on the pages, as HTML made once: the same person stands on the unit's page and on the atasan's."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from skp_batch.hasil import KunciSkp, kunci_skp
from skp_batch.laporan.bahan import PERLU_PEMBINAAN, Bahan, angka_id, kode_periode
from skp_batch.laporan.langkah import langkah
from skp_batch.model import Skp
from skp_batch.ringkasan import Kelompok, kelompok_skp

_TERINGAT = 3_000
_SEKALI = 500  # rows
_TANDA = "<!--baris-->"
WARNA = dict(zip(Kelompok, ("hijau", "kuning", "kuning", "merah", "kelabu"), strict=True))


class BarisSkp:
    """What a page shows of one SKP. `awal`, `tengah` and `akhir` are cells; the unit's cell may stand between."""

    __slots__ = ("akhir", "awal", "bina", "langkah", "nama", "periode", "predikat", "skp", "unit")

    def __init__(self, b: Bahan, s: Skp) -> None:
        buku = b.hasil.buku_dari(s)
        self.skp = s
        self.nama = b.samaran.nama(s)
        self.periode = kode_periode(buku.unit.periode)
        self.predikat = _kalimat(s.predikat)
        self.langkah = langkah(s)
        self.bina = s.predikat in PERLU_PEMBINAAN
        jabatan = escape(b.samaran.teks(s.teks("jabatan")))
        self.awal = (
            f'<th scope="row">{escape(self.nama)}<br><small>{escape(b.samaran.nip(s))}</small></th><td>{jabatan}</td>'
        )
        self.unit = f"<td>{escape(b.unit(buku))}</td>"
        self.akhir = (
            f"<td>{self.periode}</td><td>{escape(_kalimat(s.status_skp))}</td>"
            f'<td class="angka">{angka_id(s.capaian)}</td>'
            f"<td>{_kalimat(s.rating_hitung)}</td><td>{_kalimat(s.rating_hasil)}</td>"
            f"<td>{_kalimat(s.rating_perilaku)}</td><td>{self.predikat}</td>"
            f'<td><span class="cap {WARNA[kelompok_skp(s)]}">{_kalimat(s.status)}</span></td>'
        )


class Baris:
    """The rows of a batch, made when they are asked for; the last few thousand are kept."""

    def __init__(self, b: Bahan) -> None:
        self._b = b
        self._ada: dict[KunciSkp, BarisSkp] = {}

    def dari(self, skp: Iterable[Skp]) -> list[BarisSkp]:
        hasil = []
        for s in skp:
            kunci = kunci_skp(s)
            if kunci not in self._ada:
                self._ada[kunci] = BarisSkp(self._b, s)
            hasil.append(self._ada[kunci])
        if len(self._ada) > _TERINGAT:
            self._ada.clear()
        return hasil


def badan_tabel(baris: Iterable[BarisSkp], unit: bool, langkah: bool) -> Markup:
    """The rows of a table of people."""
    return Markup(  # noqa: S704 - every cell is escaped where it is made
        "\n".join(
            f"<tr>{r.awal}{r.unit if unit else ''}{r.akhir}{f'<td>{r.langkah}</td>' if langkah else ''}</tr>"
            for r in baris
        )
    )


class BadanBertahap:
    """The rows of a page's tables, made while it is written: tens of thousands are never held at once.

    The page is made with `tanda` in the place of badan_tabel, and then comes in pieces from `isi`.
    """

    def __init__(self, baris: Baris) -> None:
        self._baris = baris
        self._tabel: deque[tuple[Sequence[Skp], bool, bool]] = deque()

    def tanda(self, skp: Sequence[Skp], unit: bool, langkah: bool) -> Markup:
        self._tabel.append((skp, unit, langkah))
        return Markup(_TANDA)  # noqa: S704 - a comment, which no text that is escaped can be

    def isi(self, halaman: Iterable[str]) -> Iterator[str]:
        for bagian in halaman:
            awal, *lain = bagian.split(_TANDA)
            yield awal
            for sesudah in lain:
                skp, unit, langkah = self._tabel.popleft()
                for i in range(0, len(skp), _SEKALI):
                    yield ("\n" if i else "") + badan_tabel(self._baris.dari(skp[i : i + _SEKALI]), unit, langkah)
                yield sesudah


def _kalimat(teks: str | None) -> str:
    return str(teks).capitalize() if teks else ""
