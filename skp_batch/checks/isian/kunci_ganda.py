from __future__ import annotations

from collections.abc import Iterator

from skp_batch.temuan import Temuan, huruf_kolom
from skp_batch.workbook.isi import IsiBuku
from skp_batch.workbook.kunci import bagian_kunci
from skp_batch.workbook.tabel import Baris

BERKUNCI = ("PEGAWAI", "RHK", "TARGET", "REALISASI", "PENILAIAN", "PERILAKU", "LAMPIRAN", "PK")


def kunci_ganda(isi: IsiBuku) -> Iterator[Temuan]:
    """No key twice (S206): at the second and later rows, naming the first. Rows with a flawed key are left out."""
    for nama in BERKUNCI:
        tabel = isi.tabel.get(nama)
        if tabel is None or not tabel.utuh:
            continue
        pertama: dict[tuple[str, ...], int] = {}
        kolom = tabel.lembar.kunci
        for baris in tabel.baris:
            kunci = _kunci(kolom, baris)
            if kunci is None:
                continue
            awal = pertama.setdefault(kunci, baris.nomor)
            if awal != baris.nomor:
                letak = f"{huruf_kolom(tabel.kolom[tabel.lembar.kunci[0]])}{awal}"
                konteks = (("kunci", ", ".join(kunci[1:]) or kunci[0]), ("pertama", letak))
                yield isi.temuan("S206", nama, baris, tabel.lembar.kunci[0], konteks=konteks)


def _kunci(kolom: tuple[str, ...], baris: Baris) -> tuple[str, ...] | None:
    if baris.cacat and baris.cacat_di(*kolom):
        return None
    kunci = tuple([bagian_kunci(baris, k) for k in kolom])
    return kunci if all(kunci) else None
