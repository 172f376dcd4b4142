"""Whoever sees little can read the pages: every pair of colours that the style sheets set reaches WCAG AA."""

from __future__ import annotations

import re
from itertools import product

import pytest

from skp_batch.sumber import folder_data

LEMBAR = ("gaya.css", "gaya-halaman.css")
ATURAN = re.compile(r"([^{}]+)\{([^{}]*)\}")
NILAI = re.compile(r"(?<![\w-])(background|color|outline):[^;}#]*?(#[0-9a-f]{3,6}|var\(--\w+\))", re.I)


def gaya(nama: str) -> tuple[str, dict[str, str]]:
    teks = (folder_data("reports") / nama).read_text("utf-8")
    return teks, dict(re.findall(r"(--\w+): (#[0-9a-f]+)", teks))


def terang(warna: str) -> float:
    """Relative luminance."""
    h = warna.lstrip("#")
    h = "".join(c * 2 for c in h) if len(h) == 3 else h
    kanal = [int(h[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    r, g, b = (k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanal)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def kontras(a: str, b: str) -> float:
    besar, kecil = sorted((terang(a), terang(b)), reverse=True)
    return (besar + 0.05) / (kecil + 0.05)


@pytest.mark.parametrize("nama", LEMBAR)
def test_setiap_pasangan_warna_terbaca(nama: str) -> None:
    teks, nama_warna = gaya(nama)
    latar = {"#ffffff", "#f4f6f9", "#fafbfc", "#f7f9fb"}  # what text without a background of its own stands on
    pasangan, lepas = [], []
    for pemilih, isi in ATURAN.findall(teks):
        warna = {k: nama_warna.get(v.removeprefix("var(").rstrip(")"), v) for k, v in NILAI.findall(isi)}
        if "background" in warna and "color" in warna:
            pasangan.append((pemilih.strip(), warna["color"], warna["background"]))
        elif "color" in warna and not pemilih.strip().startswith(("header", "nav")):  # white on the header's own colour
            lepas.append((pemilih.strip(), warna["color"]))
    pasangan += [(p, w, b) for (p, w), b in product(lepas, sorted(latar))]
    assert len(pasangan) > 12
    buruk = [(p, w, b, round(kontras(w, b), 2)) for p, w, b in pasangan if kontras(w, b) < 4.5]
    assert buruk == []
    (cincin,) = {w for _, isi in ATURAN.findall(teks) for k, w in NILAI.findall(isi) if k == "outline"}
    for b in (*latar, nama_warna["--biru"]):
        assert kontras(cincin, b) >= 3, "the ring around what the keyboard is at"
