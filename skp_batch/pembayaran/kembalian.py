"""The operator's kehadiran.xlsx back, annotated, or untouched with the list of findings beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from skp_batch.istilah import Tingkat
from skp_batch.keluaran.kembalian import FOLDER
from skp_batch.keluaran.lembar_hasil import susun_catatan, susun_hasil
from skp_batch.model import Buku
from skp_batch.temuan import Temuan
from skp_batch.tukin.masukan import BATAS_KEHADIRAN
from skp_batch.workbook.annotator import anotasi, hasil_terpisah
from skp_batch.workbook.anotasi_model import HasilLembar, TidakDapatDianotasi
from skp_batch.workbook.batas import TidakTerbaca


def tulis_salinan(buku: Buku, data: bytes, temuan: Sequence[Temuan], jumlah: tuple[int, int], tujuan: Path) -> None:
    """`jumlah`: people paid and held of the run."""
    sasaran = tujuan / FOLDER / PurePosixPath(buku.berkas)
    sasaran.parent.mkdir(parents=True, exist_ok=True)
    sebab = ""
    if buku.nama_lembar:
        try:
            hasil = _hasil(buku, temuan, jumlah)
            sasaran.write_bytes(anotasi(data, susun_catatan(buku, temuan), (), hasil, BATAS_KEHADIRAN))
            return
        except (TidakDapatDianotasi, TidakTerbaca) as galat:
            sebab = galat.sebab
    sasaran.write_bytes(data)
    sasaran.with_name(sasaran.name + ".HASIL.xlsx").write_bytes(
        hasil_terpisah(_hasil(buku, temuan, jumlah, tak_dianotasi=sebab))
    )


def _hasil(buku: Buku, temuan: Sequence[Temuan], jumlah: tuple[int, int], tak_dianotasi: str = "") -> HasilLembar:
    hitungan = Counter(t.tingkat for t in temuan)
    dasar = susun_hasil(buku, temuan, tak_dianotasi=tak_dianotasi)
    salah = hitungan[Tingkat.KESALAHAN]
    status = dasar.status
    langkah: tuple[str, ...] = ("Tidak ada yang perlu diperbaiki.",)
    if salah:
        status = f"PERLU DIPERBAIKI: ada {salah} kesalahan; pembayaran pegawai yang disebut ditahan."
        langkah = (
            f"Perbaiki {salah} sel yang salah; klik alamat sel pada daftar di bawah untuk menuju selnya.",
            "Setelah itu jalankan lagi, atau bayarkan yang tertahan dengan --jenis SUSULAN.",
        )
    elif hitungan[Tingkat.PERINGATAN]:
        langkah = (f"Tinjau {hitungan[Tingkat.PERINGATAN]} peringatan sebelum daftar ditandatangani.",)
    return replace(
        dasar,
        judul="HASIL PEMERIKSAAN KEHADIRAN",
        status=status,
        identitas=(("Berkas", buku.berkas), *(x for x in dasar.identitas if x[0] == "Catatan")),
        hitungan=(
            *((str(d), hitungan[d]) for d in (Tingkat.KESALAHAN, Tingkat.PERINGATAN, Tingkat.INFO)),
            ("Pegawai dibayar", jumlah[0]),
            ("Pegawai tertahan", jumlah[1]),
        ),
        langkah_unit=langkah,
        langkah_atasan=(),
        per_pegawai=(),
    )
