"""`formulir`: from a KELUAR to files that can be signed, readable as a list of steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import chain, islice, repeat, takewhile
from pathlib import Path, PurePosixPath
from sys import intern
from typing import Any

from skp_batch.aturan import muat_kebijakan
from skp_batch.engine import Mesin, jumlah_pekerja, kelompokkan, mesin, tuntaskan
from skp_batch.formulir.baca import baca_tinjauan_kelompok, pilah_tinjauan
from skp_batch.formulir.cetak import Cetakan, cetak_kelompok
from skp_batch.formulir.cetakan import susun_cetakan
from skp_batch.formulir.lambang import LambangDitolak, baca_lambang
from skp_batch.formulir.pdf import PDF_TIDAK_ADA, pdf_tersedia
from skp_batch.formulir.permintaan import BATAS_KELUAR, PermintaanFormulir
from skp_batch.formulir.rencana import susun_rencana
from skp_batch.formulir.susun import Akhir, KunciRekap
from skp_batch.formulir.titipan import PembacaUnit, UnitRingan, titip_unit_kelompok
from skp_batch.istilah import Menahan, Predikat, Rating, StatusSkp
from skp_batch.jsonl import BukanJsonl, objek_per_baris
from skp_batch.keluaran.manifest import baca_manifest
from skp_batch.keluaran.titipan import folder_titipan
from skp_batch.masukan import BerkasMasukan
from skp_batch.model import Tinjauan
from skp_batch.padat import Pemadat

__all__ = [
    "BATAS_KELUAR",
    "FormulirDitolak",
    "HasilFormulir",
    "PermintaanFormulir",
    "buat_formulir",
    "buku_kerja_terbaca",
]

Kemajuan = Callable[[str, int, int], None]
_AKHIR = {"status": StatusSkp, "predikat": Predikat, "rating_hasil": Rating, "rating_perilaku": Rating}
_LEWAT = frozenset({"B109", "B110"})  # workbooks that took no part


class FormulirDitolak(Exception):
    """The forms cannot be made; the message says why and what to do, in Indonesian."""


@dataclass(slots=True)
class HasilFormulir:
    """`dilewati` counts the people without a form, by status; `tertahan` are workbooks whose results are all held;
    `gagal` are files that could not be read or written."""

    berkas: list[str] = field(default_factory=list)
    dilewati: Counter[tuple[str, str]] = field(default_factory=Counter)
    tertahan: list[str] = field(default_factory=list)
    gagal: list[str] = field(default_factory=list)


def buat_formulir(p: PermintaanFormulir, kemajuan: Kemajuan = lambda langkah, selesai, semua: None) -> HasilFormulir:
    """Make all that is asked for, in `p.folder`."""
    manifest = baca_manifest(p.keluar)
    if manifest is None or manifest.get("perintah") != "proses":
        raise FormulirDitolak(f'"{p.keluar}" bukan folder hasil skp-batch proses (manifest.json tidak ada).')
    if p.pdf and not pdf_tersedia():
        raise FormulirDitolak(PDF_TIDAK_ADA)
    try:
        lambang = baca_lambang(p.lambang) if p.lambang else ""
    except LambangDitolak as galat:
        raise FormulirDitolak(str(galat)) from galat
    rekap = _baca_rekap(p.keluar)
    lewat, tertahan = _yang_ditahan(p.keluar)
    berkas = _buku_kerja(p.keluar, manifest, lewat)
    hasil = HasilFormulir()
    with (
        folder_titipan(None) as titipan,
        mesin(jumlah_pekerja(p.paralel, max(len(berkas), len(rekap) // 4))) as pelaksana,
    ):
        unit = _baca(p, berkas, titipan, pelaksana, hasil, kemajuan)
        daftar = _buku_kerja(p.keluar, manifest, lewat | tertahan, "buku penilaian atasan")
        tinjauan = pilah_tinjauan((u.buku for u in unit), _baca_tinjauan(p, daftar, pelaksana, hasil))
        rencana = susun_rencana(p, unit, rekap, tertahan)
        hasil.dilewati, hasil.tertahan = rencana.dilewati, rencana.tertahan
        cetakan = susun_cetakan(p, rencana, unit, PembacaUnit(titipan, tinjauan))
        pertama = next(cetakan, None)
        if pertama is None and (p.nip or p.unit):
            raise FormulirDitolak(_tidak_ada(p, hasil))
        p.folder.mkdir(parents=True, exist_ok=True)
        if pertama is not None:
            semua = rencana.banyaknya(p.jenis, p.satu_berkas)
            _cetak(p, chain([pertama], cetakan), semua, lambang, pelaksana, hasil, kemajuan)
    return hasil


def buku_kerja_terbaca(keluar: Path) -> list[BerkasMasukan]:
    """The annotated copies of a KELUAR whose results stand; empty for what is no KELUAR of proses.

    Raises FormulirDitolak where the KELUAR is damaged.
    """
    manifest = baca_manifest(keluar)
    if manifest is None or manifest.get("perintah") != "proses":
        return []
    lewat, tertahan = _yang_ditahan(keluar)
    return _buku_kerja(keluar, manifest, lewat | tertahan)


def _baca_rekap(keluar: Path) -> dict[KunciRekap, Akhir]:
    hasil: dict[KunciRekap, Akhir] = {}
    sama: dict[Akhir, Akhir] = {}
    for b in _jsonl(keluar / "rekap.jsonl", "periode", "kode_unit", "nip", "skp_ke"):
        kunci = (intern(str(b["periode"])), intern(str(b["kode_unit"])), str(b["nip"]), intern(str(b["skp_ke"])))
        try:
            akhir = Akhir(*(str(jenis(b[k])) if b.get(k) else "" for k, jenis in _AKHIR.items()))
        except ValueError:
            raise _rusak(keluar / "rekap.jsonl") from None
        hasil[kunci] = sama.setdefault(akhir, akhir)
    return hasil


def _yang_ditahan(keluar: Path) -> tuple[set[str], set[str]]:
    """Workbooks that took no part, and those whose results are all held."""
    lewat, tertahan = set(), set()
    for t in _jsonl(keluar / "temuan.jsonl", "kode", "menahan", "berkas"):
        if str(t["kode"]) in _LEWAT:
            lewat.add(str(t["berkas"]))
        elif t["menahan"] == Menahan.BERKAS:
            tertahan.add(str(t["berkas"]))
    return lewat, tertahan


def _buku_kerja(
    keluar: Path, manifest: Mapping[str, Any], lewat: set[str], peran: str = "buku kerja"
) -> list[BerkasMasukan]:
    """The annotated copies of all workbooks that took part; names are only followed below KELUAR."""
    akar = keluar / "hasil-pemeriksaan"
    hasil = []
    masukan = manifest.get("masukan")
    for m in masukan if isinstance(masukan, list) else ():
        nama = PurePosixPath(str(m.get("berkas", ""))) if isinstance(m, dict) and m.get("peran") == peran else None
        if nama is None or str(nama) in lewat or nama.is_absolute() or ".." in nama.parts:
            continue
        if _ada_di(akar, nama):
            hasil.append(BerkasMasukan(str(nama), akar / nama))
    return sorted(hasil, key=lambda b: b.nama)


def _ada_di(akar: Path, nama: PurePosixPath) -> bool:
    """Whether this is a file below the folder, also when links are followed."""
    try:
        return (akar / nama).is_file() and (akar / nama).resolve().is_relative_to(akar.resolve())
    except (OSError, ValueError):  # a name that no file can have
        return False


def _jsonl(path: Path, *wajib: str) -> Iterator[dict[str, Any]]:
    try:
        for objek in objek_per_baris(path):
            if not all(isinstance(objek.get(kunci), str) for kunci in wajib):
                raise BukanJsonl
            yield objek
    except FileNotFoundError:
        raise FormulirDitolak(f'"{path}" tidak ada; jalankan skp-batch proses lagi.') from None
    except (BukanJsonl, OSError):
        raise _rusak(path) from None


def _rusak(path: Path) -> FormulirDitolak:
    return FormulirDitolak(f'"{path}" rusak; jalankan skp-batch proses lagi.')


def _baca(
    p: PermintaanFormulir,
    berkas: Sequence[BerkasMasukan],
    titipan: Path,
    pelaksana: Mesin,
    hasil: HasilFormulir,
    kemajuan: Kemajuan,
) -> list[UnitRingan]:
    kebijakan = muat_kebijakan(None)
    kemajuan("Membaca", 0, len(berkas))

    def kirim(kelompok: Sequence[BerkasMasukan]) -> Future[list[UnitRingan | str]]:
        return pelaksana.submit(titip_unit_kelompok, kelompok, kebijakan, p.batas, titipan)

    antrean = {kirim(k): k for k in kelompokkan(berkas, jumlah_pekerja(p.paralel, len(berkas)))}
    unit: list[UnitRingan] = []
    pemadat = Pemadat()
    jadi = 0
    for kelompok, isi in tuntaskan(antrean, lambda b: kirim([b]), lambda b: b.nama):
        for u in [b.nama for b in kelompok] if isi is None else isi:
            if isinstance(u, str):
                hasil.gagal.append(u)
            else:
                pemadat.padatkan(u.buku)
                unit.append(u)
        jadi += len(kelompok)
        kemajuan("Membaca", jadi, len(berkas))
    return sorted(unit, key=lambda u: u.buku.berkas)


def _baca_tinjauan(
    p: PermintaanFormulir, berkas: Sequence[BerkasMasukan], pelaksana: Mesin, hasil: HasilFormulir
) -> list[Tinjauan]:
    """The review workbooks of the run, in order of their names."""
    kebijakan = muat_kebijakan(None)
    kelompok = kelompokkan(berkas, jumlah_pekerja(p.paralel, len(berkas)))
    tinjauan: list[Tinjauan] = []
    for tugas in [pelaksana.submit(baca_tinjauan_kelompok, k, kebijakan, p.batas) for k in kelompok]:
        for t in tugas.result():
            if isinstance(t, str):
                hasil.gagal.append(t)
            else:
                tinjauan.append(t)
    return tinjauan


def _cetak(
    p: PermintaanFormulir,
    cetakan: Iterator[Cetakan],
    semua: int,
    lambang: str,
    pelaksana: Mesin,
    hasil: HasilFormulir,
    kemajuan: Kemajuan,
) -> None:
    """Print in groups, of which only a few are on their way at a time."""
    kemajuan("Mencetak", 0, semua)
    pekerja = jumlah_pekerja(p.paralel, semua)

    def kirim(kelompok: Sequence[Cetakan]) -> Future[list[str]]:
        return pelaksana.submit(cetak_kelompok, kelompok, p.folder, p.pdf, lambang)

    ukuran = chain((len(k) for k in kelompokkan(range(semua), pekerja)), repeat(1))
    kelompok = takewhile(len, (list(islice(cetakan, n)) for n in ukuran))
    kiriman = ((kirim(k), k) for k in kelompok)
    nama: list[str] = []
    for jadi, gagal in tuntaskan(dict(islice(kiriman, pekerja * 2)), lambda c: kirim([c]), lambda c: c.nama, kiriman):
        nama += (c.nama for c in jadi)
        hasil.gagal += [c.nama for c in jadi] if gagal is None else gagal
        kemajuan("Mencetak", min(len(nama), semua), semua)
    hasil.gagal.sort()
    kemajuan("Mencetak", semua, semua)
    hasil.berkas = sorted(set(nama).difference(hasil.gagal))


def _tidak_ada(p: PermintaanFormulir, hasil: HasilFormulir) -> str:
    if hasil.dilewati:
        sebab = "; ".join(f"{jenis}: {sebab}" for jenis, sebab in sorted(hasil.dilewati))
        return f"Tidak ada formulir yang dapat dibuat untuk yang dipilih ({sebab})."
    if hasil.tertahan:
        return f"Buku kerjanya masih tertahan seluruhnya: {', '.join(hasil.tertahan)}."
    return "Tidak ada pegawai atau unit dengan NIP atau kode itu di folder hasil. Periksa penulisan --nip dan --unit."
