"""`templat --lanjut`: the workbooks of another period out of those of former ones.

Three ways, told by the periods: the same period gives the same content in a fresh template (Edisi counts up); parts of
the period are gathered into it; else the plan of the last period is carried over, without realisasi and ratings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from skp_batch.model import Buku
from skp_batch.periode import Periode, jumlah_periode
from skp_batch.schemas.buku import MENURUT_NAMA
from skp_batch.schemas.unit import UNIT
from skp_batch.siklus.bacaan import BukuTerbaca
from skp_batch.siklus.baris_siap import kunci_realisasi, siapkan_baris
from skp_batch.siklus.himpun import himpun, isi_realisasi, sebutan
from skp_batch.siklus.rencana_lanjut import Rencana, rencana_lanjut
from skp_batch.siklus.salin import BarisLembar, Lembaran, salin_buku, salin_lembar, salin_rhk_pimpinan, salin_unit
from skp_batch.workbook.template_isian import NamaBuku, RencanaAcuan, UnitPegawai

DIPULIHKAN = "isi yang sama di templat baru"
DIHIMPUN = "realisasi dihimpun"
DITERUSKAN = "rencana diteruskan"


@dataclass(slots=True)
class BukuLanjut:
    """A workbook to write; `pergi` are those who were left out: (NIP, Nama, why)."""

    nama: str
    unit: str
    cara: str
    baris: Lembaran
    rhk_pimpinan: list[BarisLembar]
    pergi: list[tuple[str, str, str]] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)


def lanjut(buku: Sequence[BukuTerbaca], periode: Periode, acuan: Sequence[Buku] = ()) -> Iterator[BukuLanjut]:
    """One workbook per unit, in order of Kode Unit."""
    nama = NamaBuku()
    rujukan = RencanaAcuan(acuan, periode)
    menurut_unit: dict[str, list[BukuTerbaca]] = {}
    for b in buku:
        menurut_unit.setdefault(b.unit.kode, []).append(b)
    for kode, para in sorted(menurut_unit.items()):
        catatan: list[str] = []
        pilihan = _pilih(para, catatan)
        unit = UnitPegawai(kode, pilihan[-1].unit.nama, pilihan[-1].unit.kode_induk)
        hasil = _satu(pilihan, periode, BukuLanjut(nama.baru(unit, periode), kode, "", {}, [], catatan=catatan))
        if acuan:
            unit.pegawai = [dict(p) for p in hasil.baris["PEGAWAI"]]
            hasil.rhk_pimpinan = rujukan.untuk(unit)
        yield hasil


def _pilih(para: Sequence[BukuTerbaca], catatan: list[str]) -> list[BukuTerbaca]:
    """One workbook per period, the highest Edisi, in order of time."""
    terbaik: dict[Periode, BukuTerbaca] = {}
    for b in sorted(para, key=lambda b: b.nama):
        p = b.unit.periode
        if p is None:
            continue
        lama = terbaik.get(p)
        if lama is not None:
            dipakai = b if b.unit.edisi > lama.unit.edisi else lama
            catatan.append(f"periode {p.kode} ada di beberapa berkas; yang dipakai {dipakai.nama}")
            terbaik[p] = dipakai
        else:
            terbaik[p] = b
    return [terbaik[p] for p in sorted(terbaik, key=lambda p: (p.tahun, p.bulan[1], -p.bulan[0]))]


def _satu(buku: list[BukuTerbaca], periode: Periode, hasil: BukuLanjut) -> BukuLanjut:
    sama = next((b for b in buku if b.unit.periode == periode), None)
    bagian = [b for b in buku if b is not sama and _di_dalam(b, periode)]
    if bagian:
        bagian = _tanpa_tumpuk(bagian, hasil.catatan)
        _himpun(sama, bagian, periode, hasil)
    elif sama is not None:
        hasil.cara = DIPULIHKAN
        hasil.baris = salin_buku(sama.isi, hasil.catatan)
        _setel_unit(hasil.baris, {"edisi": sama.unit.edisi + 1})
        siapkan_baris(hasil.baris, hasil.catatan)
    else:
        _teruskan(buku[-1], periode, hasil)
    hasil.rhk_pimpinan = salin_rhk_pimpinan((sama or buku[-1]).data)
    return hasil


def _di_dalam(b: BukuTerbaca, periode: Periode) -> bool:
    p = b.unit.periode
    return (
        p is not None and p.tahun == periode.tahun and periode.bulan[0] <= p.bulan[0] <= p.bulan[1] <= periode.bulan[1]
    )


def _tanpa_tumpuk(bagian: list[BukuTerbaca], catatan: list[str]) -> list[BukuTerbaca]:
    """Parts that do not overlap: a month within a quarter that is there too would count twice."""
    hasil: list[BukuTerbaca] = []
    terpakai: set[int] = set()
    for b in sorted(bagian, key=lambda b: _bulan(b)[0] - _bulan(b)[1]):  # the longest first
        bulan = set(range(_bulan(b)[0], _bulan(b)[1] + 1))
        if bulan & terpakai:
            catatan.append(f"{b.nama} bertumpuk dengan periode lain; realisasinya tidak dihimpun")
            continue
        terpakai |= bulan
        hasil.append(b)
    return sorted(hasil, key=_bulan)


def _bulan(b: BukuTerbaca) -> tuple[int, int]:
    return b.unit.periode.bulan if b.unit.periode else (0, 0)


def _teruskan(asal: BukuTerbaca, periode: Periode, hasil: BukuLanjut) -> None:
    """The plan of the last period, everything of the period itself empty."""
    hasil.cara = DITERUSKAN
    lama = asal.unit.periode
    tahun_baru = lama is not None and lama.tahun != periode.tahun
    rencana = rencana_lanjut([asal], periode.awal, tahun_baru=tahun_baru)
    target_periode = lama is not None and not tahun_baru and lama.jenis == periode.jenis
    _pakai_rencana(rencana, hasil)
    hasil.baris["REALISASI"] = [kunci_realisasi(b) for b in hasil.baris["TARGET"]]
    if target_periode:
        _isi_target_periode(asal, hasil)
    _unit_baru(asal, periode, hasil, tahun_baru=tahun_baru)
    if tahun_baru:
        hasil.catatan.append("tahun baru: Status SKP menjadi DRAFT, tanggal persetujuan dan masa bertugas dikosongkan")


def _himpun(sama: BukuTerbaca | None, bagian: list[BukuTerbaca], periode: Periode, hasil: BukuLanjut) -> None:
    """Realisasi of the parts in a workbook of the whole; its own cells, where there is one already, stay."""
    hasil.cara = DIHIMPUN + " dari " + ", ".join(sebutan(b.unit.periode) for b in bagian if b.unit.periode)
    _sebut_yang_tidak_ada(bagian, periode, hasil)
    if sama is not None:
        hasil.baris = salin_buku(sama.isi, hasil.catatan)
        _setel_unit(hasil.baris, {"edisi": sama.unit.edisi + 1})
    else:
        _pakai_rencana(rencana_lanjut(bagian, None), hasil)
        hasil.baris["REALISASI"] = [kunci_realisasi(b) for b in hasil.baris["TARGET"]]
        _unit_baru(bagian[-1], periode, hasil)
        pembinaan = [p for b in bagian for p in salin_lembar(b.isi, "PEMBINAAN", hasil.catatan)]
        ada = {str(p.get("NIP")) for p in hasil.baris["PEGAWAI"]}
        if "PEMBINAAN" in hasil.baris:
            unik = {tuple(sorted((k, str(v)) for k, v in p.items())): p for p in pembinaan if str(p.get("NIP")) in ada}
            hasil.baris["PEMBINAAN"] = list(unik.values())
    terhimpun = himpun(bagian)
    milik = {_kunci(b): b for b in reversed(hasil.baris["REALISASI"])}
    for b in hasil.baris["TARGET"]:
        if _kunci(b) not in milik:
            milik[_kunci(b)] = kunci_realisasi(b)
            hasil.baris["REALISASI"].append(milik[_kunci(b)])
    kurang = 0
    pergi = {nip for nip, _, _ in hasil.pergi}
    for kunci, h in terhimpun.items():
        isi = isi_realisasi(h)
        baris = milik.get(kunci)
        if baris is None:
            if isi and kunci[0] not in pergi:
                nip, _, rhk, ind = kunci
                hasil.catatan.append(
                    f"realisasi {nip} RHK {rhk} indikator {ind} tidak dibawa: tidak ada di rencana terakhir"
                )
            continue
        kurang += bool(h.kosong)
        for k, nilai in isi.items():
            baris.setdefault(MENURUT_NAMA["REALISASI"][k].judul, nilai)
    if kurang:
        hasil.catatan.append(f"{kurang} indikator tidak terisi realisasinya di sebagian periode; periksa hasilnya")


def _sebut_yang_tidak_ada(bagian: Sequence[BukuTerbaca], periode: Periode, hasil: BukuLanjut) -> None:
    ada = {n for b in bagian for n in range(_bulan(b)[0], _bulan(b)[1] + 1)}
    jenis = {b.unit.periode.jenis for b in bagian if b.unit.periode}
    if len(jenis) != 1:
        return
    (satu,) = jenis
    semua = [Periode(periode.tahun, satu, ke) for ke in range(1, jumlah_periode(satu) + 1)]
    tidak = [p for p in semua if periode.bulan[0] <= p.bulan[0] <= periode.bulan[1] and p.bulan[0] not in ada]
    if tidak:
        hasil.catatan.append(f"periode yang tidak ada: {', '.join(map(sebutan, tidak))}")


def _pakai_rencana(rencana: Rencana, hasil: BukuLanjut) -> None:
    hasil.baris = rencana.baris
    hasil.pergi += rencana.pergi
    hasil.catatan += rencana.catatan


def _unit_baru(asal: BukuTerbaca, periode: Periode, hasil: BukuLanjut, *, tahun_baru: bool = False) -> None:
    hasil.baris[UNIT.nama] = list(salin_unit(asal.isi))
    baru: dict[str, object] = {
        "edisi": 1,
        "tahun": periode.tahun,
        "jenis_periode": periode.jenis,
        "periode_ke": None if periode.jenis == "TAHUNAN" else periode.ke,
        "tanggal_mulai": periode.awal,
        "tanggal_selesai": periode.akhir,
        "capaian_organisasi": None,
        "tanggal_evaluasi": None,
    }
    _setel_unit(hasil.baris, baru | ({"tanggal_penetapan": None} if tahun_baru else {}))
    if asal.unit.nip_pimpinan in {nip for nip, _, _ in hasil.pergi}:
        hasil.catatan.append("NIP Pimpinan Unit adalah pegawai yang sudah pergi; perbarui di lembar UNIT")


def _setel_unit(baris: Lembaran, nilai: dict[str, object]) -> None:
    isian = {str(b["Isian"]): b for b in baris[UNIT.nama]}
    for kunci, n in nilai.items():
        judul = UNIT[kunci].judul
        if judul in isian:
            isian[judul]["Nilai"] = n
        else:
            baris[UNIT.nama].append({"Isian": judul, "Nilai": n})


def _kunci(b: BarisLembar) -> tuple[str, str, str, str]:
    return str(b.get("NIP") or ""), str(b.get("SKP Ke") or "1"), str(b.get("No RHK")), str(b.get("No Indikator"))


def _isi_target_periode(asal: BukuTerbaca, hasil: BukuLanjut) -> None:
    """Targets of the former quarter or month, as a start; else what counts as JUMLAH would not be due at all."""
    lama = {
        (b.nip, b.skp_ke, b.teks("no_rhk"), b.teks("no_indikator")): b.ambil("target_periode")
        for b in asal.isi.baris("REALISASI")
    }
    for b in hasil.baris["REALISASI"]:
        if (nilai := lama.get(_kunci(b))) is not None:
            b["Target Periode"] = nilai
