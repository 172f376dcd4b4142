"""What LibreOffice calculates in the (sistem) columns is what the program finds, over random plans and realisasi."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from skp_batch.aturan import muat_kebijakan
from skp_batch.checks.periksa import nilai_sistem, periksa_kumpulan
from skp_batch.istilah import ARAH, ASPEK, CARA_HITUNG
from skp_batch.periode import Periode
from skp_batch.schemas.buku import MENURUT_NAMA
from skp_batch.workbook.reader import baca_buku
from skp_batch.workbook.template import tulis_buku
from tests.alat.kantor import konversi

Baris = dict[str, object]


@pytest.mark.kantor
def test_rumus_hidup_sama_dengan_program(tmp_path: Path) -> None:
    berkas = [tmp_path / f"{p.kode}.xlsx" for p in _PERIODE]
    for b, periode in zip(berkas, _PERIODE, strict=True):
        tulis_buku(b, _acak(periode), cadangan=10)
    hasil = konversi(tmp_path, "xlsx", *berkas)
    for b in berkas:
        buku = openpyxl.load_workbook(hasil / b.name, data_only=True)
        harus = _menurut_program(b)
        for lembar, kunci in (("REALISASI", ("s_rhk", "s_indikator", "s_target", "s_satuan", "s_capaian")), _PENILAIAN):
            ws = buku[lembar]
            for sel in ws[3]:
                kolom = MENURUT_NAMA[lembar].cari(sel.value)
                if kolom is None or kolom.kunci not in kunci:
                    continue
                for r in range(4, ws.max_row + 1):
                    ada, seharusnya = ws.cell(r, sel.column).value, harus.get((lembar, r, kolom.kunci))
                    if isinstance(seharusnya, Decimal):
                        assert ada == pytest.approx(float(seharusnya), abs=1e-9), (b.name, lembar, r, kolom.judul)
                    else:
                        assert (ada or None) == seharusnya, (b.name, lembar, r, kolom.judul)


_PERIODE = (Periode(2025, "TAHUNAN"), Periode(2025, "TRIWULAN", 3))
_PENILAIAN = ("PENILAIAN", ("s_capaian", "s_rating"))


def _menurut_program(berkas: Path) -> dict[tuple[str, int, str], object]:
    isi = baca_buku(berkas.read_bytes(), berkas.name)
    (susunan,) = periksa_kumpulan([isi], muat_kebijakan())
    nilai: dict[tuple[str, int, str], object] = {(lb, r, k): n for lb, r, k, n in nilai_sistem(susunan)}
    for s in susunan.skp:
        nilai["PENILAIAN", s.skp.baris_penilaian, "s_capaian"] = s.skp.capaian
        nilai["PENILAIAN", s.skp.baris_penilaian, "s_rating"] = s.skp.rating_hitung
    return nilai


def _acak(periode: Periode) -> dict[str, list[Baris]]:
    """Plans with ranges, both directions, ways of adding up, words, gaps and TAMBAHAN, in no order."""
    g = random.Random(periode.kode)
    isi: dict[str, list[Baris]] = {n: [] for n in ("PEGAWAI", "RHK", "TARGET", "REALISASI", "PENILAIAN")}
    isi["UNIT"] = [
        *({"Isian": i, "Nilai": "X"} for i in ("Instansi", "Kode Unit", "Nama Unit")),
        {"Isian": "Tahun", "Nilai": periode.tahun},
        {"Isian": "Jenis Periode", "Nilai": periode.jenis},
        {"Isian": "Periode Ke", "Nilai": periode.ke},
        {"Isian": "Tanggal Mulai", "Nilai": periode.awal},
        {"Isian": "Tanggal Selesai", "Nilai": periode.akhir},
    ]
    for i in range(25):
        nip = {"NIP": f"198501012010011{i + 1:03d}"}
        cara = "KUALITATIF" if i % 8 == 7 else "KUANTITATIF"
        isi["PEGAWAI"].append({**nip, "Pendekatan": cara, "Status Keaktifan": "CUTI" if i % 10 == 9 else None})
        isi["PENILAIAN"].append(nip)
        for r in range(g.randint(1, 4)):
            rhk = {**nip, "No RHK": str(r + 1)}
            jenis = g.choice(("UTAMA", "TAMBAHAN")) if r else "UTAMA"
            isi["RHK"].append({**rhk, "Jenis RHK": jenis, "Rencana Hasil Kerja": f"Tersusunnya laporan {i}.{r}"})
            for k in range(g.randint(1, 3)):
                kunci = {**rhk, "No Indikator": str(k + 1)}
                target, realisasi = _indikator(g)
                isi["TARGET"].append({**kunci, "Indikator Kinerja Individu": f"Jumlah {i}.{r}.{k}", **target})
                if g.random() < 0.93:
                    isi["REALISASI"].append({**kunci, **realisasi})
    g.shuffle(isi["TARGET"])
    g.shuffle(isi["REALISASI"])
    return isi


def _indikator(g: random.Random) -> tuple[Baris, Baris]:
    angka = g.choice((Decimal(g.randint(1, 20)), Decimal(g.randint(1, 9_999)) / 1_000))
    target: Baris = {
        "Aspek": g.choice(ASPEK),
        "Satuan": g.choice(("%", "persen", "Dokumen")),
        "Arah": g.choice((None, *ARAH)),
        "Cara Hitung": g.choice((None, None, *CARA_HITUNG)),
        "Target": angka,
    }
    if g.random() < 0.15:
        target["Target Batas Atas"] = angka * 2
    elif g.random() < 0.06:
        target |= {"Target": None, "Satuan": None, "Uraian Target": "selalu mutakhir"}
    elif target["Arah"] == "MINIMAL" and g.random() < 0.2:
        target["Target"] = 0
    dicapai = g.choice((angka, angka * g.randint(0, 2_500) / 1_000, Decimal(0), Decimal(g.randint(0, 20)), None))
    return target, {"Realisasi": dicapai, "Target Periode": g.choice((None, None, 0, angka, Decimal("2.5")))}
