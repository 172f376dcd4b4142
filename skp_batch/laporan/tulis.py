"""All of KELUAR/laporan."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from skp_batch.hasil import HasilBatch
from skp_batch.laporan.bahan import siapkan_bahan
from skp_batch.laporan.baris import Baris
from skp_batch.laporan.halaman import susun_penilai, susun_tim, susun_unit
from skp_batch.laporan.indeks import susun_indeks
from skp_batch.laporan.ringkasan_xlsx import tulis_ringkasan
from skp_batch.ringkasan import Ringkasan, ringkas


def tulis_laporan(
    folder: Path,
    hasil: HasilBatch,
    ringkasan: Ringkasan | None = None,
    *,
    samarkan: bool = False,
    batas_waktu: date | None = None,
) -> Path:
    """Write the pages into `folder` (KELUAR/laporan); links go to ../hasil-pemeriksaan/. Returns index.html."""
    b = siapkan_bahan(hasil, ringkasan or ringkas(hasil), samarkan, batas_waktu)
    folder.mkdir(parents=True, exist_ok=True)
    baris = Baris(b)
    halaman = {"index.html": susun_indeks(b), "tim-penilai-kinerja.html": susun_penilai(b, baris)}
    halaman |= {b.halaman_unit[k.berkas]: susun_unit(b, k, baris) for k in b.buku}
    halaman |= {t.halaman: susun_tim(b, t, baris) for t in b.tim}
    for nama, isi in halaman.items():
        (folder / nama).write_text(isi, "utf-8", newline="\n")
    tulis_ringkasan(folder / "ringkasan.xlsx", b)
    return folder / "index.html"
