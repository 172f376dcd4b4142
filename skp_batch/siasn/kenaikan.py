"""Who fulfils what kenaikan pangkat and jenjang ask of predikat and angka kredit (regulasi.md 5.3, 5.4).

What is not known stays unknown: a year without a predikat is never taken for a good one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from skp_batch.aturan import angka_kredit, rujukan
from skp_batch.aturan.kenaikan import SyaratKenaikan, syarat_kenaikan
from skp_batch.istilah import Predikat
from skp_batch.siasn.baris_predikat import BarisPredikat, baca_predikat
from skp_batch.siasn.perolehan_ak import AkPegawai, susun_ak, urutan_skp
from skp_batch.siasn.riwayat import RiwayatSkp


class Putusan(StrEnum):
    MEMENUHI = "MEMENUHI"
    BELUM = "BELUM MEMENUHI"
    TIDAK_DIKETAHUI = "TIDAK DIKETAHUI"
    TIDAK_BERLAKU = "TIDAK BERLAKU"


@dataclass(frozen=True, slots=True)
class Syarat:
    """One requirement of one person, with the reason."""

    putusan: Putusan
    sebab: str


@dataclass(frozen=True, slots=True)
class Kenaikan:
    """Kenaikan pangkat or jenjang of one person. `butuh` and `kurang` are None without angka kredit."""

    predikat: Syarat
    ak: Syarat
    butuh: Decimal | None = None
    kurang: Decimal | None = None

    @property
    def putusan(self) -> Putusan:
        """All that applies must be fulfilled; one that fails decides, then one that is unknown."""
        bagian = {self.predikat.putusan, self.ak.putusan}
        if self.predikat.putusan is Putusan.TIDAK_BERLAKU:
            return Putusan.TIDAK_BERLAKU
        for p in (Putusan.BELUM, Putusan.TIDAK_DIKETAHUI):
            if p in bagian:
                return p
        return Putusan.MEMENUHI


@dataclass(frozen=True, slots=True)
class BarisKenaikan:
    """One person: predikat of the years that count (latest first, as text), angka kredit, and both verdicts."""

    orang: RiwayatSkp
    predikat: tuple[tuple[int, str], ...]
    terkumpul: AkPegawai | None
    pangkat: Kenaikan
    jenjang: Kenaikan


def susun_kenaikan(
    keluar: Sequence[RiwayatSkp], riwayat: Iterable[BarisPredikat] = (), ak_sebelumnya: Iterable[RiwayatSkp] = ()
) -> list[BarisKenaikan]:
    """A row per person in `keluar`, by unit and NIP.

    The last year is that of the latest annual SKP of the run, else the year before its latest period. `riwayat` are
    predikat of other years, `ak_sebelumnya` SKP of earlier runs whose angka kredit counts too.
    """
    if not keluar:
        return []
    tahunan = [s.masa.tahun for s in keluar if s.masa.jenis == "TAHUNAN"]
    terakhir = max(tahunan) if tahunan else max(s.masa.tahun for s in keluar) - 1
    catatan = _catatan(keluar, riwayat)
    status = {(s.nip, s.masa.tahun): s.status for s in keluar if s.masa.jenis == "TAHUNAN"}
    ak = {a.orang.nip: a for a in susun_ak(keluar, ak_sebelumnya)}
    orang: dict[str, RiwayatSkp] = {}
    for s in keluar:
        if s.nip not in orang or urutan_skp(s) > urutan_skp(orang[s.nip]):
            orang[s.nip] = s
    syarat = {jenis: syarat_kenaikan(jenis, date(terakhir, 12, 31)) for jenis in ("pangkat", "jenjang")}
    tahun = [terakhir - i for i in range(max(s.tahun for s in syarat.values()))]
    return [
        _satu(s, tahun, catatan, status, ak.get(s.nip), syarat)
        for s in sorted(orang.values(), key=lambda s: (s.kode_unit, s.nip))
    ]


_Catatan = Mapping[tuple[str, int], Mapping[Predikat, str]]


def _catatan(keluar: Iterable[RiwayatSkp], riwayat: Iterable[BarisPredikat]) -> _Catatan:
    """(NIP, year) -> each predikat that a source gives, with the source."""
    hasil: dict[tuple[str, int], dict[Predikat, str]] = defaultdict(dict)
    for s in keluar:
        predikat = baca_predikat(s.predikat) if s.predikat else None
        if s.masa.jenis == "TAHUNAN" and predikat is not None:
            hasil[s.nip, s.masa.tahun].setdefault(predikat, "rekap")
    for b in riwayat:
        if b.periode.jenis == "TAHUNAN" and b.predikat is not None:
            hasil[b.nip, b.periode.tahun].setdefault(b.predikat, b.berkas)
    return hasil


def _satu(
    orang: RiwayatSkp,
    tahun: Sequence[int],
    catatan: _Catatan,
    status: Mapping[tuple[str, int], str],
    ak: AkPegawai | None,
    syarat: Mapping[str, SyaratKenaikan],
) -> BarisKenaikan:
    ada = {t: catatan.get((orang.nip, t), {}) for t in tahun}
    teks = tuple((t, _teks_predikat(ada[t], status.get((orang.nip, t), ""))) for t in tahun)
    bukan = _tidak_berlaku(orang)
    if bukan:
        kosong = Kenaikan(Syarat(Putusan.TIDAK_BERLAKU, bukan), Syarat(Putusan.TIDAK_BERLAKU, bukan))
        return BarisKenaikan(orang, teks, ak, kosong, kosong)
    predikat = {
        jenis: _syarat_predikat(s, {t: ada[t] for t in tahun[: s.tahun]}, dict(teks)) for jenis, s in syarat.items()
    }
    if orang.jenis_jabatan != "FUNGSIONAL":
        bukan_jf = Syarat(Putusan.TIDAK_BERLAKU, "bukan jabatan fungsional")
        return BarisKenaikan(orang, teks, None, Kenaikan(predikat["pangkat"], bukan_jf), Kenaikan(bukan_jf, bukan_jf))
    return BarisKenaikan(
        orang,
        teks,
        ak,
        _dengan_ak("pangkat", predikat["pangkat"], orang, ak),
        _dengan_ak("jenjang", predikat["jenjang"], orang, ak),
    )


def _tidak_berlaku(orang: RiwayatSkp) -> str:
    if orang.status_pegawai.startswith("PPPK"):
        return f"{orang.status_pegawai} tidak memiliki kenaikan pangkat dan angka kredit"
    if orang.status_pegawai == "CPNS":
        return "CPNS: berlaku setelah diangkat menjadi PNS"
    return ""


def _teks_predikat(ada: Mapping[Predikat, str], status: str) -> str:
    if len(ada) > 1:
        return "bertentangan: " + ", ".join(f"{p} ({sumber})" for p, sumber in ada.items())
    if ada:
        return str(next(iter(ada)))
    return f"tidak diketahui ({status})" if status else "tidak diketahui"


def _syarat_predikat(
    syarat: SyaratKenaikan, ada: Mapping[int, Mapping[Predikat, str]], teks: Mapping[int, str]
) -> Syarat:
    # a source that contradicts another leaves the year open; one that fails in every reading fails
    gagal = [t for t, isi in ada.items() if isi and not any(syarat.terpenuhi(p) for p in isi)]
    terbuka = [t for t, isi in ada.items() if t not in gagal and (not isi or len(isi) > 1)]
    if gagal:
        return Syarat(Putusan.BELUM, ", ".join(f"{t}: {teks[t]}" for t in gagal))
    if terbuka:
        return Syarat(Putusan.TIDAK_DIKETAHUI, ", ".join(f"{t}: {teks[t]}" for t in terbuka))
    return Syarat(Putusan.MEMENUHI, ", ".join(f"{t}: {teks[t]}" for t in ada))


def _dengan_ak(jenis: str, predikat: Syarat, orang: RiwayatSkp, ak: AkPegawai | None) -> Kenaikan:
    aturan = angka_kredit(orang.masa.akhir).jenjang.get(orang.jenjang)
    if aturan is None:
        sebab = (
            f"kebutuhan angka kredit jenjang {orang.jenjang or '(kosong)'} tidak ada dalam {rujukan('angka_kredit')}"
        )
        return Kenaikan(predikat, Syarat(Putusan.TIDAK_DIKETAHUI, sebab))
    butuh: Decimal | None = getattr(aturan, jenis)
    if butuh is None:
        tertinggi = Syarat(Putusan.TIDAK_BERLAKU, f"{orang.jenjang} adalah jenjang tertinggi dalam kategorinya")
        return Kenaikan(tertinggi, tertinggi)
    baru = ak.baru if ak else Decimal(0)
    jumlah = ak.jumlah if ak else None
    if jumlah is not None:
        kurang = max(Decimal(0), butuh - jumlah)
        putusan = Putusan.MEMENUHI if not kurang else Putusan.BELUM
        return Kenaikan(predikat, Syarat(putusan, f"terkumpul {jumlah} dari {butuh}"), butuh, kurang)
    if baru >= butuh:
        return Kenaikan(
            predikat, Syarat(Putusan.MEMENUHI, f"terkumpul sedikitnya {baru} dari {butuh}"), butuh, Decimal(0)
        )
    sebab = f"AK Sebelumnya tidak diisi; perolehan yang diketahui {baru} dari {butuh}"
    return Kenaikan(predikat, Syarat(Putusan.TIDAK_DIKETAHUI, sebab), butuh, None)
