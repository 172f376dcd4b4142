"""What is still missing in a row, as a live formula in the column Kurang (sistem). A help while filling in: the program
checks everything again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from skp_batch.workbook.template_acuan import Acuan
from skp_batch.workbook.template_tata import Tata


def rumus_kurang(tata: Mapping[str, Tata], acuan: Acuan) -> dict[str, str]:
    """The formula of each sheet that has the column."""
    susun = {
        "PEGAWAI": _pegawai(tata["PEGAWAI"]),
        "RHK": _rhk(tata, acuan),
        "TARGET": _target(tata, acuan),
        "REALISASI": _realisasi(tata["REALISASI"], acuan),
        "PENILAIAN": _penilaian(tata, acuan),
    }
    return {nama: _gabung(tata[nama], bagian) for nama, bagian in susun.items()}


def _gabung(tata: Tata, bagian: Iterator[tuple[str, str]]) -> str:
    isi = "&".join(f'IF({syarat},", {teks}","")' for syarat, teks in bagian)
    return f'IF({_sel(tata, "nip")}="","",MID({isi},3,250))'


def _sel(tata: Tata, kunci: str) -> str:
    """The cell in the formula's row; the same text in every row takes hardly any room in the file."""
    return f"INDEX({tata.utuh(kunci)},ROW())"


def _kosong(tata: Tata, *kunci: str) -> str:
    syarat = [f'{_sel(tata, k)}=""' for k in kunci]
    return syarat[0] if len(syarat) == 1 else f"AND({','.join(syarat)})"


def _wajib(tata: Tata) -> Iterator[tuple[str, str]]:
    for k in tata.lembar.kolom:
        if k.wajib and k.kunci != "nip":
            yield _kosong(tata, k.kunci), k.judul


def _pegawai(t: Tata) -> Iterator[tuple[str, str]]:
    yield from _wajib(t)
    yield f'AND({_kosong(t, "golongan")},{_sel(t, "status")}<>"PPPK PARUH WAKTU")', t.lembar["golongan"].judul
    yield f'AND({_kosong(t, "jenjang_jf")},{_sel(t, "jenis_jabatan")}="FUNGSIONAL")', t.lembar["jenjang_jf"].judul


def _tanpa_pegawai(tata: Mapping[str, Tata], nama: str) -> tuple[str, str]:
    ada = f"ISNUMBER(MATCH({_sel(tata[nama], 'nip')},{tata['PEGAWAI'].utuh('nip')},0))"
    return f"NOT({ada})", "NIP di lembar PEGAWAI"


def _rhk(tata: Mapping[str, Tata], acuan: Acuan) -> Iterator[tuple[str, str]]:
    t = tata["RHK"]
    yield _tanpa_pegawai(tata, "RHK")
    yield from _wajib(t)
    punya = f"ISNUMBER(MATCH({acuan.rhk.sebaris},{acuan.milik.rentang},0))"
    yield f'AND({_sel(t, "no_rhk")}<>"",NOT({punya}))', "indikator di lembar TARGET"


def _target(tata: Mapping[str, Tata], acuan: Acuan) -> Iterator[tuple[str, str]]:
    t, pegawai = tata["TARGET"], tata["PEGAWAI"]
    yield _tanpa_pegawai(tata, "TARGET")
    yield from _wajib(t)
    ada = f"ISNUMBER(MATCH({acuan.milik.sebaris},{acuan.rhk.rentang},0))"
    yield f'AND({_sel(t, "no_rhk")}<>"",NOT({ada}))', "RHK ini di lembar RHK"
    yield _kosong(t, "target", "uraian_target"), "Target atau Uraian Target"
    yield f'AND({_sel(t, "target")}<>"",{_kosong(t, "satuan")})', "Satuan"
    baris = f"MATCH({_sel(t, 'nip')},{pegawai.utuh('nip')},0)"
    jpt = f'IFERROR(INDEX({pegawai.utuh("jenis_jabatan")},{baris}),"")'
    yield f'AND({_kosong(t, "aspek")},{_sel(t, "target")}<>"",{jpt}<>"JPT")', "Aspek"


def _realisasi(t: Tata, acuan: Acuan) -> Iterator[tuple[str, str]]:
    yield from _wajib(t)
    lengkap = f'AND({_sel(t, "no_rhk")}<>"",{_sel(t, "no_indikator")}<>"")'
    yield f'AND({lengkap},{acuan.baris_target.sebaris}="")', "indikator ini di lembar TARGET"
    jatuh_tempo = f"NOT(AND(ISNUMBER({_sel(t, 'target_periode')}),{_sel(t, 'target_periode')}=0))"
    yield f"AND({_kosong(t, 'realisasi', 'uraian_realisasi')},{jatuh_tempo})", "Realisasi"
    terisi = f'OR({_sel(t, "realisasi")}<>"",{_sel(t, "uraian_realisasi")}<>"")'
    yield f"AND({terisi},{_kosong(t, 'bukti', 'tautan')})", "Bukti Dukung"


def _penilaian(tata: Mapping[str, Tata], acuan: Acuan) -> Iterator[tuple[str, str]]:
    t = tata["PENILAIAN"]
    yield _tanpa_pegawai(tata, "PENILAIAN")
    p = acuan.baris_pegawai.sebaris
    status = f'IF({p}="","",TRIM(INDEX({tata["PEGAWAI"].utuh("status_skp")},{p})))'
    yield f'AND({p}<>"",{status}<>"PERSETUJUAN")', "persetujuan SKP"
    for kunci in ("rating_hasil", "rating_perilaku"):
        yield f'AND({status}="PERSETUJUAN",{_kosong(t, kunci)})', t.lembar[kunci].judul
