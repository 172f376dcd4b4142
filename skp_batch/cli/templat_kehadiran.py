"""`templat --kehadiran BULAN`: the workbook from which tukin is paid."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from skp_batch.cli.galat import SalahPakai


def kehadiran(tempat: tuple[Path, ...], keluar: Path, timpa: bool, opsi: dict[str, Any]) -> int:
    """Blank, or with PENERIMA of a former run (--dari) or from the employees of proses (--pegawai-dari)."""
    from skp_batch.aturan import KebijakanSalah
    from skp_batch.cli.templat import tulis_semua
    from skp_batch.tukin.bulan import baca_bulan
    from skp_batch.tukin.kebijakan import muat_kebijakan_tukin
    from skp_batch.tukin.kolom_data import kolom_data
    from skp_batch.tukin.templat_kehadiran import dari_lalu, dari_pegawai, nama_templat, perlu_harian, susun_templat
    from skp_batch.workbook.tabel_masukan import TabelTidakTerbaca

    if tempat:
        raise SalahPakai("Beri satu folder KELUAR saja setelah --kehadiran BULAN.")
    bulan = baca_bulan(opsi["kehadiran"])
    if bulan is None:
        raise SalahPakai(f'Bulan "{opsi["kehadiran"]}" tidak dikenal. Tulis misalnya --kehadiran 2026-09.')
    if opsi["dari"] and opsi["pegawai_dari"]:
        raise SalahPakai("Pilih satu saja: --dari atau --pegawai-dari.")
    try:
        kebijakan = muat_kebijakan_tukin(opsi["kebijakan"]) if opsi["kebijakan"] else None
        tambahan = kolom_data(kebijakan) if kebijakan else ()
        isi: dict[str, list[dict[str, object]]] = {}
        if opsi["dari"]:
            isi = dari_lalu(opsi["dari"], bulan)
        elif opsi["pegawai_dari"]:
            isi = dari_pegawai(opsi["pegawai_dari"])
    except (KebijakanSalah, TabelTidakTerbaca) as galat:
        raise SalahPakai(str(galat)) from galat
    except FileNotFoundError as galat:
        raise SalahPakai(f'Berkas "{galat.filename}" tidak ditemukan.') from galat
    nama = nama_templat(bulan)
    harian = kebijakan is not None and perlu_harian(kebijakan)
    tulis_semua(keluar, {nama: susun_templat(bulan, isi, tambahan, harian=harian)}, timpa)
    banyak = len(isi.get("PENERIMA", ()))
    terisi = f" dengan {banyak} penerima" if banyak else ""
    click.echo(f'Templat kehadiran {bulan.judul}{terisi} ditulis: "{keluar / nama}".')
    return 0
