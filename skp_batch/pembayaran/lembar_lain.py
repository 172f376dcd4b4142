"""Sheets DITAHAN, KEBIJAKAN, PERUBAHAN, and those whose columns the policy itself lists."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from skp_batch.katalog import render
from skp_batch.pembayaran.jalan import BarisBayar, HasilBayar
from skp_batch.pembayaran.lembar_gaya import Gaya, kepala, tanda_tangan
from skp_batch.tukin.banding import banding_rekening
from skp_batch.tukin.kebijakan_akhir import LembarKeluaran
from skp_batch.tukin.kebijakan_uraian import uraikan
from skp_batch.tukin.kolom_nilai import jumlah_kolom, nilai_kolom
from skp_batch.tukin.model import JenisBayar

_AWAL = 5
_LEBAR = {"nomor": 6.0, "nip": 21.0, "nama": 34.0, "nomor_rekening": 22.0, "nama_rekening": 32.0, "jabatan": 36.0,
          "nama_bank": 20.0, "kelas": 8.0}  # fmt: skip
_LEBAR_TEGAK = 105  # what stands well on a portrait page
_BUKAN_UANG = ("nomor", "kelas")
Kolom = Sequence[tuple[str, float]]


def tulis_ditahan(buku: Any, gaya: Gaya, hasil: HasilBayar) -> None:
    """Who is not paid and why: a row per reason."""
    lembar = buku.add_worksheet("DITAHAN")
    kepala(lembar, gaya, hasil, f"PEMBAYARAN {gaya.sebutan} YANG DITAHAN")
    _judul(
        lembar,
        gaya,
        (("No", 5), ("NIP", 21), ("Nama", 28), ("Kelas", 7), ("Kode", 8), ("Sebab", 62), ("Yang perlu dilakukan", 62),
         ("Berkas", 22), ("Lembar", 13), ("Sel", 8)),
    )  # fmt: skip
    i = _AWAL
    for no, b in enumerate(hasil.tertahan, start=1):
        r = b.rincian
        kelas = "" if r.kelas is None else str(r.kelas)
        sebab: list[tuple[str, ...]] = []
        for t in hasil.temuan_orang(r.nip):
            teks = render(t)
            sebab.append((t.kode, teks.pesan, teks.saran, t.berkas, t.lembar, t.sel))
        if not sebab:
            sebab.append(("", "Ada isian yang salah pada barisnya.", "Lihat temuan.csv.", "", "", ""))
        for butir in sebab:
            lembar.write_number(i, 0, no, gaya.bulat)
            for j, s in enumerate((r.nip, r.nama, kelas, *butir), start=1):
                lembar.write_string(i, j, s, gaya.teks_bungkus)
            i += 1
    if i == _AWAL:
        lembar.write_string(i, 1, "Tidak ada yang ditahan.", gaya.biasa)


def tulis_kebijakan(buku: Any, gaya: Gaya, hasil: HasilBayar, sidik: str) -> None:
    """The rules as applied, in sentences, with their legal basis and the checksum of the file."""
    lembar = buku.add_worksheet("KEBIJAKAN")
    kepala(lembar, gaya, hasil, "KEBIJAKAN YANG DIPAKAI", tegak=True)
    lembar.set_column(0, 0, 110)
    k = hasil.kebijakan
    baris = [f"ID: {k.id}", f"SHA-256 berkas kebijakan: {sidik}", "Dasar hukum:"]
    baris += [f"  {d}" for d in k.dasar_hukum] + ["", *uraikan(k).rstrip("\n").split("\n")]
    for i, teks in enumerate(baris, start=4):
        if teks:
            judul = not teks.startswith((" ", "-"))
            lembar.write_string(i, 0, teks, gaya.tebal if judul and i > 6 else gaya.bungkus)


def tulis_perubahan(buku: Any, gaya: Gaya, hasil: HasilBayar) -> None:
    """Against the last former payment of each person: who is new, gone, changed."""
    if hasil.lalu is None:
        return
    lembar = buku.add_worksheet("PERUBAHAN")
    kepala(lembar, gaya, hasil, "PERUBAHAN TERHADAP PEMBAYARAN YANG LALU")
    _judul(
        lembar,
        gaya,
        (("No", 5), ("NIP", 21), ("Nama", 28), ("Bulan Lalu", 16), ("Kelas Lalu", 9), ("Kelas Kini", 9),
         ("Bersih Lalu", 16), ("Bersih Kini", 16), ("Selisih", 16), ("Keterangan", 44)),
    )  # fmt: skip
    i = _AWAL
    terlihat: set[str] = set()
    pernah = {nip for nip, _, _ in hasil.lalu.tertahan}
    for b in [*hasil.baris, *hasil.lebih]:
        r = b.baru or b.rincian  # RAPEL: the pay as it should have been, beside all that was paid for the month
        terlihat.add(r.nip)
        lalu = b.lama or hasil.lalu.terakhir(r.nip, hasil.bulan)
        kini = r.bersih if b.dibayar else None
        sebab = []
        if lalu is None:
            sebab.append("sebelumnya tertahan" if r.nip in pernah else "baru di daftar")
        elif lalu.kelas != r.kelas:
            sebab.append("kelas berubah")
        if lalu is not None and kini is not None and kini != lalu.bersih:
            sebab.append("jumlah berubah")
        if lalu is not None and banding_rekening(b.penerima, lalu):
            sebab.append("rekening berubah")
        if not b.dibayar:
            sebab.append("tertahan")
        if sebab:
            nama = lalu.bulan.judul if lalu else ""
            kelas = (lalu.kelas if lalu else None, r.kelas)
            _ubah(lembar, gaya, i, (r.nip, r.nama, nama), kelas, (lalu.bersih if lalu else None, kini), sebab)
            i += 1
    sebelum = [d for d in hasil.lalu.dibayar if d.bulan < hasil.bulan]
    terakhir = max((d.bulan for d in sebelum), default=None)
    for d in sebelum if hasil.jenis is JenisBayar.RUTIN else ():  # the other kinds list only whom they concern
        if d.bulan == terakhir and d.nip not in terlihat:
            terlihat.add(d.nip)
            sebab = ["tidak ada lagi di daftar"]
            _ubah(lembar, gaya, i, (d.nip, "", d.bulan.judul), (d.kelas, None), (d.bersih, None), sebab)
            i += 1
    for nip in sorted(pernah - terlihat) if hasil.jenis is JenisBayar.SUSULAN else ():
        if hasil.lalu.belum_dibayar(nip, hasil.bulan):
            nama = hasil.bulan.judul
            _ubah(
                lembar, gaya, i, (nip, "", nama), (None, None), (None, None), ["masih tertahan, tidak ada di PENERIMA"]
            )
            i += 1
    if i == _AWAL:
        lembar.write_string(i, 1, "Tidak ada perubahan.", gaya.biasa)


def _ubah(
    lembar: Any,
    gaya: Gaya,
    i: int,
    orang: tuple[str, str, str],
    kelas: tuple[int | None, int | None],
    bersih: tuple[int | None, int | None],
    sebab: list[str],
) -> None:
    lembar.write_number(i, 0, i - _AWAL + 1, gaya.bulat)
    for j, s in enumerate(orang, start=1):
        lembar.write_string(i, j, s, gaya.teks)
    for j, angka, bentuk in ((4, kelas[0], gaya.bulat), (5, kelas[1], gaya.bulat), (6, bersih[0], gaya.uang),
                             (7, bersih[1], gaya.uang)):  # fmt: skip
        if angka is None:
            lembar.write_blank(i, j, None, bentuk)
        else:
            lembar.write_number(i, j, angka, bentuk)
    lembar.write_formula(i, 8, f"=H{i + 1}-G{i + 1}", gaya.uang_tebal, (bersih[1] or 0) - (bersih[0] or 0))
    lembar.write_string(i, 9, ", ".join(sebab), gaya.teks)


def tulis_lembar_kebijakan(buku: Any, gaya: Gaya, hasil: HasilBayar, x: LembarKeluaran, nama: str) -> None:
    """A sheet whose columns the policy lists; figures as they are."""
    lembar = buku.add_worksheet(nama)
    lebar = [_LEBAR.get(k.nilai) or max(15.0, min(30.0, len(k.judul) + 3.0)) for k in x.kolom]
    kepala(lembar, gaya, hasil, x.judul.upper(), tegak=sum(lebar) <= _LEBAR_TEGAK)
    _judul(lembar, gaya, [(k.judul, n) for k, n in zip(x.kolom, lebar, strict=True)])
    baris = [
        [nilai_kolom(hasil.kebijakan, k.nilai, no, b.penerima, b.rincian) for k in x.kolom]
        for no, b in enumerate(hasil.terbayar, start=1)
    ]
    total = jumlah_kolom(x.kolom, baris)
    for i, b in enumerate([*baris, *([total] if total else [])], start=_AWAL):
        for j, s in enumerate(b):
            akhir = total is not None and i == _AWAL + len(baris)
            if isinstance(s, int | Decimal):
                bentuk = gaya.total if akhir else gaya.bulat if x.kolom[j].nilai in _BUKAN_UANG else gaya.uang
                lembar.write_number(i, j, int(s) if s == int(s) else float(s), bentuk)
            else:
                lembar.write_string(i, j, s or "", gaya.total_teks if akhir else gaya.teks)
    tanda_tangan(lembar, gaya, hasil, _AWAL + len(baris) + 3, len(x.kolom), tuple(x.ttd) or None)


def daftar_nama(hasil: HasilBayar, terpakai: Sequence[str]) -> list[tuple[LembarKeluaran, str]]:
    """A legal and unused sheet name for each sheet of the policy."""
    nama: list[tuple[LembarKeluaran, str]] = []
    sudah = {n.casefold() for n in terpakai}
    for x in hasil.kebijakan.keluaran.lembar:
        if not x.kolom:
            continue
        dasar = "".join(" " if c in "[]:*?/\\'" else c for c in x.judul).strip()[:27] or "LEMBAR"
        calon, n = dasar, 2
        while calon.casefold() in sudah:
            calon, n = f"{dasar} {n}", n + 1
        sudah.add(calon.casefold())
        nama.append((x, calon))
    return nama


def _judul(lembar: Any, gaya: Gaya, kolom: Kolom) -> None:
    lembar.set_row(_AWAL - 1, 32)
    for j, (judul, lebar) in enumerate(kolom):
        lembar.set_column(j, j, lebar)
        lembar.write_string(_AWAL - 1, j, judul, gaya.judul)
    lembar.freeze_panes(_AWAL, 0)
    lembar.repeat_rows(_AWAL - 1)


__all__ = ["BarisBayar", "daftar_nama", "tulis_ditahan", "tulis_kebijakan", "tulis_lembar_kebijakan", "tulis_perubahan"]
