"""Sheet REKAP: the recapitulation per class of Lampiran III PER-52/PB/2012, summed from the rows of RINCIAN."""

from __future__ import annotations

from typing import Any

from skp_batch.pembayaran.jalan import BarisBayar, HasilBayar
from skp_batch.pembayaran.lembar_gaya import Gaya, kepala, tanda_tangan
from skp_batch.pembayaran.lembar_rincian import LetakRincian
from skp_batch.tukin.model import JenisBayar
from skp_batch.tukin.terbilang import terbilang

_KOLOM = (
    ("NO.", 5),
    ("Uraian Kelas Jabatan", 22),
    ("Jumlah Penerima", 11),
    ("Tunjangan Per Kelas Jabatan", 17),
    ("Jumlah Tunjangan", 18),
    ("Pajak", 15),
    ("Jumlah", 18),
    ("Faktor Pengurang", 17),
    ("Potongan Pajak", 15),
    ("Jumlah Netto", 18),
)
_AWAL = 7
_TEGAK = 4  # columns whose heading stands over both rows
_ATAS = {4: "Tunjangan dan Pajak", 7: "Pengurang dan Netto"}


def tulis_rekap(buku: Any, gaya: Gaya, hasil: HasilBayar, letak: LetakRincian) -> None:
    lembar = buku.add_worksheet("REKAP")
    kepala(lembar, gaya, hasil, f"REKAPITULASI DAFTAR PEMBAYARAN {gaya.sebutan.removesuffix(' PEGAWAI')} PEGAWAI")
    lembar.set_row(4, 20)
    for j, (judul, lebar) in enumerate(_KOLOM):
        lembar.set_column(j, j, lebar)
        lembar.write_string(4, j, _ATAS.get(j, judul if j < _TEGAK else ""), gaya.judul)
    lembar.set_row(5, 30)
    for j, (judul, _) in enumerate(_KOLOM):
        lembar.write_string(5, j, judul if j >= _TEGAK else "", gaya.judul)
    # merge_range would go back to a row that is written already
    lembar.merge += [[4, j, 5, j] for j in range(_TEGAK)] + [[4, 4, 4, 6], [4, 7, 4, 9]]
    for j, nomor in enumerate(("1", "2", "3", "4", "5.1", "5.2", "5.3", "6.1", "6.2", "6.3")):
        lembar.write_string(6, j, nomor, gaya.nomor_kolom)
    per_kelas: dict[int | None, list[BarisBayar]] = {}
    for b in hasil.terbayar:
        per_kelas.setdefault(b.rincian.kelas, []).append(b)
    urut = sorted(per_kelas, key=lambda k: (k is None, -(k or 0)))
    beragam = False
    for i, kelas in enumerate(urut):
        beragam |= _satu(lembar, gaya, letak, _AWAL + i, i + 1, kelas, per_kelas[kelas])
    n = _AWAL + len(urut)
    _total(lembar, gaya, n, len(urut), hasil)
    netto = sum(x.rincian.bersih or 0 for x in hasil.terbayar)
    lembar.write_string(n + 1, 1, f"Terbilang: {terbilang(netto)}", gaya.miring)
    catatan = n + 2
    if beragam:
        lembar.write_string(
            catatan, 1, "Tunjangan per kelas kosong: besarannya tidak sama untuk semua penerima kelas itu.", gaya.miring
        )
        catatan += 1
    if hasil.tertahan:
        teks = f"{len(hasil.tertahan)} pegawai tertahan tidak termasuk; lihat lembar DITAHAN."
        lembar.write_string(catatan, 1, teks, gaya.miring)
        catatan += 1
    tanda_tangan(lembar, gaya, hasil, catatan + 1, len(_KOLOM))
    lembar.freeze_panes(_AWAL, 0)
    lembar.repeat_rows(4, 6)


def angka_kelas(baris: list[BarisBayar]) -> tuple[int, int, int, int]:
    """Bruto, tax on the plus side, tax on the minus side, netto; of rounded rows."""
    r = [b.rincian for b in baris]
    return (
        sum(x.bruto or 0 for x in r),
        sum(x.tunjangan_pajak or 0 for x in r),
        sum(x.potongan_pajak or 0 for x in r),
        sum(x.bersih or 0 for x in r),
    )


def _satu(
    lembar: Any, gaya: Gaya, letak: LetakRincian, i: int, no: int, kelas: int | None, baris: list[BarisBayar]
) -> bool:
    """One class; whether its people have different tariffs."""
    x = i + 1
    rapel = baris[0].rincian.jenis is JenisBayar.RAPEL
    kriteria = "-" if kelas is None else str(kelas)
    syarat = f'{letak.rentang("kelas")},"{kriteria}",{letak.rentang("bayar")},"DIBAYAR"'
    bruto, tambah, kurang, netto = angka_kelas(baris)
    if rapel:
        tambah = kurang = 0
    lembar.write_number(i, 0, no, gaya.bulat)
    lembar.write_string(i, 1, "Tanpa kelas" if kelas is None else f"Kelas Jabatan {kelas}", gaya.teks)
    lembar.write_formula(i, 2, f"=COUNTIFS({syarat})", gaya.bulat, len(baris))
    tarif = {b.rincian.tarif for b in baris}
    satu = tarif.pop() if len(tarif) == 1 else None
    if satu is not None and satu == int(satu):
        lembar.write_number(i, 3, int(satu), gaya.uang)
    else:
        lembar.write_blank(i, 3, None, gaya.uang)

    def jumlah(kunci: str) -> str:
        return f"=SUMIFS({letak.rentang(kunci)},{syarat})"

    lembar.write_formula(i, 4, jumlah("bruto"), gaya.uang, bruto)
    lembar.write_formula(i, 5, jumlah("tunjangan_pajak"), gaya.uang, tambah)
    lembar.write_formula(i, 6, f"=E{x}+F{x}", gaya.uang, bruto + tambah)
    lembar.write_formula(i, 7, f"=G{x}-I{x}-J{x}", gaya.uang, bruto + tambah - kurang - netto)
    lembar.write_formula(i, 8, jumlah("potongan_pajak"), gaya.uang, kurang)
    lembar.write_formula(i, 9, jumlah("bersih"), gaya.uang_tebal, netto)
    return satu is None


def _total(lembar: Any, gaya: Gaya, n: int, banyak: int, hasil: HasilBayar) -> None:
    bruto, tambah, kurang, netto = angka_kelas(hasil.terbayar)
    if hasil.jenis is JenisBayar.RAPEL:
        tambah = kurang = 0
    nilai = (bruto, tambah, bruto + tambah, bruto + tambah - kurang - netto, kurang, netto)
    lembar.write_blank(n, 0, None, gaya.total_teks)
    lembar.write_string(n, 1, "JUMLAH", gaya.total_teks)
    for j, isi in zip((2, 4, 5, 6, 7, 8, 9), (len(hasil.terbayar), *nilai), strict=True):
        if j == 4:
            lembar.write_blank(n, 3, None, gaya.total_teks)
        huruf = "ABCDEFGHIJ"[j]
        if banyak:
            rumus = f"=SUM({huruf}{_AWAL + 1}:{huruf}{_AWAL + banyak})"
            lembar.write_formula(n, j, rumus, gaya.total_bulat if j == 2 else gaya.total, isi)
        else:  # nobody is paid: a sum would be of itself
            lembar.write_number(n, j, isi, gaya.total_bulat if j == 2 else gaya.total)
