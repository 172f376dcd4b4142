"""The appraisal of an employee as rows: PENILAIAN, PERILAKU, LAMPIRAN, PEMBINAAN, KEBERATAN, HARIAN, ANGKA KREDIT."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from skp_batch.contoh.bentuk import Baris
from skp_batch.contoh.data import Orang, frasa
from skp_batch.contoh.rencana import Lingkup
from skp_batch.istilah import BAGIAN_LAMPIRAN, NILAI_BERAKHLAK, Predikat, Rating
from skp_batch.periode import Periode
from skp_batch.scoring.predikat import predikat

RATING = {"A": Rating.DI_ATAS, "S": Rating.SESUAI, "B": Rating.DI_BAWAH}


def predikat_orang(orang: Orang) -> Predikat:
    return predikat(RATING[orang.hasil], RATING[orang.perilaku])


def baris_penilaian(orang: Orang, lingkup: Lingkup) -> Baris:
    hasil = predikat_orang(orang)
    return {
        "NIP": lingkup.nip(orang.id),
        "Rating Hasil Kerja": str(RATING[orang.hasil]),
        "Rating Perilaku Kerja": str(RATING[orang.perilaku]),
        "Umpan Balik Umum": frasa()["umpan_balik_umum"][hasil],
        "Catatan/Rekomendasi": frasa()["catatan"][hasil] or None,
    }


def baris_perilaku(orang: Orang, lingkup: Lingkup) -> list[Baris]:
    """All seven values for a pejabat; two, in turn, for the others."""
    pejabat = orang.jenis in ("JPT", "ADMINISTRATOR", "PENGAWAS") or orang.id == lingkup.unit.pimpinan
    nilai = NILAI_BERAKHLAK if pejabat else [NILAI_BERAKHLAK[(orang.urut + n) % 7] for n in (0, 3)]
    return [
        {
            "NIP": lingkup.nip(orang.id),
            "Nilai": n,
            "Ekspektasi Khusus": frasa()["perilaku"][n][lingkup.unit.bidang],
            "Umpan Balik": frasa()["umpan_balik_perilaku"][orang.perilaku],
        }
        for n in sorted(nilai, key=list(NILAI_BERAKHLAK).index)
    ]


def baris_lampiran(orang: Orang, lingkup: Lingkup) -> list[Baris]:
    baris: list[Baris] = []
    for bagian in BAGIAN_LAMPIRAN:
        pilihan = frasa()["lampiran"][bagian][lingkup.unit.bidang]
        jumlah = 2 if bagian == "KONSEKUENSI" else 1
        for no in range(jumlah):
            uraian = pilihan[no if jumlah > 1 else orang.urut % len(pilihan)]
            baris.append({"NIP": lingkup.nip(orang.id), "Bagian": bagian, "No": str(no + 1), "Uraian": uraian})
    return baris


def baris_pembinaan(orang: Orang, lingkup: Lingkup) -> list[Baris]:
    return [
        {
            "NIP": lingkup.nip(orang.id),
            "Tanggal": hari_kerja(lingkup.periode, orang.urut + 3 * ke, 11),
            "Bentuk": langkah["bentuk"],
            "Uraian": langkah["uraian"],
            "Tindak Lanjut": langkah["tindak_lanjut"],
        }
        for ke, langkah in enumerate(frasa()["pembinaan"].get(predikat_orang(orang), ()))
    ]


def baris_keberatan(orang: Orang, lingkup: Lingkup) -> list[Baris]:
    mulai = lingkup.periode.akhir + timedelta(days=10)
    return [
        {
            "NIP": lingkup.nip(orang.id),
            "Tanggal": mulai,
            "Uraian": k["uraian"],
            "Penjelasan Penilai": k["penjelasan"],
            "Keputusan": k["keputusan"],
            "Tanggal Keputusan": mulai + timedelta(days=9),
        }
        for k in frasa()["keberatan"]
        if k["id"] == orang.id
    ]


def baris_angka_kredit(orang: Orang, lingkup: Lingkup) -> list[Baris]:
    """Angka kredit is for PNS alone (Peraturan BKN 3/2023)."""
    if orang.jenis != "FUNGSIONAL" or orang.status != "PNS":
        return []
    tahun = lingkup.periode.tahun
    return [
        {
            "NIP": lingkup.nip(orang.id),
            "Nomor PAK": f"800.1.3.2/{orang.urut + 101}/PAK/{tahun}",
            "Tanggal PAK": date(tahun, 1, 15),
            "AK Sebelumnya": Decimal(40 + 7 * (orang.urut % 11)) + Decimal("0.5") * (orang.urut % 2),
        }
    ]


def baris_harian(orang: Orang, lingkup: Lingkup, target: Sequence[Baris], realisasi: Sequence[Baris]) -> list[Baris]:
    """Days of work that add up to the realisasi of one indikator, and one day of other work."""
    baris: list[Baris] = []
    for h in frasa()["harian"]:
        if h["id"] != orang.id:
            continue
        kunci = (lingkup.nip(orang.id), h["rhk"], h["iki"])
        jumlah = int(str(_cari(realisasi, kunci)["Realisasi"]))
        satuan = _cari(target, kunci)["Satuan"]
        baris += [_hari(lingkup, orang, h, n, jumlah, satuan) for n in range(jumlah)]
        baris.append(
            {
                "NIP": kunci[0],
                "Tanggal": hari_kerja(lingkup.periode, 5, 7),
                "Kegiatan": frasa()["harian_lain"],
                "Jam Mulai": time(7, 30),
                "Jam Selesai": time(9),
            }
        )
    return baris


def _cari(baris: Sequence[Baris], kunci: tuple[str, str, str]) -> Baris:
    return next(b for b in baris if (b["NIP"], b["No RHK"], b["No Indikator"]) == kunci)


def _hari(lingkup: Lingkup, orang: Orang, h: Mapping[str, Any], n: int, jumlah: int, satuan: object) -> Baris:
    return {
        "NIP": lingkup.nip(orang.id),
        "No RHK": h["rhk"],
        "No Indikator": h["iki"],
        "Tanggal": hari_kerja(lingkup.periode, n, jumlah),
        "Kegiatan": f"{h['kegiatan']} ke-{n + 1}",
        "Jam Mulai": time(8 + n % 3),
        "Jam Selesai": time(11 + n % 4, 30),
        "Realisasi": 1,
        "Satuan": satuan,
        "Bukti Dukung": f"Catatan kerja ke-{n + 1}",
        "Sumber Data": lingkup.unit.sumber,
    }


def hari_kerja(periode: Periode, n: int, jumlah: int) -> date:
    """A working day of the period, the n-th of `jumlah` spread over it."""
    panjang = (periode.akhir - periode.awal).days - 4
    hari = periode.awal + timedelta(days=2 + (n % jumlah) * panjang // jumlah)
    return hari - timedelta(days=max(hari.weekday() - 4, 0)) if hari.day > 3 else hari + timedelta(days=2)
