"""Where things stand in the template: rows, the order in which columns are shown, letters of columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from skp_batch.schemas.kolom import Kolom, Lembar, sistem_kolom

BARIS_JUDUL = 0  # 0-based: title, help, headings, data
BARIS_BANTUAN = 1
BARIS_KEPALA = 2
BARIS_DATA = 3

_NAMA = sistem_kolom("s_nama", "Nama", 26)
_KURANG = sistem_kolom("s_kurang", "Kurang", 34)
# (sistem) columns that only the template has: comfort while filling in, never read, never refreshed by the program.
TAMBAHAN: Mapping[str, tuple[Kolom, ...]] = {
    "PEGAWAI": (_KURANG,),
    "RHK": (_NAMA, _KURANG),
    "TARGET": (_NAMA, sistem_kolom("s_rhk", "RHK", 36), _KURANG),
    "REALISASI": (_NAMA, _KURANG),
    "PENILAIAN": (_KURANG,),
}

# Whoever fills in or rates sees what the row is about; the contract leaves the order of columns free.
_URUTAN: Mapping[str, tuple[str, ...]] = {
    "REALISASI": (
        *("nip", "skp_ke", "s_nama", "no_rhk", "no_indikator", "s_rhk", "s_indikator", "s_target", "s_satuan"),
        *("rencana_aksi", "target_periode", "realisasi", "s_capaian", "uraian_realisasi"),
        *("bukti", "tautan", "s_kurang", "sumber_data", "umpan_balik"),
    ),
    "PENILAIAN": (
        *("nip", "skp_ke", "s_nama", "s_jabatan", "s_capaian", "s_rating"),
        *("rating_hasil", "rating_perilaku", "s_predikat", "s_kurang", "umpan_balik", "catatan", "s_sidik"),
    ),
}
# Columns whose drop-down depends on the row (template_pilihan.py).
BERGANTUNG = frozenset(
    {
        *((nama, "no_rhk") for nama in ("TARGET", "REALISASI", "HARIAN")),
        *(("REALISASI", "no_indikator"), ("RHK", "rhk_pimpinan")),
    }
)
# Columns that stay in sight while scrolling to the right.
_BEKU = {"PEGAWAI": 3, "RHK": 4, "TARGET": 5, "REALISASI": 5, "PENILAIAN": 3}
# Columns of the template alone stand behind these, where no order is given above.
_SETELAH = {
    "PEGAWAI": {"s_kurang": "nama"},
    "RHK": {"s_nama": "skp_ke"},
    "TARGET": {"s_nama": "skp_ke", "s_rhk": "no_rhk"},
}

_POTONGAN = re.compile(r"[^/-]*[/-]|[^/-]+")
# Widths of the characters from blank to tilde in Arial, in thousandths of its size.
_ARIAL = (
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278),
    *(556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556),
    *(1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778),
    *(667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556),
    *(333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556),
    *(556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584),
)


@dataclass(slots=True)
class Tata:
    """The lay-out of one data sheet of one workbook. `terisi` rows are prefilled, `cadangan` open rows follow."""

    lembar: Lembar
    terisi: int
    cadangan: int
    kolom: tuple[Kolom, ...] = ()
    _letak: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.kolom = urutan(self.lembar)
        self._letak = {k.kunci: i for i, k in enumerate(self.kolom)}

    def __getitem__(self, kunci: str) -> Kolom:
        return self.kolom[self._letak[kunci]]

    def letak(self, kunci: str) -> int:
        """0-based column."""
        return self._letak[kunci]

    def huruf(self, kunci: str) -> str:
        return huruf_kolom(self._letak[kunci])

    def utuh(self, kunci: str) -> str:
        """The whole column as a reference, `'LEMBAR'!$F:$F`; it survives inserting and sorting of rows."""
        return f"{kutip(self.lembar.nama)}!${self.huruf(kunci)}:${self.huruf(kunci)}"

    def rentang(self, kunci: str) -> str:
        """The open cells of a column."""
        huruf = self.huruf(kunci)
        return f"{kutip(self.lembar.nama)}!${huruf}${BARIS_DATA + 1}:${huruf}${max(self.baris_akhir, BARIS_DATA + 1)}"

    @property
    def baris_akhir(self) -> int:
        """1-based number of the last open row."""
        return BARIS_DATA + self.terisi + self.cadangan

    @property
    def beku(self) -> int:
        return _BEKU.get(self.lembar.nama, 1)


def urutan(lembar: Lembar) -> tuple[Kolom, ...]:
    """The columns in the order in which the template shows them."""
    tambahan = TAMBAHAN.get(lembar.nama, ())
    semua = {k.kunci: k for k in (*lembar.kolom, *tambahan)}
    kunci = _URUTAN.get(lembar.nama) or tuple(_sisipkan(lembar, tambahan))
    if sorted(kunci) != sorted(semua):
        raise ValueError(f"Urutan kolom templat untuk {lembar.nama} tidak memuat tepat kolom skemanya")
    return tuple(semua[k] for k in kunci)


def _sisipkan(lembar: Lembar, tambahan: Sequence[Kolom]) -> Iterator[str]:
    """The schema's order, each of the template's own columns behind the one it explains, else at the end."""
    setelah = _SETELAH.get(lembar.nama, {})
    for k in lembar.kolom:
        yield k.kunci
        yield from (t.kunci for t in tambahan if setelah.get(t.kunci) == k.kunci)
    yield from (t.kunci for t in tambahan if t.kunci not in setelah)


def judul_kepala(kolom: Kolom) -> str:
    return f"{kolom.judul}*" if kolom.wajib else kolom.judul


def huruf_kolom(letak: int) -> str:
    """0 -> A, 26 -> AA."""
    teks = ""
    letak += 1
    while letak:
        letak, sisa = divmod(letak - 1, 26)
        teks = chr(65 + sisa) + teks
    return teks


def kutip(nama: str) -> str:
    """A sheet's name as it stands in a formula."""
    return nama if nama.isalnum() else f"'{nama}'"


def lebar_teks(teks: str, ukuran: float) -> float:
    """Pixels that a text takes in Arial."""
    seperseribu = sum(_ARIAL[ord(ch) - 32] if " " <= ch <= "~" else 600 for ch in teks)
    return seperseribu * ukuran * 96 / 72 / 1_000


def tinggi_teks(teks: str, lebar: float, ukuran: float = 8) -> int:
    """How many lines a wrapped text takes in a column of that width: greedy by words, as spreadsheets do."""
    muat = max(10.0, lebar * 7 * 0.97)
    spasi = lebar_teks(" ", ukuran)
    baris = 0
    for alinea in teks.split("\n"):
        baris += 1
        isi = 0.0
        for kata in alinea.split():
            panjang = lebar_teks(kata, ukuran)
            if isi and isi + spasi + panjang > muat:
                baris += 1
                isi = 0.0
            isi += (spasi if isi else 0) + panjang
            if isi > muat:  # a word longer than the line is broken, an address behind its slashes
                isi = 0.0
                for potong in _POTONGAN.findall(kata):
                    panjang = lebar_teks(potong, ukuran)
                    if isi and isi + panjang > muat:
                        baris += 1
                        isi = 0.0
                    isi += panjang
                    while isi > muat:
                        baris += 1
                        isi -= muat
    return baris


def lebar_total(kolom: Sequence[Kolom]) -> float:
    return sum(k.lebar for k in kolom)
