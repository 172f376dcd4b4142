"""The live formulas: keys on the hidden sheet, look-ups and predikat in the (sistem) columns.

Formulas name a row by ROW() and other sheets by whole columns, so that sorting, inserting and deleting rows keep them
right. Only functions of Excel 2010, none of them volatile. A key holds a `#`, so that SUMIFS and COUNTIFS take it for
text: an 18-digit NIP alone would be compared as a number of 15 digits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from skp_batch.aturan.nasional import matriks_predikat
from skp_batch.istilah import Rating
from skp_batch.workbook.template_acuan import Acuan
from skp_batch.workbook.template_bantu import BARIS, Bantu, Rak, bagi_jatah
from skp_batch.workbook.template_capaian import Capaian, Kunci
from skp_batch.workbook.template_daftar import Daftar
from skp_batch.workbook.template_gaya import Gaya
from skp_batch.workbook.template_kurang import rumus_kurang
from skp_batch.workbook.template_nilai import Nilai
from skp_batch.workbook.template_tata import BARIS_DATA, Tata
from skp_batch.workbook.template_tulis import pasti, tersimpan

_RATING = tuple(str(r) for r in Rating)


def tulis_rumus(
    lembar: Mapping[str, Any],
    tata: Mapping[str, Tata],
    baris: Mapping[str, Sequence[Mapping[str, object]]],
    daftar: Daftar,
    gaya: Gaya,
) -> Acuan | None:
    """All formulas of a workbook, with stored values where they are known without scoring. None without comfort."""
    jatah = bagi_jatah(tata)
    rak = Rak(daftar, jatah)
    kunci = _kunci(rak, tata)
    capaian = Capaian.susun(rak, tata, kunci) if jatah.capaian else None
    nilai = Nilai(baris)
    rumus, baris_target, baris_rhk = _rumus_realisasi(rak, tata, kunci, capaian)
    for letak_kunci, teks in rumus.items():
        _tulis_kolom(lembar["REALISASI"], tata["REALISASI"], letak_kunci, teks, jatah.akhir["REALISASI"], nilai, gaya)
    rumus, k, baris_pegawai = _rumus_penilaian(rak, tata, kunci, capaian, daftar)
    for letak_kunci, teks in rumus.items():
        _tulis_kolom(lembar["PENILAIAN"], tata["PENILAIAN"], letak_kunci, teks, jatah.akhir["PENILAIAN"], nilai, gaya)
    if capaian is None or not jatah.lengkap:
        return None
    baris_lembar = (baris_target, baris_rhk, baris_pegawai)
    acuan = Acuan(rak, jatah, kunci.pegawai, kunci.rhk, capaian.milik, capaian.realisasi, k, *baris_lembar)
    for nama, letak_kunci, teks in _rumus_kenyamanan(tata, acuan):
        _tulis_kolom(lembar[nama], tata[nama], letak_kunci, teks, jatah.akhir[nama], nilai, gaya)
    return acuan


def _rumus_kenyamanan(tata: Mapping[str, Tata], acuan: Acuan) -> Iterator[tuple[str, str, str]]:
    """Name beside NIP, RHK beside its number, and what is still missing: sheet, column, formula."""
    pegawai, rhk = tata["PEGAWAI"], tata["RHK"]
    for nama in ("RHK", "TARGET", "REALISASI"):
        nip = f"INDEX({tata[nama].utuh('nip')},ROW())"
        cari = f"INDEX({pegawai.utuh('nama')},MATCH({nip},{pegawai.utuh('nip')},0))"
        yield nama, "s_nama", f'IF({nip}="","",IFERROR({cari}&"",""))'
    baris = f"MATCH({acuan.milik.sebaris},{acuan.rhk.rentang},0)+{BARIS_DATA}"
    nip = f"INDEX({tata['TARGET'].utuh('nip')},ROW())"
    yield "TARGET", "s_rhk", f'IF({nip}="","",IFERROR(INDEX({rhk.utuh("rhk")},{baris})&"",""))'
    for nama, teks in rumus_kurang(tata, acuan).items():
        # the long formula on the hidden sheet, which nobody reads and which is not compressed anew when annotated
        yield nama, "s_kurang", acuan.rak.kolom(nama, f"KURANG {nama}", teks).sebaris


def _tulis_kolom(ws: Any, tata: Tata, kunci: str, rumus: str, akhir: int, nilai: Nilai, gaya: Gaya) -> None:
    kolom = tata[kunci]
    letak = tata.letak(kunci)
    for r in range(BARIS_DATA, akhir):
        isi = nilai.untuk(tata.lembar.nama, r - BARIS_DATA, kolom)
        teks = "=" + rumus.replace(BARIS, str(r + 1))
        pasti(ws.write_formula(r, letak, teks, gaya.isi(kolom), isi if isi == "" else tersimpan(isi)), kolom.judul)
        ws.perlu_tinggi(r, isi, kolom.lebar)


def _kunci(rak: Rak, tata: Mapping[str, Tata]) -> Kunci:
    """Keys of the rows to which others refer."""
    rhk, target = Kunci.rhk_dari(tata["RHK"]), Kunci.rhk_dari(tata["TARGET"])
    pegawai = Kunci.skp_dari(tata["PEGAWAI"])
    return Kunci(
        pegawai=rak.kolom("PEGAWAI", "KUNCI PEGAWAI", pegawai),
        rhk=rak.kolom("RHK", "KUNCI RHK", rhk),
        target=rak.kolom("TARGET", "KUNCI TARGET", Kunci.indikator_dari(tata["TARGET"])),
        target_rhk=target,
    )


def _rumus_realisasi(
    rak: Rak, tata: Mapping[str, Tata], kunci: Kunci, capaian: Capaian | None
) -> tuple[dict[str, str], Bantu, Bantu]:
    real, target, rhk = tata["REALISASI"], tata["TARGET"], tata["RHK"]
    if capaian is not None:
        k4 = capaian.realisasi
    else:
        k4 = rak.kolom("REALISASI", "KUNCI REALISASI", Kunci.indikator_dari(real))
    baris_target = rak.kolom("REALISASI", "BARIS TARGET", kunci.target.cari(k4.sini))
    b = baris_target.sebaris
    rumus_rhk = kunci.rhk.cari("@@").replace("@@", Kunci.rhk_dari(real))
    baris_rhk = rak.kolom("REALISASI", "BARIS RHK", rumus_rhk)
    br = baris_rhk.sebaris
    angka, uraian = (f"INDEX({target.utuh(k)},{b})" for k in ("target", "uraian_target"))
    rumus = {
        "s_rhk": f'IF({br}="","",INDEX({rhk.utuh("rhk")},{br})&"")',
        "s_indikator": f'IF({b}="","",INDEX({target.utuh("indikator")},{b})&"")',
        "s_target": f'IF({b}="","",IF({angka}="",{uraian}&"",{angka}))',
        "s_satuan": f'IF({b}="","",INDEX({target.utuh("satuan")},{b})&"")',
    }
    if capaian is not None:
        c = capaian.indikator.di(b)
        rumus["s_capaian"] = f'IF({b}="","",IF(OR({capaian.ada}=0,{c}=""),"",ROUND({c},2)))'
    return rumus, baris_target, baris_rhk


def _rumus_penilaian(
    rak: Rak, tata: Mapping[str, Tata], kunci: Kunci, capaian: Capaian | None, daftar: Daftar
) -> tuple[dict[str, str], Bantu, Bantu]:
    nilai, pegawai = tata["PENILAIAN"], tata["PEGAWAI"]
    k = rak.kolom("PENILAIAN", "KUNCI PENILAIAN", Kunci.skp_dari(nilai))
    baris_pegawai = rak.kolom("PENILAIAN", "BARIS PEGAWAI", kunci.pegawai.cari(k.sini))
    p = baris_pegawai.sebaris
    matriks = [
        rak.tetapan(f"PREDIKAT {i}", [str(matriks_predikat()[Rating(hasil), Rating(perilaku)]) for hasil in _RATING])
        for i, perilaku in enumerate(_RATING, start=1)
    ]
    rating = daftar.nama(_RATING, "Rating Hasil Kerja")
    letak = (f"MATCH(TRIM({nilai.huruf(k)}{BARIS}),{rating},0)" for k in ("rating_hasil", "rating_perilaku"))
    wilayah = f"{matriks[0][0]}:{matriks[-1][-1].split('!')[1]}"
    disetujui = f'TRIM(INDEX({pegawai.utuh("status_skp")},{p}))="PERSETUJUAN"'
    predikat = f'IFERROR(INDEX({wilayah},{",".join(letak)}),"")'
    rumus = {
        "s_nama": f'IF({p}="","",INDEX({pegawai.utuh("nama")},{p})&"")',
        "s_jabatan": f'IF({p}="","",INDEX({pegawai.utuh("jabatan")},{p})&"")',
        "s_predikat": f'IF({p}="","",IF({disetujui},{predikat},""))',
    }
    if capaian is not None:
        c = f"{nilai.huruf('s_capaian')}{BARIS}"
        hitung = rak.kolom("PENILAIAN", "CAPAIAN SKP", capaian.pegawai(k.sini, baris_pegawai.sini))
        rumus["s_capaian"] = f'IF({p}="","",{hitung.sebaris})'
        rumus["s_rating"] = capaian.rating(c)
    return rumus, k, baris_pegawai
