"""siasn/riwayat-kinerja.jsonl: what later commands (rekon, angka-kredit, kenaikan) need to know of each SKP.

rekap.csv is for people and for e-Kinerja; jenjang, months served, PAK and penilai stand here, a line per SKP.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from operator import attrgetter
from pathlib import Path

from skp_batch.jsonl import urai_objek
from skp_batch.model import Buku, Skp
from skp_batch.periode import Periode, baca_periode
from skp_batch.siasn.data_pegawai import DataPegawai
from skp_batch.siasn.ekspor import nilai_angka_kredit
from skp_batch.siasn.penilai import DaftarOrang, cari_penilai
from skp_batch.workbook.gate import Batas, TidakTerbaca, buka_file
from skp_batch.workbook.sel import TEKS_TERPANJANG
from skp_batch.workbook.tabel_masukan import TabelTidakTerbaca

NAMA_RIWAYAT = "riwayat-kinerja.jsonl"
_BATAS = Batas(byte=500 * 1024 * 1024)


@dataclass(frozen=True, slots=True)
class RiwayatSkp:
    """One SKP; blank where the workbook says nothing. Months as `2025-01`, dates as yyyy-mm-dd, figures as text."""

    periode: str
    kode_unit: str = ""
    nama_unit: str = ""
    instansi: str = ""
    nip: str = ""
    skp_ke: str = ""
    nama: str = ""
    pns_id: str = ""
    status_pegawai: str = ""
    golongan: str = ""
    jabatan: str = ""
    jenis_jabatan: str = ""
    jenjang: str = ""
    status: str = ""
    predikat: str = ""
    jumlah_bulan: str = ""
    bulan_awal: str = ""
    bulan_akhir: str = ""
    angka_kredit: str = ""
    ak_sebelumnya: str = ""
    nomor_pak: str = ""
    tanggal_pak: str = ""
    nip_penilai: str = ""
    nama_penilai: str = ""
    jabatan_penilai: str = ""
    tempat: str = ""
    tanggal_evaluasi: str = ""
    kelas: str = ""

    @property
    def masa(self) -> Periode:
        periode = baca_periode(self.periode)
        assert periode is not None
        return periode

    @property
    def ak(self) -> Decimal | None:
        return Decimal(self.angka_kredit) if self.angka_kredit else None

    @property
    def ak_lama(self) -> Decimal | None:
        return Decimal(self.ak_sebelumnya) if self.ak_sebelumnya else None


KOLOM_RIWAYAT = tuple(f.name for f in fields(RiwayatSkp))
isi_riwayat: Callable[[RiwayatSkp], tuple[str, ...]] = attrgetter(*KOLOM_RIWAYAT)


def susun_riwayat(
    rekap: Iterable[Skp],
    buku: Mapping[str, Buku],
    data_pegawai: Mapping[str, DataPegawai],
    *,
    tanggal_hitung_bulan: int = 15,
) -> Iterator[RiwayatSkp]:
    """A record per SKP with a sound NIP and period, in the order of the rekap."""
    orang = DaftarOrang(buku.values())
    for skp in rekap:
        if skp.nip_sah and buku[skp.berkas].unit.periode is not None:
            yield _satu(skp, buku[skp.berkas], orang, data_pegawai, tanggal_hitung_bulan)


def _satu(
    skp: Skp, buku: Buku, orang: DaftarOrang, data_pegawai: Mapping[str, DataPegawai], tanggal_hitung: int
) -> RiwayatSkp:
    unit, unduhan = buku.unit, data_pegawai.get(skp.nip)
    assert unit.periode is not None
    perolehan = nilai_angka_kredit(skp, buku, tanggal_hitung)
    pak = buku.angka_kredit.get(skp.nip, {})
    penilai = cari_penilai(skp, buku, orang, data_pegawai)
    return RiwayatSkp(
        periode=unit.periode.kode,
        kode_unit=unit.kode,
        nama_unit=unit.nama,
        instansi=unit.instansi,
        nip=skp.nip,
        skp_ke=skp.skp_ke,
        nama=skp.nama,
        pns_id=skp.teks("pns_id") or (unduhan.pns_id if unduhan else ""),
        status_pegawai=skp.teks("status"),
        golongan=skp.teks("golongan"),
        jabatan=skp.teks("jabatan"),
        jenis_jabatan=skp.teks("jenis_jabatan"),
        jenjang=skp.teks("jenjang_jf"),
        status=str(skp.status or ""),
        predikat=str(skp.predikat or ""),
        jumlah_bulan=str(perolehan[1].jumlah) if perolehan else "",
        bulan_awal="{}-{:02d}".format(*perolehan[1].awal) if perolehan else "",
        bulan_akhir="{}-{:02d}".format(*perolehan[1].akhir) if perolehan else "",
        angka_kredit=f"{perolehan[0]:.2f}" if perolehan else "",
        ak_sebelumnya=_angka(pak.get("ak_sebelumnya")),
        nomor_pak=str(pak.get("nomor_pak") or ""),
        tanggal_pak=_tanggal(pak.get("tanggal_pak")),
        nip_penilai=penilai.nip,
        nama_penilai=penilai.nama,
        jabatan_penilai=penilai.jabatan,
        tempat=unit.tempat_penetapan,
        tanggal_evaluasi=_tanggal(unit.tanggal_evaluasi),
        kelas=skp.teks("kelas"),
    )


def _angka(nilai: object) -> str:
    return f"{nilai:f}" if isinstance(nilai, Decimal | int) else ""


def _tanggal(nilai: object) -> str:
    return nilai.isoformat() if isinstance(nilai, date) else ""


def baca_riwayat(keluar: Path) -> list[RiwayatSkp]:
    """The records of a KELUAR (or of the file itself); raises TabelTidakTerbaca with a text for the user."""
    path = keluar / "siasn" / NAMA_RIWAYAT if keluar.is_dir() else keluar
    try:
        teks = buka_file(path, _BATAS).decode("utf-8")
    except FileNotFoundError as galat:
        raise TabelTidakTerbaca(
            f'"{keluar}" tidak berisi siasn/{NAMA_RIWAYAT}. Jalankan lagi skp-batch proses dengan folder itu sebagai '
            "keluaran."
        ) from galat
    except (OSError, TidakTerbaca, UnicodeDecodeError) as galat:
        raise TabelTidakTerbaca(f'"{path}" tidak dapat dibaca. Jalankan lagi skp-batch proses.') from galat
    hasil = []
    for nomor, garis in enumerate(teks.rstrip("\n").split("\n"), start=1):  # a name may hold U+2028
        if not garis:
            continue
        satu = _urai(garis)
        if satu is None:
            raise TabelTidakTerbaca(
                f'"{path}" baris {nomor} bukan tulisan program ini. Jalankan lagi skp-batch proses.'
            )
        hasil.append(satu)
    return hasil


def _wajar(angka: Decimal) -> bool:
    """A figure that can be added up and written out."""
    return angka.is_finite() and angka.adjusted() < 12 and len(angka.as_tuple().digits) < 30


def _teks_wajar(nilai: object) -> bool:
    return isinstance(nilai, str) and len(nilai) <= TEKS_TERPANJANG


_ANGKA = ("angka_kredit", "ak_sebelumnya")


def _urai(garis: str) -> RiwayatSkp | None:
    isi = urai_objek(garis)
    if isi is None or not all(_teks_wajar(isi.get(k, "")) for k in KOLOM_RIWAYAT):
        return None
    hasil = RiwayatSkp(**{k: isi.get(k, "") for k in KOLOM_RIWAYAT})
    if not all(getattr(hasil, k).isascii() for k in (*_ANGKA, "jumlah_bulan")):  # other scripts have digits too
        return None
    try:
        sah = all(_wajar(Decimal(getattr(hasil, k) or 0)) for k in _ANGKA) and 0 <= int(hasil.jumlah_bulan or 0) < 100
        for tanggal in (hasil.tanggal_pak, hasil.tanggal_evaluasi):
            date.fromisoformat(tanggal or "2000-01-01")
    except (ArithmeticError, ValueError):
        return None
    return hasil if sah and baca_periode(hasil.periode) is not None else None
