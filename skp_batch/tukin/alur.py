"""The steps from the tariff to the amount before tax, in the policy's own order (`urutan`)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, Inexact, localcontext
from fractions import Fraction

from skp_batch.tukin.angka import TEPAT, angka, bulatkan
from skp_batch.tukin.bahan import Bahan
from skp_batch.tukin.berjalan import TOTAL, Berjalan
from skp_batch.tukin.cuti import KenaCuti
from skp_batch.tukin.kebijakan import Kebijakan
from skp_batch.tukin.kebijakan_jenis import sebut
from skp_batch.tukin.kebijakan_lain import PembayaranLain
from skp_batch.tukin.model import Operasi
from skp_batch.tukin.tarif import judul_kriteria

_SERATUS = Decimal(100)
_SATU_KOMPONEN = ""
RUMUS = "rumus"  # `terhadap` of what is no step of its own but stands in formulas
# What belongs to the month's own work; left out of THR and ke-13 unless the policy says pakai_potongan.
POTONGAN = frozenset({"predikat", "presensi", "peristiwa_skp", "hukuman_disiplin", "cuti", "plt"})


def _sebagian(persen: Decimal, x: KenaCuti) -> Decimal | Fraction:
    """A rule's per cent for the part of the month that the leave takes, where the rule is prorated."""
    return persen if x.bagian is None else Fraction(persen) * Fraction(x.bagian[0]) / Fraction(x.bagian[1])


def _untuk(x: KenaCuti) -> str:
    return "" if x.bagian is None else f" untuk {angka(x.bagian[0])} dari {angka(x.bagian[1])} hari"


class Alur:
    """The pipeline of one policy; `jalankan` gives the running amount before rounding."""

    def __init__(self, k: Kebijakan, potongan: bool = True, lain: PembayaranLain | None = None) -> None:
        self._k = k
        self._potongan = potongan
        self._lain = lain
        self._umum = "; ".join(k.dasar_hukum)
        batas = k.batas_potongan_total
        self._batas = Decimal(100) if batas is None else batas
        langkah: dict[str, Callable[[Berjalan, Bahan], None]] = {
            "predikat": self._predikat,
            "presensi": self._presensi,
            "peristiwa_skp": self._peristiwa,
            "hukuman_disiplin": self._hukdis,
            "cuti": self._cuti,
            "status": self._status,
            "tunjangan_profesi": self._profesi,
            "plt": self._plt,
        }
        self._langkah = [(blok, langkah[blok]) for blok in k.urutan if blok in langkah]

    def jalankan(
        self, b: Bahan, predikat: Decimal | None = None, presensi: Decimal | None = None, tanpa: str = ""
    ) -> Berjalan:
        """Predikat and attendance may stand in for the facts, to see whether they matter; `tanpa`: a block left out."""
        try:
            with localcontext(TEPAT):
                return self._jalankan(Berjalan(self._batas), b, predikat, presensi, tanpa)
        except Inexact:
            return self._jalankan(Berjalan(self._batas, pecahan=True), b, predikat, presensi, tanpa)

    def _jalankan(
        self, s: Berjalan, b: Bahan, predikat: Decimal | None, presensi: Decimal | None, tanpa: str
    ) -> Berjalan:
        self._tarif(s, b)
        self._bagi(s, b, predikat, presensi)
        for blok, jalan in self._langkah:
            if blok == tanpa or (blok in POTONGAN and not self._potongan and blok != "cuti"):
                continue
            if blok == "predikat" and predikat is not None:
                self._kali_predikat(s, "", predikat, "")
            elif blok == "presensi" and presensi is not None:
                if self._terhadap_presensi != RUMUS:
                    s.kurang("presensi", "", self._terhadap_presensi, presensi, "")
            else:
                jalan(s, b)
        if b.status.tidak_dibayar:
            nama = f"Tidak dibayar: {sebut(b.status.tidak_dibayar).lower()}"
            s.nol("tidak_dibayar", nama, self._umum)
        return s

    @property
    def _terhadap_presensi(self) -> str:
        return self._terhadap(self._k.presensi.terhadap if self._k.presensi else None)

    def _terhadap(self, terhadap: str | None) -> str:
        """`komponen.kinerja` as kinerja; without one, or with a single komponen, all of it."""
        return TOTAL if terhadap is None or terhadap == TOTAL else terhadap.removeprefix("komponen.")

    def _dasar(self, dasar: str) -> str:
        return dasar or self._umum

    def _tarif(self, s: Berjalan, b: Bahan) -> None:
        assert b.tarif.nilai is not None
        s.tarif = s.n(b.tarif.nilai)
        dasar = self._dasar(self._k.tarif.dasar)
        for x, nilai in b.tarif.kriteria:
            s.catat(f"kriteria.{x.id}", judul_kriteria(x), nilai, self._dasar(x.dasar), Operasi.NILAI, sesudah=s.tarif)
        s.catat("tarif", b.tarif.nama, s.tarif, dasar, Operasi.NILAI, sesudah=s.tarif)
        if self._lain is not None:
            persen = s.n(self._lain.persen)
            s.tarif = s.tarif * persen / 100
            nama = f"Dibayarkan {angka(self._lain.persen)}% dari tarif"
            kurang = s.tarif - s.n(b.tarif.nilai)
            s.catat(
                "jenis_pembayaran", nama, kurang, self._dasar(self._lain.dasar), Operasi.KALI, persen, b.tarif.nilai,
                sesudah=s.tarif,
            )  # fmt: skip

    def _bagi(self, s: Berjalan, b: Bahan, predikat: Decimal | None, presensi: Decimal | None) -> None:
        if not self._k.komponen:
            s.alas[_SATU_KOMPONEN] = s.nilai[_SATU_KOMPONEN] = s.tarif
            return
        fakta = b.fakta(predikat, presensi)
        for k in b.komponen:
            x = k.x
            nilai = s.tarif * s.n(x.bobot) / 100
            s.alas[x.id] = s.nilai[x.id] = nilai
            bagian = None
            judul = f"Komponen {k.nama} {angka(x.bobot)}%"
            if not k.tetap and self._potongan:
                persen = s.n(k.persen(fakta))
                s.nilai[x.id] = nilai * persen / 100
                bagian = (persen, s.n(_SERATUS))
                judul += f", {k.uraian(fakta)}"
            s.catat(
                f"komponen.{x.id}", judul, s.nilai[x.id], self._dasar(x.dasar), Operasi.NILAI, x.bobot, s.tarif, bagian
            )

    def _predikat(self, s: Berjalan, b: Bahan) -> None:
        p = b.predikat
        if p is None or p.dibayar is None:
            return
        periode = f" {b.periode.judul}" if b.periode else ""
        kurang = self._k.predikat is not None and self._k.predikat.operasi == "kurang"
        persen = f"dipotong {angka(_SERATUS - p.dibayar)}%" if kurang else f"dibayar {angka(p.dibayar)}%"
        nama = f"Predikat {p.nama}{periode}: {persen}"
        if p.pengganti:
            nama += f" ({p.pengganti} sebagai pengganti)"
        self._kali_predikat(s, nama, p.dibayar, self._dasar(p.dasar))

    def _kali_predikat(self, s: Berjalan, nama: str, dibayar: Decimal, dasar: str) -> None:
        a = self._k.predikat
        if a is None or a.terhadap == RUMUS:
            return
        if a.operasi == "kurang":
            s.kurang("predikat", nama, self._terhadap(a.terhadap), _SERATUS - dibayar, dasar)
        else:
            s.kali("predikat", nama, self._terhadap(a.terhadap), dibayar, dasar)

    def _presensi(self, s: Berjalan, b: Bahan) -> None:
        a = self._k.presensi
        if a is None or a.terhadap == RUMUS:
            return
        if b.status.bebas_presensi:
            s.kurang("presensi", "Presensi: dikecualikan", self._terhadap_presensi, Decimal(0), b.status.bebas_presensi)
            return
        h = b.presensi
        if h.persen:
            uraian = " + ".join(f"{r.kode} {angka(r.jumlah)} {r.satuan} × {angka(r.persen_satuan)}%" for r in h.rincian)
            sebab = "; ".join(
                x for e, x in h.eskalasi if self._terhadap(e.terhadap) == self._terhadap_presensi or not e.terhadap
            )
            jumlah = sum((r.persen for r in h.rincian), Decimal(0))
            batas = f" = {angka(jumlah)}%, dibatasi" if not sebab and jumlah > h.persen else " ="
            nama = f"Presensi: {sebab or uraian}{batas} {angka(h.persen)}%"
            s.kurang("presensi", nama, self._terhadap_presensi, h.persen, self._dasar(a.dasar))
        for e, sebab in h.eskalasi:
            if e.terhadap is not None and self._terhadap(e.terhadap) != self._terhadap_presensi:
                nama = f"Presensi: {sebab}, {angka(e.persen)}%"
                s.kurang("presensi.eskalasi", nama, self._terhadap(e.terhadap), e.persen, self._dasar(e.dasar))

    def _peristiwa(self, s: Berjalan, b: Bahan) -> None:
        for x in b.peristiwa:
            persen = x.persen if x.arti == "dipotong" else 100 - x.persen
            nama = f"{x.nama or sebut(x.kode).capitalize()}: {angka(persen)}%"
            s.kurang(f"peristiwa_skp.{x.kode}", nama, self._terhadap(x.terhadap), persen, self._dasar(x.dasar))

    def _hukdis(self, s: Berjalan, b: Bahan) -> None:
        a, h = self._k.hukuman_disiplin, b.hukdis
        if a is None or not h.kena:
            return
        uraian = "; ".join(
            f"{k.jenis.lower()}, bulan ke-{k.ke}" + (f" dari {k.bulan}" if k.bulan else "") for k in h.kena
        )
        nama = f"Hukuman disiplin ({uraian}): {angka(h.persen)}%"
        dasar = self._dasar(a.dasar or "; ".join(dict.fromkeys(k.dasar for k in h.kena if k.dasar)))
        terhadap = self._terhadap(a.terhadap)
        if a.operasi == "kali":
            s.kali("hukuman_disiplin", nama, terhadap, _SERATUS - h.persen, dasar)
        else:
            s.kurang("hukuman_disiplin", nama, terhadap, h.persen, dasar)

    def _cuti(self, s: Berjalan, b: Bahan) -> None:
        kena = b.cuti.kena
        for x in kena:
            if x.aturan.operasi == "kurang" and x.dibayar is not None and x.dibayar != 100:
                persen = _SERATUS - x.dibayar
                nama = f"{self._nama_cuti(x)}: {angka(persen)}%{_untuk(x)}"
                terhadap, dasar = self._terhadap(x.aturan.terhadap), self._dasar(x.aturan.dasar)
                s.kurang("cuti.kurang", nama, terhadap, _sebagian(persen, x), dasar)
        for x in kena:
            if x.aturan.operasi == "kali" and x.dibayar is not None and x.dibayar != 100:
                nama = f"{self._nama_cuti(x)}: dibayar {angka(x.dibayar)}%{_untuk(x)}"
                persen_kali = x.dibayar if x.bagian is None else 100 - Fraction(_sebagian(_SERATUS - x.dibayar, x))
                terhadap, dasar = self._terhadap(x.aturan.terhadap), self._dasar(x.aturan.dasar)
                s.kali("cuti.kali", nama, terhadap, persen_kali, dasar)
        # of several leaves that replace the whole amount, the least favourable one
        utuh = [x for x in kena if x.aturan.operasi == "timpa" and x.bagian is None and x.dibayar is not None]
        bagian = [x for x in kena if x.aturan.operasi == "timpa" and x.bagian is not None and x.dibayar is not None]
        for x in [*sorted(utuh, key=lambda x: x.dibayar or Decimal(0))[:1], *bagian]:
            assert x.dibayar is not None
            porsi = (x.bagian[0], x.bagian[1]) if x.bagian else None
            nama = f"{self._nama_cuti(x)}: dibayar {angka(x.dibayar)}% tarif{_untuk(x)}"
            s.timpa("cuti", nama, x.dibayar, self._dasar(x.aturan.dasar), porsi)
        for x in kena:
            if x.aturan.operasi != "tidak_dibayar":
                continue
            nama = f"{self._nama_cuti(x)}: tidak dibayar{_untuk(x)}"
            if x.bagian is None:
                s.nol("cuti.tidak_dibayar", nama, self._dasar(x.aturan.dasar))
            else:
                sisa = (x.bagian[1] - x.bagian[0], x.bagian[1])
                s.prorata("cuti.tidak_dibayar", nama, sisa, self._dasar(x.aturan.dasar))

    @staticmethod
    def _nama_cuti(x: KenaCuti) -> str:
        return f"{x.aturan.nama or 'Cuti ' + sebut(x.aturan.jenis)} {x.ukuran}"

    def _status(self, s: Berjalan, b: Bahan) -> None:
        for nama, a in b.status.kena:
            if a.operasi == "prorata_hari_kerja" and not self._potongan:
                continue
            kunci, judul, dasar = f"status.{nama}", sebut(nama).upper(), self._dasar(a.dasar)
            if a.abaikan_komponen:
                s.nol(
                    f"{kunci}.komponen",
                    f"{judul}: tanpa komponen {', '.join(a.abaikan_komponen)}",
                    dasar,
                    a.abaikan_komponen,
                )
            if a.operasi == "prorata_hari_kerja":
                if b.prorata is not None:
                    m, n = b.prorata
                    s.prorata(kunci, f"{judul}: {angka(m)} dari {angka(n)} hari kerja", b.prorata, dasar)
            elif a.operasi == "kali":
                persen = a.persen or Decimal(0)
                persen = _SERATUS - persen if a.arti == "dipotong" else persen
                s.kali(
                    kunci, f"{judul}: dibayar {angka(persen)}%", self._terhadap(a.terhadap), persen, dasar, alas=True
                )
            else:
                persen = a.persen or Decimal(0)
                persen = _SERATUS - persen if a.arti == "dibayar" else persen
                s.kurang(kunci, f"{judul}: dipotong {angka(persen)}%", self._terhadap(a.terhadap), persen, dasar)

    def _profesi(self, s: Berjalan, b: Bahan) -> None:
        if self._k.tunjangan_profesi == "selisih" and b.penerima.tunjangan_profesi:
            profesi = b.penerima.tunjangan_profesi
            s.selisih("tunjangan_profesi", "Selisih dengan tunjangan profesi", profesi, self._umum)

    def _plt(self, s: Berjalan, b: Bahan) -> None:
        h, a = b.plt, self._k.plt
        if a is None or h.plt is None or not h.nilai:
            return
        cara = "setingkat" if h.plt.setingkat else "selisih kelas"
        jabatan = f" {h.plt.jabatan}" if h.plt.jabatan else ""
        nama = f"Plt{jabatan} kelas {h.plt.kelas} ({cara}, {angka(h.persen)}%)"
        s.tambah("plt", nama, h.alas, h.persen, self._dasar(a.dasar))


def bulatkan_jumlah(k: Kebijakan, s: Berjalan, b: Bahan) -> int:
    """The amount in whole rupiah: once per person, per komponen, or per line of TPP."""
    a = k.pembulatan
    if a is None:
        return bulatkan(s.total)
    if a.tahap == "per_komponen":
        return sum(bulatkan(n, a.cara, a.satuan) for n in s.nilai.values())
    if a.tahap == "per_kriteria" and s.tarif:
        plt = s.nilai.get("plt", 0)
        sisa = Fraction(s.total - plt) / Fraction(s.tarif)
        baris = [Fraction(n) * Fraction(s.tarif) / Fraction(b.tarif.nilai or 1) for _, n in b.tarif.kriteria]
        return sum(bulatkan(n * sisa, a.cara, a.satuan) for n in baris) + bulatkan(plt, a.cara, a.satuan)
    return bulatkan(s.total, a.cara, a.satuan)
