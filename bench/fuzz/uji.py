"""What must hold for every mutant, whatever it is. Each breach is one line."""

from __future__ import annotations

import csv
import io
import json
import signal
import time
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from skp_batch.aturan import muat_kebijakan
from skp_batch.batch import Permintaan, _periksa_batch
from skp_batch.checks.periksa import NilaiSel, nilai_sistem, periksa_kumpulan
from skp_batch.checks.susunan import Susunan
from skp_batch.istilah import Menahan
from skp_batch.katalog import render
from skp_batch.keluaran.kembalian import TugasKembali, _nilai_sistem
from skp_batch.keluaran.lembar_hasil import susun_catatan, susun_hasil
from skp_batch.masukan import BerkasMasukan
from skp_batch.proses import _tugas
from skp_batch.schemas.buku import LEMBAR_BUKU
from skp_batch.temuan import Temuan
from skp_batch.workbook.annotator import TidakDapatDianotasi, anotasi, bersihkan, hasil_terpisah
from skp_batch.workbook.batas import Batas, TidakTerbaca
from skp_batch.workbook.isi import IsiBuku
from skp_batch.workbook.parts import Paket
from skp_batch.workbook.reader import baca_buku
from tests.alat.perintah import jalankan

BATAS_DETIK = 5.0
BATAS = Batas(byte=20_000_000, byte_terurai=100_000_000)
_WAJIB = [k.nama for k in LEMBAR_BUKU if not k.opsional]
_RUMUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass
class Hasil:
    """What a mutant came to: breaches, and what was found in it."""

    langgar: list[str]
    akhir: str = ""  # 'ditolak', 'terbaca', 'dianotasi'


@dataclass
class Terbaca:
    """A mutant after reading and checking: what goes to the annotator."""

    tugas: TugasKembali
    nilai: list[NilaiSel]

    @property
    def temuan(self) -> Sequence[Temuan]:
        return self.tugas.temuan


class Uji:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kebijakan = muat_kebijakan()
        warnings.simplefilter("ignore")

    def periksa(self, semua: Sequence[bytes], *, openpyxl_juga: bool = True) -> list[Hasil]:
        """Read, check, score, annotate, read again, clean. In groups, as a worker does it: pandera costs per group."""
        hasil = [Hasil([]) for _ in semua]
        terbaca = self._periksa(semua, hasil, "baca dan periksa")
        baru: dict[int, bytes] = {}
        for ke, satu in terbaca.items():
            h = hasil[ke]
            h.akhir = "ditolak" if any(t.menahan is Menahan.BERKAS for t in satu.temuan) else "terbaca"
            self._lembar_hilang(satu, h)
            with self._menjaga(h, "anotasi"):
                salinan = self._anotasi(semua[ke], satu, h)
                if salinan is not None:
                    baru[ke] = salinan
        urut = list(baru)
        lagi = self._periksa([baru[k] for k in urut], [hasil[k] for k in urut], "baca salinan")
        for i, satu in lagi.items():
            lama = _inti(terbaca[urut[i]].temuan)
            if _inti(satu.temuan) != lama:
                beda = sorted(set(_inti(satu.temuan)) ^ set(lama))
                hasil[urut[i]].langgar.append(f"temuan lain sesudah dianotasi: {beda[:4]}")
        if openpyxl_juga:
            for ke in urut:
                if _terbuka(semua[ke], 2) and not _terbuka(baru[ke], 20):
                    hasil[ke].langgar.append("openpyxl membuka aslinya, bukan salinan yang dicatat")
        return hasil

    @contextmanager
    def _menjaga(self, hasil: Hasil, langkah: str) -> Iterator[None]:
        mulai = time.process_time()
        try:
            yield
        except Exception:  # noqa: BLE001 - this is what we are here for
            hasil.langgar.append(f"{langkah}: {traceback.format_exc(limit=-6)}")
        lama = time.process_time() - mulai
        if lama > BATAS_DETIK:
            hasil.langgar.append(f"{langkah}: lambat, {lama:.1f} detik")

    def _periksa(self, semua: Sequence[bytes], hasil: Sequence[Hasil], langkah: str) -> dict[int, Terbaca]:
        isi: dict[int, IsiBuku] = {}
        for ke, data in enumerate(semua):
            with self._menjaga(hasil[ke], langkah):
                isi[ke] = baca_buku(data, f"{ke}.xlsx", BATAS)
        try:
            susunan = {s.isi.buku.berkas: s for s in periksa_kumpulan(list(isi.values()), self.kebijakan)}
        except Exception:  # noqa: BLE001 - found below, one by one
            if len(semua) == 1:
                hasil[0].langgar.append(f"{langkah}: {traceback.format_exc(limit=-6)}")
                return {}
            satu = ((ke, self._periksa([semua[ke]], [hasil[ke]], langkah)) for ke in isi)
            return {ke: t[0] for ke, t in satu if t}
        jadi = {}
        for ke, satu in isi.items():
            with self._menjaga(hasil[ke], langkah):
                jadi[ke] = self._satu_batch(satu, susunan.get(satu.buku.berkas))
        return jadi

    def _satu_batch(self, isi: IsiBuku, susunan: Susunan | None) -> Terbaca:
        nama = isi.buku.berkas
        permintaan = Permintaan([BerkasMasukan(nama, Path(nama))], self.kebijakan)
        selesai = _periksa_batch(permintaan, [isi.buku], [])
        (tugas,) = _tugas(permintaan, selesai.hasil.buku, selesai.hasil.temuan)
        for t in selesai.hasil.temuan:
            teks = render(t)
            for satu in (teks.pesan, teks.saran, teks.dasar, t.nilai, t.nama, t.lembar, t.sel):
                satu.encode()  # what cannot be written would fail later
        return Terbaca(tugas, [*(nilai_sistem(susunan) if susunan else ()), *tugas.sistem])

    @staticmethod
    def _lembar_hilang(satu: Terbaca, hasil: Hasil) -> None:
        """A required sheet that was not read must be a finding."""
        buku = satu.tugas.buku
        if buku.tinjauan is None and not any(t.kode.startswith("B") for t in satu.temuan):
            hilang = [n for n in _WAJIB if n not in buku.nama_lembar]
            if hilang:
                hasil.langgar.append(f"lembar hilang tanpa temuan: {hilang}")

    def _anotasi(self, data: bytes, satu: Terbaca, hasil: Hasil) -> bytes | None:
        buku, temuan = satu.tugas.buku, satu.temuan
        isi_hasil = susun_hasil(buku, temuan, tak_dianotasi="" if buku.nama_lembar else "x")
        bersih = self._boleh_menolak(lambda: bersihkan(data, BATAS))
        if not buku.nama_lembar:
            hasil_terpisah(isi_hasil)
            return None
        sistem, catatan = _nilai_sistem(buku, satu.nilai), susun_catatan(buku, temuan)
        baru = self._boleh_menolak(lambda: anotasi(data, catatan, sistem, isi_hasil, BATAS))
        if baru is None:
            return None
        hasil.akhir = "dianotasi" if hasil.akhir == "terbaca" else hasil.akhir
        if anotasi(baru, catatan, sistem, isi_hasil, BATAS) != baru:
            hasil.langgar.append("anotasi dua kali berbeda dari sekali")
        if bersih is None or _bagian(bersihkan(baru, BATAS)) != _bagian(bersih):
            hasil.langgar.append("bersihkan(anotasi(x)) berbeda dari bersihkan(x)")
        return baru

    @staticmethod
    def _boleh_menolak(kerja: Callable[[], bytes]) -> bytes | None:
        try:
            return kerja()
        except (TidakDapatDianotasi, TidakTerbaca):
            return None

    def proses(self, data: bytes, ke: int) -> Hasil:
        """The whole command over this file and its folder; every output looked at."""
        hasil = Hasil([])
        ruang = self.folder / f"proses-{ke}"
        masuk, keluar = ruang / "masuk", ruang / "keluar"
        masuk.mkdir(parents=True)
        (masuk / "x.xlsx").write_bytes(data)
        with self._menjaga(hasil, "proses"):
            akhir = jalankan("proses", masuk, "-o", keluar, "--paralel", "1", "--batas-ukuran", "20")
            if akhir.kode not in (0, 1):
                hasil.langgar.append(f"proses: kode {akhir.kode}: {akhir.err[-500:]}")
            elif sisa := {p.name for p in ruang.iterdir()} - {"masuk", "keluar", ".keluar.skp-batch-kunci"}:
                hasil.langgar.append(f"proses menulis di luar KELUAR: {sisa}")
            else:
                hasil.langgar += _periksa_keluaran(keluar)
        return hasil


def _inti(temuan: Sequence[Temuan]) -> list[tuple[str, str, str, str]]:
    """What must be the same when an annotated copy is read again. Not N450: the copy has the right predikat again where
    somebody typed over a cell that the program had filled."""
    return sorted((t.kode, t.lembar, t.sel, t.nilai) for t in temuan if t.kode != "N450")


def _bagian(data: bytes) -> dict[str, bytes]:
    paket = Paket.buka(data, BATAS)
    return {n: paket.baca(n) for n in paket.nama if _dapat(paket, n)}


def _dapat(paket: Paket, nama: str) -> bool:
    """Parts that nobody reads may be damaged and are carried on as they are."""
    try:
        paket.baca(nama)
    except TidakTerbaca:
        return False
    return True


def _terbuka(data: bytes, detik: float) -> bool:
    """Whether openpyxl opens it; at a merge of a whole sheet it would never end."""

    def habis(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, habis)
    signal.setitimer(signal.ITIMER_REAL, detik)
    try:
        openpyxl.load_workbook(io.BytesIO(data))
    except Exception:  # noqa: BLE001 - whatever it cannot open
        return False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return True


def _periksa_keluaran(keluar: Path) -> list[str]:
    langgar = []
    for path in sorted(p for p in keluar.rglob("*") if p.is_file()):
        nama = path.relative_to(keluar).as_posix()
        if path.suffix == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as f:
                sel = [s for baris in csv.reader(f) for s in baris]
            bahaya = [s for s in sel if s.startswith(_RUMUS) and not s[1:].replace(".", "").isdigit()]
            langgar += [f"rumus di {nama}: {s[:60]!r}" for s in bahaya[:3]]
        elif path.suffix in (".jsonl", ".json"):
            for baris in path.read_text("utf-8").split("\n") if path.suffix == ".jsonl" else [path.read_text("utf-8")]:
                if baris:
                    json.loads(baris)
        elif path.suffix == ".html":
            isi = path.read_text("utf-8")
            if "<script>alert" in isi or "<svg onload" in isi:
                langgar.append(f"skrip di {nama}")
        elif path.suffix == ".xlsx" and not nama.startswith("hasil-pemeriksaan/x.xlsx"):
            buku = openpyxl.load_workbook(path)
            for ws in buku:
                for baris in ws.iter_rows():
                    for c in baris:
                        if c.data_type == "f" and any(
                            r in str(c.value) for r in ("cmd|", "SUM(A1)", "1+1", "HYPERLINK")
                        ):
                            langgar.append(f"rumus di {nama} {ws.title}!{c.coordinate}")
    return langgar
