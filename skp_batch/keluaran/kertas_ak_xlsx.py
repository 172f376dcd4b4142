"""angka-kredit.xlsx: a list of everyone, and the three papers, one page each, ready to be completed and printed."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from skp_batch.keluaran.kertas_ak import TITIK, BerkasAk, Kertas, KertasAkumulasi, KertasKonversi, KertasPenetapan
from skp_batch.keluaran.lembar_kerja import Isi, KolomTabel, Penulis, buku_kerja
from skp_batch.siasn.perolehan_ak import AkPegawai
from skp_batch.siasn.riwayat import RiwayatSkp

_LEBAR = (7, 32, 14, 13, 13, 14)
_PER_LEMBAR = 1_000  # Excel takes 1,023 page breaks on a sheet
_KOLOM_DAFTAR = (
    KolomTabel("NIP", 22),
    KolomTabel("Nama", 30, bungkus=True),
    KolomTabel("Kode Unit", 14, bungkus=True),
    KolomTabel("Jabatan", 32, bungkus=True),
    KolomTabel("Jenjang", 16),
    KolomTabel("AK Sebelumnya", 14, angka="0.00#"),
    KolomTabel("AK Konversi", 12, angka="0.00#"),
    KolomTabel("Jumlah", 12, angka="0.00#"),
    KolomTabel("Rincian", 60, bungkus=True),
)
K = TypeVar("K", bound=Kertas)


def susun_buku_ak(
    daftar: Sequence[AkPegawai], berkas: Sequence[BerkasAk], tanpa_ak: Sequence[tuple[RiwayatSkp, str]]
) -> bytes:
    """The workbook's bytes. `tanpa_ak` are pejabat fungsional without angka kredit, and why."""
    penampung = io.BytesIO()
    with buku_kerja(penampung, "Angka kredit", "Arial") as penulis:
        baris = [*map(_baris_daftar, daftar), *(_baris_tanpa(s, sebab) for s, sebab in tanpa_ak)]
        penulis.tabel(penulis.lembar("DAFTAR"), _KOLOM_DAFTAR, baris)
        _lembar(penulis, "KONVERSI", [k for b in berkas for k in b.konversi], _konversi)
        _lembar(penulis, "AKUMULASI", [b.akumulasi for b in berkas], _akumulasi)
        _lembar(penulis, "PENETAPAN", [b.penetapan for b in berkas], _penetapan)
    return penampung.getvalue()


def _baris_daftar(a: AkPegawai) -> tuple[Isi, ...]:
    rincian = "\n".join(
        f"{p.skp.masa.judul}: {p.skp.predikat}, {p.skp.jumlah_bulan} bulan, {p.ak:.2f}"
        + (f" (tidak dijumlahkan: {p.di_luar})" if p.di_luar else "")
        for p in a.perolehan
    )
    s = a.orang
    return s.nip, s.nama, s.kode_unit, s.jabatan, s.jenjang, a.lama, a.baru, a.jumlah, rincian


def _baris_tanpa(s: RiwayatSkp, sebab: str) -> tuple[Isi, ...]:
    return s.nip, s.nama, s.kode_unit, s.jabatan, s.jenjang, s.ak_lama, None, None, sebab


class _Halaman:
    """A sheet on which papers stand one below the other, a page each."""

    def __init__(self, penulis: Penulis, nama: str) -> None:
        self.penulis = penulis
        self.ws: Any = penulis.buku.add_worksheet(nama)
        self.ws.set_paper(9)
        self.ws.set_margins(left=0.6, right=0.5, top=0.6, bottom=0.6)
        self.ws.set_print_scale(92)  # fitting to a page's width would make Excel pass over the breaks
        self.ws.hide_gridlines(2)
        for j, lebar in enumerate(_LEBAR):
            self.ws.set_column(j, j, lebar)
        self.n = 0
        self.batas: list[int] = []

    def bentuk(self, **sifat: object) -> Any:
        return self.penulis.bentuk(valign="vcenter", **sifat)

    def sel(self, kolom: int, nilai: Isi, sampai: int | None = None, *, garis: bool = True, **sifat: Any) -> None:
        """A cell of the current row, merged up to the column `sampai`."""
        ragam = {"text_wrap": True} | ({"border": 1} if garis else {}) | sifat
        bentuk = self.bentuk(**ragam)
        if sampai is not None and sampai > kolom:
            self.ws.merge_range(self.n, kolom, self.n, sampai, "", bentuk)
        self.penulis.sel(self.ws, self.n, kolom, nilai, bentuk)  # type: ignore[arg-type]

    def angka(self, kolom: int, nilai: Any, rumus: str = "", kosong: str = "", **sifat: Any) -> None:
        """A figure of angka kredit; with its formula where people may change what it is made of."""
        if nilai is None and not rumus:
            self.sel(kolom, TITIK, align="center", **sifat)
            return
        bentuk = self.bentuk(border=1, num_format="0.00#", align="center", **sifat)
        if rumus:
            self.ws.write_formula(self.n, kolom, rumus, bentuk, kosong if nilai is None else float(nilai))
        else:
            self.penulis.sel(self.ws, self.n, kolom, nilai, bentuk)

    def turun(self, tinggi: float | None = None) -> None:
        if tinggi is not None:
            self.ws.set_row(self.n, tinggi)
        self.n += 1

    def akhiri(self) -> None:
        self.n += 1
        self.batas.append(self.n)
        self.ws.set_h_pagebreaks(self.batas)


def _lembar(penulis: Penulis, nama: str, kertas: Sequence[K], tulis: Callable[[_Halaman, K], None]) -> None:
    for ke, bagian in enumerate(_bagi(kertas), start=1):
        halaman = _Halaman(penulis, nama if ke == 1 else f"{nama} {ke}")
        for k in bagian:
            tulis(halaman, k)
            halaman.akhiri()


def _bagi(kertas: Sequence[K]) -> Iterator[Sequence[K]]:
    for i in range(0, max(len(kertas), 1), _PER_LEMBAR):
        yield kertas[i : i + _PER_LEMBAR]


def _kepala(h: _Halaman, judul: str, k: Kertas, bagian: str) -> None:
    h.sel(0, judul, 5, garis=False, bold=True, align="center", font_size=12)
    h.turun(18)
    h.sel(0, f"NOMOR: {k.nomor}", 5, garis=False, align="center")
    h.turun()
    h.turun(6)
    h.sel(0, f"Instansi: {k.instansi}", 2, garis=False)
    h.sel(3, f"Masa Penilaian: {k.masa}", 5, garis=False)
    h.turun(28)
    h.sel(0, bagian, 5, bold=True, align="center", bg_color="#E8EDF3")
    h.turun(18)
    for nomor, (label, isi) in enumerate(k.identitas, start=1):
        h.sel(0, nomor, align="center")
        h.sel(1, label)
        h.sel(2, isi, 5)
        h.turun(28 if len(isi) > 52 else 16)


def _tanda(h: _Halaman, k: Kertas) -> None:
    h.turun()
    for teks in (f"Ditetapkan di {k.tanda.tempat}", f"pada tanggal {k.tanda.tanggal}", "Pejabat Penilai Kinerja,"):
        h.sel(2, teks, 5, garis=False)
        h.turun(16)
    h.turun(44)
    h.sel(2, k.tanda.nama, 5, garis=False, bold=True)
    h.turun(16)
    h.sel(2, f"NIP {k.tanda.nip}", 5, garis=False)
    h.turun(16)


def _judul_tabel(h: _Halaman, judul: Sequence[tuple[int, int, str]]) -> None:
    for dari, sampai, teks in judul:
        h.sel(dari, teks, sampai, bold=True, align="center", bg_color="#E8EDF3")
    h.turun(32)


def _konversi(h: _Halaman, k: KertasKonversi) -> None:
    _kepala(h, "KONVERSI PREDIKAT KINERJA KE ANGKA KREDIT", k, "PEJABAT FUNGSIONAL YANG DINILAI")
    h.sel(0, "KONVERSI PREDIKAT KINERJA KE ANGKA KREDIT", 5, bold=True, align="center", bg_color="#E8EDF3")
    h.turun(18)
    _judul_tabel(
        h,
        [(0, 1, "Predikat"), (2, 2, "Prosentase"), (3, 3, "Koefisien per tahun"), (4, 5, "Angka kredit yang didapat")],
    )
    b = k.baris
    h.sel(0, b.predikat, 1, align="center")
    h.sel(2, b.persentase, align="center")
    h.sel(3, b.koefisien, align="center")
    h.sel(4, b.ak, 5, align="center", num_format="0.00#")
    h.turun(20)
    _tanda(h, k)


def _akumulasi(h: _Halaman, k: KertasAkumulasi) -> None:
    _kepala(h, "AKUMULASI ANGKA KREDIT", k, "PEJABAT FUNGSIONAL YANG DINILAI")
    h.sel(0, "KONVERSI PREDIKAT KINERJA KE ANGKA KREDIT", 5, bold=True, align="center", bg_color="#E8EDF3")
    h.turun(18)
    kolom = ("Tahun", "Periodik (bulan)", "Predikat", "Prosentase", "Koefisien per tahun", "Angka kredit yang didapat")
    _judul_tabel(h, [(j, j, teks) for j, teks in enumerate(kolom)])
    mulai = h.n + 1
    for b in k.baris:
        for j, isi in enumerate((b.tahun, b.periodik, b.predikat, b.persentase, b.koefisien)):
            h.sel(j, isi, align="center")
        h.angka(5, b.ak)
        h.turun(18)
    h.sel(0, "JUMLAH ANGKA KREDIT YANG DIPEROLEH", 4, bold=True)
    h.angka(5, k.jumlah, f"=SUM(F{mulai}:F{h.n})", bold=True)
    h.turun(20)
    _tanda(h, k)


def _penetapan(h: _Halaman, k: KertasPenetapan) -> None:
    _kepala(h, "PENETAPAN ANGKA KREDIT", k, "I. KETERANGAN PERORANGAN")
    judul = ("LAMA", "BARU", "JUMLAH", "KETERANGAN")
    _judul_tabel(h, [(0, 1, "II. HASIL PENILAIAN ANGKA KREDIT"), *((j, j, t) for j, t in enumerate(judul, start=2))])
    mulai = h.n + 1
    for nomor, (teks, lama, baru) in enumerate(k.unsur, start=1):
        h.sel(0, nomor, align="center")
        h.sel(1, teks)
        for j, nilai in ((2, lama), (3, baru)):
            if nilai is None:
                h.sel(j, TITIK if nomor == 2 and j == 2 else None, align="center", num_format="0.00#")
            else:
                h.angka(j, nilai)
        jumlah = lama if baru is None else baru if lama is None else lama + baru
        h.angka(4, jumlah, f'=IF(COUNT(C{h.n + 1}:D{h.n + 1}),SUM(C{h.n + 1}:D{h.n + 1}),"")')
        h.sel(5, None)
        h.turun(28 if len(teks) > 34 else 18)
    akhir = h.n
    h.sel(0, "JUMLAH ANGKA KREDIT KUMULATIF", 1, bold=True)
    lengkap = f"COUNT(C{mulai + 1})"  # without AK JF lama the sum would pass for all that there is
    h.angka(2, k.lama, f'=IF({lengkap},SUM(C{mulai}:C{akhir}),"{TITIK}")', TITIK, bold=True)
    h.angka(3, k.baru, f"=SUM(D{mulai}:D{akhir})", bold=True)
    h.angka(4, k.jumlah, f'=IF({lengkap},SUM(E{mulai}:E{akhir}),"{TITIK}")', TITIK, bold=True)
    h.sel(5, None)
    total = h.n + 1
    h.turun(20)
    _judul_tabel(h, [(0, 3, "Keterangan"), (4, 4, "Pangkat"), (5, 5, "Jenjang Jabatan")])
    h.sel(0, "Angka kredit minimal yang harus dipenuhi untuk kenaikan pangkat/jenjang", 3)
    for j, nilai in zip((4, 5), k.minimal, strict=True):
        h.sel(j, "–" if nilai is None else nilai, align="center", num_format="0.00#")
    minimal = h.n + 1
    h.turun(28)
    h.sel(0, "Kelebihan (kekurangan bila negatif) angka kredit yang harus dicapai", 3)
    for j, huruf, butuh, nilai in ((4, "E", k.minimal[0], k.selisih[0]), (5, "F", k.minimal[1], k.selisih[1])):
        if butuh is None:
            h.sel(j, "–", align="center")
        else:
            h.angka(j, nilai, f'=IF(ISNUMBER(E{total}),E{total}-{huruf}{minimal},"{TITIK}")', TITIK)
    h.turun(28)
    h.sel(
        0,
        "DAPAT/TIDAK DAPAT *) DIPERTIMBANGKAN UNTUK KENAIKAN PANGKAT/JENJANG JABATAN SETINGKAT LEBIH TINGGI MENJADI "
        f"{TITIK} PANGKAT/GOLONGAN RUANG {TITIK}",
        5,
        bold=True,
    )
    h.turun(44)
    h.sel(0, "*) Coret yang tidak perlu.", 5, garis=False, font_size=8)
    h.turun()
    for c in k.catatan:
        h.sel(0, c, 5, garis=False, font_size=8, italic=True)
        h.turun(24 if len(c) > 100 else 13)
    _tanda(h, k)
