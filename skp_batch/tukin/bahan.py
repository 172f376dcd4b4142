"""All facts about one person in one month, read under the policy before anything is computed; what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from skp_batch.istilah import kunci_pilihan
from skp_batch.periode import Periode
from skp_batch.temuan import Temuan
from skp_batch.tukin.bulan import Bulan, baca_bulan, bulan_dari, hari_senin_jumat
from skp_batch.tukin.catatan_temuan import temuan_t
from skp_batch.tukin.cuti import HasilCuti, hitung_cuti
from skp_batch.tukin.harian import tanpa_tanggal
from skp_batch.tukin.hukdis import HasilHukdis, hitung_hukdis
from skp_batch.tukin.kebijakan import Kebijakan
from skp_batch.tukin.kebijakan_jenis import judul_kolom, kunci_kata, sebut
from skp_batch.tukin.kebijakan_lain import PeristiwaSkp
from skp_batch.tukin.komponen import Fakta, KomponenSiap, memakai, milik, siapkan_komponen
from skp_batch.tukin.model import Cuti, Hukdis, Kehadiran, Penerima, Plt
from skp_batch.tukin.plt import HasilPlt, bulan_plt, hitung_plt
from skp_batch.tukin.predikat import ATAU, HasilPredikat, cari_predikat
from skp_batch.tukin.presensi import HasilPresensi, hari_mustahil, hitung_presensi
from skp_batch.tukin.status import HasilStatus, PembacaStatus
from skp_batch.tukin.tarif import HasilTarif, cari_tarif, tarif_kelas

_NOL = Decimal(0)
_BULAN_CPNS = 14
_ALPA_BANYAK = 20
_HASIL_PRESENSI = HasilPresensi(_NOL)
_HASIL_CUTI = HasilCuti()
_HASIL_HUKDIS = HasilHukdis()


@dataclass(slots=True)
class Bahan:
    """`predikat_perlu`, `presensi_perlu`: unknown, so that the row is held if it would change the amount."""

    penerima: Penerima
    kehadiran: Kehadiran | None
    status: HasilStatus
    tarif: HasilTarif
    periode: Periode | None = None
    predikat: HasilPredikat | None = None
    presensi: HasilPresensi = _HASIL_PRESENSI
    cuti: HasilCuti = _HASIL_CUTI
    hukdis: HasilHukdis = _HASIL_HUKDIS
    plt: HasilPlt = field(default_factory=HasilPlt)
    peristiwa: list[PeristiwaSkp] = field(default_factory=list)
    prorata: tuple[Decimal, Decimal] | None = None
    komponen: Sequence[KomponenSiap] = ()
    capaian: Decimal | None = None
    predikat_perlu: bool = False
    presensi_perlu: bool = False
    temuan: list[Temuan] = field(default_factory=list)
    menunggu_predikat: list[Temuan] = field(default_factory=list)
    menunggu_presensi: list[Temuan] = field(default_factory=list)

    def fakta(self, predikat: Decimal | None = None, presensi: Decimal | None = None) -> Fakta:
        """What formulas look at; predikat (per cent paid) and presensi (per cent taken) may stand in for the facts."""
        if predikat is None and self.predikat is not None:
            predikat = self.predikat.dibayar
        if presensi is None:
            presensi = _NOL if self.status.bebas_presensi else self.presensi.persen
        return Fakta(self.kehadiran, predikat, presensi, self.capaian)


class Pengumpul:
    """Reads the facts under one policy, for one work month; without `potongan` (THR, ke-13) only who is paid what."""

    def __init__(self, k: Kebijakan, bulan: Bulan, potongan: bool = True) -> None:
        self._k = k
        self._bulan = bulan
        self._potongan = potongan
        self._status = PembacaStatus(k)
        self._periode = k.periode_predikat(bulan) if potongan else None
        self._bulan_plt = bulan_plt(k.plt, bulan, k.siklus.bayar_geser_bulan) if k.plt else bulan
        self._bayar_nol = [c for c in k.cuti if c.operasi == "tidak_dibayar"]
        self._cpns = any(kunci_kata(s) == "CPNS" for s in (*k.status, *k.tidak_dibayar, *k.tunda))
        self._prorata = potongan and any(
            s.operasi == "prorata_hari_kerja" for daftar in k.status.values() for s in daftar
        )
        self._komponen = siapkan_komponen(k)
        self._berbeda = any(s.x.bila is not None for s in self._komponen)
        self._pakai_capaian = memakai(self._komponen, "capaian")

    def kumpulkan(
        self,
        p: Penerima,
        h: Kehadiran | None,
        cuti: Sequence[Cuti],
        hukdis: Sequence[Hukdis],
        plt: Sequence[Plt],
        predikat: Mapping[Periode, str],
        capaian: Mapping[Periode, Decimal],
    ) -> Bahan:
        k, bulan = self._k, self._bulan
        status = self._status.baca(p, bulan)
        b = Bahan(p, h, status, cari_tarif(k, p, h, bulan, status.puncak))
        self._periksa_tarif(b)
        self._periksa_status(b)
        self._baca_komponen(b)
        self._baca_cuti(b, cuti)
        if self._potongan:
            self._baca_hukdis(b, hukdis)
            self._baca_predikat(b, cuti, predikat)
            self._baca_capaian(b, capaian)
            self._baca_presensi(b)
            self._baca_peristiwa(b)
            self._periksa_data(b)
            self._baca_plt(b, plt)
        if self._prorata:
            self._baca_prorata(b)
        if kunci_pilihan(p.status) == "CPNS":
            self._periksa_cpns(b)
        return b

    def _periksa_tarif(self, b: Bahan) -> None:
        if b.tarif.nilai is not None:
            return
        if b.tarif.kolom:
            b.temuan.append(_kosong(b, b.tarif.kolom))
        else:
            kelas = "" if b.penerima.kelas is None else str(b.penerima.kelas)
            b.temuan.append(temuan_t("T602", b.penerima, judul="Kelas Jabatan", nilai=kelas, bulan=self._bulan.judul))

    def _periksa_status(self, b: Bahan) -> None:
        for teks, sebab in b.status.tak_diatur:
            if sebab == "berlaku_sejak":
                b.temuan.append(_kosong(b, "Berlaku Sejak", "PENERIMA"))
            else:
                ragam = "kepegawaian" if sebab == "kepegawaian" else "status"
                b.temuan.append(temuan_t("T603", b.penerima, judul="Status Khusus", nilai=teks, sebab=ragam))
        if b.status.tunda:
            b.temuan.append(temuan_t("T612", b.penerima, judul="Status Khusus", nilai=b.status.tunda))
        if b.status.tengah_bulan and b.penerima.berlaku_sejak:
            hari = str(b.penerima.berlaku_sejak.day)
            b.temuan.append(temuan_t("T605", b.penerima, judul="Berlaku Sejak", sebab="tengah_bulan", jumlah=hari))

    def _baca_cuti(self, b: Bahan, rows: Sequence[Cuti]) -> None:
        if not rows:
            return
        aturan = self._k.cuti if self._potongan else self._bayar_nol
        hari_kerja = b.kehadiran.hari_kerja if b.kehadiran else None
        b.cuti = hitung_cuti(aturan, rows, self._bulan, b.penerima, hari_kerja)
        if self._potongan:
            for jenis, sebab in b.cuti.tak_diatur:
                b.temuan.append(temuan_t("T603", b.penerima, "CUTI", "Jenis", jenis, sebab=f"cuti_{sebab}"))
        for kena in b.cuti.kena:
            if kena.sedikit:
                b.temuan.append(
                    temuan_t(
                        "T605",
                        b.penerima,
                        "CUTI",
                        "Jenis",
                        kena.masa.jenis,
                        sebab="cuti_sedikit",
                        jumlah=str(kena.sedikit),
                        cuti=sebut(kena.aturan.jenis),
                    )
                )

    def _baca_hukdis(self, b: Bahan, rows: Sequence[Hukdis]) -> None:
        if not rows:
            return
        b.hukdis = hitung_hukdis(self._k.hukuman_disiplin, rows, self._bulan)
        for jenis in b.hukdis.tak_diatur:
            b.temuan.append(temuan_t("T603", b.penerima, "HUKDIS", "Jenis", jenis, sebab="hukdis"))
        if b.hukdis.turun_kelas:  # the lower class stands in no master of the office
            kelas = "" if b.penerima.kelas is None else str(b.penerima.kelas)
            b.temuan.append(temuan_t("T605", b.penerima, judul="Kelas Jabatan", nilai=kelas, sebab="turun_kelas"))

    def _baca_predikat(self, b: Bahan, cuti: Sequence[Cuti], ada: Mapping[Periode, str]) -> None:
        if self._k.predikat is None or self._periode is None:
            return
        b.periode = self._periode
        b.predikat = cari_predikat(self._k.predikat, self._periode, ada, b.penerima, cuti, self._bulan.akhir)
        if b.predikat.dibayar is None:
            b.predikat_perlu = True
            b.menunggu_predikat.append(
                temuan_t(
                    "T601",
                    b.penerima,
                    nilai=b.predikat.nama,
                    periode=self._periode.judul,
                    sebab=_sebab_predikat(b.predikat.nama),
                )
            )
        elif b.predikat.pengganti:
            b.temuan.append(temuan_t("T606", b.penerima, periode=self._periode.judul, pengganti=b.predikat.pengganti))

    def _baca_presensi(self, b: Bahan) -> None:
        aturan, h = self._k.presensi, b.kehadiran
        if h is not None and aturan is not None and aturan.netral_tanggal:
            h = b.kehadiran = tanpa_tanggal(h, aturan.netral_tanggal)
        if h is None:
            if aturan is not None and not b.status.bebas_presensi:
                b.presensi_perlu = True
                b.menunggu_presensi.append(temuan_t("T611", b.penerima, "KEHADIRAN", sebab="baris"))
            return
        mustahil = hari_mustahil(h, self._bulan)
        for judul, sebab, batas in mustahil:
            b.temuan.append(temuan_t("T604", b.penerima, "KEHADIRAN", judul, sebab=sebab, batas=batas))
        if h.alpa is not None and h.alpa > _ALPA_BANYAK and not mustahil:
            b.temuan.append(
                temuan_t("T605", b.penerima, "KEHADIRAN", "Tanpa Keterangan", sebab="alpa", jumlah=str(h.alpa))
            )
        for tanggal, _ in h.harian:
            if not self._bulan.awal <= tanggal <= self._bulan.akhir:
                nilai = tanggal.isoformat()
                b.temuan.append(
                    temuan_t(
                        "T604",
                        b.penerima,
                        "KEHADIRAN HARIAN",
                        "Tanggal",
                        nilai,
                        sebab="luar_bulan",
                        bulan=self._bulan.judul,
                    )
                )
        if aturan is None or b.status.bebas_presensi:
            return
        b.presensi = hitung_presensi(aturan, h)
        for judul, sebab in b.presensi.kurang:
            b.presensi_perlu = True
            b.menunggu_presensi.append(temuan_t("T611", b.penerima, "KEHADIRAN", judul, sebab=sebab))

    def _baca_peristiwa(self, b: Bahan) -> None:
        for x in self._k.peristiwa_skp:
            teks = b.kehadiran.peristiwa.get(x.kode, "") if b.kehadiran else ""
            kena = _peristiwa(x, teks, self._bulan)
            if kena is None:
                b.temuan.append(temuan_t("T611", b.penerima, "KEHADIRAN", judul_kolom(x.kode), teks, sebab="peristiwa"))
            elif not kena and x.kode in b.status.peristiwa:
                mulai = b.penerima.berlaku_sejak
                kena = mulai is None or x.bulan is None or self._bulan.sejak(bulan_dari(mulai)) < x.bulan
            if kena:
                b.peristiwa.append(x)

    def _baca_komponen(self, b: Bahan) -> None:
        b.komponen = milik(self._komponen, b.penerima) if self._berbeda else self._komponen
        if self._berbeda and sum(s.x.bobot for s in b.komponen) != 100:
            tahu = b.penerima.jabatan or b.penerima.jenis_jabatan
            b.temuan.append(temuan_t("T611", b.penerima, judul="Jabatan", sebab="komponen" if tahu else "jabatan"))

    def _baca_capaian(self, b: Bahan, capaian: Mapping[Periode, Decimal]) -> None:
        if not self._pakai_capaian or self._periode is None:
            return
        b.periode = self._periode
        b.capaian = capaian.get(self._periode)
        if b.capaian is None:
            b.temuan.append(temuan_t("T601", b.penerima, periode=self._periode.judul, sebab="capaian"))

    def _periksa_data(self, b: Bahan) -> None:
        fakta = b.fakta()
        for s in b.komponen:
            for judul, sebab in () if s.tetap else s.kurang(fakta):
                b.temuan.append(temuan_t("T611", b.penerima, "KEHADIRAN", judul, sebab=sebab))

    def _baca_plt(self, b: Bahan, rows: Sequence[Plt]) -> None:
        if not rows or b.tarif.nilai is None:
            return
        if self._k.plt is None:
            mulai = [
                r for r in rows if r.mulai <= self._bulan.akhir and (not r.selesai or r.selesai >= self._bulan.awal)
            ]
            if mulai:
                b.temuan.append(temuan_t("T603", b.penerima, "PLT", "Kelas", str(mulai[0].kelas), sebab="plt"))
            return

        def tarif(kelas: int) -> Decimal | None:
            return tarif_kelas(self._k, b.penerima, b.kehadiran, kelas, self._bulan_plt)

        sendiri = b.tarif.nilai
        if self._bulan_plt != self._bulan and b.penerima.kelas is not None and not b.status.puncak:
            # the difference of two classes is one of the same tariff, that of the month served
            sendiri = tarif(b.penerima.kelas) or sendiri
        b.plt = hitung_plt(self._k.plt, rows, self._bulan_plt, sendiri, tarif)
        if b.plt.kelas_asing is not None:
            kelas = str(b.plt.kelas_asing)
            b.temuan.append(temuan_t("T602", b.penerima, "PLT", "Kelas", kelas, bulan=self._bulan_plt.judul))
        if b.plt.tak_diatur:
            b.temuan.append(temuan_t("T603", b.penerima, "PLT", "Setingkat", sebab="plt"))

    def _baca_prorata(self, b: Bahan) -> None:
        if not any(s.operasi == "prorata_hari_kerja" for _, s in b.status.kena):
            return
        hari = b.kehadiran.hari_kerja if b.kehadiran else None
        masuk = b.kehadiran.masuk if b.kehadiran else None
        sejak = b.penerima.berlaku_sejak
        if masuk is None and sejak is not None and hari == self._bulan.hari_kerja_kalender:
            # a month without holidays: the days since the start are those of the calendar
            masuk = Decimal(hari_senin_jumat(max(sejak, self._bulan.awal), self._bulan.akhir))
        if hari and masuk is not None:
            b.prorata = (min(masuk, hari), hari)
        else:
            b.temuan.append(_kosong(b, "Jumlah Hari Masuk Kerja" if hari else "Hari Kerja"))

    def _periksa_cpns(self, b: Bahan) -> None:
        if not self._cpns:
            b.temuan.append(temuan_t("T605", b.penerima, judul="Status", nilai=b.penerima.status, sebab="cpns"))
        nip = b.penerima.nip
        tmt = baca_bulan(f"{nip[8:12]}-{nip[12:14]}") if len(nip) == 18 else None
        if tmt is not None and self._bulan.sejak(tmt) > _BULAN_CPNS:
            b.temuan.append(
                temuan_t(
                    "T610", b.penerima, judul="Status", nilai=b.penerima.status, tmt=tmt.judul, batas=str(_BULAN_CPNS)
                )
            )


def _sebab_predikat(nama: str) -> str:
    if not nama:
        return "kosong"
    return "beda" if ATAU in nama else "asing"


def _kosong(b: Bahan, kolom: str, lembar: str = "KEHADIRAN") -> Temuan:
    return temuan_t("T611", b.penerima, lembar, kolom, sebab="kosong")


def _peristiwa(x: PeristiwaSkp, teks: str, bulan: Bulan) -> bool | None:
    """Whether the event bites in this month: YA, the number of the month, or the month of the event; None = unclear."""
    kunci = kunci_pilihan(teks)
    if kunci in ("", "TIDAK", "0", "-"):
        return False
    if kunci == "YA":
        return True
    if kunci.isdigit():
        return x.bulan is None or int(kunci) <= x.bulan
    mulai = baca_bulan(teks.strip()[:7])
    if mulai is None:
        return None
    return bulan.sejak(mulai) >= 1 and (x.bulan is None or bulan.sejak(mulai) <= x.bulan)
