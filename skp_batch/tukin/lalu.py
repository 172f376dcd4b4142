"""Former runs (`--lalu`): who was paid what for which work month, and who was held."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from skp_batch.jsonl import urai_objek
from skp_batch.tukin.bulan import Bulan, baca_bulan
from skp_batch.tukin.model import Dibayar, JenisBayar, Penerima, Rincian, StatusBayar
from skp_batch.workbook.batas import Batas, TidakTerbaca
from skp_batch.workbook.gate import buka_file
from skp_batch.workbook.tabel_masukan import TabelTidakTerbaca

NAMA_RIWAYAT_BAYAR = "riwayat-bayar.jsonl"
_BATAS = Batas(byte=500 * 1024 * 1024)
_TERBESAR = 10**15


@dataclass(slots=True)
class RiwayatBayar:
    """All payments of the former runs, and whom they held: NIP, work month and kind."""

    dibayar: list[Dibayar] = field(default_factory=list)
    tertahan: set[tuple[str, Bulan, JenisBayar]] = field(default_factory=set)
    _menurut_nip: dict[str, list[Dibayar]] = field(default_factory=dict)

    def tambah(self, d: Dibayar) -> None:
        self.dibayar.append(d)
        self._menurut_nip.setdefault(d.nip, []).append(d)

    def milik(self, nip: str) -> list[Dibayar]:
        return self._menurut_nip.get(nip, [])

    def belum_dibayar(self, nip: str, bulan: Bulan) -> bool:
        """Whether the monthly payment was held in a former run and has not been paid since."""
        bulanan = (JenisBayar.RUTIN, JenisBayar.SUSULAN)
        tertahan = any((nip, bulan, j) in self.tertahan for j in bulanan)
        return tertahan and not any(d.bulan == bulan and d.jenis in bulanan for d in self.milik(nip))

    def sisa_lebih(self, nip: str) -> int:
        """What was paid too much (negative RAPEL) and has not been taken back from a later payment yet."""
        milik = self.milik(nip)
        lebih = -sum(d.bersih for d in milik if d.jenis is JenisBayar.RAPEL and d.bersih < 0)
        return max(0, lebih - sum(d.pot_lalu for d in milik))

    def jumlah(self, nip: str, bulan: Bulan) -> Dibayar | None:
        """All that was paid for the work month, rapel included; None where nothing was."""
        semua = [
            d
            for d in self.milik(nip)
            if d.bulan == bulan and d.jenis in (JenisBayar.RUTIN, JenisBayar.SUSULAN, JenisBayar.RAPEL)
        ]
        if not semua:
            return None
        akhir = semua[-1]
        return Dibayar(
            nip, bulan, JenisBayar.RUTIN, akhir.kelas,
            sum(d.bruto for d in semua), sum(d.potongan for d in semua), sum(d.bersih for d in semua),
            akhir.kode_bank, akhir.nomor_rekening,
        )  # fmt: skip

    def terakhir(self, nip: str, sebelum: Bulan) -> Dibayar | None:
        """The latest payment up to this work month, for kelas and account; of one month the monthly one."""
        calon = [d for d in self.milik(nip) if d.bulan <= sebelum and d.jenis is not JenisBayar.RAPEL]
        bulanan = (JenisBayar.RUTIN, JenisBayar.SUSULAN)
        return max(calon, key=lambda d: (d.bulan, d.jenis in bulanan)) if calon else None


def baca_lalu(keluar: Iterable[Path]) -> RiwayatBayar:
    """Raises TabelTidakTerbaca with a text for the user. The same KELUAR given twice counts once."""
    hasil = RiwayatBayar()
    terlihat: set[bytes] = set()
    for folder in keluar:
        path = folder / NAMA_RIWAYAT_BAYAR if folder.is_dir() else folder
        try:
            isi = buka_file(path, _BATAS)
        except FileNotFoundError as galat:
            raise TabelTidakTerbaca(
                f'"{folder}" bukan keluaran skp-batch tukin (tidak ada {NAMA_RIWAYAT_BAYAR}). '
                "Beri folder hasil pembayaran yang lalu."
            ) from galat
        except (OSError, TidakTerbaca) as galat:
            raise TabelTidakTerbaca(f'"{path}" tidak dapat dibaca.') from galat
        if isi in terlihat:
            continue
        terlihat.add(isi)
        for nomor, garis in enumerate(isi.decode("utf-8", "replace").split("\n"), start=1):
            if garis and not _urai(garis, hasil):
                raise TabelTidakTerbaca(f'"{path}" baris {nomor} bukan tulisan program ini.')
    return hasil


def _urai(garis: str, hasil: RiwayatBayar) -> bool:
    try:
        o = urai_objek(garis) or {}
        if not all(isinstance(o[kunci], str) for kunci in ("nip", "bulan", "kode_bank", "nomor_rekening")):
            return False
        bulan = baca_bulan(o["bulan"])
        jenis = JenisBayar(o["jenis"])
        if bulan is None:
            return False
        if o["status"] == StatusBayar.TERTAHAN:
            hasil.tertahan.add((str(o["nip"]), bulan, jenis))
            return True
        uang = [o[kunci] for kunci in ("bruto", "potongan", "bersih")]
        kelas = o["kelas"]
        lebih = o.get("pot_lalu", 0)
        if not all(map(_rupiah, (*uang, lebih))) or not (kelas is None or _rupiah(kelas)):
            return False
        bruto, potongan, bersih, lebih = (int(u) for u in (*uang, lebih))
        orang = (str(o["kode_bank"]), str(o["nomor_rekening"]))
        jumlah = (bruto, potongan - lebih, bersih + lebih)
        hasil.tambah(
            Dibayar(str(o["nip"]), bulan, jenis, None if kelas is None else int(kelas), *jumlah, *orang, lebih)
        )
    except (ValueError, KeyError, TypeError):
        return False
    return True


def _rupiah(nilai: object) -> bool:
    """A whole number of a size that money has."""
    if isinstance(nilai, Decimal):
        return nilai.as_tuple().exponent == 0 and abs(nilai) < _TERBESAR
    return nilai == 0 and not isinstance(nilai, bool)


def baris_riwayat(p: Penerima, r: Rincian) -> Mapping[str, object]:
    """A line of riwayat-bayar.jsonl."""
    return {
        "nip": r.nip,
        "bulan": r.bulan.kode,
        "jenis": str(r.jenis),
        "status": str(r.status),
        "kelas": r.kelas,
        "bruto": r.bruto,
        "potongan": r.potongan,
        "bersih": r.bersih,
        "kode_bank": p.kode_bank,
        "nomor_rekening": p.nomor_rekening,
        **({"pot_lalu": r.pot_lalu} if r.pot_lalu else {}),
    }
