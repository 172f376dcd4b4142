"""Tariff tables that stand outside the policy's own text: a CSV/XLSX file beside it, or a known table (`acuan`)."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from skp_batch.aturan.berkas_yaml import baca_yaml
from skp_batch.tukin.kebijakan_galat import susun_galat
from skp_batch.tukin.kebijakan_tarif import VersiTarif

if TYPE_CHECKING:
    from skp_batch.tukin.kebijakan import Kebijakan

_ACUAN = Path(__file__).parent / "tarif_acuan.yaml"
_RIBUAN = re.compile(r"\d{1,3}(\.\d{3}){2,}")
_DIGIT_TERBANYAK = 15
_KOLOM_TARIF = ("tarif", "rupiah", "tunjangan", "nilai", "nilaijabatan", "basic")


class _Salah(Exception):
    """Text for the user, without the file's name."""


@lru_cache(maxsize=1)
def tabel_acuan() -> dict[str, dict[str, Any]]:
    """The tables that ship, by name: judul, rujukan, kelas."""
    isi: dict[str, dict[str, Any]] = baca_yaml(_ACUAN)
    return isi


def isi_tabel(kebijakan: Kebijakan, nama: str, folder: Path | None) -> Kebijakan:
    """The policy with every table in it; checksums are held against what was read."""
    tarif = kebijakan.tarif
    try:
        versi = [_versi(i, v, folder) for i, v in enumerate(tarif.versi, start=1)]
        if tarif.sumber == "acuan":
            versi = [_dari_acuan(kebijakan)]
        _jumlah_tarif(kebijakan, versi)
    except _Salah as e:
        raise susun_galat(nama, [str(e)]) from e
    return kebijakan.model_copy(update={"tarif": tarif.model_copy(update={"versi": versi})})


def _dari_acuan(kebijakan: Kebijakan) -> VersiTarif:
    dikenal = tabel_acuan()
    tabel = dikenal.get(kebijakan.tarif.acuan or "")
    if tabel is None:
        ada = f'"{kebijakan.tarif.acuan}"' if kebijakan.tarif.acuan else "kosong"
        raise _Salah(f'nilai "tarif.acuan" {ada} tidak dapat dipakai. Yang boleh: {", ".join(dikenal)}')
    return VersiTarif(mulai=kebijakan.berlaku.mulai, kelas=dict(tabel["kelas"]), dasar=str(tabel["judul"]))


def _versi(nomor: int, versi: VersiTarif, folder: Path | None) -> VersiTarif:
    tempat = f"tarif.versi[{nomor}]"
    if (versi.kelas is None) == (versi.berkas is None):
        raise _Salah(f'"{tempat}" harus berisi salah satu: kelas, atau berkas')
    kelas, sidik = versi.kelas or {}, ""
    if versi.berkas is not None:
        path = _tempat(versi.berkas, folder, tempat)
        sidik = hashlib.sha256(_bita(path, tempat)).hexdigest()
        kelas = _baca_berkas(path, tempat)
    jumlah = str(sum(kelas.values()))
    for kunci, harap in (("checksum", versi.checksum), ("jumlah", versi.jumlah), ("sha256", versi.sha256)):
        if harap is None:
            continue
        nyata = sidik if len(harap) == 64 else jumlah
        if not nyata:
            raise _Salah(f'"{tempat}.{kunci}" SHA-256 hanya untuk tabel dalam berkas; tulis jumlah seluruh tarifnya')
        if nyata != (harap if len(harap) == 64 else str(int(harap))):
            raise _Salah(f'"{tempat}.{kunci}" {harap} tidak cocok: tabel yang terbaca menghasilkan {nyata}')
    return versi.model_copy(update={"kelas": kelas})


def _jumlah_tarif(kebijakan: Kebijakan, versi: list[VersiTarif]) -> None:
    """A sum declared for the whole of `tarif`: that of its one table."""
    tarif = kebijakan.tarif
    for kunci, harap in (("checksum", tarif.checksum), ("jumlah", tarif.jumlah)):
        if harap is None:
            continue
        tabel = tarif.basic or (versi[0].kelas if len(versi) == 1 else None)
        if tabel is None:
            raise _Salah(f'"tarif.{kunci}" hanya untuk satu tabel; tulis {kunci} di tiap versi')
        nyata = str(sum(tabel.values()))
        if len(harap) == 64 or nyata != str(int(harap)):
            raise _Salah(f'"tarif.{kunci}" {harap} tidak cocok: jumlah seluruh tarif yang terbaca {nyata}')


def _tempat(berkas: str, folder: Path | None, tempat: str) -> Path:
    """The file beside the policy; no other folder."""
    if folder is None or re.search(r"[\\/:]", berkas) or berkas in (".", ".."):
        raise _Salah(f'nilai "{tempat}.berkas" "{berkas}" harus nama berkas di folder yang sama dengan kebijakan')
    return folder / berkas


def _bita(path: Path, tempat: str) -> bytes:
    from skp_batch.workbook.batas import TidakTerbaca
    from skp_batch.workbook.gate import buka_file
    from skp_batch.workbook.tabel_masukan import BATAS_TABEL

    try:
        return buka_file(path, BATAS_TABEL)
    except (OSError, TidakTerbaca) as e:
        raise _Salah(f'berkas tarif "{path.name}" ({tempat}.berkas) tidak dapat dibuka') from e


def _baca_berkas(path: Path, tempat: str) -> dict[int, int]:
    from skp_batch.workbook.tabel_masukan import TabelTidakTerbaca, baca_baris

    try:
        baris = baca_baris(path, ("kelas", "kelas jabatan", "grade", *_KOLOM_TARIF))
    except TabelTidakTerbaca as e:
        raise _Salah(f"{tempat}.berkas: {str(e).rstrip('.')}") from e
    hasil: dict[int, int] = {}
    for b in baris:
        kelas = b.isi.get("kelas") or b.isi.get("kelasjabatan") or b.isi.get("grade") or ""
        nilai = next((b.isi[k] for k in _KOLOM_TARIF if k in b.isi), "")
        if not _bulat(kelas) or not (rupiah := _rupiah(nilai)):
            raise _Salah(
                f'berkas tarif "{path.name}" baris {b.nomor}: kelas "{kelas}" dan tarif "{nilai}" tidak dapat dibaca; '
                "tulis bilangan bulat tanpa titik di kolom kelas dan tarif"
            )
        if int(kelas) in hasil:
            raise _Salah(f'berkas tarif "{path.name}" baris {b.nomor}: kelas {kelas} ditulis dua kali')
        hasil[int(kelas)] = int(rupiah)
    if not hasil:
        raise _Salah(f'berkas tarif "{path.name}" tidak berisi kelas; kolomnya: kelas, tarif')
    return hasil


def _rupiah(teks: str) -> str:
    bulat = teks.replace(".", "") if _RIBUAN.fullmatch(teks) else teks
    return bulat if _bulat(bulat) else ""


def _bulat(teks: str) -> bool:
    return teks.isascii() and teks.isdigit() and len(teks) <= _DIGIT_TERBANYAK
