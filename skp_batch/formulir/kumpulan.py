"""`formulir`: from a KELUAR to files that can be signed, readable as a list of steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, as_completed
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from skp_batch.aturan import muat_kebijakan
from skp_batch.engine import jumlah_pekerja, kelompokkan, mesin
from skp_batch.formulir.baca import baca_tinjauan_kelompok, baca_unit_kelompok, terapkan_tinjauan
from skp_batch.formulir.cetak import Cetakan, cetak_kelompok
from skp_batch.formulir.isian import IsiUnit
from skp_batch.formulir.lambang import LambangDitolak, baca_lambang
from skp_batch.formulir.matriks import susun_matriks
from skp_batch.formulir.nama import nama_berkas, nama_unit
from skp_batch.formulir.pdf import PDF_TIDAK_ADA, pdf_tersedia
from skp_batch.formulir.susun import Akhir, KunciRekap, Lembar, Penyusun, dapat_dievaluasi
from skp_batch.istilah import Menahan, StatusSkp
from skp_batch.jsonl import BukanJsonl, objek_per_baris
from skp_batch.keluaran.manifest import baca_manifest
from skp_batch.masukan import BerkasMasukan
from skp_batch.model import Tinjauan
from skp_batch.workbook.batas import Batas

Kemajuan = Callable[[str, int, int], None]
_LEWAT = frozenset({"B109", "B110"})  # workbooks that took no part
# copies that proses made of what it had let in, whatever bounds that run was given
BATAS_KELUAR = Batas(byte=500 * 1024 * 1024, baris=1_000_000)


class FormulirDitolak(Exception):
    """The forms cannot be made; the message says why and what to do, in Indonesian."""


@dataclass(frozen=True, slots=True)
class PermintaanFormulir:
    keluar: Path
    folder: Path
    jenis: tuple[str, ...]
    nip: frozenset[str] = frozenset()
    unit: frozenset[str] = frozenset()
    satu_berkas: bool = False
    pdf: bool = False
    lambang: Path | None = None  # picture of the emblem for the evaluation document
    paralel: int | None = None
    batas: Batas = BATAS_KELUAR


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
    with mesin(jumlah_pekerja(p.paralel, max(len(berkas), len(rekap) // 4))) as pelaksana:
        unit = _baca(p, berkas, pelaksana, hasil, kemajuan)
        tinjauan = _buku_kerja(p.keluar, manifest, lewat | tertahan, "buku penilaian atasan")
        terapkan_tinjauan(unit, _baca_tinjauan(p, tinjauan, pelaksana, hasil))
        cetakan = list(_cetakan(p, unit, Penyusun(unit, rekap), tertahan, hasil))
        if not cetakan and (p.nip or p.unit):
            raise FormulirDitolak(_tidak_ada(p, hasil))
        p.folder.mkdir(parents=True, exist_ok=True)
        _cetak(p, cetakan, lambang, pelaksana, hasil, kemajuan)
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
    for b in _jsonl(keluar / "rekap.jsonl", "periode", "kode_unit", "nip", "skp_ke"):
        kunci = (str(b["periode"]), str(b["kode_unit"]), str(b["nip"]), str(b["skp_ke"]))
        hasil[kunci] = Akhir(*(str(b.get(k) or "") for k in ("status", "predikat", "rating_hasil", "rating_perilaku")))
    return hasil


def _yang_ditahan(keluar: Path) -> tuple[set[str], set[str]]:
    """Workbooks that took no part, and those whose results are all held."""
    lewat, tertahan = set(), set()
    for t in _jsonl(keluar / "temuan.jsonl", "kode", "menahan", "berkas"):
        if t["kode"] in _LEWAT:
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
            if not objek.keys() >= set(wajib):
                raise BukanJsonl
            yield objek
    except FileNotFoundError:
        raise FormulirDitolak(f'"{path.name}" tidak ada di folder hasil; jalankan skp-batch proses lagi.') from None
    except (BukanJsonl, OSError):
        raise FormulirDitolak(f'"{path.name}" di folder hasil rusak; jalankan skp-batch proses lagi.') from None


def _baca(
    p: PermintaanFormulir,
    berkas: Sequence[BerkasMasukan],
    pelaksana: Executor,
    hasil: HasilFormulir,
    kemajuan: Kemajuan,
) -> list[IsiUnit]:
    kebijakan = muat_kebijakan(None)
    kemajuan("Membaca", 0, len(berkas))
    kelompok = kelompokkan(berkas, jumlah_pekerja(p.paralel, len(berkas)))
    antrean = {pelaksana.submit(baca_unit_kelompok, k, kebijakan, p.batas): len(k) for k in kelompok}
    unit: list[IsiUnit] = []
    jadi = 0
    for tugas in as_completed(antrean):
        for u in tugas.result():
            if isinstance(u, str):
                hasil.gagal.append(u)
            else:
                unit.append(u)
        jadi += antrean[tugas]
        kemajuan("Membaca", jadi, len(berkas))
    return sorted(unit, key=lambda u: u.buku.berkas)


def _baca_tinjauan(
    p: PermintaanFormulir, berkas: Sequence[BerkasMasukan], pelaksana: Executor, hasil: HasilFormulir
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


def _cetakan(
    p: PermintaanFormulir, unit: Sequence[IsiUnit], penyusun: Penyusun, tertahan: set[str], hasil: HasilFormulir
) -> Iterator[Cetakan]:
    """Every file to be made, in order of kind, unit and NIP."""
    akhiran = "pdf" if p.pdf else "html"
    terpilih = []
    for u in unit:
        if not p.unit or u.buku.unit.kode in p.unit:
            if u.buku.berkas in tertahan:
                if not p.nip or any(s.skp.nip in p.nip for s in u.skp):
                    hasil.tertahan.append(u.buku.berkas)
            else:
                terpilih.append(u)
    lembar = {u.buku.berkas: _lembar(p, u, penyusun) for u in terpilih}
    for jenis in p.jenis:
        if jenis == "matriks":
            yield from _cetakan_matriks(terpilih, unit, akhiran)
            continue
        milik: list[tuple[IsiUnit, list[Lembar]]] = []
        for u in terpilih:
            pantas = []
            for isi in lembar[u.buku.berkas]:
                if _pantas(jenis, isi):
                    pantas.append(isi)
                else:
                    hasil.dilewati[jenis, _sebab(jenis, isi)] += 1
            milik.append((u, pantas))
        yield from _satu_unit(jenis, milik, akhiran) if p.satu_berkas else _satu_orang(jenis, milik, akhiran)


def _lembar(p: PermintaanFormulir, u: IsiUnit, penyusun: Penyusun) -> list[Lembar]:
    if u.buku.unit.periode is None:
        return []
    calon = (penyusun.lembar(s, u.buku) for s in u.skp if not p.nip or s.skp.nip in p.nip)
    return [isi for isi in calon if isi is not None]


def _pantas(jenis: str, isi: Lembar) -> bool:
    if not isi.isi.rhk:
        return False
    if jenis == "lampiran":
        return any(isi.isi.lampiran.values())
    if jenis == "evaluasi":
        return dapat_dievaluasi(isi)
    return jenis != "dokumen" or isi.akhir.status == StatusSkp.SELESAI


def _sebab(jenis: str, isi: Lembar) -> str:
    if not isi.isi.rhk:
        return "tanpa RHK"
    return "lembar LAMPIRAN tidak diisi" if jenis == "lampiran" else isi.akhir.status


def _satu_unit(jenis: str, milik: Iterable[tuple[IsiUnit, list[Lembar]]], akhiran: str) -> Iterator[Cetakan]:
    for u, isi in milik:
        unit = u.buku.unit
        if isi and unit.periode is not None:
            nama = nama_unit(jenis, unit.periode, unit.kode, akhiran)
            yield Cetakan(nama, jenis, f"{unit.nama or unit.kode}, {unit.periode.judul}", tuple(isi), unit=unit)


def _satu_orang(jenis: str, milik: Iterable[tuple[IsiUnit, list[Lembar]]], akhiran: str) -> Iterator[Cetakan]:
    per_orang: dict[tuple[str, str], list[Lembar]] = {}
    for _, isi in milik:
        for s in isi:
            assert s.periode is not None
            per_orang.setdefault((s.periode.kode, s.pegawai.nip), []).append(s)
    for semua in per_orang.values():
        # the last SKP of a period has the plain name: it is the one that is sent (X508)
        urut = sorted(semua, key=lambda s: (s.awal or s.selesai, s.isi.skp.skp_ke, s.buku.berkas))
        for i, s in enumerate(urut, 1):
            assert s.periode is not None
            pembeda = "" if i == len(urut) else f"{s.buku.unit.kode}-{s.isi.skp.skp_ke}-{i}"
            nama = nama_berkas(jenis, s.periode, s.pegawai.nip, pembeda, akhiran)
            yield Cetakan(nama, jenis, f"{s.pegawai.nama}, {s.periode.judul}", (s,), unit=s.buku.unit)


def _cetakan_matriks(terpilih: Iterable[IsiUnit], semua: Sequence[IsiUnit], akhiran: str) -> Iterator[Cetakan]:
    for u in terpilih:
        unit = u.buku.unit
        if unit.periode is None or not (tabel := susun_matriks(u, semua)):
            continue
        nama = nama_unit("matriks", unit.periode, unit.kode, akhiran)
        yield Cetakan(
            nama, "matriks", f"{unit.nama or unit.kode}, {unit.periode.judul}", matriks=tuple(tabel), unit=unit
        )


def _cetak(
    p: PermintaanFormulir,
    cetakan: Sequence[Cetakan],
    lambang: str,
    pelaksana: Executor,
    hasil: HasilFormulir,
    kemajuan: Kemajuan,
) -> None:
    kemajuan("Mencetak", 0, len(cetakan))
    kelompok = kelompokkan(cetakan, jumlah_pekerja(p.paralel, len(cetakan)))
    antrean = {pelaksana.submit(cetak_kelompok, k, p.folder, p.pdf, lambang): k for k in kelompok}
    jadi = 0
    for tugas in as_completed(antrean):
        hasil.gagal += tugas.result()
        jadi += len(antrean[tugas])
        kemajuan("Mencetak", jadi, len(cetakan))
    hasil.gagal.sort()
    hasil.berkas = [c.nama for c in cetakan if c.nama not in set(hasil.gagal)]


def _tidak_ada(p: PermintaanFormulir, hasil: HasilFormulir) -> str:
    if hasil.dilewati:
        sebab = "; ".join(f"{jenis}: {sebab}" for jenis, sebab in sorted(hasil.dilewati))
        return f"Tidak ada formulir yang dapat dibuat untuk yang dipilih ({sebab})."
    if hasil.tertahan:
        return f"Buku kerjanya masih tertahan seluruhnya: {', '.join(hasil.tertahan)}."
    return "Tidak ada pegawai atau unit dengan NIP atau kode itu di folder hasil. Periksa penulisan --nip dan --unit."
