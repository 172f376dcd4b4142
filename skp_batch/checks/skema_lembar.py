"""The schema check: once per sheet on the values of all workbooks of a group (rumah law 2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rapidfuzz import fuzz, process

from skp_batch.golongan import GOLONGAN_PNS
from skp_batch.istilah import Tingkat
from skp_batch.nip import cacat_nip
from skp_batch.schemas.buku import LEMBAR_BUKU
from skp_batch.schemas.kolom import Jenis, Kolom, Lembar
from skp_batch.schemas.syarat import syarat
from skp_batch.temuan import Temuan
from skp_batch.workbook.isi import IsiBuku
from skp_batch.workbook.tabel import Baris, Tabel
from skp_batch.workbook.unit import temuan_unit

NILAI_TERPOTONG = 200
MIRIP_PILIHAN = 60.0
_Utuh = tuple[list[dict[str, Any]], list[Baris]]
Salah = dict[str, dict[Any, list[str]]]  # column key -> value that breaks the schema -> codes


def skema_lembar(kumpulan: Sequence[IsiBuku]) -> None:
    """Add S201, S203, S204, S208, S212 of single cells to each workbook's findings."""
    for lembar in LEMBAR_BUKU:
        skema_satu_lembar(lembar, [(isi, isi.tabel[lembar.nama]) for isi in kumpulan if lembar.nama in isi.tabel])


def skema_satu_lembar(lembar: Lembar, bagian: Sequence[tuple[IsiBuku, Tabel]]) -> None:
    """The same for one sheet of several workbooks."""
    salah = _periksa(lembar, [tabel for _, tabel in bagian if tabel.baris])
    if salah:
        for isi, tabel in bagian:
            isi.catat(list(_temuan_tabel(isi, tabel, salah)))


def _periksa(lembar: Lembar, tabel: Sequence[Tabel]) -> Salah:
    """What of the values in these sheets the schema refuses."""
    if not tabel:
        return {}
    # pandas and pandera take longer to load than all the rest: only the processes that check a sheet load them
    from skp_batch.schemas.skema import pelanggaran

    bagian = list(map(_utuh, tabel))
    nilai = {kunci: list(_nilai_berbeda(tabel, bagian, kunci)) for kunci in syarat(lembar)}
    salah: Salah = {}
    for kunci, kode, satu in pelanggaran(lembar, nilai):
        salah.setdefault(kunci, {}).setdefault(satu, []).append(kode)
    return salah


def _nilai_berbeda(tabel: Sequence[Tabel], bagian: Sequence[_Utuh], kunci: str) -> dict[Any, None]:
    """Each value of a column once, blank as None, in an order that follows from the rows'."""
    hasil: dict[Any, None] = {}
    for t, (utuh, lain) in zip(tabel, bagian, strict=True):
        if _hadir(t, kunci):
            hasil |= dict.fromkeys([nilai.get(kunci) for nilai in utuh])
            hasil |= {b.nilai.get(kunci): None for b in lain if _dilihat(t, b, kunci)}
    return hasil


def _utuh(tabel: Tabel) -> _Utuh:
    """Nearly every row is sound and has its key: the values of those, at which no closer look is needed; the others."""
    pertama = tabel.lembar.kunci[0] if tabel.lembar.kunci else ""
    utuh: list[dict[str, Any]] = []
    lain: list[Baris] = []
    for b in tabel.baris:
        if not b.cacat and not b.gabung and pertama in b.nilai:
            utuh.append(b.nilai)
        else:
            lain.append(b)
    return utuh, lain


def _hadir(tabel: Tabel, kunci: str) -> bool:
    return tabel.lembar.nama == "UNIT" or tabel.ada_kolom(kunci)


def _dilihat(tabel: Tabel, baris: Baris, kunci: str) -> bool:
    """Whether the cell is the row's own, without a finding yet; of a stray row only the key counts."""
    if kunci in baris.cacat or kunci in baris.gabung:
        return False
    return kunci in tabel.lembar.kunci[:1] or not _baris_yatim(tabel.lembar, baris)


def _baris_yatim(lembar: Lembar, baris: Baris) -> bool:
    """A stray row: no key cell filled and hardly a required one. Its one mistake is that it belongs to nobody."""
    if not lembar.kunci or any(baris.ambil(k) is not None or k in baris.cacat for k in lembar.kunci):
        return False
    wajib = [k.kunci for k in lembar.terbaca if k.wajib]
    return sum(1 for k in wajib if baris.ambil(k) is not None) * 3 <= len(wajib)


def _temuan_tabel(isi: IsiBuku, tabel: Tabel, salah: Salah) -> Iterator[Temuan]:
    for kunci, menurut_nilai in salah.items():
        if not _hadir(tabel, kunci):
            continue
        for baris in tabel.baris:
            kode = menurut_nilai.get(baris.nilai.get(kunci))
            if kode and _dilihat(tabel, baris, kunci):
                for satu in kode:
                    yield _temuan(isi, tabel.lembar, baris, tabel.lembar[kunci], satu)


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
