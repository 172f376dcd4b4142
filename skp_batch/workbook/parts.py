"""The OOXML package: read its parts and relations, write it anew with what did not change copied as it is."""

from __future__ import annotations

import posixpath
import struct
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from skp_batch.workbook.batas import Batas
from skp_batch.workbook.gate import periksa_zip
from skp_batch.workbook.isi_zip import DEFLATE, DaftarIsi, Entri, alirkan, tanpa_zip64, tempat, urai, urai_kepala
from skp_batch.workbook.xml_aman import lokal, periksa_xml, pohon

_TANGGAL_TETAP = 0x0021  # 1980-01-01: outputs know no clock
_LOKAL = struct.Struct("<4s5H3L2H")
_PUSAT = struct.Struct("<4s6H3L5H2L")
_AKHIR = struct.Struct("<4s4H2LH")


@dataclass(frozen=True)
class Relasi:
    """One relation; ``target`` is a part's name in the package, or for an external one the address as written."""

    id: str
    jenis: str
    target: str
    eksternal: bool

    @property
    def ragam(self) -> str:
        """Last word of the type, the same in transitional and strict files: ``worksheet``, ``comments`` …"""
        return self.jenis.rpartition("/")[2]


@dataclass(frozen=True)
class Paket:
    """Read-only view of an .xlsx/.xlsm archive."""

    data: bytes = field(repr=False)
    batas: Batas
    daftar: DaftarIsi = field(repr=False)
    nama: tuple[str, ...]
    _indeks: dict[str, Entri] = field(repr=False)
    _relasi: dict[str, dict[str, Relasi]] = field(repr=False, default_factory=dict)

    @classmethod
    def buka(cls, data: bytes, batas: Batas = Batas()) -> Paket:  # noqa: B008 - frozen, so safe to share
        daftar = periksa_zip(data, batas)
        berkas = [e for e in daftar.entri if not e.nama.endswith("/")]
        return cls(data, batas, daftar, tuple(e.nama for e in berkas), {e.nama.lower(): e for e in berkas})

    def ada(self, nama: str) -> bool:
        return nama.lstrip("/").lower() in self._indeks

    def baca(self, nama: str) -> bytes:
        return urai(self.data, self._entri(nama), self.batas.byte_terurai)

    def ukuran(self, nama: str) -> int:
        """How large a part says it is; more of it is never given out."""
        return self._entri(nama).terurai

    def alirkan(self, nama: str) -> Iterator[bytes]:
        """A part a megabyte at a time; it is proved whole only by the last piece."""
        return alirkan(self.data, self._entri(nama), self.batas.byte_terurai)

    def kepala(self, nama: str, panjang: int) -> bytes:
        """The first bytes of a part, unproved: enough to decide whether the part must be looked at."""
        return urai_kepala(self.data, self._entri(nama), panjang)

    def baca_xml(self, nama: str) -> bytes:
        """A part that is XML: without BOM, UTF-16 made UTF-8, a DOCTYPE refused."""
        return periksa_xml(self.baca(nama), nama)

    def _entri(self, nama: str) -> Entri:
        try:
            return self._indeks[nama.lstrip("/").lower()]
        except KeyError:
            raise KeyError(nama) from None

    def relasi(self, nama: str) -> dict[str, Relasi]:
        """The relations of a part ('' = the package) by id; none is an empty dict."""
        if nama not in self._relasi:
            self._relasi[nama] = self._urai_relasi(nama)
        return self._relasi[nama]

    def _urai_relasi(self, nama: str) -> dict[str, Relasi]:
        bagian = nama_relasi(nama)
        if not self.ada(bagian):
            return {}
        hasil: dict[str, Relasi] = {}
        for elemen in pohon(self.baca(bagian), bagian):
            if lokal(elemen) == "Relationship":
                luar = elemen.get("TargetMode", "").lower() == "external"
                target = elemen.get("Target", "")
                tujuan = target if luar else self._tujuan(nama, target)
                kunci = elemen.get("Id", "")
                hasil[kunci] = Relasi(kunci, elemen.get("Type", ""), tujuan, luar)
        return hasil

    def _tujuan(self, sumber: str, target: str) -> str:
        """The part that a target means: relative to its source, absolute, percent-encoded, or (some writers)
        relative to the package although written in a folder; the first that exists, as the archive spells it."""
        rapi = target.partition("#")[0].replace("\\", "/")
        dari_folder = [] if rapi.startswith("/") else [posixpath.join("/", posixpath.dirname(sumber), rapi)]
        calon = [*dari_folder, "/" + rapi.lstrip("/")]
        calon = [posixpath.normpath(c).lstrip("/") for c in calon]
        for satu in [*calon, *map(unquote, calon)]:
            if self.ada(satu):
                return self._entri(satu).nama
        return calon[0]

    def tulis(
        self,
        ganti: Mapping[str, bytes],
        tambah: Mapping[str, bytes],
        hapus: Collection[str] = (),
        *,
        tingkat: int = 6,
    ) -> bytes:
        """A new archive: untouched entries keep order and compressed bytes, replaced ones stand in their place,
        added ones at the end. KeyError for a part that is not there, ValueError for an added one that is."""
        diganti = {self._entri(n).nama: isi for n, isi in ganti.items()}
        dihapus = {self._entri(n).nama for n in hapus}
        for nama in tambah:
            if self.ada(nama) and self._entri(nama).nama not in dihapus:
                raise ValueError(f"bagian sudah ada: {nama}")
        penulis = _Penulis(tingkat)
        for entri in self.daftar.entri:
            if entri.nama in dihapus:
                continue
            if entri.nama in diganti:
                penulis.baru(entri.mentah, entri.bendera & 0x800, diganti[entri.nama], entri)
            else:
                penulis.salin(self.data, entri)
        for nama, isi in tambah.items():
            mentah = nama.encode("utf-8")
            penulis.baru(mentah, 0 if nama.isascii() else 0x800, isi, None)
        return penulis.selesai(self.daftar.komentar)


def nama_relasi(nama: str) -> str:
    """Where the relations of a part are written: xl/workbook.xml -> xl/_rels/workbook.xml.rels; '' -> _rels/.rels."""
    folder, _, berkas = nama.rpartition("/")
    return f"{folder}/_rels/{berkas}.rels" if folder else f"_rels/{berkas}.rels"


class _Penulis:
    def __init__(self, tingkat: int) -> None:
        self.tingkat = tingkat
        self.isi: list[bytes] = []
        self.pusat: list[bytes] = []
        self.posisi = 0

    def _tulis(self, *potongan: bytes) -> None:
        self.isi.extend(potongan)
        self.posisi += sum(map(len, potongan))

    def salin(self, data: bytes, entri: Entri) -> None:
        lokal_ = tempat(data, entri)
        bendera = entri.bendera & ~0x8
        self._catat(entri.mentah, bendera, entri, entri.ekstra)
        if lokal_.rata:
            self._tulis(data[lokal_.kepala : lokal_.akhir])
            return
        # Sizes stood behind the data or in a zip64 field: a plain local header says the same to every reader.
        ekstra = tanpa_zip64(lokal_.ekstra)
        kepala = _LOKAL.pack(
            b"PK\3\4", min(entri.perlu, 20), bendera, entri.metode, entri.jam, entri.tanggal, entri.crc,
            entri.termampat, entri.terurai, len(entri.mentah), len(ekstra),
        )  # fmt: skip
        self._tulis(kepala, entri.mentah, ekstra, data[lokal_.data : lokal_.akhir])

    def baru(self, mentah: bytes, bendera: int, isi: bytes, asal: Entri | None) -> None:
        mesin = zlib.compressobj(self.tingkat, zlib.DEFLATED, -15)
        mampat = mesin.compress(isi) + mesin.flush()
        entri = Entri(
            "", mentah, asal.dibuat if asal else 20, 20, bendera, DEFLATE, 0, _TANGGAL_TETAP, zlib.crc32(isi),
            len(mampat), len(isi), 0, asal.atribut_dalam if asal else 0, asal.atribut_luar if asal else 0, b"", b"",
        )  # fmt: skip
        self._catat(mentah, bendera, entri, b"")
        kepala = _LOKAL.pack(
            b"PK\3\4", 20, bendera, DEFLATE, 0, _TANGGAL_TETAP, entri.crc, len(mampat), len(isi), len(mentah), 0
        )
        self._tulis(kepala, mentah, mampat)

    def _catat(self, mentah: bytes, bendera: int, e: Entri, ekstra: bytes) -> None:
        kepala = _PUSAT.pack(
            b"PK\1\2", e.dibuat, min(e.perlu, 20), bendera, e.metode, e.jam, e.tanggal, e.crc, e.termampat, e.terurai,
            len(mentah), len(ekstra), len(e.komentar), 0, e.atribut_dalam, e.atribut_luar, self.posisi,
        )  # fmt: skip
        self.pusat.append(kepala + mentah + ekstra + e.komentar)

    def selesai(self, komentar: bytes) -> bytes:
        n, ukuran, mulai = len(self.pusat), sum(map(len, self.pusat)), self.posisi
        akhir = _AKHIR.pack(b"PK\5\6", 0, 0, n, n, ukuran, mulai, len(komentar))
        return b"".join((*self.isi, *self.pusat, akhir, komentar))
