"""Leave in a work month: spells from rows, days in the month, month of the leave, and what the policy makes of it."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from skp_batch.tukin.bulan import Bulan, hari_senin_jumat
from skp_batch.tukin.kebijakan_cuti import AturanCuti
from skp_batch.tukin.kebijakan_jenis import kunci_kata
from skp_batch.tukin.model import Cuti, Penerima

_SERATUS = Decimal(100)
_NOL = Decimal(0)
# A band that ends here or later means the whole month, also one of 31 days.
_SEBULAN = 28
# Fewer days of leave than this, where they decide over the whole month, are worth a look (T605).
_HARI_SEDIKIT = 10


@dataclass(frozen=True, slots=True)
class Masa:
    """A spell: rows of the same kind that overlap or touch, as one."""

    jenis: str
    mulai: date
    selesai: date
    anak_ke: int | None
    alasan: str

    def hari_dalam(self, bulan: Bulan, kerja: bool = False) -> int:
        """Calendar days in the month, or its Mondays to Fridays."""
        awal, akhir = max(self.mulai, bulan.awal), min(self.selesai, bulan.akhir)
        return hari_senin_jumat(awal, akhir) if kerja else max(0, (akhir - awal).days + 1)

    def hari_sampai(self, bulan: Bulan, kerja: bool = False) -> int:
        """Such days from the first one of the leave to the last one in the month."""
        akhir = min(self.selesai, bulan.akhir)
        return hari_senin_jumat(self.mulai, akhir) if kerja else (akhir - self.mulai).days + 1

    def bulan_ke(self, bulan: Bulan) -> int:
        """The month of the leave that its last day in the work month lies in: 15 March to 14 April is month 1."""
        terakhir = min(self.selesai, bulan.akhir)
        n = 1
        while _tambah_bulan(self.mulai, n) <= terakhir:
            n += 1
        return n


@dataclass(frozen=True, slots=True)
class KenaCuti:
    """One rule met: `dibayar` per cent of the tariff (of kurang: 100 less the deduction); None for tidak_dibayar."""

    aturan: AturanCuti
    masa: Masa
    dibayar: Decimal | None
    ukuran: str
    bagian: tuple[Decimal, Decimal] | None = None  # days of leave, days of the month
    sedikit: int = 0  # days, where too few to decide over a month without a look


@dataclass(frozen=True, slots=True)
class HasilCuti:
    kena: tuple[KenaCuti, ...] = ()
    tak_diatur: tuple[tuple[str, str], ...] = ()  # (jenis, sebab)


def susun_masa(rows: Iterable[Cuti]) -> list[Masa]:
    """Spells in the order of their first day."""
    hasil: list[Masa] = []
    urut = sorted(rows, key=lambda c: (kunci_jenis(c.jenis), c.anak_ke or 0, kunci_kata(c.alasan), c.mulai, c.selesai))
    for c in urut:
        lalu = hasil[-1] if hasil else None
        if (
            lalu is not None
            and kunci_jenis(lalu.jenis) == kunci_jenis(c.jenis)
            and (lalu.anak_ke, kunci_kata(lalu.alasan)) == (c.anak_ke, kunci_kata(c.alasan))
            and c.mulai <= lalu.selesai + timedelta(days=1)
        ):
            hasil[-1] = Masa(lalu.jenis, lalu.mulai, max(lalu.selesai, c.selesai), lalu.anak_ke, lalu.alasan)
        else:
            hasil.append(Masa(c.jenis, c.mulai, c.selesai, c.anak_ke, c.alasan))
    return sorted(hasil, key=lambda m: (m.mulai, kunci_jenis(m.jenis), m.selesai))


def kunci_jenis(jenis: str) -> str:
    """`Cuti Besar` and `besar` are one kind."""
    kunci = kunci_kata(jenis)
    return kunci.removeprefix("CUTI") or kunci


def hitung_cuti(
    aturan: Sequence[AturanCuti], rows: Sequence[Cuti], bulan: Bulan, p: Penerima, hari_kerja: Decimal | None
) -> HasilCuti:
    """What the leaves of a work month meet. A kind or case that no rule has is never passed over in silence."""
    masa = susun_masa(rows)
    kena: list[KenaCuti] = []
    tak_diatur: list[tuple[str, str]] = []
    pasangan: list[tuple[AturanCuti, Masa]] = []
    for m in masa:
        if not m.hari_dalam(bulan):
            continue
        jenis = [a for a in aturan if kunci_jenis(m.jenis) in {kunci_jenis(x) for x in (a.jenis, *a.alias)}]
        if not jenis:
            tak_diatur.append((m.jenis, "jenis"))
            continue
        terpakai: set[str | None] = set()
        for a in jenis:
            if a.ukur in terpakai or not _cocok(a, m, p):
                continue
            terpakai.add(a.ukur)
            pasangan.append((a, m))
        if not terpakai:
            tak_diatur.append((m.jenis, "syarat"))
    for a, m in pasangan:
        sama = [x for b, x in pasangan if b is a and _sebulan(b, x, bulan)] if _sebulan(a, m, bulan) else [m]
        if sama[0] is not m:
            continue  # its days have been counted with those of the first spell
        hasil = _ukur(a, sama, masa, bulan)
        if isinstance(hasil, str):
            tak_diatur.append((m.jenis, hasil))
        else:
            kena.append(_lengkap(a, sama, hasil, bulan, hari_kerja))
    return HasilCuti(tuple(kena), tuple(tak_diatur))


def _sebulan(a: AturanCuti, m: Masa, bulan: Bulan) -> bool:
    """Whether the rule goes by the days of the month, of all spells together."""
    return a.ukur == "hari_sebulan" and not (a.bulan_lanjut and m.bulan_ke(bulan) > 1)


def _hari(masa: Sequence[Masa], bulan: Bulan, kerja: bool = False) -> int:
    """Days of leave in the month; a day that two spells share is one."""
    if len(masa) == 1:
        return masa[0].hari_dalam(bulan, kerja)
    semua = (bulan.awal + timedelta(days=i) for i in range(bulan.hari))
    return sum(any(m.mulai <= h <= m.selesai for m in masa) and (h.weekday() < 5 or not kerja) for h in semua)


def _cocok(a: AturanCuti, m: Masa, p: Penerima) -> bool:
    b = a.bila
    if b is None:
        return True
    if (b.anak_ke_min is not None or b.anak_ke_maks is not None) and m.anak_ke is None:
        return False
    return (
        (b.alasan is None or kunci_kata(m.alasan) in {kunci_kata(x) for x in b.alasan})
        and (b.anak_ke_min is None or (m.anak_ke or 0) >= b.anak_ke_min)
        and (b.anak_ke_maks is None or (m.anak_ke or 0) <= b.anak_ke_maks)
        and (b.golongan is None or kunci_kata(p.golongan) in {kunci_kata(x) for x in b.golongan})
        and (
            b.status is None
            or not {kunci_kata(x) for x in b.status}.isdisjoint(kunci_kata(s) for s in (p.status, *p.status_khusus))
        )
    )


def _lengkap(
    a: AturanCuti,
    sama: Sequence[Masa],
    hasil: tuple[Decimal | None, str],
    bulan: Bulan,
    hari_kerja: Decimal | None,
) -> KenaCuti:
    dibayar, ukuran = hasil
    bagian = None
    if a.prorata == "hari_kalender":
        bagian = (Decimal(_hari(sama, bulan)), Decimal(bulan.hari))
    elif a.prorata == "hari_kerja":
        penyebut = hari_kerja or Decimal(bulan.hari_kerja_kalender)
        bagian = (min(Decimal(_hari(sama, bulan, kerja=True)), penyebut), penyebut)
    sedikit = 0
    berdampak = a.operasi == "tidak_dibayar" or (a.operasi in ("timpa", "kali") and dibayar != _SERATUS)
    if berdampak and bagian is None:
        batas = a.periksa_bila_hari_kurang_dari
        if batas is None and a.ukur in (None, "bulan_ke", "kali_setahun"):
            batas = _HARI_SEDIKIT
        hari = _hari(sama, bulan)
        sedikit = hari if batas is not None and hari < batas else 0
    return KenaCuti(a, sama[0], dibayar, ukuran, bagian, sedikit)


def _ukur(a: AturanCuti, sama: Sequence[Masa], semua: Sequence[Masa], bulan: Bulan) -> tuple[Decimal | None, str] | str:
    """Per cent paid and the measure in words; or why the policy has no figure for it. `sama`: the spells counted."""
    kerja, m = a.hari == "kerja", sama[0]
    hari, bulan_ke = _hari(sama, bulan, kerja), m.bulan_ke(bulan)
    if a.operasi in ("abaikan", "tidak_dibayar"):
        return (_SERATUS if a.operasi == "abaikan" else None), f"{hari} hari"
    if a.ukur is None:
        return _paid(a, a.persen or _NOL), f"{hari} hari"
    if a.ukur == "hari_sebulan" and a.bulan_lanjut and bulan_ke > 1:
        lanjut = next((b.persen for b in a.bulan_lanjut if bulan_ke <= b.sampai_bulan), a.selebihnya)
        return (_paid(a, lanjut), f"bulan ke-{bulan_ke}") if lanjut is not None else "lewat"
    if a.ukur == "hari_di_atas":
        return _di_atas(a, m, bulan)
    n, ukuran = {
        "bulan_ke": (bulan_ke, f"bulan ke-{bulan_ke}"),
        "hari_sebulan": (hari, f"{hari} hari"),
        "hari_ke": (ke := m.hari_sampai(bulan, kerja), f"hari ke-{ke}"),
        "kali_setahun": (kali := _kali_setahun(m, semua), f"kali ke-{kali}"),
    }[a.ukur]
    if a.per_hari is not None:
        return _paid(a, min(_SERATUS, a.per_hari * hari)), f"{hari} hari"
    persen = _persen_pada(a, n)
    return "lewat" if persen is None else (_paid(a, persen) if persen >= 0 else _SERATUS, ukuran)


def _persen_pada(a: AturanCuti, n: int) -> Decimal | None:
    """The rule's figure at n, as written; -1 below its first band (nothing happens), None beyond what it covers."""
    if a.persen is not None:
        return a.persen
    if a.nilai:
        return a.nilai[n - 1] if n <= len(a.nilai) else a.selebihnya
    if n < a.pita[0].dari:
        return Decimal(-1)
    for p in a.pita:
        if p.sampai is None or n <= p.sampai:
            return p.persen
    sampai = a.pita[-1].sampai
    if a.selebihnya is None and a.ukur == "hari_sebulan" and sampai is not None and sampai >= _SEBULAN:
        return a.pita[-1].persen
    return a.selebihnya


def _di_atas(a: AturanCuti, m: Masa, bulan: Bulan) -> tuple[Decimal | None, str] | str:
    """Only the days after `mulai_hari` (up to `sampai_hari`) that lie in the work month."""
    kerja = a.hari == "kerja"
    akhir = m.hari_sampai(bulan, kerja)
    awal = akhir - m.hari_dalam(bulan, kerja)  # days of leave before the month
    batas = a.sampai_hari
    if batas is not None and akhir > batas:
        return (_paid(a, a.selebihnya), f"hari ke-{akhir}") if a.selebihnya is not None else "lewat"
    n = akhir - max(awal, a.mulai_hari or 0)
    if n <= 0:
        return _SERATUS, f"{m.hari_dalam(bulan, kerja)} hari"
    ukuran = f"{n} hari di atas {a.mulai_hari} hari"
    if a.per_hari is not None:
        return _paid(a, min(_SERATUS, a.per_hari * n)), ukuran
    persen = _persen_pada(a, n)
    return "lewat" if persen is None else (_paid(a, persen) if persen >= 0 else _SERATUS, ukuran)


def _paid(a: AturanCuti, persen: Decimal) -> Decimal:
    """Per cent paid, whichever way the rule is written; a bare `kurang` is a deduction."""
    return persen if a.arti == "dibayar" else _SERATUS - persen


def _kali_setahun(m: Masa, semua: Sequence[Masa]) -> int:
    """The how-manieth leave of its kind in the year in which it began."""
    jenis = kunci_jenis(m.jenis)
    sama = [x for x in semua if kunci_jenis(x.jenis) == jenis and x.mulai.year == m.mulai.year]
    return sama.index(m) + 1


def _tambah_bulan(hari: date, n: int) -> date:
    b = Bulan(hari.year, hari.month).geser(n)
    return date(b.tahun, b.bulan, min(hari.day, calendar.monthrange(b.tahun, b.bulan)[1]))
