"""KELUAR/pesan: messages ready to be pasted into a chat, at most eight lines, without NIP."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

from skp_batch.hasil import HasilBatch
from skp_batch.istilah import StatusSkp, Tingkat
from skp_batch.katalog import render
from skp_batch.laporan.bahan import Bahan, Tim, kode_aman, siapkan_bahan
from skp_batch.laporan.langkah import TUNGGUAN, judul_singkat
from skp_batch.model import Buku
from skp_batch.periode import NAMA_BULAN
from skp_batch.ringkasan import ringkas
from skp_batch.temuan import Temuan, huruf_kolom

BARIS_TERBANYAK = 8
_SEL_TERBANYAK = 3
_ANGKA_PANJANG = re.compile(r"\d(?:[ .'-]?\d){7,}")
_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def tulis_pesan(folder: Path, hasil: HasilBatch, batas_waktu: date | None = None) -> None:
    """One message per unit (also for those that have not handed in) and one per atasan who still owes something."""
    b = siapkan_bahan(hasil, ringkas(hasil), False, batas_waktu)
    folder.mkdir(parents=True, exist_ok=True)
    for buku in b.buku:
        nama = b.halaman_unit[buku.berkas].removeprefix("unit-").removesuffix(".html")
        _tulis(folder / f"{nama}.txt", pesan_unit(b, buku))
    for kode, nama_unit in hasil.belum_menyerahkan:
        _tulis(folder / f"{kode_aman(kode)}.txt", pesan_belum(nama_unit or kode, batas_waktu))
    for tim in b.tim:
        if isi := pesan_atasan(b, tim):
            _tulis(folder / tim.halaman.replace(".html", ".txt"), isi)


def _tulis(path: Path, baris: list[str]) -> None:
    path = path.with_name(_ANGKA_PANJANG.sub("nip", path.name))  # a file without Kode Unit goes by its own name
    isi = [_ANGKA_PANJANG.sub("(NIP)", b.replace("\n", " ")) for b in baris[:BARIS_TERBANYAK]]
    path.write_text("\n".join(isi) + "\n", "utf-8", newline="\n")


def pesan_unit(b: Bahan, buku: Buku) -> list[str]:
    """What a unit is told: where it stands, which cells first, by when."""
    unit, skp, temuan = buku.unit, b.skp_buku[buku.berkas], b.temuan_buku[buku.berkas]
    periode = unit.periode.judul if unit.periode else "periode ini"
    salah = [t for t in temuan if t.tingkat is Tingkat.KESALAHAN]
    belum = Counter(TUNGGUAN[s.status] for s in skp if s.status in TUNGGUAN)
    if not skp and not unit.kode:
        return _pesan_berkas(b, buku, salah)
    baris = [f"Yth. pengelola kinerja {b.unit(buku)},"]
    if not salah and not belum:
        return [
            *baris,
            f"Buku Kerja SKP {periode} sudah lengkap: {len(skp)} SKP selesai. Terima kasih atas kerja samanya.",
        ]
    selesai = sum(s.status is StatusSkp.SELESAI for s in skp)
    if skp:
        baris.append(f"Pemeriksaan Buku Kerja SKP {periode}: {selesai} dari {len(skp)} SKP selesai dinilai.")
    else:
        baris.append(f"Buku Kerja SKP {periode} yang dikirim belum dapat diolah.")
    if salah:
        mulai = ": " if len(salah) == 1 else ", dimulai dari "
        baris.append(f"Mohon memperbaiki {len(salah)} kesalahan{mulai}{_sel_pertama(salah)}.")
    if belum:
        baris.append(f"Masih ditunggu: {', '.join(f'{teks} ({n} SKP)' for teks, n in sorted(belum.items()))}.")
    baris.append("Catatan lengkap ada pada lembar HASIL PEMERIKSAAN di buku kerja yang kami kirim kembali.")
    return [*baris, *_penutup(b.batas_waktu)]


def _pesan_berkas(b: Bahan, buku: Buku, salah: list[Temuan]) -> list[str]:
    """For whoever sent a file that says nothing of a unit: the file, what is wrong, what to do."""
    baris = [f'Yth. pengirim berkas "{buku.berkas.rsplit("/", 1)[-1]}",']
    baris.append("Terima kasih atas kiriman Bapak/Ibu. Mohon maaf, isinya belum dapat kami olah.")
    if salah:
        utama = max(salah, key=lambda t: t.menahan.berat)
        baris += [f"Sebabnya: {judul_singkat(utama.kode)}.", render(utama).saran]
    return [*baris, *_penutup(b.batas_waktu)]


def pesan_belum(nama: str, batas_waktu: date | None) -> list[str]:
    """For a unit whose workbook is missing."""
    return [
        f"Yth. pengelola kinerja {nama},",
        "Kami belum menerima Buku Kerja SKP dari unit Bapak/Ibu.",
        "Mohon berkas .xlsx dikirim; bila ada kendala, silakan hubungi kami agar dapat dibantu.",
        *_penutup(batas_waktu),
    ]


def pesan_atasan(b: Bahan, tim: Tim) -> list[str]:
    """For an atasan who still has to approve, rate or decide; empty where he owes nothing."""
    butir = []
    for status, kata in (
        (StatusSkp.BELUM_DISETUJUI, "menyetujui SKP"),
        (StatusSkp.BELUM_DINILAI, "mengisi rating hasil kerja dan perilaku kerja"),
        (StatusSkp.MENUNGGU_KEBERATAN, "menanggapi keberatan"),
    ):
        orang = [s for s in tim.anggota if s.status is status]
        if orang:
            nama = [s.nama.split(",")[0] for s in orang[:_SEL_TERBANYAK]]
            lain = f" dan {len(orang) - len(nama)} lainnya" if len(orang) > len(nama) else ""
            butir.append(f"- {kata}: {len(orang)} pegawai ({', '.join(nama)}{lain})")
    if not butir:
        return []
    return [
        f"Yth. Bapak/Ibu {tim.nama or 'pejabat penilai kinerja'},",
        "Untuk menyelesaikan evaluasi kinerja tim, masih ditunggu dari Bapak/Ibu:",
        *butir,
        _tempat_rating(b, tim),
        *_penutup(b.batas_waktu),
    ]


def _tempat_rating(b: Bahan, tim: Tim) -> str:
    """Where to write: the first empty cells, of the unit that comes first."""
    sel: dict[str, list[str]] = {}
    for s in tim.anggota:
        buku = b.hasil.buku_dari(s)
        kunci = "rating_hasil" if s.rating_hasil is None else "rating_perilaku"
        kolom = buku.alamat("PENILAIAN", kunci)
        if s.status is StatusSkp.BELUM_DINILAI and s.baris_penilaian and kolom:
            sel.setdefault(b.unit(buku), []).append(f"{huruf_kolom(kolom)}{s.baris_penilaian}")
    if not sel:
        status = {s.status for s in tim.anggota}
        lembar = ["PEGAWAI (kolom Status SKP)"] if StatusSkp.BELUM_DISETUJUI in status else []
        lembar += ["PENILAIAN"] if StatusSkp.BELUM_DINILAI in status else []
        lembar += ["KEBERATAN"] if StatusSkp.MENUNGGU_KEBERATAN in status else []
        return f"Tempat mengisinya: lembar {_deret(lembar)} di buku kerja unit yang kami kirim kembali."
    unit, daftar = next(iter(sel.items()))
    return f"Mulai dari lembar PENILAIAN sel {', '.join(daftar[:_SEL_TERBANYAK])} di buku kerja {unit}."


def _sel_pertama(salah: list[Temuan]) -> str:
    """`lembar PEGAWAI sel A7 dan A9 (NIP tidak lengkap); …`: what holds most comes first, what is alike together."""
    tempat: dict[tuple[str, str], list[str]] = {}
    for t in sorted(salah, key=lambda t: -t.menahan.berat):
        tempat.setdefault((t.lembar, judul_singkat(t.kode)), []).append(t.sel)
    hasil = []
    for (lembar, judul), sel in list(tempat.items())[:_SEL_TERBANYAK]:
        ada = [s for s in sel if s][:_SEL_TERBANYAK]
        letak = f"lembar {lembar} sel {_deret(ada)}" if ada else f"lembar {lembar}" if lembar else "berkasnya"
        hasil.append(f"{letak} ({judul})")
    return "; ".join(hasil)


def _deret(isi: list[str]) -> str:
    """`A7`, `A7 dan A9`, `A7, A9, dan A11`."""
    if len(isi) < 3:
        return " dan ".join(isi)
    return f"{', '.join(isi[:-1])}, dan {isi[-1]}"


def _penutup(batas_waktu: date | None) -> list[str]:
    if batas_waktu is None:
        return ["Terima kasih."]
    hari = f"{_HARI[batas_waktu.weekday()]}, {batas_waktu.day} {NAMA_BULAN[batas_waktu.month - 1]} {batas_waktu.year}"
    return [f"Mohon diselesaikan paling lambat {hari}. Terima kasih."]
