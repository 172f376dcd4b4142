"""KELUAR as a whole: killed at any moment the former one stays, what is not ours is refused, two runs do not meet."""

from __future__ import annotations

import json
import os
import signal
import stat
import sys
from pathlib import Path

import pytest

from skp_batch.keluaran.atomik import KeluaranDitolak, keluaran_utuh, periksa_keluaran, sisa_proses
from skp_batch.keluaran.manifest import Masukan, baca_manifest, tulis_manifest

ISI = {"hasil.xlsx": b"x" * 20_000, "siasn/skp22-2025.jsonl": b"{}\n", "laporan/index.html": b"<p>"}


def tulis(folder: Path, cap: bytes, *, tukar_langsung: bool = True) -> None:
    with keluaran_utuh(folder, [], tukar_langsung=tukar_langsung) as sementara:
        for nama, isi in ISI.items():
            (sementara / nama).parent.mkdir(exist_ok=True)
            (sementara / nama).write_bytes(cap + isi)
        tulis_manifest(
            sementara,
            perintah="proses",
            masukan=[Masukan("unit.xlsx", "00", 1)],
            kebijakan={},
            jumlah={"berkas": 1},
        )


def cap_utuh(folder: Path) -> bytes:
    """The mark that all files of a whole KELUAR bear; fails where one is missing or of another run."""
    manifest = baca_manifest(folder)
    assert manifest is not None
    assert {m["berkas"] for m in manifest["keluaran"]} == set(ISI)  # type: ignore[index, attr-defined]
    cap = {(folder / nama).read_bytes().removesuffix(isi) for nama, isi in ISI.items()}
    assert len(cap) == 1
    return cap.pop()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("tukar_langsung", [True, False])
def test_run_yang_dibunuh_kapan_pun_meninggalkan_hasil_lama_atau_baru_secara_utuh(
    tmp_path: Path, tukar_langsung: bool
) -> None:
    keluar = tmp_path / "KELUAR"
    tulis(keluar, b"lama")
    terlihat = set()
    for ke in range(1, 10_000):
        if not _bunuh_pada_kejadian(ke, keluar, tukar_langsung):
            break
        if keluar.exists():
            terlihat.add(cap_utuh(keluar))
        else:  # set aside by a system without exchange: the next run finds it, whatever it then does
            assert not tukar_langsung
            with pytest.raises(KeyboardInterrupt), keluaran_utuh(keluar, []):
                raise KeyboardInterrupt
            terlihat.add(cap_utuh(keluar))
    assert ke > 20
    assert terlihat == {b"lama", b"baru"}
    tulis(keluar, b"akhir")
    assert cap_utuh(keluar) == b"akhir"
    assert [p.name for p in tmp_path.iterdir()] == ["KELUAR"]


def _bunuh_pada_kejadian(ke: int, keluar: Path, tukar_langsung: bool) -> bool:
    """Write KELUAR in a child that is killed at its `ke`-th file operation; False where it ended before."""
    anak = os.fork()
    if anak == 0:
        hitung = 0

        def bunuh(kejadian: str, _: object) -> None:
            nonlocal hitung
            if kejadian.startswith(("os.", "shutil.", "open", "fcntl.", "ctypes.")):
                hitung += 1
                if hitung == ke:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(bunuh)
        try:
            tulis(keluar, b"baru", tukar_langsung=tukar_langsung)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(anak, 0)[1])


def test_kesalahan_di_tengah_jalan_tidak_meninggalkan_apa_pun(tmp_path: Path) -> None:
    keluar = tmp_path / "a" / "KELUAR"
    with pytest.raises(UnicodeEncodeError), keluaran_utuh(keluar, []) as sementara:
        (sementara / "hasil.csv").write_text("\ud800", "utf-8")
    assert list(keluar.parent.iterdir()) == []


def test_hanya_pengguna_sendiri_yang_dapat_membaca_hasil(tmp_path: Path) -> None:
    tulis(tmp_path / "KELUAR", b"")
    for path in [tmp_path / "KELUAR", *(tmp_path / "KELUAR").rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_folder_yang_bukan_milik_program_ditolak(tmp_path: Path) -> None:
    keluar = tmp_path / "Dokumen"
    keluar.mkdir()
    tulis(keluar, b"a")  # empty: taken
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain" / "surat.docx").write_bytes(b"x")
    with pytest.raises(KeluaranDitolak, match="bukan hasil skp-batch"):
        tulis(tmp_path / "lain", b"b")
    (tmp_path / "lain" / "manifest.json").write_text(json.dumps({"program": "npm"}))
    with pytest.raises(KeluaranDitolak, match="bukan hasil skp-batch"):
        tulis(tmp_path / "lain", b"b")
    assert (tmp_path / "lain" / "surat.docx").read_bytes() == b"x"
    with pytest.raises(KeluaranDitolak, match="berkas, bukan folder"):
        tulis(tmp_path / "lain" / "surat.docx", b"b")


def test_masukan_tidak_pernah_ditimpa(tmp_path: Path) -> None:
    keluar = tmp_path / "KELUAR"
    tulis(keluar, b"a")
    buku = keluar / "hasil-pemeriksaan" / "unit.xlsx"
    tautan = tmp_path / "tautan"
    tautan.symlink_to(keluar)
    for masukan in (keluar, buku, tautan, tautan / "siasn"):
        with pytest.raises(KeluaranDitolak, match="Masukan tidak pernah ditimpa"):
            periksa_keluaran(keluar, [masukan])
    periksa_keluaran(keluar, [tmp_path, tmp_path / "KELUAR-lain" / "unit.xlsx"])  # KELUAR within MASUK is fine


def test_dua_proses_tidak_menulis_folder_yang_sama(tmp_path: Path) -> None:
    keluar = tmp_path / "KELUAR"
    with keluaran_utuh(keluar, []) as sementara:
        assert all(sisa_proses(p.name) for p in tmp_path.iterdir())
        with pytest.raises(KeluaranDitolak, match="sedang ditulis"):
            tulis(keluar, b"kedua")
        tulis(tmp_path / "lain", b"lain")
        (sementara / "manifest.json").write_text('{"program": "skp-batch"}')
    assert sorted(p.name for p in tmp_path.iterdir()) == ["KELUAR", "lain"]
