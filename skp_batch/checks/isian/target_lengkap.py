from __future__ import annotations

from collections.abc import Iterator

from skp_batch.istilah import BENTUK_JPT
from skp_batch.temuan import Temuan
from skp_batch.workbook.isi import IsiBuku
from skp_batch.workbook.tabel import Baris


def target_lengkap(isi: IsiBuku) -> Iterator[Temuan]:
    """What a TARGET row must have by kind of SKP (S201), and Arah for aspek WAKTU or BIAYA (S220).

    KUANTITATIF: Target and Satuan, or Uraian Target alone; Aspek unless the form is JPT. KUALITATIF: Uraian Target.
    """
    pegawai = {(b.nip, b.skp_ke): b for b in reversed(isi.baris("PEGAWAI"))}
    for baris in isi.baris("TARGET"):
        pemilik = pegawai.get((baris.nip, baris.skp_ke))
        if pemilik is None or pemilik.cacat_di("pendekatan") or baris.cacat_di("nip", "skp_ke"):
            continue
        kurang = _kurang_kualitatif(baris) if pemilik.ambil("pendekatan") == "KUALITATIF" else _kurang(baris)
        if kurang:
            yield isi.temuan("S201", "TARGET", baris, kurang, konteks=(("sebab", kurang),))
        if pemilik.ambil("pendekatan") != "KUANTITATIF":
            continue
        jpt = pemilik.ambil("bentuk") == BENTUK_JPT or (
            pemilik.ambil("bentuk") is None and pemilik.ambil("jenis_jabatan") == "JPT"
        )
        aspek = baris.teks("aspek")
        if not (jpt or aspek or baris.cacat_di("aspek") or pemilik.cacat_di("bentuk", "jenis_jabatan")):
            yield isi.temuan("S201", "TARGET", baris, "aspek", konteks=(("sebab", "aspek"),))
        terukur = baris.ambil("target") is not None
        if aspek in ("WAKTU", "BIAYA") and terukur and baris.ambil("arah") is None and not baris.cacat_di("arah"):
            yield isi.temuan("S220", "TARGET", baris, "arah", konteks=(("aspek", aspek),))


def _kurang_kualitatif(baris: Baris) -> str:
    return "" if baris.ambil("uraian_target") is not None or baris.cacat_di("uraian_target") else "uraian_target"


def _kurang(baris: Baris) -> str:
    """The column that a quantitative row lacks, or blank."""
    if baris.cacat_di("target", "uraian_target"):
        return ""
    if baris.ambil("target") is None:
        # words alone are a target too (N417), whether or not a Satuan was left beside them
        return "" if baris.ambil("uraian_target") is not None else "target"
    return "" if baris.ambil("satuan") is not None or baris.cacat_di("satuan") else "satuan"
