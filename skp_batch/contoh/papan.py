"""The board on which mistakes are planted: finds rows of people, changes them, and notes what was planted where."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, field

from skp_batch.contoh.bentuk import Baris, BukuContoh, Instansi
from skp_batch.contoh.data import semua_orang
from skp_batch.contoh.tambal import Tambalan


@dataclass(eq=False)
class Tanaman:
    """A planted mistake before its address is known.

    Its finding is expected at `kolom` of `baris` (the very row), at `letak` (number of the heading row -> address),
    or, without both, at no cell. `tambalan` is applied to the written file where values cannot express the mistake:
    to that cell, or with `di_judul` to the heading of `kolom`.
    """

    kode: str
    tingkat: str
    uraian: str
    berkas: str
    lembar: str = ""
    baris: Baris | None = None
    kolom: str = ""
    letak: Callable[[int], str] | None = None
    tambalan: Tambalan | None = None
    di_judul: bool = False


@dataclass
class Papan:
    instansi: Instansi
    daftar: list[Tanaman] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.instansi = copy.deepcopy(self.instansi)
        self._orang = {o.id: o for o in semua_orang()}

    def buku(self, kode_unit: str) -> BukuContoh:
        return next(b for b in self.instansi.buku if b.isian("Kode Unit")["Nilai"] == kode_unit)

    def buku_orang(self, id_orang: str) -> BukuContoh:
        return self.buku(self._orang[id_orang].unit)

    def nip(self, id_orang: str) -> str:
        return self._orang[id_orang].nip(self.instansi.periode.tahun)

    def semua(self, lembar: str, id_orang: str, rhk: str = "", iki: str = "") -> list[Baris]:
        """The rows of a person in a sheet, of one RHK, of one indikator."""
        return [
            b
            for b in self.buku_orang(id_orang).baris.get(lembar, [])
            if b["NIP"] == self.nip(id_orang)
            and (not rhk or b.get("No RHK") == rhk)
            and (not iki or b.get("No Indikator") == iki)
        ]

    def satu(self, lembar: str, id_orang: str, rhk: str = "", iki: str = "") -> Baris:
        (baris,) = self.semua(lembar, id_orang, rhk, iki)
        return baris

    def tambah(self, lembar: str, id_orang: str, **isi: object) -> Baris:
        """Append a row of this person; headings with blanks are given as keywords with `_`."""
        baris: Baris = {"NIP": self.nip(id_orang)} | {k.replace("_", " "): v for k, v in isi.items()}
        self.buku_orang(id_orang).baris.setdefault(lembar, []).append(baris)
        return baris

    def hapus(self, lembar: str, id_orang: str) -> None:
        daftar = self.buku_orang(id_orang).baris[lembar]
        daftar[:] = [b for b in daftar if b["NIP"] != self.nip(id_orang)]

    def tanam(
        self, kode: str, tingkat: str, baris: Baris, kolom: str, uraian: str, tambalan: Tambalan | None = None
    ) -> None:
        """Note a mistake at `kolom` of `baris`; the row has been changed already, or the patch changes the cell."""
        for buku in self.instansi.buku:
            for lembar, isi in buku.baris.items():
                if any(b is baris for b in isi):
                    self.daftar.append(
                        Tanaman(kode, tingkat, uraian, buku.nama_file, lembar, baris, kolom, tambalan=tambalan)
                    )
                    return
        raise LookupError(f"{kode}: baris tidak ada di buku mana pun")

    def ubah(self, kode: str, tingkat: str, baris: Baris, kolom: str, nilai: object, uraian: str) -> None:
        """Put a wrong value into a cell where the finding is expected."""
        baris[kolom] = nilai
        self.tanam(kode, tingkat, baris, kolom, uraian)

    def berkas(self, kode: str, tingkat: str, berkas: str, uraian: str, lembar: str = "") -> None:
        """Note a mistake of a whole file or sheet."""
        self.daftar.append(Tanaman(kode, tingkat, uraian, berkas, lembar))
