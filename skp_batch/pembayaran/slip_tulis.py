"""Slips to files, HTML or PDF: workbook after workbook where the RHK are at hand, written by the workers."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor, Future
from functools import lru_cache
from pathlib import Path

from jinja2 import Template

from skp_batch.engine import jumlah_pekerja, mesin, tanpa_pengumpul
from skp_batch.formulir.pdf import ke_pdf
from skp_batch.masukan import BerkasMasukan
from skp_batch.pembayaran.jalan import BarisBayar, HasilBayar
from skp_batch.pembayaran.rhk import KunciSkp, RhkSlip, baca_rhk
from skp_batch.pembayaran.slip import Slip, susun_slip
from skp_batch.sumber import folder_data, lingkungan_templat

FOLDER = "slip"
_SEKALI = {"html": 200, "pdf": 8}  # slips that a worker gets at a time
_ANTRE = 8


def tulis_slip(folder: Path, hasil: HasilBayar, bentuk: str, berkas: Sequence[BerkasMasukan] = ()) -> None:
    """slip/<nip>.html or .pdf for everybody of the run; `berkas`: the workbooks in which the RHK are looked for."""
    tujuan = folder / FOLDER
    tujuan.mkdir()
    sisa = {i: (_nama(b, i), b) for i, b in enumerate(hasil.baris, start=1)}
    menunggu: dict[KunciSkp, list[int]] = {}
    for i, (_, b) in sisa.items():
        if b.dibayar and b.penilaian.kode_unit:
            r, p = b.rincian, b.penilaian
            menunggu.setdefault((r.nip, r.periode_predikat, p.kode_unit, p.skp_ke), []).append(i)
    pekerja = jumlah_pekerja(None, max(len(berkas) if menunggu else 0, len(sisa) // _SEKALI[bentuk]))
    with tanpa_pengumpul(), mesin(pekerja) as pelaksana:
        antrean = _Antrean(pelaksana, tujuan, bentuk)
        for kunci, rhk in baca_rhk(berkas, pelaksana, pekerja) if menunggu else ():
            for i in menunggu.pop(kunci, ()):
                antrean.tambah(*_satu(hasil, *sisa.pop(i), rhk))
        for nama, b in sisa.values():
            antrean.tambah(*_satu(hasil, nama, b))
        antrean.selesai()


def _satu(hasil: HasilBayar, nama: str, b: BarisBayar, rhk: tuple[RhkSlip, ...] = ()) -> tuple[str, Slip]:
    return nama, susun_slip(hasil, b, rhk)


def _nama(b: BarisBayar, nomor: int) -> str:
    """Only digits become part of a path."""
    nip = b.rincian.nip
    return nip if nip.isascii() and nip.isdigit() else f"baris-{nomor}"


class _Antrean:
    """Hands slips to the workers in groups, a few groups at a time."""

    def __init__(self, pelaksana: Executor, tujuan: Path, bentuk: str) -> None:
        self._pelaksana, self._tujuan, self._bentuk = pelaksana, tujuan, bentuk
        self._kelompok: list[tuple[str, Slip]] = []
        self._jalan: list[Future[None]] = []

    def tambah(self, nama: str, slip: Slip) -> None:
        self._kelompok.append((nama, slip))
        if len(self._kelompok) == _SEKALI[self._bentuk]:
            self._kirim()

    def _kirim(self) -> None:
        if len(self._jalan) >= _ANTRE:
            self._jalan.pop(0).result()
        self._jalan.append(self._pelaksana.submit(tulis_kelompok, self._kelompok, self._tujuan, self._bentuk))
        self._kelompok = []

    def selesai(self) -> None:
        if self._kelompok:
            self._kirim()
        for t in self._jalan:
            t.result()


def tulis_kelompok(slip: Sequence[tuple[str, Slip]], tujuan: Path, bentuk: str) -> None:
    for nama, s in slip:
        html = html_slip(s)
        (tujuan / f"{nama}.{bentuk}").write_bytes(ke_pdf(html) if bentuk == "pdf" else html.encode())


def html_slip(s: Slip) -> str:
    """A page of its own that opens and prints from a folder."""
    return _templat().render(s=s, css=_css())


@lru_cache(maxsize=1)
def _css() -> str:
    return (folder_data("reports") / "slip" / "slip.css").read_text("utf-8")


@lru_cache(maxsize=1)
def _templat() -> Template:
    return lingkungan_templat().get_template("slip/slip.html.j2")
