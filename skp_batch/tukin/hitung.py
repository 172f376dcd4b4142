"""One person's pay in one work month under one policy: exact, every step named, held where it is not certain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, localcontext

from skp_batch.aturan.berkas_yaml import KebijakanSalah
from skp_batch.periode import Periode
from skp_batch.temuan import Temuan
from skp_batch.tukin.akhir import Jumlah, Penutup
from skp_batch.tukin.alur import POTONGAN, RUMUS, Alur
from skp_batch.tukin.angka import LEBAR, Bilangan
from skp_batch.tukin.bahan import Bahan, Pengumpul
from skp_batch.tukin.bulan import Bulan
from skp_batch.tukin.catatan_temuan import menahan_bayar, temuan_t
from skp_batch.tukin.kebijakan import Kebijakan
from skp_batch.tukin.kebijakan_jenis import sebut
from skp_batch.tukin.kebijakan_lain import PembayaranLain
from skp_batch.tukin.model import (
    Cuti,
    Hukdis,
    JenisBayar,
    Kehadiran,
    KolomLangkah,
    Operasi,
    Penerima,
    Plt,
    Rincian,
    StatusBayar,
)
from skp_batch.tukin.tarif import judul_kriteria

_NOL, _PENUH = Decimal(0), Decimal(100)
_LEBIH_SEPARUH = 2


class Penghitung:
    """A policy made ready for one work month and kind of run; then `hitung` per person."""

    def __init__(self, kebijakan: Kebijakan, bulan: Bulan, jenis: JenisBayar = JenisBayar.RUTIN) -> None:
        kebijakan.pastikan_berlaku(bulan)
        self.kebijakan = kebijakan
        self.bulan = bulan
        self.jenis = jenis
        self.lain = pembayaran_lain(kebijakan, jenis)
        self.bulan_acuan = _bulan_acuan(self.lain, bulan)
        if self.bulan_acuan != bulan:
            kebijakan.pastikan_berlaku(self.bulan_acuan)
        self.potongan = self.lain is None or self.lain.pakai_potongan
        self._pengumpul = Pengumpul(kebijakan, self.bulan_acuan, self.potongan)
        self._alur = Alur(kebijakan, self.potongan, self.lain)
        self._penutup = Penutup(kebijakan, bulan, iuran=self.lain is None)

    @property
    def periode_predikat(self) -> Periode | None:
        """The period whose predikat this run needs, None where it needs none."""
        return self.kebijakan.periode_predikat(self.bulan_acuan) if self.potongan else None

    def hitung(
        self,
        penerima: Penerima,
        kehadiran: Kehadiran | None = None,
        cuti: Sequence[Cuti] = (),
        hukdis: Sequence[Hukdis] = (),
        plt: Sequence[Plt] = (),
        predikat: Mapping[Periode, str] | None = None,
        capaian: Mapping[Periode, Decimal] | None = None,
        pot_lalu: int = 0,
    ) -> Rincian:
        """All rows given are this person's; `predikat` and `capaian` are his by period; `pot_lalu` see Penutup."""
        b = self._pengumpul.kumpulkan(penerima, kehadiran, cuti, hukdis, plt, predikat or {}, capaian or {})
        temuan = b.temuan
        if b.status.tidak_dibayar:
            temuan = [t for t in temuan if t.kode != "T611"]
        else:
            temuan += self._yang_belum_diketahui(b)
        jumlah: Jumlah | None = None
        if not any(menahan_bayar(t) for t in temuan):
            jumlah = self._jumlah(b, pot_lalu)
            temuan += [temuan_t("T611", penerima, judul=kolom, sebab="kosong") for kolom in jumlah.kurang]
        if jumlah is None or jumlah.kurang:
            return self._rincian(b, temuan, StatusBayar.TERTAHAN)
        if jumlah.belum:
            temuan.append(temuan_t("T613", penerima, judul=jumlah.belum, sebab="kosong"))
        if jumlah.bruto_penuh and jumlah.pengurang * _LEBIH_SEPARUH > jumlah.bruto_penuh and not b.status.tidak_dibayar:
            persen = str(jumlah.pengurang * 100 // jumlah.bruto_penuh)
            temuan.append(temuan_t("T605", penerima, sebab="separuh", jumlah=persen))
        return self._rincian(b, temuan, StatusBayar.DIBAYAR, jumlah)

    def _yang_belum_diketahui(self, b: Bahan) -> list[Temuan]:
        """A missing predikat or attendance holds the row only where it would change the amount."""
        if b.tarif.nilai is None or not (b.predikat_perlu or b.presensi_perlu):
            return [*b.menunggu_predikat, *b.menunggu_presensi]
        hasil: list[Temuan] = []
        # the other unknown is set to its best, so that each is judged by what it alone can still change
        if b.predikat_perlu and self._coba(b, _PENUH, _NOL) != self._coba(b, _NOL, _NOL):
            hasil += b.menunggu_predikat
        if b.presensi_perlu and self._coba(b, _PENUH, _NOL) != self._coba(b, _PENUH, _PENUH):
            hasil += b.menunggu_presensi
        return hasil

    def _coba(self, b: Bahan, predikat: Decimal, presensi: Decimal) -> Bilangan:
        return self._alur.jalankan(
            b, predikat if b.predikat_perlu else None, presensi if b.presensi_perlu else None
        ).total

    def _jumlah(self, b: Bahan, pot_lalu: int) -> Jumlah:
        s = self._alur.jalankan(b)
        tanpa = None
        if self.kebijakan.cara_potongan == "presensi_saja":
            tanpa = self._alur.jalankan(b, tanpa="presensi")
        with localcontext(LEBAR):
            return self._penutup.tutup(s, b, tanpa, pot_lalu)

    def _rincian(self, b: Bahan, temuan: list[Temuan], status: StatusBayar, j: Jumlah | None = None) -> Rincian:
        p = b.penerima
        umum = {
            "nip": p.nip,
            "nama": p.nama,
            "kelas": p.kelas,
            "bulan": self.bulan,
            "jenis": self.jenis,
            "status": status,
            "predikat": b.predikat.nama if b.predikat else "",
            "periode_predikat": b.periode.kode if b.periode else "",
            "temuan": tuple(temuan),
        }
        if j is None:
            return Rincian(**umum)  # type: ignore[arg-type]
        return Rincian(
            **umum,  # type: ignore[arg-type]
            tarif=j.tarif,
            bruto=j.bruto,
            potongan=j.bruto - j.bersih,
            bersih=j.bersih,
            pengurang=j.pengurang,
            tunjangan_pajak=j.tunjangan_pajak,
            potongan_pajak=j.potongan_pajak,
            tunjangan_iuran=j.tunjangan_iuran,
            potongan_iuran=j.potongan_iuran,
            pot_lalu=j.pot_lalu,
            ditransfer=j.bersih - sum(x.nilai for x in j.potongan_lain),
            langkah=tuple(j.langkah),
            presensi=() if b.status.bebas_presensi else b.presensi.rincian,
            potongan_lain=tuple(j.potongan_lain),
        )


def hitung(
    penerima: Penerima,
    kehadiran: Kehadiran | None,
    cuti: Sequence[Cuti],
    hukdis: Sequence[Hukdis],
    plt: Sequence[Plt],
    predikat: Mapping[Periode, str],
    kebijakan: Kebijakan,
    bulan: Bulan,
    jenis: JenisBayar = JenisBayar.RUTIN,
) -> Rincian:
    """One person once; for a whole list make one Penghitung."""
    return Penghitung(kebijakan, bulan, jenis).hitung(penerima, kehadiran, cuti, hukdis, plt, predikat)


def pembayaran_lain(k: Kebijakan, jenis: JenisBayar) -> PembayaranLain | None:
    """The policy's entry of THR or ke-13; None for the monthly kinds; raises KebijakanSalah where there is none."""
    if jenis not in (JenisBayar.THR, JenisBayar.KE_13):
        return None
    kunci = "thr" if jenis is JenisBayar.THR else "ke13"
    lain: PembayaranLain | None = getattr(k.jenis_pembayaran, kunci)
    if lain is None:
        raise KebijakanSalah(
            f'Kebijakan "{k.id}" tidak mengatur {jenis}. Tambahkan "jenis_pembayaran.{kunci}" beserta persennya.'
        )
    return lain


def _bulan_acuan(lain: PembayaranLain | None, bulan: Bulan) -> Bulan:
    acuan = lain.acuan_bulan if lain else None
    if acuan is None:
        return bulan
    return acuan if isinstance(acuan, Bulan) else Bulan(bulan.tahun, acuan)


def kolom_langkah(k: Kebijakan, jenis: JenisBayar = JenisBayar.RUTIN) -> tuple[KolomLangkah, ...]:
    """Every step that a run of this policy can have, in order: the columns of RINCIAN."""
    lain = pembayaran_lain(k, jenis)
    potongan = lain is None or lain.pakai_potongan
    hasil = [KolomLangkah(f"kriteria.{x.id}", judul_kriteria(x), Operasi.NILAI) for x in k.tarif.kriteria]
    hasil.append(KolomLangkah("tarif", "Besaran TPP" if k.jenis == "tpp" else "Tarif Kelas", Operasi.NILAI))
    if lain is not None:
        hasil.append(KolomLangkah("jenis_pembayaran", f"Persen {jenis}", Operasi.KALI))
    komponen = {
        x.id: KolomLangkah(f"komponen.{x.id}", f"Komponen {x.nama or sebut(x.id)}", Operasi.NILAI) for x in k.komponen
    }
    hasil += komponen.values()
    for blok in k.urutan:
        if potongan or blok not in POTONGAN or blok == "cuti":
            hasil += _kolom_blok(k, blok, potongan)
    if k.tidak_dibayar:
        hasil.append(KolomLangkah("tidak_dibayar", "Tidak Dibayar", Operasi.NOL))
    hasil.append(KolomLangkah("pembulatan", "Pembulatan", Operasi.BULAT))
    if k.iuran is not None and lain is None:
        hasil += [
            KolomLangkah("iuran.pemberi_kerja", "Tunjangan JKN Pemberi Kerja", Operasi.IURAN),
            KolomLangkah("iuran.potongan_pemberi_kerja", "Potongan JKN Pemberi Kerja", Operasi.IURAN),
            KolomLangkah("iuran.pekerja", "Potongan JKN Pekerja", Operasi.IURAN),
        ]
    if k.potong_lebih and lain is None:
        hasil.append(KolomLangkah("pot_lalu", "Potongan Bulan Lalu", Operasi.IURAN))
    if k.pajak is not None and k.pajak.mode == "ditanggung_pemerintah" and k.pajak.metode != "tidak":
        hasil += [
            KolomLangkah("pajak.tunjangan", "Tunjangan PPh 21", Operasi.PAJAK),
            KolomLangkah("pajak.potongan", "Potongan PPh 21", Operasi.PAJAK),
        ]
    if k.pajak is not None and k.pajak.mode == "dipotong":
        hasil.append(KolomLangkah("pajak", "Potongan PPh 21", Operasi.PAJAK))
    if k.pajak is not None and k.pajak.tanpa_npwp is not None and k.pajak.mode != "tidak_dihitung":
        hasil.append(KolomLangkah("pajak.tanpa_npwp", "Tambahan PPh 21 Tanpa NPWP", Operasi.PAJAK))
    return tuple(hasil)


def _kolom_blok(k: Kebijakan, blok: str, potongan: bool) -> Iterator[KolomLangkah]:
    if blok == "predikat" and k.predikat and k.predikat.terhadap != RUMUS:
        operasi = Operasi.KALI if k.predikat.operasi == "kali" else Operasi.KURANG
        yield KolomLangkah("predikat", "Predikat", operasi, k.predikat.terhadap or "total")
    elif blok == "presensi" and k.presensi and k.presensi.terhadap != RUMUS:
        yield KolomLangkah("presensi", "Presensi", Operasi.KURANG, k.presensi.terhadap or "total")
        if any(e.terhadap not in (None, k.presensi.terhadap) for e in k.presensi.eskalasi):
            yield KolomLangkah("presensi.eskalasi", "Eskalasi Presensi", Operasi.KURANG)
    elif blok == "peristiwa_skp":
        for x in k.peristiwa_skp:
            judul = x.nama or sebut(x.kode).capitalize()
            yield KolomLangkah(f"peristiwa_skp.{x.kode}", judul, Operasi.KURANG, x.terhadap or "total")
    elif blok == "hukuman_disiplin" and k.hukuman_disiplin:
        operasi = Operasi.KALI if k.hukuman_disiplin.operasi == "kali" else Operasi.KURANG
        yield KolomLangkah("hukuman_disiplin", "Hukuman Disiplin", operasi, k.hukuman_disiplin.terhadap or "total")
    elif blok == "cuti":
        operasi_cuti = {c.operasi for c in k.cuti} if potongan else {c.operasi for c in k.cuti} & {"tidak_dibayar"}
        for nama, kunci, judul, operasi in (
            ("kurang", "cuti.kurang", "Cuti (pengurang)", Operasi.KURANG),
            ("kali", "cuti.kali", "Cuti (pengali)", Operasi.KALI),
            ("timpa", "cuti", "Cuti", Operasi.TIMPA),
            ("tidak_dibayar", "cuti.tidak_dibayar", "Cuti Tidak Dibayar", Operasi.NOL),
        ):
            if nama in operasi_cuti:
                yield KolomLangkah(kunci, judul, operasi)
    elif blok == "status":
        for nama, daftar in k.status.items():
            judul = sebut(nama).title() if len(nama) > 4 else nama.upper()
            if any(s.abaikan_komponen for s in daftar):
                yield KolomLangkah(f"status.{nama}.komponen", f"{judul} (komponen)", Operasi.NOL)
            jenis = {"kali": Operasi.KALI, "kurang": Operasi.KURANG, "prorata_hari_kerja": Operasi.PRORATA}
            yield KolomLangkah(f"status.{nama}", judul, jenis[daftar[0].operasi], daftar[0].terhadap or "total")
    elif blok == "tunjangan_profesi" and k.tunjangan_profesi == "selisih":
        yield KolomLangkah("tunjangan_profesi", "Tunjangan Profesi", Operasi.SELISIH)
    elif blok == "plt" and k.plt:
        yield KolomLangkah("plt", "Plt", Operasi.TAMBAH)
