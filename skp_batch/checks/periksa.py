"""All checks that need one workbook alone, for a group of them; what leaves is the Buku records and system values."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from skp_batch.aturan import KebijakanPenilaian
from skp_batch.checks import evaluasi, isian, mutu
from skp_batch.checks.hitung_capaian import hitung_capaian
from skp_batch.checks.sidik import isi_sidik, susun_sidik
from skp_batch.checks.skema_lembar import skema_lembar
from skp_batch.checks.susunan import Indikator, RhkIsi, SkpIsi, Susunan, susun
from skp_batch.checks.tinjauan import periksa_tinjauan
from skp_batch.istilah import Menahan, Rating, kunci_pilihan
from skp_batch.model import Pk, Rhk, TargetKuantitas
from skp_batch.scoring.capaian import bulatkan
from skp_batch.temuan import NAMA_TERPANJANG
from skp_batch.workbook.isi import IsiBuku

# (sheet, row, column key) -> value of a (sistem) cell
NilaiSel = tuple[str, int, str, str | Decimal]


def periksa_kumpulan(kumpulan: Sequence[IsiBuku], kebijakan: KebijakanPenilaian) -> list[Susunan]:
    """Run every check of a single workbook; findings and SKPs are put into each `isi.buku`.

    Review workbooks have no SKP of their own, so no Susunan comes back for them.
    """
    periksa_tinjauan([isi for isi in kumpulan if isi.buku.tinjauan is not None])
    kumpulan = [isi for isi in kumpulan if isi.buku.tinjauan is None]
    for isi in kumpulan:
        _kenali(isi)
    skema_lembar(kumpulan)
    hasil = []
    for isi in kumpulan:
        for cek in isian.PEMERIKSAAN:
            isi.catat(cek(isi))
        susunan = susun(isi)
        hitung_capaian(susunan, kebijakan)
        _isi_skp(susunan)
        berperiode = isi.buku.unit.periode is not None
        for cek_skp in evaluasi.PEMERIKSAAN if berperiode else evaluasi.TANPA_PERIODE:
            isi.catat(cek_skp(susunan))
        for cek_skp in mutu.PEMERIKSAAN:
            isi.catat(cek_skp(susunan))
        _lengkapi(isi)
        _ringkas(susunan)
        hasil.append(susunan)
    return hasil


def nilai_sistem(susunan: Susunan) -> list[NilaiSel]:
    """Values of the (sistem) columns of REALISASI; those of PENILAIAN are known only to the whole batch.

    Only a Sidik that stands there already is kept in a file that is held: were it lost for a round, nobody would see in
    the next that the plan was changed after the rating (N414).
    """
    hasil: list[NilaiSel] = []
    penilaian = susunan.isi.tabel.get("PENILAIAN")
    if penilaian is not None and any(t.menahan is Menahan.BERKAS for t in susunan.isi.buku.temuan):
        lama = ((nomor, kunci, sel.teks) for (nomor, kunci), sel in penilaian.sistem.items() if kunci == "s_sidik")
        hasil += [("PENILAIAN", *satu) for satu in lama]
    for s in susunan.skp:
        for r in s.rhk:
            for ind in r.indikator:
                if ind.realisasi is None:
                    continue
                nomor, t = ind.realisasi.nomor, ind.target.nilai
                butir: tuple[tuple[str, str | Decimal | None], ...] = (
                    ("s_rhk", r.baris.nilai.get("rhk")),
                    ("s_indikator", t.get("indikator")),
                    ("s_target", t.get("target", t.get("uraian_target"))),
                    ("s_satuan", t.get("satuan")),
                    ("s_capaian", bulatkan(ind.capaian) if ind.capaian is not None else None),
                )
                hasil += [("REALISASI", nomor, kunci, nilai) for kunci, nilai in butir if nilai is not None]
    return hasil


def _kenali(isi: IsiBuku) -> None:
    """Names by SKP, and the one NIP that a given first 15 digits can mean."""
    depan: dict[str, set[str]] = {}
    for baris in isi.baris("PEGAWAI"):
        if baris.nip:
            isi.nama.setdefault((baris.nip, baris.skp_ke), baris.teks("nama")[:NAMA_TERPANJANG])
            depan.setdefault(baris.nip[:15], set()).add(baris.nip)
    isi.nip_15 = {awal: next(iter(nip)) for awal, nip in depan.items() if len(nip) == 1}


def _isi_skp(susunan: Susunan) -> None:
    """Ratings as given and as in force after objections; the Sidik."""
    tabel = susunan.isi.tabel.get("PENILAIAN")
    for s in susunan.skp:
        p = s.penilaian
        if p is not None and tabel is not None:
            s.skp.baris_penilaian = p.nomor
            s.skp.rating_hasil_awal = _rating(p.ambil("rating_hasil"), p.cacat_di("rating_hasil"))
            s.skp.rating_perilaku_awal = _rating(p.ambil("rating_perilaku"), p.cacat_di("rating_perilaku"))
            tertulis = tabel.sistem.get((p.nomor, "s_sidik"))
            s.skp.sidik_tertulis = tertulis.teks if tertulis else ""
        s.skp.rating_hasil, s.skp.rating_perilaku = s.skp.rating_hasil_awal, s.skp.rating_perilaku_awal
        _keberatan(s)
        s.skp.tanpa_umpan_balik = sum(
            i.realisasi is not None and i.jatuh_tempo and not i.hilang and not i.realisasi.ambil("umpan_balik")
            for i in s.indikator
        )
        s.skp.sidik_isi = isi_sidik(s)
        s.skp.sidik = susun_sidik(s.skp.rating_hasil_awal, s.skp.rating_perilaku_awal, s.skp.sidik_isi)


def _rating(nilai: str | None, cacat: bool) -> Rating | None:
    return None if nilai is None or cacat else Rating(nilai)


def _keberatan(s: SkpIsi) -> None:
    """DIUBAH puts the final ratings in force, a blank one keeps the former; without decision the SKP waits."""
    for baris in s.keberatan:
        keputusan = baris.ambil("keputusan")
        if keputusan is None:
            s.skp.menunggu_keberatan = s.skp.menunggu_keberatan or not baris.cacat_di("keputusan")
        elif keputusan == "DIUBAH" and not baris.cacat_di("keputusan"):
            s.skp.rating_hasil = (
                _rating(baris.ambil("rating_hasil"), baris.cacat_di("rating_hasil")) or s.skp.rating_hasil
            )
            s.skp.rating_perilaku = (
                _rating(baris.ambil("rating_perilaku"), baris.cacat_di("rating_perilaku")) or s.skp.rating_perilaku
            )


def _lengkapi(isi: IsiBuku) -> None:
    """Name the person of findings made while reading, before the names were known."""
    for i, t in enumerate(isi.buku.temuan):
        if t.nip and not t.nama:
            nip = isi.pemilik(t.nip)
            isi.buku.temuan[i] = t.dengan(nip=nip, nama=isi.nama.get((nip, t.skp_ke)) or isi.nama.get((nip, "1"), ""))


def _ringkas(susunan: Susunan) -> None:
    """Fill the Buku with what the rest of the batch needs."""
    isi = susunan.isi
    buku = isi.buku
    _ringkas_unit(isi)
    buku.skp = [s.skp for s in susunan.skp]
    for s in susunan.skp:
        s.skp.cacat = frozenset(s.baris.cacat)
        s.skp.nip_sah = "nip" not in s.baris.cacat
        s.skp.pegawai = {k: v for k, v in s.skp.pegawai.items() if k not in s.baris.cacat}
        s.skp.rhk = [_rhk(s, r) for r in s.rhk]
    _tandai_ganda(isi)
    buku.pk = [Pk(b.nomor, b.teks("no_pk"), b.teks("indikator")) for b in isi.baris("PK") if b.teks("no_pk")]
    pembinaan = isi.baris("PEMBINAAN")
    buku.pembinaan = frozenset(b.nip for b in pembinaan) if pembinaan else None
    for b in isi.baris("ANGKA KREDIT"):
        nilai = {k: v for k, v in b.nilai.items() if k not in b.cacat and k != "nip"}
        if b.nip:
            buku.angka_kredit.setdefault(b.nip, nilai | {"baris": b.nomor})


def _ringkas_unit(isi: IsiBuku) -> None:
    """What has a KESALAHAN in UNIT is known as such, and a date that cannot be is no date."""
    unit = isi.buku.unit
    unit.cacat = frozenset(k for b in isi.baris("UNIT") for k in b.cacat)
    unit.mulai = None if "tanggal_mulai" in unit.cacat else unit.mulai
    unit.selesai = None if "tanggal_selesai" in unit.cacat else unit.selesai


def _tandai_ganda(isi: IsiBuku) -> None:
    """A second PEGAWAI row of a key (S206) makes the first one's plan doubtful too."""
    ganda = {(b.nip, b.skp_ke) for b in isi.baris("PEGAWAI") if b.cacat_di("nip")}
    for skp in isi.buku.skp:
        if (skp.nip, skp.skp_ke) in ganda:
            skp.cacat |= {"nip"}


def _rhk(s: SkpIsi, r: RhkIsi) -> Rhk:
    b = r.baris
    sah = {k: v for k, v in b.nilai.items() if k not in b.cacat} if b.cacat else b.nilai
    return Rhk(
        b.nomor,
        b.teks("no_rhk"),
        jenis=sah.get("jenis_rhk", ""),
        klasifikasi=sah.get("klasifikasi", ""),
        teks=sah.get("rhk", ""),
        nip_pimpinan=sah.get("nip_pimpinan", ""),
        no_pimpinan=sah.get("no_rhk_pimpinan", ""),
        teks_pimpinan=sah.get("rhk_pimpinan", ""),
        cascading=sah.get("cascading", ""),
        penugasan=sah.get("penugasan", ""),
        no_pk=sah.get("no_pk", ""),
        cacat=frozenset(b.cacat),
        target=[] if s.kualitatif else [t for t in map(_target_kuantitas, r.indikator) if t is not None],
    )


def _target_kuantitas(ind: Indikator) -> TargetKuantitas | None:
    t = ind.target
    if t.ambil("aspek") != "KUANTITAS" or t.ambil("target") is None or t.ambil("arah") == "MINIMAL":
        return None
    if t.cacat_di("aspek", "target", "satuan", "arah"):
        return None
    return TargetKuantitas(t.nomor, kunci_pilihan(t.teks("satuan")), t.ambil("target"))
