"""How the command ends when something is wrong: one plain sentence, the contract's exit code, never a traceback."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from typing import Any, NoReturn

import click

SALAH_PAKAI = 2
GAGAL = 3

_SEBAB = {
    errno.EACCES: "izin ditolak",
    errno.EPERM: "izin ditolak",
    errno.ENOENT: "tidak ditemukan",
    errno.ENOSPC: "ruang disk penuh",
    errno.EDQUOT: "jatah ruang disk penuh",
    errno.EFBIG: "berkas menjadi terlalu besar",
    errno.EROFS: "hanya dapat dibaca",
    errno.EISDIR: "yang ada di situ adalah folder",
    errno.ENOTDIR: "yang ada di situ adalah berkas",
    errno.EEXIST: "sudah ada",
    errno.EBUSY: "sedang dipakai",
    errno.EIO: "disk bermasalah",
    errno.ENAMETOOLONG: "nama terlalu panjang",
    errno.EMFILE: "terlalu banyak berkas terbuka",
}
# the system's own words, as they stand in results of worker processes
_MENURUT_TEKS = {os.strerror(kode): teks for kode, teks in _SEBAB.items()}


def sebab_sistem(galat: OSError | str) -> str:
    """Why the operating system refused, in Indonesian where it is one of the usual reasons."""
    teks = galat if isinstance(galat, str) else galat.strerror or str(galat)
    return _MENURUT_TEKS.get(teks, teks)


class GagalBerjalan(click.ClickException):
    """The program could not do its work (exit 3)."""

    exit_code = GAGAL


class SalahPakai(click.ClickException):
    """The command was used wrongly (exit 2)."""

    exit_code = SALAH_PAKAI


def dengan_pesan(jalankan: Callable[[], Any]) -> NoReturn:
    """Run and exit; a fault of the machine or of ours becomes a sentence (a traceback with SKP_BATCH_DEBUG=1)."""
    try:
        hasil = jalankan()
    except click.ClickException as galat:
        galat.show()
        sys.exit(galat.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Dihentikan. Keluaran sebelumnya tidak berubah.", err=True)
        sys.exit(GAGAL)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as galat:
        if os.environ.get("SKP_BATCH_DEBUG"):
            raise
        click.echo(f"Kesalahan: {_kalimat(galat)} Keluaran sebelumnya tidak berubah.", err=True)
        sys.exit(GAGAL)
    sys.exit(hasil if isinstance(hasil, int) else 0)


def _kalimat(galat: Exception) -> str:
    from skp_batch.engine import MesinGagal

    if isinstance(galat, MesinGagal):
        return str(galat)
    if galat.args and isinstance(galat.args[0], OSError):  # as xlsxwriter wraps it
        galat = galat.args[0]
    if isinstance(galat, MemoryError):
        return "Memori komputer tidak cukup. Tutup program lain atau kurangi jumlah berkas sekali jalan."
    if isinstance(galat, OSError):
        letak = f' pada "{galat.filename}"' if galat.filename else ""
        return f"Sistem menolak{letak}: {sebab_sistem(galat)}. Periksa ruang disk, izin folder, dan berkas terbuka."
    return (
        f"Program berhenti karena kesalahan yang tidak diduga ({type(galat).__name__}). "
        "Laporkan kepada pengelola program; jalankan dengan SKP_BATCH_DEBUG=1 untuk rinciannya."
    )
