"""kehadiran.xlsx as a template: blank, with the people of a former month, or made from the employees of SKP."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from skp_batch.schemas.kehadiran import HARIAN, LEMBAR_KEHADIRAN, kehadiran_dengan
from skp_batch.schemas.kolom import Kolom, Lembar
from skp_batch.siasn.riwayat import baca_riwayat
from skp_batch.tukin.bulan import Bulan
from skp_batch.tukin.kebijakan import Kebijakan
from skp_batch.tukin.masukan import BATAS_KEHADIRAN, DataKehadiran, baca_kehadiran
from skp_batch.workbook.batas import TidakTerbaca
from skp_batch.workbook.gate import buka_file
from skp_batch.workbook.tabel_masukan import TabelTidakTerbaca
from skp_batch.workbook.template_daftar import Daftar
from skp_batch.workbook.template_gaya import Gaya
from skp_batch.workbook.template_lembar import tulis_lembar
from skp_batch.workbook.template_tata import Tata
from skp_batch.workbook.template_tulis import buku_baru

_CADANGAN = 200
_SALINAN = "hasil-pemeriksaan"
_TAB = {"PENERIMA": "#2F5496", "KEHADIRAN": "#548235"}
_PEGAWAI = ("PNS", "CPNS", "PPPK", "PPPK PARUH WAKTU")
Isi = Mapping[str, Sequence[Mapping[str, object]]]


def nama_templat(bulan: Bulan) -> str:
    return f"kehadiran-{bulan.kode}.xlsx"


def perlu_harian(k: Kebijakan) -> bool:
    """Whether the policy asks for something that only single days show."""
    return k.presensi is not None and bool(k.presensi.netral_tanggal or k.presensi.batas.harian is not None)


def susun_templat(bulan: Bulan, baris: Isi, tambahan: Sequence[Kolom] = (), *, harian: bool = False) -> bytes:
    """The five sheets, and on demand that of single days; `baris` holds rows by heading per sheet."""
    with buku_baru(f"Kehadiran {bulan.judul}") as (buku, penampung):
        gaya = Gaya(buku)
        semua = [x for x in LEMBAR_KEHADIRAN if x is not HARIAN or harian]
        lembar = [kehadiran_dengan(tambahan) if x.nama == "KEHADIRAN" else x for x in semua]
        ws = {x.nama: buku.add_worksheet(x.nama) for x in lembar}
        daftar = Daftar(buku, gaya)
        for x in lembar:
            _satu(ws[x.nama], x, baris.get(x.nama, ()), gaya, daftar, bulan)
    return penampung.getvalue()


def _satu(
    ws: Any, lembar: Lembar, isi: Sequence[Mapping[str, object]], gaya: Gaya, daftar: Daftar, bulan: Bulan
) -> None:
    tulis_lembar(ws, Tata(lembar, len(isi), _CADANGAN), isi, gaya, daftar, "")
    ws.set_header(f"&L&8Kehadiran {bulan.judul}&R&8{lembar.nama}")
    ws.set_tab_color(_TAB.get(lembar.nama, "#A6A6A6"))


def dari_pegawai(keluar: Path) -> dict[str, list[dict[str, object]]]:
    """PENERIMA and KEHADIRAN from the employees of a KELUAR of proses; raises TabelTidakTerbaca."""
    terbaru = {}
    for r in sorted(baca_riwayat(keluar), key=lambda r: (r.masa.akhir, r.skp_ke)):
        terbaru[r.nip] = r
    if not terbaru:
        raise TabelTidakTerbaca(f'"{keluar}" tidak berisi pegawai.')
    penerima: list[dict[str, object]] = [
        {
            "NIP": r.nip,
            "Nama": r.nama,
            "Status": r.status_pegawai if r.status_pegawai in _PEGAWAI else None,
            "Kelas Jabatan": int(r.kelas) if r.kelas.isdecimal() and len(r.kelas) < 4 else None,
        }
        for r in sorted(terbaru.values(), key=lambda r: (r.kode_unit, r.nip))
    ]
    return {"PENERIMA": penerima, "KEHADIRAN": _nip_saja(penerima)}


def dari_lalu(keluar: Path, bulan: Bulan) -> dict[str, list[dict[str, object]]]:
    """PENERIMA of a former run, and the leaves, sanctions and second posts that still run in the month."""
    folder = keluar / _SALINAN
    berkas = sorted(p for p in folder.rglob("*.xls[xm]") if not p.name.endswith(".HASIL.xlsx"))
    if not berkas:
        raise TabelTidakTerbaca(
            f'"{keluar}" bukan keluaran skp-batch tukin (tidak ada kehadiran di {_SALINAN}/). '
            "Beri folder hasil pembayaran yang lalu."
        )
    data = baca_kehadiran([(p.name, _buka(p)) for p in berkas])
    hasil: dict[str, list[dict[str, object]]] = {"PENERIMA": _baris(data, "PENERIMA")}
    hasil["KEHADIRAN"] = _nip_saja(hasil["PENERIMA"])
    cuti = [b for b in _baris(data, "CUTI") if _sampai(b.get("Tanggal Selesai"), bulan)]
    plt = [b for b in _baris(data, "PLT") if _sampai(b.get("Selesai"), bulan)]
    return hasil | {"CUTI": cuti, "HUKDIS": _baris(data, "HUKDIS"), "PLT": plt}


def _buka(path: Path) -> bytes:
    try:
        return buka_file(path, BATAS_KEHADIRAN)
    except (OSError, TidakTerbaca) as galat:
        raise TabelTidakTerbaca(f'Berkas kehadiran yang lalu "{path}" tidak dapat dibaca.') from galat


def _baris(data: DataKehadiran, lembar: str) -> list[dict[str, object]]:
    """The sound cells of every row, by heading; a NIP that is flawed stays blank, to be filled anew."""
    hasil = []
    for isi in data.buku:
        for b in isi.baris(lembar):
            kolom = isi.tabel[lembar].lembar
            hasil.append({kolom[k].judul: v for k, v in b.nilai.items() if k not in b.cacat})
    return hasil


def _nip_saja(penerima: Iterable[Mapping[str, object]]) -> list[dict[str, object]]:
    return [{"NIP": b["NIP"]} for b in penerima if b.get("NIP")]


def _sampai(selesai: object, bulan: Bulan) -> bool:
    return selesai is None or selesai >= bulan.awal  # type: ignore[operator]
