"""Values put into empty cells of a user's workbook; whatever stands there already, and every other part, stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from skp_batch.workbook.annotator import pastikan_aman, yang_ganjil_ditolak
from skp_batch.workbook.anotasi_alamat import Gabungan
from skp_batch.workbook.anotasi_baris import PetaBaris
from skp_batch.workbook.anotasi_buku import Buku
from skp_batch.workbook.anotasi_lembar import BagianLembar
from skp_batch.workbook.anotasi_model import NilaiSistem
from skp_batch.workbook.anotasi_naskah import Naskah
from skp_batch.workbook.anotasi_sel import Pengisi
from skp_batch.workbook.batas import Batas
from skp_batch.workbook.parts import Paket


@dataclass(frozen=True, slots=True)
class IsiSel:
    """What an empty cell gets; `lembar` is the tab's name."""

    lembar: str
    baris: int
    kolom: int
    nilai: str | Decimal


def tambal(data: bytes, isi: Sequence[IsiSel], batas: Batas = Batas()) -> bytes:  # noqa: B008 - frozen
    """The workbook with these cells filled; TidakDapatDianotasi where it cannot be patched surely.

    A cell below a merged range, and one that holds something, is left as it is: whoever calls reads the result again
    to see what came in.
    """
    with yang_ganjil_ditolak():
        naskah = Naskah(Paket.buka(data, batas))
        buku = Buku(naskah)
        pastikan_aman(buku, hasil_boleh=True)
        menurut_lembar: dict[str, list[IsiSel]] = defaultdict(list)
        for satu in isi:
            menurut_lembar[satu.lembar].append(satu)
        for lembar in buku.lembar:
            if lembar.nama in menurut_lembar and lembar.ragam == "worksheet":
                bagian = BagianLembar(naskah.dok(lembar.bagian))
                _isi(bagian, menurut_lembar[lembar.nama])
        return naskah.tulis()


def _isi(bagian: BagianLembar, isi: Sequence[IsiSel]) -> None:
    gabungan = Gabungan(bagian.gabungan())
    gaya_kolom = {k: g for a, b, _, g in bagian.kolom() if g for k in range(a, min(b, a + 999) + 1)}
    pengisi = Pengisi(PetaBaris(bagian.d, bagian.data()), gaya_kolom)
    nilai = [NilaiSistem(s.lembar, s.baris, s.kolom, s.nilai) for s in isi if not gabungan.tertutup(s.baris, s.kolom)]
    bagian.perluas(pengisi.isi(nilai))
