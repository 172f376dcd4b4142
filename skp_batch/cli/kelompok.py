"""Groups of commands: in the order in which they are used, with other names, and with the nearest for a wrong one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import click


class Kelompok(click.Group):
    """A click group whose `alias` are other names of its commands."""

    alias: ClassVar[Mapping[str, str]] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, self.alias.get(cmd_name, cmd_name))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        nama = args[0]
        if not nama.startswith("-") and self.get_command(ctx, nama) is None and not ctx.resilient_parsing:
            ctx.fail(f'Perintah "{nama}" tidak dikenal. {self._saran(nama)}')
        return super().resolve_command(ctx, args)

    def _saran(self, nama: str) -> str:
        from difflib import get_close_matches

        semua = [*self.commands, *self.alias]
        dekat = [self.alias.get(n, n) for n in get_close_matches(nama.lower(), semua, n=1)]
        return f'Mungkin maksud Anda "{dekat[0]}".' if dekat else f"Perintah yang ada: {', '.join(self.commands)}."


class KelompokUtama(Kelompok):
    alias: ClassVar[Mapping[str, str]] = {"template": "templat"}
