"""`--predikat`: who has which predikat in which period, from a KELUAR of proses, rekap.csv or Rekap Penilaian."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from skp_batch.istilah import StatusSkp
from skp_batch.periode import Periode
from skp_batch.siasn.baris_predikat import BarisPredikat
from skp_batch.siasn.riwayat import NAMA_RIWAYAT, baca_riwayat
from skp_batch.siasn.sumber_predikat import baca_sumber
from skp_batch.tukin.kebijakan_jenis import kunci_kata
from skp_batch.tukin.predikat import ATAU

_BERLAKU = frozenset({"", kunci_kata(StatusSkp.SELESAI)})
_JABATAN = ("jabatan", "jenis_jabatan", "golongan")


@dataclass(frozen=True, slots=True)
class Penilaian:
    """What stands beside a predikat in its source; `kode_unit`, `skp_ke` and capaian only rekap.csv knows."""

    rating_hasil: str = ""
    rating_perilaku: str = ""
    kode_unit: str = ""
    skp_ke: str = ""
    capaian: Decimal | None = None
    dinilai: bool = False  # its row has a predikat


@dataclass(slots=True)
class SumberPredikat:
    """`predikat` by NIP and period. Two different ones for the same are kept as a text that no policy knows.

    `jabatan`: jabatan, jenis jabatan and golongan by NIP, `kelas` as PEGAWAI says; both only of a KELUAR of proses.
    `penilaian` by NIP and period code.
    """

    predikat: dict[str, dict[Periode, str]] = field(default_factory=dict)
    jabatan: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    kelas: dict[str, int] = field(default_factory=dict)
    penilaian: dict[tuple[str, str], Penilaian] = field(default_factory=dict)
    ditolak: list[str] = field(default_factory=list)

    def capaian(self, nip: str, periode: Periode | None) -> dict[Periode, Decimal]:
        """The capaian of a person's SKP in a period, where the source has it."""
        nilai = self.penilaian[nip, periode.kode].capaian if periode and (nip, periode.kode) in self.penilaian else None
        return {periode: nilai} if periode is not None and nilai is not None else {}


def baca_predikat_masukan(daftar: Iterable[Path], alias: Iterable[str] = ()) -> SumberPredikat:
    """`alias`: words for a predikat that the policy knows besides. Raises TabelTidakTerbaca."""
    dikenal = {kunci_kata(a) for a in alias}
    hasil = SumberPredikat()
    terbaru: dict[str, Periode] = {}
    for path in daftar:
        bacaan = baca_sumber(path, {})
        for b in bacaan.baris:
            if b.predikat is not None and kunci_kata(b.status) not in _BERLAKU:
                # a rekap that was edited by hand: what is held or not yet rated is never paid
                hasil.ditolak.append(f"{b.berkas} baris {b.nomor}: predikatnya terisi, padahal statusnya {b.status}")
            elif b.predikat is not None:
                _tambah(hasil, b.nip, b.periode, str(b.predikat))
            if b.predikat is not None or b.capaian is not None:
                _catat(hasil, b)
        for d in bacaan.ditolak:
            if d.predikat and d.periode is not None and kunci_kata(d.predikat) in dikenal:
                _tambah(hasil, d.nip, d.periode, d.predikat)
                continue
            hasil.ditolak.append(f"{d.berkas} baris {d.nomor}: {d.sebab}")
            if d.nip and d.periode is not None and not d.kosong:
                _tambah(hasil, d.nip, d.periode, d.predikat or d.sebab)
        if path.is_dir() and (path / "siasn" / NAMA_RIWAYAT).is_file():
            _baca_jabatan(hasil, path, terbaru)
    return hasil


def _tambah(hasil: SumberPredikat, nip: str, periode: Periode, predikat: str) -> None:
    ada = hasil.predikat.setdefault(nip, {})
    lama = ada.get(periode)
    if lama is None:
        ada[periode] = predikat
    elif predikat not in lama.split(ATAU):
        ada[periode] = f"{lama}{ATAU}{predikat}"


def _catat(hasil: SumberPredikat, b: BarisPredikat) -> None:
    """The row that gives the predikat counts; where several do, a capaian only if they agree on it."""
    kunci = b.nip, b.periode.kode
    lama = hasil.penilaian.get(kunci)
    capaian = b.capaian
    if lama is not None and lama.dinilai == (b.predikat is not None) and lama.capaian != capaian:
        capaian = None
    if lama is None or b.predikat is not None or not lama.dinilai:
        hasil.penilaian[kunci] = Penilaian(
            str(b.rating_hasil or ""),
            str(b.rating_perilaku or ""),
            b.kode_unit,
            b.skp_ke,
            capaian,
            b.predikat is not None,
        )


def _baca_jabatan(hasil: SumberPredikat, path: Path, terbaru: dict[str, Periode]) -> None:
    for r in baca_riwayat(path):
        if r.nip in terbaru and r.masa.akhir < terbaru[r.nip].akhir:
            continue
        terbaru[r.nip] = r.masa
        hasil.jabatan[r.nip] = (r.jabatan, r.jenis_jabatan, r.golongan)
        if r.kelas.isdecimal() and len(r.kelas) < 4:
            hasil.kelas[r.nip] = int(r.kelas)
