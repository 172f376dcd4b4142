"""Holding a run against former ones and against the SKP workbooks: changes worth a look, and nothing paid twice."""

from __future__ import annotations

from collections.abc import Iterable

from skp_batch.temuan import Temuan
from skp_batch.tukin.bulan import Bulan, judul_tanggal
from skp_batch.tukin.catatan_temuan import temuan_t
from skp_batch.tukin.kebijakan import Kebijakan
from skp_batch.tukin.model import Dibayar, JenisBayar, Penerima, Rincian, Selisih, StatusBayar

# RUTIN and SUSULAN pay the same thing; RAPEL pays differences and may follow any of them.
_SATU_HAK = {JenisBayar.SUSULAN: JenisBayar.RUTIN}


def banding_kelas(p: Penerima, kelas_skp: int | None, lalu: Dibayar | None) -> list[Temuan]:
    """T607: another class than in the SKP workbook, or than was paid last."""
    hasil: list[Temuan] = []
    kelas = "" if p.kelas is None else str(p.kelas)
    if kelas_skp is not None and kelas_skp != p.kelas:
        hasil.append(temuan_t("T607", p, judul="Kelas Jabatan", nilai=kelas, sebab="skp", kelas_lain=str(kelas_skp)))
    if lalu is not None and lalu.kelas is not None and lalu.kelas != p.kelas:
        hasil.append(
            temuan_t(
                "T607",
                p,
                judul="Kelas Jabatan",
                nilai=kelas,
                sebab="lalu",
                kelas_lain=str(lalu.kelas),
                bulan=lalu.bulan.judul,
            )
        )
    return hasil


def banding_rekening(p: Penerima, lalu: Dibayar | None) -> list[Temuan]:
    """T608: another account than was paid last. The number itself is not shown."""
    if lalu is None or not lalu.nomor_rekening:
        return []
    if (p.kode_bank, p.nomor_rekening) == (lalu.kode_bank, lalu.nomor_rekening):
        return []
    return [temuan_t("T608", p, judul="Nomor Rekening", bulan=lalu.bulan.judul)]


def sudah_dibayar(p: Penerima, bulan: Bulan, jenis: JenisBayar, lalu: Iterable[Dibayar]) -> list[Temuan]:
    """T609: the same NIP, work month and kind of pay in a former run. RAPEL is not judged here."""
    if jenis is JenisBayar.RAPEL:
        return []
    hak = _SATU_HAK.get(jenis, jenis)
    for d in lalu:
        if d.nip == p.nip and d.bulan == bulan and _SATU_HAK.get(d.jenis, d.jenis) is hak:
            return [temuan_t("T609", p, bulan=bulan.judul, jenis=str(d.jenis))]
    return []


def catatan_run(k: Kebijakan, bulan: Bulan, harian: bool = True) -> list[Temuan]:
    """What concerns the whole run: PPh 21 of December, and days to be left out where no days are given (`harian`)."""
    return [*_pajak_desember(k, bulan), *([] if harian else _tanggal_netral(k, bulan))]


def _pajak_desember(k: Kebijakan, bulan: Bulan) -> list[Temuan]:
    """Payments in December leave PPh 21 to the annual method (T613, once)."""
    a = k.pajak
    if a is None or a.mode != "dipotong" or a.metode == "tidak" or a.bulan_12 != "tahunan":
        return []
    if k.bulan_bayar(bulan).bulan != 12:
        return []
    return [temuan_t("T613", Penerima("", ""), judul="", sebab="tahunan")]


def _tanggal_netral(k: Kebijakan, bulan: Bulan) -> list[Temuan]:
    """T605, once: the month's totals do not show whether those days have been left out."""
    tanggal = [t for t in (k.presensi.netral_tanggal if k.presensi else []) if bulan.awal <= t <= bulan.akhir]
    if not tanggal:
        return []
    teks = ", ".join(judul_tanggal(t) for t in tanggal)
    return [temuan_t("T605", Penerima("", ""), judul="", nilai=teks, sebab="netral")]


def selisih_rapel(baru: Rincian, lalu: Iterable[Dibayar]) -> Selisih | None:
    """Recomputed less all that was paid for the work month; None where the new row is held or nothing differs."""
    if baru.status is StatusBayar.TERTAHAN or baru.bruto is None or baru.potongan is None or baru.bersih is None:
        return None
    bulanan = (JenisBayar.RUTIN, JenisBayar.SUSULAN, JenisBayar.RAPEL)
    dibayar = [d for d in lalu if d.nip == baru.nip and d.bulan == baru.bulan and d.jenis in bulanan]
    bruto = baru.bruto - sum(d.bruto for d in dibayar)
    potongan = baru.potongan - sum(d.potongan for d in dibayar)
    if bruto == potongan == 0:
        return None
    lama = dibayar[-1] if dibayar else None
    return Selisih(baru.nip, baru.nama, baru.bulan, bruto, potongan, bruto - potongan, baru, lama)
