"""What may be opened at all: decided from the first bytes and the archive's directory, before anything is inflated."""

from __future__ import annotations

import stat
from pathlib import Path

from skp_batch.workbook.batas import Batas, TidakTerbaca, rusak
from skp_batch.workbook.isi_zip import DaftarIsi, baca_daftar, terlalu_terurai, urai

__all__ = ["Batas", "TidakTerbaca", "buka_file", "periksa_gerbang", "periksa_zip"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TANDA = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "dokumen_word"),
    (b"\x09\x08", "xls"),  # BIFF5/8 stream without the OLE container around it
    (b"\x09\x04\x06\x00", "xls"),
    (b"\x09\x02\x06\x00", "xls"),
    (b"ID;P", "sylk"),
    (b"\x89PNG", "gambar"),
    (b"\xff\xd8\xff", "gambar"),
    (b"GIF8", "gambar"),
    (b"Rar!", "arsip"),
    (b"7z\xbc\xaf", "arsip"),
    (b"\x1f\x8b", "arsip"),
)


def buka_file(path: Path, batas: Batas) -> bytes:
    """The file's bytes; too large is B108 before reading. What the system refuses stays an OSError."""
    keadaan = path.stat()
    if not stat.S_ISREG(keadaan.st_mode):  # a pipe or device would block or never end
        raise TidakTerbaca("B101", "bukan_berkas")
    if keadaan.st_size > batas.byte:
        raise _terlalu_besar(keadaan.st_size, batas)
    with path.open("rb") as berkas:
        data = berkas.read(batas.byte + 1)  # the file may have grown since
    if len(data) > batas.byte:
        raise _terlalu_besar(len(data), batas)
    return data


def periksa_gerbang(data: bytes, batas: Batas) -> None:
    """Raise TidakTerbaca unless ``data`` is an unprotected .xlsx/.xlsm package within the limits."""
    periksa_zip(data, batas)


def periksa_zip(data: bytes, batas: Batas) -> DaftarIsi:
    """periksa_gerbang, handing on the archive's directory."""
    if len(data) > batas.byte:
        raise _terlalu_besar(len(data), batas)
    if not data:
        raise TidakTerbaca("B101", "kosong")
    if data.startswith(_OLE):
        raise _ole(data)
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise TidakTerbaca("B101", _ragam_polos(data))
    daftar = baca_daftar(data)
    _periksa_entri(daftar, batas)
    _periksa_ragam(data, daftar, batas)
    return daftar


def _terlalu_besar(ukuran: int, batas: Batas) -> TidakTerbaca:
    return TidakTerbaca("B108", "terlalu_besar", {"ukuran": str(ukuran), "batas": str(batas.byte)})


def _ole(data: bytes) -> TidakTerbaca:
    """An OLE container: an encrypted .xlsx, an old .xls, or another old Office file; its directory tells."""
    if _ada_aliran(data, "EncryptionInfo") or _ada_aliran(data, "EncryptedPackage"):
        return TidakTerbaca("B102", "terenkripsi")
    if _ada_aliran(data, "Workbook") or _ada_aliran(data, "Book"):
        return TidakTerbaca("B101", "xls")
    if _ada_aliran(data, "WordDocument"):
        return TidakTerbaca("B101", "dokumen_word")
    if _ada_aliran(data, "PowerPoint Document"):
        return TidakTerbaca("B101", "presentasi")
    return TidakTerbaca("B101", "bukan_excel")


def _ada_aliran(data: bytes, nama: str) -> bool:
    """Whether the OLE directory has this entry: 128-byte records with a name, its length in bytes and a type."""
    cari = nama.encode("utf-16-le") + b"\0\0"
    pos = data.find(cari, 512)
    while pos >= 0:
        panjang = int.from_bytes(data[pos + 64 : pos + 66], "little")
        if pos % 128 == 0 and panjang == len(cari) and data[pos + 66 : pos + 67] in (b"\1", b"\2"):
            return True
        pos = data.find(cari, pos + 2)
    return False


def _ragam_polos(data: bytes) -> str:
    """What a file that is neither zip nor OLE seems to be."""
    for tanda, ragam in _TANDA:
        if data.startswith(tanda):
            return ragam
    teks = _sebagai_teks(data[:65_536])
    if teks is None:
        return "rusak"
    rapi = teks.lstrip("\ufeff \t\r\n").lower()
    if not rapi:
        return "kosong"
    if rapi.startswith("<"):
        if "urn:schemas-microsoft-com:office:spreadsheet" in rapi:
            return "xml2003"
        return (
            "html" if any(t in rapi for t in ("<html", "<!doctype html", "<table", "<body", "<meta")) else "bukan_excel"
        )
    baris = rapi.splitlines()[0]
    return "csv" if any(t in baris for t in ",;\t") else "bukan_zip"


def _sebagai_teks(data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if sum(b < 9 or 13 < b < 32 for b in data[:4096]):
        return None
    return data.decode("utf-8", "replace")


def _periksa_entri(daftar: DaftarIsi, batas: Batas) -> None:
    dikenal: set[str] = set()
    jumlah = 0
    for entri in daftar.entri:
        kunci = entri.nama.lower()
        if kunci in dikenal:  # which of the two a program opens differs from program to program
            raise rusak("bagian ganda", bagian=entri.nama)
        dikenal.add(kunci)
        jumlah += entri.terurai
        if jumlah > batas.byte_terurai:
            raise terlalu_terurai(jumlah, batas.byte_terurai)


def _periksa_ragam(data: bytes, daftar: DaftarIsi, batas: Batas) -> None:
    nama = {e.nama.lower(): e for e in daftar.entri}
    if any(e.terenkripsi for e in daftar.entri):
        raise TidakTerbaca("B102", "terenkripsi")
    if "mimetype" in nama and nama["mimetype"].terurai < 200:
        jenis = urai(data, nama["mimetype"], batas.byte_terurai)
        if b"opendocument" in jenis:
            raise TidakTerbaca("B101", "ods" if b"spreadsheet" in jenis else "bukan_excel")
    if any(n.startswith("xl/") and n.endswith("workbook.bin") for n in nama):
        raise TidakTerbaca("B101", "xlsb")
    if any(n.endswith(".xml") and "workbook" in n.rpartition("/")[2] for n in nama):
        if "[content_types].xml" not in nama:
            raise rusak("[Content_Types].xml tidak ada")
        return
    for awalan, ragam in (("word/", "dokumen_word"), ("ppt/", "presentasi"), ("index/", "numbers")):
        if any(n.startswith(awalan) for n in nama):
            raise TidakTerbaca("B101", ragam)
    if "content.xml" in nama and "meta-inf/manifest.xml" in nama:
        raise TidakTerbaca("B101", "ods")
    raise TidakTerbaca("B101", "bukan_excel")
