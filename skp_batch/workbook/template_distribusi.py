"""The band above the ratings: how many have which predikat, what the pattern expects, and both as a live chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from skp_batch.aturan.nasional import pola_distribusi
from skp_batch.istilah import CAPAIAN_ORGANISASI, CapaianOrganisasi, Predikat
from skp_batch.workbook.template_daftar import Daftar
from skp_batch.workbook.template_gaya import ABU_MUDA, BIRU, BIRU_MUDA, GARIS, Gaya
from skp_batch.workbook.template_tata import huruf_kolom, kutip
from skp_batch.workbook.template_tulis import pasti

URUTAN_KURVA = tuple(reversed(Predikat))
# per capaian organisasi the least and the most of each predikat in per cent, in the order of the curve
Pola = Mapping[CapaianOrganisasi, Sequence[tuple[Decimal, Decimal]]]
_AWAL = 1  # 0-based: headings of the band, five predikat, who waits, capaian, pattern in words
_CAPAIAN = _AWAL + len(URUTAN_KURVA) + 2
BARIS_PITA = _CAPAIAN + 2  # the row below the band
_TINGGI = 20


class PitaDistribusi:
    """Writes the band in columns A to D and the chart to the right of it."""

    def __init__(self, buku: Any, ws: Any, gaya: Gaya, daftar: Daftar, pola: Pola) -> None:
        self.buku, self.ws, self.gaya, self.daftar, self.pola = buku, ws, gaya, daftar, pola

    def tulis(self, sel_predikat: str, predikat: Sequence[str], organisasi: str) -> None:
        """`sel_predikat` is the range that is counted, `predikat` what stands in it now, a text for each person."""
        orang = len(predikat)
        sel = {"border": 1, "border_color": GARIS, "valign": "vcenter"}
        kepala = self.gaya(**sel, bold=True, bg_color=BIRU_MUDA, align="center", text_wrap=True)
        self._gabung(_AWAL, "Predikat", kepala)
        for letak, teks in ((2, "Jumlah"), (3, "Pola (orang)")):
            pasti(self.ws.write_string(_AWAL, letak, teks, kepala), teks)
        capaian = f"$C${_CAPAIAN + 1}"
        batas = self._batas(orang, capaian)
        angka = self.gaya(**sel, align="center", bg_color=ABU_MUDA)
        for i, p in enumerate(URUTAN_KURVA, start=1):
            r = _AWAL + i
            self._gabung(r, str(p), self.gaya(**sel, bg_color=ABU_MUDA))
            pasti(self.ws.write_formula(r, 2, f'=COUNTIF({sel_predikat},"{p}")', angka, predikat.count(str(p))), str(p))
            bawah, atas = (f"{batas[j]}${i + 1}" for j in (0, 1))
            rumus = f'=IF(ISNUMBER({bawah}),{bawah}&" – "&{atas},"")'
            pasti(self.ws.write_formula(r, 3, rumus, angka, ""), str(p))
        r = _AWAL + len(URUTAN_KURVA) + 1
        self._gabung(r, "Belum dinilai", self.gaya(**sel, bg_color=ABU_MUDA))
        jumlah = f"$C${_AWAL + 2}:$C${_AWAL + 1 + len(URUTAN_KURVA)}"
        pasti(self.ws.write_formula(r, 2, f"={orang}-SUM({jumlah})", angka, predikat.count("")), "belum")
        self.ws.write_blank(r, 3, None, angka)
        self._capaian(organisasi, sel)
        for r in range(_AWAL, BARIS_PITA):
            self.ws.set_row(r, 15)
        self._kurva(batas, orang)

    def _gabung(self, r: int, teks: str, bentuk: Any) -> None:
        pasti(self.ws.merge_range(r, 0, r, 1, "", bentuk), teks)
        pasti(self.ws.write_string(r, 0, teks, bentuk), teks)

    def _capaian(self, organisasi: str, sel: dict[str, Any]) -> None:
        """The one cell to choose, and the pattern in words."""
        r = _CAPAIAN
        self._gabung(r, "Capaian Kinerja Organisasi", self.gaya(**sel, bold=True, bg_color=BIRU_MUDA))
        bentuk = self.gaya(**sel, locked=False, align="center")
        pasti(self.ws.merge_range(r, 2, r, 3, "", bentuk), "capaian")
        if organisasi:
            pasti(self.ws.write_string(r, 2, organisasi, bentuk), organisasi)
        pilihan = tuple(str(c) for c in CAPAIAN_ORGANISASI)
        nama = self.daftar.nama(pilihan, "Capaian Kinerja Organisasi")
        aturan = {
            "validate": "list",
            "source": f"={nama}",
            "input_title": "Capaian Kinerja Organisasi",
            "input_message": "Pilih, supaya pola yang diharapkan tampil. Yang berlaku tetap penetapan resmi.",
            "error_title": "Pilih dari daftar",
            "error_message": "Pilih salah satu dari daftar.",
        }
        pasti(self.ws.data_validation(r, 2, r, 3, aturan), "capaian")
        letak = self.daftar.kolom_baru("POLA")
        for i, c in enumerate(CAPAIAN_ORGANISASI, start=1):
            teks = "; ".join(a.teks for a in pola_distribusi()[CapaianOrganisasi(c)])
            pasti(self.daftar.lembar.write_string(i, letak, f"Pola {c}: {teks}."), "pola")
        h = huruf_kolom(letak)
        rumus = f"=IFERROR(INDEX({kutip(self.daftar.lembar.name)}!${h}$2:${h}$6,MATCH($C${r + 1},{nama},0)),"
        rumus += '"Pilih Capaian Kinerja Organisasi untuk melihat pola yang diharapkan.")'
        miring = self.gaya(italic=True, font_size=9, font_color="#404040", valign="vcenter")
        pasti(self.ws.write_formula(r + 1, 0, rumus, miring, ""), "pola")

    def _batas(self, orang: int, capaian: str) -> tuple[str, str]:
        """Hidden columns with the pattern's bounds in people, by the chosen capaian; their references."""
        hasil = []
        lembar = self.daftar.lembar
        pilihan = self.daftar.nama(tuple(str(c) for c in CAPAIAN_ORGANISASI), "Capaian Kinerja Organisasi")
        for nama, atas in (("POLA PALING SEDIKIT", False), ("POLA PALING BANYAK", True)):
            tabel = []
            for p in range(len(URUTAN_KURVA)):
                letak = self.daftar.kolom_baru(f"{nama} {p + 1}")
                tabel.append(huruf_kolom(letak))
                for i, c in enumerate(CAPAIAN_ORGANISASI, start=1):
                    satu = self.pola[CapaianOrganisasi(c)][p]
                    pasti(lembar.write_number(i, letak, float(satu[atas])), nama)
            letak = self.daftar.kolom_baru(nama)
            for i, h in enumerate(tabel, start=1):
                persen = f"INDEX(${h}$2:${h}$6,MATCH(PENILAIAN!{capaian},{pilihan},0))"
                bulat = "ROUNDDOWN" if atas else "ROUNDUP"
                # rounded first: 70 % of 10 people is 7, whatever floating point says
                rumus = f"=IFERROR({bulat}(ROUND({persen}*{orang}/100,6),0),NA())"
                pasti(lembar.write_formula(i, letak, rumus, None, ""), nama)
            hasil.append(f"{kutip(lembar.name)}!${huruf_kolom(letak)}")
        return hasil[0], hasil[1]

    def _kurva(self, batas: tuple[str, str], orang: int) -> None:
        n = len(URUTAN_KURVA)
        ws = kutip(self.ws.name)
        kategori = f"={ws}!$A${_AWAL + 2}:$A${_AWAL + 1 + n}"
        kurva = self.buku.add_chart({"type": "column"})
        kurva.add_series(
            {
                "name": "Jumlah pegawai",
                "categories": kategori,
                "values": f"={ws}!$C${_AWAL + 2}:$C${_AWAL + 1 + n}",
                "fill": {"color": BIRU},
                "gap": 60,
                "data_labels": {"value": True, "font": {"size": 8}},
            }
        )
        garis = self.buku.add_chart({"type": "line"})
        for (nama, warna, putus), sel in zip(
            (("Pola: paling sedikit", "#7F7F7F", "round_dot"), ("Pola: paling banyak", "#C55A11", "dash")),
            batas,
            strict=True,
        ):
            huruf = sel.split("$")[1]
            garis.add_series(
                {
                    "name": nama,
                    "categories": kategori,
                    "values": f"={sel}$2:${huruf}${n + 1}",
                    "line": {"color": warna, "width": 1.75, "dash_type": putus},
                    "marker": {"type": "diamond", "size": 5, "fill": {"color": warna}, "border": {"color": warna}},
                    "smooth": True,
                }
            )
        kurva.combine(garis)
        kurva.set_title({"name": "Kurva distribusi predikat", "name_font": {"size": 10}, "overlay": False})
        kurva.set_legend({"position": "right", "font": {"size": 8}})
        kurva.set_x_axis({"num_font": {"size": 8}})
        kurva.set_y_axis(
            {
                "num_font": {"size": 8},
                "min": 0,
                "major_unit": max(1, -(-orang // 5)),
                "major_gridlines": {"visible": True, "line": {"color": "#E0E0E0"}},
            }
        )
        kurva.set_size({"width": 640, "height": (BARIS_PITA - _AWAL) * _TINGGI})
        kurva.show_hidden_data()
        self.ws.insert_chart(_AWAL, 5, kurva, {"x_offset": 4, "y_offset": 2, "object_position": 3})
