"""siasn/ekspor.xlsx for people: what is sent, what is held and why, and the rekap in e-Kinerja's own shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from skp_batch.hasil import Ditahan, HasilBatch, HasilEkspor, Payload
from skp_batch.keluaran.lembar_kerja import Isi, KolomTabel, Penulis, buku_kerja
from skp_batch.model import Skp
from skp_batch.periode import Periode
from skp_batch.siasn.acuan import acuan_siasn

_LEBAR = {"nip": 20, "nama": 30, "predikat": 18}
_KOLOM_DITAHAN = (
    KolomTabel("NIP", 20),
    KolomTabel("Nama", 30, bungkus=True),
    KolomTabel("Kode Unit", 11),
    KolomTabel("Periode", 10),
    KolomTabel("Kiriman", 14),
    KolomTabel("Kode", 12, bungkus=True),
    KolomTabel("Alasan", 80, bungkus=True),
    KolomTabel("Berkas", 36, bungkus=True),
)
# Headings and labels of the e-Kinerja download "Rekap Penilaian" (siasn.md 7.A)
_KOLOM_EKINERJA = (
    KolomTabel("No", 6, angka="0"),
    KolomTabel("NIP", 22),
    KolomTabel("Nama", 34, bungkus=True),
    KolomTabel("Jabatan", 40, bungkus=True),
    KolomTabel("Rating Hasil Kinerja", 22),
    KolomTabel("Rating Perilaku Kerja", 22),
    KolomTabel("Predikat Kinerja Periodik", 24),
)


def tulis_ekspor(path: Path, hasil: HasilBatch, ekspor: HasilEkspor) -> None:
    """Write ekspor.xlsx."""
    with buku_kerja(path, "Ekspor SIASN", hemat=True) as penulis:
        _payload(penulis, "SKP22", _rata(ekspor.skp22), _KUNCI_SKP22)
        _payload(penulis, "PERIODIK", _rata(ekspor.periodik), _KUNCI_PERIODIK)
        _payload(penulis, "ANGKA KREDIT", _rata(ekspor.angka_kredit), _KUNCI_AK)
        penulis.tabel(penulis.lembar("DITAHAN"), _KOLOM_DITAHAN, map(_baris_ditahan, ekspor.ditahan))
        _rekap_penilaian(penulis, hasil)


# the columns of a sheet that has no payload; with payloads their own keys count
_PENILAI = ("penilaiNama", "penilaiNipNrp", "penilaiUnorNama", "perilakuKerjaNilai")
_KUNCI_SKP22 = (
    *("hasilKinerjaNilai", "id", "kuadranKinerjaNilai", "penilaiGolongan", "penilaiJabatan", *_PENILAI),
    *("pnsDinilaiOrang", "statusPenilai", "tahun"),
)
_KUNCI_PERIODIK = (
    *("bulanMulaiPenilaian", "bulanSelesaiPenilaian", "hasilKinerjaNilai", "id", "koefisienId", "kuadranKinerjaNilai"),
    *("penilaiGolongan", "penilaiJabatanNama", *_PENILAI, "periodikId", "pnsDinilaiId", "statusPenilai", "tahun"),
    *("tahunMulaiPenilaian", "tahunSelesaiPenilaian"),
)
_KUNCI_AK = (
    *("bulanMulaiPenailan", "bulanSelesaiPenailan", "id", "isAngkaKreditPertama", "isIntegrasi", "isKonversi"),
    *("kreditBaruTotal", "kreditPenunjangBaru", "kreditUtamaBaru", "nomorSk", "pnsId", "rwJabatanId"),
    *("tahunMulaiPenailan", "tahunSelesaiPenailan", "tanggalSk"),
)


def _rata(daftar: dict[Any, list[Payload]]) -> list[Payload]:
    return [p for kunci in sorted(daftar) for p in daftar[kunci]]


def _payload(penulis: Penulis, nama: str, isi: Sequence[Payload], kunci: Sequence[str]) -> None:
    """nip, nama, predikat and kode_unit in front of exactly the payload's keys and values."""
    kunci = tuple(isi[0].isi) if isi else kunci
    kolom = [KolomTabel(k, _LEBAR.get(k, 12), bungkus=k == "nama") for k in ("nip", "nama", "predikat", "kode_unit")]
    kolom += [_kolom_payload(isi, k) for k in kunci]
    penulis.tabel(penulis.lembar(nama), kolom, map(_baris_payload, isi))


def _kolom_payload(isi: Sequence[Payload], kunci: str) -> KolomTabel:
    """As wide as its heading and its first values; SIASN's numbers as numbers."""
    lebar = max((len(str(p.isi[kunci] or "")) + 3 for p in isi[:200]), default=0)
    angka = bool(isi) and isinstance(isi[0].isi[kunci], int)
    return KolomTabel(kunci, min(40, max(14, len(kunci) + 4, lebar)), bungkus=not angka, angka="0" if angka else "")


def _baris_payload(p: Payload) -> tuple[Isi, ...]:
    nilai: list[Isi] = [v if isinstance(v, int) else None if v is None else str(v) for v in p.isi.values()]
    return (p.nip, p.nama, p.predikat, p.kode_unit, *nilai)


def _baris_ditahan(d: Ditahan) -> tuple[Isi, ...]:
    periode = d.periode.kode if d.periode else ""
    return d.nip, d.nama, d.kode_unit, periode, d.payload, ", ".join(d.kode), "\n".join(d.alasan), d.berkas


def _rekap_penilaian(penulis: Penulis, hasil: HasilBatch) -> None:
    """A block per period and unit, each as the download has it, so that units can lay the two side by side."""
    lembar = penulis.lembar("REKAP PENILAIAN", tegak=True)
    baris = 0
    for (periode, _), isi in groupby(_yang_dinilai(hasil), key=lambda i: (i[0], i[1])):
        daftar = [skp for _, _, skp in isi]
        unit = hasil.buku_dari(daftar[0]).unit
        for teks in (unit.instansi, unit.nama, _judul_periode(periode)):
            penulis.sel(lembar, baris, 0, teks, penulis.bentuk(bold=True))
            baris += 1
        baris = penulis.tabel(lembar, _KOLOM_EKINERJA, _baris_rekap(daftar), mulai=baris + 1, saring=False) + 2
    if not baris:
        penulis.tabel(lembar, _KOLOM_EKINERJA, (), mulai=4, saring=False)


def _yang_dinilai(hasil: HasilBatch) -> Iterator[tuple[Periode, str, Skp]]:
    for skp in hasil.rekap:
        unit = hasil.buku_dari(skp).unit
        if skp.predikat is not None and unit.periode is not None:
            yield unit.periode, unit.kode, skp


def _baris_rekap(daftar: Iterable[Skp]) -> Iterator[tuple[Isi, ...]]:
    label = acuan_siasn().label_rating
    for nomor, skp in enumerate(daftar, start=1):
        yield (
            nomor,
            skp.nip,
            skp.nama,
            skp.teks("jabatan"),
            label[skp.rating_hasil] if skp.rating_hasil else "",
            label[skp.rating_perilaku] if skp.rating_perilaku else "",
            str(skp.predikat or "").title(),
        )


def _judul_periode(periode: Periode) -> str:
    """`Periode Bulanan 6 Tahun 2026`, `Periode Tahunan Tahun 2025`."""
    ke = "" if periode.jenis == "TAHUNAN" else f" {periode.ke}"
    return f"Periode {periode.jenis.capitalize()}{ke} Tahun {periode.tahun}"
