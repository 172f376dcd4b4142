"""A second run does only the work that changed, and what comes out is what a full run gives, byte for byte."""

from __future__ import annotations

import json
import os
import pickle
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from skp_batch import simpanan as modul
from skp_batch.contoh import buat_skala
from skp_batch.gudang import Bagian, CatatanRusak, buka, kemas
from skp_batch.model import Buku
from skp_batch.workbook.template import tulis_buku
from tests.alat.meja import KADIS, Meja
from tests.alat.perintah import isi_folder, jalankan


class Kerja:
    """A folder of workbooks run again and again with one store."""

    def __init__(self, tempat: Path) -> None:
        self.tempat, self.masuk, self.keluar = tempat, tempat / "masuk", tempat / "keluar"
        self.simpanan = tempat / "simpanan"
        self.meja = Meja()
        self.meja.tulis(self.masuk)

    def jalan(self, *opsi: str | Path, banding: bool = False) -> tuple[int, int]:
        """How many readings and copies were used again; with `banding` held against a run without the store."""
        umum = ("--format", "json", "--paralel", "1", *opsi)
        akhir = jalankan("proses", self.masuk, "-o", self.keluar, "--simpanan", self.simpanan, *umum)
        assert akhir.kode in (0, 1), akhir.err
        if banding:
            penuh = jalankan("proses", self.masuk, "-o", self.tempat / "penuh", "--tanpa-simpanan", *umum)
            assert akhir.kode == penuh.kode
            assert isi_folder(self.keluar) == isi_folder(self.tempat / "penuh")
            assert json.loads(penuh.out)["dipakai_lagi"] == {"bacaan": 0, "salinan": 0}
        lagi = json.loads(akhir.out)["dipakai_lagi"]
        return lagi["bacaan"], lagi["salinan"]

    def isi_simpanan(self) -> list[Path]:
        return [p for p in self.simpanan.rglob("*") if p.is_file()]


@pytest.fixture
def kerja(tmp_path: Path) -> Kerja:
    k = Kerja(tmp_path)
    assert k.jalan() == (0, 0)
    return k


def test_yang_tidak_berubah_dipakai_lagi(kerja: Kerja) -> None:
    assert kerja.jalan(banding=True) == (2, 2)
    kata = jalankan("proses", kerja.masuk, "-o", kerja.keluar, "--simpanan", kerja.simpanan).out
    assert "2 dari 2 berkas tidak berubah: hasil pembacaannya dipakai lagi; 2 salinan bercatatan dipakai lagi." in kata
    kata = jalankan("periksa", kerja.masuk, "--simpanan", kerja.simpanan, "--format", "json").out
    assert json.loads(kata)["dipakai_lagi"] == {"bacaan": 2, "salinan": 0}


def test_rencana_atasan_yang_berubah_mengubah_salinan_unit_lain(kerja: Kerja) -> None:
    """Only the pimpinan's workbook changed; the other is not read again, but its findings and copy are new."""
    kerja.meja.dinas.isi("RHK", (KADIS, "2"), No_RHK="9")
    kerja.meja.dinas.tulis(kerja.masuk)
    assert kerja.jalan(banding=True) == (1, 0)
    assert '"K302"' in (kerja.keluar / "temuan.jsonl").read_text("utf-8")


def test_kebijakan_dan_batas_lain_dibaca_dari_awal(kerja: Kerja, tmp_path: Path) -> None:
    kebijakan = tmp_path / "kebijakan.yaml"
    kebijakan.write_text("di_atas: 101\n", "utf-8")
    assert kerja.jalan("--kebijakan", kebijakan, banding=True) == (0, 0)
    assert kerja.jalan("--batas-baris", "19000") == (0, 0)


def test_nama_lain_dan_salinan_yang_disunting(kerja: Kerja) -> None:
    """A copy that somebody changed is made anew; a workbook of another name is another one."""
    salinan = next((kerja.keluar / "hasil-pemeriksaan").rglob("*mutasi*.xlsx"))
    salinan.write_bytes(salinan.read_bytes() + b" ")
    assert kerja.jalan() == (2, 1)
    for p in kerja.masuk.rglob("*mutasi*.xlsx"):
        p.rename(p.with_name("mutasi-baru.xlsx"))
    assert kerja.jalan(banding=True) == (1, 1)


def test_simpanan_yang_rusak_dikerjakan_lagi(kerja: Kerja) -> None:
    rusak: list[Callable[[bytes], bytes]] = [
        lambda isi: isi[: len(isi) // 2],
        lambda isi: isi[:-40] + bytes(255 - b for b in isi[-40:]),
        lambda isi: b"",
        lambda isi: isi[::-1],
    ]
    for p, cara in zip(sorted(kerja.isi_simpanan(), key=lambda p: -p.stat().st_size), rusak, strict=True):
        p.write_bytes(cara(p.read_bytes()))
    assert kerja.jalan(banding=True) == (0, 0)
    assert kerja.jalan() == (2, 2)


def test_program_lain_tidak_memakainya(kerja: Kerja, monkeypatch: pytest.MonkeyPatch) -> None:
    modul.sidik_program.cache_clear()
    monkeypatch.setattr(modul, "__version__", "0.0.0")
    try:
        assert kerja.jalan() == (0, 0)
    finally:
        modul.sidik_program.cache_clear()


def test_tempatnya_milik_pengguna_dan_terbatas(kerja: Kerja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for p in [kerja.simpanan / "catatan", *kerja.isi_simpanan()]:
        assert stat.S_IMODE(p.stat().st_mode) & 0o077 == 0
    simpanan = modul.Simpanan(kerja.simpanan / "catatan", "")
    ukuran = sum(p.stat().st_size for p in kerja.isi_simpanan())
    lama = max(kerja.isi_simpanan(), key=lambda p: p.stat().st_size)
    os.utime(lama, (1, 1))
    simpanan.pangkas(ukuran - 1)
    assert not lama.exists()
    assert kerja.isi_simpanan()
    assert jalankan("periksa", kerja.masuk, "--simpanan", kerja.simpanan, "--tanpa-simpanan").kode == 2
    assert jalankan("proses", kerja.masuk, "-o", tmp_path / "k", "--simpanan", tmp_path / "k" / "s").kode == 2
    tertutup = tmp_path / "bukan-folder"
    tertutup.write_text("", "utf-8")
    assert jalankan("periksa", kerja.masuk, "--simpanan", tertutup).kode == 2
    # where nobody asked for one, it is simply done without
    monkeypatch.setenv("SKP_BATCH_SIMPANAN", str(tertutup))
    assert jalankan("periksa", kerja.masuk).kode == 0


def test_catatan_hanya_memuat_kelas_sendiri() -> None:
    """Nothing that a record says is run."""

    class Jahat:
        def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
            return os.system, ("true",)

    assert buka(kemas(Buku("a.xlsx", "", 0), {}, ()), Bagian.BUKU) == Buku("a.xlsx", "", 0)
    with pytest.raises(CatatanRusak, match="system"):
        buka(kemas(Jahat(), {}, ()), Bagian.BUKU)  # type: ignore[arg-type]
    with pytest.raises(CatatanRusak):
        buka(pickle.dumps(Buku("a.xlsx", "", 0)), Bagian.BUKU)


def test_unit_yang_besar(tmp_path: Path) -> None:
    """More people than a record of the tests has."""
    buku = next(buat_skala(1, 60))
    tulis_buku(tmp_path / "unit.xlsx", buku.baris)
    for harapan in ({"bacaan": 0, "salinan": 0}, {"bacaan": 1, "salinan": 1}):
        opsi = ("-o", tmp_path / "keluar", "--simpanan", tmp_path / "simpanan", "--format", "json")
        akhir = jalankan("proses", tmp_path / "unit.xlsx", *opsi)
        assert (akhir.kode, akhir.err, json.loads(akhir.out)["dipakai_lagi"]) == (0, "", harapan)
