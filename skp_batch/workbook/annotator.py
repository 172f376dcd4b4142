"""The annotated copy of a unit's workbook, and the way back.

The parts that must change are patched at the byte; every other part is copied as it is. What cannot be patched surely
is refused (TidakDapatDianotasi), and the caller hands back the untouched file with `hasil_terpisah` beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from skp_batch.workbook.anotasi_buku import NAMA_TANDA, Buku
from skp_batch.workbook.anotasi_gaya import LembarGaya
from skp_batch.workbook.anotasi_hasil import bagian_hasil, hasil_terpisah
from skp_batch.workbook.anotasi_kupas import besar_tersembunyi, kupas
from skp_batch.workbook.anotasi_lembar import BagianLembar, lepas_pilihan, terpilih
from skp_batch.workbook.anotasi_model import (
    NAMA_HASIL,
    TINGKAT,
    BarisTemuan,
    Catatan,
    HasilLembar,
    NilaiSistem,
    SelSistem,
    TidakDapatDianotasi,
)
from skp_batch.workbook.anotasi_naskah import Naskah
from skp_batch.workbook.anotasi_pasang import BlokBentuk, pasang_lembar
from skp_batch.workbook.anotasi_tata import Tata, susun
from skp_batch.workbook.batas import Batas, TidakTerbaca
from skp_batch.workbook.parts import Paket, nama_relasi

__all__ = [
    "BarisTemuan", "Catatan", "HasilLembar", "NilaiSistem", "TidakDapatDianotasi", "anotasi", "bersihkan",
    "hasil_terpisah",
]  # fmt: skip

_JENIS_LEMBAR = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def anotasi(
    data: bytes,
    catatan: Sequence[Catatan],
    sistem: Sequence[SelSistem],
    hasil: HasilLembar,
    batas: Batas = Batas(),  # noqa: B008 - frozen, so safe to share
) -> bytes:
    """The annotated copy. What was annotated before is taken out first, so that nothing is ever stacked:
    anotasi(anotasi(x, A), B) equals anotasi(x, B) byte for byte."""
    with yang_ganjil_ditolak():
        return _anotasi(data, catatan, sistem, hasil, batas)


def _anotasi(
    data: bytes, catatan: Sequence[Catatan], sistem: Sequence[SelSistem], hasil: HasilLembar, batas: Batas
) -> bytes:
    naskah = Naskah(Paket.buka(data, batas))
    bersih = kupas(naskah, cepat=True)
    if isinstance(bersih, Buku):
        buku = bersih
        naskah.lupakan_suntingan(buku.bagian)
    else:
        naskah = Naskah(Paket.buka(bersih, batas))
        buku = Buku(naskah)
    pastikan_aman(buku)
    gaya = LembarGaya(naskah, buku)
    nama = _padanan([lembar.nama for lembar in buku.lembar if lembar.ragam == "worksheet"])
    tata = susun(hasil, {b.lembar: nama[k] for b in hasil.temuan if (k := _kunci(b.lembar)) in nama}, NAMA_HASIL)
    per_lembar: dict[str, tuple[list[Catatan], list[SelSistem]]] = defaultdict(lambda: ([], []))
    for c in catatan:
        per_lembar[nama.get(_kunci(c.lembar), "")][0].append(c)
    for satu, kumpulan in groupby(sistem, itemgetter(0)):  # values of a sheet come one after the other
        per_lembar[nama.get(_kunci(satu), "")][1].extend(kumpulan)
    dxf = {t: gaya.dxf(t) for t in TINGKAT if any(c.tingkat == t for c in catatan)}
    blok = BlokBentuk(naskah.paket)
    acuan = "'" + NAMA_HASIL + "'!"
    for lembar in buku.lembar:
        isi = per_lembar.get(lembar.nama, ([], []))
        if terpilih(naskah.kepala(lembar.bagian)):
            lepas_pilihan(naskah.dok(lembar.bagian))
        if lembar.ragam == "worksheet" and (isi[0] or isi[1] or lembar.nama in tata.kembali):
            bagian = BagianLembar(naskah.dok(lembar.bagian))
            if isi[0] or lembar.nama in tata.kembali:
                bagian.tautkan_kembali(f"{acuan}D{tata.kembali.get(lembar.nama, 1)}")
            pasang_lembar(naskah, buku, lembar, bagian, isi[0], isi[1], dxf, blok)
    _pasang_hasil(naskah, buku, gaya, tata, acuan)
    return naskah.tulis(buku=buku.bagian, selalu=_selalu(naskah, buku, gaya.bagian))


def bersihkan(data: bytes, batas: Batas = Batas()) -> bytes:  # noqa: B008 - frozen, so safe to share
    """The workbook without anything of ours; one that has nothing of ours comes back as it is."""
    with yang_ganjil_ditolak():
        bersih = kupas(Naskah(Paket.buka(data, batas)), cepat=False)
    return data if isinstance(bersih, Buku) else bersih


@contextmanager
def yang_ganjil_ditolak() -> Iterator[None]:
    """Whatever a package holds that this code did not foresee is a reason to leave the file alone, not to crash."""
    try:
        yield
    except TidakTerbaca as galat:
        raise TidakDapatDianotasi("berkas tidak dapat dibuka sebagai buku kerja Excel") from galat
    except (ValueError, LookupError, RecursionError, OverflowError) as galat:
        raise TidakDapatDianotasi("susunan di dalam berkas tidak lazim") from galat


def pastikan_aman(buku: Buku, *, hasil_boleh: bool = False) -> None:
    """Refuse what a patch would harm; `hasil_boleh` where a sheet HASIL PEMERIKSAAN is not in the way."""
    paket = buku.naskah.paket
    bertanda = any(r.jenis.endswith("/digital-signature/origin") for r in paket.relasi("").values())
    if bertanda or any(n.lower().startswith("_xmlsignatures/") for n in paket.nama):
        raise TidakDapatDianotasi("berkas bertanda tangan digital; perubahan apa pun akan merusak tanda tangannya")
    if any(r.ragam in ("revisionHeaders", "usernames") for r in paket.relasi(buku.bagian).values()):
        raise TidakDapatDianotasi("berkas dipakai bersama (shared workbook) dan mencatat riwayat perubahan")
    if not hasil_boleh and any(lembar.nama.casefold() == NAMA_HASIL.casefold() for lembar in buku.lembar):
        raise TidakDapatDianotasi(f"berkas sudah mempunyai lembar {NAMA_HASIL} yang bukan buatan program ini")
    if len({lembar.bagian for lembar in buku.lembar}) != len(buku.lembar):
        raise TidakDapatDianotasi("dua lembar di dalam berkas memakai bagian yang sama")


@lru_cache(maxsize=256)
def _kunci(nama: str) -> str:
    return " ".join(nama.split()).casefold()


def _padanan(nama: Sequence[str]) -> dict[str, str]:
    """Names as the findings give them → as the workbook has them."""
    hasil: dict[str, str] = {}
    for satu in nama:
        hasil.setdefault(_kunci(satu), satu)
    return hasil


def _pasang_hasil(naskah: Naskah, buku: Buku, gaya: LembarGaya, tata: Tata, acuan: str) -> None:
    bagian = naskah.nama_bebas("xl/worksheets/sheet{}.xml")
    kepala = tata.kepala_temuan
    jendela = buku.sisipkan_hasil(
        bagian,
        buku.ragam_relasi("worksheet"),
        [
            ("_xlnm._FilterDatabase", f"{acuan}$A${kepala}:$L${tata.baris_akhir}", True),
            ("_xlnm.Print_Titles", f"{acuan}${kepala}:${kepala}", False),
            (NAMA_TANDA, f"{acuan}$A$1", True),
        ],
    )
    naskah.tambah(bagian, bagian_hasil(tata, gaya, buku.ns, jendela), _JENIS_LEMBAR)
    gaya.selesai()


def _selalu(naskah: Naskah, buku: Buku, gaya: str) -> list[str]:
    """Every part that an annotation is likely to touch, touched now or not. Left out are large hidden sheets (lists
    of a template): they nearly never have a finding, and to compress them again would cost more than all the rest."""
    paket = naskah.paket
    hasil = ["[Content_Types].xml", buku.bagian, nama_relasi(buku.bagian), gaya]
    for lembar in buku.lembar:
        if besar_tersembunyi(naskah, lembar):
            continue
        hasil += [lembar.bagian, nama_relasi(lembar.bagian)]
        hasil += [r.target for r in paket.relasi(lembar.bagian).values() if r.ragam in ("comments", "vmlDrawing")]
    return [n for n in dict.fromkeys(hasil) if n and paket.ada(n)]
