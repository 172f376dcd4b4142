"""A worksheet whose rows say how high they are without being fixed at that height."""

from __future__ import annotations

from typing import Any

from xlsxwriter.worksheet import Worksheet

from skp_batch.workbook.template_tata import tinggi_teks

_BARIS_POIN = 12.75  # Arial 10
_TINGGI_MAKS = 409.0


class LembarTulis(Worksheet):  # type: ignore[misc]  # xlsxwriter has no types
    """xlsxwriter fixes every height that it is given, so that a row no longer grows with its text.

    Without any, LibreOffice shows one line of a wrapped text. So rows of data get `ht` without `customHeight`.
    """

    def __init__(self) -> None:
        super().__init__()
        self._baris_teks: dict[int, int] = {}

    def perlu_tinggi(self, baris: int, nilai: object, lebar: float) -> None:
        """A wrapped text stands in this 0-based row, in a column of this width."""
        if isinstance(nilai, str) and nilai:
            jumlah = tinggi_teks(nilai, lebar, 10)
            if jumlah > self._baris_teks.get(baris, 1):
                self._baris_teks[baris] = jumlah

    def perlu_baris(self, baris: int, jumlah: int) -> None:
        """This 0-based row shows so many lines."""
        self._baris_teks[baris] = max(jumlah, self._baris_teks.get(baris, 1))

    def _xml_start_tag_unencoded(self, tag: str, attributes: Any = None) -> None:
        if tag == "row":
            nama = {k for k, _ in attributes}
            jumlah = self._baris_teks.get(attributes[0][1] - 1)
            if jumlah and "ht" not in nama:
                attributes.append(("ht", f"{min(_TINGGI_MAKS, _BARIS_POIN * jumlah + 2.25):g}"))
        super()._xml_start_tag_unencoded(tag, attributes)

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        """Without the search for functions newer than Excel 2010 (the template has none): 80 per cent of the time."""
        return formula.removeprefix("=")
