"""The smaller pages: one per unit, one per atasan (his own team only), one for the tim penilai kinerja."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from skp_batch.istilah import StatusSkp, Tingkat
from skp_batch.katalog import KodeTidakDikenal, entri, render
from skp_batch.laporan.bahan import PERLU_PEMBINAAN, Bahan, Tim, lingkungan
from skp_batch.laporan.baris import WARNA, BadanBertahap, Baris, badan_tabel
from skp_batch.laporan.kurva import Kurva, susun_kurva
from skp_batch.laporan.tren import susun_tren
from skp_batch.model import Buku
from skp_batch.ringkasan import Kelompok, kelompok_skp
from skp_batch.temuan import Temuan

TEMUAN_TERBANYAK = 200


@dataclass(frozen=True, slots=True)
class BarisTemuan:
    kode: str
    tingkat: str
    letak: str
    nama: str
    pesan: str
    saran: str


def susun_unit(b: Bahan, buku: Buku, baris: Baris, kaskade: str = "") -> str:
    """laporan/unit-<kode>.html; `kaskade` as HTML, of a large batch."""
    skp = b.skp_buku[buku.berkas]
    temuan = b.temuan_buku[buku.berkas]
    urutan = list(Tingkat)
    utama = sorted(temuan, key=lambda t: urutan.index(t.tingkat))[:TEMUAN_TERBANYAK]
    milik = {s.nip for s in skp}
    return (
        lingkungan()
        .get_template("unit.html.j2")
        .render(
            judul=b.unit(buku),
            badan_tabel=badan_tabel,
            buku=buku,
            baris=baris.dari(skp),
            kelompok=[(k, sum(kelompok_skp(s) is k for s in skp), WARNA[k]) for k in Kelompok],
            jumlah={t: sum(x.tingkat is t for x in temuan) for t in Tingkat},
            temuan=[baris_temuan(b, t) for t in utama],
            lebih=max(0, len(temuan) - TEMUAN_TERBANYAK),
            kurva=_kurva(b, buku),
            kaskade=kaskade,
            tren=susun_tren(b.hasil, b.samaran, b.lalu, skp),
            atasan=[] if b.samaran.aktif else _tim_dipimpin(b, milik),
            samar=b.samaran.aktif,
            batas_waktu=b.batas_waktu,
        )
    )


def susun_tim(b: Bahan, tim: Tim, semua: Baris) -> str:
    """laporan/atasan-<…>.html: nobody but his own team."""
    baris = semua.dari(tim.anggota)
    return (
        lingkungan()
        .get_template("atasan.html.j2")
        .render(
            badan_tabel=badan_tabel,
            tim=tim,
            jabatan=b.samaran.teks(tim.skp.teks("jabatan")) if tim.skp else "",
            baris=baris,
            perlu=[r for r in baris if r.langkah],
            dinilai=sum(r.skp.status is StatusSkp.SELESAI for r in baris),
            tren=susun_tren(b.hasil, b.samaran, b.lalu, tim.anggota),
            beberapa=len({r.periode for r in baris}) > 1,
            berkas=sorted({s.berkas for s in tim.anggota if s.status is not StatusSkp.SELESAI}),
            samar=b.samaran.aktif,
            batas_waktu=b.batas_waktu,
        )
    )


def susun_penilai(b: Bahan, baris: Baris) -> Iterator[str]:
    """laporan/tim-penilai-kinerja.html: what the tim has to look at, piece by piece."""
    jauh = [t for t in b.hasil.temuan if t.kode == "N405" and t.tingkat is Tingkat.PERINGATAN]
    dicari = {(t.berkas, t.nip, t.skp_ke) for t in jauh}
    skp = {k: s for s in b.hasil.rekap if (k := (s.berkas, s.nip, s.skp_ke)) in dicari} if dicari else {}
    jauh_skp = [s for t in jauh if (s := skp.get((t.berkas, t.nip, t.skp_ke))) is not None]
    tunggu = [s for s in b.hasil.rekap if s.menunggu_keberatan]
    diubah = [
        s for s in b.hasil.rekap if (s.rating_hasil, s.rating_perilaku) != (s.rating_hasil_awal, s.rating_perilaku_awal)
    ]
    langgar = [d for d in b.hasil.distribusi if d.pelanggaran]
    badan = BadanBertahap(baris)
    halaman = (
        lingkungan()
        .get_template("tim_penilai.html.j2")
        .generate(
            badan_tabel=badan.tanda,
            jauh=jauh_skp,
            tunggu=tunggu,
            diubah=diubah,
            bina=[s for s in b.hasil.rekap if s.predikat in PERLU_PEMBINAAN],
            kurva=[susun_kurva(d) for d in langgar],
            samar=b.samaran.aktif,
        )
    )
    return badan.isi(halaman)


def baris_temuan(b: Bahan, t: Temuan) -> BarisTemuan:
    """A finding in words; masked, only what it is and where, because values and names stand in its sentence."""
    letak = f"{t.lembar} {t.sel}".strip() or "berkas"
    if b.samaran.aktif:
        try:
            pesan = entri(t.kode).judul
        except KodeTidakDikenal:
            pesan = t.kode
        return BarisTemuan(t.kode, str(t.tingkat), letak, "", pesan, "")
    teks = render(t)
    return BarisTemuan(t.kode, str(t.tingkat), letak, t.nama, teks.pesan, teks.saran)


def _kurva(b: Bahan, buku: Buku) -> Kurva | None:
    unit = buku.unit
    cocok = b.distribusi.get((unit.kode, unit.periode)) if unit.periode else None
    return susun_kurva(cocok) if cocok else None


def _tim_dipimpin(b: Bahan, nip: Iterable[str]) -> list[Tim]:
    tim = (b.tim_menurut_nip.get(n) for n in sorted(nip))
    return [t for t in tim if t is not None and t.skp is not None]
