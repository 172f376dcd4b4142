"""One workbook while its own checks run: typed sheets, findings so far, and how a finding is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from skp_batch.istilah import Menahan, Tingkat
from skp_batch.katalog import entri
from skp_batch.menahan import yang_ditahan
from skp_batch.model import Buku
from skp_batch.temuan import NILAI_TERPANJANG, Temuan
from skp_batch.workbook.tabel import Baris, Tabel

Konteks = Iterable[tuple[str, str]]


@dataclass(slots=True)
class IsiBuku:
    """A readable workbook in the worker that checks it. `tabel` by the contract's sheet name."""

    buku: Buku
    tabel: dict[str, Tabel] = field(default_factory=dict)
    nama: dict[tuple[str, str], str] = field(default_factory=dict)  # (nip, skp_ke) -> Nama
    nip_15: dict[str, str] = field(default_factory=dict)  # first 15 digits -> the one NIP of PEGAWAI that has them

    def utuh(self, *lembar: str) -> bool:
        """Whether these sheets are there with all required columns."""
        return all((t := self.tabel.get(nama)) is not None and t.utuh for nama in lembar)

    def baris(self, lembar: str) -> list[Baris]:
        tabel = self.tabel.get(lembar)
        return tabel.baris if tabel else []

    def temuan(
        self,
        kode: str,
        lembar: str,
        baris: Baris | None,
        kunci: str,
        *,
        nilai: str | None = None,
        tingkat: Tingkat | None = None,
        konteks: Konteks = (),
    ) -> Temuan:
        """A finding at a row's cell. Where the sheet lacks the column it points at the row's first key column."""
        tabel = self.tabel[lembar]
        kolom = tabel.kolom.get(kunci, 0)
        if not kolom and tabel.lembar.kunci:
            kolom = tabel.kolom.get(tabel.lembar.kunci[0], 0)
        derajat = tingkat or entri(kode).tingkat
        nip, skp = (baris.nip, baris.skp_ke) if baris is not None and "nip" in tabel.kolom else ("", "")
        nip = self.pemilik(nip)
        return Temuan(
            kode,
            derajat,
            yang_ditahan(kode, lembar, kunci) if derajat is Tingkat.KESALAHAN else Menahan.TIDAK,
            self.buku.berkas,
            self.buku.unit.kode,
            lembar,
            baris.nomor if baris else tabel.baris_judul,
            kolom,
            tabel.lembar[kunci].judul if kunci else "",
            nip,
            skp if nip else "",
            self.nama.get((nip, skp)) or self.nama.get((nip, "1"), ""),
            ((baris.teks(kunci) if baris else "") if nilai is None else nilai)[:NILAI_TERPANJANG],
            tuple(konteks),
        )

    def pemilik(self, nip: str) -> str:
        """The NIP of PEGAWAI that a flawed NIP of another sheet can only mean (first 15 digits), else as it is.

        Used to hold and to name; no figure is ever joined by it.
        """
        if (nip, "1") in self.nama or len(nip) < 15:
            return nip
        return self.nip_15.get(nip[:15], nip)

    def catat(self, temuan: Iterable[Temuan]) -> None:
        """Keep findings, and mark the cells at fault so that what follows from them is not reported."""
        baru = list(temuan)
        self.buku.temuan += baru
        menurut_baris: dict[tuple[str, int], list[Temuan]] = {}
        for t in baru:
            if t.sel_cacat and t.baris:
                # the fields of UNIT stand in rows of their own, but make one record
                menurut_baris.setdefault((t.lembar, 0 if t.lembar == "UNIT" else t.baris), []).append(t)
        if not menurut_baris:
            return
        for nama in {lembar for lembar, _ in menurut_baris}:
            tabel = self.tabel.get(nama)
            if tabel is None:
                continue
            for b in tabel.baris:
                for t in menurut_baris.get((nama, b.nomor), ()):
                    kolom = tabel.lembar.cari(t.judul)
                    if kolom is not None:
                        b.cacat.add(kolom.kunci)
                        for lain in tabel.gabungan.get((b.nomor, kolom.kunci), ()):
                            lain.cacat.add(kolom.kunci)
