"""One sheet annotated: notes with their boxes, colours, and (sistem) values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from skp_batch.workbook import anotasi_komentar as komentar
from skp_batch.workbook import anotasi_vml as vml
from skp_batch.workbook.alamat import BARIS_TERAKHIR, KOLOM_TERAKHIR, alamat
from skp_batch.workbook.anotasi_alamat import Gabungan
from skp_batch.workbook.anotasi_baris import PetaBaris
from skp_batch.workbook.anotasi_buku import Buku, Lembar
from skp_batch.workbook.anotasi_lembar import BagianLembar
from skp_batch.workbook.anotasi_model import TINGKAT, Catatan, SelSistem
from skp_batch.workbook.anotasi_naskah import Naskah
from skp_batch.workbook.anotasi_petak import petak
from skp_batch.workbook.anotasi_sel import Pengisi
from skp_batch.workbook.parts import Paket, Relasi

_JENIS_KOMENTAR = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_JENIS_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_MAKS_SEL_GABUNGAN = 5_000


class BlokBentuk:
    """Shape numbers come in blocks that no two drawings of a workbook may share."""

    def __init__(self, paket: Paket) -> None:
        self.terpakai: set[int] = set()
        for nama in paket.nama:
            if nama.lower().endswith(".vml"):
                self.terpakai |= vml.blok_terpakai(paket.baca(nama))

    def ambil(self, banyak: int) -> int:
        awal = 1
        while any(awal + i in self.terpakai for i in range(banyak)):
            awal += 1
        self.terpakai |= set(range(awal, awal + banyak))
        return awal


def pasang_lembar(
    naskah: Naskah,
    buku: Buku,
    lembar: Lembar,
    bagian: BagianLembar,
    catatan: Sequence[Catatan],
    sistem: Sequence[SelSistem],
    dxf: Mapping[str, int],
    blok: BlokBentuk,
) -> None:
    """Everything that one sheet gets."""
    if not catatan and not sistem:
        return
    gabungan = Gabungan(bagian.gabungan())
    teks, warna = _per_sel(catatan, gabungan)
    terisi: list[tuple[int, int]] = []
    if sistem:
        gaya_kolom = {k: g for a, b, _, g in bagian.kolom() if g for k in range(a, min(b, a + 999) + 1)}
        peta = PetaBaris(bagian.d, bagian.data())
        tampak = [n for n in sistem if not gabungan.tertutup(n[1], n[2])] if gabungan else sistem
        terisi = Pengisi(peta, gaya_kolom).isi(tampak)
        bagian.perluas(terisi)
    bagian.warnai(warna, dxf, terisi)
    if teks:
        _pasang_catatan(naskah, buku, lembar, bagian, teks, blok)


def _per_sel(
    catatan: Sequence[Catatan], gabungan: Gabungan
) -> tuple[dict[tuple[int, int], list[str]], dict[str, list[tuple[int, int]]]]:
    """Texts and cells to colour. Of merged cells only the first is seen: it gets the note, all of them the colour."""
    teks: dict[tuple[int, int], list[str]] = defaultdict(list)
    terburuk: dict[tuple[int, int], int] = {}
    for c in sorted(catatan, key=lambda c: (c.baris, c.kolom)):
        if not (1 <= c.baris <= BARIS_TERAKHIR and 1 <= c.kolom <= KOLOM_TERAKHIR):
            continue
        g = gabungan.cari(c.baris, c.kolom)
        sel = g[:2] if g else (c.baris, c.kolom)
        luar = g is not None and sel != (c.baris, c.kolom)
        teks[sel] += [f"Sel {alamat(c.baris, c.kolom)} (tergabung): {t}" if luar else t for t in c.teks]
        tingkat = TINGKAT.index(c.tingkat) if c.tingkat in TINGKAT else len(TINGKAT) - 1
        semua = [sel]
        if g and (g[2] - g[0] + 1) * (g[3] - g[1] + 1) <= _MAKS_SEL_GABUNGAN:
            semua = [(b, k) for b in range(g[0], g[2] + 1) for k in range(g[1], g[3] + 1)]
        for satu in semua:
            terburuk[satu] = min(terburuk.get(satu, tingkat), tingkat)
    warna: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for sel, tingkat in terburuk.items():
        warna[TINGKAT[tingkat]].append(sel)
    return teks, warna


def _pasang_catatan(
    naskah: Naskah,
    buku: Buku,
    lembar: Lembar,
    bagian: BagianLembar,
    teks: Mapping[tuple[int, int], Sequence[str]],
    blok: BlokBentuk,
) -> None:
    relasi = naskah.paket.relasi(lembar.bagian)
    lama = _bagian(naskah.paket, relasi, "comments")
    utas: set[tuple[int, int]] = set()
    for r in relasi.values():
        if r.ragam == "threadedComment" and naskah.paket.ada(r.target):
            utas |= komentar.sel_berutas(naskah.dok(r.target))
    ada = komentar.BagianKomentar(naskah.dok(lama)) if lama else None
    baru: list[tuple[int, int, str]] = []
    besarkan: list[tuple[int, int, vml.Kotak]] = []
    for sel, paragraf in sorted(teks.items()):
        satu = ada.sel.get(sel) if ada else None
        if sel in utas or (satu and satu.berutas):
            continue  # Excel rewrites this note from its thread; the finding stands on HASIL PEMERIKSAAN
        if ada and satu:
            besarkan.append((*sel, vml.ukuran(ada.sambung(sel, paragraf))))
        else:
            baru.append((*sel, komentar.teks_catatan(paragraf)))
    if baru and ada:
        ada.tambahkan(baru)
    elif baru:
        nama = naskah.nama_bebas("xl/comments{}.xml")
        naskah.tambah(nama, komentar.buat(baru, buku.ns), _JENIS_KOMENTAR)
        naskah.tambah_relasi(lembar.bagian, buku.ragam_relasi("comments"), nama)
    kotak = [(b, k, vml.ukuran(t)) for b, k, t in baru]
    _pasang_kotak(naskah, buku, lembar, bagian, kotak, besarkan, blok)


def _pasang_kotak(
    naskah: Naskah,
    buku: Buku,
    lembar: Lembar,
    bagian: BagianLembar,
    kotak: Sequence[tuple[int, int, vml.Kotak]],
    besarkan: Sequence[tuple[int, int, vml.Kotak]],
    blok: BlokBentuk,
) -> None:
    ukuran = petak(bagian)
    rid = bagian.gambar_lama()
    r = naskah.paket.relasi(lembar.bagian).get(rid)
    if r is not None and naskah.paket.ada(r.target):
        if kotak or besarkan:
            hasil, balik = vml.tambahkan(naskah.paket.baca(r.target), kotak, besarkan, ukuran)
            if balik:
                naskah.ganti(r.target, hasil, balik)
        return
    if not kotak or rid:
        return
    awal = blok.ambil(-(-len(kotak) // 1000))
    nama = naskah.nama_bebas("xl/drawings/vmlDrawing{}.vml")
    naskah.pastikan_default("vml", _JENIS_VML)
    naskah.tambah(nama, vml.buat(kotak, ukuran, awal), "")
    bagian.pasang_gambar_lama(
        naskah.tambah_relasi(lembar.bagian, buku.ragam_relasi("vmlDrawing"), nama), buku.ns_relasi
    )


def _bagian(paket: Paket, relasi: Mapping[str, Relasi], ragam: str) -> str:
    return next((r.target for r in relasi.values() if r.ragam == ragam and paket.ada(r.target)), "")
