"""The workbooks that are mutated: ours from every command, other programs' and hand-made ones, clean and annotated."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from bench.fuzz.paket import Arsip
from skp_batch.workbook.batas import TidakTerbaca
from tests.alat.buku_kaya import SEMUA, tangan_utas, xlsxwriter_kaya
from tests.alat.meja import KABID, Meja
from tests.alat.perintah import jalankan
from tests.test_anotasi import catat

_NS = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def siapkan(folder: Path) -> dict[str, bytes]:
    """Each by its name; `folder` is for scratch work."""
    masuk = folder / "meja"
    Meja().tulis(masuk)
    bidang = (masuk / "bidang" / "mutasi.xlsx").read_bytes()
    bibit = {"dinas": (masuk / "dinas.xlsx").read_bytes(), "bidang": bidang}
    _perlu(jalankan("proses", masuk, "-o", folder / "keluar", "--paralel", "1").kode == 0)
    bibit["tercatat"] = (folder / "keluar/hasil-pemeriksaan/bidang/mutasi.xlsx").read_bytes()
    _perlu(jalankan("templat", "--untuk-atasan", KABID, masuk, "-o", folder / "atasan").kode == 0)
    bibit["atasan"] = next((folder / "atasan").iterdir()).read_bytes()
    _perlu(jalankan("templat", folder / "templat").kode == 0)
    bibit["templat"] = next((folder / "templat").glob("*.xlsx")).read_bytes()
    _perlu(jalankan("contoh", folder / "contoh").kode == 0)
    utuh = (p for p in (folder / "contoh").rglob("*.xlsx") if _terbuka(p.read_bytes()))
    buku = sorted(utuh, key=lambda p: (p.stat().st_size, p.name))
    bibit |= {"contoh": buku[0].read_bytes(), "contoh besar": buku[-1].read_bytes()}
    bibit |= {"strict": _strict(bidang), "berawalan": _berawalan(bidang)}
    bibit |= {f"kaya {nama}": buat() for nama, buat in SEMUA.items()}
    bibit |= {"kaya tercatat": catat(xlsxwriter_kaya()), "utas tercatat": catat(tangan_utas())}
    if shutil.which("soffice"):
        bibit["libreoffice"] = _libreoffice(folder, bidang)
        bibit["libreoffice tercatat"] = _libreoffice(folder, bibit["tercatat"])
    return bibit


def _terbuka(data: bytes) -> bool:
    try:
        Arsip.buka(data)
    except TidakTerbaca:
        return False
    return True


def _perlu(benar: bool) -> None:
    if not benar:
        raise SystemExit("bibit tidak dapat dibuat")


def _ganti(data: bytes, *pasangan: tuple[bytes, bytes]) -> bytes:
    arsip = Arsip.buka(data)
    for i, satu in enumerate(arsip.isi):
        isi = satu.data
        for lama, baru in pasangan:
            isi = isi.replace(lama, baru)
        arsip.isi[i] = type(satu)(satu.nama, isi)
    return arsip.tulis()


def _strict(data: bytes) -> bytes:
    baru = b"http://purl.oclc.org/ooxml/"
    return _ganti(data, (_NS, baru + b"spreadsheetml/main"), (_REL, baru + b"officeDocument/relationships"))


def _berawalan(data: bytes) -> bytes:
    arsip = Arsip.buka(data)
    for i, satu in enumerate(arsip.isi):
        if satu.nama.startswith("xl/worksheets/sheet") or satu.nama in ("xl/workbook.xml", "xl/sharedStrings.xml"):
            isi = re.sub(rb"<(/?)(?=[A-Za-z])", rb"<\1x:", satu.data).replace(b"xmlns=", b"xmlns:x=", 1)
            arsip.isi[i] = type(satu)(satu.nama, isi)
    return arsip.tulis()


def _libreoffice(folder: Path, data: bytes) -> bytes:
    asal = folder / "lo.xlsx"
    asal.write_bytes(data)
    perintah = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profil').as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx",
    ]
    subprocess.run([*perintah, "--outdir", folder / "lo", asal], capture_output=True, check=True, timeout=180)
    return (folder / "lo" / "lo.xlsx").read_bytes()
