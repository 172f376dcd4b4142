"""What attendance takes: a per cent per rule from the month's days, events and minutes, and the sum of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from skp_batch.tukin.bulan import Bulan
from skp_batch.tukin.harian import alpa_berturut, hanya_bulanan
from skp_batch.tukin.kebijakan_jenis import judul_kolom
from skp_batch.tukin.kebijakan_presensi import DATA, PEMICU_MENIT, AturanPresensi, Eskalasi, Pita, Presensi
from skp_batch.tukin.model import Kehadiran, RincianPresensi

_NOL = Decimal(0)
_ARAH = {"turun": ROUND_FLOOR, "naik": ROUND_CEILING, "setengah_naik": ROUND_HALF_UP}
_SATU = Decimal(1)
# In fewer working days than this no month of Indonesian calendars has passed.
_HARI_KERJA_PALING_SEDIKIT = 10
JUDUL = {
    "alpa": "Tanpa Keterangan",
    "izin": "Izin",
    "terlambat": "Terlambat",
    "pulang_cepat": "Pulang Cepat",
    "meninggalkan_kantor": "Meninggalkan Kantor",
    "tidak_rekam": "Tidak Rekam",
    "tidak_rekam_masuk": "Tidak Rekam Masuk",
    "tidak_rekam_pulang": "Tidak Rekam Pulang",
    "tidak_upacara": "Tidak Upacara",
    "tidak_apel": "Tidak Apel",
}


@dataclass(frozen=True, slots=True)
class HasilPresensi:
    """`persen` of the base of `presensi.terhadap`, capped; `eskalasi` on bases of its own; why it cannot be told."""

    persen: Decimal
    rincian: tuple[RincianPresensi, ...] = ()
    eskalasi: tuple[tuple[Eskalasi, str], ...] = ()
    kurang: tuple[tuple[str, str], ...] = ()  # (column, sebab)


def hitung_presensi(aturan: Presensi, h: Kehadiran) -> HasilPresensi:
    """The deduction of a month; `kurang` names columns that the policy needs and that cannot be used."""
    kurang: list[tuple[str, str]] = []
    if h.harian:
        rincian, persen = _menurut_hari(aturan, h, kurang)
    else:
        rincian = _semua_aturan(aturan.aturan, aturan, h, kurang)
        persen = _batas_harian(aturan, h, rincian)
    kurang += _sisi_tak_jelas(aturan, h)
    if aturan.batas.bulanan is not None:
        persen = min(persen, aturan.batas.bulanan)
    kena: list[tuple[Eskalasi, str]] = []
    for e in aturan.eskalasi:
        sebab = _eskalasi(e, h, kurang)
        if sebab and (e.terhadap is None or e.terhadap == aturan.terhadap):
            persen = max(persen, e.persen)
        if sebab:
            kena.append((e, sebab))
    return HasilPresensi(persen, tuple(rincian), tuple(kena), tuple(kurang))


def _semua_aturan(
    daftar: Sequence[AturanPresensi], aturan: Presensi, h: Kehadiran, kurang: list[tuple[str, str]]
) -> list[RincianPresensi]:
    """What the rules of `daftar` take, without those that another one that bites excludes."""
    rincian: list[RincianPresensi] = []
    gugur: set[str] = set()
    for a in daftar:
        baris = _aturan(a, aturan, h, kurang)
        if baris:
            gugur.update(a.eksklusif)
            rincian += baris
    kode_gugur = {p.kode for a in aturan.aturan if a.kode in gugur for p in a.pita if p.kode} | gugur
    return [r for r in rincian if r.kode not in kode_gugur]


def _menurut_hari(
    aturan: Presensi, h: Kehadiran, kurang: list[tuple[str, str]]
) -> tuple[list[RincianPresensi], Decimal]:
    """Day by day, each under the daily cap; rules over the month's sum, and columns that no day has, over the month."""
    harian = [a for a in aturan.aturan if a.satuan != "menit_sebulan" and not a.pemicu.startswith(DATA)]
    bulanan = [a for a in aturan.aturan if a not in harian]
    rincian = _semua_aturan(bulanan, aturan, h, kurang)
    persen = sum((r.persen for r in rincian), _NOL)
    bebas = {a.kode for a in aturan.aturan if a.pemicu in ("alpa", "izin")}
    for _, hari in h.harian:
        sehari = _semua_aturan(harian, aturan, hari, kurang)
        hadir = sum((r.persen for r in sehari if r.kode not in bebas), _NOL)
        if aturan.batas.harian is not None:
            hadir = min(hadir, aturan.batas.harian)
        persen += hadir + sum((r.persen for r in sehari if r.kode in bebas), _NOL)
        rincian += sehari
    sisa = hanya_bulanan(h)
    lain = _semua_aturan(harian, aturan, sisa, kurang)
    return _kumpulkan([*rincian, *lain]), persen + _batas_harian(aturan, sisa, lain)


def _kumpulkan(rincian: Sequence[RincianPresensi]) -> list[RincianPresensi]:
    """One entry per rule or band."""
    hasil: dict[tuple[str, str], RincianPresensi] = {}
    for r in rincian:
        lama = hasil.get((r.kode, r.satuan))
        hasil[r.kode, r.satuan] = (
            r if lama is None else replace(r, jumlah=lama.jumlah + r.jumlah, persen=lama.persen + r.persen)
        )
    return list(hasil.values())


def _aturan(a: AturanPresensi, aturan: Presensi, h: Kehadiran, kurang: list[tuple[str, str]]) -> list[RincianPresensi]:
    """What one rule takes; for bands an entry per band that was met."""
    if a.pemicu not in PEMICU_MENIT and a.persen is not None:
        jumlah = _hitungan(a.pemicu, h)
        satuan = {"kejadian": "kali", "menit_sebulan": "menit"}.get(a.satuan, a.satuan)
        return [_baris(a, jumlah, satuan, a.persen)] if jumlah else []
    menit = menit_dihitung(a.pemicu, aturan, h)
    if a.satuan in ("hari", "kejadian"):
        return [_baris(a, Decimal(len(menit)), "kali", a.persen or _NOL)] if menit else []
    if a.satuan in ("menit", "menit_sebulan") and a.persen is not None:
        jumlah = sum(menit, _NOL)
        return [_baris(a, jumlah, "menit", a.persen)] if jumlah else []
    entri = [sum(menit, _NOL)] if a.satuan == "menit_sebulan" and menit else menit
    per_pita: dict[int, int] = {}
    for m in entri:
        nomor = _pita(a.pita, m)
        if nomor is None:
            kurang.append((judul_pemicu(a.pemicu), "luar_pita"))
        elif nomor >= 0:
            per_pita[nomor] = per_pita.get(nomor, 0) + 1
    if a.tanpa_rekam is not None and (n := _tanpa_rekam(a.pemicu, h)):
        nomor = next(i for i, p in enumerate(a.pita) if p.kode == a.tanpa_rekam)
        per_pita[nomor] = per_pita.get(nomor, 0) + int(n)
    return [
        RincianPresensi(
            a.pita[i].kode or a.kode,
            a.nama or judul_pemicu(a.pemicu),
            Decimal(n),
            "kali",
            a.pita[i].persen,
            a.pita[i].persen * n,
        )
        for i, n in sorted(per_pita.items())
    ]


def _baris(a: AturanPresensi, jumlah: Decimal, satuan: str, persen: Decimal) -> RincianPresensi:
    return RincianPresensi(a.kode, a.nama or judul_pemicu(a.pemicu), jumlah, satuan, persen, jumlah * persen)


def menit_dihitung(pemicu: str, aturan: Presensi, h: Kehadiran) -> list[Decimal]:
    """The entries that count: whole minutes, of lateness only those after the tolerance."""
    mentah: Sequence[Decimal] = (_hitungan(pemicu, h),) if pemicu.startswith(DATA) else getattr(h, pemicu)
    lepas = Decimal(aturan.toleransi_menit) if pemicu == "terlambat" else _NOL
    arah = _ARAH[aturan.pembulatan_menit]
    return [m for e in mentah if (m := e.quantize(_SATU, arah) - lepas) > 0]


def _pita(pita: Sequence[Pita], menit: Decimal) -> int | None:
    """Index of the band, -1 below the first one, None above the last one."""
    for i, p in enumerate(pita):
        if menit >= p.dari and (p.sampai is None or menit <= p.sampai):
            return i
    return -1 if menit < pita[0].dari else None


def _hitungan(pemicu: str, h: Kehadiran) -> Decimal:
    if pemicu == "tidak_rekam":
        return sum((x or _NOL for x in (h.tidak_rekam, h.tidak_rekam_masuk, h.tidak_rekam_pulang)), _NOL)
    if pemicu.startswith(DATA):
        return h.data.get(pemicu[len(DATA) :]) or _NOL
    return getattr(h, pemicu) or _NOL


def judul_pemicu(pemicu: str) -> str:
    """The heading in KEHADIRAN of what a rule looks at."""
    return JUDUL.get(pemicu) or judul_kolom(pemicu.removeprefix(DATA))


def _tanpa_rekam(pemicu: str, h: Kehadiran) -> Decimal:
    return (h.tidak_rekam_masuk if pemicu == "terlambat" else h.tidak_rekam_pulang) or _NOL


def _sisi_tak_jelas(aturan: Presensi, h: Kehadiran) -> list[tuple[str, str]]:
    """Tidak Rekam without a side, where the policy only knows missing records in or out."""
    if not h.tidak_rekam:
        return []
    pemicu = {a.pemicu for a in aturan.aturan}
    bersisi = bool(pemicu & {"tidak_rekam_masuk", "tidak_rekam_pulang"}) or any(a.tanpa_rekam for a in aturan.aturan)
    return [("Tidak Rekam", "sisi")] if bersisi and "tidak_rekam" not in pemicu else []


def _batas_harian(aturan: Presensi, h: Kehadiran, rincian: Sequence[RincianPresensi]) -> Decimal:
    """The sum, with each event held under the daily cap. Days of absence are not days of attendance: no cap."""
    batas = aturan.batas.harian
    if batas is None:
        return sum((r.persen for r in rincian), _NOL)
    pemicu = {a.kode: a for a in aturan.aturan} | {p.kode: a for a in aturan.aturan for p in a.pita if p.kode}
    bebas = hadir = _NOL
    for r in rincian:
        a = pemicu[r.kode]
        if a.pemicu in ("alpa", "izin"):
            bebas += r.persen
        elif r.satuan == "menit" and a.pemicu in PEMICU_MENIT:
            hadir += sum((min(batas, m * r.persen_satuan) for m in menit_dihitung(a.pemicu, aturan, h)), _NOL)
        else:
            hadir += min(batas, r.persen_satuan) * r.jumlah
    return bebas + (min(hadir, batas * h.masuk) if h.masuk is not None else hadir)


def _eskalasi(e: Eskalasi, h: Kehadiran, kurang: list[tuple[str, str]]) -> str:
    """Why the escalation applies, or blank."""
    alpa = h.alpa or _NOL
    b = e.bila
    if b.sebulan_penuh and alpa:
        if h.hari_kerja is not None and alpa >= h.hari_kerja:
            return "tanpa keterangan sebulan penuh"
        if h.hari_kerja is None and alpa >= _HARI_KERJA_PALING_SEDIKIT:
            kurang.append(("Hari Kerja", "kosong"))
    if b.berturut_hari_min is not None:
        if h.alpa_berturut is not None and h.alpa_berturut >= b.berturut_hari_min:
            return f"tanpa keterangan {h.alpa_berturut} hari berturut-turut"
        if h.alpa_berturut is None and (n := alpa_berturut(h)) >= b.berturut_hari_min:
            return f"tanpa keterangan {n} hari kerja berturut-turut"
        if h.alpa_berturut is None and alpa >= b.berturut_hari_min:
            if h.hari_kerja is not None and alpa >= h.hari_kerja:
                return f"tanpa keterangan {alpa} hari, seluruh hari kerja"
            kurang.append(("Tanpa Keterangan Berturut", "kosong"))
    if b.hari_min is not None and alpa >= b.hari_min:
        return f"tanpa keterangan {alpa} hari"
    return ""


def hari_mustahil(h: Kehadiran, bulan: Bulan) -> list[tuple[str, str, str]]:
    """Days that cannot be (T604): column, sebab, the limit."""
    hari_kerja = h.hari_kerja
    if hari_kerja is not None and hari_kerja > bulan.hari:
        return [("Hari Kerja", "hari_bulan", str(bulan.hari))]
    batas = Decimal(bulan.hari) if hari_kerja is None else hari_kerja
    sebab = "hari_bulan" if hari_kerja is None else "hari_kerja"
    for judul, nilai in (("Jumlah Hari Masuk Kerja", h.masuk), ("Tanpa Keterangan", h.alpa), ("Izin", h.izin)):
        if nilai is not None and nilai > batas:
            return [(judul, sebab, str(batas))]
    if sum((x or _NOL for x in (h.masuk, h.alpa, h.izin)), _NOL) > batas:
        return [("Jumlah Hari Masuk Kerja", "jumlah", str(batas))]
    if h.alpa is not None and h.alpa_berturut is not None and h.alpa_berturut > h.alpa:
        return [("Tanpa Keterangan Berturut", "berturut", str(h.alpa))]
    return []
