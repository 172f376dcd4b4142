"""Formats, page set-up, title lines and signature blocks that the sheets of a payment share."""

from __future__ import annotations

from typing import Any

from skp_batch.keluaran.lembar_kerja import WARNA_JUDUL, atur_halaman
from skp_batch.pembayaran.jalan import HasilBayar
from skp_batch.tukin.kebijakan_akhir import TandaTangan
from skp_batch.tukin.model import JenisBayar

_GARIS = {"border": 1, "border_color": "#8A99AD"}
_UANG = "#,##0;-#,##0;0"
_PUSAT = (
    TandaTangan(jabatan="Kuasa Pengguna Anggaran", posisi="kiri"),
    TandaTangan(jabatan="Pejabat Pembuat Komitmen", posisi="tengah"),
    TandaTangan(jabatan="Bendahara Pengeluaran", posisi="kanan"),
)
_DAERAH = (
    TandaTangan(jabatan="Sekretaris Dinas", posisi="kiri", awalan="Mengetahui"),
    TandaTangan(jabatan="Bendahara Pengeluaran", posisi="kanan"),
)
TITIK = "." * 32
_PER_BARIS = 3
_SEMPIT = 8  # columns of a narrow table, whose last one holds the right signature


class Gaya:
    """The formats of one workbook, made once."""

    def __init__(self, buku: Any, tpp: bool) -> None:
        def bentuk(**sifat: object) -> Any:
            return buku.add_format({"font_name": "Arial", "font_size": 9, "valign": "vcenter"} | sifat)

        self.sebutan = "TAMBAHAN PENGHASILAN PEGAWAI" if tpp else "TUNJANGAN KINERJA"
        self.kepala = bentuk(bold=True, font_size=12)
        self.tebal = bentuk(bold=True)
        self.biasa = bentuk()
        self.bungkus = bentuk(text_wrap=True, valign="top")
        self.miring = bentuk(italic=True)
        self.judul = bentuk(
            **_GARIS, bold=True, font_color="#FFFFFF", bg_color=WARNA_JUDUL, text_wrap=True, align="center"
        )
        self.nomor_kolom = bentuk(**_GARIS, italic=True, align="center", bg_color="#E8EDF3", font_size=8)
        self.teks = bentuk(**_GARIS, num_format="@")
        self.teks_bungkus = bentuk(**_GARIS, num_format="@", text_wrap=True, valign="top")
        self.teks_dua = bentuk(**_GARIS, num_format="@", text_wrap=True)
        self.tahan = bentuk(**_GARIS, num_format="@", bg_color="#F8CBCB")
        self.bulat = bentuk(**_GARIS, align="center", num_format="0")
        self.persen = bentuk(**_GARIS, num_format="0.####", align="center")
        self.uang = bentuk(**_GARIS, num_format=_UANG)
        self.uang_tebal = bentuk(**_GARIS, num_format=_UANG, bold=True)
        self.langkah = bentuk(**_GARIS, num_format="#,##0.00;-#,##0.00;0")
        self.total = bentuk(**_GARIS, num_format=_UANG, bold=True, bg_color="#E8EDF3")
        self.total_bulat = bentuk(**_GARIS, num_format="0", align="center", bold=True, bg_color="#E8EDF3")
        self.total_teks = bentuk(**_GARIS, bold=True, bg_color="#E8EDF3")
        self.tengah = bentuk(align="center")
        self.nama = bentuk(align="center", bold=True, underline=1)


def kepala(lembar: Any, gaya: Gaya, hasil: HasilBayar, judul: str, *, tegak: bool = False) -> None:
    """The title and what month, kind and policy it is about, in rows 1 to 3."""
    atur_halaman(lembar, tegak=tegak)
    k = hasil.kebijakan
    jenis = "" if hasil.jenis is JenisBayar.RUTIN else f" ({hasil.jenis})"
    lembar.write_string(0, 0, judul + jenis, gaya.kepala)
    lembar.write_string(1, 0, f"BULAN : {hasil.bulan.judul.upper()}", gaya.tebal)
    instansi = f"{k.keluaran.instansi} · " if k.keluaran.instansi else ""
    lembar.write_string(
        2, 0, f"{instansi}Kebijakan: {k.judul} · dibayar {k.bulan_bayar(hasil.bulan).judul}", gaya.biasa
    )


def penanda_tangan(hasil: HasilBayar) -> tuple[TandaTangan, ...]:
    """The policy's blocks, else the official ones of tukin or TPP."""
    k = hasil.kebijakan
    if k.keluaran.ttd:
        return tuple(k.keluaran.ttd)
    for x in k.keluaran.lembar:
        if x.ttd:
            return tuple(x.ttd)
    return _DAERAH if k.jenis == "tpp" else _PUSAT


def tanda_tangan(
    lembar: Any,
    gaya: Gaya,
    hasil: HasilBayar,
    baris: int,
    lebar: int,
    ttd: tuple[TandaTangan, ...] | None = None,
    tempat: tuple[int, ...] = (),
) -> None:
    """Blocks side by side below a table of `lebar` columns; place and date stand over the last of a row."""
    blok = ttd or penanda_tangan(hasil)
    kota = hasil.kebijakan.keluaran.kota or TITIK
    tanggal = f"{kota}, {'.' * 6} {hasil.kebijakan.bulan_bayar(hasil.bulan).judul}"
    for awal in range(0, len(blok), _PER_BARIS):
        deret = blok[awal : awal + _PER_BARIS]
        kolom = list(tempat[: len(deret)]) if len(tempat) >= len(deret) else _tempat(deret, min(lebar, 14))
        isi: list[dict[int, tuple[str, Any]]] = [{} for _ in range(8)]
        for x, j in zip(deret, kolom, strict=True):
            atas = tanggal if x is deret[-1] and awal == 0 else ""
            isi[0][j] = (f"{x.awalan}," if x.awalan else atas, gaya.tengah)
            isi[1][j] = (x.jabatan, gaya.tengah)
            isi[6][j] = (x.nama or TITIK, gaya.nama)
            isi[7][j] = (f"NIP {x.nip or TITIK}", gaya.tengah)
        for i, b in enumerate(isi):
            for j, (teks, bentuk) in sorted(b.items()):
                if teks:
                    lembar.write_string(baris + i, j, teks, bentuk)
        baris += 10


def _tempat(deret: tuple[TandaTangan, ...], lebar: int) -> list[int]:
    """A column for each block: by its posisi, else spread evenly."""
    n = len(deret)
    menurut_posisi = {"kiri": 1, "tengah": lebar // 2, "kanan": max(lebar - (1 if lebar < _SEMPIT else 2), n)}
    tempat = [menurut_posisi.get(x.posisi.strip().lower(), -1) for x in deret]
    if -1 in tempat or len(set(tempat)) < n:
        langkah = max(1, (lebar - 2) // max(1, n - 1)) if n > 1 else 1
        tempat = [1 + i * langkah for i in range(n)]
    return sorted(tempat)
