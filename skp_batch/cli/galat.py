"""How the command ends when something is wrong: one plain sentence, the contract's exit code, never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any, NoReturn

import click

SALAH_PAKAI = 2
GAGAL = 3


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
    if isinstance(galat, MemoryError):
        return "Memori komputer tidak cukup. Tutup program lain atau kurangi jumlah berkas sekali jalan."
    if isinstance(galat, OSError):
        letak = f' pada "{galat.filename}"' if galat.filename else ""
        return f"Sistem menolak{letak}: {galat.strerror or galat}. Periksa ruang disk, izin folder, dan berkas terbuka."
    return (
        f"Program berhenti karena kesalahan yang tidak diduga ({type(galat).__name__}). "
        "Laporkan kepada pengelola program; jalankan dengan SKP_BATCH_DEBUG=1 untuk rinciannya."
    )
