"""Rows of REALISASI and PENILAIAN with their keys, ready to be filled in: nobody types a NIP twice."""

from __future__ import annotations

from collections.abc import Callable, Collection

from skp_batch.siklus.salin import BarisLembar, Lembaran

Kunci = tuple[str, ...]
_RATING = ("Rating Hasil Kerja", "Rating Perilaku Kerja", "Sidik (sistem)")


def siapkan_baris(baris: Lembaran, catatan: list[str]) -> None:
    """A row of REALISASI for each indikator, one of PENILAIAN for each SKP, where there is none. Whoever is rated
    already is left as he is: an added row would look like a change after the rating (N414)."""
    dinilai = {_skp(b) for b in baris["PENILAIAN"] if any(b.get(k) for k in _RATING)}
    target = [b for b in baris["TARGET"] if _skp(b) not in dinilai and _lengkap(b)]
    realisasi = _tambah(baris["REALISASI"], [kunci_realisasi(b) for b in target], _indikator)
    pegawai = [{k: b[k] for k in ("NIP", "SKP Ke") if b.get(k) is not None} for b in baris["PEGAWAI"]]
    penilaian = _tambah(baris["PENILAIAN"], [b for b in pegawai if isinstance(b.get("NIP"), str)], _skp)
    for jumlah, nama in ((realisasi, "REALISASI"), (penilaian, "PENILAIAN")):
        if jumlah:
            catatan.append(f"{jumlah} baris {nama} disiapkan dengan kuncinya")


def kunci_realisasi(b: BarisLembar) -> BarisLembar:
    """The keys of a TARGET row, as a row of REALISASI."""
    return {k: b[k] for k in ("NIP", "SKP Ke", "No RHK", "No Indikator") if b.get(k) is not None}


def _tambah(ada: list[BarisLembar], calon: Collection[BarisLembar], kunci: Callable[[BarisLembar], Kunci]) -> int:
    """Put rows that are missing behind the last one of the same person; how many."""
    milik = {kunci(b) for b in ada}
    baru = [b for b in calon if kunci(b) not in milik]
    for b in baru:
        letak = next((i for i in range(len(ada), 0, -1) if ada[i - 1].get("NIP") == b.get("NIP")), len(ada))
        ada.insert(letak, b)
    return len(baru)


def _lengkap(b: BarisLembar) -> bool:
    return all(isinstance(b.get(k), str) for k in ("NIP", "No RHK", "No Indikator"))  # a number is a mistake to mend


def _skp(b: BarisLembar) -> Kunci:
    return str(b.get("NIP") or ""), str(b.get("SKP Ke") or "1")


def _indikator(b: BarisLembar) -> Kunci:
    return *_skp(b), str(b.get("No RHK")), str(b.get("No Indikator"))
