"""Who is due for which payload, who is held back and why (kontrak.md section 4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from skp_batch.hasil import Ditahan, HasilEkspor, KunciSkp, Payload, kunci_skp
from skp_batch.istilah import Ekspor, Menahan, StatusSkp, kunci_teks
from skp_batch.katalog import render
from skp_batch.model import Buku, Skp
from skp_batch.padat import Isian
from skp_batch.periode import Periode
from skp_batch.scoring.angka_kredit import BulanBertugas, bulan_bertugas, hitung_angka_kredit
from skp_batch.siasn import payloads
from skp_batch.siasn.acuan import acuan_siasn
from skp_batch.siasn.data_pegawai import DataPegawai
from skp_batch.siasn.penilai import DaftarOrang, Penilai, cari_penilai, mulai, selesai
from skp_batch.siasn.skema import pelanggaran
from skp_batch.siasn.temuan_x import bandingkan, periksa_id, periksa_penilai, temuan_x
from skp_batch.temuan import Temuan

SKP22, PERIODIK, ANGKA_KREDIT = "SKP22", "PERIODIK", "ANGKA KREDIT"

# What only follows from these is not reported again: a penilai who cannot be found because the cell that names him is
# wrong, or because the atasan has no plan of this year. Of a ketua tim these codes stand in RHK and excuse nothing.
_KOLOM_PENILAI = frozenset(
    {
        *("nip_atasan", "nip_penilai", "nama_penilai", "jabatan_penilai", "unit_penilai", "golongan_penilai"),
        "status_penilai",
    }
)
_KODE_PENILAI = frozenset({("K301", "PEGAWAI"), ("K306", "PEGAWAI"), ("K310", "PEGAWAI")})
# these stop a payload though they hold nothing else; X504, X506 and X508 stop none
MENGHENTIKAN = frozenset({"X501", "X502", "X503", "X505"})


def susun_ekspor(
    rekap: Sequence[Skp],
    buku: Mapping[str, Buku],
    data_pegawai: Mapping[str, DataPegawai],
    temuan: Iterable[Temuan],
    *,
    tanggal_hitung_bulan: int = 15,
) -> HasilEkspor:
    """The payloads of a batch whose SKP have their final status; `buku` by berkas, with the --acuan ones.

    `temuan` are all findings so far: they say what holds EKSPOR. The X findings are in the result.
    """
    bahan = _Bahan(buku, data_pegawai, DaftarOrang(buku.values()), tanggal_hitung_bulan)
    for t in temuan:
        bahan.catat(t)
    hasil = HasilEkspor()
    bahan.id_ganda = _id_ganda(rekap, bahan)
    dipakai = _skp_dipakai(rekap, bahan)
    for skp in rekap:
        _satu(skp, bahan, dipakai.get(kunci_skp(skp)), hasil)
    return hasil


@dataclass(slots=True)
class _Bahan:
    """All that is looked up for one SKP."""

    buku: Mapping[str, Buku]
    data_pegawai: Mapping[str, DataPegawai]
    orang: DaftarOrang
    tanggal_hitung: int
    menahan_berkas: dict[str, list[Temuan]] = field(default_factory=lambda: defaultdict(list))
    menahan_skp: dict[tuple[str, str, str], list[Temuan]] = field(default_factory=lambda: defaultdict(list))
    ganda: set[tuple[str, str]] = field(default_factory=set)  # (berkas, nip) with S211
    id_ganda: frozenset[str] = frozenset()  # kunci_teks of person ids that several NIP claim

    def catat(self, t: Temuan) -> None:
        if t.menahan is Menahan.BERKAS:
            self.menahan_berkas[t.berkas].append(t)
        elif t.menahan.mencakup(Menahan.EKSPOR):
            self.menahan_skp[t.berkas, t.nip, t.skp_ke].append(t)
        if t.kode == "S211":
            self.ganda.add((t.berkas, t.nip))

    def penahan(self, skp: Skp) -> list[Temuan]:
        """The findings that hold EKSPOR of this SKP."""
        return self.menahan_berkas.get(skp.berkas, []) + self.menahan_skp.get((skp.berkas, skp.nip, skp.skp_ke), [])


def _id_ganda(rekap: Iterable[Skp], bahan: _Bahan) -> frozenset[str]:
    """Person ids that stand at several people: SIASN replaces by person and year, so one would overwrite the other."""
    pemilik: dict[str, set[str]] = defaultdict(set)
    for skp in rekap:
        unduhan = bahan.data_pegawai.get(skp.nip) if skp.nip_sah else None
        if skp.nip_sah and (pns_id := skp.teks("pns_id") or (unduhan.pns_id if unduhan else "")):
            pemilik[kunci_teks(pns_id)].add(skp.nip)
    return frozenset(pns_id for pns_id, nip in pemilik.items() if len(nip) > 1)


def _skp_dipakai(rekap: Iterable[Skp], bahan: _Bahan) -> dict[KunciSkp, Skp]:
    """For each earlier SKP of a person and year (TAHUNAN) the one that is sent in its place (X508)."""
    kelompok: dict[tuple[str, int], list[Skp]] = defaultdict(list)
    for skp in rekap:
        periode = bahan.buku[skp.berkas].unit.periode
        if periode is None or periode.jenis != "TAHUNAN" or not skp.nip_sah or "nip" in skp.cacat:
            continue
        if skp.status is not StatusSkp.DIKECUALIKAN:
            kelompok[skp.nip, periode.tahun].append(skp)
    hasil: dict[KunciSkp, Skp] = {}
    for anggota in kelompok.values():
        berlaku = [s for s in anggota if s.status is not StatusSkp.BAGIAN_TAHUN]
        if len(anggota) < 2 or not berlaku or any((s.berkas, s.nip) in bahan.ganda for s in anggota):
            continue
        terakhir = max(berlaku, key=lambda s: _urutan(s, bahan.buku[s.berkas]))
        hasil |= {kunci_skp(s): terakhir for s in anggota if s is not terakhir}
    return hasil


def _urutan(skp: Skp, buku: Buku) -> tuple[date, date, int, str, str]:
    ke = int(skp.skp_ke) if skp.skp_ke.isdecimal() else 0
    return selesai(skp, buku), mulai(skp, buku), ke, skp.skp_ke, skp.berkas


def _satu(skp: Skp, bahan: _Bahan, dipakai: Skp | None, hasil: HasilEkspor) -> None:
    """Put one SKP where it belongs: in a payload, in DITAHAN, or nowhere."""
    buku = bahan.buku[skp.berkas]
    periode = buku.unit.periode
    hasil.status[kunci_skp(skp)] = Ekspor.TIDAK
    if skp.status is StatusSkp.DIKECUALIKAN:
        return
    _siapkan_daftar(hasil, periode)
    unduhan = bahan.data_pegawai.get(skp.nip) if skp.nip_sah else None
    if unduhan is not None and dipakai is None and skp.status is not StatusSkp.BAGIAN_TAHUN:
        hasil.temuan += bandingkan(skp, buku, unduhan)
    if dipakai is not None and periode is not None:
        lebih = temuan_x(skp, buku, "X508", "nip", skp.nip, tahun=str(periode.tahun), dipakai=_sebut(dipakai, bahan))
        hasil.temuan.append(lebih)
        hasil.ditahan.append(_ditahan(skp, buku, SKP22, [lebih]))
        return
    jenis = _yang_jatuh_tempo(skp, periode)
    if jenis is None:
        return
    penahan = bahan.penahan(skp)
    if skp.status is StatusSkp.TERTAHAN:  # no predikat: nothing of its payload can be looked at yet
        hasil.status[kunci_skp(skp)] = Ekspor.TERTAHAN
        hasil.ditahan.append(_ditahan(skp, buku, jenis, penahan))
        return
    pns_id, salah_id = periksa_id(skp, buku, unduhan, bahan.id_ganda)
    penilai = cari_penilai(skp, buku, bahan.orang, bahan.data_pegawai)
    temuan = [salah_id] if salah_id else []
    if not (skp.cacat & _KOLOM_PENILAI) and not any((t.kode, t.lembar) in _KODE_PENILAI for t in penahan):
        temuan += periksa_penilai(skp, buku, penilai)
    temuan += _periksa_jenis(skp, buku, jenis)
    hasil.temuan += temuan
    penahan += [t for t in temuan if t.kode in MENGHENTIKAN]
    salah_bentuk: list[str] = []
    if not (penahan or penilai.kurang or skp.menahan.mencakup(Menahan.EKSPOR)):
        salah_bentuk = _kirim(skp, buku, jenis, pns_id, penilai, hasil)
        if not salah_bentuk:
            hasil.status[kunci_skp(skp)] = Ekspor.YA
    if hasil.status[kunci_skp(skp)] is not Ekspor.YA:
        hasil.status[kunci_skp(skp)] = Ekspor.TERTAHAN
        hasil.ditahan.append(_ditahan(skp, buku, jenis, penahan, salah_bentuk))
    if not salah_bentuk:
        _angka_kredit(skp, buku, pns_id, penahan, bahan.tanggal_hitung, hasil)


def _siapkan_daftar(hasil: HasilEkspor, periode: Periode | None) -> None:
    """A period that was worked on has its file, also when nobody could be sent."""
    if periode is not None and periode.jenis == "TAHUNAN":
        hasil.skp22.setdefault(periode.tahun, [])
    elif periode is not None and periode.jenis in acuan_siasn().periodik:
        hasil.periodik.setdefault(periode, [])


def _yang_jatuh_tempo(skp: Skp, periode: Periode | None) -> str | None:
    """SKP22, PERIODIK, or None when SIASN expects nothing; a held SKP counts as due, its status being unknown."""
    if skp.status not in (StatusSkp.SELESAI, StatusSkp.TERTAHAN):
        return None
    if periode is None or periode.jenis == "TAHUNAN":
        return SKP22
    if periode.jenis not in acuan_siasn().periodik:
        return None
    jenis_jabatan = skp.teks("jenis_jabatan")
    return PERIODIK if jenis_jabatan == "FUNGSIONAL" or (not jenis_jabatan and "jenis_jabatan" in skp.cacat) else None


def _periksa_jenis(skp: Skp, buku: Buku, jenis: str) -> list[Temuan]:
    """X503 and X505, unless the cell itself is a finding already (S203, S214)."""
    acuan = acuan_siasn()
    hasil = []
    status, jenjang = skp.teks("status"), skp.teks("jenjang_jf")
    if status and status not in acuan.jenis_pegawai_skp22:
        hasil.append(temuan_x(skp, buku, "X505", "status", status))
    if jenis == PERIODIK and jenjang and jenjang not in acuan.koefisien:
        hasil.append(temuan_x(skp, buku, "X503", "jenjang_jf", jenjang, jenjang=jenjang))
    return hasil


def _kirim(skp: Skp, buku: Buku, jenis: str, pns_id: str, penilai: Penilai, hasil: HasilEkspor) -> list[str]:
    """Put the payload among those that are sent, unless it breaks its schema: then what it breaks."""
    periode, nilai_hasil, perilaku = buku.unit.periode, skp.rating_hasil, skp.rating_perilaku
    assert periode is not None
    assert nilai_hasil is not None
    assert perilaku is not None
    if jenis == SKP22:
        nama, daftar = "skp22", hasil.skp22[periode.tahun]
        isi = payloads.skp22(pns_id, nilai_hasil, perilaku, penilai, periode.tahun)
    else:
        nama, daftar = "kinerja-periodik", hasil.periodik[periode]
        isi = payloads.kinerja_periodik(pns_id, nilai_hasil, perilaku, penilai, periode, skp.teks("jenjang_jf"))
    salah = pelanggaran(nama, isi)
    if not salah:
        daftar.append(_payload(skp, buku, isi))
    return salah


def _angka_kredit(
    skp: Skp, buku: Buku, pns_id: str, penahan: Sequence[Temuan], tanggal_hitung: int, hasil: HasilEkspor
) -> None:
    """The conversion of the predikat; it goes only with the payload that carries that predikat."""
    periode = buku.unit.periode
    perolehan = nilai_angka_kredit(skp, buku, tanggal_hitung)
    if perolehan is None or periode is None:
        return
    nilai, bulan = perolehan
    daftar = hasil.angka_kredit.setdefault(periode, [])
    pak = buku.angka_kredit.get(skp.nip, {})
    nomor, tanggal, rw_jabatan = str(pak.get("nomor_pak") or ""), pak.get("tanggal_pak"), skp.teks("id_riwayat_jabatan")
    kurang = [
        label
        for label, ada in (("Nomor PAK", nomor), ("Tanggal PAK", tanggal), ("ID Riwayat Jabatan", rw_jabatan))
        if not ada
    ]
    penahan = list(penahan)
    if kurang:
        kolom = "id_riwayat_jabatan" if not rw_jabatan else "nip"
        penahan.append(temuan_x(skp, buku, "X507", kolom, kurang=", ".join(kurang)))
        hasil.temuan.append(penahan[-1])
    if penahan or skp.menahan.mencakup(Menahan.EKSPOR):
        hasil.ditahan.append(_ditahan(skp, buku, ANGKA_KREDIT, penahan))
        return
    assert isinstance(tanggal, date)
    isi = payloads.angka_kredit(pns_id, rw_jabatan, nomor, tanggal, nilai, bulan)
    if salah := pelanggaran("angka-kredit", isi):
        hasil.ditahan.append(_ditahan(skp, buku, ANGKA_KREDIT, penahan, salah))
    else:
        daftar.append(_payload(skp, buku, isi))


def nilai_angka_kredit(skp: Skp, buku: Buku, tanggal_hitung: int = 15) -> tuple[Decimal, BulanBertugas] | None:
    """Angka kredit of an SKP and the months it is for; None where none is earned (not a PNS in a JF, no month)."""
    if skp.predikat is None or skp.teks("status") != "PNS" or skp.teks("jenis_jabatan") != "FUNGSIONAL":
        return None
    bulan = bulan_bertugas(mulai(skp, buku), selesai(skp, buku), tanggal_hitung)
    if bulan is None:
        return None
    nilai = hitung_angka_kredit(skp.teks("jenjang_jf"), skp.predikat, bulan.jumlah, selesai(skp, buku))
    return None if nilai is None else (nilai, bulan)


def _payload(skp: Skp, buku: Buku, isi: dict[str, object]) -> Payload:
    predikat = skp.predikat.value if skp.predikat else ""  # the one text, where str() would make another for each
    return Payload(skp.berkas, buku.unit.kode, skp.nip, skp.nama, predikat, Isian.dari(isi))


def _ditahan(
    skp: Skp, buku: Buku, payload: str, penahan: Iterable[Temuan], salah_bentuk: Iterable[str] = ()
) -> Ditahan:
    """One reason per code: the first finding, and how many more there are; then what the schema does not take."""
    menurut_kode: dict[str, list[Temuan]] = defaultdict(list)
    for t in penahan:
        menurut_kode[t.kode].append(t)
    alasan = (
        *(_alasan(t) for t in menurut_kode.values()),
        *(f"Isi kiriman tidak sesuai bentuk SIASN: {salah}" for salah in salah_bentuk),
    )
    return Ditahan(
        skp.nip, skp.nama, buku.unit.kode, buku.unit.periode, skp.berkas, payload, tuple(menurut_kode), alasan
    )


def _alasan(temuan: Sequence[Temuan]) -> str:
    t = temuan[0]
    tempat = f"{t.lembar}!{t.sel}: " if t.sel else f"{t.lembar}: " if t.lembar else ""
    lain = f" (dan {len(temuan) - 1} lagi)" if len(temuan) > 1 else ""
    return f"{t.kode} {tempat}{render(t).pesan}{lain}"


def _sebut(skp: Skp, bahan: _Bahan) -> str:
    return f"SKP ke-{skp.skp_ke} di {bahan.buku[skp.berkas].unit.nama or skp.berkas}"
