"""Finding the input files: folders are walked, office lock files and our own output are passed over."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

# what a spreadsheet program makes; other formats than .xlsx/.xlsm become B101, with what to do
AKHIRAN_BUKU = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".xltx", ".xltm", ".et", ".fods"})
_AWALAN_KUNCI = ("~$", ".~lock.", "._")
# of a former KELUAR: workbooks in this folder are a unit's own, all else is what the program wrote for people
_SALINAN, _LAPORAN_SALINAN = "hasil-pemeriksaan", ".HASIL.xlsx"
# in a name these steer a terminal or turn the reading order round; no unit means them
_KENDALI = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_MANIFEST, _MANIFEST_TERBESAR = "manifest.json", 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class BerkasMasukan:
    """An input file: its name in findings (`/`, below the given folder) and where it is.

    A `path` that is itself a symbolic link leads out of the given folder and is not followed: whoever packed the folder
    would get back what he has no right to read.
    """

    nama: str
    path: Path
    acuan: bool = False


class MasukanSalah(Exception):
    """A given path that is not there; the text is for the user."""


def cari_masukan(
    masukan: Iterable[Path],
    keluaran: Path | None = None,
    *,
    acuan: bool = False,
    selain: Collection[BerkasMasukan] = (),
    tautan: bool = False,
) -> list[BerkasMasukan]:
    """All workbooks in the given files and folders, ordered by name.

    Where two share a name below their folders, the given folder's name is put in front, and more until they differ.
    Those of `selain` (MASUK, when --acuan is looked through) keep their names and are not taken a second time.
    Links that lead out of the given folders are left out, or with `tautan` named like files.
    """
    masukan = list(masukan)
    keluar = keluaran.resolve() if keluaran else None
    folder = [m.resolve() for m in masukan if m.is_dir()]
    sudah = {b.path for b in selain}
    ditemukan: dict[Path, tuple[Path, Path]] = {}
    for diberi in masukan:
        if not diberi.exists():
            raise MasukanSalah(f'Masukan "{diberi}" tidak ditemukan. Periksa penulisan nama berkas atau folder.')
        akar = diberi if diberi.is_dir() else diberi.parent
        for path in _telusuri(diberi):
            nyata = path.resolve()
            if path.is_symlink() and diberi.is_dir() and not any(map(nyata.is_relative_to, folder)):
                if not tautan:
                    continue
                nyata = path.absolute()
            elif path.is_symlink() and nyata.is_dir():
                continue  # its workbooks are found where they are
            if keluar is not None and (nyata == keluar or keluar in nyata.parents):
                continue
            if nyata in sudah:
                continue
            calon = (path.relative_to(akar), akar)
            # found in several ways: named by the widest folder, whatever the order of the arguments
            ditemukan[nyata] = max(calon, ditemukan.get(nyata, calon), key=lambda c: (len(c[0].parts), *map(str, c)))
    nama = _beri_nama(ditemukan, [b.nama for b in selain])
    return sorted((BerkasMasukan(n, p, acuan) for p, n in nama.items()), key=lambda b: b.nama)


def _telusuri(diberi: Path) -> Iterable[Path]:
    if not diberi.is_dir():
        yield diberi
        return
    tertutup: list[Path] = []
    for folder, anak, berkas in os.walk(diberi, onerror=lambda galat: tertutup.append(Path(galat.filename))):
        anak[:] = sorted(a for a in anak if not a.startswith("."))
        buatan = _buatan_program(Path(folder)) if _MANIFEST in berkas else frozenset()
        anak[:] = [a for a in anak if a not in buatan]
        yield from (path for a in anak if (path := Path(folder, a)).is_symlink())
        for nama in sorted(berkas):
            path = Path(folder, nama)
            if nama in buatan or _laporan_salinan(path):
                continue
            buku = path.suffix.lower() in AKHIRAN_BUKU and not nama.startswith(_AWALAN_KUNCI)
            if buku and not nama.startswith(".") and path.is_file():
                yield path
    yield from tertutup  # a folder that cannot be listed is named as what cannot be read, like a file


def _buatan_program(folder: Path) -> frozenset[str]:
    """Names in a former KELUAR that are results, no unit's workbook; none where the folder is not ours."""
    try:
        manifest = folder / _MANIFEST
        wajar = manifest.is_file() and manifest.stat().st_size <= _MANIFEST_TERBESAR
        isi = json.loads(manifest.read_bytes()) if wajar else None
    except (OSError, ValueError, RecursionError):
        return frozenset()
    if not isinstance(isi, dict) or isi.get("program") != "skp-batch" or not isinstance(isi.get("keluaran"), list):
        return frozenset()
    nama = {str(k.get("berkas", "")).split("/")[0] for k in isi["keluaran"] if isinstance(k, dict)}
    return frozenset(nama - {_SALINAN, ""})


def _laporan_salinan(path: Path) -> bool:
    """Whether this is what was written beside a copy that could not be annotated."""
    return path.name.endswith(_LAPORAN_SALINAN) and path.with_name(path.name.removesuffix(_LAPORAN_SALINAN)).is_file()


def _beri_nama(ditemukan: dict[Path, tuple[Path, Path]], terpakai: Collection[str] = ()) -> dict[Path, str]:
    nama = {nyata: _dibaca(relatif.parts) for nyata, (relatif, _) in ditemukan.items()}
    for tingkat in range(1, 40):
        bentrok = _bentrok(nama, ditemukan, terpakai)
        if not bentrok:
            break
        for nyata in bentrok:
            relatif, akar = ditemukan[nyata]
            nama[nyata] = _dibaca((*akar.resolve().parts[1:][-tingkat:], *relatif.parts))
    return _bedakan(nama)


def _dibaca(bagian: Iterable[str]) -> str:
    """A path as text; what is no UTF-8 in a name of the file system, or steers, becomes a sign that can be shown."""
    return _KENDALI.sub("\ufffd", os.fsencode(PurePosixPath(*bagian).as_posix()).decode("utf-8", "replace"))


def _bentrok(
    nama: dict[Path, str], ditemukan: dict[Path, tuple[Path, Path]], terpakai: Collection[str]
) -> Collection[Path]:
    """Files whose names meet, also only by case (on Windows they would be one file), below different folders."""
    kelompok: dict[str, list[Path]] = {}
    for nyata, n in nama.items():
        kelompok.setdefault(n.casefold(), []).append(nyata)
    milik_lain = {n.casefold() for n in terpakai}
    return [
        nyata
        for kunci, semua in kelompok.items()
        if kunci in milik_lain or len({str(ditemukan[nyata][1].resolve()).casefold() for nyata in semua}) > 1
        for nyata in semua
    ]


def _bedakan(nama: dict[Path, str]) -> dict[Path, str]:
    """Names that are still the same, made of bytes that cannot be read as text, get a number."""
    dipakai: set[str] = set()
    for nyata in sorted(nama, key=os.fsencode):
        asal, ke = PurePosixPath(nama[nyata]), 1
        while nama[nyata] in dipakai:
            ke += 1
            nama[nyata] = asal.with_name(f"{asal.stem} ({ke}){asal.suffix}").as_posix()
        dipakai.add(nama[nyata])
    return nama
