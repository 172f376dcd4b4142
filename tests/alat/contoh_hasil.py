"""Workbooks, SKP and whole batches as records, made by hand from few words; all people are invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from skp_batch.aturan import pola_distribusi
from skp_batch.hasil import Distribusi, HasilBatch
from skp_batch.istilah import CapaianOrganisasi, Ekspor, Menahan, Predikat, Rating, StatusSkp, Tingkat
from skp_batch.model import Buku, Skp, Unit
from skp_batch.periode import Periode, baca_periode
from skp_batch.schemas.pegawai import PEGAWAI
from skp_batch.scoring.distribusi import periksa_distribusi, pola
from skp_batch.scoring.predikat import predikat
from skp_batch.temuan import Temuan, urutkan

ID = "8AE48289{:024X}"
KOLOM_PEGAWAI = {("PEGAWAI", k.kunci): i for i, k in enumerate(PEGAWAI.terbaca, start=1)}


def nip(urut: int, *, pppk: bool = False) -> str:
    """A well-formed NIP that no one has."""
    return f"19{70 + urut % 25:02}0{1 + urut % 9}{10 + urut % 18:02}{'202121' if pppk else '201003'}1{1 + urut:03}"


def skp(urut: int, hasil: Rating | None = None, perilaku: Rating | None = None, **pegawai: Any) -> Skp:
    """An approved SKP; rated ones are SELESAI DINILAI, others BELUM DINILAI."""
    isi: dict[str, Any] = {
        "nama": f"Pegawai {urut}",
        "status": "PNS",
        "golongan": "III/b",
        "jabatan": "Analis Kepegawaian",
        "jenis_jabatan": "PELAKSANA",
        "status_skp": "PERSETUJUAN",
        "pns_id": ID.format(urut),
    }
    hasil_skp = Skp("", 4 + urut, nip(urut), str(pegawai.pop("skp_ke", "1")), {})
    hasil_skp.pegawai = {k: v for k, v in (isi | pegawai).items() if v is not None}
    hasil_skp.rating_hasil, hasil_skp.rating_perilaku = hasil, perilaku
    hasil_skp.status = StatusSkp.BELUM_DINILAI
    if hasil and perilaku:
        hasil_skp.status, hasil_skp.predikat = StatusSkp.SELESAI, predikat(hasil, perilaku)
    return hasil_skp


def buku(kode: str, isi: list[Skp], periode: str = "2025", **lain: Any) -> Buku:
    """A workbook of a unit that holds these SKP."""
    p = baca_periode(periode)
    assert p is not None
    unit = Unit(kode=kode, nama=f"Bidang {kode}", instansi="Dinas Contoh", tahun=p.tahun, periode=p)
    unit.mulai, unit.selesai = p.awal, p.akhir
    for kunci in ("nama", "capaian_organisasi", "mulai", "selesai"):
        if kunci in lain:
            setattr(unit, kunci, lain.pop(kunci))
    hasil = Buku(f"{kode}/SKP {periode} {kode}.xlsx", "00", 1, unit, isi, kolom=dict(KOLOM_PEGAWAI), **lain)
    for s in isi:
        s.berkas = hasil.berkas
    return hasil


def temuan(b: Buku, kode: str, s: Skp | None = None, menahan: Menahan = Menahan.TIDAK, **lain: Any) -> Temuan:
    tingkat = Tingkat.KESALAHAN if menahan is not Menahan.TIDAK else Tingkat.PERINGATAN
    dasar: dict[str, Any] = {"lembar": "PEGAWAI", "baris": s.baris if s else 5, "kolom": 1, "judul": "NIP"}
    if s:
        dasar |= {"nip": s.nip, "skp_ke": s.skp_ke, "nama": s.nama}
    return Temuan(kode, lain.pop("tingkat", tingkat), menahan, b.berkas, b.unit.kode, **(dasar | lain))


def rekap(*isi: Buku) -> list[Skp]:
    """The SKP of workbooks in the order of the rekap."""

    def urut(pasangan: tuple[Buku, Skp]) -> tuple[Periode | None, str, str, str]:
        b, s = pasangan
        return b.unit.periode, b.unit.kode, s.nip, s.skp_ke

    return [s for _, s in sorted(((b, s) for b in isi if not b.acuan for s in b.skp), key=urut)]  # type: ignore[arg-type]


_SEL = tuple((h, p) for h in Rating for p in Rating)
_CAPAIAN = (None, *(c.value for c in CapaianOrganisasi))


def contoh_hasil(n_unit: int = 6, n_pegawai: int = 14) -> HasilBatch:
    """A batch with something of everything: statuses, holds, long names, texts that look like formulas or HTML."""
    semua: list[Buku] = []
    daftar: list[Temuan] = []
    for u in range(n_unit):
        isi = []
        for i in range(n_pegawai):
            hasil, perilaku = _SEL[(u + i) % 9] if (u + i) % 7 < 2 else (Rating.SESUAI, Rating.SESUAI)
            rated = (u * 3 + i) % 8 != 5
            s = skp(
                u * n_pegawai + i,
                hasil if rated else None,
                perilaku if rated else None,
                nama=f"{_NAMA[i % len(_NAMA)]}, S.E.",
                nip_atasan=nip(u * n_pegawai),
                jabatan=_JABATAN[i % len(_JABATAN)],
                jenis_jabatan="FUNGSIONAL" if i % 3 == 0 else "PELAKSANA",
                jenjang_jf="AHLI MUDA" if i % 3 == 0 else None,
            )
            s.capaian = Decimal(8000 + (u * 37 + i * 291) % 4000) / 100
            s.rating_hitung = Rating.SESUAI
            s.ekspor = Ekspor.YA if rated else Ekspor.TIDAK
            isi.append(s)
        b = buku(f"{u + 1:02}.01", isi, nama=_UNIT[u % len(_UNIT)], capaian_organisasi=_CAPAIAN[u % 6] or "")
        semua.append(b)
        if u % 3 == 1:
            isi[2].status, isi[2].menahan, isi[2].predikat = StatusSkp.TERTAHAN, Menahan.PREDIKAT, None
            isi[2].ekspor, isi[2].alasan = Ekspor.TERTAHAN, ("S205 di PEGAWAI!A7",)
            isi[3].status, isi[3].predikat, isi[3].ekspor = StatusSkp.DIKECUALIKAN, None, Ekspor.TIDAK
            isi[4].status, isi[4].predikat, isi[4].ekspor = StatusSkp.BELUM_MENYUSUN, None, Ekspor.TIDAK
            daftar.append(temuan(b, "S205", isi[2], Menahan.PREDIKAT, nilai=isi[2].nip))
            daftar += [
                temuan(
                    b, "S202", isi[k], Menahan.CAPAIAN, lembar="REALISASI", baris=10 + k, kolom=7, judul="Realisasi",
                    nilai="=SUM(A1) <b>dua belas</b>", konteks=(("harus", "angka"),),
                )
                for k in range(5, 9)
            ]  # fmt: skip
        daftar.append(temuan(b, "N405", isi[6], tingkat=Tingkat.INFO, lembar="PENILAIAN", baris=9, kolom=3))
        akhir = min(6 + u, n_pegawai)
        daftar += [temuan(b, "S213", isi[k], lembar="REALISASI", baris=k, kolom=9) for k in range(6, akhir)]
    rusak = Buku("rusak & lama/SKP <lama>.xlsx", "00", 1)
    daftar.append(Temuan("B101", Tingkat.KESALAHAN, Menahan.BERKAS, rusak.berkas, konteks=(("sebab", "terpotong"),)))
    for b in (*semua, rusak):
        b.temuan = [t for t in daftar if t.berkas == b.berkas]
    return HasilBatch(
        buku=sorted([*semua, rusak], key=lambda b: b.berkas),
        temuan=urutkan(daftar),
        rekap=rekap(*semua),
        distribusi=[_distribusi(b) for b in semua],
        belum_menyerahkan=[("07.01", "Bidang Aset dan Persandian"), ("08.01", "UPT Laboratorium Lingkungan")],
        kebijakan={"di_atas": Decimal(110)},
    )


def _distribusi(b: Buku) -> Distribusi:
    from skp_batch.aturan import muat_kebijakan

    jumlah = {p: sum(s.predikat is p for s in b.skp) for p in Predikat}
    assert b.unit.periode is not None
    d = Distribusi(b.unit.periode, b.unit.kode, b.unit.nama, b.unit.capaian_organisasi, jumlah)
    if d.organisasi:
        capaian = CapaianOrganisasi(d.organisasi)
        assert capaian in pola_distribusi()
        d.pola, d.pelanggaran = pola(capaian), tuple(periksa_distribusi(jumlah, capaian, muat_kebijakan()))
    return d


def tanggal(teks: str) -> date:
    return date.fromisoformat(teks)


_NAMA = (
    *("Wulan Prasetyaningsih", "Bagas Adiwinata", "Siti Nur Rahmawati", "I Gusti Ngurah Wirasatya", "Yosef Tandi"),
    *("Dewi Kartika Maharani", "Muhammad Fadhilurrahman Al Hakim", "Rini Sulastri", "Togar Hamonangan"),
)
_JABATAN = (
    *("Kepala Bidang", "Perencana Ahli Muda", "Pengelola Data", "Analis Sumber Daya Manusia Aparatur Ahli Muda"),
    "Penata Layanan Operasional",
)
_UNIT = (
    *("Sekretariat", "Bidang Pelayanan Kesehatan", "Bidang Pembinaan Sekolah Dasar dan Menengah Pertama"),
    *("Bidang Anggaran", "Puskesmas Tirta Asri", "Bidang Mutasi dan Promosi"),
)
