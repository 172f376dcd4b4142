"""The workbook part: its sheets, and our sheet put in front of them or taken out again."""

from __future__ import annotations

from dataclasses import dataclass

from skp_batch.workbook.anotasi_model import NAMA_HASIL, TidakDapatDianotasi
from skp_batch.workbook.anotasi_naskah import Naskah, bagian_buku
from skp_batch.workbook.anotasi_xml import Dokumen, Elemen, lolos, lolos_atribut

NS_BIASA = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NS_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELASI_BIASA = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELASI_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
NAMA_TANDA = "skp_batch_hasil"  # hidden name that says that the sheet is ours
_SEBELUM_NAMA = [
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
]
_SEBELUM_VIEW = ["fileVersion", "fileSharing", "workbookPr", "workbookProtection"]


@dataclass(frozen=True)
class Lembar:
    """One sheet of the workbook; `ragam` is worksheet, chartsheet or dialogsheet."""

    nama: str
    bagian: str
    ragam: str
    el: Elemen
    rid: str
    sheet_id: int
    tampak: bool


class Buku:
    """The workbook part of a package, located for editing."""

    def __init__(self, naskah: Naskah) -> None:
        self.naskah = naskah
        self.bagian = bagian_buku(naskah.paket)
        self.d: Dokumen = naskah.dok(self.bagian)
        ruang = self.d.ruang_nama()
        self.strict = NS_STRICT in ruang
        if self.d.akar.lokal != "workbook" or not (self.strict or NS_BIASA in ruang):
            raise TidakDapatDianotasi("bagian utama buku kerja tidak lazim")
        self.p = self.d.akar.awalan
        self.anak = {a.lokal: a for a in self.d.anak(self.d.akar)}
        if "sheets" not in self.anak:
            raise TidakDapatDianotasi("daftar lembar di dalam berkas tidak ditemukan")
        self.lembar = tuple(self._lembar())
        self._nama: list[tuple[Elemen, dict[str, str], str]] | None = None

    @property
    def ns(self) -> str:
        return NS_STRICT if self.strict else NS_BIASA

    def ragam_relasi(self, kata: str) -> str:
        return f"{_RELASI_STRICT if self.strict else _RELASI_BIASA}/{kata}"

    @property
    def ns_relasi(self) -> str:
        return _RELASI_STRICT if self.strict else _RELASI_BIASA

    def _lembar(self) -> list[Lembar]:
        relasi = self.naskah.paket.relasi(self.bagian)
        hasil: list[Lembar] = []
        for el in self.d.anak(self.anak["sheets"]):
            atribut = self.d.atribut(el)
            rid = next((v for k, v in atribut.items() if k.endswith(":id")), "")
            r = relasi.get(rid)
            if r is None or not self.naskah.paket.ada(r.target):
                raise TidakDapatDianotasi(f"lembar {atribut.get('name', '')} tidak ditemukan di dalam berkas")
            nomor = atribut.get("sheetId", "0")
            hasil.append(
                Lembar(
                    atribut.get("name", ""),
                    r.target,
                    r.ragam,
                    el,
                    rid,
                    int(nomor) if nomor.isdigit() else 0,
                    atribut.get("state", "visible") == "visible",
                )
            )
        return hasil

    def nama_terdefinisi(self) -> list[tuple[Elemen, dict[str, str], str]]:
        """The defined names as they stand in the file: element, attributes, reference."""
        if self._nama is None:
            wadah = self.anak.get("definedNames")
            self._nama = [
                (el, self.d.atribut(el), self.d.data[el.isi : el.isi_akhir].decode("utf-8", "replace"))
                for el in (self.d.anak(wadah) if wadah else ())
            ]
        return self._nama

    def geser_nama(self, mulai: int, geser: int, buang: set[int]) -> None:
        """Shift the sheet numbers that names carry; names of sheets in `buang` and our mark go."""
        for el, atribut, _ in self.nama_terdefinisi():
            nomor = atribut.get("localSheetId")
            if atribut.get("name") == NAMA_TANDA or (nomor and nomor.isdigit() and int(nomor) in buang):
                self.d.hapus(el)
            elif nomor and nomor.isdigit() and int(nomor) >= mulai:
                self.d.ubah_atribut(el, "localSheetId", str(int(nomor) + geser))

    def lepas_tanda(self) -> None:
        """Only our hidden name is left of the sheet, which somebody deleted."""
        semua = self.nama_terdefinisi()
        if all(a.get("name") == NAMA_TANDA for _, a, _ in semua):
            self.d.hapus(self.anak["definedNames"])
        else:
            self.geser_nama(0, 0, set())

    def sisipkan_hasil(self, bagian: str, jenis: str, nama: list[tuple[str, str, bool]]) -> int:
        """Our sheet becomes the first and the one that opens. `nama`: (name, reference, hidden) local to it, the mark
        apart. Returns how many windows the workbook has."""
        rid = self.naskah.tambah_relasi(self.bagian, jenis, bagian)
        nomor = max((lembar.sheet_id for lembar in self.lembar), default=0) + 1
        ruang = self.d.ruang_nama()
        r = ruang.get(self.ns_relasi) or ruang.get(_RELASI_BIASA) or ruang.get(_RELASI_STRICT)
        deklarasi = b"" if r else b' xmlns:r="%s"' % self.ns_relasi.encode()
        el = b'<%ssheet name="%s" sheetId="%d"%s %sid="%s"/>' % (
            self.p, lolos_atribut(NAMA_HASIL), nomor, deklarasi, r or b"r:", rid.encode(),
        )  # fmt: skip
        self.d.sisip(self.anak["sheets"].isi, el)
        self.geser_nama(0, 1, set())
        self._sisip_nama(nama)
        jendela = 1
        if views := self.anak.get("bookViews"):
            semua = list(self.d.anak(views))
            jendela = max(1, len(semua))
            for i, view in enumerate(semua):
                aktif = self.d.atribut(view).get("activeTab", "0")
                if i == 0:
                    self.d.ubah_atribut(view, "activeTab", None)
                    self.d.ubah_atribut(view, "firstSheet", None)
                else:
                    self.d.ubah_atribut(view, "activeTab", str(int(aktif) + 1 if aktif.isdigit() else 0))
        return jendela

    def _sisip_nama(self, nama: list[tuple[str, str, bool]]) -> None:
        p = self.p
        isi = b"".join(
            b'<%sdefinedName name="%s"%s%s>%s</%sdefinedName>'
            % (p, n.encode(), b"" if n == NAMA_TANDA else b' localSheetId="0"', b' hidden="1"' if sembunyi else b"",
               lolos(acuan), p)
            for n, acuan, sembunyi in nama
        )  # fmt: skip
        if wadah := self.anak.get("definedNames"):
            self.d.sisip_akhir(wadah, isi)
            return
        pagar = max(a.akhir for n, a in self.anak.items() if n in _SEBELUM_NAMA)
        self.d.sisip(pagar, b"<%sdefinedNames>%s</%sdefinedNames>" % (p, isi, p))

    def lepas_hasil(self, nomor: int) -> None:
        """Take the sheet with this index out again, for a workbook that was saved since."""
        lembar = self.lembar[nomor]
        self.d.hapus(lembar.el)
        self.naskah.hapus_relasi(self.bagian, [lembar.rid])
        sisa = [satu for i, satu in enumerate(self.lembar) if i != nomor]
        ada_nama = self.nama_terdefinisi()
        pergi = [a for _, a, _ in ada_nama if a.get("name") == NAMA_TANDA or a.get("localSheetId") == str(nomor)]
        if ada_nama and len(pergi) == len(ada_nama):
            self.d.hapus(self.anak["definedNames"])
        else:
            self.geser_nama(nomor + 1, -1, {nomor})
        pertama = next((i for i, satu in enumerate(sisa) if satu.tampak), 0)
        if views := self.anak.get("bookViews"):
            for view in self.d.anak(views):
                a = self.d.atribut(view)
                aktif = int(a["activeTab"]) if a.get("activeTab", "").isdigit() else 0
                baru = pertama if aktif == nomor else aktif - (aktif > nomor)
                self.d.ubah_atribut(view, "activeTab", str(baru) if baru else None)
                depan = int(a["firstSheet"]) if a.get("firstSheet", "").isdigit() else 0
                if depan:
                    self.d.ubah_atribut(view, "firstSheet", str(depan - (depan > nomor)))
