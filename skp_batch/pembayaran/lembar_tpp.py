"""Sheet DAFTAR TPP: the list of Lampiran V Perbup Deli Serdang 4/2019, columns 1 to 19, with live sums."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from skp_batch.pembayaran.jalan import BarisBayar, HasilBayar
from skp_batch.pembayaran.lembar_gaya import Gaya, kepala, penanda_tangan, tanda_tangan
from skp_batch.pembayaran.lembar_rumus import enam
from skp_batch.tukin.terbilang import terbilang

_KOLOM = (
    ("NO", 5), ("NAMA / NIP", 30), ("GOL", 7), ("JABATAN / NPWP", 26), ("KELAS JABATAN", 9), ("BESARAN TPP (Rp)", 15),
    ("TOTAL PERSENTASE PENILAIAN (%)", 12), ("JUMLAH TPP", 15), ("POT. BULAN LALU", 13),
    ("POT. HUKUMAN DISIPLIN", 13), ("SUBSIDI PEMDA BPJS", 13), ("JUMLAH TPP KOTOR", 15), ("SUBSIDI BPJS", 13),
    ("POT. KEWAJIBAN BPJS", 13), ("JUMLAH POTONGAN", 13), ("JUMLAH BERSIH", 15), ("PPH PASAL 21", 13),
    ("JUMLAH TPP YANG DITERIMA", 15), ("TANDA TANGAN", 16),
)  # fmt: skip
_RUMUS = {11: "=(H{0}+K{0})-(I{0}+J{0})", 14: "=M{0}+N{0}", 15: "=L{0}-O{0}", 17: "=P{0}-Q{0}"}
_AWAL = 6
_TEMPAT = {1: (16,), 2: (1, 16), 3: (1, 8, 16)}  # columns of the signatures
_NOL = Decimal(0)
_JABATAN_SEBARIS = 28


def angka_tpp(b: BarisBayar) -> list[int]:
    """Columns 8 to 18 of a paid person; whole rupiah that add up to what he gets."""
    r = b.rincian
    hukdis = -int(enam(sum((x.nilai for x in r.langkah if x.kunci == "hukuman_disiplin"), _NOL)))
    subsidi = r.tunjangan_iuran or 0
    pekerja = (r.potongan_iuran or 0) - subsidi
    pajak = (r.potongan_pajak or 0) - (r.tunjangan_pajak or 0)
    bersih = r.bersih or 0
    lalu = r.pot_lalu or 0
    nilai = bersih + pajak + pekerja + lalu  # after the rules, before contributions, tax and what is given back
    kotor = nilai - lalu + subsidi
    potong = subsidi + pekerja
    return [nilai + hukdis, lalu, hukdis, subsidi, kotor, subsidi, pekerja, potong, kotor - potong, pajak, bersih]


def tulis_tpp(buku: Any, gaya: Gaya, hasil: HasilBayar) -> None:
    lembar = buku.add_worksheet("DAFTAR TPP")
    kepala(lembar, gaya, hasil, "DAFTAR PEMBAYARAN TAMBAHAN PENGHASILAN PEGAWAI")
    lembar.set_row(4, 42)
    for j, (judul, lebar) in enumerate(_KOLOM):
        lembar.set_column(j, j, lebar)
        lembar.write_string(4, j, judul, gaya.judul)
    for j in range(len(_KOLOM)):
        lembar.write_number(5, j, j + 1, gaya.nomor_kolom)
    jumlah = [0] * 11
    i = _AWAL
    for no, b in enumerate(hasil.terbayar, start=1):
        angka = angka_tpp(b)
        jumlah = [a + c for a, c in zip(jumlah, angka, strict=True)]
        _satu(lembar, gaya, i, no, b, angka)
        i += 1
    for j in range(len(_KOLOM)):
        if 7 <= j <= 17:
            huruf = "ABCDEFGHIJKLMNOPQRS"[j]
            if i > _AWAL:
                lembar.write_formula(i, j, f"=SUM({huruf}{_AWAL + 1}:{huruf}{i})", gaya.total, jumlah[j - 7])
            else:  # nobody is paid: a sum would be of itself
                lembar.write_number(i, j, 0, gaya.total)
        elif j == 1:
            lembar.write_string(i, j, "JUMLAH", gaya.total_teks)
        else:
            lembar.write_blank(i, j, None, gaya.total_teks)
    lembar.write_string(i + 1, 1, f"Terbilang: {terbilang(jumlah[-1])}", gaya.miring)
    tanda_tangan(lembar, gaya, hasil, i + 3, len(_KOLOM), tempat=_TEMPAT.get(len(penanda_tangan(hasil)), ()))
    lembar.set_paper(8)  # A3: nineteen columns
    lembar.freeze_panes(_AWAL, 2)
    lembar.repeat_rows(4, 5)


def _satu(lembar: Any, gaya: Gaya, i: int, no: int, b: BarisBayar, angka: list[int]) -> None:
    p, r = b.penerima, b.rincian
    lembar.set_row(i, 36 if len(p.jabatan) > _JABATAN_SEBARIS * 2 else 28)
    lembar.write_number(i, 0, no, gaya.bulat)
    lembar.write_string(i, 1, f"{r.nama}\n{r.nip}", gaya.teks_dua)
    lembar.write_string(i, 2, p.golongan, gaya.teks)
    npwp = "tanpa NPWP" if p.npwp == "TIDAK" else ""
    lembar.write_string(i, 3, "\n".join(x for x in (p.jabatan, npwp) if x), gaya.teks_dua)
    lembar.write_number(i, 4, r.kelas or 0, gaya.bulat)
    besaran = enam(r.tarif or _NOL)
    lembar.write_number(i, 5, int(besaran) if besaran == int(besaran) else float(besaran), gaya.uang)
    persen = (Decimal(angka[0]) * 100 / besaran).quantize(Decimal("0.01")) if besaran else _NOL
    rumus = f"=IF(F{i + 1}=0,0,ROUND(H{i + 1}*100/F{i + 1},2))"
    lembar.write_formula(i, 6, rumus, gaya.persen, float(persen))
    for j, nilai in enumerate(angka, start=7):
        if j in _RUMUS:
            lembar.write_formula(i, j, _RUMUS[j].format(i + 1), gaya.uang, nilai)
        else:
            lembar.write_number(i, j, nilai, gaya.uang)
    lembar.write_string(i, 18, f"{' ' * (1 if no % 2 else 9)}{no}. {'.' * 8}", gaya.teks)
