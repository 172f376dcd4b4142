"""kehadiran.xlsx, one file or several, to the records of the calculation; every flaw a finding with its cell."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from skp_batch.checks.skema_lembar import skema_satu_lembar
from skp_batch.istilah import Menahan, Tingkat, kunci_judul
from skp_batch.model import Buku
from skp_batch.schemas.buku import milik_program
from skp_batch.schemas.kehadiran import HARIAN, LEMBAR_KEHADIRAN, kehadiran_dengan
from skp_batch.schemas.kolom import Kolom, Lembar
from skp_batch.temuan import Temuan
from skp_batch.tukin.catatan_temuan import menahan_bayar
from skp_batch.tukin.harian import gabung_harian
from skp_batch.tukin.masukan_baris import hari_dari, kehadiran_dari, penerima_dari, periksa_isian, rincian_dari
from skp_batch.tukin.model import Cuti, Hukdis, Kehadiran, Penerima, Plt
from skp_batch.workbook.baris import baca_baris
from skp_batch.workbook.batas import Batas, TidakTerbaca
from skp_batch.workbook.isi import IsiBuku
from skp_batch.workbook.judul import cari_judul
from skp_batch.workbook.scan import BukuMentah, buka_buku
from skp_batch.workbook.tabel import Baris, Tabel

BATAS_KEHADIRAN = Batas(byte=200 * 1024 * 1024, byte_terurai=2 * 1024**3, baris=300_000)
_JUDUL_DIKENAL = 2


@dataclass(slots=True)
class Orang:
    """One person with all his rows. `tertahan`: a cell of his is wrong, so nothing is calculated."""

    penerima: Penerima
    isi: IsiBuku
    baris: Baris
    kehadiran: Kehadiran | None = None
    cuti: list[Cuti] = field(default_factory=list)
    hukdis: list[Hukdis] = field(default_factory=list)
    plt: list[Plt] = field(default_factory=list)
    hari: list[tuple[date, Kehadiran]] = field(default_factory=list)
    tempat: dict[str, list[tuple[IsiBuku, Baris]]] = field(default_factory=dict)
    tertahan: bool = False


@dataclass(slots=True)
class DataKehadiran:
    """All people of all files in their order; `temuan` those of reading, with their cells."""

    orang: list[Orang] = field(default_factory=list)
    buku: list[IsiBuku] = field(default_factory=list)
    ada: frozenset[str] = frozenset()  # sheets that were found

    def lepas(self) -> None:
        """Give up the rows once everybody is calculated: half of what a large run holds in memory."""
        self.orang.clear()
        for isi in self.buku:
            for tabel in isi.tabel.values():
                tabel.baris.clear()

    @property
    def temuan(self) -> list[Temuan]:
        return [t for isi in self.buku for t in isi.buku.temuan]


def baca_kehadiran(berkas: Sequence[tuple[str, bytes]], tambahan: Sequence[Kolom] = ()) -> DataKehadiran:
    """`berkas`: name and content of each file. Never raises for content."""
    lembar = tuple(kehadiran_dengan(tambahan) if x.nama == "KEHADIRAN" else x for x in LEMBAR_KEHADIRAN)
    data = DataKehadiran()
    for nama, isi_berkas in berkas:
        data.buku.append(_baca_satu(nama, isi_berkas, lembar))
    data.ada = frozenset(nama for isi in data.buku for nama in isi.buku.nama_lembar)
    _lembar_hilang(data)
    for x in lembar:
        skema_satu_lembar(x, [(i, i.tabel[x.nama]) for i in data.buku if x.nama in i.tabel and i.tabel[x.nama].baris])
    for isi in data.buku:
        isi.catat(periksa_isian(isi))
    _susun(data)
    return data


def _baca_satu(nama: str, data: bytes, lembar: Sequence[Lembar]) -> IsiBuku:
    buku = Buku(nama, hashlib.sha256(data).hexdigest(), len(data))
    isi = IsiBuku(buku)
    try:
        mentah = buka_buku(data, BATAS_KEHADIRAN)
        isi.catat(_baca_lembar(isi, mentah, lembar))
    except TidakTerbaca as sebab:
        konteks = (("sebab", sebab.sebab), *sorted((k, str(v)) for k, v in sebab.konteks.items()))
        buku.temuan.append(Temuan(sebab.kode, Tingkat.KESALAHAN, Menahan.TIDAK, nama, konteks=konteks))
    return isi


def _baca_lembar(isi: IsiBuku, mentah: BukuMentah, lembar: Sequence[Lembar]) -> Iterator[Temuan]:
    menurut_nama = {kunci_judul(x.nama): x for x in lembar}
    for tab in mentah.lembar:
        kontrak = menurut_nama.get(kunci_judul(tab))
        if kontrak is None or kontrak.nama in isi.tabel:
            if not milik_program(tab):
                konteks = (("mirip", ""), ("sebab", "lembar"))
                yield Temuan(
                    "S290", Tingkat.INFO, Menahan.TIDAK, isi.buku.berkas, lembar=tab, nilai=tab, konteks=konteks
                )
            continue
        isi.buku.nama_lembar[kontrak.nama] = tab
        tabel = isi.tabel[kontrak.nama] = Tabel(kontrak, tab)
        mentah_lembar = mentah.baca_lembar(tab)
        judul = cari_judul(kontrak, mentah_lembar.baris)
        if judul is None:
            tabel.utuh = False
            yield _tanpa_kolom(isi, kontrak, 1, "", "tanpa_judul")
            continue
        tabel.baris_judul, tabel.kolom = judul.baris, judul.kolom
        hilang = [k.judul for k in kontrak.terbaca if k.wajib and k.kunci not in judul.kolom]
        tabel.utuh = not hilang
        for kolom in hilang:
            yield _tanpa_kolom(isi, kontrak, judul.baris, kolom, "")
        for nomor, teks in judul.asing.items():
            yield Temuan(
                "S290", Tingkat.INFO, Menahan.TIDAK, isi.buku.berkas, "", kontrak.nama, judul.baris, nomor, teks,
                nilai=teks, konteks=(("mirip", ""), ("sebab", "kolom")),
            )  # fmt: skip
        if tabel.utuh:
            yield from baca_baris(isi, mentah, tabel, mentah_lembar)


def _tanpa_kolom(isi: IsiBuku, lembar: Lembar, baris: int, judul: str, sebab: str) -> Temuan:
    konteks = (("mirip", ""), ("sebab", sebab))
    return Temuan(
        "B106", Tingkat.KESALAHAN, Menahan.TIDAK, isi.buku.berkas, "", lembar.nama, baris, 1, judul, konteks=konteks
    )


def _lembar_hilang(data: DataKehadiran) -> None:
    """B103 once, in the first readable file, for a required sheet that no file has."""
    terbaca = [isi for isi in data.buku if isi.buku.nama_lembar or not isi.buku.temuan]
    for x in LEMBAR_KEHADIRAN:
        if not x.opsional and x.nama not in data.ada and terbaca:
            berkas = terbaca[0].buku.berkas
            terbaca[0].buku.temuan.append(
                Temuan("B103", Tingkat.KESALAHAN, Menahan.TIDAK, berkas, lembar=x.nama, konteks=(("sebab", ""),))
            )


def _susun(data: DataKehadiran) -> None:
    """People from PENERIMA, then every other row to its person; T604 for rows that are nobody's or there twice."""
    menurut_nip: dict[str, Orang] = {}
    cacat_15: dict[str, Orang] = {}
    for isi in data.buku:
        catatan: list[Temuan] = []
        for b in isi.baris("PENERIMA"):
            if not b.nip:
                continue
            ada = menurut_nip.get(b.nip)
            if ada is not None:
                ada.tertahan = True
                tempat = f"{_sel(ada.isi, 'PENERIMA', ada.baris)}"
                if ada.isi is not isi:
                    tempat += f" berkas {ada.isi.buku.berkas}"
                catatan.append(isi.temuan("S206", "PENERIMA", b, "nip", konteks=(("pertama", tempat),)))
                continue
            orang = Orang(penerima_dari(b), isi, b, tertahan=bool(b.cacat))
            orang.tempat["PENERIMA"] = [(isi, b)]
            isi.nama[b.nip, "1"] = orang.penerima.nama
            menurut_nip[b.nip] = orang
            if "nip" in b.cacat:
                cacat_15[b.nip[:15]] = orang
            data.orang.append(orang)
        isi.catat(catatan)
    for isi in data.buku:
        for nip, orang in menurut_nip.items():
            isi.nama.setdefault((nip, "1"), orang.penerima.nama)
        isi.catat(_rujukan(isi, menurut_nip, cacat_15))
    for orang in data.orang:
        if orang.hari:
            _gabung_hari(orang)
    _lengkapi_nama(data)


def _gabung_hari(orang: Orang) -> None:
    """The days into the month's record; T604 at the month's cell where both say something and not the same."""
    bulanan = orang.kehadiran or Kehadiran(orang.penerima.nip)
    orang.kehadiran, beda = gabung_harian(bulanan, orang.hari)
    for kunci, jumlah in beda:
        isi, b = orang.tempat["KEHADIRAN"][0]
        t = isi.temuan("T604", "KEHADIRAN", b, kunci, tingkat=Tingkat.KESALAHAN)
        nilai = b.teks(kunci)
        isi.buku.temuan.append(
            replace(t, nilai=nilai, menahan=Menahan.TIDAK, konteks=(("batas", jumlah), ("sebab", "harian")))
        )
        orang.tertahan = True


def _rujukan(isi: IsiBuku, menurut_nip: dict[str, Orang], cacat_15: dict[str, Orang]) -> Iterator[Temuan]:
    for nama in ("KEHADIRAN", "CUTI", "HUKDIS", "PLT", HARIAN.nama):
        for b in isi.baris(nama):
            orang = menurut_nip.get(b.nip) if b.nip else None
            if orang is None:
                if not b.nip:
                    continue
                mirip = cacat_15.get(b.nip[:15]) or (_satu_15(menurut_nip, b.nip[:15]) if "nip" in b.cacat else None)
                if mirip is not None:
                    mirip.tertahan = True
                elif "nip" not in b.cacat:
                    yield _t604(isi, nama, b, "nip")
                continue
            sudah = orang.tempat.setdefault(nama, [])
            kembar = next((x for x in sudah if _kunci(nama, x[1]) == _kunci(nama, b)), None)
            if kembar is not None:
                orang.tertahan = True
                yield _t604(isi, nama, b, "ganda", _sel(kembar[0], nama, kembar[1]))
                continue
            sudah.append((isi, b))
            if b.cacat:
                orang.tertahan = True
            elif nama == "KEHADIRAN":
                orang.kehadiran = kehadiran_dari(b)
            elif nama == HARIAN.nama:
                orang.hari.append(hari_dari(b))
            else:
                rincian_dari(nama, b, orang.cuti, orang.hukdis, orang.plt)


def _satu_15(menurut_nip: dict[str, Orang], awal: str) -> Orang | None:
    cocok = [o for nip, o in menurut_nip.items() if nip.startswith(awal)] if len(awal) == 15 else []
    return cocok[0] if len(cocok) == 1 else None


def _kunci(nama: str, b: Baris) -> tuple[object, ...]:
    """What makes two rows the same; attendance is one row per person."""
    if nama == "KEHADIRAN":
        return ()
    kunci = next(x.kunci for x in LEMBAR_KEHADIRAN if x.nama == nama)
    return tuple(str(b.ambil(k)).casefold() for k in kunci[1:])


def _t604(isi: IsiBuku, lembar: str, b: Baris, sebab: str, pertama: str = "") -> Temuan:
    konteks = [("sebab", sebab)] + ([("pertama", pertama)] if pertama else [])
    return replace(
        isi.temuan("T604", lembar, b, "nip", tingkat=Tingkat.KESALAHAN, konteks=sorted(konteks)), menahan=Menahan.TIDAK
    )


def _sel(isi: IsiBuku, lembar: str, b: Baris) -> str:
    kolom = isi.tabel[lembar].kolom.get("nip", 0)
    return Temuan("", Tingkat.INFO, Menahan.TIDAK, "", baris=b.nomor, kolom=kolom).sel


def _lengkapi_nama(data: DataKehadiran) -> None:
    nama = {o.penerima.nip: o.penerima.nama for o in data.orang}
    for isi in data.buku:
        isi.buku.temuan[:] = [
            replace(t, nama=nama.get(t.nip, ""), skp_ke="") if t.nip and not t.nama else replace(t, skp_ke="")
            for t in isi.buku.temuan
        ]


def tempatkan(orang: Orang, t: Temuan) -> Temuan:
    """A finding of the calculation at its cell: the row that it is about, else the person's row of PENERIMA."""
    calon = orang.tempat.get(t.lembar, [])
    if t.nilai and t.lembar in ("CUTI", "HUKDIS"):
        calon = [x for x in calon if x[1].teks("jenis") == t.nilai] or calon
    if t.nilai and t.lembar == HARIAN.nama:
        calon = [x for x in calon if x[1].teks("tanggal") == t.nilai] or calon
    isi, baris = calon[0] if calon else (orang.isi, orang.baris)
    lembar = t.lembar if calon else "PENERIMA"
    tabel = isi.tabel[lembar]
    kolom = tabel.lembar.cari(t.judul) if calon else None
    nomor = tabel.kolom.get(kolom.kunci, 0) if kolom is not None else 0
    return replace(
        t, berkas=isi.buku.berkas, lembar=lembar, baris=baris.nomor, kolom=nomor or tabel.kolom.get("nip", 0)
    )


__all__ = ["DataKehadiran", "Orang", "baca_kehadiran", "menahan_bayar", "tempatkan"]
