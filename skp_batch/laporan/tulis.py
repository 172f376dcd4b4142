"""All of KELUAR/laporan."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from skp_batch.hasil import HasilBatch
from skp_batch.laporan.bahan import Bahan, Tim, siapkan_bahan
from skp_batch.laporan.baris import Baris
from skp_batch.laporan.halaman import susun_penilai, susun_tim, susun_unit
from skp_batch.laporan.indeks import susun_indeks, yang_tampil
from skp_batch.laporan.kaskade import Himpunan, PenyusunKaskade
from skp_batch.laporan.kaskade_unit import kaskade_unit
from skp_batch.laporan.ringkasan_xlsx import tulis_ringkasan
from skp_batch.masukan_lain import NilaiLalu
from skp_batch.ringkasan import Ringkasan, ringkas


def tulis_laporan(
    folder: Path,
    hasil: HasilBatch,
    ringkasan: Ringkasan | None = None,
    *,
    samarkan: bool = False,
    batas_waktu: date | None = None,
    lalu: Mapping[str, Sequence[NilaiLalu]] | None = None,
) -> Path:
    """Write the pages into `folder` (KELUAR/laporan); links go to ../hasil-pemeriksaan/. Returns index.html.

    `lalu` is what former periods gave, by NIP.
    """
    b = siapkan_bahan(hasil, ringkasan or ringkas(hasil), samarkan, batas_waktu)
    b.lalu = lalu or {}
    folder.mkdir(parents=True, exist_ok=True)
    baris = Baris(b)
    for nomor, (nama, isi) in enumerate(_halaman(b, baris)):
        with (folder / nama).open("w", encoding="utf-8", newline="\n") as f:
            f.writelines(isi)
        if nomor % 50 == 49:
            gc.collect(0)  # a template leaves its page behind in circles, and the collector may be off (engine)
    tulis_ringkasan(folder / "ringkasan.xlsx", b)
    return folder / "index.html"


def _halaman(b: Bahan, baris: Baris) -> Iterator[tuple[str, Iterable[str]]]:
    """Name and text, in pieces, of each page, those of the atasan after the unit that their first bawahan is in: his
    people's rows are still at hand then."""
    penyusun, pilih = PenyusunKaskade(b.hasil), yang_tampil(b)
    himpunan = Himpunan(penyusun, frozenset(pilih))
    yield "tim-penilai-kinerja.html", susun_penilai(b, baris)
    tim: dict[str, list[Tim]] = {}
    for t in b.tim:
        tim.setdefault(t.anggota[0].berkas, []).append(t)
    orang: dict[str, list[int]] = {}
    if b.hasil.besar:
        for i, s in enumerate(b.hasil.rekap):
            orang.setdefault(s.berkas, []).append(i)
    for k in b.buku:
        kaskade = kaskade_unit(b, himpunan, orang.get(k.berkas, ())) if b.hasil.besar else ""
        yield b.halaman_unit[k.berkas], [susun_unit(b, k, baris, kaskade)]
        for t in tim.get(k.berkas, ()):
            yield t.halaman, [susun_tim(b, t, baris)]
    yield "index.html", [susun_indeks(b, penyusun.orang, pilih, himpunan.selesai())]
