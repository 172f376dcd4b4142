"""What goes back about review workbooks: their ratings and words into the units' copies, fresh figures into theirs.

The cells of a unit are its own (kontrak 4.1), so what an atasan typed elsewhere is not written into them: it stands on
HASIL PEMERIKSAAN of the unit's copy, and the forms take it from the review itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from skp_batch.checks.batch.tinjauan import pasangan_tinjauan
from skp_batch.checks.periksa import NilaiSel
from skp_batch.model import Buku, NilaiAtasan, Skp
from skp_batch.workbook.anotasi_model import DariAtasan


def dari_atasan(buku: Sequence[Buku]) -> dict[str, tuple[DariAtasan, ...]]:
    """By file, of units and of reviews alike: each line that an atasan has filled in."""
    hasil: dict[str, list[DariAtasan]] = {}
    for tinjauan, n, unit, skp in pasangan_tinjauan(buku):
        if n.rating_hasil or n.rating_perilaku or n.umpan_balik or n.catatan:
            hasil.setdefault(unit.berkas, []).append(_baris(n, skp, tinjauan.berkas))
            hasil.setdefault(tinjauan.berkas, []).append(_baris(n, skp, unit.berkas))
    return {berkas: tuple(para) for berkas, para in hasil.items()}


def nilai_tinjauan(buku: Sequence[Buku]) -> dict[str, list[NilaiSel]]:
    """By file of a review: the (sistem) values of its rows as they are now."""
    hasil: dict[str, list[NilaiSel]] = {}
    for tinjauan, n, unit, skp in pasangan_tinjauan(buku):
        butir: tuple[tuple[str, str | Decimal], ...] = (
            ("s_nama", skp.nama),
            ("s_capaian", "" if skp.capaian is None else skp.capaian),
            ("s_rating", str(skp.rating_hitung or "")),
            ("s_predikat", str(skp.predikat or "")),
            ("s_jabatan", skp.teks("jabatan")),
            ("s_unit", unit.unit.nama),
        )
        hasil.setdefault(tinjauan.berkas, []).extend(("PENILAIAN", n.baris, k, nilai) for k, nilai in butir)
    return hasil


def _baris(n: NilaiAtasan, skp: Skp, berkas: str) -> DariAtasan:
    hasil, perilaku = (str(r or "") for r in (n.rating_hasil, n.rating_perilaku))
    akhir = str(skp.predikat or skp.status or "")
    return DariAtasan(skp.nip, skp.nama, hasil, perilaku, akhir, n.umpan_balik, n.catatan, berkas)
