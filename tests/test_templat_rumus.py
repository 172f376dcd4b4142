"""The live formulas give what look-ups and rules say: stored, and calculated by LibreOffice."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from skp_batch.aturan.nasional import matriks_predikat
from skp_batch.istilah import Rating
from skp_batch.workbook.template import susun_buku, templat_kosong, tulis_buku
from tests.alat.kantor import konversi

RINA = "198503122010012001"
DIMAS = "199107252019031002"
SARI = "199604182024212003"


def test_nilai_tersimpan_terbaca_tanpa_menghitung() -> None:
    isi, _ = susun_buku(_contoh("TAHUNAN"))
    buku = openpyxl.load_workbook(io.BytesIO(isi), data_only=True)
    assert _nilai(buku, "REALISASI", 0)["RHK (sistem)"] == "Tersusunnya laporan kinerja yang tepat waktu"
    assert _nilai(buku, "REALISASI", 1)["Target (sistem)"] == 95.5
    assert _nilai(buku, "PENILAIAN", 0)["Predikat (sistem)"] == "BAIK"
    assert not _nilai(buku, "PENILAIAN", 2)["Predikat (sistem)"]  # belum PERSETUJUAN


@pytest.mark.kantor
def test_dihitung_ulang_kantor_sama(tmp_path: Path) -> None:
    tahunan, triwulan = tmp_path / "tahunan.xlsx", tmp_path / "triwulan.xlsx"
    tulis_buku(tahunan, _contoh("TAHUNAN"))
    tulis_buku(triwulan, _contoh("TRIWULAN"), cadangan=20)
    (tmp_path / "kosong.xlsx").write_bytes(templat_kosong())
    konversi(tmp_path, "xlsx", tahunan, triwulan, tmp_path / "kosong.xlsx")
    buku = openpyxl.load_workbook(tmp_path / "hasil" / "tahunan.xlsx", data_only=True)
    capaian = [_nilai(buku, "REALISASI", i)["Capaian (sistem)"] for i in range(6)]
    # range met; 100 x 99/95.5; MINIMAL 100 x (2 - 8/10); TAMBAHAN at the ceiling; below target; nothing realised
    assert capaian == [100, 103.66, 120, 120, 80, 0]
    assert _nilai(buku, "REALISASI", 0)["Satuan (sistem)"] == "Laporan"
    nilai = [_nilai(buku, "PENILAIAN", i) for i in range(3)]
    # RINA: mean of RHK 1 (100, 103.66, 120) and RHK 2 (80), with TAMBAHAN 120
    utama = (Decimal(100) + Decimal(99) * 100 / Decimal("95.5") + 120) / 3
    assert nilai[0]["Capaian (sistem)"] == float(round((utama + 80 + 120) / 3, 2))
    assert nilai[0]["Rating Hasil Hitung (sistem)"] == "SESUAI EKSPEKTASI"
    assert nilai[0]["Nama (sistem)"] == "Rina Puspita, S.E."
    assert nilai[0]["Predikat (sistem)"] == "BAIK"
    assert nilai[1]["Capaian (sistem)"] == 0  # due, nothing realised, while the workbook has realisasi
    assert nilai[1]["Predikat (sistem)"] == "SANGAT KURANG"
    assert nilai[2]["Capaian (sistem)"] is None
    tw = openpyxl.load_workbook(tmp_path / "hasil" / "triwulan.xlsx", data_only=True)
    # Target Periode in force; NILAI AKHIR keeps Target; JUMLAH without Target Periode is not due
    assert [_nilai(tw, "REALISASI", i)["Capaian (sistem)"] for i in range(5)] == [100, 103.66, 120, 120, None]


@pytest.mark.kantor
def test_sembilan_sel_predikat_dihitung_kantor(tmp_path: Path) -> None:
    pasangan = list(matriks_predikat().items())
    nip = [f"19850101201001{i + 1:04d}" for i in range(9)]
    berkas = tmp_path / "sembilan.xlsx"
    tulis_buku(
        berkas,
        {
            "PEGAWAI": [{"NIP": n, "Nama": f"Pegawai {n[-1]}", "Status SKP": "PERSETUJUAN"} for n in nip],
            "PENILAIAN": [
                {"NIP": n, "Rating Hasil Kerja": hasil, "Rating Perilaku Kerja": perilaku, "Predikat (sistem)": "?"}
                for n, ((hasil, perilaku), _) in zip(nip, pasangan, strict=True)
            ],
        },
        cadangan=10,
    )
    konversi(tmp_path, "xlsx", berkas, hitung_ulang=True)
    buku = openpyxl.load_workbook(tmp_path / "hasil" / berkas.name, data_only=True)
    assert [_nilai(buku, "PENILAIAN", i)["Predikat (sistem)"] for i in range(9)] == [str(p) for _, p in pasangan]


def _contoh(jenis: str) -> dict[str, list[dict[str, object]]]:
    kunci = [("1", "1"), ("1", "2"), ("1", "3"), ("T", "1"), ("2", "1")]
    target: list[dict[str, object]] = [
        {"Aspek": "KUANTITAS", "Target": 10, "Target Batas Atas": 12, "Satuan": "Laporan"},
        {"Aspek": "KUALITAS", "Target": Decimal("95.5"), "Satuan": "%"},
        {"Aspek": "WAKTU", "Target": 10, "Satuan": "Hari", "Arah": "MINIMAL"},
        {"Aspek": "KUANTITAS", "Target": 2, "Satuan": "Kegiatan"},
        {"Aspek": "KUANTITAS", "Target": 5, "Satuan": "Dokumen"},
    ]
    realisasi = (11, 99, 8, 3, 4)
    periodik = (11, None, None, 1, None) if jenis == "TRIWULAN" else (None,) * 5
    return {
        "UNIT": [{"Isian": "Jenis Periode", "Nilai": jenis}],
        "PEGAWAI": [
            {"NIP": RINA, "Nama": "Rina Puspita, S.E.", "Status SKP": "PERSETUJUAN", "Pendekatan": "KUANTITATIF"},
            {"NIP": DIMAS, "Nama": "Dimas Prakoso", "Status SKP": "PERSETUJUAN", "Pendekatan": "KUANTITATIF"},
            {"NIP": SARI, "Nama": "Sari Melati", "Status SKP": "PENGAJUAN", "Pendekatan": "KUALITATIF"},
        ],
        "RHK": [
            {"NIP": RINA, "No RHK": "1", "Jenis RHK": "UTAMA", "Rencana Hasil Kerja": _RHK},
            {"NIP": RINA, "No RHK": "2", "Jenis RHK": "UTAMA", "Rencana Hasil Kerja": "Tersedianya arsip"},
            {"NIP": RINA, "No RHK": "T", "Jenis RHK": "TAMBAHAN", "Rencana Hasil Kerja": "Terselenggaranya rapat"},
            {"NIP": DIMAS, "No RHK": "1", "Jenis RHK": "UTAMA", "Rencana Hasil Kerja": "Tersedianya data"},
        ],
        "TARGET": [
            {"NIP": RINA, "No RHK": r, "No Indikator": i, "Indikator Kinerja Individu": f"Indikator {r}.{i}", **t}
            for (r, i), t in zip(kunci, target, strict=True)
        ]
        + [{"NIP": DIMAS, "No RHK": "1", "No Indikator": "1", "Target": 4, "Satuan": "%"}],
        "REALISASI": [
            {"NIP": RINA, "SKP Ke": 1, "No RHK": r, "No Indikator": i, "Realisasi": n, "Target Periode": tp}
            for (r, i), n, tp in zip(kunci, realisasi, periodik, strict=True)
        ]
        + [{"NIP": DIMAS, "No RHK": "1", "No Indikator": "1"}],
        "PENILAIAN": [
            {"NIP": RINA, "Rating Hasil Kerja": Rating.SESUAI, "Rating Perilaku Kerja": Rating.DI_ATAS},
            {"NIP": DIMAS, "Rating Hasil Kerja": Rating.DI_BAWAH, "Rating Perilaku Kerja": Rating.DI_BAWAH},
            {"NIP": SARI, "Rating Hasil Kerja": Rating.SESUAI, "Rating Perilaku Kerja": Rating.SESUAI},
        ],
    }


_RHK = "Tersusunnya laporan kinerja yang tepat waktu"


def _nilai(buku: openpyxl.Workbook, lembar: str, i: int) -> dict[str, object]:
    ws = buku[lembar]
    return {
        str(j.value).rstrip("*"): s.value or (s.value if s.value == 0 else None)
        for j, s in zip(ws[3], ws[4 + i], strict=False)
    }
