"""From the running amount to bruto, potongan, bersih: rounding, contributions, tax, deductions after the net."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from skp_batch.tukin.alur import bulatkan_jumlah
from skp_batch.tukin.angka import Bilangan, angka, bulatkan, desimal
from skp_batch.tukin.bahan import Bahan
from skp_batch.tukin.berjalan import Berjalan
from skp_batch.tukin.bulan import Bulan
from skp_batch.tukin.jkn import hitung_jkn
from skp_batch.tukin.kebijakan import Kebijakan
from skp_batch.tukin.kebijakan_akhir import PotonganSetelahBersih
from skp_batch.tukin.kebijakan_jenis import judul_kolom
from skp_batch.tukin.model import Langkah, Operasi, PotonganLain
from skp_batch.tukin.pajak import HasilPajak, hitung_pajak, tabel_pada


@dataclass(slots=True)
class Jumlah:
    """Whole rupiah. `kurang`: columns without which nothing can be paid; `belum`: without which a tax is left out."""

    tarif: Decimal = Decimal(0)
    bruto_penuh: int = 0
    bruto: int = 0
    bersih: int = 0
    pengurang: int = 0
    tunjangan_pajak: int = 0
    potongan_pajak: int = 0
    tunjangan_iuran: int = 0
    potongan_iuran: int = 0
    pot_lalu: int = 0
    langkah: list[Langkah] = field(default_factory=list)
    potongan_lain: list[PotonganLain] = field(default_factory=list)
    kurang: list[str] = field(default_factory=list)
    belum: str = ""


class Penutup:
    def __init__(self, k: Kebijakan, bulan: Bulan, iuran: bool = True) -> None:
        self._k = k
        self._bayar = k.bulan_bayar(bulan)
        self._cara = k.pembulatan.cara if k.pembulatan else "setengah_naik"
        self._satuan = k.pembulatan.satuan if k.pembulatan else 1
        self._jkn = k.iuran.jkn if k.iuran and iuran else None
        self._umum = "; ".join(k.dasar_hukum)
        self._boleh_lebih = any(x.maks is not None and x.maks > 100 for x in k.komponen)

    def tutup(self, s: Berjalan, b: Bahan, tanpa_presensi: Berjalan | None, pot_lalu: int = 0) -> Jumlah:
        """`pot_lalu`: paid too much in former months, taken from this payment as far as it goes."""
        k = self._k
        j = Jumlah(tarif=desimal(s.tarif), langkah=s.langkah)
        nilai = bulatkan_jumlah(k, s, b)
        j.bruto_penuh = bulatkan(s.tarif + _tambahan(s), self._cara, self._satuan)
        if self._boleh_lebih:
            j.bruto_penuh = max(j.bruto_penuh, nilai)
        nilai = min(nilai, j.bruto_penuh)
        selisih: Bilangan = nilai - s.total
        self._catat(j, "pembulatan", "Pembulatan", selisih, Operasi.BULAT, nilai, self._umum)
        j.pengurang = j.bruto_penuh - nilai
        j.bersih = nilai
        self._iuran(j, b, nilai)
        if pot_lalu:
            j.pot_lalu = min(pot_lalu, j.bersih)
            j.bersih -= j.pot_lalu
            dasar = (k.rapel.dasar if k.rapel else "") or self._umum
            self._catat(j, "pot_lalu", "Kelebihan bayar bulan lalu", -j.pot_lalu, Operasi.IURAN, j.bersih, dasar)
        self._pajak(j, b, nilai - j.pot_lalu)
        if k.cara_potongan == "rinci":
            j.bruto = nilai + j.tunjangan_iuran
        elif tanpa_presensi is not None:
            j.bruto = max(j.bersih, min(bulatkan_jumlah(k, tanpa_presensi, b), j.bruto_penuh))
        else:
            j.bruto = j.bruto_penuh
        for x in k.potongan_lain:
            if lain := self._lain(x, j, b):
                j.potongan_lain.append(lain)
        return j

    def _catat(
        self,
        j: Jumlah,
        kunci: str,
        nama: str,
        nilai: Bilangan,
        operasi: Operasi,
        sesudah: int,
        dasar: str,
        persen: Decimal | None = None,
        alas: Decimal | None = None,
    ) -> None:
        j.langkah.append(Langkah(kunci, nama, desimal(nilai), dasar, operasi, Decimal(sesudah), persen, alas))

    def _iuran(self, j: Jumlah, b: Bahan, nilai: int) -> None:
        a = self._jkn
        if a is None:
            return
        h = hitung_jkn(a, b.penerima, nilai, self._cara)
        if h.kurang:
            j.kurang.append(h.kurang)
            return
        dasar = (self._k.iuran.dasar if self._k.iuran else "") or self._umum
        if a.pemberi_kerja_sebagai == "tunjangan_dan_potongan":
            j.tunjangan_iuran = h.pemberi_kerja
            persen, teks = a.pemberi_kerja, f"JKN {angka(a.pemberi_kerja)}% pemberi kerja"
            naik = j.bersih + h.pemberi_kerja
            self._catat(
                j,
                "iuran.pemberi_kerja",
                f"Tunjangan {teks}",
                h.pemberi_kerja,
                Operasi.IURAN,
                naik,
                dasar,
                persen,
                h.alas,
            )
            self._catat(
                j, "iuran.potongan_pemberi_kerja", f"Potongan {teks}", -h.pemberi_kerja, Operasi.IURAN, j.bersih, dasar,
                persen, h.alas,
            )  # fmt: skip
        j.potongan_iuran = j.tunjangan_iuran + h.pekerja
        j.bersih = max(0, j.bersih - h.pekerja)
        nama = f"Potongan JKN {angka(a.pekerja)}% pekerja"
        self._catat(j, "iuran.pekerja", nama, -h.pekerja, Operasi.IURAN, j.bersih, dasar, a.pekerja, h.alas)

    def _pajak(self, j: Jumlah, b: Bahan, nilai: int) -> None:
        a = self._k.pajak
        if a is None or a.mode == "tidak_dihitung":
            return
        h = hitung_pajak(a, b.penerima, nilai, self._bayar, self._cara)
        if h.kurang:
            j.kurang.append(h.kurang)
            return
        j.belum = h.belum
        if not h.dihitung:
            return
        nama, dasar = self._nama_pajak(h), tabel_pada(self._bayar).rujukan
        if a.mode == "ditanggung_pemerintah":
            j.tunjangan_pajak = j.potongan_pajak = h.pajak
            naik = j.bersih + h.pajak
            self._catat(
                j, "pajak.tunjangan", f"Tunjangan {nama}", h.pajak, Operasi.PAJAK, naik, dasar, h.persen, h.alas
            )
            self._catat(
                j, "pajak.potongan", f"Potongan {nama}", -h.pajak, Operasi.PAJAK, j.bersih, dasar, h.persen, h.alas
            )
        else:
            j.potongan_pajak = min(h.pajak, j.bersih)
            j.bersih -= j.potongan_pajak
            self._catat(
                j, "pajak", f"Potongan {nama}", -j.potongan_pajak, Operasi.PAJAK, j.bersih, dasar, h.persen, h.alas
            )
        if h.tambahan:
            tambahan = min(h.tambahan, j.bersih)
            j.bersih -= tambahan
            j.potongan_pajak += tambahan
            nama = f"Tambahan PPh 21 tanpa NPWP {angka(a.tanpa_npwp or Decimal(0))}%"
            self._catat(
                j, "pajak.tanpa_npwp", nama, -tambahan, Operasi.PAJAK, j.bersih, dasar, a.tanpa_npwp, Decimal(h.pajak)
            )

    @staticmethod
    def _nama_pajak(h: HasilPajak) -> str:
        if h.tahunan:
            return "PPh 21: dihitung dengan metode tahunan, di luar lembar ini"
        kurang = f" dikurangi PPh gaji {angka(h.pph_gaji)}" if h.pph_gaji else ""
        return f"PPh 21 TER {h.kategori} {angka(h.persen)}% × {angka(h.alas)}{kurang}"

    def _lain(self, x: PotonganSetelahBersih, j: Jumlah, b: Bahan) -> PotonganLain | None:
        if x.persen is not None:
            nilai = bulatkan(j.bersih * x.persen / 100, self._cara)
        elif x.rupiah is not None:
            nilai = x.rupiah
        else:
            data = b.kehadiran.data.get(x.id) if b.kehadiran else None
            nilai = int(data) if data is not None else 0
        sisa = j.bersih - sum(p.nilai for p in j.potongan_lain)
        nilai = max(0, min(nilai, sisa))
        return PotonganLain(x.id, x.nama or judul_kolom(x.id), nilai) if nilai else None


def _tambahan(s: Berjalan) -> Bilangan:
    """What Plt adds to the tariff, as it stands when the steps are done."""
    return s.nilai.get("plt", 0)
