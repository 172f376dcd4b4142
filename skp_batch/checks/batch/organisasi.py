"""Capaian Kinerja Organisasi: the one in force, N420, and the distribution of predikat against its pattern (N407)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from skp_batch.aturan import KebijakanPenilaian
from skp_batch.checks.batch.letak import temuan_capaian_unit
from skp_batch.hasil import Distribusi
from skp_batch.istilah import CapaianOrganisasi, Predikat, StatusSkp, Tingkat
from skp_batch.model import Buku, Skp
from skp_batch.scoring.distribusi import periksa_distribusi, pola
from skp_batch.temuan import Temuan


def capaian_berlaku(buku: Iterable[Buku], tetapan: Mapping[str, str]) -> dict[str, str]:
    """Capaian in force by berkas: the list set one level up wins over UNIT."""
    return {b.berkas: tetapan.get(b.unit.kode) or _tertulis(b) for b in buku}


def capaian_ditetapkan(buku: Iterable[Buku], tetapan: Mapping[str, str]) -> Iterator[Temuan]:
    """UNIT's capaian is filled and differs from the list set one level up (N420)."""
    for b in buku:
        resmi, tertulis = tetapan.get(b.unit.kode, ""), _tertulis(b)
        if resmi and tertulis and resmi != tertulis:
            konteks = (("tetapan", resmi),)
            yield temuan_capaian_unit(b, "N420", Tingkat.PERINGATAN, nilai=tertulis, konteks=konteks)


def distribusi_unit(
    buku: Iterable[Buku], capaian: Mapping[str, str], kebijakan: KebijakanPenilaian
) -> list[Distribusi]:
    """SELESAI DINILAI counted per unit and period, beside the pattern of its capaian; for people to look at."""
    hasil = []
    for b in buku:
        if b.unit.periode is None:
            continue
        jumlah = _hitung(b.skp)
        organisasi = capaian.get(b.berkas, "")
        resmi = CapaianOrganisasi(organisasi) if organisasi else None
        hasil.append(
            Distribusi(
                b.unit.periode,
                b.unit.kode,
                b.unit.nama,
                organisasi,
                jumlah,
                tuple(pola(resmi)) if resmi else (),
                tuple(periksa_distribusi(jumlah, resmi, kebijakan)) if resmi else (),
            )
        )
    return sorted(hasil, key=lambda d: (d.periode, d.kode_unit, d.nama_unit))


def distribusi_sesuai(
    buku: Iterable[Buku], capaian: Mapping[str, str], kebijakan: KebijakanPenilaian
) -> Iterator[Temuan]:
    """The distribution follows the pattern of SE MenPANRB 3/2023 (N407); the group is the policy's `lingkup`."""
    kelompok: dict[tuple[str, str], list[tuple[Buku, Skp]]] = {}
    utama: dict[tuple[str, str], Buku] = {}
    for b in buku:
        if b.unit.periode is None:
            continue
        periode = b.unit.periode.kode
        utama.setdefault((periode, b.unit.kode), b)
        for skp in b.skp:
            kunci = {
                "unit": b.unit.kode,
                "induk": b.unit.kode_induk or b.unit.kode,
                "penilai": f"{b.unit.kode}/{skp.nip_atasan or skp.teks('nip_penilai')}",
            }[kebijakan.lingkup]
            kelompok.setdefault((periode, kunci), []).append((b, skp))
    for (periode, kunci), anggota in kelompok.items():
        tempat = utama.get((periode, kunci), anggota[0][0])
        organisasi = capaian.get(tempat.berkas, "")
        if not organisasi:
            continue
        if len({skp.nip for _, skp in anggota if skp.predikat is not None}) < kebijakan.distribusi_minimal:
            continue  # people, not SKPs: one may have two in a period
        tahunan = tempat.unit.periode is not None and tempat.unit.periode.jenis == "TAHUNAN"
        langgar = periksa_distribusi(_hitung(s for _, s in anggota), CapaianOrganisasi(organisasi), kebijakan)
        if langgar:
            konteks = (
                ("organisasi", organisasi),
                ("aturan", "; ".join(p.aturan for p in langgar)),
                ("angka", "; ".join(p.angka for p in langgar)),
            )
            tingkat = Tingkat.PERINGATAN if tahunan else Tingkat.INFO
            yield temuan_capaian_unit(tempat, "N407", tingkat, nilai=organisasi, konteks=konteks)


def _tertulis(b: Buku) -> str:
    return "" if "capaian_organisasi" in b.unit.cacat else b.unit.capaian_organisasi


def _hitung(para: Iterable[Skp]) -> dict[Predikat, int]:
    jumlah = dict.fromkeys(Predikat, 0)
    for skp in para:
        if skp.status is StatusSkp.SELESAI and skp.predikat is not None:
            jumlah[skp.predikat] += 1
    return jumlah
