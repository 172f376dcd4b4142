"""Drop-downs that depend on the row: No RHK of this employee, texts of his pimpinan. They never refuse a value."""

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
    for nama in ("TARGET", "REALISASI"):
        _pasang(lembar[nama], tata[nama], "no_rhk", _no_rhk(tata["RHK"], tata[nama]), tata[nama].baris_akhir)
    t = tata["RHK"]
    if acuan is None:
        _pasang(lembar["RHK"], t, "rhk_pimpinan", "", t.baris_akhir)
        return
    awal, akhir = _baris_pimpinan(tata, acuan, ada=LEMBAR_RHK_PIMPINAN in lembar)
    rumus = _teks_pimpinan(t, awal, akhir, ada=LEMBAR_RHK_PIMPINAN in lembar)
    _pasang(lembar["RHK"], t, "rhk_pimpinan", rumus, max(awal.akhir, BARIS_DATA + 1))


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
    """The numbers beside this NIP on sheet RHK, whose rows stand together for each person."""
    nip = f"${tata.huruf('nip')}{BARIS_DATA + 1}"
    pertama = f"MATCH({nip},{rhk.utuh('nip')},0)"
    no = rhk.utuh("no_rhk")
    # with an asterisk, else COUNTIF compares 18 digits as a number of 15
    return f'INDEX({no},{pertama}):INDEX({no},{pertama}+COUNTIF({rhk.utuh("nip")},{nip}&"*")-1)'


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
