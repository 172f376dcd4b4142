from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from skp_batch.checks.batch.letak import temuan_pegawai
from skp_batch.istilah import Menahan, Tingkat
from skp_batch.model import Buku, Skp
from skp_batch.periode import Periode
from skp_batch.temuan import Temuan


def pegawai_ganda(buku: Iterable[Buku]) -> Iterator[Temuan]:
    """The same NIP in two workbooks of one period, neither PINDAH, with overlapping service (S211): one in each."""
    ikut = [b for b in buku if not (b.diabaikan or b.acuan)]
    kali = Counter(s.nip for b in ikut for s in b.skp)  # of a hundred thousand people only a few stand twice
    orang: dict[tuple[Periode, str], list[tuple[Buku, Skp]]] = {}
    for b in ikut:
        for skp in b.skp:
            if b.unit.periode is not None and kali[skp.nip] > 1 and skp.nip_sah and skp.keaktifan != "PINDAH":
                orang.setdefault((b.unit.periode, skp.nip), []).append((b, skp))
    for semua in orang.values():
        if len(semua) < 2:
            continue
        for b, skp in semua:
            lain = [x for x, s in semua if x is not b and _kode_beda(b, x) and _bertumpuk(b, skp, x, s)]
            if lain:
                konteks = (("lain", lain[0].berkas), ("kode_unit_lain", lain[0].unit.kode))
                yield temuan_pegawai(
                    b, skp, "S211", Tingkat.KESALAHAN, nilai=skp.nip, konteks=konteks, menahan=Menahan.PREDIKAT
                )


def _kode_beda(satu: Buku, lain: Buku) -> bool:
    """Two files of one unit are B107's matter, not the person's."""
    return satu.unit.kode != lain.unit.kode


def masa(buku: Buku, skp: Skp) -> tuple[date, date]:
    """From Mulai to Selesai Bertugas; blank = the unit's dates."""
    periode = buku.unit.periode
    awal = buku.unit.mulai or (periode.awal if periode else date.min)
    akhir = buku.unit.selesai or (periode.akhir if periode else date.max)
    return skp.pegawai.get("mulai_bertugas") or awal, skp.pegawai.get("selesai_bertugas") or akhir


def _bertumpuk(b: Buku, skp: Skp, x: Buku, s: Skp) -> bool:
    (mulai, selesai), (mulai_lain, selesai_lain) = masa(b, skp), masa(x, s)
    return mulai <= selesai_lain and mulai_lain <= selesai
