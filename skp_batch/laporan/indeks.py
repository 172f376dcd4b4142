"""laporan/index.html: the batch at a glance; people and cascade as compact data that the page draws on demand."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from markupsafe import Markup

from skp_batch.istilah import Tingkat
from skp_batch.laporan.bahan import PERLU_PEMBINAAN, Bahan, angka_id, lingkungan
from skp_batch.laporan.kaskade import Kaskade, SimpulRhk
from skp_batch.laporan.kurva import susun_kurva
from skp_batch.laporan.langkah import judul_singkat
from skp_batch.model import Skp
from skp_batch.ringkasan import Keadaan, Kelompok, kelompok_skp
from skp_batch.scoring.distribusi import URUTAN_KURVA

# curves drawn on the page itself; those of all other units are on the units' own pages
KURVA_TERBANYAK = 24
# together with the people this keeps the page of 10,000 employees below 6 MB
_BYTE_RHK = 3_000_000
_TAMBAHAN, _CELAH, _YATIM, _ORGANISASI = 1, 2, 4, 8
_TANPA_LEMBAR, _BELUM, _SUDAH = 1, 2, 3  # state of PEMBINAAN for whoever needs it


def susun_indeks(b: Bahan, orang: Sequence[Skp], pilih: Sequence[int], kaskade: Kaskade) -> str:
    """The page as text; `pilih` are positions in `orang`, of whom it shows."""
    hasil = b.hasil
    kurva = sorted(hasil.distribusi, key=lambda d: (not d.pelanggaran, d.periode, d.kode_unit))
    rata = rata_rata_unit(b)
    return (
        lingkungan()
        .get_template("index.html.j2")
        .render(
            r=b.ringkasan,
            Keadaan=Keadaan,
            Kelompok=Kelompok,
            Tingkat=Tingkat,
            instansi=sorted({k.unit.instansi for k in hasil.buku if k.unit.instansi and not k.acuan}),
            nama_unit={k.berkas: b.unit(k) for k in hasil.buku},
            halaman_unit=b.halaman_unit,
            kurva=[susun_kurva(d) for d in kurva[:KURVA_TERBANYAK]],
            kurva_lain=max(0, len(kurva) - KURVA_TERBANYAK),
            urutan_kurva=[str(p) for p in URUTAN_KURVA],
            rata_unit=rata,
            jenjang=rata_rata_jenjang(b),
            cakupan=(kaskade.didukung, kaskade.semua, kaskade.celah, kaskade.yatim),
            sebab={u.berkas: _sebab_pertama(b, u.berkas) for u in b.ringkasan.mulai_dari()},
            samar=b.samaran.aktif,
            batas_waktu=b.batas_waktu,
            besar=hasil.besar,
            tampil=len(pilih),
            data=_json(data_indeks(b, kaskade, orang, pilih)),
        )
    )


def _sebab_pertama(b: Bahan, berkas: str) -> str:
    """What is wrong first of all: the title of the finding that holds most."""
    salah = [t for t in b.temuan_buku[berkas] if t.tingkat is Tingkat.KESALAHAN]
    return judul_singkat(max(salah, key=lambda t: t.menahan.berat).kode) if salah else ""


def rata_rata_unit(b: Bahan) -> dict[str, Decimal | None]:
    """Mean capaian of each workbook's SKPs that have one."""
    return {k.berkas: _rata([s.capaian for s in b.skp_buku[k.berkas]]) for k in b.hasil.buku}


def rata_rata_jenjang(b: Bahan) -> list[tuple[str, int, Decimal | None, int]]:
    """(level, SKPs, mean capaian, finished) by Jenis Jabatan."""
    nilai: dict[str, list[Decimal | None]] = defaultdict(list)
    selesai: dict[str, int] = defaultdict(int)
    for s in b.hasil.rekap:
        jenis = s.teks("jenis_jabatan") or "tidak terbaca"
        nilai[jenis].append(s.capaian)
        selesai[jenis] += kelompok_skp(s) is Kelompok.SELESAI
    urutan = ("JPT", "ADMINISTRATOR", "PENGAWAS", "FUNGSIONAL", "PELAKSANA", "tidak terbaca")
    return [
        (j.capitalize() if j != "JPT" else j, len(nilai[j]), _rata(nilai[j]), selesai[j]) for j in urutan if nilai[j]
    ]


def _rata(nilai: list[Decimal | None]) -> Decimal | None:
    ada = [n for n in nilai if n is not None]
    return (sum(ada, Decimal(0)) / len(ada)).quantize(Decimal("0.01"), ROUND_HALF_UP) if ada else None


def yang_tampil(b: Bahan) -> list[int]:
    """Whom the page can find: all, of a large batch the pimpinan of its units."""
    hasil = b.hasil
    if not hasil.besar:
        return list(range(len(hasil.rekap)))
    return [i for i, s in enumerate(hasil.rekap) if s.nip == hasil.buku_dari(s).unit.nip_pimpinan]


def data_indeks(b: Bahan, kaskade: Kaskade, semua: Sequence[Skp], pilih: Sequence[int]) -> dict[str, object]:
    """What the page's script draws from; positions instead of repeated texts."""
    hasil, samaran = b.hasil, b.samaran
    tampil = [*pilih, *kaskade.acuan]  # those of --acuan stand in the tree only
    letak = {i: n for n, i in enumerate(tampil)}
    nomor = {k.berkas: i for i, k in enumerate(hasil.buku)}
    kelompok = {k: i for i, k in enumerate(Kelompok)}
    kamus = _Kamus()
    orang = [
        [
            samaran.nama(s),
            "" if samaran.aktif or i >= len(hasil.rekap) else s.nip,
            kamus.tambah(samaran.teks(s.teks("jabatan"))),
            nomor[s.berkas],
            angka_id(s.capaian),
            kamus.tambah(str(s.predikat or "")),
            kamus.tambah(str(s.status or "")),
            kelompok[kelompok_skp(s)],
            kamus.tambah(s.teks("jenis_jabatan")),
            letak.get(kaskade.atasan[i], -1),
            _pembinaan(b, s),
        ]
        for i, s in ((i, semua[i]) for i in tampil)
    ]
    batas = _batas_teks(kaskade)
    rhk = [[_rhk(kamus, b, r, batas, letak) for r in kaskade.rhk[i]] for i in tampil]
    return {
        "orang": orang,
        "acuan": len(kaskade.acuan),
        "rhk": rhk,
        "pk": _pk(b, kamus, kaskade, {i: letak[i] for i in pilih}),
        "kamus": kamus.isi,
        "unit": [
            [b.unit(k), k.unit.periode.kode if k.unit.periode else "", b.halaman_unit.get(k.berkas, ""), k.unit.kode]
            for k in hasil.buku
        ],
        "berkas": [] if samaran.aktif else [k.berkas for k in hasil.buku],
    }


def _json(data: dict[str, object]) -> Markup:
    """Compact JSON that cannot end the element it stands in; half the size of what the template's own filter gives."""
    teks = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for huruf in "<>&":
        teks = teks.replace(huruf, f"\\u{ord(huruf):04x}")
    return Markup(teks)  # noqa: S704 - without <, > and & there is no markup in it


def _pembinaan(b: Bahan, s: Skp) -> int:
    if s.predikat not in PERLU_PEMBINAAN:
        return 0
    dibina = b.hasil.buku_dari(s).pembinaan
    return _TANPA_LEMBAR if dibina is None else _SUDAH if s.nip in dibina else _BELUM


def _rhk(kamus: _Kamus, b: Bahan, r: SimpulRhk, batas: int, letak: Mapping[int, int]) -> list[object]:
    bendera = _TAMBAHAN * r.tambahan + _CELAH * r.celah + _YATIM * r.yatim + _ORGANISASI * r.organisasi
    teks = b.samaran.teks(r.teks)
    if len(teks) > batas:
        teks = teks[: batas - 1].rstrip() + "…"
    isi: list[object] = [r.no, kamus.tambah(teks), bendera]
    return isi if r.induk is None or r.induk[0] not in letak else [*isi, letak[r.induk[0]], r.induk[1]]


def _batas_teks(kaskade: Kaskade) -> int:
    """How long an RHK may be on the page, so that the page stays light."""
    panjang = [len(t) for t in {r.teks for daftar in kaskade.rhk.values() for r in daftar}]
    batas = 240
    while batas > 40 and sum(min(p, batas) + 3 for p in panjang) > _BYTE_RHK:
        batas -= 10
    return batas


def _pk(b: Bahan, kamus: _Kamus, kaskade: Kaskade, orang: Mapping[int, int]) -> list[list[object]]:
    """Per unit with a PK: its indikator and the RHK of the unit that carry them."""
    letak: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for i, n in orang.items():
        for k, r in enumerate(kaskade.rhk[i]):
            if r.no_pk:
                letak[b.hasil.rekap[i].berkas].append((r.no_pk, n, k))
    hasil: list[list[object]] = []
    for i, buku in enumerate(b.hasil.buku):
        if buku.pk and not buku.acuan and not buku.diabaikan:
            milik = letak[buku.berkas]
            isi = [
                [p.no, kamus.tambah(b.samaran.teks(p.indikator)), [[o, k] for no, o, k in milik if no == p.no]]
                for p in buku.pk
            ]
            hasil.append([i, isi])
    return hasil


class _Kamus:
    """Each text once."""

    def __init__(self) -> None:
        self._nomor: dict[str, int] = {}

    def tambah(self, teks: str) -> int:
        return self._nomor.setdefault(teks, len(self._nomor))

    @property
    def isi(self) -> list[str]:
        return list(self._nomor)
