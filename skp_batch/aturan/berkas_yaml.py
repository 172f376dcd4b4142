"""Reading YAML strictly: decimals as Decimal, no key twice, and an error that names file and place in Indonesian."""

from __future__ import annotations

import stat
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

BATAS_BYTE = 1_000_000
BATAS_DALAM, BATAS_SIMPUL = 50, 100_000
BULAT_TERBESAR = 10**18


class KebijakanSalah(Exception):
    """A policy or rule file that cannot be used; the text is for the user."""


def baca_yaml(path: Path) -> Any:
    """The content of a YAML file of at most 1 MB."""
    try:
        biasa = stat.S_ISREG(path.stat().st_mode)  # a pipe would never end
        if biasa:
            with path.open("rb") as berkas:
                isi = berkas.read(BATAS_BYTE + 1)
    except OSError as e:
        raise KebijakanSalah(f'Berkas kebijakan "{path.name}" tidak dapat dibuka: {_sebab(e)}.') from e
    if not biasa:
        raise KebijakanSalah(f'"{path.name}" bukan berkas biasa. Sebut berkas kebijakan (YAML).')
    if len(isi) > BATAS_BYTE:
        raise KebijakanSalah(f'Berkas kebijakan "{path.name}" terlalu besar (batasnya 1 MB).')
    try:
        return urai_yaml(isi.decode("utf-8-sig"), path.name)
    except UnicodeDecodeError as e:
        raise KebijakanSalah(f'Berkas kebijakan "{path.name}" bukan teks UTF-8. Simpan ulang sebagai UTF-8.') from e


def urai_yaml(teks: str, nama: str) -> Any:
    import yaml

    try:
        _periksa_susunan(teks, nama)
        return yaml.load(teks, Loader=_pemuat())  # noqa: S506 - a subclass of the safe loader
    except yaml.MarkedYAMLError as e:
        baris = f" di sekitar baris {e.problem_mark.line + 1}" if e.problem_mark else ""
        rincian = f": {e.problem}" if e.problem and e.problem.startswith("kunci") else ""
        raise KebijakanSalah(
            f'Berkas kebijakan "{nama}" tidak dapat dibaca sebagai YAML{baris}{rincian}. '
            "Periksa indentasi, tanda titik dua, dan tanda kutipnya."
        ) from e
    except (yaml.YAMLError, ValueError, RecursionError) as e:
        raise KebijakanSalah(f'Berkas kebijakan "{nama}" tidak dapat dibaca sebagai YAML.') from e


def _periksa_susunan(teks: str, nama: str) -> None:
    """Refuse what would burst the loader: libyaml's own recursion ends the process, and aliases of aliases grow without
    end. Looked at as a stream of events, which does neither."""
    import yaml

    terbuka: list[tuple[str | None, int]] = []
    jangkar: dict[str, int] = {}  # how many nodes an alias stands for
    jumlah = 0
    for satu in yaml.parse(teks, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(satu, yaml.AliasEvent):
            jumlah += jangkar.get(satu.anchor or "", BATAS_SIMPUL)  # one that is within itself has no end
        elif isinstance(satu, yaml.ScalarEvent | yaml.CollectionStartEvent):
            jumlah += 1
            terbuka.append((satu.anchor, jumlah))
        if isinstance(satu, yaml.ScalarEvent | yaml.CollectionEndEvent):
            tanda, mulai = terbuka.pop()
            if tanda:
                jangkar[tanda] = jumlah - mulai + 1
        if len(terbuka) > BATAS_DALAM or jumlah >= BATAS_SIMPUL:
            raise KebijakanSalah(f'Berkas kebijakan "{nama}" bersusun terlalu dalam atau terlalu besar.')


def _sebab(e: OSError) -> str:
    if isinstance(e, FileNotFoundError):
        return "berkas tidak ditemukan"
    if isinstance(e, PermissionError):
        return "tidak ada izin membaca, atau berkas sedang dipakai program lain"
    if isinstance(e, IsADirectoryError):
        return "yang ditunjuk adalah folder"
    return "gagal dibaca"


@lru_cache(maxsize=1)
def _pemuat() -> Any:
    import yaml

    dasar: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Pemuat(dasar):  # type: ignore[misc]
        pass

    def desimal(pemuat: Any, simpul: Any) -> Decimal:
        teks = str(simpul.value).replace("_", "")
        try:
            nilai = Decimal(teks)
        except ArithmeticError as e:
            raise yaml.constructor.ConstructorError(None, None, f"bilangan {teks}", simpul.start_mark) from e
        if not nilai.is_finite():
            raise yaml.constructor.ConstructorError(None, None, f"bilangan {teks}", simpul.start_mark)
        return nilai

    def bulat(pemuat: Any, simpul: Any) -> int:
        nilai = int(dasar.construct_yaml_int(pemuat, simpul))
        if abs(nilai) > BULAT_TERBESAR:  # beyond thousands of digits Python cannot even say which number it is
            raise yaml.constructor.ConstructorError(None, None, "bilangan terlalu besar", simpul.start_mark)
        return nilai

    def peta(pemuat: Any, simpul: Any) -> dict[Any, Any]:
        hasil: dict[Any, Any] = {}
        for kunci_simpul, nilai_simpul in simpul.value:
            kunci = pemuat.construct_object(kunci_simpul, deep=True)
            if isinstance(kunci, (list, dict, set)):
                raise yaml.constructor.ConstructorError(None, None, "kunci bukan teks", kunci_simpul.start_mark)
            if kunci in hasil:
                raise yaml.constructor.ConstructorError(
                    None, None, f'kunci "{kunci}" ditulis dua kali', kunci_simpul.start_mark
                )
            hasil[kunci] = pemuat.construct_object(nilai_simpul, deep=True)
        return hasil

    Pemuat.add_constructor("tag:yaml.org,2002:float", desimal)
    Pemuat.add_constructor("tag:yaml.org,2002:int", bulat)
    Pemuat.add_constructor("tag:yaml.org,2002:map", peta)
    return Pemuat
