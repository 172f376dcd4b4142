"""Which engine a run is asked to use: this computer, or a Dask cluster by the address of its scheduler."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from skp_batch.engine.dasar import Mesin
from skp_batch.engine.lokal import mesin

LOKAL = "lokal"
# as users write it → as Dask does
_SKEMA = {"dask": "tcp", "tls": "tls"}


class AlamatSalah(ValueError):
    """Not an engine; the message is for the user."""


def alamat_klaster(pilihan: str) -> str | None:
    """The scheduler's address in Dask's words; None for this computer."""
    if pilihan == LOKAL:
        return None
    try:
        bagian = urlsplit(pilihan)
        port = bagian.port
    except ValueError:
        raise _salah(pilihan) from None
    lain = (bagian.username, bagian.password, bagian.path.strip("/"), bagian.query, bagian.fragment)
    if bagian.scheme not in _SKEMA or not bagian.hostname or not port or any(lain):
        raise _salah(pilihan)
    tuan = f"[{bagian.hostname}]" if ":" in bagian.hostname else bagian.hostname
    return f"{_SKEMA[bagian.scheme]}://{tuan}:{port}"


@contextmanager
def buka_mesin(alamat: str | None, pekerja: int, bersama: Sequence[Path], masukan: Sequence[Path]) -> Iterator[Mesin]:
    """The engine at `alamat`, or `pekerja` processes here. A cluster must see the folders that
    workers write into, `bersama`, and the inputs: it is asked."""
    if alamat is None:
        with mesin(pekerja) as pelaksana:
            yield pelaksana
        return
    from skp_batch.engine.klaster import klaster

    with klaster(alamat, bersama, masukan) as pelaksana:
        yield pelaksana


def _salah(pilihan: str) -> AlamatSalah:
    return AlamatSalah(
        f'Mesin "{pilihan}" tidak dikenal. Tulis "lokal", atau alamat penjadwal Dask lengkap dengan porta, misalnya '
        '"dask://10.0.0.5:8786".'
    )
