"""What a cell shows, as bytes: the type attribute and the content of a value."""

from __future__ import annotations

from decimal import Decimal

from skp_batch.workbook.anotasi_xml import bersihkan_teks, lolos_sekali

MAKS_TEKS = 32_767
_MAKS_PANGKAT = 300

Nilai = str | Decimal | None


class Bentuk(dict[Nilai, tuple[bytes, bytes]]):
    """Type attribute and content by value, each made once, in a formula's cell or in one without. Text goes in as
    text, whatever it begins with."""

    def __init__(self, awalan: bytes, *, rumus: bool) -> None:
        super().__init__()
        self.p = awalan
        self.rumus = rumus

    def __missing__(self, nilai: Nilai) -> tuple[bytes, bytes]:
        hasil = self[nilai] = self._bentuk(nilai)
        return hasil

    def _bentuk(self, nilai: Nilai) -> tuple[bytes, bytes]:
        p = self.p
        if isinstance(nilai, Decimal):
            if nilai.is_finite() and abs(nilai.adjusted()) < _MAKS_PANGKAT:
                angka = f"{nilai:f}"
                angka = angka.rstrip("0").rstrip(".") if "." in angka else angka
                return b"", b"<%sv>%s</%sv>" % (p, (angka if angka != "-0" else "0").encode(), p)
            nilai = str(nilai)
        teks = bersihkan_teks(nilai or "")[:MAKS_TEKS]
        isi = lolos_sekali(teks)
        if self.rumus:
            return b' t="str"', b"<%sv>%s</%sv>" % (p, isi, p)
        if not teks:
            return b"", b""
        ruang = b' xml:space="preserve"' if teks != teks.strip() or "\n" in teks else b""
        return b' t="inlineStr"', b"<%sis><%st%s>%s</%st></%sis>" % (p, p, ruang, isi, p, p)
