"""Writing a run's outputs: annotated copies with the workers, the rest here meanwhile; manifest last."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from decimal import Decimal
from itertools import count, islice
from pathlib import Path

from skp_batch.batch import Kemajuan, Permintaan, Selesai
from skp_batch.checks.periksa import NilaiSel
from skp_batch.checks.sidik import sidik_ditulis
from skp_batch.engine import MEMATIKAN, Mesin, kelompokkan, tuntaskan
from skp_batch.gudang import Gudang
from skp_batch.hasil import HasilEkspor
from skp_batch.istilah import Menahan
from skp_batch.keluaran.ekspor_xlsx import tulis_ekspor
from skp_batch.keluaran.hasil_xlsx import tulis_hasil
from skp_batch.keluaran.kembalian import TugasKembali
from skp_batch.keluaran.kiriman_atasan import dari_atasan, nilai_tinjauan
from skp_batch.keluaran.manifest import Masukan, tulis_manifest
from skp_batch.keluaran.tabel import tulis_rekap, tulis_siasn, tulis_temuan
from skp_batch.keluaran.titipan import tutup_titipan
from skp_batch.laporan import tulis_laporan, tulis_pesan
from skp_batch.model import Buku, Skp
from skp_batch.pekerja import Gagal, tulis_kelompok
from skp_batch.siasn.riwayat import RiwayatSkp, susun_riwayat
from skp_batch.temuan import Temuan


def tulis_keluaran(
    permintaan: Permintaan,
    selesai: Selesai,
    pelaksana: Mesin,
    gudang: Gudang,
    tujuan: Path,
    kemajuan: Kemajuan,
    lampiran: Sequence[Masukan] = (),
    lama: Path | None = None,
) -> list[Gagal]:
    """All of KELUAR into the folder `tujuan`; `lama` is the KELUAR that it takes the place of. Returns the files whose
    copy could not be made."""
    hasil, ekspor = selesai.hasil, selesai.ekspor
    ekspor.status.clear()  # it stands on each SKP by now
    kembali = [b for b in hasil.buku if not b.acuan]
    kemajuan("Menulis", 0, len(kembali))
    nomor = count()
    titipan: dict[str, str] = {}  # where the task of each workbook lies
    tugas = _tugas(permintaan, hasil.buku, hasil.temuan)

    def kirim(kelompok: Sequence[Buku], tugas: Iterable[TugasKembali]) -> Future[tuple[list[Gagal], int]]:
        nama = gudang.titip_tugas(next(nomor), list(tugas))
        titipan.update((b.berkas, nama) for b in kelompok)
        return pelaksana.submit(tulis_kelompok, nama, gudang, tujuan, lama, permintaan.batas)

    def kirim_lagi(satu: Buku) -> Future[tuple[list[Gagal], int]]:
        return kirim([satu], [t for t in gudang.ambil_tugas(titipan[satu.berkas]) if t.buku.berkas == satu.berkas])

    antrean = {kirim(k, islice(tugas, len(k))): k for k in kelompokkan(kembali, pelaksana.pekerja)}
    del tugas
    gc.freeze()  # what the batch holds lives on: only what a step leaves behind is looked through
    tulis_temuan(tujuan, hasil.temuan)
    tulis_rekap(tujuan, hasil)
    tulis_siasn(tujuan, ekspor, _riwayat(permintaan, selesai))
    tulis_ekspor(tujuan / "siasn" / "ekspor.xlsx", hasil, ekspor)
    selesai.ekspor = ekspor = HasilEkspor()  # written, and of a large batch a quarter of what is held
    gc.collect()  # a workbook of xlsxwriter is full of circles
    tulis_hasil(tujuan / "hasil.xlsx", hasil)
    gc.collect()
    tulis_laporan(
        tujuan / "laporan",
        hasil,
        samarkan=permintaan.samarkan,
        batas_waktu=permintaan.batas_waktu,
        lalu=permintaan.lalu,
    )
    tulis_pesan(tujuan / "pesan", hasil, permintaan.batas_waktu)
    gc.unfreeze()
    gagal: list[Gagal] = []
    jadi = 0
    for kelompok, akhir in tuntaskan(antrean, kirim_lagi, lambda b: b.berkas):
        gagal_di_sini, dipakai_lagi = akhir or ([Gagal(b.berkas, MEMATIKAN) for b in kelompok], 0)
        gagal += gagal_di_sini
        selesai.salinan_lagi += dipakai_lagi
        jadi += len(kelompok)
        kemajuan("Menulis", jadi, len(kembali))
    tutup_titipan(gudang.titipan)  # from here on no worker changes a file
    masukan = [Masukan(b.berkas, b.sha256, b.ukuran, _peran(b)) for b in hasil.buku]
    tulis_manifest(
        tujuan,
        perintah="proses",
        masukan=[*masukan, *lampiran],
        kebijakan=hasil.kebijakan,
        opsi=_opsi(permintaan),
        jumlah=_jumlah(hasil.temuan, hasil.rekap, hasil.buku),
    )
    return sorted(gagal, key=lambda g: g.berkas)


def _opsi(permintaan: Permintaan) -> dict[str, object]:
    """What was asked for beyond the inputs, as far as it changes an output."""
    opsi: dict[str, object] = {}
    if permintaan.batas_waktu:
        opsi["batas_waktu"] = permintaan.batas_waktu.isoformat()
    if permintaan.samarkan:
        opsi["samarkan"] = True
    return opsi


def _riwayat(permintaan: Permintaan, selesai: Selesai) -> Iterator[RiwayatSkp]:
    hasil = selesai.hasil
    return susun_riwayat(
        hasil.rekap,
        {b.berkas: b for b in hasil.buku},
        permintaan.data_pegawai,
        tanggal_hitung_bulan=permintaan.kebijakan.tanggal_hitung_bulan,
    )


def _peran(b: Buku) -> str:
    return "acuan" if b.acuan else "buku kerja" if b.tinjauan is None else "buku penilaian atasan"


def _tugas(permintaan: Permintaan, buku: Sequence[Buku], temuan: Sequence[Temuan]) -> Iterator[TugasKembali]:
    """One for each workbook that goes back, in their order."""
    path = {(b.nama, b.acuan): b.path for b in permintaan.berkas}
    menurut_berkas: dict[str, list[Temuan]] = {}
    for t in temuan:
        menurut_berkas.setdefault(t.berkas, []).append(t)
    kiriman, nilai = dari_atasan(buku), nilai_tinjauan(buku)
    for b in buku:
        if not b.acuan:
            yield TugasKembali(
                _seperlunya(b),
                path[b.berkas, False],
                tuple(menurut_berkas.get(b.berkas, ())),
                tuple(nilai.get(b.berkas) or _nilai_penilaian(b)),
                kiriman.get(b.berkas, ()),
            )


def _seperlunya(buku: Buku) -> Buku:
    """What a worker needs of a record to annotate its file: a tenth of what the checks of the batch need."""
    skp = [replace(s, rhk=(), pegawai={"nama": s.nama}, cacat=frozenset()) for s in buku.skp]
    unit = replace(buku.unit, cacat=frozenset())
    return replace(buku, unit=unit, skp=skp, pk=[], temuan=[], angka_kredit={}, pembinaan=None, dibaca_lagi=True)


def _nilai_penilaian(buku: Buku) -> list[NilaiSel]:
    """The (sistem) columns of PENILAIAN; a file that is held or ignored gets none but what is on the row itself."""
    if buku.diabaikan:
        return [("PENILAIAN", s.baris_penilaian, "s_sidik", s.sidik_tertulis) for s in buku.skp if s.sidik_tertulis]
    hasil: list[NilaiSel] = []
    for skp in buku.skp:
        if skp.baris_penilaian:
            butir: tuple[tuple[str, str | Decimal | None], ...] = (
                ("s_nama", skp.nama),
                ("s_jabatan", skp.teks("jabatan")),
                ("s_capaian", skp.capaian),
                ("s_rating", skp.rating_hitung),
                ("s_predikat", skp.predikat),
                ("s_sidik", _sidik(skp)),
            )
            hasil += [
                ("PENILAIAN", skp.baris_penilaian, kunci, nilai if isinstance(nilai, Decimal) else str(nilai))
                for kunci, nilai in butir
                if nilai
            ]
    return hasil


def _sidik(skp: Skp) -> str:
    """Written once both ratings stand on an SKP that may be rated, replaced only when a rating changes."""
    ditahan = skp.menahan is Menahan.BERKAS
    return skp.sidik_tertulis if ditahan else sidik_ditulis(skp.sidik_tertulis, skp.sidik)


def _jumlah(temuan: Sequence[Temuan], rekap: Sequence[Skp], buku: Sequence[Buku]) -> dict[str, int]:
    jumlah = {"berkas": sum(1 for b in buku if not b.acuan), "skp": len(rekap), "temuan": len(temuan)}
    for t in temuan:
        jumlah[t.tingkat] = jumlah.get(t.tingkat, 0) + 1
    for skp in rekap:
        kunci = f"status {skp.status}"
        jumlah[kunci] = jumlah.get(kunci, 0) + 1
    return dict(sorted(jumlah.items()))
