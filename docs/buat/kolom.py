"""Writes docs/kolom.md from the column records in skp_batch/schemas/.

python docs/buat/kolom.py
"""

from __future__ import annotations

from pathlib import Path

from skp_batch.schemas.buku import KOLOM_RHK_PIMPINAN, LEMBAR_BUKU
from skp_batch.schemas.kolom import Jenis, Kolom, Lembar

TUJUAN = Path(__file__).resolve().parents[1] / "kolom.md"

_KEPALA = """# Lembar dan kolom Buku Kerja SKP (format versi 1)

Dibuat dari `skp_batch/schemas/` dengan `make dokumen`; jangan disunting langsung. `*` berarti wajib diisi. Lembar dan
kolom boleh dalam urutan apa pun; judul dicocokkan tanpa membedakan huruf besar dan kecil, spasi, dan ganti baris. Kolom
`(sistem)` milik program. Kunci adalah kolom-kolom yang bersama-sama tidak boleh terulang.
"""

_JENIS = {
    Jenis.TEKS: "teks",
    Jenis.KODE: "kode",
    Jenis.NIP: "NIP, 18 angka",
    Jenis.NIP_NRP: "NIP atau NRP",
    Jenis.ANGKA: "angka",
    Jenis.BULAT: "bilangan bulat",
    Jenis.TANGGAL: "tanggal",
    Jenis.JAM: "jam",
    Jenis.GOLONGAN: "golongan",
    Jenis.SISTEM: "diisi program",
}


def susun() -> str:
    """The whole page."""
    bagian = [_KEPALA, *map(_lembar, LEMBAR_BUKU)]
    bagian.append(
        "## RHK PIMPINAN (sistem)\n\nDitulis oleh `skp-batch templat`, tidak pernah dibaca: RHK pimpinan yang didukung "
        f"unit ini.\n\nKolom: {', '.join(KOLOM_RHK_PIMPINAN)}.\n"
    )
    return "\n".join(bagian)


def _lembar(lembar: Lembar) -> str:
    nama = f"## {lembar.nama}{' (opsional)' if lembar.opsional else ''}"
    keterangan = [lembar.petunjuk.replace(" (opsional)", "")]
    if lembar.kunci:
        keterangan.append("Kunci: " + ", ".join(lembar[k].judul for k in lembar.kunci) + ".")
    if lembar.acuan:
        keterangan.append(f"Kuncinya harus ada di lembar {lembar.acuan}.")
    judul = "Isian" if lembar.nama == "UNIT" else "Kolom"
    tabel = [f"| {judul} | Isi | Keterangan |", "|---|---|---|", *map(_baris, lembar.kolom)]
    return f"{nama}\n\n{' '.join(keterangan)}\n\n" + "\n".join(tabel) + "\n"


def _baris(kolom: Kolom) -> str:
    judul = kolom.judul + ("*" if kolom.wajib else "")
    return f"| {judul} | {_isi(kolom)} | {_bersih(kolom.bantuan)} |"


def _isi(kolom: Kolom) -> str:
    if kolom.pilihan:
        return ", ".join(kolom.pilihan)
    teks = _JENIS[kolom.jenis]
    if kolom.minimum is not None and kolom.maksimum is not None:
        teks += f" {kolom.minimum} sampai {kolom.maksimum}"
    elif kolom.minimum is not None:
        teks += f", paling kecil {kolom.minimum}"
    if kolom.jenis is Jenis.TEKS:
        teks += f", paling panjang {kolom.panjang} huruf"
    return teks


def _bersih(teks: str) -> str:
    return " ".join(teks.split()).rstrip(".").replace("|", "\\|")


if __name__ == "__main__":
    TUJUAN.write_text(susun(), "utf-8", newline="\n")
