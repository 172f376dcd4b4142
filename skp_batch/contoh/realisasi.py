"""Realisasi that fits the rating: for every employee numbers whose computed rating is the one that the atasan gave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from skp_batch.contoh.bentuk import Baris
from skp_batch.contoh.data import Iki, Orang, Rhk, frasa, instansi
from skp_batch.contoh.rencana import Lingkup, rencana_orang, teks_angka
from skp_batch.periode import Periode, jumlah_periode

# Attempts per rating: shares of the target that are tried, milder first.
_PERCOBAAN: dict[str, tuple[tuple[str, ...], ...]] = {
    "A": (("1.13", "1.16", "1.12", "1.18"), ("1.18", "1.2", "1.17"), ("1.22",)),
    "S": (("1", "1.02", "0.97", "1.04", "1", "0.96"), ("1", "0.98"), ("1",)),
    "B": (("0.78", "0.7", "0.84", "0.75"), ("0.65", "0.7"), ("0.5",)),
}
_BATAS = {"A": (Decimal("110.5"), Decimal(121)), "S": (Decimal(91), Decimal("109.5")), "B": (Decimal(1), Decimal(88))}
_SERATUS = Decimal(100)


def baris_realisasi(orang: Orang, lingkup: Lingkup) -> list[Baris]:
    """One row per indikator with target of the period, realisasi, evidence and feedback."""
    nip = orang.nip(lingkup.periode.tahun)
    rencana = rencana_orang(orang)
    angka = iter(_angka(orang, rencana, lingkup.periode))
    baris: list[Baris] = []
    for no, rhk in enumerate(rencana, 1):
        for ke, iki in enumerate(rhk.iki, 1):
            urut = orang.urut + no + ke
            isi: Baris = {"NIP": nip, "No RHK": str(no), "No Indikator": str(ke)}
            aspek = iki.aspek or "URAIAN"
            isi["Rencana Aksi"] = _pilih(frasa()["rencana_aksi"][aspek], urut)
            if iki.target is None:
                isi["Uraian Realisasi"] = iki.uraian_realisasi
            else:
                target, realisasi = next(angka)
                if lingkup.periode.jenis != "TAHUNAN" and _dijumlah(iki):
                    isi["Target Periode"] = target
                isi["Realisasi"] = realisasi
                isi["Uraian Realisasi"] = _uraian(iki, target, realisasi)
            isi["Bukti Dukung"] = f"{frasa()['bukti'][aspek]} (RHK {no}, indikator {ke})"
            isi["Tautan Bukti Dukung"] = (
                f"{instansi()['alamat_berkas']}/skp/{lingkup.periode.kode.lower()}/"
                f"{lingkup.unit.kode.lower()}/{orang.id}/rhk-{no}-indikator-{ke}.pdf"
            )
            isi["Sumber Data"] = lingkup.unit.sumber
            if ke == 1:
                isi["Umpan Balik"] = _pilih(frasa()["umpan_balik_hasil"][orang.hasil], urut)
            baris.append(isi)
    return baris


def _pilih(daftar: Sequence[str], urut: int) -> str:
    return daftar[urut % len(daftar)]


def _uraian(iki: Iki, target: Decimal, realisasi: Decimal) -> str:
    rencana = _dengan_satuan(iki.batas_atas if iki.batas_atas is not None else target, iki.satuan)
    if iki.batas_atas is not None:
        rencana = f"{teks_angka(target)} sampai {rencana}"
    return f"Terealisasi {_dengan_satuan(realisasi, iki.satuan)} dari target {rencana}"


def _dengan_satuan(angka: Decimal, satuan: str) -> str:
    """As it stands in a sentence: 95,7%, 240 posyandu, 6 UPTD; a mark (Indeks, Nilai) comes before its number."""
    if satuan == "%":
        return f"{teks_angka(angka)}%"
    kecil = satuan if satuan.isupper() else satuan[0].lower() + satuan[1:]
    return f"{kecil} {teks_angka(angka)}" if satuan in ("Indeks", "Nilai") else f"{teks_angka(angka)} {kecil}"


def _angka(orang: Orang, rencana: Sequence[Rhk], periode: Periode) -> list[tuple[Decimal, Decimal]]:
    """Target in force and realisasi of each measured indikator, in order."""
    bawah, atas = _BATAS[orang.hasil]
    for ke, percobaan in enumerate(_PERCOBAAN[orang.hasil], 1):
        # Of a target of 1 or 2 (a month's share) only a whole unit more or less makes a difference.
        tegas = orang.hasil if ke == len(_PERCOBAAN[orang.hasil]) else ""
        hasil, utama = [], []
        giliran = iter(range(orang.urut, orang.urut + 1_000))
        for rhk in rencana:
            capaian = []
            for iki, faktor in _dengan_faktor(rhk, percobaan, giliran):
                target = target_periode(iki, periode)
                realisasi = _realisasi(iki, target, faktor, tegas)
                hasil.append((target, realisasi))
                capaian.append(_capaian(iki, target, realisasi))
            if capaian and rhk.jenis == "UTAMA":
                utama.append(sum(capaian, Decimal()) / len(capaian))
        if not utama or bawah <= sum(utama, Decimal()) / len(utama) <= atas:
            return hasil
    raise ValueError(f"target {orang.id} tidak dapat menghasilkan rating {orang.hasil} pada {periode.kode}")


def _dengan_faktor(rhk: Rhk, percobaan: Sequence[str], giliran: Iterator[int]) -> Iterator[tuple[Iki, Decimal]]:
    for iki in rhk.iki:
        if iki.target is not None:
            yield iki, Decimal(percobaan[next(giliran) % len(percobaan)])


def _dijumlah(iki: Iki) -> bool:
    return iki.aspek in ("KUANTITAS", "BIAYA") and iki.satuan != "%" and iki.cara in ("", "JUMLAH")


def target_periode(iki: Iki, periode: Periode) -> Decimal:
    """The target in force: a share of the year's where amounts are summed up, else the year's."""
    assert iki.target is not None
    if periode.jenis == "TAHUNAN" or not _dijumlah(iki):
        return iki.target
    bagian = iki.target / jumlah_periode(periode.jenis)
    return max(bagian.quantize(Decimal(1), ROUND_HALF_UP), Decimal(1))


def _realisasi(iki: Iki, target: Decimal, faktor: Decimal, tegas: str) -> Decimal:
    if iki.batas_atas is not None and faktor > Decimal("0.95"):
        return (target + iki.batas_atas) / 2
    nilai = target * (2 - faktor) if iki.arah == "MINIMAL" else target * faktor
    if iki.arah != "MINIMAL" and iki.satuan in ("%", "Indeks", "Nilai") and target <= _SERATUS:
        nilai = min(nilai, _SERATUS)
    bulat = iki.aspek == "KUANTITAS" or (iki.aspek != "KUALITAS" and target >= 20)
    arah = {"A": ROUND_CEILING, "B": ROUND_FLOOR, "": ROUND_HALF_UP, "S": ROUND_HALF_UP}[tegas]
    if iki.arah == "MINIMAL":
        arah = {ROUND_CEILING: ROUND_FLOOR, ROUND_FLOOR: ROUND_CEILING}.get(arah, arah)
    return nilai.quantize(Decimal(1) if bulat else Decimal("0.1"), arah)


def _capaian(iki: Iki, target: Decimal, realisasi: Decimal) -> Decimal:
    """Only to choose numbers that fit; what counts is skp_batch.scoring."""
    if iki.batas_atas is not None and target <= realisasi <= iki.batas_atas:
        return _SERATUS
    rasio = realisasi / target
    nilai = _SERATUS * (2 - rasio if iki.arah == "MINIMAL" else rasio)
    return min(max(nilai, Decimal()), Decimal(120))
