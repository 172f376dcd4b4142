"""A small, clean instansi of two workbooks that a test changes at one place, to see what is found there.

Heading rows stand at row 3, data from row 4, columns in the order of the schema; so a cell's address is known.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from skp_batch.aturan import KebijakanPenilaian, muat_kebijakan
from skp_batch.batch import Permintaan, Selesai, jalankan
from skp_batch.masukan import cari_masukan
from skp_batch.model import Skp
from skp_batch.schemas.buku import MENURUT_NAMA

KADIS, KABID, ANA, BUDI = "197001011995031001", "197502022000121002", "199003032015042003", "199204042021211004"
BARIS_JUDUL = 3

Baris = dict[str, Any]
Lembaran = dict[str, list[Baris]]


class Buku:
    """One workbook as rows by heading. `kait` are called with the openpyxl workbook before it is saved."""

    def __init__(self, nama: str, lembar: Lembaran) -> None:
        self.nama, self.lembar = nama, lembar
        self.kait: list[Callable[[openpyxl.Workbook], None]] = []
        self.tanpa_kolom: set[tuple[str, str]] = set()

    def baris(self, lembar: str, *kunci: str) -> Baris:
        """The row whose values begin with these (NIP, No RHK, …); of UNIT the row of a field."""
        for b in self.lembar[lembar]:
            milik = [str(b.get(k, "")) for k in ("Isian", "NIP", "No RHK", "No Indikator", "No PK") if k in b]
            if milik[: len(kunci)] == list(kunci):
                return b
        raise KeyError((lembar, kunci))

    def isi(self, lembar: str, kunci: tuple[str, ...] | str, **nilai: Any) -> None:
        kunci = (kunci,) if isinstance(kunci, str) else kunci
        for judul, v in nilai.items():
            self.baris(lembar, *kunci)[judul.replace("_", " ")] = v

    def unit(self, isian: str, nilai: Any) -> None:
        self.baris("UNIT", isian)["Nilai"] = nilai

    def kolom(self, lembar: str) -> list[str]:
        if lembar == "UNIT":
            return ["Isian", "Nilai"]
        kontrak = MENURUT_NAMA[lembar]
        return [k.judul for k in kontrak.kolom if (lembar, k.judul) not in self.tanpa_kolom]

    def sel(self, lembar: str, kunci: tuple[str, ...] | str, judul: str) -> str:
        """The address at which a row's cell will stand."""
        kunci = (kunci,) if isinstance(kunci, str) else kunci
        nomor = self.lembar[lembar].index(self.baris(lembar, *kunci)) + BARIS_JUDUL + 1
        return f"{get_column_letter(self.kolom(lembar).index(judul) + 1)}{nomor}"

    def tulis(self, folder: Path) -> None:
        buku = openpyxl.Workbook()
        buku.remove(buku.active)
        for nama, baris in self.lembar.items():
            ws = buku.create_sheet(nama)
            ws["A1"] = nama
            ws["A2"] = "petunjuk"
            judul = self.kolom(nama)
            for k, j in enumerate(judul, 1):
                ws.cell(BARIS_JUDUL, k, j)
            for n, b in enumerate(baris, BARIS_JUDUL + 1):
                for k, j in enumerate(judul, 1):
                    if b.get(j) is not None:
                        ws.cell(n, k, b[j])
        for kait in self.kait:
            kait(buku)
        path = folder / self.nama
        path.parent.mkdir(parents=True, exist_ok=True)
        buku.save(path)


def _unit(kode: str, nama: str, induk: str | None, pimpinan: str) -> list[Baris]:
    nilai = {
        "Versi Templat": "1",
        "Edisi": None,
        "Instansi": "Dinas Contoh",
        "Kode Unit": kode,
        "Nama Unit": nama,
        "Kode Unit Induk": induk,
        "NIP Pimpinan Unit": pimpinan,
        "Tahun": 2025,
        "Jenis Periode": "TAHUNAN",
        "Periode Ke": None,
        "Tanggal Mulai": date(2025, 1, 1),
        "Tanggal Selesai": date(2025, 12, 31),
        "Capaian Kinerja Organisasi": "BAIK",
    }
    return [{"Isian": k, "Nilai": v} for k, v in nilai.items()]


def _pegawai(nip: str, nama: str, atasan: str | None, **lain: Any) -> Baris:
    return {
        "NIP": nip,
        "Nama": nama,
        "Status": "PNS",
        "Golongan": "III/d",
        "Jabatan": "Analis Kepegawaian",
        "Jenis Jabatan": "PELAKSANA",
        "Pendekatan": "KUANTITATIF",
        "NIP Atasan": atasan,
        "Status SKP": "PERSETUJUAN",
        "PNS ID": f"{int(nip):032X}",
    } | {k.replace("_", " "): v for k, v in lain.items()}


def _rhk(nip: str, no: str, teks: str, pimpinan: str | None = None, **lain: Any) -> Baris:
    return {
        "NIP": nip,
        "No RHK": no,
        "Jenis RHK": "UTAMA",
        "Rencana Hasil Kerja": teks,
        "No RHK Pimpinan": pimpinan,
    } | {k.replace("_", " "): v for k, v in lain.items()}


def _target(nip: str, rhk: str, no: str, indikator: str, target: Any, satuan: str, **lain: Any) -> Baris:
    return {
        "NIP": nip,
        "No RHK": rhk,
        "No Indikator": no,
        "Aspek": "KUANTITAS",
        "Indikator Kinerja Individu": indikator,
        "Target": target,
        "Satuan": satuan,
    } | {k.replace("_", " "): v for k, v in lain.items()}


def _realisasi(nip: str, rhk: str, no: str, realisasi: Any, **lain: Any) -> Baris:
    return {
        "NIP": nip,
        "No RHK": rhk,
        "No Indikator": no,
        "Realisasi": realisasi,
        "Bukti Dukung": f"Laporan {nip[-4:]}-{rhk}.{no}",
        "Tautan Bukti Dukung": f"https://arsip.example.go.id/{nip[-4:]}/{rhk}/{no}",
    } | {k.replace("_", " "): v for k, v in lain.items()}


def _nilai(nip: str, hasil: str = "SESUAI EKSPEKTASI", perilaku: str = "SESUAI EKSPEKTASI") -> Baris:
    return {"NIP": nip, "Rating Hasil Kerja": hasil, "Rating Perilaku Kerja": perilaku}


_DINAS = Buku(
    "dinas.xlsx",
    {
        "UNIT": _unit("D01", "Dinas Contoh", None, KADIS),
        "PEGAWAI": [
            _pegawai(
                KADIS,
                "Rangga Wirasena",
                None,
                Golongan="IV/c",
                Jabatan="Kepala Dinas",
                Jenis_Jabatan="JPT",
                Nama_Penilai="Bupati Contoh",
                Jabatan_Penilai="Bupati",
                Unit_Kerja_Penilai="Pemerintah Kabupaten",
                Status_Penilai="NON ASN",
            )
            | {"NIP/NRP Penilai": "31990001"}
        ],
        "RHK": [
            _rhk(KADIS, "1", "Meningkatnya kualitas layanan kepegawaian", Klasifikasi_RHK="ORGANISASI"),
            _rhk(KADIS, "2", "Terwujudnya data pegawai yang mutakhir", Klasifikasi_RHK="ORGANISASI"),
        ],
        "TARGET": [
            _target(KADIS, "1", "1", "Indeks kepuasan layanan", 90, "%", Aspek=None),
            _target(KADIS, "2", "1", "Persentase data pegawai yang mutakhir", 95, "%", Aspek=None),
        ],
        "REALISASI": [_realisasi(KADIS, "1", "1", 90), _realisasi(KADIS, "2", "1", 95)],
        "PENILAIAN": [_nilai(KADIS)],
    },
)
_BIDANG = Buku(
    "bidang/mutasi.xlsx",
    {
        "UNIT": _unit("D01.2", "Bidang Mutasi", "D01", KABID),
        "PEGAWAI": [
            _pegawai(
                KABID,
                "Sekar Puspita",
                KADIS,
                Golongan="IV/a",
                Jabatan="Kepala Bidang Mutasi",
                Jenis_Jabatan="ADMINISTRATOR",
            ),
            _pegawai(
                ANA,
                "Ana Lestari",
                KABID,
                Golongan="III/c",
                Jabatan="Analis SDM Aparatur Ahli Muda",
                Jenis_Jabatan="FUNGSIONAL",
                Jenjang_JF="AHLI MUDA",
                ID_Riwayat_Jabatan="A5EB03E241DEF6A0E040640A040252AD",
            ),
            _pegawai(BUDI, "Budi Santoso", KABID, Status="PPPK", Golongan="PPPK IX"),
        ],
        "RHK": [
            _rhk(KABID, "1", "Terlaksananya layanan mutasi yang tepat waktu", "1", Klasifikasi_RHK="ORGANISASI"),
            _rhk(KABID, "2", "Tersedianya data mutasi yang lengkap", "2", Klasifikasi_RHK="ORGANISASI"),
            _rhk(ANA, "1", "Terselesaikannya usul mutasi pegawai", "1"),
            _rhk(ANA, "2", "Tersusunnya telaah mutasi", "2"),
            _rhk(BUDI, "1", "Tertatanya berkas mutasi", "2"),
        ],
        "TARGET": [
            _target(KABID, "1", "1", "Jumlah usul mutasi yang selesai", 100, "Usul"),
            _target(KABID, "2", "1", "Jumlah data mutasi yang lengkap", 200, "Data"),
            _target(ANA, "1", "1", "Jumlah usul mutasi yang diproses", 120, "Usul"),
            _target(ANA, "1", "2", "Waktu penyelesaian usul mutasi", 5, "Hari", Aspek="WAKTU", Arah="MINIMAL"),
            _target(ANA, "2", "1", "Jumlah telaah mutasi", 12, "Dokumen"),
            _target(BUDI, "1", "1", "Jumlah berkas yang tertata", 200, "Berkas"),
        ],
        "REALISASI": [
            _realisasi(KABID, "1", "1", 100),
            _realisasi(KABID, "2", "1", 200),
            _realisasi(ANA, "1", "1", 120),
            _realisasi(ANA, "1", "2", 5),
            _realisasi(ANA, "2", "1", 12),
            _realisasi(BUDI, "1", "1", 200),
        ],
        "PENILAIAN": [_nilai(KABID), _nilai(ANA), _nilai(BUDI)],
        "ANGKA KREDIT": [{"NIP": ANA, "Nomor PAK": "800/12/PAK/2025", "Tanggal PAK": date(2025, 12, 31)}],
    },
)


class Meja:
    """The two workbooks, to be changed, checked and asked about."""

    def __init__(self) -> None:
        self.dinas, self.bidang = copy.deepcopy(_DINAS), copy.deepcopy(_BIDANG)
        self.tambahan: list[Buku] = []
        self.kebijakan: KebijakanPenilaian = muat_kebijakan()

    @property
    def buku(self) -> list[Buku]:
        return [self.dinas, self.bidang, *self.tambahan]

    def salin(self, buku: Buku, nama: str) -> Buku:
        """A further workbook like `buku`, in the same batch."""
        baru = copy.deepcopy(buku)
        baru.nama = nama
        self.tambahan.append(baru)
        return baru

    def periode(self, jenis: str, ke: int, mulai: date, selesai: date) -> None:
        for b in self.buku:
            b.unit("Jenis Periode", jenis)
            b.unit("Periode Ke", ke)
            b.unit("Tanggal Mulai", mulai)
            b.unit("Tanggal Selesai", selesai)

    def tulis(self, folder: Path) -> Path:
        for b in self.buku:
            b.tulis(folder)
        return folder

    def periksa(self, folder: Path, **opsi: Any) -> Selesai:
        self.tulis(folder)
        return jalankan(Permintaan(cari_masukan([folder]), self.kebijakan, paralel=1, **opsi))


def temuan(selesai: Selesai) -> set[str]:
    """`KODE T berkas LEMBAR!SEL` of every finding; T is K, P or I."""
    return {
        f"{t.kode} {t.tingkat[0]} {Path(t.berkas).stem} {t.lembar}{'!' + t.sel if t.sel else ''}".rstrip()
        for t in selesai.hasil.temuan
    }


def skp(selesai: Selesai, nip: str, skp_ke: str = "1") -> Skp:
    return next(s for s in selesai.hasil.rekap if s.nip == nip and s.skp_ke == skp_ke)
