"""The SIASN download "data pegawai": NIP -> SIASN's person id, golongan, jabatan, unor (siasn.md 7.H)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from skp_batch.nip import bersihkan_nip
from skp_batch.workbook.tabel_masukan import TabelTidakTerbaca, baca_baris, kunci_tabel


@dataclass(frozen=True, slots=True)
class DataPegawai:
    """A person as SIASN has him; blank where the download says nothing."""

    nip: str
    pns_id: str = ""
    nama: str = ""
    gelar_depan: str = ""
    gelar_belakang: str = ""
    gol_akhir_id: str = ""
    gol_akhir_nama: str = ""
    jabatan_nama: str = ""
    jenis_jabatan_nama: str = ""
    unor_id: str = ""
    unor_nama: str = ""
    kedudukan_hukum_id: str = ""
    kedudukan_hukum_nama: str = ""


_KOLOM = {nama: kunci_tabel(nama) for nama in DataPegawai.__dataclass_fields__ if nama != "nip"}
_KUNCI_NIP = (kunci_tabel("nip_baru"), kunci_tabel("nip"))
_JUDUL = ("nip_baru", "nip", "pns_id", "nama", "gol_akhir_id", "jabatan_nama", "unor_nama", "kedudukan_hukum_id")


def baca_data_pegawai(path: Path) -> dict[str, DataPegawai]:
    """The people of a download by NIP; raises TabelTidakTerbaca with a text for the user.

    Where a NIP comes twice with different persons, its id is left blank: which one is meant is not for us to guess.
    A NIP that stands as a number has lost its last digits and is no key.
    """
    hasil: dict[str, DataPegawai] = {}
    rusak = 0
    for baris in baca_baris(path, _JUDUL, (*_KUNCI_NIP, *_KOLOM.values())):
        kunci = next((k for k in _KUNCI_NIP if k in baris.isi), None)
        if kunci is None:
            continue
        nip = bersihkan_nip(baris.isi[kunci])
        if kunci in baris.angka or "E+" in nip.upper():
            rusak += 1
            continue
        orang = DataPegawai(nip, **{nama: baris.isi.get(k, "") for nama, k in _KOLOM.items()})
        lama = hasil.get(nip)
        if lama is not None and lama.pns_id != orang.pns_id:
            orang = DataPegawai(nip, nama=orang.nama)
        hasil[nip] = orang
    if not hasil:
        sebab = (
            "kolom NIP tersimpan sebagai angka sehingga digit terakhirnya hilang. Gunakan unduhan aslinya, atau buka "
            "CSV dengan kolom NIP sebagai Teks"
            if rusak
            else 'tidak ada kolom "nip_baru" yang terisi. Gunakan unduhan "data pegawai" dari SIASN'
        )
        raise TabelTidakTerbaca(f"{path.name}: {sebab}.")
    return hasil
