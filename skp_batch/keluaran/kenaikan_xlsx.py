"""kenaikan.xlsx: per person whether predikat and angka kredit suffice, each with its rule; and the rules themselves."""

from __future__ import annotations

import io
from collections.abc import Sequence

from skp_batch.aturan import rujukan
from skp_batch.aturan.kenaikan import syarat_kenaikan
from skp_batch.keluaran.lembar_kerja import Berwarna, Isi, KolomTabel, buku_kerja
from skp_batch.siasn.kenaikan import BarisKenaikan, Kenaikan, Putusan

_WARNA = {
    Putusan.MEMENUHI: "#D5EBD8",
    Putusan.BELUM: "#F8CBCB",
    Putusan.TIDAK_DIKETAHUI: "#FFE8B3",
    Putusan.TIDAK_BERLAKU: "#E6E8EB",
}
_ATURAN = (KolomTabel("Kenaikan", 12), KolomTabel("Syarat", 60, bungkus=True), KolomTabel("Dasar", 60, bungkus=True))


def susun_buku_kenaikan(baris: Sequence[BarisKenaikan]) -> bytes:
    """The workbook's bytes."""
    tahun = [t for t, _ in baris[0].predikat] if baris else []
    penampung = io.BytesIO()
    with buku_kerja(penampung, "Kenaikan pangkat dan jenjang") as penulis:
        penulis.tabel(penulis.lembar("KENAIKAN"), _kolom(tahun), map(_baris, baris))
        penulis.tabel(penulis.lembar("ATURAN", tegak=True), _ATURAN, _aturan(), saring=False)
    return penampung.getvalue()


def _kolom(tahun: Sequence[int]) -> list[KolomTabel]:
    return [
        KolomTabel("NIP", 20),
        KolomTabel("Nama", 24, bungkus=True),
        KolomTabel("Kode Unit", 11, bungkus=True),
        KolomTabel("Jabatan", 24, bungkus=True),
        KolomTabel("Status", 13, bungkus=True),
        KolomTabel("Golongan", 9),
        KolomTabel("Jenjang", 13, bungkus=True),
        *(KolomTabel(f"Predikat {t}", 15, bungkus=True) for t in tahun),
        KolomTabel("AK Terkumpul", 11, angka="0.00#"),
        *_kolom_kenaikan("Pangkat"),
        *_kolom_kenaikan("Jenjang"),
    ]


def _kolom_kenaikan(apa: str) -> tuple[KolomTabel, ...]:
    return (
        KolomTabel(f"Kenaikan {apa}", 17),
        KolomTabel(f"Butuh AK ({apa})", 11, angka="0.00#"),
        KolomTabel(f"Kurang AK ({apa})", 11, angka="0.00#"),
        KolomTabel(f"Alasan ({apa})", 36, bungkus=True),
    )


def _baris(b: BarisKenaikan) -> tuple[Isi, ...]:
    s = b.orang
    return (
        *(s.nip, s.nama, s.kode_unit, s.jabatan, s.status_pegawai, s.golongan, s.jenjang),
        *(teks for _, teks in b.predikat),
        b.terkumpul.jumlah if b.terkumpul else None,
        *_kenaikan(b.pangkat),
        *_kenaikan(b.jenjang),
    )


def _kenaikan(k: Kenaikan) -> tuple[Isi, ...]:
    if k.predikat == k.ak:
        alasan = k.predikat.sebab
    else:
        alasan = f"Predikat: {k.predikat.putusan.lower()} ({k.predikat.sebab})"
        if k.ak.putusan is not Putusan.TIDAK_BERLAKU:
            alasan += f"\nAngka kredit: {k.ak.putusan.lower()} ({k.ak.sebab})"
    return Berwarna(k.putusan.value, _WARNA[k.putusan]), k.butuh, k.kurang, alasan


def _aturan() -> list[tuple[Isi, ...]]:
    hasil: list[tuple[Isi, ...]] = []
    for jenis in ("pangkat", "jenjang"):
        syarat = syarat_kenaikan(jenis)
        hasil.append((jenis.capitalize(), syarat.aturan, rujukan("kenaikan")))
        ak = f"Pejabat fungsional: angka kredit kumulatif memenuhi kebutuhan kenaikan {jenis}"
        hasil.append((jenis.capitalize(), ak, rujukan("angka_kredit")))
        hasil.append((jenis.capitalize(), f"Tidak diperiksa program: {syarat.syarat_lain}", ""))
    return hasil
