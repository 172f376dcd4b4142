"""Findings of the T group, made where the fact is known; who reads the sheets adds file and cell."""

from __future__ import annotations

from skp_batch.istilah import Menahan, Tingkat
from skp_batch.temuan import Temuan
from skp_batch.tukin.model import Penerima

TINGKAT_T = {
    "T601": Tingkat.KESALAHAN,
    "T602": Tingkat.KESALAHAN,
    "T603": Tingkat.KESALAHAN,
    "T604": Tingkat.KESALAHAN,
    "T605": Tingkat.PERINGATAN,
    "T606": Tingkat.INFO,
    "T607": Tingkat.PERINGATAN,
    "T608": Tingkat.PERINGATAN,
    "T609": Tingkat.KESALAHAN,
    "T610": Tingkat.PERINGATAN,
    "T611": Tingkat.KESALAHAN,
    "T612": Tingkat.PERINGATAN,
    "T613": Tingkat.PERINGATAN,
}


def temuan_t(
    kode: str, p: Penerima, lembar: str = "PENERIMA", judul: str = "NIP", nilai: str = "", **konteks: str
) -> Temuan:
    """A finding on a person; `judul` is the column of `lembar` that it is about."""
    return Temuan(
        kode,
        TINGKAT_T[kode],
        Menahan.TIDAK,
        berkas="",
        lembar=lembar,
        judul=judul,
        nip=p.nip,
        nama=p.nama,
        nilai=nilai,
        konteks=tuple(sorted((k, v) for k, v in konteks.items() if v)),
    )


def menahan_bayar(t: Temuan) -> bool:
    """Whether the finding holds the person's row: every KESALAHAN, and a payment put off by the policy."""
    return t.kode in TINGKAT_T and (t.tingkat is Tingkat.KESALAHAN or t.kode == "T612")
