"""Ratings beside what the figures and the organisation say: N404, N405, N406, N412."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from skp_batch.aturan import KebijakanPenilaian
from skp_batch.checks.batch.letak import temuan_pegawai, temuan_penilaian
from skp_batch.istilah import RATING, CapaianOrganisasi, Predikat, StatusSkp, Tingkat
from skp_batch.model import Buku, Skp
from skp_batch.temuan import Temuan

_PERLU_PEMBINAAN = frozenset({Predikat.BUTUH_PERBAIKAN, Predikat.KURANG, Predikat.SANGAT_KURANG})


def rating_kosong(buku: Iterable[Buku], nama: Mapping[str, str]) -> Iterator[Temuan]:
    """Ratings missing of SKP that are BELUM DINILAI (N404): once per atasan and workbook, with the count."""
    for b in buku:
        menurut_atasan: dict[str, list[Skp]] = {}
        for skp in b.skp:
            if skp.status is StatusSkp.BELUM_DINILAI:
                penilai = skp.nip_atasan or skp.teks("nip_penilai") or skp.teks("nama_penilai")
                menurut_atasan.setdefault(penilai, []).append(skp)
        for atasan, para in menurut_atasan.items():
            berbaris = [s for s in para if s.baris_penilaian]
            pertama = min(berbaris, key=lambda s: s.baris_penilaian) if berbaris else min(para, key=lambda s: s.baris)
            kunci = "rating_hasil" if pertama.rating_hasil_awal is None else "rating_perilaku"
            sebutan = nama.get(atasan) or pertama.teks("nama_penilai") or atasan or "atasan"
            konteks = (("jumlah", str(len(para))), ("atasan", sebutan))
            yield temuan_penilaian(b, pertama, "N404", Tingkat.PERINGATAN, kunci, konteks=konteks)


def rating_beda(buku: Iterable[Buku]) -> Iterator[Temuan]:
    """Rating hasil kerja differs from the computed one (N405): INFO, PERINGATAN when two levels apart."""
    for b in buku:
        for skp in b.skp:
            if skp.dikecualikan or skp.rating_hasil is None or skp.rating_hitung is None or not skp.baris_penilaian:
                continue
            if not skp.capaian_pasti:
                continue
            jarak = abs(RATING.index(skp.rating_hasil) - RATING.index(skp.rating_hitung))
            if jarak:
                tingkat = Tingkat.PERINGATAN if jarak == 2 else Tingkat.INFO
                konteks = (("hitung", str(skp.rating_hitung)), ("capaian", f"{skp.capaian}".replace(".", ",")))
                yield temuan_penilaian(
                    b, skp, "N405", tingkat, "rating_hasil", nilai=str(skp.rating_hasil), konteks=konteks
                )


def rating_pimpinan(
    buku: Iterable[Buku], capaian: Mapping[str, str], kebijakan: KebijakanPenilaian
) -> Iterator[Temuan]:
    """Rating hasil kerja of a unit's pimpinan is that of its Capaian Kinerja Organisasi (N406; SE MenPANRB 3/2023)."""
    para = list(buku)
    menurut_nip: dict[tuple[str, str], list[tuple[Buku, Skp]]] = {}
    for b in para:
        for skp in b.skp:
            if b.unit.periode is not None and skp.nip_sah:
                menurut_nip.setdefault((b.unit.periode.kode, skp.nip), []).append((b, skp))
    disebut: set[tuple[str, int]] = set()
    for b in para:
        organisasi = capaian.get(b.berkas, "")
        if not organisasi or b.unit.periode is None:
            continue
        seharusnya = kebijakan.rating_pimpinan[CapaianOrganisasi(organisasi)]
        for milik, skp in menurut_nip.get((b.unit.periode.kode, b.unit.nip_pimpinan), ()):
            dinilai = skp.status in (StatusSkp.SELESAI, StatusSkp.MENUNGGU_KEBERATAN, StatusSkp.BELUM_DINILAI)
            sudah = (milik.berkas, skp.baris) in disebut
            if sudah or not dinilai or skp.rating_hasil is None or skp.rating_hasil is seharusnya:
                continue
            disebut.add((milik.berkas, skp.baris))
            konteks = (("capaian", organisasi), ("seharusnya", str(seharusnya)))
            yield temuan_penilaian(
                milik,
                skp,
                "N406",
                Tingkat.PERINGATAN,
                "rating_hasil",
                nilai=str(skp.rating_hasil),
                konteks=konteks,
            )


def pembinaan_ada(buku: Iterable[Buku]) -> Iterator[Temuan]:
    """BUTUH PERBAIKAN or lower has a step in PEMBINAAN, where that sheet is used (N412)."""
    for b in buku:
        if b.pembinaan is None:
            continue
        for skp in b.skp:
            if skp.predikat in _PERLU_PEMBINAAN and skp.nip not in b.pembinaan:
                konteks = (("predikat", str(skp.predikat)),)
                yield temuan_pegawai(b, skp, "N412", Tingkat.INFO, nilai=skp.nip, konteks=konteks)
