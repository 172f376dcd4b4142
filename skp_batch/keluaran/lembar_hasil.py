"""What the sheet HASIL PEMERIKSAAN and the notes say, from a workbook's findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from skp_batch.istilah import Menahan, StatusSkp, Tingkat
from skp_batch.katalog import render
from skp_batch.model import Buku, NilaiAtasan, Tinjauan
from skp_batch.temuan import URUTAN_LEMBAR, Temuan
from skp_batch.workbook.anotasi_model import BERSIH, BarisTemuan, Catatan, DariAtasan, HasilLembar

_DERAJAT = (Tingkat.KESALAHAN, Tingkat.PERINGATAN, Tingkat.INFO)


def susun_catatan(buku: Buku, temuan: Sequence[Temuan]) -> list[Catatan]:
    """One note per cell with all its findings, worst first. X codes are kepegawaian's, not the cell's."""
    menurut_sel: dict[tuple[str, int, int], list[Temuan]] = {}
    for t in temuan:
        if t.baris and t.kolom and not t.kode.startswith("X"):
            menurut_sel.setdefault((t.lembar, t.baris, t.kolom), []).append(t)
    hasil = []
    for (lembar, baris, kolom), para in menurut_sel.items():
        para.sort(key=lambda t: (_DERAJAT.index(t.tingkat), t.kode))
        teks = tuple(_paragraf(t) for t in para)
        hasil.append(Catatan(buku.nama_lembar.get(lembar, lembar), baris, kolom, para[0].tingkat, teks))
    return hasil


def _paragraf(t: Temuan) -> str:
    isi = render(t)
    return f"[{t.kode}] {t.tingkat}: {isi.pesan} {isi.saran} (Dasar: {isi.dasar})"


def susun_hasil(
    buku: Buku, temuan: Sequence[Temuan], dari_atasan: tuple[DariAtasan, ...] = (), *, tak_dianotasi: str = ""
) -> HasilLembar:
    """The content of HASIL PEMERIKSAAN; `tak_dianotasi` says why it stands in a workbook of its own."""
    hitungan = Counter(t.tingkat for t in temuan)
    menahan = max((t.menahan for t in temuan), key=lambda m: m.berat, default=Menahan.TIDAK)
    status, derajat = _status(hitungan, menahan)
    catatan = ((("Catatan", f"Berkas asli tidak diubah: {tak_dianotasi}."),)) if tak_dianotasi else ()
    return HasilLembar(
        judul=f"HASIL PEMERIKSAAN BUKU {'KERJA SKP' if buku.tinjauan is None else 'PENILAIAN ATASAN'}",
        status=status,
        tingkat_status=derajat,
        identitas=(*_identitas(buku), ("Berkas", buku.berkas), *catatan),
        hitungan=(*((str(d), hitungan[d]) for d in _DERAJAT), *_hitungan_skp(buku)),
        langkah_unit=_langkah_unit(buku, temuan, hitungan, menahan),
        langkah_atasan=_langkah_atasan(buku, temuan),
        per_pegawai=_per_pegawai(buku, temuan),
        per_lembar=_per_lembar(temuan),
        temuan=tuple(_baris(buku, t) for t in _tampil(temuan)),
        dari_atasan=dari_atasan,
    )


def _hitungan_skp(buku: Buku) -> tuple[tuple[str, int], ...]:
    if (tinjauan := buku.tinjauan) is not None:
        return (("Bawahan di buku ini", len(tinjauan.nilai)), ("Belum diberi kedua rating", len(_belum_dua(tinjauan))))
    return (
        ("SKP dalam berkas", len(buku.skp)),
        ("SKP selesai dinilai", sum(1 for s in buku.skp if s.status is StatusSkp.SELESAI)),
        ("SKP tertahan", sum(1 for s in buku.skp if s.status is StatusSkp.TERTAHAN)),
    )


def _belum_dua(tinjauan: Tinjauan) -> list[NilaiAtasan]:
    """Rows of a review in which a rating is still blank."""
    return [n for n in tinjauan.nilai if n.nip and not (n.rating_hasil and n.rating_perilaku)]


def _identitas(buku: Buku) -> tuple[tuple[str, str], ...]:
    if (tinjauan := buku.tinjauan) is not None:
        periode = tinjauan.periode.judul if tinjauan.periode else ""
        return ("Buku penilaian atasan", tinjauan.nip_atasan), ("Periode", periode)
    unit = buku.unit
    return (
        ("Unit", f"{unit.nama} ({unit.kode})" if unit.kode else unit.nama),
        ("Periode", unit.periode.judul if unit.periode else ""),
        ("Edisi", str(unit.edisi)),
    )


def _status(hitungan: Counter[Tingkat], menahan: Menahan) -> tuple[str, str]:
    if hitungan[Tingkat.KESALAHAN]:
        akibat = {
            Menahan.BERKAS: "semua hasil berkas ini ditahan",
            Menahan.PREDIKAT: "predikat pegawai yang disebut ditahan",
            Menahan.CAPAIAN: "capaian pegawai yang disebut belum dapat dihitung",
            Menahan.EKSPOR: "kiriman ke SIASN pegawai yang disebut ditahan",
            Menahan.TIDAK: "tidak ada hasil yang ditahan",
        }[menahan]
        return f"PERLU DIPERBAIKI: ada {hitungan[Tingkat.KESALAHAN]} kesalahan; {akibat}.", Tingkat.KESALAHAN
    if hitungan[Tingkat.PERINGATAN]:
        return f"DAPAT DIPAKAI: tanpa kesalahan, ada {hitungan[Tingkat.PERINGATAN]} peringatan.", Tingkat.PERINGATAN
    return "BERSIH: tidak ada kesalahan dan tidak ada peringatan.", BERSIH


def _langkah_unit(
    buku: Buku, temuan: Sequence[Temuan], hitungan: Counter[Tingkat], menahan: Menahan
) -> tuple[str, ...]:
    """What the unit does next, in at most three lines."""
    if buku.tinjauan is not None and buku.nama_lembar:
        return ()  # the unit has its own workbook
    if not buku.nama_lembar:
        saran = [render(t).saran for t in temuan[:1]]
        return (*saran, "Kirim kembali berkas yang sudah dapat dibuka ke kepegawaian.")
    if hitungan[Tingkat.KESALAHAN]:
        pertama = next(t for t in temuan if t.tingkat is Tingkat.KESALAHAN)
        letak = f" Mulai dari {pertama.lembar}!{pertama.sel}." if pertama.sel else ""
        kirim = "Simpan, naikkan Edisi di lembar UNIT, lalu kirim kembali berkas ini ke kepegawaian."
        baca = "Sel bermasalah diberi warna dan catatan; klik alamat sel pada daftar di bawah untuk menuju selnya."
        return (f"Perbaiki {hitungan[Tingkat.KESALAHAN]} sel yang salah.{letak}", baca, kirim)
    if hitungan[Tingkat.PERINGATAN]:
        tinjau = f"Tinjau {hitungan[Tingkat.PERINGATAN]} peringatan; perbaiki bila memang keliru."
        return (tinjau, "Bila sudah benar, tidak perlu mengirim ulang.")
    return ("Tidak ada yang perlu diperbaiki.",)


def _langkah_atasan(buku: Buku, temuan: Sequence[Temuan]) -> tuple[str, ...]:
    """What the atasan does next."""
    if buku.tinjauan is not None:
        return _langkah_tinjauan(buku.tinjauan, temuan)
    langkah = []
    belum = sum(1 for s in buku.skp if s.status is StatusSkp.BELUM_DINILAI)
    rencana = sum(1 for s in buku.skp if s.status in (StatusSkp.BELUM_DISETUJUI, StatusSkp.BELUM_MENYUSUN))
    beda = sum(1 for t in temuan if t.kode in ("N405", "N406", "N414"))
    if rencana:
        langkah.append(f"Setujui {rencana} SKP yang belum berstatus PERSETUJUAN.")
    if belum:
        langkah.append(f"Beri kedua rating untuk {belum} SKP di lembar PENILAIAN, lalu kirim kembali berkas ini.")
    if beda:
        langkah.append(f"Tinjau {beda} rating yang ditandai di lembar PENILAIAN.")
    return tuple(langkah[:3]) or ("Tidak ada yang menunggu atasan.",)


def _langkah_tinjauan(tinjauan: Tinjauan, temuan: Sequence[Temuan]) -> tuple[str, ...]:
    """The same in the atasan's own review workbook."""
    salah = sum(1 for t in temuan if t.tingkat is Tingkat.KESALAHAN)
    langkah = []
    if salah:
        langkah.append(f"Perbaiki {salah} sel yang diwarnai; alamatnya ada di daftar di bawah.")
    if belum := len(_belum_dua(tinjauan)):
        langkah.append(f"Lengkapi kedua rating untuk {belum} bawahan di lembar PENILAIAN.")
    if langkah:
        langkah.append("Simpan, lalu kirim kembali buku ini ke kepegawaian.")
    return tuple(langkah) or ("Tidak ada yang menunggu atasan.",)


def _per_pegawai(buku: Buku, temuan: Sequence[Temuan]) -> tuple[tuple[str, str, str, int, int, int], ...]:
    hitungan = Counter((t.nip, t.skp_ke, t.tingkat) for t in temuan if t.nip)
    return tuple(
        (s.nip, s.nama, str(s.status or ""), *(hitungan[s.nip, s.skp_ke, d] for d in _DERAJAT))  # type: ignore[misc]
        for s in buku.skp
    )


def _per_lembar(temuan: Sequence[Temuan]) -> tuple[tuple[str, int, int, int], ...]:
    hitungan = Counter((t.lembar, t.tingkat) for t in temuan)
    nama = sorted({t.lembar for t in temuan if t.lembar}, key=lambda n: (_urut(n), n))
    return tuple((n, *(hitungan[n, d] for d in _DERAJAT)) for n in nama)  # type: ignore[misc]


def _urut(lembar: str) -> int:
    return URUTAN_LEMBAR.index(lembar) if lembar in URUTAN_LEMBAR else len(URUTAN_LEMBAR)


def _tampil(temuan: Sequence[Temuan]) -> list[Temuan]:
    """All findings; of X codes one line per code."""
    hasil, terlihat = [], set()
    for t in sorted(temuan, key=lambda t: _DERAJAT.index(t.tingkat)):
        if t.kode.startswith("X"):
            if t.kode in terlihat:
                continue
            terlihat.add(t.kode)
        hasil.append(t)
    return hasil


def _baris(buku: Buku, t: Temuan) -> BarisTemuan:
    isi = render(t)
    lembar = buku.nama_lembar.get(t.lembar, t.lembar)
    orang = ("", "") if t.kode.startswith("X") else (t.nip, t.nama)
    sel = "" if t.kode.startswith("X") else t.sel
    return BarisTemuan(
        t.tingkat, t.kode, lembar, sel, t.judul, *orang, t.nilai, isi.pesan, isi.saran, isi.dasar, t.menahan
    )
