from __future__ import annotations

from collections.abc import Iterable, Iterator

from skp_batch.istilah import Menahan, Tingkat
from skp_batch.model import Buku
from skp_batch.temuan import Temuan

KunciUnit = tuple[str, str]


def berkas_ganda(buku: Iterable[Buku]) -> Iterator[Temuan]:
    """The same workbook twice (B109), an older Edisi (B110), one Edisi in two versions (B107).

    Sets `diabaikan` on what takes no part. Books come in order of berkas; the first of equal ones is read.
    """
    menurut_unit: dict[KunciUnit, list[Buku]] = {}
    for b in buku:
        if b.unit.kode and b.unit.periode is not None:
            menurut_unit.setdefault((b.unit.kode, b.unit.periode.kode), []).append(b)
    for _, kelompok in sorted(menurut_unit.items()):
        if len(kelompok) > 1:
            yield from _banding(kelompok)


def _banding(kelompok: list[Buku]) -> Iterator[Temuan]:
    pertama: dict[str, Buku] = {}
    for b in kelompok:
        awal = pertama.setdefault(b.isi, b)
        if awal is not b:
            b.diabaikan = True
            yield _temuan(b, "B109", Tingkat.INFO, (("lain", awal.berkas),))
    berbeda = list(pertama.values())
    terbaru = max(b.unit.edisi for b in berbeda)
    terpakai = [b for b in berbeda if b.unit.edisi == terbaru]
    for b in berbeda:
        if b.unit.edisi < terbaru:
            b.diabaikan = True
            konteks = (("lain", terpakai[0].berkas), ("edisi", str(b.unit.edisi)), ("edisi_baru", str(terbaru)))
            yield _temuan(b, "B110", Tingkat.PERINGATAN, konteks)
    if len(terpakai) > 1:
        for b in terpakai:
            lain = ", ".join(x.berkas for x in terpakai if x is not b)
            periode = b.unit.periode.judul if b.unit.periode else ""
            yield _temuan(b, "B107", Tingkat.KESALAHAN, (("lain", lain), ("periode", periode), ("edisi", str(terbaru))))


def _temuan(b: Buku, kode: str, tingkat: Tingkat, konteks: tuple[tuple[str, str], ...]) -> Temuan:
    menahan = Menahan.BERKAS if tingkat is Tingkat.KESALAHAN else Menahan.TIDAK
    return Temuan(kode, tingkat, menahan, b.berkas, b.unit.kode, konteks=konteks)
