"""The list of employees for `templat --pegawai`: headings of PEGAWAI with Kode Unit, or the SIASN download."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from skp_batch.golongan import baca_golongan
from skp_batch.istilah import JENJANG_JF, cocokkan, kunci_pilihan, rapikan
from skp_batch.nip import bersihkan_nip, cacat_nip, pola_nip
from skp_batch.schemas.kolom import Jenis, Kolom
from skp_batch.schemas.pegawai import PEGAWAI
from skp_batch.workbook.tabel_masukan import BarisTabel, TabelTidakTerbaca, baca_baris, kunci_tabel

_KODE_UNIT, _NAMA_UNIT, _INDUK, _PIMPINAN = (
    kunci_tabel(j) for j in ("Kode Unit", "Nama Unit", "Kode Unit Induk", "NIP Pimpinan Unit")
)
_KOLOM = {kunci_tabel(k.judul): k for k in PEGAWAI.kolom}
_SIASN = ("nip_baru", "pns_id", "gol_akhir_nama", "jabatan_nama", "unor_id", "unor_nama", "kedudukan_hukum_nama")
_TANGGAL = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?: .*)?$|^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$")
# What SIASN calls kedudukan hukum; a closed list, blank for AKTIF.
_KEDUDUKAN = {
    "AKTIF": "",
    "PPPKAKTIF": "",
    "CPNS": "",
    "PNSAKTIF": "",
    "CLTN": "CLTN",
    "CUTILUARTANGGUNGANNEGARA": "CLTN",
    "CUTIDILUARTANGGUNGANNEGARA": "CLTN",
    "TUGASBELAJAR": "TUGAS BELAJAR",
    "MPP": "MPP",
    "MASAPERSIAPANPENSIUN": "MPP",
    "PENSIUN": "PENSIUN",
    "MENINGGALDUNIA": "MENINGGAL DUNIA",
    "PEMBERHENTIANSEMENTARA": "NONAKTIF",
}
_JENIS_JABATAN = {
    "FUNGSIONALTERTENTU": "FUNGSIONAL",
    "JABATANFUNGSIONAL": "FUNGSIONAL",
    "JABATANFUNGSIONALTERTENTU": "FUNGSIONAL",
    "FUNGSIONALUMUM": "PELAKSANA",
    "JABATANFUNGSIONALUMUM": "PELAKSANA",
    "PELAKSANA": "PELAKSANA",
    "JABATANPELAKSANA": "PELAKSANA",
}


@dataclass(slots=True)
class UnitPegawai:
    """A unit and its people, as rows of sheet PEGAWAI."""

    kode: str
    nama: str
    kode_induk: str = ""
    nip_pimpinan: str = ""
    pegawai: list[dict[str, object]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DaftarPegawai:
    """Units in the order of the list; `masalah` are sentences for the user, each with its row."""

    unit: tuple[UnitPegawai, ...]
    masalah: tuple[str, ...]


def baca_pegawai(path: Path) -> DaftarPegawai:
    """Read the list; raises TabelTidakTerbaca with a text for the user where it is no such list."""
    baris = baca_baris(path, (*(k.judul for k in PEGAWAI.kolom), "Kode Unit", "Nama Unit", *_SIASN))
    kolom = {k for b in baris for k in b.isi}
    siasn = kunci_tabel("nip_baru") in kolom
    if not siasn and not {"nip", _KODE_UNIT} <= kolom:
        kurang = "NIP" if "nip" not in kolom else "Kode Unit"
        raise TabelTidakTerbaca(
            f'{path.name}: tidak ada kolom "{kurang}" yang terisi. Gunakan judul kolom lembar PEGAWAI ditambah '
            '"Kode Unit" dan "Nama Unit", atau unduhan "data pegawai" dari SIASN.'
        )
    susun = _Susun()
    for b in baris:
        susun.tambah(_dari_siasn(b, susun.masalah) if siasn else b)
    return DaftarPegawai(tuple(susun.unit.values()), tuple(susun.masalah))


@dataclass(slots=True)
class _Susun:
    unit: dict[str, UnitPegawai] = field(default_factory=dict)
    masalah: list[str] = field(default_factory=list)
    _pertama: dict[tuple[str, str], int] = field(default_factory=dict)

    def tambah(self, baris: BarisTabel) -> None:
        kode = baris.isi.get(_KODE_UNIT, "")
        if not kode:
            self._catat(baris, "Kode Unit kosong; baris ini tidak dimasukkan ke buku mana pun.")
            return
        pegawai = {k.judul: self._nilai(baris, kunci, k) for kunci, k in _KOLOM.items() if kunci in baris.isi}
        nip, ke = str(pegawai.get("NIP") or ""), str(pegawai.get("SKP Ke") or "1")
        if nip and (nip, ke) in self._pertama:
            self._catat(baris, f"NIP {nip} sudah ada di baris {self._pertama[nip, ke]}; baris ini tidak dimasukkan.")
            return
        self._pertama[nip, ke] = baris.nomor
        if not nip and "NIP" not in pegawai:
            self._catat(baris, "NIP kosong; lengkapi di buku kerja.")
        pegawai.setdefault("Status SKP", "DRAFT")
        unit = self.unit.setdefault(kode, UnitPegawai(kode, ""))
        self._lengkapi(unit, baris)
        unit.pegawai.append(pegawai)

    def _lengkapi(self, unit: UnitPegawai, baris: BarisTabel) -> None:
        unit.kode_induk = unit.kode_induk or baris.isi.get(_INDUK, "")
        if not unit.nip_pimpinan and _PIMPINAN in baris.isi and _PIMPINAN not in baris.angka:
            unit.nip_pimpinan = bersihkan_nip(baris.isi[_PIMPINAN])
        nama = baris.isi.get(_NAMA_UNIT, "")
        if nama and unit.nama and nama != unit.nama:
            self._catat(baris, f'Nama Unit "{nama}" berbeda dari "{unit.nama}" untuk Kode Unit {unit.kode}.')
        unit.nama = unit.nama or nama

    def _nilai(self, baris: BarisTabel, kunci: str, kolom: Kolom) -> object:
        """The cell as the workbook wants it; what cannot be read stays as it is and is named."""
        teks = baris.isi[kunci]
        if kolom.jenis in (Jenis.NIP, Jenis.NIP_NRP):
            return self._nip(baris, kunci, kolom)
        if kolom.jenis is Jenis.GOLONGAN:
            return baca_golongan(teks) or self._tak_terbaca(baris, kolom, teks)
        if kolom.jenis is Jenis.PILIHAN:
            return cocokkan(teks, kolom.pilihan) or self._tak_terbaca(baris, kolom, teks)
        if kolom.jenis is Jenis.BULAT:
            return int(teks) if teks.isascii() and teks.isdigit() else self._tak_terbaca(baris, kolom, teks)
        if kolom.jenis is Jenis.TANGGAL:
            return _tanggal(teks) or self._tak_terbaca(baris, kolom, teks)
        return teks

    def _nip(self, baris: BarisTabel, kunci: str, kolom: Kolom) -> str | None:
        nip = bersihkan_nip(baris.isi[kunci])
        if "E+" in nip.upper() or (kunci in baris.angka and len(nip) > 15):
            self._catat(
                baris,
                f"{kolom.judul} tersimpan sebagai angka sehingga angka terakhirnya hilang; dikosongkan. "
                "Simpan kolom itu sebagai teks, atau isi di buku kerja.",
            )
            return None
        if kolom.jenis is Jenis.NIP and cacat_nip(nip):
            self._catat(baris, f'{kolom.judul} "{nip}" tidak berpola NIP; periksa di buku kerja.')
        return nip

    def _tak_terbaca(self, baris: BarisTabel, kolom: Kolom, teks: str) -> str:
        self._catat(baris, f'{kolom.judul} "{teks}" tidak dikenal; perbaiki di buku kerja.')
        return teks

    def _catat(self, baris: BarisTabel, pesan: str) -> None:
        self.masalah.append(f"Baris {baris.nomor}: {pesan}")


def _tanggal(teks: str) -> date | None:
    cocok = _TANGGAL.match(teks)
    if not cocok:
        return None
    y1, m1, d1, d2, m2, y2 = cocok.groups()
    try:
        return date(int(y1 or y2), int(m1 or m2), int(d1 or d2))
    except ValueError:
        return None


# SIASN


def _dari_siasn(baris: BarisTabel, masalah: list[str]) -> BarisTabel:
    """The same row under the headings of PEGAWAI; what the download does not say stays blank."""

    def ambil(nama: str) -> str:
        return baris.isi.get(kunci_tabel(nama), "")

    nip = bersihkan_nip(ambil("nip_baru"))
    jabatan = ambil("jabatan_nama")
    jenis = _JENIS_JABATAN.get(kunci_pilihan(ambil("jenis_jabatan_nama")), "")
    kedudukan = ambil("kedudukan_hukum_nama")
    keaktifan = _KEDUDUKAN.get(kunci_pilihan(kedudukan)) if kedudukan else ""
    if keaktifan is None:
        masalah.append(
            f'Baris {baris.nomor}: Kedudukan hukum "{kedudukan}" tidak dikenal; isi Status Keaktifan di buku kerja.'
        )
    isi = {
        "NIP": nip,
        "Nama": _nama(ambil("gelar_depan"), ambil("nama"), ambil("gelar_belakang")),
        "Status": _status(nip, ambil("status_cpns_pns"), f"{ambil('jenis_pegawai_nama')} {kedudukan}"),
        "Golongan": ambil("gol_akhir_nama"),
        "Jabatan": jabatan,
        "Jenis Jabatan": jenis,
        "Jenjang JF": _jenjang(jabatan) if jenis == "FUNGSIONAL" else "",
        "Status Keaktifan": keaktifan or "",
        "PNS ID": ambil("pns_id"),
        "Kode Unit": ambil("unor_id") or ambil("unor_nama"),
        "Nama Unit": ambil("unor_nama"),
    }
    angka = frozenset({"nip"}) if kunci_tabel("nip_baru") in baris.angka else frozenset()
    return BarisTabel(baris.nomor, {kunci_tabel(k): v for k, v in isi.items() if v}, angka)


def _nama(depan: str, nama: str, belakang: str) -> str:
    utuh = rapikan(f"{depan} {nama}")
    return f"{utuh}, {belakang}" if belakang else utuh


def _status(nip: str, cpns_pns: str, jenis: str) -> str:
    jenis = jenis.upper()
    if "PARUH WAKTU" in jenis:
        return "PPPK PARUH WAKTU"
    if "PPPK" in jenis or (cacat_nip(nip) is None and pola_nip(nip) == "PPPK"):
        return "PPPK"
    return {"C": "CPNS", "CPNS": "CPNS", "P": "PNS", "PNS": "PNS"}.get(cpns_pns.upper(), "")


def _jenjang(jabatan: str) -> str:
    """The jenjang with which the name of a jabatan fungsional ends."""
    besar = f" {' '.join(jabatan.upper().split())}"
    return max((j for j in JENJANG_JF if besar.endswith(f" {j}")), key=len, default="")
