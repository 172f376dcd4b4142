"""The command as a user runs it: words in; exit code and both streams out."""

from __future__ import annotations

import contextlib
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from skp_batch.cli import main


@dataclass(frozen=True)
class Akhir:
    kode: int
    out: str
    err: str


def jalankan(*kata: str | Path) -> Akhir:
    """Run `skp-batch kata…` in this process."""
    out, err = io.StringIO(), io.StringIO()
    kode = -1
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main([str(k) for k in kata])
        except SystemExit as keluar:
            kode = int(keluar.code or 0)
    assert "Traceback" not in err.getvalue()
    return Akhir(kode, out.getvalue(), err.getvalue())


def isi_folder(folder: Path) -> dict[str, str]:
    """Every file below a folder and the hash of its bytes."""
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }
