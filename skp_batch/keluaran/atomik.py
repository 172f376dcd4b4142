"""KELUAR appears whole or not at all: written beside its place, synced, then put in with one exchange.

Names beside KELUAR `x` (a lock makes sure that only one run uses them):
  .x.skp-batch-kunci   the lock
  .x.skp-batch-baru    the folder being written; after the exchange it is the former one, to be removed
  .x.skp-batch-lama    the former one set aside, only where the file system knows no exchange
  .x.skp-batch-buang   what is being removed; so `-lama` is always whole and may be put back
  .x.skp-batch-titipan-…   what the workers leave until the end (titipan.py)
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from skp_batch.keluaran.kunci import SedangDipakai, kunci
from skp_batch.keluaran.manifest import NAMA_MANIFEST, baca_manifest
from skp_batch.keluaran.titipan import buang_titipan

_TANDA = ".skp-batch-"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class KeluaranDitolak(Exception):
    """KELUAR cannot be written; the message says why and what to do, in Indonesian."""


@contextmanager
def keluaran_utuh(folder: Path, masukan: Collection[Path], *, tukar_langsung: bool = True) -> Iterator[Path]:
    """A folder to write into that becomes `folder` when the block ends well, and vanishes when it does not.

    The block must write manifest.json last. `masukan` are the inputs as given. `tukar_langsung=False` does without
    the operating system's exchange.
    """
    tujuan = _tempat(folder)
    with _kesalahan_biasa(folder, tujuan):
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        try:
            with kunci(_samping(tujuan, "kunci")):
                _pulihkan(tujuan)
                periksa_keluaran(folder, masukan)
                yield from _tulis_lalu_pasang(tujuan, tukar_langsung)
        except SedangDipakai:
            raise KeluaranDitolak(
                f'Folder keluaran "{folder}" sedang ditulis oleh proses skp-batch lain. Tunggu sampai selesai, '
                "atau pilih folder lain dengan -o."
            ) from None


def periksa_keluaran(folder: Path, masukan: Collection[Path]) -> None:
    """Raise KeluaranDitolak where `folder` must not be replaced; changes nothing."""
    tujuan = _tempat(folder)
    for m in masukan:
        asal = _tempat(m)
        if asal == tujuan:
            raise KeluaranDitolak(
                f'Folder keluaran "{folder}" sama dengan masukan. Masukan tidak pernah ditimpa; pilih folder lain '
                "dengan -o."
            )
        if tujuan in asal.parents:
            raise KeluaranDitolak(
                f'Folder keluaran "{folder}" memuat masukan "{m}". Masukan tidak pernah ditimpa; pindahkan masukan '
                "itu lebih dahulu atau pilih folder lain dengan -o."
            )
    if not tujuan.exists():
        return
    if not tujuan.is_dir():
        raise KeluaranDitolak(f'"{folder}" adalah berkas, bukan folder. Pilih nama folder lain dengan -o.')
    if any(tujuan.iterdir()) and baca_manifest(tujuan) is None:
        raise KeluaranDitolak(
            f'Folder keluaran "{folder}" sudah berisi dan bukan hasil skp-batch (tidak ada {NAMA_MANIFEST} milik '
            "program ini), sehingga tidak ditimpa. Pilih folder baru atau folder kosong dengan -o."
        )
    if sys.platform == "win32":
        _pastikan_tertutup(tujuan)


def sisa_proses(nama: str) -> bool:
    """Whether a file or folder name is one that a run leaves beside KELUAR; such are never inputs."""
    return nama.startswith(".") and _TANDA in nama


def _tulis_lalu_pasang(tujuan: Path, tukar_langsung: bool) -> Iterator[Path]:
    baru = _samping(tujuan, "baru")
    baru.mkdir(mode=0o700)
    try:
        yield baru
        if not (baru / NAMA_MANIFEST).is_file():
            raise RuntimeError(f"{NAMA_MANIFEST} is missing: it must be written last")
        _mantapkan(baru)
        _pasang(baru, tujuan, tukar_langsung)
    finally:
        _buang(baru, tujuan)


def _pasang(baru: Path, tujuan: Path, tukar_langsung: bool) -> None:
    """Put `baru` in the place of `tujuan`; whenever this stops, one of the two is whole and can be found."""
    if not tujuan.exists():
        baru.rename(tujuan)
    elif not (tukar_langsung and _tukar(baru, tujuan)):
        lama = _samping(tujuan, "lama")
        tujuan.rename(lama)
        try:
            baru.rename(tujuan)
        except OSError:
            lama.rename(tujuan)
            raise
        _buang(lama, tujuan)
    _sync_folder(tujuan.parent)


def _tukar(a: Path, b: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(a), _AT_FDCWD, os.fsencode(b), _RENAME_EXCHANGE) == 0:
        return True
    kode = ctypes.get_errno()
    if kode in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM):
        return False
    raise OSError(kode, os.strerror(kode), str(b))


def _pulihkan(tujuan: Path) -> None:
    """Mend what a killed run left: put a former folder back that was set aside, remove unfinished ones. Its workers
    come first, so that none of them writes into what this run makes."""
    buang_titipan(_samping(tujuan, ""))
    lama = _samping(tujuan, "lama")
    if lama.exists():
        if not tujuan.exists():
            lama.rename(tujuan)
        else:
            _buang(lama, tujuan)
    _buang(_samping(tujuan, "baru"), tujuan)
    shutil.rmtree(_samping(tujuan, "buang"), ignore_errors=True)


def _buang(folder: Path, tujuan: Path) -> None:
    if not folder.exists():
        return
    buang = _samping(tujuan, "buang")
    shutil.rmtree(buang, ignore_errors=True)
    with suppress(OSError):  # what cannot be removed now is removed by the next run
        folder.rename(buang)
        shutil.rmtree(buang, ignore_errors=True)


def _mantapkan(folder: Path) -> None:
    """Only for the user himself, and on the disk before anything is put in its place."""
    for akar, _, berkas in os.walk(folder, topdown=False):
        for nama in berkas:
            path = os.path.join(akar, nama)
            os.chmod(path, 0o600)
            fd = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
            try:
                os.fsync(fd)
            finally:
                os.close(fd)
        os.chmod(akar, 0o700)
        _sync_folder(Path(akar))


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    except OSError as e:  # some file systems cannot sync a folder
        if e.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(fd)


def _pastikan_tertutup(folder: Path) -> None:
    """On Windows a file that is open in Excel cannot be moved: say so before the work, not after it."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            try:
                path.open("r+b").close()
            except PermissionError:
                raise KeluaranDitolak(_pesan_terbuka(path)) from None


@contextmanager
def _kesalahan_biasa(folder: Path, tujuan: Path) -> Iterator[None]:
    """Plain sentences for what goes wrong with the output; errors of other files pass as they are."""
    try:
        yield
    except (PermissionError, FileExistsError) as e:
        if e.filename is not None and tujuan.parent not in (Path(e.filename), *Path(e.filename).parents):
            raise
        raise KeluaranDitolak(_pesan_terbuka(Path(e.filename) if e.filename else folder)) from e
    except OSError as e:
        if e.errno == errno.ENOSPC:
            raise KeluaranDitolak(
                f'Tempat penyimpanan untuk "{folder}" penuh. Kosongkan sebagian, lalu jalankan lagi. '
                "Hasil yang lama tidak berubah."
            ) from e
        if e.errno in (errno.EXDEV, errno.EBUSY):
            raise KeluaranDitolak(
                f'Folder keluaran "{folder}" tidak dapat diganti karena merupakan titik kait (mount). '
                "Pilih subfolder di dalamnya dengan -o."
            ) from e
        raise


def _pesan_terbuka(path: Path) -> str:
    return (
        f'"{path}" tidak dapat ditulis. Bila salah satu berkas hasil sedang terbuka di Excel atau aplikasi lain, '
        "tutuplah; bila tidak, periksa izin folder atau pilih folder lain dengan -o. Hasil yang lama tidak berubah."
    )


def _tempat(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _samping(tujuan: Path, akhiran: str) -> Path:
    return tujuan.with_name(f".{tujuan.name}{_TANDA}{akhiran}")
