"""Many large workbooks for measuring: n units of 50 employees, about 1,400 rows each. Deterministic and clean."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from skp_batch.contoh.bentuk import Baris, BukuContoh
from skp_batch.istilah import Rating
from skp_batch.periode import Periode
from skp_batch.schemas.unit import VERSI_TEMPLAT

_PERIODE = Periode(2025, "TAHUNAN")
_HASIL = (
    "Tersusunnya laporan kinerja",
    "Terlayaninya permohonan masyarakat",
    "Termutakhirkannya data layanan",
    "Terverifikasinya dokumen pertanggungjawaban",
    "Terpantaunya pelaksanaan program",
    "Terselenggaranya koordinasi lintas unit",
)
_RUANG = ("perencanaan", "keuangan", "kepegawaian", "kesehatan", "pendidikan", "perizinan", "arsip", "pengawasan")
_SATUAN = ("Laporan", "Permohonan", "Data", "Dokumen", "Kegiatan", "Berita acara")
# Of fifty people: most BAIK, some SANGAT BAIK, BUTUH PERBAIKAN and KURANG, as the pattern for BAIK asks.
_RATING = (
    *("SS", "AA", "SS", "SA", "BS", "SS", "SS", "AA", "SS", "SB"),
    *("SS", "SS", "AA", "SS", "BS", "SA", "SS", "SS", "SS", "AA"),
)
_RATING_PENUH = {"A": Rating.DI_ATAS, "S": Rating.SESUAI, "B": Rating.DI_BAWAH}
_FAKTOR = {"A": Decimal("1.15"), "S": Decimal(1), "B": Decimal("0.75")}


def buat_skala(n_unit: int, n_pegawai: int = 50) -> Iterator[BukuContoh]:
    """`n_unit` workbooks; the pimpinan of the first unit is the atasan of all the others' pimpinan."""
    puncak = _nip(0, 0)
    for unit in range(n_unit):
        nip_pimpinan = _nip(unit, 0)
        baris: dict[str, list[Baris]] = {k: [] for k in ("PEGAWAI", "RHK", "TARGET", "REALISASI", "PENILAIAN")}
        for orang in range(n_pegawai):
            atasan = nip_pimpinan if orang else (puncak if unit else "")
            _isi_orang(baris, unit, orang, atasan)
        yield BukuContoh(f"unit-{unit + 1:04d}/SKP_2025_UNIT_{unit + 1:04d}.xlsx", {"UNIT": _unit(unit)} | baris)


def _nip(unit: int, orang: int) -> str:
    lahir = date(1970, 1, 1) + timedelta(days=(unit * 61 + orang * 173) % 9_000)
    urut = (unit * 50 + orang) % 999 + 1
    # The month of appointment takes up what the day of birth and the serial number do not tell apart.
    return f"{lahir:%Y%m%d}{2000 + 18 * (lahir.year >= 1982)}{unit // 20 % 12 + 1:02d}{1 + orang % 2}{urut:03d}"


def _unit(unit: int) -> list[Baris]:
    isi: dict[str, object] = {
        "Versi Templat": VERSI_TEMPLAT,
        "Edisi": 1,
        "Instansi": "Pemerintah Kabupaten Tirta Kencana",
        "Kode Unit": f"UNIT-{unit + 1:04d}",
        "Nama Unit": f"Unit Kerja {unit + 1}",
        "NIP Pimpinan Unit": _nip(unit, 0),
        "Tahun": _PERIODE.tahun,
        "Jenis Periode": _PERIODE.jenis,
        "Tanggal Mulai": _PERIODE.awal,
        "Tanggal Selesai": _PERIODE.akhir,
        "Capaian Kinerja Organisasi": "BAIK",
    }
    return [{"Isian": k, "Nilai": v} for k, v in isi.items()]


def _teks(unit: int, orang: int, no: int) -> str:
    ruang = _RUANG[(unit + orang) % len(_RUANG)]
    lingkup = f"Unit Kerja {unit + 1}" if orang == 0 else f"wilayah {unit + 1}.{orang}"
    return f"{_HASIL[no - 1]} bidang {ruang} di {lingkup} secara lengkap dan tepat waktu"


def _isi_orang(baris: dict[str, list[Baris]], unit: int, orang: int, atasan: str) -> None:
    nip = _nip(unit, orang)
    rating = "SS" if orang == 0 else _RATING[orang % len(_RATING)]
    hasil = rating[0]
    baris["PEGAWAI"].append(_pegawai(nip, unit, orang, atasan))
    for no in range(1, 7):
        rhk: Baris = {"NIP": nip, "No RHK": no, "Jenis RHK": "UTAMA", "Rencana Hasil Kerja": _teks(unit, orang, no)}
        if atasan:
            dari_unit = unit if orang else 0
            rhk |= {"No RHK Pimpinan": no, "RHK Pimpinan yang Diintervensi": _teks(dari_unit, 0, no)}
            rhk["Cascading"] = "TIDAK LANGSUNG"
        baris["RHK"].append(rhk)
        for iki in range(1, 3 if no <= 3 + orang % 2 else 2):
            target, realisasi = _indikator(nip, unit, orang, no, iki, hasil)
            baris["TARGET"].append(target)
            baris["REALISASI"].append(realisasi)
    baris["PENILAIAN"].append(
        {
            "NIP": nip,
            "Rating Hasil Kerja": str(_RATING_PENUH[hasil]),
            "Rating Perilaku Kerja": str(_RATING_PENUH[rating[1]]),
            "Umpan Balik Umum": "Pertahankan mutu hasil kerja dan lengkapi bukti dukung setiap bulan.",
        }
    )


def _pegawai(nip: str, unit: int, orang: int, atasan: str) -> Baris:
    baris: Baris = {
        "NIP": nip,
        "Nama": f"Pegawai {unit + 1:04d}-{orang + 1:02d}",
        "Status": "PNS",
        "Golongan": "IV/a" if orang == 0 else "III/b",
        "Jabatan": f"Kepala Unit Kerja {unit + 1}" if orang == 0 else "Penata Layanan Operasional",
        "Jenis Jabatan": "ADMINISTRATOR" if orang == 0 else "PELAKSANA",
        "Kelas Jabatan": 11 if orang == 0 else 7,
        "Pendekatan": "KUANTITATIF",
        "NIP Atasan": atasan or None,
        "Status SKP": "PERSETUJUAN",
        "Tanggal Persetujuan": date(2025, 1, 20),
        "PNS ID": f"{int(nip):032X}",
    }
    if not atasan:
        baris |= {"Nama Penilai": "Bupati Tirta Kencana", "Jabatan Penilai": "Bupati", "Status Penilai": "NON ASN"}
        baris["NIP/NRP Penilai"] = "11890034520668"
        baris["Unit Kerja Penilai"] = "Pemerintah Kabupaten Tirta Kencana"
    return baris


def _indikator(nip: str, unit: int, orang: int, no: int, iki: int, hasil: str) -> tuple[Baris, Baris]:
    kunci: Baris = {"NIP": nip, "No RHK": no, "No Indikator": iki}
    waktu = iki == 2
    target = Decimal(20) if waktu else Decimal(40 + 20 * no + orang)
    faktor = 2 - _FAKTOR[hasil] if waktu else _FAKTOR[hasil]
    satuan = "Hari kerja" if waktu else _SATUAN[no - 1]
    teks = "Rata-rata lama penyelesaian" if waktu else "Jumlah hasil yang selesai"
    sasaran: Baris = kunci | {
        "Aspek": "WAKTU" if waktu else "KUANTITAS",
        "Indikator Kinerja Individu": f"{teks} {_HASIL[no - 1].split(' ', 1)[1]}",
        "Target": target,
        "Satuan": satuan,
        "Arah": "MINIMAL" if waktu else "MAKSIMAL",
    }
    realisasi = (target * faktor).quantize(Decimal("0.1"))
    hasil_kerja: Baris = kunci | {
        "Rencana Aksi": "Menyusun jadwal, melaksanakan, dan mencatat hasil setiap bulan",
        "Realisasi": realisasi,
        "Uraian Realisasi": f"Terealisasi {realisasi} {satuan} dari target {target} {satuan}".replace(".", ","),
        "Bukti Dukung": f"Laporan hasil kerja RHK {no} indikator {iki}",
        "Tautan Bukti Dukung": f"https://berkas.example.go.id/skp/{unit + 1}/{orang + 1}/{no}-{iki}.pdf",
        "Sumber Data": "Laporan bulanan unit kerja",
        "Umpan Balik": "Hasil sesuai kesepakatan; pertahankan." if hasil != "B" else "Susun rencana percepatan.",
    }
    return sasaran, hasil_kerja
