"""The run in steps: people with their rows, predikat and former payments in; one line per person out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from skp_batch.istilah import Menahan, Tingkat
from skp_batch.temuan import Temuan, urutkan
from skp_batch.tukin.adk import punya_rekening
from skp_batch.tukin.banding import banding_kelas, banding_rekening, catatan_run, selisih_rapel, sudah_dibayar
from skp_batch.tukin.bulan import Bulan
from skp_batch.tukin.catatan_temuan import menahan_bayar
from skp_batch.tukin.hitung import Penghitung, kolom_langkah
from skp_batch.tukin.kebijakan import Kebijakan
from skp_batch.tukin.kolom_nilai import pastikan_kolom
from skp_batch.tukin.lalu import RiwayatBayar
from skp_batch.tukin.masukan import DataKehadiran, Orang, tempatkan
from skp_batch.tukin.model import Dibayar, JenisBayar, KolomLangkah, Langkah, Operasi, Penerima, Rincian, StatusBayar
from skp_batch.tukin.predikat_masukan import Penilaian, SumberPredikat

TANPA_PENILAIAN = Penilaian()


@dataclass(slots=True)
class BarisBayar:
    """One person's line. RAPEL: `rincian` is the difference, `baru` the recomputed pay, `lama` what was paid."""

    penerima: Penerima
    rincian: Rincian
    temuan: tuple[Temuan, ...] = ()
    baru: Rincian | None = None
    lama: Dibayar | None = None
    penilaian: Penilaian = TANPA_PENILAIAN  # behind the predikat, as far as its source says

    @property
    def dibayar(self) -> bool:
        return self.rincian.status is StatusBayar.DIBAYAR


@dataclass(slots=True)
class HasilBayar:
    """`lebih`: paid too much in former runs (RAPEL), to be claimed back; in no total and in no ADK."""

    kebijakan: Kebijakan
    bulan: Bulan
    jenis: JenisBayar
    baris: list[BarisBayar] = field(default_factory=list)
    lebih: list[BarisBayar] = field(default_factory=list)
    temuan: list[Temuan] = field(default_factory=list)
    kolom: tuple[KolomLangkah, ...] = ()
    lalu: RiwayatBayar | None = None
    tak_perlu: int = 0  # people of the list for whom this kind of run has nothing to pay
    _menurut_nip: dict[str, list[Temuan]] = field(default_factory=dict)

    @property
    def terbayar(self) -> list[BarisBayar]:
        return [b for b in self.baris if b.dibayar]

    @property
    def tertahan(self) -> list[BarisBayar]:
        return [b for b in self.baris if not b.dibayar]

    def temuan_orang(self, nip: str) -> list[Temuan]:
        """What holds a person: his KESALAHAN, and a payment put off by the policy."""
        if not self._menurut_nip:
            for t in self.temuan:
                if t.nip and (t.tingkat is Tingkat.KESALAHAN or menahan_bayar(t)):
                    self._menurut_nip.setdefault(t.nip, []).append(t)
        return self._menurut_nip.get(nip, [])

    @property
    def kode(self) -> str:
        """`2026-09`, or `2026-09-susulan`: part of the file names."""
        return self.bulan.kode + ("" if self.jenis is JenisBayar.RUTIN else f"-{self.jenis.lower()}")

    @property
    def total(self) -> tuple[int, int, int]:
        """Bruto, potongan, bersih of the paid rows."""
        r = [b.rincian for b in self.terbayar]
        return sum(x.bruto or 0 for x in r), sum(x.potongan or 0 for x in r), sum(x.bersih or 0 for x in r)


def jalankan(
    k: Kebijakan,
    bulan: Bulan,
    jenis: JenisBayar,
    data: DataKehadiran,
    sumber: SumberPredikat,
    lalu: RiwayatBayar | None = None,
) -> HasilBayar:
    """Raises KebijakanSalah where the policy does not cover the month or the kind of run."""
    penghitung = Penghitung(k, bulan, jenis)
    kolom = kolom_langkah(k, jenis)
    pastikan_kolom(k, [x.kunci for x in kolom])
    hasil = HasilBayar(k, bulan, jenis, kolom=kolom, lalu=lalu)
    tanpa_kehadiran = "KEHADIRAN" not in data.ada
    temuan = [*data.temuan, *catatan_run(k, bulan, "KEHADIRAN HARIAN" in data.ada)]
    if not penghitung.potongan:  # THR and ke-13 need no attendance
        temuan = [t for t in temuan if not (t.kode == "B103" and t.lembar == "KEHADIRAN")]
    for orang in data.orang:
        if jenis is JenisBayar.SUSULAN and lalu is not None and not lalu.belum_dibayar(orang.penerima.nip, bulan):
            hasil.tak_perlu += 1
            continue
        if jenis is JenisBayar.RAPEL and lalu is not None and lalu.belum_dibayar(orang.penerima.nip, bulan):
            hasil.tak_perlu += 1  # held so far: that is SUSULAN, no correction
            continue
        baris = _satu(penghitung, orang, sumber, lalu)
        if tanpa_kehadiran:  # said once for the sheet (B103)
            bersih = tuple(t for t in baris.temuan if t.kode != "T611" or ("sebab", "baris") not in t.konteks)
            baris = replace(baris, temuan=bersih)
        if jenis is JenisBayar.RAPEL and lalu is not None and baris.dibayar:
            rapel = _selisih(baris, lalu)
            if rapel is None:
                hasil.tak_perlu += 1
            elif (rapel.rincian.bersih or 0) < 0:
                hasil.lebih.append(rapel)
                temuan += rapel.temuan
            else:
                hasil.baris.append(rapel)
                temuan += rapel.temuan
            continue
        hasil.baris.append(baris)
        temuan += baris.temuan
    temuan += _tanpa_rekening(hasil, {o.penerima.nip: o for o in data.orang})
    hasil.temuan = urutkan(temuan)
    return hasil


def _satu(penghitung: Penghitung, orang: Orang, sumber: SumberPredikat, lalu: RiwayatBayar | None) -> BarisBayar:
    p = orang.penerima
    if p.nip in sumber.jabatan:
        jabatan, jenis_jabatan, golongan = sumber.jabatan[p.nip]
        p = replace(p, jabatan=jabatan, jenis_jabatan=jenis_jabatan, golongan=golongan)
    predikat = sumber.predikat.get(p.nip, {})
    if orang.tertahan:
        periode = penghitung.periode_predikat
        r = Rincian(
            p.nip,
            p.nama,
            p.kelas,
            penghitung.bulan,
            penghitung.jenis,
            StatusBayar.TERTAHAN,
            predikat=predikat.get(periode, "") if periode else "",
            periode_predikat=periode.kode if periode else "",
        )
    else:
        capaian = sumber.capaian(p.nip, penghitung.periode_predikat)
        lebih = lalu.sisa_lebih(p.nip) if lalu is not None and _boleh_potong(penghitung) else 0
        r = penghitung.hitung(p, orang.kehadiran, orang.cuti, orang.hukdis, orang.plt, predikat, capaian, lebih)
    temuan = [*r.temuan, *_dibanding_lain(penghitung, p, sumber, lalu)]
    if any(menahan_bayar(t) for t in temuan) and r.status is StatusBayar.DIBAYAR:
        r = _tahan(r)
    penilaian = sumber.penilaian.get((p.nip, r.periode_predikat), TANPA_PENILAIAN)
    return BarisBayar(p, r, tuple(tempatkan(orang, t) for t in temuan), penilaian=penilaian)


def _boleh_potong(p: Penghitung) -> bool:
    """Only a monthly payment gives back; a rapel is the difference of two months as they should be."""
    return p.kebijakan.potong_lebih and p.jenis in (JenisBayar.RUTIN, JenisBayar.SUSULAN)


def _tahan(r: Rincian) -> Rincian:
    """The same line without any amount."""
    return Rincian(
        r.nip, r.nama, r.kelas, r.bulan, r.jenis, StatusBayar.TERTAHAN, r.predikat, r.periode_predikat, temuan=r.temuan
    )


def _dibanding_lain(
    penghitung: Penghitung, p: Penerima, sumber: SumberPredikat, lalu: RiwayatBayar | None
) -> list[Temuan]:
    """T607, T608 and T609: against the SKP workbook and the former runs."""
    if lalu is not None and (sudah := sudah_dibayar(p, penghitung.bulan, penghitung.jenis, lalu.milik(p.nip))):
        return sudah
    terakhir = lalu.terakhir(p.nip, penghitung.bulan) if lalu is not None else None
    return [*banding_kelas(p, sumber.kelas.get(p.nip), terakhir), *banding_rekening(p, terakhir)]


def _selisih(b: BarisBayar, lalu: RiwayatBayar) -> BarisBayar | None:
    """Recomputed less paid; None where nothing differs."""
    beda = selisih_rapel(b.rincian, lalu.milik(b.rincian.nip))
    if beda is None:
        return None
    lama = lalu.jumlah(b.rincian.nip, b.rincian.bulan)
    langkah = b.rincian.langkah
    if lama is not None:
        dasar = "; ".join(dict.fromkeys(x.dasar for x in langkah[:1]))
        nama = f"Sudah dibayar untuk {b.rincian.bulan.judul}"
        sudah = Langkah("rapel", nama, Decimal(-lama.bersih), dasar, Operasi.SELISIH, Decimal(beda.bersih))
        langkah = (*langkah, sudah)
    r = replace(
        b.rincian,
        langkah=langkah,
        bruto=beda.bruto,
        potongan=beda.potongan,
        bersih=beda.bersih,
        ditransfer=beda.bersih,
        potongan_lain=(),
    )
    return BarisBayar(b.penerima, r, b.temuan, b.rincian, lama, b.penilaian)


def _tanpa_rekening(hasil: HasilBayar, orang: Mapping[str, Orang]) -> list[Temuan]:
    """T614 for the paid whose account is missing, where the list has accounts at all."""
    kosong = [b for b in hasil.terbayar if not punya_rekening(b.penerima)]
    if not any(punya_rekening(o.penerima) for o in orang.values()):
        return []
    temuan = []
    for b in kosong:
        judul = "Kode Bank SPAN" if b.penerima.nomor_rekening.strip(" -") else "Nomor Rekening"
        t = Temuan("T614", Tingkat.PERINGATAN, Menahan.TIDAK, "", lembar="PENERIMA", judul=judul)
        temuan.append(tempatkan(orang[b.penerima.nip], replace(t, nip=b.penerima.nip, nama=b.penerima.nama)))
    return temuan
