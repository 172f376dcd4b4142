"""The columns of RINCIAN: identity, per cents, then every step of the calculation in rupiah, then the amounts."""

from __future__ import annotations

from dataclasses import dataclass, field

from skp_batch.pembayaran.jalan import HasilBayar
from skp_batch.temuan import huruf_kolom
from skp_batch.tukin.model import JenisBayar, KolomLangkah, Operasi

IDENTITAS = (
    *(("no", "No", 5), ("nip", "NIP", 21), ("nama", "Nama", 28), ("status", "Status", 17), ("kelas", "Kelas", 7)),
    *(("predikat", "Predikat", 16), ("bayar", "Pembayaran", 12)),
)
BERPERSEN = frozenset({Operasi.KURANG, Operasi.KALI, Operasi.TIMPA, Operasi.TAMBAH, Operasi.IURAN, Operasi.PAJAK})
_RAPEL = (
    *(("ulang_bruto", "Hitung Ulang: Bruto"), ("ulang_potongan", "Hitung Ulang: Potongan")),
    *(("ulang_bersih", "Hitung Ulang: Bersih"), ("lama_bruto", "Sudah Dibayar: Bruto")),
    *(("lama_potongan", "Sudah Dibayar: Potongan"), ("lama_bersih", "Sudah Dibayar: Bersih")),
)


@dataclass(slots=True)
class TataRincian:
    """Where everything stands; columns 0-based. `awal` is the first column of the running sum."""

    judul: list[tuple[str, str, float]] = field(default_factory=list)  # key, heading, width
    letak: dict[str, int] = field(default_factory=dict)
    langkah: tuple[KolomLangkah, ...] = ()  # those before rounding, in order
    sesudah: tuple[KolomLangkah, ...] = ()  # contributions and tax
    awal: int = 0
    rapel: bool = False

    def tambah(self, kunci: str, judul: str, lebar: float = 13.5) -> None:
        self.letak[kunci] = len(self.judul)
        self.judul.append((kunci, judul, lebar))

    def huruf(self, kunci: str) -> str:
        return huruf_kolom(self.letak[kunci] + 1)


def susun_tata(hasil: HasilBayar) -> TataRincian:
    t = TataRincian(rapel=hasil.jenis is JenisBayar.RAPEL)
    for kunci, judul, lebar in IDENTITAS:
        t.tambah(kunci, judul, lebar)
    potong = next(i for i, x in enumerate(hasil.kolom) if x.kunci == "pembulatan")
    t.langkah, t.sesudah = hasil.kolom[:potong], hasil.kolom[potong + 1 :]
    for x in (*t.langkah, *t.sesudah):
        if x.operasi in BERPERSEN:
            t.tambah(f"%{x.kunci}", f"{x.judul} (%)", 10)
    berkomponen = any(x.kunci.startswith("komponen.") for x in t.langkah)
    for x in t.langkah:
        t.tambah(x.kunci, f"{x.judul} (Rp)" if x.operasi in BERPERSEN else x.judul)
        if not t.awal and x.kunci.startswith("komponen." if berkomponen else "tarif"):
            t.awal = t.letak[x.kunci]
    t.tambah("sebelum", "Jumlah Sebelum Pembulatan")
    t.tambah("pembulatan", "Pembulatan", 12)
    t.tambah("jumlah", "Jumlah")
    for x in t.sesudah:
        t.tambah(x.kunci, x.judul)
    for kunci, judul in _RAPEL if t.rapel else ():
        t.tambah(kunci, judul)
    for kunci, judul in (("bruto", "BRUTO"), ("potongan", "POTONGAN"), ("bersih", "BERSIH")):
        t.tambah(kunci, judul if not t.rapel else f"SELISIH {judul}")
    t.tambah("tunjangan_pajak", "Tunjangan Pajak")
    t.tambah("potongan_pajak", "Potongan Pajak")
    for lain in hasil.kebijakan.potongan_lain:
        t.tambah(f"potongan_lain.{lain.id}", lain.nama or lain.id.replace("_", " ").title())
    t.tambah("ditransfer", "DITRANSFER")
    t.tambah("keterangan", "Keterangan", 60)
    return t
