"""Writing the example: workbooks, the files beside them, and the list of planted mistakes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from skp_batch.contoh.bentuk import BukuContoh, Instansi, Kesalahan
from skp_batch.contoh.papan import Tanaman
from skp_batch.contoh.tambal import Naskah
from skp_batch.workbook.alamat import alamat, urai_alamat
from skp_batch.workbook.template import tulis_buku

# A .txt, for a .csv among the workbooks would itself be a finding.
NAMA_DAFTAR = "KESALAHAN-DITANAM.txt"
# Open rows below the data of each sheet; more can be inserted.
CADANGAN = 20
_KEPALA = ("kode", "tingkat", "berkas", "lembar", "sel", "uraian")


def tulis(instansi: Instansi, tanaman: Sequence[Tanaman], folder: Path) -> list[Path]:
    """Write everything below `folder`; the paths, the list of mistakes (if any) last."""
    ditulis: list[Path] = []
    kesalahan: dict[int, Kesalahan] = {}
    for buku in instansi.buku:
        path = _siapkan(folder, buku.nama_file)
        milik = [t for t in tanaman if t.berkas == buku.nama_file]
        kesalahan |= _tulis_satu(buku, milik, path)
        ditulis.append(path)
    for nama, isi in instansi.mentah.items():
        path = _siapkan(folder, nama)
        path.write_bytes(isi)
        ditulis.append(path)
    for nama, asal in instansi.salinan.items():
        path = _siapkan(folder, nama)
        path.write_bytes((folder / asal).read_bytes())
        ditulis.append(path)
    if tanaman:
        urut = [kesalahan.get(id(t)) or _jadi(t, "") for t in tanaman]
        path = folder / NAMA_DAFTAR
        path.write_text(susun_daftar(urut), encoding="utf-8")
        ditulis.append(path)
    return ditulis


def _siapkan(folder: Path, nama: str) -> Path:
    path = folder / nama
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _tulis_satu(buku: BukuContoh, tanaman: Sequence[Tanaman], path: Path) -> dict[int, Kesalahan]:
    letak = tulis_buku(path, buku.baris, cadangan=CADANGAN)
    hasil: dict[int, Kesalahan] = {}
    tambalan = [t for t in tanaman if t.tambalan]
    for t in tanaman:
        hasil[id(t)] = _jadi(t, _sel(t, buku, letak))
    if tambalan:
        naskah = Naskah(path.read_bytes(), letak)
        for t in tambalan:
            assert t.tambalan
            sasaran = _sel_judul(t, naskah) if t.di_judul else hasil[id(t)].sel
            t.tambalan(naskah, t.lembar, sasaran)
        path.write_bytes(naskah.simpan())
    return hasil


def _jadi(t: Tanaman, sel: str) -> Kesalahan:
    return Kesalahan(t.kode, t.tingkat, t.berkas, t.lembar, sel, t.uraian)


def _sel(t: Tanaman, buku: BukuContoh, letak: Mapping[tuple[str, int, str], str]) -> str:
    if t.letak:
        return t.letak(_baris_kepala(t.lembar, letak))
    if t.baris is None:
        return ""
    urut = next(i for i, b in enumerate(buku.baris[t.lembar]) if b is t.baris)
    return letak[t.lembar, urut, t.kolom]


def _baris_kepala(lembar: str, letak: Mapping[tuple[str, int, str], str]) -> int:
    """The heading row: the one above the first row of data."""
    return urai_alamat(next(s for (nama, urut, _), s in letak.items() if nama == lembar and urut == 0))[0] - 1


def _sel_judul(t: Tanaman, naskah: Naskah) -> str:
    kepala = _baris_kepala(t.lembar, naskah.alamat)
    return alamat(kepala, urai_alamat(naskah.alamat[t.lembar, 0, t.kolom])[1])


def susun_daftar(kesalahan: Sequence[Kesalahan]) -> str:
    """The list as tab-separated text with aligned columns, so that people and programs read it."""
    isi = [_KEPALA, *((k.kode, k.tingkat, k.berkas, k.lembar, k.sel, k.uraian) for k in sorted(kesalahan, key=_urutan))]
    lebar = [max(len(baris[n]) for baris in isi) for n in range(len(_KEPALA) - 1)]
    return "".join("\t".join([*(s.ljust(w) for s, w in zip(b, lebar, strict=False)), b[-1]]) + "\n" for b in isi)


def baca_daftar(teks: str) -> list[Kesalahan]:
    """The inverse of susun_daftar."""
    return [Kesalahan(*(s.strip() for s in baris.split("\t"))) for baris in teks.splitlines()[1:]]


def _urutan(k: Kesalahan) -> tuple[str, str, str, str]:
    return (k.berkas, k.kode, k.lembar, k.sel)
