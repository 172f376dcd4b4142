"""Cells of a workbook as they stand: what is filled, what only looks empty, and the first row with nothing in it."""

from __future__ import annotations

from skp_batch.workbook.batas import Batas
from skp_batch.workbook.isi import IsiBuku
from skp_batch.workbook.scan import LembarMentah, buka_buku
from skp_batch.workbook.tabel import Baris


class BukuSel:
    """Look-ups over a workbook that was read; rows handed out as empty are counted as taken."""

    def __init__(self, data: bytes, isi: IsiBuku) -> None:
        self._isi = isi
        mentah = buka_buku(data, Batas())
        self._mentah: dict[str, LembarMentah] = {
            nama: mentah.baca_lembar(t.nama) for nama, t in isi.tabel.items() if nama in ("RHK", "TARGET", "REALISASI")
        }
        self._baris: dict[str, dict[int, Baris]] = {
            nama: {b.nomor: b for b in isi.baris(nama)} for nama in self._mentah
        }
        self._akhir: dict[str, int] = {}

    def nilai(self, lembar: str, nomor: int, kunci: str) -> object:
        """What a cell holds; of one that cannot be read its text; None where it is empty."""
        b = self._baris[lembar].get(nomor)
        if b is None:
            return None
        nilai: object = b.nilai.get(kunci)
        return (b.mentah.get(kunci) or None) if nilai is None else nilai

    def terpakai(self, lembar: str, nomor: int, kolom: int) -> bool:
        """Whether a cell holds a formula, even one that shows nothing, or anything else."""
        return any(s.kolom == kolom and (s.rumus or s.teks.strip()) for s in self._mentah[lembar].baris.get(nomor, ()))

    def baris_kosong(self, lembar: str) -> int:
        """The next row below all content; formulas of the (sistem) columns are no content."""
        tabel = self._isi.tabel[lembar]
        if lembar not in self._akhir:
            sistem = {letak for k, letak in tabel.kolom.items() if tabel.lembar[k].sistem}
            self._akhir[lembar] = max(
                (
                    nomor
                    for nomor, sel in self._mentah[lembar].baris.items()
                    if any(s.teks.strip() and s.kolom not in sistem for s in sel)
                ),
                default=tabel.baris_judul,
            )
            self._akhir[lembar] = max(self._akhir[lembar], tabel.baris_judul)
        self._akhir[lembar] += 1
        return self._akhir[lembar]
