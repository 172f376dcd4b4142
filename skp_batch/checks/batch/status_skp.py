"""Status, predikat and what is held of every SKP of a batch (kontrak.md sections 2 and 3)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from datetime import date

from skp_batch.checks.batch.pegawai_ganda import masa
from skp_batch.istilah import Menahan, StatusSkp
from skp_batch.katalog import entri
from skp_batch.model import Buku, Skp
from skp_batch.scoring.predikat import predikat
from skp_batch.temuan import Temuan


def tetapkan_status(buku: Sequence[Buku], temuan: Iterable[Temuan]) -> None:
    """Fill menahan, status, predikat and alasan of each SKP that takes part; drop the figures of what is held."""
    penahan: dict[tuple[str, str, str], list[Temuan]] = {}
    berkas: dict[str, list[Temuan]] = {}
    bertumpuk: set[tuple[str, str]] = set()
    temuan = [t for t in temuan if t.menahan is not Menahan.TIDAK or t.kode == "S211"]
    milik: dict[tuple[str, str], list[str]] = {(t.berkas, t.nip): [] for t in temuan}
    for b in buku if milik else ():
        for skp in b.skp:
            if (b.berkas, skp.nip) in milik:
                milik[b.berkas, skp.nip].append(skp.skp_ke)
    for t in temuan:
        if t.menahan is Menahan.BERKAS:
            berkas.setdefault(t.berkas, []).append(t)
        elif t.menahan is not Menahan.TIDAK and t.nip:
            # a SKP Ke that the person has not may mean any of his
            para = milik[t.berkas, t.nip]
            for ke in (t.skp_ke,) if t.skp_ke in para else para:
                penahan.setdefault((t.berkas, t.nip, ke), []).append(t)
        if t.kode == "S211":
            bertumpuk.add((t.berkas, t.nip))
    berlaku = _berlaku(buku, bertumpuk)
    for b in buku:
        for skp in b.skp:
            alasan = berkas.get(b.berkas, []) + penahan.get((b.berkas, skp.nip, skp.skp_ke), [])
            skp.menahan = max((t.menahan for t in alasan), key=lambda m: m.berat, default=Menahan.TIDAK)
            skp.status = _status(b, skp, berlaku)
            if skp.status is StatusSkp.SELESAI and skp.rating_hasil is not None and skp.rating_perilaku is not None:
                skp.predikat = predikat(skp.rating_hasil, skp.rating_perilaku)
            if skp.dikecualikan or skp.menahan.mencakup(Menahan.CAPAIAN):
                skp.capaian = skp.rating_hitung = None
            skp.alasan = _alasan(skp, alasan)


def _status(buku: Buku, skp: Skp, berlaku: Container[tuple[str, int]]) -> StatusSkp:
    """The first that applies, in the contract's order."""
    periode = buku.unit.periode
    tahunan = periode is not None and periode.jenis == "TAHUNAN"
    rencana = skp.status_skp
    if skp.dikecualikan:
        return StatusSkp.DIKECUALIKAN
    if tahunan and skp.nip_sah and (buku.berkas, skp.baris) not in berlaku:
        return StatusSkp.BAGIAN_TAHUN
    if skp.menahan.mencakup(Menahan.PREDIKAT):
        return StatusSkp.TERTAHAN
    if rencana == "DRAFT" and not skp.ada_rhk:
        return StatusSkp.BELUM_MENYUSUN
    if rencana != "PERSETUJUAN":
        return StatusSkp.BELUM_DISETUJUI
    if skp.rating_hasil is None or skp.rating_perilaku is None:
        return StatusSkp.BELUM_DINILAI
    return StatusSkp.MENUNGGU_KEBERATAN if skp.menunggu_keberatan else StatusSkp.SELESAI


def _berlaku(buku: Iterable[Buku], bertumpuk: set[tuple[str, str]]) -> set[tuple[str, int]]:
    """File and row of the SKP in force at Tanggal Selesai, per person and period: of several the one that began last.

    Where two workbooks both claim him (S211) each of them stays in force, so that both are held.
    """
    calon: dict[tuple[str, str], list[tuple[Buku, Skp]]] = {}
    for b in buku:
        if b.unit.periode is None:
            continue
        periode, akhir = b.unit.periode.kode, b.unit.selesai or b.unit.periode.akhir
        for skp in b.skp:
            mulai, selesai = masa(b, skp)
            if not skp.dikecualikan and mulai <= akhir <= selesai:
                calon.setdefault((periode, skp.nip), []).append((b, skp))
    hasil: set[tuple[str, int]] = set()
    for semua in calon.values():
        # the same person twice because one unit handed in two versions (B107): both are held, none is the earlier one
        hasil.update((b.berkas, s.baris) for b, s in semua if (b.berkas, s.nip) in bertumpuk or b.tertahan)
        b, s = semua[0] if len(semua) == 1 else max(semua, key=_urutan)
        hasil.add((b.berkas, s.baris))
    return hasil


def _urutan(calon: tuple[Buku, Skp]) -> tuple[date, int, str, str]:
    """What began last is the greatest."""
    buku, skp = calon
    return masa(buku, skp)[0], _angka(skp.skp_ke), skp.skp_ke, buku.berkas


def _angka(kode: str) -> int:
    return int(kode) if kode.isascii() and kode.isdigit() and len(kode) < 9 else 0


def _alasan(skp: Skp, penahan: Sequence[Temuan]) -> tuple[str, ...]:
    """Short reasons for people: what holds the SKP, or why there is no predikat."""
    if skp.status is StatusSkp.DIKECUALIKAN:
        return (f"Status Keaktifan {skp.keaktifan}",)
    if skp.status is StatusSkp.BAGIAN_TAHUN:
        return ("SKP ini tidak berlaku sampai akhir periode; yang dinilai setahun adalah SKP yang terakhir",)
    hasil = sebab_tertahan(penahan)
    if not hasil and skp.status is StatusSkp.BELUM_DISETUJUI:
        return (f"Status SKP {skp.status_skp or 'belum diisi'}",)
    return hasil


def sebab_tertahan(penahan: Iterable[Temuan]) -> tuple[str, ...]:
    """Code, title and place of each finding that holds, each once."""
    hasil: dict[str, None] = {}
    for t in penahan:
        tempat = f" di {t.lembar}" + (f"!{t.sel}" if t.sel else "") if t.lembar else ""
        hasil[f"{t.kode} {entri(t.kode).judul}{tempat}"] = None
    return tuple(hasil)
