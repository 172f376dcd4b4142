"""Capaian as live formulas (kontrak.md section 3): per indikator, per RHK, per SKP; a preview while rows are filled in.

The program's own figures, which also know HARIAN, KEBERATAN and an instansi's policy, replace these when it runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from skp_batch.aturan.kebijakan import muat_kebijakan
from skp_batch.istilah import Rating
from skp_batch.workbook.template_bantu import Bantu, Rak
from skp_batch.workbook.template_tata import Tata
from skp_batch.workbook.template_unit import baris_isian


@dataclass(frozen=True, slots=True)
class Kunci:
    """Helper columns of keys; `target_rhk` is the formula of the RHK to which a TARGET row belongs."""

    pegawai: Bantu
    rhk: Bantu
    target: Bantu
    target_rhk: str

    @staticmethod
    def skp_dari(tata: Tata) -> str:
        """NIP#SKP Ke, of the row in which the formula stands; "" in an empty row."""
        return _bila_ada(tata, _skp(tata))

    @staticmethod
    def rhk_dari(tata: Tata) -> str:
        return _bila_ada(tata, f'{_skp(tata)}&"#"&TRIM({_sel(tata, "no_rhk")})')

    @staticmethod
    def indikator_dari(tata: Tata) -> str:
        no = f'"#"&TRIM({_sel(tata, "no_rhk")})&"#"&TRIM({_sel(tata, "no_indikator")})'
        return _bila_ada(tata, f"{_skp(tata)}&{no}")


def _sel(tata: Tata, kunci: str) -> str:
    return f"INDEX({tata.utuh(kunci)},ROW())"


def _skp(tata: Tata) -> str:
    ke = _sel(tata, "skp_ke")
    return f'SUBSTITUTE({_sel(tata, "nip")}," ","")&"#"&IF({ke}="",1,TRIM({ke}))'


def _bila_ada(tata: Tata, rumus: str) -> str:
    return f'IF({_sel(tata, "nip")}="","",{rumus})'


@dataclass(frozen=True, slots=True)
class Capaian:
    """Helper columns that carry capaian."""

    realisasi: Bantu  # key of REALISASI rows
    milik: Bantu  # key of the RHK to which TARGET rows belong
    indikator: Bantu  # capaian of TARGET rows, "" where not due or not measured
    kelompok: Bantu  # NIP#SKP Ke#U or #T of RHK rows
    rhk: Bantu  # capaian of RHK rows
    tambahan: Bantu  # of RHK TAMBAHAN: mean of the SKP with it and all better ones; else 0
    ada: str
    atas: str
    sesuai: str

    @classmethod
    def susun(cls, rak: Rak, tata: Mapping[str, Tata], kunci: Kunci) -> Capaian:
        """Write the helper columns."""
        k = muat_kebijakan()
        terisi = (
            f"=COUNT({tata['REALISASI'].rentang('realisasi')})+COUNTA({tata['REALISASI'].rentang('uraian_realisasi')})"
        )
        isi: list[float | str] = [float(k.capaian_maksimum), float(k.di_atas), float(k.sesuai), terisi]
        maks, atas, sesuai, ada = rak.tetapan("TETAPAN", isi)
        realisasi = rak.kolom("REALISASI", "KUNCI REALISASI", Kunci.indikator_dari(tata["REALISASI"]))
        dihitung = rak.kolom("PEGAWAI", "SKP DIHITUNG", _dihitung(tata["PEGAWAI"], kunci.pegawai.sini))
        milik = rak.kolom("TARGET", "RHK DARI TARGET", kunci.target_rhk)
        b = rak.kolom("TARGET", "BARIS REALISASI", realisasi.cari(kunci.target.sini))
        berlaku, rumus = _indikator(tata, b, maks)
        ikut = f"ISNUMBER(MATCH({Kunci.skp_dari(tata['TARGET'])},{dihitung.rentang},0))"
        berlaku = f'IF({kunci.target.sini}="","",IF({ikut},{berlaku},""))'
        f = rak.kolom("TARGET", "TARGET BERLAKU", berlaku)
        indikator = rak.kolom("TARGET", "CAPAIAN INDIKATOR", rumus.replace("@", f.sini))
        jenis = f"TRIM({_sel(tata['RHK'], 'jenis_rhk')})"
        golong = f'IF({jenis}="UTAMA","U",IF({jenis}="TAMBAHAN","T","-"))'
        kelompok = rak.kolom("RHK", "KELOMPOK RHK", _bila_ada(tata["RHK"], f'{_skp(tata["RHK"])}&"#"&{golong}'))
        banyak = f'COUNTIFS({milik.rentang},{kunci.rhk.sini},{indikator.rentang},">=0")'
        jumlah = f"SUMIFS({indikator.rentang},{milik.rentang},{kunci.rhk.sini})"
        # rounded far below what counts, so that a figure turned into a criterion's text finds itself again
        rhk = rak.kolom(
            "RHK", "CAPAIAN RHK", f'IF({kunci.rhk.sini}="","",IF({banyak}=0,"",ROUND({jumlah}/{banyak},9)))'
        )
        tambahan = rak.kolom("RHK", "DENGAN TAMBAHAN", _tambahan(kelompok, rhk))
        return cls(realisasi, milik, indikator, kelompok, rhk, tambahan, ada, atas, sesuai)

    def pegawai(self, kunci: str, baris_pegawai: str) -> str:
        """Capaian of an SKP: the mean of RHK UTAMA, or the best that joining TAMBAHAN makes of it."""
        banyak, jumlah = _utama(self.kelompok, self.rhk, f'{kunci}&"#U"')
        terbaik = f'SUMPRODUCT(MAX(({self.kelompok.rentang}={kunci}&"#T")*{self.tambahan.rentang}))'
        tanpa = f"OR({self.ada}=0,{banyak}=0)"
        return f'IF({baris_pegawai}="","",IF({tanpa},"",ROUND(MAX({jumlah}/{banyak},{terbaik}),2)))'

    def rating(self, capaian: str) -> str:
        return (
            f'IF({capaian}="","",IF({capaian}>={self.atas},"{Rating.DI_ATAS}",'
            f'IF({capaian}>={self.sesuai},"{Rating.SESUAI}","{Rating.DI_BAWAH}")))'
        )


def _dihitung(pegawai: Tata, kunci: str) -> str:
    """The key of an SKP that has a capaian: KUANTITATIF, and not excepted by Status Keaktifan (N409)."""
    kata = f'TRIM({_sel(pegawai, "pendekatan")})="KUALITATIF"'
    aktif = f"TRIM({_sel(pegawai, 'keaktifan')})"
    lepas = f'AND({aktif}<>"",{aktif}<>"AKTIF",{aktif}<>"TUGAS BELAJAR")'
    return f'IF({kunci}="","",IF(OR({kata},{lepas}),"-",{kunci}))'


def _utama(kelompok: Bantu, rhk: Bantu, kunci: str) -> tuple[str, str]:
    """Count and sum of the measured RHK of a group."""
    return (
        f'COUNTIFS({kelompok.rentang},{kunci},{rhk.rentang},">=0")',
        f"SUMIFS({rhk.rentang},{kelompok.rentang},{kunci})",
    )


def _tambahan(kelompok: Bantu, rhk: Bantu) -> str:
    """TAMBAHAN join from the highest down: the mean with this one and those at least as high."""
    g, c = kelompok.sini, rhk.sini
    utama = f'SUBSTITUTE({g},"#T","#U")'
    banyak, jumlah = _utama(kelompok, rhk, utama)
    setinggi = f'{kelompok.rentang},{g},{rhk.rentang},">="&{c}'
    mean = f"({jumlah}+SUMIFS({rhk.rentang},{setinggi}))/({banyak}+COUNTIFS({setinggi}))"
    return f'IF(RIGHT({g},2)<>"#T",0,IF({c}="",0,IF({banyak}=0,0,{mean})))'


def _indikator(tata: Mapping[str, Tata], baris_realisasi: Bantu, maks: str) -> tuple[str, str]:
    """Target in force of a TARGET row, and capaian against it (`@` stands for the former)."""
    target, real = tata["TARGET"], tata["REALISASI"]
    t, batas, arah, satuan, aspek, cara = (
        _sel(target, k) for k in ("target", "batas_atas", "arah", "satuan", "aspek", "cara_hitung")
    )
    b = baris_realisasi.sini
    tp, r = (f"INDEX({real.utuh(k)},{b})" for k in ("target_periode", "realisasi"))
    tahunan = f'UNIT!$B${baris_isian("jenis_periode")}="TAHUNAN"'
    minimal = f'TRIM({arah})="MINIMAL"'
    dijumlah = (
        f'IF({cara}="",AND({satuan}<>"%",{satuan}<>"persen",OR({aspek}="KUANTITAS",{aspek}="BIAYA")),{cara}="JUMLAH")'
    )
    periodik = f'IF(ISNUMBER({tp}),IF(AND({tp}=0,NOT({minimal})),"",{tp}),IF({dijumlah},"",{t}))'
    berlaku = f'IF(ISNUMBER({t}),IF({tahunan},{t},{periodik}),"")'

    def terhadap(batasan: str) -> str:
        turun = f"IF({batasan}=0,IF({r}<=0,100,0),100*(2-{r}/{batasan}))"
        return f"IF({minimal},{turun},IF({batasan}=0,0,100*{r}/{batasan}))"

    rentang = f"AND(ISNUMBER({batas}),OR({tahunan},NOT(ISNUMBER({tp}))))"
    dalam = f"IF({rentang},IF({r}<@,{terhadap('@')},IF({r}<={batas},100,{terhadap(batas)})),{terhadap('@')})"
    return berlaku, f'IF(@="","",IF(ISNUMBER({r}),MAX(0,MIN({maks},{dalam})),0))'
