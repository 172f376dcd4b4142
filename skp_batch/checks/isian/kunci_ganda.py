from __future__ import annotations

from collections.abc import Iterator

from skp_batch.temuan import Temuan, huruf_kolom
from skp_batch.workbook.isi import IsiBuku

BERKUNCI = ("PEGAWAI", "RHK", "TARGET", "REALISASI", "PENILAIAN", "PERILAKU", "LAMPIRAN", "PK")


def kunci_ganda(isi: IsiBuku) -> Iterator[Temuan]:
    """No key twice (S206): at the second and later rows, naming the first. Rows with a flawed key are left out."""
    for nama in BERKUNCI:
        tabel = isi.tabel.get(nama)
        if tabel is None or not tabel.utuh:
            continue
        semua = tabel.kunci_baris()
        if len(set(semua)) == len(semua):
            continue
        pertama: dict[tuple[str, ...], int] = {}
        kolom = tabel.lembar.kunci
        for baris, kunci in zip(tabel.baris, semua, strict=True):
            if not all(kunci) or baris.cacat_di(*kolom):
                continue
            awal = pertama.setdefault(kunci, baris.nomor)
            if awal != baris.nomor:
                letak = f"{huruf_kolom(tabel.kolom[kolom[0]])}{awal}"
                konteks = (("kunci", ", ".join(kunci[1:]) or kunci[0]), ("pertama", letak))
                yield isi.temuan("S206", nama, baris, kolom[0], konteks=konteks)
