"""Chromium as a reader's eyes. Without it tests are skipped, but in CI they fail."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMA = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser of this machine; nothing is downloaded."""
    program = next((p for n in NAMA if (p := shutil.which(n))), None)
    if program is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("tidak ada: chromium")
    with sync_playwright() as p:
        # root needs it, and all that is opened are pages of the test itself
        peramban = p.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield peramban
        peramban.close()


def buka(peramban: Browser, berkas: Path, lebar: int = 1280, tinggi: int = 900) -> Page:
    """A page opened from its folder; whatever it complains about, or fetches from outside, fails the test."""
    halaman = peramban.new_page(viewport={"width": lebar, "height": tinggi}, locale="id-ID")
    halaman.set_default_timeout(30_000)
    halaman.on("pageerror", lambda galat: pytest.fail(f"galat di halaman: {galat}"))
    keluhan: list[str] = []
    halaman.on("console", lambda pesan: keluhan.append(pesan.text))
    halaman.on("request", lambda minta: keluhan.append(minta.url) if not minta.url.startswith("file:") else None)
    halaman.goto(berkas.as_uri())
    assert keluhan == []
    return halaman
