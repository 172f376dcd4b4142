"""Drop-downs that depend on the row: No RHK of this employee, No Indikator of this RHK, texts of his pimpinan.

A list is the rows from the first to the last of whom it is about; where others stand between them it shows theirs too.
So the lists never refuse a value. Without anything to choose from, a list shows what the cell holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from skp_batch.schemas.buku import LEMBAR_DAFTAR, LEMBAR_RHK_PIMPINAN
from skp_batch.schemas.kolom import Kolom
from skp_batch.workbook.template_acuan import Acuan
from skp_batch.workbook.template_bantu import Bantu
from skp_batch.workbook.template_tata import BARIS_DATA, Tata, kutip
from skp_batch.workbook.template_tulis import pasti
from skp_batch.workbook.template_validasi import BANTUAN_MAKS, JUDUL_MAKS

_RUMUS_MAKS = 255
_NIP_PIMPINAN, _TEKS_PIMPINAN = (f"{kutip(LEMBAR_RHK_PIMPINAN)}!${h}:${h}" for h in ("A", "E"))


def pasang_pilihan(lembar: Mapping[str, Any], tata: Mapping[str, Tata], acuan: Acuan | None) -> None:
    """All dependent lists; without helper columns only those that need none."""
    for nama in ("TARGET", "REALISASI", "HARIAN"):
        if nama in tata:
            t = tata[nama]
            _pasang(lembar[nama], t, "no_rhk", _no_rhk(tata["RHK"], t), t.baris_akhir)
    rhk, real = tata["RHK"], tata["REALISASI"]
    if acuan is None:
        for t, kunci in ((rhk, "rhk_pimpinan"), (real, "no_indikator")):
            _pasang(lembar[t.lembar.nama], t, kunci, "", t.baris_akhir)
        return
    indikator = _no_indikator(tata, acuan)
    _pasang(lembar["REALISASI"], real, "no_indikator", indikator, max(acuan.jatah.akhir["REALISASI"], BARIS_DATA + 1))
    awal, akhir = _baris_pimpinan(tata, acuan, ada=LEMBAR_RHK_PIMPINAN in lembar)
    rumus = _teks_pimpinan(rhk, awal, akhir, ada=LEMBAR_RHK_PIMPINAN in lembar)
    _pasang(lembar["RHK"], rhk, "rhk_pimpinan", rumus, max(awal.akhir, BARIS_DATA + 1))


def _pasang(ws: Any, tata: Tata, kunci: str, rumus: str, akhir: int) -> None:
    kolom: Kolom = tata.lembar[kunci]
    if len(rumus) > _RUMUS_MAKS:
        raise ValueError(f"{kolom.judul}: rumus daftar lebih panjang dari {_RUMUS_MAKS} karakter")
    aturan: dict[str, object] = {
        "validate": "list" if rumus else "any",
        "input_title": kolom.judul[:JUDUL_MAKS],
        "input_message": kolom.bantuan[:BANTUAN_MAKS],
        "ignore_blank": True,
        "show_error": False,
        "error_title": "Periksa isian",
        "error_message": "Isian ini tidak ada di daftar.",
        "error_type": "warning",
    }
    if rumus:
        aturan["value"] = f"={rumus}"
    letak = tata.letak(kunci)
    pasti(ws.data_validation(BARIS_DATA, letak, akhir - 1, letak, aturan), kolom.judul)


def _no_rhk(rhk: Tata, tata: Tata) -> str:
    """The numbers beside this NIP on sheet RHK."""
    nip = f"${tata.huruf('nip')}{BARIS_DATA + 1}"
    pertama = f"MATCH({nip},{rhk.utuh('nip')},0)"
    no = rhk.utuh("no_rhk")
    baris = f"INDEX({no},{pertama}):INDEX({no},{_terakhir(rhk.rentang('nip'), nip)})"
    return f"IF(ISNUMBER({pertama}),{baris},${tata.huruf('no_rhk')}{BARIS_DATA + 1})"


def _no_indikator(tata: Mapping[str, Tata], acuan: Acuan) -> str:
    """The numbers beside this RHK of this SKP on sheet TARGET; where they begin and end stands beside each RHK."""
    milik, kunci = acuan.milik, acuan.rhk.sini
    awal = acuan.rak.kolom("RHK", "AWAL INDIKATOR", milik.cari(kunci))
    rumus = f'IF({awal.sini}="","",{_terakhir(milik.rentang, kunci)})'
    akhir = acuan.rak.kolom("RHK", "AKHIR INDIKATOR", rumus)
    ini = f"{kutip(LEMBAR_DAFTAR)}!${acuan.baris_rhk.huruf}{BARIS_DATA + 1}"
    no = tata["TARGET"].utuh("no_indikator")
    baris = f"INDEX({no},{awal.di(ini)}):INDEX({no},{akhir.di(ini)})"
    return f"IF(ISNUMBER({awal.di(ini)}),{baris},${tata['REALISASI'].huruf('no_indikator')}{BARIS_DATA + 1})"


def _terakhir(rentang: str, nilai: str) -> str:
    """The last row in which a value stands; compared as text, where COUNTIF would take 18 digits for a number of 15."""
    return f"SUMPRODUCT(MAX(({rentang}={nilai})*ROW({rentang})))"


def _baris_pimpinan(tata: Mapping[str, Tata], acuan: Acuan, *, ada: bool) -> tuple[Bantu, Bantu]:
    """First and last row of the pimpinan's RHK; negative for rows of RHK PIMPINAN, else on sheet RHK itself."""
    t, pegawai = tata["RHK"], tata["PEGAWAI"]
    sendiri, ditulis = (f"INDEX({t.utuh(k)},ROW())" for k in ("nip", "nip_pimpinan"))
    atasan = f"INDEX({pegawai.utuh('nip_atasan')},MATCH({sendiri},{pegawai.utuh('nip')},0))"
    pimpinan = acuan.rak.kolom(
        "RHK", "NIP PIMPINAN", f'IF({sendiri}="","",IFERROR(IF({ditulis}="",{atasan},{ditulis})&"",""))'
    )
    di_sini = f"MATCH({pimpinan.sini},{t.utuh('nip')},0)"
    cari = f"-MATCH({pimpinan.sini},{_NIP_PIMPINAN},0)" if ada else di_sini
    awal = acuan.rak.kolom(
        "RHK", "AWAL RHK PIMPINAN", f'IF({pimpinan.sini}="","",IFERROR({cari},IFERROR({di_sini},"")))'
    )
    a = awal.sini
    banyak = f'COUNTIF({t.utuh("nip")},{pimpinan.sini}&"*")-1'
    sampai = f"{a}+{banyak}"
    if ada:
        sampai = f'IF({a}<0,{a}-COUNTIF({_NIP_PIMPINAN},{pimpinan.sini}&"*")+1,{sampai})'
    akhir = acuan.rak.kolom("RHK", "AKHIR RHK PIMPINAN", f'IF({a}="","",{sampai})')
    return awal, akhir


def _teks_pimpinan(rhk: Tata, awal: Bantu, akhir: Bantu, *, ada: bool) -> str:
    a, b = (f"{kutip(LEMBAR_DAFTAR)}!${k.huruf}{BARIS_DATA + 1}" for k in (awal, akhir))
    teks = rhk.utuh("rhk")
    di_sini = f"INDEX({teks},{a}):INDEX({teks},{b})"
    if not ada:
        return di_sini
    return f"IF({a}<0,INDEX({_TEKS_PIMPINAN},-{a}):INDEX({_TEKS_PIMPINAN},-{b}),{di_sini})"
