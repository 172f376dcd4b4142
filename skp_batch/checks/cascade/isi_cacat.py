"""What a book's own findings tell about rows that never reached an SKP, or that cannot be relied on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from skp_batch.schemas.rencana import PK, RHK
from skp_batch.temuan import Temuan

_KUNCI_RHK = frozenset(RHK[kunci].judul for kunci in RHK.kunci)
_NO_PK = PK["no_pk"].judul
_KEMBAR = "S206"
_BARIS = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class IsiCacat:
    """`target`: NIPs with a KESALAHAN in TARGET; `rhk_lepas`: NIPs as they stand in RHK rows whose key is flawed, so
    that they joined nobody; `rhk_kembar`: rows of RHK whose key another row repeats; `pk_lepas`: how many PK rows
    have no number that can be read.
    """

    target: frozenset[str]
    rhk_lepas: tuple[str, ...]
    rhk_kembar: frozenset[int]
    pk_lepas: int


def isi_cacat(temuan: Iterable[Temuan]) -> IsiCacat:
    target: set[str] = set()
    lepas: set[str] = set()
    kembar: set[int] = set()
    pk = 0
    for t in temuan:
        if not t.sel_cacat:
            continue
        if t.lembar == "TARGET":
            target.add(t.nip)
        elif t.lembar == "RHK" and t.kode == _KEMBAR:
            pertama = _BARIS.search(dict(t.konteks).get("pertama", ""))
            if pertama:
                kembar.add(int(pertama[0]))
        elif t.lembar == "RHK" and t.judul in _KUNCI_RHK:
            lepas.add(t.nip)
        elif t.lembar == "PK" and t.judul == _NO_PK and t.kode != _KEMBAR:
            pk += 1
    return IsiCacat(frozenset(target), tuple(sorted(lepas)), frozenset(kembar), pk)
