"""The rows of a data sheet: raw cells to typed values, merged cells counted for each row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from skp_batch.golongan import tanpa_ruang
from skp_batch.istilah import Tingkat, rapikan
from skp_batch.katalog import entri
from skp_batch.menahan import yang_ditahan
from skp_batch.schemas.kolom import Jenis, Kolom
from skp_batch.temuan import NILAI_TERPANJANG, Temuan
from skp_batch.workbook.isi import IsiBuku
from skp_batch.workbook.nilai import PEMBACA, Cacat, KelasSel, baca_angka, tampilan
from skp_batch.workbook.scan import BukuMentah, LembarMentah, Sel
from skp_batch.workbook.tabel import Baris, SelSistem, Tabel

# (sistem) columns of which the present content matters: N450, N414
DIBACA_SISTEM = {"PENILAIAN": ("s_predikat", "s_sidik")}


def baca_baris(isi: IsiBuku, mentah: BukuMentah, tabel: Tabel, tab: LembarMentah) -> Iterator[Temuan]:
    """Fill `tabel.baris`; yields B111, S202, S205, S209 for cells that cannot be read."""
    kelas = _PembacaKelas(mentah)
    terbaca = _Terbaca([k for k in tabel.dibaca() if not _diabaikan(isi, tabel, k)], tabel, kelas)
    satuan = _pencari_satuan(isi, tabel)
    gabungan = _sel_gabungan(tabel, tab)
    kenal = terbaca.get  # what is known is found so in half the time of terbaca[...]
    for nomor, isi_baris in tab.baris.items():
        if nomor <= tabel.baris_judul:
            continue
        baris = Baris(nomor, {})
        nilai_baris = baris.nilai
        khusus: list[tuple[Kolom, Sel]] = []
        for sel in isi_baris:
            kunci, hasil = kenal(sel) or terbaca[sel]
            if kunci:
                nilai_baris[kunci] = hasil
            elif hasil is not None:
                khusus.append((hasil, sel))
        angka: list[tuple[Kolom, Sel]] = []
        cacat: list[tuple[Kolom, Cacat]] = []
        for kolom, sel in khusus:
            if kolom.jenis is Jenis.ANGKA and sel.jenis in ("n", "s"):
                angka.append((kolom, sel))
                continue
            _simpan(baris, kolom, _baca(kolom, sel, kelas), cacat)
            if kolom.jenis is Jenis.GOLONGAN and tanpa_ruang(sel.teks):
                baris.singkat.add(kolom.kunci)
        if not (nilai_baris or cacat or any(s.jenis == "n" or rapikan(s.teks) for _, s in angka)):
            continue
        for kolom, atas, gabung in gabungan.get(nomor, ()):
            nilai = None if gabung is None else _baca(kolom, gabung, kelas)
            if nilai is None and (kolom.kunci in baris.nilai or not (tabel.baris and tabel.baris[-1].nomor >= atas)):
                continue
            # what is wrong with the merged cell is said once, at its own row
            baris.gabung.add(kolom.kunci)
            tabel.gabungan.setdefault((atas, kolom.kunci), []).append(baris)
            _simpan(baris, kolom, nilai, [])
        baris.kenali()
        for kolom, sel in angka:
            _simpan(baris, kolom, baca_angka(sel, kelas(sel), satuan(baris)), cacat)
        tabel.baris.append(baris)
        for kolom, c in cacat:
            yield _temuan_sel(isi, tabel, baris, kolom, c)


class _Terbaca(dict[Sel, tuple[str, Any]]):
    """What a cell says, found out once for all cells that are alike: the same NIP, code or choice stands in many rows.

    (column key, value); ("", column) for one that needs its row or is flawed; ("", None) for one that says nothing.
    """

    def __init__(self, dibaca: Iterable[Kolom], tabel: Tabel, kelas: _PembacaKelas) -> None:
        super().__init__()
        self._kolom = {tabel.kolom[k.kunci]: k for k in dibaca}
        self._teks = {nomor: k.kunci for nomor, k in self._kolom.items() if k.jenis is Jenis.TEKS}
        self._kelas = kelas

    def __missing__(self, sel: Sel) -> tuple[str, Any]:
        if sel.jenis == "s" and (kunci := self._teks.get(sel.kolom)):  # nearly all that stands only once
            teks = rapikan(sel.teks)
            hasil: tuple[str, Any] = (kunci, teks) if teks else ("", None)
        else:
            hasil = self._baca(sel)
        self[sel] = hasil
        return hasil

    def _baca(self, sel: Sel) -> tuple[str, Any]:
        kolom = self._kolom.get(sel.kolom)
        if kolom is None or self._perlu_baris(kolom, sel):
            return "", kolom
        nilai = _baca(kolom, sel, self._kelas)
        if nilai is None:
            return "", None
        return ("", kolom) if isinstance(nilai, Cacat) else (kolom.kunci, nilai)

    def _perlu_baris(self, kolom: Kolom, sel: Sel) -> bool:
        """Percent and numbers as text are read with the row's Satuan; a short Golongan is noted at the row."""
        if kolom.jenis is Jenis.ANGKA:
            return sel.jenis == "s" or (sel.jenis == "n" and self._kelas(sel).jenis_format == "persen")
        return kolom.jenis is Jenis.GOLONGAN and tanpa_ruang(sel.teks)


def baca_sistem(tabel: Tabel, tab: LembarMentah) -> None:
    """Keep what the two (sistem) columns that matter hold now."""
    for kunci in DIBACA_SISTEM.get(tabel.lembar.nama, ()):
        kolom = tabel.kolom.get(kunci)
        if kolom is None:
            continue
        for baris in tabel.baris:
            for sel in tab.baris.get(baris.nomor, ()):
                if sel.kolom == kolom:
                    tabel.sistem[baris.nomor, kunci] = SelSistem(rapikan(tampilan(sel)), sel.rumus)


def _diabaikan(isi: IsiBuku, tabel: Tabel, kolom: Kolom) -> bool:
    """TAHUNAN ignores Target Periode (kontrak.md, Targets), so that cell is not read at all."""
    periode = isi.buku.unit.periode
    return kolom.kunci == "target_periode" and periode is not None and periode.jenis == "TAHUNAN"


def _baca(kolom: Kolom, sel: Sel, kelas: _PembacaKelas) -> Any:
    if sel.jenis == "e":
        return Cacat("S209", sel.teks)
    if sel.jenis == "" and sel.rumus:
        return Cacat("B111", "")
    if kolom.jenis is Jenis.ANGKA:
        return baca_angka(sel, kelas(sel), "")
    return PEMBACA[kolom.jenis](sel, kelas(sel), kolom)


def _simpan(baris: Baris, kolom: Kolom, nilai: Any, cacat: list[tuple[Kolom, Cacat]]) -> None:
    if isinstance(nilai, Cacat):
        cacat.append((kolom, nilai))
        baris.cacat.add(kolom.kunci)
        baris.mentah[kolom.kunci] = nilai.nilai
        if nilai.kode == "S205":  # the digits that the cell shows name the person; nothing is joined by them
            baris.nilai[kolom.kunci] = nilai.nilai
    elif nilai is not None:
        baris.nilai[kolom.kunci] = nilai


class _PembacaKelas:
    """Class of a cell's number format, looked up once per style."""

    def __init__(self, mentah: BukuMentah) -> None:
        self._mentah = mentah
        self._kelas: dict[int, KelasSel] = {}

    def __call__(self, sel: Sel) -> KelasSel:
        kelas = self._kelas.get(sel.gaya)
        if kelas is None:
            kelas = KelasSel(self._mentah.jenis_format(sel.gaya), self._mentah.sejak_1904)
            self._kelas[sel.gaya] = kelas
        return kelas


def _sel_gabungan(tabel: Tabel, tab: LembarMentah) -> dict[int, list[tuple[Kolom, int, Sel | None]]]:
    """Row -> cells that a merge over rows gives it, each with its own row, where a merged cell counts for each row."""
    mengisi = {tabel.kolom[k.kunci]: k for k in tabel.dibaca() if k.isi_gabungan}
    hasil: dict[int, list[tuple[Kolom, int, Sel | None]]] = {}
    ada = list(tab.baris)
    sampai: dict[int, int] = {}  # of each column: merges that overlap, which no program writes, count once
    for baris_1, kolom_1, baris_2, _ in sorted(tab.gabungan):
        kolom = mengisi.get(kolom_1)
        if kolom is None or baris_2 == baris_1 or baris_1 <= max(tabel.baris_judul, sampai.get(kolom_1, 0)):
            continue
        sampai[kolom_1] = baris_2
        atas = next((s for s in tab.baris.get(baris_1, ()) if s.kolom == kolom_1), None)
        # only rows that have content of their own are walked, so a merge over a million rows costs nothing
        for nomor in ada[bisect_right(ada, baris_1) : bisect_right(ada, baris_2)]:
            hasil.setdefault(nomor, []).append((kolom, baris_1, atas))
    return hasil


def _pencari_satuan(isi: IsiBuku, tabel: Tabel) -> Callable[[Baris], str]:
    """The Satuan that a row's numbers are read with: its own column, else that of its TARGET row."""
    if tabel.lembar.nama not in ("REALISASI", "HARIAN"):
        return lambda baris: baris.teks("satuan")
    milik_target: dict[tuple[str, str, str, str], str] = {}

    def satuan(baris: Baris) -> str:
        if not milik_target:  # few sheets need it
            milik_target.update((_kunci(b), b.teks("satuan")) for b in reversed(isi.baris("TARGET")))
        return baris.teks("satuan") or milik_target.get(_kunci(baris), "")

    return satuan


def _kunci(baris: Baris) -> tuple[str, str, str, str]:
    return baris.nip, baris.skp_ke, baris.teks("no_rhk"), baris.teks("no_indikator")


def _temuan_sel(isi: IsiBuku, tabel: Tabel, baris: Baris, kolom: Kolom, cacat: Cacat) -> Temuan:
    return Temuan(
        cacat.kode,
        Tingkat(entri(cacat.kode).tingkat),
        yang_ditahan(cacat.kode, tabel.lembar.nama, kolom.kunci),
        isi.buku.berkas,
        isi.buku.unit.kode,
        tabel.lembar.nama,
        baris.nomor,
        tabel.kolom[kolom.kunci],
        kolom.judul,
        baris.nip,
        baris.skp_ke if baris.nip else "",
        nilai=cacat.nilai[:NILAI_TERPANJANG],
        konteks=cacat.konteks,
    )
