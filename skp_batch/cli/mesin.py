"""The option --mesin."""

from __future__ import annotations

from importlib.util import find_spec

import click

from skp_batch.cli.galat import SalahPakai

opsi_mesin = click.option(
    "--mesin",
    default="lokal",
    show_default=True,
    metavar="MESIN",
    help="lokal, atau dask://ALAMAT:PORTA untuk klaster Dask.",
)


def pilih_mesin(mesin: str, paralel: int | None) -> str | None:
    """The address of the cluster's scheduler; None for this computer."""
    from skp_batch.engine import AlamatSalah, alamat_klaster

    try:
        alamat = alamat_klaster(mesin)
    except AlamatSalah as galat:
        raise SalahPakai(str(galat)) from galat
    if alamat is None:
        return None
    if find_spec("distributed") is None:
        from skp_batch.engine.pesan_klaster import TIDAK_TERPASANG

        raise SalahPakai(TIDAK_TERPASANG)
    if paralel is not None:
        click.echo("--paralel tidak berlaku dengan --mesin dask: banyaknya pekerja menurut klaster.", err=True)
    return alamat
