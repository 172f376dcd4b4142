"""What pydantic says of a policy file, as Indonesian sentences: which key, what is wrong, what is allowed."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from skp_batch.aturan.berkas_yaml import KebijakanSalah

_TERBANYAK = 20
_JENIS = {
    "dict_type": 'harus berisi pasangan "kunci: nilai"',
    "model_type": 'harus berisi pasangan "kunci: nilai"',
    "model_attributes_type": 'harus berisi pasangan "kunci: nilai"',
    "list_type": "harus berupa daftar",
    "string_type": "harus berupa teks",
    "bool_type": "harus true atau false",
    "bool_parsing": "harus true atau false",
    "too_short": "tidak boleh kosong",
}


def susun_galat(nama: str, galat: Sequence[str]) -> KebijakanSalah:
    """One exception for all faults of a file."""
    kepala = f'Kebijakan "{nama}"'
    if len(galat) == 1:
        return KebijakanSalah(f"{kepala}: {galat[0]}.")
    lebih = [f"- dan {len(galat) - _TERBANYAK} kesalahan lain."] if len(galat) > _TERBANYAK else []
    return KebijakanSalah(
        "\n".join([f"{kepala}: {len(galat)} kesalahan.", *(f"- {g}." for g in galat[:_TERBANYAK]), *lebih])
    )


def pesan_galat(e: ValidationError, model: type[BaseModel], isi: Any) -> list[str]:
    """A sentence per fault, each place once; `isi` is what the file holds."""
    hasil: dict[str, str] = {}
    for galat in e.errors(include_url=False):
        loc = _bersih(galat["loc"])
        tempat = tempat_kunci(loc, isi)
        hasil.setdefault(tempat, _kalimat(dict(galat), loc, tempat, model))
    return list(hasil.values())


def _kalimat(galat: dict[str, Any], loc: tuple[Any, ...], tempat: str, model: type[BaseModel]) -> str:
    jenis = str(galat["type"])
    if jenis == "missing":
        return f'kunci "{tempat}" wajib diisi'
    if jenis == "extra_forbidden":
        dikenal = _kunci_model(model, loc[:-1])
        mirip = difflib.get_close_matches(str(loc[-1]), dikenal, n=1)
        maksud = f' Mungkin maksudnya "{mirip[0]}".' if mirip else ""
        return f'kunci "{tempat}" tidak dikenal.{maksud} Kunci yang dikenal: {", ".join(dikenal)}'
    ada = _pendek(galat.get("input"))
    if jenis == "literal_error":
        pilihan = str(galat["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
        return f'nilai "{tempat}" {ada} tidak dapat dipakai. Yang boleh: {pilihan}'
    if jenis == "value_error" and str(galat["ctx"]["error"]).startswith("Yang boleh"):
        return f'nilai "{tempat}" {ada} tidak dapat dipakai. {galat["ctx"]["error"]}'
    if jenis == "value_error":
        return f'nilai "{tempat}" {ada} tidak dapat dipakai: {galat["ctx"]["error"]}'
    return f'nilai "{tempat}" {ada} {_JENIS.get(jenis, "tidak dapat dipakai")}'


def tempat_kunci(loc: Sequence[Any], isi: Any) -> str:
    """`presensi.aturan[2].persen`, counting from 1; a number that is a key of the file stays one."""
    hasil = ""
    for bagian in loc:
        if isinstance(bagian, int) and isinstance(isi, (list, tuple)):
            hasil += f"[{bagian + 1}]"
            isi = isi[bagian] if bagian < len(isi) else None
        elif isinstance(bagian, int) and not (isinstance(isi, dict) and bagian in isi):
            continue  # one value stands where a list may stand
        else:
            hasil += f".{bagian}" if hasil else str(bagian)
            isi = isi.get(bagian) if isinstance(isi, dict) else None
    return hasil


def _bersih(loc: Sequence[Any]) -> tuple[Any, ...]:
    """Without what pydantic adds for dict keys and unions."""
    return tuple(b for b in loc if not (isinstance(b, str) and (b == "[key]" or "[" in b or b in ("int", "literal"))))


def _kunci_model(model: type[BaseModel], loc: Sequence[Any]) -> list[str]:
    """The keys that the block at `loc` may have."""
    sekarang: type[BaseModel] | None = model
    for bagian in loc:
        if sekarang is None:
            break
        if isinstance(bagian, str) and bagian in sekarang.model_fields:
            sekarang = _model_dalam(sekarang.model_fields[bagian].annotation) or None
    return list((sekarang or model).model_fields)


def _model_dalam(jenis: Any) -> type[BaseModel] | None:
    if isinstance(jenis, type) and issubclass(jenis, BaseModel):
        return jenis
    for anak in get_args(jenis):
        if (ketemu := _model_dalam(anak)) is not None:
            return ketemu
    return None


def _pendek(nilai: Any) -> str:
    if nilai is None:
        return "kosong"
    if isinstance(nilai, (dict, list, tuple)):
        return "(bagian)"
    teks = str(nilai)
    return f'"{teks if len(teks) <= 60 else teks[:59] + "…"}"'
