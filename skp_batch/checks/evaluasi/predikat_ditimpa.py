from __future__ import annotations

from collections.abc import Iterator

from skp_batch.checks.sidik import predikat_di_sidik
from skp_batch.checks.susunan import SkpIsi, Susunan
from skp_batch.istilah import Predikat, cocokkan
from skp_batch.scoring.predikat import predikat
from skp_batch.temuan import Temuan


def predikat_ditimpa(susunan: Susunan) -> Iterator[Temuan]:
    """Predikat (sistem) typed over with another value (N450); never for a formula or the program's own value."""
    tabel = susunan.isi.tabel.get("PENILAIAN")
    if tabel is None:
        return
    for s in susunan.diperiksa:
        sel = tabel.sistem.get((s.penilaian.nomor, "s_predikat")) if s.penilaian is not None else None
        if sel is None or sel.rumus or not sel.teks or s.penilaian is None:
            continue
        sah = _predikat_sah(s)
        if cocokkan(sel.teks, Predikat) not in sah:
            seharusnya = sah[0] if sah else "kosong"
            konteks = (("seharusnya", str(seharusnya)),)
            yield susunan.isi.temuan("N450", "PENILAIAN", s.penilaian, "s_predikat", nilai=sel.teks, konteks=konteks)


def _predikat_sah(s: SkpIsi) -> list[Predikat]:
    """The predikat of the ratings now, and what the program itself wrote for former ratings (kept in Sidik)."""
    hasil = []
    for h, p in ((s.skp.rating_hasil, s.skp.rating_perilaku), (s.skp.rating_hasil_awal, s.skp.rating_perilaku_awal)):
        if h is not None and p is not None:
            hasil.append(predikat(h, p))
    lama = predikat_di_sidik(s.skp.sidik_tertulis)
    return [*hasil, lama] if lama is not None else hasil
