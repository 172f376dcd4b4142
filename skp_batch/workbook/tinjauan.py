"""Reading a review workbook of an atasan: its few fields, and its own sheet PENILAIAN."""

from __future__ import annotations

from collections.abc import Iterator

from skp_batch.istilah import Menahan, Tingkat, kunci_judul
from skp_batch.model import Tinjauan
from skp_batch.nip import cacat_nip
from skp_batch.periode import Periode, jumlah_periode
from skp_batch.schemas.atasan import UNTUK_ATASAN
from skp_batch.schemas.buku import LEMBAR_ATASAN
from skp_batch.schemas.kolom import Jenis, Kolom
from skp_batch.schemas.unit import UNIT, VERSI_LAMA, VERSI_TEMPLAT
from skp_batch.temuan import Temuan
from skp_batch.workbook.isi import IsiBuku
from skp_batch.workbook.nilai import PEMBACA, Cacat, KelasSel
from skp_batch.workbook.scan import BukuMentah, LembarMentah, Sel
from skp_batch.workbook.tabel import Baris, Tabel
from skp_batch.workbook.unit import cari_judul_unit

_KUNCI_ATASAN = kunci_judul(LEMBAR_ATASAN)


def tab_atasan(mentah: BukuMentah) -> str | None:
    """The tab that makes a workbook a review: UNTUK ATASAN, and no UNIT beside it."""
    nama = {kunci_judul(n): n for n in mentah.lembar}
    return None if kunci_judul(UNIT.nama) in nama else nama.get(_KUNCI_ATASAN)


def baca_untuk_atasan(isi: IsiBuku, mentah: BukuMentah, tab: LembarMentah) -> Iterator[Temuan]:
    """Fill isi.buku.tinjauan; what is wrong with its fields holds the file: whose ratings are they?"""
    tabel = Tabel(UNTUK_ATASAN, tab.nama)
    isi.tabel[LEMBAR_ATASAN] = tabel
    tabel.baris_judul, kolom_isian, kolom_nilai = cari_judul_unit(tab)
    isi.buku.baris_judul[LEMBAR_ATASAN] = tabel.baris_judul
    sel_nilai: dict[str, tuple[int, int]] = {"": (tabel.baris_judul, kolom_nilai)}
    baris = Baris(0, {})
    tabel.baris.append(baris)
    for nomor, sel_baris in tab.baris.items():
        menurut_kolom = {s.kolom: s for s in sel_baris}
        label = menurut_kolom.get(kolom_isian)
        kolom = UNTUK_ATASAN.cari(label.teks) if label is not None and label.jenis == "s" else None
        if nomor <= tabel.baris_judul or kolom is None or kolom.kunci in sel_nilai:
            continue
        sel_nilai[kolom.kunci] = (nomor, kolom_nilai)
        sel = menurut_kolom.get(kolom_nilai)
        nilai = _baca(mentah, kolom, sel) if sel is not None else None
        if isinstance(nilai, Cacat):
            baris.cacat.add(kolom.kunci)
            yield _temuan(isi, sel_nilai, nilai.kode, kolom.kunci, nilai.nilai, nilai.konteks)
        elif nilai is not None:
            baris.nilai[kolom.kunci] = nilai
    isi.buku.tinjauan = Tinjauan(baris.teks("nip_atasan"), _periode(baris))
    yield from _periksa(isi, baris, sel_nilai)


def _periksa(isi: IsiBuku, baris: Baris, sel: dict[str, tuple[int, int]]) -> Iterator[Temuan]:
    for kolom in UNTUK_ATASAN.kolom:
        nilai = baris.ambil(kolom.kunci)
        if kolom.kunci in baris.cacat:
            continue
        if nilai is None:
            bertahap = kolom.kunci == "periode_ke" and baris.ambil("jenis_periode") not in (None, "TAHUNAN")
            if kolom.wajib or bertahap:
                yield _temuan(isi, sel, "S201", kolom.kunci, konteks=(("sebab", ""),))
        elif kolom.jenis is Jenis.PILIHAN and nilai not in kolom.pilihan:
            yield _temuan(isi, sel, "S203", kolom.kunci, nilai, (("pilihan", ", ".join(kolom.pilihan)),))
        elif kolom.jenis is Jenis.NIP and (sebab := cacat_nip(nilai)):
            yield _temuan(isi, sel, "S204", kolom.kunci, nilai, (("sebab", sebab), ("panjang", str(len(nilai)))))
    tahun = baris.ambil("tahun")
    if tahun is not None and not 2022 <= tahun <= 2099:
        batas = (("sebab", "batas"), ("min", "2022"), ("maks", "2099"))
        yield _temuan(isi, sel, "S208", "tahun", str(tahun), batas)
    elif baris.ambil("periode_ke") is not None and _periode(baris) is None and "jenis_periode" in baris.nilai:
        yield _temuan(isi, sel, "S208", "periode_ke", baris.teks("periode_ke"))
    versi = baris.teks("versi_templat")
    if versi and versi != VERSI_TEMPLAT:
        kode = "B105" if versi in VERSI_LAMA else "B104"
        yield _temuan(isi, sel, kode, "versi_templat", versi, (("diterima", VERSI_TEMPLAT),))


def _periode(baris: Baris) -> Periode | None:
    tahun, jenis, ke = baris.ambil("tahun"), baris.teks("jenis_periode"), baris.ambil("periode_ke")
    if tahun is None or not 2022 <= tahun <= 2099 or jenis not in UNTUK_ATASAN["jenis_periode"].pilihan:
        return None
    if jenis == "TAHUNAN":
        return Periode(tahun, jenis)
    return Periode(tahun, jenis, ke) if ke is not None and 1 <= ke <= jumlah_periode(jenis) else None


def _baca(mentah: BukuMentah, kolom: Kolom, sel: Sel) -> object:
    if sel.jenis == "e":
        return Cacat("S209", sel.teks)
    if sel.jenis == "" and sel.rumus:
        return Cacat("B111", "")
    return PEMBACA[kolom.jenis](sel, KelasSel(mentah.jenis_format(sel.gaya), mentah.sejak_1904), kolom)


def _temuan(
    isi: IsiBuku,
    sel: dict[str, tuple[int, int]],
    kode: str,
    kunci: str,
    nilai: str = "",
    konteks: tuple[tuple[str, str], ...] = (),
) -> Temuan:
    baris, kolom = sel.get(kunci) or sel[""]
    ringan = kode == "B105"
    return Temuan(
        kode,
        Tingkat.PERINGATAN if ringan else Tingkat.KESALAHAN,
        Menahan.TIDAK if ringan else Menahan.BERKAS,
        isi.buku.berkas,
        lembar=LEMBAR_ATASAN,
        baris=baris,
        kolom=kolom,
        judul=UNTUK_ATASAN[kunci].judul,
        nilai=nilai,
        konteks=konteks,
    )
