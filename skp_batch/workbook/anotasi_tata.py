"""What stands where on HASIL PEMERIKSAAN: one layout, drawn by the annotator and by the stand-alone workbook."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from skp_batch.workbook.anotasi_gaya import WARNA, Gaya
from skp_batch.workbook.anotasi_model import BERSIH, INFO, KESALAHAN, PERINGATAN, BarisTemuan, HasilLembar
from skp_batch.workbook.anotasi_xml import bersihkan_teks

MAKS_TEMUAN = 20_000
MAKS_TEKS = 32_767
PENGENAL = "Lembar ini dibuat oleh skp-batch dan diganti pada setiap pemeriksaan. Mohon tidak mengisi apa pun di sini."

# Heading and width of the list's columns; the blocks above share the same grid.
KOLOM: tuple[tuple[str, float], ...] = (
    ("No", 5), ("Tingkat", 13), ("Kode", 7), ("Letak", 16), ("Kolom", 15), ("Nama", 21), ("NIP", 22),
    ("Menahan", 11), ("Isi sel", 15), ("Masalah", 38), ("Yang perlu dilakukan", 38), ("Dasar", 21),
)  # fmt: skip
_AKHIR = len(KOLOM)
_LEBAR = tuple(accumulate((lebar for _, lebar in KOLOM), initial=0.0))  # of the columns up to the n-th
_KEPALA_ATASAN = (
    *("NIP", "Nama", "Rating Hasil Kerja", "Rating Perilaku Kerja", "Predikat atau status"),
    *("Umpan Balik Umum", "Catatan/Rekomendasi", "Dari berkas"),
)
_LETAK_ATASAN = ((1, 3), (4, 5), (6, 6), (7, 7), (8, 9), (10, 10), (11, 11), (12, 12))
_TINGGI = 15.0
_BIRU, _ABU, _GARIS = "1F3864", "595959", "BFBFBF"
_HIJAU = ("E2EFDA", "375623")

_JUDUL = Gaya(16, tebal=True, huruf="FFFFFF", isi=_BIRU, tegak="center", lipat=False, inden=1)
_BAGIAN = Gaya(11, tebal=True, huruf=_BIRU, isi="D9E1F2", tegak="center", lipat=False)
_LABEL = Gaya(huruf=_ABU, garis=_GARIS)
_ISI = Gaya(garis=_GARIS, teks=True)
_NIP = Gaya(garis=_GARIS, teks=True, lipat=False)
_ANGKA = Gaya(garis=_GARIS, mendatar="center")
_JUMLAH = Gaya(tebal=True, garis=_GARIS, mendatar="center")
_SIAPA = Gaya(tebal=True, garis=_GARIS)
_LANGKAH = Gaya(garis=_GARIS, inden=1)
_KEPALA = Gaya(tebal=True, huruf="FFFFFF", isi=_BIRU, garis="FFFFFF", mendatar="center", tegak="center")
_PETUNJUK = Gaya(9, miring=True, huruf=_ABU, tegak="center", lipat=False)
_TAUTAN = Gaya(bergaris_bawah=True, huruf="0563C1", garis=_GARIS)
_TAUTAN_ATAS = Gaya(bergaris_bawah=True, huruf="0563C1", isi="F2F2F2", mendatar="center", tegak="center", lipat=False)


class Isi(NamedTuple):
    """A cell: text or number, its format, and for a link its place in the workbook and hint."""

    nilai: str | int
    gaya: Gaya
    lokasi: str = ""
    petunjuk: str = ""


@dataclass
class Tata:
    """The sheet as rows; addresses are 1-based."""

    sel: dict[tuple[int, int], Isi] = field(default_factory=dict)
    gabung: list[tuple[int, int, int, int]] = field(default_factory=list)
    tinggi: dict[int, float] = field(default_factory=dict)
    tautan: list[tuple[int, int]] = field(default_factory=list)
    kepala_temuan: int = 0  # heading row of the list
    baris_akhir: int = 0
    kembali: dict[str, int] = field(default_factory=dict)  # sheet → row of its first finding

    def tulis(self, baris: int, kolom: int, nilai: str | int, gaya: Gaya, lokasi: str = "", petunjuk: str = "") -> None:
        if nilai and isinstance(nilai, str):
            nilai = bersihkan_teks(nilai)[:MAKS_TEKS]
        self.sel[baris, kolom] = Isi(nilai, gaya, lokasi, petunjuk)
        if lokasi:
            self.tautan.append((baris, kolom))

    def bentang(self, baris: int, awal: int, akhir: int, nilai: str | int, gaya: Gaya) -> None:
        """One text over several columns; the row grows with it."""
        self.tulis(baris, awal, nilai, gaya)
        if akhir > awal:
            kosong = Isi("", gaya)
            for kolom in range(awal + 1, akhir + 1):
                self.sel[baris, kolom] = kosong
            self.gabung.append((baris, awal, baris, akhir))
        self.muat(baris, nilai, _LEBAR[akhir] - _LEBAR[awal - 1], gaya)

    def muat(self, baris: int, nilai: str | int, lebar: float, gaya: Gaya) -> None:
        perlu = _baris_teks(str(nilai), lebar) if gaya.lipat else 1
        self.tinggi[baris] = max(self.tinggi.get(baris, _TINGGI), min(405.0, perlu * 13.2 + 3))


def _baris_teks(teks: str, lebar: float) -> int:
    """How many lines a text takes in a column, words kept whole."""
    muat = max(4, int(lebar * 1.1))  # widths count digits of 11 points; text of 10 points is narrower
    if len(teks) <= muat and "\n" not in teks:
        return 1
    jumlah = 0
    for satu in teks.split("\n"):
        jumlah += 1
        isi = 0
        for kata in satu.split(" "):
            panjang = len(kata)
            if isi and isi + 1 + panjang > muat:
                jumlah, isi = jumlah + 1, 0
            if panjang > muat:
                jumlah += panjang // muat
                panjang %= muat
            isi += panjang + (1 if isi else 0)
    return jumlah


def _gaya_status(tingkat: str) -> Gaya:
    isi, huruf = _HIJAU if tingkat not in WARNA else (WARNA[tingkat].isi, WARNA[tingkat].huruf)
    return Gaya(13, tebal=True, huruf=huruf, isi=isi, tegak="center", lipat=False, inden=1)


@cache
def _gaya_tingkat(tingkat: str) -> Gaya:
    w = WARNA.get(tingkat, WARNA[INFO])
    return Gaya(tebal=w.tebal, miring=w.miring, huruf=w.huruf, isi=w.isi, garis=_GARIS, mendatar="center")


def susun(hasil: HasilLembar, lembar: dict[str, str] | None = None, nama_hasil: str = "") -> Tata:
    """Lay the sheet out. `lembar`: sheet names of the findings → names in the workbook, for the links; without it
    (the stand-alone workbook) there are no links to cells."""
    t = Tata()
    t.tinggi.update({1: 30.0, 2: 24.0, 3: 6.0})
    gaya_status = _gaya_status(hasil.tingkat_status)
    for kolom in range(1, _AKHIR + 1):
        t.tulis(1, kolom, hasil.judul if kolom == 1 else "", _JUDUL)
        t.tulis(2, kolom, hasil.status if kolom == 1 else "", gaya_status)
    t.gabung += [(1, 1, 1, _AKHIR), (2, 1, 2, 9)]
    baris = _atas(t, hasil)
    baris_pegawai = baris + 1
    baris = _tengah(t, hasil, baris + 1)
    baris = _dari_atasan(t, hasil, baris)
    baris += 1
    t.bentang(baris, 1, _AKHIR, f"DAFTAR TEMUAN ({len(hasil.temuan)})", _BAGIAN)
    t.tinggi[baris] = 18.0
    petunjuk = ""
    if lembar and hasil.temuan:
        petunjuk = "Klik kolom Letak untuk menuju selnya; klik sel A1 di lembar itu untuk kembali ke sini. "
        petunjuk += "Catatan yang sama ada di setiap sel yang diwarnai. "
    for kolom in range(1, _AKHIR + 1):
        t.tulis(baris + 1, kolom, petunjuk + PENGENAL if kolom == 1 else "", _PETUNJUK)
    t.gabung.append((baris + 1, 1, baris + 1, _AKHIR))
    t.kepala_temuan = baris + 2
    _daftar(t, hasil.temuan, lembar or {})
    acuan = "'" + nama_hasil.replace("'", "''") + "'!" if nama_hasil else ""
    t.tulis(2, 10, "Ke daftar temuan", _TAUTAN_ATAS, f"{acuan}A{t.kepala_temuan}", "Menuju daftar temuan")
    t.tulis(2, 11, "", _TAUTAN_ATAS)
    if hasil.per_pegawai:
        kata = "Ke ringkasan per pegawai"
        t.tulis(2, 11, kata, _TAUTAN_ATAS, f"{acuan}A{baris_pegawai}", "Menuju ringkasan per pegawai")
    t.tulis(2, 12, "", _TAUTAN_ATAS)
    return t


def _atas(t: Tata, hasil: HasilLembar) -> int:
    """Identity, counts and next steps side by side; returns the first free row."""
    t.bentang(4, 1, 6, "IDENTITAS", _BAGIAN)
    t.bentang(4, 7, 9, "JUMLAH", _BAGIAN)
    t.bentang(4, 10, _AKHIR, "LANGKAH BERIKUTNYA", _BAGIAN)
    t.tinggi[4] = 18.0
    for i, (label, nilai) in enumerate(hasil.identitas, 5):
        t.bentang(i, 1, 3, label, _LABEL)
        t.bentang(i, 4, 6, nilai, _ISI)
    for i, (label, jumlah) in enumerate(hasil.hitungan, 5):
        t.bentang(i, 7, 8, label, _LABEL)
        t.tulis(i, 9, jumlah, _JUMLAH)
    langkah: list[tuple[str, Gaya]] = []
    for siapa, daftar in (
        ("Untuk unit kerja", hasil.langkah_unit),
        ("Untuk atasan/pejabat penilai", hasil.langkah_atasan),
    ):
        if daftar:
            langkah.append((siapa, _SIAPA))
            langkah += [(f"{i}. {satu}", _LANGKAH) for i, satu in enumerate(daftar, 1)]
    for i, (teks, gaya) in enumerate(langkah, 5):
        t.bentang(i, 10, _AKHIR, teks, gaya)
    return 5 + max(len(hasil.identitas), len(hasil.hitungan), len(langkah))


def _tengah(t: Tata, hasil: HasilLembar, baris: int) -> int:
    """Counts per employee at the left, per sheet at the right."""
    if not hasil.per_pegawai and not hasil.per_lembar:
        return baris - 1
    t.bentang(baris, 10, _AKHIR, "PER LEMBAR", _BAGIAN)
    t.tinggi[baris] = 18.0
    kepala = baris + 1
    if hasil.per_pegawai:  # attendance for pay has none
        t.bentang(baris, 1, 9, "PER PEGAWAI", _BAGIAN)
        t.bentang(kepala, 1, 3, "NIP", _KEPALA)
        t.bentang(kepala, 4, 5, "Nama", _KEPALA)
        for kolom, teks in ((6, "Status"), (7, "Kesalahan"), (8, "Peringatan"), (9, "Info")):
            t.tulis(kepala, kolom, teks, _KEPALA)
    t.tulis(kepala, 10, "Lembar", _KEPALA)
    t.bentang(kepala, 11, 12, "Jumlah temuan", _KEPALA)
    for i, (nip, nama, status, *jumlah) in enumerate(hasil.per_pegawai, kepala + 1):
        t.bentang(i, 1, 3, nip, _NIP)
        t.bentang(i, 4, 5, nama, _ISI)
        t.bentang(i, 6, 6, status, _ISI)
        for kolom, tingkat, n in zip((7, 8, 9), (KESALAHAN, PERINGATAN, INFO), jumlah, strict=True):
            t.tulis(i, kolom, n, _gaya_tingkat(tingkat) if n else _ANGKA)
    for i, (lembar, k, p, info) in enumerate(hasil.per_lembar, kepala + 1):
        t.bentang(i, 10, 10, lembar, _ISI)
        terburuk = KESALAHAN if k else PERINGATAN if p else INFO if info else BERSIH
        gaya = _gaya_tingkat(terburuk) if terburuk != BERSIH else _ANGKA
        t.bentang(i, 11, 12, f"{k} kesalahan, {p} peringatan, {info} info", gaya)
    return kepala + 1 + max(len(hasil.per_pegawai), len(hasil.per_lembar))


def _dari_atasan(t: Tata, hasil: HasilLembar, baris: int) -> int:
    """What review workbooks say: the user's own cells stay as he left them, so it stands here."""
    if not hasil.dari_atasan:
        return baris
    baris += 1
    t.bentang(baris, 1, _AKHIR, f"PENILAIAN DARI BUKU PENILAIAN ATASAN ({len(hasil.dari_atasan)})", _BAGIAN)
    t.tinggi[baris] = 18.0
    for i, isi in enumerate((_KEPALA_ATASAN, *hasil.dari_atasan), 1):
        for (awal, akhir), teks in zip(_LETAK_ATASAN, isi, strict=True):
            t.bentang(baris + i, awal, akhir, teks, _KEPALA if i == 1 else _NIP if awal == 1 else _ISI)
    return baris + len(hasil.dari_atasan) + 2


def _daftar(t: Tata, temuan: tuple[BarisTemuan, ...], lembar: dict[str, str]) -> None:
    for kolom, (judul, _) in enumerate(KOLOM, 1):
        t.tulis(t.kepala_temuan, kolom, judul, _KEPALA)
    t.tinggi[t.kepala_temuan] = 20.0
    baris = t.kepala_temuan
    for nomor, f in enumerate(temuan[:MAKS_TEMUAN], 1):
        baris += 1
        letak = f"{f.lembar}!{f.sel}" if f.sel else f.lembar
        tujuan = lembar.get(f.lembar, "")
        lokasi = "'" + tujuan.replace("'", "''") + "'!" + (f.sel or "A1") if tujuan else ""
        if tujuan:
            t.kembali.setdefault(tujuan, baris)
        isi: tuple[tuple[str | int, Gaya], ...] = (
            (nomor, _ANGKA), (f.tingkat, _gaya_tingkat(f.tingkat)), (f.kode, _ANGKA),
            (letak, _TAUTAN if lokasi else _ISI), (f.kolom, _ISI), (f.nama, _ISI), (f.nip, _NIP), (f.menahan, _ANGKA),
            (f.nilai, _ISI), (f.pesan, _ISI), (f.saran, _ISI), (f.dasar, _ISI),
        )  # fmt: skip
        for kolom, (nilai, gaya) in enumerate(isi, 1):
            t.tulis(baris, kolom, nilai, gaya, lokasi if kolom == 4 else "", "Menuju sel ini" if kolom == 4 else "")
            t.muat(baris, nilai, KOLOM[kolom - 1][1], gaya)
    if not temuan or len(temuan) > MAKS_TEMUAN:
        baris += 1
        sisa = len(temuan) - MAKS_TEMUAN
        kata = f"… dan {sisa} temuan lain; daftar lengkap ada di temuan.csv." if temuan else "Tidak ada temuan."
        t.bentang(baris, 1, _AKHIR, kata, _ISI)
    t.baris_akhir = baris
