"""`gabung`: LEMBAR SKP back into the unit's workbook, by NIP. What the workbook says already stays; a contradiction is
a finding (S218) that names both cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from skp_batch.checks.periksa import nilai_sistem
from skp_batch.checks.susunan import SkpIsi
from skp_batch.istilah import Menahan, Tingkat, rapikan
from skp_batch.keluaran.lembar_hasil import susun_catatan, susun_hasil
from skp_batch.schemas.buku import MENURUT_NAMA
from skp_batch.siklus.bacaan import BukuTerbaca, susun_unit
from skp_batch.siklus.penyerahan import penyerahan
from skp_batch.siklus.perorangan import teks_rhk_pimpinan
from skp_batch.temuan import Temuan, urutkan
from skp_batch.workbook.alamat import alamat
from skp_batch.workbook.annotator import NilaiSistem, TidakDapatDianotasi, anotasi
from skp_batch.workbook.batas import Batas
from skp_batch.workbook.lembar_baca import BarisLembar, LembarTerbaca, SelLembar
from skp_batch.workbook.letak_kosong import BukuSel
from skp_batch.workbook.tambal import IsiSel, tambal
from skp_batch.workbook.tanda_serah import baca_tanda, beri_tanda

Kunci = tuple[str, ...]
_KUNCI = {"RHK": ("no_rhk",), "TARGET": ("no_rhk", "no_indikator"), "REALISASI": ("no_rhk", "no_indikator")}
_SEL = re.compile(r"([A-Z]+)([0-9]+)")


@dataclass(slots=True)
class LembarMasuk:
    """One LEMBAR SKP that came in, and what became of it."""

    berkas: str
    lembar: LembarTerbaca
    nama: str = ""
    ditolak: str = ""
    terisi: int = 0
    baris_baru: int = 0
    bertentangan: int = 0
    catatan: list[str] = field(default_factory=list)


@dataclass(slots=True)
class HasilGabung:
    """`data` is the merged workbook. `belum` are those of whom nothing came in, in no round; `kurang` are the others
    who still owe something. Each is (NIP, Nama, what is missing)."""

    data: bytes
    temuan: list[Temuan]
    lembar: list[LembarMasuk]
    belum: list[tuple[str, str, str]]
    kurang: list[tuple[str, str, str]]


def gabung(buku: BukuTerbaca, masuk: Sequence[LembarMasuk], batas: Batas = Batas()) -> HasilGabung:  # noqa: B008
    """Merge sheets into a workbook, in the order given. TidakDapatDianotasi where it cannot be patched surely."""
    g = _Gabungan(buku)
    for satu in masuk:
        g.masukkan(satu)
    data = tambal(buku.data, g.isi, batas) if g.isi else buku.data
    data = _pastikan(g, data, buku, batas)
    menyerahkan = baca_tanda(buku.data, batas) | {(m.lembar.nip, m.lembar.skp_ke) for m in masuk if not m.ditolak}
    data = _ingat(data, menyerahkan, batas)
    temuan = urutkan(g.temuan)
    if temuan:
        data = _tandai(data, buku.nama, temuan, batas)
    return HasilGabung(data, temuan, list(masuk), *penyerahan(susun_unit(data, buku.nama, batas), menyerahkan))


@dataclass(slots=True)
class _Gabungan:
    """What is to be written, cell by cell."""

    buku: BukuTerbaca
    isi: list[IsiSel] = field(default_factory=list)
    temuan: list[Temuan] = field(default_factory=list)
    # where each new value came from: (sheet, row, column) -> (value, file, its cell)
    asal: dict[tuple[str, int, int], tuple[object, str, str]] = field(default_factory=dict)
    _letak: dict[str, dict[Kunci, int]] = field(default_factory=dict)
    _sel: BukuSel = field(init=False)
    _skp: dict[tuple[str, str], SkpIsi] = field(init=False)

    def __post_init__(self) -> None:
        self._sel = BukuSel(self.buku.data, self.buku.isi)
        self._skp = {(s.skp.nip, s.skp.skp_ke): s for s in self.buku.susunan.skp}
        for nama, kunci in _KUNCI.items():
            letak = self._letak.setdefault(nama, {})
            for b in self.buku.isi.baris(nama):
                letak.setdefault((b.nip, b.skp_ke, *(b.teks(k) for k in kunci)), b.nomor)

    def masukkan(self, m: LembarMasuk) -> None:
        m.ditolak = self._tolak(m)
        if m.ditolak:
            return
        rhk: dict[str, list[BarisLembar]] = {}
        for b in m.lembar.baris:
            rhk.setdefault(b.no_rhk, []).append(b)
        for para in rhk.values():
            self._bagian(m, "RHK", para[0], _gabung_rhk(para))
            for b in para:
                for nama in ("TARGET", "REALISASI"):
                    self._bagian(m, nama, b, {k: v for (lembar, k), v in b.isi.items() if lembar == nama})
        if m.lembar.tanpa_kunci:
            sel = ", ".join(m.lembar.tanpa_kunci[:6])
            m.catatan.append(f"baris tambahan tanpa kunci program tidak digabungkan ({sel})")

    def _tolak(self, m: LembarMasuk) -> str:
        unit, lembar = self.buku.unit, m.lembar
        periode = unit.periode.kode if unit.periode else ""
        if lembar.kode_unit != unit.kode:
            return f"lembar ini milik unit {lembar.kode_unit}, bukan {unit.kode}"
        if lembar.periode != periode:
            return f"lembar ini untuk periode {lembar.periode}, bukan {periode}"
        milik = self._skp.get((lembar.nip, lembar.skp_ke))
        if milik is None:
            return f"NIP {lembar.nip} (SKP ke-{lembar.skp_ke}) tidak ada di lembar PEGAWAI"
        m.nama = milik.skp.nama
        return ""

    def _bagian(self, m: LembarMasuk, nama: str, b: BarisLembar, isi: Mapping[str, SelLembar]) -> None:
        """The cells of one row of one sheet of the unit's workbook."""
        sah = {k: s for k, s in isi.items() if not self._cacat(m, nama, b, k, s)}
        if not sah:
            return
        kunci = (m.lembar.nip, m.lembar.skp_ke, *((b.no_rhk,) if nama == "RHK" else (b.no_rhk, b.no_indikator)))
        nomor = self._letak[nama].get(kunci)
        if nomor is None:
            nomor = self._baris_baru(m, nama, kunci, b)
            if not nomor:
                return
        for k, s in sah.items():
            self._sel_satu(m, nama, nomor, k, s)

    def _cacat(self, m: LembarMasuk, nama: str, b: BarisLembar, kunci: str, s: SelLembar) -> bool:
        if not s.cacat:
            return False
        nomor = self._letak[nama].get((m.lembar.nip, m.lembar.skp_ke, *self._no(nama, b)))
        asli = next((r for r in self.buku.isi.baris(nama) if r.nomor == nomor), None) if nomor else None
        if asli is None or s.tertulis not in (asli.mentah.get(kunci), asli.teks(kunci)):
            judul = MENURUT_NAMA[nama][kunci].judul
            m.catatan.append(f'{judul} "{s.tertulis}" di {s.sel} tidak terbaca, jadi tidak digabungkan')
        return True

    @staticmethod
    def _no(nama: str, b: BarisLembar) -> tuple[str, ...]:
        return (b.no_rhk,) if nama == "RHK" else (b.no_rhk, b.no_indikator)

    def _baris_baru(self, m: LembarMasuk, nama: str, kunci: Kunci, b: BarisLembar) -> int:
        """Number of a fresh row with its keys, 0 where the sheet has no place for one."""
        tabel = self.buku.isi.tabel.get(nama)
        perlu = {"nip": kunci[0], "no_rhk": b.no_rhk}
        perlu |= {"jenis_rhk": b.jenis} if nama == "RHK" else {"no_indikator": b.no_indikator}
        if kunci[1] != "1":
            perlu["skp_ke"] = kunci[1]
        if tabel is None or not tabel.baris_judul or any(k not in tabel.kolom for k in perlu):
            m.catatan.append(f"lembar {nama} di buku kerja tidak dapat ditambahi baris")
            return 0
        nomor = self._sel.baris_kosong(nama)
        self._letak[nama][kunci] = nomor
        m.baris_baru += 1
        for k, teks in perlu.items():
            self._tulis(nama, nomor, tabel.kolom[k], teks, m.berkas, "")
        return nomor

    def _sel_satu(self, m: LembarMasuk, nama: str, nomor: int, kunci: str, s: SelLembar) -> None:
        tabel = self.buku.isi.tabel[nama]
        kolom = tabel.kolom.get(kunci)
        judul = MENURUT_NAMA[nama][kunci].judul
        if kolom is None:
            m.catatan.append(f"kolom {judul} tidak ada di lembar {nama}; isian {s.sel} tidak digabungkan")
            return
        if (nama, nomor, kolom) in self.asal:
            nilai, berkas, sel = self.asal[nama, nomor, kolom]
            if not _sama(nilai, s.nilai):
                self._bertentangan(m, nama, nomor, kolom, judul, str(nilai), s, f"{berkas} {sel}")
            return
        ada = self._sel.nilai(nama, nomor, kunci)
        if ada is not None:
            if not _sama(ada, s.nilai):
                self._bertentangan(m, nama, nomor, kolom, judul, _teks(ada), s, "")
            return
        if kunci == "rhk_pimpinan" and self._dari_nomor(m, nomor, s):
            return
        if self._sel.terpakai(nama, nomor, kolom):
            self._bertentangan(m, nama, nomor, kolom, judul, "", s, "")
            return
        m.terisi += 1
        self._tulis(nama, nomor, kolom, s.nilai, m.berkas, s.sel)

    def _dari_nomor(self, m: LembarMasuk, nomor: int, s: SelLembar) -> bool:
        """Whether the sheet only shows the text that the unit's No RHK Pimpinan names."""
        milik = self._skp[m.lembar.nip, m.lembar.skp_ke]
        baris = next((r.baris for r in milik.rhk if r.baris.nomor == nomor), None)
        return baris is not None and _sama(teks_rhk_pimpinan(self.buku, milik, baris), s.nilai)

    def _tulis(self, nama: str, nomor: int, kolom: int, nilai: object, berkas: str, sel: str) -> None:
        self.asal[nama, nomor, kolom] = (nilai, berkas, sel)
        isi = nilai if isinstance(nilai, Decimal) else str(nilai)
        self.isi.append(IsiSel(self.buku.isi.tabel[nama].nama, nomor, kolom, isi))

    def _bertentangan(
        self, m: LembarMasuk, nama: str, nomor: int, kolom: int, judul: str, ada: str, s: SelLembar, asal: str
    ) -> None:
        """S218 at the unit's cell; the other cell, and where the unit's own value came from, are named."""
        m.bertentangan += 1
        konteks = (
            ("nilai_lain", _teks(s.nilai)),
            ("sel_lain", f"{m.lembar.tab}!{s.sel}"),
            ("berkas_lain", m.berkas),
            *((("asal", asal),) if asal else ()),
        )
        self.temuan.append(
            Temuan(
                "S218",
                Tingkat.PERINGATAN,
                Menahan.TIDAK,
                self.buku.nama,
                self.buku.unit.kode,
                nama,
                nomor,
                kolom,
                judul,
                m.lembar.nip,
                m.lembar.skp_ke,
                m.nama,
                ada,
                konteks,
            )
        )


def _gabung_rhk(para: Sequence[BarisLembar]) -> dict[str, SelLembar]:
    """What stands for an RHK: the first filled cell of each column (the cells are merged over its rows)."""
    hasil: dict[str, SelLembar] = {}
    for b in para:
        for (lembar, kunci), s in b.isi.items():
            if lembar == "RHK":
                hasil.setdefault(kunci, s)
    return hasil


def _sama(satu: object, lain: object) -> bool:
    if isinstance(satu, Decimal) and isinstance(lain, Decimal):
        return satu == lain
    return " ".join(rapikan(str(satu)).split()) == " ".join(rapikan(str(lain)).split())


def _teks(nilai: object) -> str:
    return f"{nilai:f}" if isinstance(nilai, Decimal) else str(nilai)


def _pastikan(g: _Gabungan, data: bytes, lama: BukuTerbaca, batas: Batas) -> bytes:
    """Read the result again: a number that the cell's format turns into another (per cent) is written as text."""
    if not g.isi:
        return data
    baru = BukuSel(data, susun_unit(data, lama.nama, batas).isi)
    nama_lembar = {t.nama: nama for nama, t in lama.isi.tabel.items()}
    ulang = []
    for s in g.isi:
        nama = nama_lembar[s.lembar]
        kunci = next(k for k, letak in lama.isi.tabel[nama].kolom.items() if letak == s.kolom)
        ada = baru.nilai(nama, s.baris, kunci)
        if ada is None or not _sama(ada, s.nilai):
            ulang.append(IsiSel(s.lembar, s.baris, s.kolom, _teks(s.nilai)))
    if not ulang:
        return data
    tetap = [s for s in g.isi if (s.lembar, s.baris, s.kolom) not in {(u.lembar, u.baris, u.kolom) for u in ulang}]
    return tambal(lama.data, [*tetap, *ulang], batas)


def _tandai(data: bytes, nama: str, temuan: Sequence[Temuan], batas: Batas) -> bytes:
    """The merged workbook with its findings: S218 beside what its own checks find."""
    terbaca = susun_unit(data, nama, batas)
    isi, buku = terbaca.isi, terbaca.isi.buku
    semua = urutkan([*buku.temuan, *temuan])
    sistem = [
        NilaiSistem(buku.nama_lembar[lembar], baris, kolom, nilai or None)
        for lembar, baris, kunci, nilai in [*nilai_sistem(terbaca.susunan), *_sidik(terbaca)]
        if (kolom := isi.buku.alamat(lembar, kunci))
    ]
    return anotasi(data, susun_catatan(buku, semua), sistem, susun_hasil(buku, semua), batas)


def _sidik(terbaca: BukuTerbaca) -> Iterator[tuple[str, int, str, str]]:
    """Sidik (sistem) as it stood: annotating would take it out."""
    tabel = terbaca.isi.tabel.get("PENILAIAN")
    for (baris, kunci), sel in (tabel.sistem if tabel else {}).items():
        if kunci == "s_sidik" and sel.teks:
            yield "PENILAIAN", baris, kunci, sel.teks


def _ingat(data: bytes, menyerahkan: set[tuple[str, str]], batas: Batas) -> bytes:
    """A workbook that cannot be patched, and into which nothing was merged either, is left as it is."""
    try:
        return beri_tanda(data, menyerahkan, batas)
    except TidakDapatDianotasi:
        return data


def letak_temuan(t: Temuan) -> str:
    """Where a finding stands, for the printed list."""
    return f"{t.lembar}!{alamat(t.baris, t.kolom)}"
