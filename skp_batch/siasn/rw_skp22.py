"""Saved answers of SIASN's GET /pns/rw-skp22 and /skp22/id: the yearly predikat that SIASN holds (siasn.md 1.4).

A file is one answer, one row, a list of either, or one of them a line. GET spells its keys unlike POST, gives numbers
as numbers or as text, and labels in several spellings; all count here, and what contradicts itself is refused.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from skp_batch.istilah import Predikat, Rating, kunci_teks
from skp_batch.periode import Periode
from skp_batch.siasn.acuan import acuan_siasn
from skp_batch.siasn.baris_predikat import (
    Bacaan,
    BarisDitolak,
    BarisPredikat,
    baca_predikat,
    baca_rating,
    periksa_nip,
    singkat,
)
from skp_batch.workbook.gate import Batas, TidakTerbaca, buka_file
from skp_batch.workbook.tabel_masukan import TabelTidakTerbaca

N = TypeVar("N", Rating, Predikat)
_BATAS = Batas(byte=200 * 1024 * 1024)
_PENANDA = frozenset({"pnsdinilaiid", "pnsdinilaiorang", "kuadrankinerjanilai", "hasilkinerjanilai", "kuadrankinerja"})


def baca_rw_skp22(path: Path, nip_dari_id: Mapping[str, str]) -> Bacaan:
    """The rows of a file; `nip_dari_id` maps kunci_teks of SIASN's person id to the NIP.

    Raises TabelTidakTerbaca, with a text for the user, where the file is no such answer.
    """
    hasil = Bacaan()
    isi = _urai(path)
    if not isi:
        raise TabelTidakTerbaca(
            f"{path.name} bukan jawaban SIASN yang utuh. Simpan jawaban GET /pns/rw-skp22 sebagai JSON."
        )
    dikenal = False
    for nomor, objek in isi:
        for baris, nip in _baris(objek, ""):
            dikenal = True
            _satu(BarisDitolak(path.name, "", nomor, ""), baris, nip, nip_dari_id, hasil)
        dikenal |= _jawaban_kosong(objek)
    if not dikenal:
        raise TabelTidakTerbaca(
            f"{path.name} tidak berisi riwayat SKP22 SIASN (pnsDinilaiId, tahun, hasilKinerjaNilai)."
        )
    return hasil


def _urai(path: Path) -> list[tuple[int, Any]]:
    """(line or place, object): the whole file as one value, else a value a line."""
    try:
        teks = buka_file(path, _BATAS).decode("utf-8-sig", errors="replace")
    except TidakTerbaca as galat:
        raise TabelTidakTerbaca(f"{path.name} terlalu besar atau kosong.") from galat
    except FileNotFoundError as galat:
        raise TabelTidakTerbaca(f"{path.name} tidak ditemukan.") from galat
    except OSError as galat:
        raise TabelTidakTerbaca(f"{path.name} tidak dapat dibuka; tutup dahulu bila sedang terbuka.") from galat
    try:
        isi = json.loads(teks)
        return list(enumerate(isi, start=1)) if isinstance(isi, list) else [(1, isi)]
    except (ValueError, RecursionError):
        pass
    hasil = []
    for nomor, garis in enumerate(teks.split("\n"), start=1):
        if garis.strip():
            try:
                hasil.append((nomor, json.loads(garis)))
            except (ValueError, RecursionError):
                return []
    return hasil


def _baris(objek: Any, nip: str) -> Iterator[tuple[dict[str, Any], str]]:
    """The rows of an answer, with the NIP that the one who saved it put beside it."""
    tumpukan = [(objek, nip)]
    while tumpukan:
        isi, nip = tumpukan.pop()
        if isinstance(isi, list):
            tumpukan += [(i, nip) for i in reversed(isi)]
        elif isinstance(isi, dict):
            kecil = {str(k).lower(): v for k, v in isi.items()}
            nip = next((str(v) for k in ("nip", "nipbaru") if isinstance(v := kecil.get(k), str | int) and v), nip)
            if _PENANDA & kecil.keys() and "tahun" in kecil:
                yield {k: v for k, v in kecil.items() if isinstance(v, str | int | float)}, nip
            elif isinstance(kecil.get("data"), list | dict):
                tumpukan.append((kecil["data"], nip))


def _jawaban_kosong(objek: Any) -> bool:
    """`{"code":0,"data":"Data tidak ditemukan"}`, or no data at all: a person without riwayat."""
    return isinstance(objek, dict) and "data" in objek and not isinstance(objek["data"], dict)


def _satu(letak: BarisDitolak, isi: Mapping[str, Any], nip: str, nip_dari_id: Mapping[str, str], hasil: Bacaan) -> None:
    acuan = acuan_siasn()
    id_orang = str(isi.get("pnsdinilaiid") or isi.get("pnsdinilaiorang") or "")
    nip = nip_dari_id.get(kunci_teks(id_orang), "") or nip
    sebab = "" if nip else f'NIP dari ID SIASN "{singkat(id_orang)}" tidak diketahui (sertakan --data-pegawai)'
    if not sebab:
        nip, sebab = periksa_nip(nip)
    tahun = _kode(isi.get("tahun"))
    periode = Periode(tahun, "TAHUNAN") if tahun and 2000 <= tahun <= 2099 else None
    if periode is None:
        sebab = sebab or f'tahun "{singkat(str(isi.get("tahun")))}" tidak dikenal'
    rating = {kode: r for r, kode in acuan.rating.items()}
    kuadran = {kode: p for p, kode in acuan.kuadran.items()}
    hasil_kerja, salah_hasil = _nilai(isi, "hasilkinerja", rating, baca_rating)
    perilaku, salah_perilaku = _nilai(isi, "perilakukerja", rating, baca_rating)
    predikat, salah_predikat = _nilai(isi, "kuadrankinerja", kuadran, baca_predikat)
    sebab = sebab or salah_hasil or salah_perilaku or salah_predikat
    kosong = not sebab and predikat is None
    tempat = (letak.berkas, "", letak.nomor)
    if sebab or kosong or periode is None:
        hasil.ditolak.append(BarisDitolak(*tempat, _utuh(sebab or "predikat kosong"), _utuh(nip), "", periode, kosong))
    else:
        hasil.baris.append(BarisPredikat(periode, nip, "", "", hasil_kerja, perilaku, predikat, *tempat))


def _nilai(
    isi: Mapping[str, Any], kunci: str, menurut_kode: Mapping[int, N], baca: Callable[[str], N | None]
) -> tuple[N | None, str]:
    """What the code and the label say together, and why that cannot be used ('' where it can)."""
    kode, teks = isi.get(f"{kunci}nilai"), str(isi.get(kunci) or "")
    dari_kode, dari_teks = menurut_kode.get(_kode(kode) or 0), baca(teks)
    if kode not in (None, "") and dari_kode is None:
        return None, f'{kunci}Nilai "{singkat(str(kode))}" tidak dikenal'
    if dari_kode and dari_teks and dari_kode is not dari_teks:
        return None, f'{kunci}Nilai {kode} bertentangan dengan labelnya "{singkat(teks)}"'
    return dari_kode or dari_teks, ""


def _utuh(teks: str) -> str:
    """Without halves of characters, which JSON can hold and no file can."""
    return teks.encode("utf-8", "replace").decode()


def _kode(nilai: Any) -> int | None:
    """2, 2.0, "2" and "2.0" are 2."""
    if isinstance(nilai, bool) or nilai is None:
        return None
    teks = str(nilai).strip().removesuffix(".0")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 5 else None
