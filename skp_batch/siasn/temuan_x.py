"""The X findings of one SKP: what SIASN would refuse, or says otherwise. They hold nothing but a payload."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from skp_batch.golongan import baca_golongan
from skp_batch.istilah import Menahan, Tingkat, kunci_teks
from skp_batch.model import Buku, Skp
from skp_batch.schemas.pegawai import PEGAWAI
from skp_batch.siasn.acuan import acuan_siasn
from skp_batch.siasn.data_pegawai import DataPegawai
from skp_batch.siasn.nama import nama_sama
from skp_batch.siasn.penilai import Penilai
from skp_batch.temuan import Temuan

# of the download's values, the column that would be filled instead, and whose limit counts
_PANJANG = {"nama_penilai": "nama", "jabatan_penilai": "jabatan", "unit_penilai": "unit"}


def temuan_x(skp: Skp, buku: Buku, kode: str, kolom: str, nilai: str = "", **konteks: str) -> Temuan:
    """A finding at a column of the SKP's PEGAWAI row; at its NIP where the sheet lacks the column."""
    if not buku.alamat("PEGAWAI", kolom):
        kolom = "nip"
    return Temuan(
        kode,
        Tingkat.PERINGATAN,
        Menahan.TIDAK,
        skp.berkas,
        buku.unit.kode,
        "PEGAWAI",
        skp.baris,
        buku.alamat("PEGAWAI", kolom),
        PEGAWAI[kolom].judul,
        skp.nip,
        skp.skp_ke,
        skp.nama,
        nilai,
        tuple(konteks.items()),
    )


def periksa_id(
    skp: Skp, buku: Buku, unduhan: DataPegawai | None, ganda: Collection[str] = ()
) -> tuple[str, Temuan | None]:
    """SIASN's person id of PEGAWAI, else of the download; X501 where it is unknown, malformed or contradicted.

    `ganda` are the ids (kunci_teks) that stand at other people too.
    """
    tertulis = skp.teks("pns_id")
    siasn = unduhan.pns_id if unduhan else ""
    pns_id = tertulis or siasn
    if not pns_id:
        return "", temuan_x(skp, buku, "X501", "pns_id", sebab="kosong")
    if not acuan_siasn().id_sah(pns_id):
        return "", temuan_x(skp, buku, "X501", "pns_id", pns_id, sebab="bentuk")
    if tertulis and siasn and kunci_teks(tertulis) != kunci_teks(siasn):
        return "", temuan_x(skp, buku, "X501", "pns_id", tertulis, sebab="beda", siasn=siasn)
    if kunci_teks(pns_id) in ganda:
        return "", temuan_x(skp, buku, "X501", "pns_id", pns_id, sebab="ganda")
    return pns_id, None


def periksa_penilai(skp: Skp, buku: Buku, penilai: Penilai) -> Iterator[Temuan]:
    """X502, and X504 for what the download filled."""
    if penilai.kurang:
        kurang = ", ".join(label for label, _ in penilai.kurang)
        yield temuan_x(skp, buku, "X502", penilai.kurang[0][1], penilai.nip, kurang=kurang)
    nilai = {"nama_penilai": penilai.nama, "jabatan_penilai": penilai.jabatan, "unit_penilai": penilai.unit}
    for kolom in penilai.unduhan:
        batas = acuan_siasn().panjang[_PANJANG[kolom]]
        if len(nilai[kolom]) > batas:
            panjang = str(len(nilai[kolom]))
            yield temuan_x(skp, buku, "X504", kolom, nilai[kolom], panjang=panjang, batas=str(batas))


def bandingkan(skp: Skp, buku: Buku, unduhan: DataPegawai) -> Iterator[Temuan]:
    """X506: one finding for each part in which PEGAWAI and the download contradict each other."""
    if skp.nama and unduhan.nama and not nama_sama(skp.nama, unduhan.nama):
        yield _beda(skp, buku, "nama", "nama", skp.nama, unduhan.nama)
    golongan = skp.teks("golongan")
    golongan_siasn = baca_golongan(unduhan.gol_akhir_nama)
    if golongan and golongan_siasn and golongan != golongan_siasn:
        yield _beda(skp, buku, "golongan", "golongan", golongan, unduhan.gol_akhir_nama)
    jabatan = skp.teks("jabatan")
    definitif = skp.teks("status_jabatan") in ("", "DEFINITIF")  # SIASN knows only the post that one holds
    if definitif and jabatan and unduhan.jabatan_nama and kunci_teks(jabatan) != kunci_teks(unduhan.jabatan_nama):
        yield _beda(skp, buku, "jabatan", "jabatan", jabatan, unduhan.jabatan_nama)
    sejalan = acuan_siasn().kedudukan_hukum.get(skp.keaktifan)
    kedudukan = unduhan.kedudukan_hukum_id.zfill(2) if unduhan.kedudukan_hukum_id else ""
    if sejalan and kedudukan and "keaktifan" not in skp.cacat and kedudukan not in sejalan:
        siasn = unduhan.kedudukan_hukum_nama or kedudukan
        yield _beda(skp, buku, "kedudukan hukum", "keaktifan", skp.keaktifan, siasn)


def _beda(skp: Skp, buku: Buku, bagian: str, kolom: str, nilai: str, siasn: str) -> Temuan:
    return temuan_x(skp, buku, "X506", kolom, nilai, bagian=bagian, siasn=siasn)
