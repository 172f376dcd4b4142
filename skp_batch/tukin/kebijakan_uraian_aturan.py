"""Attendance and leave rules of a policy in plain Indonesian sentences."""

from __future__ import annotations

from collections.abc import Iterator

from skp_batch.tukin.angka import angka
from skp_batch.tukin.bulan import judul_tanggal
from skp_batch.tukin.kebijakan import Kebijakan
from skp_batch.tukin.kebijakan_cuti import AturanCuti
from skp_batch.tukin.kebijakan_jenis import sebut
from skp_batch.tukin.kebijakan_presensi import AturanPresensi, Pita
from skp_batch.tukin.kebijakan_tarif import BilaOrang
from skp_batch.tukin.presensi import judul_pemicu

_SATUAN = {
    "hari": "tiap hari",
    "kejadian": "tiap kejadian",
    "menit": "tiap menit",
    "menit_sebulan": "tiap menit, jumlah sebulan",
    "pita": "tiap kejadian menurut lamanya",
}
_UKUR = {
    "bulan_ke": "bulan ke-",
    "kali_setahun": "kali ke-",
}


def kena(k: Kebijakan, terhadap: str | None) -> str:
    """What a percentage is of."""
    if terhadap is None or terhadap == "total":
        return "seluruh tunjangan"
    if terhadap == "rumus":
        return "rumus komponen"
    id_ = terhadap.removeprefix("komponen.")
    nama = next((x.nama for x in k.komponen if x.id == id_), "") or sebut(id_)
    return f"komponen {nama}"


def urai_bila(b: BilaOrang) -> str:
    """Who is meant."""
    isi = [f"kelas {', '.join(str(n) for n in b.kelas)}"] if b.kelas else []
    if b.kelas_min is not None or b.kelas_maks is not None:
        bawah = f" {b.kelas_min}" if b.kelas_min is not None else ""
        isi.append(f"kelas{bawah} " + (f"sampai {b.kelas_maks}" if b.kelas_maks is not None else "ke atas"))
    for judul, daftar in (
        ("status", b.status),
        ("satker", b.unit),
        ("jabatan", b.jabatan),
        ("jenis jabatan", b.jenis_jabatan),
    ):
        isi += [f"{judul} {' atau '.join(sebut(x) for x in daftar)}"] if daftar else []
    return ", ".join(isi)


def urai_presensi(k: Kebijakan) -> Iterator[str]:
    p = k.presensi
    if p is None:
        return
    dasar = f" ({p.dasar})" if p.dasar else ""
    if p.terhadap == "rumus":
        yield f"Persen yang tersisa sesudah potongan menjadi angka presensi dalam rumus komponen{dasar}."
    else:
        yield f"Potongan dihitung dari {kena(k, p.terhadap)}{dasar}."
    if p.toleransi_menit:
        yield f"Terlambat dihitung sesudah toleransi {p.toleransi_menit} menit."
    for a in p.aturan:
        yield f"{a.kode}, {a.nama or judul_pemicu(a.pemicu).lower()}: {_isi_presensi(a)}."
    if p.batas.harian is not None:
        yield (
            f"Paling banyak {angka(p.batas.harian)}% sehari pada hari hadir menurut lembar KEHADIRAN HARIAN; "
            "tanpa lembar itu, paling banyak sekian untuk satu kejadian."
        )
    if p.batas.bulanan is not None:
        yield f"Paling banyak {angka(p.batas.bulanan)}% sebulan."
    for e in p.eskalasi:
        sebab = [f"{e.bila.berturut_hari_min} hari berturut-turut"] if e.bila.berturut_hari_min else []
        sebab += [f"{e.bila.hari_min} hari"] if e.bila.hari_min else []
        sebab += ["sebulan penuh"] if e.bila.sebulan_penuh else []
        yield f"Tanpa keterangan {' atau '.join(sebab)}: {angka(e.persen)}% dari {kena(k, e.terhadap or p.terhadap)}."
    if p.netral_tanggal:
        tanggal = ", ".join(judul_tanggal(t) for t in p.netral_tanggal)
        yield (
            f"Kejadian pada {tanggal} tidak dihitung: dikeluarkan dari lembar KEHADIRAN HARIAN; "
            "tanpa lembar itu, jangan dimasukkan ke lembar KEHADIRAN."
        )
    for d in p.dikecualikan:
        yield f"Tidak dipotong presensi: {sebut(d.kelompok)} ({d.dasar})."


def _isi_presensi(a: AturanPresensi) -> str:
    isi = f"{_SATUAN[a.satuan]} {angka(a.persen)}%" if a.persen is not None else _pita(a.pita, "menit")
    if a.tanpa_rekam:
        isi += f"; tidak rekam dihitung {a.tanpa_rekam}"
    return isi + (f"; bila dikenakan, {', '.join(a.eksklusif)} tidak dikenakan" if a.eksklusif else "")


def _pita(pita: list[Pita], satuan: str) -> str:
    return ", ".join(f"{p.kode} {_jarak(p, satuan)} {angka(p.persen)}%".lstrip() for p in pita)


def _jarak(p: Pita, satuan: str) -> str:
    return f"{p.dari} {satuan} ke atas" if p.sampai is None else f"{p.dari} sampai {p.sampai} {satuan}"


def urai_cuti(k: Kebijakan) -> Iterator[str]:
    for c in k.cuti:
        dasar = f" ({c.dasar})" if c.dasar else ""
        yield f"{c.nama or 'Cuti ' + sebut(c.jenis)}{_bila(c)}: {_isi_cuti(k, c)}{dasar}."


def _bila(c: AturanCuti) -> str:
    if c.bila is None:
        return ""
    syarat = [f"alasan {' atau '.join(c.bila.alasan)}"] if c.bila.alasan else []
    if c.bila.anak_ke_min:
        syarat.append(f"anak ke-{c.bila.anak_ke_min} dan seterusnya")
    if c.bila.anak_ke_maks:
        syarat.append(f"sampai anak ke-{c.bila.anak_ke_maks}")
    syarat += [f"golongan {', '.join(c.bila.golongan)}"] if c.bila.golongan else []
    syarat += [f"status {', '.join(sebut(s) for s in c.bila.status)}"] if c.bila.status else []
    return f" ({'; '.join(syarat)})" if syarat else ""


def _isi_cuti(k: Kebijakan, c: AturanCuti) -> str:
    if c.operasi == "abaikan":
        return "tidak mengurangi tunjangan"
    if c.operasi == "tidak_dibayar":
        return "tunjangan bulan itu tidak dibayar"
    arti = c.arti or "dipotong"
    if c.per_hari is not None:
        di_atas = f" untuk hari di atas {c.mulai_hari} hari" if c.mulai_hari is not None else ""
        isi = f"{arti} {angka(c.per_hari)}% tiap hari{di_atas}"
    elif c.persen is not None:
        isi = f"{arti} {angka(c.persen)}%"
    elif c.nilai:
        ukur = _UKUR.get(c.ukur or "", "ke-")
        isi = f"{arti} " + ", ".join(f"{ukur}{i} {angka(p)}%" for i, p in enumerate(c.nilai, start=1))
    else:
        isi = f"{arti} {_pita(c.pita, 'hari')}"
    if c.hari == "kerja":
        isi += " (hari Senin sampai Jumat)"
    if c.bulan_lanjut:
        isi += "; lebih dari sebulan: " + ", ".join(
            f"sampai bulan ke-{b.sampai_bulan} {angka(b.persen)}%" for b in c.bulan_lanjut
        )
    if c.selebihnya is not None:
        isi += f"; selebihnya {angka(c.selebihnya)}%"
    cara = {
        "timpa": "dari tarif, menggantikan hasil sebelumnya",
        "kali": "dari hasil sebelumnya",
        "kurang": f"dari {kena(k, c.terhadap)}, dijumlahkan dengan potongan lain",
    }[c.operasi]
    prorata = {"tidak": "", "hari_kerja": ", menurut hari kerja cuti", "hari_kalender": ", menurut hari kalender cuti"}
    return f"{isi} {cara}{prorata[c.prorata]}"
