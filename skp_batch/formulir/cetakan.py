"""Every file to be made, workbook by workbook: only the one whose turn it is, and those of its pimpinan, are open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skp_batch.formulir.cetak import Cetakan
from skp_batch.formulir.matriks import susun_matriks
from skp_batch.formulir.nama import nama_unit
from skp_batch.formulir.permintaan import PermintaanFormulir
from skp_batch.formulir.rencana import Calon, Rencana
from skp_batch.formulir.susun import Lembar, Penyusun
from skp_batch.formulir.titipan import PembacaUnit, UnitRingan


def susun_cetakan(
    p: PermintaanFormulir, rencana: Rencana, semua: Sequence[UnitRingan], pembaca: PembacaUnit
) -> Iterator[Cetakan]:
    """By unit, kind and NIP."""
    penyusun = Penyusun((u.buku for u in semua), pembaca.rencana)
    pendukung = _pendukung(semua) if "matriks" in p.jenis else {}
    for u in rencana.unit:
        calon = rencana.calon[u.buku.berkas]
        lembar: dict[int, Lembar] = {}
        for jenis in p.jenis:
            if jenis == "matriks":
                yield from _matriks(u, semua, pendukung, pembaca, p.akhiran)
                continue
            pantas = [c for c in calon if c.pantas(jenis)]
            if pantas and not lembar:
                lembar = _lembar(calon, penyusun, pembaca)
            yield from (_satu_unit if p.satu_berkas else _satu_orang)(jenis, pantas, lembar, rencana, p.akhiran)


def _lembar(calon: Sequence[Calon], penyusun: Penyusun, pembaca: PembacaUnit) -> dict[int, Lembar]:
    """The SKPs of a workbook by their rows of PEGAWAI."""
    unit = pembaca.isi(calon[0].buku.berkas)
    isi = {s.skp.baris: s for s in unit.skp}
    return {c.skp.baris: penyusun.lembar(isi[c.skp.baris], unit.buku, c.akhir) for c in calon}


def _satu_unit(
    jenis: str, pantas: Sequence[Calon], lembar: dict[int, Lembar], rencana: Rencana, akhiran: str
) -> Iterator[Cetakan]:
    if pantas:
        unit = pantas[0].buku.unit
        assert unit.periode is not None
        nama = nama_unit(jenis, unit.periode, unit.kode, akhiran)
        isi = tuple(lembar[c.skp.baris] for c in pantas)
        yield Cetakan(nama, jenis, f"{unit.nama or unit.kode}, {unit.periode.judul}", isi, unit=unit)


def _satu_orang(
    jenis: str, pantas: Sequence[Calon], lembar: dict[int, Lembar], rencana: Rencana, akhiran: str
) -> Iterator[Cetakan]:
    for c in pantas:
        unit = c.buku.unit
        assert unit.periode is not None
        nama = rencana.nama_orang(jenis, c, akhiran)
        yield Cetakan(nama, jenis, f"{c.skp.nama}, {unit.periode.judul}", (lembar[c.skp.baris],), unit=unit)


def _pendukung(semua: Sequence[UnitRingan]) -> dict[str, list[int]]:
    """By NIP the places of the workbooks in which somebody supports an RHK of this person."""
    hasil: dict[str, list[int]] = {}
    for i, u in enumerate(semua):
        for nip in u.didukung:
            hasil.setdefault(nip, []).append(i)
    return hasil


def _matriks(
    u: UnitRingan, semua: Sequence[UnitRingan], pendukung: dict[str, list[int]], pembaca: PembacaUnit, akhiran: str
) -> Iterator[Cetakan]:
    unit = u.buku.unit
    dari = sorted({i for s in u.buku.skp for i in pendukung.get(s.nip, ())})
    if unit.periode is None or not dari:
        return
    tabel = susun_matriks(pembaca.isi(u.buku.berkas), (pembaca.isi(semua[i].buku.berkas) for i in dari))
    if tabel:
        nama = nama_unit("matriks", unit.periode, unit.kode, akhiran)
        judul = f"{unit.nama or unit.kode}, {unit.periode.judul}"
        yield Cetakan(nama, "matriks", judul, matriks=tuple(tabel), unit=unit)
