"""A pejabat fungsional's angka kredit over several periods: what counts, what counts already, and the sum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from skp_batch.aturan import angka_kredit, rujukan
from skp_batch.periode import Periode, baca_periode
from skp_batch.siasn.riwayat import RiwayatSkp

_Bulan = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Perolehan:
    """The conversion of one SKP. A reason in `di_luar` says why it is not in the sum."""

    skp: RiwayatSkp
    di_luar: str = ""

    @property
    def ak(self) -> Decimal:
        return Decimal(self.skp.angka_kredit)


@dataclass(frozen=True, slots=True)
class AkPegawai:
    """All of one person. `lama` is AK Sebelumnya, None where no ANGKA KREDIT row gives it."""

    orang: RiwayatSkp  # the latest SKP: who and where he is now
    perolehan: tuple[Perolehan, ...]  # by first month
    lama: Decimal | None
    konversi: frozenset[RiwayatSkp]  # those whose Konversi paper is made in this run

    @property
    def dihitung(self) -> tuple[Perolehan, ...]:
        return tuple(p for p in self.perolehan if not p.di_luar)

    @property
    def baru(self) -> Decimal:
        return sum((p.ak for p in self.dihitung), Decimal(0))

    @property
    def jumlah(self) -> Decimal | None:
        return None if self.lama is None else self.lama + self.baru


def susun_ak(konversi: Iterable[RiwayatSkp], sebelumnya: Iterable[RiwayatSkp] = ()) -> list[AkPegawai]:
    """Everyone with angka kredit in `konversi`, by unit and NIP; `sebelumnya` are earlier periods that only count."""
    dibuat = {_kunci(s): s for s in konversi if s.angka_kredit}
    semua = {_kunci(s): s for s in sebelumnya if s.angka_kredit} | dibuat
    menurut_nip: dict[str, list[RiwayatSkp]] = defaultdict(list)
    for s in semua.values():
        menurut_nip[s.nip].append(s)
    orang_dibuat = {s.nip for s in dibuat.values()}
    hasil = [_satu(isi, frozenset(dibuat.values())) for nip, isi in menurut_nip.items() if nip in orang_dibuat]
    return sorted(hasil, key=lambda a: (a.orang.kode_unit, a.orang.nip))


def urutan_skp(s: RiwayatSkp) -> tuple[_Bulan, int, str, str]:
    """The later SKP sorts last; of a year and its parts the year."""
    akhir = _bulan(s.bulan_akhir) if s.bulan_akhir else (s.masa.tahun, s.masa.bulan[1])
    return akhir, _panjang(s.masa), s.skp_ke, s.kode_unit


def _kunci(s: RiwayatSkp) -> tuple[str, str, str, str]:
    return s.periode, s.kode_unit, s.nip, s.skp_ke


def _satu(isi: Sequence[RiwayatSkp], dibuat: frozenset[RiwayatSkp]) -> AkPegawai:
    orang = max(isi, key=urutan_skp)
    di_luar = {s: f"jenjang {s.jenjang}, sebelum {orang.jenjang}" for s in isi if s.jenjang != orang.jenjang}
    di_luar |= _tumpang_tindih([s for s in isi if s not in di_luar])
    berlaku = sorted((s for s in isi if s not in di_luar), key=_awal)
    lama, termasuk = _ak_lama(berlaku)
    di_luar |= dict.fromkeys(termasuk, "sudah termasuk dalam AK sebelumnya")
    urut = sorted(isi, key=lambda s: (_awal(s), urutan_skp(s)))
    return AkPegawai(orang, tuple(Perolehan(s, di_luar.get(s, "")) for s in urut), lama, dibuat & frozenset(isi))


def _tumpang_tindih(isi: Sequence[RiwayatSkp]) -> dict[RiwayatSkp, str]:
    """A month counts once: the year's predikat replaces those of its parts."""
    terpakai: dict[_Bulan, RiwayatSkp] = {}
    hasil: dict[RiwayatSkp, str] = {}
    for s in sorted(isi, key=lambda s: (-_panjang(s.masa), _awal(s), s.skp_ke, s.kode_unit)):
        bulan = _bulan_dalam(s)
        if lain := next((terpakai[b] for b in bulan if b in terpakai), None):
            hasil[s] = f"bulannya sudah dihitung pada {lain.masa.judul}"
        else:
            terpakai |= dict.fromkeys(bulan, s)
    return hasil


def _ak_lama(berlaku: Sequence[RiwayatSkp]) -> tuple[Decimal | None, list[RiwayatSkp]]:
    """AK Sebelumnya as last given, and the SKP before the first that gives it: they are in it already.

    Quarter after quarter may repeat the same figure; then it is the one before the first of them.
    """
    nilai = [s.ak_lama for s in berlaku]
    diisi = [i for i, n in enumerate(nilai) if n is not None]
    if not diisi:
        return None, []
    terakhir = nilai[diisi[-1]]
    mulai = diisi[-1]
    for i in reversed(diisi):
        if nilai[i] != terakhir:
            break
        mulai = i
    return terakhir, list(berlaku[:mulai])


def _panjang(periode: Periode) -> int:
    return periode.bulan[1] - periode.bulan[0] + 1


def _awal(s: RiwayatSkp) -> _Bulan:
    return _bulan(s.bulan_awal)


def _bulan(kode: str) -> _Bulan:
    periode = baca_periode(kode)
    return (periode.tahun, periode.ke) if periode is not None else (0, 0)


def _bulan_dalam(s: RiwayatSkp) -> list[_Bulan]:
    (tahun, bulan), akhir = _awal(s), _bulan(s.bulan_akhir)
    hasil: list[_Bulan] = []
    while (tahun, bulan) <= akhir and len(hasil) < 12:
        hasil.append((tahun, bulan))
        tahun, bulan = (tahun + 1, 1) if bulan == 12 else (tahun, bulan + 1)
    return hasil


def tanpa_ak(isi: Iterable[RiwayatSkp]) -> list[tuple[RiwayatSkp, str]]:
    """PNS in a jabatan fungsional without any angka kredit, with the reason, by unit and NIP."""
    jf = [s for s in isi if s.status_pegawai == "PNS" and s.jenis_jabatan == "FUNGSIONAL"]
    ada = {s.nip for s in jf if s.angka_kredit}
    terakhir = {s.nip: s for s in sorted(jf, key=urutan_skp) if s.nip not in ada}
    return [(s, _sebab(s)) for s in sorted(terakhir.values(), key=lambda s: (s.kode_unit, s.nip))]


def _sebab(s: RiwayatSkp) -> str:
    if not s.predikat:
        return f"Belum ada predikat ({s.status})."
    if s.jenjang not in angka_kredit(s.masa.akhir).jenjang:
        return f"Jenjang {s.jenjang or '(kosong)'} tidak ada dalam {rujukan('angka_kredit')}."
    return "Tidak ada bulan bertugas yang dihitung pada periode ini."
