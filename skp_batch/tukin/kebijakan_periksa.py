"""What only the policy as a whole shows: weights, references, bands, tables, order. Each fault is one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from skp_batch.tukin.kebijakan import Kebijakan
from skp_batch.tukin.kebijakan_jenis import ganda, kunci_kata
from skp_batch.tukin.kebijakan_lain import LABEL_PREDIKAT
from skp_batch.tukin.kebijakan_periksa_aturan import periksa_cuti, periksa_presensi
from skp_batch.tukin.kebijakan_periksa_komponen import periksa_komponen
from skp_batch.tukin.kebijakan_periksa_tarif import periksa_tarif


def periksa_kebijakan(k: Kebijakan) -> list[str]:
    """All faults, in the order of the vocabulary."""
    return [
        *_berlaku(k),
        *periksa_tarif(k),
        *periksa_komponen(k),
        *_terhadap(k),
        *_predikat(k),
        *_peristiwa(k),
        *periksa_presensi(k),
        *periksa_cuti(k),
        *_status(k),
        *_hukdis(k),
        *_plt(k),
        *_akhir(k),
        *_urutan(k),
    ]


def _berlaku(k: Kebijakan) -> Iterator[str]:
    if k.berlaku.sampai is not None and k.berlaku.sampai < k.berlaku.mulai:
        yield f'"berlaku.sampai" {k.berlaku.sampai.kode} mendahului "berlaku.mulai" {k.berlaku.mulai.kode}'


def _terhadap(k: Kebijakan) -> Iterator[str]:
    """Every `terhadap` names total or a komponen; where several komponen make a percentage doubtful it is required."""
    dikenal = list(dict.fromkeys(["total", *(f"komponen.{x.id}" for x in k.komponen)]))
    for tempat, nilai, wajib in _semua_terhadap(k):
        boleh = [*dikenal, *(["rumus"] if tempat in ("predikat.terhadap", "presensi.terhadap") else [])]
        if nilai is None:
            if wajib and len(dikenal) > 2:
                yield f'kunci "{tempat}" wajib diisi (persen dari apa?). Yang boleh: {", ".join(boleh)}'
        elif nilai not in boleh:
            yield f'nilai "{tempat}" "{nilai}" tidak dapat dipakai. Yang boleh: {", ".join(boleh)}'


def _semua_terhadap(k: Kebijakan) -> Iterator[tuple[str, str | None, bool]]:
    if k.predikat is not None:
        yield "predikat.terhadap", k.predikat.terhadap, True
    for i, p in enumerate(k.peristiwa_skp, start=1):
        yield f"peristiwa_skp[{i}].terhadap", p.terhadap, True
    if k.presensi is not None:
        yield "presensi.terhadap", k.presensi.terhadap, True
        for i, e in enumerate(k.presensi.eskalasi, start=1):
            yield f"presensi.eskalasi[{i}].terhadap", e.terhadap, False
    for i, c in enumerate(k.cuti, start=1):
        yield f"cuti[{i}].terhadap", c.terhadap, False
    for nama, daftar in k.status.items():
        for s in daftar:
            yield f"status.{nama}.terhadap", s.terhadap, False
    if k.hukuman_disiplin is not None:
        yield "hukuman_disiplin.terhadap", k.hukuman_disiplin.terhadap, False


def _predikat(k: Kebijakan) -> Iterator[str]:
    if k.predikat is None:
        return
    disebut = {str(label) for alias, label in k.predikat.alias.items()}
    alias = {kunci_kata(a) for a in k.predikat.alias}
    for label in LABEL_PREDIKAT:
        if label not in k.predikat.persen and kunci_kata(label) not in alias:
            yield f'kunci "predikat.persen.{label}" wajib diisi (atau dipetakan di predikat.alias)'
    for label in sorted(disebut - set(k.predikat.persen)):
        yield f'"predikat.alias" menunjuk "{label}", yang tidak ada di predikat.persen'
    for i, p in enumerate(k.predikat.pengganti, start=1):
        if p.bila.jenis_cuti is None and p.bila.status is None and p.bila.baru is None:
            yield f'"predikat.pengganti[{i}].bila" harus berisi jenis_cuti, status, atau baru'


def _peristiwa(k: Kebijakan) -> Iterator[str]:
    for kode in ganda(p.kode for p in k.peristiwa_skp):
        yield f'"peristiwa_skp" memuat kode "{kode}" dua kali'


def _status(k: Kebijakan) -> Iterator[str]:
    for nama in ganda(k.status):
        yield f'"status" memuat "{nama}" dua kali'
    dikenal = list(dict.fromkeys(x.id for x in k.komponen))
    for nama, daftar in k.status.items():
        for s in daftar:
            if s.operasi != "prorata_hari_kerja" and s.persen is None:
                yield f'kunci "status.{nama}.persen" wajib diisi untuk operasi {s.operasi}'
            for id_ in s.abaikan_komponen:
                if id_ not in dikenal:
                    yield (
                        f'nilai "status.{nama}.abaikan_komponen" "{id_}" tidak dapat dipakai. '
                        f"Yang boleh: {', '.join(dikenal) or 'tidak ada, karena komponen tidak diatur'}"
                    )


def _hukdis(k: Kebijakan) -> Iterator[str]:
    h = k.hukuman_disiplin
    if h is None:
        return
    if h.mode == "tabel" and not h.tabel:
        yield 'kunci "hukuman_disiplin.tabel" wajib diisi untuk mode tabel'
    if h.mode == "tabel" and h.sedang is not None:
        yield '"hukuman_disiplin.sedang" hanya untuk mode pp94'
    if h.mode != "tabel" and h.tabel:
        yield f'"hukuman_disiplin.tabel" hanya untuk mode tabel, bukan {h.mode}'
    for jenis in ganda(s.jenis for s in h.tabel):
        yield f'"hukuman_disiplin.tabel" memuat jenis "{jenis}" dua kali'


def _plt(k: Kebijakan) -> Iterator[str]:
    if k.plt is not None and k.plt.setingkat is None and k.plt.di_atas is None:
        yield '"plt" harus berisi setingkat, di_atas, atau keduanya'


def _akhir(k: Kebijakan) -> Iterator[str]:
    jkn = k.iuran.jkn if k.iuran else None
    if k.iuran is not None and jkn is None:
        yield 'kunci "iuran.jkn" wajib diisi'
    if jkn is not None and jkn.dasar == "sisa_batas" and jkn.batas_gabungan is None:
        yield 'kunci "iuran.jkn.batas_gabungan" wajib diisi untuk dasar sisa_batas'
    if k.pembulatan is not None and k.pembulatan.tahap == "per_kriteria" and k.tarif.sumber != "kriteria":
        yield '"pembulatan.tahap" per_kriteria hanya untuk tarif.sumber kriteria'
    for i, p in enumerate(k.potongan_lain, start=1):
        if sum((p.persen is not None, p.rupiah is not None, p.dari_data)) != 1:
            yield f'"potongan_lain[{i}]" harus berisi salah satu: persen, rupiah, atau dari_data'


def blok_terpakai(k: Kebijakan) -> list[str]:
    """The blocks that `urutan` must name."""
    ada = {
        "kriteria": k.tarif.sumber == "kriteria",
        "komponen": bool(k.komponen),
        "predikat": k.predikat is not None and k.predikat.terhadap != "rumus",
        "presensi": k.presensi is not None and k.presensi.terhadap != "rumus",
        "peristiwa_skp": bool(k.peristiwa_skp),
        "hukuman_disiplin": k.hukuman_disiplin is not None and k.hukuman_disiplin.mode != "tidak",
        "cuti": bool(k.cuti),
        "status": bool(k.status),
        "tunjangan_profesi": k.tunjangan_profesi == "selisih",
        "plt": k.plt is not None,
        "pembulatan": k.pembulatan is not None,
        "iuran": k.iuran is not None,
        "pajak": k.pajak is not None and k.pajak.mode == "dipotong",
    }
    return [blok for blok, terpakai in ada.items() if terpakai]


def _urutan(k: Kebijakan) -> Iterator[str]:
    for blok in ganda(k.urutan):
        yield f'"urutan" memuat "{blok}" dua kali'
    for blok in blok_terpakai(k):
        if blok not in k.urutan:
            yield f'"urutan" belum memuat "{blok}", padahal bagian itu dipakai'
    letak = {blok: i for i, blok in enumerate(k.urutan)}
    nilai = [b for b in k.urutan if b not in ("kriteria", "komponen", "pembulatan", "iuran", "pajak")]
    for awal in ("kriteria", "komponen"):
        for blok in [b for b in nilai if awal in letak and letak[b] < letak[awal]][:1]:
            yield f'"urutan": "{awal}" harus berdiri sebelum "{blok}"'
    if letak.get("kriteria", -1) > letak.get("komponen", 99):
        yield '"urutan": "kriteria" harus berdiri sebelum "komponen"'
    for blok in nilai:
        if "pembulatan" in letak and letak[blok] > letak["pembulatan"]:
            yield f'"urutan": "{blok}" harus berdiri sebelum "pembulatan", karena pembulatan hanya sekali di akhir'
    for akhir in ("iuran", "pajak"):
        for blok in [b for b in (*nilai, "pembulatan") if akhir in letak and letak.get(b, -1) > letak[akhir]][:1]:
            yield f'"urutan": "{akhir}" harus berdiri sesudah "{blok}"'
