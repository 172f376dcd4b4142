"""Files that say who has which predikat, whatever their kind: a KELUAR, rekap.csv, Rekap Penilaian, SIASN's answers."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from skp_batch.istilah import kunci_teks
from skp_batch.siasn.baris_predikat import Bacaan
from skp_batch.siasn.data_pegawai import DataPegawai
from skp_batch.siasn.rekap_csv import baca_rekap_csv
from skp_batch.siasn.rekap_penilaian import baca_rekap_penilaian
from skp_batch.siasn.riwayat import RiwayatSkp
from skp_batch.siasn.rw_skp22 import baca_rw_skp22
from skp_batch.workbook.tabel_masukan import TabelTidakTerbaca, kunci_tabel

_AKHIRAN = frozenset({".xlsx", ".xlsm", ".csv", ".json", ".jsonl"})
_REKAP = "rekap.csv"


def baca_sumber(path: Path, nip_dari_id: Mapping[str, str]) -> Bacaan:
    """All rows of a file, of a KELUAR, or of a folder of downloads.

    Raises TabelTidakTerbaca with a text for the user.
    """
    if not path.is_dir():
        return _berkas(path, nip_dari_id)
    if (path / _REKAP).is_file():
        return baca_rekap_csv(path / _REKAP)
    hasil = Bacaan()
    berkas = sorted(p for p in path.iterdir() if p.suffix.lower() in _AKHIRAN and not p.name.startswith(("~$", ".")))
    if not berkas:
        raise TabelTidakTerbaca(f'Folder "{path}" tidak berisi rekap.csv, unduhan Rekap Penilaian, atau jawaban SIASN.')
    for p in berkas:
        hasil.tambah(_berkas(p, nip_dari_id))
    return hasil


def baca_rekap_keluar(path: Path) -> Bacaan:
    """rekap.csv of a KELUAR, or the file itself."""
    if path.is_dir() and not (path / _REKAP).is_file():
        raise TabelTidakTerbaca(f'Folder "{path}" bukan keluaran skp-batch proses (tidak ada {_REKAP}).')
    return baca_rekap_csv(path / _REKAP if path.is_dir() else path)


def nip_menurut_id(riwayat: Iterable[RiwayatSkp], data_pegawai: Mapping[str, DataPegawai]) -> dict[str, str]:
    """kunci_teks of SIASN's person id -> NIP; an id that several people have maps to nobody."""
    hasil: dict[str, str] = {}
    pasangan = [(d.pns_id, d.nip) for d in data_pegawai.values()] + [(r.pns_id, r.nip) for r in riwayat]
    for pns_id, nip in pasangan:
        if pns_id and hasil.setdefault(kunci_teks(pns_id), nip) != nip:
            hasil[kunci_teks(pns_id)] = ""
    return hasil


def _berkas(path: Path, nip_dari_id: Mapping[str, str]) -> Bacaan:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would never end
            raise TabelTidakTerbaca(f'"{path}" bukan berkas biasa.')
        with path.open("rb") as f:
            awal = f.read(4_096)
    except FileNotFoundError as galat:
        raise TabelTidakTerbaca(f'"{path}" tidak ditemukan.') from galat
    except OSError as galat:
        raise TabelTidakTerbaca(f'"{path}" tidak dapat dibuka; tutup dahulu bila sedang terbuka.') from galat
    if awal.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"[")):
        return baca_rw_skp22(path, nip_dari_id)
    if not awal.startswith(b"PK") and _judul_rekap(awal):
        return baca_rekap_csv(path)
    return baca_rekap_penilaian(path)


def _judul_rekap(awal: bytes) -> bool:
    """Whether the first line has the headings of rekap.csv."""
    garis = awal.decode("utf-8-sig", errors="replace").split("\n", 1)[0]
    kunci = {kunci_tabel(k.strip().strip('"')) for k in garis.replace(";", ",").replace("\t", ",").split(",")}
    return {"periode", "nip", "predikat"} <= kunci
