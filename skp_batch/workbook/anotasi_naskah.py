"""The package while it is being patched: edits per part, new parts, relations, content types, and their record.

The record (a part of our own) holds for each part its hash after the edits and what stood there before. As long as
the hashes fit, the edits are taken back to the byte; once a spreadsheet program has saved the file they no longer fit
and `anotasi_kupas` finds our marks by their content instead.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Iterable
from json.encoder import encode_basestring_ascii
from xml.parsers import expat

from skp_batch.workbook.anotasi_model import TidakDapatDianotasi
from skp_batch.workbook.anotasi_xml import Balik, Dokumen, balikkan, lolos_atribut, teks_polos
from skp_batch.workbook.parts import Paket, nama_relasi

JENIS_CATATAN = "urn:skp-batch:hubungan:anotasi"
_NS_CATATAN = "urn:skp-batch:anotasi"
_NS_RELASI = "http://schemas.openxmlformats.org/package/2006/relationships"
_BATAS_CATATAN = 64 * 1024 * 1024
_ISI_LEMBAR = re.compile(rb"<((?:[\w.-]+:)?sheetData)[^>]*?(/?)>")
_KEPALA = 1 << 16
TINGKAT_MAMPAT = 3  # half the time of 6, for a copy larger by a twentieth
_CATATAN = "xl/skpbatch/anotasi.xml"
_JENIS_ISI = "[Content_Types].xml"


class Naskah:
    """A read-only package plus everything that is to change in it."""

    def __init__(self, paket: Paket) -> None:
        self.paket = paket
        self._terbaca: dict[str, bytes] = {}
        self._dokumen: dict[str, Dokumen] = {}
        self._ganti: dict[str, bytes] = {}
        self._tambah: dict[str, bytes] = {}
        self._hapus: dict[str, None] = {}
        self._relasi_baru: dict[str, list[tuple[str, str, str]]] = {}
        self._default_baru: set[str] = set()
        self.balik: dict[str, Balik] = {}

    # -- parts

    def baca(self, nama: str) -> bytes:
        """The part as it is in the package, inflated once."""
        if nama not in self._terbaca:
            self._terbaca[nama] = self.paket.baca(nama)
        return self._terbaca[nama]

    def kepala(self, nama: str) -> bytes:
        """What stands before the cells of a sheet and a little more, without inflating all of a large one."""
        if nama not in self._terbaca and self.ukuran(nama) > 2 * _KEPALA:
            kepala = self.paket.kepala(nama, _KEPALA)
            if b"sheetData" in kepala:
                return kepala
        return self.baca(nama)

    def dok(self, nama: str) -> Dokumen:
        """The part opened for editing; the same object each time."""
        if nama not in self._dokumen:
            self._dokumen[nama] = Dokumen(self.baca(nama), nama)
        return self._dokumen[nama]

    def ukuran(self, nama: str) -> int:
        """What the archive says that the part measures; only to decide how to go about it."""
        return next((e.terurai for e in self.paket.daftar.entri if e.nama == nama), 0)

    def lupakan_suntingan(self, kecuali: str) -> None:
        """Documents that were only looked at: the order in which parts are edited shows in the record. The one that
        stays is first in it."""
        self._dokumen = {kecuali: self.dok(kecuali)}

    def ganti(self, nama: str, isi: bytes, balik: Balik) -> None:
        """Replace a part that is not edited as a document (VML may not be well-formed)."""
        self._ganti[nama] = isi
        self.balik[nama] = balik

    def tambah(self, nama: str, isi: bytes, jenis: str) -> None:
        self._tambah[nama] = isi
        if jenis:
            self._override(nama, jenis)

    def hapus(self, nama: str) -> None:
        """Drop a part with its relations and its content type."""
        if not self.paket.ada(nama) or nama in self._hapus:
            return
        self._hapus[nama] = None
        if self.paket.ada(nama_relasi(nama)):
            self._hapus[nama_relasi(nama)] = None
        d = self.dok(_JENIS_ISI)
        for el in d.anak(d.akar):
            if el.lokal == "Override" and d.atribut(el).get("PartName", "").lstrip("/").lower() == nama.lower():
                d.hapus(el)

    def nama_bebas(self, pola: str) -> str:
        nomor = 1
        while self.paket.ada(pola.format(nomor)) or pola.format(nomor) in self._tambah:
            nomor += 1
        return pola.format(nomor)

    # -- content types

    def _override(self, nama: str, jenis: str) -> None:
        d = self.dok(_JENIS_ISI)
        d.sisip_akhir(
            d.akar,
            b"<%sOverride PartName=\"/%s\" ContentType=\"%s\"/>"
            % (d.akar.awalan, lolos_atribut(nama), lolos_atribut(jenis)),
        )  # fmt: skip

    def pastikan_default(self, ekstensi: str, jenis: str) -> None:
        """The content type of an extension; given twice, Excel would call the whole workbook damaged."""
        if ekstensi in self._default_baru:
            return
        d = self.dok(_JENIS_ISI)
        for el in d.anak(d.akar):
            if el.lokal == "Default" and d.atribut(el).get("Extension", "").lower() == ekstensi:
                return
        baru = b"<%sDefault Extension=\"%s\" ContentType=\"%s\"/>" % (
            d.akar.awalan, lolos_atribut(ekstensi), lolos_atribut(jenis),
        )  # fmt: skip
        d.sisip(d.akar.isi, baru)
        self._default_baru.add(ekstensi)

    # -- relations

    def tambah_relasi(self, sumber: str, jenis: str, target: str) -> str:
        """A relation from one part to another; returns its id."""
        baru = self._relasi_baru.setdefault(sumber, [])
        dipakai = {*self.paket.relasi(sumber), *(b[0] for b in baru)}
        nomor = max((int(m[1]) for k in dipakai if (m := re.fullmatch(r"rId(\d{1,9})", k))), default=0) + 1
        baru.append((f"rId{nomor}", jenis, posixpath.relpath(target, posixpath.dirname(sumber) or ".")))
        return f"rId{nomor}"

    def hapus_relasi(self, sumber: str, id_: Iterable[str]) -> None:
        buang = set(id_)
        if not buang:
            return
        d = self.dok(nama_relasi(sumber))
        for el in d.anak(d.akar):
            if d.atribut(el).get("Id") in buang:
                d.hapus(el)

    def _selesaikan_relasi(self) -> None:
        for sumber, baru in self._relasi_baru.items():
            nama = nama_relasi(sumber)
            isi = [(lolos_atribut(a), lolos_atribut(b), lolos_atribut(c)) for a, b, c in baru]
            pola = b'<%sRelationship Id="%s" Type="%s" Target="%s"/>'
            if self.paket.ada(nama):
                d = self.dok(nama)
                d.sisip_akhir(d.akar, b"".join(pola % (d.akar.awalan, *satu) for satu in isi))
            else:
                kepala = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="%s">'
                ekor = b"".join(pola % (b"", *satu) for satu in isi) + b"</Relationships>"
                self._tambah[nama] = kepala % _NS_RELASI.encode() + ekor
        self._relasi_baru = {}

    # -- writing

    def tulis(self, *, buku: str = "", selalu: Iterable[str] = (), tingkat: int = TINGKAT_MAMPAT) -> bytes:
        """The new archive. With `buku` (the workbook part) the edits are recorded. Parts in `selalu` are written anew
        even if unchanged, so that what was annotated before leaves no trace in the compression either."""
        if buku:
            self.tambah(_CATATAN, b"", "application/xml")
            self.tambah_relasi(buku, JENIS_CATATAN, _CATATAN)
        self._selesaikan_relasi()
        ganti = dict(self._ganti)
        polos: set[str] = set()
        for nama, d in self._dokumen.items():
            if nama in self._hapus:
                continue
            isi, balik = d.terapkan()
            if balik:
                ganti[nama], self.balik[nama] = isi, balik
                if d.polos:
                    polos.add(nama)
        for nama, isi in (*ganti.items(), *self._tambah.items()):
            _pastikan_xml(nama, isi, nama in polos)
        if buku:
            self._tambah[_CATATAN] = self._catatan(ganti)
        for nama in selalu:
            if self.paket.ada(nama) and nama not in ganti and nama not in self._hapus:
                ganti[nama] = self.baca(nama)
        return self.paket.tulis(ganti, self._tambah, tuple(self._hapus), tingkat=tingkat)

    def _catatan(self, ganti: dict[str, bytes]) -> bytes:
        kutip = encode_basestring_ascii
        ubah = []
        for n, balik in self.balik.items():
            # made by hand, and what stood there once for all places: the encoder takes three times as long
            lama = {b: kutip(b.decode("latin-1")) for b in {b for _, _, b in balik}}
            sunting = ",".join([f"[{a},{p},{lama[b]}]" for a, p, b in balik])
            ubah.append(f'{kutip(n)}:["{_sidik(ganti[n])}",[{sunting}]]')
        tambah = [f'{kutip(n)}:"{_sidik(b)}"' for n, b in self._tambah.items() if n != _CATATAN]
        teks = f'{{"versi":1,"ubah":{{{",".join(ubah)}}},"tambah":{{{",".join(tambah)}}}}}'.encode("ascii")
        teks = teks.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
        kepala = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        return kepala + b'<anotasi xmlns="%s">%s</anotasi>' % (_NS_CATATAN.encode(), teks)


def _pastikan_xml(nama: str, isi: bytes, polos: bool) -> None:
    """No part of ours leaves the house that a spreadsheet program would want to repair. VML is often no XML at all.
    `polos`: the part had no `<!` before our edits, of which none ever brings one."""
    if not nama.lower().endswith((".xml", ".rels")) or not isi:
        return
    m = _ISI_LEMBAR.search(isi)
    if m and not m[2] and (polos or b"<!" not in isi):
        # cells were put in between whole tags; to parse them all costs too much
        isi = isi[: m.end()] + isi[isi.rfind(b"</" + m[1]) :]
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(isi, True)
    except expat.ExpatError as galat:
        raise TidakDapatDianotasi(f"susunan bagian {nama} di dalam berkas tidak lazim") from galat


def _sidik(isi: bytes) -> str:
    return hashlib.sha256(isi).hexdigest()


def bagian_buku(paket: Paket) -> str:
    """The name of the workbook part."""
    for r in paket.relasi("").values():
        if r.ragam == "officeDocument" and not r.eksternal and paket.ada(r.target):
            return r.target
    raise TidakDapatDianotasi("bagian utama buku kerja tidak ditemukan")


def bagian_catatan(paket: Paket, buku: str) -> str | None:
    for r in paket.relasi(buku).values():
        if r.jenis == JENIS_CATATAN and paket.ada(r.target):
            return r.target
    return None


def pulihkan(paket: Paket, catatan: str) -> tuple[dict[str, bytes], list[str]] | None:
    """What to write and what to drop to undo the recorded edits exactly; None when any part was changed since."""
    try:
        mentah = paket.baca(catatan)
        if len(mentah) > _BATAS_CATATAN:
            return None
        isi = json.loads(teks_polos(mentah[mentah.index(b">", mentah.index(b"<anotasi")) + 1 : mentah.rindex(b"</")]))
        if isi["versi"] != 1:
            return None
        ganti: dict[str, bytes] = {}
        for nama, (sidik, balik) in isi["ubah"].items():
            data = paket.baca(nama)
            if _sidik(data) != sidik:
                return None
            ganti[nama] = balikkan(data, [(int(a), int(p), str(lama).encode("latin-1")) for a, p, lama in balik])
        hapus = [catatan]
        for nama, sidik in isi["tambah"].items():
            if _sidik(paket.baca(nama)) != sidik:
                return None
            hapus.append(nama)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return ganti, hapus
