"""Ratings of review workbooks taken into the units' SKP, and where the two contradict (N419)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from skp_batch.checks.batch.letak import temuan_penilaian
from skp_batch.checks.sidik import berubah_sejak_dinilai, susun_sidik
from skp_batch.istilah import Menahan, Rating, Tingkat
from skp_batch.model import Buku, NilaiAtasan, Skp, Tinjauan
from skp_batch.schemas.atasan import PENILAIAN_ATASAN
from skp_batch.temuan import Temuan

_KUNCI = ("kode_unit", "nip", "skp_ke")
_SEBUTAN = {"rating_hasil": "", "rating_perilaku": " (perilaku kerja)"}


@dataclass(slots=True)
class _Asal:
    """Which review gave an SKP its ratings, and which of the two."""

    buku: Buku
    baris: NilaiAtasan
    terisi: set[str] = field(default_factory=set)


def terapkan_tinjauan(buku: Sequence[Buku]) -> Iterator[Temuan]:
    """Fill ratings that the unit left empty; N419 in both files where they differ, N408 and S207 in the review."""
    unit: dict[tuple[str, str], list[Buku]] = {}
    for b in buku:
        if b.tinjauan is None and b.unit.kode and b.unit.periode is not None:
            unit.setdefault((b.unit.kode, b.unit.periode.kode), []).append(b)
    asal: dict[tuple[str, int], _Asal] = {}
    for tinjauan, isi in _berlaku(buku):
        disebut: set[str] = set()
        for n in isi.nilai:
            if n.cacat.intersection(_KUNCI) or not (n.kode_unit and n.nip):
                continue
            para = unit.get((n.kode_unit, isi.periode.kode if isi.periode else ""), [])
            milik = [(b, s) for b in para for s in b.skp if (s.nip, s.skp_ke) == (n.nip, n.skp_ke)]
            if not milik:
                kunci, nilai, acuan = ("nip", n.nip, "PEGAWAI") if para else ("kode_unit", n.kode_unit, "UNIT")
                if nilai not in disebut:
                    disebut.add(nilai)
                    yield _temuan(tinjauan, n, "S207", kunci, nilai, (("acuan", f"{acuan} buku kerja mana pun"),))
            for b, skp in milik:
                yield from _satu(b, skp, tinjauan, n, asal)


def tahanan_tinjauan(buku: Sequence[Buku]) -> Iterator[Temuan]:
    """KESALAHAN of a review's PENILAIAN as they hold the unit's SKP; only to be counted, reported where they stand."""
    unit = {
        (b.unit.kode, b.unit.periode.kode, s.nip, s.skp_ke): b.berkas
        for b in buku
        if b.unit.periode is not None
        for s in b.skp
    }
    for b, isi in _berlaku(buku):
        kode = {n.baris: n.kode_unit for n in isi.nilai}
        for t in b.temuan:
            kunci = (kode.get(t.baris, ""), isi.periode.kode if isi.periode else "", t.nip, t.skp_ke)
            if t.menahan is Menahan.PREDIKAT and t.lembar == "PENILAIAN" and kunci in unit:
                yield t.dengan(berkas=unit[kunci])


def pasangan_tinjauan(buku: Sequence[Buku]) -> Iterator[tuple[Buku, NilaiAtasan, Buku, Skp]]:
    """Each row of a review that counts, with the unit's workbook and SKP that it is about."""
    unit = {
        (b.unit.kode, b.unit.periode.kode, s.nip, s.skp_ke): (b, s)
        for b in buku
        if b.tinjauan is None and b.unit.periode is not None and not b.acuan and not b.diabaikan
        for s in b.skp
    }
    for tinjauan, isi in _berlaku(buku):
        for n in isi.nilai:
            kunci = (n.kode_unit, isi.periode.kode if isi.periode else "", n.nip, n.skp_ke)
            if not n.cacat.intersection(_KUNCI) and kunci in unit:
                yield tinjauan, n, *unit[kunci]


def _berlaku(buku: Iterable[Buku]) -> Iterator[tuple[Buku, Tinjauan]]:
    for b in buku:
        if b.tinjauan is not None and not b.tertahan and not b.acuan:
            yield b, b.tinjauan


def _satu(b: Buku, skp: Skp, tinjauan: Buku, n: NilaiAtasan, asal: dict[tuple[str, int], _Asal]) -> Iterator[Temuan]:
    baru = {k: v for k, v in (("rating_hasil", n.rating_hasil), ("rating_perilaku", n.rating_perilaku)) if v}
    if skp.dikecualikan or not baru:
        return
    if skp.status_skp not in ("PERSETUJUAN", ""):
        yield _temuan(tinjauan, n, "N408", "rating_hasil", skp=skp, konteks=(("status", skp.status_skp),))
        return
    ada = {"rating_hasil": skp.rating_hasil_awal, "rating_perilaku": skp.rating_perilaku_awal}
    beda = next((k for k, v in baru.items() if ada[k] is not None and ada[k] is not v), "")
    terdahulu = asal.get((b.berkas, skp.baris))
    if beda:
        di_sini, di_tinjauan = str(ada[beda]) + _SEBUTAN[beda], str(baru[beda]) + _SEBUTAN[beda]
        if terdahulu and beda in terdahulu.terisi:  # the other word is not the unit's but another review's
            lain = _lain(tinjauan.berkas, di_tinjauan)
            yield _temuan(tinjauan, n, "N419", "rating_hasil", di_tinjauan, _lain(terdahulu.buku.berkas, di_sini), skp)
            yield _temuan(terdahulu.buku, terdahulu.baris, "N419", "rating_hasil", di_sini, lain, skp)
        else:
            yield _temuan(tinjauan, n, "N419", "rating_hasil", di_tinjauan, _lain(b.berkas, di_sini), skp)
        yield _temuan_unit(b, skp, di_sini, _lain(tinjauan.berkas, di_tinjauan))
        return
    terisi = {k for k in baru if ada[k] is None}
    if terisi:
        asal[b.berkas, skp.baris] = _Asal(tinjauan, n, terisi)
        _isi(skp, baru)
        if berubah_sejak_dinilai(skp.sidik_tertulis, skp.sidik):
            yield temuan_penilaian(b, skp, "N414", Tingkat.PERINGATAN, "rating_hasil")


def _isi(skp: Skp, baru: dict[str, Rating]) -> None:
    """The ratings as the atasan's own; a KEBERATAN that is decided keeps what it decided."""
    skp.rating_hasil_awal = skp.rating_hasil_awal or baru.get("rating_hasil")
    skp.rating_perilaku_awal = skp.rating_perilaku_awal or baru.get("rating_perilaku")
    skp.rating_hasil = skp.rating_hasil or skp.rating_hasil_awal
    skp.rating_perilaku = skp.rating_perilaku or skp.rating_perilaku_awal
    skp.sidik = susun_sidik(skp.rating_hasil_awal, skp.rating_perilaku_awal, skp.sidik_isi)


def _lain(berkas: str, nilai: str) -> tuple[tuple[str, str], ...]:
    return (("lain", berkas), ("nilai_lain", nilai))


def _temuan_unit(b: Buku, skp: Skp, nilai: str, konteks: tuple[tuple[str, str], ...]) -> Temuan:
    return temuan_penilaian(b, skp, "N419", Tingkat.KESALAHAN, "rating_hasil", nilai=nilai, konteks=konteks).dengan(
        menahan=Menahan.PREDIKAT
    )


def _temuan(
    tinjauan: Buku,
    n: NilaiAtasan,
    kode: str,
    kunci: str,
    nilai: str = "",
    konteks: tuple[tuple[str, str], ...] = (),
    skp: Skp | None = None,
) -> Temuan:
    """In the review, at a cell of the row."""
    return Temuan(
        kode,
        Tingkat.KESALAHAN,
        Menahan.PREDIKAT,
        tinjauan.berkas,
        n.kode_unit,
        "PENILAIAN",
        n.baris,
        tinjauan.alamat("PENILAIAN", kunci),
        PENILAIAN_ATASAN[kunci].judul,
        n.nip,
        n.skp_ke,
        skp.nama if skp else "",
        nilai,
        konteks,
    )
