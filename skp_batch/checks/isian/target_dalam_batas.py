from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from skp_batch.temuan import Temuan
from skp_batch.workbook.isi import IsiBuku
from skp_batch.workbook.nilai import teks_angka
from skp_batch.workbook.tabel import Baris


def target_dalam_batas(isi: IsiBuku) -> Iterator[Temuan]:
    """No negative Target, no Target 0 with MAKSIMAL, no Batas Atas below Target (S208)."""
    for baris in isi.baris("TARGET"):
        target, batas = baris.ambil("target"), baris.ambil("batas_atas")
        if target is None:
            continue
        maksimal = baris.ambil("arah") in (None, "MAKSIMAL") and not baris.cacat_di("arah")
        if target < 0:
            yield _temuan(isi, "TARGET", baris, "target", target, "negatif")
        elif target == 0 and maksimal:
            yield _temuan(isi, "TARGET", baris, "target", target, "nol_maksimal")
        elif batas is not None and batas < target:
            lain = (("lain", "Target"), ("nilai_lain", teks_angka(target)))
            yield _temuan(isi, "TARGET", baris, "batas_atas", batas, "batas_atas", lain)
    for baris in isi.baris("REALISASI"):
        target = baris.ambil("target_periode")
        if target is not None and target < 0:
            yield _temuan(isi, "REALISASI", baris, "target_periode", target, "negatif")


def _temuan(
    isi: IsiBuku,
    lembar: str,
    baris: Baris,
    kunci: str,
    nilai: Decimal,
    sebab: str,
    lain: tuple[tuple[str, str], ...] = (),
) -> Temuan:
    return isi.temuan("S208", lembar, baris, kunci, nilai=teks_angka(nilai), konteks=(("sebab", sebab), *lain))
