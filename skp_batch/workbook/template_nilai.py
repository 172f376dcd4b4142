"""Stored values of the (sistem) columns: what the formulas give, for whoever reads a workbook without calculating."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from skp_batch.aturan.nasional import matriks_predikat
from skp_batch.istilah import Rating, cocokkan
from skp_batch.schemas.buku import MENURUT_NAMA
from skp_batch.schemas.kolom import Kolom
from skp_batch.workbook.template_tulis import KOSONG

_Baris = Mapping[str, Sequence[Mapping[str, object]]]
_DIHITUNG = ("s_capaian", "s_rating")


class Nilai:
    """Look-ups over the rows that are being written."""

    def __init__(self, baris: _Baris) -> None:
        self._isi = {
            nama: [self._menurut_kunci(nama, b) for b in baris.get(nama, ())]
            for nama in ("PEGAWAI", "RHK", "TARGET", "REALISASI", "PENILAIAN")
        }
        self._pegawai = _indeks(self._isi["PEGAWAI"], ())
        self._rhk = _indeks(self._isi["RHK"], ("no_rhk",))
        self._target = _indeks(self._isi["TARGET"], ("no_rhk", "no_indikator"))

    @staticmethod
    def _menurut_kunci(nama: str, baris: Mapping[str, object]) -> dict[str, object]:
        lembar = MENURUT_NAMA[nama]
        return {kolom.kunci: n for judul, n in baris.items() if (kolom := lembar.cari(judul)) is not None}

    def untuk(self, nama: str, i: int, kolom: Kolom) -> object:
        """The stored value for a row: a value, KOSONG, or a plain "" where only calculating can tell."""
        baris = self._isi[nama]
        if i >= len(baris):
            return KOSONG
        if (diberikan := baris[i].get(kolom.kunci)) is not None:
            return diberikan
        if kolom.kunci in _DIHITUNG:
            return ""
        if kolom.kunci == "s_kurang":
            return ""
        if nama != "PENILAIAN" and kolom.kunci == "s_nama":
            return self._pegawai.get(_kunci(baris[i], ()), {}).get("nama") or KOSONG
        hasil = (
            self._realisasi(baris[i], kolom.kunci)
            if nama in ("TARGET", "REALISASI")
            else self._penilaian(baris[i], kolom.kunci)
        )
        return KOSONG if hasil is None or hasil == "" else hasil

    def _realisasi(self, baris: dict[str, object], kunci: str) -> object:
        if kunci == "s_rhk":
            return self._rhk.get(_kunci(baris, ("no_rhk",)), {}).get("rhk")
        target = self._target.get(_kunci(baris, ("no_rhk", "no_indikator")), {})
        if kunci == "s_target":
            angka = target.get("target")
            return target.get("uraian_target") if angka is None or angka == "" else angka
        return target.get({"s_indikator": "indikator", "s_satuan": "satuan"}[kunci])

    def _penilaian(self, baris: dict[str, object], kunci: str) -> object:
        pegawai = self._pegawai.get(_kunci(baris, ()), {})
        if kunci != "s_predikat":
            return pegawai.get({"s_nama": "nama", "s_jabatan": "jabatan"}[kunci])
        if _teks(pegawai.get("status_skp")).upper() != "PERSETUJUAN":
            return None
        hasil, perilaku = (cocokkan(_teks(baris.get(k)), Rating) for k in ("rating_hasil", "rating_perilaku"))
        return str(matriks_predikat()[Rating(hasil), Rating(perilaku)]) if hasil and perilaku else None


def _indeks(baris: Sequence[dict[str, object]], kolom: tuple[str, ...]) -> dict[tuple[str, ...], Mapping[str, object]]:
    """Rows by key; the first of equal keys, as MATCH finds it."""
    hasil: dict[tuple[str, ...], Mapping[str, object]] = {}
    for b in baris:
        hasil.setdefault(_kunci(b, kolom), b)
    return hasil


def _kunci(baris: Mapping[str, object], kolom: tuple[str, ...]) -> tuple[str, ...]:
    return (
        _teks(baris.get("nip")).replace(" ", ""),
        _teks(baris.get("skp_ke")) or "1",
        *(_teks(baris.get(k)) for k in kolom),
    )


def _teks(nilai: object) -> str:
    if isinstance(nilai, float | Decimal) and nilai == int(nilai):
        nilai = int(nilai)
    return "" if nilai is None else str(nilai).strip()
