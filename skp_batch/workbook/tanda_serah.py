"""Whose LEMBAR SKP came in, remembered in the workbook itself as custom document properties: they outlive a save in
Excel and LibreOffice, and no cell of the unit's is touched."""

from __future__ import annotations

import re
from collections.abc import Iterable

from skp_batch.workbook.annotator import pastikan_aman, yang_ganjil_ditolak
from skp_batch.workbook.anotasi_buku import Buku
from skp_batch.workbook.anotasi_naskah import Naskah
from skp_batch.workbook.anotasi_xml import lolos_atribut
from skp_batch.workbook.batas import Batas, TidakTerbaca
from skp_batch.workbook.parts import Paket
from skp_batch.workbook.xml_aman import lokal, pohon

_RAGAM = "custom-properties"
_BAGIAN = "docProps/custom.xml"
_JENIS = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELASI = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_NS = b"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_NS_VT = b"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FMTID = b"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_NAMA = re.compile(r"LEMBAR SKP ([0-9]{18}) ke-(\S{1,20})")
_PID_AWAL = 2  # the first that the format allows

Orang = tuple[str, str]  # NIP, SKP Ke


def baca_tanda(data: bytes, batas: Batas = Batas()) -> set[Orang]:  # noqa: B008 - frozen
    """Who is remembered; nobody where the properties cannot be read."""
    try:
        paket = Paket.buka(data, batas)
        bagian = _bagian(paket)
        akar = pohon(paket.baca(bagian), bagian) if bagian else ()
    except TidakTerbaca:
        return set()
    cocok = (_NAMA.fullmatch(el.get("name") or "") for el in akar if lokal(el) == "property")
    return {(m[1], m[2]) for m in cocok if m}


def beri_tanda(data: bytes, orang: Iterable[Orang], batas: Batas = Batas()) -> bytes:  # noqa: B008 - frozen
    """The workbook that remembers these people too; TidakDapatDianotasi where it cannot be patched surely."""
    baru = sorted(set(orang) - baca_tanda(data, batas))
    nama = [n for nip, ke in baru if _NAMA.fullmatch(n := f"LEMBAR SKP {nip} ke-{ke}")]
    if not nama:
        return data
    with yang_ganjil_ditolak():
        naskah = Naskah(Paket.buka(data, batas))
        pastikan_aman(Buku(naskah), hasil_boleh=True)
        if bagian := _bagian(naskah.paket):
            d = naskah.dok(bagian)
            pid = [int(p) for el in d.anak(d.akar) if (p := d.atribut(el).get("pid", "")).isdecimal()]
            d.sisip_akhir(d.akar, _properti(nama, max(pid, default=_PID_AWAL - 1) + 1))
        else:
            kepala = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="%s">' % _NS
            naskah.tambah(_BAGIAN, kepala + _properti(nama, _PID_AWAL) + b"</Properties>", _JENIS)
            naskah.tambah_relasi("", _RELASI, _BAGIAN)
        return naskah.tulis()


def _bagian(paket: Paket) -> str:
    return next((r.target for r in paket.relasi("").values() if r.ragam == _RAGAM and paket.ada(r.target)), "")


def _properti(nama: list[str], pid: int) -> bytes:
    """The elements, each with its own namespaces: the part's prefixes may be any."""
    return b"".join(
        b'<property xmlns="%s" fmtid="%s" pid="%d" name="%s"><vt:lpwstr xmlns:vt="%s">diterima</vt:lpwstr></property>'
        % (_NS, _FMTID, i, lolos_atribut(n), _NS_VT)
        for i, n in enumerate(nama, pid)
    )
