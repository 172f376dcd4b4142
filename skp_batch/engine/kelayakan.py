"""Whether all workers of a cluster are fit for a run, asked before it begins."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from concurrent.futures import wait
from contextlib import suppress
from pathlib import Path
from typing import Any

from skp_batch.engine import pesan_klaster as pesan
from skp_batch.engine.dasar import MesinGagal
from skp_batch.engine.jajak import Jawaban, ambil_contoh, jajaki, susunan
from skp_batch.engine.panggilan import Panggilan

BATAS_JAJAK = 60  # seconds; a worker may be busy with another's task
_DULU = 1_000_000  # priority of a question before all work


def periksa_pekerja(klien: Any, bersama: Sequence[Path], masukan: Sequence[Path]) -> None:
    """Every worker has this program, and sees the inputs and the folders that all of them write into."""
    pekerja = sorted(klien.nthreads())
    if not pekerja:
        raise MesinGagal(pesan.TANPA_PEKERJA)
    isi = secrets.token_bytes(32)
    tanda = f"jajak-{isi.hex()[:12]}"  # other runs may ask in the same folder
    balasan = [f"{tanda}-{i}" for i in range(len(pekerja))]
    contoh = ambil_contoh(masukan)
    try:
        for folder in bersama:
            (folder / tanda).write_bytes(isi)
        tugas = [
            Panggilan(jajaki, susunan(), bersama, contoh, tanda, n).kirim(
                klien.get_executor(pure=False, workers=[p]), "jajaki", priority=_DULU
            )
            for p, n in zip(pekerja, balasan, strict=True)
        ]
        wait(tugas, timeout=BATAS_JAJAK)
        for p, n, t in zip(pekerja, balasan, tugas, strict=True):
            if not t.done() or t.cancelled():
                raise MesinGagal(pesan.pekerja_diam(p, BATAS_JAJAK))
            if galat := t.exception():
                raise MesinGagal(pesan.tak_layak(p, galat))
            _nilai(p, t.result(), {folder: folder / n for folder in bersama}, isi)
    finally:
        for folder in bersama:
            for n in (tanda, *balasan):
                with suppress(OSError):
                    (folder / n).unlink()


def _nilai(pekerja: str, jawaban: Jawaban, balasan: Mapping[Path, Path], isi: bytes) -> None:
    """Raise where a worker is not fit; `balasan` is what it has left in each shared folder."""
    if jawaban.susunan != susunan():
        raise MesinGagal(pesan.versi_beda(pekerja, susunan(), jawaban.susunan))
    if jawaban.hilang:
        raise MesinGagal(pesan.masukan_tak_terlihat(pekerja, jawaban.hilang[0]))
    for folder, path in balasan.items():
        try:
            sampai = str(folder) not in jawaban.tertutup and path.read_bytes() == isi
            if sampai:
                path.chmod(0o600)  # as all outputs are at the end: only their owner may
        except OSError:
            sampai = False
        if not sampai:
            raise MesinGagal(pesan.folder_tak_terlihat(pekerja, folder))
