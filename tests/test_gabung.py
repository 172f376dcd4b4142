"""`templat --per-pegawai` and `gabung`: sheets out to people and back, without harming the unit's workbook."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from skp_batch.workbook.template import tulis_buku
from tests.alat.meja import ANA, BUDI, KABID, Meja
from tests.alat.perintah import jalankan


def _unit(folder: Path, ubah: Callable[[Meja], None] = lambda m: None) -> Path:
    """A workbook of three people made by the template."""
    meja = Meja()
    ubah(meja)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "mutasi.xlsx"
    isi = {n: [{k: v for k, v in b.items() if v is not None} for b in para] for n, para in meja.bidang.lembar.items()}
    tulis_buku(path, isi, cadangan=20)
    return path


def _tanpa_realisasi(m: Meja) -> None:
    m.bidang.lembar["REALISASI"] = []
    m.bidang.lembar["PENILAIAN"] = []
    m.bidang.isi("PEGAWAI", BUDI, Status_SKP="DRAFT")


def _lembar(folder: Path, nip: str) -> Path:
    return next(p for p in folder.glob("*.xlsx") if nip in p.name)


def _isi(path: Path, isi: dict[tuple[str, str, str], Any]) -> None:
    """Fill cells of a LEMBAR SKP by (No RHK, No Indikator, code of the column)."""
    buku = openpyxl.load_workbook(path)
    ws = buku.worksheets[0]
    kolom = {str(c.value): c.column for c in ws[1] if c.value}
    for r in range(3, ws.max_row + 1):
        kunci = (str(ws.cell(r, kolom["NO RHK"]).value), str(ws.cell(r, kolom["NO INDIKATOR"]).value))
        for (no, ind, kode), nilai in isi.items():
            if (no, ind) == kunci:
                ws.cell(r, kolom[kode]).value = nilai
    buku.save(path)


def _baris(ws: Worksheet) -> list[dict[str, Any]]:
    judul = [str(c.value).rstrip("*") for c in ws[3]]
    return [
        {
            j: c.value
            for j, c in zip(judul, baris, strict=True)
            if c.value is not None and not str(c.value).startswith("=")
        }
        for baris in ws.iter_rows(min_row=4)
    ]


def test_satu_lembar_untuk_satu_orang_tanpa_data_orang_lain(tmp_path: Path) -> None:
    buku = _unit(tmp_path, _tanpa_realisasi)
    assert jalankan("templat", "--per-pegawai", buku, "-o", tmp_path / "lembar").kode == 0
    assert len(list((tmp_path / "lembar").iterdir())) == 3
    for nip, lain in ((ANA, (BUDI, "Budi Santoso", "berkas mutasi")), (BUDI, (ANA, "Ana Lestari", "telaah"))):
        arsip = zipfile.ZipFile(_lembar(tmp_path / "lembar", nip))
        teks = "".join(arsip.read(n).decode() for n in arsip.namelist() if n.endswith(".xml"))
        assert nip in teks
        assert KABID in teks  # pejabat penilai, as the form wants
        for t in (*lain, "EKSPEKTASI<"):
            assert t not in teks
    ws = openpyxl.load_workbook(_lembar(tmp_path / "lembar", ANA)).worksheets[0]
    kepala = [c.value for c in ws[16] if c.value]
    assert kepala[:5] == [
        "NO.",
        "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI",
        "RENCANA HASIL KERJA",
        "ASPEK",
        "INDIKATOR KINERJA INDIVIDU",
    ]
    assert kepala[5:8] == [
        "TARGET",
        "REALISASI BERDASARKAN BUKTI DUKUNG",
        "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG",
    ]
    assert ws.row_dimensions[1].hidden
    assert ws.row_dimensions[2].hidden


def test_gabung_berulang_mengisi_yang_kosong_dan_menyebut_yang_belum(tmp_path: Path) -> None:
    buku = _unit(tmp_path, _tanpa_realisasi)
    jalankan("templat", tmp_path / "lembar", "--per-pegawai", buku)
    ana, budi = (_lembar(tmp_path / "lembar", n) for n in (ANA, BUDI))
    _isi(ana, {("1", "1", "REALISASI.realisasi"): 118, ("1", "1", "REALISASI.bukti"): "Laporan usul mutasi"})
    satu = tmp_path / "satu.xlsx"
    hasil = jalankan("gabung", buku, ana, "-o", satu)
    assert hasil.kode == 0, hasil.err
    assert "2 sel diisi, 1 baris baru" in hasil.out
    assert "Belum menyerahkan (2)" in hasil.out
    # Budi's plan is still open: he may add an RHK and mend nothing that stands
    _isi(
        budi,
        {
            ("1", "1", "REALISASI.realisasi"): "12,5",
            ("2", "1", "RHK.rhk"): "Tertatanya arsip digital",
            ("2", "1", "TARGET.indikator"): "Jumlah arsip",
            ("2", "1", "TARGET.target"): 4,
        },
    )
    dua = tmp_path / "dua.xlsx"
    hasil = jalankan("gabung", satu, budi, "-o", dua)
    assert "Belum menyerahkan (1)" in hasil.out
    assert "Sekar" in hasil.out
    isi = openpyxl.load_workbook(dua)
    realisasi = [b for b in _baris(isi["REALISASI"]) if b]
    assert realisasi[0] == {
        "NIP": ANA,
        "No RHK": "1",
        "No Indikator": "1",
        "Realisasi": 118,
        "Bukti Dukung": "Laporan usul mutasi",
    }
    assert realisasi[1]["Realisasi"] == 12.5
    assert [b["Rencana Hasil Kerja"] for b in _baris(isi["RHK"]) if b.get("NIP") == BUDI] == [
        "Tertatanya berkas mutasi",
        "Tertatanya arsip digital",
    ]
    assert next(b for b in _baris(isi["TARGET"]) if b.get("NIP") == BUDI and b["No RHK"] == "2")["Target"] == 4


def test_gabung_lagi_lembar_yang_sama_tidak_mengubah_apa_pun(tmp_path: Path) -> None:
    buku = _unit(tmp_path)
    jalankan("templat", tmp_path / "lembar", "--per-pegawai", buku)
    hasil = jalankan("gabung", buku, tmp_path / "lembar", "-o", tmp_path / "baru.xlsx")
    assert "3 LEMBAR SKP digabungkan" in hasil.out
    assert "0 sel diisi, 0 baris baru" in hasil.out
    assert "Semua pegawai sudah menyerahkan" in hasil.out
    lama, baru = (zipfile.ZipFile(p) for p in (buku, tmp_path / "baru.xlsx"))
    berubah = {n for n in baru.namelist() if n not in lama.namelist() or baru.read(n) != lama.read(n)}
    assert berubah == {"docProps/custom.xml", "[Content_Types].xml", "_rels/.rels"}  # whose sheets came in
    jalankan("gabung", tmp_path / "baru.xlsx", tmp_path / "lembar", "-o", tmp_path / "lagi.xlsx")
    assert (tmp_path / "lagi.xlsx").read_bytes() == (tmp_path / "baru.xlsx").read_bytes()


def test_yang_menyerahkan_rencana_diingat_meski_bukunya_disimpan_program_lain(tmp_path: Path) -> None:
    buku = _unit(tmp_path, _tanpa_realisasi)
    jalankan("templat", tmp_path / "lembar", "--per-pegawai", buku)
    ana, budi, kabid = (_lembar(tmp_path / "lembar", n) for n in (ANA, BUDI, KABID))
    _isi(budi, {("2", "1", "RHK.rhk"): "Tertatanya arsip digital"})  # a plan, no indikator and no realisasi

    def putaran(masuk: Path, ke: int, *lembar: Path) -> dict[str, Any]:
        hasil = jalankan("gabung", masuk, *lembar, "-o", tmp_path / f"{ke}.xlsx", "--format", "json")
        assert hasil.kode == 0, hasil.err
        return dict(json.loads(hasil.out))

    def nip(isi: dict[str, Any], kunci: str) -> dict[str, str]:
        return {b["nip"]: b["kurang"] for b in isi[kunci]}

    satu = putaran(buku, 1, budi)
    assert nip(satu, "belum_menyerahkan") == {KABID: "", ANA: ""}
    assert nip(satu, "belum_lengkap") == {BUDI: "indikator untuk 1 RHK"}
    lain = openpyxl.load_workbook(tmp_path / "1.xlsx")
    lain.save(tmp_path / "disimpan.xlsx")
    _isi(ana, {("1", "1", "REALISASI.realisasi"): 118})
    dua = putaran(tmp_path / "disimpan.xlsx", 2, ana)
    assert nip(dua, "belum_menyerahkan") == {KABID: "2 dari 2 realisasi"}
    assert nip(dua, "belum_lengkap") == {
        ANA: "2 dari 3 realisasi",
        BUDI: "indikator untuk 1 RHK; 1 dari 1 realisasi",
    }
    assert nip(putaran(tmp_path / "2.xlsx", 3, kabid), "belum_menyerahkan") == {}


def test_yang_bertentangan_disebut_kedua_selnya_dan_ditandai(tmp_path: Path) -> None:
    buku = _unit(tmp_path)
    jalankan("templat", tmp_path / "lembar", "--per-pegawai", buku)
    ana = _lembar(tmp_path / "lembar", ANA)
    _isi(ana, {("2", "1", "REALISASI.realisasi"): 15, ("1", "1", "REALISASI.uraian_realisasi"): "=1+1"})
    keluar = tmp_path / "baru.xlsx"
    hasil = jalankan("gabung", buku, ana, "-o", keluar, "--format", "json")
    isi = json.loads(hasil.out)
    (temuan,) = isi["temuan"]
    assert temuan["kode"] == "S218"
    assert temuan["sel"].startswith("REALISASI!")
    assert 'berisi "12"' in temuan["pesan"]
    assert '"15" di LEMBAR SKP!' in temuan["pesan"]
    assert isi["lembar"][0]["catatan"]  # a formula without a stored value is not guessed
    buku_baru = openpyxl.load_workbook(keluar)
    assert buku_baru.sheetnames[0] == "HASIL PEMERIKSAAN"
    sel = temuan["sel"].split("!")[1]
    assert buku_baru["REALISASI"][sel].value == 12
    assert "S218" in buku_baru["REALISASI"][sel].comment.text


def test_lembar_asing_dan_rusak_disebut_yang_lain_tetap_digabung(tmp_path: Path) -> None:
    buku = _unit(tmp_path, _tanpa_realisasi)
    jalankan("templat", tmp_path / "lembar", "--per-pegawai", buku)
    lain = tmp_path / "lembar" / "lain.xlsx"
    isi = openpyxl.load_workbook(_lembar(tmp_path / "lembar", BUDI))
    isi.worksheets[0]["E2"] = "D99"
    isi.save(lain)
    (tmp_path / "lembar" / "rusak.xlsx").write_bytes(b"PK\x03\x04 bukan")
    openpyxl.Workbook().save(tmp_path / "lembar" / "kosong.xlsx")
    hasil = jalankan("gabung", buku, tmp_path / "lembar", "-o", tmp_path / "baru.xlsx")
    assert hasil.kode == 3
    assert "lain.xlsx: tidak digabungkan, lembar ini milik unit D99" in hasil.out
    assert "rusak.xlsx" in hasil.err
    assert "kosong.xlsx: berkas ini bukan LEMBAR SKP" in hasil.err
    assert (tmp_path / "baru.xlsx").is_file()
    ditolak = jalankan("gabung", buku, tmp_path / "lembar", "-o", buku)
    assert ditolak.kode == 2


def test_skp_kualitatif_adalah_daftar_dan_kembali_ke_selnya(tmp_path: Path) -> None:
    def ubah(m: Meja) -> None:
        _tanpa_realisasi(m)
        m.bidang.isi("PEGAWAI", BUDI, Pendekatan="KUALITATIF")
        ukuran = {"Target": None, "Satuan": None, "Uraian_Target": "Berkas tertata setiap akhir bulan"}
        m.bidang.isi("TARGET", (BUDI, "1", "1"), **ukuran)
        m.bidang.lembar["PERILAKU"] = [{"NIP": BUDI, "Nilai": "LOYAL", "Ekspektasi Khusus": "Menjaga rahasia data"}]

    buku = _unit(tmp_path, ubah)
    jalankan("templat", tmp_path / "lembar", "--per-pegawai", buku)
    budi = _lembar(tmp_path / "lembar", BUDI)
    isi = openpyxl.load_workbook(budi)
    ws = isi.worksheets[0]
    assert [c.value for c in ws[16] if c.value][:3] == [
        "NO.",
        "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI",
        "HASIL KERJA",
    ]
    tertulis = [str(c.value) for baris in ws.iter_rows(min_col=3, max_col=4, min_row=19) for c in baris if c.value]
    assert tertulis[:5] == [
        "Tertatanya berkas mutasi",
        "Penugasan dari:",
        "Ukuran keberhasilan/Indikator Kinerja Individu, dan Target:",
        "Jumlah berkas yang tertata",
        "Berkas tertata setiap akhir bulan",
    ]
    perilaku = next(b for b in ws.iter_rows(values_only=True) if str(b[1]).startswith("Loyal"))
    assert str(perilaku[1]).count("\n• ") == 3
    assert "Ekspektasi Khusus Pimpinan:\nMenjaga rahasia data" in perilaku
    kunci = {str(c.value): c.column for c in ws[1] if c.value}
    kedua = [r for r in range(3, ws.max_row) if str(ws.cell(r, kunci["NO RHK"]).value) == "2"]
    ws.cell(kedua[0], 3).value = "Tersusunnya pedoman arsip"
    ws.cell(kedua[1], 4).value = "Sekretaris Daerah"
    ws.cell(kedua[2], 3).value = "Pedoman yang ditetapkan"
    ws.cell(kedua[2], 4).value = "Ditetapkan sebelum Juni"
    ws.cell(kedua[2], kunci["REALISASI.uraian_realisasi"]).value = "Ditetapkan pada Mei"
    isi.save(budi)
    hasil = jalankan("gabung", buku, budi, "-o", tmp_path / "baru.xlsx")
    assert hasil.kode == 0, hasil.err
    baru = openpyxl.load_workbook(tmp_path / "baru.xlsx")
    milik = {
        nama: next(b for b in _baris(baru[nama]) if b.get("NIP") == BUDI and b.get("No RHK") == "2")
        for nama in ("RHK", "TARGET", "REALISASI")
    }
    assert milik["RHK"]["Rencana Hasil Kerja"] == "Tersusunnya pedoman arsip"
    assert milik["RHK"]["Penugasan Dari"] == "Sekretaris Daerah"
    assert milik["TARGET"]["Indikator Kinerja Individu"] == "Pedoman yang ditetapkan"
    assert milik["TARGET"]["Uraian Target"] == "Ditetapkan sebelum Juni"
    assert milik["REALISASI"]["Uraian Realisasi"] == "Ditetapkan pada Mei"
