from __future__ import annotations

from collections.abc import Iterable, Iterator

from skp_batch.istilah import Menahan, Tingkat, kunci_teks
from skp_batch.model import Buku, Rhk, Skp
from skp_batch.schemas.rencana import RHK
from skp_batch.temuan import Temuan


def rhk_salinan(buku: Iterable[Buku]) -> Iterator[Temuan]:
    """An RHK repeats the pimpinan's text, as written beside it or as it stands in the pimpinan's plan (Q702)."""
    para = list(buku)
    rencana: dict[tuple[int, str, str], str] = {}
    for b in para:
        for skp in b.skp:
            for r in skp.rhk:
                rencana.setdefault((b.unit.tahun or 0, skp.nip, r.no), r.teks)
    for b in para:
        if b.acuan:
            continue
        for skp in b.skp:
            for r in skp.rhk:
                if not skp.dikecualikan and r.teks and _sama(b, skp, r, rencana):
                    yield Temuan(
                        "Q702",
                        Tingkat.INFO,
                        Menahan.TIDAK,
                        b.berkas,
                        b.unit.kode,
                        "RHK",
                        r.baris,
                        b.alamat("RHK", "rhk"),
                        RHK["rhk"].judul,
                        skp.nip,
                        skp.skp_ke,
                        skp.nama,
                        r.teks,
                    )


def _sama(b: Buku, skp: Skp, r: Rhk, rencana: dict[tuple[int, str, str], str]) -> bool:
    pimpinan = r.nip_pimpinan or skp.nip_atasan
    dirujuk = rencana.get((b.unit.tahun or 0, pimpinan, r.no_pimpinan), "") if r.no_pimpinan else ""
    sendiri = kunci_teks(r.teks)
    return sendiri in (kunci_teks(r.teks_pimpinan), kunci_teks(dirujuk))
