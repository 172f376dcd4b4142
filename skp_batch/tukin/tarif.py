"""The tariff of one person: by kelas, by nilai jabatan, or as the sum of criteria (TPP)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar

from skp_batch.tukin.angka import bulatkan
from skp_batch.tukin.bulan import Bulan
from skp_batch.tukin.kebijakan import Kebijakan
from skp_batch.tukin.kebijakan_jenis import judul_kolom, kunci_kata, sebut
from skp_batch.tukin.kebijakan_tarif import BilaOrang, Kriteria
from skp_batch.tukin.model import Kehadiran, Penerima

T = TypeVar("T")


@dataclass(slots=True)
class HasilTarif:
    """`nilai` None: the kelas has no tariff (kolom blank), or a column of KEHADIRAN is needed."""

    nilai: Decimal | None = None
    nama: str = ""
    kriteria: list[tuple[Kriteria, Decimal]] = field(default_factory=list)
    kolom: str = ""


def cari_tarif(k: Kebijakan, p: Penerima, h: Kehadiran | None, bulan: Bulan, puncak: str) -> HasilTarif:
    t = k.tarif
    if t.sumber == "kriteria":
        return _kriteria(k, p, h, bulan)
    if puncak:
        kelas = max(t.tabel_pada(bulan), default=None)
        atas = t.rupiah(kelas, bulan) if kelas is not None else None
        persen = t.puncak[puncak]
        nilai = None if atas is None else atas * persen / 100
        return HasilTarif(nilai, f"Tarif {sebut(puncak)}: {persen}% kelas {kelas}")
    if t.sumber == "nilai_jabatan" and t.nilai_jabatan is not None and t.nilai_jabatan.dari_data:
        data = h.data.get("nilai_jabatan") if h else None
        if data is not None:
            return HasilTarif(data * t.nilai_jabatan.indeks, f"Nilai jabatan {data}")
        if t.nilai_jabatan.kelas is None and not t.versi:
            return HasilTarif(kolom="Nilai Jabatan")
    nilai_kelas = t.rupiah(p.kelas, bulan) if p.kelas is not None else None
    return HasilTarif(nilai_kelas, f"Tarif kelas {p.kelas}")


def tarif_kelas(k: Kebijakan, p: Penerima, h: Kehadiran | None, kelas: int, bulan: Bulan) -> Decimal | None:
    """The tariff of another class (Plt); TPP: what the person's criteria would give in that class."""
    if k.tarif.sumber == "kriteria":
        return _kriteria(k, replace(p, kelas=kelas, jabatan=""), h, bulan).nilai
    return k.tarif.rupiah(kelas, bulan)


def _kriteria(k: Kebijakan, p: Penerima, h: Kehadiran | None, bulan: Bulan) -> HasilTarif:
    """Each criterion's rupiah, rounded line by line where the policy says so; a blank cell of data is no rupiah."""
    jumlah = Decimal(0)
    hasil = HasilTarif(None, "Besaran TPP")
    basic = k.tarif.rupiah(p.kelas, bulan) if p.kelas is not None else None
    perlu_kelas = any(x.persen_basic is not None for x in k.tarif.kriteria)
    if perlu_kelas and basic is None:
        return HasilTarif(nama=f"Tarif kelas {p.kelas}")
    for x in k.tarif.kriteria:
        nilai = _satu(x, p, h, basic)
        if k.pembulatan is not None and k.pembulatan.tahap == "per_kriteria":
            nilai = Decimal(bulatkan(nilai, k.pembulatan.cara, k.pembulatan.satuan))
        hasil.kriteria.append((x, nilai))
        jumlah += nilai
    hasil.nilai = jumlah
    return hasil


def _satu(x: Kriteria, p: Penerima, h: Kehadiran | None, basic: Decimal | None) -> Decimal:
    if x.bila is not None and not berlaku(x.bila, p):
        return Decimal(0)
    if x.dari_data and h is not None and (data := h.data.get(x.id)) is not None:
        return data
    if x.persen_basic is not None and basic is not None:
        persen = _pilih(x.persen_basic, p)
        return basic * persen / 100 if persen is not None else Decimal(0)
    if x.rupiah is not None:
        return Decimal(_pilih(x.rupiah, p) or 0)
    return Decimal(0)


def _pilih(tabel: Mapping[str, T], p: Penerima) -> T | None:
    """The most particular entry: jabatan, unit, kelas, then `*`."""
    for kunci in (p.jabatan, p.kode_satker, str(p.kelas)):
        if kunci and kunci in tabel:
            return tabel[kunci]
    return tabel.get("*")


def judul_kriteria(x: Kriteria) -> str:
    return x.nama or judul_kolom(x.id)


def berlaku(b: BilaOrang, p: Penerima) -> bool:
    """Whether a person is one of those meant."""
    return (
        (b.kelas is None or p.kelas in b.kelas)
        and (b.kelas_min is None or (p.kelas or 0) >= b.kelas_min)
        and (b.kelas_maks is None or (p.kelas or 0) <= b.kelas_maks)
        and (b.status is None or bool({kunci_kata(s) for s in b.status} & _status(p)))
        and (b.unit is None or p.kode_satker in b.unit)
        and (b.jabatan is None or kunci_kata(p.jabatan) in {kunci_kata(j) for j in b.jabatan})
        and (b.jenis_jabatan is None or kunci_kata(p.jenis_jabatan) in {kunci_kata(j) for j in b.jenis_jabatan})
    )


def _status(p: Penerima) -> set[str]:
    return {kunci_kata(s) for s in (p.status, *p.status_khusus)}
