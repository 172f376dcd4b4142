"""The reconciliation as a workbook for people: a summary, what differs, who stands on one side, what was refused."""

from __future__ import annotations

import io
from collections.abc import Sequence

from skp_batch.keluaran.lembar_kerja import Isi, KolomTabel, Penulis, buku_kerja
from skp_batch.siasn.rekon import Beda, HasilRekon, JenisBeda

_ORANG = (KolomTabel("Periode", 10), KolomTabel("NIP", 22), KolomTabel("Nama", 34, bungkus=True))
_KOLOM_BEDA = (
    *_ORANG,
    KolomTabel("Kolom", 18),
    KolomTabel("Di sini", 24),
    KolomTabel("Di sana", 24),
    KolomTabel("Sumber", 12),
    KolomTabel("Berkas", 36, bungkus=True),
    KolomTabel("Baris", 8, angka="0"),
    KolomTabel("Keterangan", 30, bungkus=True),
)
_KOLOM_SEPIHAK = (
    *_ORANG,
    KolomTabel("Predikat", 20),
    KolomTabel("Sumber", 12),
    KolomTabel("Berkas", 40, bungkus=True),
    KolomTabel("Baris", 8, angka="0"),
)
_KOLOM_DITOLAK = (
    KolomTabel("Berkas", 40, bungkus=True),
    KolomTabel("Lembar", 22, bungkus=True),
    KolomTabel("Baris", 8, angka="0"),
    KolomTabel("NIP", 22),
    KolomTabel("Nama", 34, bungkus=True),
    KolomTabel("Sebab", 60, bungkus=True),
)
_KOLOM_RINGKASAN = (
    KolomTabel("Dibandingkan dengan", 24),
    *(
        KolomTabel(judul, 16, angka="0")
        for judul in ("SKP sama", "SKP berbeda", "Hanya di sini", "Hanya di sana", "Baris ditolak")
    ),
    KolomTabel("Periode yang tidak dibandingkan", 34, bungkus=True),
)


def susun_rekon(hasil: Sequence[HasilRekon]) -> bytes:
    """The workbook's bytes."""
    penampung = io.BytesIO()
    with buku_kerja(penampung, "Rekonsiliasi predikat") as penulis:
        penulis.tabel(penulis.lembar("RINGKASAN"), _KOLOM_RINGKASAN, map(_baris_ringkasan, hasil), saring=False)
        beda = [(h, b) for h in hasil for b in h.menurut(JenisBeda.BEDA)]
        penulis.tabel(penulis.lembar("BEDA"), _KOLOM_BEDA, [_baris_beda(h, b) for h, b in beda])
        _sepihak(penulis, hasil, JenisBeda.HANYA_DI_SINI)
        _sepihak(penulis, hasil, JenisBeda.HANYA_DI_SANA)
        ditolak = [d for h in hasil for d in h.ditolak]
        penulis.tabel(
            penulis.lembar("DITOLAK"),
            _KOLOM_DITOLAK,
            [(d.berkas, d.lembar, d.nomor, d.nip, d.nama, d.sebab) for d in ditolak],
        )
    return penampung.getvalue()


def _baris_ringkasan(h: HasilRekon) -> tuple[Isi, ...]:
    berbeda = {(b.periode, b.nip) for b in h.menurut(JenisBeda.BEDA)}
    return (
        h.sumber,
        h.sama,
        len(berbeda),
        len(h.menurut(JenisBeda.HANYA_DI_SINI)),
        len(h.menurut(JenisBeda.HANYA_DI_SANA)),
        len(h.ditolak),
        ", ".join(p.kode for p in h.terlewat),
    )


def _baris_beda(h: HasilRekon, b: Beda) -> tuple[Isi, ...]:
    baris = b.baris or None
    return b.periode, b.nip, b.nama, b.kolom, b.di_sini, b.di_sana, h.sumber, b.berkas, baris, b.keterangan


def _sepihak(penulis: Penulis, hasil: Sequence[HasilRekon], jenis: JenisBeda) -> None:
    baris = [
        (b.periode, b.nip, b.nama, b.di_sini or b.di_sana, h.sumber, b.berkas, b.baris or None)
        for h in hasil
        for b in h.menurut(jenis)
    ]
    penulis.tabel(penulis.lembar(jenis.value), _KOLOM_SEPIHAK, baris)
