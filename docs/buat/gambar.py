"""Makes the pictures of README.md and PANDUAN.md (docs/gambar/) from the example.

python docs/buat/gambar.py; needs LibreOffice, poppler and Chromium (make gambar)
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
from playwright.sync_api import Browser, sync_playwright
from png import perkecil

from skp_batch.contoh import buat_instansi, tanam, tulis

AKAR = Path(__file__).resolve().parents[2]
TUJUAN = AKAR / "docs" / "gambar"
UNIT = "dinas-pendidikan/SKP_2025_SMPN_2_TIRTASARI.xlsx"
TERBESAR = 100_000
# picture -> (workbook, a text that its page has and the pages before it lack, width and height in pixels)
LEMBAR = {
    "hasil-pemeriksaan": ("keluar/hasil-pemeriksaan/" + UNIT, "HASIL PEMERIKSAAN", 1200, 610),
    "lembar-bertanda": ("keluar/hasil-pemeriksaan/" + UNIT, "DAFTAR PEGAWAI DAN SKP", 1600, 320),
    "templat-terisi": ("masuk/" + UNIT, "REALISASI DAN BUKTI DUKUNG", 1600, 420),
    "penilaian-atasan": ("atasan/penilaian.xlsx", "Kode Unit", 1200, 540),
    "templat": ("templat/Buku Kerja SKP.xlsx", "IDENTITAS UNIT DAN PERIODE", 1200, 540),
}


def main() -> None:
    TUJUAN.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as sementara:
        folder = Path(sementara)
        tulis(*tanam(buat_instansi("2025")), folder / "masuk")
        _skp_batch("proses", folder / "masuk", "-o", folder / "keluar")
        _skp_batch("templat", folder / "templat")
        _buku_atasan(folder)
        for nama, (buku, teks, lebar, tinggi) in LEMBAR.items():
            _gambar_lembar(folder / buku, teks, (lebar, tinggi), TUJUAN / f"{nama}.png")
        _gambar_laporan(folder / "keluar" / "laporan" / "index.html")
        _gambar_formulir(folder)
    for gambar in sorted(TUJUAN.glob("*.png")):
        perkecil(gambar)
        besar = gambar.stat().st_size
        print(f"{gambar.relative_to(AKAR)}  {besar // 1024} KB{'  TOO LARGE' if besar > TERBESAR else ''}")


def _skp_batch(*kata: str | Path) -> None:
    subprocess.run([sys.executable, "-m", "skp_batch", *kata], stdout=subprocess.DEVNULL, check=False)


def _buku_atasan(folder: Path) -> None:
    """The review workbook of the head of that unit."""
    unit = openpyxl.load_workbook(folder / "masuk" / UNIT, read_only=True)["UNIT"]
    nip = next(b[1] for b in unit.iter_rows(values_only=True) if str(b[0]).startswith("NIP Pimpinan Unit"))
    _skp_batch("templat", "--untuk-atasan", str(nip), folder / "masuk" / UNIT, "-o", folder / "atasan")
    next((folder / "atasan").glob("*.xlsx")).rename(folder / "atasan" / "penilaian.xlsx")


def _gambar_lembar(buku: Path, teks: str, ukuran: tuple[int, int], tujuan: Path) -> None:
    pdf = buku.with_suffix(".pdf")
    if not pdf.exists():
        profil = buku.parent / "profil"
        perintah = ["soffice", f"-env:UserInstallation={profil.as_uri()}", "--headless", "--convert-to", "pdf"]
        subprocess.run([*perintah, "--outdir", buku.parent, buku], stdout=subprocess.DEVNULL, check=True)
    isi = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    halaman = next(i for i, h in enumerate(isi.split("\f"), 1) if teks in h)
    potong = ["-x", "0", "-y", "30", "-W", str(ukuran[0]), "-H", str(ukuran[1])]
    letak = ["-f", str(halaman), "-l", str(halaman), "-scale-to-x", str(ukuran[0]), "-scale-to-y", "-1", *potong]
    subprocess.run(["pdftoppm", "-png", "-singlefile", *letak, pdf, tujuan.with_suffix("")], check=True)


def _gambar_laporan(laporan: Path) -> None:
    """The head of the page, and the cascade opened three levels deep."""
    with _peramban() as peramban:
        halaman = peramban.new_page(viewport={"width": 1200, "height": 900})
        halaman.goto(laporan.as_uri())
        halaman.screenshot(path=TUJUAN / "laporan.png")
        for _ in range(3):
            halaman.click("#pohon-buka")
        halaman.locator("#kaskade").scroll_into_view_if_needed()
        letak = halaman.locator("section[aria-labelledby=kaskade]").bounding_box() or {}
        bagian = {
            "x": letak["x"],
            "y": letak["y"] + halaman.evaluate("scrollY"),
            "width": letak["width"],
            "height": 620,
        }
        halaman.screenshot(path=TUJUAN / "kaskade.png", full_page=True, clip=bagian)


def _gambar_formulir(folder: Path) -> None:
    """The first two pages of an evaluation, beside each other as they are printed."""
    _skp_batch(
        "formulir",
        folder / "keluar",
        "--jenis",
        "evaluasi",
        "--unit",
        "BKPSDM",
        "--satu-berkas",
        "-o",
        folder / "formulir",
    )
    (berkas,) = (folder / "formulir").glob("*.html")
    with _peramban() as peramban:
        halaman = peramban.new_page(viewport={"width": 1200, "height": 820})
        halaman.goto(berkas.as_uri())
        halaman.locator("article").nth(1).scroll_into_view_if_needed()
        letak = halaman.locator("article").nth(1).bounding_box() or {}
        bagian = {
            "x": letak["x"],
            "y": letak["y"] + halaman.evaluate("scrollY"),
            "width": letak["width"],
            "height": 820,
        }
        halaman.screenshot(path=TUJUAN / "formulir.png", full_page=True, clip=bagian)


@contextmanager
def _peramban() -> Iterator[Browser]:
    program = next(p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n)))
    with sync_playwright() as p:
        peramban = p.chromium.launch(executable_path=program, args=["--no-sandbox", "--hide-scrollbars"])
        yield peramban
        peramban.close()


if __name__ == "__main__":
    main()
