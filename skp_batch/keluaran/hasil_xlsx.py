"""hasil.xlsx for people: RINGKASAN, REKAP, TEMUAN."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from skp_batch.hasil import HasilBatch
from skp_batch.istilah import Ekspor, StatusSkp, Tingkat
from skp_batch.keluaran.lembar_kerja import (
    WARNA_JUDUL,
    WARNA_TINGKAT,
    Berwarna,
    Isi,
    KolomTabel,
    Penulis,
    Tautan,
    alamat_sel,
    buku_kerja,
)
from skp_batch.keluaran.tabel import baris_rekap, baris_temuan
from skp_batch.ringkasan import Keadaan, Kelompok, Ringkasan, RingkasUnit, ringkas

FOLDER_ANOTASI = "hasil-pemeriksaan"
_TEMUAN_TERBANYAK = 1_000_000  # a sheet has 1,048,576 rows

_HIJAU, _KUNING, _MERAH, _KELABU = "#D5EBD8", "#FFE8B3", "#F8CBCB", "#E6E8EB"
_WARNA_KEADAAN = {
    Keadaan.TERTAHAN: _MERAH,
    Keadaan.PERBAIKAN: _MERAH,
    Keadaan.MENUNGGU: _KUNING,
    Keadaan.BERSIH: _HIJAU,
    Keadaan.DIABAIKAN: _KELABU,
}
_WARNA_STATUS = {
    StatusSkp.SELESAI: _HIJAU,
    StatusSkp.TERTAHAN: _MERAH,
    StatusSkp.DIKECUALIKAN: _KELABU,
    StatusSkp.BAGIAN_TAHUN: _KELABU,
}
_KOLOM_UNIT = (
    KolomTabel("Nama Unit", 44, bungkus=True),
    KolomTabel("Kode Unit", 12),
    KolomTabel("Periode", 11),
    KolomTabel("Keadaan", 22),
    *(
        KolomTabel(judul, 12, angka="#,##0")
        for judul in ("Jumlah SKP", "Selesai Dinilai", "Menunggu", "Belum Menyusun", "Tertahan", "Tidak Dinilai")
    ),
    *(KolomTabel(t.capitalize(), 12, angka="#,##0") for t in Tingkat),
    KolomTabel("Berkas Hasil Pemeriksaan", 46),
)
_KOLOM_REKAP = (
    KolomTabel("Periode", 10),
    KolomTabel("Kode Unit", 11),
    KolomTabel("NIP", 20),
    KolomTabel("SKP Ke", 7),
    KolomTabel("Nama", 27, bungkus=True),
    KolomTabel("Jabatan", 28, bungkus=True),
    KolomTabel("NIP Penilai", 20),
    KolomTabel("Capaian (%)", 10, angka="0.00"),
    KolomTabel("Rating Hasil Hitung", 21),
    KolomTabel("Rating Hasil Kerja", 21),
    KolomTabel("Rating Perilaku Kerja", 21),
    KolomTabel("Predikat", 18),
    KolomTabel("Status", 22, bungkus=True),
    KolomTabel("Kirim SIASN", 11),
    KolomTabel("Alasan", 38, bungkus=True),
)
_KOLOM_TEMUAN = (
    KolomTabel("Tingkat", 13),
    KolomTabel("Kode", 7),
    KolomTabel("Berkas (buka)", 28),
    KolomTabel("Kode Unit", 11),
    KolomTabel("Lembar", 14),
    KolomTabel("Sel", 8),
    KolomTabel("Kolom", 16, bungkus=True),
    KolomTabel("NIP", 20),
    KolomTabel("Nama", 20, bungkus=True),
    KolomTabel("Nilai", 18, bungkus=True),
    KolomTabel("Apa yang salah", 44, bungkus=True),
    KolomTabel("Apa yang perlu dilakukan", 44, bungkus=True),
    KolomTabel("Dasar", 24, bungkus=True),
    KolomTabel("Menahan", 10),
)


def tulis_hasil(path: Path, hasil: HasilBatch, ringkasan: Ringkasan | None = None) -> None:
    """Write hasil.xlsx; links go to hasil-pemeriksaan/ beside it."""
    ringkasan = ringkasan or ringkas(hasil)
    with buku_kerja(path, "Hasil pemeriksaan SKP", hemat=True) as penulis:
        _ringkasan(penulis, ringkasan)
        penulis.tabel(penulis.lembar("REKAP"), _KOLOM_REKAP, _baris_rekap(hasil))
        penulis.tabel(penulis.lembar("TEMUAN"), _KOLOM_TEMUAN, _baris_temuan(hasil))


def _ringkasan(penulis: Penulis, r: Ringkasan) -> None:
    lembar = penulis.lembar("RINGKASAN")
    judul = penulis.bentuk(bold=True, font_size=16, font_color=WARNA_JUDUL)
    biasa, tebal = penulis.bentuk(), penulis.bentuk(bold=True)
    penulis.sel(lembar, 0, 0, "Hasil Pemeriksaan SKP", judul)
    lembar.set_row(0, 24)
    periode = ", ".join(p.judul for p in r.periode) or "periode tidak terbaca"
    penulis.sel(lembar, 1, 0, periode, penulis.bentuk(font_color="#555555", font_size=11))
    baris = _blok(penulis, lembar, 3, "Unit (buku kerja)", _hitungan_unit(r))
    baris = _blok(penulis, lembar, baris + 1, "Pegawai (SKP)", _hitungan_pegawai(r))
    baris = _blok(penulis, lembar, baris + 1, "Temuan", [(t.capitalize(), r.temuan_dengan(t), "") for t in Tingkat])
    penulis.sel(lembar, baris + 1, 0, "Mulai dari sini", tebal)
    baris += 2
    pertama = r.mulai_dari()
    for u in pertama:
        penulis.tautan(lembar, baris, 0, _tautan_unit(u, u.nama or u.berkas), penulis.bentuk(font_color="#1155CC"))
        penulis.sel(lembar, baris, 1, _mengapa(u), biasa)
        baris += 1
    if not pertama:
        penulis.sel(lembar, baris, 0, "Tidak ada kesalahan yang perlu diperbaiki.", biasa)
        baris += 1
    if r.belum_menyerahkan:
        baris = _blok(
            penulis, lembar, baris + 1, "Belum menyerahkan", [(n or k, None, k) for k, n in r.belum_menyerahkan]
        )
    penulis.sel(lembar, baris + 1, 0, "Keadaan setiap buku kerja", tebal)
    penulis.tabel(lembar, _KOLOM_UNIT, map(_baris_unit, r.unit), mulai=baris + 2)
    lembar.freeze_panes(0, 0)  # the blocks above are longer than a screen: nothing may stand still


def _blok(penulis: Penulis, lembar: Any, baris: int, judul: str, isi: list[tuple[str, int | None, str]]) -> int:
    """A heading and lines of label, count, remark; gives the row after it."""
    penulis.sel(lembar, baris, 0, judul, penulis.bentuk(bold=True))
    label = penulis.bentuk(bottom=4, bottom_color="#C9D1DB", text_wrap=True)
    angka = penulis.bentuk(bottom=4, bottom_color="#C9D1DB", num_format="#,##0", bold=True, align="center")
    for teks, jumlah, catatan in isi:
        baris += 1
        penulis.sel(lembar, baris, 0, teks, label)
        if jumlah is None:
            penulis.sel(lembar, baris, 1, catatan, label)
        else:
            penulis.sel(lembar, baris, 1, jumlah, angka)
            penulis.sel(lembar, baris, 2, catatan, penulis.bentuk(font_color="#555555", italic=True, indent=1))
    return baris + 1


def _hitungan_unit(r: Ringkasan) -> list[tuple[str, int | None, str]]:
    return [
        ("Diserahkan", len(r.unit), ""),
        ("Bersih", r.unit_dengan(Keadaan.BERSIH), "tanpa kesalahan, semua SKP selesai dinilai"),
        ("Menunggu", r.unit_dengan(Keadaan.MENUNGGU), "tanpa kesalahan, masih ada SKP yang belum selesai"),
        ("Perlu perbaikan", r.unit_dengan(Keadaan.PERBAIKAN), "ada kesalahan; hanya SKP yang terkena yang tertahan"),
        ("Tertahan seluruhnya", r.unit_dengan(Keadaan.TERTAHAN), "berkas belum dapat diolah"),
        ("Tidak dipakai", r.unit_dengan(Keadaan.DIABAIKAN), "salinan yang sama atau edisi lama"),
        ("Belum menyerahkan", len(r.belum_menyerahkan), "menurut daftar unit"),
    ]


def _hitungan_pegawai(r: Ringkasan) -> list[tuple[str, int | None, str]]:
    catatan = {Kelompok.SELESAI: f"{r.ekspor_tertahan} SKP tertahan kirimannya ke SIASN" if r.ekspor_tertahan else ""}
    return [(k.value, r.pegawai_dalam(k), catatan.get(k, "")) for k in Kelompok]


def _mengapa(u: RingkasUnit) -> str:
    if u.keadaan is Keadaan.TERTAHAN:
        return "Berkas tertahan seluruhnya; buka untuk melihat sebabnya."
    return f"{u.temuan[Tingkat.KESALAHAN]} kesalahan, {u.pegawai[Kelompok.TERTAHAN]} SKP tertahan."


def _tautan_unit(u: RingkasUnit, teks: str) -> Tautan:
    return Tautan(f"{FOLDER_ANOTASI}/{u.berkas}", teks)


def _baris_unit(u: RingkasUnit) -> tuple[Isi, ...]:
    p = u.pegawai
    return (
        u.nama or "(tidak terbaca)",
        u.kode,
        u.periode.kode if u.periode else "",
        Berwarna(u.keadaan, _WARNA_KEADAAN[u.keadaan]),
        u.jumlah,
        p[Kelompok.SELESAI],
        p[Kelompok.MENUNGGU],
        p[Kelompok.BELUM_MENYUSUN],
        p[Kelompok.TERTAHAN],
        p[Kelompok.TIDAK_DINILAI],
        *(u.temuan[t] for t in Tingkat),
        _tautan_unit(u, u.berkas),
    )


def _baris_rekap(hasil: HasilBatch) -> Iterator[tuple[Isi, ...]]:
    for skp in hasil.rekap:
        isi: list[Isi] = list(baris_rekap(hasil, skp))
        isi[12] = Berwarna(str(skp.status or ""), _WARNA_STATUS.get(skp.status, _KUNING) if skp.status else _KUNING)
        if skp.ekspor is not Ekspor.TIDAK:
            isi[13] = Berwarna(str(skp.ekspor), _HIJAU if skp.ekspor is Ekspor.YA else _MERAH)
        yield tuple(isi)


def _baris_temuan(hasil: HasilBatch) -> Iterator[tuple[Isi, ...]]:
    tab = {b.berkas: b.nama_lembar for b in hasil.buku}
    for t in hasil.temuan[:_TEMUAN_TERBANYAK]:
        kode, tingkat, menahan, berkas, kode_unit, lembar, sel, kolom, nip, nama, nilai, *teks = baris_temuan(t)
        tempat = alamat_sel(tab.get(berkas, {}).get(lembar, lembar), sel)
        tautan = Tautan(f"{FOLDER_ANOTASI}/{berkas}", berkas, tempat)
        warna = Berwarna(tingkat, WARNA_TINGKAT[t.tingkat])
        yield (warna, kode, tautan, kode_unit, lembar, sel, kolom, nip, nama, nilai, *teks, menahan)
    lebih = len(hasil.temuan) - _TEMUAN_TERBANYAK
    if lebih > 0:
        yield (f"dan {lebih} temuan lain di temuan.csv", *[""] * (len(_KOLOM_TEMUAN) - 1))
