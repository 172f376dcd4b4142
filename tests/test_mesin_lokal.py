"""Workers that die, and workers that go on when nobody waits for them any more."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from skp_batch.cli.galat import dengan_pesan
from skp_batch.engine import mesin
from skp_batch.keluaran.atomik import keluaran_utuh
from skp_batch.keluaran.titipan import folder_titipan, salin_utuh, tulis_utuh


def test_proses_pekerja_yang_dibunuh_disebut_sebabnya(capsys: pytest.CaptureFixture[str]) -> None:
    def kerja() -> None:
        with mesin(2) as pelaksana:
            pelaksana.submit(os._exit, 9).result()

    with pytest.raises(SystemExit) as akhir:
        dengan_pesan(kerja)
    assert akhir.value.code == 3
    assert "memori komputer tidak cukup" in capsys.readouterr().err


def test_pekerja_yang_terlambat_tidak_menulis_apa_pun_lagi(tmp_path: Path) -> None:
    keluar = tmp_path / "KELUAR"
    mati = tmp_path / ".KELUAR.skp-batch-baru"  # what a killed run leaves
    mati.mkdir()
    sisa = folder_titipan(mati)
    lama = sisa.__enter__()
    tulis_utuh(mati / "a" / "b.xlsx", b"b", lama)
    assert (mati / "a" / "b.xlsx").read_bytes() == b"b"
    with keluaran_utuh(keluar, []) as baru, folder_titipan(baru) as kini:
        assert kini != lama
        for tulis in (lambda p: tulis_utuh(p, b"lama", lama), lambda p: salin_utuh(Path(__file__), p, lama)):
            with pytest.raises(FileNotFoundError):
                tulis(baru / "a" / "b.xlsx")
        assert list(baru.iterdir()) == []
        tulis_utuh(baru / "manifest.json", b"{}", kini)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["KELUAR"]
