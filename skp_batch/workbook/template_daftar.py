"""The very hidden sheet DAFTAR PILIHAN: the lists behind the drop-downs, each a defined name."""

from __future__ import annotations

from typing import Any

from skp_batch.schemas.buku import LEMBAR_DAFTAR
from skp_batch.workbook.template_gaya import Gaya
from skp_batch.workbook.template_tata import BARIS_DATA, Tata, huruf_kolom, kutip
from skp_batch.workbook.template_tulis import pasti

NAMA_NIP = "DAFTAR_NIP"


class Daftar:
    """Hands out columns of the hidden sheet from the left; equal lists share one name."""

    def __init__(self, buku: Any, gaya: Gaya) -> None:
        self._buku = buku
        self._gaya = gaya
        self.lembar = buku.add_worksheet(LEMBAR_DAFTAR)
        self.lembar.very_hidden()
        self._nama: dict[tuple[str, ...], str] = {}
        self._kolom = 0

    def kolom_baru(self, judul: str) -> int:
        """A fresh 0-based column with a title in row 1."""
        letak = self._kolom
        self._kolom += 1
        pasti(self.lembar.write_string(0, letak, judul, self._gaya(bold=True)), judul)
        self.lembar.set_column(letak, letak, 24)
        return letak

    def nama(self, pilihan: tuple[str, ...], judul: str) -> str:
        """The defined name of a list."""
        if pilihan not in self._nama:
            letak = self.kolom_baru(judul)
            for i, teks in enumerate(pilihan, start=1):
                pasti(self.lembar.write_string(i, letak, teks), judul)
            nama = "PILIHAN_" + "_".join("".join(c if c.isalnum() else " " for c in judul.upper()).split())
            if nama in self._nama.values():
                nama += f"_{len(self._nama)}"
            huruf = huruf_kolom(letak)
            acuan = f"={kutip(LEMBAR_DAFTAR)}!${huruf}$2:${huruf}${len(pilihan) + 1}"
            pasti(self._buku.define_name(nama, acuan), nama)
            self._nama[pilihan] = nama
        return self._nama[pilihan]

    def nama_nip(self, pegawai: Tata) -> str:
        """The NIPs of sheet PEGAWAI as far as they are filled in."""
        huruf = pegawai.huruf("nip")
        awal, akhir = BARIS_DATA + 1, pegawai.baris_akhir
        rentang = f"PEGAWAI!${huruf}${awal}:${huruf}${akhir}"
        acuan = f"=PEGAWAI!${huruf}${awal}:INDEX({rentang},MAX(1,COUNTA({rentang})))"
        pasti(self._buku.define_name(NAMA_NIP, acuan), NAMA_NIP)
        return NAMA_NIP
