"""KELUAR of a payment run; manifest.json last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from skp_batch.keluaran.manifest import Masukan, tulis_manifest
from skp_batch.keluaran.tabel import tulis_csv, tulis_jsonl, tulis_temuan
from skp_batch.masukan import BerkasMasukan
from skp_batch.model import Buku
from skp_batch.pembayaran.jalan import HasilBayar
from skp_batch.pembayaran.kembalian import tulis_salinan
from skp_batch.pembayaran.lembar import tulis_buku
from skp_batch.temuan import Temuan
from skp_batch.tukin.adk import adk_txt, adk_xlsx, per_bank
from skp_batch.tukin.angka import angka
from skp_batch.tukin.kolom_nilai import DAFTAR_BANK, Isi, jumlah_kolom, nilai_kolom
from skp_batch.tukin.lalu import NAMA_RIWAYAT_BAYAR, baris_riwayat
from skp_batch.tukin.model import JenisBayar, Rincian

FOLDER_ADK = "adk"


def tulis_bayar(
    hasil: HasilBayar,
    tujuan: Path,
    asal: Sequence[tuple[Buku, bytes]],
    masukan: Sequence[Masukan],
    sidik_kebijakan: str,
    opsi: Mapping[str, object],
    slip: str = "",
    berkas_rhk: Sequence[BerkasMasukan] = (),
) -> None:
    """All of KELUAR into the folder `tujuan`. `asal`: the attendance workbooks; `slip`: html, pdf or blank for none;
    `berkas_rhk`: the units' workbooks behind the predikat, for the slips."""
    tulis_temuan(tujuan, hasil.temuan)
    tulis_jsonl(tujuan / "rincian.jsonl", (objek_rincian(b.rincian) for b in hasil.baris))
    tulis_jsonl(
        tujuan / NAMA_RIWAYAT_BAYAR,
        (baris_riwayat(b.penerima, b.rincian) for b in [*hasil.baris, *hasil.lebih]),
    )
    tulis_daftar_bank(tujuan / "daftar-bank.csv", hasil)
    tulis_adk(tujuan / FOLDER_ADK, hasil)
    tulis_buku(tujuan / f"tukin-{hasil.kode}.xlsx", hasil, sidik_kebijakan)
    if slip:
        from skp_batch.pembayaran.slip_tulis import tulis_slip

        tulis_slip(tujuan, hasil, slip, berkas_rhk)
    menurut_berkas: dict[str, list[Temuan]] = {}
    for t in hasil.temuan:
        menurut_berkas.setdefault(t.berkas, []).append(t)
    jumlah = (len(hasil.terbayar), len(hasil.tertahan))
    for buku, data in asal:
        tulis_salinan(buku, data, menurut_berkas.get(buku.berkas, []), jumlah, tujuan)
    tulis_manifest(
        tujuan,
        perintah="tukin",
        masukan=masukan,
        kebijakan={"id": hasil.kebijakan.id, "sha256": sidik_kebijakan},
        jumlah=_jumlah(hasil),
        opsi=opsi,
    )


def objek_rincian(r: Rincian) -> dict[str, object]:
    """A line of rincian.jsonl; amounts are null when held."""
    return {
        "nip": r.nip,
        "nama": r.nama,
        "kelas": r.kelas,
        "predikat": r.predikat,
        "status": str(r.status),
        "bruto": r.bruto,
        "potongan": r.potongan,
        "bersih": r.bersih,
        "langkah": [{"nama": x.nama, "nilai": _bilangan(x.nilai), "dasar": x.dasar} for x in r.langkah],
    }


def _bilangan(nilai: Decimal) -> int | float:
    """A number of JSON: whole rupiah as such, else at most six decimals."""
    return int(nilai) if nilai == nilai.to_integral_value() else float(round(nilai, 6))


def tulis_adk(folder: Path, hasil: HasilBayar) -> None:
    """One .txt and one .xlsx per bank code. TPP has them only where the policy asks for it."""
    adk = hasil.kebijakan.keluaran.adk
    if (adk is None and hasil.kebijakan.jenis == "tpp") or (adk is not None and adk.bentuk == "tidak"):
        return
    bentuk = adk.bentuk if adk is not None else "web_gaji_21"
    bayar = hasil.kebijakan.bulan_bayar(hasil.bulan)
    kelompok = per_bank(((b.penerima, b.rincian) for b in hasil.terbayar), adk.per_bank if adk is not None else True)
    for bank, baris in sorted(kelompok.items()):
        folder.mkdir(exist_ok=True)
        nama = f"adk-tukin-{hasil.kode}" + (f"-{bank}" if bank else "")
        (folder / f"{nama}.txt").write_bytes(adk_txt(baris, bayar, bentuk))
        (folder / f"{nama}.xlsx").write_bytes(adk_xlsx(baris, bayar, bentuk))


def tulis_daftar_bank(path: Path, hasil: HasilBayar) -> None:
    """By the policy's columns; the total row only where the policy marks a column `jumlah`."""
    kolom = hasil.kebijakan.keluaran.daftar_bank or list(DAFTAR_BANK)
    baris = [
        [nilai_kolom(hasil.kebijakan, x.nilai, nomor, b.penerima, b.rincian) for x in kolom]
        for nomor, b in enumerate(hasil.terbayar, start=1)
    ]
    if (total := jumlah_kolom(kolom, baris)) is not None:
        baris.append(total)
    tulis_csv(path, [x.judul for x in kolom], ([_teks(n) for n in b] for b in baris))


def _teks(nilai: Isi) -> str:
    if isinstance(nilai, Decimal):
        return angka(nilai).replace(".", "").replace(",", ".")
    return "" if nilai is None else str(nilai)


def _jumlah(hasil: HasilBayar) -> dict[str, int]:
    bruto, potongan, bersih = hasil.total
    jumlah = {
        "dibayar": len(hasil.terbayar),
        "tertahan": len(hasil.tertahan),
        "temuan": len(hasil.temuan),
        "bruto": bruto,
        "potongan": potongan,
        "bersih": bersih,
    }
    if hasil.jenis is JenisBayar.RAPEL:
        jumlah["kelebihan bayar"] = -sum(b.rincian.bersih or 0 for b in hasil.lebih)
    for t in hasil.temuan:
        jumlah[str(t.tingkat)] = jumlah.get(str(t.tingkat), 0) + 1
    return dict(sorted(jumlah.items()))
