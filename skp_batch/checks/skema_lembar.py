"""The schema check: once per sheet on the frame of all workbooks of a group (rumah law 2)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pandera.errors
from rapidfuzz import fuzz, process

from skp_batch.golongan import GOLONGAN_PNS
from skp_batch.istilah import Tingkat
from skp_batch.nip import cacat_nip
from skp_batch.schemas.buku import LEMBAR_BUKU
from skp_batch.schemas.kolom import Jenis, Kolom, Lembar
from skp_batch.schemas.skema import CACAT, kolom_diperiksa, skema
from skp_batch.temuan import Temuan
from skp_batch.workbook.isi import IsiBuku
from skp_batch.workbook.tabel import Baris, Tabel
from skp_batch.workbook.unit import temuan_unit

NILAI_TERPOTONG = 200
MIRIP_PILIHAN = 60.0


def skema_lembar(kumpulan: Sequence[IsiBuku]) -> None:
    """Add S201, S203, S204, S208, S212 of single cells to each workbook's findings."""
    for lembar in LEMBAR_BUKU:
        bagian = [(isi, isi.tabel[lembar.nama]) for isi in kumpulan if lembar.nama in isi.tabel]
        bagian = [(isi, tabel) for isi, tabel in bagian if tabel.baris]
        if bagian:
            _periksa(lembar, bagian)


def _periksa(lembar: Lembar, bagian: Sequence[tuple[IsiBuku, Tabel]]) -> None:
    tempat = [(isi, tabel, baris) for isi, tabel in bagian for baris in tabel.baris]
    try:
        skema(lembar).validate(_bingkai(lembar, bagian), lazy=True)
        return
    except pandera.errors.SchemaErrors as galat:
        kasus = galat.failure_cases
    temuan: dict[int, list[Temuan]] = {}
    for kunci, kode, indeks in zip(kasus["column"], kasus["check"], kasus["index"], strict=True):
        isi, _, baris = tempat[int(indeks)]
        temuan.setdefault(id(isi), []).append(_temuan(isi, lembar, baris, lembar[str(kunci)], str(kode)))
    for isi, _ in bagian:
        isi.catat(temuan.get(id(isi), ()))


def _bingkai(lembar: Lembar, bagian: Sequence[tuple[IsiBuku, Tabel]]) -> pd.DataFrame:
    """The concatenated frame, its index the position in the group; object columns of typed values."""
    kolom: dict[str, np.ndarray] = {}
    jumlah = sum(len(tabel.baris) for _, tabel in bagian)
    yatim = {id(b) for _, tabel in bagian for b in tabel.baris if _baris_yatim(lembar, b)}
    for kunci in kolom_diperiksa(lembar):
        isi = np.empty(jumlah, dtype=object)
        i = 0
        kunci_pertama = kunci in lembar.kunci[:1]
        for _, tabel in bagian:
            hadir = lembar.nama == "UNIT" or tabel.ada_kolom(kunci)
            for b in tabel.baris:
                bungkam = not hadir or kunci in b.cacat or (id(b) in yatim and not kunci_pertama)
                isi[i] = CACAT if bungkam else b.nilai.get(kunci)
                i += 1
        kolom[kunci] = isi
    return pd.DataFrame(kolom, copy=False)


def _baris_yatim(lembar: Lembar, baris: Baris) -> bool:
    """A stray row: no key cell filled and hardly a required one. Its one mistake is that it belongs to nobody."""
    if not lembar.kunci or any(baris.ambil(k) is not None or k in baris.cacat for k in lembar.kunci):
        return False
    wajib = [k.kunci for k in lembar.terbaca if k.wajib]
    return sum(1 for k in wajib if baris.ambil(k) is not None) * 3 <= len(wajib)


def _temuan(isi: IsiBuku, lembar: Lembar, baris: Baris, kolom: Kolom, kode: str) -> Temuan:
    nilai = baris.teks(kolom.kunci)
    konteks: dict[str, str] = {}
    tingkat: Tingkat | None = None
    if kode == "S203":
        pilihan = GOLONGAN_PNS if kolom.jenis is Jenis.GOLONGAN else kolom.pilihan
        mirip = process.extractOne(nilai.upper(), pilihan, scorer=fuzz.ratio, score_cutoff=MIRIP_PILIHAN)
        uraian = (
            "I/a sampai IV/e, atau PPPK I sampai PPPK XVII" if kolom.jenis is Jenis.GOLONGAN else ", ".join(pilihan)
        )
        konteks = {"pilihan": uraian, "terdekat": mirip[0] if mirip else ""}
    elif kode == "S204":
        konteks = {"sebab": cacat_nip(nilai) or "", "panjang": str(len(nilai))}
        if lembar.nama == "PEGAWAI" and kolom.kunci == "nip" and baris.ambil("status") == "PPPK PARUH WAKTU":
            tingkat = Tingkat.PERINGATAN
    elif kode == "S208":
        konteks = {"sebab": "batas", "min": str(kolom.minimum), "maks": str(kolom.maksimum)}
    elif kode == "S212":
        konteks = {"panjang": str(len(nilai)), "batas": str(kolom.panjang)}
        tingkat = Tingkat.PERINGATAN
    elif kode == "S201":
        konteks = {"sebab": ""}
    butir = tuple(konteks.items())
    if lembar.nama == "UNIT":
        return temuan_unit(
            isi, kode, kolom.kunci, nilai=nilai[:NILAI_TERPOTONG], tingkat=tingkat or Tingkat.KESALAHAN, konteks=butir
        )
    return isi.temuan(
        kode, lembar.nama, baris, kolom.kunci, nilai=nilai[:NILAI_TERPOTONG], tingkat=tingkat, konteks=butir
    )
