"""Sheet RINGKASAN: a row for each SKP, how far it is filled in and what is still missing, all of it live."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from skp_batch.workbook.template_acuan import Acuan
from skp_batch.workbook.template_bantu import BARIS, Bantu
from skp_batch.workbook.template_gaya import ABU_MUDA, GARIS_MUDA, Gaya
from skp_batch.workbook.template_lembar import atur_cetak, lindungi, tulis_kepala
from skp_batch.workbook.template_tata import (
    BARIS_BANTUAN,
    BARIS_DATA,
    BARIS_KEPALA,
    Tata,
    huruf_kolom,
    kutip,
    tinggi_teks,
)
from skp_batch.workbook.template_tulis import KOSONG, pasti

LEMBAR_RINGKASAN = "RINGKASAN"
LENGKAP = "Lengkap"
PETUNJUK = "Kelengkapan setiap SKP; dihitung sendiri selagi buku diisi, tidak perlu diisi."
# heading, width, help, whether centred
_KOLOM: tuple[tuple[str, float, str, bool], ...] = (
    ("NIP", 22, "Dari lembar PEGAWAI.", False),
    ("Nama", 30, "Dari lembar PEGAWAI.", False),
    ("Jabatan", 32, "Dari lembar PEGAWAI.", False),
    ("Status SKP", 15, "Status SKP di e-Kinerja.", True),
    ("RHK", 8, "Banyaknya RHK.", True),
    ("Indikator", 10, "Banyaknya indikator.", True),
    ("Realisasi", 10, "Indikator yang sudah terisi realisasinya.", True),
    ("Capaian", 10, "Persen; perkiraan selagi diisi.", True),
    ("Rating Hasil Hitung", 24, "Pembanding bagi atasan.", True),
    ("Predikat", 18, "Menurut kedua rating dari atasan.", True),
    ("Yang masih kurang", 46, "Tertulis Lengkap bila tidak ada lagi yang kurang.", False),
)


def tulis_ringkasan(ws: Any, tata: Mapping[str, Tata], acuan: Acuan, gaya: Gaya) -> None:
    """The whole sheet; its rows stand in the rows of PEGAWAI."""
    tulis_kepala(ws, "RINGKASAN KELENGKAPAN", PETUNJUK, gaya)
    for letak, (judul, lebar, bantuan, _) in enumerate(_KOLOM):
        ws.set_column(letak, letak, lebar)
        pasti(ws.write_string(BARIS_BANTUAN, letak, bantuan, gaya.bantuan()), judul)
        pasti(ws.write_string(BARIS_KEPALA, letak, judul, gaya.kepala()), judul)
    ws.set_row(BARIS_BANTUAN, 11.5 * max(tinggi_teks(b, lb) for _, lb, b, _ in _KOLOM) + 3)
    ws.set_row(BARIS_KEPALA, 30)
    rumus = _rumus(tata, acuan)
    akhir = acuan.jatah.akhir["PEGAWAI"]
    terisi = BARIS_DATA + tata["PEGAWAI"].terisi
    dasar: dict[str, object] = {"border": 1, "border_color": GARIS_MUDA, "text_wrap": True, "bg_color": ABU_MUDA}
    for letak, (judul, _, _, tengah) in enumerate(_KOLOM):
        sifat = dasar | ({"align": "center"} if tengah else {}) | ({"num_format": 2} if judul == "Capaian" else {})
        bentuk = gaya(**sifat)
        for r in range(BARIS_DATA, akhir):
            # a spare row shows nothing; of a filled one only calculating can tell
            pasti(
                ws.write_formula(
                    r, letak, "=" + rumus[judul].replace(BARIS, str(r + 1)), bentuk, "" if r < terisi else KOSONG
                ),
                judul,
            )
    _warnai(ws, akhir, gaya)
    ws.autofilter(BARIS_KEPALA, 0, max(akhir, BARIS_DATA + 1) - 1, len(_KOLOM) - 1)
    ws.freeze_panes(BARIS_DATA, 2)
    atur_cetak(ws, LEMBAR_RINGKASAN, sum(lb for _, lb, _, _ in _KOLOM), 2)
    lindungi(ws)


def _warnai(ws: Any, akhir: int, gaya: Gaya) -> None:
    """Done is green and says so, not done is orange and says what: never by colour alone."""
    letak = len(_KOLOM) - 1
    huruf = huruf_kolom(letak)
    for syarat, warna in (
        (f'=${huruf}{BARIS_DATA + 1}="{LENGKAP}"', {"bg_color": "#E2EFDA"}),
        (f'=AND(${huruf}{BARIS_DATA + 1}<>"",${huruf}{BARIS_DATA + 1}<>"{LENGKAP}")', {"bg_color": "#FCE4D6"}),
    ):
        aturan = {"type": "formula", "criteria": syarat, "format": gaya(**warna)}
        pasti(ws.conditional_format(BARIS_DATA, letak, max(akhir, BARIS_DATA + 1) - 1, letak, aturan), "warna")


def _rumus(tata: Mapping[str, Tata], acuan: Acuan) -> dict[str, str]:
    pegawai, real, nilai = tata["PEGAWAI"], tata["REALISASI"], tata["PENILAIAN"]
    kunci = acuan.pegawai.sebaris

    def bila(isi: str) -> str:
        return f'IF({kunci}="","",{isi})'

    def dari_pegawai(k: str) -> str:
        return bila(f'INDEX({pegawai.utuh(k)},ROW())&""')

    def banyak(kolom: Bantu) -> str:
        return f'COUNTIFS({kolom.rentang},{kunci}&"#*")'

    def dari_penilaian(k: str) -> str:
        baris = f"MATCH({kunci},{acuan.penilaian.rentang},0)+{BARIS_DATA}"
        return bila(f'IFERROR(INDEX({nilai.utuh(k)},{baris}),"")')

    angka, uraian = (_rentang(real, k, acuan.realisasi) for k in ("realisasi", "uraian_realisasi"))
    milik = f'{acuan.realisasi.rentang},{kunci}&"#*"'
    terisi = f'COUNTIFS({milik},{angka},"<>")+COUNTIFS({milik},{angka},"=",{uraian},"<>")'
    data_kurang = f'INDEX({pegawai.utuh("s_kurang")},ROW())<>""'
    # the sheet's own columns, in its own row
    rhk, indikator, realisasi, status, predikat = (
        f"${h}{BARIS}" for h in map(_huruf, ("RHK", "Indikator", "Realisasi", "Status SKP", "Predikat"))
    )
    bagian = (
        (data_kurang, '", data pegawai"'),
        (f"{rhk}=0", '", RHK"'),
        (f"AND({rhk}>0,{indikator}=0)", '", indikator"'),
        (f"{realisasi}<{indikator}", f'", "&({indikator}-{realisasi})&" realisasi"'),
        (f'{status}<>"PERSETUJUAN"', '", persetujuan"'),
        (f'AND({status}="PERSETUJUAN",{predikat}="")', '", rating atasan"'),
    )
    teks = "&".join(f'IF({syarat},{isi},"")' for syarat, isi in bagian)
    # said at the end of every text, and taken out again where anything stands before it: the text is built once
    kurang = bila(f'SUBSTITUTE(MID({teks}&", {LENGKAP}",3,250),", {LENGKAP}","")')
    return {
        "NIP": dari_pegawai("nip"),
        "Nama": dari_pegawai("nama"),
        "Jabatan": dari_pegawai("jabatan"),
        "Status SKP": dari_pegawai("status_skp"),
        "RHK": bila(banyak(acuan.rhk)),
        "Indikator": bila(banyak(acuan.milik)),
        "Realisasi": bila(terisi),
        "Capaian": dari_penilaian("s_capaian"),
        "Rating Hasil Hitung": dari_penilaian("s_rating"),
        "Predikat": dari_penilaian("s_predikat"),
        "Yang masih kurang": kurang,
    }


def _huruf(judul: str) -> str:
    return huruf_kolom(next(i for i, k in enumerate(_KOLOM) if k[0] == judul))


def _rentang(tata: Tata, kunci: str, bantu: Bantu) -> str:
    """The cells of a column beside a helper column's, as many of them."""
    h = tata.huruf(kunci)
    return f"{kutip(tata.lembar.nama)}!${h}${BARIS_DATA + 1}:${h}${max(bantu.akhir, BARIS_DATA + 1)}"
