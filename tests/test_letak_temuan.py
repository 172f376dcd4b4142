"""Rows inserted, blank rows between, columns moved: every finding still points at its cell."""

from __future__ import annotations

import tempfile
from pathlib import Path

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_from_string

from tests.alat.meja import ANA, BUDI, KABID, Meja, temuan

LEMBAR = ("PEGAWAI", "RHK", "TARGET", "REALISASI", "PENILAIAN", "UNIT")
TERBANYAK = 40  # more columns and rows than any of the sheets has


def _meja() -> Meja:
    """Mistakes of many kinds in every sheet."""
    meja = Meja()
    isi = meja.bidang.isi
    meja.bidang.unit("Capaian Kinerja Organisasi", "LUMAYAN")
    isi("PEGAWAI", ANA, Kelas_Jabatan=40, Jenjang_JF=None)
    isi("PEGAWAI", BUDI, Jabatan=None, Status_Keaktifan="TUGAS BELAJAR")
    isi("RHK", (ANA, "2"), Cascading="TIDAK TAHU", No_RHK_Pimpinan="77")
    isi("RHK", (BUDI, "1"), Rencana_Hasil_Kerja="Mengikuti rapat")
    isi("TARGET", (ANA, "1", "2"), Arah=None)
    isi("TARGET", (BUDI, "1", "1"), Target="1.500")
    isi("REALISASI", (ANA, "2", "1"), Realisasi=None)
    isi("REALISASI", (KABID, "1", "1"), Bukti_Dukung=None, Tautan_Bukti_Dukung=None)
    isi("PENILAIAN", BUDI, Rating_Perilaku_Kerja="BAGUS")
    isi("PENILAIAN", KABID, NIP="197502022000121999")
    return meja


class _Letak:
    """Where a row and a column of the plain workbook stand after the change."""

    def __init__(self, kolom: list[int], atas: int, sela: list[int]) -> None:
        self.urutan, self.atas, self.sela = kolom, atas, sela

    def baris(self, nomor: int) -> int:
        return nomor + self.atas + sum(self.sela[: max(nomor - 3, 0)])

    def kolom(self, nomor: int, lebar: int) -> int:
        return [k for k in self.urutan if k <= lebar].index(nomor) + 1

    def ubah(self, ws: openpyxl.worksheet.worksheet.Worksheet) -> None:
        lebar = ws.max_column
        isi = [(sel.row, sel.column, sel.value) for baris in ws.iter_rows() for sel in baris if sel.value is not None]
        for baris, kolom, _ in isi:
            ws.cell(baris, kolom).value = None
        for baris, kolom, nilai in isi:
            ws.cell(self.baris(baris), self.kolom(kolom, lebar)).value = nilai


_letak = st.builds(
    _Letak,
    st.permutations(range(1, TERBANYAK)),
    st.integers(0, 12),
    st.lists(st.integers(0, 3), min_size=TERBANYAK, max_size=TERBANYAK),
)


def _hasil(meja: Meja) -> set[str]:
    with tempfile.TemporaryDirectory() as folder:
        return temuan(meja.periksa(Path(folder)))


def _pindah(asal: str, letak: dict[str, _Letak], lebar: dict[str, int]) -> str:
    """The finding as it must read after the change."""
    depan, _, sel = asal.partition("!")
    nama = depan.split()[-1]
    if not sel or " mutasi " not in f"{depan} " or nama not in letak:
        return asal
    huruf, nomor = coordinate_from_string(sel)
    kolom = openpyxl.utils.column_index_from_string(huruf)
    tempat = letak[nama]
    return f"{depan}!{get_column_letter(tempat.kolom(kolom, lebar[nama]))}{tempat.baris(nomor)}"


_TETAP = _hasil(_meja())


@settings(max_examples=5, deadline=None, derandomize=True)
@given(st.fixed_dictionaries(dict.fromkeys(LEMBAR, _letak)))
def test_temuan_tetap_menunjuk_selnya(letak: dict[str, _Letak]) -> None:
    meja = _meja()
    lebar = {nama: len(meja.bidang.kolom(nama)) for nama in LEMBAR}
    meja.bidang.kait.append(lambda buku: [letak[nama].ubah(buku[nama]) for nama in LEMBAR])
    assert len(_TETAP) > 10
    assert _hasil(meja) == {_pindah(t, letak, lebar) for t in _TETAP}
