"""laporan/ringkasan.xlsx: the figures of the report with native charts, for who lives in Excel. Nobody is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from skp_batch.istilah import Predikat, Tingkat
from skp_batch.keluaran.lembar_kerja import WARNA_TINGKAT, Isi, KolomTabel, Penulis, buku_kerja
from skp_batch.laporan.bahan import Bahan, kode_periode
from skp_batch.laporan.indeks import rata_rata_jenjang, rata_rata_unit
from skp_batch.ringkasan import Kelompok

_WARNA_KELOMPOK = ("#2E7D43", "#F0B429", "#8D6CAB", "#B3261E", "#9AA5B1")
_WARNA_PREDIKAT = ("#1B7F4B", "#5AA469", "#F0B429", "#D9734E", "#B3261E")
_BATANG_TERBANYAK = 25  # units in one chart; more cannot be read


def tulis_ringkasan(path: Path, b: Bahan) -> None:
    """Sheet GRAFIK with all charts, and a sheet for each table that they are drawn from."""
    with buku_kerja(path, "Ringkasan hasil pemeriksaan SKP") as p:
        grafik = p.lembar("GRAFIK", tegak=True)
        _pegawai(p, b, grafik)
        _unit(p, b, grafik)
        _predikat(p, b, grafik)
        _capaian(p, b, grafik)
        _temuan(p, b, grafik)


def _pegawai(p: Penulis, b: Bahan, papan: Any) -> None:
    lembar = p.lembar("PEGAWAI")
    kolom = (KolomTabel("Keadaan SKP", 40), KolomTabel("Jumlah", 12, angka="#,##0"))
    akhir = p.tabel(lembar, kolom, [(str(k), b.ringkasan.pegawai_dalam(k)) for k in Kelompok], saring=False)
    grafik = p.buku.add_chart({"type": "doughnut"})
    grafik.set_size({"width": 560, "height": 320})
    grafik.add_series(
        {
            "name": "SKP pegawai",
            "categories": ["PEGAWAI", 1, 0, akhir - 1, 0],
            "values": ["PEGAWAI", 1, 1, akhir - 1, 1],
            "points": [{"fill": {"color": w}} for w in _WARNA_KELOMPOK],
            "data_labels": {"value": True},
        }
    )
    _pasang(papan, grafik, "SKP pegawai menurut keadaan", "A1")


def _unit(p: Penulis, b: Bahan, papan: Any) -> None:
    lembar = p.lembar("UNIT")
    kolom = (
        KolomTabel("Nama Unit", 44, bungkus=True),
        KolomTabel("Periode", 11),
        KolomTabel("Keadaan", 22),
        *(KolomTabel(str(k), 14, angka="#,##0") for k in Kelompok),
        *(KolomTabel(t.capitalize(), 12, angka="#,##0") for t in Tingkat),
    )
    # those with most KESALAHAN first, so that the chart shows them
    unit = sorted(b.ringkasan.unit, key=lambda u: (-u.temuan[Tingkat.KESALAHAN], u.berkas))
    baris: list[tuple[Isi, ...]] = [
        (
            b.samaran.teks(u.nama or u.berkas),
            kode_periode(u.periode),
            str(u.keadaan),
            *(u.pegawai[k] for k in Kelompok),
            *(u.temuan[t] for t in Tingkat),
        )
        for u in unit
    ]
    akhir = p.tabel(lembar, kolom, baris)
    _batang(p, papan, "UNIT", akhir, [(3 + i, w) for i, w in enumerate(_WARNA_KELOMPOK)], "SKP per unit", "A40")


def _predikat(p: Penulis, b: Bahan, papan: Any) -> None:
    lembar = p.lembar("PREDIKAT")
    kolom = (
        KolomTabel("Nama Unit", 44, bungkus=True),
        KolomTabel("Periode", 11),
        KolomTabel("Capaian Organisasi", 20),
        *(KolomTabel(str(x).capitalize(), 13, angka="#,##0") for x in Predikat),
        KolomTabel("Belum sesuai pola SE 3/2023", 60, bungkus=True),
    )
    baris: list[tuple[Isi, ...]] = [
        (
            d.nama_unit or d.kode_unit,
            d.periode.kode,
            d.organisasi,
            *(d.jumlah.get(x, 0) for x in Predikat),
            "; ".join(f"{x.aturan}: {x.angka}" for x in d.pelanggaran),
        )
        for d in b.hasil.distribusi
    ]
    akhir = p.tabel(lembar, kolom, baris)
    _batang(
        p,
        papan,
        "PREDIKAT",
        akhir,
        [(3 + i, w) for i, w in enumerate(_WARNA_PREDIKAT)],
        "Predikat per unit",
        "J40",
        True,
    )


def _capaian(p: Penulis, b: Bahan, papan: Any) -> None:
    lembar = p.lembar("CAPAIAN")
    kolom = (
        KolomTabel("Jenjang atau Unit", 44, bungkus=True),
        KolomTabel("SKP", 10, angka="#,##0"),
        KolomTabel("Rata-rata Capaian (%)", 18, angka="0.00"),
    )
    jenjang = [(nama, n, rata) for nama, n, rata, _ in rata_rata_jenjang(b)]
    rata = rata_rata_unit(b)
    unit = [
        (f"{b.unit(k)} {kode_periode(k.unit.periode)}".rstrip(), len(b.skp_buku[k.berkas]), rata[k.berkas])
        for k in b.buku
    ]
    p.tabel(lembar, kolom, [*jenjang, *unit])
    if jenjang:
        grafik = p.buku.add_chart({"type": "column"})
        grafik.set_size({"width": 560, "height": 320})
        n = len(jenjang)
        grafik.add_series(
            {
                "name": "Rata-rata capaian",
                "categories": ["CAPAIAN", 1, 0, n, 0],
                "values": ["CAPAIAN", 1, 2, n, 2],
                "fill": {"color": "#2B6CB0"},
                "data_labels": {"value": True},
            }
        )
        grafik.set_legend({"none": True})
        grafik.set_y_axis({"min": 0, "major_gridlines": {"visible": False}})
        _pasang(papan, grafik, "Rata-rata capaian menurut jenjang jabatan (%)", "J1")


def _temuan(p: Penulis, b: Bahan, papan: Any) -> None:
    lembar = p.lembar("TEMUAN")
    kolom = (
        KolomTabel("Jenis Temuan", 56, bungkus=True),
        KolomTabel("Kode", 8),
        KolomTabel("Tingkat", 13),
        KolomTabel("Jumlah", 10, angka="#,##0"),
        KolomTabel("Berkas", 10, angka="#,##0"),
    )
    kode = sorted(b.ringkasan.kode, key=lambda k: (-k.jumlah, k.kode))
    akhir = p.tabel(lembar, kolom, [(k.judul, k.kode, str(k.tingkat), k.jumlah, len(k.berkas)) for k in kode])
    if not kode:
        return
    batas = min(akhir - 1, 15)
    grafik = p.buku.add_chart({"type": "bar"})
    grafik.add_series(
        {
            "name": "Temuan",
            "categories": ["TEMUAN", 1, 0, batas, 0],
            "values": ["TEMUAN", 1, 3, batas, 3],
            "points": [
                {"fill": {"color": WARNA_TINGKAT[k.tingkat]}, "border": {"color": "#8A99AD"}} for k in kode[:15]
            ],
            "data_labels": {"value": True},
        }
    )
    grafik.set_y_axis({"reverse": True})
    grafik.set_legend({"none": True})
    grafik.set_x_axis({"major_gridlines": {"visible": False}, "visible": False})
    grafik.set_size({"width": 1130, "height": 420})
    _pasang(papan, grafik, "Temuan terbanyak", "A18")


def _batang(
    p: Penulis,
    papan: Any,
    nama: str,
    akhir: int,
    seri: list[tuple[int, str]],
    judul: str,
    tempat: str,
    persen: bool = False,
) -> None:
    batas = min(akhir - 1, _BATANG_TERBANYAK)
    if batas < 1:
        return
    grafik = p.buku.add_chart({"type": "bar", "subtype": "percent_stacked" if persen else "stacked"})
    for kolom, warna in seri:
        grafik.add_series(
            {
                "name": [nama, 0, kolom],
                "categories": [nama, 1, 0, batas, 0],
                "values": [nama, 1, kolom, batas, kolom],
                "fill": {"color": warna},
                "gap": 40,
            }
        )
    grafik.set_y_axis({"reverse": True, "interval_unit": 1, "num_font": {"size": 8}})
    grafik.set_legend({"position": "bottom"})
    grafik.set_size({"width": 560, "height": max(320, 110 + 26 * batas)})
    _pasang(papan, grafik, judul, tempat)


def _pasang(papan: Any, grafik: Any, judul: str, tempat: str) -> None:
    grafik.set_title({"name": judul, "name_font": {"size": 12}})
    papan.insert_chart(tempat, grafik, {"description": judul})
