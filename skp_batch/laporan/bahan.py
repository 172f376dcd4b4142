"""What all pages share: the batch's records found by workbook and by person, the names of the pages, the templates."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from urllib.parse import quote

from jinja2 import Environment

from skp_batch import __version__
from skp_batch.hasil import Distribusi, HasilBatch
from skp_batch.istilah import Predikat
from skp_batch.laporan.samaran import Samaran
from skp_batch.masukan_lain import NilaiLalu
from skp_batch.model import Buku, Skp
from skp_batch.periode import Periode
from skp_batch.ringkasan import Ringkasan
from skp_batch.sumber import lingkungan_templat
from skp_batch.temuan import Temuan

PERLU_PEMBINAAN = frozenset({Predikat.BUTUH_PERBAIKAN, Predikat.KURANG, Predikat.SANGAT_KURANG})
_BUKAN_NAMA = re.compile(r"[^0-9a-z]+")
_BUKAN_KODE = re.compile(r"[^0-9A-Za-z.]+")


@dataclass(slots=True)
class Tim:
    """An atasan's team: whoever has him as NIP Atasan. `skp` is the atasan's own, None outside the batch."""

    nip: str
    nama: str
    skp: Skp | None
    halaman: str
    anggota: list[Skp] = field(default_factory=list)


@dataclass(slots=True)
class Bahan:
    """The batch, once sorted for all pages."""

    hasil: HasilBatch
    ringkasan: Ringkasan
    samaran: Samaran
    batas_waktu: date | None
    buku: list[Buku]  # those that take part, in order
    halaman_unit: dict[str, str]  # by berkas
    tim: list[Tim]
    skp_buku: dict[str, list[Skp]]
    temuan_buku: dict[str, list[Temuan]]
    lalu: Mapping[str, Sequence[NilaiLalu]] = field(default_factory=dict)  # former periods, by NIP
    tim_menurut_nip: dict[str, Tim] = field(init=False)
    distribusi: dict[tuple[str, Periode], Distribusi] = field(init=False)  # by kode unit and period, the first

    def __post_init__(self) -> None:
        self.tim_menurut_nip = {t.nip: t for t in self.tim}
        self.distribusi = {(d.kode_unit, d.periode): d for d in reversed(self.hasil.distribusi)}

    def unit(self, buku: Buku) -> str:
        return self.samaran.teks(buku.unit.nama or buku.unit.kode or buku.berkas)


def siapkan_bahan(hasil: HasilBatch, ringkasan: Ringkasan, samarkan: bool, batas_waktu: date | None) -> Bahan:
    """Sort the batch's records."""
    skp_buku: dict[str, list[Skp]] = defaultdict(list)
    for s in hasil.rekap:
        skp_buku[s.berkas].append(s)
    temuan_buku: dict[str, list[Temuan]] = defaultdict(list)
    for t in hasil.temuan:
        temuan_buku[t.berkas].append(t)
    samaran = Samaran(hasil, samarkan)
    buku = [b for b in hasil.buku if not b.acuan and not b.diabaikan and getattr(b, "tinjauan", None) is None]
    return Bahan(
        hasil,
        ringkasan,
        samaran,
        batas_waktu,
        buku,
        _halaman_unit(buku, samaran),
        _susun_tim(hasil, samaran),
        skp_buku,
        temuan_buku,
    )


def _halaman_unit(buku: list[Buku], samaran: Samaran) -> dict[str, str]:
    """`unit-<kode>.html`; where a unit has several periods also the period, and else a number."""
    periode: dict[str, set[Periode | None]] = defaultdict(set)
    for b in buku:
        periode[b.unit.kode].add(b.unit.periode)
    hasil: dict[str, str] = {}
    sudah: dict[str, int] = {}
    for b in buku:
        kode = b.unit.kode or ("tanpa-kode" if samaran.aktif else b.berkas)
        dasar = f"unit-{kode_aman(samaran.teks(kode))}"
        if b.unit.kode and len(periode[b.unit.kode]) > 1 and b.unit.periode is not None:
            dasar += f"-{b.unit.periode.kode}"
        hasil[b.berkas] = f"{_unik(dasar, sudah)}.html"
    return hasil


def _susun_tim(hasil: HasilBatch, samaran: Samaran) -> list[Tim]:
    """One for each atasan and period kind alike: the page shows all periods of the batch."""
    punya: dict[str, list[Skp]] = defaultdict(list)
    for s in hasil.rekap:
        if s.nip_atasan and s.nip_atasan != s.nip:
            punya[s.nip_atasan].append(s)
    sendiri: dict[str, Skp] = {}
    for s in hasil.rekap:
        if s.nip_sah:
            sendiri[s.nip] = s
    sudah: dict[str, int] = {}
    tim = []
    for nip in sorted(punya):
        skp = sendiri.get(nip)
        nama = skp.nama if skp else next((s.teks("nama_penilai") for s in punya[nip] if s.teks("nama_penilai")), "")
        if samaran.aktif:
            nama = samaran.nama(skp) if skp else "Atasan di luar kumpulan ini"
        # no NIP in a file name; four digits keep namesakes apart
        dasar = f"atasan-{nama_aman(nama)}" if nama else "atasan-tanpa-nama"
        dasar = "atasan-luar" if samaran.aktif and skp is None else dasar
        if not samaran.aktif:
            dasar += f"-{nama_aman(nip[-4:])}"
        tim.append(Tim(nip, nama, skp, f"{_unik(dasar, sudah)}.html", punya[nip]))
    return tim


def kode_aman(teks: str) -> str:
    """A code as part of a file name: letters, digits, dots and hyphens; a mark where that loses more than blanks."""
    bersih = _BUKAN_KODE.sub("-", teks).strip(".-")
    if not bersih or len(bersih) > 60:
        bersih = f"{bersih[:50]}-{hashlib.sha256(teks.encode()).hexdigest()[:6]}".strip("-")
    return bersih


def nama_aman(teks: str) -> str:
    """Lower-case letters, digits and hyphens; a mark where a text has none of them or is long."""
    polos = unicodedata.normalize("NFKD", teks).encode("ascii", "ignore").decode().lower()
    bersih = _BUKAN_NAMA.sub("-", polos).strip("-")
    if not bersih or len(bersih) > 60:
        bersih = f"{bersih[:50]}-{hashlib.sha256(teks.encode()).hexdigest()[:6]}".strip("-")
    return bersih


def _unik(dasar: str, sudah: dict[str, int]) -> str:
    """The name, or the name with the first number that makes it new; `sudah` remembers where that search ended."""
    kunci = dasar.casefold()  # on Windows names that differ by case are one file
    nama, ke = dasar, sudah.get(kunci, 0) or 1
    while nama.casefold() in sudah:
        ke += 1
        nama = f"{dasar}-{ke}"
    sudah[nama.casefold()] = 1
    sudah[kunci] = max(sudah.get(kunci, 1), ke)
    return nama


def tautan_anotasi(berkas: str) -> str:
    """Address of an annotated workbook as seen from the report."""
    return "../hasil-pemeriksaan/" + quote(berkas)


def angka_id(nilai: object) -> str:
    """`97,50` for people; blank for nothing."""
    return "" if nilai is None else f"{nilai:.2f}".replace(".", ",")


def kode_periode(periode: Periode | None) -> str:
    return periode.kode if periode else ""


@lru_cache(maxsize=1)
def lingkungan() -> Environment:
    """The templates, with the filters that they use."""
    hasil = lingkungan_templat()
    hasil.filters["tautan"] = tautan_anotasi
    hasil.filters["ribuan"] = lambda n: f"{n:,}".replace(",", ".")
    hasil.filters["angka"] = angka_id
    hasil.globals["versi"] = __version__
    return hasil
