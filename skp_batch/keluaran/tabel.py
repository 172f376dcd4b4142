"""CSV and JSON lines for other programs and for Excel, exactly as kontrak.md sections 2 and 4 order them."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from json.encoder import encode_basestring
from pathlib import Path

from skp_batch.hasil import HasilBatch, HasilEkspor, Payload
from skp_batch.katalog import render
from skp_batch.model import Skp
from skp_batch.siasn.dokumen import KOLOM_UNGGAH, NAMA_UNGGAH, baris_unggah
from skp_batch.siasn.riwayat import KOLOM_RIWAYAT, NAMA_RIWAYAT, RiwayatSkp, isi_riwayat
from skp_batch.temuan import Temuan

KOLOM_TEMUAN = (
    *("kode", "tingkat", "menahan", "berkas", "kode_unit", "lembar", "sel", "kolom", "nip", "nama", "nilai"),
    *("pesan", "saran", "dasar"),
)
KOLOM_REKAP = (
    *("periode", "kode_unit", "nip", "skp_ke", "nama", "jabatan", "nip_penilai", "capaian", "rating_hitung"),
    *("rating_hasil", "rating_perilaku", "predikat", "status", "ekspor", "alasan"),
)
# blank as null in JSON, where a program would else have to tell "" from a value
_BOLEH_KOSONG = frozenset({"capaian", "rating_hitung", "rating_hasil", "rating_perilaku", "predikat"})

_PEMICU_RUMUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# An Indonesian Excel separates at ';', and then a comma file breaks at ';' and line ends within a quoted cell.
_SEL_BARU = re.compile(r"([;\n\r\t]\s*)(?=[=+\-@＝＋－＠])")
_AWAL_RUMUS = frozenset({" ", *_PEMICU_RUMUS})
_BILANGAN = re.compile(r"-?\d+(?:[.,]\d+)?")

Sel = str | Decimal | None


def tulis_temuan(folder: Path, temuan: Iterable[Temuan]) -> None:
    """temuan.csv and temuan.jsonl, in the order given."""
    with _berkas_csv(folder / "temuan.csv", KOLOM_TEMUAN) as ke_csv, _berkas_jsonl(folder / "temuan.jsonl") as ke_jsonl:
        for t in temuan:
            baris = baris_temuan(t)
            ke_csv(baris)
            ke_jsonl(KOLOM_TEMUAN, baris)


def tulis_rekap(folder: Path, hasil: HasilBatch) -> None:
    """rekap.csv and rekap.jsonl: one row per SKP."""
    with _berkas_csv(folder / "rekap.csv", KOLOM_REKAP) as ke_csv, _berkas_jsonl(folder / "rekap.jsonl") as ke_jsonl:
        for skp in hasil.rekap:
            baris = baris_rekap(hasil, skp)
            ke_csv(baris)
            isi = zip(KOLOM_REKAP, baris, strict=True)
            ke_jsonl(KOLOM_REKAP, [None if v == "" and k in _BOLEH_KOSONG else v for k, v in isi])


def tulis_siasn(folder: Path, ekspor: HasilEkspor, riwayat: Iterable[RiwayatSkp] = ()) -> None:
    """The payload files of `siasn/`, each with a CSV mirror for people, and what the steps after them need.

    `folder` is KELUAR.
    """
    tujuan = folder / "siasn"
    tujuan.mkdir(exist_ok=True)
    daftar: dict[str, list[Payload]] = {f"skp22-{tahun}": isi for tahun, isi in ekspor.skp22.items()}
    daftar |= {f"kinerja-periodik-{periode.kode}": isi for periode, isi in ekspor.periodik.items()}
    daftar |= {f"angka-kredit-{periode.kode}": isi for periode, isi in ekspor.angka_kredit.items()}
    for nama, isi in sorted(daftar.items()):
        tulis_jsonl(tujuan / f"{nama}.jsonl", (p.isi for p in isi))
        if isi:
            tulis_csv(tujuan / f"{nama}.csv", ("nip", "nama", "predikat", *isi[0].isi), map(baris_payload, isi))
    tulis_csv(tujuan / NAMA_UNGGAH, KOLOM_UNGGAH, baris_unggah(ekspor))
    with _berkas_jsonl(tujuan / NAMA_RIWAYAT) as tulis:
        for r in riwayat:
            tulis(KOLOM_RIWAYAT, isi_riwayat(r))


def baris_temuan(t: Temuan) -> tuple[str, ...]:
    """A finding's cells in the order of KOLOM_TEMUAN."""
    teks = render(t)
    return (
        *(t.kode, str(t.tingkat), str(t.menahan), t.berkas, t.kode_unit, t.lembar, t.sel, t.judul, t.nip, t.nama),
        *(t.nilai, teks.pesan, teks.saran, teks.dasar),
    )


def baris_rekap(hasil: HasilBatch, skp: Skp) -> tuple[Sel, ...]:
    """An SKP's cells in the order of KOLOM_REKAP; capaian stays a number."""
    unit = hasil.buku_dari(skp).unit
    return (
        unit.periode.kode if unit.periode else "",
        unit.kode,
        skp.nip,
        skp.skp_ke,
        skp.nama,
        skp.teks("jabatan"),
        skp.nip_penilai,
        "" if skp.capaian is None else skp.capaian,
        str(skp.rating_hitung or ""),
        str(skp.rating_hasil or ""),
        str(skp.rating_perilaku or ""),
        str(skp.predikat or ""),
        str(skp.status or ""),
        str(skp.ekspor),
        "; ".join(skp.alasan),
    )


def baris_payload(p: Payload) -> tuple[str, ...]:
    """A payload's cells behind nip, nama, predikat."""
    return (p.nip, p.nama, p.predikat, *("" if v is None else str(v) for v in p.isi.values()))


def tulis_csv(path: Path, judul: Sequence[str], baris: Iterable[Sequence[Sel]]) -> None:
    """UTF-8 with BOM, comma, CRLF; no cell that a spreadsheet would run."""
    with _berkas_csv(path, judul) as tulis:
        for b in baris:
            tulis(b)


def tulis_jsonl(path: Path, objek: Iterable[Mapping[str, object]]) -> None:
    """One compact object a line, UTF-8, LF, keys in their own order."""
    with _berkas_jsonl(path) as tulis:
        for o in objek:
            tulis(tuple(o), o.values())


@contextmanager
def _berkas_csv(path: Path, judul: Sequence[str]) -> Iterator[Callable[[Sequence[Sel]], object]]:
    with path.open("w", encoding="utf-8-sig", newline="") as f:
        penulis = csv.writer(f, lineterminator="\r\n")
        penulis.writerow(judul)
        yield lambda baris: penulis.writerow([amankan(v) if v.__class__ is str else _sel_csv(v) for v in baris])


@contextmanager
def _berkas_jsonl(path: Path) -> Iterator[Callable[[Sequence[str], Iterable[object]], object]]:
    """The writer of a line takes keys and values: where lines have the same keys these are encoded once."""
    susun = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_bilangan).encode
    pola: dict[Sequence[str], str] = {}

    def tulis(kunci: Sequence[str], nilai: Iterable[object]) -> None:
        bentuk = pola.get(kunci)
        if bentuk is None:
            bentuk = pola[kunci] = "{" + ",".join(f"{susun(k)}:".replace("%", "%%") + "%s" for k in kunci) + "}\n"
        f.write(bentuk % tuple([encode_basestring(v) if v.__class__ is str else satu(v) for v in nilai]))

    def satu(v: object) -> str:
        return "null" if v is None else str(v) if v.__class__ is int else susun(v)

    with path.open("w", encoding="utf-8", newline="\n") as f:
        yield tulis


def amankan(teks: str) -> str:
    """Text that no spreadsheet takes for a formula, at its start or where another separator would start a cell; a plain
    negative number is none and stays."""
    if ";" in teks or not teks.isprintable():
        teks = _SEL_BARU.sub(r"\1'", teks)
    if teks[:1] not in _AWAL_RUMUS:
        return teks
    return f"'{teks}" if teks.lstrip(" ").startswith(_PEMICU_RUMUS) and not _BILANGAN.fullmatch(teks) else teks


def _sel_csv(nilai: Sel) -> str:
    if nilai is None:
        return ""
    return f"{nilai:.2f}" if isinstance(nilai, Decimal) else amankan(nilai)


def _bilangan(nilai: object) -> float:
    if isinstance(nilai, Decimal):  # two places: the float's shortest text is exact
        return float(nilai)
    raise TypeError(type(nilai).__name__)
