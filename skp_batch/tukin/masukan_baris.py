"""One row of kehadiran.xlsx to its record, and what the schema alone cannot say of its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from skp_batch.istilah import Tingkat
from skp_batch.schemas.kehadiran import KOLOM_MENIT, PTKP
from skp_batch.temuan import Temuan
from skp_batch.tukin.kolom_data import DATA, PERISTIWA
from skp_batch.tukin.model import Cuti, Hukdis, Kehadiran, Penerima, Plt
from skp_batch.tukin.pajak import baca_ptkp
from skp_batch.workbook.isi import IsiBuku
from skp_batch.workbook.nilai import Cacat, urai_angka
from skp_batch.workbook.tabel import Baris

_PISAH = re.compile(r"[;\n|]")
_HARI = ("hari_kerja", "masuk", "alpa", "alpa_berturut", "izin", "tidak_rekam", "tidak_rekam_masuk")
_HITUNGAN = (*_HARI, "tidak_rekam_pulang", "tidak_upacara", "tidak_apel")
_UANG = ("gaji_kotor", "dasar_jkn_gaji", "pph_gaji", "tunjangan_profesi")
_DIGIT_EXCEL = 15
_AKUN = ("kode_bank", "nomor_rekening", "kode_satker")


def periksa_isian(isi: IsiBuku) -> Iterator[Temuan]:
    """Lists of minutes, PTKP, negative figures, dates that run backwards, accounts that lost digits."""
    for b in isi.baris("PENERIMA"):
        for kunci in _UANG:
            yield from _negatif(isi, "PENERIMA", b, kunci)
        for kunci in _AKUN:
            teks = b.teks(kunci)
            # a number of Excel has 15 digits: one that is longer and ends in zeros is no longer what was typed
            if len(teks) > _DIGIT_EXCEL and teks.isdigit() and teks.endswith("000") and kunci == "nomor_rekening":
                yield isi.temuan("S202", "PENERIMA", b, kunci, konteks=(("harus", "teks"), ("sebab", "")))
        if (ptkp := b.teks("ptkp")) and baca_ptkp(ptkp) is None:
            yield isi.temuan("S203", "PENERIMA", b, "ptkp", konteks=(("pilihan", ", ".join(PTKP)), ("terdekat", "")))
    tabel = isi.tabel.get("KEHADIRAN")
    for lembar in ("KEHADIRAN", "KEHADIRAN HARIAN"):
        for b in isi.baris(lembar):
            for kunci in KOLOM_MENIT:
                if (teks := b.teks(kunci)) and baca_menit(teks) is None:
                    konteks = (("harus", "menit, misalnya 5;12;30"), ("sebab", ""))
                    yield isi.temuan("S202", lembar, b, kunci, konteks=konteks)
            for kunci in _HITUNGAN:
                yield from _negatif(isi, lembar, b, kunci)
    for b in isi.baris("KEHADIRAN"):
        for k in tabel.lembar.kolom if tabel else ():
            if k.kunci.startswith(DATA):
                yield from _negatif(isi, "KEHADIRAN", b, k.kunci)
    for lembar in ("CUTI", "PLT"):
        for b in isi.baris(lembar):
            mulai, selesai = b.ambil("mulai"), b.ambil("selesai")
            if mulai is not None and selesai is not None and selesai < mulai:
                yield isi.temuan("S208", lembar, b, "selesai", konteks=_urutan(isi, lembar, mulai.isoformat()))


def _urutan(isi: IsiBuku, lembar: str, mulai: str) -> tuple[tuple[str, str], ...]:
    return ("lain", isi.tabel[lembar].lembar["mulai"].judul), ("nilai_lain", mulai), ("sebab", "urutan")


def _negatif(isi: IsiBuku, lembar: str, b: Baris, kunci: str) -> Iterator[Temuan]:
    nilai = b.ambil(kunci)
    if isinstance(nilai, Decimal) and nilai < 0:
        yield isi.temuan("S208", lembar, b, kunci, tingkat=Tingkat.KESALAHAN, konteks=(("sebab", "negatif"),))


def baca_menit(teks: str) -> tuple[Decimal, ...] | None:
    """`5;12;30` as three entries; `-` and blanks are none; None for what is no list of minutes."""
    hasil = []
    for bagian in _PISAH.split(teks):
        if bagian.strip() in ("", "-"):
            continue
        nilai = urai_angka(bagian)
        if isinstance(nilai, Cacat) or nilai < 0:
            return None
        hasil.append(nilai)
    return tuple(n for n in hasil if n)


def penerima_dari(b: Baris) -> Penerima:
    n = b.nilai
    khusus = tuple(s.strip() for s in _PISAH.split(b.teks("status_khusus")) if s.strip())
    return Penerima(
        nip=b.nip,
        nama=b.teks("nama"),
        status=b.teks("status") or "PNS",
        kelas=n.get("kelas"),
        kode_satker=b.teks("kode_satker"),
        kode_bank=b.teks("kode_bank"),
        nama_bank=b.teks("nama_bank"),
        nomor_rekening=b.teks("nomor_rekening"),
        nama_rekening=b.teks("nama_rekening"),
        ptkp=b.teks("ptkp"),
        npwp=b.teks("npwp"),
        gaji_kotor=n.get("gaji_kotor"),
        dasar_jkn_gaji=n.get("dasar_jkn_gaji"),
        pph_gaji=n.get("pph_gaji"),
        tunjangan_profesi=n.get("tunjangan_profesi"),
        status_khusus=khusus,
        berlaku_sejak=n.get("berlaku_sejak"),
    )


def kehadiran_dari(b: Baris) -> Kehadiran:
    n = b.nilai
    hitungan = {k: n.get(k) for k in _HITUNGAN}
    menit = {k: baca_menit(b.teks(k)) or () for k in KOLOM_MENIT}
    data = {k[len(DATA) :]: v for k, v in n.items() if k.startswith(DATA)}
    peristiwa = {k[len(PERISTIWA) :]: str(v) for k, v in n.items() if k.startswith(PERISTIWA)}
    return Kehadiran(b.nip, **hitungan, **menit, data=data, peristiwa=peristiwa)  # type: ignore[arg-type]


def hari_dari(b: Baris) -> tuple[date, Kehadiran]:
    """A sound row of KEHADIRAN HARIAN."""
    return b.nilai["tanggal"], kehadiran_dari(b)


def rincian_dari(lembar: str, b: Baris, cuti: list[Cuti], hukdis: list[Hukdis], plt: list[Plt]) -> None:
    """A sound row of CUTI, HUKDIS or PLT to its list."""
    n = b.nilai
    if lembar == "CUTI":
        cuti.append(Cuti(b.nip, b.teks("jenis"), n["mulai"], n["selesai"], n.get("anak_ke"), b.teks("alasan")))
    elif lembar == "HUKDIS":
        hukdis.append(Hukdis(b.nip, b.teks("jenis"), n["tmt"], b.teks("nomor_sk")))
    else:
        plt.append(Plt(b.nip, n["kelas"], n["setingkat"] == "YA", n["mulai"], n.get("selesai"), b.teks("jabatan")))


__all__ = ["baca_menit", "hari_dari", "kehadiran_dari", "penerima_dari", "periksa_isian", "rincian_dari"]
