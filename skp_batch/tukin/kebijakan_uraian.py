"""A policy in plain Indonesian sentences with its legal basis, to be held against the peraturan by an officer."""

from __future__ import annotations

from collections.abc import Iterator

from skp_batch.tukin.angka import angka
from skp_batch.tukin.kebijakan import Kebijakan
from skp_batch.tukin.kebijakan_jenis import judul_kolom, sebut
from skp_batch.tukin.kebijakan_lain import AturanStatus
from skp_batch.tukin.kebijakan_uraian_aturan import kena, urai_bila, urai_cuti, urai_presensi
from skp_batch.tukin.komponen import DATA, sebut_nama, siapkan_komponen
from skp_batch.tukin.tarif import judul_kriteria

_BLOK = {
    "peristiwa_skp": "peristiwa SKP",
    "hukuman_disiplin": "hukuman disiplin",
    "tunjangan_profesi": "tunjangan profesi",
    "plt": "Plt",
}
_CARA = {
    "setengah_naik": "setengah ke atas",
    "turun": "ke bawah",
    "naik": "ke atas",
    "setengah_genap": "setengah ke genap",
}
_TAHAP = {
    "akhir": "sekali per pegawai, di akhir",
    "per_komponen": "per komponen",
    "per_kriteria": "per baris kriteria",
}
_PERIODE = {"bulanan": "bulan", "triwulanan": "triwulan", "semesteran": "semester", "tahunan": "tahun"}


def uraikan(k: Kebijakan) -> str:
    """Every rule of the policy, block by block."""
    bagian = [
        (k.judul, _umum(k)),
        ("Tarif", _tarif(k)),
        ("Waktu", _siklus(k)),
        ("Komponen", _komponen(k)),
        ("Predikat", _predikat(k)),
        ("Peristiwa SKP", _peristiwa(k)),
        ("Presensi", urai_presensi(k)),
        ("Cuti", urai_cuti(k)),
        ("Status", _status(k)),
        ("Hukuman disiplin", _hukdis(k)),
        ("Plt dan tunjangan profesi", _plt(k)),
        ("THR dan ke-13", _lain(k)),
        ("Akhir hitungan", _akhir(k)),
    ]
    baris: list[str] = []
    for judul, isi in bagian:
        kalimat = list(isi)
        if kalimat:
            baris += [*([""] if baris else []), judul, *(f"  - {x}" for x in kalimat)]
    return "\n".join(baris) + "\n"


def _dengan(kalimat: str, dasar: str) -> str:
    return f"{kalimat} ({dasar})." if dasar else f"{kalimat}."


def _umum(k: Kebijakan) -> Iterator[str]:
    yield f"Jenis: {'TPP pemerintah daerah' if k.jenis == 'tpp' else 'tunjangan kinerja'}."
    yield f"Dasar hukum: {'; '.join(k.dasar_hukum)}."
    sampai = f" sampai {k.berlaku.sampai.judul}" if k.berlaku.sampai else ""
    yield f"Berlaku untuk pekerjaan bulan {k.berlaku.mulai.judul}{sampai or ' dan seterusnya'}."
    if k.catatan:
        yield f"Catatan: {k.catatan}."


def _tarif(k: Kebijakan) -> Iterator[str]:
    t = k.tarif
    sumber = {
        "tabel": "Tarif dari tabel kelas jabatan",
        "acuan": f"Tarif dari tabel acuan {t.acuan}",
        "nilai_jabatan": f"Tarif = nilai jabatan × Rp{angka(t.nilai_jabatan.indeks if t.nilai_jabatan else 0)}",
        "kriteria": "Besaran adalah jumlah kriteria berikut",
    }[t.sumber]
    yield _dengan(sumber, t.dasar)
    if t.catatan:
        yield f"Catatan tarif: {t.catatan}."
    for v in t.versi:
        kelas = v.kelas or {}
        if kelas:
            terendah, tertinggi = angka(min(kelas.values())), angka(max(kelas.values()))
            yield (
                f"Tabel mulai {v.mulai.judul}: kelas {min(kelas)} sampai {max(kelas)}, "
                f"Rp{terendah} sampai Rp{tertinggi}, jumlah Rp{angka(sum(kelas.values()))}."
            )
    for x in t.kriteria:
        untuk = f" untuk {urai_bila(x.bila)}" if x.bila else ""
        yield _dengan(f"{judul_kriteria(x)}{untuk}: {_isi_kriteria(k, x.id)}", x.dasar)
    for nama, persen in t.puncak.items():
        yield f"{sebut(nama).capitalize()}: {angka(persen)}% dari tarif kelas tertinggi."


def _isi_kriteria(k: Kebijakan, id_: str) -> str:
    x = next(x for x in k.tarif.kriteria if x.id == id_)
    if x.persen_basic is not None:
        isi = "persen basic TPP: " + ", ".join(_kunci(n, f"{angka(p)}%") for n, p in x.persen_basic.items())
    elif x.rupiah is not None:
        isi = "rupiah: " + ", ".join(_kunci(n, f"Rp{angka(r)}") for n, r in x.rupiah.items())
    else:
        return f"rupiah per orang dari kolom {judul_kolom(x.id)} di KEHADIRAN (kosong = nol)"
    return isi + (f"; kolom {judul_kolom(x.id)} di KEHADIRAN bila diisi" if x.dari_data else "")


def _kunci(nama: str, nilai: str) -> str:
    if nama == "*":
        return f"lainnya {nilai}"
    return f"{'kelas ' if nama.isdigit() and len(nama) <= 2 else ''}{nama} {nilai}"


def _siklus(k: Kebijakan) -> Iterator[str]:
    geser = k.siklus.bayar_geser_bulan
    yield f"Pekerjaan suatu bulan dibayar {f'{geser} bulan kemudian' if geser else 'pada bulan itu juga'}."
    if k.predikat is not None or k.pakai_capaian:
        s = k.siklus.predikat
        nama = _PERIODE[s.periode]
        letak = f"{nama} yang sama" if s.geser == 0 else f"{s.geser} {nama} sebelumnya"
        apa = "Predikat" if k.predikat is not None else "Capaian"
        yield f"{apa} yang dipakai: {apa.lower()} {nama}an dari {letak}."


def _komponen(k: Kebijakan) -> Iterator[str]:
    for s in siapkan_komponen(k):
        x, maks = s.x, angka(100 if s.x.maks is None else s.x.maks)
        if s.rumus is not None:
            nilai = f"dibayar persen menurut rumus: {s.rumus.sebut(sebut_nama)} (paling rendah 0, paling tinggi {maks})"
        elif x.nilai == "capaian":
            nilai = f"dikalikan capaian SKP (persen, paling tinggi {maks})"
        elif s.tetap:
            nilai = "penuh" if x.nilai == "penuh" else "menurut predikat"
        else:
            nilai = f"dikalikan kolom {judul_kolom(x.nilai[len(DATA) :])} di KEHADIRAN (persen, paling tinggi {maks})"
        untuk = f" untuk {urai_bila(x.bila)}" if x.bila else ""
        yield _dengan(f"Komponen {s.nama}{untuk} {angka(x.bobot)}% dari tarif, {nilai}", x.dasar)


def _predikat(k: Kebijakan) -> Iterator[str]:
    a = k.predikat
    if a is None:
        return
    daftar = ", ".join(f"{sebut(label).upper()} {angka(p)}%" for label, p in a.persen.items())
    cara = ", dijumlahkan dengan potongan lain" if a.operasi == "kurang" else ""
    yield _dengan(f"Yang {a.arti} dari {kena(k, a.terhadap)}{cara}: {daftar}", a.dasar)
    for alias, label in a.alias.items():
        yield f'Sebutan "{alias}" dibaca {sebut(label).upper()}.'
    if a.kosong is None:
        yield "Tanpa predikat: pembayaran ditahan."
    else:
        yield f"Tanpa predikat: {a.arti} {angka(a.kosong)}%."
    for g in a.pengganti:
        sebab = [f"cuti {', '.join(sebut(j) for j in g.bila.jenis_cuti)}"] if g.bila.jenis_cuti else []
        sebab += [f"status {', '.join(sebut(s) for s in g.bila.status)}"] if g.bila.status else []
        sebab += ["pegawai baru"] if g.bila.baru else []
        pakai = {"terakhir": "predikat terakhirnya", "penuh": "dibayar penuh"}.get(g.pakai, sebut(g.pakai).upper())
        yield _dengan(f"Tanpa predikat karena {' dan '.join(sebab)}: {pakai}", g.dasar)


def _peristiwa(k: Kebijakan) -> Iterator[str]:
    for x in k.peristiwa_skp:
        lama = f" selama {x.bulan} bulan" if x.bulan else ""
        nama = x.nama or sebut(x.kode).capitalize()
        yield _dengan(f"{nama}: {x.arti} {angka(x.persen)}% dari {kena(k, x.terhadap)}{lama}", x.dasar)


def _status(k: Kebijakan) -> Iterator[str]:
    for nama, daftar in k.status.items():
        for a in daftar:
            yield _dengan(f"{sebut(nama).upper()}: {_isi_status(k, a)}", a.dasar)
    if k.tidak_dibayar:
        yield f"Tidak dibayar: {', '.join(sebut(s) for s in k.tidak_dibayar)}."
    if k.tunda:
        yield f"Pembayaran ditunda: {', '.join(sebut(s) for s in k.tunda)}."


def _isi_status(k: Kebijakan, a: AturanStatus) -> str:
    if a.operasi == "prorata_hari_kerja":
        isi = "dibayar menurut Jumlah Hari Masuk Kerja dibagi Hari Kerja, pada bulan mulainya"
    elif a.operasi == "kali":
        isi = f"{a.arti or 'dibayar'} {angka(a.persen or 0)}% dari hasil sebelumnya"
    else:
        isi = f"{a.arti or 'dipotong'} {angka(a.persen or 0)}% dari {kena(k, a.terhadap)}"
    if a.abaikan_komponen:
        isi += f", tanpa komponen {', '.join(sebut(x) for x in a.abaikan_komponen)}"
    if a.untuk:
        isi += f" (untuk {', '.join(sebut(u) for u in a.untuk)})"
    return isi + (f", sampai bulan ke-{a.sampai_bulan}" if a.sampai_bulan else "")


def _hukdis(k: Kebijakan) -> Iterator[str]:
    h = k.hukuman_disiplin
    if h is None or h.mode == "tidak":
        return
    mulai = "bulan TMT" if h.mulai == "bulan_tmt" else "bulan sesudah TMT"
    cara = "dijumlahkan dengan potongan lain" if h.operasi == "kurang" else "mengalikan hasil sebelumnya"
    beberapa = "hanya yang terberat" if h.kombinasi == "terberat" else "dijumlahkan"
    yield _dengan(
        f"Potongan dari {kena(k, h.terhadap)}, {cara}, mulai {mulai}; bila lebih dari satu: {beberapa}",
        h.dasar or ("PP 94/2021" if h.mode == "pp94" else ""),
    )
    if h.mode == "pp94":
        persen = f"{angka(h.sedang.persen)}%" if h.sedang else "25%"
        lama = ", ".join(str(n) for n in (h.sedang.bulan if h.sedang else (6, 9, 12)))
        yield f"Hukuman sedang, potong tukin selama {lama} bulan: {persen}."
    for s in h.tabel:
        lama = f"{s.bulan} bulan" if s.bulan else "selama tercatat"
        yield _dengan(f"{sebut(s.jenis).capitalize()}: {angka(s.persen)}%, {lama}", s.dasar)
    if h.turun_kelas:
        yield "Turun jabatan: tarif mengikuti kelas di PENERIMA selama hukuman."


def _plt(k: Kebijakan) -> Iterator[str]:
    if k.plt is not None:
        penuh = ", bila sebulan kalender penuh" if k.plt.minimal == "bulan_kalender" else ""
        if k.plt.setingkat:
            dari = "jabatan yang dirangkap" if k.plt.setingkat.dari == "jabatan_rangkap" else "jabatan definitif"
            yield _dengan(f"Plt setingkat: ditambah {angka(k.plt.setingkat.persen)}% tarif {dari}{penuh}", k.plt.dasar)
        if k.plt.di_atas == "selisih":
            yield _dengan(f"Plt jabatan di atasnya: ditambah selisih tarif kedua kelas{penuh}", k.plt.dasar)
    if k.tunjangan_profesi == "selisih":
        yield "Penerima tunjangan profesi dibayar selisihnya; bila tunjangan profesi lebih besar, tidak dibayar."


def _lain(k: Kebijakan) -> Iterator[str]:
    for nama, x in (("THR", k.jenis_pembayaran.thr), ("Ke-13", k.jenis_pembayaran.ke13)):
        if x is not None:
            potongan = "dengan" if x.pakai_potongan else "tanpa"
            yield _dengan(f"{nama}: {angka(x.persen)}% tarif, {potongan} potongan bulanan dan tambahan Plt", x.dasar)


def _akhir(k: Kebijakan) -> Iterator[str]:
    yield f"Urutan: {', '.join(_BLOK.get(b, b) for b in k.urutan)}."
    if k.batas_potongan_total is not None:
        yield f"Potongan yang dijumlahkan paling banyak {angka(k.batas_potongan_total)}%."
    p = k.pembulatan
    satuan = f"Rp{angka(p.satuan)}" if p and p.satuan > 1 else "rupiah penuh"
    cara, tahap = (_CARA[p.cara], _TAHAP[p.tahap]) if p else (_CARA["setengah_naik"], _TAHAP["akhir"])
    yield f"Pembulatan {cara} ke {satuan}, {tahap}."
    if k.iuran is not None and k.iuran.jkn is not None:
        j = k.iuran.jkn
        batas = f", batas gabungan dengan gaji Rp{angka(j.batas_gabungan)}" if j.batas_gabungan is not None else ""
        yield _dengan(
            f"JKN: pekerja {angka(j.pekerja)}%, pemberi kerja {angka(j.pemberi_kerja)}%{batas}", k.iuran.dasar
        )
    if k.pajak is not None:
        yield {
            "ditanggung_pemerintah": "PPh 21 ditanggung pemerintah: tampil sebagai tunjangan dan potongan yang sama.",
            "dipotong": "PPh 21 dipotong dari pegawai dengan tarif efektif bulanan (PP 58/2023; PMK 168/2023).",
            "tidak_dihitung": "PPh 21 tidak dihitung.",
        }[k.pajak.mode]
        if k.pajak.mode == "dipotong" and k.pajak.bulan_12 == "tahunan":
            yield "Pembayaran bulan Desember: PPh 21 dihitung dengan metode tahunan di luar lembar ini."
    if k.potong_lebih:
        yield "Kelebihan bayar bulan lalu (rapel yang kurang) dipotong dari pembayaran bulanan berikutnya."
    for x in k.potongan_lain:
        yield f"Sesudah bersih dikurangi {x.nama or judul_kolom(x.id)}."
