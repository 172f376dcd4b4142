"""The main job, readable as a list of steps: discover, read and check each file, check across files, score, write."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from skp_batch.aturan import KebijakanPenilaian
from skp_batch.checks.batch.berkas_ganda import berkas_ganda
from skp_batch.checks.batch.organisasi import (
    capaian_berlaku,
    capaian_ditetapkan,
    distribusi_sesuai,
    distribusi_unit,
)
from skp_batch.checks.batch.pegawai_ganda import pegawai_ganda
from skp_batch.checks.batch.rating import pembinaan_ada, rating_beda, rating_kosong, rating_pimpinan
from skp_batch.checks.batch.status_skp import sebab_tertahan, tetapkan_status
from skp_batch.checks.batch.tinjauan import tahanan_tinjauan, terapkan_tinjauan
from skp_batch.checks.cascade import KebijakanKaskade, periksa_kaskade
from skp_batch.engine import (
    MEMATIKAN,
    Mesin,
    buka_mesin,
    jumlah_pekerja,
    kelompokkan,
    tanpa_pengumpul,
    tuntaskan,
)
from skp_batch.gudang import Gudang, PembacaRhk
from skp_batch.hasil import HasilBatch, HasilEkspor, kunci_skp
from skp_batch.keluaran.titipan import folder_titipan
from skp_batch.masukan import BerkasMasukan
from skp_batch.masukan_lain import NilaiLalu
from skp_batch.model import AmbilRhk, Buku, Skp, rhk_di_tempat
from skp_batch.padat import Pemadat
from skp_batch.pekerja import Gagal, baca_kelompok
from skp_batch.siasn.data_pegawai import DataPegawai
from skp_batch.siasn.ekspor import MENGHENTIKAN, susun_ekspor
from skp_batch.simpanan import Simpanan
from skp_batch.temuan import Temuan, urutkan
from skp_batch.workbook.batas import Batas

Kemajuan = Callable[[str, int, int], None]  # step, done, of how many


@dataclass(frozen=True, slots=True)
class Permintaan:
    """What a run is asked to do. `capaian` by kode unit, `daftar_unit` as (kode, nama)."""

    berkas: Sequence[BerkasMasukan]
    kebijakan: KebijakanPenilaian
    batas: Batas = field(default_factory=Batas)
    data_pegawai: Mapping[str, DataPegawai] = field(default_factory=dict)
    capaian: Mapping[str, str] = field(default_factory=dict)
    daftar_unit: Sequence[tuple[str, str]] = ()
    paralel: int | None = None
    samarkan: bool = False  # no NIP and names on the pages of laporan/
    batas_waktu: date | None = None  # by when, for the messages
    lalu: Mapping[str, Sequence[NilaiLalu]] = field(default_factory=dict)  # former periods by NIP, for the pages
    klaster: str | None = None  # the address of a Dask scheduler; None is this computer
    simpanan: Simpanan | None = None  # what former runs kept


@dataclass(slots=True)
class Selesai:
    """What a run came to, before anything is written. `gagal` are files that the machine did not let us read;
    `salinan_lagi` how many annotated copies were taken from the former KELUAR."""

    hasil: HasilBatch
    ekspor: HasilEkspor
    gagal: list[Gagal]
    salinan_lagi: int = 0

    @property
    def bacaan_lagi(self) -> int:
        """How many workbooks did not have to be read again."""
        return sum(not b.dibaca_lagi for b in self.hasil.buku)


def jalankan(
    permintaan: Permintaan,
    kemajuan: Kemajuan = lambda langkah, selesai, semua: None,
    tulis: Callable[[Mesin, Selesai, Gudang], list[Gagal]] | None = None,
    tujuan: Path | None = None,
) -> Selesai:
    """Check everything; `tulis` writes the outputs with the same workers and their store, which lies beside `tujuan`,
    the folder that it writes into. Without `tulis` it lies in the folder for temporary files; on a cluster, which does
    not see that one, the records then come back whole."""
    pekerja = jumlah_pekerja(permintaan.paralel, len(permintaan.berkas))
    masukan = [b.path for b in permintaan.berkas]
    bergudang = tulis is not None or permintaan.klaster is None
    with (
        folder_titipan(tujuan) as folder,
        buka_mesin(
            permintaan.klaster, pekerja, _bersama(permintaan, folder) if bergudang else (), masukan
        ) as pelaksana,
        tanpa_pengumpul(),
    ):
        gudang = Gudang(folder, permintaan.simpanan) if bergudang else None
        buku, gagal = _baca(permintaan, pelaksana, gudang, kemajuan)
        selesai = _periksa_batch(permintaan, buku, gagal, PembacaRhk(gudang, buku) if gudang else rhk_di_tempat)
        if tulis is not None and gudang is not None:
            selesai.gagal += tulis(pelaksana, selesai, gudang)
        if permintaan.simpanan is not None:
            permintaan.simpanan.pangkas()
    return selesai


def _bersama(permintaan: Permintaan, titipan: Path) -> list[Path]:
    """The folders that workers write into."""
    return [titipan] if permintaan.simpanan is None else [titipan, permintaan.simpanan.folder]


def _baca(
    permintaan: Permintaan, pelaksana: Mesin, gudang: Gudang | None, kemajuan: Kemajuan
) -> tuple[list[Buku], list[Gagal]]:
    """First phase: every file on its own."""
    semua = len(permintaan.berkas)
    kemajuan("Memeriksa", 0, semua)

    def kirim(kelompok: Sequence[BerkasMasukan]) -> Future[list[Buku | Gagal]]:
        return pelaksana.submit(baca_kelompok, kelompok, permintaan.kebijakan, permintaan.batas, gudang)

    antrean = {kirim(kelompok): kelompok for kelompok in kelompokkan(permintaan.berkas, pelaksana.pekerja)}
    buku: list[Buku] = []
    gagal: list[Gagal] = []
    pemadat = Pemadat()
    for kelompok, hasil in tuntaskan(antrean, lambda b: kirim([b]), lambda b: b.nama):
        for satu in [Gagal(b.nama, MEMATIKAN) for b in kelompok] if hasil is None else hasil:
            if isinstance(satu, Gagal):
                gagal.append(satu)
            else:
                pemadat.padatkan(satu)
                buku.append(satu)
        kemajuan("Memeriksa", len(buku) + len(gagal), semua)
    return sorted(buku, key=lambda b: (b.acuan, b.berkas)), sorted(gagal, key=lambda g: g.berkas)


def _periksa_batch(
    permintaan: Permintaan, buku: list[Buku], gagal: list[Gagal], rhk: AmbilRhk = rhk_di_tempat
) -> Selesai:
    """Second phase: what concerns several files, then status and predikat, then what leaves for SIASN."""
    _pilih_acuan(buku)
    temuan = _Kumpulan(buku)
    masuk = [b for b in buku if not b.acuan]
    temuan.tambah(berkas_ganda(masuk))
    aktif = [b for b in masuk if not b.diabaikan]
    for b in masuk:
        if b.diabaikan:  # an ignored file says only why it is ignored
            b.temuan = [t for t in b.temuan if t.kode in ("B109", "B110")]
    belum = _belum_menyerahkan(permintaan, aktif)
    temuan.tambah(pegawai_ganda(aktif))
    kaskade = KebijakanKaskade(permintaan.kebijakan.kaskade_menahan, frozenset(permintaan.data_pegawai), bool(belum))
    temuan.tambah(periksa_kaskade(buku, kaskade, rhk))
    gc.collect(0)  # who is where is a web of circles
    temuan.tambah(terapkan_tinjauan(aktif))
    tetapkan_status(aktif, [*(t for b in aktif for t in b.temuan), *tahanan_tinjauan(aktif)])
    capaian = capaian_berlaku(aktif, permintaan.capaian)
    nama = {s.nip: s.nama for b in buku for s in b.skp}
    temuan.tambah(rating_kosong(aktif, nama))
    temuan.tambah(rating_beda(aktif))
    temuan.tambah(rating_pimpinan(aktif, capaian, permintaan.kebijakan))
    temuan.tambah(capaian_ditetapkan(aktif, permintaan.capaian))
    temuan.tambah(distribusi_sesuai(aktif, capaian, permintaan.kebijakan))
    temuan.tambah(pembinaan_ada(aktif))
    rekap = _rekap(aktif)
    ekspor = susun_ekspor(
        rekap,
        {b.berkas: b for b in buku},
        permintaan.data_pegawai,
        [t for b in aktif for t in b.temuan],
        tanggal_hitung_bulan=permintaan.kebijakan.tanggal_hitung_bulan,
    )
    temuan.tambah(ekspor.temuan)
    _catat_ekspor(rekap, ekspor)
    hasil = HasilBatch(
        buku,
        urutkan(_terlihat(buku)),
        rekap,
        distribusi_unit(aktif, capaian, permintaan.kebijakan),
        belum,
        permintaan.kebijakan.sebagai_dict(),
        rhk,
    )
    return Selesai(hasil, ekspor, gagal)


def _catat_ekspor(rekap: Sequence[Skp], ekspor: HasilEkspor) -> None:
    """Whether each SKP leaves for SIASN, and the X codes that stop it beside the other reasons."""
    penghenti: dict[tuple[str, str, str], list[Temuan]] = {}
    for t in ekspor.temuan:
        if t.kode in MENGHENTIKAN:
            penghenti.setdefault((t.berkas, t.nip, t.skp_ke), []).append(t)
    for skp in rekap:
        skp.ekspor = ekspor.status[kunci_skp(skp)]
        skp.alasan += sebab_tertahan(penghenti.get((skp.berkas, skp.nip, skp.skp_ke), ()))


class _Kumpulan:
    """Puts findings of the batch into the workbook that each belongs to."""

    def __init__(self, buku: Sequence[Buku]) -> None:
        self._buku = {b.berkas: b for b in buku}

    def tambah(self, temuan: Iterable[Temuan]) -> None:
        for t in temuan:
            self._buku[t.berkas].temuan.append(t)


def _pilih_acuan(buku: list[Buku]) -> None:
    """A unit and period that is also in MASUK is taken from MASUK."""
    milik = {(b.unit.kode, b.unit.periode) for b in buku if not b.acuan and b.unit.kode}
    for b in buku:
        if b.acuan and (b.unit.kode, b.unit.periode) in milik:
            b.diabaikan = True


def _terlihat(buku: Sequence[Buku]) -> list[Temuan]:
    """Findings that are reported: of --acuan workbooks only B codes."""
    return [t for b in buku for t in b.temuan if not b.acuan or t.kode.startswith("B")]


def _belum_menyerahkan(permintaan: Permintaan, aktif: Sequence[Buku]) -> list[tuple[str, str]]:
    ada = {b.unit.kode for b in aktif}
    return [(kode, nama) for kode, nama in permintaan.daftar_unit if kode not in ada]


def _rekap(aktif: Sequence[Buku]) -> list[Skp]:
    """One row per SKP, ordered by period, unit, NIP, SKP Ke; of one unit's two versions (B107) the first."""
    urut: dict[tuple[str, str, str, str], Skp] = {}
    for b in aktif:
        periode = b.unit.periode.kode if b.unit.periode else ""
        for skp in b.skp:
            urut.setdefault((periode, b.unit.kode or b.berkas, skp.nip, skp.skp_ke), skp)
    return [urut[kunci] for kunci in sorted(urut)]
