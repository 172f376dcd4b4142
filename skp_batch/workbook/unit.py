"""Sheet UNIT: fields in rows. It becomes a Tabel with one row, whose cells are found in Unit.sel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from skp_batch.istilah import Menahan, Tingkat, kunci_judul
from skp_batch.model import Unit
from skp_batch.periode import Periode, jumlah_periode
from skp_batch.schemas.kolom import Jenis, Kolom
from skp_batch.schemas.unit import JUDUL_UNIT, UNIT, VERSI_LAMA, VERSI_TEMPLAT
from skp_batch.temuan import NILAI_TERPANJANG, Temuan
from skp_batch.workbook.isi import IsiBuku
from skp_batch.workbook.judul import Judul
from skp_batch.workbook.nilai import PEMBACA, Cacat, KelasSel
from skp_batch.workbook.scan import BukuMentah, LembarMentah, Sel
from skp_batch.workbook.sel import BARIS_DICARI
from skp_batch.workbook.tabel import Baris, Tabel

JUDUL_ISIAN, JUDUL_NILAI = (kunci_judul(j) for j in JUDUL_UNIT)
KolomHilang = Callable[[Tabel, list[str], Judul | None], Iterator[Temuan]]


def baca_unit(isi: IsiBuku, mentah: BukuMentah, tab: LembarMentah, kolom_hilang: KolomHilang) -> Iterator[Temuan]:
    """Fill isi.buku.unit; yields what is wrong with the fields' cells and with Versi Templat (B104, B105)."""
    tabel = Tabel(UNIT, tab.nama)
    isi.tabel["UNIT"] = tabel
    posisi = cari_judul_unit(tab)
    tabel.baris_judul, kolom_isian, kolom_nilai = posisi
    isi.buku.baris_judul["UNIT"] = tabel.baris_judul
    if not (kolom_isian and kolom_nilai):
        judul = None if not tabel.baris_judul else Judul(tabel.baris_judul)
        hilang = [nama for nama, kolom in zip(JUDUL_UNIT, (kolom_isian, kolom_nilai), strict=True) if not kolom]
        yield from kolom_hilang(tabel, hilang, judul)
        return
    unit = isi.buku.unit
    unit.sel[""] = (tabel.baris_judul, kolom_nilai)
    baris = Baris(0, {})
    tabel.baris.append(baris)
    temuan: list[Temuan] = []
    for nomor, sel_baris in tab.baris.items():
        if nomor <= tabel.baris_judul:
            continue
        menurut_kolom = {s.kolom: s for s in sel_baris}
        label = menurut_kolom.get(kolom_isian)
        kolom = UNIT.cari(label.teks) if label is not None and label.jenis == "s" else None
        if kolom is None or kolom.kunci in unit.sel:
            continue
        unit.sel[kolom.kunci] = (nomor, kolom_nilai)
        sel = menurut_kolom.get(kolom_nilai)
        nilai = _baca(mentah, kolom, sel) if sel is not None else None
        if isinstance(nilai, Cacat):
            baris.cacat.add(kolom.kunci)
            baris.mentah[kolom.kunci] = nilai.nilai
            temuan.append(temuan_unit(isi, nilai.kode, kolom.kunci, nilai=nilai.nilai, konteks=nilai.konteks))
        elif nilai is not None:
            baris.nilai[kolom.kunci] = nilai
    isi_unit(unit, baris)
    yield from (t.dengan(kode_unit=unit.kode) for t in temuan)
    yield from _versi(isi, baris)


def temuan_unit(
    isi: IsiBuku,
    kode: str,
    kunci: str,
    *,
    nilai: str = "",
    tingkat: Tingkat = Tingkat.KESALAHAN,
    konteks: tuple[tuple[str, str], ...] = (),
) -> Temuan:
    """A finding at a field's Nilai cell, or that of the heading row where the field's row is missing."""
    unit = isi.buku.unit
    baris, kolom = unit.sel.get(kunci) or unit.sel.get("", (0, 0))
    return Temuan(
        kode,
        tingkat,
        Menahan.BERKAS if tingkat is Tingkat.KESALAHAN else Menahan.TIDAK,
        isi.buku.berkas,
        unit.kode,
        "UNIT",
        baris,
        kolom,
        UNIT[kunci].judul,
        nilai=nilai[:NILAI_TERPANJANG],
        konteks=konteks,
    )


def isi_unit(unit: Unit, baris: Baris) -> None:
    """The typed record of the fields; a field that cannot be read stays at its blank."""
    unit.kode, unit.nama = baris.teks("kode_unit"), baris.teks("nama_unit")
    unit.kode_induk, unit.instansi = baris.teks("kode_unit_induk"), baris.teks("instansi")
    unit.nip_pimpinan = baris.teks("nip_pimpinan_unit")
    unit.edisi = baris.ambil("edisi") or 1
    unit.tahun = baris.ambil("tahun")
    unit.mulai, unit.selesai = baris.ambil("tanggal_mulai"), baris.ambil("tanggal_selesai")
    unit.capaian_organisasi = baris.teks("capaian_organisasi")
    unit.tempat_penetapan = baris.teks("tempat_penetapan")
    unit.tanggal_penetapan = baris.ambil("tanggal_penetapan")
    unit.tanggal_evaluasi = baris.ambil("tanggal_evaluasi")
    unit.periode = _periode(unit.tahun, baris.teks("jenis_periode"), baris.ambil("periode_ke"))


def _periode(tahun: int | None, jenis: str, ke: int | None) -> Periode | None:
    ukuran = UNIT["jenis_periode"].pilihan
    if tahun is None or not 2022 <= tahun <= 2099 or jenis not in ukuran:
        return None
    if jenis == "TAHUNAN":
        return Periode(tahun, jenis)
    return Periode(tahun, jenis, ke) if ke is not None and 1 <= ke <= jumlah_periode(jenis) else None


def cari_judul_unit(tab: LembarMentah) -> tuple[int, int, int]:
    """Row of the headings and the columns of Isian and Nilai; zeros where they are not found."""
    terbaik = (0, 0, 0)
    for nomor in list(tab.baris)[:BARIS_DICARI]:
        menurut_judul = {kunci_judul(s.teks): s.kolom for s in reversed(tab.baris[nomor]) if s.jenis == "s"}
        kolom = menurut_judul.get(JUDUL_ISIAN, 0), menurut_judul.get(JUDUL_NILAI, 0)
        if all(kolom):
            return nomor, *kolom
        if any(kolom) and not terbaik[0]:
            terbaik = (nomor, *kolom)
    return terbaik


def _baca(mentah: BukuMentah, kolom: Kolom, sel: Sel) -> object:
    if sel.jenis == "e":
        return Cacat("S209", sel.teks)
    if sel.jenis == "" and sel.rumus:
        return Cacat("B111", "")
    assert kolom.jenis is not Jenis.ANGKA
    return PEMBACA[kolom.jenis](sel, KelasSel(mentah.jenis_format(sel.gaya), mentah.sejak_1904), kolom)


def _versi(isi: IsiBuku, baris: Baris) -> Iterator[Temuan]:
    versi = baris.teks("versi_templat")
    konteks = (("diterima", VERSI_TEMPLAT),)
    if versi in VERSI_LAMA:
        yield temuan_unit(isi, "B105", "versi_templat", nilai=versi, tingkat=Tingkat.PERINGATAN, konteks=konteks)
    elif versi and versi != VERSI_TEMPLAT:
        yield temuan_unit(isi, "B104", "versi_templat", nilai=versi, konteks=konteks)


def hari(nilai: date) -> str:
    """A date as users write it."""
    return nilai.strftime("%d-%m-%Y")
