"""The options --simpanan and --tanpa-simpanan: what is kept between runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from skp_batch.cli.galat import SalahPakai

if TYPE_CHECKING:
    from skp_batch.aturan import KebijakanPenilaian
    from skp_batch.batch import Selesai
    from skp_batch.simpanan import Simpanan
    from skp_batch.workbook.batas import Batas

_FOLDER, _TANPA = (
    click.option(
        "--simpanan",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="Tempat hasil pembacaan disimpan agar jalan berikutnya lebih cepat; bawaan di folder pengguna.",
    ),
    click.option("--tanpa-simpanan", is_flag=True, help="Baca semua dari awal dan jangan menyimpan hasil pembacaan."),
)


def opsi_simpanan(fungsi: Callable[..., Any]) -> Callable[..., Any]:
    return _FOLDER(_TANPA(fungsi))


def pilih_simpanan(
    opsi: Mapping[str, Any], keluar: Path | None, kebijakan: KebijakanPenilaian, batas: Batas, klaster: str | None
) -> Simpanan | None:
    """The store to use, None for none. On a cluster only one that was asked for: all its workers must see it."""
    from skp_batch.simpanan import buka_simpanan

    folder: Path | None = opsi["simpanan"]
    if opsi["tanpa_simpanan"]:
        if folder is not None:
            raise SalahPakai("Pilih salah satu: --simpanan atau --tanpa-simpanan.")
        return None
    if folder is None and klaster is not None:
        return None
    if folder is not None and keluar is not None and keluar.resolve() in (folder.resolve(), *folder.resolve().parents):
        raise SalahPakai("Folder --simpanan tidak boleh berada di dalam KELUAR, karena KELUAR diganti setiap kali.")
    simpanan = buka_simpanan(folder, kebijakan, batas)
    if folder is not None and simpanan is None:
        raise SalahPakai(f'Folder simpanan "{folder}" tidak dapat ditulis. Pilih folder lain, atau --tanpa-simpanan.')
    return simpanan


def kalimat_dipakai_lagi(selesai: Selesai) -> str:
    """What was not done again; blank where all was."""
    bacaan, salinan = selesai.bacaan_lagi, selesai.salinan_lagi
    if not bacaan:
        return ""
    kalimat = f"{bacaan} dari {len(selesai.hasil.buku)} berkas tidak berubah: hasil pembacaannya dipakai lagi"
    return f"{kalimat}; {salinan} salinan bercatatan dipakai lagi." if salinan else f"{kalimat}."
