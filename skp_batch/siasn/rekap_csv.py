"""Our own rekap.csv, read back: of this run or an earlier one, also when Excel has saved it anew."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path

from skp_batch.periode import baca_periode
from skp_batch.siasn.baris_predikat import (
    Bacaan,
    BarisDitolak,
    BarisPredikat,
    baca_predikat,
    baca_rating,
    periksa_nip,
    singkat,
)
from skp_batch.workbook.tabel_masukan import BarisTabel, TabelTidakTerbaca, baca_baris, kunci_tabel

_JUDUL = (
    *("periode", "kode_unit", "nip", "skp_ke", "nama", "jabatan", "rating_hasil", "rating_perilaku", "predikat"),
    *("status", "capaian"),
)
_WAJIB = frozenset(kunci_tabel(j) for j in ("periode", "nip", "predikat"))


def baca_rekap_csv(path: Path) -> Bacaan:
    """Every row with its status; rows without predikat stay, their status says why."""
    baris = baca_baris(path, _JUDUL, _JUDUL)
    if not any(b.isi.keys() >= _WAJIB - {"predikat"} for b in baris) and baris:
        raise TabelTidakTerbaca(f"{path.name} bukan rekap.csv buatan skp-batch: kolom periode atau nip tidak ada.")
    hasil = Bacaan()
    for b in baris:
        _satu(path.name, b, hasil)
    return hasil


def _satu(berkas: str, b: BarisTabel, hasil: Bacaan) -> None:
    isi = {j: b.isi.get(kunci_tabel(j), "") for j in _JUDUL}
    nip, sebab = periksa_nip(isi["nip"], kunci_tabel("nip") in b.angka)
    periode = baca_periode(isi["periode"])
    if periode is None and not sebab:
        sebab = f'periode "{singkat(isi["periode"])}" tidak dikenal'
    hasil_kerja, perilaku = baca_rating(isi["rating_hasil"]), baca_rating(isi["rating_perilaku"])
    predikat = baca_predikat(isi["predikat"])
    for label, nilai in (("rating_hasil", hasil_kerja), ("rating_perilaku", perilaku), ("predikat", predikat)):
        if not sebab and isi[label] and nilai is None:
            sebab = f'{label} "{singkat(isi[label])}" tidak dikenal'
    if sebab or periode is None:
        asing = isi["predikat"] if sebab.startswith("predikat ") else ""
        kosong = not isi["predikat"]
        hasil.ditolak.append(BarisDitolak(berkas, "", b.nomor, sebab, nip, isi["nama"], periode, kosong, asing))
        return
    hasil.baris.append(
        BarisPredikat(
            *(periode, nip, isi["nama"], isi["jabatan"], hasil_kerja, perilaku, predikat, berkas, "", b.nomor),
            *(isi["kode_unit"], isi["skp_ke"] or "1", isi["status"], _capaian(isi["capaian"])),
        )
    )


def _capaian(teks: str) -> Decimal | None:
    """`97.50`, also with the comma of an Excel that saved it anew; None where it is no such figure."""
    try:
        nilai = Decimal(teks.replace(",", ".") if teks.isascii() else "")
    except InvalidOperation:
        return None
    return nilai if capaian_wajar(nilai) else None


def capaian_wajar(nilai: Decimal) -> bool:
    """Whether this is a per cent that a capaian can be, not a figure that fills the memory when it is written out."""
    return nilai.is_finite() and nilai >= 0 and nilai.adjusted() < 6 and len(nilai.as_tuple().digits) < 30
