"""Writes the review workbook of an atasan: all his bawahan, two ratings to choose, the distribution moving beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from skp_batch.aturan.nasional import matriks_predikat
from skp_batch.istilah import RATING, Rating
from skp_batch.periode import Periode
from skp_batch.schemas.atasan import PENILAIAN_ATASAN, UNTUK_ATASAN
from skp_batch.schemas.buku import LEMBAR_ATASAN
from skp_batch.schemas.unit import JUDUL_UNIT, VERSI_TEMPLAT
from skp_batch.workbook.template_daftar import Daftar
from skp_batch.workbook.template_distribusi import BARIS_PITA, PitaDistribusi, Pola
from skp_batch.workbook.template_gaya import ABU_MUDA, BIRU_MUDA, BIRU_TUA, GARIS, Gaya
from skp_batch.workbook.template_lembar import atur_cetak, lindungi, tulis_kepala
from skp_batch.workbook.template_tata import huruf_kolom, judul_kepala, lebar_total, tinggi_teks
from skp_batch.workbook.template_tulis import buku_baru, pasti, tersimpan, tulis_nilai
from skp_batch.workbook.template_validasi import pasang, pilihan_kolom

_BARIS_KEPALA = BARIS_PITA + 1
_BARIS_DATA = _BARIS_KEPALA + 1
_BEKU = 4
_PETUNJUK = (
    "1. Buka lembar PENILAIAN. Setiap bawahan satu baris, dengan capaian dan ringkasan realisasinya.",
    "2. Pilih Rating Hasil Kerja dan Rating Perilaku Kerja dari daftar. Predikat muncul sendiri.",
    "3. Pilih Capaian Kinerja Organisasi di atas tabel. Kurva menunjukkan sebaran predikat dan pola yang diharapkan.",
    "4. Tulis umpan balik bila perlu. Simpan, lalu kirim kembali buku ini ke kepegawaian.",
    "Rating hasil hitung hanya pembanding; yang menetapkan rating adalah atasan (PermenPANRB 6/2022).",
)


@dataclass(slots=True)
class IsiTinjauan:
    """What one review workbook holds. `baris` by column key of PENILAIAN_ATASAN; `belum` cannot be rated yet."""

    nip: str
    nama: str
    periode: Periode
    organisasi: str = ""
    baris: list[dict[str, object]] = field(default_factory=list)
    belum: list[tuple[str, str, str, str]] = field(default_factory=list)  # NIP, Nama, unit, why


def tulis_tinjauan(isi: IsiTinjauan, pola: Pola) -> bytes:
    """The workbook; the same input gives the same bytes."""
    with buku_baru("Buku penilaian atasan") as (buku, penampung):
        buku.set_size(1920, 1080)
        gaya = Gaya(buku)
        atasan, penilaian = buku.add_worksheet(LEMBAR_ATASAN), buku.add_worksheet(PENILAIAN_ATASAN.nama)
        daftar = Daftar(buku, gaya)
        _untuk_atasan(atasan, isi, gaya)
        _Penilaian(buku, penilaian, isi, gaya, daftar).tulis(pola)
        penilaian.activate()
    return penampung.getvalue()


def _untuk_atasan(ws: Any, isi: IsiTinjauan, gaya: Gaya) -> None:
    lebar = (28, 34, 40, 40)
    for letak, satu in enumerate(lebar):
        ws.set_column(letak, letak, satu)
    tulis_kepala(ws, UNTUK_ATASAN.judul, UNTUK_ATASAN.petunjuk, gaya)
    for letak, judul in enumerate(JUDUL_UNIT):
        pasti(ws.write_string(2, letak, judul, gaya.kepala(wajib=True)), judul)
    p = isi.periode
    nilai: dict[str, object] = {
        "versi_templat": VERSI_TEMPLAT,
        "nip_atasan": isi.nip,
        "tahun": p.tahun,
        "jenis_periode": p.jenis,
        "periode_ke": None if p.jenis == "TAHUNAN" else p.ke,
    }
    garis = {"border": 1, "border_color": GARIS, "valign": "vcenter", "indent": 1}
    for r, kolom in enumerate(UNTUK_ATASAN.kolom, start=3):
        pasti(ws.write_string(r, 0, judul_kepala(kolom), gaya(bold=True, bg_color=BIRU_MUDA, **garis)), kolom.judul)
        ws.write_blank(r, 1, None, gaya.isian(kolom))
        tulis_nilai(ws, r, 1, nilai[kolom.kunci], kolom, gaya, isian=True)
    r = 3 + len(UNTUK_ATASAN.kolom)
    pasti(ws.write_string(r, 0, "Nama Atasan (sistem)", gaya(bold=True, bg_color=ABU_MUDA, **garis)), "nama")
    pasti(ws.write_string(r, 1, isi.nama, gaya(bg_color=ABU_MUDA, **garis)), "nama")
    r += 2
    for teks in _PETUNJUK:
        pasti(ws.write_string(r, 0, teks, gaya(font_color="#404040")), teks)
        r += 1
    if isi.belum:
        r += 1
        kepala = f"Belum dapat dinilai ({len(isi.belum)})"
        pasti(ws.write_string(r, 0, kepala, gaya(bold=True, font_size=12, font_color=BIRU_TUA)), kepala)
        for baris in isi.belum:
            r += 1
            for letak, teks in enumerate(baris):
                pasti(ws.write_string(r, letak, teks, gaya(text_wrap=True, num_format=49, **_tanpa(garis))), teks)
    ws.set_landscape()
    ws.set_paper(9)
    ws.fit_to_pages(1, 0)
    lindungi(ws)


def _tanpa(garis: Mapping[str, object]) -> dict[str, object]:
    return {k: v for k, v in garis.items() if k != "indent"}


class _Penilaian:
    """Sheet PENILAIAN: the band with the curve, then a row each."""

    def __init__(self, buku: Any, ws: Any, isi: IsiTinjauan, gaya: Gaya, daftar: Daftar) -> None:
        self.buku, self.ws, self.isi, self.gaya, self.daftar = buku, ws, isi, gaya, daftar
        self.kolom = PENILAIAN_ATASAN.kolom
        self.letak: Mapping[str, int] = {k.kunci: i for i, k in enumerate(self.kolom)}
        self.akhir = _BARIS_DATA + max(1, len(isi.baris))

    def tulis(self, pola: Pola) -> None:
        """Everything, the band last: it counts the rows."""
        ws = self.ws
        tulis_kepala(ws, PENILAIAN_ATASAN.judul, self._judul(), self.gaya)
        for letak, kolom in enumerate(self.kolom):
            ws.set_column(letak, letak, kolom.lebar)
            kepala = judul_kepala(kolom)
            pasti(ws.write_string(BARIS_PITA, letak, kolom.bantuan, self.gaya.bantuan(kolom)), kepala)
            pasti(ws.write_string(_BARIS_KEPALA, letak, kepala, self.gaya.kepala(kolom)), kepala)
            pilihan = pilihan_kolom(kolom)
            nama = self.daftar.nama(pilihan, kolom.judul) if pilihan else ""
            pasang(ws, (_BARIS_DATA, letak, self.akhir - 1, letak), kolom, nama)
        ws.set_row(BARIS_PITA, 36)
        ws.set_row(_BARIS_KEPALA, 32)
        self._baris()
        predikat = [str(b.get("s_predikat") or "") for b in self.isi.baris]
        PitaDistribusi(self.buku, ws, self.gaya, self.daftar, pola).tulis(
            self._rentang("s_predikat"), predikat, self.isi.organisasi
        )
        self._warnai_kosong()
        ws.autofilter(_BARIS_KEPALA, 0, self.akhir - 1, len(self.kolom) - 1)
        ws.freeze_panes(_BARIS_DATA, _BEKU)
        ws.set_zoom(85)
        atur_cetak(ws, PENILAIAN_ATASAN.nama, lebar_total(self.kolom), _BEKU, "Buku penilaian atasan")
        ws.repeat_rows(_BARIS_KEPALA, _BARIS_KEPALA)
        lindungi(ws)

    def _warnai_kosong(self) -> None:
        """A rating that is still to be given stands out until it is given."""
        if not self.isi.baris:
            return
        awal, akhir = self.letak["rating_hasil"], self.letak["rating_perilaku"]
        sel = f"{huruf_kolom(awal)}{_BARIS_DATA + 1}"
        # a border as well, so that it shows in print without colour
        rupa = self.gaya(bg_color="#FFF2CC", border=4, border_color="#7F6000")
        aturan = {"type": "formula", "criteria": f'=TRIM({sel})=""', "format": rupa}
        pasti(self.ws.conditional_format(_BARIS_DATA, awal, self.akhir - 1, akhir, aturan), "warna")

    def _judul(self) -> str:
        return f"{self.isi.nama} · {self.isi.periode.judul}. {PENILAIAN_ATASAN.petunjuk}"

    def _rentang(self, kunci: str) -> str:
        h = huruf_kolom(self.letak[kunci])
        return f"${h}${_BARIS_DATA + 1}:${h}${self.akhir}"

    def _baris(self) -> None:
        matriks = self._matriks()
        rating = self.daftar.nama(tuple(str(r) for r in RATING), "Rating")
        for i, isi in enumerate(self.isi.baris):
            r = _BARIS_DATA + i
            tinggi = 1
            for letak, kolom in enumerate(self.kolom):
                nilai = isi.get(kolom.kunci)
                bentuk = self.gaya.isi(kolom)
                if kolom.kunci == "s_predikat":
                    hasil, perilaku = (f"TRIM({huruf}{r + 1})" for huruf in self._huruf_rating())
                    rumus = f'=IFERROR(INDEX({matriks},MATCH({hasil},{rating},0),MATCH({perilaku},{rating},0)),"")'
                    pasti(self.ws.write_formula(r, letak, rumus, bentuk, tersimpan(nilai)), kolom.judul)
                elif nilai is None or nilai == "":
                    self.ws.write_blank(r, letak, None, bentuk)
                else:
                    tulis_nilai(self.ws, r, letak, nilai, kolom, self.gaya)
                if isinstance(nilai, str):
                    tinggi = max(tinggi, tinggi_teks(nilai, kolom.lebar, 10))
            self.ws.perlu_baris(r, max(2, tinggi))

    def _huruf_rating(self) -> tuple[str, str]:
        return huruf_kolom(self.letak["rating_hasil"]), huruf_kolom(self.letak["rating_perilaku"])

    def _matriks(self) -> str:
        """Predikat by the two ratings, on the hidden sheet."""
        lembar = self.daftar.lembar
        awal = 0
        for p, perilaku in enumerate(RATING):
            letak = self.daftar.kolom_baru(f"PREDIKAT {p + 1}")
            awal = awal or letak
            for h, hasil in enumerate(RATING, start=1):
                teks = str(matriks_predikat()[Rating(hasil), Rating(perilaku)])
                pasti(lembar.write_string(h, letak, teks), teks)
        return f"'{lembar.name}'!${huruf_kolom(awal)}$2:${huruf_kolom(awal + 2)}$4"
