"""manifest.json: what went in, with what versions and policies, and what came out. It marks a KELUAR as ours."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from skp_batch import __version__
from skp_batch.schemas.unit import VERSI_TEMPLAT
from skp_batch.workbook.batas import Batas, TidakTerbaca
from skp_batch.workbook.gate import buka_file

NAMA_MANIFEST = "manifest.json"
PROGRAM = "skp-batch"
_BATAS = Batas(byte=64 * 1024 * 1024)


@dataclass(frozen=True, slots=True, order=True)
class Masukan:
    """An input: its name below the given folder (never a path of this machine), content and what it served as."""

    berkas: str
    sha256: str
    ukuran: int
    peran: str = "buku kerja"


def tulis_manifest(
    folder: Path,
    *,
    perintah: str,
    masukan: Iterable[Masukan],
    kebijakan: Mapping[str, object],
    jumlah: Mapping[str, int],
    opsi: Mapping[str, object] | None = None,
) -> Path:
    """Write manifest.json over all files that stand in `folder`; call it last."""
    isi = {
        "program": PROGRAM,
        "versi_program": __version__,
        "versi_templat": VERSI_TEMPLAT,
        "perintah": perintah,
        "opsi": dict(sorted((opsi or {}).items())),
        "kebijakan": {"sha256": sidik_kebijakan(kebijakan)},
        "masukan": [
            {"berkas": m.berkas, "peran": m.peran, "ukuran": m.ukuran, "sha256": m.sha256} for m in sorted(masukan)
        ],
        "jumlah": dict(jumlah),
        "keluaran": [
            {"berkas": nama, "ukuran": p.stat().st_size, "sha256": sidik_berkas(p)}
            for nama, p in _berkas(folder)
            if nama != NAMA_MANIFEST
        ],
    }
    tujuan = folder / NAMA_MANIFEST
    tujuan.write_text(json.dumps(isi, ensure_ascii=False, indent=1, default=str) + "\n", "utf-8", newline="\n")
    return tujuan


def baca_manifest(folder: Path) -> dict[str, object] | None:
    """The manifest of a folder that this program wrote, or None where there is none of ours."""
    try:
        isi = json.loads(buka_file(folder / NAMA_MANIFEST, _BATAS))
    except (OSError, ValueError, RecursionError, TidakTerbaca):
        return None
    return isi if isinstance(isi, dict) and isi.get("program") == PROGRAM else None


def sidik_kebijakan(kebijakan: Mapping[str, object]) -> str:
    """SHA-256 of the policies' values, the same for the same values in any order."""
    return hashlib.sha256(json.dumps(kebijakan, sort_keys=True, default=str).encode()).hexdigest()


def sidik_berkas(path: Path) -> str:
    """SHA-256 of a file's content."""
    with path.open("rb") as f:
        return hashlib.file_digest(f, "sha256").hexdigest()


def _berkas(folder: Path) -> list[tuple[str, Path]]:
    return sorted((p.relative_to(folder).as_posix(), p) for p in folder.rglob("*") if p.is_file())
