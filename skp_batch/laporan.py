"""laporan/index.html: the batch at a glance, one file that opens from a folder, rendered from reports/."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from skp_batch import __version__
from skp_batch.aturan import pola_distribusi
from skp_batch.hasil import Distribusi, HasilBatch
from skp_batch.istilah import CapaianOrganisasi, Tingkat
from skp_batch.ringkasan import Keadaan, Kelompok, Ringkasan, kelompok_skp, ringkas
from skp_batch.scoring.distribusi import URUTAN_KURVA
from skp_batch.sumber import folder_data

# Geometry of a curve, in SVG units.
_TINGGI, _LEBAR_BATANG, _LANGKAH, _KIRI = 100, 30, 57, 44


@dataclass(frozen=True, slots=True)
class Batang:
    """One predikat of a curve: its bar and the range that the pattern expects (None where there is none)."""

    predikat: str
    jumlah: int
    persen: str
    x: int
    tengah: int
    y: float
    tinggi: float
    y_pola: float | None
    tinggi_pola: float
    harapan: str


@dataclass(frozen=True, slots=True)
class Kurva:
    """A unit's distribution, ready to be drawn and to be read aloud."""

    judul: str
    periode: str
    organisasi: str
    total: int
    batang: tuple[Batang, ...]
    aturan: tuple[str, ...]
    pelanggaran: tuple[str, ...]


def tulis_laporan(folder: Path, hasil: HasilBatch, ringkasan: Ringkasan | None = None) -> Path:
    """Write index.html into `folder` (KELUAR/laporan); links go to ../hasil-pemeriksaan/."""
    folder.mkdir(parents=True, exist_ok=True)
    tujuan = folder / "index.html"
    tujuan.write_text(susun_laporan(hasil, ringkasan or ringkas(hasil)), "utf-8", newline="\n")
    return tujuan


def susun_laporan(hasil: HasilBatch, r: Ringkasan) -> str:
    """The page as text."""
    lingkungan = Environment(
        loader=FileSystemLoader(folder_data("reports")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    lingkungan.filters["tautan"] = tautan_anotasi
    lingkungan.filters["ribuan"] = lambda n: f"{n:,}".replace(",", ".")
    unit = {b.berkas: b.unit.nama or b.berkas for b in hasil.buku}
    return lingkungan.get_template("index.html.j2").render(
        r=r,
        Keadaan=Keadaan,
        Kelompok=Kelompok,
        Tingkat=Tingkat,
        instansi=sorted({b.unit.instansi for b in hasil.buku if b.unit.instansi and not b.acuan}),
        nama_unit=unit,
        kurva=[susun_kurva(d) for d in hasil.distribusi],
        urutan_kurva=[str(p) for p in URUTAN_KURVA],
        orang=list(_orang(hasil)),
        berkas=[b.berkas for b in hasil.buku],
        versi=__version__,
    )


def tautan_anotasi(berkas: str) -> str:
    """Address of an annotated workbook as seen from the report."""
    return "../hasil-pemeriksaan/" + quote(berkas)


def susun_kurva(d: Distribusi) -> Kurva:
    """Where each bar and each expected range stands."""
    total = sum(d.jumlah.values())
    pola = {p.predikat: p for p in d.pola}
    batang = []
    for i, predikat in enumerate(URUTAN_KURVA):
        bagian = Decimal(100 * d.jumlah.get(predikat, 0)) / total if total else Decimal(0)
        rentang = pola.get(predikat)
        x = _KIRI + i * _LANGKAH
        batang.append(
            Batang(
                str(predikat),
                d.jumlah.get(predikat, 0),
                f"{bagian.quantize(Decimal(1), ROUND_HALF_UP)} %",
                x,
                x + _LEBAR_BATANG // 2,
                _y(bagian),
                float(round(bagian * _TINGGI / 100, 1)),
                None if rentang is None else _y(rentang.maksimal),
                0.0 if rentang is None else float((rentang.maksimal - rentang.minimal) * _TINGGI / 100),
                "" if rentang is None else f"{_bulat(rentang.minimal)} sampai {_bulat(rentang.maksimal)} %",
            )
        )
    aturan = pola_distribusi()[CapaianOrganisasi(d.organisasi)] if d.organisasi else ()
    return Kurva(
        d.nama_unit or d.kode_unit,
        d.periode.judul,
        d.organisasi,
        total,
        tuple(batang),
        tuple(a.teks for a in aturan),
        tuple(f"{p.aturan}: {p.angka}" for p in d.pelanggaran),
    )


def _y(persen: Decimal) -> float:
    """From the top of the drawing, below 14 units for the label."""
    return float(round(14 + _TINGGI - persen * _TINGGI / 100, 1))


def _bulat(persen: Decimal) -> str:
    return f"{persen.quantize(Decimal(1), ROUND_HALF_UP)}"


def _orang(hasil: HasilBatch) -> Iterator[list[object]]:
    """A row per SKP for the search: short, because there may be tens of thousands."""
    nomor = {b.berkas: i for i, b in enumerate(hasil.buku)}
    kelompok = {k: i for i, k in enumerate(Kelompok)}
    for skp in hasil.rekap:
        unit = hasil.buku_dari(skp).unit
        yield [
            skp.nama,
            skp.nip,
            skp.teks("jabatan"),
            unit.nama or unit.kode,
            unit.periode.kode if unit.periode else "",
            "" if skp.capaian is None else f"{skp.capaian:.2f}".replace(".", ","),
            str(skp.predikat or ""),
            str(skp.status or ""),
            kelompok[kelompok_skp(skp)],
            nomor[skp.berkas],
        ]
