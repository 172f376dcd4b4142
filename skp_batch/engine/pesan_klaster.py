"""What users are told about a cluster that cannot be used, and what to do."""

from __future__ import annotations

from pathlib import Path

TIDAK_TERPASANG = (
    'Mesin dask memerlukan tambahan [dask] yang belum terpasang. Pasang "skp-batch[dask]" di komputer ini dan di semua '
    "pekerja, atau jalankan dengan --mesin lokal."
)
TANPA_PEKERJA = (
    "Penjadwal Dask menjawab, tetapi belum ada pekerja. Jalankan pekerja, misalnya: "
    "dask worker tcp://ALAMAT:PORTA --nthreads 1, lalu ulangi."
)
SEMUA_HILANG = (
    "Semua pekerja klaster hilang di tengah pekerjaan dan tidak ada yang kembali. Periksa mesin pekerja (sering kali "
    "memorinya tidak cukup), jalankan lagi pekerjanya, lalu ulangi."
)


def penjadwal_diam(alamat: str, detik: int) -> str:
    return (
        f"Penjadwal Dask di {_tempat(alamat)} tidak dapat dihubungi (ditunggu paling lama {detik} detik). Periksa "
        "alamat dan porta, jaringan, dan apakah penjadwalnya berjalan (dask scheduler); untuk tls:// juga sertifikat "
        "di pengaturan Dask."
    )


def penjadwal_hilang(alamat: str) -> str:
    return (
        f"Hubungan dengan penjadwal Dask di {_tempat(alamat)} terputus di tengah pekerjaan. Periksa penjadwal dan "
        "jaringan, lalu jalankan lagi."
    )


def pekerja_diam(pekerja: str, detik: int) -> str:
    return (
        f"Pekerja {pekerja} tidak menjawab dalam {detik} detik. Mungkin pekerja itu sedang dipakai pekerjaan lain atau "
        "macet; tunggu atau hentikan pekerja itu, lalu ulangi."
    )


def tak_layak(pekerja: str, galat: BaseException) -> str:
    """A worker where not even the question could be asked."""
    if isinstance(galat, ImportError):
        return (
            f"Pekerja {pekerja} tidak memiliki {galat.name or 'modul yang diperlukan'}. Pasang versi skp-batch yang "
            "sama di lingkungan Python semua pekerja, mulai ulang pekerjanya, lalu ulangi."
        )
    return (
        f"Pekerja {pekerja} tidak dapat dipakai ({type(galat).__name__}). Pasang versi skp-batch dan Python yang sama "
        "di semua pekerja, mulai ulang pekerjanya, lalu ulangi."
    )


def versi_beda(pekerja: str, di_sini: dict[str, str], di_sana: dict[str, str]) -> str:
    nama = next(n for n in di_sini if di_sini[n] != di_sana.get(n))
    return (
        f"Pekerja {pekerja} memakai {nama} {di_sana.get(nama, '?')}, di sini {di_sini[nama]}. Pasang versi yang sama "
        "di semua mesin, mulai ulang pekerjanya, lalu ulangi."
    )


def masukan_tak_terlihat(pekerja: str, path: str) -> str:
    return (
        f'Pekerja {pekerja} tidak dapat membaca masukan "{path}", atau melihat isi lain di situ. Taruh masukan di '
        "penyimpanan bersama yang terpasang di lokasi yang sama pada semua mesin."
    )


def folder_tak_terlihat(pekerja: str, folder: Path) -> str:
    tempat = folder.parent if folder.name.startswith(".") else folder  # the hidden one lies where KELUAR lies
    return (
        f'Pekerja {pekerja} tidak dapat menulis di "{tempat}" sehingga terbaca dari sini. KELUAR, juga --simpanan bila '
        "dipakai, harus di penyimpanan bersama yang terpasang di lokasi yang sama pada semua mesin, dan pekerja "
        "berjalan dengan akun yang sama."
    )


def tugas_gagal(galat: BaseException) -> str:
    """A task that Dask could not get done."""
    if type(galat).__name__ == "KilledWorker":
        return (
            "Beberapa pekerja klaster mati berturut-turut pada berkas yang sama, biasanya karena memori pekerja tidak "
            "cukup. Beri pekerja memori lebih besar (--memory-limit), atau jalankan dengan --mesin lokal."
        )
    return (
        f"Klaster tidak dapat mengerjakan tugas ({type(galat).__name__}). Periksa apakah semua pekerja memakai versi "
        "skp-batch yang sama, lalu jalankan lagi."
    )


def _tempat(alamat: str) -> str:
    return alamat.partition("://")[2]
