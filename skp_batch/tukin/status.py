"""What a person's Status and Status Khusus mean under the policy in a work month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from skp_batch.istilah import STATUS_PEGAWAI
from skp_batch.tukin.bulan import Bulan, bulan_dari
from skp_batch.tukin.kebijakan import Kebijakan
from skp_batch.tukin.kebijakan_jenis import kunci_kata
from skp_batch.tukin.kebijakan_lain import AturanStatus
from skp_batch.tukin.model import Penerima

# Only the column Status says these (a stale CPNS among the special ones would cut pay a second time).
_KEPEGAWAIAN = frozenset(map(kunci_kata, STATUS_PEGAWAI))


def _khusus(p: Penerima) -> list[str]:
    """Each of Status Khusus once; what Status says already is not said again."""
    sekali = {kunci_kata(s): s for s in reversed(p.status_khusus) if s.strip()}
    sekali.pop(kunci_kata(p.status), None)
    return list(reversed(sekali.values()))


@dataclass(slots=True)
class HasilStatus:
    """`kena`: (key of the policy, rule). The rest are words of the policy that apply, as they stand in the cell."""

    kena: list[tuple[str, AturanStatus]] = field(default_factory=list)
    tidak_dibayar: str = ""
    tunda: str = ""
    bebas_presensi: str = ""
    puncak: str = ""
    peristiwa: list[str] = field(default_factory=list)
    tak_diatur: list[tuple[str, str]] = field(default_factory=list)  # (status, sebab)
    tengah_bulan: bool = False


class PembacaStatus:
    """The policy's words, read once."""

    def __init__(self, k: Kebijakan) -> None:
        self._status = {kunci_kata(nama): (nama, daftar) for nama, daftar in k.status.items()}
        self._tidak_dibayar = {kunci_kata(s) for s in k.tidak_dibayar}
        self._tunda = {kunci_kata(s) for s in k.tunda}
        self._puncak = {kunci_kata(s): s for s in k.tarif.puncak}
        self._peristiwa = {kunci_kata(x.kode): x.kode for x in k.peristiwa_skp}
        self._bebas = k.presensi.dikecualikan if k.presensi else []
        self._kata_bebas = {kunci_kata(d.kelompok): d.dasar for d in self._bebas if d.kelas is None and d.nip is None}
        lain = [s for g in (k.predikat.pengganti if k.predikat else []) for s in g.bila.status or []]
        lain += [s for x in k.tarif.kriteria if x.bila for s in x.bila.status or []]
        lain += [s for x in k.komponen if x.bila for s in x.bila.status or []]
        lain += [s for x in k.cuti if x.bila for s in x.bila.status or []]
        self._lain = {kunci_kata(s) for s in lain}
        if any(g.bila.baru for g in (k.predikat.pengganti if k.predikat else [])):
            self._lain |= {"PEGAWAIBARU", "BARU"}

    def baca(self, p: Penerima, bulan: Bulan) -> HasilStatus:
        """Statuses of Status Khusus count from the month of Berlaku Sejak on."""
        h = HasilStatus()
        mulai = bulan_dari(p.berlaku_sejak) if p.berlaku_sejak else None
        khusus = _khusus(p) if mulai is None or mulai <= bulan else []
        h.tak_diatur += [(s, "kepegawaian") for s in khusus if kunci_kata(s) in _KEPEGAWAIAN]
        khusus = [s for s in khusus if kunci_kata(s) not in _KEPEGAWAIAN]
        for dari_status, teks in [(True, p.status), *((False, s) for s in khusus)]:
            self._satu(h, teks, dari_status, p, None if dari_status else mulai, bulan)
        for d in self._bebas:
            if (d.kelas is not None and p.kelas in d.kelas) or (d.nip is not None and p.nip in d.nip):
                h.bebas_presensi = d.dasar
        if mulai == bulan and p.berlaku_sejak is not None and p.berlaku_sejak.day > 1:
            h.tengah_bulan = bool(h.tidak_dibayar) or any(
                r.operasi != "prorata_hari_kerja" for nama, r in h.kena if kunci_kata(nama) != kunci_kata(p.status)
            )
        return h

    def _satu(
        self, h: HasilStatus, teks: str, dari_status: bool, p: Penerima, mulai: Bulan | None, bulan: Bulan
    ) -> None:
        kunci, dikenal = kunci_kata(teks), dari_status
        if kunci in self._tidak_dibayar:
            h.tidak_dibayar, dikenal = teks, True
        if kunci in self._tunda:
            h.tunda, dikenal = teks, True
        if kunci in self._puncak:
            h.puncak, dikenal = self._puncak[kunci], True
        if kunci in self._kata_bebas:
            h.bebas_presensi, dikenal = self._kata_bebas[kunci], True
        if kunci in self._peristiwa:
            h.peristiwa.append(self._peristiwa[kunci])
            dikenal = True
        if kunci in self._status:
            nama, daftar = self._status[kunci]
            dikenal = True
            if mulai is not None and mulai != bulan and all(r.operasi == "prorata_hari_kerja" for r in daftar):
                return  # only the month of the start is part of a month
            aturan = pilih_aturan(daftar, p, mulai, bulan)
            if isinstance(aturan, AturanStatus):
                h.kena.append((nama, aturan))
            elif aturan:
                h.tak_diatur.append((teks, aturan))
        if not dikenal and kunci not in self._lain:
            h.tak_diatur.append((teks, "status"))


def pilih_aturan(daftar: Sequence[AturanStatus], p: Penerima, mulai: Bulan | None, bulan: Bulan) -> AturanStatus | str:
    """The first rule for this person and month; blank = none meant for him; else why none can be chosen."""
    cocok = [
        r
        for r in daftar
        if not r.untuk or not p.jenis_jabatan or kunci_kata(p.jenis_jabatan) in {kunci_kata(u) for u in r.untuk}
    ]
    for r in cocok:
        if r.sampai_bulan is None:
            return r
        if mulai is None:
            return "berlaku_sejak"
        if bulan.sejak(mulai) + 1 <= r.sampai_bulan:
            return r
    return "lewat" if cocok else ""
