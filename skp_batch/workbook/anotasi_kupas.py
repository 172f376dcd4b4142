"""Take our annotations out again: to the byte by the record, or by our marks once a program has saved the file."""

from __future__ import annotations

import re

from skp_batch.workbook import anotasi_komentar as komentar
from skp_batch.workbook import anotasi_vml as vml
from skp_batch.workbook.anotasi_buku import NAMA_TANDA, Buku, Lembar
from skp_batch.workbook.anotasi_lembar import TANDA_SISTEM, TANDA_TAUTAN, TANDA_WARNA, BagianLembar, kolom_sistem
from skp_batch.workbook.anotasi_model import NAMA_HASIL
from skp_batch.workbook.anotasi_naskah import (
    JENIS_CATATAN,
    TINGKAT_MAMPAT,
    Naskah,
    bagian_buku,
    bagian_catatan,
    pulihkan,
)
from skp_batch.workbook.anotasi_sel import kosongkan
from skp_batch.workbook.anotasi_tata import PENGENAL

_BESAR = 256 * 1024
_SISTEM = re.compile(rb"N\((?:\"|&quot;)" + re.escape(TANDA_SISTEM))


def kupas(naskah: Naskah, *, cepat: bool) -> bytes | Buku:
    """The package without our annotations; when it has none, its workbook part, unedited. `cepat`: it is only written
    to be read again."""
    paket = naskah.paket
    tingkat = 1 if cepat else TINGKAT_MAMPAT
    catatan = bagian_catatan(paket, bagian_buku(paket))
    if catatan and (pulih := pulihkan(paket, catatan)):
        return paket.tulis(pulih[0], {}, pulih[1], tingkat=tingkat)
    buku = Buku(naskah)
    berubah = False
    hasil = _nomor_hasil(buku)
    if hasil is not None:
        _lepas_hasil(naskah, buku, hasil)
        berubah = True
    elif any(a.get("name") == NAMA_TANDA for _, a, _ in buku.nama_terdefinisi()):
        buku.lepas_tanda()
        berubah = True
    teliti = hasil is not None or catatan is not None or _ada_jejak(buku)
    for i, lembar in enumerate(buku.lembar):
        if i != hasil and lembar.ragam == "worksheet" and (teliti or not besar_tersembunyi(naskah, lembar)):
            berubah |= _kupas_lembar(naskah, lembar)
    catatan_lama = [r for r in paket.relasi(buku.bagian).values() if r.jenis == JENIS_CATATAN]
    for r in catatan_lama:
        naskah.hapus(r.target)
    naskah.hapus_relasi(buku.bagian, [r.id for r in catatan_lama])
    return naskah.tulis(tingkat=tingkat) if berubah or catatan_lama else buku


def besar_tersembunyi(naskah: Naskah, lembar: Lembar) -> bool:
    return not lembar.tampak and naskah.ukuran(lembar.bagian) > _BESAR


def _ada_jejak(buku: Buku) -> bool:
    """Somebody deleted our sheet by hand: the hidden name stays, and the notes do."""
    if any(a.get("name") == NAMA_TANDA for _, a, _ in buku.nama_terdefinisi()):
        return True
    naskah = buku.naskah
    komentar_lama = (
        r.target for lembar in buku.lembar for r in naskah.paket.relasi(lembar.bagian).values() if r.ragam == "comments"
    )
    return any(naskah.paket.ada(n) and b"skp-batch" in naskah.baca(n) for n in komentar_lama)


def _nomor_hasil(buku: Buku) -> int | None:
    """Our sheet: the hidden name points at it, or (some programs drop names) it bears our sentence."""
    for _, atribut, isi in buku.nama_terdefinisi():
        if atribut.get("name") == NAMA_TANDA:
            m = re.match(r"\s*(?:'((?:[^']|'')+)'|([^!']+))!", isi.replace("&apos;", "'"))
            nama = (m[1] or m[2]).replace("''", "'") if m else ""
            for i, lembar in enumerate(buku.lembar):
                if lembar.nama == nama:
                    return i
    for i, lembar in enumerate(buku.lembar):
        if lembar.nama.casefold() == NAMA_HASIL.casefold() and lembar.ragam == "worksheet":
            tanda = PENGENAL[:40].encode()
            naskah = buku.naskah
            sst = [r.target for r in naskah.paket.relasi(buku.bagian).values() if r.ragam == "sharedStrings"]
            if any(tanda in naskah.baca(n) for n in (lembar.bagian, *sst) if naskah.paket.ada(n)):
                return i
    return None


def _lepas_hasil(naskah: Naskah, buku: Buku, nomor: int) -> None:
    bagian = buku.lembar[nomor].bagian
    dipakai = {
        r.target
        for i, lembar in enumerate(buku.lembar)
        if i != nomor
        for r in naskah.paket.relasi(lembar.bagian).values()
    }
    for r in naskah.paket.relasi(bagian).values():
        if not r.eksternal and r.target not in dipakai and r.ragam in ("printerSettings", "comments", "vmlDrawing"):
            naskah.hapus(r.target)
    naskah.hapus(bagian)
    buku.lepas_hasil(nomor)


def _kupas_lembar(naskah: Naskah, lembar: Lembar) -> bool:
    relasi = naskah.paket.relasi(lembar.bagian)
    mentah = naskah.baca(lembar.bagian)
    berubah = False
    bagian: BagianLembar | None = None
    if mentah.rfind(TANDA_WARNA) >= 0 or mentah.rfind(NAMA_HASIL.encode()) >= 0:  # twice as quick as `in`
        bagian = BagianLembar(naskah.dok(lembar.bagian))
        berubah = _lepas_warna(bagian) | _lepas_tautan(bagian)
    for r in relasi.values():
        if r.ragam != "comments" or not naskah.paket.ada(r.target):
            continue
        if b"skp-batch" not in naskah.baca(r.target):
            continue
        pergi, ada_sisa = komentar.BagianKomentar(naskah.dok(r.target)).lepas()
        berubah = True
        bagian = bagian or BagianLembar(naskah.dok(lembar.bagian))
        _lepas_kotak(naskah, lembar, bagian, pergi)
        if not ada_sisa:
            naskah.hapus(r.target)
            naskah.hapus_relasi(lembar.bagian, [r.id])
    return berubah


def _lepas_kotak(naskah: Naskah, lembar: Lembar, bagian: BagianLembar, pergi: set[tuple[int, int]]) -> None:
    rid = bagian.gambar_lama()
    r = naskah.paket.relasi(lembar.bagian).get(rid)
    if r is None or not pergi or not naskah.paket.ada(r.target):
        return
    baru, ada_sisa = vml.buang(naskah.paket.baca(r.target), pergi)
    if ada_sisa:
        naskah.ganti(r.target, baru, [])
        return
    el = bagian.cari("legacyDrawing")
    if el:
        bagian.d.hapus(el)
    naskah.hapus(r.target)
    naskah.hapus_relasi(lembar.bagian, [rid])


def _lepas_warna(bagian: BagianLembar) -> bool:
    d, ada = bagian.d, False
    sistem: list[tuple[str, set[int] | None]] = []
    for el in bagian.semua("conditionalFormatting"):
        aturan = [a for a in d.anak(el) if a.lokal == "cfRule"]
        kita = [a for a in aturan if re.search(rb"N\((?:\"|&quot;)" + TANDA_WARNA, d.potong(a))]
        if not kita:
            continue
        ada = True
        for a in kita:
            if _SISTEM.search(rumus := d.potong(a)):
                sistem.append((d.atribut(el).get("sqref", ""), kolom_sistem(rumus)))
        for a in [el] if len(kita) == len(aturan) else kita:
            d.hapus(a)
    if sistem:
        kosongkan(d, bagian.data(), sistem)
    return ada


def _tautan_kita(atribut: dict[str, str]) -> bool:
    """Ours by its hint; LibreOffice drops hints, then by where it stands and leads to."""
    ke_hasil = re.fullmatch(rf"#?'?{NAMA_HASIL}'?[!.]\$?D\$?\d+", atribut.get("location", ""))
    di_a1 = atribut.get("ref", "").partition(":")[0] == "A1"
    return atribut.get("tooltip") == TANDA_TAUTAN or (di_a1 and ke_hasil is not None)


def _lepas_tautan(bagian: BagianLembar) -> bool:
    wadah = bagian.cari("hyperlinks")
    if wadah is None:
        return False
    d = bagian.d
    semua = list(d.anak(wadah))
    kita = [el for el in semua if _tautan_kita(d.atribut(el))]
    for el in [wadah] if kita and len(kita) == len(semua) else kita:
        d.hapus(el)
    return bool(kita)
